"""Answers and keys as annotations: each mark, part, question or sentence with the words that it is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, assert_never

from facingpages.course.formats.answers import Answer
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
from facingpages.responses.intake.annotated.gather import NOTHING, Annotated
from facingpages.responses.intake.annotated.places import Place
from facingpages.responses.intake.shelf import Given
from facingpages.text.folded import Range

KEY: Final = "key"  # the name of the reader who has every answer of the key


def of_answer(exercise: Exercise, reader: str, answer: Answer | Given) -> Iterator[Annotated]:
    """Yield the annotations of one answer that fits its exercise. A part without an answer has none."""
    id, task = exercise.stem.id, exercise.items[0].task
    match task:
        case Marking():
            for mark in answer.marks or ():
                place = _of_words(exercise, Range(mark.start, mark.end))
                yield Annotated(reader, id, place, mark.technique or "", mark.neutral)
            if not answer.marks:
                yield Annotated(reader, id, None, NOTHING)
        case Sorting():
            roles, links = answer.roles or (), answer.supports or [None] * len(task.units)
            for unit, role, link in zip(task.units, roles, links, strict=True):
                supported = _of_unit(task, link) if link else None
                if role:
                    place = Place(unit.passage, unit.where)
                    yield Annotated(reader, id, place, role, supports=supported)
        case Choosing():
            for part, choice in enumerate(answer.choices or (), 1):
                if choice:
                    yield Annotated(reader, id, _of_claim(exercise), choice, part=part)
        case Rewriting():
            if answer.text:
                yield Annotated(reader, id, _of_claim(exercise), answer.text)
        case _:
            assert_never(task)


def of_key(exercise: Exercise) -> Iterator[Annotated]:
    """Yield the annotations of the key of an exercise, with its reasons."""
    id, task = exercise.stem.id, exercise.items[0].task
    for part, item in enumerate(exercise.items, 1):
        key = item.key
        match key:
            case MarkKey():
                for span in key.spans:
                    yield Annotated(
                        KEY,
                        id,
                        _of_words(exercise, span.words),
                        span.technique or "",
                        span.neutral or "",
                        verdict=span.verdict,
                        why=span.why,
                    )
                if not key.of("loaded"):
                    yield Annotated(KEY, id, None, NOTHING)
            case SortKey():
                assert isinstance(task, Sorting)
                for unit, keyed in zip(task.units, key.units, strict=True):
                    supported = _of_unit(task, keyed.supports) if keyed.supports else None
                    place = Place(unit.passage, unit.where)
                    yield Annotated(KEY, id, place, keyed.role, supports=supported, why=keyed.why)
            case ChoiceKey():
                why = dict(key.whys).get(key.choice, "")
                yield Annotated(KEY, id, _of_claim(exercise), key.choice, part=part, why=why)
            case RewriteKey():
                yield Annotated(KEY, id, _of_claim(exercise), key.model, why=key.why)
            case _:
                assert_never(key)


def _of_words(exercise: Exercise, words: Range) -> Place:
    """Return the place of some words of an exercise."""
    for index, passage in enumerate(exercise.stem.passages):
        if words in passage.words:
            return Place(index, passage.characters(words))
    raise ValueError(f"the words {words} are in no passage of {exercise.stem.id}")


def _of_unit(task: Sorting, number: int) -> Place:
    unit = task.units[number - 1]
    return Place(unit.passage, unit.where)


def _of_claim(exercise: Exercise) -> Place:
    """Return the place of the words that an exercise asks about; its first passage if it names none."""
    focus = exercise.stem.focus
    return Place(0, focus.claim if focus else exercise.stem.passages[0].where)
