"""Exercises: a sound key, a fair pair, and one yardstick for the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from facingpages.checks.facing import unfair
from facingpages.course.course import Course
from facingpages.course.formats.source_file import Authored
from facingpages.course.items import Exercise, MarkKey
from facingpages.course.kinds.kind import ExerciseFile
from facingpages.course.kinds.loaded_terms import LoadedTermsFile
from facingpages.course.kinds.registry import KINDS
from facingpages.files.findings import Finding

# Words that say a passage by its place; they are English, as the checker is.
_COUNTED = re.compile(
    r"\b(?:first|second|left|right|left-hand|right-hand|upper|lower)\s+(?:passage|text|page|column)\b",
    re.IGNORECASE,
)


def check(course: Course) -> Iterator[Finding]:
    """Yield what is wrong with the exercises, each by itself and side by side."""
    for id, exercise in course.exercises.items():
        yield from _exercise(course.files[id], exercise)
    yield from _one_yardstick(course)


def _exercise(file: Authored[ExerciseFile], exercise: Exercise) -> Iterator[Finding]:
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


def _one_yardstick(course: Course) -> Iterator[Finding]:
    """A word that two exercises key has one verdict: what is loaded on one page is not plain on another."""
    judged: dict[tuple[str, int], tuple[str, str]] = {}
    for id, exercise in course.exercises.items():
        key, data = exercise.items[0].key, course.files[id].data
        if not isinstance(key, MarkKey) or not isinstance(data, LoadedTermsFile):
            continue
        for span in key.spans:
            passage = next(p for p in exercise.stem.passages if span.words in p.words)
            shift = passage.seed_words.start - passage.first_word
            places = [(passage.seed.id, number + shift) for number in range(span.words.start, span.words.end)]
            other = next(
                (judged[place] for place in places if place in judged and judged[place][0] != span.verdict),
                None,
            )
            if other:
                index = next(i for i, entry in enumerate(data.spans) if entry.why == span.why)
                message = (
                    f"`{data.spans[index].mark.exact}` is {span.verdict} here and {other[0]} in {other[1]}"
                )
                hint = "Key the same words alike, or argue in both that they are contested."
                yield course.files[id].finding(("spans", index, "verdict"), "verdict-differs", message, hint)
            judged.update({place: (span.verdict, id) for place in places if place not in judged})
