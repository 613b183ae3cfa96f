"""Names in capitals, as newspapers print them in a by-line, written as names are elsewhere."""

from __future__ import annotations

import re
from typing import Final

_SMALL: Final = frozenset(
    "of the and de del della des du la las los van von der den da di ten bin y et".split()
)
_KEPT: Final = re.compile(r"(?:[IVX]{2,4}|.\.?|(?:\w\.)+|[^AEIOUY]{2})[,)]*")  # III, J., R.N., TJ
_PART: Final = re.compile(r"[^\W\d_]+")


def in_name_case(name: str) -> str:
    """Return a name that is all in capitals in name case, such as `Ann McDonald-O'Neill`; any other as it
    is."""
    words = name.split()
    if not name.isupper() or len(words) < 2:
        return name
    return " ".join(_word(word, is_first=not at) for at, word in enumerate(words))


def _word(word: str, *, is_first: bool) -> str:
    if not is_first and word.casefold() in _SMALL:
        return word.lower()
    if word not in ("JR", "SR", "JR.", "SR.") and _KEPT.fullmatch(word):
        return word
    made = _PART.sub(lambda part: part[0].capitalize(), word)
    made = re.sub(r"\bMc(\w)", lambda found: f"Mc{found[1].upper()}", made)
    return re.sub(r"(['’])([A-Z])\b", lambda found: found[1] + found[2].lower(), made)  # `Smith's`
