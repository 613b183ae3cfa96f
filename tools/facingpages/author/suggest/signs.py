"""Signs of a role, weaker than the markers of `roles`: they are worth a proposal that a person reads.

Each sign of `data/suggest/signs.tsv` is a pattern that speaks for one role; the first that fits counts.  A
few are in Spanish and French, for which there is no list of markers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from facingpages.author.suggest.lists import loaded, rows
from facingpages.text.folded import fold

_IS: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had) (?:(?:an?|the|really|simply|just|only) ){0,2}(\w+(?: \w+){0,2})"
)
_ASIDE: Final = re.compile(r" (?:who|whose|which)\b|(?<!^)\bthat (?=\w+ (?:has|have|is|are|was|were)\b)")
BECAUSE: Final = re.compile(
    r"(?:because|since(?! (?:last|then)\b)|porque|ya que|pues|parce qu|car|puisqu)", re.IGNORECASE
)
SO: Final = re.compile(
    r"(?:so(?! (?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|am)\b)"
    r"|therefore|thus|that is why|por eso|por tanto|así que|donc|c'est pourquoi|voilà pourquoi)\b",
    re.IGNORECASE,
)
_STATISTIC: Final = re.compile(r"\d.*\b(?:of|in|out|per|times|points?|percent)\b|%|\d{3}|\bfrom \d+ to \d+")


@dataclass(frozen=True, slots=True)
class Sign:
    """The role that some words speak for, with the kind of evidence.  One that is `turned` grants a point,
    hands a view to others or tells a story: it counts against the place of a part too.  One that `is_first`
    counts before the weights: the writer says in so many words what is granted, asked or shown."""

    id: str
    role: str
    evidence: str | None
    turned: bool
    is_first: bool
    pattern: re.Pattern[str]


@lru_cache
def signs() -> tuple[Sign, ...]:
    """Return the signs of the list."""
    return tuple(
        Sign(id, role, evidence or None, bool(turned), bool(first), re.compile(pattern, re.IGNORECASE))
        for id, role, evidence, turned, first, pattern in rows("signs.tsv")
    )


def of_part(words: str) -> Sign | None:
    """Return the first sign that some words give, or None."""
    plain = " ".join(fold(words).split())
    return next((sign for sign in signs() if sign.pattern.search(plain)), None)


def is_order(words: str) -> bool:
    """Return whether some words ask for something by their verb, as in "Give it back"."""
    return any(sign.id == "orders" and sign.pattern.search(words) for sign in signs())


def judges(words: str) -> bool:
    """Return whether some words call something what a loaded word calls it, as in "It is an insult"."""
    known, main = loaded(), _ASIDE.split(" ".join(fold(words).casefold().split()))[0]
    named = [said[1].split() for said in _IS.finditer(main)]
    return any(known.at(each, place) for each in named for place in range(len(each)))


def of_others(words: str) -> Sign | None:
    """Return the sign that some words are no point of the writer's own, or None."""
    sign = of_part(words)
    return sign if sign and sign.turned else None


def evidence(words: str) -> str:
    """Return the kind of evidence that some words are most likely to be, if they are evidence."""
    plain = " ".join(fold(words).split())
    kinds = (sign.evidence for sign in signs() if sign.evidence and sign.pattern.search(plain))
    return next(kinds, None) or ("statistic" if _STATISTIC.search(plain) else "event")
