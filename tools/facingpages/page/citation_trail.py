"""The trail of a citation: the entries with the mark's address, and a timeline of event and entries.

It is made of a `LearnerExercise` alone, so it can show only what a learner may see: which entries can be
meant follows from the mark and the list, and the event is dated by the claim, else by its paragraph, else
by the prompt."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from facingpages.course.items import Choosing, LearnerExercise, Stem
from facingpages.text.citation_styles.entries import date_of
from facingpages.text.dates import PartialDate, stated
from facingpages.text.folded import fold

WIDTH: Final = 320  # of the picture, in its own units
ROW: Final = 16  # the height of a label
MOST: Final = 4  # labels on one side of the line
TRACE: Final = "trace"  # the axis that asks which entry a mark leads to
_MARGIN: Final = 12


@dataclass(frozen=True, slots=True)
class Dot:
    """One date on the timeline: of an entry (its number in the list) or of the event (0); `x` is the middle
    of its possible days."""

    entry: int
    date: PartialDate
    x: int

    @property
    def anchor(self) -> str:
        """On which side of the dot its label is."""
        return "start" if self.x < WIDTH / 3 else "end" if self.x > WIDTH * 2 / 3 else "middle"


@dataclass(frozen=True, slots=True)
class Trail:
    """The trail of one citation on a page: the entries that can be meant, the others, and the dates."""

    meant: tuple[tuple[int, str], ...]
    others: tuple[tuple[int, str], ...]
    entries: tuple[Dot, ...]
    events: tuple[Dot, ...]
    asked: bool = False  # whether the learner is to find the entries

    @property
    def line(self) -> int:
        """The height of the line of time: the labels of the entries are above it, those of the events
        below."""
        return ROW * len(self.entries) + 10


def asks_for_it(learner: LearnerExercise) -> bool:
    """Return whether an exercise asks where a mark leads: then nothing may say that there is no list."""
    return any(isinstance(item.task, Choosing) and item.task.axis == TRACE for item in learner.items)


def of(learner: LearnerExercise) -> Trail:
    """Return the trail of a citation check; it has no dots if event or entries have no date.

    Where the exercise asks for the trace, to find the entries is the task: the list is left whole, and no
    dot points at one."""
    stem = learner.stem
    numbered = tuple((number, shown) for number, (_, shown) in enumerate(stem.entries, 1))
    if asks_for_it(learner):
        return Trail((), numbered, (), (), asked=True)
    meant = tuple(pair for pair in numbered if pair[0] in stem.meant)
    others = tuple(pair for pair in numbered if pair[0] not in stem.meant)
    dated = [(number, date) for number, shown in meant if (date := date_of(fold(shown)))]
    events = next((dates for dates in map(_stated, _told(stem)) if dates), [])
    if not dated or not events:
        return Trail(meant, others, (), ())
    dots = _placed([*dated[:MOST], *((0, date) for date in events[:2])])
    return Trail(
        meant, others, tuple(dot for dot in dots if dot.entry), tuple(dot for dot in dots if not dot.entry)
    )


def _told(stem: Stem) -> Iterator[str]:
    """Yield the texts that may date the event, nearest first."""
    (passage,), focus = stem.passages, stem.focus
    if focus:
        yield passage.text.folded[focus.claim.start : focus.claim.end]
    for _, where in passage.paragraphs():
        yield passage.text.folded[where.start : where.end]
    yield fold(stem.prompt)


def _stated(text: str) -> list[PartialDate]:
    return list(dict.fromkeys(stated(text)))


def _placed(dated: list[tuple[int, PartialDate]]) -> list[Dot]:
    """Return the dots in order of time, to scale."""
    first = min(date.first_day for _, date in dated)
    days = max((max(date.last_day for _, date in dated) - first).days, 1)

    def place(day: datetime.date) -> float:
        return _MARGIN + (WIDTH - 2 * _MARGIN) * (day - first).days / days

    order = sorted(dated, key=lambda pair: (pair[1].first_day, pair[1].last_day, pair[0]))
    return [
        Dot(entry, date, round((place(date.first_day) + place(date.last_day)) / 2)) for entry, date in order
    ]
