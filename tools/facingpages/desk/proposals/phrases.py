"""Whole phrases of an English sentence, without a grammar: dates, figures with their noun, noun phrases.

Words that could be cut inside a phrase, or hold a verb, are none: the rules would rather find nothing."""

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
_NUMBERS: Final = tuple("two three four five six seven eight nine ten eleven twelve".split())
_SPELT: Final = {word: str(number) for number, word in enumerate(_NUMBERS, 2)}
_FIGURES: Final = {figures: word for word, figures in _SPELT.items()}
_SHARES: Final = ("out", "of"), ("in",)
_COUNTED: Final = frozenset(
    "year years day days week weeks month months hour hours people men women children times".split()
)
_NUMBERED: Final = frozenset("year page chapter part article section room class grade level".split())
_UNITS: Final = frozenset("per cent percent million billion thousand hundred".split())
_DETERMINERS: Final = frozenset(
    "a an the this that these those my your our its his her their no every another".split()
)
_INSIDE: Final = frozenset("only same other first last new own more most".split())
_BEFORE: Final = frozenset(
    "in of on at by for with from to into about against up off under over between through".split()
)
_VERBS: Final = frozenset(
    "is are was were has have had will would can could may might must shall should does do did".split()
)
_NO_HEAD: Final = re.compile(r"\w+(?:ed|ing|ly|self|selves)|\w*['’]\w*")
_VAGUE: Final = frozenset(
    "meantime meanwhile end fact way ways time times course moment case point thing things lot lots kind "
    "sort rest whole one ones other others day place bit deal idea problem question truth reason".split()
)
_NAMELESS: Final = re.compile(r"[a-zà-ÿ -]+")
_MOST: Final = 3  # words of a noun phrase after its determiner


def dated(words: Sequence[str], at: int) -> int:
    """Return where a date that begins at a word ends: a day, a month or a year; else 0."""
    end = at
    if end + 1 < len(words) and _DAY.fullmatch(words[end]) and _MONTH.fullmatch(words[end + 1]):
        end += 2
    elif end + 1 < len(words) and _MONTH.fullmatch(words[end]) and re.match(r"\d", words[end + 1]):
        end += 1 if _YEAR.fullmatch(words[end + 1]) else 2
    if end < len(words) and _YEAR.fullmatch(words[end]):
        has_noun = end == at and end + 1 < len(words) and not _is_small(words[end + 1])
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
            return last + 1
        if (_is_small(word) and word not in _INSIDE) or _NO_HEAD.fullmatch(word):
            break
        if word.endswith("s") and word not in _INSIDE and not words[last].endswith("ss"):
            return last + 1
    if end > at + 1 or re.match(r"[£$€]|.*%", words[at]):
        return end
    stops = is_whole if end == len(words) else _is_small(words[end])
    return end if stops and re.search(r"\d\d", words[at]) else 0  # "two" alone is no figure to keep


def in_other_figures(said: str) -> tuple[str, ...]:
    """Return a figure in other ways to say it: in figures or in words, and with a % for per cent."""
    words = said.split()
    other = [_SPELT.get(word.casefold(), _FIGURES.get(word, word)) for word in words]
    found = [" ".join(other)]
    if " out of " in said:
        found += [one.replace(" out of ", " in ") for one in (said, " ".join(other))]
    found.append(re.sub(r"(\d) per ?cent\b", r"\1%", said))
    return tuple(one for one in dict.fromkeys(found) if one != said)


def noun_phrase(words: Sequence[str], at: int, *, is_whole: bool) -> int:
    """Return where a noun phrase of two nouns or more that begins at a word ends; else 0.

    Such are "the new school library" and "the cost of a uniform"."""
    end, nouns = _nouns(words, at)
    if not nouns or not _ends(words, end, is_whole=is_whole):
        return 0
    if words[end : end + 1] == ["of"]:
        last, others = _nouns(words, end + 1)
        is_known = others == 1 or (others and words[end + 1].casefold() in _DETERMINERS)
        if is_known and _ends(words, last, is_whole=is_whole) and words[last : last + 1] != ["of"]:
            return last
        return 0
    before = words[at - 1].casefold() if at else ""
    after = words[end].casefold() if end < len(words) else ""
    # Two nouns in a row can be a noun and its verb, as "the school looked".
    is_known = after in _VERBS or before in _BEFORE or before in _VERBS
    return end if nouns > 1 and is_known and words[at].casefold() in _DETERMINERS else 0


def _nouns(words: Sequence[str], at: int) -> tuple[int, int]:
    """Return the end of the nouns from a word on, with or without a determiner, and how many there are: none
    where the last of them may be no noun."""
    first = at + (at < len(words) and words[at].casefold() in _DETERMINERS)
    end = first
    while end < len(words) and (not _is_small(words[end]) or words[end].casefold() in _INSIDE):
        end += 1
    inside = [word.casefold() for word in words[first:end]]
    nouns = [word for word in inside if word not in _INSIDE]
    if (
        not nouns
        or nouns[-1] != inside[-1]
        or len(inside) > _MOST
        or not _NAMELESS.fullmatch(" ".join(words[first:end]))
    ):
        return end, 0
    is_sure = inside[-1] not in _VAGUE and not any(_NO_HEAD.fullmatch(word) for word in inside[1:])
    return end, len(nouns) if is_sure and not inside[0].endswith("ly") else 0


def _ends(words: Sequence[str], at: int, *, is_whole: bool) -> bool:
    """Return whether words end where a phrase can: before a small word or a sign, but no loaded word."""
    return is_whole if at >= len(words) else _is_small(words[at])


def _is_number(word: str) -> bool:
    return bool(re.search(r"\d", word)) or word.casefold() in _SPELT


def _is_small(word: str) -> bool:
    return word.casefold() in word_lists().small
