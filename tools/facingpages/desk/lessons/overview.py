"""The course at a glance: its lessons with their exercises, its texts, and what the checker finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from facingpages.checks.run import run_checks
from facingpages.course.course import Course
from facingpages.course.load import Lesson
from facingpages.course.paths import PLAN
from facingpages.desk.bench.bench import Bench
from facingpages.desk.findings import findings
from facingpages.desk.findings.wording import said
from facingpages.desk.requests.refusal import Refusal
from facingpages.files.yaml_read import Plain
from facingpages.files.yaml_text import Refused

Answer = dict[str, Any]


def of(bench: Bench) -> Answer:
    """Return the lessons in the order of the navigation, the seeds, and the findings of the whole course."""
    course, everything = bench.course, run_checks(bench.course)
    counts = Counter(finding.path for finding in everything)
    empty = Counter(finding.path for finding in everything if said(finding, course.language).empty)
    pages = course.ordered
    used = {id for page in pages for id in page.exercises}
    return {
        "title": bench.title,
        "language": course.language,
        "root": bench.folder.root.name,
        "unsaved": bench.unsaved,
        "can_take_back": bench.can_take_back,
        "lessons": [
            _lesson(bench, page, counts, empty)
            for page in pages
            if page.exercises or page.id in _planned(course)
        ],
        "unused": [_exercise(bench, id, counts, empty) for id in sorted(course.present - used)],
        "seeds": [
            {
                "id": seed.entry.id,
                "title": seed.entry.title,
                "author": seed.entry.author,
                "outlet": seed.entry.outlet,
                "side": seed.entry.side,
                "lines": seed.text.last_line,
                "words": len(seed.text.words),
            }
            for seed in course.texts.values()
        ],
        "findings": findings.as_data(everything, course.language),
    }


def _planned(course: Course) -> set[str]:
    """Return the ids of the pages with a plan, one with mistakes included."""
    broken = {f.path for f in course.findings if f.path.endswith(f"/{PLAN}")}
    return {*course.plans, *(path.removeprefix("exercises/").removesuffix(f"/{PLAN}") for path in broken)}


def _lesson(bench: Bench, page: Lesson, counts: Counter[str], empty: Counter[str]) -> Answer:
    plan = f"exercises/{page.id}/{PLAN}"
    return {
        "id": page.id,
        "title": page.front.data.title if page.front else page.id,
        "question": bench.course.question(page.id),
        "findings": counts[page.path] + counts[plan],
        "empty": empty[page.path] + empty[plan],
        "unsaved": any(path in bench.unsaved for path in (page.path, plan)),
        "exercises": [
            _exercise(bench, id, counts, empty) for id in page.exercises if id in bench.course.present
        ],
    }


def _exercise(bench: Bench, id: str, counts: Counter[str], empty: Counter[str]) -> Answer:
    path, file = f"exercises/{id}.yml", bench.course.files.get(id)
    draft = bench.drafts.get(path)
    return {
        "id": id,
        "kind": file.data.kind if file else _values(bench, id).get("kind"),
        "title": title(bench, id),
        "findings": counts[path],
        "empty": empty[path],
        "unsaved": draft is not None and not draft.is_saved,
    }


def title(bench: Bench, id: str) -> str:
    """Return the title of an exercise, one with mistakes included, or its id while it has none."""
    with suppress(Refusal):
        bench.exercise(id)  # its draft has the title of one with mistakes
    return bench.called(f"exercises/{id}.yml")


def _values(bench: Bench, id: str) -> Mapping[str, Plain]:
    """Return the values of an exercise, none while its file cannot be read."""
    try:
        return bench.values(bench.exercise(id))
    except (Refused, Refusal):
        return {}
