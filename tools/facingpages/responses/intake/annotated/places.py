"""Places: the words of a passage that an annotation of another program is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from facingpages.course.passage import Passage
from facingpages.text.anchors import Selector
from facingpages.text.folded import Range, fold
from facingpages.text.tame import tame

_CONTEXT: Final = 32  # characters before and after a quotation that are compared


@dataclass(frozen=True, slots=True)
class Place:
    """A range of folded characters in one of several passages."""

    passage: int
    where: Range


def at(
    passages: Sequence[Passage],
    quote: Selector,
    position: Range | None = None,
    among: Callable[[Passage], bool] = lambda _: True,
) -> Place | str:
    """Return the place that a quotation is about, or the reason why there is none.

    `position` is in code points of the text as received; it decides if the quotation is there.  Otherwise
    the quotation decides, white space apart; of several places, the one whose surroundings share most with
    those of the quotation.  `among` says which passages it can be in."""
    wanted = fold(quote.exact).split()
    if not wanted:
        return "it quotes nothing"
    chosen = [(index, passage) for index, passage in enumerate(passages) if among(passage)]
    if position is not None:  # a range without characters is false
        for index, passage in chosen:
            if position.end <= len(passage.text.source):
                where = passage.text.from_received(position)
                words = passage.text.folded[where.start : where.end].split()
                if words == wanted and where in passage.where:
                    return Place(index, where)
    found = [Place(index, where) for index, passage in chosen for where in quoted(passage, quote.exact)]
    if len(found) > 1:
        likeness = [_likeness(passages[place.passage], place.where, quote) for place in found]
        best = max(likeness)
        found = [place for place, like in zip(found, likeness, strict=True) if like == best]
    if len(found) == 1:
        return found[0]
    often = f"is in {len(found)} places of the exercise" if found else "is not in the text"
    return f"the quotation `{tame(quote.exact)}` {often}"


def quoted(passage: Passage, words: str) -> list[Range]:
    """Return every place of some words in a passage, white space apart."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in fold(words).split()))
    found = pattern.finditer(passage.text.folded, passage.where.start, passage.where.end)
    return [Range(match.start(), match.end()) for match in found if match.end() > match.start()]


def _likeness(passage: Passage, where: Range, quote: Selector) -> int:
    """Return the number of characters, spaces apart, that the surroundings of a place share with those of a
    quotation."""
    text = passage.text.folded
    before = text[max(0, where.start - 2 * _CONTEXT) : where.start]
    after = text[where.end : where.end + 2 * _CONTEXT]
    return _shared(before[::-1], fold(quote.prefix)[::-1]) + _shared(after, fold(quote.suffix))


def _shared(one: str, other: str) -> int:
    first, second = "".join(one.split())[:_CONTEXT], "".join(other.split())[:_CONTEXT]
    count = 0
    while count < min(len(first), len(second)) and first[count] == second[count]:
        count += 1
    return count
