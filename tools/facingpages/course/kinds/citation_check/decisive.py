"""Deciding: which words of a text decide a question on a citation, for the key alone.

A proof names them; where a question is argued and not proved, they are the claim, its mark and the entries that the mark
can mean, beyond which nothing is known.
"""

from __future__ import annotations

from facingpages.course.formats.base import Quote
from facingpages.course.items import Decided
from facingpages.course.kinds.citation_check.format import DateOrder, NoCitation, Proof, Wording
from facingpages.course.kinds.citation_check.proofs import Ground
from facingpages.course.placing import Placed, Zone, place
from facingpages.text.folded import Range


def decided(proof: Proof | None, ground: Ground) -> Decided:
    """Return the words and entries that decide a question, once its proof has been recomputed."""
    mark = (ground.mark.where,) if ground.mark else ()
    entries = tuple(entry.number for entry in ground.candidates)
    line = ground.seed.text.lines[ground.seed.text.line_at(ground.claim.start) - 1]
    if isinstance(proof, NoCitation):
        return Decided((line,), ())
    if isinstance(proof, DateOrder):
        return Decided((_placed(proof.event, ground.seed.whole, ground),), entries)
    if isinstance(proof, Wording):
        return Decided((_placed(proof.quote, line, ground), _placed(proof.original, ground.seed.whole, ground)), ())
    if proof:
        return Decided(mark, entries)
    return Decided((ground.claim, *(where for where in mark if where not in ground.claim)), entries)


def _placed(quote: Quote, zone: Range, ground: Ground) -> Range:
    placed = place(quote, [Zone(ground.seed.entry, ground.seed.text, zone)], ground.file, ())
    assert isinstance(placed, Placed)  # the proof was recomputed from these words
    return placed.where
