"""Variants: the same sheet in another order, so that neighbours in a class cannot copy.

The order is a sort by a hash of the variant's code and each thing's own id.  There is no random number in
it: the same command gives the same sheet for ever, on every version of Python, and a new exercise does not
stir the others."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from facingpages.course.items import Choice, Choosing, Item, LearnerItem

T = TypeVar("T")

CODES: Final = ("A", "B", "C", "D", "E", "F")
PLAIN: Final = ""  # the order of the course


def arranged(things: Iterable[T], variant: str, name: Callable[[T], str]) -> tuple[T, ...]:
    """Return things in the order of a variant, computed from their names only; unchanged without a
    variant."""
    if variant == PLAIN:
        return tuple(things)
    return tuple(
        sorted(
            things,
            key=lambda thing: (hashlib.sha256(f"{variant}\n{name(thing)}".encode()).digest(), name(thing)),
        )
    )


def choices(item: Item | LearnerItem, variant: str) -> tuple[Choice, ...]:
    """Return the choices of a question in the order in which a sheet prints them."""
    assert isinstance(item.task, Choosing)
    return arranged(item.task.choices, variant, lambda choice: f"{item.id}/{choice.id}")


def ids_on_paper(item: Item, variant: str) -> tuple[str, ...]:
    """Return the ids of the choices of a question in the order in which a sheet prints them."""
    return tuple(choice.id for choice in choices(item, variant))
