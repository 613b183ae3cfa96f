"""Readings: the second readers' answers follow the exercises that they answer."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from facingpages.author.rework.model import Rework

READINGS: Final = "exercises/second-reading"


def follow(work: Rework, name: Callable[[str], str | None]) -> None:
    """Give the exercises of the second readers' answers their names, or take them out."""
    folder = work.root / READINGS
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        path = f"{READINGS}/{file.name}"
        if file.suffix == ".json":
            work.change(path, lambda text: _other_answers(text, name), "the answers follow")
        elif file.suffix == ".csv":
            work.change(path, lambda text: _other_rows(text, name), "its rows follow")


def _other_answers(text: str, name: Callable[[str], str | None]) -> str:
    content: dict[str, Any] = json.loads(text)
    changed = False
    for part in ("answers", "changed", "versions"):
        if isinstance(content.get(part), dict):
            kept = {new: value for id, value in content[part].items() if (new := name(id)) is not None}
            changed |= list(kept) != list(content[part])
            content[part] = kept
    if not changed:
        return text
    indent = re.match(r"\{\n( +)", text)
    written = json.dumps(content, ensure_ascii=False, indent=len(indent[1]) if indent else None)
    return written + ("\n" if text.endswith("\n") else "")


def _other_rows(text: str, name: Callable[[str], str | None]) -> str:
    rows = list(csv.reader(io.StringIO(text)))
    place = rows[0].index("exercise") if rows and "exercise" in rows[0] else 0
    kept = list(_kept(rows, place, name))
    if kept == rows:
        return text
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(kept)
    return out.getvalue()


def _kept(rows: list[list[str]], place: int, name: Callable[[str], str | None]) -> Iterator[list[str]]:
    for number, row in enumerate(rows):
        new = row[place] if number == 0 else name(row[place])
        if new is not None:
            yield [*row[:place], new, *row[place + 1 :]]
