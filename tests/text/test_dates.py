"""What can be said of the order of dates that name a day, a month or only a year."""

from __future__ import annotations

import pytest

from facingpages.text.dates import parse_iso


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2025-06-01", "2025-06-02", True),
        ("2025-06-02", "2025-06-02", False),
        ("2025-05", "2025-06-02", True),
        ("2025-06", "2025-06-15", False),  # it may be any day of June
        ("2025-06-02", "2025-06", False),
        ("2024", "2025", True),
        ("2025", "2025-12-31", False),
        ("2025-12-31", "2025", False),
    ],
)
def test_a_date_is_before_another_where_every_day_is(one: str, other: str, before: bool) -> None:
    """A month is before a day only where it is over by then."""
    assert parse_iso(one).surely_before(parse_iso(other)) == before
