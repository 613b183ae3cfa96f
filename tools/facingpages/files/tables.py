"""Tables: rows as CSV without formulas, or as columns for a terminal."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

# How a cell begins that a spreadsheet would calculate, also after white space: some take full-width signs
# too.
FORMULA: Final = ("=", "+", "-", "@", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_LINES: Final = str.maketrans(dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n"))
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")  # a number is one already


def as_csv(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV; see `safe`."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([[safe(cell) for cell in row] for row in rows])
    return text.getvalue()


# A cell that may need a change; all others, nearly every one, are told apart by one search.
_SUSPECT: Final = re.compile(
    r"^[\s\ufeff\u200b\u200e\u200f\u2060\u00ad]*[=+\-@\0\t\uff1d\uff0b\uff0d\uff20]"
    r"|[\0\r\v\f\x1c\x1d\x1e\x85\u2028\u2029\t]"
)


def safe(cell: str) -> str:
    """Return a cell as a spreadsheet shows it and calculates nothing: one that it would take for a formula
    gets an apostrophe in front, and every line end is a newline."""
    if not _SUSPECT.search(cell):
        return cell
    if _NUMBER.fullmatch(cell):
        return cell
    plain = cell.translate(_LINES)
    # the byte order mark and its like are no white space to Python, and nothing to a spreadsheet
    begins = plain.lstrip().lstrip("\ufeff\u200b\u200e\u200f\u2060\u00ad").lstrip()
    is_formula = begins.startswith(FORMULA) or "\t" in plain[: len(plain) - len(begins)]
    plain = plain.replace("\0", "")  # it ends the cell for some programs, and the file for others
    return f"'{plain}" if is_formula else plain


def table(rows: Sequence[tuple[str, ...]]) -> str:
    """Return rows as a table in plain text; the first is the head."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])
