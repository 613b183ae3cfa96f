"""The container of a Word file: a zip of parts, a list of their types, and a list of what each refers to.

The rules are those of the Open Packaging Conventions (ECMA-376, part 2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from facingpages.files import zips
from facingpages.handout.word.xml import HEAD, Xml, tag

_BESIDE: Final = (
    "header1",
    "header2",
    "footer1",
    "styles",
    "numbering",
    "settings",
)  # what a document refers to
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PART_OF_ANY: Final = "application/vnd.openxmlformats-package"
_CORE: Final = "docProps/core.xml"
_DOCUMENT: Final = "word/document.xml"


def reference(name: str) -> str:
    """Return the id by which the document refers to a part beside it."""
    return f"rId{_BESIDE.index(name) + 1}"


def packed(document: bytes, beside: Mapping[str, bytes], properties: bytes) -> bytes:
    """Return a Word file with a document, the parts that it refers to, by their names, and its properties."""
    types = {_DOCUMENT: f"{_WORD}.document.main+xml", _CORE: f"{_PART_OF_ANY}.core-properties+xml"}
    types |= {f"word/{name}.xml": f"{_WORD}.{_kind(name)}+xml" for name in _BESIDE}
    properties_of = f"{_PACKAGE}/relationships/metadata/core-properties"
    files = {
        "[Content_Types].xml": _types(types),
        "_rels/.rels": _relationships([(f"{_OFFICE}/officeDocument", _DOCUMENT), (properties_of, _CORE)]),
        "word/_rels/document.xml.rels": _relationships(
            (f"{_OFFICE}/{_kind(name)}", f"{name}.xml") for name in _BESIDE
        ),
        _DOCUMENT: document,
        _CORE: properties,
    }
    return zips.zipped(files | {f"word/{name}.xml": beside[name] for name in _BESIDE}, packed=True)


def _kind(name: str) -> str:
    return name.rstrip("12")


def _types(types: Mapping[str, str]) -> bytes:
    known = {"rels": f"{_PART_OF_ANY}.relationships+xml", "xml": "application/xml"}
    return _whole(
        "Types",
        "content-types",
        *(tag("Default", Extension=ending, ContentType=kind) for ending, kind in known.items()),
        *(tag("Override", PartName=f"/{path}", ContentType=kind) for path, kind in sorted(types.items())),
    )


def _relationships(targets: Iterable[tuple[str, str]]) -> bytes:
    numbered = enumerate(targets, 1)
    return _whole(
        "Relationships",
        "relationships",
        *(tag("Relationship", Id=f"rId{n}", Type=kind, Target=path) for n, (kind, path) in numbered),
    )


def _whole(name: str, namespace: str, *inside: Xml) -> bytes:
    return f"{HEAD}{tag(name, *inside, xmlns=f'{_PACKAGE}/{namespace}')}".encode()
