"""Read the text of a YAML file as UTF-8, and refuse forbidden characters with their place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from facingpages.files import regular
from facingpages.files.findings import Finding
from facingpages.text.letters import FORBIDDEN
from facingpages.text.scripts import MOST_MARKS, excess_marks

MAX_BYTES: Final = 1_000_000


FORBIDDEN_LETTER: Final = re.compile(f"[{FORBIDDEN}]")


_UNMERGED = re.compile(
    r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE
)  # what version control writes where two versions could not be made one


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file: line and column, both from 1."""

    line: int
    column: int


class Refused(Exception):
    """A file that cannot be read further, with the finding that says why, and with more slips of its kind."""

    def __init__(self, finding: Finding, more: tuple[Finding, ...] = ()) -> None:
        super().__init__(finding.message)
        self.finding = finding
        self.findings = (finding, *more)


def read_text(file: Path, path: str) -> str:
    """Return the text of a file, or raise `Refused` for one too large, not UTF-8, half merged, or with
    forbidden characters.

    `path` is the name the finding gives.  A byte order mark at the start is dropped.
    """
    text = decoded(file, path).removeprefix("\ufeff")
    if bad := FORBIDDEN_LETTER.search(text):
        place = place_in(text, bad.start())
        raise Refused(forbidden(path, place, bad.group()))
    if heap := next(iter(excess_marks(text)), None):
        raise Refused(heaped(path, place_in(text, heap[0])))
    if ("<<<<<<<" in text or ">>>>>>>" in text) and (unmerged := _UNMERGED.search(text)):
        place = place_in(text, unmerged.start())
        hint = (
            "Keep one of the two versions, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>."
        )
        raise Refused(Finding(path, place.line, place.column, "unmerged", "unresolved merge conflict", hint))
    return text


def decoded(file: Path, path: str, limit: int = MAX_BYTES) -> str:
    """Return the text of a file just as it is, or raise `Refused` for one too large, not UTF-8, or no
    regular file; `path` is the name the finding gives."""
    try:
        raw = regular.read(file, limit)
    except regular.TooLarge as error:
        message = f"is {error.size:,} bytes long; the limit is {limit:,}"
        hint = "Split it, or check that it is the file you meant."
        raise Refused(Finding(path, 1, 1, "file-too-large", message, hint)) from None
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        raise Refused(Finding(path, 1, 1, "file-unreadable", message, "Check its name and rights.")) from None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        place = place_in(before, len(before))
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8"
        raise Refused(
            Finding(path, place.line, place.column, "not-utf8", message, "Save the file as UTF-8.")
        ) from None


def forbidden(path: str, place: Place, character: str) -> Finding:
    """Return the finding for a forbidden character."""
    name = unicodedata.name(character, "a control character")
    message = f"holds the invisible character U+{ord(character):04X} ({name.lower()})"
    return Finding(
        path,
        place.line,
        place.column,
        "forbidden-character",
        message,
        "Delete it; retype the words around it.",
    )


def heaped(path: str, place: Place) -> Finding:
    """Return the finding for a heap of accents on one letter, which would take very long to compare."""
    message = f"holds more than {MOST_MARKS} accents on one letter"
    return Finding(
        path, place.line, place.column, "forbidden-character", message, "Delete them; retype the word."
    )


def place_in(text: str, offset: int) -> Place:
    """Return the line and column of a character of a text."""
    start = text.rfind("\n", 0, offset) + 1
    return Place(text.count("\n", 0, offset) + 1, offset - start + 1)
