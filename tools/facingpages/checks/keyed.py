"""How each exercise keys the words of a seed, so that exercises can be compared.

`yardstick`, `devices` and `taught` compare; here is what they compare.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facingpages.course.course import Course
from facingpages.course.items import MarkKey, Sorting, SortKey
from facingpages.course.kinds.loaded_terms import LoadedTermsFile
from facingpages.course.kinds.rewrite import RewriteFile
from facingpages.course.passage import Passage
from facingpages.files.findings import Finding
from facingpages.text.anchors import match
from facingpages.text.folded import Range


@dataclass(frozen=True, slots=True)
class Keyed:
    """Words of a seed with their key: the exercise, the index in its file, verdict, technique and core.

    `where` and `core` are in word numbers of the seed.
    """

    exercise: str
    index: int
    seed: str
    where: Range
    core: Range
    verdict: str
    technique: str | None
    neutral: str | None

    def differs(self, other: Keyed) -> str:
        """Return the first field in which two keys of the same words differ, or the empty string."""
        parts = ("verdict", "where", "technique", "core", "neutral")
        return next((part for part in parts if getattr(self, part) != getattr(other, part)), "")


def of_exercise(course: Course, id: str) -> Iterator[Keyed]:
    """Yield what an exercise keys as loaded, contested or plain; a rewriting keys what should be gone as
    loaded."""
    exercise, data = course.exercises[id], course.files[id].data
    key = exercise.items[0].key
    if isinstance(key, MarkKey) and isinstance(data, LoadedTermsFile):
        indices = {entry.why: i for i, entry in enumerate(data.spans)}
        for span in key.spans:
            passage = next(p for p in exercise.stem.passages if span.words in p.words)
            where, core = in_seed(span.words, passage), in_seed(span.core, passage)
            yield Keyed(
                id,
                indices[span.why],
                passage.seed.id,
                where,
                core,
                span.verdict,
                span.technique,
                span.neutral,
            )
    elif isinstance(data, RewriteFile) and exercise.stem.focus:
        (passage,) = exercise.stem.passages
        for i, part in enumerate(data.loaded):
            for place in match(part.mark.selector(), passage.text, exercise.stem.focus.claim):
                where = passage.text.words_in(place)
                yield Keyed(id, i, passage.seed.id, where, where, "loaded", None, part.neutral)


def in_seed(words: Range, passage: Passage) -> Range:
    """Return words of an exercise in the numbers of their seed."""
    shift = passage.seed_words.start - passage.first_word
    return Range(words.start + shift, words.end + shift)


def judged(course: Course, id: str) -> Iterator[tuple[str, Range]]:
    """Yield the word ranges of seeds in which an exercise keys every loaded word."""
    exercise = course.exercises[id]
    for passage in exercise.stem.passages:
        if isinstance(exercise.items[0].key, MarkKey):
            yield passage.seed.id, passage.seed_words
        elif isinstance(course.files[id].data, RewriteFile) and exercise.stem.focus:
            yield passage.seed.id, passage.text.words_in(exercise.stem.focus.claim)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a passage with its place in the seed, in characters, and the roles that count as right."""

    exercise: str
    index: int
    where: Range
    roles: tuple[str, ...]


def parts(course: Course, id: str) -> Iterator[tuple[str, Part]]:
    """Yield the parts of an exercise of claim and evidence, each with its seed."""
    exercise = course.exercises[id]
    task, key = exercise.items[0].task, exercise.items[0].key
    if isinstance(task, Sorting) and isinstance(key, SortKey):
        for i, (unit, right) in enumerate(zip(task.units, key.units, strict=True)):
            yield exercise.stem.passages[unit.passage].seed.id, Part(id, i, unit.where, right.roles)


def at(course: Course, entry: Keyed, code: str, message: str, hint: str, part: str = "") -> Finding:
    """Return a finding at one part of a key, or at its words if `part` is empty."""
    file = course.files[entry.exercise]
    rewriting = isinstance(file.data, RewriteFile)
    named = {"": ("mark", "exact"), "where": ("mark", "exact"), "neutral": ("neutral",)}.get(
        part, ("mark", "exact") if rewriting else (part,)
    )
    return file.finding(("loaded" if rewriting else "spans", entry.index, *named), code, message, hint)


def shown(course: Course, entry: Keyed) -> str:
    """Return the words that are judged, as received."""
    text = course.texts[entry.seed].text
    return text.show(Range(text.words[entry.where.start].start, text.words[entry.where.end - 1].end))
