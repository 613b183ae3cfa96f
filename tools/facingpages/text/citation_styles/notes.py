"""Notes: the lines of a text that begin with the number or sign of a note, as "[3] Council report".

An importer leaves `[3]` in the running text and puts the notes at the end, a line each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from facingpages.text.folded import Text

_BEGINS: Final = re.compile(
    r"\s*\[\^?(?:\d{1,3}|[*\u2020\u2021\u00a7]{1,3})\]:?\s+\S|\s*\^\d{1,3}:?\s+\S"
    r"|\s*[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+\s*\w"
)


_NAMED: Final = re.compile(r"\[\^?(\d{1,3}|[*\u2020\u2021\u00a7]{1,3})\]")


def lines(text: Text, listed: Collection[int]) -> Iterator[int]:
    """Yield the lines, outside of the text's list, that are notes; where no other line has the number of
    any, "[1]", "[2]" count the paragraphs of the text."""
    begun = [
        number
        for number, line in enumerate(text.lines, 1)
        if number not in listed and _BEGINS.match(text.folded, line.start, line.end)
    ]
    named = {mark for number in begun for mark in _marks(text, number)[:1]}
    others = (
        mark for number in range(1, len(text.lines) + 1) for mark in _marks(text, number)[number in begun :]
    )
    if not named or any(mark in named for mark in others):
        yield from begun


def _marks(text: Text, number: int) -> list[str]:
    line = text.lines[number - 1]
    return _NAMED.findall(text.folded, line.start, line.end)
