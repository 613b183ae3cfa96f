"""Taught: the examples that a lesson works through are quoted there, and every exercise keys the same
words as it teaches.

The list is course data, `exercises/yardstick.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from facingpages.checks import quotations
from facingpages.checks.keyed import Keyed, at, parts
from facingpages.course import opening
from facingpages.course.course import Course
from facingpages.course.directives import Misused
from facingpages.course.formats.source_file import Authored
from facingpages.course.formats.yardstick import Taught, YardstickFile
from facingpages.course.items import ChoiceKey, Choosing, Exercise, MarkKey
from facingpages.course.load import Lesson
from facingpages.course.placing import stated
from facingpages.files.findings import Finding, closest
from facingpages.text.folded import Range, fold


def check(course: Course, file: Authored[YardstickFile], keyed: dict[str, list[Keyed]]) -> Iterator[Finding]:
    """Yield a finding for each example that is not keyed as it is taught, is not quoted, or is not listed."""
    for index, example in enumerate(file.data.taught):
        yield from _example(course, file, index, example, keyed)
    yield from _unlisted(course, file)


def _example(
    course: Course, file: Authored[YardstickFile], index: int, taught: Taught, keyed: dict[str, list[Keyed]]
) -> Iterator[Finding]:
    """Find what is wrong with one example: its lesson does not quote it, or an exercise keys it in another
    way."""
    steps = ("taught", index)
    where = stated(taught, course.seeds, file, steps)
    if isinstance(where, Finding):
        yield where
        return
    page = next((page for page in course.lessons if page.id == taught.lesson), None)
    if not page:
        hint = closest(taught.lesson, [page.id for page in course.lessons])
        yield file.finding(
            (*steps, "lesson"), "unknown-lesson", f"there is no lesson `{taught.lesson}`", hint
        )
    elif not any(fold(taught.exact) in fold(block.words) for block in quotations.blocks(page.text)):
        message = f"{page.path} quotes `{taught.exact}` in no worked example"
        yield file.finding(
            (*steps, "exact"),
            "taught-absent",
            message,
            "Quote it there between lines with `>`, or delete this entry.",
        )
    for id, exercise in course.exercises.items():
        yield from _as_taught(course, id, exercise, taught, where, keyed)


def _as_taught(
    course: Course, id: str, exercise: Exercise, taught: Taught, where: Range, keyed: dict[str, list[Keyed]]
) -> Iterator[Finding]:
    text = course.seeds[taught.seed].text
    numbers = text.words_in(where)
    hint = f"Key it as the lesson {taught.lesson} teaches it (exercises/yardstick.yml), or change both."
    shows = any(p.seed.id == taught.seed and where in p.where for p in exercise.stem.passages)
    if taught.verdict and shows and isinstance(exercise.items[0].key, MarkKey):
        here = [k for k in keyed[id] if k.seed == taught.seed and k.where.overlaps(numbers)]
        wanted = (taught.verdict, taught.technique)
        if not here and taught.verdict != "plain":
            message = (
                f"`{taught.exact}` is taught as {taught.verdict} in {taught.lesson}, and is not keyed here"
            )
            yield course.files[id].finding(("spans",), "taught-otherwise", message, hint)
        for entry in here[:1]:
            if (entry.verdict, entry.technique if taught.technique else None) != wanted:
                message = f"`{taught.exact}` is taught as {taught.verdict} in {taught.lesson}, and keyed {entry.verdict} here"
                yield at(course, entry, "taught-otherwise", message, hint, "verdict")
    elif taught.role and shows:
        for seed, part in parts(course, id):
            if seed == taught.seed and part.where.overlaps(where) and taught.role not in part.roles:
                message = f"`{taught.exact}` is taught as {taught.role} in {taught.lesson}, and has the role {part.roles[0]} here"
                yield course.files[id].finding(
                    ("units", part.index, "role"), "taught-otherwise", message, hint
                )
    elif taught.axis and shows and exercise.stem.focus and exercise.stem.focus.claim.overlaps(where):
        for i, item in enumerate(exercise.items):
            if (
                not isinstance(item.task, Choosing)
                or not isinstance(item.key, ChoiceKey)
                or item.task.axis != taught.axis
            ):
                continue
            if item.key.choice != taught.answer:
                keyed_here = f"taught as {taught.answer} in {taught.lesson}, and keyed {item.key.choice} here"
                message = f"on {taught.axis}, `{taught.exact}` is {keyed_here}"
                yield course.files[id].finding(("questions", i, "key"), "taught-otherwise", message, hint)


_BOLD = re.compile(r"\*\*([^*\n][^*]*)\*\*")


def _opening(page: Lesson) -> Iterator[str]:
    """Yield the words that the first exercise of a page sets in bold: `opening` compares them with the
    keys."""
    for directive in page.directives:
        if directive.name == "start":
            with suppress(Misused):
                for sentence in opening.read(opening.following(page.text, directive.line)).sentences:
                    yield from sentence.judging


def _unlisted(course: Course, file: Authored[YardstickFile]) -> Iterator[Finding]:
    """Find words that a lesson sets in bold and quotes in a worked example, and that `taught` does not
    list."""
    for page in course.lessons:
        listed = {fold(taught.exact).casefold() for taught in file.data.taught if taught.lesson == page.id}
        listed |= {fold(words).casefold() for words in _opening(page)}
        quoted = "\n".join(fold(block.words) for block in quotations.blocks(page.text))
        for bold in _BOLD.finditer(page.text):
            words = " ".join(fold(bold[1]).split()).rstrip(".,:;")
            if (
                len(words) > 1
                and words.casefold() not in listed
                and re.search(rf"\b{re.escape(words)}\b", quoted, re.IGNORECASE)
            ):
                line = page.text[: bold.start()].count("\n") + 1
                column = bold.start() - page.text.rfind("\n", 0, bold.start())
                message = (
                    f"the page teaches `{words}`, and `taught` in exercises/yardstick.yml does not list it"
                )
                yield Finding(
                    page.path,
                    line,
                    column,
                    "taught-unlisted",
                    message,
                    "Add it there with the verdict that the page teaches.",
                )
