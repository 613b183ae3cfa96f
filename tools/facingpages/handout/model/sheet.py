"""The sheet: the typed content of a handout, before any format is chosen.

A `Sheet` is a head and a row of blocks; `Block` is a closed union, and every format writes each of its
members in one `match`.  All words are said already, in the sheet's language: a format adds none of its
own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facingpages.handout.model.drawings import Argument, Timeline
from facingpages.handout.model.passage import Blank, Column, Shape
from facingpages.language.messages import direction


class View(StrEnum):
    """The reader of the sheet: learner or teacher."""

    LEARNER = "learner"
    TEACHER = "teacher"


class SheetKind(StrEnum):
    """The purpose of a sheet."""

    EXERCISES = "exercises"
    STRIPS = "strips"
    CARDS = "cards"
    EXIT = "exit"
    PLAN = "plan"
    OVERVIEW = "overview"


class Style(StrEnum):
    """The weight of a paragraph."""

    BODY = "body"
    LEAD = "lead"  # the question or the task
    SMALL = "small"


class Bullet(StrEnum):
    """The sign before each line of a listing; a tick box is a square, for any number may be ticked."""

    DOT = "dot"
    NUMBER = "number"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 or 3 (the sheet's title is level 1). An exercise's heading has a note of kind and
    time, and an id for teachers."""

    text: str
    level: int
    id: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, with an optional label in bold before it."""

    text: str
    label: str = ""
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines, one after the other."""

    items: tuple[str, ...]
    bullet: Bullet = Bullet.DOT


@dataclass(frozen=True, slots=True)
class Facing:
    """One passage, or two on facing columns.

    `beside` is how many of the blocks that follow belong next to a single passage, where there is room.
    """

    columns: tuple[Column, ...]
    beside: int = 0


@dataclass(frozen=True, slots=True)
class Option:
    """One answer on offer; in a key, with whether it is right, and why."""

    letter: str
    text: str
    right: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its answers: circles for one choice, squares for several.

    `id` is the item's, `number` what is printed; `shown` is what a key says that the text shows.
    """

    id: str
    number: int
    ask: str
    options: tuple[Option, ...]
    several: bool = False
    shown: Blank | None = None


@dataclass(frozen=True, slots=True)
class AnswerSpace:
    """Lines to write on, under a label."""

    label: str
    lines: int


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One entry of a key: number and shape as in the passage, words, named facts, and the reason."""

    label: str
    words: str
    shape: Shape | None = None
    facts: tuple[tuple[str, str], ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class KeyList:
    """The key of one exercise."""

    title: str
    entries: tuple[KeyEntry, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of headings; `widths` are shares of its width; a row of blank cells is a row to
    write in."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Words to use under a heading, each with what it means."""

    title: str
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Method:
    """The strip with the terms that an exercise asks for, before the first one that does."""

    title: str
    groups: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One card to cut out."""

    title: str
    group: str
    text: str
    example: Blank


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards to cut out, so many to a page of ordinary print."""

    cards: tuple[Card, ...]
    per_page: int


@dataclass(frozen=True, slots=True)
class Strips:
    """Strips to cut out and sort under heads, each with its number in the key, its words, and its text if
    there are two."""

    heads: tuple[str, ...]
    strips: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Labelled blanks side by side, for a name and the like."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A page break: the next block begins on a new page."""


@dataclass(frozen=True, slots=True)
class CutLine:
    """A line to cut along."""


Text = Heading | Paragraph | Listing | KeyList | Table | Method
Task = Facing | Question | AnswerSpace | Argument | Timeline
Paper = Cards | Strips | Fields | PageBreak | CutLine
Block = Text | Task | Paper


@dataclass(frozen=True, slots=True)
class Sheet:
    """One handout.

    `id` is that of the lesson or exercise; `head` is at the top of every page, left and right, and
    `foot` at the bottom with {page} and {pages} in it; `fields` are labels of places to write on above the
    title."""

    id: str
    kind: SheetKind
    view: View
    variant: str
    language: str
    title: str
    head: tuple[str, str]
    foot: str
    blocks: tuple[Block, ...]
    fields: tuple[str, ...] = ()

    @property
    def turned(self) -> bool:
        """Whether the sheet is written from right to left."""
        return direction(self.language) == "rtl"

    @property
    def name(self) -> str:
        """The file's name without its ending: subject, view and variant."""
        parts = [
            self.id.replace("/", "--"),
            "" if self.kind is SheetKind.EXERCISES else self.kind.value,
            self.view.value,
            self.variant,
        ]
        return ".".join(part for part in parts if part)
