"""Coverage: named counts of a course, to show, to compare with bounds, and to balance.

Every count has a group and a name ("techniques", "name-calling"); the table, the page and the CSV are made
of the same counts, and `exercises/minimums.yml` states how many there must be at least."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from facingpages.checks import blind, workload
from facingpages.course.course import Course
from facingpages.course.directives import Misused
from facingpages.course.items import ChoiceKey, Exercise, MarkKey, SortKey
from facingpages.course.kinds.kind import Counts
from facingpages.course.kinds.registry import KINDS
from facingpages.course.passage import Passage
from facingpages.files.findings import Finding
from facingpages.language.vocabulary import vocabulary


def count(course: Course) -> Counts:
    """Return every count of a course by its group and name; words of the vocabularies that are not used
    count 0."""
    counts: Counts = Counter()
    words = vocabulary()
    for group in ("techniques", "roles", "evidence", "axes", "standards"):
        counts.update({(group, name): 0 for name in getattr(words, group)})
    for exercise in course.exercises.values():
        counts.update(_of_exercise(exercise))
    for first, second in pairs(course):
        counts[("total", "facing pairs")] += 1
        counts[("first on a pair", first.seed.side)] += 1
        counts[("second on a pair", second.seed.side)] += 1
    for file in course.plans.values():
        counts[("total", "lessons with a plan")] += 1
        for objective in file.data.objectives:
            counts[("total", "objectives")] += 1
            counts.update({("standards", standard): 1 for standard in objective.standards})
    for id, lines in lines_used(course).items():
        counts[("lines used", id)] = len(lines)
    counts.update(largest(course))
    counts.update(workload.counts(course))
    counts.update(blind.counts(course, {}))
    return counts


def pairs(course: Course) -> Iterator[tuple[Passage, Passage]]:
    """Yield the two passages of each facing pair, those of directives and those of exercises, in the order
    of the pages."""
    for page in course.lessons:
        for directive in page.directives:
            if directive.name == "facing":
                with suppress(Misused):  # the check of the lessons reports it
                    yield course.facing(directive)
            elif directive.name == "exercise" and directive.words and directive.words[0] in course.exercises:
                passages = course.exercises[directive.words[0]].stem.passages
                if len(passages) == 2:
                    yield passages[0], passages[1]


def lines_used(course: Course) -> dict[str, set[int]]:
    """Return the lines of each seed that a passage of an exercise or a facing pair shows."""
    used: dict[str, set[int]] = {id: set() for id in course.seeds}
    shown = [p for exercise in course.exercises.values() for p in exercise.stem.passages] + [
        p for pair in pairs(course) for p in pair
    ]
    for passage in (passage for passage in shown if passage.seed.id in used):
        used[passage.seed.id] |= {number for number, _ in passage.paragraphs()}
    return used


def _of_exercise(exercise: Exercise) -> Counts:
    kind = exercise.stem.kind
    counts: Counts = Counter({("total", "exercises"): 1, ("kind", kind): 1})
    counts.update(
        {("seed and kind", f"{seed}, {kind}"): 1 for seed in {p.seed.id for p in exercise.stem.passages}}
    )
    counts.update(KINDS[kind].count(exercise))
    return counts


def largest(course: Course) -> Counts:
    """Return the counts that a course may want to limit: maxima per exercise, and shares in per cent."""
    keys = [item.key for exercise in course.exercises.values() for item in exercise.items]
    marks = [key for key in keys if isinstance(key, MarkKey)]
    chosen = [key.choice for key in keys if isinstance(key, ChoiceKey)]
    verdicts = [span.verdict for key in marks for span in key.spans]
    shown = Counter(place for exercise in course.exercises.values() for place in paragraphs(exercise))
    counts: Counts = Counter()
    counts[("most", "loaded spans in an exercise")] = max((len(key.of("loaded")) for key in marks), default=0)
    counts[("most", "parts in an exercise")] = max(
        (len(key.units) for key in keys if isinstance(key, SortKey)), default=0
    )
    counts[("most", "exercises that show a paragraph")] = max(shown.values(), default=0)
    counts[("per cent", "contested among keyed spans")] = _per_cent(
        verdicts.count("contested"), len(verdicts)
    )
    counts[("per cent", "cannot-tell among answers")] = _per_cent(chosen.count("cannot-tell"), len(chosen))
    return counts


def paragraphs(exercise: Exercise) -> set[tuple[str, int]]:
    """Return the paragraphs that an exercise shows, each by its seed and its line."""
    return {(passage.seed.id, line) for passage in exercise.stem.passages for line, _ in passage.paragraphs()}


def _per_cent(part: int, whole: int) -> int:
    """Return a share in per cent, rounded up."""
    return -(-100 * part // whole) if whole else 0


@dataclass(frozen=True, slots=True)
class Bounds:
    """The bounds that the course states for one count: a minimum, a maximum, or both."""

    least: int | None = None
    most: int | None = None

    def hold(self, number: int) -> bool:
        """Return whether a number keeps within them."""
        return (self.least is None or number >= self.least) and (self.most is None or number <= self.most)


def bounds(course: Course) -> dict[tuple[str, str], Bounds]:
    """Return the bounds that the course states, by group and name."""
    if not course.minimums:
        return {}
    least = {(bound.group, bound.name): bound.number for bound in course.minimums.data.at_least}
    most = {(bound.group, bound.name): bound.number for bound in course.minimums.data.at_most}
    return {name: Bounds(least.get(name), most.get(name)) for name in (*least, *most)}


def check(course: Course) -> Iterator[Finding]:
    """Yield a finding for each count outside its bounds."""
    if not course.minimums:
        return
    counts = count(course)
    for index, bound in enumerate(course.minimums.data.at_least):
        if counts[(bound.group, bound.name)] < bound.number:
            message = f"the course holds {counts[(bound.group, bound.name)]} of `{bound.group}: {bound.name}`, not {bound.number}"
            hint = "Write what is missing, or state a minimum that is meant."
            yield course.minimums.finding(("at_least", index, "number"), "coverage-short", message, hint)
    for index, bound in enumerate(course.minimums.data.at_most):
        if counts[(bound.group, bound.name)] > bound.number:
            message = f"`{bound.group}: {bound.name}` is {counts[(bound.group, bound.name)]}, and may be {bound.number} at most"
            hint = "`facingpages coverage` shows all counts; change the exercises, or state a bound that is meant."
            yield course.minimums.finding(("at_most", index, "number"), "coverage-over", message, hint)


def rows(counts: Counts, bounds: dict[tuple[str, str], Bounds]) -> list[tuple[str, str, str, str, str]]:
    """Return one row for each count: group, name, count, minimum, maximum; a missing bound is empty."""
    named = sorted({*counts, *bounds})
    return [(*name, str(counts[name]), *_shown(bounds.get(name, Bounds()))) for name in named]


def _shown(bounds: Bounds) -> tuple[str, str]:
    return (
        "" if bounds.least is None else str(bounds.least),
        "" if bounds.most is None else str(bounds.most),
    )
