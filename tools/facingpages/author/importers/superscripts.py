"""Raised: a number or sign above the line is put into the line so that it cannot be read into the word
before it.

A mark of a note becomes `[1]`, a power `10^2`; what is no number, as in `1st`, is part of its word and stays.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from facingpages.author.importers import links

_NOTE: Final = re.compile(r"\d{1,3}(?:\s*[,\u2013-]\s*\d{1,3})*|[*\u2020\u2021\u00a7]+")
_NEAR: Final = 16  # letters before a raised number that tell what it is
_FAR: Final = 9_000  # letters that an address between may take
_POWER: Final = re.compile(
    r"(?:(?<!\d)10|\b(?:[ckm]?m|ft|in|mi|yd|[кдсм]?м|[a-z]))$"
)  # after a ten, a unit of length, a single small letter


def in_line(words: str, before: str, seen: Counter[str]) -> str:
    """Return raised words as they are in a line after `before`, and count in `seen` what was changed."""
    number = links.bare(words).strip()
    if not _NOTE.fullmatch(number):
        return words
    made = f"^{number}" if _POWER.search(links.bare(before[-_FAR:])[-_NEAR:]) else f"[{number}]"
    seen[made] += 1
    return words.replace(number, made)


def report(seen: Counter[str]) -> tuple[str, ...]:
    """Return what is to be said of the raised numbers of a text, if there are any."""
    if not seen:
        return ()
    shown = ", ".join(list(seen)[:6]) + (", ..." if len(seen) > 6 else "")
    number = seen.total()
    return (f"wrote {number} small raised {'number' if number == 1 else 'numbers'} in the line, as {shown}",)
