"""The proposal of a whole rewriting: a sentence, words that must go, what must stay, a model, and reasons.

    words that a lesson marks, with plain words -> each sentence that holds some -> model, facts -> word check

The model is the sentence with the plain words put in.  A proposal passes the rules that a key must
pass, or is not made.  A fact that no rule finds is left open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from facingpages.author.suggest import POINTS, Suggestion, SuggestionKind, plainer, suggest
from facingpages.author.suggest.lists import Sureness
from facingpages.course.formats.todos import proposed
from facingpages.course.items import FactKey, GoneKey, Item, RewriteKey, Rewriting
from facingpages.course.kinds.rewrite import self_test
from facingpages.course.kinds.word_check import FEWEST_LEFT, words_left
from facingpages.course.passage import Passage
from facingpages.course.placing import Placed, Zone, describe
from facingpages.course.seed import Seed
from facingpages.desk.bench import placed
from facingpages.desk.proposals import facts_kept, reasons
from facingpages.desk.proposals.facts_kept import Kept
from facingpages.desk.proposals.sentences import can_be_said_otherwise, doubts_of, reads_well
from facingpages.desk.requests.base import OneEdit
from facingpages.text.folded import Lines, Range

_FEWEST_WORDS: Final = 8
_FEWEST_OF_ALL: Final = 7
_MOST_WORDS: Final = 34
_MOST_OF_ALL: Final = 40
_HANDY: Final = range(10, 27)  # words that are quickly read and leave enough to keep
_MOST_CHANGED: Final = 2  # words of a model that a student can still write
_ASKED: Final = POINTS | {SuggestionKind.CONCESSION, SuggestionKind.LOADED}
_MOST_FAULTS: Final = 1  # more leave the sentence open: to take a poor proposal back costs more
_ENOUGH: Final = 2  # facts, and expressions that go: more make no sentence better


@dataclass(frozen=True, slots=True)
class Gone:
    """Words that must go, with the plain words of the exercise that marks them."""

    where: Range
    neutral: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sentence of one line of a text, with all that its rewriting needs."""

    seed: Seed
    sentence: Range
    gone: tuple[Gone, ...]
    facts: tuple[Kept, ...]
    model: str
    is_claim: bool
    is_plain: bool  # whether all that the list knows as loaded goes
    is_loaded: bool  # whether one of the words that go always judges, or is marked by the teacher alone
    doubts: int  # signs that it makes a poor rewriting

    @property
    def lines(self) -> Lines:
        """The line of the sentence."""
        line = self.seed.text.line_at(self.sentence.start)
        return Lines(line, line)

    @property
    def fits(self) -> bool:
        """Whether a teacher can take it as it is: of a length to rewrite, with a fact, without a loaded word
        that stays, and without a doubt."""
        words = len(self.seed.text.words_in(self.sentence))
        fits = _FEWEST_WORDS <= words <= _MOST_WORDS
        return fits and bool(self.facts) and self.is_plain and not self.doubts

    @property
    def worth(self) -> tuple[bool, int, bool, bool, int, int, bool, int]:
        """How much it gives to do: first where it fits, then by its doubts and a missing fact, by a number or
        a name among the facts, by a word that always judges and a length that is quickly read, by what is to
        keep and to take out, and by a claim; of several the shortest."""
        is_sure = any(one.is_sure for one in self.facts)
        kept = sum(one.is_worth_keeping for one in self.facts)
        much = sum(min(_ENOUGH, count) for count in (kept, len(self.facts), len(self.gone)))
        size = len(self.seed.text.words_in(self.sentence))
        is_handy = size in _HANDY and sum(len(one.neutral.split()) for one in self.gone) <= _MOST_CHANGED
        return (
            self.fits,
            -self.doubts - (not self.facts),
            is_sure,
            self.is_plain,
            self.is_loaded + is_handy,
            much,
            self.is_claim,
            -size,
        )


def ranked(marked: Sequence[tuple[Seed, Sequence[Gone]]], language: str) -> list[Proposal]:
    """Return the proposals for the sentences with marked words, that with most to do first; of several that
    are alike the first in the texts."""
    found = [one for seed, gone in marked for one in _of_text(seed, gone, language)]
    return sorted(found, key=lambda one: one.worth, reverse=True)


def best(marked: Sequence[tuple[Seed, Sequence[Gone]]], language: str) -> Proposal | None:
    """Return the first of the proposals that `ranked` gives."""
    return next(iter(ranked(marked, language)), None)


