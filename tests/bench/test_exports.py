"""How long exports take: every exercise of the course, to every target, in one run."""

from __future__ import annotations

import time

import pytest

from facingpages.course.course import Course
from facingpages.export import losses
from facingpages.export.registry import TARGETS
from facingpages.handout.compose import compose

pytestmark = pytest.mark.bench
MOST = 10.0  # seconds of this process


def test_all_exercises_go_to_all_targets_quickly(course: Course) -> None:
    """All lessons are written for all targets in less than ten seconds, and twice to the same bytes."""
    subjects = [compose.subject(course, id) for id in compose.lessons(course)]
    began = time.process_time()
    first = {id: target.write(subjects, course) for id, target in TARGETS.items()}
    spent = time.process_time() - began
    count = sum(len(subject.exercises) for subject in subjects)
    print(f"{count} exercises to {len(TARGETS)} targets in {spent:.1f} s")
    assert spent < MOST
    assert {id: target.write(subjects, course) for id, target in TARGETS.items()} == first


def test_the_loss_report_of_the_course_is_quick(course: Course) -> None:
    """The whole report, with 200 readers an exercise, takes less than ten seconds a target."""
    for target in TARGETS.values():
        began = time.process_time()
        losses.losses(target, list(course.exercises.values()))
        spent = time.process_time() - began
        print(f"{target.id}: {spent:.1f} s")
        assert spent < MOST
