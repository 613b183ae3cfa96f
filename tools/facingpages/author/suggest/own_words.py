"""The writer's own words: whether a sentence is what the writer of a text asks for, and in earnest.

It may be what others say or want, an exception, a story, irony, or a "should" that only expects; where a
pattern of `data/suggest/own_words.tsv` finds one of these, the sentence is not sure enough to stand for the
text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from facingpages.author.suggest.lists import rows
from facingpages.text.folded import fold

_NOT_SURE: Final = ("others", "aside", "expects", "story", "irony")


@lru_cache
def _patterns() -> dict[str, list[re.Pattern[str]]]:
    made: dict[str, list[re.Pattern[str]]] = {}
    for kind, pattern in rows("own_words.tsv"):
        made.setdefault(kind, []).append(re.compile(pattern, re.IGNORECASE))
    return made


def _has(kind: str, words: str) -> bool:
    return any(pattern.search(fold(words)) for pattern in _patterns()[kind])


def is_sure(words: str) -> bool:
    """Return whether nothing in a sentence speaks against that its writer asks for this."""
    return not {"‘", "?"} & set(words) and not any(_has(kind, words) for kind in _NOT_SURE)


def leans(words: str) -> bool:
    """Return whether a sentence has a word that only the one before explains, as at its beginning."""
    return _has("leans", words)


def is_order(words: str) -> bool:
    """Return whether a sentence asks by its verb, as in "Ban them"."""
    return _has("order", words)
