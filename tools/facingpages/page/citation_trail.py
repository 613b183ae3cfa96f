"""The trail of a citation: claim, mark, list and dates, laid out for a picture that tells no answer.

It is made of a `Stem` alone, so it can show only what a learner may see.  It does not say which entries the mark can
mean, for that is what is asked: it sets *every* dated entry of the text's list on one line of time, with the days that
the paragraph names, and leaves it to the page to point some of them out after Check.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from facingpages.course.items import Stem
from facingpages.text.citations import entry_date
from facingpages.text.dates import PartialDate, stated
from facingpages.text.folded import fold

WIDTH: Final = 320  # of the picture, in units of its own; an entry's dot is 8 wide
_MARGIN: Final = 12
_DOT: Final = 9
_SHORT: Final = 12  # words of the claim that the picture repeats


@dataclass(frozen=True, slots=True)
class Dot:
    """One date in the picture: of an entry, by its number in the list, or of the paragraph (0).

    `x` is the middle of the days that the date can mean, `start` and `end` their bounds; `level` counts the dots below it.
    """

    entry: int
    date: PartialDate
    x: int
    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Trail:
    """What the picture of one citation shows."""

    line: int
    claim: str
    mark: str | None
    listed: int
    dots: tuple[Dot, ...]
    years: tuple[tuple[int, int], ...]

    @property
    def entries(self) -> tuple[Dot, ...]:
        """The dated entries, in order of time."""
        return tuple(dot for dot in self.dots if dot.entry)

    @property
    def named(self) -> tuple[Dot, ...]:
        """The dates that the paragraph names, in order of time."""
        return tuple(dot for dot in self.dots if not dot.entry)

    @property
    def height(self) -> int:
        """How many dots stand above one another at most."""
        return max((dot.level for dot in self.entries), default=0) + 1

    def by_date(self) -> list[tuple[PartialDate, list[int]]]:
        """Return the dates of the list, in order of time, each with the numbers of its entries."""
        return [(date, [dot.entry for dot in dots]) for date, dots in groupby(self.entries, key=lambda dot: dot.date)]


def of(stem: Stem) -> Trail:
    """Return the trail of a citation check."""
    (passage,), focus = stem.passages, stem.focus
    assert focus
    words = passage.text.show(focus.claim).split()
    claim = " ".join(words[:_SHORT]) + (" ..." if len(words) > _SHORT else "")
    named = dict.fromkeys(date for _, where in passage.paragraphs() for date in stated(passage.text.folded[where.start : where.end]))
    listed = [(number, entry_date(fold(shown))) for number, (_, shown) in enumerate(stem.entries, 1)]
    dated = sorted(
        [(date, number) for number, date in listed if date] + [(date, 0) for date in named],
        key=lambda pair: (pair[0].first_day, pair[0].last_day, pair[1]),
    )
    dots, years = _laid_out(dated)
    mark = passage.text.show(focus.mark) if focus.mark else None
    return Trail(passage.text.line_at(focus.claim.start), claim, mark, len(stem.entries), dots, years)


def _laid_out(dated: list[tuple[PartialDate, int]]) -> tuple[tuple[Dot, ...], tuple[tuple[int, int], ...]]:
    """Return the dots at their places, and the years at theirs; distances are to scale."""
    if not dated:
        return (), ()
    first = datetime.date(min(date.year for date, _ in dated), 1, 1)
    last = datetime.date(max(date.year for date, _ in dated), 12, 31)

    def place(day: datetime.date) -> int:
        return _MARGIN + round((WIDTH - 2 * _MARGIN) * (day - first).days / (last - first).days)

    dots: list[Dot] = []
    for date, entry in dated:
        start, end = place(date.first_day), place(date.last_day)
        x = (start + end) // 2
        dots.append(Dot(entry, date, x, start, end, _level(x, dots) if entry else 0))
    return tuple(dots), _years(first.year, last.year, place)


def _level(x: int, dots: Iterable[Dot]) -> int:
    """Return the lowest level on which a dot at `x` touches no other entry's."""
    taken = {dot.level for dot in dots if dot.entry and abs(dot.x - x) < _DOT}
    return next(level for level in range(len(taken) + 1) if level not in taken)


def _years(first: int, last: int, place: Callable[[datetime.date], int]) -> tuple[tuple[int, int], ...]:
    """Return up to five years, evenly apart, each with the place where it begins."""
    step = -(-(last - first + 1) // 5)
    return tuple((year, place(datetime.date(year, 1, 1))) for year in range(first, last + 1, step))
