"""Sentences: where each begins and ends on a line of folded text, in English, Spanish and French.

A full stop may belong to an abbreviation, an initial or a trailing thought. The words behind it decide: a
digit, a small letter, or a word that opens sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from facingpages.text.scripts import CLOSING, STOPS

_CLOSED: Final = r"""["')\]]*(?: ?[»›])*"""
_NOTES: Final = r"(?: ?\[\d{1,3}\])*"  # the numbers of notes
_END: Final = re.compile(
    rf"""(?:[.!?\u2026]+{_CLOSED}{_NOTES}{_CLOSED}[*_]*(?=\s|\Z)|[{STOPS}]+["')\]{CLOSING}]*{_NOTES})"""
)
_OPENING: Final = "\"'([«‹¿¡*_ "
_DASHES: Final = ("\u2013", "\u2014", "-")

# A name, a number or a word goes on behind these: no sentence ends with one.
_NEVER: Final = frozenset(
    "mr mrs ms dr prof gen sen gov rep rev hon st mt ft vs e.g i.e cf viz fig ph co dept univ est approx"
    " jan feb aug sept oct nov dec"
    " sr sra srta srtas sres dra dña dn lic ing gral mons ud uds vd vds av avda ctra ee p.ej ej"
    " mm mme mmes mlle mgr ste bd env éd".split()
)
_BEFORE_NUMBERS: Final = frozenset(
    "no nos pp pág págs núm núms art arts vol vols ch chap cap sec eq n.o".split()
)
_BEFORE_SMALL: Final = frozenset("etc jr inc ltd corp bros a.m p.m uu ph.d ed eds".split())
_INITIALS: Final = re.compile(r"[^\W\d_](?:[.-]+[^\W\d_])+|[^\W\d_]")  # "u.s", "j.-c", "j"
_OPENERS: Final = frozenset(
    "the this that these those there then he she it they we you his her its their our my but and so if when"
    " while as because although though however what who how why where no not nobody every some many most"
    " in on at for after before since"
    " el los las un una unos unas él ella ellos ellas esto eso este esta pero y si cuando aunque porque como"
    " qué quién no nadie en por para"
    " le les une des il elle ils elles nous vous on ce cet cette ces mais et or si quand pourquoi comment"
    " personne dans pour".split()
)


def sentences(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each sentence of a line, without the space between them."""
    start = _past_space(folded, start, end)
    for stop in _END.finditer(folded, start, end):
        if stop.end() <= start or not _ends(
            folded[start : stop.start()], stop.group(), folded[stop.end() : end]
        ):
            continue
        yield start, stop.end()
        start = _past_space(folded, stop.end(), end)
    last = start + len(folded[start:end].rstrip())
    if start < last:
        yield start, last


def _past_space(folded: str, start: int, end: int) -> int:
    while start < end and folded[start].isspace():
        start += 1
    return start


def _ends(before: str, stop: str, after: str) -> bool:
    """Return whether a stop ends a sentence: `before` is its words, `after` the rest of its line."""
    follows = after.lstrip(_OPENING)[:1]
    if stop.startswith(("\u2026", "...")):
        return follows.isupper()
    if _is_closed(stop) and (
        after.lstrip().startswith(_DASHES) or (follows.islower() and not stop.startswith("."))
    ):
        return False  # "Why?" he asked
    if not stop.startswith("."):
        return True
    word = before.split()[-1].lstrip(_OPENING).casefold() if before.split() else ""
    if word == before.strip() and word.isdigit():
        return not follows  # the number of an item
    if word in _NEVER:
        return False
    if word in _BEFORE_NUMBERS:
        return not follows.isdigit()
    if word in _BEFORE_SMALL:
        return follows.isupper()
    if word != "i" and _INITIALS.fullmatch(word):
        opening = re.split(r"[\W\d_]", after.lstrip(_OPENING), maxsplit=1)[0]
        return "." in word and follows.isupper() and opening.casefold() in _OPENERS
    return True


def _is_closed(stop: str) -> bool:
    return stop.rstrip("*_").endswith(('"', "'", "»", "›"))
