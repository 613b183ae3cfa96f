"""The guide's table of targets: it names each of them, and its figures are those of the loss report."""

from __future__ import annotations

import re
from statistics import mean

import pytest

from facingpages.course.course import Course
from facingpages.course.formats.answers import Answer
from facingpages.course.items import Exercise
from facingpages.export import losses
from facingpages.export.registry import TARGETS
from tests.conftest import ROOT

ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "lessons" / "for-instructors.md").read_text("utf-8").splitlines()
    if re.match(r"\|.*\| `[a-z0-9-]+` \|", line)
]


def test_the_guide_names_every_target_once() -> None:
    """A teacher finds each target in the table."""
    assert sorted(row[1].strip("`") for row in ROWS) == sorted(TARGETS)


@pytest.mark.slow
def test_the_figures_of_the_guide_are_those_of_the_report(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stated differences, and whether students can find the key, are those that the report computes."""
    made: dict[str, list[tuple[str, Answer]]] = {}  # the answers to an exercise are the same for each target

    def kept(exercise: Exercise) -> list[tuple[str, Answer]]:
        if exercise.stem.id not in made:
            made[exercise.stem.id] = list(answers(exercise))
        return made[exercise.stem.id]

    answers = losses.answers
    monkeypatch.setattr(losses, "answers", kept)
    marked = [one for one in course.exercises.values() if one.stem.kind == "loaded-terms"]
    for row in ROWS:
        report = losses.losses(TARGETS[row[1].strip("`")], marked)
        assert row[4].startswith("yes") == any(loss.carried.key_visible for loss in report), row
        found = [loss.difference for loss in report if loss.difference]
        stated = re.fullmatch(r"([\d.]+) \(([\d.]+)\)", row[3])
        assert bool(stated) == bool(found), row
        if stated:
            assert abs(mean(one.mean for one in found) - float(stated[1])) < 0.02, row
            assert abs(max(one.largest for one in found) - float(stated[2])) < 0.05, row
