"""Dates as people write them: read where they are certain, both readings where the day could be the month."""

from __future__ import annotations

import pytest

from facingpages.text.written_dates import in_figures, readings, written

ONE = [
    ("2025-03-31", "2025-03-31"),
    ("2025-03", "2025-03"),
    ("2025", "2025"),
    ("March 3, 2025", "2025-03-03"),
    ("Monday, March 3rd, 2025", "2025-03-03"),
    ("3 March 2025", "2025-03-03"),
    ("3rd of March 2025.", "2025-03-03"),
    ("Sept. 4, 2024", "2024-09-04"),
    ("March 2025", "2025-03"),
    ("lunes, 3 de marzo de 2025", "2025-03-03"),
    ("3 de marzo del 2025", "2025-03-03"),
    ("1er août 2024", "2024-08-01"),
    ("samedi 1 février 2025", "2025-02-01"),
    ("31/3/2025", "2025-03-31"),
    ("3/31/2025", "2025-03-31"),
    ("31.03.2025", "2025-03-31"),
    ("2025/03/31", "2025-03-31"),
    ("5/5/2025", "2025-05-05"),
    ("15-X-2024", "2024-10-15"),
    ("1.iv.2025", "2025-04-01"),
    ("marzo 12 de 2025", "2025-03-12"),
]


@pytest.mark.parametrize(("words", "date"), ONE)
def test_a_certain_date_is_read(words: str, date: str) -> None:
    """Words and figures that can mean one date are read as it."""
    assert [str(one) for one in readings(words)] == [date]


def test_a_day_that_could_be_the_month_has_two_readings() -> None:
    """The reader decides between the third of April and the fourth of March."""
    assert [str(one) for one in readings("3/4/2025")] == ["2025-04-03", "2025-03-04"]


@pytest.mark.parametrize(
    "words", ["", "last spring", "31/31/2025", "February 30, 2025", "2025-13-01", "0/0/2025", "March", "12"]
)
def test_words_that_name_no_date_are_not_read(words: str) -> None:
    """A day that never was is no date either."""
    assert readings(words) == ()


def test_dates_are_found_in_a_text() -> None:
    """Each is given as the text writes it and as it is understood; accents are kept."""
    text = "Escrito el 3 de marzo de 2025. Paru le 1er août 2024. By A. B., March 10, 2025; may 1 of them."
    found = [(words, str(date)) for words, date in written(text)]
    assert found == [
        ("3 de marzo de 2025", "2025-03-03"),
        ("1er août 2024", "2024-08-01"),
        ("March 10, 2025", "2025-03-10"),
    ]


def test_days_in_figures_are_found_in_a_text() -> None:
    """Both days where it can be two; a score, an address or a long number is none."""
    text = "Madrid, 19/03/2025 - 05:00; 15-X-2024; 3/4/2025. Not 1-2-30, /2025/03/31/ nor 11-12-20255."
    assert [str(date) for date in in_figures(text)] == [
        "2025-03-19",
        "2024-10-15",
        "2025-04-03",
        "2025-03-04",
    ]
