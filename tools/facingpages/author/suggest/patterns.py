"""Patterns for hedges, vague attributions, questions and exclamations, written for this project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from facingpages.author.suggest.model import Spot, SuggestionKind
from facingpages.text import attributions
from facingpages.text.folded import Range, Text

HEDGES: Final = (
    r"\b(?:perhaps|maybe|possibly|probably|presumably|arguably|conceivably|seemingly|plausibly|ostensibly|most likely|very likely|quite likely)\b",
    r"\b(?:may|might|could)(?! not\b| only\b| \d)(?: (?:well|also|still|even|yet|be|have|indeed|possibly|perhaps))?\b",
    r"\b(?:seems?|seemed|appears?|appeared)(?: to\b| that\b| as if\b| like\b)",
    r"\b(?:is|are|was|were) (?:likely|unlikely)(?: to)?\b",
    r"\b(?:would|will) (?:likely|probably|perhaps)(?: not)?\b",
    r"\b(?:suggests?|suggested|indicates?|indicated|tends?|tended)(?: that| to)\b",
    r"\b(?:at least in part|to some (?:extent|degree)|in (?:most|many|some) cases|more or less|so to speak|"
    r"in a sense|in some ways|for the most part)\b",
    r"\b(?:sort|kind) of (?!\w+ (?:people|person|thing))",
    r"\b(?:i|we) (?:think|believe|suspect|suppose|assume|doubt)\b",
    r"\b(?:approximately|roughly|about|around|nearly|almost|some) (?=\d)",
)

_HEDGES = tuple(re.compile(pattern, re.IGNORECASE) for pattern in HEDGES)


def vague(text: Text, line: Range) -> Iterator[Spot]:
    """Yield each attribution of a line to nobody in particular."""
    for where, says in attributions.vague(text, line):
        reason = f'"{text.show(where)}" {says} (obfuscation); ask who, and where it can be looked up'
        yield Spot(where, SuggestionKind.VAGUE, reason, "obfuscation")


def hedges(text: Text, line: Range) -> Iterator[Spot]:
    """Yield the hedges of a line: words that make a statement less certain."""
    found = [
        (Range(hit.start(), hit.start() + len(hit.group().rstrip())), "")
        for pattern in _HEDGES
        for hit in pattern.finditer(text.folded, line.start, line.end)
    ]
    for where, _ in attributions.longest(found):
        if text.folded[where.start : where.end] == "May":
            continue  # the month
        yield Spot(
            where,
            SuggestionKind.HEDGE,
            f'"{text.show(where)}" holds the statement back from certainty; compare it with how sure the rest of the text is',
        )
