"""Files: a sheet in a format, under its name; and what is put on disk is put there whole.

`written` chooses the format, `put` writes one file, `zipped` makes one file of many.  The bytes are the same every time.
"""

from __future__ import annotations

import io
import os
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from facingpages.handout import html, pdf
from facingpages.handout.pdf import Form, Paper
from facingpages.handout.sheet import Sheet

_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)  # the first time that a zip file can state


class Format(StrEnum):
    """What a sheet is written as; the value is the ending of the file's name."""

    PDF = "pdf"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Written:
    """A file: its name, its content, and what should be said of it."""

    name: str
    content: bytes
    remark: str = ""


def name(sheet: Sheet, form: Form, format: Format) -> str:
    """Return the file name of a sheet in a form and a format."""
    letter = "letter" if form.paper is Paper.LETTER and format is not Format.HTML else ""
    return ".".join(part for part in (sheet.name, "large" if form.large else "", letter, format.value) if part)


def written(sheet: Sheet, form: Form, format: Format) -> Written:
    """Return a sheet as a file."""
    match format:
        case Format.PDF:
            printed = pdf.write(sheet, form)
            return Written(name(sheet, form, format), printed.content, printed.boxed)
        case Format.HTML:
            return Written(name(sheet, form, format), html.write(sheet, large=form.large).encode())


def put(content: bytes, target: Path) -> None:
    """Write a file in one step: whoever looks finds the old one or the new one, never half of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
        Path(beside).chmod(0o644)
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def zipped(contents: Mapping[str, bytes]) -> bytes:
    """Return a zip of files by their names: in order, all of one time, and not packed again, for they are already."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as opened:
        for path in sorted(contents):
            entry = zipfile.ZipInfo(path, _LONG_AGO)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # the same from every system
            opened.writestr(entry, contents[path])
    return made.getvalue()
