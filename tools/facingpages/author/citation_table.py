"""The citation marks of a text, as a table for people or as data for programs."""

from __future__ import annotations

from typing import Any

from facingpages.files.tables import table
from facingpages.text.citations import Apparatus, Entry, Row


def as_table(apparatus: Apparatus) -> str:
    """Return the citation marks of a text as a table, its entries as a second one, and the counts."""
    rows = list(apparatus.rows())
    marks = [
        ("line", "mark", "entries it can mean", "dates in its sentence", "what does not fit"),
        *(_cells(row) for row in rows),
    ]
    entries = [
        ("entry", "line", "dated", "domain", "title"),
        *(_entry_cells(entry) for entry in apparatus.entries),
    ]
    uncited = ", ".join(str(entry.line) for entry in apparatus.uncited()) or "none"
    counts = (
        f"{len(rows)} citation marks, {apparatus.mentions} domain mentions, {len(apparatus.domains)} different domains, "
        f"{len(apparatus.entries)} entries; {sum(1 for row in rows if row.misfits)} marks with something that does not fit; "
        f"entries that no mark mentions: {uncited}"
    )
    tables = [table(part) for part in (marks, entries) if len(part) > 1]
    return "\n\n".join([*tables, counts])


def as_data(apparatus: Apparatus) -> dict[str, Any]:
    """Return the table's contents as JSON values; dates are `2025`, `2025-06` or `2025-06-02`."""
    return {
        "marks": [
            {
                "line": row.mark.line,
                "mark": row.mark.shown,
                "domains": list(row.mark.domains),
                "entries": [entry.line for entry in row.candidates],
                "sentence_dates": [str(date) for date in row.sentence_dates],
                "misfits": list(row.misfits),
            }
            for row in apparatus.rows()
        ],
        "entries": [
            {
                "number": e.number,
                "line": e.line,
                "title": e.title,
                "date": str(e.date) if e.date else None,
                "domain": e.domain,
                "text": e.shown,
            }
            for e in apparatus.entries
        ],
        "mentions": apparatus.mentions,
        "domains": list(apparatus.domains),
    }


def _cells(row: Row) -> tuple[str, ...]:
    entries = ", ".join(f"{entry.line} ({entry.date or 'no date'})" for entry in row.candidates) or "none"
    return (
        str(row.mark.line),
        row.mark.shown,
        entries,
        ", ".join(map(str, row.sentence_dates)),
        "; ".join(row.misfits),
    )


def _entry_cells(entry: Entry) -> tuple[str, ...]:
    return (
        str(entry.number),
        str(entry.line),
        str(entry.date or "no date"),
        entry.domain or "no domain",
        entry.title or entry.shown,
    )
