"""Markup: elements as HTML that H5P keeps, and texts for fields that hold no HTML.

H5P takes every tag out of a text that the library of the field does not allow.  So titles, notes and
quotations become tags that all of ours allow."""

from __future__ import annotations

from html import escape
from typing import Final
from xml.etree.ElementTree import Element, tostring

from facingpages.export.elements import element
from facingpages.handout.model.printable import printable

_TAGS: Final = {"blockquote": "div", "cite": "em", "small": "span", "h4": "h3", "u": "em"}
_LONGEST_NOTE: Final = 1000  # characters, counted as written


def html(*content: Element) -> str:
    """Return elements as the HTML of one text."""
    return "".join(tostring(_renamed(one), "unicode", method="html") for one in content)


def paragraph(text: str) -> str:
    """Return a text as a paragraph."""
    return html(element("p", text))


def plain(text: str) -> str:
    """Return a text for a field without tags, which H5P shows as HTML all the same."""
    return escape(printable(text), quote=False)


def note(text: str) -> str:
    """Return a text for a field without tags, cut where H5P would cut it."""
    written = plain(text)
    while len(written) > _LONGEST_NOTE:
        text = text[: len(text) - max(1, (len(written) - _LONGEST_NOTE) // 5)]
        written = plain(text) + "…"
    return written


def _renamed(node: Element) -> Element:
    made = Element(_TAGS.get(node.tag, node.tag), node.attrib)
    made.text, made.tail = node.text, node.tail
    made.extend(map(_renamed, node))
    return made
