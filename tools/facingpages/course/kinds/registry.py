"""The formats of exercise files, one model a kind, and the proofs that a citation key carries."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field, model_validator

from facingpages.course.formats.base import Model, Quote
from facingpages.course.formats.fields import Axis, Day, Domain, EvidenceKind, LineRange, Prose, Role, Slug, Technique, Title, Whole, fault


class PassageRef(Model):
    """A stretch of a seed, by its lines."""

    seed: Slug
    lines: LineRange


Stimulus = Annotated[list[PassageRef], Field(min_length=1, max_length=2)]


class SpanEntry(Model):
    """One keyed span: its words, the verdict, and why.

    `loaded` earns credit; `contested` counts neither way; `plain` looks loaded and is not.  `core` is the least that
    must be marked (the MIN string of MUC-6); without it, that is all of `mark`.
    """

    mark: Quote
    core: Prose | None = None
    verdict: Literal["loaded", "contested", "plain"]
    technique: Technique | None = None
    neutral: Prose | None = None
    why: Prose

    @model_validator(mode="after")
    def _complete(self) -> SpanEntry:
        if self.verdict == "loaded" and not (self.technique and self.neutral):
            raise fault("a loaded span needs a `technique` and a `neutral` wording", "Add both; see the list of techniques.")
        if self.verdict == "plain" and self.technique:
            raise fault("a plain span has no technique", "Delete `technique`, or set the verdict to loaded or contested.")
        return self


class LoadedTermsFile(Model):
    """An exercise in which the learner marks the loaded expressions of one or two passages."""

    kind: Literal["loaded-terms"]
    title: Title
    minutes: Whole
    stimulus: Stimulus
    prompt: Prose
    spans: Annotated[list[SpanEntry], Field(min_length=1)]


class UnitEntry(Model):
    """One stretch of a passage with its role; `accept` lists other roles that count as right."""

    text: Quote
    role: Role
    evidence: EvidenceKind | None = None
    supports: Whole | None = None
    accept: list[Role] = Field(default_factory=list)
    why: Prose

    @model_validator(mode="after")
    def _complete(self) -> UnitEntry:
        if (self.role == "evidence") != (self.evidence is not None):
            raise fault("`evidence` goes with the role evidence, and only with it", "Name the kind of evidence, or change the role.")
        return self


class ClaimEvidenceFile(Model):
    """An exercise in which the learner gives each unit of a passage its role."""

    kind: Literal["claim-evidence"]
    title: Title
    minutes: Whole
    stimulus: Stimulus
    prompt: Prose
    units: Annotated[list[UnitEntry], Field(min_length=2)]


class Claim(Quote):
    """The words whose citation is checked, and the seed they stand in."""

    seed: Slug


class Event(Quote):
    """Words of the seed that state the day of an event, and that day."""

    date: Day


class DateOrder(Model):
    """The dates of an event and of the entries that the mark can mean stand in this order."""

    rule: Literal["source-predates-event", "source-not-before-event"]
    event: Event
    source_date: Day


class OneEntry(Model):
    """The domain of the mark stands in exactly one entry of the text's own source list."""

    rule: Literal["one-entry"]
    domain: Domain


class SeveralEntries(Model):
    """The domain of the mark stands in this many entries, two or more."""

    rule: Literal["several-entries"]
    domain: Domain
    entries: Whole


class NotListed(Model):
    """The domain of the mark stands in no entry."""

    rule: Literal["not-listed"]
    domain: Domain


class NoCitation(Model):
    """The paragraph of the claim holds no citation mark, nor anything else that may be one."""

    rule: Literal["no-citation"]


class NamedNotListed(Model):
    """The claim names a source in words, and no entry of a list holds that name."""

    rule: Literal["named-not-listed"]
    source: Quote


class ReadThrough(Model):
    """The claim names a source in words, one entry holds that name, and the entry tells through what it was read."""

    rule: Literal["read-through"]
    source: Quote
    entry: Quote


class SourceSays(Model):
    """Words of the claim, and the words of its source that decide: of the source shown, else of an entry of the list."""

    rule: Literal["source-says"]
    statement: Quote
    says: Quote


class Wording(Model):
    """Two places that give the same words: alike, changed, or one cut out of the other.

    The original stands in the source that is shown, or, where none is, in another place of the seed.
    """

    rule: Literal["quotation-same", "quotation-altered", "quotation-trimmed"]
    quote: Quote
    original: Quote


class WordsOfAnother(Model):
    """The quoted words stand in another place too, and that place gives them to somebody else.

    The original and its speaker stand in the source that is shown, or, where none is, in the seed.
    """

    rule: Literal["words-of-another"]
    quote: Quote
    original: Quote
    speaker: Quote


Proof = Annotated[
    DateOrder | OneEntry | SeveralEntries | NotListed | NoCitation | NamedNotListed | ReadThrough | SourceSays | Wording | WordsOfAnother,
    Field(discriminator="rule"),
]


class ChoiceEntry(Model):
    """One answer offered, and why it is right or wrong; `text` replaces the vocabulary's own label."""

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


class CitationCheckFile(Model):
    """An exercise in which the learner follows one citation, or looks for one that is not there.

    `source` is a stretch of the text that is cited, where the course holds it: the learner reads it below the claim.
    """

    kind: Literal["citation-check"]
    title: Title
    minutes: Whole
    prompt: Prose
    claim: Claim
    citation: Quote | Literal["none"]
    reference: Quote | Literal["none"]
    source: PassageRef | None = None
    questions: Annotated[list[QuestionEntry], Field(min_length=1, max_length=4)]


class Gone(Model):
    """An expression of the sentence that a rewriting should do without."""

    mark: Quote
    neutral: Prose
    why: Prose


class Fact(Model):
    """A fact that a rewriting should keep: it is kept if the answer holds any one of these wordings."""

    fact: Prose
    any_of: Annotated[list[Prose], Field(min_length=1)]
    why: Prose


class RewriteFile(Model):
    """An exercise in which the learner says a sentence in words that both sides would accept."""

    kind: Literal["rewrite"]
    title: Title
    minutes: Whole
    stimulus: Annotated[list[PassageRef], Field(min_length=1, max_length=1)]
    prompt: Prose
    sentence: Quote
    loaded: Annotated[list[Gone], Field(min_length=1)]
    facts: Annotated[list[Fact], Field(min_length=1)]
    rubric: Annotated[list[Prose], Field(min_length=1)]
    model: Prose
    why: Prose


ExerciseFile = LoadedTermsFile | ClaimEvidenceFile | CitationCheckFile | RewriteFile
EXERCISE_FORMATS: Final[dict[str, type[ExerciseFile]]] = {
    "loaded-terms": LoadedTermsFile,
    "claim-evidence": ClaimEvidenceFile,
    "citation-check": CitationCheckFile,
    "rewrite": RewriteFile,
}
