"""Suggest quotations, scare quotes, and citation marks with the entries they can mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from facingpages.author.suggest.model import Spot, SuggestionKind
from facingpages.course.seed import Seed
from facingpages.text.folded import Range, Text

_DOUBLE = re.compile(r'(?<![\w"])"(?=[^\s"])([^"\n]*[^\s"])"(?!\w)')
_SINGLE = re.compile(r"(?<![\w'])'(?=[^\s'])((?:[^'\n]|(?<=\w)'(?=\w))*[^\s'])'(?!\w)")
_SAID: Final = re.compile(
    r"\b(?:said|says?|saying|told|tells?|stated|states?|stating|wrote|writes?|writing|asked|asks|added|adds|replied|called|calls?|calling|declared|"
    r"declares|announced|announces|insisted|insists|warned|warns|claimed|claims|argued|argues|admitted|admits|acknowledged|remarked|"
    r"described|describes|according to|quoted|quotes?|denounced|proclaimed|reported|reports|noted|notes|explained|confirmed|accused|"
    r"demanded|demands|dubbed|termed|labell?ed|urged|vowed|put it|in (?:his|her|their) words|recalled|testified|stressed|posted|tweeted)\b",
    re.IGNORECASE,
)
_SCARE_WORDS: Final = 2


def find(text: Text, line: Range) -> Iterator[Spot]:
    """Yield the quotations of one line, outer ones only. A short one without a speaker is a scare quote: a
    loaded term."""
    done = line.start
    places = sorted(
        {
            Range(hit.start(), hit.end())
            for pattern in (_DOUBLE, _SINGLE)
            for hit in pattern.finditer(text.folded, line.start, line.end)
        }
    )
    for where in places:
        if where.start < done:
            continue
        done = where.end
        inside = Range(where.start + 1, where.end - 1)
        words = text.words_in(inside)
        if words.start == words.end:
            continue
        yield _judged(
            text, line, where, Range(text.words[words.start].start, text.words[words.end - 1].end), len(words)
        )


def _judged(text: Text, line: Range, where: Range, bare: Range, words: int) -> Spot:
    sentence = next((s for s in text.sentences_in(line) if s.start <= where.start < s.end), line)
    said = _SAID.search(text.folded, sentence.start, where.start) or _SAID.search(
        text.folded, where.end, sentence.end
    )
    shown = text.show(bare)
    lower = shown[:1].islower()
    if words <= _SCARE_WORDS and lower and not said and text.folded[where.end - 2] not in ".,!?":
        reason = f'"{shown}" is in quotation marks and the sentence names no speaker (doubt); ask whether it is reported or called into question'
        return Spot(bare, SuggestionKind.LOADED, reason, "doubt")
    whose = (
        f'the sentence says who spoke by "{said.group()}"'
        if said
        else "the sentence does not say whose words they are"
    )
    return Spot(bare, SuggestionKind.QUOTATION, f"words in quotation marks; {whose}")


def citations(seed: Seed) -> Iterator[Spot]:
    """Yield each citation mark of a seed, with the entries it can mean and any misfit between them."""
    for row in seed.apparatus.rows():
        count = f"{len(row.candidates)} entr{'y' if len(row.candidates) == 1 else 'ies'} can be meant"
        yield Spot(
            row.mark.where,
            SuggestionKind.CITATION,
            "; ".join(("a citation mark", count, *row.misfits)),
            mark=row.mark,
            entries=row.candidates,
        )
