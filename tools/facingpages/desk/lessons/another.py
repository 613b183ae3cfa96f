"""Another proposal for an exercise: other paragraphs of its two texts, or for a rewriting another sentence.

The paragraphs that are worth an exercise come in turn, the best first, and after the last the first again;
each comes with all that is proposed for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from facingpages.author.drafts import exercise as exercise_draft
from facingpages.course.items import KindId
from facingpages.course.kinds.registry import KINDS
from facingpages.course.passage import Passage
from facingpages.desk.bench import placed
from facingpages.desk.bench.bench import Bench
from facingpages.desk.editor import exercise
from facingpages.desk.lessons import making, offering, other_paragraphs, to_rewrite
from facingpages.desk.passages import best, room
from facingpages.desk.passages.room import Room
from facingpages.desk.passages.stretches import Stretch, stretch
from facingpages.desk.proposals import of_one_passage, roles_and_words
from facingpages.desk.requests.base import OneEdit
from facingpages.desk.requests.refusal import Refusal
from facingpages.desk.requests.to_change import Another
from facingpages.desk.requests.to_make import ChangePassages, Place
from facingpages.files.yaml_read import parse
from facingpages.text.folded import Lines

Answer = dict[str, Any]
Places = list[tuple[str, Lines]]
_HEAD: Final = frozenset({"kind", "title", "minutes"})  # fields that are not of the paragraphs


def proposed(bench: Bench, request: Another) -> Answer:
    """Put an exercise on what is proposed after what it shows, as one step of undo.

    Return what the page shows anew; raise `Refusal` where the texts hold nothing else."""
    id = request.exercise
    values = bench.values(bench.exercise(id))
    kind: KindId | None = values["kind"] if values.get("kind") in KINDS else None  # type: ignore[assignment]
    lesson = next((page for page in bench.course.lessons if id in page.exercises), None)
    if kind is None or lesson is None:
        raise Refusal("this exercise is in no lesson, so no texts are known for it", "Put it on a page.")
    if kind == "rewrite":
        return to_rewrite.another(bench, id, lesson)
    shown = placed.passages(values, bench.course)
    near = [one for one in lesson.exercises if one != id]
    stretches = [
        stretch(one.seed, None, kind, bench.course.language)
        for one in offering.of_lesson(bench, lesson.id, kind)
    ]
    left, here = room.without(bench.course, shown), _places(shown)
    if request.side is not None and len(here) == 2:
        return _one_moved(bench, id, kind, here, request.side, stretches, left)
    found = best.in_turn(kind, stretches, left)
    others = [places for places in _after(found, here) if not _is_asked(bench, kind, places, near)]
    if not others:
        raise _nothing_else()
    return _moved(bench, id, kind, others[0])


def _nothing_else() -> Refusal:
    return Refusal(
        "these two texts hold no other paragraphs for an exercise of this kind",
        "Choose paragraphs yourself: Change more in the exercise.",
    )


def _one_moved(
    bench: Bench,
    id: str,
    kind: KindId,
    here: Places,
    side: int,
    stretches: Sequence[Stretch],
    left: Room,
) -> Answer:
    """Put one passage on the next paragraphs, with what is proposed for them; what is decided on the other
    stays."""
    found = best.beside(kind, stretches, left, here[1 - side])
    others = _after(found, [here[side]])
    if not others:
        raise _nothing_else()
    places = [others[0][0] if at == side else one for at, one in enumerate(here)]
    asked = [Place(seed=seed, lines=str(lines)) for seed, lines in places]
    moved = ChangePassages(do="change_passages", exercise=id, passages=asked)
    answer = other_paragraphs.changed(bench, moved)
    opened = exercise.opened(bench, id)
    edits = of_one_passage.edits(kind, opened, side, bench.course.language)
    return exercise.changed(bench, id, edits, again=True) if edits else answer


def _after(found: Sequence[Places], here: Places) -> Sequence[Places]:
    """Return the paragraphs in their turn after those that are shown, and without them."""
    at = found.index(here) + 1 if here in found else 0
    return [places for places in (*found[at:], *found[:at]) if places != here]


def _is_asked(bench: Bench, kind: KindId, places: Places, near: Sequence[str]) -> bool:
    """Return whether another exercise of the lesson asks the same of the same paragraphs."""
    drafts = [bench.values(bench.exercise(id)) for id in near]
    return any(
        _places(placed.passages(values, bench.course)) == places
        for values in drafts
        if values.get("kind") == kind
    )


def _moved(bench: Bench, id: str, kind: KindId, places: Places) -> Answer:
    """Write an exercise anew on other paragraphs, with what is proposed for them."""
    asked = [Place(seed=seed, lines=str(lines)) for seed, lines in places]
    shown = making.passages(bench, kind, asked)
    language = bench.course.language
    fresh = parse(
        exercise_draft.draft(bench.folder.root, kind, shown, proposals=False, language=language), "a draft"
    )
    now = [OneEdit(field=[name], value=value) for name, value in fresh.items() if name not in _HEAD]
    answer = exercise.changed(bench, id, now)
    edits = roles_and_words.edits(kind, exercise.opened(bench, id), language)
    return exercise.changed(bench, id, edits, again=True) if edits else answer


def _places(shown: Sequence[Passage]) -> Places:
    return [(one.seed.id, one.lines) for one in shown]
