"""Marked: the outcome of the marks of an answer, computed once for all readers who marked the same places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from facingpages.course.items import Exercise, Marking, MarkKey
from facingpages.course.kinds.scoring import Outcome, everything, merged, nearest, outcome_of, score_bits
from facingpages.text.folded import Range

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
    found = key.memory.get(places)
    if not isinstance(found, Marked):
        found = _marked(exercise, key, places)
        if len(key.memory) >= MOST:
            key.memory.clear()
        key.memory[places] = found
    return found


def _marked(exercise: Exercise, key: MarkKey, places: Places) -> Marked:
    task = exercise.items[0].task
    assert isinstance(task, Marking)
    ranges = [Range(*place) for place in places]
    marks = tuple(merged(ranges))
    sets = tuple([mark.bits for mark in marks])
    together = everything(sets)
    of = {
        verdict: [bits for bits, span in zip(key.bits, key.spans, strict=True) if span.verdict == verdict]
        for verdict in ("loaded", "contested")
    }
    contested = everything([span for span, _ in of["contested"]])
    hits = [span for span, _ in of["loaded"] if span & together]
    counted = contested | everything([span for span, _ in of["loaded"]])
    strays = [mark for mark in sets if not mark & counted]
    parts = [passage.words.bits for passage in exercise.stem.passages]
    return Marked(
        marks,
        score_bits(sets, of["loaded"], contested, task.words),
        tuple([outcome_of(sets, *span) if span[0] & together else Outcome.MISSED for span in key.bits]),
        len(hits),
        len(strays),
        tuple([(_within(part, hits), _within(part, strays)) for part in parts]),
        tuple([nearest(ranges, span) for span, _ in key.techniques]),
    )


def _within(part: int, sets: Sequence[int]) -> int:
    """Return the number of sets that share a word with a part."""
    return sum([1 for one in sets if one & part])
