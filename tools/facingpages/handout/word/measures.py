"""Measures of a Word document, derived from paper and print size, in twentieths of a point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from facingpages.handout.model.paper import Form, Paper

_MILLIMETRE: Final = 1440 / 25.4
_PAPER: Final = {Paper.A4: (210.0, 297.0), Paper.LETTER: (215.9, 279.4)}
SIDE: Final = round(16 * _MILLIMETRE)
# Before the words of a passage, in em: where the number of a line ends, and where the words begin.
LINE_NUMBER: Final = 1.95
WORDS: Final = 2.2
GAP: Final = 40  # between a passage and what is beside it, in twentieths of a point


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a sheet: widths, heights and sizes of type."""

    form: Form
    turned: bool = False  # the language is written from right to left
    tight: bool = False  # lines to write on are lower: two exit tickets fit on a page

    @property
    def size(self) -> int:
        """The size of the print, in points."""
        return 18 if self.form.large else 11

    @property
    def label(self) -> float:
        """The size of the label of a part, in points: with a line's number it fits before the words."""
        return 14.5 if self.form.large else 8

    @property
    def page(self) -> tuple[int, int]:
        """Width and height of the paper."""
        width, height = _PAPER[self.form.paper]
        return round(width * _MILLIMETRE), round(height * _MILLIMETRE)

    @property
    def width(self) -> int:
        """The width of the text."""
        return self.page[0] - 2 * SIDE

    @property
    def top(self) -> int:
        """The margin with the running head."""
        return round((26 if self.form.large else 22) * _MILLIMETRE)

    @property
    def bottom(self) -> int:
        """The margin with the number of the page."""
        return round((22 if self.form.large else 19) * _MILLIMETRE)

    @property
    def height(self) -> int:
        """The height of the text."""
        return self.page[1] - self.top - self.bottom

    @property
    def row(self) -> int:
        """The height of a line to write on."""
        return round((15 if self.form.large else 8 if self.tight else 9.5) * _MILLIMETRE)

    def em(self, length: float) -> int:
        """Return a length that is given in em of the print."""
        return round(length * self.size * 20)

    def small(self, points: float) -> float:
        """Return a size in points; in large print, at least the size of the print itself."""
        return self.size if self.form.large else points
