"""The terms by which passages of two seeds are compared: stems, names with `=`, numbers with `#`, and a few
letters side by side of a script without spaces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from facingpages.author.suggest.lists import stop_words
from facingpages.text import scripts
from facingpages.text.folded import Range, Text

_CHINESE: Final = "\u3005"  # the first letter of Chinese and Japanese among those of scripts without spaces
_HIRAGANA: Final = re.compile("[\u3041-\u309f]+")


def counted(text: Text, line: Range) -> Counter[str]:
    """Return the terms of a line, each with how often it is there."""
    terms: Counter[str] = Counter()
    first = {sentence.start for sentence in text.sentences_in(line)}
    numbers = text.words_in(line)
    words = text.words[numbers.start : numbers.end]
    for place, word in enumerate(words):
        written = text.folded[word.start : word.end]
        if scripts.is_spaceless(written):
            terms[_letters(text.folded, words[place : place + _letters_a_word(written)])] += 1
        else:
            terms[_term(written, word.start in first)] += 1
    terms.pop("", None)
    return terms


def _letters_a_word(letter: str) -> int:
    """Return how many letters of a script come near a word: two of Chinese and Japanese, four of Thai."""
    return 2 if letter[0] >= _CHINESE else 4


def _letters(folded: str, some: Sequence[Range]) -> str:
    """Return the term of letters side by side; the empty string where a space or a sign is between them, and
    where all are hiragana, which Japanese writes its small words in."""
    whole = folded[some[0].start : some[-1].end]
    apart = any(one.end != after.start for one, after in pairwise(some))
    short = len(some) < _letters_a_word(whole)
    return "" if apart or short or _HIRAGANA.fullmatch(whole) else whole


def _term(word: str, opens: bool) -> str:
    """Return the term that a word counts as, or the empty string for a stop word."""
    plain = word.casefold()
    if plain.removesuffix("'s") in stop_words() or len(plain) < 2:
        return ""
    if any(c.isdigit() for c in word):
        return "#" + stem(plain)
    if word[0].isupper() and not opens:
        return "=" + stem(plain)
    return stem(plain)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return the stem of an English word in lower case."""
    return str(_english().stemWord(word))


@lru_cache
def _english() -> Any:
    """Return the stemmer of English, by the rules of Snowball, also called Porter 2; importing it takes a
    while, which most commands need not wait for."""
    from snowballstemmer import stemmer

    return stemmer("english")
