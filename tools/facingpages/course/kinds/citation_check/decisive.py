"""The words of a text that decide a citation question; they belong to the key.

A proof names them; where a question is argued and not proved, they are the claim, its mark, the entries
that the mark can mean, and the source where it is shown, beyond which nothing is known."""

from __future__ import annotations

from typing import assert_never

from facingpages.course.formats.base import Quote
from facingpages.course.items import Decided
from facingpages.course.kinds.citation_check.format import (
    Attribution,
    DateOrder,
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
from facingpages.course.kinds.citation_check.tracing import target_of
from facingpages.course.placing import Placed, Zone, place
from facingpages.text.citations import Target
from facingpages.text.folded import Range


def decided(proof: Proof | None, ground: Ground) -> Decided:
    """Return the words and entries that decide a question, once its proof has been recomputed."""
    mark = (ground.mark.where,) if ground.mark else ()
    entries = tuple(sorted(entry.number for entry in ground.candidates))
    match proof:
        case NoCitation():
            return Decided((ground.paragraph.where,))
        case OneEntry() | SeveralEntries() | NotListed():
            return Decided(mark, tuple(sorted(entry.number for entry in _targeted(proof, ground).entries)))
        case DateOrder():
            return Decided((_placed(proof.event, ground.running, ground),), entries)
        case NamedNotListed() | Attribution():
            return Decided((_placed(proof.source, ground.paragraph, ground),))
        case NamedEntry() | ReadThrough():
            named = _placed(proof.source, ground.paragraph, ground)
            return Decided(
                (named,), tuple(entry.number for entry in ground.naming(ground.seed.text.show(named)))
            )
        case SourceSays():
            statement = (_placed(proof.statement, ground.paragraph, ground),)
            if ground.opened:
                return Decided(statement, (), (_placed(proof.says, ground.opened, ground),))
            return Decided(
                statement,
                tuple(entry.number for entry in ground.candidates if ground.holds(entry, proof.says)),
            )
        case Wording() | WordsOfAnother():
            quote = _placed(proof.quote, ground.paragraph, ground)
            if ground.opened:
                return Decided((quote,), (), (_placed(proof.original, ground.opened, ground),))
            return Decided((quote, _placed(proof.original, ground.whole, ground)))
        case None:
            words = (ground.claim, *(where for where in mark if where not in ground.claim))
            return Decided(words, (), (ground.source.where,)) if ground.source else Decided(words, entries)
        case _:
            assert_never(proof)


def _targeted(proof: OneEntry | SeveralEntries | NotListed, ground: Ground) -> Target:
    target = target_of(proof, ground, ())
    assert isinstance(target, Target)  # the proof was recomputed from it
    return target


def _placed(quote: Quote, zone: Zone, ground: Ground) -> Range:
    placed = place(quote, [zone], ground.file, ())
    assert isinstance(placed, Placed)  # the proof was recomputed from these words
    return placed.where
