"""Marked: the outcome of the marks of an answer, computed once for all readers who marked the same places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from facingpages.course.items import Exercise, Marking, MarkKey
from facingpages.course.kinds.scoring import Outcome, everything, merged, nearest, outcome_of, score_bits
from facingpages.text.folded import Range, known_range

MOST: Final = 2_000  # different answers to one exercise that are remembered

Places = tuple[tuple[int, int], ...]  # the first word of each mark and the word after it


class Marked(NamedTuple):
    """The outcome of marks at some places, whatever techniques they name.

    `marks` are in order, and those that share a word are one.  `score` is that of finding.
    `outcomes` has one for each keyed span.  `hits` counts the loaded spans that a mark touches,
    `false_alarms` the marks that touch no loaded or contested span; `passages` has both for each passage.
    `near` has, for each loaded span with a technique, the indices of the marks that may give its name, the
    nearest first."""

    marks: tuple[Range, ...]
    score: float
    outcomes: tuple[Outcome, ...]
    hits: int
    false_alarms: int
    passages: tuple[tuple[int, int], ...]
    near: tuple[tuple[int, ...], ...]

    def names(self, key: MarkKey, given: Sequence[str | None]) -> list[tuple[str, str]]:
        """Return the technique that was given for each loaded span, with the keyed one; `given` has that of
        each mark at these places.  A span that no mark with a technique touches is left out."""
        names = []
        for (_, technique), near in zip(key.techniques, self.near, strict=True):
            for index in near:
                if name := given[index]:
                    names.append((name, technique))
                    break
        return names


def marked(exercise: Exercise, places: Places) -> Marked:
    """Return the outcome of marks at some places of a marking exercise."""
    key = exercise.items[0].key
    assert isinstance(key, MarkKey)
    marker = key.memory.get(_Marker)
    if not isinstance(marker, _Marker):
        marker = key.memory[_Marker] = _Marker(exercise, key)
    found = marker.known.get(places)
    if not found:
        found = marker.marked(places)
        if len(marker.known) < MOST:  # the first ones stay: what many readers mark comes early
            marker.known[places] = found
    return found


class _Marker:
    """One exercise, its spans and passages as sets of bits, with the outcomes that are known."""

    def __init__(self, exercise: Exercise, key: MarkKey) -> None:
        task = exercise.items[0].task
        assert isinstance(task, Marking)
        self.known: dict[Places, Marked] = {}
        self._words = task.words
        self._spans = [(span.words.bits, span.core.bits) for span in key.spans]
        of = [(pair, span.verdict) for pair, span in zip(self._spans, key.spans, strict=True)]
        self._loaded = [pair for pair, verdict in of if verdict == "loaded"]
        self._contested = everything([bits for (bits, _), verdict in of if verdict == "contested"])
        self._counted = self._contested | everything([bits for bits, _ in self._loaded])
        self._parts = [passage.words.bits for passage in exercise.stem.passages]
        self._techniques = [span for span, _ in key.techniques]

    def marked(self, places: Places) -> Marked:
        """Return the outcome of marks at some places."""
        ranges = [known_range(*place) for place in places]
        marks = merged(ranges)
        sets = [mark.bits for mark in marks]
        together = everything(sets)
        hits = [span for span, _ in self._loaded if span & together]
        strays = [mark for mark in sets if not mark & self._counted]
        return Marked(
            tuple(marks),
            score_bits(sets, self._loaded, self._contested, self._words),
            tuple([outcome_of(sets, *s) if s[0] & together else Outcome.MISSED for s in self._spans]),
            len(hits),
            len(strays),
            tuple([(_within(part, hits), _within(part, strays)) for part in self._parts]),
            tuple([nearest(ranges, span) for span in self._techniques]),
        )


def _within(part: int, sets: Sequence[int]) -> int:
    """Return the number of sets that share a word with a part."""
    return sum([1 for one in sets if one & part])
