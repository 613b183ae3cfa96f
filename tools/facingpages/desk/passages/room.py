"""Room for a new passage: how much of each text the pages show, and how much they may show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from facingpages.checks import quotation_share
from facingpages.course.course import Course
from facingpages.course.items import KindId
from facingpages.course.passage import Passage
from facingpages.course.seed import Seed
from facingpages.text.folded import Lines

Run = tuple[Seed, Lines]
Rated = tuple[tuple[int, ...], list[Run]]  # passages with their rating: the higher, the better


@dataclass(frozen=True, slots=True)
class Room:
    """The words of each text that the pages show already, and the share of them that they may show."""

    shown: dict[str, set[int]]
    shares: dict[str, int | None]

    def new(self, run: Run) -> int:
        """Return how many words of a passage no page shows yet."""
        return len(_words(run) - self.shown.get(run[0].entry.id, set()))

    def holds(self, runs: Iterable[Run]) -> bool:
        """Return whether passages may be shown beside what the pages show."""
        return all(
            not self.new((seed, lines))
            or not (share := self.shares.get(seed.entry.id))
            or (len(self.shown.get(seed.entry.id, set())) + self.new((seed, lines))) * 100
            <= share * len(seed.text.words)
            for seed, lines in runs
        )

    def take(self, kind: KindId, runs: Iterable[Run]) -> None:
        """Count what an exercise shows: its passages, and the list of sources for a check of a citation."""
        for seed, lines in runs:
            shown = self.shown.setdefault(seed.entry.id, set())
            shown |= _words((seed, lines))
            if kind == "citation-check":
                for entry in seed.apparatus.entries:
                    numbers = seed.text.words_in(entry.where)
                    shown |= set(range(numbers.start, numbers.end))


def of(course: Course) -> Room:
    """Return the room that a course has."""
    file = course.seeds_file
    return Room(quotation_share.shown(course), quotation_share.shares(file) if file else {})


def without(course: Course, passages: Iterable[Passage]) -> Room:
    """Return the room that a course has without some passages of one exercise."""
    left = of(course)
    for passage in passages:
        words = passage.seed_words
        left.shown.get(passage.seed.id, set()).difference_update(range(words.start, words.end))
    return left


def _words(run: Run) -> set[int]:
    seed, lines = run
    words = Passage(seed.entry, seed.text, lines).seed_words
    return set(range(words.start, words.end))
