"""A lesson whose title is its question: page and sheets show the sentence once."""

from __future__ import annotations

import io
import re
from html import unescape
from pathlib import Path

import pypdf
import pytest

from facingpages.course.course import Course, Mode
from facingpages.handout import html, pdf, word
from facingpages.handout.compose import compose
from facingpages.handout.model.paper import Form
from facingpages.handout.model.sheet import Sheet, SheetKind, View
from facingpages.site import pages, standalone
from tests.handout.test_word import parts

LESSON, QUESTION = "one-street", "Should Mill Street be closed to cars?"


@pytest.fixture(params=["title", "no title"])
def asked(small: Path, request: pytest.FixtureRequest) -> tuple[Course, int]:
    """A course whose lesson has its question as title, or another title, and how often its page shows the
    question: in its head, and over its facing pages and exercises."""
    page = small / "lessons" / f"{LESSON}.md"
    if request.param == "title":
        page.write_text(page.read_text("utf-8").replace("One street, two answers", QUESTION), "utf-8")
    course = Course.load(small)
    return course, 1 if request.param == "title" else 2 + len(course.exercises_of(LESSON))


def words(page: str) -> str:
    """Return the text of a page's body."""
    body = re.sub(r"<(style|script|noscript).*?</\1>", "", page.partition("<body")[2], flags=re.DOTALL)
    return " ".join(unescape(re.sub("<[^>]*>", " ", body)).split())


def test_a_page_shows_the_question_once(asked: tuple[Course, int]) -> None:
    """The head of the lesson and its exercises leave out a question that is the title; with another title the head
    and each exercise show it. A file of one exercise, which has no title of the lesson, shows it always."""
    course, times = asked
    assert words(standalone.lesson(course, (), LESSON, Mode.PRACTICE)).count(QUESTION) == times
    assert words(standalone.exercise(course, f"{LESSON}/two-shops", Mode.CLASS)).count(QUESTION) == 1
    plan = pages.generated(course, Mode.TEACHER)[f"teacher/{LESSON}.md"].partition("\n---\n")[2]
    assert plan.count(QUESTION) == 1


def test_a_sheet_shows_the_question_once(asked: tuple[Course, int]) -> None:
    """The first page of every sheet has the question once, whatever the format; the title is at the head of each
    other page."""
    course, _ = asked
    lesson = compose.subject(course, LESSON)
    sheets = [compose.sheet(course, lesson, View.LEARNER), compose.plan(course, lesson)]
    for sheet in (*sheets, compose.overview(course, lesson, [("a.pdf", "The sheet")])):
        first, *others = pypdf.PdfReader(io.BytesIO(pdf.write(sheet).content)).pages
        assert once(first.extract_text(), sheet), sheet.kind
        assert all(other.extract_text().startswith(lesson.title) for other in others)
        assert once(words(html.write(sheet)), sheet), sheet.kind
        held = {name: part.decode() for name, part in parts(word.write(sheet, Form())).items()}
        assert once(re.sub("<[^>]*>", "", held["word/document.xml"]), sheet), sheet.kind
        heads = [lesson.title in re.sub("<[^>]*>", "", held[f"word/header{at}.xml"]) for at in (1, 2)]
        assert heads == [True, False]
        assert '<w:headerReference w:type="first"' in held["word/document.xml"]
        assert "<w:titlePg" in held["word/document.xml"]
    ticket = compose.sheet(course, lesson, View.TEACHER, SheetKind.EXIT)
    assert sum(QUESTION in str(block) for block in ticket.blocks) == (2 if lesson.title == QUESTION else 3)


def once(text: str, sheet: Sheet) -> bool:
    """Return whether a text says the question and the sheet's title once."""
    spaced = " ".join(text.split())
    return spaced.count(QUESTION) == 1 and spaced.count(sheet.title) == 1
