"""The format of a citation check, and the proofs that its keys carry."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from facingpages.course.formats.base import Model, Quote
from facingpages.course.formats.fields import Axis, Day, Domain, Prose, Slug, Whole
from facingpages.course.kinds.kind import ExerciseFile
from facingpages.course.kinds.passages import PassageRef


class Claim(Quote):
    """The words whose citation is checked, and their seed."""

    seed: Slug


class Event(Quote):
    """Words of the seed that state the day of an event, and that day."""

    date: Day


class DateOrder(Model):
    """Proof: the event and the entries that the mark can mean are dated in this order."""

    rule: Literal["source-predates-event", "source-not-before-event"]
    event: Event
    source_date: Day


class Targeted(Model):
    """Proof on one thing that the mark cites: its `domain`, or its `target` as `facingpages citations`
    names it.  Neither is needed where the mark cites one thing."""

    domain: Domain | None = None
    target: Prose | None = None


class OneEntry(Targeted):
    """Proof: the target of the mark is exactly one reference: an entry of the text's own list, a note or a
    link."""

    rule: Literal["one-entry"]


class SeveralEntries(Targeted):
    """Proof: the target of the mark can be this many entries, two or more."""

    rule: Literal["several-entries"]
    entries: Whole


class NotListed(Targeted):
    """Proof: the target of the mark is in no entry."""

    rule: Literal["not-listed"]


class NoCitation(Model):
    """Proof: the paragraph of the claim holds no citation mark, nor anything that may be one."""

    rule: Literal["no-citation"]


class Attribution(Model):
    """Proof: the claim's paragraph mentions a study, a report or another work, and nothing in it leads
    there."""

    rule: Literal["attribution"]
    source: Quote


class NamedNotListed(Model):
    """Proof: the claim names a source in words, and no entry holds that name."""

    rule: Literal["named-not-listed"]
    source: Quote


class NamedEntry(Model):
    """Proof: the claim names a source in words, and the one entry with that name is the one of `reference`,
    whatever else the mark cites."""

    rule: Literal["named-entry"]
    source: Quote


class ReadThrough(Model):
    """Proof: the claim names a source in words, and the one entry with that name shows where it was read
    instead."""

    rule: Literal["read-through"]
    source: Quote
    entry: Quote


class SourceSays(Model):
    """Proof: words of the claim beside words of its source (the shown source, else an entry of the list)."""

    rule: Literal["source-says"]
    statement: Quote
    says: Quote


class Wording(Model):
    """Proof: two places give the same words exactly, changed, or shortened.

    The original is in the source that is shown, or, where none is, in another place of the seed.
    """

    rule: Literal["quotation-same", "quotation-altered", "quotation-trimmed"]
    quote: Quote
    original: Quote


class WordsOfAnother(Model):
    """Proof: another place has the quoted words and gives them to somebody else.

    The original and its speaker are in the source that is shown, or, where none is, in the seed.
    """

    rule: Literal["words-of-another"]
    quote: Quote
    original: Quote
    speaker: Quote


Proof = Annotated[
    DateOrder
    | OneEntry
    | SeveralEntries
    | NotListed
    | NoCitation
    | Attribution
    | NamedNotListed
    | NamedEntry
    | ReadThrough
    | SourceSays
    | Wording
    | WordsOfAnother,
    Field(discriminator="rule"),
]


class ChoiceEntry(Model):
    """One answer on offer, and why it is right or wrong; `text` replaces the vocabulary's label."""

    choice: Slug
    text: Prose | None = None
    why: Prose


class QuestionEntry(Model):
    """One question on one axis; `proof` is recomputed from the seed by the checker."""

    axis: Axis
    ask: Prose | None = None
    choices: Annotated[list[ChoiceEntry], Field(min_length=2)]
    key: Slug
    proof: Proof | None = None


class CitationCheckFile(ExerciseFile):
    """An exercise in which the learner follows one citation, or finds that there is none.

    `source` is a stretch of the text that is cited, where the course holds it: the learner reads it below
    the claim."""

    kind: Literal["citation-check"]
    claim: Claim
    citation: Quote | Literal["none"]
    reference: Quote | Literal["none"]
    source: PassageRef | None = None
    questions: Annotated[list[QuestionEntry], Field(min_length=1, max_length=4)]
