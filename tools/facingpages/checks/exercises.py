"""Exercises: each key must pass its self-test, and each facing pair must be fair."""

from __future__ import annotations

import re
from collections.abc import Iterator

from facingpages.checks.facing import unfair
from facingpages.course.course import Course
from facingpages.course.formats.source_file import Authored
from facingpages.course.items import Exercise, RewriteKey, Rewriting
from facingpages.course.kinds.kind import ExerciseFile
from facingpages.course.kinds.registry import KINDS
from facingpages.course.kinds.word_check import FEWEST_LEFT, words_left
from facingpages.files.findings import Finding, Severity

# Words that say a passage by its place; they are English, as the checker is.
_COUNTED = re.compile(
    r"\b(?:first|second|left|right|left-hand|right-hand|upper|lower)\s+(?:passage|text|page|column)\b",
    re.IGNORECASE,
)


def check(course: Course) -> Iterator[Finding]:
    """Yield what is wrong with the exercises, each by itself."""
    for id, exercise in course.exercises.items():
        yield from of_exercise(course.files[id], exercise)


def of_exercise(file: Authored[ExerciseFile], exercise: Exercise) -> Iterator[Finding]:
    """Yield what is wrong with one exercise: its prompt, its pair of passages, its key."""
    passages = exercise.stem.passages
    if len(passages) == 2:
        if counted := _COUNTED.search(file.data.prompt):
            message = f"`{counted.group()}` is another one for half of the readers, since the sides change places from visit to visit"
            yield file.finding(
                ("prompt",),
                "passage-counted",
                message,
                'Say which text you mean by what it is, as "the letter" or "the essay".',
            )
        for code, message, hint in unfair(passages[0], passages[1]):
            yield file.finding(
                ("stimulus", 1, "seed" if code == "pair-one-sided" else "lines"), code, message, hint
            )
    for item in exercise.items:
        for message, hint in KINDS[exercise.stem.kind].self_test(item):
            yield file.finding(("kind",), "key-not-sound", message, hint)
        if isinstance(item.task, Rewriting) and isinstance(item.key, RewriteKey):
            left = words_left(item.task.sentence, [part.words for part in item.key.gone])
            if left < FEWEST_LEFT:
                message = (
                    f"the sentence has {left} words outside its loaded expressions: there is little to keep"
                )
                hint = f"Choose a sentence with {FEWEST_LEFT} other words or more, or mark fewer as loaded."
                yield file.finding(("sentence",), "sentence-bare", message, hint, Severity.WARNING)
