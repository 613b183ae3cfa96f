"""Sums: what a class answered, exercise by exercise, as running sums: one pass, and no answer is kept.

Only the first `SHOWN` rewritings are kept in full, to be read aloud."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import nan
from typing import Final, assert_never

from facingpages.course.course import Course
from facingpages.course.items import (
    ChoiceKey,
    Choosing,
    Exercise,
    Marking,
    MarkKey,
    RewriteKey,
    Rewriting,
    Sorting,
    SortKey,
)
from facingpages.course.kinds.scoring import Outcome, everything, merged, outcome_of
from facingpages.course.kinds.word_check import check_rewriting, rewriting_of
from facingpages.language.vocabulary import vocabulary
from facingpages.language.word_lists import word_lists
from facingpages.responses.grade import Score
from facingpages.responses.intake.shelf import Answered, Given
from facingpages.responses.report.sides import SideSums
from facingpages.text.folded import Range, known_range

SHOWN: Final = 60  # rewritings of one exercise that the report shows
NONE: Final = ""  # no answer
MOST_ALIKE: Final = 20_000  # different answers of one exercise that wait to be counted


@dataclass(slots=True)
class MarkSums:
    """The marks of a class: readers by word, outcomes by keyed span, names given by keyed technique.

    `hits` and `false_alarms` are sums over readers.  `names` counts, for each loaded span that a reader
    touched and named, the keyed technique with the one given."""

    words: list[int]
    outcomes: list[Counter[Outcome]]
    names: Counter[tuple[str, str]] = field(default_factory=Counter)
    hits: int = 0
    false_alarms: int = 0

    def add(self, exercise: Exercise, answer: Given, score: Score, marks: Sequence[Range]) -> None:
        """Count the marks of one reader, given merged too, with the hits and false alarms of their score."""
        key = exercise.items[0].key
        assert isinstance(key, MarkKey)
        readers = self.words
        for mark in marks:
            for word in range(mark.start, mark.end):
                readers[word] += 1
        sets = [mark.bits for mark in marks]
        marked = everything(sets)
        for counts, (words, core) in zip(self.outcomes, key.bits, strict=True):
            counts[outcome_of(sets, words, core) if marked & words else Outcome.MISSED] += 1
        for span, technique in key.techniques:
            if marked & span.bits:
                self._name(span, technique, answer)
        self.hits += score.hits or 0
        self.false_alarms += score.false_alarms or 0

    def _name(self, span: Range, technique: str, answer: Given) -> None:
        """Count the name that a reader gave to a span: that of the mark that shares most words with it."""
        near = [
            (min(mark.end, span.end) - max(mark.start, span.start), -index, mark.technique)
            for index, mark in enumerate(answer.marks or [])
            if mark.technique and mark.start < span.end and span.start < mark.end
        ]
        if near and (name := max(near)[2]) in vocabulary().techniques:
            self.names[technique, name or NONE] += 1


@dataclass(slots=True)
class RoleSums:
    """The roles that a class gave, by part, and the parts that it drew links to."""

    roles: list[Counter[str]]
    links: list[Counter[int]]

    def add(self, answer: Given, readers: int) -> None:
        """Count the roles and links that so many readers gave."""
        known = vocabulary().roles
        for counts, role in zip(self.roles, answer.roles or (), strict=True):
            counts[role if role in known else NONE] += readers
        for drawn, target in zip(self.links, answer.supports or (), strict=False):
            if target:
                drawn[target] += readers


@dataclass(slots=True)
class ChoiceSums:
    """The answers that a class chose, by question."""

    choices: list[Counter[str]]

    def add(self, exercise: Exercise, answer: Given, readers: int) -> None:
        """Count the answers that so many readers chose."""
        for counts, item, choice in zip(self.choices, exercise.items, answer.choices or (), strict=True):
            assert isinstance(item.task, Choosing)
            is_offered = choice and any(choice == one.id for one in item.task.choices)
            counts[choice if choice and is_offered else NONE] += readers


@dataclass(slots=True)
class TextSums:
    """The rewritings of a class: of those that seem whole sentences, the expressions gone and the facts kept;
    and the first texts of all, each with whether it seems whole."""

    gone: list[int]
    kept: list[int]
    whole: int = 0
    empty: int = 0
    brought: Counter[str] = field(default_factory=Counter)
    texts: list[tuple[str, bool]] = field(default_factory=list)

    def add(self, exercise: Exercise, answer: Given) -> None:
        """Count the rewriting of one reader."""
        item, text = exercise.items[0], (answer.text or "").strip()
        assert isinstance(item.key, RewriteKey)
        assert isinstance(item.task, Rewriting)
        if not text:
            self.empty += 1
            return
        check = check_rewriting(text, rewriting_of(item.task.sentence, item.key), word_lists())
        seems_whole = check.frame and (_is_ended(text) or not _is_ended(item.task.sentence))
        if len(self.texts) < SHOWN:
            self.texts.append((text, seems_whole))
        if seems_whole:
            self.whole += 1
            self.gone = [count + is_gone for count, is_gone in zip(self.gone, check.gone, strict=True)]
            self.kept = [count + is_kept for count, is_kept in zip(self.kept, check.kept, strict=True)]
            self.brought.update(check.brought)


def _is_ended(text: str) -> bool:
    """Return whether a text ends with the mark of a sentence, quotation marks and brackets apart."""
    return text.rstrip(" \n\u00a0\"'”’»)]").endswith(tuple(".!?…。؟।"))


KindSums = MarkSums | RoleSums | ChoiceSums | TextSums


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
    _alike: Counter[Given] = field(default_factory=Counter)

    @property
    def of_kind(self) -> KindSums:
        """The sums of the exercise's kind."""
        if self._alike:
            self._count_alike()
        return self._of_kind

    def add(self, answered: Answered, marks: Sequence[Range]) -> None:
        """Count one answer; `marks` are its marks, merged."""
        score, answer = answered
        self.n += 1
        self.total += score.score
        self.squares += score.score**2
        match self._of_kind:
            case MarkSums():
                self._of_kind.add(self.exercise, answer, score, marks)
            case RoleSums() | ChoiceSums():
                self._alike[answer] += 1
                if len(self._alike) > MOST_ALIKE:
                    self._count_alike()
            case TextSums():
                self._of_kind.add(self.exercise, answer)
            case _:
                assert_never(self._of_kind)

    def _count_alike(self) -> None:
        for answer, readers in self._alike.items():
            match self._of_kind:
                case RoleSums():
                    self._of_kind.add(answer, readers)
                case ChoiceSums():
                    self._of_kind.add(self.exercise, answer, readers)
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
        if not self.readers or self.readers[-1] != score.reader:
            self.readers.append(score.reader)
        sums = self.exercises.get(score.exercise)
        if not sums:
            exercise = self.course.exercises[score.exercise]
            sums = self.exercises[score.exercise] = ExerciseSums(exercise, _empty(exercise))
            self.columns[score.exercise] = array("d")
        marks: Sequence[Range] = ()
        if answer.marks is not None:
            marks = merged([known_range(mark.start, mark.end) for mark in answer.marks])
            self.sides.add(len(self.readers) - 1, sums.exercise, marks)
        sums.add(answered, marks)
        column = self.columns[score.exercise]
        _fill(column, len(self.readers) - 1)
        column.append(score.score)

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


def _empty(exercise: Exercise) -> KindSums:
    item = exercise.items[0]
    match item.task:
        case Marking():
            assert isinstance(item.key, MarkKey)
            return MarkSums([0] * item.task.words, [Counter() for _ in item.key.spans])
        case Sorting():
            assert isinstance(item.key, SortKey)
            return RoleSums([Counter() for _ in item.key.units], [Counter() for _ in item.key.units])
        case Choosing():
            assert isinstance(item.key, ChoiceKey)
            return ChoiceSums([Counter() for _ in exercise.items])
        case Rewriting():
            assert isinstance(item.key, RewriteKey)
            return TextSums([0] * len(item.key.gone), [0] * len(item.key.facts))
        case _:
            assert_never(item.task)


def summed(course: Course, answers: Iterable[Answered]) -> ClassSums:
    """Return the sums of all answers of a class."""
    sums = ClassSums(course)
    for answered in answers:
        sums.add(answered)
    return sums
