"""The style `bracketed address`: a bracket, round or square, that holds web addresses, "(reuters.com,
bbc.com)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from facingpages.text import domains
from facingpages.text.citation_styles.model import Citation, Entry, Style, Target
from facingpages.text.folded import Range, Text

_BRACKET: Final = re.compile(r"(?P<open>[()])[^()]*\)|\[[^\[\]()]*\]")
_TWICE: Final = re.compile(r"(?P<once>(?:[a-z0-9-]+\.)+[a-z]{2,})(?P=once)")


def read(text: Text, lines: Sequence[int], entries: Sequence[Entry]) -> Iterator[Citation]:
    """Yield each bracket of the lines that gives a web address; a target is a domain."""
    by_domain: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        if entry.domain:
            by_domain[entry.domain] = (*by_domain.get(entry.domain, ()), entry)
    for number in lines:
        line = text.lines[number - 1]
        for bracket in _BRACKET.finditer(text.folded, line.start, line.end):
            where = Range(*bracket.span())
            written = [domain for _, domain in domains.find(text.folded, where)]
            if written:
                named, faults = _judged(written, bracket["open"])
                targets = tuple(Target(domain, by_domain.get(domain, ())) for domain in named)
                yield Citation(where, number, text.show(where), Style.ADDRESS, targets, faults)


def _judged(written: Sequence[str], opening: str) -> tuple[list[str], tuple[str, ...]]:
    """Return the domains that a bracket names, and its faults of form."""
    named: list[str] = []
    faults: list[str] = []
    for domain in written:
        twice = _TWICE.fullmatch(domain)
        if twice:
            faults.append(f"{domain}: two domains run together")
        named += [twice["once"]] * 2 if twice else [domain]
    if opening == ")":
        faults.append("the bracket opens the wrong way")
    if not any(map(_TWICE.fullmatch, written)) and len(set(named)) < len(named):
        faults.append("the mark names one domain twice")
    return named, tuple(faults)
