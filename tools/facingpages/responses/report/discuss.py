"""Discuss: what of a class's answers is worth ten minutes of the next lesson, and why.

A topic is a place where many readers went the same wrong way.  Topics are ranked by the lower end of Wilson's
interval of the share of readers who did, so that three readers of four weigh less than twenty of thirty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, assert_never

from facingpages.course.items import (
    ChoiceKey,
    Choosing,
    Exercise,
    MarkKey,
    RewriteKey,
    Sorting,
    SortKey,
    span_text,
)
from facingpages.course.kinds.scoring import Outcome
from facingpages.course.part_labels import labels, named_parts
from facingpages.language.messages import SOURCE, catalogue
from facingpages.language.vocabulary import vocabulary
from facingpages.responses.report.kind_sums import (
    NONE,
    ChoiceSums,
    MarkSums,
    RoleSums,
    TextSums,
)
from facingpages.responses.report.statistics import wilson
from facingpages.responses.report.sums import ExerciseSums
from facingpages.text.folded import Range, Text

LEAST: Final = 0.3  # the share of readers from whom on something is worth discussing
FIRST_WORDS: Final = 5  # words that name a part
FEWEST: Final = 3  # readers; what two did is their affair


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing to discuss: a sentence on what happened, how many of how many readers, the key's reason.

    Where the class is divided, `count` is the smaller camp, and the sentence gives both."""

    exercise: str
    what: str
    count: int
    n: int
    why: str
    divided: bool = False

    @property
    def weight(self) -> float:
        """The lower end of the interval of the share of readers."""
        return wilson(self.count, self.n).low

    @property
    def short_why(self) -> str:
        """The first sentence of the reason, which can be read alone."""
        text = Text(self.why)
        return text.show(text.sentences[0]) if text.sentences else ""

    @property
    def is_worth_it(self) -> bool:
        """Whether enough readers did it, in number and in share."""
        return self.count >= FEWEST and self.count >= LEAST * self.n


def topics(sums: ExerciseSums, language: str = SOURCE) -> list[Topic]:
    """Return what to discuss of one exercise, the weightiest first."""
    return sorted(
        (topic for topic in _all(sums, language) if topic.is_worth_it),
        key=lambda topic: (-topic.weight, topic.what),
    )


def _all(sums: ExerciseSums, language: str) -> Iterator[Topic]:
    exercise, of_kind = sums.exercise, sums.of_kind
    match of_kind:
        case MarkSums():
            yield from _of_marks(exercise, of_kind, sums.n, language)
        case RoleSums():
            yield from _of_roles(exercise, of_kind, sums.n, language)
        case ChoiceSums():
            yield from _of_choices(exercise, of_kind, sums.n, language)
        case TextSums():
            yield from _of_texts(exercise, of_kind, sums.n, language)
        case _:
            assert_never(of_kind)


def _of_marks(exercise: Exercise, sums: MarkSums, n: int, language: str) -> Iterator[Topic]:
    _ = catalogue(language).gettext
    key = exercise.items[0].key
    assert isinstance(key, MarkKey)
    for span, counts in zip(key.spans, sums.outcomes, strict=True):
        words = span_text(exercise, span.words)
        if span.verdict == "loaded":
            what = _("“%(words)s” is loaded, and was missed") % {"words": words}
            yield Topic(exercise.stem.id, what, counts[Outcome.MISSED], n, span.why)
        if span.verdict == "contested":
            marked = n - counts[Outcome.MISSED]
            split = min(marked, n - marked)
            form = _(
                "“%(words)s” could go either way, and the class is divided: %(marked)s marked it, %(others)s did not"
            )
            what = form % {"words": words, "marked": marked, "others": n - marked}
            yield Topic(exercise.stem.id, what, split, n, span.why, divided=True)
    for run, count in false_runs(exercise, sums):
        why = next((span.why for span in key.spans if span.words.overlaps(run)), "")
        what = _("“%(words)s” is plain, and was marked") % {"words": span_text(exercise, run)}
        yield Topic(exercise.stem.id, what, count, n, why)


