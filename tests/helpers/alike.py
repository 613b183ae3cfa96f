"""Rationales that are built alike: the share of their runs of four words that two have in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from facingpages.checks import prose, quotations
from facingpages.course.course import Course

RUN = 4  # words


@dataclass(frozen=True)
class Rationale:
    """A rationale, and the exercise that it is from."""

    exercise: str
    words: str


def rationales(course: Course, exercise: str) -> Iterator[Rationale]:
    """Yield the rationales of an exercise."""
    for steps, written in quotations.written(course.files[exercise].data):
        if steps[-1] == "why":
            yield Rationale(exercise, written)


def pairs(all_: Sequence[Rationale], least: float) -> Iterator[tuple[Rationale, Rationale]]:
    """Yield each two rationales that share at least this part of the runs of the shorter one."""
    runs = [_runs(rationale.words) for rationale in all_]
    users: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in enumerate(runs):
        for run in own:
            users[run].append(number)
    shared = Counter(pair for numbers in users.values() for pair in combinations(numbers, 2))
    for (one, two), number in sorted(shared.items()):
        if number >= least * min(len(runs[one]), len(runs[two])):
            yield all_[one], all_[two]


def _runs(words: str) -> set[tuple[str, ...]]:
    spelled = [word.casefold() for word in prose.words_of(words)]
    return {tuple(spelled[i : i + RUN]) for i in range(len(spelled) - RUN + 1)}
