"""The review of a lesson: all that is proposed in its page and its exercises, in one list.

Each row quotes the words that it is about.  It has the choices that are still open, the sentences that are
proposed, and the edits that refuse it.  The page confirms a row by an edit of its sentences; nothing else
makes a proposal a key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from facingpages.course.formats import todos
from facingpages.course.items import KindId
from facingpages.course.kinds.registry import KINDS
from facingpages.desk.bench.bench import Bench
from facingpages.desk.editor import exercise
from facingpages.desk.lessons import blocks, lesson
from facingpages.desk.requests.to_make import Review
from facingpages.desk.review import by_kind, marked, remarks, rows
from facingpages.language.messages import N_, catalogue

Answer = dict[str, Any]
INTRODUCTION = N_("Introduction")


def of(bench: Bench, request: Review) -> Answer:
    """Return the sections of a lesson: its introduction if it waits, and each exercise with its rows."""
    page = lesson.shown(bench, request.lesson)
    ids = [id for id in bench.lesson(request.lesson).exercises if id in bench.course.present]
    opened = [exercise.opened(bench, id) for id in ids]
    sections = [_section(bench, id, one) for id, one in zip(ids, opened, strict=True)]
    if not any(one.get("citation", {}).get("later") for one in opened):
        _look_at_dates(bench, sections)
    return {
        "lesson": request.lesson,
        "title": page["title"],
        "without": list(remarks.without(bench, request.lesson)),
        "sections": [
            *_page(bench, page),
            *sections,
        ],
    }


def _page(bench: Bench, page: Answer) -> Iterator[Answer]:
    """Yield the section of the page, if it has paragraphs."""
    say = catalogue(bench.course.language).gettext
    draft = bench.page(page["lesson"])
    waiting = []
    for index, block in enumerate(blocks.blocks(draft.text, draft.path)):
        if todos.waits(block.text) or (index == _introduced(page) and not block.directive):
            text = rows.sentence(("page", index), say(INTRODUCTION), block.text)
            waiting.append(rows.row(("page", index), texts=[text]))
    if waiting:
        yield {
            "target": {"lesson": page["lesson"]},
            "title": say(INTRODUCTION),
            "kind": "",
            "tries": False,
            "rows": waiting,
            "passages": [],
            "texts": [],
            "marks": [],
            "listed": [],
            "remarks": [],
            "findings": [one for one in page["findings"] if not one["empty"]],
            "can_undo": page["can_undo"],
        }


def _introduced(page: Answer) -> int:
    """Return the index of the paragraph that opens a page: the one after the head of the lesson."""
    head = next((i for i, one in enumerate(page["page"]) if one["directive"][:1] == ["lesson"]), -1)
    after = page["page"][head + 1 : head + 2] if head >= 0 else []
    return head + 1 if after and not after[0]["directive"] and not after[0]["text"].startswith("#") else -1


def _look_at_dates(bench: Bench, sections: list[Answer]) -> None:
    """Let the first exercise that shows a date after that of its text say so, once in a lesson.

    An exercise on a citation has such a remark already."""
    for section in sections:
        if remark := remarks.of_later_date(bench, section["target"]["exercise"]):
            section["remarks"].append(remark)
            return


def _section(bench: Bench, id: str, opened: Answer) -> Answer:
    fields, language = opened["fields"], bench.course.language
    kind: KindId | None = opened["kind"] if opened["kind"] in KINDS else None
    found = by_kind.rows_of(kind, opened, language) if kind else []
    return {
        "target": {"exercise": id},
        "title": fields.get("title", id),
        "kind": catalogue(language).gettext(KINDS[kind].name) if kind else "",
        "tries": kind == "rewrite",
        "rows": found,
        "passages": opened["passages"] if kind == "loaded-terms" else [],
        "texts": [one["title"] for one in opened["passages"]] if kind != "citation-check" else [],
        "marks": marked.spans(opened),
        "listed": marked.listed(opened),
        "remarks": remarks.of_section(kind, opened, language) if kind else [],
        "findings": rows.mend(found, [one for one in opened["findings"] if not one["empty"]]),
        "can_undo": opened["can_undo"],
    }
