"""Suggest the role of each unit of a text, by its features and their weights.

A small open model: `features` says how likely a unit makes each role.  A sign that `is_first`, as "for
example", counts before it.  A unit is the point of its paragraph if its claim score reaches `CLAIM`, or if
it is the best of its paragraph and reaches `BEST`: each marker of `data/suggest/markers.tsv` that it holds
adds its weight, and first and last units of a paragraph tend to carry its point."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from facingpages.author.suggest import features, kinds, signs
from facingpages.author.suggest.markers import Marker, markers
from facingpages.author.suggest.model import PLACES, POINTS, SuggestionKind
from facingpages.text.folded import fold

CLAIM: Final = 5
BEST: Final = 1
FIRST: Final = 3
LAST: Final = 2
ENDS_OF_TEXT: Final = 1
_FACTS: Final = 4  # the weight of evidence with which a first unit opens no claim
_SHOWN: Final = 40  # characters of a marker's words in a reason
_JUDGE: Final = frozenset({"should", "must", "we-should", "better"})  # markers of a claim, and of a judgement
_REPORTS: Final = frozenset({"says", "counts"})  # signs of evidence that go before the place
_SURE: Final = 0.8  # of a sign that goes before the place of a unit, and before its weights
_NEAR: Final = 0.15  # of two roles that are about equally likely
_UNSURE: Final = 0.45
_LIKELY: Final = 0.5  # of the place and of a weaker sign


@dataclass(frozen=True, slots=True)
class Judged:
    """The likely role of a unit, with its kind of evidence if any, its claim score, and the reasons.

    `supports` is False for what its paragraph seems to be out to show, True for what seems put forward in
    support of that; a claim can be either, as a premise often is a claim itself.  `sure` is how likely a
    careful reader accepts the role, from 0 to 1; `other` is a role that is about as likely."""

    kind: SuggestionKind
    evidence: str | None
    claim: int
    supports: bool
    sure: float
    other: SuggestionKind | None
    because: tuple[str, ...]


def judge(paragraphs: Sequence[Sequence[str]], *, english: bool = True) -> list[list[Judged]]:
    """Return the likely role of each unit. A text is a list of paragraphs, each a list of units, each a list
    of words.  The weights are of English texts; in others the signs and the place speak."""
    found = [[_held(fold(unit)) for unit in paragraph] for paragraph in paragraphs]
    by_weight = features.of_text(paragraphs, [[set(held) for held in paragraph] for paragraph in found])
    judged: list[list[Judged]] = []
    for number, paragraph in enumerate(found):
        outer = len(paragraphs) > 2 and (
            number <= 1 or number == len(paragraphs) - 1
        )  # the second may be the first after a title
        scores = [
            _claim(paragraph, place) + (ENDS_OF_TEXT if outer else 0) for place in range(len(paragraph))
        ]
        best = scores.index(max(scores)) if scores else -1
        judged.append([])
        for place, (held, score, words) in enumerate(zip(paragraph, scores, paragraphs[number], strict=True)):
            after = paragraphs[number][place + 1] if place + 1 < len(paragraph) else ""
            is_claim = score >= CLAIM or (place == best and score >= BEST)
            at = _place(place, len(paragraph)) if is_claim else ""
            own = by_weight[number][place] if english else set()
            likely = features.likely(own) if english else by_signs(words, after, at)
            judged[-1].append(_judged(words, held, own, likely, score, is_claim, at))
    return judged


def by_signs(words: str, after: str, place: str) -> dict[str, float]:
    """Return how likely a unit makes a role, by the words that join it to others, its sign and its place."""
    sign = signs.of_part(words)
    if signs.BECAUSE.match(words) or signs.SO.match(after):
        return {SuggestionKind.REASONING: _SURE}
    if "?" in words:
        return {SuggestionKind.CLAIM: 0}
    if sign and sign.turned:
        return {sign.role: _SURE}
    if signs.BECAUSE.match(after):
        return {SuggestionKind.CLAIM: _SURE}
    if sign and sign.id in _REPORTS and re.search(r"\d", words):
        return {sign.role: _SURE}
    if place:
        return {SuggestionKind.CLAIM: _LIKELY}
    return {sign.role: _LIKELY} if sign else {SuggestionKind.CLAIM: 0}


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


def _judged(
    words: str,
    held: dict[str, tuple[Marker, str]],
    own: set[str],
    likely: dict[str, float],
    score: int,
    is_claim: bool,
    place: str,
) -> Judged:
    sign = signs.of_part(words)
    if sign and sign.is_first:
        likely = {sign.role: _SURE}
    kind = SuggestionKind(max((role for role in likely if role not in kinds.ALL), key=likely.__getitem__))
    if kind in POINTS and signs.BECAUSE.match(words):
        kind, likely = SuggestionKind.REASONING, likely | {SuggestionKind.REASONING: _LIKELY}
    if kind is SuggestionKind.CLAIM and "of a study" in own:
        kind, likely = SuggestionKind.EVIDENCE, likely | {SuggestionKind.EVIDENCE: _LIKELY}
    because = tuple(
        f'"{shown}" {marker.says}'
        for marker, shown in held.values()
        if marker.weight > 0 and (marker.role == kind or (marker.id in _JUDGE and kind in POINTS)) and shown
    )
    if kind is SuggestionKind.CLAIM and place:
        because += (place,)
    if (kind is SuggestionKind.CLAIM and "reported" in held) or (kind in POINTS and "question" in held):
        because = ()  # whose point it is, and what the writer makes of it, no word shows
    evidence = None
    if kind is SuggestionKind.EVIDENCE:
        evidence = kinds.of_part(words, held.keys(), own, likely)
    return Judged(kind, evidence, score, not is_claim, likely[kind], _other(kind, likely), because)


def _other(kind: SuggestionKind, likely: dict[str, float]) -> SuggestionKind | None:
    """Return the next likely role where it is near, or where the first is unsure."""
    sures = {role: sure for role, sure in likely.items() if role not in kinds.ALL and role != kind}
    role = max(sures, key=sures.__getitem__, default=None)
    if role is None or (likely[kind] - sures[role] >= _NEAR and likely[kind] >= _UNSURE):
        return None
    return SuggestionKind(role)
