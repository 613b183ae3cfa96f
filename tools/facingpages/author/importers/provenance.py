"""Provenance: what a text states of itself near its beginning, as candidates for a person to take or leave.

A candidate is words that are in the text: what only the file says (a PDF's properties) is no statement
of the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from facingpages.author.importers import front_matter, mastheads
from facingpages.author.importers.model import ImportedLine
from facingpages.author.importers.noise import source_list
from facingpages.text.folded import fold
from facingpages.text.written_dates import written

_NEAR: Final = 6  # lines with words, from the beginning
_AUTHOR: Final = re.compile(
    r"^(?:By|Por|Par) ((?:[A-Z\u00c0-\u00de][\w.'-]*)(?: (?:[A-Z\u00c0-\u00de][\w.'-]*|de|van|von|der|la)){1,4})"
)
_PUBLISHED: Final = re.compile(r"^(?:first |originally )?published (?:in|by) (?P<rest>.+)$", re.IGNORECASE)
_NO_TITLE: Final = re.compile(
    r"[.,;:\u3002\u0964\u06d4][\"'\u201d\u2019)]?(?:\[\d+\])*$"
)  # a sentence ends so
_LONGEST_TITLE: Final = 25  # words
_LONGEST: Final = 300  # characters of a title or a name; a line may be one word of a megabyte


def candidates(
    lines: Sequence[ImportedLine], said: Mapping[str, str] | None = None
) -> dict[str, tuple[str, int]]:
    """Return what the text states of its title, author, outlet and date: the words as they are, and the
    line.  What the file says (`said`) comes first, where a line of the text says it too."""
    found = {name: place for name, words in (said or {}).items() if (place := _stated(words, lines))}
    listed = source_list(lines)
    lines = lines[: (listed[0] or listed[1]).first - 1] if listed else lines
    running = [(n, line) for n, line in enumerate(lines, 1) if line.text.strip() and line.origin != "note"]
    filled, datelines = running[:_NEAR], mastheads.datelines(lines)
    heading = next(
        ((number, line) for number, line in filled if line.origin == "h1"),
        next((one for one in filled if one[1].origin != front_matter.ORIGIN), None),
    )
    if (said or {}).get("title") and heading and heading[1].origin != "h1":
        heading = None  # the file knows its title, and no line is marked as one
    if heading and _is_short(heading[1].text) and not set("<>") & set(heading[1].text):
        words = heading[1].text.strip()
        if not _NO_TITLE.search(words):
            found.setdefault("title", (words, heading[0]))
    for number, line in filled:
        text = fold(line.text).strip()
        author = _AUTHOR.match(text)
        if author and len(author[1]) <= _LONGEST:
            found.setdefault("author", (author[1], number))
        if not _is_short(text):
            continue  # a date in a paragraph is one that the text speaks of
        dates = [words for words, date in written(text) if date.day or author]
        if dates:
            found.setdefault("date", (dates[0], number))
        published = _PUBLISHED.match(text)
        rest = text[author.end() :] if author else published["rest"] if published else ""
        if outlet := mastheads.outlet(rest, dates) or datelines.get(number):
            found.setdefault("outlet", (outlet, number))
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
    return len(line) <= _LONGEST and len(line.split()) <= _LONGEST_TITLE
