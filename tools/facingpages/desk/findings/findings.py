"""Findings of one exercise as the desk shows them: each at its field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from facingpages.checks import exercises, quotations, yardstick
from facingpages.course.course import Course
from facingpages.course.items import Exercise
from facingpages.course.passage import Passage
from facingpages.desk.bench.called import called
from facingpages.desk.findings import repairs
from facingpages.desk.findings.wording import said
from facingpages.files.findings import Finding
from facingpages.files.yaml_read import Plain

_ID: Final = re.compile(r"\b[a-z0-9-]+/[a-z0-9-]+\b")


def of_exercise(course: Course, id: str) -> list[Finding]:
    """Return what the checker finds in one exercise, what it finds in others that key the same words
    differently included."""
    path = f"exercises/{id}.yml"
    found = [finding for finding in course.findings if finding.path == path]
    if id in course.exercises:
        found += exercises.of_exercise(course.files[id], course.exercises[id])
        if not course.unread:
            found += quotations.of_exercise(course, id)
    found += yardstick.check(_beside(course, id))
    return sorted(set(found))


def _beside(course: Course, id: str) -> Course:
    """Return a course with those exercises only that show words of one exercise, itself included: no other
    can be keyed differently."""
    if id not in course.exercises:
        return replace(course, exercises={})
    shown = course.exercises[id].stem.passages

    def meets(other: Exercise) -> bool:
        return any(
            one.seed.id == two.seed.id and one.where.overlaps(two.where)
            for one in other.stem.passages
            for two in shown
        )

    near = {other: exercise for other, exercise in course.exercises.items() if meets(exercise)}
    return replace(course, exercises=near)


def _titled(words: str, course: Course | None) -> str:
    """Return words with the titles of exercises for their ids."""

    def title(found: re.Match[str]) -> str:
        known = course and found[0] in course.present
        return f"“{called(course, f'exercises/{found[0]}.yml')}”" if course and known else found[0]

    return _ID.sub(title, words)


def as_data(
    findings: Iterable[Finding],
    language: str,
    course: Course | None = None,
    values: Mapping[str, Plain] | None = None,
    shown: tuple[Passage, ...] = (),
) -> list[dict[str, Any]]:
    """Return findings as JSON data, in the words of the screen too; those of the exercise with these values
    have their repairs."""
    return [
        {
            "said": _titled((words := said(finding, language)).words, course),
            "called": called(course, finding.path) if course else "",
            "checker": words.checker,
            "empty": words.empty,
            "name": words.name,
            "code": finding.code,
            "severity": finding.severity.value,
            "path": finding.path,
            "line": finding.line,
            "column": finding.column,
            "message": finding.message,
            "hint": finding.hint,
            "field": list(finding.field),
            "repairs": repairs.of(finding, course, values, shown) if course and values else [],
        }
        for finding in findings
    ]
