"""Items: an exercise after its quotations were placed, with the key apart from what a learner may see.

`Exercise` and `Item` hold the key.  Whatever a learner may receive without a key is made of `LearnerExercise`
and `LearnerItem`, which have no field for it; `without_key` is the only way to make them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from facingpages.course.formats.seeds import SeedEntry
from facingpages.text.folded import Lines, Range, Text

NO_SIDE: Final = "no side"  # what a plain report is counted for


@dataclass(frozen=True)
class Passage:
    """A stretch of whole lines of a seed as an exercise shows it.

    `where` is in folded characters of the seed's text.  `first_word` is the number, in the exercise, of the
    passage's first word: words are numbered through all passages of one exercise, from 0.
    """

    seed: SeedEntry
    text: Text
    lines: Lines
    first_word: int = 0

    @cached_property
    def where(self) -> Range:
        """The stretch in folded characters of the seed."""
        return Range(self.text.lines[self.lines.first - 1].start, self.text.lines[self.lines.last - 1].end)

    @cached_property
    def seed_words(self) -> Range:
        """The stretch in word numbers of the seed."""
        return self.text.words_in(self.where)

    @property
    def words(self) -> Range:
        """The stretch in word numbers of the exercise."""
        return Range(self.first_word, self.first_word + len(self.seed_words))

    @property
    def side(self) -> str:
        """The side that the passage counts for: its seed's, or none where all of it is a plain report."""
        plain = {n for lines in self.seed.plain_reports for n in range(lines.first, lines.last + 1)}
        return NO_SIDE if all(n in plain for n, _ in self.paragraphs()) else self.seed.side

    def paragraphs(self) -> tuple[tuple[int, Range], ...]:
        """Return the line number and the characters of each line that is not blank."""
        numbered = ((n, self.text.lines[n - 1]) for n in range(self.lines.first, self.lines.last + 1))
        return tuple((n, line) for n, line in numbered if self.text.folded[line.start : line.end].strip())

    def number(self, where: Range) -> Range:
        """Return the words of the exercise that a range of characters touches."""
        touched = self.text.words_in(where)
        shift = self.first_word - self.seed_words.start
        return Range(touched.start + shift, touched.end + shift)

    def characters(self, words: Range) -> Range:
        """Return the characters from the first to the last of some words of the exercise."""
        shift = self.seed_words.start - self.first_word
        return Range(self.text.words[words.start + shift].start, self.text.words[words.end + shift - 1].end)


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


Task = Marking | Sorting | Choosing | Rewriting


@dataclass(frozen=True, slots=True)
class KeyedSpan:
    """One span of the key, in words of the exercise; `core` is the least of them that must be marked."""

    words: Range
    core: Range
    verdict: str
    technique: str | None
    neutral: str | None
    why: str


@dataclass(frozen=True, slots=True)
class MarkKey:
    """The key of a marking task: spans in the order of the text, none overlapping another."""

    spans: tuple[KeyedSpan, ...]

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
    """What decides a question: words of the text, entries by their numbers in its list, and words of the source that is shown.

    Words are in characters of their seed.
    """

    words: tuple[Range, ...] = ()
    entries: tuple[int, ...] = ()
    source: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class ChoiceKey:
    """The right choice, for every choice why it is right or wrong, what the proof recomputed, and what of the text decides."""

    choice: str
    whys: tuple[tuple[str, str], ...]
    fact: str | None = None
    decided: Decided = Decided()


@dataclass(frozen=True, slots=True)
class GoneKey:
    """An expression that a rewriting should do without, a neutral wording for it, and why."""

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
    """The key of a rewriting: what should be gone, what should be kept, and what a person judges."""

    gone: tuple[GoneKey, ...]
    facts: tuple[FactKey, ...]
    rubric: tuple[str, ...]
    model: str
    why: str


Key = MarkKey | SortKey | ChoiceKey | RewriteKey


@dataclass(frozen=True, slots=True)
class Focus:
    """The words an exercise is about: the claim or the sentence, and a citation mark where there is one, in characters."""

    claim: Range
    mark: Range | None


@dataclass(frozen=True, slots=True)
class Stem:
    """What is shown above the items of an exercise; nothing in it tells an answer.

    `meant` are the numbers of the entries that share an address with the citation mark, as a reader of the list sees them.
    """

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

    @property
    def shown(self) -> tuple[Passage, ...]:
        """Every passage that the learner reads: those of the task, and the source."""
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
        """Eight hexadecimal digits that change whenever the texts, units or choices change to which an answer belongs."""
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


def span_text(made: Exercise, words: Range) -> str:
    """Return the words of a span as they stand in the text."""
    passage = next(p for p in made.stem.passages if words in p.words)
    return passage.text.show(passage.characters(words))
