"""Files: write a sheet in a format, under its name.  The bytes are the same every time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facingpages.handout.model.paper import Form, Paper
from facingpages.handout.model.sheet import Sheet


class Format(StrEnum):
    """The format of a file; the value is the ending of the file's name."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"


class CannotPrint(Exception):
    """A sheet that Typst refuses: a fault of the program or its fonts."""


@dataclass(frozen=True, slots=True)
class Written:
    """A written file: its name, its content, and letters that print as boxes, if there are any."""

    name: str
    content: bytes
    boxed: str = ""


def name(sheet: Sheet, form: Form, format: Format) -> str:
    """Return the file name of a sheet in a form and a format."""
    letter = "letter" if form.paper is Paper.LETTER and format is not Format.HTML else ""
    return ".".join(
        part for part in (sheet.name, "large" if form.large else "", letter, format.value) if part
    )


def written(sheet: Sheet, form: Form, format: Format) -> Written:
    """Return a sheet as a file; raise `CannotPrint`."""
    match format:  # each writer is imported where it is needed: a Word file needs no Typst
        case Format.PDF:
            from facingpages.handout import pdf

            printed = pdf.write(sheet, form)
            return Written(name(sheet, form, format), printed.content, printed.boxed)
        case Format.DOCX:
            from facingpages.handout import word

            return Written(name(sheet, form, format), word.write(sheet, form))
        case Format.HTML:
            from facingpages.handout import html

            return Written(name(sheet, form, format), html.write(sheet, large=form.large).encode())
