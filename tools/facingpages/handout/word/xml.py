"""XML of a Word document: elements, runs and paragraphs, with all text escaped on the way in.

What is `Xml` is XML already; any other `str` is text and is escaped.  Only this module makes `Xml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

NAMESPACES: Final = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_PRESERVED: Final = {"xml:space": "preserve"}
HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Xml(str):
    """A piece of XML, safe to put into other XML."""

    __slots__ = ()


def tag(name: str, /, *inside: str, **attributes: str | int) -> Xml:
    """Return an element; in Word's own vocabulary attributes have its prefix, `tag("w:jc", val="end")`."""
    prefix = "w:" if name.startswith("w:") else ""
    attributes_xml = "".join(
        [
            f' {key if ":" in key else prefix + key}="{_escaped(str(value))}"'
            for key, value in attributes.items()
        ]
    )
    if not inside:
        return Xml(f"<{name}{attributes_xml}/>")
    return Xml(f"<{name}{attributes_xml}>{joined(inside)}</{name}>")


def joined(inside: Iterable[str]) -> Xml:
    """Return XML and texts joined; texts are escaped."""
    return Xml("".join([piece if isinstance(piece, Xml) else _escaped(piece) for piece in inside]))


def part(name: str, namespaces: Iterable[str], *inside: str) -> bytes:
    """Return a whole part with its root element."""
    declared = "".join([f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in namespaces])
    return f"{HEAD}<{name}{declared}>{joined(inside)}</{name}>".encode()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def runs(text: str, style: str = "") -> Xml:
    """Return a text as runs of one character style, with right-to-left stretches as runs marked so."""
    look = (tag("w:rStyle", val=style),) if style else ()
    all_runs = []
    for turned, stretch in _turns(text):
        properties = (*look, tag("w:rtl")) if turned else look
        shown = tag("w:t", stretch, **_PRESERVED)
        all_runs.append(tag("w:r", tag("w:rPr", *properties), shown) if properties else tag("w:r", shown))
    return joined(all_runs)


def _turns(text: str) -> list[tuple[bool, str]]:
    """Return a text cut where its direction changes. Spaces and signs between two right-to-left words go with
    them."""
    if text.isascii() or not any(_is_turned(letter) for letter in text):
        return [(False, text)] if text else []
    kinds = "".join("t" if _is_turned(letter) else "s" if _is_straight(letter) else "n" for letter in text)
    cuts = [(turned.start(), turned.end()) for turned in re.finditer("t(?:[tn]*t)?n*$|t(?:[tn]*t)?", kinds)]
    stretches, at = [], 0
    for start, end in cuts:
        stretches += [(False, text[at:start]), (True, text[start:end])]
        at = end
    return [pair for pair in (*stretches, (False, text[at:])) if pair[1]]


def _is_turned(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in ("R", "AL")


def _is_straight(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in ("L", "EN")


def tab() -> Xml:
    """Return a run with a tab."""
    return tag("w:r", tag("w:tab"))


def line_break() -> Xml:
    """Return a run with a line break."""
    return tag("w:r", tag("w:br"))


def paragraph(
    style: str,
    *inside: str,
    number: int = 0,
    together: bool = False,
    tabs: str = "",
    turned: bool = False,
) -> Xml:
    """Return a paragraph of a style; `number` is its list, `together` keeps it with the next one, `turned`
    makes it right-to-left."""
    properties = [tag("w:pStyle", val=style)]
    if together:
        properties.append(tag("w:keepNext"))
    if number:
        properties.append(tag("w:numPr", tag("w:ilvl", val=0), tag("w:numId", val=number)))
    if tabs:
        properties.append(tag("w:tabs", tabs))
    if turned:
        properties.append(tag("w:bidi"))
    return tag("w:p", tag("w:pPr", *properties), *inside)


def stop(place: int, kind: str = "left", leader: str = "none") -> Xml:
    """Return a tab stop, in twentieths of a point."""
    return tag("w:tab", val=kind, leader=leader, pos=place)


def field(code: str) -> Xml:
    """Return a field that Word computes; it shows 1 until then."""
    return tag("w:fldSimple", runs("1"), instr=code)
