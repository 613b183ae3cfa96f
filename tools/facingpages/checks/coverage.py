"""Coverage: what a course holds, counted by name, so that it can be shown, compared with minimums, and balanced.

Every count has a group and a name ("techniques", "name-calling"); the table, the page and the CSV are made of the
same counts, and `exercises/minimums.yml` states how many there must be at least.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from facingpages.course.course import Course
from facingpages.course.items import Exercise, Passage
from facingpages.course.kinds.kind import Counts
from facingpages.course.kinds.registry import KINDS
from facingpages.files.findings import Finding
from facingpages.language.vocabulary import vocabulary


def count(course: Course) -> Counts:
    """Return every count of a course by its group and name; words of the vocabularies that are not used count 0."""
    made: Counts = Counter()
    words = vocabulary()
    for group in ("techniques", "roles", "evidence", "axes", "standards"):
        made.update({(group, name): 0 for name in getattr(words, group)})
    for exercise in course.exercises.values():
        made.update(_of_exercise(exercise))
    for first, second in pairs(course):
        made[("total", "facing pairs")] += 1
        made[("first on a pair", first.seed.side)] += 1
        made[("second on a pair", second.seed.side)] += 1
    for file in course.plans.values():
        made[("total", "lessons with a plan")] += 1
        for objective in file.data.objectives:
            made[("total", "objectives")] += 1
            made.update({("standards", standard): 1 for standard in objective.standards})
    for id, lines in lines_used(course).items():
        made[("lines used", id)] = len(lines)
    return made


def pairs(course: Course) -> Iterator[tuple[Passage, Passage]]:
    """Yield the two passages of each facing pair, those of directives and those of exercises, in the order of the pages."""
    for page in course.lessons:
        for directive in page.directives:
            if directive.name == "facing":
                yield course.facing(directive)
            elif directive.name == "exercise" and directive.words and directive.words[0] in course.exercises:
                passages = course.exercises[directive.words[0]].stem.passages
                if len(passages) == 2:
                    yield passages[0], passages[1]


def lines_used(course: Course) -> dict[str, set[int]]:
    """Return the lines of each seed that a passage of an exercise or a facing pair shows."""
    used: dict[str, set[int]] = {id: set() for id in course.seeds}
    shown = [p for exercise in course.exercises.values() for p in exercise.stem.passages] + [p for pair in pairs(course) for p in pair]
    for passage in shown:
        used[passage.seed.id] |= {number for number, _ in passage.paragraphs()}
    return used


def _of_exercise(exercise: Exercise) -> Counts:
    kind = exercise.stem.kind
    counts: Counts = Counter({("total", "exercises"): 1, ("kind", kind): 1})
    counts.update({("seed and kind", f"{seed}, {kind}"): 1 for seed in {p.seed.id for p in exercise.stem.passages}})
    counts.update(KINDS[kind].count(exercise))
    return counts


def least(course: Course) -> dict[tuple[str, str], int]:
    """Return the minimums that the course states, by group and name."""
    return {(m.group, m.name): m.number for m in course.minimums.data.at_least} if course.minimums else {}


def check(course: Course) -> Iterator[Finding]:
    """Yield a finding for each count that stays below its minimum."""
    if not course.minimums:
        return
    counts = count(course)
    for index, minimum in enumerate(course.minimums.data.at_least):
        found = counts[(minimum.group, minimum.name)]
        if found < minimum.number:
            message = f"the course holds {found} of `{minimum.group}: {minimum.name}`, not {minimum.number}"
            yield course.minimums.finding(
                ("at_least", index, "number"), "coverage-short", message, "Write what is missing, or state a minimum that is meant."
            )


def rows(counts: Counts, least: dict[tuple[str, str], int]) -> list[tuple[str, str, str, str]]:
    """Return a row for each count, by group: group, name, count, minimum or nothing."""
    named = sorted({*counts, *least})
    return [(group, name, str(counts[(group, name)]), str(least.get((group, name), ""))) for group, name in named]
