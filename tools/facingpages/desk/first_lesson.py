"""A first lesson of two texts: the closest pair of passages, and an exercise of each kind on them.

Words, roles and answers are filled in as proposals where a rule gives them; every reason, and whatever
no rule gives, is left for the teacher to write."""

from __future__ import annotations

from typing import Any, Final

from facingpages.author.suggest import pairs
from facingpages.course.items import KindId
from facingpages.desk import citation, exercise, making, offering, saving
from facingpages.desk.bench import Bench
from facingpages.desk.making_requests import FirstLesson, NewExercise, NewLesson, Place
from facingpages.desk.refusal import Refusal
from facingpages.desk.request import OneEdit
from facingpages.files.yaml_read import Plain
from facingpages.language.vocabulary import vocabulary

Answer = dict[str, Any]
KINDS: Final[tuple[KindId, ...]] = ("loaded-terms", "claim-evidence", "citation-check", "rewrite")
_TODO: Final = "todo"
_MOST_SPANS: Final = 6  # words that a first exercise proposes


def made(bench: Bench, request: FirstLesson) -> Answer:
    """Make the lesson and its exercises; return its id, the exercises, and the kinds for which the two texts
    hold nothing."""
    one, other = (making.seed(bench, id) for id in request.seeds)
    if one is other:
        raise Refusal("a text cannot face itself", "Choose two texts.")
    found = next(iter(pairs(one, other)), None)
    if found is None:
        raise Refusal(
            "no two passages of these texts speak of the same things",
            "Choose passages yourself, or other texts.",
        )
    places = [Place(seed=id, lines=str(lines)) for id, lines in zip(found.seeds, found.lines, strict=True)]
    title = " · ".join(bench.called(f"seeds/{id}.txt") for id in request.seeds)
    lesson = making.lesson(
        bench, NewLesson(do="new_lesson", title=title, question=request.question, passages=places)
    )["lesson"]
    exercises, without = [], []
    for kind in KINDS:
        runs = offering.proposed(kind, offering.of_lesson(bench, lesson, kind))
        if not runs:
            without.append(kind)
            continue
        asked = NewExercise(
            do="new_exercise",
            lesson=lesson,
            kind=kind,
            title=offering.title(bench, lesson, kind),
            passages=[Place(seed=id, lines=str(lines)) for id, lines in runs],
        )
        id = making.exercise(bench, asked)["exercise"]
        _propose(bench, id, kind)
        exercises.append(id)
    return {"lesson": lesson, "exercises": exercises, "without": without}


def _propose(bench: Bench, id: str, kind: KindId) -> None:
    """Write into a new exercise what the rules propose, and save it."""
    opened = exercise.opened(bench, id)
    match kind:
        case "loaded-terms":
            edits = _spans(opened)
        case "claim-evidence":
            edits = _roles(opened)
        case "citation-check":
            edits = _answers(bench, opened)
        case "rewrite":
            edits = []  # its draft names the words that must go
    if edits:
        exercise.changed(bench, id, edits)
        saving.saved(bench.folder, [bench.exercise(id)])
        bench.stamp = bench.folder.stamp()


def _spans(opened: Answer) -> list[OneEdit]:
    """Return the words that have a technique as spans, those of both passages in turn."""
    found = [one for one in opened["suggestions"] if one["technique"]]
    taken: list[Answer] = []
    for one in found:
        if all(one["words"][0] >= other["words"][1] for other in taken):
            taken.append(one)
    spans = [
        {
            "mark": one["selector"],
            "verdict": "loaded",
            "technique": one["technique"],
            **({"neutral": one["neutral"]} if one["neutral"] else {}),
            "why": _TODO,
        }
        for one in taken[:_MOST_SPANS]
    ]
    return [OneEdit(field=["spans"], value=spans)] if spans else []


def _roles(opened: Answer) -> list[OneEdit]:
    """Return the roles that a word of the part speaks for."""
    edits = []
    known = {tuple(one["words"]): one for one in opened["suggestions"]}
    for part in opened["parts"]:
        field = part["field"]
        one = known.get(tuple(part["words"]))
        if field[0] != "units" or one is None or one["open"]:
            continue
        edits.append(OneEdit(field=[*field[:2], "role"], value=one["kind"]))
        if one["evidence"]:
            edits.append(OneEdit(field=[*field[:2], "evidence"], value=one["evidence"]))
    return edits


def _answers(bench: Bench, opened: Answer) -> list[OneEdit]:
    """Return the answer to the question on the trace that the list of sources shows, with its proof, and the
    meaning of each other answer as the reason against it."""
    proofs = [proof for mark in opened["citation"]["marks"] for proof in mark["proofs"]]
    if not proofs:
        return []
    shown = proofs[0]
    edits = [
        OneEdit(field=["questions", 0, "key"], value=shown["choice"]),
        OneEdit(field=["questions", 0, "proof"], value=shown["proof"]),
    ]
    meanings = {one.id: one.definition for one in vocabulary(bench.course.language).axes["trace"].choices}
    choices: list[dict[str, Plain]] = opened["fields"]["questions"][0]["choices"]
    for index, choice in enumerate(choices):
        if choice["choice"] != shown["choice"]:
            why = citation.not_so(meanings[str(choice["choice"])], bench.course.language)
            edits.append(OneEdit(field=["questions", 0, "choices", index, "why"], value=why))
    return edits
