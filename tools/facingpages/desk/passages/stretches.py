"""A text of a lesson as a stretch: the lines that a passage may show, and what there is to decide in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from facingpages.author.suggest import POINTS, UNITS, WORDINGS, Suggestion, SuggestionKind, suggest
from facingpages.course.items import KindId
from facingpages.course.seed import Seed
from facingpages.desk.passages import to_trace
from facingpages.desk.proposals import roles_and_words
from facingpages.text.folded import Lines

# What a teacher decides in each kind, by the proposals that a paragraph holds.
_DECIDED: Final[dict[KindId, frozenset[SuggestionKind]]] = {
    "loaded-terms": WORDINGS,
    "claim-evidence": UNITS,
    "citation-check": frozenset({SuggestionKind.CITATION}),
    "rewrite": frozenset({SuggestionKind.LOADED}),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A text of a lesson: the lines that the lesson shows, and the others that a passage may show."""

    seed: Seed
    lines: tuple[int, ...]
    others: tuple[int, ...]
    found: tuple[Suggestion, ...]  # what there is to decide
    counts: Counter[int]  # of it, by line
    claims: tuple[Suggestion, ...]  # a word shows that each is the point of its paragraph

    def roles(self, lines: Lines) -> Iterator[tuple[Suggestion, str | None]]:
        """Yield each part of some lines with the role that is proposed for it."""
        units = [one for one in self.found if one.kind in UNITS and one.line in lines]
        for one, words in zip(units, [*(one.shown for one in units[1:]), ""], strict=True):
            kind = one.kind.value
            yield (
                one,
                roles_and_words.likely_role(one.shown, words, kind, one.sure),
            )

    @property
    def total(self) -> int:
        """The things to decide in all of its lines."""
        return sum(self.counts[line] for line in self.lines)


def stretch(seed: Seed, lines: Lines | None, kind: KindId, language: str) -> Stretch:
    """Return the lines of a text that an exercise may show, with what there is to decide in each.

    `language` is that of the course."""
    free = seed.numbered.lines
    here = tuple(number for number in free if lines is None or number in lines)
    claims = tuple(one for one in suggest(seed, None, POINTS) if one.is_marked and not one.supports)
    others = tuple(number for number in free if number not in here)
    found = tuple(one for one in suggest(seed, None, _DECIDED[kind], language) if one.is_own)
    counts = Counter(one.line for one in found)
    if kind == "citation-check":
        counts.update({line: to_trace.count(seed, line) for line in free})
    return Stretch(seed, here, others, found, counts, claims)
