"""Carried: what becomes of an exercise in H5P."""

from __future__ import annotations

import math
import random
from typing import Final, assert_never

from facingpages.course.formats.answers import Answer
from facingpages.course.items import Choosing, Exercise, Marking, Rewriting, Sorting
from facingpages.export import alike
from facingpages.export.h5p import words
from facingpages.export.target import Carried, GiveAway
from facingpages.language.messages import N_
from facingpages.text.folded import Range

_DRAWS: Final = 200
_WEIGHT: Final = N_("in the total of a lesson each point weighs the same, not each exercise")


def carry(exercise: Exercise) -> Carried:
    """Return what becomes of an exercise in H5P; raise `CannotCarry`."""
    task = exercise.items[0].task
    match task:
        case Marking():
            return _marking(exercise)
        case Sorting():
            changed = (N_("each part is a separate question"), _WEIGHT)
            return alike.roles(exercise, N_("multiple choice, one a part"), changed, key_visible=True)
        case Choosing():
            changed = (N_("each question is a separate question"), _WEIGHT)
            carrier = N_("multiple choice, one question each")
            return alike.choices(exercise, carrier, changed, key_visible=True)
        case Rewriting():
            return Carried(
                N_("essay with a word check"),
                None,
                (
                    N_("passage and sentence"),
                    N_("rubric and model, after Check"),
                    N_("the word check, as comments"),
                ),
                (N_("the word check looks for the exact wordings"), N_("any answer earns one point")),
                (N_("a check that the sentence is still the same one"), N_("hints")),
                key_visible=True,
            )
        case _:
            assert_never(task)


def _marking(exercise: Exercise) -> Carried:
    made = words.tasks(exercise)

    def scored(given: Answer) -> float:
        marks = [Range(mark.start, mark.end) for mark in given.marks or []]
        return words.earned(made, frozenset(n for mark in marks for n in range(mark.start, mark.end)))

    everything = range(exercise.stem.passages[-1].words.end)
    luck = random.Random(1)  # noqa: S311  nothing secret
    draws = [frozenset(n for n in everything if luck.random() < 1 / 2) for _draw in range(_DRAWS)]
    chance = math.fsum(words.earned(made, draw) for draw in draws) / _DRAWS
    pieces = [piece for task in made for piece in task.pieces if len(piece.words)]
    share = sum(piece.is_answer for piece in pieces) / len(pieces)
    return Carried(
        N_("every word can be marked"),
        scored,
        (
            N_("passages and prompt, any word can be marked"),
            N_("the first sentence of each reason, after Check"),
        ),
        (
            N_("each word of a loaded expression is a point, and each other marked word costs one"),
            N_("each passage is a separate task, and none earns less than 0"),
            N_("words of contested expressions cost a point"),
            N_("words that only a dash or a slash divides are marked together"),
            _WEIGHT,
        ),
        (
            N_("naming the technique"),
            N_("the reader’s own wording"),
            N_("the least part of an expression that must be marked"),
            N_("hints"),
        ),
        key_visible=True,
        give_away=GiveAway(share, words.earned(made, frozenset(everything)), chance),
    )
