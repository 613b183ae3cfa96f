"""Refitting: a mark goes where its words are, once; all else belongs to the version that was answered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from facingpages.course.course import Course
from facingpages.course.formats.answers import Answer, MarkAnswer, Responses
from facingpages.course.items import Exercise
from facingpages.files.findings import Finding
from facingpages.responses import grade
from facingpages.responses.refit import places, refit
from facingpages.text.folded import Range
from tests.helpers.written import exercise, seed

FIRST = seed("first", "The old war and the new war began. War is “very” long.")
OTHER = seed("other", "A warm day. The old town. Ha ha ha.")
FILE = """kind: loaded-terms
stimulus: [{seed: first, lines: 1}, {seed: other, lines: 1}]
spans: [{mark: {exact: new war}, verdict: loaded, technique: doubt, neutral: war, why: It is so.}]
"""
SORTED = """kind: claim-evidence
stimulus: [{seed: other, lines: 1}]
units:
  - {text: {exact: A warm day.}, role: claim, why: no}
  - {text: {exact: The old town. Ha ha ha.}, role: background, why: no}
"""


@pytest.fixture(scope="module")
def one() -> Exercise:
    return exercise(FILE, FIRST, OTHER)


def mark(start: int, end: int, exact: str) -> MarkAnswer:
    return MarkAnswer(start=start, end=end, exact=exact)


@pytest.mark.parametrize(
    ("marks", "now"),
    [
        ([mark(0, 1, "The")], [(0, 1)]),
        ([mark(11, 12, "long")], [(11, 12)]),
        ([mark(12, 14, "A warm")], [(12, 14)]),
        ([mark(20, 21, "ha")], [(20, 21)]),
        ([mark(9, 11, 'is "very')], [(9, 11)]),
        ([mark(3, 4, "new")], [(5, 6)]),
        ([mark(5, 8, "The old war")], [(0, 3)]),
        ([mark(40, 41, "town")], [(17, 18)]),
        ([mark(0, 1, "The"), mark(1, 2, "town"), mark(2, 3, "war"), mark(3, 4, "day")],
         [(0, 1), (17, 18), (2, 3), (14, 15)]),
    ],
)  # fmt: skip
def test_a_mark_is_where_its_words_are(
    one: Exercise, marks: list[MarkAnswer], now: list[tuple[int, int]]
) -> None:
    """A mark on its words stays, another one moves to the one place that has them, and is counted."""
    answer = Answer(marks=marks)
    fitted = refit(one, answer)
    assert not isinstance(fitted, str)
    assert [(mark.start, mark.end) for mark in fitted.answer.marks or []] == now
    assert fitted.moved == sum((m.start, m.end) != place for m, place in zip(marks, now, strict=True))
    assert fitted.is_placed
    assert fitted.moved or fitted.answer is answer


@pytest.mark.parametrize(
    ("exact", "often"),
    [("war", "in 2 places"), ("Ha Ha", "not in it"), ("The old", "in 2 places"), ("peace", "not in it"),
     ("wa", "not in it"), ("", "not in it"), ("long A", "not in it"), ("ha", "in 2 places")],
)  # fmt: skip
def test_words_that_are_not_there_once_are_refused(one: Exercise, exact: str, often: str) -> None:
    """A piece of a word, words over the end of a passage, and words in other letters are not there."""
    said = refit(one, Answer(marks=[mark(3, 4, exact)]))
    assert said == f"another version of the text was answered: the marked words `{exact}` are {often}"


def test_an_empty_mark_is_nowhere(one: Exercise) -> None:
    """A mark of no words is refused, although nothing is at every place."""
    assert "are not in it" in str(refit(one, Answer(marks=[mark(3, 3, "")])))


def test_what_refitting_cannot_judge_is_left_to_the_kind(one: Exercise) -> None:
    """No marks, more marks than words, and a mark beyond the last word have their own complaint."""
    for answer in (
        Answer(), Answer(marks=[mark(0, 1, "The")] * 22), Answer(marks=[mark(21, 23, "peace")]),
    ):  # fmt: skip
        assert refit(one, answer) == (answer, 0, False)
    full = refit(one, Answer(marks=[mark(0, 1, "The")] * 21))
    assert not isinstance(full, str)
    assert full.is_placed


def test_roles_are_only_fitted_to_their_own_version() -> None:
    """Nothing in a list of roles shows where they belong; a file without a version is taken as it is."""
    two, answer = exercise(SORTED, OTHER), Answer(roles=["claim", None])
    assert refit(two, answer) == (answer, 0, False)
    assert refit(two, answer, is_current=True) == (answer, 0, False)
    said = "another version of the exercise was answered, and only marks can be found again"
    assert refit(two, answer, is_current=False) == said


def test_words_on_paper_are_found_whatever_their_first_letter(one: Exercise) -> None:
    """A reader who copies the begin of a sentence writes it small; what is there as written comes first."""
    assert places(one, "new war") == [Range(5, 7)]
    assert places(one, "a warm day") == [Range(12, 15)]
    assert places(one, "the old") == [Range(0, 2), Range(15, 17)]
    assert places(one, "the") == [Range(4, 5)]
    assert places(one, "Ha ha") == [Range(18, 20)]
    assert places(one, "ha ha") == [Range(19, 21)]
    assert places(one, "“very") == [Range(10, 11)]
    assert places(one, "") == places(one, "peace") == []


def test_each_answer_is_scored_or_says_why_not(one: Exercise) -> None:
    """An exercise that is not there, another version, and an answer that does not fit have one finding each;
    the others are scored, and no version counts as the one that is there."""
    two = exercise(SORTED, OTHER)
    course = Course(Path(), exercises={"a/one": one, "a/two": two, "a/three": two, "a/four": two})

    def scored(**versions: str) -> list[grade.Score | Finding]:
        roles = Answer(roles=["claim", "background"])
        given = Responses(
            format="facingpages-response-1", reader="Ana",
            answers={"a/one": Answer(marks=[mark(3, 5, "new war")]), "a/none": Answer(), "a/two": roles,
                     "a/three": roles, "a/four": Answer(roles=["claim"])},
            versions=versions,
        )  # fmt: skip
        return grade.score(course, given, "in/a.json")

    found = scored(**{"a/two": course.versions["a/two"], "a/three": "another"})
    assert [one.score if isinstance(one, grade.Score) else one.message for one in found] == [
        1, "the course has no exercise `a/none`", 1,
        "a/three: another version of the exercise was answered, and only marks can be found again",
        "a/four: it takes `roles` for 2 units",
    ]  # fmt: skip
    assert {(f.path, f.line, f.column) for f in found if isinstance(f, Finding)} == {("in/a.json", 1, 1)}
    assert isinstance(scored()[3], grade.Score)


def test_scores_are_written_as_json() -> None:
    """A score is an object with every field, indented by two."""
    written = grade.as_json([grade.Score("Ana é", "a/one", "rewrite", 0.5)])
    assert written.startswith('[\n  {\n    "reader": "Ana é",\n')
    assert json.loads(written)[0]["links"] is None
