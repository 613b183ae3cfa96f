"""A first lesson of two texts: two passages that face each other, and an exercise of each kind.

Words, roles, answers and their reasons are written as proposals where a rule gives them: the exercises are
drafts until the teacher has confirmed each.  Whatever no rule gives is left open."""

from __future__ import annotations

from typing import Any, Final

from facingpages.author.suggest import closest
from facingpages.course.formats import todos
from facingpages.course.items import KindId
from facingpages.desk.bench import placed, saving
from facingpages.desk.bench.bench import Bench
from facingpages.desk.editor import exercise
from facingpages.desk.lessons import blocks, making, offering, to_rewrite
from facingpages.desk.passages import best, room
from facingpages.desk.passages.room import Room, Run
from facingpages.desk.passages.stretches import stretch
from facingpages.desk.proposals import another_sentence, reasons, rewriting, roles_and_words
from facingpages.desk.proposals.rewriting import Proposal
from facingpages.desk.requests.refusal import Refusal
from facingpages.desk.requests.to_change import BlockEdit
from facingpages.desk.requests.to_make import FirstLesson, NewExercise, NewLesson, Place
from facingpages.text.folded import Lines

Answer = dict[str, Any]
KINDS: Final[tuple[KindId, ...]] = ("loaded-terms", "claim-evidence", "citation-check", "rewrite")
_LONGEST_TITLE: Final = 120  # characters
_CHOSEN: Final[tuple[KindId, ...]] = ("claim-evidence", "citation-check", "loaded-terms", "rewrite")


def made(bench: Bench, request: FirstLesson) -> Answer:
    """Make the lesson and its exercises; return its id, the exercises, and the kinds for which the two texts
    hold nothing."""
    one, other = (making.seed(bench, id) for id in request.seeds)
    if one is other:
        raise Refusal("a text cannot face itself", "Choose two texts.")
    found = closest(one, other)
    if found is None:
        raise Refusal(
            "no two passages of these texts speak of the same things",
            "Choose passages yourself, or other texts.",
        )
    chosen, left = _chosen(bench, [(one, found.lines[0]), (other, found.lines[1])])
    facing, alike = chosen["loaded-terms"], list(zip(found.seeds, found.lines, strict=True))
    pair = facing if len(facing) == 2 else alike
    places = [Place(seed=id, lines=str(lines)) for id, lines in pair]
    asked = NewLesson(
        do="new_lesson", title=_title(bench, request), question=request.question, passages=places
    )
    lesson = making.lesson(bench, asked)["lesson"]
    _introduce(bench, lesson)
    exercises: list[str] = []
    without: list[KindId] = []
    for kind in KINDS:
        ranked = to_rewrite.ranked(bench, [one, other], exercises, left) if kind == "rewrite" else []
        rewritten = next(iter(ranked), None)
        runs = [(rewritten.seed.entry.id, rewritten.lines)] if rewritten else chosen[kind]
        if kind == "rewrite":  # without a sentence it waits for words that the teacher marks
            runs = runs or chosen["loaded-terms"][:1]
        if not runs:
            without.append(kind)
            continue
        new = NewExercise(
            do="new_exercise",
            lesson=lesson,
            kind=kind,
            title=offering.title(bench, lesson, kind),
            passages=[Place(seed=id, lines=str(lines)) for id, lines in runs],
        )
        id = making.exercise(bench, new)["exercise"]
        _propose(bench, id, kind, rewritten)
        exercises.append(id)
    return {"lesson": lesson, "exercises": exercises, "without": without}


def _title(bench: Bench, request: FirstLesson) -> str:
    """Return the title of a lesson: its question; the titles of its texts where that is none or long."""
    question = " ".join(request.question.split())
    if question and len(question) <= _LONGEST_TITLE and not set("<>") & set(question):
        return question
    return " · ".join(bench.called(f"seeds/{id}.txt") for id in request.seeds)


def by_hand(bench: Bench, request: NewExercise) -> Answer:
    """Make an exercise on passages that the teacher chose; return its id.

    On a citation the answer that the text shows is proposed at once; other kinds offer words singly."""
    answer = making.exercise(bench, request)
    if request.kind == "citation-check":
        _propose(bench, answer["exercise"], request.kind, None)
    return answer


def _chosen(bench: Bench, pair: list[Run]) -> tuple[dict[KindId, list[tuple[str, Lines]]], Room]:
    """Return the passages of each kind for a lesson on the pair; together they stay in the share
    of a text that may be shown.  Loaded terms take most room: their passages are chosen late.  The room that
    they leave to the rewriting comes with them."""
    left = room.of(bench.course)
    chosen = {}
    for kind in _CHOSEN:
        stretches = [stretch(seed, lines, kind, bench.course.language) for seed, lines in pair]
        chosen[kind] = best.proposed(kind, stretches, left)
        if kind != "rewrite":
            left.take(kind, [(bench.course.texts[id], lines) for id, lines in chosen[kind]])
    return chosen, left


def _propose(bench: Bench, id: str, kind: KindId, rewritten: Proposal | None) -> None:
    """Write into a new exercise what is proposed, and save it: it begins there, so no undo goes behind it."""
    opened, draft = exercise.opened(bench, id), bench.exercise(id)
    if rewritten:
        (shown,) = placed.passages(bench.values(draft), bench.course)
        edits = list(rewriting.edits(rewritten, shown, bench.course.language))
    elif kind == "rewrite":
        edits = another_sentence.left_open()
    else:
        edits = roles_and_words.edits(kind, opened, bench.course.language)
    if edits:
        exercise.changed(bench, id, edits)
        saving.saved(bench.folder, [draft])
        bench.drafts.pop(draft.path)
        bench.stamp = bench.folder.stamp()


def _introduce(bench: Bench, lesson: str) -> None:
    """Propose an introduction in the place that the page of a new lesson has for one."""
    page = bench.page(lesson)
    at = next(i for i, block in enumerate(blocks.blocks(page.text, page.path)) if todos.waits(block.text))
    words = reasons.introduction(bench.course.language)
    page.change(blocks.edited(page.text, page.path, [BlockEdit(block=at, text=todos.proposed(words))]))
    bench.take(page)
    saving.saved(bench.folder, [page])
    bench.drafts.pop(page.path)
    bench.stamp = bench.folder.stamp()
