"""Styles of a Word file: what a paragraph or a run is by the style that it names, and by those beneath."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from facingpages.author.importers.word.package import Package, first, is_on, value

_DEEPEST: Final = 20  # styles based on each other


class Styles:
    """The styles of one file, by their ids."""

    def __init__(self, package: Package) -> None:
        self._styles: dict[str, Element] = {}
        for part in package.related("styles"):
            self._styles |= {one.get("w:styleId", ""): one for one in part.iter("w:style")}

    def _chain(self, id: str) -> Iterator[Element]:
        """Yield a style, and those that it is based on."""
        for _ in range(_DEEPEST):
            style = self._styles.get(id)
            if style is None:
                return
            yield style
            id = value(style, "w:basedOn")

    def run(self, properties: Element | None) -> Element | None:
        """Return the properties that the style of a run gives it, the nearest of its chain."""
        id = value(properties, "w:rStyle")
        return next((found for one in self._chain(id) if (found := first(one, "w:rPr")) is not None), None)

    def hides(self, id: str) -> bool:
        """Return whether a paragraph style hides its words."""
        return any(is_on(first(style, "w:rPr"), "w:vanish") for style in self._chain(id))

    def numbering(self, id: str) -> Element | None:
        """Return the numbering that a paragraph style gives."""
        found = (first(style, "w:pPr/w:numPr") for style in self._chain(id))
        return next((one for one in found if one is not None), None)

    def origin(self, id: str) -> str:
        """Return `h1` to `h6` for a heading, `li` for an item of a list, else nothing."""
        for style in self._chain(id):
            name = value(style, "w:name").casefold()
            if heading := re.fullmatch(r"heading ([1-6])", name):
                return f"h{heading[1]}"
            if name == "title":
                return "h1"
            if name.startswith("list"):
                return "li"
        heading = re.fullmatch(r"Heading([1-6])", id)  # in a file without styles
        return f"h{heading[1]}" if heading else "li" if id.startswith("List") else ""
