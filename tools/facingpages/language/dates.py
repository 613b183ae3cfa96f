"""Dates in the words of a language."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from facingpages.language.messages import SOURCE
from facingpages.text.dates import PartialDate


def spoken(date: PartialDate, language: str) -> str:
    """Return a date in the words of a language, the day before the month in English."""
    if not date.month:
        return str(date.year)
    try:
        locale = Locale.parse("en-GB" if language == SOURCE else language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en", "GB")
    if date.day:
        return format_date(date.first_day, "long", locale)
    return format_skeleton("yMMMM", date.first_day, locale=locale)