def _of_text(seed: Seed, gone: Sequence[Gone], language: str) -> Iterator[Proposal]:
    """Yield what can be proposed for the sentences of a text that hold marked words."""
    offered = suggest(seed, None, _ASKED, language)
    claims = [one.where for one in offered if one.kind in POINTS and not one.supports]
    granted = [one.where for one in offered if one.kind is SuggestionKind.CONCESSION]
    loaded = [one for one in offered if one.kind is SuggestionKind.LOADED and one.sureness]
    for line in sorted({seed.text.line_at(one.where.start) for one in gone}):
        for sentence in seed.text.sentences_in(seed.text.lines[line - 1]):
            shown = " ".join(plainer.LINK.sub(r"\1", seed.text.show(sentence)).split())
            inside = sorted((one for one in gone if one.where in sentence), key=lambda one: one.where)
            if not inside or not can_be_said_otherwise(shown):
                continue
            pieces = list(_pieces(seed, sentence, inside))
            is_claim = any(claim.overlaps(sentence) for claim in claims)
            model = plainer.sentence(seed.text, sentence, [(one.where, one.neutral) for one in inside])
            listed = [one for one in loaded if one.where in sentence]
            is_plain = all(any(each.where.overlaps(one.where) for one in inside) for each in listed)
            kept = facts_kept.of(pieces, shown)
            doubts = doubts_of(shown) + any(one.overlaps(sentence) for one in granted)
            doubts += all(_is_shorter(seed, one) for one in inside)
            size = len(seed.text.words_in(sentence))
            doubts += (size < _FEWEST_OF_ALL) + (size > _MOST_WORDS) + (size > _MOST_OF_ALL)
            is_loaded = any(_sureness(one, listed) is Sureness.ALWAYS for one in inside)
            made = Proposal(seed, sentence, tuple(inside), kept, model, is_claim, is_plain, is_loaded, doubts)
            faults = doubts + (not kept) + (not is_plain)
            if faults <= _MOST_FAULTS and _passes(made) and reads_well(shown, model):
                yield made


def _sureness(one: Gone, listed: Sequence[Suggestion]) -> Sureness:
    """Return how often words that go judge; words that only the teacher marks always do."""
    return next((each.sureness for each in listed if each.where.overlaps(one.where)), Sureness.ALWAYS)


def _is_shorter(seed: Seed, one: Gone) -> bool:
    """Return whether the plain words are some of those that go, as "every" for "every single"."""
    return set(one.neutral.split()) <= set(seed.text.show(one.where).split())


def _pieces(seed: Seed, sentence: Range, gone: Sequence[Gone]) -> Iterator[str]:
    """Yield the words of a sentence before, between and after those that must go, links by their words."""
    starts = [sentence.start, *(one.where.end for one in gone)]
    ends = [*(one.where.start for one in gone), sentence.end]
    for start, end in zip(starts, ends, strict=True):
        shown = seed.text.show(Range(start, end)) if start < end else ""
        yield re.sub(r"\s+", " ", plainer.LINK.sub(r"\1", shown))


def _passes(made: Proposal) -> bool:
    """Return whether the key passes the rules of a rewriting, and enough other words are left; where no fact
    is found, the model is one."""
    text = made.seed.text
    gone = tuple(GoneKey(text.show(one.where), one.neutral, "") for one in made.gone)
    facts = tuple(FactKey(one.fact, one.any_of, "") for one in made.facts)
    whole = FactKey(made.model, (made.model,), "")
    key = RewriteKey(gone, facts or (whole,), (), made.model, "")
    item = Item("proposal#1", Rewriting(text.show(made.sentence)), key)
    left = words_left(text.show(made.sentence), [one.words for one in gone])
    return left >= FEWEST_LEFT and not any(self_test(item))


def edits(made: Proposal, passage: Passage, language: str) -> Iterator[OneEdit]:
    """Yield the edits that write a proposal into a new exercise on a passage."""
    text = made.seed.text
    around = Zone(passage.seed, text, passage.where)
    inside = Zone(passage.seed, text, made.sentence)
    gone = [(" ".join(text.show(one.where).split()), one) for one in made.gone]
    kept = [one.fact for one in made.facts]
    shown = " ".join(text.show(made.sentence).split())
    yield OneEdit(field=["sentence"], value=_selector(made.sentence, around))
    yield OneEdit(
        field=["loaded"],
        value=[
            {
                "mark": _selector(one.where, inside),
                "neutral": one.neutral,
                "why": proposed(reasons.of_words(words, None, one.neutral, language)),
            }
            for words, one in gone
        ],
    )
    if made.facts:
        yield OneEdit(
            field=["facts"],
            value=[
                {
                    "fact": proposed(one.fact),
                    "any_of": [proposed(words) for words in one.any_of],
                    "why": proposed(reasons.of_fact(one.fact, one.sort, language, shown)),
                }
                for one in made.facts
            ],
        )
    yield OneEdit(field=["model"], value=proposed(made.model))
    reason = reasons.of_model([words for words, _ in gone], kept, language, shown)
    yield OneEdit(field=["why"], value=proposed(reason))


def _selector(where: Range, zone: Zone) -> dict[str, Any]:
    selector = describe(Placed(0, where), [zone])
    return placed.as_data(selector.exact, selector.prefix, selector.suffix)
