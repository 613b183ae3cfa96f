"""Notes at the foot of pages: they are taken out of the running text and put at its end, each behind the
number that is in the text too."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from facingpages.author.importers.pdf.rows import Row

_BEGINS: Final = re.compile(r"\[?(\d{1,3})[\].)]?\s+(?=\S)")
_SMALL: Final = 0.97  # of the size of the text


@dataclass(frozen=True)
class Noted:
    """Pages without their notes; the notes in their order, each with its number, and their rows; whether the
    numbers were made anew, because those of the file begin again on each page."""

    pages: list[list[Row]]
    notes: list[tuple[int, str]]
    rows: list[Row]
    renumbered: bool


def without_notes(pages: list[list[Row]], usual: float) -> Noted:
    """Return the pages and the notes apart; `usual` is the size of most of the text."""
    kept: list[list[Row]] = []
    below: list[Row] = []
    found: list[tuple[int, int, str]] = []  # page, number, words
    for index, page in enumerate(pages):
        begin = _begin(page, usual)
        kept.append(page[:begin])
        below += page[begin:]
        for row in page[begin:]:
            first = _BEGINS.match(row.text)
            if first and (not found or found[-1][0] != index or int(first[1]) == found[-1][1] + 1):
                found.append((index, int(first[1]), row.text[first.end() :]))
            elif row.text:
                page_index, number, words = found[-1]
                found[-1] = (page_index, number, _joined(words, row.text))
    numbers = [number for _, number, _ in found]
    if len(set(numbers)) == len(numbers):
        return Noted(kept, [(number, words) for _, number, words in found], below, False)
    new = {(page, number): place for place, (page, number, _) in enumerate(found, 1)}
    changed = [[_renumbered(row, index, new) for row in page] for index, page in enumerate(kept)]
    return Noted(changed, [(new[page, number], words) for page, number, words in found], below, True)


def is_note(row: Row, page: list[Row]) -> bool:
    """Return whether a line begins with the number of a mark that is on its page."""
    begins = _BEGINS.match(row.text)
    return bool(begins) and any(int(begins[1]) in other.marks for other in page if begins)


def _begin(page: list[Row], usual: float) -> int:
    """Return the place at which the notes of a page begin: below all marks, with the number of one, and
    small or with exactly the numbers of the marks."""
    marks = sorted({mark for row in page for mark in row.marks})
    if not marks:
        return len(page)
    last = max(place for place, row in enumerate(page) if row.marks)
    for place in range(last + 1, len(page)):
        begins = _BEGINS.match(page[place].text)
        if not begins or int(begins[1]) != marks[0]:
            continue
        below = [row for row in page[place:] if row.text]
        numbers = [int(found[1]) for row in below if (found := _BEGINS.match(row.text))]
        if (
            all(0 < row.size <= _SMALL * usual for row in below)
            or [number for number in numbers if number in marks] == marks
        ):
            return place
    return len(page)


def _joined(words: str, more: str) -> str:
    return f"{words[:-1]}{more}" if re.search(r"\w-$", words) and more[:1].islower() else f"{words} {more}"


def _renumbered(row: Row, page: int, new: dict[tuple[int, int], int]) -> Row:
    def number(found: re.Match[str]) -> str:
        return f"[{new.get((page, int(found[1])), int(found[1]))}]"

    return replace(row, text=re.sub(r"\[(\d{1,3})\]", number, row.text)) if row.marks else row
