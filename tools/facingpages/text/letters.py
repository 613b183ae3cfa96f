"""Characters that no file of a course may hold, as ranges for a character class; and letters in any case.

One list for everybody: what a reader of files refuses, an importer drops and a printer leaves out differ
only in which of these they add together."""

from __future__ import annotations

from typing import Final

CONTROLS: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # but tab and line ends
DIRECTIONS: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # they make a line read as it is not
OVERRIDES: Final = "\u202a-\u202e\u2066-\u2069"  # of these, what turns the words after it as well
NON_CHARACTERS: Final = "\ufffe\uffff"
SURROGATES: Final = "\ud800-\udfff"  # alone they are no text; an escape in double quotes can write one
ZERO_WIDTH: Final = "\xad\u200b\u2060\ufeff"  # soft hyphen, zero-width space, word joiner, byte order mark
FORBIDDEN: Final = (
    CONTROLS + DIRECTIONS + NON_CHARACTERS + SURROGATES
)  # in any file of a course, escaped or not


def any_case(words: str) -> str:
    """Return words in small letters, the same for all that a pattern takes for one letter in any case."""
    return words.replace("\u0131", "i").replace("\u0130", "i").casefold()
