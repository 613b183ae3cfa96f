"""Cut a passage into units that can have a role, in order, without gaps or overlaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from facingpages.text.folded import Range, Text

# Where a sentence may be cut: after a semicolon, before "because", before ", but" and ", so"; but not where
# the two halves need each other, as in "not only ..., but ..." and "not because ...".
_JOINT: Final = re.compile(r";(?= )|(?= because (?!of\b))|,(?= (?:but|so|yet) )")
_HALVES: Final = re.compile(
    r"\bnot (?:only|just|merely|simply|so much)\b"
    r"|\b(?:not|only|just|simply|merely|partly|mainly|is|was|or|and)$|n't$",
    re.IGNORECASE,
)
_LEAST = 5  # words on either side of a cut


def cut(text: Text, line: Range) -> list[Range]:
    """Return the units of one line; a sentence without a word goes to the unit before it, or else to the
    one after."""
    units: list[Range] = []
    waiting: int | None = None
    for sentence in text.sentences_in(line):
        words = text.words_in(sentence)
        if words.start == words.end:
            if units:
                units[-1] = Range(units[-1].start, sentence.end)
            elif waiting is None:
                waiting = sentence.start
            continue
        parts = list(_clauses(text, sentence))
        if waiting is not None:
            parts[0], waiting = Range(waiting, parts[0].end), None
        units += parts
    return units


def _clauses(text: Text, sentence: Range) -> Iterator[Range]:
    start, left = sentence.start, text.words_in(sentence).start
    end = text.words_in(sentence).end
    for joint in _JOINT.finditer(text.folded, sentence.start, sentence.end):
        number = text.words_in(Range(sentence.start, max(joint.end(), sentence.start + 1))).end
        before = text.folded[start : joint.start()]
        if number - left < _LEAST or end - number < _LEAST or _open(before) or _needs_more(before, joint):
            continue
        yield Range(start, joint.end())
        start, left = joint.end(), number
        while text.folded[start].isspace():
            start += 1
    yield Range(start, sentence.end)


def _needs_more(before: str, joint: re.Match[str]) -> bool:
    """Return whether the words before a joint are half of a statement."""
    return joint.group() != ";" and bool(_HALVES.search(before))


def _open(words: str) -> bool:
    """Return whether a bracket or a quotation is still open."""
    return words.count("(") > words.count(")") or words.count('"') % 2 == 1
