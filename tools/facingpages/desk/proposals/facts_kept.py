"""The facts of a sentence that a rewriting must keep, by rule: numbers first, then names, then noun phrases.

They are looked for in the pieces of the sentence that hold no loaded words, each piece between two signs.
A fact is whole: a figure or date with its noun, a name, or a noun phrase from its determiner to its head.
Where no rule is sure that the words are whole, they are no fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from facingpages.desk.proposals.phrases import dated, figures, in_other_figures, noun_phrase
from facingpages.language.word_lists import word_lists

_MOST_FACTS: Final = 2
_SIGNS: Final = re.compile(r"([,;:!?()\[\]“”\"«»—–…]+|\.(?!\d))")
_TIMES: Final = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|"
    r"August|September|October|November|December|"
    r"Easter|Christmas|Whitsun|Pentecost|Navidad|Pascua|Noël|Pâques"
)
_IN_NAMES: Final = frozenset("of for de la du del des".split())
_ORIGIN: Final = re.compile(r"\w+(?:ish|ian|ean|can|ese|nch|tch)")
_OWNS: Final = re.compile(r"['’]s?$")
_ARTICLE: Final = re.compile(r"(?:an?|the) (?=\S+ \S)", re.IGNORECASE)
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
    chosen = sorted(found, key=lambda one: (-one.sort, -len(one.fact.split()), one.place))[:_MOST_FACTS]
    return tuple(sorted(chosen, key=lambda one: one.place))


def wordings(fact: str) -> tuple[str, ...]:
    """Return a fact in its own words without its article, and with its numbers in other figures.

    The word check lets the endings of words differ, as one and many."""
    said = _ARTICLE.sub("", fact)
    return said, *in_other_figures(said)


def sort_of(fact: str) -> Sort:
    """Return the sort of a fact that somebody writes: with a number, with a name, or in other words."""
    if re.search(r"\d", fact):
        return Sort.NUMBER
    return Sort.NAME if any(map(_is_name, fact.split()[1:])) else Sort.WORDS


def _found(pieces: Sequence[str]) -> Iterator[Kept]:
    place, begins = 0, True
    for piece in pieces:
        chunks = _SIGNS.split(piece)
        for index, chunk in enumerate(chunks[::2]):
            words = [word for one in chunk.split() if (word := one.strip(_AT_ENDS))]
            is_whole = 2 * index + 1 < len(chunks)  # a sign ends it, not a loaded word
            at = 0
            while at < len(words):
                sort, end, any_of = _at(words, at, begins=begins and at == 0, is_whole=is_whole)
                if any_of:
                    yield Kept(_OWNS.sub("", " ".join(words[at:end])), any_of, sort, place)
                    place += 1
                at = max(end, at + 1)
            begins = begins and not words


def _at(words: list[str], at: int, *, begins: bool, is_whole: bool) -> tuple[Sort, int, tuple[str, ...]]:
    """Return the fact that begins at a word, its end and its wordings; none where there is no fact."""
    if end := dated(words, at):
        return Sort.NUMBER, end, (" ".join(words[at:end]),)
    if end := figures(words, at, is_whole=is_whole):
        return Sort.NUMBER, end, wordings(" ".join(words[at:end]))
    if _is_name(words[at]):
        end = _name_end(words, at)
        if end == at + 1 and (begins or _ORIGIN.fullmatch(words[at])):
            return Sort.NAME, end, ()  # any word is capital there; "English" alone is cut from its noun
        return Sort.NAME, end, (_OWNS.sub("", " ".join(words[at:end])),)
    end = noun_phrase(words, at, is_whole=is_whole)
    return Sort.WORDS, end, wordings(" ".join(words[at:end])) if end else ()


def _name_end(words: list[str], at: int) -> int:
    """Return the end of a name, with the small words inside it: "University of Leeds"."""
    end = at + 1
    while end < len(words) and not _OWNS.search(words[end - 1]):
        if words[end][:1].isupper():
            end += 1
        elif words[end] in _IN_NAMES and end + 1 < len(words) and words[end + 1][:1].isupper():
            end += 2
        else:
            break
    return end


def _is_name(word: str) -> bool:
    """Return whether a word names something to look up: a day or a feast of every year is none."""
    small = word.casefold() in word_lists().small
    return word[:1].isupper() and not small and not _TIMES.fullmatch(word)
