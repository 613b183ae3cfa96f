"""Printable: replace, for all formats alike, the characters that some format cannot hold.

XML has no control characters, no format has half a surrogate pair, and a bidirectional control that is
left open would turn the words after it.  Everything else stays as it is: a format escapes for itself."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, Final, TypeVar

from facingpages.handout.model.passage import PrintedLine
from facingpages.text.letters import CONTROLS, NON_CHARACTERS, SURROGATES

T = TypeVar("T")

_NOT_TEXT: Final = re.compile(f"[{CONTROLS}{SURROGATES}\ufdd0-\ufdef{NON_CHARACTERS}]")
_SPACE: Final = re.compile("[\t\r\n\u2028\u2029]+")
_POP: Final = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys(
    "\u2066\u2067\u2068", "\u2069"
)


def printable(text: str) -> str:
    """Return a text that every format can hold: one line, without control characters, its bidirectional
    controls closed."""
    text = _SPACE.sub(" ", _NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", text))
    still_open: list[str] = []
    for letter in text if not text.isascii() else "":
        if letter in _POP:
            still_open.append(_POP[letter])
        elif still_open and letter == still_open[-1]:
            still_open.pop()
    return text + "".join(reversed(still_open))


def _kept_together(text: str) -> str:
    """Return words of a language written from left to right with their last sign behind them, on a sheet that
    runs to the left: the interface speaks English where it has no catalogue."""
    strong = (way for letter in text if (way := unicodedata.bidirectional(letter)) in ("L", "R", "AL"))
    if text[-1:].isalnum() or next(strong, "") != "L":
        return text
    return f"{text}\N{LEFT-TO-RIGHT MARK}" if text[-1:].strip() else text


def made_printable(thing: T, *, turned: bool = False) -> T:
    """Return a sheet, or any part of one, with every text in it made printable; `turned` is whether the sheet
    runs from right to left."""
    copy: Any = thing
    turned = turned and not isinstance(thing, PrintedLine)  # these are letter for letter
    if isinstance(thing, Enum):
        return thing
    if isinstance(thing, str):
        copy = _kept_together(printable(thing)) if turned else printable(thing)
    elif isinstance(thing, tuple):
        copy = tuple(made_printable(part, turned=turned) for part in thing)
    elif is_dataclass(thing) and not isinstance(thing, type):
        copy = replace(
            thing,
            **{part.name: made_printable(getattr(thing, part.name), turned=turned) for part in fields(thing)},
        )
    return copy  # type: ignore[no-any-return]
