"""Shared by all drafts: the line that names the schema, and the passage as comments."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from facingpages.course.passage import Passage
from facingpages.course.paths import SEEDS_YML
from facingpages.files import yaml_text

WIDTH = 118


def schema_line(root: Path, name: str, depth: int) -> list[str]:
    """Return the line that names a file's schema; the file is `depth` folders below the root."""
    first = yaml_text.read_text(root / SEEDS_YML, SEEDS_YML).partition("\n")[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=\.\./(?P<folder>.*)/seeds\.json", first)
    return [f"# yaml-language-server: $schema={'../' * depth}{found['folder']}/{name}.json"] if found else []


def as_comments(passages: Sequence[Passage]) -> Iterator[str]:
    """Yield the passages, line by line, as comments."""
    for passage in passages:
        for number, where in passage.paragraphs():
            words = "".join(c if c.isprintable() else " " for c in passage.text.show(where))
            yield from comment(f"{passage.seed.id} {number}: {words}")


def comment(text: str) -> Iterator[str]:
    """Yield a text as lines of comment."""
    yield from textwrap.wrap(
        text,
        WIDTH,
        initial_indent="#   ",
        subsequent_indent="#     ",
        break_long_words=False,
        break_on_hyphens=False,
    )
