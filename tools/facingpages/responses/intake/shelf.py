"""Shelf: the answers of a class that fit, with what they earn, between the two passes of taking in.

The first pass reads each file and puts its answers here; the second, when it is known whose they are, takes
them out reader by reader.  A set of answers is one line of JSON, in which an answer that many readers give is a
number; past some megabytes the lines are on disk, in a file without a name.  Nothing is read, checked or scored twice, and a file that changes meanwhile changes
nothing."""

from __future__ import annotations

import json
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple, TypeVar

from facingpages.course.formats.answers import Answer
from facingpages.responses.grade import Score

IN_MEMORY: Final = 16_000_000  # bytes of lines that are held in memory
Value = TypeVar("Value")
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
        _fixed(answer.roles),
        _fixed(answer.supports),
        _fixed(answer.choices),
        answer.text,
    )


def _fixed(values: list[Value] | None) -> tuple[Value, ...] | None:
    return None if values is None else tuple(values)


class Shelf:
    """Lines of answers, each found again by its place, and the common answers by their numbers."""

    def __init__(self) -> None:
        self._file: Any = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  closed with the shelf
        self._end = 0
        self._common: list[Answered] = []
        weakref.finalize(self, self._file.close)

    def keep(self, answered: Answered) -> int:
        """Keep an answer that many readers give, and return its number."""
        self._common.append(answered)
        return len(self._common) - 1

    def put(self, answers: Iterable[int | Answered]) -> tuple[int, bytes]:
        """Keep one set of answers, common ones by their numbers, and return its place and its line."""
        entries = [one if isinstance(one, int) else (*one.score, *one.answer) for one in answers]
        line = _WRITE(entries).encode("ascii") + b"\n"
        place = self._end
        self._file.seek(place)
        self._file.write(line)
        self._end += len(line)
        return place, line

    def take(self, place: int, reader: str) -> Iterator[Answered]:
        """Yield the set of answers at a place, as those of a reader."""
        self._file.seek(place)
        for entry in json.loads(self._file.readline()):
            score, answer = self._common[entry] if isinstance(entry, int) else _read(entry)
            yield Answered(Score(reader, *score[1:]), answer)


def _read(entry: list[Any]) -> Answered:
    *score, marks, roles, supports, choices, text = entry
    ranges = None if marks is None else tuple([GivenMark(*mark) for mark in marks])
    return Answered(Score(*score), Given(ranges, _fixed(roles), _fixed(supports), _fixed(choices), text))
