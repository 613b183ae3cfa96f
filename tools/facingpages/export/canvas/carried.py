"""Carried: what becomes of an exercise of each kind in Canvas."""

from __future__ import annotations

from typing import assert_never

from facingpages.course.formats.answers import Answer
from facingpages.course.items import (
    ChoiceKey,
    Choosing,
    Exercise,
    Marking,
    Rewriting,
    Sorting,
    SortKey,
)
from facingpages.course.kinds.scoring import score_choices
from facingpages.export import phrases
from facingpages.export.target import Carried, GiveAway
from facingpages.language.vocabulary import vocabulary


def carry(exercise: Exercise) -> Carried:
    """Return what becomes of an exercise."""
    task = exercise.items[0].task
    match task:
        case Marking():
            return _marking(exercise)
        case Sorting():
            return _sorting(exercise)
        case Choosing():
            return _choosing(exercise)
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


def _choosing(exercise: Exercise) -> Carried:
    counts = [len(one.task.choices) for one in exercise.items if isinstance(one.task, Choosing)]
    chance = sum(1 / count for count in counts) / len(counts)
    right = [[one.key.choice] for one in exercise.items if isinstance(one.key, ChoiceKey)]
    return Carried(
        "multiple choice, one question each",
        lambda answer: score_choices(answer.choices or [], right),
        ("passage, shown source and list of sources", "every answer with its reason", "the score"),
        ("each question is a separate question with its own point",),
        ("the trail from mark to entry", "the evidence that decides, pointed out in the text", "hints"),
        give_away=GiveAway(chance, None, chance),
    )


def _sorting(exercise: Exercise) -> Carried:
    key = exercise.items[0].key
    assert isinstance(key, SortKey)
    chance = sum(len(unit.roles) for unit in key.units) / len(key.units) / len(vocabulary().roles)
    return Carried(
        "multiple dropdowns, one a part",
        lambda answer: score_choices(answer.roles or [], [unit.roles for unit in key.units]),
        ("passages, with every part labelled", "every role that counts as right", "reasons", "the score"),
        (),
        ("which part supports which", "the kind of evidence", "hints"),
        give_away=GiveAway(chance, None, chance),
    )
