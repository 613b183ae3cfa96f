"""Plans: a lesson's steps must fit the school periods and hold every exercise of the lesson once."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from facingpages.course.course import Course
from facingpages.course.formats.lessons import PERIODS, PlanFile
from facingpages.course.formats.source_file import Authored
from facingpages.files.findings import Finding, closest


def check(course: Course, id: str, file: Authored[PlanFile]) -> Iterator[Finding]:
    """Yield a finding for each step that does not fit, and each exercise that is not in the plan once."""
    plan = file.data
    for period, (least, most) in PERIODS.items():
        total = plan.minutes(period)
        if not least <= total <= most:
            message = f"the steps for {period} minutes add up to {total}"
            yield file.finding(
                ("steps",),
                "plan-time",
                message,
                f"They should add up to {least} to {most}: change `minutes` or `period`.",
            )
            break  # the longer periods hold the same steps
    page = next((lesson for lesson in course.lessons if lesson.id == id), None)
    if not page:
        yield file.finding(
            (),
            "plan-without-page",
            f"there is no page lessons/{id}.md",
            "Write the page, or delete the plan.",
        )
        return
    used = page.exercises
    nowhere = course.present - {id for lesson in course.lessons for id in lesson.exercises}
    planned = {exercise for step in plan.steps for exercise in step.exercises}
    seen: set[str] = set()
    meant: set[str] = set()  # exercises that a step seems to name by a wrong id
    for index, step in enumerate(plan.steps):
        minutes = 0
        for place, exercise in enumerate(step.exercises):
            steps = ("steps", index, "exercises", place)
            if exercise in nowhere:
                continue  # it has its own finding
            if exercise not in used:
                waiting = [id for id in used if id not in planned]
                cure = f"Delete it here, or put `::: exercise {exercise}` on the page."
                message = f"the page does not use `{exercise}`"
                yield file.finding(steps, "plan-exercise", message, closest(exercise, waiting, cure))
                meant.update(difflib.get_close_matches(exercise, waiting, n=1))
            elif exercise in seen:
                yield file.finding(
                    steps, "plan-exercise", f"`{exercise}` is in a step already", "Put it into one step."
                )
            seen.add(exercise)
            minutes += course.exercises[exercise].stem.minutes if exercise in course.exercises else 0
        if minutes > step.minutes:
            message = f"the exercises of this step take {minutes} minutes, the step {step.minutes}"
            yield file.finding(
                ("steps", index, "minutes"),
                "plan-time",
                message,
                "Give the step more minutes, or move an exercise.",
            )
    for exercise in used:
        if exercise not in seen | meant:
            hint = "Add it to the `exercises` of a step."
            yield file.finding(("steps",), "plan-exercise", f"no step holds the exercise `{exercise}`", hint)
