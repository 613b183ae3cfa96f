"""Offered: the exports beside a teacher's site, a file for each lesson and target, and their page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from facingpages.course.course import Course
from facingpages.export import losses
from facingpages.export.registry import TARGETS
from facingpages.export.target import CannotCarry, Carried, Target
from facingpages.handout.compose import compose
from facingpages.handout.compose.compose import Subject
from facingpages.page import render
from facingpages.site import build_mode, bundle
from facingpages.site.csp import NOTHING, with_policy

FOLDER: Final = build_mode.EXPORTS


@dataclass(frozen=True, slots=True)
class Row:
    """A lesson with the links to its files: the name of the target, and the path beside the page."""

    id: str
    title: str
    links: tuple[tuple[str, str], ...]


def files(course: Course) -> dict[str, bytes]:
    """Return the files by their paths in the site.

    A lesson that a target cannot take, or in which ticking everything would pay, has no file for it."""
    made: dict[str, bytes] = {}
    rows = []
    for id in compose.lessons(course):
        subject = compose.subject(course, id)
        links = []
        for target in TARGETS.values():
            path = target.file_name(id)
            content = _content(target, subject, course)
            if content is not None:
                made[f"{FOLDER}/{path}"] = content
                links.append((target.name, path))
        rows.append(Row(id, subject.title, tuple(links)))
    page = render.page("exports.html.j2", course.language, rows=rows, targets=list(_forms(course)))
    made[f"{FOLDER}/page.css"] = bundle.bare_page_style().encode()
    return {**made, f"{FOLDER}/index.html": with_policy(page, NOTHING).encode()}


def _content(target: Target, subject: Subject, course: Course) -> bytes | None:
    try:
        if any(losses.gives_too_much(target.carry(exercise)) for exercise in subject.exercises):
            return None
        return target.write([subject], course)
    except CannotCarry:
        return None


def _forms(course: Course) -> Iterator[tuple[str, str, list[Carried]]]:
    """Yield the name of each target, what it needs, and the answer forms that the exercises have there."""
    for target in TARGETS.values():
        forms: dict[str, Carried] = {}
        for exercise in course.exercises.values():
            try:
                carried = target.carry(exercise)
            except CannotCarry:
                continue
            forms.setdefault(f"{exercise.stem.kind} {carried.carrier}", carried)
        yield (
            target.name,
            target.needs_in(1, course.language),
            list({carried.carrier: carried for carried in forms.values()}.values()),
        )
