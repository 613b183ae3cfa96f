"""The second reading: every exercise was answered blind, and the figures on the page are those that were recorded."""

from __future__ import annotations

import csv
from statistics import mean

import pytest

from facingpages.course.course import Course
from facingpages.course.formats.answers import Responses
from facingpages.course.kinds.registry import KINDS
from facingpages.responses import answer_file, grade
from facingpages.responses.grade import Score
from facingpages.site import pages

from .conftest import ROOT

FOLDER = ROOT / pages.SECOND_READER


@pytest.fixture(scope="module")
def recorded() -> list[dict[str, str]]:
    return list(csv.DictReader((FOLDER / "first-reading.csv").read_text("utf-8").splitlines()))


@pytest.fixture(scope="module")
def today(course: Course) -> dict[str, Score]:
    """What the recorded answers earn by the keys of today."""
    found: dict[str, Score] = {}
    for file in sorted(FOLDER.glob("*.json")):
        read = answer_file.read(file)
        assert isinstance(read, Responses), read
        for made in grade.score(course, read, file.name):
            assert isinstance(made, Score), made
            assert made.exercise not in found, f"{made.exercise} is answered twice"
            found[made.exercise] = made
    return found


def test_every_exercise_was_read_twice(
    course: Course, recorded: list[dict[str, str]], today: dict[str, Score]
) -> None:
    """Each exercise of the course has one blind answer, still to the text as it stands, and one recorded figure."""
    assert set(today) == set(course.exercises)
    assert sorted(row["exercise"] for row in recorded) == sorted(course.exercises)


def test_the_first_readings_agree(recorded: list[dict[str, str]]) -> None:
    """By kind, the recorded means reach 0.60 for loaded terms and for alpha of roles, and 0.80 for citation questions."""

    def figure(kind: str, name: str) -> float:
        return mean(float(row[name]) for row in recorded if row["kind"] == kind and row[name])

    assert figure("loaded-terms", "score") >= 0.60
    assert figure("claim-evidence", "alpha") >= 0.60
    assert figure("citation-check", "score") >= 0.80


def test_no_exercise_is_left_on_which_readers_part(today: dict[str, Score]) -> None:
    """After what was re-argued, no exercise has an agreement below 0.40."""
    assert [
        made for made in today.values() if made.score < 0.40 or (made.alpha is not None and made.alpha < 0.40)
    ] == []


def test_the_page_prints_the_first_figures(course: Course, recorded: list[dict[str, str]]) -> None:
    """The teacher's page has every recorded figure, says what the reading was, and what was changed after it."""
    page = pages.second_reading(course)
    assert page is not None
    for row in recorded:
        assert (
            f"<tr><td>{row['exercise']}</td><td>{KINDS[row['kind']].name}</td><td>{row['score']}</td>" in page
        )
    assert "a blind pass by the course's makers, not a panel" in page
    assert "What was changed afterwards" in page
