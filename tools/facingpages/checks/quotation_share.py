"""Quotation share: warn when the pages show more of a seed than the course allows.

A text that is not one's own is quoted, not republished: what a quotation may be is for the author to
judge, and this counts.  Words shown twice count once."""

from __future__ import annotations

from collections.abc import Iterator

from facingpages.checks import coverage
from facingpages.course.course import Course
from facingpages.course.formats.seeds import SeedsFile
from facingpages.course.formats.source_file import Authored
from facingpages.course.passage import Passage
from facingpages.files.findings import Finding, Severity


def shown(course: Course) -> dict[str, set[int]]:
    """Return the numbers of the words of each seed that the pages show, in passages, pairs and source lists."""
    words: dict[str, set[int]] = {id: set() for id in course.seeds}
    for exercise in course.exercises.values():
        for passage in exercise.stem.passages:
            if passage.seed.id not in words:
                continue  # a practice text is the course's own
            words[passage.seed.id].update(_numbers(passage))
            if exercise.stem.entries:
                for entry in course.seeds[passage.seed.id].apparatus.entries:
                    numbers = passage.text.words_in(entry.where)
                    words[passage.seed.id].update(range(numbers.start, numbers.end))
    for pair in coverage.pairs(course):
        for passage in pair:
            words[passage.seed.id].update(_numbers(passage))
    return words


def shares(file: Authored[SeedsFile]) -> dict[str, int | None]:
    """Return how much of each seed the pages may show, in per cent of its words; None without a limit."""
    return {entry.id: entry.quotation_share or file.data.quotation_share for entry in file.data.seeds}


def check(course: Course, file: Authored[SeedsFile]) -> Iterator[Finding]:
    """Yield a warning for each seed if the pages show more of it than its share."""
    budgets = shares(file)
    if not any(budgets.values()):
        return
    counts = {id: len(numbers) for id, numbers in shown(course).items()}
    for index, entry in enumerate(file.data.seeds):
        share, seed = budgets[entry.id], course.seeds.get(entry.id)
        if not share or not seed:
            continue
        total = len(seed.text.words)
        if counts[entry.id] * 100 > share * total:
            percent = -(-counts[entry.id] * 100 // total)
            message = f"the pages show {counts[entry.id]} of the {total} words of {entry.id}, {percent} %; the share set is {share} %"
            hint = f"Choose shorter passages from it, or, if its terms allow that much, add to its entry: quotation_share: {percent}."
            yield file.finding(("seeds", index, "id"), "quoted-too-much", message, hint, Severity.WARNING)


def _numbers(passage: Passage) -> range:
    return range(passage.seed_words.start, passage.seed_words.end)
