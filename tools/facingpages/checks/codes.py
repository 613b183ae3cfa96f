"""The catalogue of finding codes, from which the teachers' page on findings is made.

It is in English, as the checker is.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict

from facingpages.files.yaml_read import parse
from facingpages.files.yaml_text import read_text

FILE: Final = Path(__file__).parent / "codes.yml"


class Code(BaseModel):
    """One code: its meaning, an example, and the mend. Backticks mark words of a file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    code: str
    means: str
    example: str
    mend: str


class Group(BaseModel):
    """Codes on one subject."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: str
    codes: tuple[Code, ...]


@lru_cache
def catalogue_of_codes() -> tuple[Group, ...]:
    """Return every code by its group, in the order of the file."""
    values = parse(read_text(FILE, FILE.name), FILE.name)
    groups = values["groups"]
    assert isinstance(groups, list)
    return tuple(Group.model_validate(group) for group in groups)


def codes() -> frozenset[str]:
    """Return every code that a finding may have."""
    return frozenset(code.code for group in catalogue_of_codes() for code in group.codes)
