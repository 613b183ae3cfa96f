"""A passage: whole lines of a seed, as an exercise or a facing pair shows them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from facingpages.course.formats.seeds import SeedEntry
from facingpages.course.paragraphs import Paragraphs
from facingpages.text.folded import Lines, Range, Text

_MOST_SHOWN: Final = 5_000  # stretches of a passage that are remembered
NO_SIDE: Final = "no side"  # what a plain report is counted for


@dataclass(frozen=True)
class Passage:
    """A stretch of whole lines of a seed as an exercise shows it.

    `where` is in folded characters of the seed's text.  `first_word` is the number, in the exercise, of the
    passage's first word: words are numbered through all passages of one exercise, from 0.
    """

    seed: SeedEntry
    text: Text
    lines: Lines
    first_word: int = 0

    @cached_property
    def where(self) -> Range:
        """The stretch in folded characters of the seed."""
        return Range(self.text.lines[self.lines.first - 1].start, self.text.lines[self.lines.last - 1].end)

    @cached_property
    def seed_words(self) -> Range:
        """The stretch in word numbers of the seed."""
        return self.text.words_in(self.where)

    @cached_property
    def words(self) -> Range:
        """The stretch in word numbers of the exercise."""
        return Range(self.first_word, self.first_word + len(self.seed_words))

    @property
    def side(self) -> str:
        """The side that the passage counts for: its seed's side, or none if all of it is a plain report."""
        plain = {n for lines in self.seed.plain_reports for n in range(lines.first, lines.last + 1)}
        return NO_SIDE if all(n in plain for n, _ in self.paragraphs()) else self.seed.side

    @property
    def order(self) -> tuple[str, str, int]:
        """Its place among passages: all pairs of a page keep one order of their sides by it."""
        return self.seed.side, self.seed.id, self.lines.first

    def paragraphs(self) -> tuple[tuple[int, Range], ...]:
        """Return the line number and the characters of each line that is not blank."""
        numbered = ((n, self.text.lines[n - 1]) for n in range(self.lines.first, self.lines.last + 1))
        return tuple((n, line) for n, line in numbered if self.text.folded[line.start : line.end].strip())

    @cached_property
    def numbered(self) -> Paragraphs:
        """The paragraphs of the whole text, by which a reader finds the passage in it."""
        return Paragraphs.of(self.seed, self.text)

    @property
    def place(self) -> Lines:
        """The numbers of the passage's first and last paragraph in its text."""
        return self.numbered.numbers(self.lines)

    def number(self, where: Range) -> Range:
        """Return the words of the exercise that a range of characters touches."""
        touched = self.text.words_in(where)
        shift = self.first_word - self.seed_words.start
        return Range(touched.start + shift, touched.end + shift)

    @cached_property
    def _shown(self) -> dict[tuple[int, int], str]:
        return {}

    def shown(self, words: Range) -> str:
        """Return some words of the exercise as they are in the text. A class asks for the same ones often."""
        key = words.start, words.end
        if key not in self._shown:
            if len(self._shown) > _MOST_SHOWN:
                self._shown.clear()
            self._shown[key] = self.text.show(self.characters(words))
        return self._shown[key]

    def characters(self, words: Range) -> Range:
        """Return the characters from the first to the last of some words of the exercise."""
        shift = self.seed_words.start - self.first_word
        return Range(self.text.words[words.start + shift].start, self.text.words[words.end + shift - 1].end)
