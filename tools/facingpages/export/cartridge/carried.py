"""Carried: what becomes of an exercise of each kind in a cartridge."""

from __future__ import annotations

from typing import assert_never

from facingpages.course.formats.answers import Answer
from facingpages.course.items import (
    Choosing,
    Exercise,
    Marking,
    Rewriting,
    Sorting,
    SortKey,
)
from facingpages.course.kinds.scoring import score_choices
from facingpages.export import alike, phrases
from facingpages.export.cartridge.questions import offered, roles_offered
from facingpages.export.target import Carried, GiveAway
from facingpages.language.messages import N_


def carry(exercise: Exercise) -> Carried:
    """Return what becomes of an exercise."""
    task = exercise.items[0].task
    match task:
        case Marking():
            return _marking(exercise)
        case Sorting():
            return _sorting(exercise)
        case Choosing():
            changed = (N_("each question is a separate question"),)
            return alike.choices(exercise, N_("multiple choice, one question each"), changed)
        case Rewriting():
            return Carried(
                N_("essay that a person marks"),
                None,
                (N_("passage and sentence"), N_("rubric and model, as the solution")),
                (N_("systems may show the solution to students after they hand in"),),
                (N_("the word check"),),
            )
        case _:
            assert_never(task)


def _marking(exercise: Exercise) -> Carried:
    given = offered(exercise)
    loaded = [phrase.verdict == "loaded" for phrase in given]

    def scored(answer: Answer) -> float:
        """Return the share of the phrases judged as the key does; a mark on a phrase says "true"."""
        ticks = phrases.ticked(given, answer)
        return sum((i in ticks) == right for i, right in enumerate(loaded)) / len(loaded)

    share = sum(loaded) / len(loaded)
    return Carried(
        N_("true or false, a phrase each"),
        scored,
        (N_("passages and prompt"), N_("every phrase that counts, with its reason")),
        (
            N_("readers judge phrases that are offered, instead of finding words"),
            N_("the program adds phrases that are in no key"),
            N_("answering `false` throughout earns what is not loaded"),
        ),
        (N_("contested phrases"), N_("naming the technique"), N_("the reader’s own wording"), N_("hints")),
        give_away=GiveAway(share, share, 0.5),
    )


def _sorting(exercise: Exercise) -> Carried:
    key = exercise.items[0].key
    assert isinstance(key, SortKey)

    def scored(answer: Answer) -> float:
        """Return the share of the parts with the best role; another that counts as right cannot be chosen."""
        return score_choices(answer.roles or [], [[unit.role] for unit in key.units])

    chance = sum(1 / len(roles_offered(unit)) for unit in key.units) / len(key.units)
    return Carried(
        N_("multiple choice, one a part"),
        scored,
        (N_("passages, with every part labelled"), N_("reasons")),
        (
            N_("of the roles that count as right only the best is offered"),
            N_("each part is a separate question"),
        ),
        (N_("which part supports which"), N_("the kind of evidence"), N_("hints")),
        give_away=GiveAway(chance, None, chance),
    )
