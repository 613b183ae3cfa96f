"""Phrases: the options of a target in which readers tick phrases instead of marking words.

The phrases that an author keyed are loaded more often than not, so that ticking all of them would do well.
The program adds decoys, stretches of the passage that no key names, until at most two phrases in five are
loaded.  How many phrases are offered follows from the length of the passages, so that a passage with
nothing loaded looks like any other."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from facingpages.course.formats.answers import Answer
from facingpages.course.items import Exercise, KeyedSpan, MarkKey, span_text
from facingpages.export.target import GiveAway
from facingpages.language.messages import catalogue
from facingpages.language.word_lists import WordLists, bases, word_lists
from facingpages.text.folded import Range

_MOST_LOADED: Final = (2, 5)
_WORDS_A_PHRASE: Final = 8  # one phrase is offered for so many words
_FEWEST: Final = 8
_SHORTEST_WORD: Final = 4  # letters, for the first and last word of a decoy
_DRAWS: Final = 200


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase offered: its words, and its span in the key; a decoy has none."""

    words: Range
    span: KeyedSpan | None = None

    @property
    def verdict(self) -> str:
        """The verdict of the key; a decoy is plain."""
        return self.span.verdict if self.span else "plain"

    @property
    def core(self) -> Range:
        """The part that a mark must touch to mean this phrase."""
        return self.span.core if self.span else self.words


def offered(exercise: Exercise, *, contested: bool = True) -> tuple[Phrase, ...]:
    """Return the phrases of a marking exercise in the order of the text: those of its key, with or without
    the contested ones, and decoys."""
    key = exercise.items[0].key
    assert isinstance(key, MarkKey)
    keyed = [Phrase(span.words, span) for span in key.spans if contested or span.verdict != "contested"]
    loaded = sum(phrase.verdict == "loaded" for phrase in keyed)
    words = sum(len(passage.words) for passage in exercise.stem.passages)
    wanted = max(_FEWEST, -(-loaded * _MOST_LOADED[1] // _MOST_LOADED[0]), words // _WORDS_A_PHRASE)
    decoys = _decoys(exercise, [span.words for span in key.spans], wanted - len(keyed))
    return tuple(sorted([*keyed, *map(Phrase, decoys)], key=lambda phrase: phrase.words))


def shown(exercise: Exercise, phrase: Phrase) -> str:
    """Return the words of a phrase as they are in the text."""
    return span_text(exercise, phrase.words)


def reason(phrase: Phrase, language: str) -> str:
    """Return what a reader is told about a phrase."""
    _ = catalogue(language).gettext
    if not phrase.span:
        return verdict(phrase, language)
    neutral = phrase.span.neutral
    parts = [verdict(phrase, language), phrase.span.why]
    return " ".join([*parts, _("neutral: “%(neutral)s”") % {"neutral": neutral}] if neutral else parts)


def verdict(phrase: Phrase, language: str) -> str:
    """Return the verdict on a phrase in a sentence."""
    _ = catalogue(language).gettext
    if not phrase.span:
        return _("Not loaded, as we read it.")
    return {
        "loaded": _("Loaded."),
        "contested": _("This one could go either way, and counts neither way."),
        "plain": _("This one may look loaded. As we read it, it is not."),
    }[phrase.verdict]


def ticked(phrases: tuple[Phrase, ...], answer: Answer) -> frozenset[int]:
    """Return the indices of the phrases that a reader with these marks would tick: a mark touches their
    core."""
    marks = [Range(mark.start, mark.end) for mark in answer.marks or []]
    return frozenset(
        i for i, phrase in enumerate(phrases) if any(mark.overlaps(phrase.core) for mark in marks)
    )


def give_away(phrases: tuple[Phrase, ...], earned: Callable[[frozenset[int]], float]) -> GiveAway:
    """Return what the phrases give away, by what a target pays for ticks; chance ticks every other phrase."""
    luck = random.Random(1)  # noqa: S311  nothing secret
    draws = [frozenset(i for i in range(len(phrases)) if luck.random() < 1 / 2) for _ in range(_DRAWS)]
    loaded = sum(phrase.verdict == "loaded" for phrase in phrases)
    return GiveAway(
        loaded / len(phrases),
        earned(frozenset(range(len(phrases)))),
        math.fsum(map(earned, draws)) / _DRAWS,
    )


def _decoys(exercise: Exercise, taken: list[Range], count: int) -> list[Range]:
    """Return up to `count` stretches, spread over the passages, as long as the keyed phrases are.

    Where a passage is too short for as many, words of any weight serve as well."""
    lengths = [min(len(words), 3) for words in taken] or [1]
    total = exercise.stem.passages[-1].words.end
    chosen: list[Range] = []
    for weighty in (True, False):
        found = {size: list(_stretches(exercise, size, weighty=weighty)) for size in {1, *lengths}}
        for number in range(len(chosen), max(0, count)):
            middle = total * (2 * number + 1) // (2 * count)
            length = lengths[number % len(lengths)]
            near = [Range(other.start - 1, other.end + 1) for other in (*taken, *chosen)]
            if not weighty:
                near = [*taken, *chosen]
            free = [
                where
                for size in {length, 1}
                for where in found[size]
                if not any(where.overlaps(other) for other in near)
            ]
            if not free:
                break
            chosen.append(min(free, key=lambda at: (abs(at.start - middle) + 6 * abs(len(at) - length), at)))
    return chosen


def _stretches(exercise: Exercise, size: int, *, weighty: bool) -> Iterator[Range]:
    """Yield the stretches of so many words, with nothing but spaces between them, that do not judge; the
    first and last word are long and not small, if they must be weighty."""
    lists = word_lists()
    for passage in exercise.stem.passages:
        folded, within = passage.text.folded, passage.seed_words
        shift = passage.first_word - within.start
        for number in range(within.start, within.end - size + 1):
            words = passage.text.words[number : number + size]
            if any(folded[one.end : other.start] != " " for one, other in pairwise(words)):
                continue
            letters = [folded[word.start : word.end].casefold() for word in words]
            if weighty and not all(_is_weighty(word, lists) for word in (letters[0], letters[-1])):
                continue
            if not any(lists.loaded.intersection(bases(word)) for word in letters):
                yield Range(number + shift, number + shift + size)


def _is_weighty(word: str, lists: WordLists) -> bool:
    return len(word) >= _SHORTEST_WORD and word.isalpha() and word not in lists.small
