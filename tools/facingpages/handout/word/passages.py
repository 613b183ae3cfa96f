"""Passages in a Word document: two in facing columns, or one with room for notes beside it.

Two passages are a table with one cell for each, under a row that names the texts.  A screen reader reads
the whole left text and then the right one, and a teacher edits running paragraphs; a row for each pair of
lines would break both. A line ends where the model says, and every fifth has its number before it, left of
the column (right of it where the text runs to the left), so that Word, PDF and key agree on "line 15"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from facingpages.handout.model.lines import SINGLE
from facingpages.handout.model.passage import Column, Piece, PrintedLine, Shape, Stretch
from facingpages.handout.model.sheet import Facing
from facingpages.handout.word.measures import GAP, LINE_NUMBER, WORDS, Measures
from facingpages.handout.word.numbering import UNITS, Lists
from facingpages.handout.word.tables import Cell, after_table, row, table_of
from facingpages.handout.word.xml import Xml, joined, line_break, paragraph, runs, stop, tab

_SET_APART: Final = {
    Shape.LOADED: "LoadedWords",
    Shape.CONTESTED: "ContestedWords",
    Shape.PLAIN: "PlainWords",
    Shape.CLAIM: "ClaimWords",
    Shape.SOURCE: "SourceWords",
}
_LINE: Final = 1.72  # em, of the style Passage
_AFTER: Final = {True: 2.6, False: 0.6}  # em below a unit with its role, and below a paragraph
# of a page: what is higher may break, for a row that cannot break is cut off where it leaves the page
_WHOLE: Final = 0.8


def numeral(shape: Shape | None, label: str) -> str:
    """Return a number in its verdict's shape: round brackets for loaded, square for contested, none for
    plain."""
    match shape:
        case Shape.LOADED:
            return f"({label})"
        case Shape.CONTESTED:
            return f"[{label}]"
        case _:
            return label


def halves(measures: Measures) -> tuple[int, int]:
    """Return the widths of a single passage and of the room beside it."""
    left = measures.em(WORDS + SINGLE) + GAP
    return left, measures.width - left


def facing(block: Facing, measures: Measures, lists: Lists) -> Iterator[Xml]:
    """Yield the passages of a block; in large print, one below the other."""
    if len(block.columns) == 1 or measures.form.large:
        end = min(measures.em(WORDS + SINGLE), measures.width)
        for column in block.columns:
            yield from _head(column)
            for stretch in column.stretches:
                yield from _stretch(stretch, end, measures, lists, turned=column.turned)
        return
    wide = measures.width // len(block.columns)
    heads = [Cell(tuple(_head(column)), wide) for column in block.columns]
    texts = [
        Cell(
            tuple(
                part
                for one in column.stretches
                for part in _stretch(one, wide - GAP, measures, lists, turned=column.turned)
            ),
            wide,
        )
        for column in block.columns
    ]
    fits = measures.em(max(map(_height, block.columns))) <= _WHOLE * measures.height
    yield table_of(
        "FacingTable",
        row(heads, header=True),
        row(texts, whole=fits),
        widths=[wide] * len(block.columns),
        turned=measures.turned,
    )
    yield after_table()


def _height(column: Column) -> float:
    """Return the approximate height of a passage, in em."""
    return sum(len(stretch.lines) * _LINE + _AFTER[bool(stretch.unit)] for stretch in column.stretches)


def _head(column: Column) -> Iterator[Xml]:
    yield paragraph("PassageTitle", runs(column.title), turned=column.turned)
    yield paragraph("Provenance", runs(column.provenance))


def _stretch(stretch: Stretch, end: int, measures: Measures, lists: Lists, *, turned: bool) -> Iterator[Xml]:
    stops = joined([stop(measures.em(LINE_NUMBER), "right"), stop(measures.em(WORDS))])
    lines = joined(part for line in stretch.lines for part in _line(line, first=line is stretch.lines[0]))
    if not stretch.unit:
        yield paragraph("Passage", lines, tabs=stops, turned=turned)
        return
    unit = lists.of(UNITS[stretch.unit[0]], int(stretch.unit[1:]))
    yield paragraph("Unit", lines, number=unit, tabs=stops, turned=turned)
    if stretch.blank:
        given = (runs(stretch.blank.given, "Strong"),) if stretch.blank.given else (tab(),)
        yield paragraph(
            "Role",
            runs(f"{stretch.blank.label} "),
            *given,
            tabs=stop(end - measures.em(1), leader="underscore"),
        )


def _line(line: PrintedLine, *, first: bool) -> Iterator[Xml]:
    """Yield a line: its number, if any, at the first tab stop, and its words at the second."""
    if not first:
        yield line_break()
    yield tab()
    if line.number % 5 == 0:
        yield runs(str(line.number), "LineNumber")
    yield tab()
    for piece in line.pieces:
        yield from _piece(piece)


def _piece(piece: Piece) -> Iterator[Xml]:
    if not piece.mark:
        yield runs(piece.text)
        return
    if piece.starts and piece.mark.number:
        yield runs(numeral(piece.mark.shape, str(piece.mark.number)), "MarkNumber")
    words = piece.text.rstrip(" ")  # the space that ends a line is not part of what is marked
    yield runs(words, _SET_APART[piece.mark.shape])
    yield runs(piece.text[len(words) :])
