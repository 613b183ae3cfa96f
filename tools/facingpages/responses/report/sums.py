"""Sums: what a class answered, exercise by exercise, as running sums: one pass, and no answer is kept.

Only the first rewritings (`kind_sums.SHOWN`) are kept in full, to be read aloud."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import nan
from typing import Final, assert_never

from facingpages.course.course import Course
from facingpages.course.items import Exercise, MarkKey
from facingpages.course.kinds.marked import Marked, marked
from facingpages.responses.intake.shelf import Answered, Given, GivenMark
from facingpages.responses.report.kind_sums import (
    ChoiceSums,
    KindSums,
    MarkSums,
    RoleSums,
    TextSums,
    empty,
)
from facingpages.responses.report.sides import SideSums

MOST_ALIKE: Final = 4_000  # different answers of one exercise that wait to be counted


@dataclass(slots=True)
class ExerciseSums:
    """The sums of one exercise: how many readers answered it, the sums of their scores and of the
    squares of these, and its kind's.

    Many readers give the same roles and choose the same answers: these wait in `_alike`, and are counted
    once with the number of readers."""

    exercise: Exercise
    _of_kind: KindSums
    n: int = 0
    total: float = 0.0
    squares: float = 0.0
    _alike: dict[Given, int] = field(default_factory=dict)

    @property
    def of_kind(self) -> KindSums:
        """The sums of the exercise's kind."""
        if self._alike:
            self._count_alike()
        return self._of_kind

    def add(self, score: float, answer: Given) -> None:
        """Count one answer that is no marks, with its score."""
        self._count(score)
        match self._of_kind:
            case RoleSums() | ChoiceSums():
                self._wait(answer)
            case TextSums():
                self._of_kind.add(self.exercise, answer)
            case MarkSums():
                raise TypeError("it takes marks")
            case _:
                assert_never(self._of_kind)

    def add_marks(self, score: float, found: Marked, names: Sequence[tuple[str, str]]) -> None:
        """Count the outcome of the marks of one answer and the techniques that it names, with its score."""
        assert isinstance(self._of_kind, MarkSums)
        self._count(score)
        self._of_kind.add(found, names)

    def _count(self, score: float) -> None:
        self.n += 1
        self.total += score
        self.squares += score**2

    def _wait(self, alike: Given) -> None:
        self._alike[alike] = self._alike.get(alike, 0) + 1
        if len(self._alike) > MOST_ALIKE:
            self._count_alike()

    def _count_alike(self) -> None:
        for one, readers in self._alike.items():
            match self._of_kind:
                case RoleSums():
                    self._of_kind.add(one, readers)
                case ChoiceSums():
                    self._of_kind.add(self.exercise, one, readers)
                case MarkSums() | TextSums():
                    raise TypeError("marks and texts are counted one by one")
                case _:
                    assert_never(self._of_kind)
        self._alike.clear()


@dataclass(slots=True)
class ClassSums:
    """The sums of a class, by exercise, and a column of scores for each exercise, a place a reader.

    A score that is not there is NaN."""

    course: Course
    exercises: dict[str, ExerciseSums] = field(default_factory=dict)
    readers: list[str] = field(default_factory=list)
    columns: dict[str, array[float]] = field(default_factory=dict)
    sides: SideSums = field(default_factory=SideSums)

    def add(self, answered: Answered) -> None:
        """Count one answer; all answers of a reader come one after the other."""
        score, answer = answered
        id = score.exercise
        if not self.readers or self.readers[-1] != score.reader:
            self.readers.append(score.reader)
        reader = len(self.readers) - 1
        sums = self.exercises.get(id)
        if not sums:
            exercise = self.course.exercises[id]
            sums = self.exercises[id] = ExerciseSums(exercise, empty(exercise))
            self.columns[id] = array("d")
        if answer.marks is None:
            sums.add(score.score, answer)
        else:
            self._add_marks(reader, sums, score.score, answer.marks)
        column = self.columns[id]
        if len(column) < reader:
            _fill(column, reader)
        column.append(score.score)

    def _add_marks(self, reader: int, sums: ExerciseSums, score: float, marks: Sequence[GivenMark]) -> None:
        places = tuple([mark[:2] for mark in marks])
        found, key = marked(sums.exercise, places), sums.exercise.items[0].key
        assert isinstance(key, MarkKey)
        self.sides.add(reader, sums.exercise, found.passages)
        sums.add_marks(score, found, found.names(key, [mark.technique for mark in marks]))

    def column(self, id: str) -> Sequence[float]:
        """Return the scores of one exercise, a place a reader."""
        _fill(self.columns[id], len(self.readers))
        return self.columns[id]

    def lessons(self) -> dict[str, list[str]]:
        """Return the exercises that somebody answered, by lesson, both in the order of the course."""
        found: dict[str, list[str]] = {}
        for lesson in (page.id for page in self.course.ordered):
            ids = [exercise.stem.id for exercise in self.course.exercises_of(lesson)]
            if answered := [id for id in ids if id in self.exercises]:
                found[lesson] = answered
        placed = {id for ids in found.values() for id in ids}
        for id in sorted(set(self.exercises) - placed):
            found.setdefault(id.partition("/")[0], []).append(id)
        return found


def _fill(column: array[float], length: int) -> None:
    while len(column) < length:
        column.append(nan)


def summed(course: Course, answers: Iterable[Answered]) -> ClassSums:
    """Return the sums of all answers of a class."""
    sums = ClassSums(course)
    for answered in answers:
        sums.add(answered)
    return sums
