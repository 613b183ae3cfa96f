"""Navigation: no page may take a name that the site uses itself, and every entry must lead to a page.

The site makes pages for everybody and more for the teacher; a page of an author's under one of their names
would vanish behind it.  The order of the pages is in `nav` of `mkdocs.yml`, which may name both."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final

from facingpages.course.course import Course
from facingpages.course.load import Lesson
from facingpages.course.paths import MKDOCS_YML
from facingpages.files import yaml_read, yaml_text
from facingpages.files.findings import Finding, closest, first_of

# the folder of what is made for the teacher; the plan of each lesson lies there by the lesson's name
TEACHER: Final = "teacher"
EVERYBODY: Final = ("glossary", "progress", "sources")
FOR_TEACHERS: Final = ("coverage", "findings", "second-reading", "standards")
RESERVED: Final = (*EVERYBODY, *FOR_TEACHERS, "404")  # 404 is the theme's page for a wrong address
_MADE: Final = (f"{TEACHER}/", "handouts/", "assets/")  # folders in which the site makes files


def is_reserved(id: str) -> bool:
    """Return whether the site generates a page of that name."""
    return id.lower() in RESERVED or id.lower().startswith(f"{TEACHER}/")


def is_made(path: str) -> bool:
    """Return whether the site makes a page or file at a path, from the root of the site."""
    return path.startswith(_MADE)


def reserved_hint() -> str:
    """Return the hint for a page with a reserved name."""
    return f"Give it another name, and its folder in exercises/ too; the site keeps {', '.join(RESERVED)} and the folder {TEACHER}/ for itself."


def check(course: Course) -> Iterator[Finding]:
    """Yield a finding for each page with a reserved name, and for each entry of the navigation that leads
    to no page."""
    for lesson in course.lessons:
        if is_reserved(lesson.id):
            yield Finding(
                lesson.path,
                1,
                1,
                "name-reserved",
                f"the site makes a page `{lesson.id}` itself",
                reserved_hint(),
            )
    yield from first_of(_missing(course))


def _missing(course: Course) -> Iterator[Finding]:
    """Yield a finding for each entry of the navigation that leads to no page."""
    try:
        entries = yaml_read.scalars(course.mkdocs, MKDOCS_YML, "nav")
    except yaml_text.Refused as refused:
        yield from refused.findings
        return
    pages = [*(_path(lesson) for lesson in course.lessons), *(f"{name}.md" for name in EVERYBODY)]
    named = {entry.partition("#")[0] for _, entry, _ in entries}
    for _, entry, place in entries:
        path = entry.partition("#")[0]
        if (
            path in pages
            or "://" in entry
            or entry.startswith(("/", "mailto:", *_MADE))
            or os.path.isfile(course.root / "lessons" / path)  # False for a name that no file can have
        ):
            continue
        message, hint = (
            f"`nav` names `{entry}`, and there is no lessons/{path}",
            closest(path, pages, "Write that page, or delete the line.", named),
        )
        yield Finding(MKDOCS_YML, place.line, place.column, "nav-missing", message, hint)


def _path(lesson: Lesson) -> str:
    return lesson.path.removeprefix("lessons/")
