"""Word lists of the word check of a rewriting: the small words that hold an English sentence together, and
words that judge.

They are the lists that `suggest` finds candidates with; here only single words that judge a person, a deed
or a size count.  Those that judge only sometimes count too: whoever writes "cruel" in the place of a loaded
word has hardly named a fact."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent / "data" / "suggest"
_LONGEST: Final = 11  # letters; longer words are rare, and the page can carry no more
_JUDGING: Final = (
    "judging-noun",
    "judging-adjective",
    "size-adjective",
    "size-noun",
    "person-noun",
    "intensifier",
)  # the page can carry no more

_ENDINGS: Final = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("d", ""),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
)


@dataclass(frozen=True, slots=True)
class WordLists:
    """Words in lower case: small words, and words that judge. An empty list switches its check off."""

    small: frozenset[str] = frozenset()
    loaded: frozenset[str] = frozenset()


@lru_cache
def word_lists() -> WordLists:
    """Return the two lists. They do not apply to texts in other languages, whose sentences hold none of the
    small words."""
    rows = _rows("loaded.tsv")
    judging = {row[0].lower() for row in rows if row[1] in _JUDGING and row[0].isalpha()}
    short = {
        word
        for word in judging
        if len(word) <= _LONGEST and judging.isdisjoint(bases(word)[1:])  # "blatant" covers "blatantly"
    }
    return WordLists(
        frozenset(row[0].lower() for row in _rows("stop.tsv") if row[0].isalpha()), frozenset(short)
    )


def bases(word: str) -> list[str]:
    """Return the forms under which a word may be in a list."""
    return [word, *(word.removesuffix(end) + base for end, base in _ENDINGS if word.endswith(end))]


def packed(words: frozenset[str]) -> str:
    """Return sorted words packed for the scripts: a digit for the letters shared with the last word, then the
    rest."""
    parts, before = [], ""
    for word in sorted(words):
        shared = next((i for i in range(9) if word[i : i + 1] != before[i : i + 1] or i >= len(word)), 9)
        parts.append(f"{shared}{word[shared:]}")
        before = word
    return "".join(parts)


def _rows(name: str) -> list[list[str]]:
    lines = (_FOLDER / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
