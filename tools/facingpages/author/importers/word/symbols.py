"""Symbols of a Word file: letters of the fonts Symbol and Wingdings, as the characters that they show."""

from __future__ import annotations

from typing import Final

# The font Symbol from 0x20, and from 0xA0.
_SYMBOL: Final = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪",
)
_WINGDINGS: Final = {
    0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "◻",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xFB: "✗", 0xFC: "✓", 0xFE: "☑",
}  # fmt: skip
_PRIVATE: Final = 0xF000  # such fonts have their letters in the area of private use


def character(font: str, code: int) -> str | None:
    """Return what a letter of a font shows; None where that is not known."""
    if not _PRIVATE <= code <= _PRIVATE + 0xFF:
        is_text = 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xF8FF
        return chr(code) if is_text else None
    place = code - _PRIVATE
    if font.casefold().startswith("wingdings"):
        return _WINGDINGS.get(place)
    if font and font.casefold() != "symbol":
        return None
    first, letters = (0x20, _SYMBOL[0]) if place < 0xA0 else (0xA0, _SYMBOL[1])
    return letters[place - first] if 0 <= place - first < len(letters) else None
