"""Pages of handouts are used: few are less than 45 % full, and the words that a sheet asks for are on it."""

from __future__ import annotations

import io
from itertools import product

import pypdf
import pytest

from facingpages.course.course import Course
from facingpages.course.items import Marking, Sorting
from facingpages.handout import pdf
from facingpages.handout.compose import compose
from facingpages.handout.model.paper import Form, Paper
from facingpages.handout.model.sheet import Heading, Listing, Method, Paragraph, Sheet, SheetKind, View
from facingpages.language.vocabulary import COMMON, vocabulary
from tests.helpers.page_fill import fills

LEAST = 0.45


def sheet_of(course: Course, lesson: str, view: View) -> Sheet:
    """The sheet of a lesson for a reader."""
    return compose.sheet(course, compose.subject(course, lesson), view)


def sparse(course: Course, lesson: str, view: View) -> list[str]:
    """The pages of a sheet that are less than 45 % full, each with its share."""
    shares = fills(pdf.write(sheet_of(course, lesson, view)).content)
    return [
        f"{lesson} ({view}), page {number}: {share:.0%}"
        for number, share in enumerate(shares, 1)
        if share < LEAST
    ]


def test_the_pages_of_a_sheet_are_full(course: Course) -> None:
    """No page of the first lesson of the course is less than 45 % full."""
    assert sparse(course, "names-that-judge", View.LEARNER) == []


@pytest.mark.slow
def test_the_pages_of_all_sheets_are_full(course: Course) -> None:
    """Over all lessons, for students and teachers, at most three pages are less than 45 % full: first pages, for
    the most part, on which question, introduction and words to use leave no room for the first passage."""
    found = [
        page
        for lesson, view in product(compose.lessons(course), View)
        for page in sparse(course, lesson, view)
    ]
    assert len(found) <= 3, found


@pytest.mark.slow
@pytest.mark.parametrize("paper", Paper)
def test_few_boxes_are_torn_from_their_passage(course: Course, paper: Paper) -> None:
    """On the page where a student draws an argument or begins to list marks, the passage is: a list goes on
    where its page ends, so that none leaves a page half empty. On one sheet of all, a passage fills its page."""
    torn = []
    for lesson in compose.lessons(course):
        printed = pdf.write(sheet_of(course, lesson, View.LEARNER), Form(paper)).content
        for number, page in enumerate(pypdf.PdfReader(io.BytesIO(printed)).pages, 1):
            first = [line for line in page.extract_text().splitlines() if line.strip()][2:4]
            assert "The shape of the argument" not in " ".join(first), f"{lesson}, page {number}"
            if any("My marks" in line for line in first):
                torn.append(f"{lesson}, page {number}")
    assert len(torn) <= 1, torn


def test_an_empty_page_is_seen() -> None:
    """The measure above sees a page with one line on it, and one that is full."""
    blocks = (Listing(tuple("line" for _ in range(70))), Paragraph("a line"))
    thin = Sheet("a", SheetKind.PLAN, View.LEARNER, "", "en", "T", ("a", "b"), "", (Heading("One", 2),))
    full = Sheet("a", SheetKind.PLAN, View.LEARNER, "", "en", "T", ("a", "b"), "", blocks)
    assert fills(pdf.write(thin).content)[0] < 0.15
    assert fills(pdf.write(full).content)[0] > 0.9


def test_the_words_that_a_sheet_asks_for_are_on_it(course: Course) -> None:
    """A sheet has the four tests and some techniques where words are marked, the common ones where the page
    teaches none, and all roles where parts are sorted; each with what it means."""
    known = vocabulary("en")
    common = {known.techniques[id].label for id in COMMON}
    for lesson in compose.lessons(course):
        made = sheet_of(course, lesson, View.LEARNER)
        words = {
            word: meaning
            for block in made.blocks
            if isinstance(block, Method)
            for group in block.groups
            for word, meaning in group.words
        }
        assert all(words.values())
        tasks = [item.task for used in compose.subject(course, lesson).exercises for item in used.items]
        asked = set[str]()
        if any(isinstance(task, Marking) for task in tasks):
            asked |= {"Fact", "Swap", "Voice", "Turn the page"}
            named = {term.label for term in known.techniques.values()} & set(words)
            assert named == common if lesson == "past-wars-as-arguments" else named, lesson
        if any(isinstance(task, Sorting) for task in tasks):
            asked |= {role.label for role in known.roles.values()}
        assert asked <= set(words), lesson


def test_a_first_page_by_itself_has_one_list_of_words(course: Course) -> None:
    """The words of all exercises are under one heading there, and on no later page."""
    printed = pdf.write(sheet_of(course, "certainty-and-fear", View.LEARNER)).content
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(printed)).pages]
    assert [page.count("Words to use") for page in pages] == [1] + [0] * (len(pages) - 1)
    assert "Four questions for a citation" in pages[0]


def test_no_file_id_is_on_a_students_sheet(course: Course) -> None:
    """Neither the page nor the title of a student's PDF names a file; a teacher's does."""
    for view in View:
        reader = pypdf.PdfReader(io.BytesIO(pdf.write(sheet_of(course, "what-am-i-reading", view)).content))
        text = "".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
        assert ("what-am-i-reading" in text) == (view is View.TEACHER)
