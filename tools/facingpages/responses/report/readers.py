"""Readers: figures that compare readers: discrimination and efficiency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

from facingpages.course.course import Course
from facingpages.course.items import (
    Exercise,
)
from facingpages.responses.report.statistics import Estimate, discrimination, efficiency
from facingpages.responses.report.sums import (
    ClassSums,
)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One exercise of a lesson: how well it tells strong readers from weak ones."""

    exercise: Exercise
    discrimination: Estimate | None
    efficiency: Estimate | None


def complete(sums: ClassSums, ids: Sequence[str]) -> list[list[float]]:
    """Return the scores of the readers who answered all of some exercises, a list for each exercise."""
    columns = [sums.column(id) for id in ids]
    whole = [i for i in range(len(sums.readers)) if not any(isnan(column[i]) for column in columns)]
    return [[column[i] for i in whole] for column in columns]


def items(course: Course, sums: ClassSums, ids: Sequence[str]) -> list[ItemRow]:
    """Return discrimination and efficiency of the exercises of a lesson, over the readers who answered all
    of them."""
    columns = complete(sums, ids)
    whole = [sum(scores) for scores in zip(*columns, strict=True)]
    return [
        ItemRow(course.exercises[id], discrimination(column, whole), efficiency(column, whole))
        for id, column in zip(ids, columns, strict=True)
    ]
