"""The passages that are worth an exercise: those with most to find, and where a claim has its support.

The lines that the lesson shows come first; others of its texts only where these hold too little."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from facingpages.author.suggest import Suggestion, plainer
from facingpages.course.items import KindId
from facingpages.desk.passages import runs, to_trace, with_support, with_terms
from facingpages.desk.passages.room import Rated, Room, Run
from facingpages.desk.passages.stretches import Stretch
from facingpages.text.folded import Lines


def proposed(kind: KindId, stretches: Sequence[Stretch], room: Room) -> list[tuple[str, Lines]]:
    """Return the passages that are most worth an exercise: of one text, or of two that are a fair pair.

    Others than those of the lesson are chosen only where `room` holds them."""
    shown = with_terms.enough(stretches, room) if kind == "loaded-terms" else []
    chosen = shown or next(runs.ordered(_rated(kind, stretches, room), room), [])
    return _places(chosen or _fallback(kind, stretches))


def in_turn(kind: KindId, stretches: Sequence[Stretch], room: Room) -> list[list[tuple[str, Lines]]]:
    """Return the passages that are worth an exercise and that `room` holds, the best first.

    Each holds a paragraph that none before it does.  Their order does not depend on what is shown."""
    rated = _rated(kind, stretches, Room({}, {}))
    return [_places(chosen) for chosen in runs.in_turn(runs.ordered(rated, room))]


def beside(
    kind: KindId, stretches: Sequence[Stretch], room: Room, kept: tuple[str, Lines]
) -> list[list[tuple[str, Lines]]]:
    """Return the passages that make a fair pair with one that stays, in turn as `in_turn` does."""
    rated = _rated(kind, stretches, Room({}, {}))
    found = (chosen for chosen in runs.ordered(rated, room) if kept in _places(chosen) and len(chosen) == 2)
    turn = runs.in_turn([run] for chosen in found for run in chosen if _places([run]) != [kept])
    return [_places(chosen) for chosen in turn]


def _places(chosen: Sequence[Run]) -> list[tuple[str, Lines]]:
    fair = chosen if runs.fair(chosen) else chosen[:1]
    return [(seed.entry.id, lines) for seed, lines in fair]


def _rated(kind: KindId, stretches: Sequence[Stretch], room: Room) -> list[Rated]:
    """Return passages that are worth an exercise, each with its rating."""
    match kind:
        case "loaded-terms":
            return with_terms.rated(stretches, room)
        case "claim-evidence":
            return with_support.rated(stretches)
        case "citation-check":
            return _to_trace(stretches)
        case "rewrite":
            return _to_rewrite(stretches, room)
        case _:
            assert_never(kind)


def _fallback(kind: KindId, stretches: Sequence[Stretch]) -> list[Run]:
    """Return the passages for an exercise of texts that hold none with enough to find, or no room for it."""
    match kind:
        case "loaded-terms":
            return with_terms.shown(stretches)
        case "claim-evidence":
            return with_support.few_parts(stretches)
        case "citation-check":
            return max(_to_trace(stretches), default=((), []))[1]
        case "rewrite":
            return []
        case _:
            assert_never(kind)


def _to_trace(stretches: Sequence[Stretch]) -> list[Rated]:
    return [
        rated
        for at, one in enumerate(stretches)
        for rated in to_trace.rated(one.seed, at, one.lines, one.others)
    ]


def _to_rewrite(stretches: Sequence[Stretch], room: Room) -> list[Rated]:
    """Return the paragraphs with a loaded term, each with its rating: those with a word that mostly judges
    first, and of these those with a claim in such words.

    Of several, a sentence with plainer words that fit comes first, then those of the lesson, then what is
    shown already."""
    rated: list[Rated] = []
    for one in stretches:
        for term in one.found:
            run = (one.seed, Lines(term.line, term.line))
            is_claim = any(term.where in claim.where for claim in one.claims)
            if term.line in (*one.lines, *one.others):
                how = (
                    bool(term.sureness),
                    is_claim,
                    _is_plain_to_say(one, term),
                    term.line in one.lines,
                    not room.new(run),
                    one.counts[term.line],
                )
                rated.append((how, [run]))
    return rated


def _is_plain_to_say(one: Stretch, term: Suggestion) -> bool:
    """Return whether the sentence of a loaded term is worth rewriting in plainer words."""
    text = one.seed.text
    sentence = next(where for where in text.sentences_in(text.lines[term.line - 1]) if term.where in where)
    terms = [(each.where, each.neutral or "") for each in one.found if each.where in sentence]
    return plainer.is_worth(text, sentence, terms)
