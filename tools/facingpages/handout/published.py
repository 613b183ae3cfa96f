"""Published: the handouts that a site offers, and the links to them.

A learner's sheets are on every site; a teacher's copies, with their keys, on the teacher's site only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from facingpages.course.course import Course, Mode
from facingpages.handout import files
from facingpages.handout.compose import compose
from facingpages.handout.compose.compose import NoSheet
from facingpages.handout.files import Format
from facingpages.handout.model.paper import Form
from facingpages.handout.model.sheet import Sheet, SheetKind, View
from facingpages.language.messages import catalogue

FOLDER: Final = "handouts"
FORMATS: Final = {Format.PDF: "PDF", Format.DOCX: "Word"}
_CUT_OUTS: Final = (SheetKind.STRIPS, SheetKind.CARDS, SheetKind.EXIT)


def published(course: Course, mode: Mode) -> dict[str, bytes]:
    """Return the handouts of a site by their path in its docs folder."""
    offered = {
        f"{FOLDER}/{files.name(sheet, form, format)}": (sheet, form, format)
        for lesson in compose.lessons(course)
        for _, sheet, form, format in _offered(course, lesson, mode)
    }
    return {path: files.written(*member).content for path, member in offered.items()}


def links(course: Course, lesson: str, mode: Mode) -> list[tuple[str, str]]:
    """Return the handouts of a lesson as labels and paths in the docs folder; none if it has no exercise."""
    if lesson not in compose.lessons(course):
        return []
    return [
        (label, f"{FOLDER}/{files.name(sheet, form, format)}")
        for label, sheet, form, format in _offered(course, lesson, mode)
    ]


def _offered(course: Course, lesson: str, mode: Mode) -> Iterator[tuple[str, Sheet, Form, Format]]:
    _ = catalogue(course.language).gettext
    what = compose.subject(course, lesson)
    views = {View.LEARNER: _("Student's sheet"), View.TEACHER: _("Teacher's copy with key")}
    for view in views if mode is Mode.TEACHER else (View.LEARNER,):
        sheet = compose.sheet(course, what, view)
        for format, called in FORMATS.items():
            yield f"{views[view]} ({called})", sheet, Form(), format
    if mode is not Mode.TEACHER:
        return
    kinds = {
        SheetKind.STRIPS: _("Strips to sort"),
        SheetKind.CARDS: _("Cards to cut out"),
        SheetKind.EXIT: _("Exit ticket"),
    }
    for kind in _CUT_OUTS:
        try:
            sheet = compose.sheet(course, what, View.LEARNER, kind)
        except NoSheet:
            continue  # a lesson without claim and evidence has no strips, a page without a plan no ticket
        yield f"{kinds[kind]} (PDF)", sheet, Form(), Format.PDF
