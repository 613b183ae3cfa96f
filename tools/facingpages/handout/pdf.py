"""PDF: a sheet set by Typst, tagged and checked as PDF/UA-1.

The template `sheet.typ` gets the sheet as JSON through `sys.inputs`: no text of an author ever is in
markup, so none is executed.  The bytes depend on the sheet, the size and the version of Typst only."""

from __future__ import annotations

import ctypes
import json
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import typst

from facingpages.handout.files import CannotPrint
from facingpages.handout.model import pictures
from facingpages.handout.model.drawings import Argument, Timeline
from facingpages.handout.model.paper import STANDARD, Form
from facingpages.handout.model.printable import made_printable
from facingpages.handout.model.sheet import Facing, Sheet, SheetKind

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
_QUOTED: Final = re.compile(r'`"(.+?)"`')
# The room for a picture, in em of the type: width and height.
_ROOM: Final = {False: (45.8, 54.0), True: (27.7, 32.0)}
_LOOSE: Final = ("1", "0.97", "1.03", "0.94", "1.06", "0.91", "1.09")
_HALF: Final = 0.48  # of a page
_BESIDE: Final = (16.5, 54.0)


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, and the first letters for which no font has a shape: all of these print as boxes, but their text
    is kept."""

    content: bytes
    boxed: str = ""


def write(sheet: Sheet, form: Form = STANDARD) -> Printed:
    """Return the PDF of a sheet; raise `CannotPrint`."""
    shown = made_printable(sheet, turned=sheet.turned)
    whole = _data(shown, form) | {"blocks": list(_blocks(shown, form)), "turned": sheet.turned}
    data = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    many = sheet.kind is SheetKind.EXERCISES and "/" not in sheet.id  # one exercise has no pages to arrange
    try:
        return Printed(_compiled(data, form, FAMILIES, many=many))
    except typst.TypstError as error:
        if _MISSING not in error.message:
            raise CannotPrint(f"{sheet.name}: {error.message}") from error
        boxed = _QUOTED.search(error.message)
    try:
        return Printed(_compiled(data, form, (*FAMILIES, LAST_RESORT), many=many), boxed[1] if boxed else "?")
    except typst.TypstError as error:
        raise CannotPrint(f"{sheet.name}: {error.message}") from error


def _compiled(data: str, form: Form, families: tuple[str, ...], *, many: bool) -> bytes:
    inputs = {
        "sheet": data,
        "paper": form.paper.value,
        "large": json.dumps(form.large),
        "fonts": json.dumps(families),
    }
    compiler = _best_filled(inputs) if many else _compiler_of(inputs | {"loose": _LOOSE[0]})
    pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=["ua-1"], timestamp=0)
    _trim()
    if warnings:  # an unknown font is no more than a warning to Typst
        raise CannotPrint("; ".join(warning.message for warning in warnings))
    assert isinstance(pdf, bytes)
    return pdf


def _best_filled(inputs: dict[str, str]) -> typst.Compiler:
    """Return the compiler of the line spacing that fills the pages: the first with no page less than half full, or
    else the best. It has laid the sheet out already, and writing the PDF is all that is left to it."""
    best: tuple[tuple[float, str], typst.Compiler] | None = None
    for loose in _LOOSE:
        asked = _compiler_of(inputs | {"loose": loose})
        try:
            ends = json.loads(asked.query("<ended>", field="value"))
        except RuntimeError as error:
            raise CannotPrint(str(error)) from error
        emptiest = min(ends, default=1.0)
        if emptiest >= _HALF:
            return asked
        if best is None or (emptiest, loose) > best[0]:
            best = ((emptiest, loose), asked)
    assert best
    return best[1]


def _trim() -> None:
    """Return memory freed by Typst to the system; otherwise the C library of Linux keeps a little more with
    each sheet."""
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)


def _compiler_of(inputs: dict[str, str]) -> typst.Compiler:
    """Return a compiler for one sheet. It sees only this folder, and no system font."""
    return typst.Compiler(
        FOLDER / "sheet.typ", root=FOLDER, font_paths=_fonts(), ignore_system_fonts=True, sys_inputs=inputs
    )


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Return the fonts of the package, loaded once."""
    # read by Typst at its start: a sheet is too small to share, and each thread keeps memory
    os.environ.setdefault("RAYON_NUM_THREADS", "1")
    return typst.Fonts(include_system_fonts=False, font_paths=[FOLDER / "fonts"])


def _blocks(sheet: Sheet, form: Form) -> Iterator[Any]:
    """Yield the blocks of a sheet; a picture beside a passage is fitted to the room there."""
    beside = 0
    for block in sheet.blocks:
        yield _data(block, form, _BESIDE if beside and not form.large else _ROOM[form.large])
        beside = block.beside if isinstance(block, Facing) else max(0, beside - 1)


def _data(thing: object, form: Form, room: tuple[float, float] = _BESIDE) -> Any:
    """Return a sheet as JSON values: each block has its type in `is`, pictures are drawn, long words can
    break."""
    if isinstance(thing, Argument | Timeline):
        scenes = pictures.drawn(thing, *room)
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


def _breakable(matched: re.Match[str]) -> str:
    """Return a long word with zero-width spaces, so that a line may break in it."""
    return _BETWEEN.sub("\u200b", matched.group())
