"""The package: `h5p.json` with the libraries that the host must have, and the content."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, Final

from facingpages.course.course import Course
from facingpages.export.h5p import labels
from facingpages.export.h5p.libraries import (
    BOOK,
    COLUMN,
    MOST_PAGES,
    Content,
    content,
    dependency,
    short,
    used,
)
from facingpages.export.h5p.tasks import parts
from facingpages.export.target import CannotCarry
from facingpages.files.zips import zipped
from facingpages.handout.compose.compose import Subject

_TITLE: Final = "Facing Pages"


def write(subjects: Sequence[Subject], course: Course) -> bytes:
    """Return the package: a page for one lesson or exercise, a book with a page each for several."""
    if len(subjects) > MOST_PAGES:
        raise CannotCarry(
            f"an H5P book takes {MOST_PAGES} lessons, and this course has {len(subjects)}. "
            "Export the lessons one by one."
        )
    pages = [_page(subject, course.language) for subject in subjects]
    if len(subjects) == 1:
        return _packed(COLUMN, pages[0], subjects[0].title, course.language)
    chapters = [
        content(COLUMN, page, subject.title, f"page-{subject.id}")
        for subject, page in zip(subjects, pages, strict=True)
    ]
    book = {
        "showCoverPage": False,
        "chapters": chapters,
        "behaviour": {
            "defaultTableOfContents": True,
            "progressIndicators": True,
            "progressAuto": True,
            "displaySummary": True,
            "enableRetry": True,
        },
        **labels.of_book(course.language),
    }
    return _packed(BOOK, book, _TITLE, course.language)


def _page(subject: Subject, language: str) -> Content:
    """Return a lesson as one page; a line divides its exercises."""
    made = []
    for exercise in subject.exercises:
        ruler = "enabled"
        for part in parts(exercise, language):
            made.append({"content": part, "useSeparator": ruler})
            ruler = "disabled"
    return {"content": made}


def _packed(main: str, params: Content, title: str, language: str) -> bytes:
    about = {
        "title": short(title),
        "language": language if re.fullmatch(r"[-a-zA-Z]{1,10}", language) else "und",
        "mainLibrary": main.split()[0],
        "embedTypes": ["iframe"],
        "license": "U",
        "preloadedDependencies": [dependency(library) for library in used(main, params)],
    }
    return zipped({"h5p.json": _written(about), "content/content.json": _written(params)}, packed=True)


def _written(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
