"""Suggest the role of each unit of a text, by marker words and by its place.

A small open model.  Each marker of `data/suggest/markers.tsv` that a unit holds adds its weight to one
role.  A unit is on the side of the claims if its claim score reaches `CLAIM`, or if it is the best of its
paragraph and reaches `BEST`; the score counts the place too: first and last units of a paragraph tend to
carry its point.  Within the two sides, the other roles' scores decide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from facingpages.author.suggest.lists import rows
from facingpages.author.suggest.model import PLACES, SuggestionKind
from facingpages.text.folded import fold

CLAIM: Final = 5
BEST: Final = 1
FIRST: Final = 3
LAST: Final = 2
ENDS_OF_TEXT: Final = 1
_FACTS: Final = 4  # the weight of evidence with which a first unit opens no claim
_SHOWN: Final = 40  # characters of a marker's words in a reason
_EVIDENCE: Final = {
    "counts": "statistic",
    "example-given": "example",
    "cites": "document",
    "documented": "document",
    "said": "testimony",
    "dated": "event",
    "happened": "event",
}
_POINTS: Final = frozenset(
    {SuggestionKind.CLAIM, SuggestionKind.VALUE_JUDGEMENT, SuggestionKind.PREDICTION}
)  # no question is one by its form
_SOURCES: Final = frozenset({"documented", "cites", "study", "said"})


@dataclass(frozen=True, slots=True)
class Marker:
    """A pattern that speaks for a role; a negative weight speaks against it."""

    id: str
    role: str
    weight: int
    says: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Judged:
    """The likely role of a unit, with its kind of evidence if any, its claim score, and the reasons.

    `supports` is False for what its paragraph seems to be out to show, True for what seems put forward in
    support of that; a claim can be either, as a premise often is a claim itself."""

    kind: SuggestionKind
    evidence: str | None
    claim: int
    supports: bool
    because: tuple[str, ...]


@lru_cache
def markers() -> tuple[Marker, ...]:
    """Return the markers of the list."""
    return tuple(
        Marker(id, role, int(weight), says, re.compile(pattern, re.IGNORECASE))
        for id, role, weight, says, pattern in rows("markers.tsv")
    )


def judge(paragraphs: Sequence[Sequence[str]]) -> list[list[Judged]]:
    """Return the likely role of each unit. A text is a list of paragraphs, each a list of units, each a list
    of words."""
    found = [[_held(fold(unit)) for unit in paragraph] for paragraph in paragraphs]
    judged = []
    for number, paragraph in enumerate(found):
        outer = len(paragraphs) > 2 and (
            number <= 1 or number == len(paragraphs) - 1
        )  # the second may be the first after a title
        scores = [
            _claim(paragraph, place) + (ENDS_OF_TEXT if outer else 0) for place in range(len(paragraph))
        ]
        best = scores.index(max(scores)) if scores else -1
        judged.append(
            [
                _role(
                    held,
                    score,
                    score >= CLAIM or (place == best and score >= BEST),
                    _place(place, len(paragraph)),
                )
                for place, (held, score) in enumerate(zip(paragraph, scores, strict=True))
            ]
        )
    return judged


def _held(unit: str) -> dict[str, tuple[Marker, str]]:
    """Return the markers found in a unit, each with the words around it, shortened."""
    return {
        marker.id: (marker, _shown(hit.group()))
        for marker in markers()
        if (hit := marker.pattern.search(unit))
    }


def _shown(words: str) -> str:
    bare = words.strip().strip('"')
    return bare if len(bare) <= _SHOWN else bare[:_SHOWN].rpartition(" ")[0] + " ..."


def _place(place: int, units: int) -> str:
    """Return what the place of a unit says for a claim; nothing where it stands alone, or between others."""
    if units == 1:
        return ""
    return PLACES[0] if place == 0 else PLACES[1] if place == units - 1 else ""


def _claim(paragraph: list[dict[str, tuple[Marker, str]]], place: int) -> int:
    held = [marker for marker, _ in paragraph[place].values()]
    score = sum(marker.weight for marker in held if marker.role == SuggestionKind.CLAIM)
    if len(paragraph) > 1:
        first = place == 0 and not _tells_facts(held)
        score += FIRST * first + LAST * (place == len(paragraph) - 1)
    if place + 1 < len(paragraph) and "therefore" in paragraph[place + 1]:
        score -= 1  # what a conclusion is drawn from
    if place and "example" in paragraph[place - 1]:
        score -= 1  # what goes on with an example
    return score


def _tells_facts(held: Sequence[Marker]) -> bool:
    """Return whether much speaks for evidence, as a figure with its source, and nothing for a claim."""
    facts = sum(marker.weight for marker in held if marker.role == SuggestionKind.EVIDENCE)
    return facts >= _FACTS and not any(
        marker.weight > 0 for marker in held if marker.role == SuggestionKind.CLAIM
    )


def _role(held: dict[str, tuple[Marker, str]], score: int, is_claim: bool, place: str) -> Judged:
    sums: dict[str, int] = {}
    for marker, _ in held.values():
        sums[marker.role] = sums.get(marker.role, 0) + marker.weight
    if is_claim:
        kind = (
            _best(sums, (SuggestionKind.PREDICTION, SuggestionKind.VALUE_JUDGEMENT), 2)
            if "should" not in held
            else None
        )
        kind = kind or SuggestionKind.CLAIM
    else:
        kind = _best(
            sums,
            (
                SuggestionKind.CONCESSION,
                SuggestionKind.EVIDENCE,
                SuggestionKind.REASONING,
                SuggestionKind.PREDICTION,
                SuggestionKind.VALUE_JUDGEMENT,
            ),
            2,
        )
        kind = kind or (SuggestionKind.EVIDENCE if "like" in held else SuggestionKind.CLAIM)
    evidence = None
    if kind is SuggestionKind.EVIDENCE:
        evidence = (
            "analogy"
            if "like" in held
            else "statistic"
            if "measured" in held and _SOURCES & held.keys()
            else next((name for id, name in _EVIDENCE.items() if id in held), "event")
        )
    because = tuple(
        f'"{words}" {marker.says}'
        for marker, words in held.values()
        if marker.weight > 0 and marker.role == kind and words
    )
    if is_claim and kind is SuggestionKind.CLAIM and place:
        because += (place,)
    if kind is SuggestionKind.CLAIM and not is_claim and "past" in held and sums.get(kind, 0) < BEST:
        because = ()  # it tells what happened, and what it weighs in passing makes it no claim
    if (kind is SuggestionKind.CLAIM and "reported" in held) or (kind in _POINTS and "question" in held):
        because = ()  # whose point it is, and what the writer makes of it, no word shows
    return Judged(kind, evidence, score, not is_claim, because)


def _best(sums: dict[str, int], kinds: tuple[SuggestionKind, ...], least: int) -> SuggestionKind | None:
    """Return the kind with the highest score of at least `least`, the first named of equals; None if there
    is none."""
    best = max(kinds, key=lambda kind: (sums.get(kind, 0), -kinds.index(kind)))
    return best if sums.get(best, 0) >= least else None
