"""A course as it would be: the files that change, go or move, with a note on each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from facingpages.course import seed_letters
from facingpages.files import yaml_text

Kind = Literal["seed", "exercise", "lesson"]


@dataclass
class Rework:
    """The files of a course as they would be: text by path, None for a file that goes.

    Reading one raises `Refused` where it is no text."""

    root: Path
    files: dict[str, str | None] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def text(self, path: str) -> str | None:
        """Return the text of a file as it would be; None where there is none."""
        if path in self.files:
            return self.files[path]
        file = self.root / path
        return yaml_text.decoded(file, path, seed_letters.MAX_BYTES) if file.is_file() else None

    def change(self, path: str, act: Callable[[str], str], note: str) -> None:
        """Change a file, and note it if that changes anything."""
        before = self.text(path)
        if before is not None and (after := act(before)) != before:
            self.files[path] = after
            self.notes.append(f"{path}: {note}")

    def delete(self, path: str) -> None:
        """Take a file out."""
        if self.text(path) is not None:
            self.files[path] = None
            self.notes.append(f"{path}: deleted")

    def move(self, old: str, new: str) -> None:
        """Give a file another path."""
        text = self.text(old)
        if text is not None:
            self.files[old], self.files[new] = None, text
            self.moved[old] = new
            self.notes.append(f"{old}: becomes {new}")


def is_bound_of(name: str, id: str) -> bool:
    """Return whether the name of a coverage count names a seed."""
    return id in re.split(r"[,;]\s*|\s+", name)
