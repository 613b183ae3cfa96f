"""Letters of a seed that no page can show as they are: controls, turned directions, heaps of accents.

They are looked for before a text is folded, which heaps of accents would make endless."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from facingpages.files.findings import Finding
from facingpages.text.folded import Lines
from facingpages.text.letters import CONTROLS, NON_CHARACTERS, OVERRIDES
from facingpages.text.scripts import MOST_MARKS, excess_marks

MAX_BYTES: Final = 8_000_000  # two million letters of any script
_ODD: Final = re.compile(f"[{CONTROLS}{NON_CHARACTERS}{OVERRIDES}]")
_HINT: Final = (
    "Delete the text and its entry, and bring its file in again with `facingpages add seed`, which leaves such"
    " letters out and says so; or mark the line as noise."
)


def finding(path: str, source: str, noise: Sequence[Lines]) -> Finding | None:
    """Return the first place at which a text holds what cannot be shown, outside of its noise; or None."""
    for start, end in excess_marks(source):
        line, column = _place(source, start)
        message = f"{path} has {end - start + MOST_MARKS:,} accents on one letter"
        return Finding(path, line, column, "seed-letters", message, _HINT)
    for found in _ODD.finditer(source):
        line, column = _place(source, found.start())
        if not any(line in lines for lines in noise):
            message = f"{path} holds U+{ord(found[0]):04X}, which nobody sees and which changes what is shown"
            return Finding(path, line, column, "seed-letters", message, _HINT)
    return None


def _place(source: str, place: int) -> tuple[int, int]:
    """Return the line and the column, from 1, of a place in a text."""
    before = source[:place].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")
