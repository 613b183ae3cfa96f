"""Proposals that a teacher declined: a comment of the exercise file keeps them out."""

from __future__ import annotations

import re
from typing import Final

from facingpages.text.folded import fold

_BEGINS: Final = "# Not proposed again: "
_LINE: Final = re.compile(rf"^{_BEGINS}(?P<words>.*)$", re.MULTILINE)


def of(text: str) -> list[str]:
    """Return the words that were declined in the text of an exercise."""
    return list(dict.fromkeys(found["words"].strip() for found in _LINE.finditer(text)))


def said(words: str) -> str:
    """Return words as they are kept: without breaks of lines, with plain apostrophes."""
    return " ".join(fold(words).split())


def with_words(text: str, words: str) -> str:
    """Return the text of an exercise that keeps some words as declined, before its first key."""
    kept = said(words)
    if not kept or kept in of(text):
        return text
    lines = text.splitlines(keepends=True)
    at = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    return "".join([*lines[:at], f"{_BEGINS}{kept}\n", *lines[at:]])
