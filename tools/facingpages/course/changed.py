"""A course in which one file has another text: only that file is read again."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from facingpages.course import load
from facingpages.course.course import Course
from facingpages.course.formats.lessons import PlanFile
from facingpages.course.kinds.registry import exercise_formats
from facingpages.course.paths import MINIMUMS, PLAN, YARDSTICK
from facingpages.course.resolving import resolved

T = TypeVar("T")


def with_text(course: Course, path: str, text: str) -> Course:
    """Return a course in which an exercise, a plan or a page has another text; everything else is kept.

    Raises ValueError for a path of any other file."""
    findings = [finding for finding in course.findings if finding.path != path]
    if path.startswith("lessons/") and path.endswith(".md"):
        page = load.page(text, path, findings)
        others = [other for other in course.lessons if other.path != path]
        pages = tuple(sorted((*others, page), key=lambda one: one.path.split("/")))
        return replace(course, lessons=pages, findings=tuple(findings))
    if not path.startswith("exercises/") or not path.endswith(".yml") or path in (MINIMUMS, YARDSTICK):
        raise ValueError(path)
    id = path.removeprefix("exercises/").removesuffix(".yml")
    if path.endswith(f"/{PLAN}"):
        lesson = id.removesuffix("/plan")
        plans = {id: plan for id, plan in course.plans.items() if id != lesson}
        if plan := load.of_text(text, path, {"plan": PlanFile}, findings):
            plans[lesson] = plan
        return replace(course, plans=_in_order(plans, "/plan.yml"), findings=tuple(findings))
    files = {other: file for other, file in course.files.items() if other != id}
    exercises = {other: exercise for other, exercise in course.exercises.items() if other != id}
    if authored := load.of_text(text, path, exercise_formats(), findings):
        files[id] = authored
        known = {entry.id for _, _, entry in course.seeds_file.data.texts} if course.seeds_file else set()
        if exercise := resolved(id, authored, known, course.texts, course.language, findings):
            exercises[id] = exercise
    return replace(
        course,
        files=_in_order(files),
        exercises=_in_order(exercises),
        present=course.present | {id},
        findings=tuple(findings),
    )


def _in_order(by_id: dict[str, T], ending: str = ".yml") -> dict[str, T]:
    """Return a dictionary in the order in which `Course.load` meets the files."""
    return dict(sorted(by_id.items(), key=lambda pair: f"{pair[0]}{ending}".split("/")))
