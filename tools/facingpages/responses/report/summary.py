"""Summary: one line for each exercise: how many, how well, what went wrong most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facingpages.course.items import (
    Exercise,
    MarkKey,
    SortKey,
    span_text,
)
from facingpages.language.messages import SOURCE, catalogue
from facingpages.responses.report.discuss import FEWEST, Topic, false_runs, part_name, topics
from facingpages.responses.report.heat import spans
from facingpages.responses.report.kind_sums import (
    NONE,
    ChoiceSums,
    MarkSums,
    RoleSums,
    TextSums,
)
from facingpages.responses.report.parts import questions, right, role_label, texts
from facingpages.responses.report.statistics import Estimate, mean
from facingpages.responses.report.sums import ExerciseSums


@dataclass(frozen=True, slots=True)
class Summary:
    """One exercise in the table of all: how many answered, how well, what went wrong most.

    Where a mean would mislead, `facility` is None and `instead` has the words that replace it."""

    exercise: Exercise
    n: int
    facility: Estimate | None
    instead: str
    missed: str
    false: str
    topics: tuple[Topic, ...]


def summary(sums: ExerciseSums, language: str = SOURCE) -> Summary:
    """Return an exercise as the table of all exercises shows it."""
    missed, false = _most(sums, language)
    instead = _instead(sums, language)
    facility = None if instead else mean(sums.total, sums.squares, sums.n)
    return Summary(sums.exercise, sums.n, facility, instead, missed, false, tuple(topics(sums, language)))


def _instead(sums: ExerciseSums, language: str) -> str:
    """Return what is shown in place of a mean score; empty where there is a mean.

    Where nothing is loaded, a reader earns 1 for no marks (outside the spans that could go either way) and 0
    for any: the sum of the scores is then the number of readers who left it alone.  Rewritings are read by a
    person; the report only tells which seem whole sentences."""
    key, _ = sums.exercise.items[0].key, catalogue(language).gettext
    if isinstance(key, MarkKey) and not key.of("loaded"):
        form = _("Nothing here is loaded: %(count)s of %(all)s left it alone")
        return form % {"count": round(sums.total), "all": sums.n}
    if isinstance(sums.of_kind, TextSums):
        written = sums.n - sums.of_kind.empty
        form = _("Read them aloud: %(written)s written, %(whole)s seem whole sentences")
        return form % {"written": written, "whole": sums.of_kind.whole}
    return ""


def _most(sums: ExerciseSums, language: str) -> tuple[str, str]:
    """Return what most readers missed, and what most of them marked or chose though it is not right."""
    exercise, of_kind, n, _ = sums.exercise, sums.of_kind, sums.n, catalogue(language).gettext

    def first(counted: Sequence[tuple[int, str]]) -> str:
        return _first(counted, n, _("%(words)s: %(count)s of %(all)s"))

    match of_kind:
        case MarkSums():
            missed = [
                (row.missed, row.words) for row in spans(exercise, of_kind, n) if row.verdict == "loaded"
            ]
            false = [(count, f"“{span_text(exercise, run)}”") for run, count in false_runs(exercise, of_kind)]
            return first([(count, f"“{words}”") for count, words in missed]), first(false)
        case RoleSums():
            key = exercise.items[0].key
            assert isinstance(key, SortKey)
            units = key.units
            missed = [
                (
                    n - right(counts, unit.roles),
                    f"{part_name(exercise, i, language)}, {role_label(unit.role, language)}",
                )
                for i, (unit, counts) in enumerate(zip(units, of_kind.roles, strict=True), 1)
            ]
            false = [
                (
                    count,
                    _("%(part)s taken for %(role)s")
                    % {"part": part_name(exercise, i, language), "role": role_label(role, language)},
                )
                for i, (unit, counts) in enumerate(zip(units, of_kind.roles, strict=True), 1)
                for role, count in sorted(counts.items())
                if role != NONE and role not in unit.roles
            ]
            return first(missed), first(false)
        case ChoiceSums():
            shown = questions(exercise, of_kind, n, language)
            missed = [(n - q.right, f"“{q.ask}”") for q in shown]
            false = [
                (row.count, f"“{row.name}”") for q in shown for row in q.rows if not row.is_right and row.id
            ]
            return first(missed), first(false)
        case TextSums():
            facts = [
                (of_kind.whole - row.count, _("the fact “%(fact)s”") % {"fact": row.words})
                for row in texts(exercise, of_kind, n).kept
            ]
            return first(facts), first([(c, f"“{w}”") for w, c in sorted(of_kind.brought.items())])


def _first(counted: Sequence[tuple[int, str]], n: int, form: str) -> str:
    """Return the words of the largest count with the share of readers; empty where it is below `FEWEST`."""
    best = max(counted, key=lambda pair: pair[0], default=(0, ""))
    return form % {"words": best[1], "count": best[0], "all": n} if best[0] >= FEWEST else ""
