"""Suggest words and passages worth keying, each with a reason, from word lists and patterns.

    Seed -> lines without noise -> terms, patterns, quoted, units + roles -> Spot -> anchors.describe -> Suggestion

It is offline and deterministic, proposes and never decides: nothing that it gives is a key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from facingpages.author.suggest import patterns, quoted, roles, terms, units
from facingpages.author.suggest.as_yaml import as_yaml, remark
from facingpages.author.suggest.model import (
    LIKELY,
    OPEN,
    POINTS,
    UNITS,
    UNMARKED,
    WORDINGS,
    Spot,
    Suggestion,
    SuggestionKind,
)
from facingpages.author.suggest.pairing import Pair, closest, pairs
from facingpages.course.course import Course
from facingpages.course.passage import Passage
from facingpages.course.seed import Seed
from facingpages.language.messages import SOURCE
from facingpages.text import anchors
from facingpages.text.citations import Citation, Entry, Style
from facingpages.text.folded import Lines, Range, Text

__all__ = [
    "LIKELY",
    "POINTS",
    "UNITS",
    "WORDINGS",
    "Pair",
    "Suggestion",
    "SuggestionKind",
    "as_yaml",
    "closest",
    "marker",
    "pairs",
    "remark",
    "suggest",
]

_CLAIM: Final = 3  # words: fewer before a citation mark are no claim


def suggest(
    seed: Seed, lines: Lines | None = None, kinds: frozenset[str] | None = None, language: str = SOURCE
) -> tuple[Suggestion, ...]:
    """Return the suggestions for a seed, in the order of the text.

    `lines` limits it to these lines, `kinds` to these kinds (see `SuggestionKind`).  Noise lines and the
    source list are passed over. `language` is that of a seed that does not name its own.  The lists are
    English: of a seed in another language, quotations, citations and units by their signs and place are all
    there is."""
    wanted = frozenset(SuggestionKind) if kinds is None else frozenset(SuggestionKind(kind) for kind in kinds)
    spots = sorted(
        _spots(seed, lines, wanted, seed.entry.language or language),
        key=lambda spot: (spot.where.start, spot.where.end, list(SuggestionKind).index(spot.kind)),
    )
    return tuple(_made(seed, spot) for spot in spots)


def marker(course: Course) -> Callable[[Passage], list[Range]]:
    """Return a function that marks, in characters, every suggested wording of a passage (the blind strategy
    `suggest`)."""

    def marks(passage: Passage) -> list[Range]:
        seed = course.texts[passage.seed.id]
        return [
            spot.where
            for spot in suggest(seed, passage.lines, frozenset({SuggestionKind.LOADED}), course.language)
        ]

    return marks


def _spots(
    seed: Seed, lines: Lines | None, wanted: frozenset[SuggestionKind], language: str
) -> Iterator[Spot]:
    text = seed.text
    english = language.partition("-")[0] == SOURCE
    readable = [
        number for number in range(1, len(text.lines) + 1) if _is_argument(seed, Lines(number, number))
    ]
    chosen = {number for number in readable if lines is None or number in lines}
    if wanted & WORDINGS:
        for number in sorted(chosen):
            yield from (
                spot
                for spot in _wordings(seed, text.lines[number - 1], english)
                if spot.kind in wanted and not text.cuts_word(spot.where)
            )
    if SuggestionKind.CITATION in wanted:
        yield from (spot for spot in quoted.citations(seed) if text.line_at(spot.where.start) in chosen)
    if wanted & UNITS:
        units_ = _units(seed, [text.lines[number - 1] for number in readable], english)
        yield from (
            spot for spot in units_ if spot.kind in wanted and text.line_at(spot.where.start) in chosen
        )


def _is_argument(seed: Seed, line: Lines) -> bool:
    """Return whether a line is running text: neither noise nor part of the text's own source list."""
    listed = seed.entry.source_list
    return not seed.noise_in(line) and not (
        listed and Lines(listed.first, listed.entries.last).overlaps(line)
    )


def _wordings(seed: Seed, line: Range, english: bool) -> Iterator[Spot]:
    """Yield the suggested wordings of one line. A vague attribution or scare quote wins over a listed word in
    it."""
    text = seed.text
    quotations = list(quoted.find(text, line))
    yield from quotations
    if not english:
        return
    attributions = list(patterns.vague(text, line))
    yield from attributions
    yield from patterns.hedges(text, line)
    taken = [spot.where for spot in (*attributions, *quotations) if spot.kind is not SuggestionKind.QUOTATION]
    said = [spot.where for spot in quotations if spot.kind is SuggestionKind.QUOTATION]
    for spot in terms.find(text, line):
        if not any(spot.where.overlaps(where) for where in taken):
            quoted_ = any(spot.where in where for where in said)
            yield replace(spot, is_own=False) if quoted_ else spot


def _units(seed: Seed, lines: list[Range], english: bool) -> Iterator[Spot]:
    text = seed.text
    cut = [found for line in lines if (found := units.cut(text, line))]
    words = [[text.folded[unit.start : unit.end] for unit in paragraph] for paragraph in cut]
    judged = roles.judge(words, english=english)
    for paragraph, results in zip(cut, judged, strict=True):
        for unit, result in zip(paragraph, results, strict=True):
            named = f"{result.kind.value} ({result.evidence})" if result.evidence else result.kind.value
            supports = result.supports or result.kind not in POINTS
            use = "in support of another unit" if supports else "the point of its paragraph"
            because = "; ".join(result.because) or UNMARKED
            yield Spot(
                unit,
                result.kind,
                f"may be {named}, {use}: {because}" if result.sure >= LIKELY else OPEN,
                evidence=result.evidence,
                supports=supports,
                sure=result.sure,
                other=result.other,
            )


def _made(seed: Seed, spot: Spot) -> Suggestion:
    text, where = seed.text, spot.where
    return Suggestion(
        seed=seed.entry.id,
        where=where,
        selector=anchors.describe(where, text),
        line=text.line_at(where.start),
        shown=text.show(where),
        kind=spot.kind,
        reason=spot.reason,
        technique=spot.technique,
        neutral=spot.neutral,
        evidence=spot.evidence,
        supports=spot.supports,
        sure=spot.sure,
        other=spot.other,
        mark=spot.mark,
        entries=spot.entries,
        claim=_claim(seed, spot.mark) if spot.mark else None,
        references=tuple(_reference(entry, text) for entry in spot.entries),
        is_own=spot.is_own,
        is_noun=spot.is_noun,
        sureness=spot.sureness,
        may_judge=spot.may_judge,
    )


def _reference(entry: Entry, text: Text) -> anchors.Selector:
    """Return how an exercise names an entry: by its words, a link by its address."""
    return anchors.Selector(entry.address) if entry.address else anchors.describe(entry.where, text)


def _claim(seed: Seed, mark: Citation) -> anchors.Selector | None:
    """Return the words before a citation mark in its sentence; the whole sentence of a link, or if few words
    are before the mark, as in "As Smith (2019) found"; None if the mark is alone."""
    text = seed.text
    line = text.lines[mark.line - 1]
    sentence = next((sentence for sentence in text.sentences_in(line) if mark.where in sentence), line)
    start = sentence.start
    words = text.words_in(Range(start, mark.where.start)) if start < mark.where.start else Range(0, 0)
    if len(words) < _CLAIM or mark.style is Style.LINK:
        words = text.words_in(sentence)
    if words.start == words.end:
        return None
    return anchors.describe(Range(start, text.words[words.end - 1].end), text)
