"""The sentences of two texts that a rewriting of their lesson can take, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from facingpages.author.suggest import SuggestionKind, suggest
from facingpages.course.formats import todos
from facingpages.course.load import Lesson
from facingpages.course.passage import Passage
from facingpages.course.seed import Seed
from facingpages.desk.bench import placed
from facingpages.desk.bench.bench import Bench
from facingpages.desk.editor import exercise
from facingpages.desk.passages import room
from facingpages.desk.passages.room import Room
from facingpages.desk.proposals import another_sentence, rewriting, roles_and_words
from facingpages.desk.proposals.rewriting import Gone, Proposal
from facingpages.desk.requests.base import OneEdit
from facingpages.desk.requests.refusal import Refusal
from facingpages.text.folded import Lines, Range

Answer = dict[str, Any]


def ranked(bench: Bench, seeds: Sequence[Seed], exercises: Sequence[str], left: Room) -> list[Proposal]:
    """Return the rewritings of sentences of some texts, in lines that there is room for, the best first.

    In the passages of an exercise in loaded terms, the same words are loaded; elsewhere those of the list.
    Of sentences that fit alike, one that no such exercise shows comes first: its words are not told yet."""
    shown: dict[str, list[Lines]] = {}
    gone: dict[str, list[Gone]] = {}
    for id in exercises:
        opened = exercise.opened(bench, id)
        if opened["kind"] != "loaded-terms":
            continue
        passages = placed.passages(opened["fields"], bench.course)
        for passage in passages:
            shown.setdefault(passage.seed.id, []).append(passage.lines)
        for part in opened["parts"]:
            span = opened["fields"]["spans"][part["field"][1]]
            passage, words = passages[roles_and_words.side(part["words"][0], opened)], Range(*part["words"])
            if neutral := todos.words(span.get("neutral")):
                gone.setdefault(passage.seed.id, []).append(Gone(passage.characters(words), neutral))
    for seed in seeds:
        for one in suggest(seed, None, frozenset({SuggestionKind.LOADED}), bench.course.language):
            line = Lines(one.line, one.line)
            is_free = not any(one.line in lines for lines in shown.get(seed.entry.id, ()))
            can_go = one.is_own and one.sureness and is_free and left.holds([(seed, line)])
            if one.neutral and can_go:
                gone.setdefault(seed.entry.id, []).append(Gone(one.where, one.neutral))

    def inside(seed: Seed) -> list[Gone]:
        """Return the words of a text that are in a paragraph, and not in a headline."""
        marked = gone.get(seed.entry.id, ())
        return [one for one in marked if seed.text.line_at(one.where.start) in seed.numbered]

    def is_told(one: Proposal) -> bool:
        return any(one.lines.first in lines for lines in shown.get(one.seed.entry.id, ()))

    found = rewriting.ranked([(seed, inside(seed)) for seed in seeds], bench.course.language)
    return sorted(found, key=lambda one: (one.worth[:2], not is_told(one)), reverse=True)


def another(bench: Bench, id: str, lesson: Lesson) -> Answer:
    """Put a rewriting on the sentence after its own in the order of `ranked`, after the last on the first.

    Return what the page shows anew; raise `Refusal` where the texts hold no other."""
    values, course = bench.values(bench.exercise(id)), bench.course
    shown = placed.passages(values, course)
    near = [one for one in lesson.exercises if one != id]
    seeds = [course.texts[one] for one in sorted(course.shown_in(lesson.id))]
    found = ranked(bench, seeds, near, _room(bench, shown, near))
    exact = str(placed.at(values, ("sentence", "exact")))
    here = [" ".join(one.seed.text.show(one.sentence).split()) == " ".join(exact.split()) for one in found]
    if len(found) - any(here) < 1:
        raise Refusal(
            "these two texts hold no other sentence with a word of the list and a fact",
            "Point at a sentence of your own: Change more in the exercise.",
        )
    made = found[(here.index(True) + 1) % len(found)] if any(here) else found[0]
    edits = another_sentence.edits(made, course.language)
    return exercise.changed(bench, id, [OneEdit(**one) for one in edits])


def _room(bench: Bench, own: Sequence[Passage], near: Sequence[str]) -> Room:
    """Return the room of the course as it is without the passage of a rewriting."""
    left = room.without(bench.course, own)
    for id in near:
        for passage in placed.passages(bench.values(bench.exercise(id)), bench.course):
            words = passage.seed_words
            left.shown.setdefault(passage.seed.id, set()).update(range(words.start, words.end))
    return left
