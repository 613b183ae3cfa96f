"""Responses: what a reader answered, in the one format that pages hand in and `facingpages score` reads.

    {"format": "facingpages-response-1", "reader": "...",
     "answers": {"lesson/exercise": {"marks": [{"start": 5, "end": 6, "exact": "patrons", "technique": null}]},
                 "lesson/other":    {"roles": ["claim", "evidence"], "supports": [null, 1]},
                 "lesson/third":    {"choices": ["found", "fit"]},
                 "lesson/fourth":   {"text": "..."}}}

Words are numbered through the exercise, from 0; `exact` must be the words that stand there, so that answers to
another version of a text are noticed.  Roles and choices stand in the order of units and questions; null is no
answer.  `supports` gives for each unit the number of the unit it supports; answers handed in before links could be
drawn have none.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from facingpages.agreement import alpha
from facingpages.course import Course
from facingpages.findings import Finding
from facingpages.items import ChoiceKey, Exercise, Marking, MarkKey, RewriteKey, SortKey
from facingpages.render import span_text
from facingpages.scoring import merged, score_choices, score_finding, score_links, score_naming, score_rewriting
from facingpages.text import Range, fold
from facingpages.vocabulary import vocabulary

MAX_BYTES: Final = 5_000_000
FORMAT: Final = "facingpages-response-1"
_AGAIN: Final = "Hand the answers in again from the page."


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Mark(_Model):
    """One mark: words of the exercise, half open, as they stand there, its name if it was named, the reader's own wording."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    exact: str
    technique: str | None = None
    neutral: str = ""


class Answer(_Model):
    """The answer to one exercise; one of the four, by its kind."""

    marks: list[Mark] | None = None
    roles: list[str | None] | None = None
    supports: list[Annotated[int, Field(ge=1)] | None] | None = None
    choices: list[str | None] | None = None
    text: str | None = None


class Responses(_Model):
    """One file: a reader's answers by exercise."""

    format: Literal["facingpages-response-1"]
    reader: str
    answers: dict[str, Answer]


@dataclass(frozen=True, slots=True)
class Score:
    """What one answer earns: 0 to 1; naming where something was named; links where some were drawn; alpha where labels can be compared.

    For marks, `hits` counts the loaded spans that a mark touches, `false_alarms` the marks that touch no loaded or
    contested span: finding and over-marking are told apart.
    """

    reader: str
    exercise: str
    kind: str
    score: float
    naming: float | None = None
    links: float | None = None
    alpha: float | None = None
    hits: int | None = None
    false_alarms: int | None = None


def read(file: Path) -> Responses | Finding:
    """Return the responses in a JSON file, or the finding that says why they cannot be read."""

    def wrong(code: str, message: str, hint: str, line: int = 1, column: int = 1) -> Finding:
        return Finding(file.as_posix(), line, column, code, message, hint)

    try:
        if file.stat().st_size > MAX_BYTES:
            return wrong("file-too-large", f"is larger than {MAX_BYTES:,} bytes", "Check that it is the file you meant.")
        raw = file.read_bytes()
    except OSError as error:
        return wrong("file-unreadable", f"cannot be read: {error.strerror}", "Check its name and rights.")
    if not raw.strip():
        return wrong("response-wrong", "is empty", _AGAIN)
    try:
        values = json.loads(raw)
    except json.JSONDecodeError as error:
        return wrong("response-wrong", "is not a file of answers: it is no JSON, or was changed here", _AGAIN, error.lineno, error.colno)
    except (UnicodeDecodeError, RecursionError):
        return wrong("response-wrong", "is not a file of answers: it is no text in JSON", _AGAIN)
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        return wrong("response-wrong", f"is not a file of answers: nothing in it says `{FORMAT}`", _AGAIN)
    try:
        return Responses.model_validate(values)
    except ValidationError as error:
        return wrong("response-wrong", _said(error.errors()[0]), _AGAIN)


def _said(error: ErrorDetails) -> str:
    """Return what is wrong with a part of a file of answers, in plain words."""
    where = " of ".join(f"`{step}`" if isinstance(step, str) else f"number {step + 1}" for step in reversed(error["loc"]))
    if error["type"] == "missing":
        return f"{where} is missing"
    if error["type"] == "extra_forbidden":
        return f"{where} is nothing that a page hands in"
    wanted = {
        "string_type": "text",
        "list_type": "a list",
        "int_type": "a whole number",
        "dict_type": "names and values",
        "model_type": "names and values",
    }
    return f"{where} should hold {wanted[error['type']]}" if error["type"] in wanted else f"{where} is not what a page hands in"


