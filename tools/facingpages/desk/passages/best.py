"""The passages that are worth an exercise: those with most to find, and where a claim has its support.

The lines that the lesson shows come first; others of its texts only where these hold too little."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from facingpages.author.suggest import Suggestion, plainer
from facingpages.course.items import KindId
from facingpages.desk.passages import runs, to_trace, with_support, with_terms
from facingpages.desk.passages.room import Room, Run
from facingpages.desk.passages.stretches import Stretch
from facingpages.text.folded import Lines


def proposed(kind: KindId, stretches: Sequence[Stretch], room: Room) -> list[tuple[str, Lines]]:
    """Return the passages that are worth an exercise: of one text, or of two that are a fair pair.

    Others than those of the lesson are chosen only where `room` holds them."""
    match kind:
        case "loaded-terms":
            chosen = with_terms.chosen(stretches, room)
        case "claim-evidence":
            chosen = with_support.chosen(stretches, room)
        case "citation-check":
            rated = [
                run
                for at, one in enumerate(stretches)
                for run in to_trace.rated(one.seed, at, one.lines, one.others)
            ]
            chosen = runs.best(rated, room) or max(rated, default=((), []))[1]
        case "rewrite":
            chosen = _to_rewrite(stretches, room)
        case _:
            assert_never(kind)
    return [(seed.entry.id, lines) for seed, lines in (chosen if runs.fair(chosen) else chosen[:1])]


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
    return runs.best(rated, room)


def _is_plain_to_say(one: Stretch, term: Suggestion) -> bool:
    """Return whether the sentence of a loaded term is worth rewriting in plainer words."""
    text = one.seed.text
    sentence = next(where for where in text.sentences_in(text.lines[term.line - 1]) if term.where in where)
    terms = [(each.where, each.neutral or "") for each in one.found if each.where in sentence]
    return plainer.is_worth(text, sentence, terms)
