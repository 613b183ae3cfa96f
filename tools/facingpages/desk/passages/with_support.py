"""The passages of an exercise in claim and evidence: few parts whose roles are sure, and that teach.

The pair comes first in which a teacher has least to mend, by how likely the proposed roles are.  A passage
teaches if it holds a point with its support; what a pair lacks of that counts as mends too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, product
from typing import Final, NamedTuple

from facingpages.author.suggest import Suggestion, signs
from facingpages.desk.passages import grounds, runs
from facingpages.desk.passages.room import Rated, Run
from facingpages.desk.passages.stretches import Stretch
from facingpages.desk.proposals.roles_and_words import BACKED, BACKING
from facingpages.text.folded import Lines

_PARTS: Final = range(3, 8)  # of a passage
_OF_BOTH: Final = range(6, 11)  # of a pair
MOST_PARTS: Final = 12
_POOR: Final = re.compile(
    r"\?[\s\"\u201d\u00bb\u2019)]*$|^\s*(?:[-*\u2022]|\d+[.)])\s|[\w,;\u2014\u2013-]\s*$"
)  # a question, an item, a piece of a sentence
_FEW_WORDS: Final = 5
# What a part costs beside its role: mends that a teacher makes on average.
_OF_POOR: Final = 0.5
_OF_KIND: Final = 0.3
_OF_LINK: Final = 0.5
# The mends that a teacher would rather make than have a passage in which no point is backed up, or one in a
# single role, a pair without a figure or a source, or a part too few or too many.
_NO_SUPPORT: Final = 3
_ONE_ROLE: Final = 1.5
_NO_SOURCE: Final = 1.5
_OUTSIDE: Final = 1.5


class _Choice(NamedTuple):
    """A passage of few parts: how many, how much there will be to mend in them, in how many roles they are;
    whether it teaches, has evidence with a figure or a source, holds what can be looked up, and is shown by
    the lesson."""

    run: Run
    parts: int
    mends: float
    roles: int
    teaches: bool
    is_sourced: bool
    is_grounded: bool
    is_shown: bool


def rated(stretches: Sequence[Stretch]) -> list[Rated]:
    """Return pairs of passages of few parts, and single passages, each with its rating.

    Pairs with least to mend come first, where half a mend counts, and what a pair lacks to teach well counts
    as mends too; then those with a source in both texts, and those of the lesson."""
    choices = [list(_choices(one)) for one in stretches]
    found: list[Rated] = []
    for pair in (*product(*choices), *((one,) for one in chain(*choices))):
        parts = sum(one.parts for one in pair)
        if any(one.is_grounded for one in pair) and min(_PARTS) <= parts <= MOST_PARTS:
            sourced, teach = (
                sum(way) for way in zip(*((one.is_sourced, one.teaches) for one in pair), strict=True)
            )
            cost = sum(one.mends for one in pair)
            cost += _NO_SUPPORT * (len(pair) - teach) + _NO_SOURCE * (not sourced)
            cost += _ONE_ROLE * sum(one.roles < 2 for one in pair)
            cost += _OUTSIDE * max(0, min(_OF_BOTH) - parts, parts - max(_OF_BOTH))
            shown = sum(one.is_shown for one in pair)
            how = (teach > 0, len(pair), -round(2 * cost), sourced, shown, -round(100 * cost))
            found.append((how, [one.run for one in pair]))
    return found


def _choices(one: Stretch) -> Iterator[_Choice]:
    """Yield the passages of a text that have few parts."""
    held = grounds.lines(one.seed)
    for run in runs.of(one):
        lines = [line for line in (*one.lines, *one.others) if line in run[1]]
        parts = list(one.roles(run[1]))
        roles = {role for _, role in parts if role}
        if parts and len(parts) <= max(_PARTS):
            yield _Choice(
                run,
                len(parts),
                mends=sum(_mends(part, role) for part, role in parts),
                roles=len(roles),
                teaches=not (roles.isdisjoint(BACKED) or roles.isdisjoint(BACKING)),
                is_sourced=any(role == "evidence" and grounds.is_sourced(part.shown) for part, role in parts),
                is_grounded=not held.isdisjoint(lines),
                is_shown=set(lines) <= set(one.lines),
            )


def _mends(part: Suggestion, role: str | None) -> float:
    """Return how much there will be to mend in a part, on average: its role, its kind and its link."""
    is_poor = _POOR.search(part.shown) or len(part.shown.split()) < _FEW_WORDS or signs.is_order(part.shown)
    kind = _OF_KIND if role == "evidence" else 0
    link = _OF_LINK if role in BACKING else 0
    return (1 - part.sure if role else 1) + (kind + link) * part.sure + _OF_POOR * bool(is_poor)


def few_parts(stretches: Sequence[Stretch]) -> list[Run]:
    """Return a paragraph of each text if both have few parts, else all or one paragraph of the first text."""
    filled = [one for one in stretches if one.lines]
    if not filled:
        return []
    if sum(one.total for one in filled) <= MOST_PARTS:
        return [runs.whole(one) for one in filled]
    first = filled[0]
    if first.total <= MOST_PARTS:
        return [runs.whole(first)]
    fitting = [line for line in first.lines if min(_PARTS) <= first.counts[line] <= MOST_PARTS]
    line = (
        max(fitting, key=lambda n: (first.counts[n], -n))
        if fitting
        else min(first.lines, key=lambda n: (first.counts[n], n))
    )
    return [(first.seed, Lines(line, line))]
