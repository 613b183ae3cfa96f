"""Proposals that a teacher declined: a comment of the exercise file keeps them, so nothing proposes them again."""

from __future__ import annotations

import re
from typing import Final

_BEGINS: Final = "# Not proposed again: "
_LINE: Final = re.compile(rf"^{_BEGINS}(?P<words>.*)$", re.MULTILINE)


def of(text: str) -> list[str]:
    """Return the words that were declined in the text of an exercise."""
    return list(dict.fromkeys(found["words"].strip() for found in _LINE.finditer(text)))


def with_words(text: str, words: str) -> str:
    """Return the text of an exercise that keeps some words as declined, before its first key."""
    said = " ".join(words.split())
    if not said or said in of(text):
        return text
    lines = text.splitlines(keepends=True)
    at = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    return "".join([*lines[:at], f"{_BEGINS}{said}\n", *lines[at:]])
