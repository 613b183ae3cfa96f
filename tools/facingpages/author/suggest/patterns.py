"""Patterns: vague attributions, hedges, and sentences that ask or shout; written for this project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from facingpages.author.suggest.model import Spot, SuggestionKind
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
)

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

_VAGUE = tuple((re.compile(pattern, re.IGNORECASE), says) for pattern, says in VAGUE)
_HEDGES = tuple(re.compile(pattern, re.IGNORECASE) for pattern in HEDGES)


def vague(text: Text, line: Range) -> Iterator[Spot]:
    """Yield what is said by nobody in particular, the longest reading of each place."""
    found = [
        (Range(hit.start(), hit.end()), says)
        for pattern, says in _VAGUE
        for hit in pattern.finditer(text.folded, line.start, line.end)
    ]
    for where, says in _longest(found):
        reason = f'"{text.show(where)}" {says} (obfuscation); ask who, and where it can be looked up'
        yield Spot(where, SuggestionKind.VAGUE, reason, "obfuscation")


def hedges(text: Text, line: Range) -> Iterator[Spot]:
    """Yield the words by which a statement is held back from certainty."""
    found = [
        (Range(hit.start(), hit.start() + len(hit.group().rstrip())), "")
        for pattern in _HEDGES
        for hit in pattern.finditer(text.folded, line.start, line.end)
    ]
    for where, _ in _longest(found):
        if text.folded[where.start : where.end] == "May":
            continue  # the month
        yield Spot(
            where,
            SuggestionKind.HEDGE,
            f'"{text.show(where)}" holds the statement back from certainty; compare it with how sure the rest of the text is',
        )


def _longest(found: list[tuple[Range, str]]) -> Iterator[tuple[Range, str]]:
    """Yield places in order; of two that overlap, the longer."""
    kept: list[tuple[Range, str]] = []
    for where, says in sorted(found, key=lambda one: (-len(one[0]), one[0].start)):
        if not any(where.overlaps(other) for other, _ in kept):
            kept.append((where, says))
    yield from sorted(kept)
