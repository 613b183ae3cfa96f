"""Find a quotation in the seeds, with the selector that names that one place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from facingpages.course.seed import Seed
from facingpages.text import anchors
from facingpages.text.anchors import Selector
from facingpages.text.folded import Range, Text

_NEAR: Final = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """One place of a quotation: seed, line, the shortest selector that matches only there, and its sentence.

    `likeness` is 1 where the words were found, less where something like them was.
    """

    seed: str
    line: int
    selector: Selector
    sentence: str
    likeness: float = 1.0


def look_up(words: str, seeds: Mapping[str, Seed]) -> tuple[Hit, ...]:
    """Return every place of some words in the order of the seeds, or the closest matches if there is none."""
    words = words.strip()
    hits = tuple(hit for id, seed in seeds.items() for hit in _exact(words, id, seed.text))
    return hits or tuple(sorted(_near(words, seeds), key=lambda hit: -hit.likeness)[:_NEAR])


def _exact(words: str, id: str, text: Text) -> Iterator[Hit]:
    for where in anchors.match(Selector(words), text):
        if not text.cuts_word(where):
            yield _hit(id, text, where)


def _near(words: str, seeds: Mapping[str, Seed]) -> Iterator[Hit]:
    for id, seed in seeds.items():
        if near := anchors.nearest(words, seed.text):
            yield _hit(id, seed.text, near.where, min(near.likeness, 0.99))


def _hit(id: str, text: Text, where: Range, likeness: float = 1.0) -> Hit:
    sentence = next((s for s in text.sentences if s.overlaps(where)), where)
    return Hit(id, text.line_at(where.start), anchors.describe(where, text), text.show(sentence), likeness)
