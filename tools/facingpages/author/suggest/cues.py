"""The words of a part that speak most for its role, to be named in a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from facingpages.author.suggest.roles import markers
from facingpages.author.suggest.signs import signs
from facingpages.language.word_lists import word_lists
from facingpages.text.folded import fold

_LEAST: Final = {"evidence": 2}  # the weight of a marker that tells something by itself
_MOST: Final = 6  # words
_IS: Final = re.compile(r"^(?:is|are|was|were) ")
_NUMBER: Final = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten)"
_SHARE: Final = re.compile(rf"\b(?:{_NUMBER}|one) (?:out of|in) {_NUMBER}\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"\d{4}")
_SAYS: Final = re.compile(
    r"said|says|stated|told|announced|declared|claimed|warned|admitted|insisted|wrote|acknowledged|confirmed|"
    r"testified|interview|denounced|expressed|remarked|reportedly|according to"
)
_NAME: Final = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
_NAMED: Final = re.compile(
    rf"(?P<before>{_NAME}) (?:{_SAYS.pattern})\b|\b(?:said|[Aa]ccording to) (?P<after>{_NAME})"
)
# Signs and markers that only a whole part shows.
_FAINT: Final = frozenset({"every", "denies", "dated", "told", "self", "story", "turns", "better"})


def of_role(words: str, role: str) -> str:
    """Return the words of a part that speak for a role, as the part has them.

    Nothing where none does, or where they are most of the part."""
    plain = fold(words)
    strong = sorted(
        (
            one
            for one in markers()
            if one.role == role and one.weight >= _LEAST.get(role, 1) and one.id not in _FAINT
        ),
        key=lambda one: -one.weight,
    )
    patterns = [
        *(one.pattern for one in strong),
        *(one.pattern for one in signs() if one.role == role and one.id not in _FAINT),
    ]
    if len(plain) != len(words):
        return ""
    hits = (hit for pattern in patterns if (hit := pattern.search(plain)))
    cue = _first(words, hits, role)
    return cue if 2 * len(cue.split()) <= len(words.split()) else ""


def _first(words: str, hits: Iterator[re.Match[str]], role: str) -> str:
    """Return the words of the first hit that tell something."""
    if role != "evidence":
        return next(filter(None, (_named(words, hit) for hit in hits)), "")
    if share := _SHARE.search(fold(words)):
        return words[share.start() : share.end()]
    named = (one for hit in hits if (one := _named(words, hit)) and not _YEAR.fullmatch(one))
    cue = next(named, "")
    return _source(words) if _SAYS.fullmatch(cue) else cue


def _source(words: str) -> str:
    """Return the name of who says something; nothing where none stands beside the verb."""
    names = (hit["before"] or hit["after"] for hit in _NAMED.finditer(words))
    return next((one for one in names if one.casefold() not in word_lists().small), "")


def _named(words: str, hit: re.Match[str]) -> str:
    """Return the words of a hit as a reason can quote them: few, whole, and without quotation marks."""
    if "-" in (words[hit.end() : hit.end() + 1], words[max(0, hit.start() - 1) : hit.start()]):
        return ""
    cue = _IS.sub("", " ".join(words[hit.start() : hit.end()].split()).strip(" .,;:!?()"))
    return cue if len(cue.split()) <= _MOST and not set(cue) & set('"“”') else ""
