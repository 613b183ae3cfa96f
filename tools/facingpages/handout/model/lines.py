"""Lines: break passages into printed lines here, so that every format breaks them alike.

So a line has the same number in the PDF and the Word file, on the student's sheet and in the key, in
ordinary and in large print, and a class can speak of "line 15".  A measure is in em of the type; letters
are counted by their widths."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from facingpages.handout.model.passage import Piece, PrintedLine, PrintedMark
from facingpages.text.folded import Range, Text

FACING: Final = 20.0  # em: two columns of 11 points side by side on A4, or one of 18 points
SINGLE: Final = 25.5  # em: one column, with room for notes beside it

# Widths of letters in hundredths of an em: the advances of Libertinus Serif, rounded up to fives.  What is
# not listed counts 60,
# a wide letter of East Asia 100, a mark above or below a letter nothing.
_WIDTHS: Final = {
    20: "'",
    25: " ,.:;|",
    30: "!()I\\ijl{}¡ìíîïІЇії‘’",
    35: '"-/Jft•',
    40: "*[]`rs“”",
    45: "?cez~¿çèéêëгезстэєё",
    50: "#$0123456789FS_abgoqvxàáâãäåòóôõöøГабвкохья",
    55: "+<=>LP^dhknpuy«»ßñùúûüРдлруч–",
    60: "BERTYZÈÉБВЕЗТУЬЯийнпцъ",
    65: "%CKVÇЄКЛСЧЭ",
    70: "ADGNOQUXÀÄÖÜæАДОПФХЦмф",
    75: "&HwИЙНЪжыю—…",
    80: "mœЫ",
    85: "MМшщ",
    90: "@Ж",
    95: "WЮ",
    100: "ШЩ",
}
_WIDTH: Final = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_BREAK: Final = re.compile(r"[ \t\n]*[^ \t\n]+[ \t\n]*")  # a no-break space holds its words together


def width(text: str) -> float:
    """Return the approximate printed width of a text, in em."""
    return sum(map(_of, text)) / 100


def broken(text: str, measure: float) -> Iterator[str]:
    """Yield a paragraph as lines that fit a measure; joined, they give the paragraph back.

    A line ends after a space; a word that is wider than the measure is cut.
    """
    line = ""
    for word in _BREAK.findall(text):
        if line and width((line + word).rstrip()) > measure:
            yield line
            line = ""
        while width(word.rstrip()) > measure:
            end = _cut(word, measure)
            yield word[:end]
            word = word[end:]
        line += word
    if line:
        yield line


def numbered(
    text: Text, where: Range, marks: Sequence[tuple[Range, PrintedMark]], measure: float, first: int
) -> tuple[PrintedLine, ...]:
    """Return the lines of a stretch, numbered from `first`, with marked words as separate pieces.

    `where` and the marks are in characters of the folded text; the marks are in order and none overlaps
    another."""
    cuts = [where.start]
    for range_, _ in marks:
        if range_.overlaps(where):
            cuts += [max(range_.start, where.start), min(range_.end, where.end)]
    cuts.append(where.end)
    runs: list[tuple[str, PrintedMark | None, bool]] = []
    inside = [(range_, mark) for range_, mark in marks if range_.overlaps(where)]
    for index in range(len(cuts) - 1):
        shown = text.show(Range(cuts[index], cuts[index + 1]))
        range_, mark = inside[index // 2] if index % 2 else (where, None)
        if shown:
            runs.append((shown, mark, mark is not None and range_.start == cuts[index]))
    return tuple(_lines(runs, measure, first))


def _lines(
    runs: list[tuple[str, PrintedMark | None, bool]], measure: float, first: int
) -> Iterator[PrintedLine]:
    whole = "".join(shown for shown, _, _ in runs)
    for number, line in enumerate(broken(whole, measure), first):
        pieces: list[Piece] = []
        left = len(line)
        while left:
            shown, mark, starts = runs.pop(0)
            pieces.append(Piece(shown[:left], mark, starts))
            if len(shown) > left:
                runs.insert(0, (shown[left:], mark, False))
            left -= min(left, len(shown))
        yield PrintedLine(number, tuple(pieces))


def _of(letter: str) -> int:
    em = _WIDTH.get(letter)
    if em is not None:
        return em
    if unicodedata.category(letter)[0] in "MC":
        return 0
    return 100 if unicodedata.east_asian_width(letter) in "WF" else 60


def _cut(word: str, measure: float) -> int:
    """Return the number of letters before the cut of a word, never splitting a letter from its combining
    marks."""
    end = 1
    while end < len(word) and (
        width(word[: end + 1]) <= measure or unicodedata.category(word[end])[0] == "M"
    ):
        end += 1
    return end
