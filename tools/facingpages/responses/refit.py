"""Fit answers to another version of a course into this one.

A mark holds its words: if they are at exactly one other place of the exercise, the mark moves there. Roles
and choices hold only numbers and ids, so nothing shows whether they still fit: they are refused."""

from __future__ import annotations

from typing import NamedTuple

from facingpages.course.formats.answers import Answer, MarkAnswer
from facingpages.course.items import Exercise, Marking
from facingpages.text.folded import Range, fold, known_range
from facingpages.text.tame import tame


class Refitted(NamedTuple):
    """An answer with its marks where their words are, and the number of marks that were moved.

    `is_placed` tells that it consists of marks, and that each of them is on its words."""

    answer: Answer
    moved: int = 0
    is_placed: bool = False


def refit(exercise: Exercise, answer: Answer, *, is_current: bool = True) -> Refitted | str:
    """Return an answer with its marks where their words are now, or the reason why it does not fit.

    `is_current` is false if the file states that another version of the exercise was answered."""
    task = exercise.items[0].task
    if not isinstance(task, Marking):
        if not is_current:
            return "another version of the exercise was answered, and only marks can be found again"
        return Refitted(answer)
    if answer.marks is None or len(answer.marks) > task.words:
        return Refitted(answer)  # `fault` says what is wrong with it
    marks: list[MarkAnswer] = []
    moved = 0
    for mark in answer.marks:
        if _is_there(exercise, mark):
            marks.append(mark)
            continue
        places = _places(exercise, mark.exact)
        if not places and mark.end > task.words:
            return Refitted(answer)
        if len(places) != 1:
            said = f"the marked words `{tame(mark.exact)}` are"
            often = f"in {len(places)} places" if places else "not in it"
            return f"another version of the text was answered: {said} {often}"
        marks.append(mark.model_copy(update={"start": places[0].start, "end": places[0].end}))
        moved += 1
    return Refitted(answer.model_copy(update={"marks": marks}) if moved else answer, moved, is_placed=True)


def _is_there(exercise: Exercise, mark: MarkAnswer) -> bool:
    for passage in exercise.stem.passages:
        words = passage.words
        if words.start <= mark.start < mark.end <= words.end:
            shown = passage.shown(known_range(mark.start, mark.end))
            return shown == mark.exact or fold(shown) == fold(mark.exact)
    return False


def _places(exercise: Exercise, exact: str) -> list[Range]:
    """Return every place of these words in the exercise; a place never cuts a word."""
    wanted = fold(exact)
    ranges: list[Range] = []
    for passage in exercise.stem.passages if wanted.strip() else ():
        text, start = passage.text.folded, passage.where.start
        while (start := text.find(wanted, start, passage.where.end)) >= 0:
            where = Range(start, start + len(wanted))
            if not passage.text.cuts_word(where):
                ranges.append(passage.number(where))
            start += 1
    return ranges


def places(exercise: Exercise, words: str) -> list[Range]:
    """Return every place of some words in an exercise; the case of the first letter does not matter."""
    found = _places(exercise, words)
    if found or not words[:1].isalpha():
        return found
    turned = words[0].swapcase() + words[1:]
    return _places(exercise, turned)
