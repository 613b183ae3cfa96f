"""Lines of a text with something to look up: a number, a date, a quotation, or a source that is named.

An exercise of claim and evidence needs one, or it has no evidence."""

from __future__ import annotations

import re
from typing import Final

from facingpages.author.suggest import UNITS, SuggestionKind, suggest
from facingpages.course.seed import Seed

_LOOKED_FOR: Final = UNITS | {SuggestionKind.CITATION, SuggestionKind.QUOTATION}
_NUMBER: Final = re.compile(r"\d")
_YEAR: Final = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?!%)")
_SOURCE: Final = re.compile(
    r"\b(?:study|studies|survey|review|polls?|reports?|researchers?|research|according to|census|counted|"
    r"university|institute|department|ministry|(?:one|two|three|four|five|six|seven|eight|nine|half) (?:in|out of) "
    r"|estudios?|encuestas?|informes?|seg[uú]n|investigador\w*|universidad|ministerio|"
    r"études?|enquêtes?|sondages?|rapports?|selon|chercheu\w+|universit[eé]|minist[eè]re)\b",
    re.IGNORECASE,
)


def lines(seed: Seed) -> frozenset[int]:
    """Return the numbers of the lines that hold such a part."""
    return frozenset(
        one.line
        for one in suggest(seed, None, _LOOKED_FOR)
        if one.kind not in UNITS or one.kind is SuggestionKind.EVIDENCE or _NUMBER.search(one.shown)
    )


def is_sourced(words: str) -> bool:
    """Return whether some words give a figure, other than a year, or name a source."""
    return bool(_NUMBER.search(_YEAR.sub("", words)) or _SOURCE.search(words))
