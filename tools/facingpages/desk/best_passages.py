"""The passages that are worth an exercise: those with most to find, and where a claim has its support.

The lines that the lesson shows come first; others of its texts only where these hold too little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, product
from typing import Final, NamedTuple, assert_never

from facingpages.author.suggest import UNITS, WORDINGS, Suggestion, SuggestionKind, plainer, suggest
from facingpages.checks import facing
from facingpages.course.items import KindId
from facingpages.course.passage import Passage
from facingpages.course.seed import Seed
from facingpages.desk import grounds, proposing, texts, to_trace
from facingpages.desk.room import Room, Run
from facingpages.text.folded import Lines

MOST_PARTS: Final = 9  # of a proposed passage of claim and evidence
_FEWEST_PARTS: Final = 3
_MOST_WORDS: Final = 130  # of each passage that is chosen for its loaded terms
_ENOUGH_TERMS: Final = 4  # in the passages of the lesson: no others are looked for
_MOST_TERMS: Final = 6  # more make no passage better
# What a teacher decides in each kind, by the proposals that a paragraph holds.
_DECIDED: Final[dict[KindId, frozenset[SuggestionKind]]] = {
    "loaded-terms": WORDINGS,
    "claim-evidence": UNITS,
    "citation-check": frozenset({SuggestionKind.CITATION}),
    "rewrite": frozenset({SuggestionKind.LOADED}),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A text of a lesson: the lines that the lesson shows, and the others that a passage may show."""

    seed: Seed
    lines: tuple[int, ...]
    others: tuple[int, ...]
    found: tuple[Suggestion, ...]  # what there is to decide
    counts: Counter[int]  # of it, by line
    claims: tuple[Suggestion, ...]  # a word shows that each is the point of its paragraph

    def doubts(self, lines: Lines) -> int:
        """Return how much is to decide in the parts of some lines: 1 for each role that no marker speaks
        for, 2 for one that no sign speaks for."""
        units = [one for one in self.found if one.kind in UNITS and one.line in lines]
        after = [*(one.shown for one in units[1:]), ""]
        return sum(
            2 - bool(role) - one.is_marked
            for one, words in zip(units, after, strict=True)
            for role in [
                proposing.likely_role(
                    one.shown, words, one.kind.value, marked=one.is_marked, placed=one.is_placed
                )
            ]
        )

    @property
    def total(self) -> int:
        """The things to decide in all of its lines."""
        return sum(self.counts[line] for line in self.lines)


def stretch(seed: Seed, lines: Lines | None, kind: KindId) -> Stretch:
    """Return the lines of a text that an exercise may show, with what there is to decide in each."""
    free = tuple(
        number
        for number, where in enumerate(seed.text.lines, 1)
        if len(seed.text.words_in(where))
        and not texts.is_title(seed.text.show(where), seed)
        and not seed.noise_in(Lines(number, number))
        and not (seed.entry.source_list and number in seed.entry.source_list.entries)
    )
    here = tuple(number for number in free if lines is None or number in lines)
    claims = tuple(
        one
        for one in suggest(seed, None, frozenset({SuggestionKind.CLAIM}))
        if one.is_marked and not one.supports
    )
    others = tuple(number for number in free if number not in here)
    found = tuple(one for one in suggest(seed, None, _DECIDED[kind]) if one.is_own)
    counts = Counter(one.line for one in found)
    if kind == "citation-check":
        counts.update({line: to_trace.count(seed, line) for line in free})
    return Stretch(seed, here, others, found, counts, claims)


def proposed(kind: KindId, stretches: Sequence[Stretch], room: Room) -> list[tuple[str, Lines]]:
    """Return the passages that are worth an exercise: of one text, or of two that are a fair pair.

    Others than those of the lesson are chosen only where `room` holds them."""
    filled = [one for one in stretches if one.lines]
    match kind:
        case "loaded-terms":
            runs = _with_terms(filled, room)
        case "claim-evidence":
            runs = _with_support(stretches, _few_parts(filled), room)
        case "citation-check":
            rated = [
                run
                for at, one in enumerate(stretches)
                for run in to_trace.rated(one.seed, at, one.lines, one.others)
            ]
            runs = _best(rated, room) or max(rated, default=((), []))[1]
        case "rewrite":
            runs = _to_rewrite(stretches, room)
        case _:
            assert_never(kind)
    return [(seed.entry.id, lines) for seed, lines in (runs if _fair(runs) else runs[:1])]


