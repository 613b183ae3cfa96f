"""A new course with one worked lesson on two short texts that were written for it.

The files are data of the package; the schemas are made of the models, so that they are those of this version.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from facingpages.author.migrate import SCHEMAS
from facingpages.author.schema import schemas

GUIDE: Final = "GUIDE.md"
_FILES: Final = Path(__file__).parent / "starter"
_PACKAGED: Final = Path(__file__).parent / "guide.md"  # put there when a wheel is built
_PAGE: Final = Path(__file__).parents[4] / "lessons" / "for-instructors.md"


class Occupied(Exception):
    """The folder of a new course is not empty."""


def files() -> dict[str, bytes]:
    """Return every file of a new course by its path in it."""
    made = {
        file.relative_to(_FILES).as_posix(): file.read_bytes()
        for file in sorted(_FILES.rglob("*"))
        if file.is_file()
    }
    made[GUIDE] = _guide().encode()
    return made | {f"{SCHEMAS}/{name}": text.encode() for name, text in schemas().items()}


def _guide() -> str:
    """Return the guide for instructors without its front matter: in a wheel it is a file of the package, in
    a checkout the page of the course."""
    file = next(file for file in (_PACKAGED, _PAGE) if file.is_file())
    return file.read_text("utf-8").partition("\n---\n")[2].lstrip("\n")


def refuse_occupied(target: Path) -> None:
    """Raise `Occupied` if a folder exists and is not empty."""
    if target.is_dir() and any(target.iterdir()):
        raise Occupied(f"`{target}` is not empty: name a new folder")
    if target.exists() and not target.is_dir():
        raise Occupied(f"`{target}` is a file: name a new folder")
