"""Anchored: the linked words of the rows are found again in the paragraphs that were made of them.

Putting lines together changes blanks, hyphens and numbers of notes, and no other letter: so a link is
found by the number of letters before it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from facingpages.author.importers import links
from facingpages.author.importers.pdf.rows import Row

# signs that are no letters, as `15(2), 123-145. [12] (`, between the letter before a link and the link
_NEAR: Final = 40
_HYPHENS: Final = "-\u2010\xad"
_Place = tuple[int, int, int, str]  # the index of a line, from where to where, the address


def anchored(lines: Sequence[str], rows: Sequence[Row]) -> tuple[list[str], int]:
    """Return lines with the signs of the links of their rows, and the number of linked words not found."""
    before = [0, *accumulate(_letters(line) for line in lines)]
    places: list[_Place] = []
    lost = passed = 0
    for row in rows:
        for link in row.links:
            at = passed + link.before
            first, last = bisect_left(before, at) - 1, min(bisect_right(before, at), len(lines)) - 1
            near = range(last, max(0, first) - 1, -1)  # more than one where numbers alone end a line
            hits = ((index, _find(lines[index], link.words, at - before[index])) for index in near)
            found = next(((index, *hit, link.address) for index, hit in hits if hit), None)
            places += [found] if found else []
            lost += not found
        passed += _letters(row.text)
    marked = list(lines)
    for index, start, end, address in reversed(_merged(places, lines)):
        line = marked[index]
        marked[index] = f"{line[:start]}{links.opened(address)}{line[start:end]}{links.CLOSED}{line[end:]}"
    return marked, lost


def _letters(words: str) -> int:
    return sum(sign.isalpha() for sign in words)


def _find(line: str, words: str, letters: int) -> tuple[int, int] | None:
    """Return where words are in a line, behind a number of letters."""
    start = 0
    while letters and start < len(line):
        letters -= line[start].isalpha()
        start += 1
    signs = [re.escape(sign) + "?" * (sign in _HYPHENS) for sign in words if not sign.isspace()]
    hit = re.compile(r"\s*".join(signs)).search(line, start)
    return hit.span() if hit and hit.start() <= start + _NEAR else None


def _merged(places: Sequence[_Place], lines: Sequence[str]) -> list[_Place]:
    """Return the places in order, without overlaps; those of one link that goes on in the next row are
    one."""
    merged: list[_Place] = []
    for index, start, end, address in sorted(places):
        last = merged[-1] if merged else None
        if last and last[0] == index and last[3] == address and not lines[index][last[2] : start].strip():
            merged[-1] = (index, last[1], max(end, last[2]), address)
        elif not last or last[0] != index or start >= last[2]:
            merged.append((index, start, end, address))
    return merged
