"""Findings of one exercise as the desk shows them: each at its field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from facingpages.checks import exercises, quotations, yardstick
from facingpages.course.course import Course
from facingpages.files.findings import Finding


def of_exercise(course: Course, id: str) -> list[Finding]:
    """Return what the checker finds in one exercise, what it finds in others that key the same words
    differently included."""
    path = f"exercises/{id}.yml"
    found = [finding for finding in course.findings if finding.path == path]
    if id in course.exercises:
        found += exercises.of_exercise(course.files[id], course.exercises[id])
        if not course.unread and course.language.partition("-")[0] == "en":
            found += quotations.of_exercise(course, id)
    found += yardstick.check(course)
    return sorted(set(found))


def as_data(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return findings as JSON data."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "path": finding.path,
            "line": finding.line,
            "column": finding.column,
            "message": finding.message,
            "hint": finding.hint,
            "field": list(finding.field),
        }
        for finding in findings
    ]
