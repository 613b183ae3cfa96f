"""Vague attributions: words that credit a statement to somebody nobody can look up. One list for every
text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from facingpages.text.folded import Range, Text

_PEOPLE = (
    "people|experts?|critics?|analysts?|observers?|officials?|commentators?|scholars?|historians?|sources?|insiders?|voices|authors|"
    "researchers|scientists|economists|diplomats|politicians|lawmakers|leaders|journalists|reporters|outlets|opponents|supporters|"
    "sceptics|skeptics|others|witnesses|reports|studies|polls|accounts|nations|countries|governments|circles|quarters"
)
_SAY = (
    "says?|said|argues?|argued|claims?|claimed|believes?|believed|thinks?|thought|considers?|considered|suggests?|suggested|shows?|showed|warns?|"
    "warned|note|noted|notes|agrees?|agreed|fear|feared|insists?|insisted|maintains?|maintained|contends?|contended|concludes?|concluded|"
    "reports?|reported|holds?|held|point out|pointed out|admit|admitted|confirm|confirmed|indicates?|indicated|see|"
    "view|expect|expected|allege|alleged"
)
_SOME = "some|many|most|several|numerous|various|certain|countless|a number of|a few|a lot of|plenty of|all sorts of"
_PASSIVE = (
    "said|believed|claimed|reported|thought|alleged|rumou?red|understood|known|assumed|argued|feared|hoped|suggested|considered|regarded|"
    "acknowledged|accepted|agreed|expected|suspected|seen|viewed|ignored"
)
_HOW = "widely|often|commonly|generally|now|frequently|increasingly|almost entirely|largely|rightly|universally|long been|sometimes|usually"

VAGUE: Final = (
    (
        rf"\b(?:{_SOME})(?: of (?:the|our|these|those))?(?: [\w-]+){{0,2}}? (?:{_PEOPLE})(?: (?:have |has |had |now |also |will )?(?:{_SAY}))\b",
        "says that several people hold it and names none of them",
    ),
    (
        rf"\b(?:{_SOME})(?: of (?:the|our))? (?:sources|experts|critics|observers|analysts|reports|studies|insiders|officials)\b",
        "names no one",
    ),
    (rf"\bwhat (?:some|many|most)(?: [\w-]+)? (?:{_SAY})\b", "hands a judgement to people it does not name"),
    (
        rf"\b(?:some|many|most) (?:have |would |will |now |still )?(?:{_SAY})\b(?! the\b| a\b)",
        "hands a judgement to people it does not name",
    ),
    (
        rf"\b(?:experts|critics|analysts|observers|sources|insiders|officials|commentators|scholars|historians|opponents|"
        rf"skeptics|sceptics) (?:{_SAY})\b",
        "names a kind of people and no person",
    ),
    (
        r"\b(?:studies|research|science|history|polls|polling|surveys|statistics|reports) (?:shows?|suggests?|proves?|"
        r"says?|confirms?|indicates?|tells? us)\b",
        "names no study or report",
    ),
    (
        rf"\bit (?:is|was|has been|had been) (?:(?:{_HOW}) )?(?:{_PASSIVE})(?: that)?\b",
        "does not say who holds it",
    ),
    (rf"\b(?:is|are|was|were|has been|have been) (?:{_HOW}) (?:{_PASSIVE})\b", "does not say by whom"),
    (
        r"\b(?:is|are|was|were) (?:said|believed|thought|alleged|rumou?red|reported|understood|known) to\b",
        "does not say by whom",
    ),
    (
        r"\baccording to (?:some|many|several|most|numerous|various|certain)?(?: ?(?:western|senior|anonymous|unnamed|"
        r"informed|diplomatic|local|media|news))*"
        r" ?(?:sources|reports|experts|observers|insiders|officials|analysts|critics|accounts|people)\b",
        "points to a source that cannot be looked up",
    ),
    (
        r"\baccording to (?:an?|one|the) (?:(?:recent|new|latest|major|leading|local|official|foreign|well-placed|senior) )*"
        r"(?:report|study|survey|poll|source|account|expert|official|newspaper|article)\b(?! (?:by|of|from|in|for|on)\b)",
        "points to a source that cannot be looked up",
    ),
    (
        r"\b(?:anonymous|unnamed|undisclosed|well-placed|unidentified) (?:[\w-]+ )?(?:sources?|officials?|insiders?|diplomats?)\b",
        "points to a source that cannot be looked up",
    ),
    (
        r"\b(?:reportedly|allegedly|purportedly|supposedly|apparently)\b",
        "reports without saying who reported it",
    ),
    (
        r"\b(?:regular|recent|numerous|repeated) (?:polling|polls|surveys|studies|reports)\b",
        "names no survey or report",
    ),
    (r"\b(?:rumou?rs?|whispers)\b", "passes on talk that nobody signs"),
)

_VAGUE: Final = tuple((re.compile(pattern, re.IGNORECASE), says) for pattern, says in VAGUE)


def vague(text: Text, line: Range) -> Iterator[tuple[Range, str]]:
    """Yield each vague attribution in a line, with what it leaves open; of two that overlap, the longer."""
    attributions = [
        (Range(hit.start(), hit.end()), says)
        for pattern, says in _VAGUE
        for hit in pattern.finditer(text.folded, line.start, line.end)
    ]
    yield from longest(attributions)


def longest(places: list[tuple[Range, str]]) -> Iterator[tuple[Range, str]]:
    """Yield places in order; of two that overlap, the longer."""
    kept: list[tuple[Range, str]] = []
    for where, says in sorted(places, key=lambda place: (-len(place[0]), place[0].start)):
        if not any(where.overlaps(other) for other, _ in kept):
            kept.append((where, says))
    yield from sorted(kept)
