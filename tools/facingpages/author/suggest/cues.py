"""The words of a part that speak most for its role, to be named in a reason."""

from __future__ import annotations

import re
from typing import Final

from facingpages.author.suggest.roles import markers
from facingpages.author.suggest.signs import signs
from facingpages.text.folded import fold

_LEAST: Final = {"evidence": 2}  # the weight of a marker that tells something by itself
_MOST: Final = 6  # words
_IS: Final = re.compile(r"^(?:is|are|was|were) ")
_FAINT: Final = frozenset(
    {"every", "denies", "dated", "told", "self", "story"}
)  # signs that only a whole part shows


def of_role(words: str, role: str) -> str:
    """Return the words of a part that speak for a role, as the part has them; nothing where none does."""
    plain = fold(words)
    strong = sorted(
        (one for one in markers() if one.role == role and one.weight >= _LEAST.get(role, 1)),
        key=lambda one: -one.weight,
    )
    patterns = [
        *(one.pattern for one in strong),
        *(one.pattern for one in signs() if one.role == role and one.id not in _FAINT),
    ]
    if len(plain) != len(words):
        return ""
    named = (_named(words, hit) for pattern in patterns if (hit := pattern.search(plain)))
    return next(filter(None, named), "")


def _named(words: str, hit: re.Match[str]) -> str:
    """Return the words of a hit as a reason can quote them: few, whole, and without quotation marks."""
    if "-" in (words[hit.end() : hit.end() + 1], words[max(0, hit.start() - 1) : hit.start()]):
        return ""
    cue = _IS.sub("", " ".join(words[hit.start() : hit.end()].split()).strip(" .,;:!?()"))
    return cue if len(cue.split()) <= _MOST and not set(cue) & set('"“”') else ""
