"""Facing pages follow an exercise: when it asks of other paragraphs, its lesson shows these."""

from __future__ import annotations

from typing import Any

from facingpages.desk.bench import placed, saving
from facingpages.desk.bench.bench import Bench
from facingpages.desk.bench.draft import Draft
from facingpages.desk.lessons import blocks
from facingpages.desk.requests.to_change import BlockEdit

Answer = dict[str, Any]


def saved(bench: Bench, id: str, over: str | None) -> Answer:
    """Save an exercise, and with it each page that showed its old paragraphs on facing pages.

    A page with changes that are not saved, or with another exercise on these paragraphs, stays as it is."""
    pages = _followed(bench, id)
    answer = saving.saved(bench.folder, [bench.exercise(id), *pages], over)
    for page in pages if "conflict" in answer else ():
        page.undo()
    for page in pages:
        bench.take(page)
    return answer


def _followed(bench: Bench, id: str) -> list[Draft]:
    """Return the pages that follow an exercise, with their new text."""
    draft = bench.exercise(id)
    before, after = _places(bench, Draft.of(draft.path, draft.base)), _places(bench, draft)
    if before == after or len(before) != 2 or len(after) != 2:
        return []
    found = []
    for lesson in (one for one in bench.course.lessons if id in one.exercises):
        near = [one for one in lesson.exercises if one != id and one in bench.course.present]
        page = bench.page(lesson.id)
        held = blocks.blocks(page.text, page.path)
        at = next((i for i, block in enumerate(held) if block.directive == ("facing", *before)), None)
        is_used = any(_places(bench, bench.exercise(one)) == before for one in near)
        if at is not None and page.is_saved and not is_used:
            edit = BlockEdit(block=at, text=f"::: facing {' '.join(after)}")
            page.change(blocks.edited(page.text, page.path, [edit]))
            found.append(page)
    return found


def _places(bench: Bench, draft: Draft) -> tuple[str, ...]:
    """Return the passages of an exercise as a page names them."""
    shown = placed.passages(bench.values(draft), bench.course)
    return tuple(f"{one.seed.id}:{one.lines}" for one in shown)
