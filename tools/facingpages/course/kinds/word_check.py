"""The word check of a rewriting: which expressions are gone, which facts are kept, whether it is still the
sentence, and which judging words come in.

It is done alike in `assets/scoring.js`; the vectors in `tests/vectors` specify both."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from facingpages.course.items import RewriteKey
from facingpages.language.word_lists import WordLists, bases

MOST_WITHOUT_SMALL: Final = 6  # words in a row of a sentence, none of them a small one
MOST_BETWEEN: Final = 3  # other words between two words of a wording
FEWEST_LEFT: Final = 5  # words outside the loaded expressions: of fewer, none need be shared
_KNOWN: Final = 1_024  # texts whose words are remembered: each rewriting asks for those of its key
_CLOSING: Final = " \n\"'”’»)"
_ENDING: Final = re.compile(r"\A(\D{4,}?)(?:es?|s|ed|ing|ly)\Z")

Words = tuple[str, ...]
Lost = Literal["", "short", "long", "little", "keys"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """The key of a rewriting: the sentence, what should be gone and kept, and words that it
    may use."""

    words: str
    gone: tuple[str, ...]
    facts: tuple[tuple[str, ...], ...]
    given: tuple[str, ...] = ()


def rewriting_of(sentence: str, key: RewriteKey) -> Sentence:
    """Return what rewritings of a sentence are checked against."""
    given = (key.model, *(part.neutral for part in key.gone))
    return Sentence(
        sentence, tuple(part.words for part in key.gone), tuple(fact.any_of for fact in key.facts), given
    )


@dataclass(frozen=True, slots=True)
class WordCheck:
    """The result of the word check: expressions gone, facts kept, how the frame is `lost` (nothing where it
    is kept), loaded words brought in, the score."""

    gone: tuple[bool, ...]
    kept: tuple[bool, ...]
    lost: Lost
    brought: tuple[str, ...]
    score: float

    @property
    def frame(self) -> bool:
        """Whether it is still the sentence."""
        return not self.lost


def check_rewriting(text: str, key: Sentence, lists: WordLists) -> WordCheck:
    """Return the word check of a rewriting: the share gone times the share kept, or 0 where the sentence
    is lost or judged anew.

    The product makes copying the sentence and writing nothing both earn 0.  The frame is lost in a `short`
    text of less than half the words of the sentence; in a `long` one of more than twice the words and ten;
    in one with too `little` of the sentence, which shares less than a fifth of the other words in their
    order (where there are at least five); and in a salad of `keys`: fewer than a quarter small words, or
    more than six words (or as many as the sentence itself has) without one.  A text that begins with a
    capital and ends with a full stop is a sentence with one small word for five others, since a short one,
    as "Phones disturb lessons.", may have none."""
    inside = _letters(text)
    gone = tuple(not holds(text, words) for words in key.gone)
    facts = tuple(kept(text, fact) for fact in key.facts)
    still = (words for words, is_gone in zip(key.gone, gone, strict=True) if not is_gone)
    allowed = (*(words for fact in key.facts for words in fact), *key.given, *still)
    known = {*_frame(key), *(word for words in allowed for word in _letters(words))}
    loaded = lists.loaded if _is_english(key, lists.small) else frozenset[str]()
    brought = tuple(dict.fromkeys(w for w in inside if w not in known and not loaded.isdisjoint(bases(w))))
    lost = _lost(inside, key, lists.small, written=_is_written(text))
    earned = 0.0 if lost or brought else sum(gone) / len(gone) * (sum(facts) / len(facts))
    return WordCheck(gone, facts, lost, brought, earned)


def _outside_brackets(sentence: str) -> Words:
    return _letters(re.sub(r"\([^()]*\)", " ", sentence))


def _frame(key: Sentence) -> list[str]:
    """Return the words of the sentence outside brackets and outside the loaded expressions."""
    left = list(_outside_brackets(key.words))
    for words in map(_letters, key.gone):
        at = next((i for i in range(len(left)) if tuple(left[i : i + len(words)]) == words), None)
        if at is not None:
            del left[at : at + len(words)]
    return left


def words_left(sentence: str, gone: Sequence[str]) -> int:
    """Return how many words a sentence has outside brackets and outside its loaded expressions."""
    return len(_frame(Sentence(sentence, tuple(gone), ())))


def _lost(inside: Words, key: Sentence, small: frozenset[str], *, written: bool) -> Lost:
    frame, whole = _frame(key), len(_outside_brackets(key.words))
    if len(inside) * 2 < whole:
        return "short"
    if len(inside) > whole * 2 + 10:
        return "long"
    if len(frame) >= FEWEST_LEFT and _in_order(frame, inside) * 5 < len(frame):
        return "little"
    if not _is_english(key, small):
        return ""
    most = max(MOST_WITHOUT_SMALL, *map(len, _runs(_outside_brackets(key.words), small)))
    runs = _runs(inside, small)
    enough = len(runs) * 5 if written else (len(runs) - 1) * 4
    return "" if enough >= len(inside) and max(map(len, runs)) <= most else "keys"


def _is_written(text: str) -> bool:
    """Return whether a text begins with a capital or a number and ends with a full stop or a like mark."""
    first = next((sign for sign in text if sign.isalnum()), "")
    return (first.isupper() or first.isnumeric()) and text.rstrip(_CLOSING).endswith((".", "!", "?", "…"))


def _is_english(key: Sentence, small: frozenset[str]) -> bool:
    """Return whether a fifth of the words of the sentence are small words of the list: else the lists are
    of no use."""
    words = _outside_brackets(key.words)
    return (len(_runs(words, small)) - 1) * 5 >= len(words)


def _runs(words: Words, small: frozenset[str]) -> list[str]:
    """Return the runs of words between small words, a letter for each word."""
    return "".join("s" if word in small else "x" for word in words).split("s")


def _in_order(first: Sequence[str], other: Words) -> int:
    """Return how many words two texts have in common in the same order."""
    before = [0] * (len(other) + 1)
    for word in first:
        row = [0]
        for j, beside in enumerate(other):
            row.append(before[j] + 1 if word == beside else max(before[j + 1], row[j]))
        before = row
    return before[-1]


def kept(text: str, wordings: Iterable[str]) -> bool:
    """Return whether a text holds one of several wordings. Other words may come between those of one, as in
    "gave these lands away", and each may be in another form, as "reaches" for "reached"."""
    inside = _stems(text)
    return any(_spread(inside, _stems(words)) for words in wordings)


def _spread(inside: Words, wanted: Words) -> bool:
    """Return whether words come in their order, with at most `MOST_BETWEEN` others between two of them."""
    ends = {i for i, word in enumerate(inside) if word == wanted[0]}
    for word in wanted[1:]:
        near = (i + step for i in ends for step in range(1, MOST_BETWEEN + 2))
        ends = {i for i in near if i < len(inside) and inside[i] == word}
    return bool(ends)


@lru_cache(_KNOWN)
def _stems(text: str) -> Words:
    """Return the words of a text without their endings. A stem has four letters at least: "thing" has none,
    and no digits: "1990s" is no form of "1990"."""
    return tuple(_ENDING.sub(r"\1", word) for word in _letters(text))


def holds(text: str, words: str) -> bool:
    """Return whether a text holds words one after the other, whatever their capitals and the signs between
    them."""
    inside, wanted = _letters(text), _letters(words)
    return any(inside[i : i + len(wanted)] == wanted for i in range(len(inside) - len(wanted) + 1))


@lru_cache(_KNOWN)
def _letters(text: str) -> Words:
    """Return the runs of letters and digits of a text, in lower case."""
    return tuple(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).lower()))
