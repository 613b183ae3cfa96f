"""Tables of a Word document: data, rows to write in, cards and strips to cut out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from facingpages.handout.model.sheet import Card, Cards, Strips, Table
from facingpages.handout.word.measures import Measures
from facingpages.handout.word.xml import Xml, paragraph, runs, tag

_FEWEST_ROWS: Final = 3  # to write in, at the end and at the beginning of a page


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its paragraphs, and its width."""

    inside: tuple[Xml, ...]
    width: int


def row(cells: Sequence[Cell], *, header: bool = False, whole: bool = True, height: int = 0) -> Xml:
    """Return a row. A header repeats on each page; a `whole` row is never split between pages."""
    properties = [
        tag("w:cantSplit") if whole or header else "",
        tag("w:trHeight", val=height, hRule="atLeast") if height else "",
        tag("w:tblHeader") if header else "",
    ]
    cell_xml = [
        tag("w:tc", tag("w:tcPr", tag("w:tcW", w=cell.width, type="dxa")), *cell.inside) for cell in cells
    ]
    return tag("w:tr", tag("w:trPr", *properties) if any(properties) else "", *cell_xml)


def table_of(
    style: str, *rows: Xml, widths: Sequence[int], turned: bool, title: str = "", header: bool = True
) -> Xml:
    """Return a table with columns of fixed widths."""
    properties = tag(
        "w:tblPr",
        tag("w:tblStyle", val=style),
        tag("w:bidiVisual") if turned else "",
        tag("w:tblW", w=sum(widths), type="dxa"),
        tag("w:tblLayout", type="fixed"),
        tag(
            "w:tblLook",
            val="0020" if header else "0000",
            firstRow=int(header),
            lastRow=0,
            firstColumn=0,
            lastColumn=0,
            noHBand=1,
            noVBand=1,
        ),
        tag("w:tblCaption", val=title) if title else "",
    )
    return tag("w:tbl", properties, tag("w:tblGrid", *(tag("w:gridCol", w=width) for width in widths)), *rows)


def after_table() -> Xml:
    """Return the paragraph that ends every table, so that two tables do not become one."""
    return paragraph("AfterTable")


def table(block: Table, measures: Measures) -> Iterator[Xml]:
    """Yield a table with title and header. Blank rows are high enough to write in; a page ends only where
    some are before and behind it."""
    widths = [measures.width * share // sum(block.widths) for share in block.widths]
    blank = all(cell == "" for cells in block.rows for cell in cells)
    if block.title:
        yield paragraph("TableTitle", runs(block.title))
    rows = [
        row(
            [
                Cell((paragraph("TableHeading", runs(cell)),), wide)
                for cell, wide in zip(block.header, widths, strict=True)
            ],
            header=True,
        )
    ]
    for number, cells in enumerate(block.rows, 1):
        left = len(block.rows) - number
        together = blank and (number < _FEWEST_ROWS or 0 < left < _FEWEST_ROWS)
        table_rows = [
            Cell((paragraph("TableText", runs(cell), together=together),), wide)
            for cell, wide in zip(cells, widths, strict=True)
        ]
        rows.append(row(table_rows, height=measures.row if blank else 0))
    yield table_of(
        "WritingTable" if blank else "DataTable",
        *rows,
        widths=widths,
        turned=measures.turned,
        title=block.title,
    )
    yield after_table()


def cards(block: Cards, measures: Measures) -> Iterator[Xml]:
    """Yield cards to cut out, two beside each other, in large print one below the other."""
    across = 1 if measures.form.large else 2
    down = 4 if measures.form.large else block.per_page // 2
    wide = measures.width // across
    height = (measures.height - measures.em(4)) // down  # the title is on the first page
    all_cells = [Cell(tuple(_card(card)), wide) for card in block.cards]
    all_cells += [Cell((paragraph("CardText"),), wide)] * (-len(all_cells) % across)
    rows = [
        row(all_cells[first : first + across], height=height) for first in range(0, len(all_cells), across)
    ]
    yield table_of("CardTable", *rows, widths=[wide] * across, turned=measures.turned, header=False)
    yield after_table()


def _card(card: Card) -> Iterator[Xml]:
    yield paragraph("CardTitle", runs(card.title))
    yield paragraph("CardGroup", runs(card.group))
    yield paragraph("CardText", runs(card.text))
    yield paragraph(
        "CardText", runs(card.example.label, "Strong"), runs(" "), runs(card.example.given, "Emphasis")
    )


def _strip(words: str, text: str) -> tuple[Xml, ...]:
    return (paragraph("Strip", runs(words)), *([paragraph("StripText", runs(text))] if text else []))


def strips(block: Strips, measures: Measures) -> Iterator[Xml]:
    """Yield the heads to sort under, and the strips to cut out, each with its number."""
    heads = [
        part
        for head in block.heads
        for part in (runs(f"\u00a0{head}\u00a0".replace(" ", "\u00a0"), "HeadWords"), runs("   "))
    ]
    yield paragraph("Heads", *heads)
    widths = [measures.width - measures.em(3), measures.em(3)]
    rows = [
        row(
            [Cell(_strip(words, text), widths[0]), Cell((paragraph("StripNumber", runs(number)),), widths[1])]
        )
        for number, words, text in block.strips
    ]
    yield table_of("StripTable", *rows, widths=widths, turned=measures.turned, header=False)
    yield after_table()