def score(course: Course, responses: Responses, path: str) -> list[Score | Finding]:
    """Return what each answer of a reader earns, or why it cannot be scored."""
    made: list[Score | Finding] = []
    for id, answer in responses.answers.items():
        exercise = course.exercises.get(id)
        if not exercise:
            made.append(Finding(path, 1, 1, "response-wrong", f"the course has no exercise `{id}`", "Score it with the course it was answered in."))
            continue
        if fault := _fault(exercise, answer):
            made.append(Finding(path, 1, 1, "response-wrong", f"{id}: {fault}", _AGAIN))
        else:
            made.append(_score(responses.reader, exercise, answer))
    return made


def _fault(exercise: Exercise, answer: Answer) -> str | None:
    """Return what keeps an answer from being an answer to this exercise."""
    key, task = exercise.items[0].key, exercise.items[0].task
    if isinstance(key, MarkKey) and isinstance(task, Marking):
        if answer.marks is None:
            return "it takes `marks`"
        for mark in answer.marks:
            if not mark.start < mark.end <= task.words or not any(Range(mark.start, mark.end) in p.words for p in exercise.stem.passages):
                return f"the mark {mark.start} to {mark.end} is not in a passage of {task.words} words"
            if fold(span_text(exercise, Range(mark.start, mark.end))) != fold(mark.exact):
                return f"the words {mark.start} to {mark.end} are not `{mark.exact}`: another version of the text was answered"
    elif isinstance(key, SortKey):
        if answer.roles is None or len(answer.roles) != len(key.units):
            return f"it takes `roles` for {len(key.units)} units"
        if answer.supports is not None and (len(answer.supports) != len(key.units) or max(filter(None, answer.supports), default=0) > len(key.units)):
            return f"it takes `supports` for {len(key.units)} units"
    elif isinstance(key, RewriteKey):
        if answer.text is None:
            return "it takes `text`"
    elif answer.choices is None or len(answer.choices) != len(exercise.items):
        return f"it takes `choices` for {len(exercise.items)} questions"
    return None


def _score(reader: str, exercise: Exercise, answer: Answer) -> Score:
    id, kind, key = exercise.stem.id, exercise.stem.kind, exercise.items[0].key
    if isinstance(key, MarkKey):
        marks = [Range(mark.start, mark.end) for mark in answer.marks or ()]
        words = sum(len(passage.words) for passage in exercise.stem.passages)
        named = [(Range(m.start, m.end), m.technique) for m in answer.marks or () if m.technique]
        techniques = [(s.words, s.technique) for s in key.spans if s.verdict == "loaded" and s.technique]
        families = {name: term.family for name, term in vocabulary().techniques.items()}
        naming = score_naming(named, techniques, families) if named else None
        loaded, contested = key.of("loaded"), key.of("contested")
        hits = sum(any(mark.overlaps(span) for mark in marks) for span in loaded)
        alarms = sum(not any(mark.overlaps(span) for span in (*loaded, *contested)) for mark in merged(marks))
        return Score(reader, id, kind, score_finding(marks, loaded, contested, words), naming, hits=hits, false_alarms=alarms)
    if isinstance(key, SortKey):
        given = list(answer.roles or ())
        share = score_choices(given, [unit.roles for unit in key.units])
        links = score_links(answer.supports or [None] * len(key.units), [unit.supports for unit in key.units])
        return Score(reader, id, kind, share, links=links, alpha=alpha([unit.role for unit in key.units], given))
    if isinstance(key, RewriteKey):
        gone, facts = [part.words for part in key.gone], [fact.any_of for fact in key.facts]
        return Score(reader, id, kind, score_rewriting(answer.text or "", gone, facts))
    right = [[item.key.choice] for item in exercise.items if isinstance(item.key, ChoiceKey)]
    return Score(reader, id, kind, score_choices(list(answer.choices or ()), right))


def as_json(scores: list[Score]) -> str:
    """Return scores as JSON."""
    return json.dumps([{name: getattr(s, name) for name in Score.__slots__} for s in scores], ensure_ascii=False, indent=2)
