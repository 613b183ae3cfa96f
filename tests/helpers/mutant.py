"""A mutant: a file of the package with one small change."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.helpers.sown_faults import PACKAGE, ROOT


@dataclass(frozen=True)
class Mutant:
    """A file of the package, from its folder on, with one small change in a line, and the whole changed code."""

    file: str
    operator: str
    line: int
    was: str
    code: str

    @cached_property
    def path(self) -> Path:
        return ROOT / PACKAGE / self.file

    @cached_property
    def source(self) -> str:
        return self.path.read_text("utf-8")

    @property
    def module(self) -> str:
        """The name by which the file is imported."""
        return f"facingpages.{self.file.removesuffix('.py').replace('/', '.')}"

    @property
    def becomes(self) -> str:
        """The line after the change."""
        return self.code.splitlines()[self.line - 1].strip()

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.operator}\n    - {self.was}\n    + {self.becomes}"
