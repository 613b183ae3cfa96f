"""Document: the passages of an exercise as one plain text, for programs that annotate a document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from facingpages.course.items import Exercise
from facingpages.responses.intake.annotated.places import Place
from facingpages.text.folded import Range

_BETWEEN: Final = "\n\n"


@dataclass(frozen=True)
class Document:
    """The passages of an exercise as received, one below the other. Its places are in code points."""

    exercise: Exercise

    @cached_property
    def text(self) -> str:
        """The whole text."""
        return _BETWEEN.join(p.text.show(p.where) for p in self.exercise.stem.passages)

    @cached_property
    def _starts(self) -> list[tuple[int, Range]]:
        """Where each passage begins in the document, and its stretch of the text as received."""
        starts, at = [], 0
        for passage in self.exercise.stem.passages:
            received = passage.text.received(passage.where)
            starts.append((at, received))
            at += len(received) + len(_BETWEEN)
        return starts

    def range_of(self, place: Place) -> Range:
        """Return the characters of the document that a place stands for."""
        start, received = self._starts[place.passage]
        where = self.exercise.stem.passages[place.passage].text.received(place.where)
        return Range(start + where.start - received.start, start + where.end - received.start)

    def place_of(self, where: Range) -> Place | None:
        """Return the place of some characters of the document, or None if they are not in one passage."""
        for index, (start, received) in enumerate(self._starts):
            if where in Range(start, start + len(received)) and where.start < where.end:
                shifted = Range(where.start - start + received.start, where.end - start + received.start)
                return Place(index, self.exercise.stem.passages[index].text.from_received(shifted))
        return None
