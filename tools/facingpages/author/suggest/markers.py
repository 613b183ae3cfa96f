"""Markers of a role: words that speak for or against it, with a weight; see `data/suggest/markers.tsv`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from facingpages.author.suggest.lists import rows


@dataclass(frozen=True, slots=True)
class Marker:
    """A pattern that speaks for a role; a negative weight speaks against it."""

    id: str
    role: str
    weight: int
    says: str
    pattern: re.Pattern[str]


@lru_cache
def markers() -> tuple[Marker, ...]:
    """Return the markers of the list."""
    return tuple(
        Marker(id, role, int(weight), says, re.compile(pattern, re.IGNORECASE))
        for id, role, weight, says, pattern in rows("markers.tsv")
    )
