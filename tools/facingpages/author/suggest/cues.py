"""The words of a part that speak most for its role, to be named in a reason."""

from __future__ import annotations

import re
from typing import Final

from facingpages.author.suggest import evidence_cues, phrase_ends
from facingpages.author.suggest.markers import markers
from facingpages.author.suggest.signs import signs
from facingpages.text.folded import fold

_MOST: Final = 8  # words
_IS: Final = re.compile(r"^(?:is|are|was|were|be|been|being|'s) ")
_OPEN: Final = re.compile(
    r"(?:^|.* )an? .*|.* of|(?:^|.* )(?:the|our|your|their)(?: \w+)?"
)  # the phrase may go on
# Words that name nothing to look at, and those that no phrase ends with.
_EMPTY: Final = frozenset({"so", "just", "finally", "overall", "though", "on the whole", "'ll", "’ll"})
_ENDS_NO_PHRASE: Final = phrase_ends.ARTICLES | {"them", "us", "it", "me", "him", "you"}
# Signs and markers that only a whole part shows.
_FAINT: Final = frozenset({"every", "denies", "dated", "told", "self", "story", "turns", "better"})


def of_role(words: str, role: str, evidence: object = None) -> str:
    """Return the words of a part that speak for a role, for evidence those that speak for its kind, as the
    part has them.

    Nothing where none does, or where they are most of the part."""
    plain = fold(words)
    if len(plain) != len(words):
        return ""
    cue = evidence_cues.of_kind(words, str(evidence)) if role == "evidence" else _of_point(words, plain, role)
    is_short = len(cue.split()) <= _MOST and 2 * len(cue.split()) <= len(words.split())
    return cue if is_short and not set(cue) & set('"“”') else ""


def _of_point(words: str, plain: str, role: str) -> str:
    """Return the words of the strongest marker, or else the first sign, that a part has for a role."""
    strong = sorted(
        (one for one in markers() if one.role == role and one.weight >= 1 and one.id not in _FAINT),
        key=lambda one: -one.weight,
    )
    patterns = [
        *(one.pattern for one in strong),
        *(one.pattern for one in signs() if one.role == role and one.id not in _FAINT),
    ]
    hits = (hit for pattern in patterns if (hit := pattern.search(plain)))
    named = (_named(words, hit) for hit in hits)
    return next((one for one in named if one and (role != "claim" or not _is_cut(one))), "")


def _is_cut(cue: str) -> bool:
    """Return whether an order is without what it is about, as "Put the" or "Give us"."""
    return cue.split()[-1].casefold() in _ENDS_NO_PHRASE


def _named(words: str, hit: re.Match[str]) -> str:
    """Return the words of a hit as a reason can quote them: a whole phrase, and no part of a word."""
    if "-" in (words[hit.end() : hit.end() + 1], words[max(0, hit.start() - 1) : hit.start()]):
        return ""
    cue = _IS.sub("", " ".join(words[hit.start() : hit.end()].split()).strip(" .,;:!?()"))
    if cue.casefold() in _EMPTY:
        return ""
    start = words.find(cue, hit.start())
    return phrase_ends.whole(words, start, start + len(cue)) if _OPEN.fullmatch(cue) and start >= 0 else cue
