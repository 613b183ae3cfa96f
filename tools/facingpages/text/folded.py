"""Text: a seed, folded once, with numbered lines, words and sentences.

Everything later speaks in ranges of the folded text or in word numbers; nothing else cuts, folds or counts
text.  The folding is the one that `anchors` promises: NFC, no-break and thin spaces to a space, curly to
straight quotes, line ends to a newline, the ligatures of Latin type to their letters.  It never changes
what a reader is shown: `Text.show` gives the characters as received."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from facingpages.text.scripts import LIGATURES, combining, spaceless
from facingpages.text.sentences import sentences

SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032"
DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033"
# Each letter that is folded, with what replaces it; no replacement holds a letter that is folded.
_FOLD = (
    dict.fromkeys(SPACES, " ")
    | dict.fromkeys(SINGLE_QUOTES, "'")
    | dict.fromkeys(DOUBLE_QUOTES, '"')
    | LIGATURES
)

# A word: letters and digits, held together by an apostrophe, hyphen, ampersand, full stop or comma only where
# another letter or digit follows at once ("don't", "24-hour", "U.S", "1,000", "abcnews.go.com").
# A combining mark (an accent, a vowel sign) belongs to the letter before it.
# A letter of a script without spaces is a word by itself. `_word_pattern` puts this together.
_JOINING = r"['&\-\u2010\u2011.,/]"
_BESIDE_WORDS = frozenset(("", *' \n"()[]:;!?\u2013\u2014\u2026'))  # no word holds one of these
_NEAR = 60  # letters to either side, among which words have a space between them
_COMMA_OR_SLASH = re.compile(r"(?<=\D)[,/]|[,/](?=\D)")


@dataclass(frozen=True, order=True, slots=True)
class Range:
    """A half-open stretch, `start` to `end`, of folded characters or of word numbers."""

    start: int
    end: int

    def __contains__(self, other: Range) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Range) -> bool:
        """Return whether the two stretches share at least one place."""
        return self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def bits(self) -> int:
        """The places as a set in one number, in which bit n is place n: sets are compared at once."""
        return (1 << self.end) - (1 << self.start)


known_range = lru_cache(4_096)(Range)  # for a class, whose marks are in the same places again and again


def fold(text: str) -> str:
    """Return `text` folded by the declared rules."""
    if text.isascii():  # of what is folded, ASCII has only the line ends
        return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    for letter, instead in _FOLD.items():  # `str.translate` takes fifty times as long
        text = text.replace(letter, instead)
    return text


class Text:
    """One text as received, with its folded form, lines, words and sentences."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.folded = fold(source)

    @cached_property
    def _offsets(self) -> list[int] | None:
        """The place in `source` of each folded character, or None if the two texts run side by side."""
        if len(self.folded) == len(self.source) and unicodedata.is_normalized("NFC", self.source):
            return None
        offsets: list[int] = []
        for start, piece in _pieces(self.source):
            offsets += [start] * len(fold(piece))
        offsets.append(len(self.source))
        return offsets

    @cached_property
    def is_flat(self) -> bool:
        """Whether folded characters, received characters and UTF-16 units all have the same positions."""
        return self._offsets is None and max(self.source, default="") <= "\uffff"

    def show(self, where: Range) -> str:
        """Return the characters of a range as received, for a reader's eyes."""
        if self._offsets is None:
            return self.source[where.start : where.end]
        return self.source[self._offsets[where.start] : self._offsets[where.end]]

    def received(self, where: Range) -> Range:
        """Return the characters of the text as received, counted in code points, that a range stands for."""
        if self._offsets is None:
            return where
        return Range(self._offsets[where.start], self._offsets[where.end])

    def from_received(self, where: Range) -> Range:
        """Return the range that stands for some characters of the text as received: the inverse of
        `received`."""
        if self._offsets is None:
            return where
        return Range(bisect_left(self._offsets, where.start), bisect_left(self._offsets, where.end))

    @cached_property
    def lines(self) -> tuple[Range, ...]:
        """The lines, without their line ends; line 1 is at index 0."""
        lines_, start = [], 0
        for line in self.folded.split("\n"):
            lines_.append(Range(start, start + len(line)))
            start += len(line) + 1
        return tuple(lines_)

    @property
    def last_line(self) -> int:
        """The number of the last line; a line end at the end of the text begins no new line."""
        return len(self.lines) - (len(self.lines) > 1 and self.folded.endswith("\n"))

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_at(self, place: int) -> int:
        """Return the line number, from 1, of a place in the folded text."""
        return bisect_right(self._line_starts, place)

    @cached_property
    def words(self) -> tuple[Range, ...]:
        """The words, in order; a word's index is its number everywhere."""
        return tuple(_words(self.folded))

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def lengths(self) -> tuple[str, ...]:
        """The lengths, as digits, of each word and of the gap behind it: word, gap, word, gap ... word."""
        cuts = [cut for word in self.words for cut in (word.start, word.end)]
        return tuple(str(end - start) for start, end in pairwise(cuts))

    def words_in(self, where: Range) -> Range:
        """Return the numbers of the words that lie at least in part in a range of characters."""
        first = bisect_right(self._word_starts, where.start) - 1
        if first < 0 or self.words[first].end <= where.start:
            first += 1
        return Range(first, max(first, bisect_left(self._word_starts, where.end)))

    def is_in_word(self, place: int) -> bool:
        """Return whether a word goes on from before a place to after it. The letters beside the place nearly
        always show it; if not, what is between the spaces beside it is cut into words, or else the text."""
        before, after = self.folded[max(0, place - 1) : place], self.folded[place : place + 1]
        if before in _BESIDE_WORDS or after in _BESIDE_WORDS:
            return False
        if after in ".,'" and self.folded[place + 1 : place + 2] in _BESIDE_WORDS:
            return False  # these join letters only to letters
        if f"{before}{after}".isascii() and before.isalnum() and after.isalnum():
            return True
        start = self.folded.rfind(" ", max(0, place - _NEAR), place)
        end = self.folded.find(" ", place, place + _NEAR)
        if start >= 0 and end >= 0:
            return any(word.start < place - start < word.end for word in _words(self.folded[start:end]))
        touched = self.words_in(Range(place - 1, place))
        return any(word.start < place < word.end for word in self.words[touched.start : touched.end])

    def cuts_word(self, where: Range) -> bool:
        """Return whether a range begins or ends inside a word."""
        touched = self.words_in(where)
        if touched.start == touched.end:
            return True
        return self.words[touched.start].start < where.start or self.words[touched.end - 1].end > where.end

    @cached_property
    def sentences(self) -> tuple[Range, ...]:
        """The sentences, in order, without the space between them. No sentence crosses a line end."""
        return tuple(
            Range(*sentence)
            for line in self.lines
            for sentence in sentences(self.folded, line.start, line.end)
        )

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentences_in(self, where: Range) -> tuple[Range, ...]:
        """Return the sentences that lie wholly in a range."""
        starts = self._sentence_starts
        inside = self.sentences[bisect_left(starts, where.start) : bisect_left(starts, where.end)]
        return tuple(s for s in inside if s in where)