def _whole(one: Stretch) -> Run:
    """Return the lines of a text that the lesson shows, as one passage."""
    return one.seed, Lines(one.lines[0], one.lines[-1])


def _with_terms(stretches: Sequence[Stretch], room: Room) -> list[Run]:
    """Return what the lesson shows if it holds enough loaded terms; else the fair pair that holds most, of
    several the one with the fewest words that are new."""
    shown = [_whole(one) for one in stretches]
    terms = {one.seed.entry.id: [each.line for each in one.found if _is_sure(each)] for one in stretches}

    def held(run: Run) -> int:
        return sum(line in run[1] for line in terms[run[0].entry.id])

    if sum(map(held, shown)) >= _ENOUGH_TERMS and room.holds(shown):
        return shown
    rated = []
    for runs in product(*(list(_runs(one)) for one in stretches)):
        counts = [held(run) for run in runs]
        words = [_words(run) for run in runs]
        if min(counts, default=0) and max(words) <= _MOST_WORDS:
            new = sum(map(room.new, runs))
            rated.append(((min(_MOST_TERMS, sum(counts)), -new, -sum(words)), list(runs)))
    return _best(rated, room) or shown


def _is_sure(one: Suggestion) -> bool:
    """Return whether words are the writer's own and the list names their technique and a plainer wording."""
    return one.kind is SuggestionKind.LOADED and bool(one.neutral) and one.is_own


def _to_rewrite(stretches: Sequence[Stretch], room: Room) -> list[Run]:
    """Return the paragraph with a sentence that makes a claim in a loaded term; else one with a loaded term.

    Of several, a sentence with plainer words that fit comes first, then those of the lesson, then what is
    shown already."""
    rated = []
    for one in stretches:
        for term in one.found:
            run = (one.seed, Lines(term.line, term.line))
            is_claim = any(term.where in claim.where for claim in one.claims)
            if term.line in (*one.lines, *one.others):
                how = (
                    is_claim,
                    _is_plain_to_say(one, term),
                    term.line in one.lines,
                    not room.new(run),
                    one.counts[term.line],
                )
                rated.append((how, [run]))
    return _best(rated, room)


def _is_plain_to_say(one: Stretch, term: Suggestion) -> bool:
    """Return whether the sentence of a loaded term is worth rewriting in plainer words."""
    text = one.seed.text
    sentence = next(where for where in text.sentences_in(text.lines[term.line - 1]) if term.where in where)
    terms = [(each.where, each.neutral or "") for each in one.found if each.where in sentence]
    return plainer.is_worth(text, sentence, terms)


def _few_parts(stretches: Sequence[Stretch]) -> list[Run]:
    """Return a paragraph of each text if both have few parts, else all or one paragraph of the first text."""
    if not stretches:
        return []
    if sum(one.total for one in stretches) <= MOST_PARTS:
        return [_whole(one) for one in stretches]
    first = stretches[0]
    if first.total <= MOST_PARTS:
        return [_whole(first)]
    fitting = [line for line in first.lines if _FEWEST_PARTS <= first.counts[line] <= MOST_PARTS]
    line = (
        max(fitting, key=lambda n: (first.counts[n], -n))
        if fitting
        else min(first.lines, key=lambda n: (first.counts[n], n))
    )
    return [(first.seed, Lines(line, line))]


