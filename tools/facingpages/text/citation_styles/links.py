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
    is_shown: bool = False  # whether the words are the address itself


def references(text: Text, links: Sequence[LinkedWords]) -> Iterator[Entry]:
    """Yield each link as a reference, numbered from 1 in the order of the text."""
    running = [link for link in links if _shows_address(text, link) or not _fills_line(text, link, links)]
    for number, link in enumerate(sorted(running, key=lambda link: link.where), 1):
        (*_, domain) = (
            None,
            *(found for _, found in domains.find(link.address, Range(0, len(link.address)))),
        )
        shown = link.address if link.is_shown else f"\u201c{text.show(link.where)}\u201d: {link.address}"
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


def _shows_address(text: Text, link: LinkedWords) -> bool:
    """Return whether the words of a link are an address; a line of nothing else is no menu."""
    return link.is_shown or text.folded[link.where.start : link.where.end].startswith(("http", "www."))


def _fills_line(text: Text, link: LinkedWords, links: Sequence[LinkedWords]) -> bool:
    """Return whether the line of a link holds links alone, as a menu or a list of articles does."""
    line = text.lines[text.line_at(link.where.start) - 1]
    inside = sum(len(text.words_in(other.where)) for other in links if other.where in line)
    return inside >= len(text.words_in(line)) > 0 and text.folded[line.end - 1 : line.end] != "."


def bare(text: Text, lines: Sequence[int], taken: Sequence[Range]) -> Iterator[LinkedWords]:
    """Yield the whole addresses that the lines show outside of `taken`: they lead to a page as a link
    does."""
    for number in lines:
        line = text.lines[number - 1]
        for where, _ in domains.find(text.folded, line):
            shown = text.folded[where.start : where.end]
            if shown.startswith(("http", "www.")) and not any(where.overlaps(other) for other in taken):
                yield LinkedWords(where, shown if shown.startswith("http") else f"https://{shown}", True)


def read(text: Text, lines: Sequence[int], entries: Sequence[Entry]) -> Iterator[Citation]:
    """Yield each link of the lines; its one target is its address."""
    shown = frozenset(lines)
    for entry in entries:
        if entry.listed is Listed.LINKS and entry.line in shown:
            target = Target(entry.address, (entry,))
            yield Citation(entry.where, entry.line, text.show(entry.where), Style.LINK, (target,))
