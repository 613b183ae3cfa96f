"""The proof that a loss report is true: a target's own rule, carried out on the exported file."""

from __future__ import annotations

from collections.abc import Callable
from statistics import mean

import pytest

from facingpages.course.formats.answers import Answer
from facingpages.course.items import Exercise
from facingpages.course.kinds.registry import KINDS
from facingpages.export import losses
from facingpages.export.target import Target


def stated_is_found(target: Target, exercise: Exercise, earned: Callable[[Answer], float]) -> None:
    """Hold the stated difference against what the file pays for every fixed answer and simulated reader."""
    ours = KINDS[exercise.stem.kind].score
    gaps = [abs(earned(answer) - ours(exercise, answer).score) for _name, answer in losses.answers(exercise)]
    (loss,) = losses.losses(target, [exercise])
    assert loss.difference
    assert len(gaps) > losses.READERS
    assert loss.difference.mean == pytest.approx(mean(gaps), abs=0.0001)
    assert loss.difference.largest == pytest.approx(max(gaps), abs=0.0001)
