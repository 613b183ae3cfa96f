"""Dates that a text cannot have known: words at a citation that are of a later day than the text."""

from __future__ import annotations

import re
from typing import Final

from facingpages.course.seed import Seed
from facingpages.text import dates, written_dates
from facingpages.text.dates import PartialDate
from facingpages.text.folded import Lines, Range

# Words of what has happened, and of what is to come: a text may look ahead to a later date.
_PAST: Final = re.compile(
    r"\b(?:\w{3,}ed|was|were|had|wrote|said|told|found|showed|made|took|gave|went|came|began|rose|fell|"
    r"saw|met|\w{2,}(?:[óí]|ieron|aron)|fue|era|\w+ait|a(?:vait)? \w+é|ont \w+é)\b",
    re.IGNORECASE,
)
_AHEAD: Final = re.compile(
    r"\b(?:will|would|shall|should|must|going to|plans?|planned|promised?|until|till|next|from|vers|"
    r"(?:by|before) (?:\w+ )?\d{4}|para|hasta|antes de|a partir|d'ici|jusqu|avant|dès|"
    r"pour (?:(?:le |la )?\w+ )?\d{4})\b",
    re.IGNORECASE,
)


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


def first(seed: Seed, lines: Lines) -> tuple[str, PartialDate, PartialDate] | None:
    """Return the first sentence of some lines that tells of a day after that of the text, with the date of
    the text and that day; None where there is none."""
    for number in range(lines.first, lines.last + 1):
        for sentence in seed.text.sentences_in(seed.text.lines[number - 1]):
            words = seed.text.show(sentence)
            found = than_text(seed, words)
            if found and _PAST.search(words) and not _AHEAD.search(words):
                return words, *found
    return None
