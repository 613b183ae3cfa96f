"""Foot: the lines below the last paragraph of a text that tell who wrote it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from facingpages.author.importers import by_lines
from facingpages.author.importers.model import ImportedLine
from facingpages.text.folded import fold

_NEAR: Final = 3  # lines with words, from the end
_SHORT: Final = 25  # words: longer lines are paragraphs of an argument
_TITLED: Final = r"(?:(?:Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Mr|Mrs|Ms)\.? )?"
_BEFORE: Final = re.compile(r"^(?:about the (?:author|writer) ?[:.–—-]? ?)?", re.IGNORECASE)
_TELLS: Final = re.compile(
    r"(?!(?:So|But|And|Yet|Or|The|This|That|If|When|While|As|In|At|For|Even|Only|Perhaps|Maybe|Now|Then)\b)"
    rf"{_TITLED}(?P<name>{by_lines.FULL_NAME}?),? (?:is|was|teaches|works|writes|runs|leads|chairs|studies|"
    r"lives|has (?:taught|been|worked)|es|enseña|trabaja|escribe|est|enseigne|travaille|dirige)\b"
)
_SIGNED: Final = re.compile(rf"[-–—] ?{_TITLED}(?P<name>{by_lines.FULL_NAME})(?:,.*)?")


def lines_of(lines: Sequence[ImportedLine], author: str) -> list[int]:
    """Return the numbers of the lines near the end that begin with the name of the author, who says "I" and
    not this."""
    found = []
    start = re.compile(rf"{_TITLED}{re.escape(author)}(?![\w'])", re.IGNORECASE)
    for number, line in _near(lines):
        words = _bare(line)
        if len(words.split()) > _SHORT:
            break
        if author and start.match(words):
            found.append(number)
    return found


def author(lines: Sequence[ImportedLine]) -> tuple[str, int] | None:
    """Return the name of the author that the last line of a text tells of, and the line; None where the text
    names that person before, as one that it speaks of, or the line tells of nobody."""
    for number, line in _near(lines)[:1]:
        words = fold(line.text).strip(" *_")
        found = None if len(words.split()) > _SHORT else _SIGNED.fullmatch(words) or _TELLS.match(_bare(line))
        name = by_lines.person(found["name"]) if found else ""
        if name and not any(_speaks_of(name, one) for one in lines[: number - 1]):
            return name, number
    return None


def _speaks_of(name: str, line: ImportedLine) -> bool:
    """Return whether a paragraph has a name; a line of the head may be the name, or end with it."""
    words = fold(line.text)
    return name in words and not words.rstrip(" .*_").endswith(name)


def _near(lines: Sequence[ImportedLine]) -> list[tuple[int, ImportedLine]]:
    """Return the last lines with words, the last first."""
    filled = [
        (number, line)
        for number, line in enumerate(lines, 1)
        if line.text.strip() and not line.around and line.origin not in ("note", "footer")
    ]
    return filled[: -_NEAR - 1 : -1]


def _bare(line: ImportedLine) -> str:
    return _BEFORE.sub("", fold(line.text).strip(" *_-–—•\t"))
