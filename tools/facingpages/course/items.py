"""Items: an exercise with its quotations placed, and its key kept apart from everything a learner may see.

`Exercise` and `Item` hold the key.  Whatever a learner may receive without a key is made of `LearnerExercise`
and `LearnerItem`, which have no field for it; `without_key` is the only way to make them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from facingpages.course.passage import Passage
from facingpages.text.citations import Listed, Style
from facingpages.text.folded import Range


@dataclass(frozen=True, slots=True)
class Unit:
    """One stretch of a passage to be given a role."""

    passage: int
    where: Range


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer offered."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Marking:
    """The task to mark expressions among the words of all passages."""

    words: int


@dataclass(frozen=True, slots=True)
class Sorting:
    """The task to give each unit one of the roles of the vocabulary."""

    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Choosing:
    """The task to answer one question on a citation."""

    axis: str
    ask: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Rewriting:
    """The task to say one sentence of the passage in other words."""

    sentence: str


# The kinds that come with the package; where code outside `course/kinds` must know them all, it matches on
# these.
KindId = Literal["loaded-terms", "claim-evidence", "citation-check", "rewrite"]
Task = Marking | Sorting | Choosing | Rewriting


@dataclass(frozen=True, slots=True)
class KeyedSpan:
    """One keyed span, as a range of the exercise's words; `core` is the part that must be marked."""

    words: Range
    core: Range
    verdict: str
    technique: str | None
    neutral: str | None
    why: str


@dataclass(frozen=True)
class MarkKey:
    """The key of a marking task: spans in the order of the text, none overlapping another."""

    spans: tuple[KeyedSpan, ...]

    @property
    def cores(self) -> tuple[Range, ...]:
        """The cores of the loaded spans, in the order of `of("loaded")`."""
        return tuple(span.core for span in self.spans if span.verdict == "loaded")

    @cached_property
    def techniques(self) -> tuple[tuple[Range, str], ...]:
        """The words of the loaded spans that have a technique, each with it."""
        return tuple((s.words, s.technique) for s in self.spans if s.verdict == "loaded" and s.technique)

    @cached_property
    def memory(self) -> dict[type, object]:
        """Room for what `kinds/marked` computes once, by its type."""
        return {}

    def of(self, verdict: str) -> tuple[Range, ...]:
        """Return the words of the spans with one verdict."""
        return tuple(span.words for span in self.spans if span.verdict == verdict)


@dataclass(frozen=True, slots=True)
class UnitKey:
    """The role of one unit, the other roles that count as right, and why."""

    role: str
    evidence: str | None
    supports: int | None
    accept: tuple[str, ...]
    why: str

    @property
    def roles(self) -> tuple[str, ...]:
        """All roles that count as right, the best first."""
        return (self.role, *self.accept)


@dataclass(frozen=True, slots=True)
class SortKey:
    """The key of a sorting task, a unit each, in order."""

    units: tuple[UnitKey, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """The evidence that decides a question: words of the text, numbers of its list entries, and words of a
    shown source.

    Words are in characters of their seed.
    """

    words: tuple[Range, ...] = ()
    entries: tuple[int, ...] = ()
    source: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class ChoiceKey:
    """The right choice, a reason for every choice, the fact recomputed by the proof, and the evidence that
    decides."""

    choice: str
    whys: tuple[tuple[str, str], ...]
    fact: str | None = None
    decided: Decided = Decided()


@dataclass(frozen=True, slots=True)
class GoneKey:
    """An expression that a rewriting should drop, a neutral wording for it, and why."""

    words: str
    neutral: str
    why: str


@dataclass(frozen=True, slots=True)
class FactKey:
    """A fact that a rewriting should keep: any one of these wordings keeps it."""

    fact: str
    any_of: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class RewriteKey:
    """The key of a rewriting: expressions to drop, facts to keep, and the rubric for a person."""

    gone: tuple[GoneKey, ...]
    facts: tuple[FactKey, ...]
    rubric: tuple[str, ...]
    model: str
    why: str


Key = MarkKey | SortKey | ChoiceKey | RewriteKey


@dataclass(frozen=True, slots=True)
class Focus:
    """The words an exercise is about, in characters: the claim or sentence, and its citation mark if any."""

    claim: Range
    mark: Range | None


def around(claim: Range, mark: Range | None) -> tuple[Range, ...]:
    """Return the parts of a claim that are outside of its citation mark; the claim where it holds no mark."""
    if not mark or mark not in claim:
        return (claim,)
    parts = (Range(claim.start, mark.start), Range(mark.end, claim.end))
    return tuple(part for part in parts if part.start < part.end)


@dataclass(frozen=True, slots=True)
class Stem:
    """The part of an exercise above its items: title, prompt, passages. It gives no answer away.

    `meant` are the numbers of the entries that share an address with the citation mark, as a reader of the
    list sees them."""

    id: str
    kind: str
    title: str
    minutes: int
    prompt: str
    passages: tuple[Passage, ...]
    focus: Focus | None = None
    entries: tuple[tuple[int, str], ...] = ()
    source: Passage | None = None  # of the text that is cited, where the learner can read it
    meant: tuple[int, ...] = ()
    listed: Listed = Listed.LIST  # what `entries` are
    style: Style | None = None  # of the citation mark

    @property
    def shown(self) -> tuple[Passage, ...]:
        """Every passage that the learner reads: those of the task, and the shown source."""
        return (*self.passages, self.source) if self.source else self.passages


@dataclass(frozen=True, slots=True)
class LearnerItem:
    """One scorable question as a learner sees it."""

    id: str
    task: Task


@dataclass(frozen=True, slots=True)
class LearnerExercise:
    """An exercise as a learner sees it."""

    stem: Stem
    items: tuple[LearnerItem, ...]

    @property
    def version(self) -> str:
        """Eight hexadecimal digits that change whenever the texts, units or choices of the exercise
        change."""
        passages = [(passage.seed.sha256, str(passage.lines)) for passage in self.stem.shown]
        shown = repr((passages, self.stem.focus, [item.task for item in self.items]))
        return hashlib.sha256(shown.encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Item:
    """One scorable question with its key."""

    id: str
    task: Task
    key: Key

    def without_key(self) -> LearnerItem:
        """Return the item as a learner sees it."""
        return LearnerItem(self.id, self.task)


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise with its keys."""

    stem: Stem
    items: tuple[Item, ...]

    def without_key(self) -> LearnerExercise:
        """Return the exercise as a learner sees it."""
        return LearnerExercise(self.stem, tuple(item.without_key() for item in self.items))


def anchor(id: str) -> str:
    """Return the HTML id of an exercise on its page."""
    return "fp-" + id.replace("/", "--")


def span_text(exercise: Exercise, words: Range) -> str:
    """Return the words of a span as they are in the text."""
    passage = next(p for p in exercise.stem.passages if words in p.words)
    return passage.shown(words)
