"""The facts of a sentence that a rewriting must keep, by rule: numbers first, then names, then noun phrases.

They are looked for in the pieces of the sentence that hold no loaded words, each piece between two signs.
A fact is whole: a figure or date with its noun, a name, or a noun phrase from its determiner to its head.
Where no rule is sure that the words are whole, they are no fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

from facingpages.desk.proposals.noun_phrases import head, names_people, noun_phrase, subject
from facingpages.desk.proposals.phrases import dated, figures, in_other_figures, is_small

_MOST_FACTS: Final = 2
_SIGNS: Final = re.compile(r"((?:[;:!?()\[\]“”\"«»—–…]|[.,](?!\d))+)")
_PERIODS: Final = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|"
    r"August|September|October|November|December"
)
_FEASTS: Final = re.compile(r"Easter|Christmas|Whitsun|Pentecost|Navidad|Pascua|Noël|Pâques")
_IN_NAMES: Final = frozenset("of for de la du del des".split())
_ORIGIN: Final = re.compile(r"\w+(?:ish|ian|ean|can|ese|nch|tch)")
_OWNS: Final = re.compile(r"['’]s?$")
_ARTICLE: Final = re.compile(r"^(?:an?|the|its|their|our|his|her|no|every|both|in|on) (?=\S)", re.IGNORECASE)
_TITLED: Final = re.compile(
    r"(?:(?:Prime Minister|President|Secretary of State|Chancellor|Professor|Prof|Dr|Mr|Mrs|Ms|Sir|Lady|Lord|"
    r"Minister|Senator|Mayor) )(?P<name>[A-Z][\w’'-]+)"
)
_WHEN: Final = re.compile(r"(?:in|on|by|since|until)", re.IGNORECASE)
_TIME: Final = re.compile(r"\d{1,2}(?:[.:]\d\d)?(?:[ap]m)?")
_BEFORE_A_TIME: Final = frozenset("at by until till after before from past".split())
_AGE: Final = re.compile(r"\d+-(?:year|month)-olds?(?:['’]s?)?")
_LETTERS: Final = re.compile(r"[A-Z]{2,5}")
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

    @property
    def is_worth_keeping(self) -> bool:
        """Whether a reader would miss it: it is sure, is about people, or says more than "the door"."""
        return self.is_sure or names_people(self.fact) or len(_ARTICLE.sub("", self.fact).split()) > 1


def of(pieces: Sequence[str], sentence: str = "") -> tuple[Kept, ...]:
    """Return the facts of a sentence in pieces, at most two, the surest, in the order of the sentence."""
    found = [replace(one, any_of=wordings(one.fact, sentence)) for one in _found(pieces)]
    chosen = sorted(found, key=lambda one: (-one.sort, -len(one.fact.split()), one.place))[:_MOST_FACTS]
    return tuple(sorted(chosen, key=lambda one: one.place))


def wordings(fact: str, sentence: str = "") -> tuple[str, ...]:
    """Return a fact in its own words without its article, with its numbers in other figures, or by the one
    noun that it is about, where the sentence has that noun once.

    The word check lets the endings of words differ, as one and many."""
    said = _ARTICLE.sub("", fact)
    if titled := _TITLED.fullmatch(said):
        return said, titled["name"]
    others = in_other_figures(said)
    if others or sort_of(fact) is not Sort.WORDS:
        return said, *others
    noun = head(said)
    is_clear = len(re.findall(rf"\b{re.escape(noun)}\b", sentence, re.IGNORECASE)) == 1
    is_clear = is_clear or noun not in said.partition(" of ")[0]  # "drugs" of "a set of drugs"
    return (said, noun) if noun != said and is_clear else (said,)


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
                sort, end, is_fact = _at(words, at, begins=begins and at == 0, is_whole=is_whole)
                if is_fact:
                    said = _OWNS.sub("", " ".join(words[at:end]))
                    if begins and at == 0 and sort is Sort.WORDS:
                        said = said[0].lower() + said[1:]  # capital only because it begins
                    yield Kept(said, (), sort, place)
                    place += 1
                at = max(end, at + 1)
            begins = begins and not words


def _at(words: list[str], at: int, *, begins: bool, is_whole: bool) -> tuple[Sort, int, bool]:
    """Return the sort of what begins at a word, its end, and whether it is a fact."""
    if end := dated(words, at) or figures(words, at, is_whole=is_whole):
        is_time = at and words[at - 1].casefold() in _BEFORE_A_TIME and _TIME.fullmatch(words[at])
        return Sort.NUMBER, end, not is_time and not _AGE.fullmatch(words[at])
    if _WHEN.fullmatch(words[at]) and at + 1 < len(words) and _PERIODS.fullmatch(words[at + 1]):
        return Sort.WORDS, at + 2, True
    if begins and (end := subject(words)):
        return Sort.WORDS, end, end > 1
    if _is_name(words[at]):
        end = _name_end(words, at)
        if end > at + 1:
            return Sort.NAME, end, True
        if _LETTERS.fullmatch(words[at]) and end < len(words) and not is_small(words[end]):
            return (
                Sort.NAME,
                end + 1,
                words[end].endswith("s"),
            )  # "AP courses": the letters are cut from their noun
        # any word is capital at the beginning; "English" alone is cut from its noun
        return Sort.NAME, end, not begins and not _ORIGIN.fullmatch(words[at])
    end = noun_phrase(words, at, is_whole=is_whole)
    return Sort.WORDS, end, end > at + 1


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
    return word[:1].isupper() and not (is_small(word) or _PERIODS.fullmatch(word) or _FEASTS.fullmatch(word))