def _with_support(stretches: Sequence[Stretch], runs: list[Run], room: Room) -> list[Run]:
    """Return the runs if each has a claim with its support, and one of them a part that can be looked up.

    Else return the passages that come nearest to it: of both texts before one, with parts that can be
    looked up, with few roles that are in doubt, those of the lesson first, of few parts.  A part that can be
    looked up is a must; the runs are returned where no line has one."""
    choices = [_choices(one) for one in stretches]
    known = {(one.run[0].entry.id, one.run[1]): one for one in chain(*choices)}
    shown = [known.get((seed.entry.id, lines)) for seed, lines in runs]
    if any(one and one.is_grounded for one in shown) and all(one and one.is_argued for one in shown):
        return runs
    rated = []
    for chosen in (*product(*choices), *((one,) for one in chain(*choices))):
        parts, sure = sum(one.parts for one in chosen), sum(one.is_grounded for one in chosen)
        if sure and _FEWEST_PARTS <= parts <= MOST_PARTS:
            full, seen = sum(one.is_argued for one in chosen), sum(one.is_shown for one in chosen)
            doubts = sum(one.doubts for one in chosen)
            rated.append(((full, len(chosen), sure, -doubts, seen, -parts), [one.run for one in chosen]))
    return _best(rated, room) or runs


class _Choice(NamedTuple):
    """A passage of few parts: how many of their roles are in doubt, whether the lesson shows it, whether
    a part can be looked up, and whether a claim has its support in it."""

    run: Run
    parts: int
    doubts: int
    is_shown: bool
    is_grounded: bool
    is_argued: bool


def _choices(one: Stretch) -> list[_Choice]:
    """Return the passages of a text that have few parts."""
    held, found = grounds.lines(one.seed), []
    for run in _runs(one, MOST_PARTS):
        lines = [line for line in (*one.lines, *one.others) if line in run[1]]
        parts, is_shown = sum(one.counts[line] for line in lines), set(lines) <= set(one.lines)
        if parts:
            grounded = not held.isdisjoint(lines)
            found.append(
                _Choice(run, parts, one.doubts(run[1]), is_shown, grounded, has_support(one, run[1]))
            )
    return found


def has_support(one: Stretch, lines: Lines) -> bool:
    """Return whether lines hold a claim that a word marks, and a part that a word offers for it: evidence, or
    a reason that a "because" or a "so" joins to it."""
    units = [unit for unit in one.found if unit.line in lines]
    claims = {unit.where for unit in units if unit.kind is SuggestionKind.CLAIM and unit.is_marked}
    for before, after in pairwise(units):
        if before.where in claims and proposing.BECAUSE.match(after.shown):
            return True
        if after.where in claims and proposing.SO.match(after.shown):
            return True
    return bool(claims) and any(unit.kind is SuggestionKind.EVIDENCE for unit in units)


def _runs(one: Stretch, most: int | None = None) -> Iterator[Run]:
    """Yield each run of paragraphs without a title or noise between them, with at most so many things to
    decide, or at most the words of a passage of loaded terms."""
    free, counts = sorted({*one.lines, *one.others}), one.counts
    for at, first in enumerate(free):
        for index, last in enumerate(free[at:], at):
            run = one.seed, Lines(first, last)
            between = set(range(first, last)) - set(free)
            if any(len(one.seed.text.words_in(one.seed.text.lines[line - 1])) for line in between):
                break
            parts = sum(counts[line] for line in free[at : index + 1])
            if (_words(run) > _MOST_WORDS) if most is None else (parts > most):
                break
            yield run


def _words(run: Run) -> int:
    seed, lines = run
    return sum(
        len(seed.text.words_in(seed.text.lines[line - 1])) for line in range(lines.first, lines.last + 1)
    )


def _best(rated: Iterable[tuple[tuple[int, ...], list[Run]]], room: Room) -> list[Run]:
    """Return the fair runs with the highest rating that there is room for, the first of several."""
    ordered = sorted(rated, key=lambda each: each[0], reverse=True)
    return next((runs for _, runs in ordered if _fair(runs) and room.holds(runs)), [])


def _fair(runs: Sequence[Run]) -> bool:
    if len(runs) != 2:
        return True
    one, other = (Passage(seed.entry, seed.text, lines) for seed, lines in runs)
    return not any(facing.unfair(one, other))
