"""A suggestion: one place in a seed that an author may want to key, and the reason for looking at
it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from facingpages.author.suggest.lists import Sureness
from facingpages.text.anchors import Selector
from facingpages.text.citations import Citation, Entry
from facingpages.text.folded import Range


class SuggestionKind(StrEnum):
    """The thing proposed; the kinds of a unit bear the names of the roles."""

    LOADED = "loaded-term"
    VAGUE = "vague-attribution"
    HEDGE = "hedge"
    QUOTATION = "quotation"
    CITATION = "citation"
    CLAIM = "claim"
    EVIDENCE = "evidence"
    REASONING = "reasoning"
    VALUE_JUDGEMENT = "value-judgement"
    PREDICTION = "prediction"
    CONCESSION = "concession"
    COUNTERCLAIM = "counterclaim"
    BACKGROUND = "background"


UNITS: Final = frozenset(
    {
        SuggestionKind.CLAIM,
        SuggestionKind.EVIDENCE,
        SuggestionKind.REASONING,
        SuggestionKind.VALUE_JUDGEMENT,
        SuggestionKind.PREDICTION,
        SuggestionKind.CONCESSION,
        SuggestionKind.COUNTERCLAIM,
        SuggestionKind.BACKGROUND,
    }
)
POINTS: Final = frozenset(
    {SuggestionKind.CLAIM, SuggestionKind.VALUE_JUDGEMENT, SuggestionKind.PREDICTION}
)  # units that others can back up
WORDINGS: Final = frozenset(
    {SuggestionKind.LOADED, SuggestionKind.VAGUE, SuggestionKind.HEDGE, SuggestionKind.QUOTATION}
)  # what may become a keyed span


OPEN: Final = "its role is open: nothing in it speaks for one"
UNMARKED: Final = "no one word marks it"
LIKELY: Final = 0.4  # of the role of a unit: a less likely one is left open
PLACES: Final = ("it opens its paragraph", "it closes its paragraph")  # reasons for a claim


@dataclass(frozen=True, slots=True)
class Spot:
    """A place found by a rule; it has no selector yet."""

    where: Range
    kind: SuggestionKind
    reason: str
    technique: str | None = None
    neutral: str | None = None
    evidence: str | None = None
    supports: bool | None = None
    sure: float = 0
    other: str | None = None
    mark: Citation | None = None
    entries: tuple[Entry, ...] = ()
    is_own: bool = True
    is_noun: bool = False
    sureness: Sureness = Sureness.MOSTLY
    may_judge: bool = True


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One proposal: range in the seed, selector, line, the words as shown, and a reason.

    `technique` and `neutral` come with wordings, and `is_own`, whether the writer judges by them and neither
    denies nor reports them, `is_noun`, whether a listed verb is a noun here, `sureness`, and
    `may_judge`, whether a word that judges sometimes seems to do so here. Units come with
    `supports`, whether the unit seems to be put forward in support of another, with `sure`, how likely a
    careful reader accepts its role, an `other` role that is about as likely, and in the role of evidence with
    the kind of `evidence`. With a citation come its `mark`, the `entries` of the seed's source list that it
    can mean, with a selector each (`references`), and the words before it in its sentence (`claim`). Nothing
    in it is a key: that is the author's to write."""

    seed: str
    where: Range
    selector: Selector
    line: int
    shown: str
    kind: SuggestionKind
    reason: str
    technique: str | None = None
    neutral: str | None = None
    evidence: str | None = None
    supports: bool | None = None
    sure: float = 0
    other: str | None = None
    mark: Citation | None = None
    entries: tuple[Entry, ...] = ()
    claim: Selector | None = None
    references: tuple[Selector, ...] = ()
    is_own: bool = True
    is_noun: bool = False
    sureness: Sureness = Sureness.MOSTLY
    may_judge: bool = True

    @property
    def is_marked(self) -> bool:
        """Whether a word speaks for it; the place of a unit alone does not."""
        because = self.reason.rpartition(": ")[2]
        return self.kind not in UNITS or (self.reason != OPEN and because not in (*PLACES, UNMARKED))

    @property
    def role(self) -> str | None:
        """The role of a unit; None for any other kind."""
        return self.kind.value if self.kind in UNITS else None
