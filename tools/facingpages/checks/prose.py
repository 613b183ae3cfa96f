"""Prose: the course's own sentences, with the strings that they quote.

A string in double quotation marks, straight, curly or angled, is a quotation; one in ‘single quotation marks’
is a wording that the course proposes, and nobody looks it up.  The marks are those of every language, "a",
“a”, „a“, «a» and »a«."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from facingpages.language.messages import SOURCE
from facingpages.text.folded import Range, Text, fold
from facingpages.text.readability import automated_readability_index

_CUT: Final = re.compile(r"\s*(?:\[\u2026\]|\[\.\.\.\]|\.\.\.|\u2026)\s*")
_QUOTED: Final = re.compile(
    r'"(?P<straight>[^"]*)"'
    r"|\u201e(?P<low>[^\u201c\u201d\u201e]*)[\u201c\u201d]"
    r"|\u201c(?P<curly>(?:[^\u201c\u201d]|\u201c[^\u201c\u201d]*\u201d)*)\u201d"
    r"|\u00ab(?P<angled>[^\u00ab\u00bb]*)\u00bb|(?<!\w)\u00bb(?P<inward>[^\u00ab\u00bb]*)\u00ab(?!\w)"
)
_MARKS: Final = '"\u201e\u201c\u00ab\u00bb'  # one of them opens each quotation
_END: Final = re.compile(r"[.!?]\Z")
_AFTER_END: Final = re.compile(
    r"\s+(?:[\"'\u201c\u2018(]?[^\W\d_a-z]|[\"\u201c\u2018])|\s*\Z"
)  # a new sentence, or the end
_WRAP: Final = re.compile(
    r"(?<=\S)[ \t]*\n(?=[ \t]*[^\s#>*-])(?![ \t]*\d+\. )"
)  # a line end inside a paragraph
_OPENING: Final = re.compile(r"(?:\s*(?:[-*]|\d+\.)\s+)?[*_( ]*")  # of a sentence: the mark of a list item
# Words for "elsewhere"; that of the course's language, and the English one, count.
ELSEWHERE: Final = {
    "en": "elsewhere",
    "es": "en otra parte",
    "fr": "ailleurs",
    "de": "an anderer Stelle",
    "it": "altrove",
    "pt": "noutro lugar",
    "nl": "elders",
    "pl": "gdzie indziej",
    "ru": "\u0432 \u0434\u0440\u0443\u0433\u043e\u043c \u043c\u0435\u0441\u0442\u0435",
    "uk": "\u0432 \u0456\u043d\u0448\u043e\u043c\u0443 \u043c\u0456\u0441\u0446\u0456",
}


class Sentences:
    """The sentences of a piece of prose, cut when something is first asked of them: most quotations are found
    in the text without."""

    def __init__(self, prose: str, language: str) -> None:
        self._prose, self._language = prose, language
        self._elsewhere: dict[Range, bool] = {}  # a page may hold thousands of quotations in one sentence

    @cached_property
    def _sentences(self) -> list[Range]:
        return sentences_of(self._prose)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self._sentences]

    def _at(self, place: int) -> Range:
        """Return the sentence at a place; all of the prose where it is in none."""
        number = bisect_right(self._starts, place) - 1
        is_inside = number >= 0 and place < self._sentences[number].end
        return self._sentences[number] if is_inside else Range(0, len(self._prose))

    def opens(self, place: int) -> bool:
        """Return whether what begins at a place begins its sentence."""
        return bool(_OPENING.fullmatch(self._prose, self._at(place).start, place))

    def says_elsewhere(self, place: int) -> bool:
        """Return whether the sentence at a place contains `elsewhere`, outside its quotations."""
        sentence = self._at(place)
        if sentence not in self._elsewhere:
            says = re.compile(rf"\b(?:{ELSEWHERE[SOURCE]}|{elsewhere_in(self._language)})\b", re.IGNORECASE)
            self._elsewhere[sentence] = bool(says.search(bare(self._prose[sentence.start : sentence.end])))
        return self._elsewhere[sentence]


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quoted string: its words, and its place in the prose; `sentences` are those of the prose, None for
    a block quotation, which is in no sentence."""

    words: str
    start: int
    sentences: Sentences | None = None

    @property
    def opens_sentence(self) -> bool:
        """Whether the quotation is the beginning of its sentence."""
        return self.sentences is not None and self.sentences.opens(self.start)

    @property
    def elsewhere(self) -> bool:
        """Whether the sentence of the quotation contains `elsewhere`."""
        return self.sentences is not None and self.sentences.says_elsewhere(self.start)

    @property
    def pieces(self) -> tuple[str, ...]:
        """The stretches between the cuts that the quotation shows."""
        return tuple(piece for piece in _CUT.split(self.words) if piece)


def elsewhere_in(language: str) -> str:
    """Return the word for "elsewhere" that a course of a language writes; the English one where none is known."""
    return ELSEWHERE.get(language.partition("-")[0], ELSEWHERE[SOURCE])


def quotations(prose: str, language: str) -> Iterator[Quotation]:
    """Yield the quotations of a piece of prose in a language, in order."""
    if not any(mark in prose for mark in _MARKS):
        return
    sentences = Sentences(prose, language)
    for quoted in _QUOTED.finditer(prose):
        if words := " ".join(quoted[quoted.lastgroup or 0].split()):
            yield Quotation(words, quoted.start(), sentences)


def bare(prose: str, instead: str = " ") -> str:
    """Return prose with a placeholder for each quotation."""
    return _QUOTED.sub(instead, prose)


def sentences_of(prose: str) -> list[Range]:
    """Return the sentences of a piece of prose; a full stop inside a quotation ends one only where the
    quotation ends too."""
    flowing = _WRAP.sub(" ", prose).replace(
        "*", "'"
    )  # a line ends where the file does; `**Fact.** It ...` are two sentences
    hidden = _QUOTED.sub(lambda quoted: _hidden(quoted, flowing), flowing)
    return list(Text(hidden).sentences) if len(fold(hidden)) == len(prose) else [Range(0, len(prose))]


def _hidden(quoted: re.Match[str], prose: str) -> str:
    inner = quoted.group()[1:-1]
    ends = _END.search(inner) and _AFTER_END.match(prose, quoted.end())
    letter = "X" if inner[:1].isupper() else "x"  # what follows a stop tells whether a sentence ends there
    return '"' + letter * (len(inner) - 1) + (inner[-1] if ends else letter[: len(inner)]) + '"'


def first_sentence(prose: str) -> str:
    """Return the first sentence of a piece of prose."""
    first = next(iter(sentences_of(prose)), Range(0, len(prose)))
    return prose[first.start : first.end]


def words_of(prose: str) -> list[str]:
    """Return the words of a piece of prose, quoted ones included."""
    text = Text(prose)
    return [text.folded[word.start : word.end] for word in text.words]


def grade(sentences: list[str]) -> float:
    """Return the reading level of some sentences as a US school grade, by the automated readability index.

    The letters a word are those of the course's own words, since a quotation cannot be made easier; its
    words count for the length of the sentence."""
    own = [word for sentence in sentences for word in words_of(bare(sentence))]
    words = sum(len(words_of(sentence)) for sentence in sentences)
    if not own:
        return 0.0
    letters = sum(character.isalnum() for word in own for character in word)
    return automated_readability_index(round(letters / len(own) * words), words, len(sentences))
