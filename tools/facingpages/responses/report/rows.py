"""Rows: every answer of a class as a table, one line for each part of an answer, for a spreadsheet or a
database."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, assert_never

from facingpages.course.course import Course
from facingpages.course.items import (
    ChoiceKey,
    Choosing,
    Exercise,
    Marking,
    MarkKey,
    Rewriting,
    Sorting,
    SortKey,
    span_text,
)
from facingpages.course.kinds.marked import marked
from facingpages.course.kinds.scoring import Outcome
from facingpages.course.part_labels import labels
from facingpages.files.tables import safe
from facingpages.responses.intake.shelf import Answered, Given

COLUMNS: Final = ("reader", "exercise", "kind", "score", "part", "about", "answer", "key", "outcome")
_BATCH: Final = 20_000  # lines of one piece of a Parquet file


def rows(course: Course, answered: Answered) -> Iterator[tuple[str, ...]]:
    """Yield the lines of one answer.

    For marks: a line for each keyed span, and one for each mark that touches no loaded or contested span.
    For roles and questions: a line for each part.  For a rewriting: its text."""
    score = answered.score
    exercise = course.exercises[score.exercise]
    head = (score.reader, score.exercise, score.kind, f"{score.score:.4f}")
    for line in _parts(exercise, answered.answer):
        yield (*head, *line)


def _parts(exercise: Exercise, answer: Given) -> Iterator[tuple[str, str, str, str, str]]:
    task = exercise.items[0].task
    match task:
        case Marking():
            yield from _marks(exercise, answer)
        case Sorting():
            key = exercise.items[0].key
            assert isinstance(key, SortKey)
            for label, unit, part, role in zip(
                labels(exercise), task.units, key.units, answer.roles or [], strict=True
            ):
                text = exercise.stem.passages[unit.passage].text.show(unit.where)
                yield label, text, role or "", " or ".join(part.roles), _right(role, part.roles)
        case Choosing():
            for n, (item, choice) in enumerate(zip(exercise.items, answer.choices or [], strict=True), 1):
                assert isinstance(item.key, ChoiceKey)
                assert isinstance(item.task, Choosing)
                ask, right = item.task.ask.strip(), item.key.choice
                yield str(n), ask, choice or "", right, _right(choice, (right,))
        case Rewriting():
            yield "1", task.sentence, answer.text or "", "", ""
        case _:
            assert_never(task)


def _right(given: str | None, right: tuple[str, ...]) -> str:
    return "right" if given in right else "wrong" if given else "no answer"


def _marks(exercise: Exercise, answer: Given) -> Iterator[tuple[str, str, str, str, str]]:
    key = exercise.items[0].key
    assert isinstance(key, MarkKey)
    found = marked(exercise, tuple([mark[:2] for mark in answer.marks or ()]))
    for n, (span, outcome) in enumerate(zip(key.spans, found.outcomes, strict=True), 1):
        touching = [mark for mark in found.marks if mark.overlaps(span.words)]
        given = " … ".join(span_text(exercise, mark) for mark in touching)
        yield (
            str(n),
            span_text(exercise, span.words),
            given,
            span.verdict,
            _outcome(span.verdict, outcome),
        )
    for mark in found.marks:
        if not any(mark.overlaps(span.words) for span in key.spans):
            yield "", "", span_text(exercise, mark), "", "extra"


def _outcome(verdict: str, outcome: Outcome) -> str:
    if verdict == "loaded":
        return outcome.value
    return "left" if outcome is Outcome.MISSED else "marked"


def write_csv(lines: Iterable[tuple[str, ...]], file: BinaryIO) -> None:
    """Write lines as CSV in UTF-8, with a mark that tells Excel so; no cell is a formula."""
    text = io.TextIOWrapper(file, "utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow([safe(cell) for cell in line])
    text.detach()


class NoParquet(Exception):
    """Parquet is asked for, and pyarrow is not installed."""


def write_parquet(lines: Iterable[tuple[str, ...]], file: BinaryIO) -> None:
    """Write lines as Parquet, every column text; raise `NoParquet`."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise NoParquet from None
    schema = pa.schema([(name, pa.string()) for name in COLUMNS])
    with pq.ParquetWriter(file, schema) as writer:
        batch: list[tuple[str, ...]] = []
        for line in lines:
            batch.append(line)
            if len(batch) == _BATCH:
                writer.write_table(_table(pa, schema, batch))
                batch = []
        writer.write_table(_table(pa, schema, batch))


def _table(pa: object, schema: object, batch: list[tuple[str, ...]]) -> object:
    columns = list(zip(*batch, strict=True)) or [()] * len(COLUMNS)
    return pa.table(dict(zip(COLUMNS, map(list, columns), strict=True)), schema=schema)  # type: ignore[attr-defined]


def is_parquet(path: Path) -> bool:
    """Return whether a file's name asks for Parquet."""
    return path.suffix.lower() == ".parquet"
