"""Length and reading grade of prompts and of the first sentences of rationales.

These are measures, and no findings: a course sets its own bounds, as the tests of this one do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from facingpages.checks import prose, quotations
from facingpages.course.course import Course
from facingpages.course.formats.source_file import Steps

MOST_WORDS: Final = 20  # of a first sentence
MOST_GRADE: Final = 8.0  # of the first sentences of an exercise together, and of its prompts


@dataclass(frozen=True, slots=True)
class Opening:
    """The first sentence of a rationale: the exercise, the steps to the rationale, the sentence, its words
    and its grade."""

    exercise: str
    steps: Steps
    sentence: str
    words: int
    grade: float


def openings(course: Course) -> Iterator[Opening]:
    """Yield the first sentence of every rationale of a course."""
    for id, file in course.files.items():
        for steps, written in quotations.written(file.data):
            if steps[-1] == "why":
                sentence = prose.first_sentence(written)
                yield Opening(id, steps, sentence, len(prose.words_of(sentence)), prose.grade([sentence]))


def grades(course: Course) -> dict[str, tuple[float, float]]:
    """Return, for each exercise, the grade of its first sentences together, and that of its prompt and
    questions together.

    A formula made for a page of text says little of one sentence of ten words: those of an exercise are
    taken together."""
    by_exercise: dict[str, tuple[float, float]] = {}
    for id, file in course.files.items():
        firsts = [
            prose.first_sentence(words)
            for steps, words in quotations.written(file.data)
            if steps[-1] == "why"
        ]
        asked = [words for steps, words in quotations.written(file.data) if steps[-1] in ("prompt", "ask")]
        prompts = [words[s.start : s.end] for words in asked for s in prose.sentences_of(words)]
        by_exercise[id] = (prose.grade(firsts), prose.grade(prompts))
    return by_exercise
