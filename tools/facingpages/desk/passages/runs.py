"""Runs of paragraphs that may be a passage, and the best of several by their rating."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from facingpages.checks import facing
from facingpages.course.passage import Passage
from facingpages.desk.passages.room import Rated, Room, Run
from facingpages.desk.passages.stretches import Stretch
from facingpages.text.folded import Lines


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


def ordered(rated: Iterable[Rated], room: Room) -> Iterator[list[Run]]:
    """Yield the fair runs that there is room for, those with the highest rating first."""
    best_first = sorted(rated, key=lambda each: each[0], reverse=True)
    return (runs for _, runs in best_first if fair(runs) and room.holds(runs))


def in_turn(found: Iterable[list[Run]]) -> list[list[Run]]:
    """Return some of the runs, each with a passage that shares no paragraph with those before it.

    Those that are wholly new come first."""
    all_runs, turn = list(found), list[list[Run]]()
    for most in (0, 1):
        for runs in all_runs:
            seen = [run for before in turn for run in before]
            shared = sum(any(_share(run, one) for one in seen) for run in runs)
            if shared <= most and shared < len(runs):
                turn.append(runs)
    return turn


def _share(one: Run, other: Run) -> bool:
    return one[0] is other[0] and one[1].first <= other[1].last and other[1].first <= one[1].last


def fair(runs: Sequence[Run]) -> bool:
    """Return whether passages are one, or a fair pair."""
    if len(runs) != 2:
        return True
    one, other = (Passage(seed.entry, seed.text, lines) for seed, lines in runs)
    return not any(facing.unfair(one, other))
