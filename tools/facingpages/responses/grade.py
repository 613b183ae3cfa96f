"""Responses: what a reader answered, in the one format that pages hand in and `facingpages score` reads.

    {"format": "facingpages-response-1", "reader": "...",
     "answers": {"lesson/exercise": {"marks": [{"start": 5, "end": 6, "exact": "patrons", "technique": null}]},
                 "lesson/other":    {"roles": ["claim", "evidence"], "supports": [null, 1]},
                 "lesson/third":    {"choices": ["found", "fit"]},
                 "lesson/fourth":   {"text": "..."}}}

Words are numbered through the exercise, from 0; `exact` must be the words that are there, so that
answers to another version of a text are noticed.  Roles and choices are in the order of units and
questions; null is no answer.  `supports` gives for each unit the number of the unit it supports; answers
handed in before links could be drawn have none."""

from __future__ import annotations

import json
from typing import NamedTuple

from facingpages.course.course import Course
from facingpages.course.formats.answers import Answer, Responses
from facingpages.course.items import Exercise
from facingpages.course.kinds.kind import Earned
from facingpages.course.kinds.registry import KINDS
from facingpages.files.findings import Finding
from facingpages.responses.agreement import alpha
from facingpages.responses.answer_file import AGAIN
from facingpages.responses.refit import Refitted, refit
from facingpages.text.tame import tame


class Score(NamedTuple):
    """The score of one answer, 0 to 1; naming where something was named; links where some were drawn; alpha
    where labels can be compared.

    For marks, `hits` counts the loaded spans that a mark touches, `false_alarms` the marks that touch no
    loaded or contested span: finding and over-marking are told apart."""

    reader: str
    exercise: str
    kind: str
    score: float
    naming: float | None = None
    links: float | None = None
    alpha: float | None = None
    hits: int | None = None
    false_alarms: int | None = None


def score(course: Course, responses: Responses, path: str) -> list[Score | Finding]:
    """Return what each answer of a reader earns, or why it cannot be scored."""
    made: list[Score | Finding] = []
    for id in responses.answers:
        found = fitting(course, id, responses)
        if isinstance(found, str):
            made.append(Finding(path, 1, 1, "response-wrong", found, AGAIN))
        else:
            made.append(earned(responses.reader, found[0], found[1].answer))
    return made


def fitting(course: Course, id: str, responses: Responses) -> tuple[Exercise, Refitted] | str:
    """Return an exercise with the answer as it fits it, or why the answer cannot be scored."""
    exercise = course.exercises.get(id)
    if not exercise:
        return f"the course has no exercise `{tame(id)}`"
    version = responses.versions.get(id, "")
    fitted = refit(exercise, responses.answers[id], is_current=not version or version == course.versions[id])
    if isinstance(fitted, str):
        return f"{id}: {fitted}"
    if not fitted.is_placed and (fault := KINDS[exercise.stem.kind].fault(exercise, fitted.answer)):
        return f"{id}: {fault}"
    return exercise, fitted


def earned(reader: str, exercise: Exercise, answer: Answer) -> Score:
    """Return what an answer that fits its exercise earns."""
    return _score(reader, exercise, KINDS[exercise.stem.kind].score(exercise, answer))


def _score(reader: str, exercise: Exercise, earned: Earned) -> Score:
    return Score(
        reader,
        exercise.stem.id,
        exercise.stem.kind,
        earned.score,
        earned.naming,
        earned.links,
        alpha(*earned.labels) if earned.labels else None,
        earned.hits,
        earned.false_alarms,
    )


def as_json(scores: list[Score]) -> str:
    """Return scores as JSON."""
    return json.dumps([score._asdict() for score in scores], ensure_ascii=False, indent=2)
