"""Kind sums: the answers of all readers to one exercise, as counts; a record for each kind of exercise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, assert_never

from facingpages.course.items import (
    ChoiceKey,
    Choosing,
    Exercise,
    Marking,
    MarkKey,
    RewriteKey,
    Rewriting,
    Sorting,
    SortKey,
)
from facingpages.course.kinds.marked import Marked
from facingpages.course.kinds.scoring import Outcome
from facingpages.course.kinds.word_check import check_rewriting, rewriting_of
from facingpages.language.vocabulary import vocabulary
from facingpages.language.word_lists import word_lists
from facingpages.responses.intake.shelf import Given

SHOWN: Final = 60  # rewritings of one exercise that the report shows
NONE: Final = ""  # no answer


@dataclass(slots=True)
class MarkSums:
    """The marks of a class: readers by word, outcomes by keyed span, names given by keyed technique.

    `hits` and `false_alarms` are sums over readers.  `names` counts, for each loaded span that a reader
    touched and named, the keyed technique with the one given."""

    words: list[int]
    outcomes: list[Counter[Outcome]]
    names: Counter[tuple[str, str]] = field(default_factory=Counter)
    hits: int = 0
    false_alarms: int = 0

    def add(self, found: Marked, names: Sequence[tuple[str, str]]) -> None:
        """Count the marks of one reader, and the techniques that they name, each with the keyed one."""
        readers = self.words
        for mark in found.marks:
            for word in range(mark.start, mark.end):
                readers[word] += 1
        for counts, outcome in zip(self.outcomes, found.outcomes, strict=True):
            counts[outcome] += 1
        self.hits += found.hits
        self.false_alarms += found.false_alarms
        for name, technique in names:
            if name in vocabulary().techniques:
                self.names[technique, name] += 1


@dataclass(slots=True)
class RoleSums:
    """The roles that a class gave, by part, and the parts that it drew links to."""

    roles: list[Counter[str]]
    links: list[Counter[int]]

    def add(self, answer: Given, readers: int) -> None:
        """Count the roles and links that so many readers gave."""
        known = vocabulary().roles
        for counts, role in zip(self.roles, answer.roles or (), strict=True):
            counts[role if role in known else NONE] += readers
        for drawn, target in zip(self.links, answer.supports or (), strict=False):
            if target:
                drawn[target] += readers


@dataclass(slots=True)
class ChoiceSums:
    """The answers that a class chose, by question."""

    choices: list[Counter[str]]

    def add(self, exercise: Exercise, answer: Given, readers: int) -> None:
        """Count the answers that so many readers chose."""
        for counts, item, choice in zip(self.choices, exercise.items, answer.choices or (), strict=True):
            assert isinstance(item.task, Choosing)
            is_offered = choice and any(choice == one.id for one in item.task.choices)
            counts[choice if choice and is_offered else NONE] += readers


@dataclass(slots=True)
class TextSums:
    """The rewritings of a class: of those that seem whole sentences, the expressions gone and the facts kept;
    and the first texts of all, each with whether it seems whole."""

    gone: list[int]
    kept: list[int]
    whole: int = 0
    empty: int = 0
    brought: Counter[str] = field(default_factory=Counter)
    texts: list[tuple[str, bool]] = field(default_factory=list)

    def add(self, exercise: Exercise, answer: Given) -> None:
        """Count the rewriting of one reader."""
        item, text = exercise.items[0], (answer.text or "").strip()
        assert isinstance(item.key, RewriteKey)
        assert isinstance(item.task, Rewriting)
        if not text:
            self.empty += 1
            return
        check = check_rewriting(text, rewriting_of(item.task.sentence, item.key), word_lists())
        seems_whole = check.frame and (_is_ended(text) or not _is_ended(item.task.sentence))
        if len(self.texts) < SHOWN:
            self.texts.append((text, seems_whole))
        if seems_whole:
            self.whole += 1
            self.gone = [count + is_gone for count, is_gone in zip(self.gone, check.gone, strict=True)]
            self.kept = [count + is_kept for count, is_kept in zip(self.kept, check.kept, strict=True)]
            self.brought.update(check.brought)


def _is_ended(text: str) -> bool:
    """Return whether a text ends with the mark of a sentence, quotation marks and brackets apart."""
    return text.rstrip(" \n\u00a0\"'”’»)]").endswith(tuple(".!?…。؟।"))


KindSums = MarkSums | RoleSums | ChoiceSums | TextSums


def empty(exercise: Exercise) -> KindSums:
    """Return the counts of an exercise that nobody has answered yet."""
    item = exercise.items[0]
    match item.task:
        case Marking():
            assert isinstance(item.key, MarkKey)
            return MarkSums([0] * item.task.words, [Counter() for _ in item.key.spans])
        case Sorting():
            assert isinstance(item.key, SortKey)
            return RoleSums([Counter() for _ in item.key.units], [Counter() for _ in item.key.units])
        case Choosing():
            assert isinstance(item.key, ChoiceKey)
            return ChoiceSums([Counter() for _ in exercise.items])
        case Rewriting():
            assert isinstance(item.key, RewriteKey)
            return TextSums([0] * len(item.key.gone), [0] * len(item.key.facts))
        case _:
            assert_never(item.task)
