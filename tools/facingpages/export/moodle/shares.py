"""Fractions: the shares of a mark that Moodle accepts, and how they add up to a whole.

Moodle refuses any other share, and a question whose positive shares do not add up to 100 % stops the import
there: the questions behind it are left out in silence."""

from __future__ import annotations

from itertools import combinations_with_replacement
from typing import Final

# In per cent; those of `question_bank::fraction_options` of Moodle, as its import files write them.
ACCEPTED: Final = (
    100.0,
    90.0,
    83.33333,
    80.0,
    75.0,
    70.0,
    66.66667,
    60.0,
    50.0,
    40.0,
    33.33333,
    30.0,
    25.0,
    20.0,
    16.66667,
    14.28571,
    12.5,
    11.11111,
    10.0,
    5.0,
)
MOST: Final = 20  # shares of a whole: the smallest is a twentieth
_EXACT: Final = 0.001


def shares(count: int) -> tuple[float, ...] | None:
    """Return accepted shares, in per cent, one for each of `count` right options, that add up to 100; the
    largest first, as near to each other as can be. None where there are too many options or none."""
    if not 1 <= count <= MOST:
        return None
    equal = next((share for share in ACCEPTED if abs(share * count - 100) < _EXACT), None)
    if equal is not None:
        return (equal,) * count
    mixed = [
        (larger,) * many + (smaller,) * (count - many)
        for larger, smaller in combinations_with_replacement(ACCEPTED, 2)
        for many in range(1, count)
        if abs(larger * many + smaller * (count - many) - 100) < _EXACT
    ]
    return min(mixed, key=lambda found: (found[0] - found[-1], found))


def penalty(loaded: int, wrong: int) -> float:
    """Return the accepted share, in per cent, that ticking one wrong option takes away.

    It is about half of what a right one gives, as in an F1 score near full marks, and large enough that
    ticking every option earns half at most."""
    enough = [share for share in ACCEPTED if share * wrong >= 50 - _EXACT]
    return min(enough, key=lambda share: (abs(share - 50 / loaded), share))
