"""Dates as texts state them: a day, a month or only a year, with their certain order."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name}
_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b(?!-\d)"
_STATED = re.compile(
    rf"\b(?:(?P<first>\d{{1,2}})(?P<till>[-–]\d{{1,2}})?(?:st|nd|rd|th)?\s+(?=[a-z]))?"
    rf"(?:{_MONTH}\s+(?:(?P<day>\d{{1,2}})(?P<to>[-–]\d{{1,2}})?,\s+)?)?{_YEAR}",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day; `month` and `day` are None where they are not stated."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        datetime.date(self.year, self.month or 1, self.day or 1)  # raises ValueError for a day that never was

    def __str__(self) -> str:
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])

    @property
    def first_day(self) -> datetime.date:
        """The earliest day it can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        """The latest day it can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def surely_before(self, other: PartialDate) -> bool:
        """Return whether every day it can mean is before every day the other can mean."""
        return self.last_day < other.first_day


def parse_iso(text: str) -> PartialDate:
    """Return the date that `2025`, `2025-06` or `2025-06-02` names; raise ValueError for anything else."""
    matched = _ISO.fullmatch(text)
    if not matched:
        raise ValueError(f"`{text}` is not a date")
    year, month, day = (int(part) if part else None for part in matched.groups())
    assert year is not None
    if month == 0 or day == 0:
        raise ValueError(f"`{text}` is not a date")
    return PartialDate(year, month, day)


def stated(text: str) -> Iterator[PartialDate]:
    """Yield each date that a text states with its year ("June 2, 2025", "12 March 2018", "Dec 2022",
    "2014"), in order."""
    for matched in _STATED.finditer(text):
        month = _MONTHS[matched["month"][:3].casefold()] if matched["month"] else None
        written = matched["day"] or (matched["first"] if month else None)
        try:
            # of some days, the month is what is sure
            day = int(written) if written and not (matched["to"] or matched["till"]) else None
            yield PartialDate(int(matched["year"]), month, day)
        except ValueError:
            continue


def is_month(word: str) -> bool:
    """Return whether a word is the name of a month, short or whole."""
    return bool(re.fullmatch(_MONTH, word, re.IGNORECASE))
