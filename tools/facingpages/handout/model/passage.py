"""The passage on a sheet: its lines with what is set apart in them, in stretches and columns.

The smallest parts of `sheet`, which puts them beside the other blocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """How marked words look in a passage: by line and shape, never by colour alone.

    The first three are verdicts of a key; the last two are the words that an exercise is about.
    """

    LOADED = "loaded"  # a thick line, the number in a circle
    CONTESTED = "contested"  # a dashed line, the number in a square
    PLAIN = "plain"  # a dotted line, the number bare
    CLAIM = "claim"  # grey behind the words
    SOURCE = "source"  # a frame around the words


@dataclass(frozen=True, slots=True)
class PrintedMark:
    """Why words are marked, and the number of their entry in the key (0: none)."""

    shape: Shape
    number: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line with one look; `starts` is true for the piece that carries the mark's number."""

    text: str
    mark: PrintedMark | None = None
    starts: bool = False


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One printed line of a passage; its number counts through the passage, the same in every format and
    size.

    The texts of all pieces of all lines of a stretch, put together, are the stretch letter for letter.
    """

    number: int
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The line's words, with the space before the next line."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Blank:
    """A place to write in: its label, and the key's content."""

    label: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph or a unit of a passage; a unit has a label, such as A3, and a place for its role."""

    lines: tuple[PrintedLine, ...]
    unit: str = ""
    blank: Blank | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One passage: the stated provenance of its text, and its stretches.

    `language` is that of the text, and `turned` says that it is written from right to left.
    """

    title: str
    provenance: str
    stretches: tuple[Stretch, ...]
    language: str = ""
    turned: bool = False
