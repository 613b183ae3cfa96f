"""Readers: figures that compare readers: their means, discrimination and efficiency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from math import isnan

from facingpages.course.course import Course
from facingpages.course.items import (
    Exercise,
)
from facingpages.responses.report.before_after import is_scored
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
    answered = [not isnan(total) for total in map(sum, zip(*columns, strict=True))]  # NaN makes a sum NaN
    return [list(compress(column, answered)) for column in columns]


def items(course: Course, sums: ClassSums, ids: Sequence[str]) -> list[ItemRow]:
    """Return discrimination and efficiency of the exercises of a lesson, over the readers who answered all
    of them."""
    columns = complete(sums, ids)
    whole = list(map(sum, zip(*columns, strict=True)))
    return [
        ItemRow(course.exercises[id], discrimination(column, whole), efficiency(column, whole))
        for id, column in zip(ids, columns, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """One reader: the mean of their scores over all and for each kind, from 0 to 1, and how many exercises
    they are of; None where the reader answered none."""

    label: str
    answered: int
    whole: float | None
    kinds: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Standings:
    """The kinds that somebody answered, how many exercises they have, and the readers, lowest mean first."""

    kinds: tuple[str, ...]
    exercises: int
    rows: tuple[ReaderRow, ...]


def standings(sums: ClassSums) -> Standings:
    """Return the mean of each reader over the exercises that they answered, each with the same weight.

    Rewritings are left out.  Readers of one mean are in the order of the class; one with no mean comes
    last."""
    ids = [id for found in sums.lessons().values() for id in found if is_scored(sums, id)]
    by_kind: dict[str, list[Sequence[float]]] = {}
    for id in ids:
        by_kind.setdefault(sums.exercises[id].exercise.stem.kind, []).append(sums.column(id))
    rows = []
    for i, label in enumerate(sums.readers):
        scores = [[c[i] for c in columns if not isnan(c[i])] for columns in by_kind.values()]
        every = [score for of_kind in scores for score in of_kind]
        rows.append(ReaderRow(label, len(every), _mean(every), tuple(map(_mean, scores))))
    rows.sort(key=lambda row: 2.0 if row.whole is None else row.whole)
    return Standings(tuple(by_kind), len(ids), tuple(rows))


def _mean(scores: Sequence[float]) -> float | None:
    return sum(scores) / len(scores) if scores else None
