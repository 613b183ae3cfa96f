"""Labels of the parts of a claim-and-evidence exercise: A1 ... in its first text, B1 ... in its second.

A letter belongs to its text, whichever side of the screen shows it: screen, paper, reports and exports give
a part the same label, so that a class can be asked to look at A3."""

from __future__ import annotations

import re

from facingpages.course.items import Exercise, LearnerExercise, Sorting
from facingpages.course.kinds.claim_evidence import holes


def labels(exercise: Exercise | LearnerExercise) -> tuple[str, ...]:
    """Return the label of each part, in the order of the parts."""
    task = exercise.items[0].task
    assert isinstance(task, Sorting)
    counts = [0] * len(exercise.stem.passages)
    names = []
    for unit in task.units:
        counts[unit.passage] += 1
        names.append(f"{'AB'[unit.passage]}{counts[unit.passage]}")
    return tuple(names)


def named_parts(exercise: Exercise | LearnerExercise, why: str) -> str:
    """Return a reason with the labels of the parts that it names by number."""
    shown = labels(exercise)
    return re.sub(
        r"\{(\d+)\}",
        lambda hole: shown[int(hole[1]) - 1] if 1 <= int(hole[1]) <= len(shown) else hole[0],
        holes(why),
    )
