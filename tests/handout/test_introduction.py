"""The introduction of a lesson is on its sheets, for students and for teachers, in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest

from facingpages.course.course import Course
from facingpages.handout.compose import compose
from facingpages.handout.compose.introduction import prose
from facingpages.handout.model.sheet import Bullet, Heading, Listing, Paragraph, View

HEAD = "---\ntitle: T\n---\n\n# T\n\n::: lesson t\n\n"


@pytest.mark.parametrize(
    ("page", "paragraphs"),
    [
        ("One line.\nIts second.\n\nTwo.\n\n## Next\n\nNo more.\n", ["One line. Its second.", "Two."]),
        ("One.\n\n::: exercise t/a\n\nNo more.\n", ["One."]),
        ("::: facing a:1 b:2\n\nNo more.\n", []),
        ("## Try it\n\nTwo.\n\n::: exercise t/a\n\n## How\n\n> No.\n\nThe first.\n\nNo more.\n", ["The first."]),
        ("todo: Say what the texts are.\n\n## Next\n", []),
        ("> A quotation.\n\n- a list\n\n1. a list\n\n| a | table |\n\nOne.\n", ["One."]),
        ("A **strong** and *slanted* [word](glossary.md#x), 2 * 3 * 4, `a_b_c` and 1\\. more.\n",
         ["A strong and slanted word, 2 * 3 * 4, `a_b_c` and 1. more."]),
    ],
)  # fmt: skip
def test_prose_is_what_comes_before_the_first_heading(page: str, paragraphs: list[str]) -> None:
    """Or, on a page that lets the reader try first, the paragraph after its first exercise."""
    assert prose(HEAD + page) == paragraphs


def test_both_sheets_of_a_lesson_have_its_introduction(course: Course) -> None:
    """It is below the question, for the student and for the teacher, whose copy goes on with the objectives."""
    opening = "Some words judge what they name. A loaded word is not a false one."
    for view in View:
        blocks = compose.sheet(course, compose.subject(course, "names-that-judge"), view).blocks
        at = blocks.index(Paragraph(opening))
        assert isinstance(blocks[0], Paragraph)
        assert at <= 2
        assert (blocks[at + 1] == Heading("Objectives", 2)) == (view is View.TEACHER)


def test_a_student_ticks_the_aims_of_the_lesson(course: Course) -> None:
    """The sheet ends with the objectives of the plan, to tick; the teacher's copy has them with their standards,
    and the sheet of a single exercise has none."""
    what = compose.subject(course, "names-that-judge")
    assert what.plan
    aims = Listing(tuple(objective.can for objective in what.plan.objectives), Bullet.TICK)
    assert compose.sheet(course, what, View.LEARNER).blocks[-1] == aims
    assert aims not in compose.sheet(course, what, View.TEACHER).blocks
    alone = compose.subject(course, "names-that-judge/before-the-meeting")
    assert aims not in compose.sheet(course, alone, View.LEARNER).blocks


def test_an_exercise_by_itself_has_no_introduction(course: Course) -> None:
    id = "names-that-judge/before-the-meeting"
    sheet = compose.sheet(course, compose.subject(course, id), View.LEARNER)
    assert not any(isinstance(one, Paragraph) and one.text.startswith("Some words") for one in sheet.blocks)


def test_every_introduction_of_the_course_is_read(course: Course) -> None:
    """No lesson opens without words, and none keeps a sign of Markdown."""
    for lesson in compose.lessons(course):
        page = next(page for page in course.lessons if page.id == lesson)
        assert prose(page.text), lesson
        assert not set("*_[]") & set("".join(prose(page.text))), Path(page.path)
