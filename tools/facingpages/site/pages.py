"""Generated pages: glossary and texts for everybody, plans and coverage for the teacher."""

from __future__ import annotations

from facingpages.checks import coverage
from facingpages.checks.codes import catalogue_of_codes
from facingpages.checks.navigation import TEACHER
from facingpages.course.course import Course, Mode
from facingpages.course.items import Choosing
from facingpages.course.kinds.registry import KINDS
from facingpages.course.passage import Passage
from facingpages.files import tables, yaml_text
from facingpages.files.yaml_text import Refused
from facingpages.language.vocabulary import vocabulary
from facingpages.page import exhibit, front, render
from facingpages.page.provenance import place
from facingpages.page.sides import sides
from facingpages.responses import second_reading as reading
from facingpages.site import build_mode
from facingpages.text.readability import grade


def generated(course: Course, mode: Mode, *, handouts: bool = False) -> dict[str, str]:
    """Return each generated page and table of a mode, by path in the docs folder; `handouts` is whether the
    site has them."""
    pages = {
        "glossary.md": render.page("glossary.md.j2", course.language, answers=_answers(course)),
        "sources.md": render.page(
            "sources.md.j2",
            course.language,
            course=course,
            strips={id: exhibit.strip(seed) for id, seed in course.seeds.items()},
            timeline=exhibit.timeline(course),
            legend=exhibit.LEGEND,
            shown=exhibit.shown(course),
        ),
    }
    compared = sides(course) if mode is Mode.PRACTICE else None
    pages["progress.md"] = render.page(
        "progress.md.j2", course.language, cards=front.cards(course), sides=compared
    )
    if mode is not Mode.TEACHER:
        return pages
    rows = coverage.rows(coverage.count(course), coverage.bounds(course))
    pages[f"{TEACHER}/coverage.csv"] = tables.as_csv(
        [("group", "name", "count", "minimum", "maximum"), *rows]
    )
    pages[f"{TEACHER}/coverage.md"] = render.page("coverage.md.j2", course.language, rows=rows)
    pages[f"{TEACHER}/standards.md"] = render.page("standards.md.j2", course.language, served=_served(course))
    pages[f"{TEACHER}/findings.md"] = render.page(
        "findings.md.j2", course.language, groups=catalogue_of_codes()
    )
    for id, plan in course.plans.items():
        title = next((page.front.data.title for page in course.lessons if page.id == id and page.front), id)
        links = _handouts(course, id) if handouts else []
        pages[f"{TEACHER}/{id}.md"] = render.page(
            "plan.md.j2",
            course.language,
            id=id,
            title=title,
            plan=plan.data,
            exercises=_exercises(course, id),
            handouts=links,
            exports=build_mode.exports(),
        )
    if reading := second_reading(course):
        pages[f"{TEACHER}/second-reading.md"] = reading
    return pages


def _answers(course: Course) -> dict[str, set[str]]:
    """Return the answers that the exercises of a course offer, by question put to a citation; every answer
    to a question that no exercise asks."""
    offered: dict[str, set[str]] = {}
    for exercise in course.exercises.values():
        for item in exercise.items:
            if isinstance(item.task, Choosing):
                offered.setdefault(item.task.axis, set()).update(choice.id for choice in item.task.choices)
    axes = vocabulary(course.language).axes.values()
    return {axis.id: offered.get(axis.id) or {choice.id for choice in axis.choices} for axis in axes}


def second_reading(course: Course) -> str | None:
    """Return the page on the second reading: the recorded scores of the first answers, and later changes."""
    changed = course.root / reading.FOLDER / reading.CHANGES
    try:
        scores = reading.recorded(course.root)
        changes = yaml_text.decoded(changed, reading.CHANGES) if changed.is_file() else ""
    except Refused:
        return None  # the build says why
    if not scores:
        return None
    kinds, exercises = reading.rows(reading.by_kind(scores)), reading.rows(reading.by_exercise(scores))
    return render.page(
        "second-reading.md.j2",
        course.language,
        kinds=kinds,
        exercises=exercises,
        unread=reading.unread(course.exercises, scores),
        changes=changes,
    )


def nav(course: Course, mode: Mode) -> list[str]:
    """Return the paths of the pages that a mode adds to the navigation."""
    if mode is not Mode.TEACHER:
        return []
    order = [page.id for page in course.ordered if page.id in course.plans]
    second = [f"{TEACHER}/second-reading.md"] if second_reading(course) else []
    return [
        *(f"{TEACHER}/{id}.md" for id in order),
        f"{TEACHER}/standards.md",
        f"{TEACHER}/coverage.md",
        f"{TEACHER}/findings.md",
        *second,
    ]


def _handouts(course: Course, id: str) -> list[tuple[str, str]]:
    from facingpages.handout import published  # here, since most uses of a course need no Typst

    return published.links(course, id, Mode.TEACHER)


def _served(course: Course) -> dict[str, list[tuple[str, str]]]:
    """Return, for each learning standard, the objectives that serve it: lesson and wording."""
    served: dict[str, list[tuple[str, str]]] = {id: [] for id in vocabulary().standards}
    for id, plan in course.plans.items():
        for objective in plan.data.objectives:
            for standard in objective.standards:
                served[standard].append((id, objective.can))
    return served


def _exercises(course: Course, id: str) -> list[tuple[str, str, int, list[tuple[str, int, str]]]]:
    """Return, for each exercise of a lesson: title, kind, minutes, and its passages with words and reading
    level."""
    return [
        (
            e.stem.title,
            KINDS[e.stem.kind].name,
            e.stem.minutes,
            [_reading(p, course.language) for p in e.stem.passages],
        )
        for e in course.exercises_of(id)
    ]


def _reading(passage: Passage, language: str) -> tuple[str, int, str]:
    """Return a passage's place, word count, and reading grade by the Automated Readability Index."""
    level = grade(passage.text, [where for _, where in passage.paragraphs()])
    return f"{passage.seed.id}, {place(passage, language)}", len(passage.words), f"{level:.0f}"
