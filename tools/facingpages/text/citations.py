"""Citations: the inline marks of a text, its own list of sources, and what fits between them.

A mark is a bracket in the running text, round or square, that holds one or more web addresses,
"(reuters.com, bbc.com)"; an entry is a line of the text's source list.  Nothing outside the text is looked
at: what an entry's page really says is not known here.  What else may cite, as a number or a name with a
year, is the business of `unread`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from facingpages.text import domains
from facingpages.text.dates import PartialDate, stated
from facingpages.text.folded import Lines, Range, Text

_BRACKET = re.compile(r"(?P<open>[()])[^()]*\)|\[[^\[\]()]*\]")
_TWICE = re.compile(r"(?P<once>(?:[a-z0-9-]+\.)+[a-z]{2,})(?P=once)")


@dataclass(frozen=True, slots=True)
class CitationMark:
    """One citation mark: where it is, the domains it mentions in order, and its faults of form."""

    where: Range
    line: int
    shown: str
    domains: tuple[str, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a source list: its number in the list from 1, its title where one is quoted, its date,
    its domain."""

    number: int
    line: int
    where: Range
    shown: str
    title: str | None
    date: PartialDate | None
    domain: str | None


@dataclass(frozen=True)
class Row:
    """A mark beside everything it can mean, and what does not fit."""

    mark: CitationMark
    candidates: tuple[Entry, ...]
    sentence_dates: tuple[PartialDate, ...]
    misfits: tuple[str, ...]


@dataclass(frozen=True)
class Apparatus:
    """All citation marks and entries of one text."""

    text: Text
    marks: tuple[CitationMark, ...]
    entries: tuple[Entry, ...]

    def candidates(self, domain: str) -> tuple[Entry, ...]:
        """Return the entries that a domain, as `addresses.plain` gives it, can mean, in the order of the
        list."""
        return self._by_domain.get(domain, ())

    @cached_property
    def _by_domain(self) -> dict[str, tuple[Entry, ...]]:
        found: dict[str, tuple[Entry, ...]] = {}
        for entry in self.entries:
            if entry.domain:
                found[entry.domain] = (*found.get(entry.domain, ()), entry)
        return found

    @property
    def mentions(self) -> int:
        """The number of domain mentions over all marks."""
        return sum(len(mark.domains) for mark in self.marks)

    @property
    def domains(self) -> tuple[str, ...]:
        """The different domains of the marks, sorted."""
        return tuple(sorted({domain for mark in self.marks for domain in mark.domains}))

    def mark_at(self, where: Range) -> CitationMark | None:
        """Return the mark that fills a range exactly, or None."""
        return next((mark for mark in self.marks if mark.where == where), None)

    def marks_in(self, where: Range) -> tuple[CitationMark, ...]:
        """Return the marks that touch a range."""
        return tuple(mark for mark in self.marks if mark.where.overlaps(where))

    def rows(self) -> Iterator[Row]:
        """Yield a row for each mark, in order."""
        for mark in self.marks:
            candidates = tuple(e for domain in dict.fromkeys(mark.domains) for e in self.candidates(domain))
            dates = self._sentence_dates(mark)
            yield Row(mark, candidates, dates, (*mark.faults, *self._misfits(mark, dates)))

    def uncited(self) -> tuple[Entry, ...]:
        """Return the entries that no mark mentions."""
        return tuple(entry for entry in self.entries if entry.domain not in self.domains)

    def _sentence_dates(self, mark: CitationMark) -> tuple[PartialDate, ...]:
        line = self.text.lines[mark.line - 1]
        sentence = next((s for s in self.text.sentences_in(line) if mark.where in s), line)
        return tuple(dict.fromkeys(stated(self.text.folded[sentence.start : sentence.end])))

    def _misfits(self, mark: CitationMark, dates: tuple[PartialDate, ...]) -> Iterator[str]:
        for domain in dict.fromkeys(mark.domains):
            entries = self.candidates(domain)
            if not entries:
                yield f"{domain}: not in the list"
            elif len(entries) > 1:
                yield f"{domain}: {len(entries)} entries could be meant"
            known = [entry.date for entry in entries if entry.date]
            if len(known) == len(entries) > 0:
                for day in (d for d in dates if d.day):
                    if all(date.surely_before(day) for date in known):
                        yield f"{domain}: every entry is dated before {day}, which the sentence names"


def read(text: Text, source_list: tuple[Lines, Lines] | None) -> Apparatus:
    """Return the marks and entries of a text; `source_list` gives the heading's lines and the entries' lines.

    Marks are looked for in every line before the heading; entries are one a line.
    """
    heading, entries = source_list or (Lines(len(text.lines) + 1, len(text.lines) + 1), None)
    marks = tuple(m for number in range(1, heading.first) for m in _marks(text, number))
    listed = (
        tuple(_entry(text, n, n - entries.first + 1) for n in range(entries.first, entries.last + 1))
        if entries
        else ()
    )
    return Apparatus(text, marks, listed)


def _marks(text: Text, number: int) -> Iterator[CitationMark]:
    line = text.lines[number - 1]
    for bracket in _BRACKET.finditer(text.folded, line.start, line.end):
        written = [domain for _, domain in domains.find(text.folded, Range(*bracket.span()))]
        if not written:
            continue
        named: list[str] = []
        faults: list[str] = []
        for domain in written:
            twice = _TWICE.fullmatch(domain)
            if twice:
                faults.append(f"{domain}: two domains run together")
            named += [twice["once"]] * 2 if twice else [domain]
        if bracket["open"] == ")":
            faults.append("the bracket opens the wrong way")
        if not any(twice for twice in map(_TWICE.fullmatch, written)) and len(set(named)) < len(named):
            faults.append("the mark names one domain twice")
        where = Range(bracket.start(), bracket.end())
        yield CitationMark(where, number, text.show(where), tuple(named), tuple(faults))


def entry_date(folded: str) -> PartialDate | None:
    """Return the date that an entry states: the last that is in a bracket."""
    dates = [date for bracket in re.findall(r"\(([^()]*)\)", folded) for date in stated(bracket)]
    return dates[-1] if dates else None


def _entry(text: Text, line: int, number: int) -> Entry:
    where = text.lines[line - 1]
    folded = text.folded[where.start : where.end]
    opening, closing = folded.find('"'), folded.find('",')
    if closing < 0:
        closing = folded.rfind('"')
    title = (
        text.show(Range(where.start + opening + 1, where.start + closing)) if 0 <= opening < closing else None
    )
    written = [domain for _, domain in domains.find(text.folded, where)]
    return Entry(
        number, line, where, text.show(where), title, entry_date(folded), written[-1] if written else None
    )
