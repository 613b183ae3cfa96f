"""Dates of an English sentence, and figures with their noun, each whole, without a grammar.

Words that could be cut inside a phrase are none: the rules would rather find nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from facingpages.language.word_lists import word_lists

_MONTH: Final = re.compile(
    r"January|February|March|April|May|June|July|August|September|October|November|December"
)
_DAY: Final = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_WHEN: Final = frozenset("in since until by from before after".split())
_NUMBERS: Final = tuple("two three four five six seven eight nine ten eleven twelve".split())
_SPELT: Final = {word: str(number) for number, word in enumerate(_NUMBERS, 2)}
_FIGURES: Final = {figures: word for word, figures in _SPELT.items()}
_SHARES: Final = ("out", "of"), ("in",)
_COUNTED: Final = frozenset(
    "year years day days week weeks month months hour hours people men women children times".split()
)
_NUMBERED: Final = frozenset("year page chapter part article section room class grade level".split())
_UNITS: Final = frozenset("per cent percent million billion thousand hundred".split())
_INSIDE: Final = frozenset("only same other first last new own more most".split())
_NO_NOUN: Final = re.compile(r"\w+(?:ed|ing|ly|self|selves)|\w*['’]\w*")
_SHORTENED: Final = re.compile(r"\w+n't$|'(?:m|ve|d|ll|re|s)$")
_PERIODS: Final = frozenset("day week month year hour night term lesson pupil child person head".split())
_PER: Final = ("per", "a", "each", "every")
_PER_CENT: Final = ("%", " per cent", " percent")
_THOUSANDS: Final = re.compile(r"(?<![\d.,])(?!(?:1[5-9]|20)\d\d\b)(\d{1,3})(?=\d{3}(?![\d.]))")
_CLOCK: Final = re.compile(r"(?<!\d)([01]?\d|2[0-3])[.:]([0-5]\d)(?![\d%])")
_PARTS: Final = re.compile(r"\b(one|two|three|four)[ -](half|thirds?|quarters?|fifths?|tenths?)\b")
_MOST: Final = 3  # words of a noun after its figure


def dated(words: Sequence[str], at: int) -> int:
    """Return where a date that begins at a word ends: a day, a month or a year; else 0."""
    end = at
    if end + 1 < len(words) and _DAY.fullmatch(words[end]) and _MONTH.fullmatch(words[end + 1]):
        end += 2
    elif end + 1 < len(words) and _MONTH.fullmatch(words[end]) and re.match(r"\d", words[end + 1]):
        end += 1 if _YEAR.fullmatch(words[end + 1]) else 2
    if end < len(words) and _YEAR.fullmatch(words[end]):
        is_dated = at and words[at - 1].casefold() in _WHEN
        has_noun = end == at and not is_dated and end + 1 < len(words) and not is_small(words[end + 1])
        return 0 if has_noun else end + 1
    return end if end > at else 0


def figures(words: Sequence[str], at: int, *, is_whole: bool) -> int:
    """Return where a figure that begins at a word ends, with its noun where that is plain to see; else 0."""
    if not _is_number(words[at]) or (at and words[at - 1].casefold() in _NUMBERED):
        return 0
    end = at + 1
    for joint in _SHARES:
        last = end + len(joint)
        if tuple(words[end:last]) == joint and last < len(words) and _is_number(words[last]):
            end = last + 1
            break
    while end < len(words) and words[end] in _UNITS:
        end += 1
    for last in range(end, min(end + _MOST, len(words))):
        word = words[last].casefold()
        if word in _COUNTED:
            return _with_period(words, last + 1)
        if (is_small(word) and word not in _INSIDE) or _NO_NOUN.fullmatch(word):
            break
        if word.endswith("s") and word not in _INSIDE and not words[last].endswith("ss"):
            return _with_period(words, last + 1)
    if end > at + 1 or re.match(r"[£$€]|.*%", words[at]):
        return _with_period(words, end)
    stops = is_whole if end == len(words) else is_small(words[end])
    return end if stops and re.search(r"\d\d", words[at]) else 0  # "two" alone is no figure to keep


def _with_period(words: Sequence[str], end: int) -> int:
    """Return where a figure ends with the time or the person that it is for, as "50 hours per week"."""
    return end + 2 if end + 1 < len(words) and words[end] in _PER and words[end + 1] in _PERIODS else end


def in_other_figures(said: str) -> tuple[str, ...]:
    """Return a figure in other ways to say it: in figures or in words, without the comma of thousands, with
    a % for per cent."""
    words = said.split()
    other = [_SPELT.get(word.casefold(), _FIGURES.get(word, word)) for word in words]
    found = [" ".join(other)]
    if " out of " in said:
        found += [one.replace(" out of ", " in ") for one in (said, " ".join(other))]
    found.append(re.sub(r"(?<=\d),(?=\d{3}\b)", "", said))
    found += [re.sub(r"(\d)(?: per ?cent\b|%)", rf"\1{sign}", said) for sign in _PER_CENT]
    found.append(_THOUSANDS.sub(r"\1,", said))
    for clock in (said, re.sub(r"(?<=\d)[ap]m\b", "", said)):
        found += [_CLOCK.sub(rf"\1{sign}\2", clock) for sign in ".:"]
    found += [_PARTS.sub(rf"\1{joint}\2", said) for joint in "- "]
    if len(words) > 2 and words[-2] in _PER and words[-1] in _PERIODS:
        found.append(" ".join(words[:-2]))
    return tuple(one for one in dict.fromkeys(found) if one != said)


def _is_number(word: str) -> bool:
    return bool(re.search(r"\d", word)) or word.casefold() in _SPELT


def is_small(word: str) -> bool:
    """Return whether a word is one of the small ones that hold a sentence together, as "the" and "I’ve"."""
    plain = _SHORTENED.sub("", word.casefold().replace("’", "'"))
    return not plain or plain in word_lists().small
