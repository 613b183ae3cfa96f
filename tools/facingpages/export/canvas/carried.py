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
from facingpages.language.messages import N_


def carry(exercise: Exercise) -> Carried:
    """Return what becomes of an exercise."""
    task = exercise.items[0].task
    match task:
        case Marking():
            return _marking(exercise)
        case Sorting():
            return alike.roles(exercise, N_("a dropdown for each part"))
        case Choosing():
            changed = (N_("each question is a separate question"),)
            return alike.choices(exercise, N_("multiple choice, one question each"), changed)
        case Rewriting():
            return Carried(
                N_("essay that a person marks"),
                None,
                (N_("passage and sentence"),),
                (N_("rubric and model are a comment that students see after they hand in"),),
                (N_("the word check"),),
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

    return Carried(
        N_("numbered phrases to tick"),
        scored,
        (N_("passages and prompt"), N_("every phrase that counts, with its reason")),
        (
            N_("readers judge phrases that are offered, instead of finding words"),
            N_("the program adds phrases that are in no key"),
            N_("a wrong tick takes away a right one"),
            N_("a text with nothing loaded has its own answer to tick"),
        ),
        (N_("contested phrases"), N_("naming the technique"), N_("the reader’s own wording"), N_("hints")),
        give_away=phrases.give_away(given, earned),
    )
