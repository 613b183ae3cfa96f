"""PDF: a sheet set by Typst, tagged and checked as PDF/UA-1.

The template `sheet.typ` gets the sheet as JSON through `sys.inputs`: no text of an author ever is in
markup, so none is executed.  The bytes depend on the sheet, the size and the version of Typst only."""

from __future__ import annotations

import ctypes
import json
import os
import re
import sys
from dataclasses import dataclass, fields
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import typst

from facingpages.handout.model import pictures
from facingpages.handout.model.drawings import Argument, Timeline
from facingpages.handout.model.paper import STANDARD, Form
from facingpages.handout.model.printable import made_printable
from facingpages.handout.model.sheet import Sheet

FOLDER: Final = Path(__file__).parent
FAMILIES: Final = ("Libertinus Serif", "DejaVu Sans")  # of the wheel; shipped with the package
LAST_RESORT: Final = "Facing Pages Last Resort"  # shipped with the package: a box for every letter there is

_LONG: Final = re.compile(r"[^\s\u200b]{26,}")
# Between two letters, but not before a mark, a joiner or a modifier that belongs to the letter before, nor
# after a joiner.
_MARKS: Final = "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0dff\u0e31-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff"
_BETWEEN: Final = re.compile(
    f"(?<=[^\u200d])(?=[^{_MARKS}\u200c-\u200f\u202a-\u202e\u2060-\u2069\u20d0-\u20ff\ufe00-\ufe2f\U0001f3fb-\U0001f3ff])"
)
_MISSING: Final = "could not be displayed"
# The room for a picture, in em of the type: width and height.
_ROOM: Final = {False: (45.8, 54.0), True: (27.7, 32.0)}


class CannotPrint(Exception):
    """A sheet that Typst refuses: a fault of the program or its fonts."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, and what of it could not be shown in a letter's own shape: a box stands for it, its text is
    there."""

    content: bytes
    boxed: str = ""


def write(sheet: Sheet, form: Form = STANDARD) -> Printed:
    """Return the PDF of a sheet; raise `CannotPrint`."""
    data = json.dumps(_data(made_printable(sheet), form), ensure_ascii=False, separators=(",", ":"))
    try:
        return Printed(_compiled(data, form, FAMILIES))
    except typst.TypstError as error:
        if _MISSING not in error.message:
            raise CannotPrint(f"{sheet.name}: {error.message}") from error
        boxed = error.message
    try:
        return Printed(_compiled(data, form, (*FAMILIES, LAST_RESORT)), boxed)
    except typst.TypstError as error:
        raise CannotPrint(f"{sheet.name}: {error.message}") from error


def _compiled(data: str, form: Form, families: tuple[str, ...]) -> bytes:
    inputs = {
        "sheet": data,
        "paper": form.paper.value,
        "large": json.dumps(form.large),
        "fonts": json.dumps(families),
    }
    made, warnings = _compiler().compile_with_warnings(
        sys_inputs=inputs, format="pdf", pdf_standards=["ua-1"], timestamp=0
    )
    _trim()
    if warnings:  # an unknown font is no more than a warning to Typst
        raise CannotPrint("; ".join(warning.message for warning in warnings))
    assert isinstance(made, bytes)
    return made


def _trim() -> None:
    """Give the memory that Typst has freed back to the system; the C library of Linux keeps it otherwise,
    a little more with each sheet."""
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    """Return the one compiler, its fonts loaded once; it sees this folder and no other, and no font of the
    system."""
    os.environ.setdefault(
        "RAYON_NUM_THREADS", "1"
    )  # read by Typst at its start: a sheet is too small to share, and each thread keeps memory
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[FOLDER / "fonts"])
    return typst.Compiler(FOLDER / "sheet.typ", root=FOLDER, font_paths=fonts, ignore_system_fonts=True)


def _data(thing: object, form: Form) -> Any:
    """Return a sheet as what JSON holds; each block names what it `is`, pictures are drawn, long words may
    break."""
    if isinstance(thing, Argument | Timeline):
        scenes = pictures.drawn(thing, *_ROOM[form.large])
        return {
            "is": "Picture",
            "title": _data(thing.title, form),
            "scenes": [_data(scene, form) for scene in scenes],
        }
    if isinstance(thing, Enum):
        return thing.value
    if isinstance(thing, str):
        return _LONG.sub(_breakable, thing)
    if isinstance(thing, tuple):
        return [_data(part, form) for part in thing]
    if hasattr(thing, "__dataclass_fields__"):
        return {"is": type(thing).__name__} | {
            part.name: _data(getattr(thing, part.name), form)
            for part in fields(thing)  # type: ignore[arg-type]
        }
    return thing


def _breakable(found: re.Match[str]) -> str:
    """Return a long word with a zero-width space, where a line may break, between its letters."""
    return _BETWEEN.sub("\u200b", found.group())
