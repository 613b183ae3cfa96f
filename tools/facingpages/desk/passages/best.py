"""The passages that are worth an exercise: those with most to find, and where a claim has its support.

The lines that the lesson shows come first; others of its texts only where these hold too little."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, product
from typing import Final, NamedTuple, assert_never

from facingpages.author.suggest import Suggestion, SuggestionKind, plainer
from facingpages.checks import facing
from facingpages.course.items import KindId
from facingpages.course.passage import Passage
from facingpages.desk.passages import grounds, to_trace
from facingpages.desk.passages.room import Room, Run
from facingpages.desk.passages.stretches import Stretch, has_support
from facingpages.text.folded import Lines

MOST_PARTS: Final = 9  # of a proposed passage of claim and evidence
_FEWEST_PARTS: Final = 3
_MOST_WORDS: Final = 130  # of each passage that is chosen for its loaded terms
_ENOUGH_TERMS: Final = 4  # in the passages of the lesson: no others are looked for
_MOST_TERMS: Final = 6  # more make no passage better


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
    """Return the runs if each has a claim with its support, which gives a figure or names a source.

    Else return the passages that come nearest to it: of both texts before one, with such support, with
    parts that can be looked up, with few roles that are in doubt, those of the lesson first, of few parts.
    A part that can be looked up is a must; the runs are returned where no line has one."""
    choices = [_choices(one) for one in stretches]
    known = {(one.run[0].entry.id, one.run[1]): one for one in chain(*choices)}
    shown = [known.get((seed.entry.id, lines)) for seed, lines in runs]
    if all(one and one.is_argued and one.is_sourced for one in shown):
        return runs
    rated = []
    for chosen in (*product(*choices), *((one,) for one in chain(*choices))):
        parts, sure = sum(one.parts for one in chosen), sum(one.is_grounded for one in chosen)
        if sure and _FEWEST_PARTS <= parts <= MOST_PARTS:
            full = sum(one.is_argued or one.is_sourced for one in chosen)
            sourced, seen = sum(one.is_sourced for one in chosen), sum(one.is_shown for one in chosen)
            doubts = sum(one.doubts for one in chosen)
            how = (full, len(chosen), sourced, sure, -doubts, seen, -parts)
            rated.append((how, [one.run for one in chosen]))
    return _best(rated, room) or runs


class _Choice(NamedTuple):
    """A passage of few parts: how many of their roles are in doubt, whether the lesson shows it, whether
    a part can be looked up, whether a claim has its support in it, and this a figure or a source."""

    run: Run
    parts: int
    doubts: int
    is_shown: bool
    is_grounded: bool
    is_argued: bool
    is_sourced: bool


def _choices(one: Stretch) -> list[_Choice]:
    """Return the passages of a text that have few parts."""
    held, found = grounds.lines(one.seed), []
    for run in _runs(one, MOST_PARTS):
        lines = [line for line in (*one.lines, *one.others) if line in run[1]]
        parts, is_shown = sum(one.counts[line] for line in lines), set(lines) <= set(one.lines)
        if parts:
            grounded = not held.isdisjoint(lines)
            argued, sourced = has_support(one, run[1]), one.is_sourced(run[1])
            found.append(_Choice(run, parts, one.doubts(run[1]), is_shown, grounded, argued, sourced))
    return found


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
