"""Carried: what becomes of an exercise of each kind in Canvas."""

from __future__ import annotations

from typing import assert_never

from facingpages.course.formats.answers import Answer
from facingpages.course.items import (
    Choosing,
    Exercise,
    Marking,
    Rewriting,
    Sorting,
)
from facingpages.export import alike, phrases
from facingpages.export.target import Carried


def carry(exercise: Exercise) -> Carried:
    """Return what becomes of an exercise."""
    task = exercise.items[0].task
    match task:
        case Marking():
            return _marking(exercise)
        case Sorting():
            return alike.roles(exercise, "multiple dropdowns, one a part")
        case Choosing():
            changed = ("each question is a separate question with its own point",)
            return alike.choices(exercise, "multiple choice, one question each", changed)
        case Rewriting():
            return Carried(
                "essay that a teacher marks",
                None,
                ("passage and sentence",),
                ("rubric and model are a comment that students see after they hand in",),
                ("the word check",),
            )
        case _:
            assert_never(task)


def _marking(exercise: Exercise) -> Carried:
    given = phrases.offered(exercise, contested=False)
    loaded = frozenset(i for i, phrase in enumerate(given) if phrase.verdict == "loaded")
    nothing = len(given)  # the place of "nothing here is loaded"

    def earned(ticks: frozenset[int]) -> float:
        """Return what Canvas pays: right ticks less wrong ones, as a share of the right ones."""
        right = loaded or frozenset({nothing})
        return max(0.0, (len(ticks & right) - len(ticks - right)) / len(right))

    def scored(answer: Answer) -> float:
        ticks = phrases.ticked(given, answer)
        return earned(ticks if answer.marks else frozenset({nothing}))

    decoys = sum(phrase.span is None for phrase in given)
    return Carried(
        "multiple answers: numbered phrases to tick",
        scored,
        ("passages and prompt", "every phrase that counts, with its reason"),
        (
            "readers tick phrases that are offered, instead of finding words",
            f"{decoys} of {len(given)} phrases are decoys that the program chose",
            "a wrong tick takes away a right one",
            "a text with nothing loaded is answered with `Nothing here is loaded.`",
        ),
        ("contested phrases", "naming the technique", "the reader's own wording", "hints"),
        give_away=phrases.give_away(given, earned),
    )
