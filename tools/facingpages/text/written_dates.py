"""Dates as people write them, in English, Spanish or French words or in figures, read as a day, month or year."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from facingpages.text.dates import PartialDate, parse_iso

_NAMES: Final = (
    "january enero janvier",
    "february febrero fevrier",
    "march marzo mars",
    "april abril avril",
    "may mayo mai",
    "june junio juin",
    "july julio juillet",
    "august agosto aout",
    "september septiembre setiembre septembre",
    "october octubre octobre",
    "november noviembre novembre",
    "december diciembre decembre",
)
_SHORT: Final = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS: Final = {
    **{name: number for number, names in enumerate(_NAMES, 1) for name in names.split()},
    **{name: number for number, name in enumerate(_SHORT.split(), 1)},
    "sept": 9,
}
_MONTH: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY, _YEAR = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th|er|\.)?", r"(?P<{0}>(?:1[5-9]|20)\d\d)"
_WORDS: Final = re.compile(
    rf"\b(?:{_DAY.format('d1')}\s+(?:of\s+|de\s+)?)?(?P<m1>{_MONTH})\b\.?,?\s+(?:de[l]?\s+)?{_YEAR.format('y1')}\b"
    rf"|\b(?P<m2>{_MONTH})\b\.?\s+{_DAY.format('d2')},?\s+(?:del?\s+)?{_YEAR.format('y2')}\b"
    r"|\b(?P<iso>(?:1[5-9]|20)\d\d-\d\d-\d\d)\b",
    re.IGNORECASE,
)
_NO_YEAR: Final = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th|er|\.)?\s+(?:of\s+|de\s+)?(?:{_MONTH})\b"
    rf"|(?:{_MONTH})\b\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?![:.]\d))(?!\.?,?\s+(?:del?\s+)?\d{{4}}\b)",
    re.IGNORECASE,
)
# Every such date holds one of these; in lower case, a name is found twenty times as fast as a date.
_HINT: Final = re.compile(_MONTH)
_ISO: Final = re.compile(r"\d\d\d\d-\d\d-\d\d")
_DAY_BEFORE: Final = re.compile(rf"{_DAY.format('d')}\s+(?:of\s+|de\s+)?$", re.IGNORECASE)
_BEFORE: Final = 40  # letters that a day takes before the name of its month
_FIGURES: Final = re.compile(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})")
_ROMAN: Final = re.compile(r"(\d{1,2})\s?[/.-]\s?(i{1,3}|iv|vi{0,3}|ix|xi{0,2})\s?[/.-]\s?(\d{4})")
_NUMERALS: Final = "i ii iii iv v vi vii viii ix x xi xii".split()
_IN_FIGURES: Final = re.compile(
    r"(?<![\w/.-])(?:\d{1,2}\s?[/.-]\s?(?:\d{1,2}|[IVX]{1,4})\s?[/.-]\s?\d{4}"
    r"|\d{4}[/.]\d{1,2}[/.]\d{1,2})(?![\w/-])"
)
_YEAR_FIRST: Final = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_WEEKDAY: Final = re.compile(
    r"^(?:on\s+|el\s+|le\s+)?(?:[a-z]+day|lunes|martes|miercoles|jueves|viernes|"
    r"sabado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),?\s+"
)


def written(text: str) -> Iterator[tuple[str, PartialDate]]:
    """Yield each day or month that a text states in words, as it is written and as it is understood."""
    plain = _plain(text)
    for found in _found(plain):
        date = _in_words(found)
        if date:
            yield text[found.start() : found.end()] if len(plain) == len(text) else found.group(), date


def without_year(text: str) -> Iterator[str]:
    """Yield each day that a text states in words without its year, such as `October 14`."""
    plain = _plain(text)
    for found in _NO_YEAR.finditer(plain):
        yield text[found.start() : found.end()] if len(plain) == len(text) else found.group()


def is_without_year(words: str) -> bool:
    """Return whether some words as a whole name a day without its year."""
    plain = _WEEKDAY.sub("", _plain(words).casefold().strip().rstrip("."))
    return bool(_NO_YEAR.fullmatch(plain))


def _found(plain: str) -> Iterator[re.Match[str]]:
    """Yield each match of a date in a text."""
    lower = plain.lower().replace("\u017f", "s")  # the long s of old prints; as long as `plain`
    names = [hint.start() for hint in _HINT.finditer(lower)]
    end = 0
    for at in sorted([*names, *(iso.start() for iso in _ISO.finditer(plain))]):
        if at < end:
            continue
        start = max(end, at - _BEFORE)
        day = _DAY_BEFORE.search(plain[start:at])
        found = (day and _WORDS.match(plain, start + day.start())) or _WORDS.match(plain, at)
        if found:
            end = found.end()
            yield found


def readings(words: str) -> tuple[PartialDate, ...]:
    """Return the dates that some words, or figures such as `3/31/2025`, can mean as a whole.

    There is none where they name no date, and two where the day could be the month (`3/4/2025`)."""
    plain = _WEEKDAY.sub("", _plain(words).casefold().strip().rstrip("."))
    try:
        return (parse_iso(plain),)
    except ValueError:
        pass
    if found := _WORDS.fullmatch(plain):
        date = _in_words(found)
        return (date,) if date else ()
    if found := _YEAR_FIRST.fullmatch(plain):
        return _days([(found[1], found[2], found[3])])
    if found := _ROMAN.fullmatch(plain):
        return _days([(found[3], str(_NUMERALS.index(found[2]) + 1), found[1])])
    if found := _FIGURES.fullmatch(plain):
        return _days([(found[3], found[2], found[1]), (found[3], found[1], found[2])])
    return ()


def in_figures(text: str) -> Iterator[PartialDate]:
    """Yield each day that a text states in figures, such as `19/03/2025` or `15-X-2024`; both days where it
    can be two."""
    for found in _IN_FIGURES.finditer(text):
        yield from readings(found.group())


def _plain(text: str) -> str:
    """Return a text without accents on its letters."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text))
    return "".join(c for c in parts if not unicodedata.combining(c))


def _in_words(found: re.Match[str]) -> PartialDate | None:
    if found["iso"]:
        days = _days([tuple(found["iso"].split("-"))])
        return days[0] if days else None
    month, day, year = (found[f"{name}1"] or found[f"{name}2"] for name in ("m", "d", "y"))
    try:
        return PartialDate(int(year), _MONTHS[month.casefold()], int(day) if day else None)
    except ValueError:
        return None


def _days(parts: list[tuple[str, ...]]) -> tuple[PartialDate, ...]:
    """Return the different days that some triples of year, month and day name."""
    days: list[PartialDate] = []
    for year, month, day in parts:
        try:
            date = PartialDate(int(year), int(month) or 13, int(day) or 32)
        except ValueError:
            continue
        if date not in days:
            days.append(date)
    return tuple(days)
