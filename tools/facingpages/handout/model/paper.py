"""Paper: its size, and the size of the type on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Paper(StrEnum):
    """The size of the paper."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Form:
    """How a sheet is printed: the paper, and whether in large print, 18 points."""

    paper: Paper = Paper.A4
    large: bool = False


STANDARD: Final = Form()
