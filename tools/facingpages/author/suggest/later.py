"""Dates that a text cannot have known: words at a citation that are of a later day than the text."""

from __future__ import annotations

from facingpages.course.seed import Seed
from facingpages.text import dates, written_dates
from facingpages.text.dates import PartialDate
from facingpages.text.folded import Range


def than_text(seed: Seed, words: str) -> tuple[PartialDate, PartialDate] | None:
    """Return the date of a text and the first date in some words that is surely after it, or None."""
    known = written_dates.readings(seed.entry.date)
    late = (one for one in dates.stated(words) if known and known[0].surely_before(one))
    found = next(late, None)
    return (known[0], found) if found and len(known) == 1 else None


def is_near(seed: Seed, where: Range) -> bool:
    """Return whether the sentence of a place in a text has such a date."""
    line = seed.text.lines[seed.text.line_at(where.start) - 1]
    near = (one for one in seed.text.sentences_in(line) if one.overlaps(where))
    return any(than_text(seed, seed.text.show(one)) for one in near)
