"""The class pack: all paper for one lesson, in one zip.

overview, plan            what a teacher reads first
student/                  sheets to hand out; no key is in them
teacher/                  the same with keys, and the guide
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from facingpages.course.course import Course
from facingpages.handout import files
from facingpages.handout.compose import compose
from facingpages.handout.compose.compose import NoSheet, Subject
from facingpages.handout.files import Format
from facingpages.handout.model.paper import Form, Paper
from facingpages.handout.model.sheet import Sheet, SheetKind, View
from facingpages.language.messages import catalogue

FORMATS: Final = (Format.PDF, Format.DOCX)
_FOLDERS: Final = {View.LEARNER: "student", View.TEACHER: "teacher"}


def members(course: Course, what: Subject, paper: Paper) -> Iterator[tuple[str, Sheet, Form, Format]]:
    """Yield each file of a lesson's pack by its path in the zip: the sheet, its form and its format."""
    plain, large = Form(paper), Form(paper, large=True)
    sheets = list(_sheets(course, what))
    inside = [
        (f"{_FOLDERS[sheet.view]}/{files.name(sheet, form, format)}", sheet, form, format)
        for sheet in sheets
        for format in FORMATS
        for form in (
            (plain, large) if sheet.view is View.LEARNER and sheet.kind is SheetKind.EXERCISES else (plain,)
        )
    ]
    plan = compose.plan(course, what)
    first = [(f"plan.{format.value}", plan, plain, format) for format in FORMATS]
    listed = {
        path.rpartition(".")[0]: described(sheet, form, course.language)
        for path, sheet, form, _ in (*first, *inside)
    }
    endings = ", ".join(f".{format.value}" for format in FORMATS)
    overview = compose.overview(
        course, what, [(f"{name} ({endings})", description) for name, description in listed.items()]
    )
    yield from ((f"overview.{format.value}", overview, plain, format) for format in FORMATS)
    yield from first
    yield from inside


def described(sheet: Sheet, form: Form, language: str) -> str:
    """Return a short description of a file of the pack."""
    _ = catalogue(language).gettext
    kinds = {
        SheetKind.EXERCISES: _("exercises"),
        SheetKind.STRIPS: _("strips to sort"),
        SheetKind.CARDS: _("cards to cut out"),
        SheetKind.EXIT: _("exit ticket"),
        SheetKind.PLAN: _("plan for 45, 50 and 90 minutes"),
        SheetKind.OVERVIEW: _("overview"),
    }
    with_key = (
        _(", with key")
        if sheet.view is View.TEACHER
        and sheet.kind in (SheetKind.EXERCISES, SheetKind.STRIPS, SheetKind.EXIT)
        else ""
    )
    return kinds[sheet.kind] + with_key + (_(", in large print") if form.large else "")


def _sheets(course: Course, what: Subject) -> Iterator[Sheet]:
    for view in View:
        for kind in (SheetKind.EXERCISES, SheetKind.STRIPS, SheetKind.CARDS, SheetKind.EXIT):
            if kind is SheetKind.CARDS and view is View.TEACHER:
                continue  # the cards are the same for both
            try:
                yield compose.sheet(course, what, view, kind)
            except NoSheet:
                continue  # a lesson without claim and evidence has no strips
