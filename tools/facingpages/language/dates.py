"""Dates in the words of a language."""

from __future__ import annotations

from facingpages.language.messages import N_, catalogue
from facingpages.text.dates import PartialDate, parse_iso

_MONTHS = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June")),
    *(N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)


def spoken(date: PartialDate, language: str) -> str:
    """Return a date in words, day before month, in the language or else in English."""
    _ = catalogue(language).gettext
    if not date.month:
        return str(date.year)
    month = _(_MONTHS[date.month - 1])
    if not date.day:
        return _("%(month)s %(year)s") % {"month": month, "year": date.year}
    return _("%(day)s %(month)s %(year)s") % {"day": date.day, "month": month, "year": date.year}


def in_words(stated: str, language: str) -> str:
    """Return the date of a text in words if it is written in figures as `2025-03-31`, else as it is."""
    try:
        return spoken(parse_iso(stated), language)
    except ValueError:
        return stated
