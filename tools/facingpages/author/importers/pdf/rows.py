"""Rows: the lines of a page with the size and height of their letters; raised numbers become marks."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import Final

import pypdf

from facingpages.author.importers import superscripts

_SMALLER: Final = 0.85  # of the size of a line: a raised number is no larger
_HIGHER: Final = 0.1  # of the size of a line: a raised number is at least so much above it
_MARK: Final = re.compile(r"\[(\d{1,3})\]")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a page: its words, the size of its type in points and its height on the page; 0 where
    these are not known. `marks` are the numbers of notes in it."""

    text: str
    size: float = 0
    height: float = 0
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Letter:
    sign: str
    size: float
    height: float


def rows(page: pypdf.PageObject, small: Counter[str]) -> list[Row]:
    """Return the lines of a page in the order of the file; count raised numbers in `small`."""
    letters: list[_Letter] = []

    def visit(text: str, outer: list[float], inner: list[float], _: object, size: float) -> None:
        scale = math.hypot(inner[2], inner[3]) * math.hypot(outer[2], outer[3])
        height = round(inner[4] * outer[1] + inner[5] * outer[3] + outer[5], 1)
        letters.extend(_Letter(sign, round(size * scale, 1), height) for sign in text)

    whole = page.extract_text(visitor_text=visit)
    if "".join(letter.sign for letter in letters) != whole:  # their places cannot be told
        return [Row(_whole(line).strip()) for line in whole.split("\n")]
    found, line = [], list[_Letter]()
    for letter in [*letters, _Letter("\n", 0, 0)]:
        if letter.sign == "\n":
            found.append(_row(line, small))
            line = []
        else:
            line.append(letter)
    return found


def _row(letters: list[_Letter], small: Counter[str]) -> Row:
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
    return Row(_whole(text).strip(), size, height, tuple(marks))


def _is_raised(letter: _Letter, size: float, height: float) -> bool:
    return letter.size <= _SMALLER * size and letter.height >= height + _HIGHER * size


def _whole(text: str) -> str:
    """Return text with halves of a character put together, and one space where the page has a gap; a half
    that is alone is U+FFFD."""
    return re.sub(" {2,}", " ", text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))


def usual_gap(page: list[Row]) -> float:
    """Return the usual distance between the lines of a page, 0 where heights are not known."""
    heights = sorted({row.height for row in page if row.text and row.height})
    gaps = [high - low for low, high in pairwise(heights)]
    return median(gaps) if gaps else 0
