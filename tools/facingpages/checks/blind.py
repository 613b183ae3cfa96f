"""Blind strategies: the score of somebody who answers without reading. A high one shows that questions give
themselves away.

Citation questions: one answer throughout, the commonest answer of each axis, the longest or the first
choice, and the prompt alone, which a small classifier learns from the other exercises.  Roles: the
commonest role, and the commonest role at that place in the passage.  Loaded terms: every adjective and
adverb, every capital, and whatever wordings the caller proposes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from facingpages.checks import bayes
from facingpages.checks.word_classes import capitals, describing
from facingpages.course.course import Course
from facingpages.course.items import Choice, ChoiceKey, Choosing, Exercise, Marking, MarkKey, Sorting, SortKey
from facingpages.course.kinds.kind import Counts
from facingpages.course.kinds.scoring import score_finding
from facingpages.course.passage import Passage
from facingpages.text.folded import Range, Text

Marker = Callable[[Passage], Sequence[Range]]  # characters of the passage's seed


@dataclass(frozen=True, slots=True)
class Earned:
    """The score of one strategy on one kind, 0 to 1, with the number of questions, parts or passages behind
    it."""

    kind: str
    strategy: str
    score: float
    items: int


def earned(course: Course, proposed: Mapping[str, Marker], lesson: str | None = None) -> list[Earned]:
    """Return the score of each strategy over the course, or on one lesson after learning from the others.

    `proposed` adds strategies for loaded terms, each by its name.
    """
    asked = [question for exercise in course.exercises.values() for question in _questions(exercise)]
    parts = [part for exercise in course.exercises.values() for part in _parts(exercise)]
    marked = [
        exercise for exercise in course.exercises.values() if isinstance(exercise.items[0].key, MarkKey)
    ]

    def counts(exercise: str) -> bool:
        return lesson is None or exercise.partition("/")[0] == lesson

    results = []
    for name, answers in _answering(asked).items():
        right = [answer == q.right for q, answer in zip(asked, answers, strict=True) if counts(q.exercise)]
        results += [Earned("citation-check", name, mean(right), len(right))] if right else []
    for name, roles in _sorting(parts).items():
        right = [role in part.right for part, role in zip(parts, roles, strict=True) if counts(part.exercise)]
        results += [Earned("claim-evidence", name, mean(right), len(right))] if right else []
    markers: dict[str, Marker] = {
        "every adjective and adverb": describing,
        "every capital": capitals,
        **proposed,
    }
    for name, marker in markers.items():
        scores = [_marking(exercise, marker) for exercise in marked if counts(exercise.stem.id)]
        results += [Earned("loaded-terms", name, mean(scores), len(scores))] if scores else []
    return results


def counts(course: Course, proposed: Mapping[str, Marker], lesson: str | None = None) -> Counts:
    """Return the score of each strategy in per cent, rounded up, as coverage counts."""
    group = "earned blind" if lesson is None else f"earned blind in {lesson}"
    return Counter(
        {
            (group, f"{score.kind}, {score.strategy}"): math.ceil(100 * score.score)
            for score in earned(course, proposed, lesson)
        }
    )


# --- questions on citations --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Question:
    """One citation question without its passage, and its answer."""

    exercise: str
    axis: str
    choices: tuple[Choice, ...]
    seen: frozenset[str]
    right: str


def _questions(exercise: Exercise) -> Iterator[_Question]:
    shown = {
        "(a list of sources)" if exercise.stem.entries else "(no list of sources)",
        "(a source to read)" if exercise.stem.source else "(no source to read)",
    }
    for item in exercise.items:
        if isinstance(item.task, Choosing) and isinstance(item.key, ChoiceKey):
            words = Text(f"{exercise.stem.prompt}\n{item.task.ask}")
            seen = {words.folded[where.start : where.end].casefold() for where in words.words}
            yield _Question(
                exercise.stem.id, item.task.axis, item.task.choices, frozenset(seen | shown), item.key.choice
            )


def _answering(asked: Sequence[_Question]) -> dict[str, list[str]]:
    """Return the answers of each strategy to all questions."""
    rights = Counter(question.right for question in asked)
    of_axis: dict[str, Counter[str]] = {}
    for question in asked:
        of_axis.setdefault(question.axis, Counter())[question.right] += 1
    constant = min(rights, key=lambda answer: (-rights[answer], answer), default="")
    return {
        "one answer throughout": [constant] * len(asked),
        "the commonest answer of the axis": [
            _commonest(of_axis[q.axis], [choice.id for choice in q.choices]) for q in asked
        ],
        "the longest choice": [max(q.choices, key=lambda choice: len(choice.text)).id for q in asked],
        "the first choice": [q.choices[0].id for q in asked],
        "the prompt alone": _by_prompt(asked),
    }


def _by_prompt(asked: Sequence[_Question]) -> list[str]:
    """Return, for each question, the answer that the other exercises suggest for the words of its prompt."""
    axes = {q.axis for q in asked}
    learnt = {
        axis: bayes.Examples((q.seen, q.right) for q in asked if q.axis == axis) for axis in sorted(axes)
    }
    own: dict[tuple[str, str], list[bayes.Example]] = {}
    for question in asked:
        own.setdefault((question.exercise, question.axis), []).append((question.seen, question.right))
    return [
        learnt[q.axis].best(q.seen, [choice.id for choice in q.choices], own[(q.exercise, q.axis)])
        for q in asked
    ]


# --- roles -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Part:
    """One part without its words: its place in the passage, and the right roles, the key's own first."""

    exercise: str
    place: str
    right: tuple[str, ...]


def _parts(exercise: Exercise) -> Iterator[_Part]:
    for item in exercise.items:
        if not isinstance(item.key, SortKey) or not isinstance(item.task, Sorting):
            continue
        passages = [unit.passage for unit in item.task.units]
        for i, unit in enumerate(item.key.units):
            of_passage = [n for n, passage in enumerate(passages) if passage == passages[i]]
            place = "last" if i == of_passage[-1] else str(min(of_passage.index(i), 3))
            yield _Part(exercise.stem.id, place, unit.roles)


def _sorting(parts: Sequence[_Part]) -> dict[str, list[str]]:
    """Return the roles that each strategy gives to all parts."""
    roles = Counter(part.right[0] for part in parts)
    known = sorted(roles)
    at: dict[str, Counter[str]] = {}
    own: dict[tuple[str, str], Counter[str]] = {}
    for part in parts:
        at.setdefault(part.place, Counter())[part.right[0]] += 1
        own.setdefault((part.place, part.exercise), Counter())[part.right[0]] += 1
    at_place = [_commonest(at[part.place] - own[(part.place, part.exercise)], known) for part in parts]
    return {
        "the commonest role": [_commonest(roles, known)] * len(parts),
        "the commonest role at that place": at_place,
    }


def _commonest(counts: Counter[str], among: Sequence[str]) -> str:
    """Return the name of the highest count, the first of equals."""
    return max(among, key=lambda name: (counts[name], -among.index(name)), default="")


# --- loaded terms ------------------------------------------------------------------------------------------


def _marking(exercise: Exercise, marker: Marker) -> float:
    (item, *_) = exercise.items
    assert isinstance(item.task, Marking)
    assert isinstance(item.key, MarkKey)
    marks = [passage.number(where) for passage in exercise.stem.passages for where in marker(passage)]
    return score_finding(
        marks, item.key.of("loaded"), item.key.of("contested"), item.task.words, item.key.cores
    )
