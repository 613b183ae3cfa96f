"""Paragraph numbers: the place of a line among the paragraphs that a reader of its text counts.

An author names lines of the file, as `lines: 4-6`, and so do findings. A reader never sees the file: every
page, sheet, key and passage at the desk counts paragraphs, by the one rule of `Paragraphs.of`."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from facingpages.course.formats.seeds import SeedEntry
from facingpages.text.folded import Lines, Range, Text
from facingpages.text.scripts import CLOSING

_QUOTES: Final = "\"'»›" + CLOSING
_SHORT: Final = 20  # words: a longer line is a paragraph, even without a mark at its end
_LONG: Final = 3  # letters: a headline gives every longer word a capital letter


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The lines of a text that are paragraphs, in order."""

    lines: tuple[int, ...]

    @staticmethod
    def of(entry: SeedEntry, text: Text) -> Paragraphs:
        """Return the lines with words that are no noise, no source, no title and no heading; in a text of
        headings alone, as a poem may seem, each line counts."""
        apart = [noise.lines for noise in entry.noise]
        if listed := entry.source_list:
            apart.append(Lines(listed.first, listed.entries.last))
        lines = [
            (number, where)
            for number, where in enumerate(text.lines, 1)
            if len(text.words_in(where))
            and not any(number in some for some in apart)
            and not is_title(text.show(where), entry)
        ]
        counted = tuple(number for number, where in lines if not _is_heading(text, where))
        return Paragraphs(counted or tuple(number for number, _ in lines))

    def __contains__(self, line: int) -> bool:
        return line in self.lines

    def number(self, line: int) -> int:
        """Return the number of a paragraph, from 1; a line that is none, as a heading, has the number of the
        paragraph below it, or of the last."""
        return max(1, min(bisect_left(self.lines, line) + 1, len(self.lines)))

    def numbers(self, lines: Lines) -> Lines:
        """Return the numbers of the first and the last paragraph of some lines."""
        inside = [line for line in self.lines if line in lines] or [lines.first]
        return Lines(self.number(inside[0]), self.number(inside[-1]))


def is_title(words: str, entry: SeedEntry) -> bool:
    """Return whether a line is the title of its text, or a heading that a file marks with #."""
    plain = " ".join(words.split())
    return plain.startswith("#") or plain.casefold() == entry.title.strip("# ").casefold()


def _is_heading(text: Text, where: Range) -> bool:
    """Return whether a line is short and ends without a mark, or is a question written as a headline is."""
    line, words = text.folded[where.start : where.end].strip(), text.words_in(where)
    if len(words) > _SHORT:
        return False
    if line.endswith("?"):
        long = [word for word in line.split()[1:] if len(word) > _LONG]
        return len(long) > 1 and all(word[0].isupper() for word in long)
    return line.rstrip(_QUOTES)[-1:].isalnum()
