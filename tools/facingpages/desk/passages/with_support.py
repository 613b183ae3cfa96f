"""The passages of an exercise in claim and evidence: few parts, a point and its support among them.

A part that can be looked up is a must, and a study or a report is worth most.  A passage is sound if it has
three to six parts in more than one role, and none of them asks a question or is an item of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, product
from typing import Final, NamedTuple

from facingpages.author.suggest import UNITS
from facingpages.desk.passages import grounds, runs
from facingpages.desk.passages.room import Rated, Run
from facingpages.desk.passages.stretches import Stretch, has_support
from facingpages.text.folded import Lines

_PARTS: Final = range(3, 7)  # of a passage
_MOST_OF_ONE: Final = 8  # a paragraph with a study may be longer than others
MOST_PARTS: Final = 2 * max(_PARTS)
_ASIDE: Final = re.compile(
    r"\?[\s\"\u201d\u00bb\u2019)]*$|^\s*(?:[-*\u2022]|\d+[.)])\s"
)  # a question, an item


class _Choice(NamedTuple):
    """A passage of few parts: how many, how many ask or are items, how much is in doubt, whether it is
    sound, shown by the lesson, holds what can be looked up, a claim with its support, a figure or source, a
    study or another work."""

    run: Run
    parts: int
    asides: int
    doubts: int
    is_sound: bool
    is_shown: bool
    is_grounded: bool
    is_argued: bool
    is_sourced: bool
    is_studied: bool


def rated(stretches: Sequence[Stretch]) -> list[Rated]:
    """Return pairs of passages of few parts, and single passages, each with its rating.

    Of both texts, those with a study come first, then those where a claim has its support, those that are
    sound, those with a figure or a source, those with few roles in doubt, those of the lesson, and few
    parts.  A study counts where the passage is one paragraph."""
    choices = [_choices(one) for one in stretches]
    found: list[Rated] = []
    for pair in (*product(*choices), *((one,) for one in chain(*choices))):
        parts = sum(one.parts for one in pair)
        most = 2 * _MOST_OF_ONE if all(one.is_studied for one in pair) else MOST_PARTS
        if any(one.is_grounded for one in pair) and min(_PARTS) <= parts <= most:
            how = (
                any(one.is_argued or one.is_sourced or one.is_studied for one in pair),
                len(pair),
                sum(one.is_studied for one in pair),
                sum(one.is_argued or one.is_sourced for one in pair),
                sum(one.is_sound for one in pair),
                -sum(one.asides for one in pair),
                sum(one.is_sourced for one in pair),
                sum(one.is_argued for one in pair),
                -100 * sum(one.doubts for one in pair) // parts,
                sum(one.is_shown for one in pair),
                sum(one.is_grounded for one in pair),
                -parts,
            )
            found.append((how, [one.run for one in pair]))
    return found


def _choices(one: Stretch) -> list[_Choice]:
    """Return the passages of a text that have few parts."""
    held, found = grounds.lines(one.seed), []
    for run in runs.of(one):
        lines = [line for line in (*one.lines, *one.others) if line in run[1]]
        units = [each for each in one.found if each.kind in UNITS and each.line in run[1]]
        if 0 < len(units) <= _MOST_OF_ONE:
            asides = sum(bool(_ASIDE.search(each.shown)) for each in units)
            found.append(
                _Choice(
                    run,
                    parts=len(units),
                    asides=asides,
                    doubts=one.doubts(run[1]),
                    is_sound=len(units) in _PARTS and not asides and one.is_varied(run[1]),
                    is_shown=set(lines) <= set(one.lines),
                    is_grounded=not held.isdisjoint(lines),
                    is_argued=has_support(one, run[1]),
                    is_sourced=one.is_sourced(run[1]),
                    is_studied=len(lines) == 1 and _is_studied(one, lines[0]),
                )
            )
    return found


def _is_studied(one: Stretch, line: int) -> bool:
    """Return whether a paragraph speaks of a study or another work, in a part that can be checked."""
    where = one.seed.text.lines[line - 1]
    return one.seed.apparatus.speaks_of_work(where) and line in grounds.lines(one.seed)


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
