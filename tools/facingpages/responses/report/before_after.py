"""Before and after: the scores of the same readers on two test forms, compared reader by reader.

Every figure of a reader is the mean of the exercises that they answered, each with the same weight.
Rewritings are left out: their word check is no mark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from gettext import NullTranslations
from itertools import combinations
from math import isnan

from facingpages.course.course import Course
from facingpages.course.items import ChoiceKey, Exercise, MarkKey
from facingpages.language.messages import N_, catalogue
from facingpages.responses.report.kind_sums import TextSums
from facingpages.responses.report.statistics import Estimate, paired
from facingpages.responses.report.sums import ClassSums

SAME = 1e-9  # scores that differ by less are the same


@dataclass(frozen=True, slots=True)
class Change:
    """The mean scores of the readers who did both forms, from 0 to 1; their difference, after less before,
    with its interval over readers (None where it has none); how many readers rose, fell and stayed.

    `exercises` is the number of exercises on each form."""

    label: str
    n: int
    exercises: tuple[int, int]
    before: float
    after: float
    difference: Estimate | None
    rose: int
    fell: int

    @property
    def stayed(self) -> int:
        """The number of readers who have the same score on both forms."""
        return self.n - self.rose - self.fell


@dataclass(frozen=True, slots=True)
class ReaderChange:
    """The scores of one reader, and how many exercises that are all or nothing they got right, of how many,
    on each form."""

    label: str
    before: float
    after: float
    right: tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its title, its exercises, and how many of these are all or nothing: one question, or a
    passage with nothing loaded."""

    title: str
    exercises: int
    questions: int
    clean: int

    @property
    def weights(self) -> tuple[int, int, int]:
        """The numbers of exercises, which decide how far one of them moves a mean."""
        return self.exercises, self.questions, self.clean


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two forms compared: over all, by kind of exercise and by reader."""

    forms: tuple[Form, Form]
    whole: Change
    kinds: tuple[Change, ...]
    readers: tuple[ReaderChange, ...]


def in_words(comparison: Comparison, language: str) -> str:
    """Return the comparison over all, in sentences that can be read alone."""
    words, one, (first, second) = catalogue(language), comparison.whole, comparison.forms
    _ = words.gettext
    count = words.ngettext("%(num)s reader did both forms.", "%(num)s readers did both forms.", one.n)
    sentences = [
        count % {"num": one.n},
        _("The mean score is %(before)s on “%(first)s” and %(after)s on “%(second)s”: %(way)s on the second.")
        % {
            "before": _percent(one.before),
            "first": first.title,
            "after": _percent(one.after),
            "second": second.title,
            "way": _way(one.after - one.before, words),
        },
    ]
    if one.difference:
        sentences.append(
            _(
                "With other readers like these, the difference would most likely be between %(low)s and %(high)s."
            )
            % {"low": _way(one.difference.low, words), "high": _way(one.difference.high, words)}
        )
    sentences += [
        _("%(rose)s scored higher on the second form, %(fell)s lower, %(stayed)s the same.")
        % {"rose": one.rose, "fell": one.fell, "stayed": one.stayed},
        _("The two forms may differ in difficulty, so this alone does not show what the class learned."),
    ]
    return " ".join(sentences)


def forms(course: Course, lessons: Sequence[str]) -> tuple[str, str] | None:
    """Return the two forms of a test that were handed in, in the order of the course; None where there are
    not two.  Two tests are forms of one if they have as many exercises of each kind."""
    kinds = {
        id: Counter(exercise.stem.kind for exercise in course.exercises_of(id))
        for id in lessons
        if id in course.plans and course.plans[id].data.purpose == "test"
    }
    alike = (pair for pair in combinations(kinds, 2) if kinds[pair[0]] == kinds[pair[1]])
    return next(alike, None)


def compare(
    sums: ClassSums, before: Sequence[str], after: Sequence[str], titles: tuple[str, str]
) -> Comparison | None:
    """Return two forms compared, over the readers who answered something on both; of a kind, over those who
    answered something of the kind on both.  None where no reader answered both."""
    sides = [[id for id in ids if is_scored(sums, id)] for ids in (before, after)]
    whole = _change(sums, N_("All exercises"), sides)
    if not whole:
        return None
    kinds = dict.fromkeys(sums.exercises[id].exercise.stem.kind for ids in sides for id in ids)
    by_kind = [_change(sums, kind, [_of(sums, ids, kind) for ids in sides]) for kind in kinds]
    first, second = (_form(sums, ids, title) for ids, title in zip(sides, titles, strict=True))
    return Comparison(
        (first, second), whole, tuple(change for change in by_kind if change), tuple(_readers(sums, sides))
    )


def is_scored(sums: ClassSums, id: str) -> bool:
    """Return whether the scores of an exercise count in a mean: those of rewritings do not."""
    return not isinstance(sums.exercises[id].of_kind, TextSums)


def is_all_or_nothing(exercise: Exercise) -> bool:
    """Return whether an exercise has only the scores 0 and 1: one question, or nothing loaded to mark."""
    key = exercise.items[0].key
    if isinstance(key, ChoiceKey):
        return len(exercise.items) == 1
    return isinstance(key, MarkKey) and not key.of("loaded")


def _of(sums: ClassSums, ids: Sequence[str], kind: str) -> list[str]:
    return [id for id in ids if sums.exercises[id].exercise.stem.kind == kind]


def _form(sums: ClassSums, ids: Sequence[str], title: str) -> Form:
    short = [sums.exercises[id].exercise for id in ids if is_all_or_nothing(sums.exercises[id].exercise)]
    clean = sum(isinstance(exercise.items[0].key, MarkKey) for exercise in short)
    return Form(title, len(ids), len(short) - clean, clean)


def _both(sums: ClassSums, sides: Sequence[Sequence[str]]) -> list[tuple[int, float, float]]:
    """Return each reader who answered on both sides, with their mean score on each."""
    columns = [[sums.column(id) for id in ids] for ids in sides]
    found = []
    for i in range(len(sums.readers)):
        before, after = ([c[i] for c in side if not isnan(c[i])] for side in columns)
        if before and after:
            found.append((i, sum(before) / len(before), sum(after) / len(after)))
    return found


def _change(sums: ClassSums, label: str, sides: Sequence[Sequence[str]]) -> Change | None:
    both = _both(sums, sides)
    if not both:
        return None
    differences = [after - before for _, before, after in both]
    return Change(
        label,
        len(both),
        (len(sides[0]), len(sides[1])),
        sum(before for _, before, _ in both) / len(both),
        sum(after for _, _, after in both) / len(both),
        paired(differences),
        sum(difference > SAME for difference in differences),
        sum(difference < -SAME for difference in differences),
    )


def _readers(sums: ClassSums, sides: Sequence[Sequence[str]]) -> list[ReaderChange]:
    short = [[id for id in ids if is_all_or_nothing(sums.exercises[id].exercise)] for ids in sides]
    columns = [[sums.column(id) for id in ids] for ids in short]
    found = []
    for i, before, after in _both(sums, sides):
        first, second = ([c[i] for c in side if not isnan(c[i])] for side in columns)
        right = ((sum(x == 1 for x in first), len(first)), (sum(x == 1 for x in second), len(second)))
        found.append(ReaderChange(sums.readers[i], before, after, right))
    return found


def _percent(value: float) -> str:
    return f"{round(value * 100)}\u00a0%"


def _way(difference: float, words: NullTranslations) -> str:
    points = round(abs(difference) * 100)
    if not points:
        return words.gettext("no whole point apart")
    if difference > 0:
        form = words.ngettext("%(num)s point higher", "%(num)s points higher", points)
    else:
        form = words.ngettext("%(num)s point lower", "%(num)s points lower", points)
    return form % {"num": points}
