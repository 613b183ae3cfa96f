"""Migrate a course from an older format to today's; the changes are shown before they are made.

Only text is inserted: comments, order and layout of the author's files stay.  A step leads from one format
to the next."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from facingpages.author.schema import schemas
from facingpages.course import seed_letters
from facingpages.course.formats.fields import NOT_STATED
from facingpages.course.formats.seeds import FORMAT
from facingpages.course.paths import SEEDS_YML
from facingpages.files import regular, yaml_read, yaml_text
from facingpages.files.findings import Finding
from facingpages.files.yaml_read import Plain
from facingpages.files.yaml_text import Refused
from facingpages.text.folded import Text

SCHEMAS: Final = ".facingpages/schemas"  # where a separate course keeps a copy for the editor


_NUMBER: Final = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True, slots=True)
class Change:
    """One file, its path from the root of the course, before and after."""

    path: str
    before: str
    after: str

    def diff(self) -> str:
        """Return the change as a unified diff."""
        lines = difflib.unified_diff(
            self.before.splitlines(keepends=True),
            self.after.splitlines(keepends=True),
            f"{self.path} (now)",
            f"{self.path} (migrated)",
        )
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def changes(root: Path) -> tuple[Change, ...]:
    """Return the changes that migrate a course, none if its format is today's; raise `Refused`."""
    before = yaml_text.read_text(root / SEEDS_YML, SEEDS_YML)
    text, values = before, yaml_read.parse(before, SEEDS_YML)
    written = values.get("format", "1")
    number = int(written) if isinstance(written, str) and _NUMBER.fullmatch(written) else 0
    if not 1 <= number <= FORMAT:
        place = yaml_read.locate(text, ("format",))
        hint = f"This version knows the formats 1 to {FORMAT}: mend the number, or install a newer version."
        raise Refused(
            Finding(
                SEEDS_YML,
                place.line,
                place.column,
                "other-format",
                f"`{written}` is not a format to migrate from",
                hint,
            )
        )
    for step in range(number, FORMAT):
        text = _STEPS[step](text, root)
    changed = [Change(SEEDS_YML, before, text)]
    if (root / SCHEMAS).is_dir():
        changed += [
            Change(f"{SCHEMAS}/{name}", _read(root / SCHEMAS / name, f"{SCHEMAS}/{name}"), schema)
            for name, schema in schemas().items()
        ]
    return tuple(change for change in changed if change.before != change.after)


def _read(file: Path, path: str) -> str:
    return yaml_text.decoded(file, path) if file.is_file() else ""


def _from_1(text: str, root: Path) -> str:
    """Migrate to format 2, which adds a format number, and a licence and a word count for each seed."""
    values = yaml_read.parse(text, SEEDS_YML)
    entries = values.get("seeds")
    lines = text.splitlines(keepends=True)
    for index, entry in reversed(list(enumerate(entries if isinstance(entries, list) else []))):
        if isinstance(entry, dict):
            lines = _with_terms(lines, text, index, entry, root)
    first = yaml_read.locate(text, (next(iter(values)),), key=True).line
    return "".join([*lines[: first - 1], "format: 2\n", *lines[first - 1 :]])


def _with_terms(lines: list[str], text: str, index: int, entry: dict[str, Plain], root: Path) -> list[str]:
    place = yaml_read.locate(text, ("seeds", index, "sha256"), key=True)
    before = lines[place.line - 1][: place.column - 1]
    if "sha256" not in entry or before.strip(" -"):
        message = "`sha256` of this seed is not on a separate line"
        raise Refused(
            Finding(
                SEEDS_YML,
                place.line,
                place.column,
                "cannot-migrate",
                message,
                "Write each key of a seed on a separate line.",
            )
        )
    file = root / "seeds" / f"{entry.get('id')}.txt"
    try:
        words = len(Text(regular.read(file, seed_letters.MAX_BYTES).decode("utf-8")).words)
    except (OSError, UnicodeDecodeError):
        message = f"seeds/{file.name} cannot be read, so its words cannot be counted"
        raise Refused(
            Finding(
                SEEDS_YML, place.line, place.column, "cannot-migrate", message, "Put the text back, as UTF-8."
            )
        ) from None
    indent = " " * (place.column - 1)
    return [
        *lines[: place.line],
        f"{indent}words: {words}\n",
        f"{indent}licence: {NOT_STATED}\n",
        *lines[place.line :],
    ]


_STEPS: Final[dict[int, Callable[[str, Path], str]]] = {1: _from_1}
