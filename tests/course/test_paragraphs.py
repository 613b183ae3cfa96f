"""A paragraph has the number by which a reader finds it in the text, not the line of the file."""

from __future__ import annotations

from typing import Any

import pytest

from facingpages.course.course import Course
from facingpages.course.formats.fields import parse_lines
from facingpages.course.paragraphs import Paragraphs
from facingpages.course.passage import Passage
from tests.helpers import written

BROUGHT = """Give us back the lesson

By Helen Marsh
The Northern Courier, 14 January 2025

I asked my class to read.

I do not blame them.

* * *

What stops us

What stops us is cowardice.
A picture of a class.

Governors should act this term.

Sources:
Courier, "Phones", 3 January 2025.
"""
STATED: dict[str, Any] = {
    "title": "Give us back the lesson",
    "noise": [{"lines": "3-4", "kind": "by-line"}, {"lines": "15", "kind": "caption"}],
    "source_list": {"heading": "19", "entries": "20"},
}


def counted(text: str, **stated: Any) -> Paragraphs:
    """The paragraphs of a text."""
    seed = written.seed("brought", text, **stated)
    return seed.numbered


def test_only_paragraphs_are_counted() -> None:
    """Blank lines, stars, title, by-line, headings, captions and sources have no number of their own."""
    found = counted(BROUGHT, **STATED)
    assert {line: found.number(line) for line in found.lines} == {6: 1, 8: 2, 14: 3, 17: 4}


def test_a_line_that_is_no_paragraph_goes_with_the_one_below_it() -> None:
    """A heading is named by the paragraph that it heads; behind the last paragraph, by the last."""
    found = counted(BROUGHT, **STATED)
    assert [found.number(line) for line in (1, 12, 15, 19)] == [1, 3, 4, 4]


@pytest.mark.parametrize(
    ("lines", "place"),
    [("6", "1"), ("6-8", "1-2"), ("12-14", "3"), ("8-12", "2"), ("8-17", "2-4"), ("12", "3"), ("1", "1")],
)
def test_a_passage_is_named_by_its_first_and_last_paragraph(lines: str, place: str) -> None:
    """A heading at either end changes nothing; one by itself has the number of what it heads."""
    seed = written.seed("brought", BROUGHT, **STATED)
    assert str(Passage(seed.entry, seed.text, parse_lines(lines)).place) == place


@pytest.mark.parametrize(
    "line",
    [
        "Korea: 1953",
        "The Instigators: Who Really Sabotaged the Ceasefire?",
        "# What now?",
        "The ‘Deep State’",
    ],
)
def test_a_heading_is_no_paragraph(line: str) -> None:
    """Short words without a mark at their end are a heading, and so is a question in capitals."""
    assert counted(f"{line}\nThe war ended.\n").lines == (2,)


@pytest.mark.parametrize(
    "line",
    [
        "The lesson is clear:",
        "So who wants it?",
        "“Keep it open.”",
        "He said so (bbc.com)",
        "Nobody knew [2]",
        "戦争は終わった。",
        "one two three four five six seven eight nine ten " * 3,
    ],
)
def test_a_short_paragraph_is_no_heading(line: str) -> None:
    """A mark at the end of a line, or many words in it, make it a paragraph."""
    assert counted(f"{line}\nThe war ended.\n").lines == (1, 2)


def test_in_a_text_of_headings_each_line_counts() -> None:
    """A poem without marks has as many paragraphs as lines: no passage has the number 0."""
    assert counted("So much depends\nupon\na red wheel\nbarrow").lines == (1, 2, 3, 4)


def test_the_paragraphs_of_the_course_are_numbered_one_by_one(course: Course) -> None:
    """In each text the numbers go from 1 without a gap, and each passage has some."""
    for seed in (*course.seeds.values(), *course.practice.values()):
        numbers = [seed.numbered.number(line) for line in seed.numbered.lines]
        assert numbers == list(range(1, len(numbers) + 1))
    for exercise in course.exercises.values():
        for passage in exercise.stem.shown:
            shown = [line for line, _ in passage.paragraphs() if line in passage.numbered]
            assert passage.place.last - passage.place.first == len(shown) - 1
