"""The lists of a Word document: numbers, dots, tick boxes, and the circles and squares of answers."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from facingpages.handout.word.measures import Measures
from facingpages.handout.word.xml import Xml, part, tag


class Kind(IntEnum):
    """What stands before the paragraphs of a list; the value is the list's own number."""

    DOT = 1
    TICK = 2
    CIRCLE = 3
    CIRCLE_RIGHT = 4
    SQUARE = 5
    SQUARE_RIGHT = 6
    KEY_DOT = 7
    NUMBER = 8
    QUESTION = 9
    UNIT = 10


_COUNTED: Final = frozenset({Kind.NUMBER, Kind.QUESTION, Kind.UNIT})
_SIGN: Final = {
    Kind.DOT: "•",
    Kind.TICK: "□",
    Kind.CIRCLE: "○",
    Kind.CIRCLE_RIGHT: "●",
    Kind.SQUARE: "□",
    Kind.SQUARE_RIGHT: "■",
    Kind.KEY_DOT: "•",
    Kind.NUMBER: "%1.",
    Kind.QUESTION: "%1.",
    Kind.UNIT: "%1",
}
# Where the words begin, and how far before them the sign stands, in em.
_INDENT: Final = {
    Kind.DOT: (1.4, 1.0),
    Kind.TICK: (1.8, 1.5),
    Kind.KEY_DOT: (2.0, 1.1),
    Kind.NUMBER: (1.8, 1.5),
    Kind.QUESTION: (1.6, 1.6),
    Kind.UNIT: (1.8, 1.8),
}
_CHOICE: Final = (3.0, 2.5)


class Lists:
    """The lists that a document uses; each run of numbers is one of its own."""

    def __init__(self) -> None:
        self._runs: list[tuple[Kind, int]] = []
        self._last: dict[Kind, int] = {}

    def of(self, kind: Kind, number: int = 0) -> int:
        """Return the list that a paragraph is of; a number that does not follow the one before it begins a new list."""
        if kind not in _COUNTED:
            return kind.value
        if not self._last.get(kind) or number != self._last[kind] + 1:
            self._runs.append((kind, number))
        self._last[kind] = number
        return max(index for index, (known, _) in enumerate(self._runs) if known is kind) + len(Kind) + 1

    def part(self, measures: Measures) -> bytes:
        """Return the part with the lists."""
        kinds = [_kind(kind, measures) for kind in Kind]
        plain = [tag("w:num", tag("w:abstractNumId", val=kind.value), numId=kind.value) for kind in Kind]
        counted = [
            tag("w:num", tag("w:abstractNumId", val=kind.value), tag("w:lvlOverride", tag("w:startOverride", val=first), ilvl=0), numId=number)
            for number, (kind, first) in enumerate(self._runs, len(Kind) + 1)
        ]
        return part("w:numbering", ["w"], *kinds, *plain, *counted)


def _kind(kind: Kind, measures: Measures) -> Xml:
    left, hanging = (measures.em(length) for length in _INDENT.get(kind, _CHOICE))
    letters = tag("w:rPr", tag("w:b"), tag("w:bCs")) if kind in (Kind.QUESTION, Kind.UNIT) else tag("w:rPr", tag("w:b", val=0), tag("w:bCs", val=0))
    level = tag(
        "w:lvl",
        tag("w:start", val=1),
        tag("w:numFmt", val="decimal" if kind in _COUNTED else "bullet"),
        tag("w:lvlText", val=_SIGN[kind]),
        tag("w:lvlJc", val="left"),
        tag("w:pPr", tag("w:ind", left=left, hanging=hanging)),
        letters,
        ilvl=0,
    )
    return tag("w:abstractNum", tag("w:multiLevelType", val="singleLevel"), level, abstractNumId=kind.value)
