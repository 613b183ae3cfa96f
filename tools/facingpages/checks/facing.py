"""Facing pages: rules for a fair pair of passages."""

from __future__ import annotations

from collections.abc import Iterator

from facingpages.course.passage import Passage
from facingpages.text.scripts import length

MOST_UNEVEN = 1.5  # the length of a passage, in words, as a multiple of the one it faces


def unfair(first: Passage, second: Passage) -> Iterator[tuple[str, str, str]]:
    """Yield the reasons why two passages are not a fair pair: both from one side, or one much longer."""
    if first.seed.side == second.seed.side:
        message = f"{first.seed.id} and {second.seed.id} are on one side, {first.seed.side}"
        yield "pair-one-sided", message, "Pair two texts that answer the question differently."
    short, long = sorted(length(len(one.words), one.text.show(one.where)) for one in (first, second))
    if long > MOST_UNEVEN * short:
        message = f"the passages have {len(first.words)} and {len(second.words)} words"
        yield (
            "pair-uneven",
            message,
            f"Choose lines so that neither is more than {MOST_UNEVEN} times as long as the other.",
        )