def _pieces(source: str) -> Iterator[tuple[int, str]]:
    """Cut a text into the shortest pieces that fold on their own; marks stay with their letter."""
    start = 0
    while start < len(source):
        end = start + 1
        while end < len(source) and (
            unicodedata.combining(source[end])
            or fold(source[start : end + 1]) != fold(source[start:end]) + fold(source[end])
        ):
            end += 1
        yield start, source[start:end]
        start = end


@lru_cache
def _word_pattern(marks: str, alone: str) -> re.Pattern[str]:
    """Return the pattern of a word in a text that holds these combining marks, and these letters each of
    which is a word by itself."""
    marked = f"[{re.escape(marks)}]*" if marks else ""
    letters = rf"(?:[^\W_{alone}]{marked})+"
    word = f"{letters}(?:{_JOINING}{letters})*"
    return re.compile(f"[{alone}]{marked}|{word}" if alone else word)


def _words(folded: str) -> Iterator[Range]:
    for matched in _word_pattern(combining(folded), spaceless(folded)).finditer(folded):
        start, end = matched.span()
        word = matched.group()
        if "," in word or "/" in word:  # which join digits only
            for cut in _COMMA_OR_SLASH.finditer(word):
                if matched.start() + cut.start() > start:
                    yield Range(start, matched.start() + cut.start())
                start = matched.start() + cut.end()
        if start < end:
            yield Range(start, end)


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a seed, first and last included, from 1."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def __contains__(self, line: int) -> bool:
        return self.first <= line <= self.last

    def overlaps(self, other: Lines) -> bool:
        """Return whether the two share a line."""
        return self.first <= other.last and other.first <= self.last
