"""The page of a lesson for a learning system: the lesson itself, without the site around it."""

from __future__ import annotations

import html
import re
from typing import Final

from markupsafe import Markup

from facingpages.course.course import Course, Mode
from facingpages.handout.compose.compose import Subject
from facingpages.language.messages import catalogue
from facingpages.page import render
from facingpages.site.csp import NOTHING, with_policy
from facingpages.site.embed import converted

_LINK: Final = re.compile(
    r"(?<!!)\[([^\]\n]*)\]\((?![a-z]+:)[^()\s]*\)"
)  # to another page, or a place in one
_PICTURE: Final = re.compile(r"!\[[^\]\n]*\]\((?![a-z]+:|/)([^()\s]+)")


def lesson_page(subject: Subject, course: Course, mode: Mode, up: str) -> str:
    """Return the whole page; `up` leads from its folder to the one with the assets."""
    body = converted(course, (), _text(subject, course), mode)
    if not _has_page(subject, course):
        _ = catalogue(course.language).gettext
        body = f"<h1>{html.escape(subject.title)}</h1>\n<h2>{html.escape(_('Exercise'))}</h2>\n{body}"
    title = subject.exercises[0].stem.title if subject.id in course.exercises else subject.title
    page = render.page(
        "scorm.html.j2",
        course.language,
        title=title,
        body=Markup(body),  # noqa: S704  (made by the templates, and of the author's own Markdown)
        assets=f"{up}assets/",
    )
    return with_policy(page, NOTHING)


def pictures(subject: Subject, course: Course) -> dict[str, bytes]:
    """Return the pictures that a lesson shows, by their path beside its page."""
    folder = course.root / "lessons"
    named = {html.unescape(name) for name in _PICTURE.findall(_text(subject, course))}
    inside = (folder / name for name in sorted(named))
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in inside
        if file.is_file() and folder.resolve() in file.resolve().parents
    }


def _text(subject: Subject, course: Course) -> str:
    """Return the Markdown of a lesson with links to other pages as plain words; of an exercise, its directive."""
    if not _has_page(subject, course):
        return "\n\n".join(f"::: exercise {exercise.stem.id}" for exercise in subject.exercises)
    text = next(page.text for page in course.lessons if page.id == subject.id)
    return _LINK.sub(r"\1", re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL))


def _has_page(subject: Subject, course: Course) -> bool:
    """Return whether a subject is a lesson with a page, which has its own heading."""
    return subject.id not in course.exercises and any(page.id == subject.id for page in course.lessons)
