"""Provenance: what a text states of itself near its beginning, as candidates for a person to take or leave.

A candidate is words that are in the text, where an author in capitals is written as a name: what only the
file says (a PDF's properties) is no statement of the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from facingpages.author.importers import front_matter, heads
from facingpages.author.importers.model import ImportedLine
from facingpages.author.importers.name_case import in_name_case
from facingpages.author.importers.noise import source_list
from facingpages.text.folded import fold
from facingpages.text.written_dates import written

_WORDS: Final = 25  # of a line that is no paragraph
_LONGEST: Final = 300  # characters of a title or a name; a line may be one word of a megabyte


def candidates(
    lines: Sequence[ImportedLine], said: Mapping[str, str] | None = None
) -> dict[str, tuple[str, int]]:
    """Return what the text states of its title, author, outlet and date: the words as they are, and the
    line.  What the file says (`said`) comes first, where a line of the text says it too."""
    found = {name: place for name, words in (said or {}).items() if (place := _stated(words, lines))}
    listed = source_list(lines)
    lines = lines[: (listed[0] or listed[1]).first - 1] if listed else lines
    head = heads.read(lines).facts
    if (said or {}).get("title") and "title" in head and lines[head["title"][1] - 1].origin != "h1":
        del head["title"]  # the file knows its title, and no line is marked as one
    for name, place in head.items():
        found.setdefault(name, place)
    for number, line in enumerate(lines, 1):
        if line.origin == front_matter.ORIGIN and (dates := [words for words, _ in written(line.text)]):
            found.setdefault("date", (dates[0], number))
    if "author" in found:
        found["author"] = (in_name_case(found["author"][0]), found["author"][1])
    return found


def _stated(words: str, lines: Sequence[ImportedLine]) -> tuple[str, int] | None:
    """Return words of the file as a short line of the text has them, in capitals too, and the line."""
    pattern = re.compile(rf"(?<!\w){re.escape(fold(words))}(?!\w)", re.IGNORECASE)
    for number, line in enumerate(lines, 1):
        text = fold(line.text)
        if words and _is_short(text) and (hit := pattern.search(text)):
            return hit.group(), number
    return None


def _is_short(line: str) -> bool:
    return len(line) <= _LONGEST and len(line.split()) <= _WORDS
