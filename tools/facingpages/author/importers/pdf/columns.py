"""Columns: a page whose file goes across two columns, line by line, is read down one and then down the other.

Most programs write a column as a whole, and their order is kept as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from facingpages.author.importers.pdf.pen import Letter

_GAP: Final = (
    1.6  # of the size: from the begin of a letter to that of the next, across the space of two columns
)
_FEW: Final = 5  # lines: a column has more
_ACROSS: Final = 0.2  # of the lines may be across both columns, as a title is
_SMALLEST: Final = (
    0.25  # of the letters: a column has more; the page numbers of a table of contents are fewer
)
_FULL: Final = 0.7  # of the widest line of a column: most lines of a text are wider
_SWITCHES: Final = 0.3  # of the lines: a file that goes from side to side so often goes across the columns

_LEFT, _RIGHT, _BOTH = range(3)  # where a piece is


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a line without a wide gap: where it begins and ends, its height and its letters."""

    left: float
    right: float
    height: float
    first: int
    last: int
    line: int


def down(lines: Sequence[list[Letter]]) -> list[list[Letter]]:
    """Return the lines of a page in the order in which its columns are read."""
    pieces = [piece for number, line in enumerate(lines) for piece in _pieces(line, number)]
    gutter = _gutter(pieces, lines)
    if gutter is None or not _goes_across(pieces, gutter):
        return list(lines)
    ordered: list[_Piece] = []
    columns: dict[int, list[_Piece]] = {_LEFT: [], _RIGHT: [], _BOTH: []}
    for piece in sorted(pieces, key=lambda piece: -piece.height):
        columns[_side(piece, gutter)].append(piece)
        if columns[_BOTH]:
            ordered += _emptied(columns)
    ordered += _emptied(columns)
    return [lines[piece.line][piece.first : piece.last + 1] for piece in ordered]


def _emptied(columns: dict[int, list[_Piece]]) -> list[_Piece]:
    """Return and forget the pieces of the left column, of the right one, and across both."""
    pieces = [*columns[_LEFT], *columns[_RIGHT], *columns[_BOTH]]
    for column in columns.values():
        column.clear()
    return pieces


def _pieces(line: Sequence[Letter], number: int) -> Iterator[_Piece]:
    """Yield the parts of a line between its wide gaps."""
    filled = [place for place, letter in enumerate(line) if not letter.sign.isspace()]
    first = filled[0] if filled else 0
    for place, after in [*pairwise(filled), *((last, -1) for last in filled[-1:])]:
        here = line[place]
        if after < 0 or not -here.size < line[after].left - here.left < _GAP * here.size:
            yield _Piece(line[first].left, here.left + here.size / 2, here.height, first, place, number)
            first = after


def _side(piece: _Piece, gutter: float) -> int:
    return _LEFT if piece.right <= gutter else _RIGHT if piece.left >= gutter else _BOTH


def _gutter(pieces: Sequence[_Piece], lines: Sequence[Sequence[Letter]]) -> float | None:
    """Return the place between two columns, from the left; None where a page has no two."""
    if len(pieces) < 2 * _FEW:
        return None
    begin, end = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    places = [begin + (end - begin) * share / 100 for share in range(30, 71)]
    crossing = {x: sum(_side(piece, x) == _BOTH for piece in pieces) for x in places}
    least = min(crossing.values())
    good = [x for x in places if crossing[x] == least]
    gutter = good[len(good) // 2]
    sides = [[piece for piece in pieces if _side(piece, gutter) == side] for side in (_LEFT, _RIGHT)]
    if min(map(len, sides)) < _FEW or crossing[gutter] > _ACROSS * (len(sides[0]) + len(sides[1])):
        return None
    if not all(map(_is_prose, sides)):
        return None
    long = [sum(piece.last - piece.first + 1 for piece in side) for side in sides]
    if min(long) < _SMALLEST * sum(long):
        return None
    tops, ends = ([pick(p.height for p in side) for side in sides] for pick in (max, min))
    shared = min(tops) - max(ends)
    return gutter if shared > 0.5 * min(top - low for top, low in zip(tops, ends, strict=True)) else None


def _is_prose(pieces: Sequence[_Piece]) -> bool:
    """Return whether most lines of a column are about as wide as it is; those of a table or a form are
    not."""
    widths = [piece.right - piece.left for piece in pieces]
    return median(widths) > _FULL * max(widths)


def _goes_across(pieces: Sequence[_Piece], gutter: float) -> bool:
    """Return whether the file goes from one column to the other again and again."""
    sides = [side for piece in pieces if (side := _side(piece, gutter)) != _BOTH]
    return sum(one != other for one, other in pairwise(sides)) > _SWITCHES * len(sides)
