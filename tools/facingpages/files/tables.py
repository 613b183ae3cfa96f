"""Tables: rows as CSV that no spreadsheet calculates, or as columns for a terminal."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from typing import Final

FORMULA: Final = ("=", "+", "-", "@", "\t", "\0")  # how a cell begins that a spreadsheet would calculate
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")  # a number is one already


def as_csv(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as CSV; a cell that a spreadsheet would take for a formula gets an apostrophe in front."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(
        [
            [f"'{cell}" if cell.startswith(FORMULA) and not _NUMBER.fullmatch(cell) else cell for cell in row]
            for row in rows
        ]
    )
    return text.getvalue()


def table(rows: Sequence[tuple[str, ...]]) -> str:
    """Return rows as a table in plain text; the first is the head."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])
