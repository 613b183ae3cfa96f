"""Requests on one lesson: its page and its plan, changed together and undone together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from facingpages.checks import lessons, links, plans, quotations
from facingpages.desk.bench import edits
from facingpages.desk.bench.bench import Bench
from facingpages.desk.bench.draft import Draft
from facingpages.desk.findings import findings
from facingpages.desk.lessons import blocks, overview
from facingpages.desk.requests.refusal import Refusal
from facingpages.desk.requests.to_change import ChangeLesson
from facingpages.files.findings import Finding
from facingpages.files.yaml_text import Refused
from facingpages.language.vocabulary import vocabulary

Answer = dict[str, Any]


def shown(bench: Bench, id: str) -> Answer:
    """Return the blocks of a lesson's page and the fields of its plan, with the findings of both."""
    page, plan = bench.page(id), bench.plan(id)
    lesson, course = bench.lesson(id), bench.course
    done, undone = bench.turns.setdefault(id, ([], []))
    found = sorted(set(_findings(bench, id)))
    return {
        "lesson": id,
        "title": lesson.front.data.title if lesson.front else id,
        "path": page.path,
        "page": [
            {"text": block.text, "line": block.line, "directive": list(block.directive)}
            for block in blocks.blocks(page.text, page.path)
        ],
        "plan": _plan_fields(bench, plan),
        "order": edits.orders("plan"),
        "standards": [
            {"id": one.id, "wording": one.wording} for one in vocabulary(course.language).standards.values()
        ],
        "minutes": {id: course.files[id].data.minutes for id in lesson.exercises if id in course.files},
        "titles": {id: overview.title(bench, id) for id in lesson.exercises if id in course.present},
        "unfinished": [
            id
            for id in lesson.exercises
            if id in course.present and (id not in course.exercises or findings.of_exercise(course, id))
        ],
        "unused": sorted(
            other for other in course.present if other.startswith(f"{id}/") and other not in lesson.exercises
        ),
        "findings": findings.as_data(found, course.language),
        "can_undo": bool(done),
        "can_redo": bool(undone),
        "unsaved": any(not draft.is_saved for draft in drafts(bench, id)),
    }


def changed(bench: Bench, request: ChangeLesson) -> Answer:
    """Carry out the edits of a request as one step of undo; return the lesson."""
    page, plan = bench.page(request.lesson), bench.plan(request.lesson)
    page_text = blocks.edited(page.text, page.path, request.page, request.title)
    if request.plan and plan is None:
        raise Refusal(f"the lesson `{request.lesson}` has no plan", "Make one in a text editor.")
    plan_text = edits.carried_out(plan, request.plan) if plan and request.plan else None
    done, undone = bench.turns.setdefault(request.lesson, ([], []))
    changing = [
        draft.path
        for draft, text in ((page, page_text), (plan, plan_text))
        if draft is not None and text is not None and text != draft.text
    ]
    again = request.again and done[-1:] == ["\n".join(changing)]
    for draft, text in ((page, page_text), (plan, plan_text)):
        if draft is not None and text is not None and text != draft.text:
            draft.change(text, again)
            bench.take(draft)
    if changing:
        undone.clear()
    if changing and not again:
        done.append("\n".join(changing))
    return shown(bench, request.lesson)


def undone(bench: Bench, id: str) -> Answer:
    """Go back one step of a lesson; return the lesson."""
    done, later = bench.turns.setdefault(id, ([], []))
    if not done:
        raise Refusal("there is nothing to undo")
    for path in done[-1].split("\n"):
        bench.drafts[path].undo()
        bench.take(bench.drafts[path])
    later.append(done.pop())
    return shown(bench, id)


def redone(bench: Bench, id: str) -> Answer:
    """Go on one step of a lesson that was undone; return the lesson."""
    done, later = bench.turns.setdefault(id, ([], []))
    if not later:
        raise Refusal("there is nothing to redo")
    for path in later[-1].split("\n"):
        bench.drafts[path].redo()
        bench.take(bench.drafts[path])
    done.append(later.pop())
    return shown(bench, id)


def discarded(bench: Bench, id: str) -> Answer:
    """Give up the changes of a lesson, and return it as it is on disk."""
    for draft in drafts(bench, id):
        bench.drafts.pop(draft.path)
    bench.turns.pop(id, None)
    for draft in drafts(bench, id):
        bench.take(draft)
    return shown(bench, id)


def drafts(bench: Bench, id: str) -> list[Draft]:
    """Return the drafts of a lesson: its page, and its plan if it has one."""
    plan = bench.plan(id)
    return [bench.page(id), *([plan] if plan else [])]


def _plan_fields(bench: Bench, plan: Draft | None) -> object:
    try:
        return bench.values(plan) if plan else None
    except Refused:
        return None  # the finding says what is wrong with it


def _findings(bench: Bench, id: str) -> Iterator[Finding]:
    course, lesson = bench.course, bench.lesson(id)
    paths = {draft.path for draft in drafts(bench, id)}
    yield from (finding for finding in course.findings if finding.path in paths)
    yield from (finding for finding in lessons.check(course) if finding.path in paths)
    yield from (finding for finding in links.check(course) if finding.path in paths)
    if not course.unread:
        yield from quotations.of_lesson(course, lesson)
    if id in course.plans:
        yield from plans.check(course, id, course.plans[id])
        if not course.unread:
            yield from quotations.of_plan(course, course.plans[id])
