"""Lessons: every directive works, and exactly one lesson uses each exercise, once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import chain

from facingpages.checks import opening as start
from facingpages.checks.facing import unfair
from facingpages.course import directives, opening, steps
from facingpages.course.course import Course
from facingpages.course.directives import Directive, Misused, unknown
from facingpages.course.load import Lesson
from facingpages.files.findings import Finding, first_of


def check(course: Course) -> Iterator[Finding]:
    """Yield a finding for each directive that does not work, and each exercise that is not used exactly
    once."""
    used = _used(course)
    for lesson in course.lessons:
        each = (_directive(course, lesson, directive, used) for directive in lesson.directives)
        yield from first_of(chain.from_iterable(each))
    for id in sorted(course.present - set(used)):
        if not os.path.isfile(course.root / f"exercises/{id}.yml"):
            continue  # its name has the finding
        hint = f"Add `::: exercise {id}` to a lesson, or delete the file."
        yield Finding(
            f"exercises/{id}.yml", 1, 1, "exercise-unused", f"no lesson uses the exercise `{id}`", hint
        )


def _used(course: Course) -> dict[str, str]:
    """Return the place where each exercise is used first, by its id."""
    used: dict[str, str] = {}
    for lesson in course.lessons:
        for directive in lesson.directives:
            if directive.name == "exercise" and directive.words and directive.words[0] in course.present:
                used.setdefault(directive.words[0], _place(lesson, directive))
    return used


def _place(lesson: Lesson, directive: Directive) -> str:
    return f"{lesson.path}:{directive.line}"


def _directive(
    course: Course, lesson: Lesson, directive: Directive, used: dict[str, str]
) -> Iterator[Finding]:
    def finding(code: str, message: str, hint: str) -> Finding:
        return Finding(lesson.path, directive.line, 1, code, message, hint)

    if directive.unread:
        yield finding("directive-unread", directive.unread.message, directive.unread.hint)
    if directive.name == "exercise" and directive.words and directive.words[0] in course.present:
        id = directive.words[0]
        if used[id] != _place(lesson, directive):
            yield finding(
                "exercise-repeated",
                f"the exercise `{id}` is used already, on {used[id]}",
                "Use an exercise once.",
            )
        if id not in course.exercises and len(directive.words) == 1:
            return  # its file has the finding
    if directive.unread:
        return  # other mistakes are reported once the line is a directive
    try:
        if directive.name == "exercise":
            course.exercise(directive)
        elif directive.name == "facing":
            passages = course.facing(directive)
            noisy = [
                complaint
                for passage in passages
                if (complaint := course.seeds[passage.seed.id].noise_said(passage.lines))
            ]
            for message in noisy:
                yield finding("noise-in-stimulus", message, "Choose lines without it.")
            if not noisy:
                for fault in unfair(*passages):
                    yield finding(*fault)
        elif directive.name == "lesson":
            course.plan(directive)
        elif directive.name in ("start", "path", "steps"):
            directives.alone(directive)
            after = opening.following(lesson.text, directive.line)
            if directive.name == "start":
                for fault in start.faults(course, opening.read(after)):
                    yield finding(*fault)
            elif directive.name == "steps":
                steps.read(after)
        else:
            raise unknown(directive)
    except Misused as misused:
        if not course.findings or not _at_fault_elsewhere(course, directive):
            yield finding("directive-wrong", misused.message, misused.hint)


def _at_fault_elsewhere(course: Course, directive: Directive) -> bool:
    """Return whether a directive fails because of a seed or a front matter that has its own finding."""
    if directive.name == "lesson":
        return any(
            finding.path.rpartition(".")[0] == f"exercises/{word}/plan"
            for word in directive.words
            for finding in course.findings
        )
    if directive.name != "facing":
        return False
    if not course.seeds_file:
        return True
    unread = {entry.id for entry in course.seeds_file.data.seeds} - set(course.seeds)
    return any(word.partition(":")[0] in unread for word in directive.words)
