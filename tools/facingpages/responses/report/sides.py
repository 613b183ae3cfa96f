"""Sides: how a class marked the texts of each side of the question, as sums, never by reader.

Of each reader who met loaded expressions in texts of every side, two figures a side are taken: the share of
these expressions that a mark touches, and the marks on plain words in 100 plain words.  A mean over readers has
Student's interval over readers, because the marks of one reader are alike; so has the difference of two sides
within each reader."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from facingpages.course.course import Course
from facingpages.course.formats.fields import NOT_STATED
from facingpages.course.items import Exercise, MarkKey
from facingpages.course.kinds.scoring import everything
from facingpages.course.passage import Passage
from facingpages.responses.report.statistics import Estimate, mean_of, paired

FEWEST: Final = 10  # readers from whom on a class sees the sums
_ROOM: Final = 1_000  # readers for whom a column grows at once
FIRST_WORDS: Final = 5  # of a text that states no title


@dataclass(slots=True)
class Counts:
    """The texts of one side, by id, and a place a reader in each column: loaded expressions found and keyed,
    marks on plain words, and plain words."""

    texts: dict[str, Passage] = field(default_factory=dict)
    found: array[int] = field(default_factory=lambda: array("i"))
    keyed: array[int] = field(default_factory=lambda: array("i"))
    strays: array[int] = field(default_factory=lambda: array("i"))
    plain: array[int] = field(default_factory=lambda: array("i"))

    def fill(self, length: int) -> None:
        """Give every column a place for so many readers at least."""
        for column in (self.found, self.keyed, self.strays, self.plain):
            column.extend([0] * (length - len(column)))


@dataclass(frozen=True, slots=True)
class _Part:
    """One passage of an exercise: its side, its loaded spans, and its words outside loaded and contested
    spans."""

    side: str
    loaded: int
    plain: int


@dataclass(slots=True)
class SideSums:
    """The counts of a class by the id of a side."""

    counts: dict[str, Counts] = field(default_factory=dict)
    _parts: dict[str, tuple[_Part, ...]] = field(default_factory=dict)

    def add(self, reader: int, exercise: Exercise, found: Sequence[tuple[int, int]]) -> None:
        """Count what one reader, numbered from 0, found in each passage of an exercise: loaded spans, and
        marks on plain words."""
        parts = self._parts.get(exercise.stem.id)
        if parts is None:
            parts = self._parts[exercise.stem.id] = tuple(_parts(exercise))
            for passage in exercise.stem.passages:
                self.counts.setdefault(passage.side, Counts()).texts.setdefault(passage.seed.id, passage)
        for part, (hits, strays) in zip(parts, found, strict=True):
            counts = self.counts[part.side]
            if len(counts.plain) <= reader:
                counts.fill(reader + _ROOM)
            counts.found[reader] += hits
            counts.keyed[reader] += part.loaded
            counts.strays[reader] += strays
            counts.plain[reader] += part.plain


def _parts(exercise: Exercise) -> Iterable[_Part]:
    key = exercise.items[0].key
    assert isinstance(key, MarkKey)
    for passage in exercise.stem.passages:
        loaded = [span.bits for span in key.of("loaded") if span in passage.words]
        contested = [span.bits for span in key.of("contested") if span in passage.words]
        keyed = everything((*loaded, *contested))
        yield _Part(passage.side, len(loaded), len(passage.words) - keyed.bit_count())


@dataclass(frozen=True, slots=True)
class SideRow:
    """One side: its texts by name, the mean share of loaded expressions found, and the mean number of marks on
    plain words in 100 of them."""

    texts: tuple[str, ...]
    found: Estimate
    strays: Estimate


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides that a class read, over the readers who met loaded expressions on each.

    Below `FEWEST` readers there are no rows.  `gap` is the difference of the shares found, first less second,
    and `stray_gap` that of the marks on plain words; None where there are not two sides, or no interval."""

    readers: int
    rows: tuple[SideRow, ...] = ()
    gap: Estimate | None = None
    stray_gap: Estimate | None = None


def sides(course: Course, sums: SideSums, readers: int) -> Sides | None:
    """Return the sides in the order of the course; None where the texts that were handed in are of one side."""
    declared = [side.id for side in course.seeds_file.data.sides] if course.seeds_file else []
    counts = [sums.counts[side] for side in declared if side in sums.counts and any(sums.counts[side].keyed)]
    if len(counts) < 2:
        return None
    for one in counts:
        one.fill(readers)
    both = [i for i in range(readers) if all(one.keyed[i] for one in counts)]
    if len(both) < FEWEST:
        return Sides(len(both))
    found = [[one.found[i] / one.keyed[i] for i in both] for one in counts]
    strays = [[100 * one.strays[i] / (one.plain[i] or 1) for i in both] for one in counts]
    rows = tuple(
        SideRow(tuple(map(_name, one.texts.values())), mean_of(shares, 1.0), mean_of(rates, 100.0))
        for one, shares, rates in zip(counts, found, strays, strict=True)
    )
    if len(counts) > 2:
        return Sides(len(both), rows)
    gaps = [
        paired([a - b for a, b in zip(*pair, strict=True)], most)
        for pair, most in ((found, 1.0), (strays, 100.0))
    ]
    return Sides(len(both), rows, gaps[0], gaps[1])


def _name(passage: Passage) -> str:
    """Return the title of a text, or its first words where it states none."""
    if passage.seed.title != NOT_STATED:
        return f"“{passage.seed.title}”"
    words = passage.text.show(passage.text.lines[0]).split()[:FIRST_WORDS]
    return f"the text that begins “{' '.join(words)} …”"
