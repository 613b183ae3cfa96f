"""The steps of a worked example: the numbered list that follows `::: steps` on a page.

    ::: steps

    1. **Fact.** Each sentence points to a meeting that has taken place.
    2. **Swap.** ...

The page shows the bold words of each item and opens the rest on a tap.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from facingpages.course.directives import Misused

_ITEM: Final = re.compile(r"^ {0,3}\d+\.[ \t]+(.*)$", re.MULTILINE)
_NAMED: Final = re.compile(r"\*\*[^*]+\*\*\s+\S|\*\*\[[^*]+\]\([^)]*\)[^*]*\*\*\s+\S")
_HINT: Final = (
    "Below `::: steps`, write a numbered list of two items or more, each as `1. **Name.** What to see there.`"
)


def read(blocks: Sequence[str]) -> list[str]:
    """Return the blocks of the numbered list that the next blocks of a page begin with; raise `Misused`."""
    taken = list(takewhile(lambda block: _ITEM.match(block), blocks))
    items = [matched[1] for block in taken for matched in _ITEM.finditer(block)]
    if len(items) < 2:
        raise Misused("`::: steps` is not followed by a numbered list of two items or more", _HINT)
    for item in items:
        if not _NAMED.match(item):
            raise Misused(f"the step `{item[:60]}` does not begin with its name in bold and go on", _HINT)
    return taken
