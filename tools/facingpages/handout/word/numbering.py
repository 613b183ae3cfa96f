"""The lists of a Word document: numbers, dots, tick boxes, and the circles and squares of answers."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from facingpages.handout.word.measures import Measures
from facingpages.handout.word.style_parts import size
from facingpages.handout.word.xml import Xml, part, tag


class ListStyle(IntEnum):
    """The sign before the items of a list; the value is the list's number in Word."""

    DOT = 1
    TICK = 2
    CIRCLE = 3
    CIRCLE_RIGHT = 4
    SQUARE = 5
    SQUARE_RIGHT = 6
    KEY_DOT = 7
    NUMBER = 8
    QUESTION = 9
    UNIT_A = 10
    UNIT_B = 11


UNITS: Final = {"A": ListStyle.UNIT_A, "B": ListStyle.UNIT_B}  # the parts of a text, by its letter
_COUNTED: Final = frozenset({ListStyle.NUMBER, ListStyle.QUESTION, *UNITS.values()})
_SIGN: Final = {
    ListStyle.DOT: "•",
    ListStyle.TICK: "□",
    ListStyle.CIRCLE: "○",
    ListStyle.CIRCLE_RIGHT: "●",
    ListStyle.SQUARE: "□",
    ListStyle.SQUARE_RIGHT: "■",
    ListStyle.KEY_DOT: "•",
    ListStyle.NUMBER: "%1.",
    ListStyle.QUESTION: "%1.",
    ListStyle.UNIT_A: "A%1",
    ListStyle.UNIT_B: "B%1",
}
# Where the words begin, and how far before them the sign is, in em.
_INDENT: Final = {
    ListStyle.DOT: (1.4, 1.0),
    ListStyle.TICK: (1.8, 1.5),
    ListStyle.KEY_DOT: (2.0, 1.1),
    ListStyle.NUMBER: (1.8, 1.5),
    ListStyle.QUESTION: (1.6, 1.6),
    ListStyle.UNIT_A: (0.0, 0.0),  # the lines of a part begin at their own stops
    ListStyle.UNIT_B: (0.0, 0.0),
}
_CHOICE: Final = (3.0, 2.5)


class Lists:
    """The lists that a document uses; each run of numbers is a separate list."""

    def __init__(self) -> None:
        self._runs: list[tuple[ListStyle, int]] = []
        self._last: dict[ListStyle, int] = {}

    def of(self, kind: ListStyle, number: int = 0) -> int:
        """Return the list of a paragraph. A number that does not follow the last one starts a new list."""
        if kind not in _COUNTED:
            return kind.value
        if not self._last.get(kind) or number != self._last[kind] + 1:
            self._runs.append((kind, number))
        self._last[kind] = number
        return max(index for index, (known, _) in enumerate(self._runs) if known is kind) + len(ListStyle) + 1

    def part(self, measures: Measures) -> bytes:
        """Return the part with the lists."""
        kinds = [_kind(kind, measures) for kind in ListStyle]
        plain = [tag("w:num", tag("w:abstractNumId", val=kind.value), numId=kind.value) for kind in ListStyle]
        counted = [
            tag(
                "w:num",
                tag("w:abstractNumId", val=kind.value),
                tag("w:lvlOverride", tag("w:startOverride", val=first), ilvl=0),
                numId=number,
            )
            for number, (kind, first) in enumerate(self._runs, len(ListStyle) + 1)
        ]
        return part("w:numbering", ["w"], *kinds, *plain, *counted)


def _kind(kind: ListStyle, measures: Measures) -> Xml:
    left, hanging = (measures.em(length) for length in _INDENT.get(kind, _CHOICE))
    bold = (tag("w:b"), tag("w:bCs"))
    if kind in UNITS.values():
        letters = tag("w:rPr", *bold, *size(measures.label))
    elif kind is ListStyle.QUESTION:
        letters = tag("w:rPr", *bold)
    else:
        letters = tag("w:rPr", tag("w:b", val=0), tag("w:bCs", val=0))
    level = tag(
        "w:lvl",
        tag("w:start", val=1),
        tag("w:numFmt", val="decimal" if kind in _COUNTED else "bullet"),
        tag("w:suff", val="nothing") if kind in UNITS.values() else "",
        tag("w:lvlText", val=_SIGN[kind]),
        tag("w:lvlJc", val="left"),
        tag("w:pPr", tag("w:ind", left=left, hanging=hanging)),
        letters,
        ilvl=0,
    )
    return tag("w:abstractNum", tag("w:multiLevelType", val="singleLevel"), level, abstractNumId=kind.value)
