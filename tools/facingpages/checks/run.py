"""Run all checks of a course that go beyond a single file or quotation.

`run_checks` returns every finding, those of loading included, sorted.  A part that has a finding already
is not judged again: one mistake is one finding."""

from __future__ import annotations

from facingpages.checks import (
    coverage,
    exercises,
    fixed_mode,
    lessons,
    links,
    navigation,
    plans,
    published,
    quotation_share,
    quotations,
    seeds,
    yardstick,
)
from facingpages.course.course import Course
from facingpages.files.findings import Finding
from facingpages.files.uncollected import uncollected


def run_checks(course: Course) -> list[Finding]:
    """Return all findings of a course, sorted by place."""
    with uncollected():
        return sorted(set(_findings(course)))


def _findings(course: Course) -> list[Finding]:
    findings = list(course.findings)
    if course.seeds_file:
        findings += seeds.check(course, course.seeds_file)
    findings += exercises.check(course)
    findings += yardstick.check(course)
    if not course.unread:  # else a quotation of a text that could not be read would be accused
        findings += quotations.check(course)
    findings += lessons.check(course)
    findings += navigation.check(course)
    findings += links.check(course)
    findings += published.check(course)
    for id, plan in course.plans.items():
        findings += plans.check(course, id, plan)
    if not findings:  # counts of a course with mistakes would accuse the wrong thing
        findings += coverage.check(course)
        findings += quotation_share.check(course, course.seeds_file) if course.seeds_file else ()
    findings += fixed_mode.check(course)
    return findings
