"""Gather: annotations of readers, made into the answers that pages hand in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, assert_never

from facingpages.course.course import Course
from facingpages.course.formats.answers import FORMAT, Answer, MarkAnswer, Responses
from facingpages.course.items import Choosing, Exercise, Marking, Rewriting, Sorting, span_text
from facingpages.files.findings import Finding, Severity
from facingpages.language.vocabulary import vocabulary
from facingpages.responses.intake.annotated.places import Place
from facingpages.text.folded import Range
from facingpages.text.tame import tame

NOTHING: Final = "nothing marked"  # an answer too, and the right one where nothing is loaded


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotation of an exercise.

    `label` is a technique, a role, an answer or a sentence, as the exercise asks; `part` the number of the
    question, from 1; `supports` the place of the part that this one supports.  `verdict` and `why` are set
    where it is of a key."""

    reader: str
    exercise: str
    place: Place | None
    label: str = ""
    neutral: str = ""
    part: int = 1
    supports: Place | None = None
    verdict: str = ""
    why: str = ""

    @property
    def is_no_mark(self) -> bool:
        """Whether it is a span of a key that should not be marked: contested or plain."""
        return self.verdict in ("contested", "plain")


@dataclass(slots=True)
class Gathered:
    """The answers of each reader in the annotations of one file, and a note on each annotation left out."""

    shown: str
    answers: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    notes: list[Finding] = field(default_factory=list)

    def leave_out(self, reader: str, why: str, hint: str) -> None:
        """Note that an annotation is not counted."""
        message = f"an annotation of `{tame(reader)}` is left out: {why}"
        self.notes.append(Finding(self.shown, 1, 1, "annotation-left-out", message, hint, Severity.WARNING))

    def add(self, course: Course, one: Annotated) -> None:
        """Add one annotation to the answers of its reader; spans that should not be marked add nothing."""
        exercise = course.exercises[one.exercise]
        values = self.answers.setdefault(one.reader, {}).setdefault(one.exercise, _empty(exercise))
        if one.is_no_mark:
            return
        if why := _add(exercise, values, one, course.language):
            self.leave_out(one.reader, why, "Annotate the words of a passage, with a tag of the course.")

    def responses(self, device: str = "") -> Iterable[Responses]:
        """Yield the answers of each reader."""
        for reader, answers in self.answers.items():
            read = {id: Answer.model_validate(values) for id, values in answers.items()}
            yield Responses(format=FORMAT, reader=tame(reader), answers=read, device=device)


def _empty(exercise: Exercise) -> dict[str, Any]:
    task = exercise.items[0].task
    match task:
        case Marking():
            return {"marks": []}
        case Sorting():
            return {"roles": [None] * len(task.units), "supports": [None] * len(task.units)}
        case Choosing():
            return {"choices": [None] * len(exercise.items)}
        case Rewriting():
            return {"text": ""}
        case _:
            assert_never(task)


def _add(exercise: Exercise, values: dict[str, Any], one: Annotated, language: str) -> str:
    """Add an annotation to the values of an answer; return why that cannot be, or an empty string."""
    task = exercise.items[0].task
    match task:
        case Marking():
            if not one.place:
                return "" if one.label == NOTHING else "it names no words"
            words = exercise.stem.passages[one.place.passage].number(one.place.where)
            if not words:
                return "it takes in no word"
            if len(values["marks"]) >= task.words:
                return "its reader has marked as often as there are words"
            mark = mark_of(exercise, words, technique_of([one.label], language), one.neutral)
            if mark not in values["marks"]:
                values["marks"].append(mark)
        case Sorting():
            part = _unit(task, one.place)
            if part is None:
                return "it is in no part of the exercise"
            if one.label not in vocabulary().roles:
                return f"`{tame(one.label)}` is not a role"
            values["roles"][part] = one.label
            supported = _unit(task, one.supports)
            values["supports"][part] = None if supported is None else supported + 1
        case Choosing():
            if not 1 <= one.part <= len(exercise.items):
                return f"the exercise has no question {one.part}"
            values["choices"][one.part - 1] = one.label
        case Rewriting():
            values["text"] = one.label
        case _:
            assert_never(task)
    return ""


def mark_of(exercise: Exercise, words: Range, technique: str | None, neutral: str = "") -> MarkAnswer:
    """Return a mark on some words of an exercise."""
    return MarkAnswer(
        start=words.start,
        end=words.end,
        exact=span_text(exercise, words),
        technique=technique,
        neutral=neutral,
    )


def _unit(task: Sorting, place: Place | None) -> int | None:
    """Return the index of the part that a place overlaps most, or None."""
    if not place:
        return None
    shared = [
        min(unit.where.end, place.where.end) - max(unit.where.start, place.where.start)
        if unit.passage == place.passage
        else 0
        for unit in task.units
    ]
    best = max(range(len(shared)), key=lambda index: (shared[index], -index))
    return best if shared[best] > 0 else None


def technique_of(tags: Sequence[str], language: str) -> str | None:
    """Return the technique that the first of some tags names, by id or by label, in any case."""
    known = _techniques(language)
    return next((known[_plain(tag)] for tag in tags if _plain(tag) in known), None)


@lru_cache
def _techniques(language: str) -> dict[str, str]:
    known: dict[str, str] = {}
    for words in {language, "en"}:
        for id, term in vocabulary(words).techniques.items():
            known |= {_plain(id): id, _plain(term.label): id}
    return known


def _plain(tag: str) -> str:
    return "".join(sign for sign in tag.casefold() if sign.isalnum())
