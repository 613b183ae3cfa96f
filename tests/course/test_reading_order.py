"""Reading order: exports, handouts and cards have the lessons in the order of the site's navigation."""

from __future__ import annotations

import pytest

from facingpages.course.course import Course
from facingpages.course.load import Lesson
from facingpages.course.reading_order import in_order
from facingpages.handout.compose import compose


@pytest.mark.parametrize(
    ("mkdocs", "expected"),
    [
        ("nav:\n  - Z: z.md\n  - B:\n      - a-b.md\n      - b.md\n  - a.md\n", ["z", "a-b", "b", "a"]),
        ("# a.md comes first\nnav:\n  - b.md#top\n  - z.md\n", ["b", "z", "a", "a-b"]),
        ("nav:\n  - b.md\n  - b.md\n  - a-b.md\n", ["b", "a-b", "a", "z"]),
        ("site_name: a-b.md\n", ["a", "a-b", "b", "z"]),
        ("nav: [a.md", ["a", "a-b", "b", "z"]),
        ("", ["a", "a-b", "b", "z"]),
    ],
)
def test_pages_come_as_the_navigation_names_them(mkdocs: str, expected: list[str]) -> None:
    """A page stands where the navigation names it first, whatever else the file says; the others come last."""
    pages = [Lesson(f"lessons/{id}.md", None, ()) for id in ("a", "a-b", "b", "z")]
    assert [page.id for page in in_order(pages, mkdocs)] == expected


def test_lessons_are_exported_as_they_are_read(course: Course) -> None:
    """The first lesson of the site is the first of every package, and the tests are its last."""
    ids = compose.lessons(course)
    assert ids[:3] == ("what-am-i-reading", "which-meeting-which-day", "names-that-judge")
    assert ids[-2:] == ("test-form-a", "test-form-b")
