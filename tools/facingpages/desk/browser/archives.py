"""The Python files that the desk runs in a browser, as two archives: one to start with, one that comes later.

The later one holds what playing, printing and bringing texts in need, so that the desk is ready sooner."""

from __future__ import annotations

import importlib.metadata
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from facingpages.desk.browser.parts import Parts

# Packages without a wheel for the browser run from their Python sources, as they are installed here.
SOURCES: Final = ("markupsafe", "pyyaml")
LATER_SOURCES: Final = ("rjsmin",)
_LATER_WHEELS: Final = ("beautifulsoup4", "markdown", "snowballstemmer", "soupsieve")
# Parts of other packages that nothing here imports.
_UNUSED: Final = ("pydantic/mypy.py", "pydantic/v1/")
_PACKAGE: Final = Path(__file__).parents[2]
# Parts of this package that the desk in a browser never reads, and those that it reads later.
_NOT_NEEDED: Final = (
    *("author/importers/pdf", "author/importers/word", "cli", "desk/assets", "desk/browser/assets", "export"),
    *("handout/fonts", "handout/word", "page/assets/fonts", "schemas"),
)
_LATER: Final = ("handout", "page/assets", "site")


def first(parts: Parts) -> dict[str, bytes]:
    """Return the files with which the desk starts, by their paths among Python's packages."""
    wheels = [content for name, content in parts.wheels.items() if not _is_later(name)]
    return {**_of_wheels(wheels), **_of_sources(SOURCES), **_our_own(later=False)}


def later(parts: Parts) -> dict[str, bytes]:
    """Return the files that come after the start, by their paths among Python's packages."""
    wheels = [content for name, content in parts.wheels.items() if _is_later(name)]
    return {**_of_wheels(wheels), **_of_sources(LATER_SOURCES), **_our_own(later=True)}


def _is_later(wheel: str) -> bool:
    return wheel.partition("-")[0] in _LATER_WHEELS


def _of_wheels(wheels: Iterable[bytes]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for wheel in wheels:
        with zipfile.ZipFile(io.BytesIO(wheel)) as opened:
            files |= {name: opened.read(name) for name in opened.namelist() if _is_used(name)}
    return files


def _is_used(name: str) -> bool:
    """Return whether a file of a wheel is run or read: of what describes the wheel, its licence is, and by
    which names it is found."""
    if ".dist-info/" in name:
        return "/licenses/" in name or name.endswith("/entry_points.txt")
    return not name.startswith(_UNUSED) and not name.endswith(("/", ".pyi", "py.typed"))


def _of_sources(names: Iterable[str]) -> dict[str, bytes]:
    """Return the Python sources of installed packages, with their licences."""
    return {
        file.as_posix(): file.read_binary()
        for name in names
        for file in importlib.metadata.files(name) or ()
        if (file.suffix == ".py" or "licenses" in file.parts) and ".." not in file.parts
    }


def _our_own(*, later: bool) -> dict[str, bytes]:
    """Return the files of this package that come first, or those that come later."""
    files = {}
    for place in sorted(_PACKAGE.rglob("*")):
        path = place.relative_to(_PACKAGE).as_posix()
        if not place.is_file() or "__pycache__" in place.parts or _below(path, _NOT_NEEDED):
            continue
        if _below(path, _LATER) == later:
            files[f"{_PACKAGE.name}/{path}"] = place.read_bytes()
    return files


def _below(path: str, folders: Iterable[str]) -> bool:
    return any(path.startswith(f"{folder}/") for folder in folders)
