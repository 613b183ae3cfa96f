"""The file formats: what `seeds.yml`, an exercise file and a lesson's front matter may hold.

These models are the definition: `authored` turns their errors into findings with a place, `schema` publishes
them as JSON Schema for editors.  They judge one file by itself; what needs the seeds, the vocabularies' relations
or other files is judged by `checks`.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from facingpages.anchors import Selector
from facingpages.fields import Axis, Day, EvidenceKind, LineRange, Prose, Role, Slug, Technique, Title, Whole, fault


class Model(BaseModel):
    """The ground of every format: closed, frozen, nothing coerced."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Quote(Model):
    """A TextQuoteSelector: `exact` words as they stand, and the words just before or after to tell places apart."""

    exact: Prose
    prefix: str = ""
    suffix: str = ""

    def selector(self) -> Selector:
        """Return it as `anchors` takes it."""
        return Selector(self.exact, self.prefix, self.suffix)


# --- seeds/seeds.yml ---------------------------------------------------------------------------------------


class Side(Model):
    """One of the answers that the texts give to the course's question."""

    id: Slug
    holds: Prose


NoiseKind = Literal[
    "ad", "by-line", "caption", "comment link", "reader comment", "navigation", "newsletter box", "note", "repeated title", "source list"
]


class Noise(Model):
    """Lines of a seed that are not the author's argument."""

    lines: LineRange
    kind: NoiseKind


class SourceList(Model):
    """Where a text lists its own sources: the heading's line, and the lines of the entries, one each."""

    heading: LineRange
    entries: LineRange


class SeedEntry(Model):
    """The provenance of one seed; title, author, outlet and date as stated in the text, else `not stated`."""

    id: Slug
    received_as: Prose
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    title: Title
    author: Title
    outlet: Title
    date: Title
    kind: Prose
    side: Slug
    position: Title
    notice: list[Prose]
    noise: list[Noise]
    source_list: SourceList | None = None


class SeedsFile(Model):
    """The whole of `seeds.yml`: the question, the sides, the seeds."""

    question: Title
    sides: Annotated[list[Side], Field(min_length=2)]
    seeds: Annotated[list[SeedEntry], Field(min_length=1)]


# --- exercises/**/*.yml ------------------------------------------------------------------------------------


class PassageRef(Model):
    """A stretch of a seed, by its lines."""

    seed: Slug
    lines: LineRange


Stimulus = Annotated[list[PassageRef], Field(min_length=1, max_length=2)]


class SpanEntry(Model):
    """One keyed span: its words, the verdict, and why.

    `loaded` earns credit; `contested` counts neither way; `plain` looks loaded and is not.
    """

    mark: Quote
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
    accept: list[Role] = []
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
    domain: Prose


class SeveralEntries(Model):
    """The domain of the mark stands in this many entries, two or more."""

    rule: Literal["several-entries"]
    domain: Prose
    entries: Whole


class NotListed(Model):
    """The domain of the mark stands in no entry."""

    rule: Literal["not-listed"]
    domain: Prose


class NoCitation(Model):
    """The paragraph of the claim holds no citation mark."""

    rule: Literal["no-citation"]


class Wording(Model):
    """Two places of the seed that give the same words: alike, changed, or one cut out of the other."""

    rule: Literal["quotation-same", "quotation-altered", "quotation-trimmed"]
    quote: Quote
    original: Quote


Proof = Annotated[DateOrder | OneEntry | SeveralEntries | NotListed | NoCitation | Wording, Field(discriminator="rule")]


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
    """An exercise in which the learner follows one citation, or looks for one that is not there."""

    kind: Literal["citation-check"]
    title: Title
    minutes: Whole
    prompt: Prose
    claim: Claim
    citation: Quote | Literal["none"]
    reference: Quote | Literal["none"]
    questions: Annotated[list[QuestionEntry], Field(min_length=1, max_length=4)]


ExerciseFile = LoadedTermsFile | ClaimEvidenceFile | CitationCheckFile
EXERCISE_FORMATS: Final[dict[str, type[ExerciseFile]]] = {
    "loaded-terms": LoadedTermsFile,
    "claim-evidence": ClaimEvidenceFile,
    "citation-check": CitationCheckFile,
}


# --- front matter of lessons/*.md --------------------------------------------------------------------------


class LessonFront(Model):
    """What a lesson says of itself; a page without `minutes` is not a lesson and needs a title only."""

    title: Title
    minutes: Whole | None = None
    question: Title | None = None
    objectives: list[Prose] = []
    notice: list[Prose] = []

    @model_validator(mode="after")
    def _complete(self) -> LessonFront:
        if self.minutes and not (self.question and self.objectives):
            raise fault("a lesson needs a `question` and `objectives`", "Add both, or delete `minutes` if the page is not a lesson.")
        return self
