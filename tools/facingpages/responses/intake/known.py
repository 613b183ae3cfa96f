"""Known: the answers to questions and the roles that many readers give alike, fitted and scored once.

What an answer to an exercise earns depends on nothing else, so the next reader who gives the same one gets
the number of the first one's place on the shelf.  Marks and texts are nearly all different: they are scored
one by one."""

from __future__ import annotations

from typing import Final, NamedTuple

from facingpages.course.course import Course
from facingpages.course.formats.answers import Responses
from facingpages.responses.grade import earned, fitting
from facingpages.responses.intake.shelf import Answered, Shelf, fixed, given


class Fitted(NamedTuple):
    """One answer that fits its exercise, and the number of its marks that were moved."""

    answered: Answered
    moved: int


class Known:
    """Fits and scores the answers of a class, and remembers up to `MOST` of them."""

    MOST: Final = 10_000

    def __init__(self, course: Course, shelf: Shelf) -> None:
        self._course, self._shelf = course, shelf
        self._numbers: dict[tuple[object, ...], int] = {}

    def fitting(self, id: str, responses: Responses) -> int | Fitted | str:
        """Return one answer of a reader: its number among the common ones on the shelf, or itself where it
        is not common, or why it cannot be scored."""
        answer = responses.answers[id]
        if answer.marks is not None or answer.text is not None:
            return self._fitted(id, responses)
        asked = (fixed(answer.choices), fixed(answer.roles), fixed(answer.supports))
        key = (id, responses.versions.get(id, ""), asked)
        number = self._numbers.get(key)
        if number is None:
            fitted = self._fitted(id, responses)
            if isinstance(fitted, str) or len(self._numbers) == self.MOST:
                return fitted
            number = self._numbers[key] = self._shelf.keep(fitted.answered)
        return number

    def _fitted(self, id: str, responses: Responses) -> Fitted | str:
        found = fitting(self._course, id, responses)
        if isinstance(found, str):
            return found
        exercise, (answer, moved, _) = found
        return Fitted(Answered(earned("", exercise, answer), given(answer)), moved)
