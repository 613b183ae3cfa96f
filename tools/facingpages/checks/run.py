"""Checks: what must hold between the parts of a course, beyond what a file or a quotation shows by itself.

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
    quotation_share,
    quotations,
    seeds,
    yardstick,
)
from facingpages.course.course import Course
from facingpages.files.findings import Finding


def run_checks(course: Course) -> list[Finding]:
    """Return all findings of a course, sorted by place."""
    found = list(course.findings)
    if course.seeds_file:
        found += seeds.check(course, course.seeds_file)
    found += exercises.check(course)
    found += yardstick.check(course)
    if not course.unread:  # else a quotation of a text that could not be read would be accused
        found += quotations.check(course)
    found += lessons.check(course)
    found += navigation.check(course)
    found += links.check(course)
    for id, plan in course.plans.items():
        found += plans.check(course, id, plan)
    if not found:  # counts of a course with mistakes would accuse the wrong thing
        found += coverage.check(course)
        found += quotation_share.check(course, course.seeds_file) if course.seeds_file else ()
    found += fixed_mode.check(course)
    return sorted(set(found))
