"""Pen: where the letters of a page are from left to right, computed from the widths of its fonts.

The library that reads a PDF gives the place of a stretch of text; links and columns need that of each
letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

_USUAL: Final = 500.0  # thousandths of the size: the width of a letter that no table gives
_WIDE: Final = 1000.0  # the same for a font whose letters take two bytes
_BLANK: Final = 32  # the code of a space in a font of one byte
_TO_SPACE: Final = re.compile(rb"<([0-9A-Fa-f]{2,4})>\s*(?:<[0-9A-Fa-f]{2,4}>\s*)?<0020>")
_MOST_WIDTHS: Final = 70_000
# Helvetica from the space on: its file need not give these, nor that of Times, whose letters are narrower.
_HELVETICA: Final = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556"
    " 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667"
    " 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833"
    " 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
)
_TIMES: Final = 0.9
_SHOWN: Final = (b"Tj", b"TJ", b"'", b'"')


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of a page with its size in points, its height on the page and its place from the left."""

    sign: str
    size: float
    height: float
    left: float


@dataclass(frozen=True)
class _Font:
    """The widths of a font by the codes of its letters; the code of its space, -1 if not known."""

    bytes: int = 1
    widths: dict[int, float] = field(default_factory=dict)
    usual: float = _USUAL
    space: int = _BLANK

    def codes(self, shown: object) -> list[int]:
        """Return the codes of the letters in an operand."""
        raw = getattr(shown, "original_bytes", b"") if isinstance(shown, str) else shown
        if not isinstance(raw, bytes):
            return []
        if self.bytes == 1:
            return list(raw)
        return [int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw) - 1, 2)]


class Pen:
    """Follows the operators of a page, and gives the places of the letters shown since it was last asked."""

    def __init__(self, fonts: dict[str, Any]) -> None:
        self._resources = fonts
        self._fonts: dict[str, _Font] = {}
        self._font, self._size = _Font(), 12.0
        self._moved = 0.0  # since the text matrix was set
        self._lefts: list[float] = []

    def follow(
        self, operator: bytes, operands: Sequence[Any], outer: list[float], inner: list[float]
    ) -> None:
        """Take notice of one operator, before it is carried out."""
        if operator == b"Tf" and len(operands) > 1:
            self._font = self._named(str(operands[0]))
            self._size = _number(operands[1], self._size)
        elif operator in (b"BT", b"Td", b"TD", b"Tm", b"T*"):
            self._moved = 0.0
        elif operator in _SHOWN and operands:
            if operator in (b"'", b'"'):
                self._moved = 0.0
            parts = operands[0] if operator == b"TJ" else [operands[-1]]
            for part in parts if isinstance(parts, list) else ():
                self._show(part, outer, inner)

    def taken(self) -> list[float]:
        """Return the places of the letters, without spaces, that were shown since the last call."""
        lefts, self._lefts = self._lefts, []
        return lefts

    def _show(self, part: object, outer: list[float], inner: list[float]) -> None:
        if isinstance(part, (int, float)):
            self._moved -= float(part) / 1000 * self._size
            return
        for code in self._font.codes(part):
            if code != self._font.space:
                across, up = inner[4] + self._moved * inner[0], inner[5] + self._moved * inner[1]
                self._lefts.append(across * outer[0] + up * outer[2] + outer[4])
            self._moved += self._font.widths.get(code, self._font.usual) / 1000 * self._size

    def _named(self, name: str) -> _Font:
        if name not in self._fonts:
            try:
                self._fonts[name] = _font(self._resources[name].get_object())
            except (
                AttributeError,
                IndexError,
                KeyError,
                TypeError,
                ValueError,
            ):  # a font as nobody writes it
                self._fonts[name] = _Font()
        return self._fonts[name]


def _font(resource: Any) -> _Font:
    if resource.get("/Subtype") != "/Type0":
        if "/Widths" not in resource:
            return _standard(str(resource.get("/BaseFont", "")))
        first = int(resource.get("/FirstChar", 0))
        listed = list(resource["/Widths"])[:256]
        return _Font(widths={first + at: _number(width, _USUAL) for at, width in enumerate(listed)})
    inside = resource["/DescendantFonts"][0].get_object()
    letters = resource["/ToUnicode"].get_data() if "/ToUnicode" in resource else b""
    space = _TO_SPACE.search(letters)
    return _Font(
        2,
        _composite(list(inside.get("/W", []))),
        _number(inside.get("/DW", _WIDE), _WIDE),
        int(space[1], 16) if space else -1,
    )


def _standard(name: str) -> _Font:
    """Return one of the fonts that every reader of PDF knows."""
    if "Courier" in name:
        return _Font(usual=600)
    scale = _TIMES if "Times" in name else 1
    return _Font(widths={_BLANK + at: scale * int(width) for at, width in enumerate(_HELVETICA.split())})


def _composite(listed: list[Any]) -> dict[int, float]:
    """Return the widths of a table of runs, `first [w w w]` or `first last w`."""
    widths: dict[int, float] = {}
    place = 0
    while place + 1 < len(listed) and len(widths) < _MOST_WIDTHS:
        first, second = int(listed[place]), listed[place + 1].get_object()
        if isinstance(second, list):
            widths |= {first + at: _number(width, _USUAL) for at, width in enumerate(second)}
            place += 2
        else:
            last = min(int(second), first + _MOST_WIDTHS)
            widths |= dict.fromkeys(range(first, last + 1), _number(listed[place + 2], _USUAL))
            place += 3
    return widths


def _number(value: Any, otherwise: float) -> float:
    return float(value) if isinstance(value, (int, float)) else otherwise
