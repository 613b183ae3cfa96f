"""The citation marks of a text, as a table for people or as data for programs."""

from __future__ import annotations

from typing import Any

from facingpages.author.importers.model import counted
from facingpages.files.tables import table
from facingpages.text.citations import Apparatus, Entry, Row


def as_table(apparatus: Apparatus) -> str:
    """Return the citation marks of a text as a table, its entries as a second one, and the counts."""
    rows, text = list(apparatus.rows()), apparatus.text
    marks = [
        ("line", "mark", "style", "entries it can mean", "dates in its sentence", "what does not fit"),
        *(_cells(row) for row in rows),
    ]
    entries = [
        ("entry", "line", "in", "dated", "domain", "title"),
        *(_entry_cells(entry) for entry in apparatus.entries),
    ]
    unread = [
        ("line", "may cite, and is not read"),
        *((str(text.line_at(where.start)), text.show(where)) for where in apparatus.unread),
    ]
    mentions = sum(len(row.mark.targets) for row in rows)
    counts = [
        f"{counted(len(rows), 'citation mark')}, {counted(mentions, 'mention')}, "
        f"{counted(len(apparatus.targets), 'different target')}, "
        f"{counted(len(apparatus.entries), 'entry', 'entries')}; "
        f"marks with something that does not fit: {sum(1 for row in rows if row.misfits)}",
        _uncited(apparatus),
    ]
    tables = [table(part) for part in (marks, unread, entries) if len(part) > 1]
    return "\n\n".join([*tables, "; ".join(filter(None, counts))])


def _uncited(apparatus: Apparatus) -> str:
    """Return which entries no mark mentions; nothing where a mark was not read, since nobody can tell."""
    uncited = apparatus.uncited()
    if uncited is None:
        return ""
    return f"entries that no mark mentions: {', '.join(str(entry.line) for entry in uncited) or 'none'}"


def as_data(apparatus: Apparatus) -> dict[str, Any]:
    """Return the table's contents as JSON values; dates are `2025`, `2025-06` or `2025-06-02`."""
    return {
        "marks": [
            {
                "line": row.mark.line,
                "mark": row.mark.shown,
                "style": row.mark.style.value,
                "targets": [
                    {"name": target.name, "entries": [entry.line for entry in target.entries]}
                    for target in row.mark.targets
                ],
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
                "in": e.listed.value,
                "text": e.shown,
            }
            for e in apparatus.entries
        ],
        "unread": [
            {"line": apparatus.text.line_at(where.start), "text": apparatus.text.show(where)}
            for where in apparatus.unread
        ],
    }


def _cells(row: Row) -> tuple[str, ...]:
    entries = ", ".join(map(_named, row.candidates)) or "none"
    return (
        str(row.mark.line),
        row.mark.shown,
        row.mark.style.value,
        entries,
        ", ".join(map(str, row.sentence_dates)),
        "; ".join(row.misfits),
    )


def _named(entry: Entry) -> str:
    return entry.address or f"{entry.line} ({entry.date or 'no date'})"


def _entry_cells(entry: Entry) -> tuple[str, ...]:
    return (
        str(entry.number),
        str(entry.line),
        entry.listed.value,
        str(entry.date or "no date"),
        entry.domain or "no domain",
        entry.title or entry.shown,
    )
