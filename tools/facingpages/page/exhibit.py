"""The page of texts: each text as a picture drawn from the data, with an equivalent in words.

For every paragraph of a seed: does it cite, quote somebody, name a vague source, or none of these?  And
for all dated things: which meetings do the texts date, and how old are the pieces that the long text
lists?"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from facingpages.course.course import Course
from facingpages.course.seed import Seed
from facingpages.language.messages import N_
from facingpages.text.attributions import vague
from facingpages.text.dates import PartialDate
from facingpages.text.folded import Range

_QUOTED: Final = re.compile(r'"([^"]*)"')


class Trace(StrEnum):
    """The best trace that a paragraph offers: a citation, a quotation, a vague source, or none."""

    CITES = "cites"
    QUOTES = "quotes"
    VAGUE = "vague"
    NONE = "none"


# For each: its name beside the picture, and what it means.
LEGEND: Final = {
    Trace.CITES: (N_("cites"), N_("holds a citation mark with a web address")),
    Trace.QUOTES: (N_("quotes"), N_("holds a quotation of two words or more, and no citation mark")),
    Trace.VAGUE: (
        N_("vague source"),
        N_("names a source that cannot be looked up, such as experts or polling"),
    ),
    Trace.NONE: (N_("none"), N_("none of these")),
}


@dataclass(frozen=True, slots=True)
class ParagraphSigns:
    """One paragraph in a text's strip: its line and number, its trace, its word count, and its marks or vague
    words."""

    line: int
    number: int
    trace: Trace
    words: int
    signs: tuple[str, ...]


def strip(seed: Seed) -> tuple[ParagraphSigns, ...]:
    """Return the trace of each paragraph of a text, as a reader counts them."""
    paragraphs = []
    for number, line in enumerate(seed.numbered.lines, 1):
        where = seed.text.lines[line - 1]
        trace, signs = _signs(seed, where)
        paragraphs.append(ParagraphSigns(line, number, trace, len(seed.text.words_in(where)), signs))
    return tuple(paragraphs)


def _signs(seed: Seed, line: Range) -> tuple[Trace, tuple[str, ...]]:
    """Return the best trace of a paragraph, and its marks or vague words."""
    if marks := seed.apparatus.marks_in(line):
        return Trace.CITES, tuple(dict.fromkeys(seed.text.show(mark.where) for mark in marks))
    if any(len(quoted[1].split()) > 1 for quoted in _QUOTED.finditer(seed.text.folded, line.start, line.end)):
        return Trace.QUOTES, ()  # a quotation may be long, and is for the lessons to show
    if hits := [where for where, _ in vague(seed.text, line)]:
        return Trace.VAGUE, tuple(dict.fromkeys(seed.text.show(where) for where in hits))
    return Trace.NONE, ()


def shown(course: Course) -> dict[str, frozenset[int]]:
    """Return the lines that lessons show, by text id; the page of texts shows no others."""
    lines: dict[str, set[int]] = {id: set() for id in course.seeds}
    for exercise in course.exercises.values():
        for passage in exercise.stem.passages:
            if passage.seed.id in lines:
                lines[passage.seed.id].update(number for number, _ in passage.paragraphs())
    return {id: frozenset(numbers) for id, numbers in lines.items()}


@dataclass(frozen=True, slots=True)
class Dated:
    """One thing on the timeline: its date as stated, its description, and the texts or list entry that state
    it."""

    date: PartialDate
    what: str
    where: str
    entry: int | None = None

    @property
    def is_event(self) -> bool:
        """Whether it is an event rather than a piece listed by a text."""
        return self.entry is None


def timeline(course: Course, among: Collection[str] | None = None) -> tuple[Dated, ...]:
    """Return the dated events and the listed pieces, in order of their earliest day.

    `among` names the seeds to look at; without it, all seeds of the course.
    """
    seeds = [seed for id, seed in course.seeds.items() if among is None or id in among]
    names = {seed.entry.id for seed in seeds}
    entries = []
    for event in course.seeds_file.data.events if course.seeds_file else ():
        texts = [name for name in dict.fromkeys(quote.seed for quote in event.stated) if name in names]
        if texts:
            entries.append(Dated(event.date, event.what, ", ".join(texts)))
    for seed in seeds:
        entries += [
            Dated(e.date, e.title or e.shown, seed.entry.id, e.number)
            for e in seed.apparatus.entries
            if e.date
        ]
    return tuple(
        sorted(
            entries,
            key=lambda dated: (dated.date.first_day, not dated.is_event, dated.date.last_day, dated.what),
        )
    )
