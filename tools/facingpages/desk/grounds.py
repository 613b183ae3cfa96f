"""Lines of a text with something to look up: a number, a date, a quotation, or a source that is named.

An exercise of claim and evidence needs one, or it has no evidence."""

from __future__ import annotations

import re
from typing import Final

from facingpages.author.suggest import UNITS, SuggestionKind, suggest
from facingpages.course.seed import Seed

_LOOKED_FOR: Final = UNITS | {SuggestionKind.CITATION, SuggestionKind.QUOTATION}
_NUMBER: Final = re.compile(r"\d")


def lines(seed: Seed) -> frozenset[int]:
    """Return the numbers of the lines that hold such a part."""
    return frozenset(
        one.line
        for one in suggest(seed, None, _LOOKED_FOR)
        if one.kind not in UNITS or one.kind is SuggestionKind.EVIDENCE or _NUMBER.search(one.shown)
    )
