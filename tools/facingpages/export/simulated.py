"""Simulated readers: answers with mistakes as readers make them, by a seed.

They are invented, and prove nothing of real readers: they are there to be counted."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import Any

from facingpages.course.items import (
    ChoiceKey,
    Choosing,
    Exercise,
    Marking,
    MarkKey,
    RewriteKey,
    SortKey,
    span_text,
)
from facingpages.language.vocabulary import vocabulary
from facingpages.text.folded import Range


def readers(
    exercises: Iterable[Exercise], count: int, seed: int = 1
) -> Iterator[tuple[str, dict[str, dict[str, Any]]]]:
    """Yield a name and the answers to all exercises for each of so many readers."""
    chosen = list(exercises)
    luck = random.Random(seed)  # noqa: S311  nothing secret
    for number in range(count):
        skill = luck.betavariate(3, 2)
        yield f"Reader {number + 1:03}", {one.stem.id: answer(one, skill, luck) for one in chosen}


def answer(exercise: Exercise, skill: float, luck: random.Random) -> dict[str, Any]:
    """Return the answer of a reader who knows each thing with the chance of their skill."""
    item = exercise.items[0]
    match item.key:
        case MarkKey():
            assert isinstance(item.task, Marking)
            return {"marks": _marks(exercise, item.key, item.task.words, skill, luck)}
        case SortKey():
            roles = list(vocabulary().roles)
            given = [u.role if luck.random() < skill else luck.choice(roles) for u in item.key.units]
            return {"roles": given, "supports": [u.supports for u in item.key.units]}
        case ChoiceKey():
            return {"choices": [_choice(one, skill, luck) for one in exercise.items]}
        case RewriteKey():
            return {"text": item.key.model if luck.random() < skill else _worse(exercise, luck)}


def _worse(exercise: Exercise, luck: random.Random) -> str:
    key = exercise.items[0].key
    assert isinstance(key, RewriteKey)
    words = key.model.split()
    return " ".join(words[: luck.randint(3, max(4, len(words)))])


def _choice(item: Any, skill: float, luck: random.Random) -> str:
    assert isinstance(item.task, Choosing)
    if luck.random() < skill:
        return str(item.key.choice)
    ids = [choice.id for choice in item.task.choices]
    return ids[min(int(luck.expovariate(1.2)), len(ids) - 1)]


def _marks(
    exercise: Exercise, key: MarkKey, words: int, skill: float, luck: random.Random
) -> list[dict[str, Any]]:
    techniques = list(vocabulary().techniques)
    marks: list[dict[str, Any]] = []
    for n, span in enumerate(key.spans):
        chance = {"loaded": skill - n % 3 * 0.25, "contested": 0.5, "plain": 0.9 - skill}[span.verdict]
        if luck.random() < chance:
            name = span.technique if luck.random() < skill else luck.choice(techniques)
            marks.append(_mark(exercise, span.words) | {"technique": name})
    for _ in range(int(luck.expovariate(1))):
        at = luck.randrange(words)
        if (at, at + 1) not in {(mark["start"], mark["end"]) for mark in marks}:  # nobody marks a word twice
            marks.append(_mark(exercise, Range(at, at + 1)))
    return marks


def _mark(exercise: Exercise, where: Range) -> dict[str, Any]:
    return {"start": where.start, "end": where.end, "exact": span_text(exercise, where)}
