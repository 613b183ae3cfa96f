"""Proofs: recompute from the seed each fact that a citation key states.

A key may say only what the text itself shows: whether a mark leads to an entry, how its entries are
dated, whether two places give the same words.  Where the exercise shows the source, its words decide.
What would need a source opened that is not shown can be keyed as "cannot tell" only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from facingpages.course.formats.source_file import Steps
from facingpages.course.kinds.citation_check import tracing, wordings
from facingpages.course.kinds.citation_check.format import (
    Attribution,
    DateOrder,
    Event,
    NamedEntry,
    NamedNotListed,
    NoCitation,
    NotListed,
    OneEntry,
    Proof,
    ReadThrough,
    SeveralEntries,
    SourceSays,
    Wording,
    WordsOfAnother,
)
from facingpages.course.kinds.citation_check.ground import Ground
from facingpages.course.placing import place
from facingpages.files.findings import Finding
from facingpages.language.dates import spoken
from facingpages.language.messages import N_
from facingpages.text.dates import stated
from facingpages.text.folded import fold

# The answers that each rule proves, as (axis, choice).
PROVES: Final[dict[str, frozenset[tuple[str, str]]]] = {
    "no-citation": frozenset({("trace", "no-citation")}),
    "attribution": frozenset({("trace", "attributed")}),
    "not-listed": frozenset({("trace", "not-listed")}),
    "one-entry": frozenset({("trace", "found")}),
    "several-entries": frozenset({("trace", "indirect")}),
    "source-predates-event": frozenset({("support", "does-not-address"), ("fitness", "out-of-date")}),
    "source-not-before-event": frozenset({("fitness", "fit")}),
    "named-not-listed": frozenset({("trace", "not-listed")}),
    "named-entry": frozenset({("trace", "found")}),
    "read-through": frozenset({("trace", "indirect"), ("fitness", "secondary-only")}),
    "source-says": frozenset(
        {
            ("support", "supports"),
            ("support", "in-part"),
            ("support", "contradicts"),
            ("fitness", "fit"),
            ("fitness", "out-of-date"),
            ("fitness", "interested-party"),
            ("fitness", "secondary-only"),
            ("fitness", "opinion-as-fact"),
        }
    ),
    "words-of-another": frozenset({("quotation", "misattributed")}),
    "quotation-same": frozenset({("quotation", "verbatim")}),
    "quotation-altered": frozenset({("quotation", "altered")}),
    "quotation-trimmed": frozenset({("quotation", "trimmed")}),
}
# Answers that need no proof: nobody can tell, or the entry's own words say it.
ARGUED: Final = frozenset(
    {
        ("quotation", "cannot-tell"),
        ("support", "cannot-tell"),
        ("fitness", "cannot-tell"),
        ("fitness", "interested-party"),
        ("fitness", "secondary-only"),
        ("fitness", "opinion-as-fact"),
    }
)
# Answers that need no proof where the source is shown: the source is silent.
SHOWN: Final = frozenset({("support", "does-not-address")})
# Answers that need no proof where nothing is cited: the passage itself says who speaks.
UNCITED: Final = frozenset({("fitness", "fit")})


def recompute(proof: Proof, ground: Ground, steps: Steps) -> str | Finding:
    """Return the fact of a proof as a sentence, or a finding if the seed contradicts it."""
    return _RULES[type(proof)](proof, ground, steps)


def _date_order(proof: DateOrder, ground: Ground, steps: Steps) -> str | Finding:
    placed = place(proof.event, [ground.running], ground.file, (*steps, "event"))
    if isinstance(placed, Finding):
        return placed
    if wrong := _event_date(proof.event, ground, steps):
        return wrong
    dates = [entry.date for entry in ground.candidates if entry.date]
    if not dates or len(dates) < len(ground.candidates):
        undated = next((e for e in ground.candidates if not e.date), None)
        message = (
            f"the entry on line {undated.line} states no date"
            if undated
            else "no entry can be meant by this mark"
        )
        return ground.finding(
            (*steps, "rule"), message, "Ask another question: the dates do not decide this one."
        )
    before = proof.rule == "source-predates-event"
    decisive = max(dates, key=lambda d: d.last_day) if before else min(dates, key=lambda d: d.first_day)
    if proof.source_date != decisive:
        message = f"the {'latest' if before else 'earliest'} entry that the mark can mean is dated {decisive}, not {proof.source_date}"
        return ground.finding((*steps, "source_date"), message, f"Write source_date: {decisive}.")
    event = proof.event.date
    holds = decisive.surely_before(event) if before else decisive.first_day >= event.first_day
    if not holds:
        message = f"a source of {decisive} and an event of {event} are not in this order"
        return ground.finding((*steps, "rule"), message, "Use the other rule, or ask another question.")
    message = _IN_ORDER[before, len(dates) > 1]
    return ground.say(message, event=spoken(event, ground.language), source=spoken(decisive, ground.language))


def _event_date(event: Event, ground: Ground, steps: Steps) -> Finding | None:
    dates = list(stated(fold(event.exact)))
    if dates == [event.date]:
        return None
    message = f"`{event.exact}` states {', '.join(map(str, dates)) or 'no date'}, not {event.date}"
    return ground.finding(
        (*steps, "event", "date"), message, "Quote the words that state the day, with their year."
    )


# By whether the source is the earlier one, and whether the mark can mean several entries.
_IN_ORDER: Final = {
    (True, False): N_("The text dates the event %(event)s; the entry is dated before that (%(source)s)."),
    (False, False): N_(
        "The text dates the event %(event)s; the entry is dated not before that (%(source)s)."
    ),
    (True, True): N_(
        "The text dates the event %(event)s; every entry that the mark can mean is dated before that"
        " (%(source)s)."
    ),
    (False, True): N_(
        "The text dates the event %(event)s; every entry that the mark can mean is dated not before that"
        " (%(source)s)."
    ),
}
_RULES: Final[dict[type, Callable[[Any, Ground, Steps], str | Finding]]] = {
    NoCitation: tracing.no_citation,
    Attribution: tracing.attribution,
    NotListed: tracing.not_listed,
    NamedNotListed: wordings.named_not_listed,
    NamedEntry: wordings.named_entry,
    ReadThrough: wordings.read_through,
    SourceSays: wordings.source_says,
    OneEntry: tracing.one_entry,
    SeveralEntries: tracing.several_entries,
    DateOrder: _date_order,
    Wording: wordings.wording,
    WordsOfAnother: wordings.words_of_another,
}
