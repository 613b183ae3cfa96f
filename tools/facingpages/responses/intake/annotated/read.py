"""Read a JSON file of annotations, whichever of the formats it is in."""

from __future__ import annotations

from typing import Any

from facingpages.course.course import Course
from facingpages.responses.intake.annotated import cas, hypothesis, web
from facingpages.responses.intake.annotated.gather import Gathered


def gathered(course: Course, values: Any, shown: str) -> tuple[Gathered, str] | None:
    """Return the answers in the values of a JSON file of annotations, and the name of the place that tells
    its readers apart; None if it holds no annotations. Raises `cas.NoCassis`."""
    if web.is_web(values):
        return web.read(course, values, shown), ""
    if hypothesis.is_hypothesis(values):
        return hypothesis.read(course, values, shown), hypothesis.DEVICE
    if cas.is_cas(values):
        return cas.read(course, values, shown), ""
    return None
