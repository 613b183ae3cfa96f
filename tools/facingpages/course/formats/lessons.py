"""The formats for the teacher's side: a lesson's plan, and the bounds of a course's coverage."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from facingpages.course.formats.base import Model, no_items
from facingpages.course.formats.fields import Period, Prose, Standard, Title, Whole


class Objective(Model):
    """A thing that a student can do after the lesson, and the learning standards it serves."""

    can: Prose
    standards: Annotated[list[Standard], Field(min_length=1)]


class Step(Model):
    """One step of a lesson; `period` is the shortest period, in minutes, in which it is taught."""

    title: Title
    minutes: Whole
    period: Period
    exercises: list[Prose]
    ask: Prose
    show: Prose
    expect: Prose


class Revealing(Model):
    """A likely student answer, and what it reveals about the student's thinking."""

    answer: Prose
    reveals: Prose


class PlanFile(Model):
    """The plan of a lesson: the student's part (question, notice, objectives) and the teacher's part."""

    kind: Literal["plan"]
    purpose: Annotated[
        Literal["lesson", "test"],
        Field(description="A test shows no hints and no answers, whatever the mode of the site."),
    ] = "lesson"
    question: Title
    notice: Annotated[
        list[Prose],
        Field(
            description='The page shows each entry up to its first comma; "About this lesson" shows it whole.'
        ),
    ]
    objectives: Annotated[list[Objective], Field(min_length=1, max_length=5)]
    steps: Annotated[list[Step], Field(min_length=3)]
    prepare: Annotated[list[Prose], Field(min_length=1)]
    answers: Annotated[list[Revealing], Field(min_length=2)]
    support: Annotated[list[Prose], Field(min_length=1)]
    stretch: Annotated[list[Prose], Field(min_length=1)]
    discussion: Annotated[list[Prose], Field(min_length=1)]
    closing: Prose

    def minutes(self, period: int) -> int:
        """Return the total minutes of the steps taught in a period of this length."""
        return sum(step.minutes for step in self.steps if step.period <= period)


class Bound(Model):
    """One bound of one coverage count: the least under `at_least`, the most under `at_most`."""

    group: Prose
    name: Prose
    number: Whole


class MinimumsFile(Model):
    """The file `exercises/minimums.yml`: minima and maxima of coverage counts."""

    kind: Literal["minimums"]
    at_least: Annotated[list[Bound], Field(min_length=1)]
    at_most: list[Bound] = Field(default_factory=no_items)


class LessonFront(Model):
    """The front matter of a page: its title. The plan says what a lesson is about."""

    title: Title


# The least and the most minutes that the steps of a period add up to.
PERIODS: Final = {45: (40, 45), 50: (45, 50), 90: (75, 90)}
