"""A Word package: parts found by their relationships, each parsed within limits of size, depth and number.

Tags and attributes come with their usual prefix (`w:p`, `r:id`), whether the file is transitional or
strict.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from xml.etree import ElementTree as ET

from facingpages.author.importers.model import Unreadable

MAX_PART: Final = 30_000_000  # bytes; a text of two million characters unpacks to less
MAX_PARTS: Final = 5_000
MAX_ELEMENTS: Final = 500_000
MAX_DEPTH: Final = 200
_OLE: Final = b"\xd0\xcf\x11\xe0"  # how an old .doc and a file under a password begin
_FAULTS: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, ET.ParseError,
    EOFError, KeyError, OSError, RuntimeError, ValueError,
)  # fmt: skip
_ANEW: Final = "open it in Word or LibreOffice, and save it anew"
_AS_DOCX: Final = "open it in Word or LibreOffice, and save it as .docx"
_PREFIXES: Final = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://purl.org/dc/elements/1.1/": "dc",
}


@dataclass(frozen=True, slots=True)
class Relationship:
    """Where a part leads: the kind, the last word of its type, and the name of a part or an address."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of one Word file."""

    def __init__(self, raw: bytes) -> None:
        if raw.startswith(_OLE):
            raise Unreadable(
                "the file is an old .doc or has a password",
                "open it in Word or LibreOffice, and save it as .docx without a password",
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except _FAULTS:
            raise Unreadable("the file is not a Word file", _AS_DOCX) from None
        self._names = {part.filename: part for part in self._zip.infolist()}
        if len(self._zip.infolist()) > MAX_PARTS:
            raise Unreadable(
                f"the Word file has {len(self._names)} parts",
                f"the limit is {MAX_PARTS}; save the text alone, as .docx or .txt",
            )

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the text."""
        for one in self.relationships(""):
            if one.kind == "officeDocument" and one.target in self._names:
                return one.target
        raise Unreadable("the file holds no Word text", _AS_DOCX)

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """Return where a part leads, or the package itself for an empty name."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        return tuple(self._listed(listed, folder)) if listed in self._names else ()

    def _listed(self, part: str, folder: str) -> Iterator[Relationship]:
        for one in self.part(part).iter("rel:Relationship"):
            target = one.get("Target", "")
            if one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield Relationship(one.get("Id", ""), one.get("Type", "").rpartition("/")[2], target)

    def related(self, kind: str, part: str | None = None) -> Iterator[ET.Element]:
        """Yield the parts of a kind to which a part leads, the text if none is given."""
        for one in self.relationships(self.main if part is None else part):
            if one.kind == kind and one.target in self._names:
                yield self.part(one.target)

    def part(self, name: str) -> ET.Element:
        """Return the XML of a part; raise `Unreadable`."""
        size = self._names[name].file_size
        if size > MAX_PART:
            raise Unreadable(
                f"the Word file unpacks to {size / 1e6:.0f} MB",
                f"the limit is {MAX_PART // 1_000_000} MB; save the text alone, as .docx or .txt",
            )
        parser = ET.XMLParser(target=_Builder())  # noqa: S314  # `_Builder` refuses what could expand
        try:
            parser.feed(self._zip.read(name))
            root: ET.Element = parser.close()
        except _FAULTS:
            raise Unreadable("the Word file is damaged", _ANEW) from None
        return root


class _Builder(ET.TreeBuilder):
    """Builds a tree with short names, and stops at what no Word program writes."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._depth = 0
        self._short: dict[str, str] = {}

    def doctype(self, name: str, public: str, system: str) -> None:
        """Refuse a part that declares entities: what stands for them cannot be trusted."""
        raise Unreadable("the Word file is damaged: it declares entities", _ANEW)

    def start(self, tag: str, attrs: dict[str, str]) -> ET.Element:
        """Begin an element within the limits."""
        self._count += 1
        self._depth += 1
        if self._count > MAX_ELEMENTS or self._depth > MAX_DEPTH:
            much = (
                f"is nested {MAX_DEPTH} levels deep"
                if self._depth > MAX_DEPTH
                else f"has more than {MAX_ELEMENTS:,} elements"
            )
            raise Unreadable(f"the Word file {much}", "save the text alone, as .docx or .txt")
        return super().start(self._named(tag), {self._named(key): value for key, value in attrs.items()})

    def end(self, tag: str) -> ET.Element:
        """End an element."""
        self._depth -= 1
        return super().end(self._named(tag))

    def _named(self, name: str) -> str:
        if name not in self._short:
            full = re.fullmatch(r"\{(.*)\}(.*)", name, re.DOTALL)
            self._short[name] = f"{_PREFIXES.get(full[1], 'other')}:{full[2]}" if full else name
        return self._short[name]


def first(node: ET.Element | None, path: str) -> ET.Element | None:
    """Return the first element at a path below a node, as `w:pPr/w:numPr`; None where there is none."""
    for name in path.split("/"):
        node = next((one for one in node if one.tag == name), None) if node is not None else None
    return node


def is_on(properties: ET.Element | None, name: str) -> bool:
    """Return whether a switch such as `w:vanish` is set among some properties."""
    switch = first(properties, name)
    return switch is not None and switch.get("w:val", "1") not in ("0", "false", "off", "none")


def value(properties: ET.Element | None, path: str) -> str:
    """Return the `w:val` of an element among some properties, empty where there is none."""
    one = first(properties, path)
    return one.get("w:val", "") if one is not None else ""
