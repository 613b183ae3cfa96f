"""Alike: roles and citation questions, which nearly every target carries in one way."""

from __future__ import annotations

from facingpages.course.items import ChoiceKey, Choosing, Exercise, SortKey
from facingpages.course.kinds.scoring import score_choices
from facingpages.export.target import Carried, GiveAway
from facingpages.language.messages import N_
from facingpages.language.vocabulary import vocabulary

NO_HINTS = (N_("hints"),)


def choices(
    exercise: Exercise,
    carrier: str,
    changed: tuple[str, ...] = (),
    dropped: tuple[str, ...] = NO_HINTS,
    *,
    key_visible: bool = False,
) -> Carried:
    """Return what becomes of a citation check whose questions are choices in a target too."""
    counts = [len(item.task.choices) for item in exercise.items if isinstance(item.task, Choosing)]
    chance = sum(1 / count for count in counts) / len(counts)
    right = [[item.key.choice] for item in exercise.items if isinstance(item.key, ChoiceKey)]
    return Carried(
        carrier,
        lambda given: score_choices(given.choices or [], right),
        (
            N_("passage, shown source and list of sources"),
            N_("every answer with its reason"),
            N_("the score"),
        ),
        changed,
        (
            N_("the trail from mark to entry"),
            N_("the evidence that decides, pointed out in the text"),
            *dropped,
        ),
        key_visible=key_visible,
        give_away=GiveAway(chance, None, chance),
    )


def roles(
    exercise: Exercise,
    carrier: str,
    changed: tuple[str, ...] = (),
    dropped: tuple[str, ...] = NO_HINTS,
    *,
    key_visible: bool = False,
) -> Carried:
    """Return what becomes of the sorting of parts where a target offers every role for each part."""
    key = exercise.items[0].key
    assert isinstance(key, SortKey)
    chance = sum(len(unit.roles) for unit in key.units) / len(key.units) / len(vocabulary().roles)
    return Carried(
        carrier,
        lambda given: score_choices(given.roles or [], [unit.roles for unit in key.units]),
        (
            N_("passages, with every part labelled"),
            N_("every role that counts as right"),
            N_("reasons"),
            N_("the score"),
        ),
        changed,
        (N_("which part supports which"), N_("the kind of evidence"), *dropped),
        key_visible=key_visible,
        give_away=GiveAway(chance, None, chance),
    )
