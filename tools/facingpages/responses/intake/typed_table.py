"""Typed table: the rows of a CSV file, each with its line, and the column at which a cell begins."""

from __future__ import annotations

import csv
import io
from typing import Final, NamedTuple

from facingpages.responses.answer_file import MAX_BYTES

_DELIMITERS: Final = ",;\t"


class Row(NamedTuple):
    """One row: the line on which it begins, from 1, its cells, and the sign that sets them apart."""

    line: int
    cells: list[str]
    delimiter: str


def rows(text: str) -> list[Row]:
    """Return the rows of a table; none where it is no CSV. The first line shows the delimiter."""
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(MAX_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    found: list[Row] = []
    before = 0
    try:
        for cells in reader:
            found.append(Row(before + 1, cells, delimiter))
            before = reader.line_num
    except csv.Error:
        return []
    return found


def place(row: Row, cell: int, offset: int = 0) -> tuple[int, int]:
    """Return the line and the column, from 1, of a letter of a cell, as a spreadsheet writes the row.

    A cell is in quotation marks where it holds one, a delimiter or a line end."""
    line, column = row.line, 1
    for number, words in enumerate(row.cells[: cell + 1]):
        is_quoted = any(sign in words for sign in (row.delimiter, '"', "\n", "\r"))
        before = words[:offset] if number == cell else words
        if is_quoted:
            before = '"' + before.replace('"', '""') + ('"' if number < cell else "")
        line += before.count("\n")
        column = len(before) - before.rfind("\n") if "\n" in before else column + len(before)
        column += number < cell  # the delimiter
    return line, column
