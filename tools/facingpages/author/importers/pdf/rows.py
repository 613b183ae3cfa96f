"""Rows: the lines of a page with the size and place of their letters; raised numbers become marks."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import Any, Final

import pypdf

from facingpages.author.importers import superscripts
from facingpages.author.importers.pdf import areas, columns
from facingpages.author.importers.pdf.areas import Area
from facingpages.author.importers.pdf.pen import Letter, Pen

_SMALLER: Final = 0.85  # of the size of a line: a raised number is no larger
_HIGHER: Final = 0.1  # of the size of a line: a raised number is at least so much above it
_MARK: Final = re.compile(r"\[(\d{1,3})\]")


@dataclass(frozen=True, slots=True)
class Linked:
    """Words of a row that lead to an address; `before` is the number of letters before them, without
    digits."""

    before: int
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a page: its words, the size of its type in points, its height on the page and where it
    begins and ends from the left; 0 where these are not known. `marks` are the numbers of notes in it."""

    text: str
    size: float = 0
    height: float = 0
    marks: tuple[int, ...] = ()
    left: float = 0
    right: float = 0
    links: tuple[Linked, ...] = ()


def rows(page: pypdf.PageObject, small: Counter[str]) -> list[Row]:
    """Return the lines of a page in the order of the file, or of its columns; count raised numbers in
    `small`."""
    letters: list[Letter] = []
    pen = Pen(_fonts(page))

    def visit(text: str, outer: list[float], inner: list[float], _: object, size: float) -> None:
        scale = math.hypot(inner[2], inner[3]) * math.hypot(outer[2], outer[3])
        height = round(inner[4] * outer[1] + inner[5] * outer[3] + outer[5], 1)
        begin = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        lefts = _spread(text, pen.taken(), begin) if text.strip() else [begin] * len(text)
        letters.extend(
            Letter(sign, round(size * scale, 1), height, left) for sign, left in zip(text, lefts, strict=True)
        )

    whole = page.extract_text(visitor_text=visit, visitor_operand_before=pen.follow)
    if "".join(letter.sign for letter in letters) != whole:  # their places cannot be told
        return [Row(_whole(line).strip()) for line in whole.split("\n")]
    lines, line = list[list[Letter]](), list[Letter]()
    for letter in [*letters, Letter("\n", 0, 0, 0)]:
        if letter.sign == "\n":
            lines.append(line)
            line = []
        else:
            line.append(letter)
    clickable = areas.of(page.get("/Annots"))
    return [_row(line, small, clickable) for line in columns.down(lines)]


def _fonts(page: pypdf.PageObject) -> dict[str, Any]:
    try:
        return dict(page["/Resources"]["/Font"])  # type: ignore[index]
    except (KeyError, TypeError, ValueError):
        return {}


def _spread(text: str, places: list[float], begin: float) -> list[float]:
    """Return the place of each sign of a text from those of the letters that the page shows; a ligature is
    one of these and may be several signs."""
    filled = sum(not sign.isspace() for sign in text)
    lefts, number = [], 0
    for sign in text:
        place = places[min(number * len(places) // filled, len(places) - 1)] if places else begin
        lefts.append(place)
        number += not sign.isspace()
    return lefts


def _row(letters: list[Letter], small: Counter[str], clickable: list[Area]) -> Row:
    filled = [letter for letter in letters if not letter.sign.isspace()]
    if not filled:
        return Row("")
    size = Counter(letter.size for letter in filled).most_common(1)[0][0]
    height = Counter(letter.height for letter in filled if letter.size == size).most_common(1)[0][0]
    text = ""
    marks: list[int] = []
    for up, group in groupby(letters, lambda one: _is_raised(one, size, height)):
        words = "".join(letter.sign for letter in group)
        if up and text.strip():
            raised = superscripts.in_line(words.strip(), text.rstrip(), small)
            if raised != words.strip():
                text = text.rstrip() + raised
                marks += [int(number) for number in _MARK.findall(raised)]
                continue
        text += words
    left, right = min(letter.left for letter in filled), max(letter.left for letter in filled)
    return Row(
        _whole(text).strip(),
        size,
        height,
        tuple(marks),
        left,
        right,
        _links(letters, clickable, size, height),
    )


def _links(letters: list[Letter], clickable: list[Area], size: float, height: float) -> tuple[Linked, ...]:
    near = [area for area in clickable if any(area.below - 1 <= one.height < area.above for one in letters)]
    if not near:
        return ()
    inside = [
        next((area.address for area in near if area.holds(one.left, one.height)), "") for one in letters
    ]
    signs = [" " if _is_raised(letter, size, height) else letter.sign for letter in letters]
    addresses = areas.linked(signs, inside)
    found, place = [], 0
    for address, group in groupby(addresses):
        length = len(list(group))
        words = "".join(letter.sign for letter in letters[place : place + length])
        if address:
            before = sum(letter.sign.isalpha() for letter in letters[:place])
            found.append(Linked(before, words, address))
        place += length
    return tuple(found)


def _is_raised(letter: Letter, size: float, height: float) -> bool:
    return letter.size <= _SMALLER * size and letter.height >= height + _HIGHER * size


def _whole(text: str) -> str:
    """Return text with halves of a character put together, and one space where the page has a gap; a half
    that is alone is U+FFFD."""
    return re.sub(" {2,}", " ", text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))


def usual_gap(page: list[Row]) -> float:
    """Return the usual distance between the lines of a page, 0 where heights are not known."""
    filled = [row for row in page if row.text and row.height]
    gaps = [gap for above, below in pairwise(filled) if (gap := above.height - below.height) > 0]
    return median(gaps) if gaps else 0
