"""Directives: the lines of a lesson that stand for something generated.

    ::: lesson some-lesson
    ::: facing some-seed:1-4 another-seed:4-7
    ::: exercise some-lesson/some-exercise

The loader reads them for the checks and `embed` for the page, both by this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from facingpages.authored import closest
from facingpages.fields import Lines, parse_lines

LINE = re.compile(r"^:::[ \t]*(?P<name>[^\s]*)[ \t]*(?P<rest>.*?)[ \t]*$")
_FENCE = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive: its name, its words, and its line in the file, from 1."""

    name: str
    words: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Misused(Exception):
    """A directive that cannot be followed: what is wrong, and the repair."""

    message: str
    hint: str


def parse(line: str, number: int = 0) -> Directive | None:
    """Return the directive that a line holds, or None."""
    found = LINE.match(line)
    return Directive(found["name"], tuple(found["rest"].split()), number) if found else None


def find(markdown: str, first_line: int = 1) -> Iterator[Directive]:
    """Yield the directives of a Markdown text that stand outside fenced code."""
    fence = ""
    for number, line in enumerate(markdown.splitlines(), first_line):
        edge = _FENCE.match(line)
        if edge and not fence:
            fence = edge["fence"]
        elif edge and edge["fence"].startswith(fence):
            fence = ""
        elif not fence and (directive := parse(line, number)):
            yield directive


def passage(word: str) -> tuple[str, Lines]:
    """Return the seed id and lines that `seed:3-7` names; raise `Misused`."""
    seed, colon, lines = word.partition(":")
    try:
        return seed, parse_lines(lines if colon else "")
    except Exception:
        raise Misused(f"`{word}` does not name a passage", "Write the seed's id, a colon and its lines: some-seed:3-7.") from None


def unknown(directive: Directive) -> Misused:
    """Return the mistake of a directive that is none of ours."""
    return Misused(f"`::: {directive.name}` is not a directive", closest(directive.name, ("lesson", "facing", "exercise")))
