"""The record of a citation: its mark, its style and its targets; and a reference, which a target leads to."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from facingpages.text.dates import PartialDate
from facingpages.text.folded import Range


class Style(StrEnum):
    """The way in which a mark cites; the order is that in which one of two marks at a place is kept."""

    ADDRESS = "bracketed address"
    NUMBER = "number"
    NOTE = "note"
    AUTHOR_YEAR = "author and year"
    NAME_PAGE = "name and page"
    LINK = "link"
    ATTRIBUTION = "attribution"


class Listed(StrEnum):
    """The place in which a text gives a reference."""

    LIST = "list"
    NOTES = "notes"
    LINKS = "links"


@dataclass(frozen=True, slots=True)
class Entry:
    """One reference of a text: a line of the text's list, a note, or a link.

    `number` counts the list, the notes and the links, each from 1. `label` is the number or sign that the
    text itself puts before the entry. `names` are the words of its authors, `lead` those of the first of
    them, `years` the years that it states, the one of its publication first.  `address` is the whole
    address of a link; of a link, `line` and `where` are its words in the running text."""

    number: int
    line: int
    where: Range
    shown: str
    title: str | None
    date: PartialDate | None
    domain: str | None
    listed: Listed = Listed.LIST
    label: str = ""
    names: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that a mark cites: the name that the mark gives it, and the entries that it can mean.

    The name is a domain, the number of an entry or note, names and a year, or the address of a link.
    `other_year` is the year of the entry where the mark gives another one."""

    name: str
    entries: tuple[Entry, ...] = ()
    other_year: str = ""


@dataclass(frozen=True)
class Citation:
    """One citation: its mark in the running text, its style, its targets in order, and its faults of form.

    `line` is the number of its line in the text; `shown` is the mark as received."""

    where: Range
    line: int
    shown: str
    style: Style
    targets: tuple[Target, ...]
    faults: tuple[str, ...] = field(default=())

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry that the mark can mean, each once, in the order of its targets."""
        return tuple(dict.fromkeys(entry for target in self.targets for entry in target.entries))

    def target(self, name: str) -> Target | None:
        """Return the target of a name, or None."""
        return next((target for target in self.targets if target.name == name), None)
