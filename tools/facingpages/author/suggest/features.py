"""The features of the parts of a text, and how likely each makes a role and a kind of evidence.

A feature is a word or a few words, a marker, the first sign, the place of a part, or what is just before and
after it.  `data/suggest/weights.tsv` names them, with a weight for each role and each kind of evidence."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from facingpages.author.suggest import signs
from facingpages.author.suggest.lists import columns, loaded, rows
from facingpages.text.folded import fold

_HEADING: Final = 12  # words: a paragraph of one part that has as few is no first paragraph
_SHORT: Final = 2  # paragraphs: no more, and none opens or closes the text
_LONG: Final = 34  # words
_FEW: Final = 6  # words: a part of fewer is short
_RATHER_FEW: Final = 10
_GOES_ON: Final = 3  # parts after one that names a study may tell what it found
_OWN: Final = frozenset(
    {"I", "my", "we", "you", "question", "will", "must", "because within"}
)  # features of a part that tells no finding
_WORD: Final = re.compile(r"[\w'-]+")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A feature with its pattern, if it is one of words, and its weights for roles and kinds of evidence."""

    name: str
    pattern: re.Pattern[str] | None
    weights: tuple[tuple[str, float], ...]


@lru_cache
def weighed() -> dict[str, Weighed]:
    """Return the features of the list by their names."""
    names = columns("weights.tsv")[2:]
    return {
        name: Weighed(
            name,
            re.compile(pattern, re.IGNORECASE) if pattern else None,
            tuple((role, float(weight)) for role, weight in zip(names, weights, strict=True) if weight),
        )
        for name, pattern, *weights in rows("weights.tsv")
    }


def likely(features: set[str]) -> dict[str, float]:
    """Return for each role, and each kind of evidence if it is evidence, how likely it is that a careful
    reader accepts it, from 0 to 1."""
    sums: dict[str, float] = {}
    for name, one in weighed().items():
        if name == "always" or name in features:
            for role, weight in one.weights:
                sums[role] = sums.get(role, 0) + weight
    return {role: 1 / (1 + math.exp(-total)) for role, total in sums.items()}


def of_text(
    paragraphs: Sequence[Sequence[str]], marked: Sequence[Sequence[set[str]]]
) -> list[list[set[str]]]:
    """Return the features of each part of a text, which is a list of paragraphs, each a list of parts;
    `marked` are the markers of each."""
    found = [
        [_of_words(words) | {f"marker {id}" for id in ids} for words, ids in zip(*pair, strict=True)]
        for pair in zip(paragraphs, marked, strict=True)
    ]
    whole = [
        number
        for number, parts in enumerate(paragraphs)
        if len(parts) > 1 or len(parts[0].split()) > _HEADING
    ]
    opens, closes = (whole[0], whole[-1]) if len(whole) > _SHORT else (-1, len(paragraphs))
    return [
        [
            own
            | set(_near(parts, at))
            | set(_of_study(parts, at))
            | set(_place(at, len(parts), number <= opens, number >= closes))
            for at, own in enumerate(parts)
        ]
        for number, parts in enumerate(found)
    ]


def _of_words(words: str) -> set[str]:
    plain = " ".join(fold(words).split())
    found = {one.name for one in weighed().values() if one.pattern and one.pattern.search(plain)}
    if sign := signs.of_part(plain):
        found.add(f"sign {sign.id}")
    if signs.judges(plain):
        found.add("is called")
    each = _WORD.findall(plain.casefold())
    if any(loaded().at(each, at) for at in range(len(each))):
        found.add("loaded")
    if len(each) >= _LONG:
        found.add("long")
    if len(each) < _RATHER_FEW:
        found.add("short" if len(each) < _FEW else "rather short")
    return found


def _near(parts: Sequence[set[str]], at: int) -> Iterator[str]:
    if at:
        yield from (f"before: {name}" for name in parts[at - 1])
    if at + 1 < len(parts):
        yield from (f"after: {name}" for name in parts[at + 1])


def _of_study(parts: Sequence[set[str]], at: int) -> Iterator[str]:
    """Yield whether a part goes on with a study: it tells what was found, soon after a part that names it."""
    own, before = parts[at], parts[max(0, at - _GOES_ON) : at]
    is_after = any("names a study" in one for one in before) and "names a study" not in own
    if is_after and "tells a finding" in own and own.isdisjoint(_OWN):
        yield "of a study"


def _place(at: int, parts: int, opens: bool, closes: bool) -> Iterator[str]:
    """Yield what the place of a part says: in its paragraph, and of the paragraph in the text."""
    is_last = at == parts - 1
    if parts == 1:
        yield "alone"
    else:
        yield "first" if at == 0 else "last" if is_last else "between"
    if at == 1 and not is_last:
        yield "second"
    if opens:
        yield "first paragraph"
        if at == 0:
            yield "first of text"
    if closes:
        yield "last paragraph"
        if is_last:
            yield "last of text"
