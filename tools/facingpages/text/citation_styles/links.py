"""The style `link`: words that lead to a web address, which the file of the text held and its words do not.

The address is kept beside the text; the words are found in it by a selector.  A link is its own reference,
so it can mean one thing alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facingpages.text import domains
from facingpages.text.citation_styles.model import Citation, Entry, Listed, Style, Target
from facingpages.text.folded import Range, Text


@dataclass(frozen=True, slots=True)
class LinkedWords:
    """Words of a text that lead to an address."""

    where: Range
    address: str


def references(text: Text, links: Sequence[LinkedWords]) -> Iterator[Entry]:
    """Yield each link as a reference, numbered from 1 in the order of the text."""
    for number, link in enumerate(sorted(links, key=lambda link: link.where), 1):
        (*_, domain) = (
            None,
            *(found for _, found in domains.find(link.address, Range(0, len(link.address)))),
        )
        shown = f"\u201c{text.show(link.where)}\u201d: {link.address}"
        line = text.line_at(link.where.start)
        yield Entry(
            number,
            line,
            link.where,
            shown,
            None,
            None,
            domain,
            Listed.LINKS,
            address=link.address,
        )


def read(text: Text, lines: Sequence[int], entries: Sequence[Entry]) -> Iterator[Citation]:
    """Yield each link of the lines; its one target is its address."""
    shown = frozenset(lines)
    for entry in entries:
        if entry.listed is Listed.LINKS and entry.line in shown:
            target = Target(entry.address, (entry,))
            yield Citation(entry.where, entry.line, text.show(entry.where), Style.LINK, (target,))
