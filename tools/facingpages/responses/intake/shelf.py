"""Shelf: the answers of a class that fit, with what they earn, between the two passes of taking in.

The first pass reads each file and puts its answers here; the second, when it is known whose they are, takes
them out reader by reader.  A set of answers is one line of JSON, in which an answer that many readers give is a
number; past some megabytes the lines are on disk, in a file without a name.  Nothing is read, checked or scored twice, and a file that changes meanwhile changes
nothing."""

from __future__ import annotations

import marshal
import tempfile
import weakref
from array import array
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple, TypeVar

from facingpages.course.formats.answers import Answer
from facingpages.responses.grade import Score

IN_MEMORY: Final = 16_000_000  # bytes of lines that are held in memory
Value = TypeVar("Value")
_BY_VALUE: Final = 2  # the version of `marshal` in which equal values have the same bytes


class GivenMark(NamedTuple):
    """One mark as it fits the exercise: its words by their numbers, and what the reader wrote of them."""

    start: int
    end: int
    technique: str | None
    neutral: str


class Given(NamedTuple):
    """One answer as it fits the exercise; which field is set depends on the kind, as in `Answer`."""

    marks: tuple[GivenMark, ...] | None
    roles: tuple[str | None, ...] | None
    supports: tuple[int | None, ...] | None
    choices: tuple[str | None, ...] | None
    text: str | None


class Answered(NamedTuple):
    """One answer that counts, with what it earns."""

    score: Score
    answer: Given


def given(answer: Answer) -> Given:
    """Return an answer without the words of its marks, which its exercise has."""
    marks = answer.marks
    return Given(
        None if marks is None else tuple([GivenMark(m.start, m.end, m.technique, m.neutral) for m in marks]),
        fixed(answer.roles),
        fixed(answer.supports),
        fixed(answer.choices),
        answer.text,
    )


def fixed(values: list[Value] | None) -> tuple[Value, ...] | None:
    """Return values that can be a key; None stays None."""
    return None if values is None else tuple(values)


class Shelf:
    """Sets of answers, each found again by its place, and the common answers by their numbers.

    A set is written by `marshal`, which takes a tenth of the time of JSON.  Only this run reads it."""

    def __init__(self) -> None:
        self._file: Any = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  closed with the shelf
        self._ends = array("q", [0])
        self._at_end = True  # a move in the file, even to where it is, writes out what is held back
        self._common: list[Answered] = []
        weakref.finalize(self, self._file.close)

    def keep(self, answered: Answered) -> int:
        """Keep an answer that many readers give, and return its number."""
        self._common.append(answered)
        return len(self._common) - 1

    def put(self, answers: Iterable[int | Answered]) -> tuple[int, bytes]:
        """Keep one set of answers, common ones by their numbers, and return its place and the bytes that
        stand for it, which are the same for the same answers."""
        written = marshal.dumps([one if isinstance(one, int) else _plain(one) for one in answers], _BY_VALUE)
        if not self._at_end:
            self._file.seek(self._ends[-1])
            self._at_end = True
        self._file.write(written)
        self._ends.append(self._ends[-1] + len(written))
        return len(self._ends) - 2, written

    def take(self, place: int, reader: str) -> Iterator[Answered]:
        """Yield the set of answers at a place, as those of a reader."""
        start, end = self._ends[place : place + 2]
        self._file.seek(start)
        self._at_end = False
        # our own bytes, from a file that no other program can open
        for entry in marshal.loads(self._file.read(end - start)):  # noqa: S302
            if isinstance(entry, int):
                score, answer = self._common[entry]
                yield Answered(Score(reader, *score[1:]), answer)
            else:
                earned, marks, others = entry
                ranges = None if marks is None else tuple(map(GivenMark._make, marks))
                yield Answered(Score(reader, *earned), Given(ranges, *others))


def _plain(answered: Answered) -> tuple[object, ...]:
    """Return an answer as plain tuples: its score without the reader, its marks, and its other fields."""
    score, answer = answered
    marks = None if answer.marks is None else tuple(map(tuple, answer.marks))
    return score[1:], marks, answer[1:]
