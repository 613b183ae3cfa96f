r"""Scripts: what the letters of a text ask of whoever cuts it into words and sentences.

Chinese, Japanese, Thai, Lao, Burmese and Khmer put no space between words, and to find them takes a
dictionary; here each of their letters is a word, so that a mark can begin and end at any of them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import Final

# Letters of scripts without spaces, as ranges for a character class.
SPACELESS: Final = (
    "\u0e01-\u0e4e\u0e81-\u0ece\u0edc-\u0edf\u1000-\u103f\u1050-\u108f\u1780-\u17d3"
    "\u3005-\u3007\u3041-\u309f\u30a1-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003134f"
)
# Stops that end a sentence with or without a space behind: 。！？｡ of Chinese and Japanese, danda and double
# danda, the Urdu full stop and the Arabic question mark, the stops of Armenian, Ethiopic, Burmese and Khmer.
STOPS: Final = "\u3002\uff01\uff1f\uff61\u0964\u0965\u06d4\u061f\u0589\u1362\u104a\u104b\u17d4\u17d5"
CLOSING: Final = (
    "\u300d\u300f\u3011\uff09\u300b\u3009"  # quotation marks and brackets of Chinese and Japanese
)
# How many letters of a script without spaces say as much as one English word.
LETTERS_A_WORD: Final = 2
LIGATURES: Final = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
MOST_MARKS: Final = (
    30  # accents and vowel signs on one letter; no script has more, as Unicode's stream-safe form
)


@lru_cache
def marks_pattern(marks: str) -> re.Pattern[str]:
    """Return the pattern of more combining marks in a row than any letter bears."""
    return re.compile(f"(?<=[{re.escape(marks)}]{{{MOST_MARKS}}})[{re.escape(marks)}]+")


def combining(text: str) -> str:
    """Return the combining marks of a text, each once, in order."""
    return (
        "" if text.isascii() else "".join(sorted(c for c in set(text) if unicodedata.category(c)[0] == "M"))
    )


def excess_marks(text: str) -> list[tuple[int, int]]:
    """Return where a text has more combining marks on one letter than any script puts there."""
    marks = combining(text)
    return [found.span() for found in marks_pattern(marks).finditer(text)] if marks else []


class Letters:
    """Letters by their ranges, as in a character class, in order. To ask whether a text holds some is quicker
    than to compile a pattern of many ranges, which takes 2 ms."""

    def __init__(self, ranges: str) -> None:
        self._first, self._last = ranges[::3], ranges[2::3]

    def __contains__(self, letter: str) -> bool:
        place = bisect_right(self._first, letter) - 1
        return place >= 0 and letter <= self._last[place]

    def held_by(self, text: str) -> list[str]:
        """Return those of the letters that a text holds, each once."""
        return [] if text.isascii() else [letter for letter in set(text) if letter in self]


_SPACELESS: Final = Letters(SPACELESS)


def is_spaceless(word: str) -> bool:
    """Return whether a word begins with a letter of a script without spaces."""
    return word[:1] in _SPACELESS


def spaceless(text: str) -> str:
    """Return the letters of scripts without spaces for a class of a pattern that is to match in a text: none
    where it holds none."""
    return SPACELESS if _SPACELESS.held_by(text) else ""


def length(words: int, text: str) -> float:
    """Return how long a text of so many words is, for a comparison with another: letters of scripts without
    spaces, which are words here, count for less."""
    letters = sum(text.count(letter) for letter in _SPACELESS.held_by(text))
    return words - letters + letters / LETTERS_A_WORD
