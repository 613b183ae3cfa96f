"""Requests on one exercise: open, change, undo, redo, discard."""

from __future__ import annotations

from typing import Any

from facingpages.course.course import Mode
from facingpages.course.passage import Passage
from facingpages.desk.bench import edits, placed
from facingpages.desk.bench.bench import Bench
from facingpages.desk.bench.draft import Draft
from facingpages.desk.editor import alike, declined, view
from facingpages.desk.findings import findings
from facingpages.desk.proposals import answering, citation, following
from facingpages.desk.requests.base import OneEdit
from facingpages.files.yaml_read import Plain
from facingpages.page import render

Answer = dict[str, Any]


def opened(bench: Bench, id: str) -> Answer:
    """Return an exercise with all that the page needs to show and to change it."""
    draft = bench.exercise(id)
    values = bench.values(draft)
    kind = str(values.get("kind"))
    shown = placed.passages(values, bench.course)
    state = _state(bench, id, draft, values, shown)
    links = "citation" in state and state["citation"]["links"]
    return {
        **state,
        **_passages(bench, id, values, shown),
        "kind": kind,
        "lessons": [
            {"id": page.id, "title": bench.called(page.path)}
            for page in bench.course.lessons
            if id in page.exercises
        ],
        "vocabulary": view.words_of_the_field(bench.course.language, links=links),
        "order": edits.orders(kind),
        "readonly": [list(steps) for steps in edits.unknown(kind, values)],
    }


def changed(bench: Bench, id: str, asked: list[OneEdit], *, again: bool = False, decline: str = "") -> Answer:
    """Carry out edits as one step of undo, or as part of the last one; return what the page shows anew.

    The words to `decline` are not proposed again."""
    draft = bench.exercise(id)
    values = bench.values(draft)
    before = placed.passages(values, bench.course)
    text = edits.carried_out(draft, following.followed(values, asked, bench.course.language))
    draft.change(declined.with_words(text, decline), again)
    answer = taken(bench, id, before)
    if not any(one.field[0] in ("claim", "citation") for one in asked) or "citation" not in answer:
        return answer
    if retraced := answering.retraced(answer, bench.course.language):
        draft.change(edits.carried_out(draft, retraced), True)
        return taken(bench, id, before)
    return answer


def undone(bench: Bench, id: str) -> Answer:
    """Go back to the text before; return what the page shows anew."""
    bench.exercise(id).undo()
    return taken(bench, id)


def redone(bench: Bench, id: str) -> Answer:
    """Go on to the text that was undone; return what the page shows anew."""
    bench.exercise(id).redo()
    return taken(bench, id)


def discarded(bench: Bench, id: str) -> Answer:
    """Give up the changes of an exercise, and return it as it is on disk."""
    bench.drafts.pop(bench.exercise(id).path)
    bench.take(bench.exercise(id))
    return opened(bench, id)


def taken(bench: Bench, id: str, before: tuple[Passage, ...] | None = None) -> Answer:
    """Return the state after a draft has another text; the passages only if they are others."""
    draft = bench.exercise(id)
    bench.take(draft)
    values = bench.values(draft)
    shown = placed.passages(values, bench.course)
    answer = _state(bench, id, draft, values, shown)
    return answer if shown == before else {**answer, **_passages(bench, id, values, shown)}


def _state(
    bench: Bench, id: str, draft: Draft, values: dict[str, Plain], shown: tuple[Passage, ...]
) -> Answer:
    found = findings.of_exercise(bench.course, id)
    clashes = alike.of(bench, id, values, shown)
    found = [one for one in found if not alike.says(clashes, one)]
    own = [finding for finding in found if finding.path == draft.path]
    answer: Answer = {
        "exercise": id,
        "fields": values,
        "parts": placed.parts(values, shown),
        "findings": [
            *findings.as_data(own, bench.course.language, bench.course, values, shown),
            *clashes,
        ],
        "declined": declined.of(draft.text),
        "elsewhere": findings.as_data(
            (finding for finding in found if finding.path != draft.path), bench.course.language, bench.course
        ),
        "can_undo": draft.now > 0,
        "can_redo": draft.now + 1 < len(draft.texts),
        "unsaved": not draft.is_saved,
    }
    if values.get("kind") == "citation-check":
        answer["citation"] = citation.state(bench.course, id, values)
        answer["citation"]["answers"] = answering.answers(answer, bench.course.language)
    return answer


def _passages(bench: Bench, id: str, values: dict[str, Plain], shown: tuple[Passage, ...]) -> Answer:
    return {
        "html": _html(bench, id),
        "passages": [view.passage(one, bench.course.language) for one in shown],
        "suggestions": view.suggestions(str(values.get("kind")), shown, bench.course),
    }


def _html(bench: Bench, id: str) -> str | None:
    """Return the exercise as a student's page draws it, without a key; None while it has mistakes."""
    exercise = bench.course.exercises.get(id)
    if exercise is None:
        return None
    question = bench.course.question(id.rpartition("/")[0])
    return render.exercise(exercise, Mode.CLASS, language=bench.course.language, question=question)
