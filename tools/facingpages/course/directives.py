"""Directives: lines of a lesson, such as `::: exercise`, that the build replaces with generated content.

    ::: lesson some-lesson
    ::: facing some-seed:1-4 another-seed:4-7
    ::: exercise some-lesson/some-exercise
    ::: start          (two quotations and an answer follow; see `opening`)
    ::: path           (every lesson as a card)
    ::: steps          (a numbered list follows, and opens one item a tap)

The loader reads them for the checks and `embed` for the page, both by this module.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from facingpages.course.formats.fields import parse_lines
from facingpages.files.findings import closest
from facingpages.text.folded import Lines

NAMES: Final = ("lesson", "facing", "exercise", "start", "path", "steps")
LINE = re.compile(r"^:::(?!:)[ \t]*(?P<name>[^\s]*)[ \t]*(?P<rest>.*?)[ \t]*$")
_NEARLY = re.compile(r"^(?P<indent>[ \t]*)(?P<colons>[:\uff1a]+)[ \t]*(?P<name>\w+)(?P<rest>.*)$")
_PLACES = re.compile(
    r"(?: [a-z0-9-]+[/:][a-z0-9-]+){1,2}"
)  # what may follow one colon; else it is a colon of the text
_BLOCK = re.compile(
    r"^ {0,3}(?:#|(?:-{3,}|={3,}|\*{3,})\s*$|<.*>\s*$|\[[^\]]+\]:)"
)  # a line after which a paragraph begins anew
_FENCE = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class Misused(Exception):
    """A directive that cannot be followed: the fault and its repair."""

    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive: its name, its words, and its line in the file, from 1.

    `unread` says why the page shows the line as it is, where it is meant for a directive and not
    written as one."""

    name: str
    words: tuple[str, ...]
    line: int = 0
    unread: Misused | None = None


def parse(line: str, number: int = 0) -> Directive | None:
    """Return the directive that a line holds, or None."""
    matched = LINE.match(line)
    return Directive(matched["name"], tuple(matched["rest"].split()), number) if matched else None


def find(markdown: str, first_line: int = 1) -> Iterator[Directive]:
    """Yield the directives of a Markdown text outside fenced code, including misspelt ones."""
    fence = before = ""
    for number, line in enumerate(markdown.splitlines(), first_line):
        edge = _FENCE.match(line)
        if edge and not fence:
            fence = edge["fence"]
        elif edge and edge["fence"].startswith(fence):
            fence = ""
        elif not fence and (directive := parse(line, number)):
            yield replace(directive, unread=_stuck(line)) if _goes_on(before) else directive
        elif not fence and (directive := _nearly(line, number)):
            yield directive
        before = line


def _goes_on(before: str) -> bool:
    """Return whether the paragraph continues after a line, so that the page would show the directive as
    text."""
    return bool(before.strip()) and not (parse(before) or _BLOCK.match(before) or _FENCE.match(before))


def _stuck(line: str) -> Misused:
    return Misused(
        f"`{line.strip()}` is taken for text of the paragraph above", "Leave a blank line above it."
    )


def _nearly(line: str, number: int) -> Directive | None:
    """Return the directive meant by a line that is indented or has the wrong number of colons."""
    matched = _NEARLY.match(line)
    names = difflib.get_close_matches(matched["name"].lower(), NAMES, n=1) if matched else []
    if (
        not matched
        or not names
        or (len(matched["colons"]) == 1 and not _PLACES.fullmatch(matched["rest"].rstrip()))
    ):
        return None
    meant = f"::: {names[0]}{matched['rest'].rstrip()}"
    why = "is indented" if matched["colons"] == ":::" else "does not begin with three colons"
    hint = (
        f"Write {meant} at the beginning of the line; to show it as it is, put it between two lines of ```."
    )
    return Directive(
        names[0],
        tuple(matched["rest"].split()),
        number,
        Misused(f"`{line.strip()}` {why}, so it is taken for text", hint),
    )


def passage(word: str) -> tuple[str, Lines]:
    """Return the seed id and lines that `seed:3-7` names; raise `Misused`."""
    seed, colon, lines = word.partition(":")
    try:
        return seed, parse_lines(lines if colon else "")
    except Exception:
        raise Misused(
            f"`{word}` does not name a passage", "Write the seed's id, a colon and its lines: some-seed:3-7."
        ) from None


def alone(directive: Directive) -> None:
    """Raise `Misused` if the directive has words after its name."""
    if directive.words:
        message = f"`::: {directive.name}` takes no words, and here are {' '.join(directive.words)}"
        raise Misused(message, f"Write ::: {directive.name} and nothing else on the line.")


def unknown(directive: Directive) -> Misused:
    """Return the `Misused` for a directive with an unknown name."""
    return Misused(f"`::: {directive.name}` is not a directive", closest(directive.name, NAMES))
