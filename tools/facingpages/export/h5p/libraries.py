"""Libraries: the H5P libraries that a package names, each in one version, and how content names them."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any, Final

from facingpages.handout.model.printable import printable

COLUMN: Final = "H5P.Column 1.18"
BOOK: Final = "H5P.InteractiveBook 1.11"
TEXT: Final = "H5P.AdvancedText 1.1"
WORDS: Final = "H5P.MarkTheWords 1.11"
CHOICE: Final = "H5P.MultiChoice 1.16"
ESSAY: Final = "H5P.Essay 1.5"

# The names under which an editor lists them.
NAMES: Final = {
    COLUMN: "Page",
    TEXT: "Text",
    WORDS: "Mark the Words",
    CHOICE: "Multiple Choice",
    ESSAY: "Essay",
    BOOK: "Interactive Book",
}
NEEDS: Final = tuple(f"{name} {library.split()[1]}" for library, name in NAMES.items() if library != BOOK)
NEEDS_FOR_BOOK: Final = (f"{NAMES[BOOK]} {BOOK.split()[1]}",)
MOST_PAGES: Final = 50  # of an Interactive Book

_LONGEST_TITLE: Final = 255  # bytes
_OWN: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:facing-pages")

Content = dict[str, Any]


def content(library: str, params: Content, title: str, id: str) -> Content:
    """Return content that lies in other content; its id is made of ours, and stays with it."""
    return {
        "library": library,
        "params": params,
        "subContentId": str(uuid.uuid5(_OWN, id)),
        "metadata": {"contentType": NAMES[library], "license": "U", "title": short(title)},
    }


def used(main: str, params: Any) -> list[str]:
    """Return the libraries of a package, the main one first."""
    return list(dict.fromkeys([main, *_named(params)]))


def short(title: str) -> str:
    """Return a title as H5P takes it: letters that JSON can hold, at most 255 bytes, never empty."""
    title = printable(title)
    if len(title.encode()) > _LONGEST_TITLE:
        title = title.encode()[: _LONGEST_TITLE - 3].decode(errors="ignore") + "…"
    return title or "-"


def dependency(library: str) -> Content:
    """Return a library as `h5p.json` names it."""
    name, version = library.split()
    major, minor = version.split(".")
    return {"machineName": name, "majorVersion": int(major), "minorVersion": int(minor)}


def _named(params: Any) -> Iterator[str]:
    match params:
        case dict():
            if "library" in params:
                yield params["library"]
            for value in params.values():
                yield from _named(value)
        case list():
            for value in params:
                yield from _named(value)
