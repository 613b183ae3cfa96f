"""Pictures: an argument tree or a timeline as lines and words on a plane, for every format to draw.

Lengths are in em of the sheet's type, from the top left.  Words are broken into lines here, so that no
format has to measure them.  A picture that is higher than a page becomes several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from facingpages.handout.model.drawings import Argument, Node, Point, Timeline
from facingpages.handout.model.lines import broken

LEADING: Final = 1.25
_SIZE: Final = 0.9  # of the words, in em
_BOLD: Final = 1.1  # bold letters are so much wider
_ROW: Final = 2.3
_BOX: Final = 1.7
_INDENT: Final = 1.7
_WIDEST: Final = 12.5
_BLANK_FRAME: Final = 15.0
_WIDE, _WIDE_FRAME = 30.0, 9.0  # a frame that is wider than this needs less height for the same drawing
_BLANK_AXIS: Final = 7.0
_ACROSS: Final = 4  # up to so many dates are beside each other
_DATE: Final = 5.2  # room for a date
_STEP: Final = 9.0  # of a timeline in one piece: a page may break after it


@dataclass(frozen=True, slots=True)
class Box:
    """A frame with words in it, or none."""

    x: float
    y: float
    width: float
    height: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line from one place to another; an arrow has its head at the end."""

    x: float
    y: float
    to_x: float
    to_y: float
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """A filled square for an event or an open circle for a piece, by its middle."""

    x: float
    y: float
    event: bool


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words: `x` is their start, middle or end, `y` the middle of the line."""

    x: float
    y: float
    text: str
    at: str = "start"  # start | middle | end
    bold: bool = False


Drawn = Box | Stroke | Sign | Words


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture, with its description in words."""

    alt: str
    width: float
    height: float
    parts: tuple[Drawn, ...]


def drawn(block: Argument | Timeline, width: float, height: float) -> tuple[Scene, ...]:
    """Return the pictures of a block, each within the width and height given."""
    match block:
        case Argument(columns=()):
            high = _WIDE_FRAME if width > _WIDE else _BLANK_FRAME
            return (Scene(block.alt, width, high, (Box(0, 0, width, high),)),)
        case Argument():
            return tuple(_argument(block, width, height))
        case Timeline(points=()):
            return (_axis(block, width),)
        case Timeline() if len(block.points) <= _ACROSS:
            return (_across(block, width),)
        case Timeline():
            return tuple(_down(block, width, height))


def _argument(block: Argument, width: float, height: float) -> Iterator[Scene]:
    """Yield one picture with the columns side by side; where that is too narrow or too high, one for each
    column."""
    across = width / len(block.columns)
    rows = max(len(column) for column in block.columns)
    if across >= _WIDEST + 2 * _INDENT and rows * _ROW <= height:
        parts = tuple(
            part
            for index, column in enumerate(block.columns)
            for part in _tree(column, index * across, across - 1)
        )
        yield Scene(block.alt, width, rows * _ROW, parts)
        return
    for column in block.columns:
        yield Scene(block.alt, width, len(column) * _ROW, tuple(_tree(column, 0, width)))


def _tree(column: tuple[Node, ...], left: float, width: float) -> Iterator[Drawn]:
    """Yield boxes, each below the one that it supports and moved in, with an arrow up to it."""
    middles: dict[str, tuple[float, float]] = {}
    for row, (node, depth) in enumerate(_in_order(column)):
        x, y = left + depth * _INDENT, row * _ROW
        yield Box(x, y, min(_WIDEST, width - depth * _INDENT), _BOX, f"{node.label}  {node.role}")
        middles[node.label] = (x, y)
        if depth:
            above = middles[node.supports]
            foot = (above[0] + _INDENT / 2, above[1] + _BOX)
            yield Stroke(x, y + _BOX / 2, foot[0], y + _BOX / 2)
            yield Stroke(foot[0], y + _BOX / 2, foot[0], foot[1], arrow=True)


def _in_order(column: tuple[Node, ...]) -> Iterator[tuple[Node, int]]:
    """Yield each node once with its depth, below what it supports; what supports nothing in the column
    is at depth 0."""
    labels = {node.label for node in column}
    seen: set[str] = set()

    def below(node: Node, depth: int) -> Iterator[tuple[Node, int]]:
        seen.add(node.label)
        yield node, depth
        for other in column:
            if other.supports == node.label and other.label not in seen:
                yield from below(other, depth + 1)

    for node in column:
        if node.supports not in labels:
            yield from below(node, 0)
    for node in column:  # a ring of units has no beginning
        if node.label not in seen:
            yield from below(node, 0)


def _axis(block: Timeline, width: float) -> Scene:
    y = _BLANK_AXIS / 2
    ends = (Words(0, y + 1.2, block.ends[0]), Words(width, y + 1.2, block.ends[1], "end"))
    return Scene(block.alt, width, _BLANK_AXIS, (Stroke(0, y, width, y, arrow=True), *ends))


def _across(block: Timeline, width: float) -> Scene:
    step = width / len(block.points)
    parts: list[Drawn] = [Stroke(0, 2.2, width, 2.2, arrow=True)]
    lowest = 2.2
    for index, point in enumerate(block.points):
        x = (index + 0.5) * step
        parts += [Words(x, 0.8, point.date, "middle", bold=True), Sign(x, 2.2, point.event)]
        for row, line in enumerate(broken(point.text, (step - 1.5) / _SIZE)):
            parts.append(Words(x, 3.7 + row * LEADING, line.rstrip(), "middle"))
            lowest = max(lowest, 3.7 + row * LEADING)
    return Scene(block.alt, width, lowest + 1, tuple(parts))


def _down(block: Timeline, width: float, height: float) -> Iterator[Scene]:
    """Yield the dates one below the other, so many to a picture as fit."""
    axis = _DATE + 1
    rows: list[tuple[Point, list[str]]] = [
        (
            p,
            [
                line.rstrip()
                for line in broken(p.text, (width - axis - 1.2) / _SIZE / (_BOLD if p.event else 1))
            ],
        )
        for p in block.points
    ]
    while rows:
        y, parts = 0.0, list[Drawn]()
        while rows and (not parts or y + _height(rows[0][1]) <= min(height, _STEP)):
            point, lines = rows.pop(0)
            parts += [
                Words(_DATE, y + 0.8, point.date, "end", bold=point.event),
                Sign(axis, y + 0.8, point.event),
            ]
            parts += [
                Words(axis + 1.2, y + 0.8 + row * LEADING, line, bold=point.event)
                for row, line in enumerate(lines)
            ]
            y += _height(lines)
        yield Scene(block.alt, width, y, (Stroke(axis, 0, axis, y), *parts))


def _height(lines: list[str]) -> float:
    return len(lines) * LEADING + 0.4
