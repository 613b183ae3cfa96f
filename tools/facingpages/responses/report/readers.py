"""Readers: figures that compare readers: discrimination, efficiency, before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """A mean before and after, from 0 to 1, of the readers who did both."""

    label: str
    before: float
    after: float
    n: int

    def named(self, label: str) -> Dumbbell:
        """Return the same means with another label."""
        return replace(self, label=label)


def forms(course: Course, lessons: Sequence[str]) -> tuple[str, str] | None:
    """Return the two test forms that were handed in, in the order of the course; None where there are not
    two."""
    tests = [id for id in lessons if id in course.plans and course.plans[id].data.purpose == "test"]
    return (tests[0], tests[1]) if len(tests) >= 2 else None


def dumbbells(
    sums: ClassSums, before: Sequence[str], after: Sequence[str]
) -> tuple[list[Dumbbell], list[Dumbbell]]:
    """Return the mean scores on two forms, by kind of exercise and by reader; both over the readers who
    answered something of the kind, or anything, on both forms."""
    by_kind: list[Dumbbell] = []
    kinds = dict.fromkeys(sums.exercises[id].exercise.stem.kind for id in (*before, *after))
    for kind in kinds:
        pairs = _pairs(sums, [_of(sums, ids, kind) for ids in (before, after)])
        if pairs:
            by_kind.append(Dumbbell(kind, *_means([(one, two) for _, one, two in pairs]), len(pairs)))
    by_reader = [Dumbbell(name, one, two, 1) for name, one, two in _pairs(sums, [before, after])]
    return by_kind, by_reader


def _of(sums: ClassSums, ids: Sequence[str], kind: str) -> list[str]:
    return [id for id in ids if sums.exercises[id].exercise.stem.kind == kind]


def _pairs(sums: ClassSums, sides: Sequence[Sequence[str]]) -> list[tuple[str, float, float]]:
    columns = [[sums.column(id) for id in ids] for ids in sides]
    pairs = []
    for i, name in enumerate(sums.readers):
        scores = [[column[i] for column in side if not isnan(column[i])] for side in columns]
        if all(scores):
            pairs.append((name, sum(scores[0]) / len(scores[0]), sum(scores[1]) / len(scores[1])))
    return pairs


def _means(pairs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return sum(a for a, _ in pairs) / len(pairs), sum(b for _, b in pairs) / len(pairs)
