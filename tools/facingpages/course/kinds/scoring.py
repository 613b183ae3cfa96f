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
from operator import attrgetter
from typing import Final

from facingpages.text.folded import Range

DENSE: Final = (2, 5)  # marking more than two fifths of the words earns nothing
_EDGES: Final = attrgetter("start", "end")


class Outcome(StrEnum):
    """The outcome of one keyed span."""

    FOUND = "found"
    WIDE = "wide"
    NARROW = "narrow"
    MISSED = "missed"


def merged(marks: Iterable[Range]) -> list[Range]:
    """Return the marks in order, with those that share a word made one; empty ones are dropped."""
    result: list[Range] = []
    end = 0
    for mark in sorted([m for m in marks if m.start < m.end], key=_EDGES):
        if mark.start < end:
            end = max(end, mark.end)
            result[-1] = Range(result[-1].start, end)
        else:
            end = mark.end
            result.append(mark)
    return result


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
    open_words = 0
    for zone in contested:
        open_words |= zone.bits
    pairs = [(span.bits, core.bits) for span, core in zip(loaded, cores or loaded, strict=True)]
    return score_bits([mark.bits for mark in merged(marks)], pairs, open_words, words)


def score_bits(marks: Sequence[int], loaded: Sequence[tuple[int, int]], contested: int, words: int) -> float:
    """Return what `score_finding` returns, given merged marks, loaded spans with their cores, and all
    contested words, each as a set of bits."""
    marked = everything(marks)
    if marked.bit_count() * DENSE[1] > words * DENSE[0]:
        return 0.0
    counted = marks if not marked & contested else [run for mark in marks for run in _runs(mark & ~contested)]
    if not loaded:
        return 0.0 if counted else 1.0
    if not counted:
        return 0.0
    marked &= ~contested
    keyed, found = 0, 0.0
    for span, core in loaded:
        keyed |= span
        if marked & span:
            is_whole = marked & core == core
            found += 1.0 if is_whole else (marked & span).bit_count() / span.bit_count()
    precision = sum([(mark & keyed).bit_count() / mark.bit_count() for mark in counted]) / len(counted)
    recall = found / len(loaded)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def everything(sets: Iterable[int]) -> int:
    """Return the words that are in at least one of several sets of bits."""
    together = 0
    for one in sets:
        together |= one
    return together


def _runs(words: int) -> list[int]:
    """Return the runs of neighbouring words of a set of bits, each as a set."""
    runs = []
    while words:
        run = words & ~(words + (words & -words))
        runs.append(run)
        words ^= run
    return runs


def outcome(marks: Sequence[Range], span: Range, core: Range | None = None) -> Outcome:
    """Return what became of one keyed span: found, marked too wide or too narrow, or missed.

    Marks that together take in the core, and nothing outside the span, have found it, as they have for the
    score."""
    return outcome_of([mark.bits for mark in merged(marks)], span.bits, (core or span).bits)


def outcome_of(marks: Sequence[int], span: int, core: int) -> Outcome:
    """Return what `outcome` returns, given sets of bits: merged marks, a span and its core."""
    marked = 0
    for mark in marks:
        if mark & span:
            marked |= mark
    if not marked:
        return Outcome.MISSED
    if marked & core != core:
        return Outcome.NARROW
    return Outcome.WIDE if marked & ~span else Outcome.FOUND


def score_naming(
    named: Sequence[tuple[Range, str]], key: Sequence[tuple[Range, str]], families: dict[str, str]
) -> float | None:
    """Return the naming score, 0 to 1, over the keyed spans that a mark touches; None where none is touched.

    The mark that shares the most words with a span gives its name, the first of equals.  The right technique
    earns 1, another of the same family a half.
    """
    marks = [mark for mark, _ in named]
    near = [(nearest(marks, span), technique) for span, technique in key]
    return mean_credit([(named[marks[0]][1], technique) for marks, technique in near if marks], families)


def nearest(marks: Sequence[Range], span: Range) -> tuple[int, ...]:
    """Return the indices of the marks that touch a span: the one that shares the most words with it first,
    equals in their order."""
    start, end = span.start, span.end
    shared = [
        (max(start, mark.start) - min(end, mark.end), index)
        for index, mark in enumerate(marks)
        if mark.start < end and start < mark.end
    ]
    if len(shared) > 1:
        shared.sort()
    return tuple([index for words, index in shared if words < 0])


def mean_credit(names: Sequence[tuple[str, str]], families: dict[str, str]) -> float | None:
    """Return the mean credit of names, each with the technique that is keyed; None where there are none."""
    return (
        sum([credit(name, technique, families) for name, technique in names]) / len(names) if names else None
    )


def credit(name: str, technique: str, families: dict[str, str]) -> float:
    """Return what naming one technique earns where another, or the same, is keyed."""
    if name == technique:
        return 1.0
    return 0.5 if name in families and families[name] == families.get(technique) else 0.0


def score_choices(given: Sequence[str | None], right: Sequence[Sequence[str]]) -> float:
    """Return the share, 0 to 1, of questions or units whose answer is among the right ones; None is no
    answer."""
    return sum([answer in accepted for answer, accepted in zip(given, right, strict=True)]) / len(right)


def score_links(given: Sequence[int | None], key: Sequence[int | None]) -> float | None:
    """Return the share, 0 to 1, of keyed links that are drawn; None where none is keyed or none is drawn.

    Both hold, for each unit, the number of the unit it supports.  A link that the key does not have counts
    neither way: a key names the links that its text shows, and a reader may see one more."""
    keyed = [(drawn, wanted) for drawn, wanted in zip(given, key, strict=True) if wanted is not None]
    if not keyed or all(drawn is None for drawn in given):
        return None
    return sum([drawn == wanted for drawn, wanted in keyed]) / len(keyed)
