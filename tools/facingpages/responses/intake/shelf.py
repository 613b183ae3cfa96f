"""Shelf: the answers of a class that fit, with what they earn, between the two passes of taking in.

The first pass reads each file and puts its answers here; the second, when it is known whose they are, takes
them out reader by reader.  A set of answers is one line of JSON; past some megabytes the lines are on disk,
in a file without a name.  Nothing is read, checked or scored twice, and a file that changes meanwhile changes
nothing."""

from __future__ import annotations

import json
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from facingpages.course.formats.answers import Answer
from facingpages.responses.grade import Score

IN_MEMORY: Final = 48_000_000  # bytes of lines that are held in memory
_WRITE: Final = json.JSONEncoder(separators=(",", ":")).encode


class GivenMark(NamedTuple):
    """One mark as it fits the exercise: its words by their numbers, and what the reader wrote of them."""

    start: int
    end: int
    technique: str | None
    neutral: str


class Given(NamedTuple):
    """One answer as it fits the exercise; which field is set depends on the kind, as in `Answer`."""

    marks: tuple[GivenMark, ...] | None
    roles: list[str | None] | None
    supports: list[int | None] | None
    choices: list[str | None] | None
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
        answer.roles,
        answer.supports,
        answer.choices,
        answer.text,
    )


class Shelf:
    """Lines of answers, each found again by its place."""

    def __init__(self) -> None:
        self._file: Any = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  closed with the shelf
        self._end = 0
        weakref.finalize(self, self._file.close)

    def put(self, answers: Iterable[Answered]) -> int:
        """Keep one set of answers and return its place."""
        line = _WRITE([(*score, *answer) for score, answer in answers]).encode("ascii") + b"\n"
        place = self._end
        self._file.seek(place)
        self._file.write(line)
        self._end += len(line)
        return place

    def take(self, place: int, reader: str) -> Iterator[Answered]:
        """Yield the set of answers at a place, as those of a reader."""
        self._file.seek(place)
        for _, exercise, kind, *earned, marks, roles, supports, choices, text in json.loads(
            self._file.readline()
        ):
            ranges = None if marks is None else tuple([GivenMark(*mark) for mark in marks])
            yield Answered(
                Score(reader, exercise, kind, *earned), Given(ranges, roles, supports, choices, text)
            )
