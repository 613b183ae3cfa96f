"""Runs of paragraphs that may be a passage, and the best of several by their rating."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from facingpages.checks import facing
from facingpages.course.passage import Passage
from facingpages.desk.passages.room import Room, Run
from facingpages.desk.passages.stretches import Stretch
from facingpages.text.folded import Lines

Rated = tuple[tuple[int, ...], list[Run]]


def of(one: Stretch) -> Iterator[Run]:
    """Yield each run of paragraphs of a text without a title, a heading or noise between them."""
    free, text = sorted({*one.lines, *one.others}), one.seed.text
    for at, first in enumerate(free):
        for last in free[at:]:
            between = set(range(first, last)) - set(free)
            if any(len(text.words_in(text.lines[line - 1])) for line in between):
                break
            yield one.seed, Lines(first, last)


def whole(one: Stretch) -> Run:
    """Return the lines of a text that the lesson shows, as one passage."""
    return one.seed, Lines(one.lines[0], one.lines[-1])


def words(run: Run) -> int:
    """Return how many words a passage has."""
    seed, lines = run
    text = seed.text
    return sum(len(text.words_in(text.lines[line - 1])) for line in range(lines.first, lines.last + 1))


def best(rated: Iterable[Rated], room: Room) -> list[Run]:
    """Return the fair runs with the highest rating that there is room for, the first of several."""
    ordered = sorted(rated, key=lambda each: each[0], reverse=True)
    return next((runs for _, runs in ordered if fair(runs) and room.holds(runs)), [])


def fair(runs: Sequence[Run]) -> bool:
    """Return whether passages are one, or a fair pair."""
    if len(runs) != 2:
        return True
    one, other = (Passage(seed.entry, seed.text, lines) for seed, lines in runs)
    return not any(facing.unfair(one, other))
