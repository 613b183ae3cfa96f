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

from facingpages.course.course import Course
from facingpages.course.items import ChoiceKey, Exercise, Marking, MarkKey, RewriteKey, SortKey, span_text
from facingpages.course.kinds.scoring import merged, score_choices, score_finding, score_links, score_naming, score_rewriting
from facingpages.files.findings import Finding
from facingpages.language.vocabulary import vocabulary
from facingpages.responses.agreement import alpha
from facingpages.responses.answer_file import _AGAIN, Answer, Responses
from facingpages.text.folded import Range, fold


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
