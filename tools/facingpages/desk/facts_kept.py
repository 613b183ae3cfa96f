"""The facts of a sentence that a rewriting must keep, by rule: numbers first, then names, then content words.

They are looked for in the pieces of the sentence that hold no loaded words, each piece between two signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from facingpages.language.word_lists import word_lists

_MOST_FACTS: Final = 2
_MOST_KEPT: Final = 4  # words of a wording that shows that a fact was kept
_LEAST_KEPT: Final = 2
_AFTER_A_NUMBER: Final = 3  # words from a number on, as "91 schools in"
_MOST_SAID: Final = 12  # words of a fact
_SIGNS: Final = re.compile(r"[,;:!?()\[\]“”\"«»—–…]+|\.(?!\d)")
_JOINING: Final = frozenset(
    "at of in on by for with from to into before after until while when "
    "as than and or but that which who".split()
)
_TIMES: Final = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|"
    r"August|September|October|November|December|"
    r"Easter|Christmas|Whitsun|Pentecost|Navidad|Pascua|Noël|Pâques"
)
_AT_ENDS: Final = "'’‘*_"


class Sort(IntEnum):
    """The reason why words are a fact, the surest last."""

    WORDS = 0
    NAME = 1
    NUMBER = 2


@dataclass(frozen=True, slots=True)
class Kept:
    """A fact in the words of the sentence, and the wordings that show that it was kept."""

    fact: str
    any_of: tuple[str, ...]
    sort: Sort
    place: int

    @property
    def is_sure(self) -> bool:
        """Whether somebody can look it up: it is a number or a name."""
        return self.sort is not Sort.WORDS


def of(pieces: Sequence[str]) -> tuple[Kept, ...]:
    """Return the facts of a sentence in pieces, at most two, the surest, in the order of the sentence."""
    found = list(_found(pieces))
    chosen = sorted(found, key=lambda one: (-one.sort, -len(one.any_of[0].split()), one.place))[:_MOST_FACTS]
    return tuple(sorted(chosen, key=lambda one: one.place))


def _found(pieces: Sequence[str]) -> Iterator[Kept]:
    place, begins = 0, True
    for piece in pieces:
        for chunk in _SIGNS.split(piece):
            left = [word for one in chunk.split() if (word := one.strip(_AT_ENDS))]
            while left:
                sort, start, end = _wording(left, begins=begins)
                if start == end:
                    break
                said = _trimmed(_trimmed(left[:end])[-_MOST_SAID:])
                yield Kept(" ".join(said), (" ".join(left[start:end]),), sort, place)
                left, begins, place = left[end:], False, place + 1
            begins = False


def _trimmed(words: list[str]) -> list[str]:
    """Return words without small ones at the ends."""
    first, last = 0, len(words)
    while first < last and _is_small(words[first]):
        first += 1
    while last > first and _is_small(words[last - 1]):
        last -= 1
    return words[first:last]


def _wording(words: list[str], *, begins: bool) -> tuple[Sort, int, int]:
    """Return the place of the few words that show that a fact was kept: those with a number, with a name, or
    with most content; an empty place where one common word is all there is."""
    for at, word in enumerate(words):
        if re.search(r"\d", word):
            return Sort.NUMBER, at, _end(words, at, at + _AFTER_A_NUMBER)
    for at, word in enumerate(words):
        if _is_name(word) and not (begins and at == 0):
            end = next((n for n in range(at + 1, len(words)) if not words[n][:1].isupper()), len(words))
            return Sort.NAME, at, end
    windows = [
        (start, end)
        for start in range(len(words))
        for end in range(start + _LEAST_KEPT, min(start + _MOST_KEPT, len(words)) + 1)
        if _trimmed(words[start:end]) == words[start:end] and _content(words[start:end]) >= _LEAST_KEPT
    ]

    def worth(window: tuple[int, int]) -> tuple[bool, int, int]:
        inside = words[slice(*window)]
        return _JOINING.isdisjoint(map(str.casefold, inside)), _content(inside), -len(inside)

    best = max(windows, key=worth, default=(0, 0))
    return Sort.WORDS, *best


def _is_name(word: str) -> bool:
    """Return whether a word names something to look up: a day or a feast of every year is none."""
    return word[:1].isupper() and not _is_small(word) and not _TIMES.fullmatch(word)


def _end(words: list[str], first: int, last: int) -> int:
    """Return where words end without a small one."""
    return first + len(_trimmed(words[first:last])) if _trimmed(words[first:last]) else first + 1


def _content(words: list[str]) -> int:
    return sum(not _is_small(word) for word in words)


def _is_small(word: str) -> bool:
    return word.casefold() in word_lists().small
