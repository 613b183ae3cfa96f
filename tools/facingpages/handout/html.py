"""HTML: a sheet as one file without scripts, for a reader who wants it on a screen or prints from a
browser."""

from __future__ import annotations

from functools import lru_cache, partial
from pathlib import Path
from typing import Final

from markupsafe import Markup

from facingpages.handout.model import pictures
from facingpages.handout.model.drawings import Argument, Timeline
from facingpages.handout.model.printable import made_printable
from facingpages.handout.model.sheet import Sheet
from facingpages.page import render

_ROOM: Final = (45.0, 50.0)  # for a picture, in em
_ROOM_LARGE: Final = (26.0, 32.0)


def write(sheet: Sheet, *, large: bool = False) -> str:
    """Return the whole file."""
    drawn = partial(_drawn, large=large)
    return render.page(
        "handout.html.j2",
        sheet.language,
        sheet=made_printable(sheet, turned=sheet.turned),
        style=_style(),
        drawn=drawn,
        large=large,
    )


def _drawn(block: Argument | Timeline, *, large: bool) -> tuple[pictures.Scene, ...]:
    return pictures.drawn(block, *(_ROOM_LARGE if large else _ROOM))


@lru_cache
def _style() -> Markup:
    return Markup((Path(__file__).parent / "sheet.css").read_text("utf-8"))  # noqa: S704  (our own file)
