"""Loaded terms: words and phrases of the lists, with the technique and the plainer wording of their entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facingpages.author.suggest import fits, owned
from facingpages.author.suggest.lists import Listed, loaded
from facingpages.author.suggest.model import Spot, SuggestionKind
from facingpages.text.folded import Range, Text


def find(text: Text, line: Range) -> Iterator[Spot]:
    """Yield the loaded terms of one line, in order, none overlapping another."""
    index, numbers = loaded(), text.words_in(line)
    places = text.words[numbers.start : numbers.end]
    written = [text.folded[word.start : word.end] for word in places]
    words = [word.casefold() for word in written]
    heading = _is_heading(text.folded[line.start : line.end], written)
    first = {sentence.start for sentence in text.sentences_in(line)}
    number = 0
    while number < len(words):
        found = index.at(words, number)
        if not found or (
            words[number + found[0] : number + found[0] + 1]
            and words[number + found[0]] in found[1].unless_before
        ):
            number += 1
            continue
        size, listed = found
        where = Range(places[number].start, places[number + size - 1].end)
        if _together(text, where, listed) and not (
            _is_name(written[number : number + size], listed)
            and not heading
            and not _opens(text, where, first)
        ):
            before, after = _clause(text, places, words, number, number + size)
            number += size
            if fits.only_names(listed, before):
                continue
            neutral = fits.plain(listed, before, after)
            yield Spot(
                where,
                SuggestionKind.LOADED,
                _reason(text.show(where), listed, neutral),
                listed.rule.technique,
                neutral,
                is_own=owned.is_own(before),
                is_noun=fits.is_noun(listed, before),
                sureness=listed.sureness,
                may_judge=bool(listed.sureness) or fits.may_judge(listed, before, after),
            )
        else:
            number += 1


def _clause(
    text: Text, places: Sequence[Range], words: list[str], start: int, end: int
) -> tuple[list[str], list[str]]:
    """Return the words before and after some of a line, each up to a sign between words."""
    first, last = start, end
    while first and _joined(text, places[first - 1], places[first]):
        first -= 1
    while last < len(words) and _joined(text, places[last - 1], places[last]):
        last += 1
    return words[first:start], words[end:last]


def _joined(text: Text, one: Range, other: Range) -> bool:
    """Return whether only space is between two words."""
    return not text.folded[one.end : other.start].strip()


def _reason(shown: str, listed: Listed, neutral: str | None) -> str:
    plainer = (
        f'; "{neutral}" would say it without the verdict'
        if neutral
        else "; ask what a plainer wording would leave out"
    )
    return f'"{shown}" is {listed.rule.says} ({listed.rule.technique}){plainer}'


def _is_heading(line: str, written: list[str]) -> bool:
    """Return whether a line is set in capitals as titles are, so that a capital marks no name."""
    if line.rstrip().endswith((".", '."', ".)")):
        return False
    long = [word for word in written if len(word) > 3]
    return len(written) <= 20 and sum(word[0].isupper() for word in long) > 0.6 * len(long)


def _is_name(written: list[str], listed: Listed) -> bool:
    """Return whether words that the list has in lower case are with capitals ("Patriot", "Crown"), as
    names do."""
    return any(word[0].isupper() for word in written) and listed.shown == listed.shown.casefold()


def _opens(text: Text, where: Range, first: set[int]) -> bool:
    """Return whether a place opens a sentence or a quotation, where anything has a capital; whole words in
    capitals shout."""
    if text.folded[where.start : where.end].isupper() and len(where) > 4:
        return True
    before = text.folded[max(0, where.start - 2) : where.start].rstrip(" ")
    return where.start in first or before[-1:] in ('"', "'", "(", ":", "\u2014", "-")


def _together(text: Text, where: Range, listed: Listed) -> bool:
    """Return whether the words of a phrase are side by side, with nothing but space or a hyphen between
    them."""
    return not any(mark in text.folded[where.start : where.end] for mark in '.,;:!?()"') or any(
        mark in listed.shown for mark in ".,"
    )