def false_runs(exercise: Exercise, sums: MarkSums) -> list[tuple[Range, int]]:
    """Return the words that readers marked though they are plain, neither loaded nor contested, as runs with
    the number of readers at the word that most of them marked; the most marked first.

    A run grows from its most marked word to the neighbours that at least seven tenths as many marked."""
    key = exercise.items[0].key
    assert isinstance(key, MarkKey)
    keyed = {
        word
        for span in key.spans
        if span.verdict != "plain"
        for word in range(span.words.start, span.words.end)
    }
    free = {word: count for word, count in enumerate(sums.words) if count and word not in keyed}
    runs: list[tuple[Range, int]] = []
    for passage in exercise.stem.passages:
        left = {word: free[word] for word in free if passage.words.start <= word < passage.words.end}
        while left:
            peak = max(left, key=lambda word: (left[word], -word))
            count, start, end = left[peak], peak, peak + 1
            while left.get(start - 1, 0) * 10 >= count * 7:
                start -= 1
            while left.get(end, 0) * 10 >= count * 7:
                end += 1
            runs.append((Range(start, end), count))
            for word in range(start, end):
                del left[word]
    return sorted(runs, key=lambda run: (-run[1], run[0]))


def part_name(exercise: Exercise, number: int, language: str = SOURCE) -> str:
    """Return the label of a part, given by its number from 1, with its first words."""
    task = exercise.items[0].task
    assert isinstance(task, Sorting)
    unit = task.units[number - 1]
    words = exercise.stem.passages[unit.passage].text.show(unit.where).split()
    first = " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")
    return catalogue(language).gettext("part %(number)s (“%(words)s”)") % {
        "number": labels(exercise)[number - 1],
        "words": first,
    }


def _of_roles(exercise: Exercise, sums: RoleSums, n: int, language: str) -> Iterator[Topic]:
    key, roles = exercise.items[0].key, vocabulary(language).roles
    form = catalogue(language).gettext("%(part)s is %(right)s, and was taken for %(wrong)s")
    assert isinstance(key, SortKey)
    for number, (unit, counts) in enumerate(zip(key.units, sums.roles, strict=True), 1):
        wrong = {role: count for role, count in counts.items() if role != NONE and role not in unit.roles}
        if wrong:
            role = max(sorted(wrong), key=lambda role: wrong[role])
            right = roles[unit.role].label.lower()
            what = form % {
                "part": part_name(exercise, number, language),
                "right": right,
                "wrong": roles[role].label.lower(),
            }
            yield Topic(exercise.stem.id, what, wrong[role], n, named_parts(exercise, unit.why))


def _of_choices(exercise: Exercise, sums: ChoiceSums, n: int, language: str) -> Iterator[Topic]:
    form = catalogue(language).gettext("%(question)s “%(answer)s” was chosen")
    for item, counts in zip(exercise.items, sums.choices, strict=True):
        assert isinstance(item.key, ChoiceKey)
        assert isinstance(item.task, Choosing)
        wrong = most_wrong(item.key, counts)
        if wrong:
            answer = answer_name(item.task, wrong, language)
            what = form % {"question": item.task.ask.strip(), "answer": answer}
            yield Topic(exercise.stem.id, what, counts[wrong], n, dict(item.key.whys)[wrong])


def answer_name(task: Choosing, id: str, language: str = SOURCE) -> str:
    """Return the short name of an answer; its text where the exercise has other words than its axis."""
    text = next(choice.text for choice in task.choices if choice.id == id)
    axis = vocabulary(language).axes.get(task.axis)
    choices = (*axis.choices, *axis.of_links().choices) if axis else ()
    return next((one.short for one in choices if (one.id, one.label) == (id, text)), text)


def most_wrong(key: ChoiceKey, counts: dict[str, int]) -> str:
    """Return the id of the wrong answer that most readers chose, empty where nobody chose one."""
    wrong = {id: count for id, count in counts.items() if id not in (NONE, key.choice) and count}
    return max(sorted(wrong), key=wrong.__getitem__) if wrong else NONE


def _of_texts(exercise: Exercise, sums: TextSums, n: int, language: str) -> Iterator[Topic]:
    _ = catalogue(language).gettext
    key, broken = exercise.items[0].key, n - sums.empty - sums.whole
    assert isinstance(key, RewriteKey)
    yield Topic(exercise.stem.id, _("what was written seems to be no whole sentence"), broken, n, "")
    for part, count in zip(key.gone, sums.gone, strict=True):
        what = _("“%(words)s” is still in the rewritten sentence") % {"words": part.words}
        yield Topic(exercise.stem.id, what, sums.whole - count, n, part.why)
    for fact, count in zip(key.facts, sums.kept, strict=True):
        what = _("the fact “%(fact)s” is lost, by the word check") % {"fact": fact.fact}
        yield Topic(exercise.stem.id, what, sums.whole - count, n, fact.why)
    for word, count in sorted(sums.brought.items()):
        what = _("the loaded word “%(word)s” was brought in") % {"word": word}
        yield Topic(exercise.stem.id, what, count, n, "")
