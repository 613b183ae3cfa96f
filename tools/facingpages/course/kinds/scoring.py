"""Scoring: what a response earns, specified by the vectors in `tests/vectors` and done alike in
`assets/scoring.js`.

Words are numbered through the exercise; marks and spans are half-open ranges of word numbers.

Finding is the partial-overlap F1 of SemEval-2020 Task 11, span identification (Da San Martino et al. 2020,
section 4.1), on words: precision is the mean over marks of the share of the mark that is keyed, recall the
mean over keyed spans of the share that is marked.  A span has a core, the least that must be marked (the
MIN string of MUC-6): marks that take in the core have found the whole span.  Contested words are taken out
of the marks first.  Marking more than two fifths of all words earns 0.  Where nothing is keyed, no marks
earn 1 and any mark earns 0."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import accumulate
from typing import Final

from facingpages.text.folded import Range

DENSE: Final = (2, 5)  # marking more than two fifths of the words earns nothing


class Outcome(StrEnum):
    """The outcome of one keyed span."""

    FOUND = "found"
    WIDE = "wide"
    NARROW = "narrow"
    MISSED = "missed"


def merged(marks: Iterable[Range]) -> list[Range]:
    """Return the marks in order, with those that share a word made one; empty ones are dropped."""
    result: list[Range] = []
    for mark in sorted(m for m in marks if len(m)):
        if result and mark.start < result[-1].end:
            result[-1] = Range(result[-1].start, max(result[-1].end, mark.end))
        else:
            result.append(mark)
    return result


def touched(ranges: Iterable[Range], others: Sequence[Range]) -> list[Range]:
    """Return the ranges that share a word with one of the others."""
    return [one for one in ranges if any(one.start < other.end and other.start < one.end for other in others)]


def without(marks: Iterable[Range], zones: Iterable[Range]) -> list[Range]:
    """Return what is left of the marks outside the zones, each run as a separate mark."""
    left = list(marks)
    for zone in zones:
        left = [piece for mark in left for piece in _outside(mark, zone)]
    return left


def _outside(mark: Range, zone: Range) -> list[Range]:
    if not mark.overlaps(zone):
        return [mark]
    edges = [(mark.start, zone.start), (zone.end, mark.end)]
    return [Range(start, end) for start, end in edges if start < end]


def score_finding(
    marks: Sequence[Range],
    loaded: Sequence[Range],
    contested: Sequence[Range],
    words: int,
    cores: Sequence[Range] | None = None,
) -> float:
    """Return the finding score, 0 to 1, of marks against a key in an exercise of so many words.

    `cores` holds the core of each loaded span; without it, a span is its own core.
    """
    joined = merged(marks)
    if sum(len(mark) for mark in joined) * DENSE[1] > words * DENSE[0]:
        return 0.0
    counted = without(joined, contested)
    if not loaded:
        return 0.0 if counted else 1.0
    if not counted:
        return 0.0
    keyed, marked = _Cover(loaded, words), _Cover(counted, words)
    precision = sum(keyed.within(mark) / len(mark) for mark in counted) / len(counted)
    recall = sum(
        _found(span, core, marked) for span, core in zip(loaded, cores or loaded, strict=True)
    ) / len(loaded)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _found(span: Range, core: Range, marked: _Cover) -> float:
    """Return the share of a span that marks have found: all of it where they take in its core."""
    return 1.0 if marked.within(core) == len(core) else marked.within(span) / len(span)


class _Cover:
    """Which of an exercise's words some ranges cover, summed from the first word on, so that a count takes
    no search."""

    def __init__(self, ranges: Sequence[Range], words: int) -> None:
        steps = [0] * (words + 1)
        for one in ranges:
            steps[min(one.start, words)] += 1
            steps[min(one.end, words)] -= 1
        self._before = list(accumulate(accumulate(steps), initial=0))

    def within(self, span: Range) -> int:
        """Return how many words of a span the ranges cover, a word as often as ranges cover it."""
        last = len(self._before) - 1
        return self._before[min(span.end, last)] - self._before[min(span.start, last)]


def outcome(marks: Sequence[Range], span: Range, core: Range | None = None) -> Outcome:
    """Return what became of one keyed span: found, marked too wide or too narrow, or missed.

    Marks that together take in the core, and nothing outside the span, have found it, as they have for the
    score."""
    return outcome_of([mark for mark in merged(marks) if mark.overlaps(span)], span, core)


def outcome_of(touching: Sequence[Range], span: Range, core: Range | None = None) -> Outcome:
    """Return what `outcome` returns, given the merged marks that touch the span."""
    if not touching:
        return Outcome.MISSED
    if _shared(core or span, touching) < len(core or span):
        return Outcome.NARROW
    return Outcome.FOUND if all(mark in span for mark in touching) else Outcome.WIDE


def score_naming(
    named: Sequence[tuple[Range, str]], key: Sequence[tuple[Range, str]], families: dict[str, str]
) -> float | None:
    """Return the naming score, 0 to 1, over the keyed spans that a mark touches; None where none is touched.

    The mark that shares the most words with a span gives its name, the first of equals.  The right technique
    earns 1, another of the same family a half.
    """
    credits: list[float] = []
    for span, technique in key:
        near = [
            (_shared(span, [mark]), -index, name)
            for index, (mark, name) in enumerate(named)
            if mark.overlaps(span)
        ]
        if near:
            credits.append(credit(max(near)[2], technique, families))
    return sum(credits) / len(credits) if credits else None


def credit(name: str, technique: str, families: dict[str, str]) -> float:
    """Return what naming one technique earns where another, or the same, is keyed."""
    if name == technique:
        return 1.0
    return 0.5 if name in families and families[name] == families.get(technique) else 0.0


def score_choices(given: Sequence[str | None], right: Sequence[Sequence[str]]) -> float:
    """Return the share, 0 to 1, of questions or units whose answer is among the right ones; None is no
    answer."""
    hits = sum(1 for answer, accepted in zip(given, right, strict=True) if answer in accepted)
    return hits / len(right)


def score_links(given: Sequence[int | None], key: Sequence[int | None]) -> float | None:
    """Return the share, 0 to 1, of keyed links that are drawn; None where none is keyed or none is drawn.

    Both hold, for each unit, the number of the unit it supports.  A link that the key does not have counts
    neither way: a key names the links that its text shows, and a reader may see one more."""
    keyed = [(drawn, wanted) for drawn, wanted in zip(given, key, strict=True) if wanted is not None]
    if not keyed or all(drawn is None for drawn in given):
        return None
    return sum(drawn == wanted for drawn, wanted in keyed) / len(keyed)


def _shared(span: Range, others: Iterable[Range]) -> int:
    return sum(
        min(span.end, other.end) - max(span.start, other.start)
        for other in others
        if span.start < other.end and other.start < span.end
    )
