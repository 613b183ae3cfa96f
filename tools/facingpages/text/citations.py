"""Citations: every mark of a text with what it can mean, its references, and what fits between them.

Nothing outside the text is looked at: what the page of an entry really says is not known here.  One style
is read by one module of `citation_styles`; what may cite and is read by none is in `unread`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from facingpages.text.citation_styles import (
    addresses,
    attributed,
    author_year,
    entries,
    headings,
    links,
    name_page,
    notes,
    numbers,
    unread,
)
from facingpages.text.citation_styles.links import LinkedWords
from facingpages.text.citation_styles.model import Citation, Entry, Listed, Style, Target
from facingpages.text.dates import PartialDate, stated
from facingpages.text.folded import Lines, Range, Text

__all__ = ["Apparatus", "Citation", "Entry", "LinkedWords", "Listed", "Row", "Style", "Target", "read"]

_READERS: Final = (addresses.read, numbers.read, author_year.read, name_page.read, links.read)
_ORDER: Final = list(Style)


@dataclass(frozen=True)
class Row:
    """A mark beside everything it can mean, and what does not fit."""

    mark: Citation
    candidates: tuple[Entry, ...]
    sentence_dates: tuple[PartialDate, ...]
    misfits: tuple[str, ...]


@dataclass(frozen=True)
class Apparatus:
    """All citations and references of one text; `lines` are those of the running text."""

    text: Text
    marks: tuple[Citation, ...]
    entries: tuple[Entry, ...]
    lines: tuple[int, ...]

    def of_style(self, style: Style) -> tuple[Citation, ...]:
        """Return the citations of one style."""
        return tuple(mark for mark in self.marks if mark.style is style)

    def listed(self, mark: Citation | None) -> tuple[Entry, ...]:
        """Return the references among which a reader looks for what a mark cites: its links, its notes or its
        list; without a mark, the first of list, notes and links that the text has."""
        groups = {kind: tuple(e for e in self.entries if e.listed is kind) for kind in Listed}
        if mark and mark.style is Style.LINK:
            return groups[Listed.LINKS]
        if mark and mark.entries:
            return groups[mark.entries[0].listed]
        if mark:
            return groups[Listed.LIST] or groups[Listed.NOTES]
        return next((group for group in groups.values() if group), ())

    def links(self, mark: Citation | None) -> bool:
        """Return whether a reader looks for what a mark cites among the links of the text."""
        listed = self.listed(mark)
        return bool(listed) and listed[0].listed is Listed.LINKS

    @property
    def targets(self) -> tuple[str, ...]:
        """The different names of all targets, sorted."""
        return tuple(sorted({target.name for mark in self.marks for target in mark.targets}))

    def mark_at(self, where: Range) -> Citation | None:
        """Return the mark that fills a range exactly, or None."""
        return next((mark for mark in self.marks if mark.where == where), None)

    def marks_in(self, where: Range) -> tuple[Citation, ...]:
        """Return the marks that touch a range."""
        return tuple(mark for mark in self.marks if mark.where.overlaps(where))

    def unread_in(self, where: Range) -> tuple[Range, ...]:
        """Return the stretches of a line that may cite and that no style reads."""
        return tuple(
            found
            for found in unread.find(self.text, where)
            if not any(found.overlaps(mark.where) for mark in self.marks)
        )

    @cached_property
    def attributions(self) -> tuple[Citation, ...]:
        """The sources that the running text names in words, where no mark leads to them."""
        return tuple(attributed.read(self.text, self.lines, self.marks))

    def works_in(self, where: Range) -> tuple[Citation, ...]:
        """Return the studies, reports and other works that a range mentions without a way to them."""
        return tuple(attributed.works(self.text, self.lines, self.marks, where))

    def speaks_of_work(self, where: Range) -> bool:
        """Return whether a range holds a word for a study, a report or another work, read or not."""
        return attributed.names_work(self.text, where)

    @cached_property
    def unread(self) -> tuple[Range, ...]:
        """All stretches of the running text that may cite and that no style reads."""
        return tuple(found for number in self.lines for found in self.unread_in(self.text.lines[number - 1]))

    def rows(self) -> Iterator[Row]:
        """Yield a row for each mark, in order."""
        for mark in self.marks:
            dates = self._sentence_dates(mark)
            yield Row(mark, mark.entries, dates, (*mark.faults, *_misfits(mark, dates)))

    def uncited(self) -> tuple[Entry, ...] | None:
        """Return the entries that no mark mentions; None where a mark was not read, so nobody can say."""
        if self.unread:
            return None
        cited = {entry for mark in self.marks for entry in mark.entries}
        return tuple(entry for entry in self.entries if entry not in cited)

    def _sentence_dates(self, mark: Citation) -> tuple[PartialDate, ...]:
        line = self.text.lines[mark.line - 1]
        sentence = next((s for s in self.text.sentences_in(line) if mark.where in s), line)
        return tuple(dict.fromkeys(stated(self.text.folded[sentence.start : sentence.end])))


def read(
    text: Text, source_list: tuple[Lines | None, Lines] | None, linked: Sequence[LinkedWords] = ()
) -> Apparatus:
    """Return the citations and references of a text.

    `source_list` gives the heading's lines, if there is one, and the entries' lines, where a blank line is
    no entry; marks are looked for in every line before them that is no note.  `linked` are the words that
    lead to an address."""
    heading, listed = source_list or (None, None)
    inside = range(listed.first, listed.last + 1) if listed else range(0)
    begin = heading or listed
    first = begin.first if begin else len(text.lines) + 1
    noted = list(notes.lines(text, inside))
    running = tuple(n for n in range(1, first) if n not in noted)
    bracketed = [mark.where for mark in addresses.read(text, running, ())]
    shown = links.bare(text, running, [*(link.where for link in linked), *bracketed])
    found = _references(text, inside, noted, [*linked, *shown])
    return Apparatus(text, tuple(_kept(text, running, found)), found, running)


def _references(
    text: Text, inside: Collection[int], noted: Sequence[int], linked: Sequence[LinkedWords]
) -> tuple[Entry, ...]:
    """Return the entries of the list, then the notes, then the links, each numbered from 1."""
    listed = [text.folded[text.lines[n - 1].start : text.lines[n - 1].end] for n in inside]
    filled = [text.lines[sorted(inside)[place] - 1] for place in entries.beginnings(listed)]
    whole = [part for line in filled for part in _run_in(text, line)]
    made = [entries.parse(text, where, number, Listed.LIST) for number, where in enumerate(whole, 1)]
    made += [
        entries.parse(text, text.lines[line - 1], number, Listed.NOTES)
        for number, line in enumerate(noted, 1)
    ]
    return (*made, *links.references(text, linked))


def _run_in(text: Text, line: Range) -> Iterator[Range]:
    """Yield the entries of a line that is a whole list, "Sources: Hart; council reports"; else the line."""
    folded = text.folded[line.start : line.end]
    begin = headings.run_in(folded)
    if not begin:
        yield line
        return
    for part in re.finditer(r"[^;\s][^;]*", folded[begin:]):
        start = line.start + begin + part.start()
        yield Range(start, start + len(part.group().rstrip()))


def _kept(text: Text, lines: Sequence[int], references: Sequence[Entry]) -> list[Citation]:
    """Return what the readers find, in order; of two marks that overlap, one that leads to an entry of the
    text's list or notes, else the earlier style."""
    found = [mark for reader in _READERS for mark in reader(text, lines, references)]
    kept: list[Citation] = []
    for mark in sorted(found, key=lambda mark: (not _leads(mark), _ORDER.index(mark.style), mark.where)):
        if not any(mark.where.overlaps(other.where) for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark.where)


def _leads(mark: Citation) -> bool:
    return any(entry.listed is not Listed.LINKS for entry in mark.entries)


def _misfits(mark: Citation, dates: tuple[PartialDate, ...]) -> Iterator[str]:
    for target in dict.fromkeys(mark.targets):
        if not target.entries:
            yield f"{target.name}: not in the list"
        elif len(target.entries) > 1:
            yield f"{target.name}: {len(target.entries)} entries could be meant"
        if target.other_year:
            yield f"{target.name}: the only entry by these names is of {target.other_year}"
        known = [entry.date for entry in target.entries if entry.date]
        if len(known) == len(target.entries) > 0:
            for day in (d for d in dates if d.day):
                if all(date.surely_before(day) for date in known):
                    yield f"{target.name}: every entry is dated before {day}, which the sentence names"
