"""Workload: how long the core path of each lesson takes, and how much a student reads on it.

The core path is what a lesson's plan puts into the shortest period; the words are those of the page down
to its first other exercise, and the passages and requests of the exercises on the path.  A list of sources
is looked up and not read, so it does not count."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from facingpages.course.course import Course
from facingpages.course.formats.lessons import PERIODS
from facingpages.course.items import Choosing, Exercise
from facingpages.course.kinds.kind import Counts
from facingpages.course.load import Lesson

SHORTEST: Final = min(PERIODS)
_FRONT: Final = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def counts(course: Course) -> Counts:
    """Return the minutes and the words of each lesson's core path, and the most of each, as coverage
    counts."""
    found: Counts = Counter()
    pages = {page.id: page for page in course.lessons}
    for id, plan in course.plans.items():
        steps = [step for step in plan.data.steps if step.period <= SHORTEST]
        core = {exercise for step in steps for exercise in step.exercises if exercise in course.exercises}
        found[("core minutes", id)] = plan.data.minutes(SHORTEST)
        prose = page_words(pages[id], core) if id in pages else 0
        found[("core words", id)] = prose + sum(exercise_words(course.exercises[one]) for one in core)
    for unit in ("minutes", "words"):
        of_unit = [number for (group, _), number in found.items() if group == f"core {unit}"]
        found[("most", f"{unit} of a core path")] = max(of_unit, default=0)
    return found


def page_words(page: Lesson, core: set[str]) -> int:
    """Return the words of a page, without directives, down to the first exercise that is not in `core`."""
    front = _FRONT.match(page.text)
    lines = page.text.split("\n")
    first = page.text[: front.end()].count("\n") if front else 0
    last = min(
        (d.line - 1 for d in page.directives if d.name == "exercise" and d.words and d.words[0] not in core),
        default=len(lines),
    )
    own = [line for line in lines[first:last] if not line.startswith(":::")]
    return len(re.findall(r"[^\W_]+(?:[’'-][^\W_]+)*", "\n".join(own)))


def exercise_words(exercise: Exercise) -> int:
    """Return the words of an exercise's request, its passages, an opened source and its questions."""
    stem = exercise.stem
    asked = [item.task.ask for item in exercise.items if isinstance(item.task, Choosing)]
    shown = [*stem.passages, *([stem.source] if stem.source else [])]
    return sum(len(words.split()) for words in (stem.prompt, *asked)) + sum(len(p.words) for p in shown)
