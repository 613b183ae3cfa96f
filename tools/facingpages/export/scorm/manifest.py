"""The manifest of a SCORM 1.2 package: its units, each with its page and its files."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, indent, register_namespace, tostring

from facingpages.course.course import Course
from facingpages.export.elements import element
from facingpages.export.ids import ident
from facingpages.handout.compose.compose import Subject

_LONGEST_TITLE = 200  # characters, by the schema of the manifest
_CONTENT = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
_SCORM = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"


@dataclass(frozen=True, slots=True)
class Unit:
    """One lesson or exercise of a package, with its page and the files that only it needs."""

    subject: Subject
    page: str
    files: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of the unit: the same until one of its exercises shows something else."""
        versions = "".join(exercise.without_key().version for exercise in self.subject.exercises)
        digest = hashlib.sha256(f"{self.subject.id} {versions}".encode()).hexdigest()[:12]
        first = self.subject.exercises[0]
        return ident(first) if self.subject.id == first.stem.id else f"fp-{digest}"


def written(units: Sequence[Unit], shared: Sequence[str], course: Course) -> bytes:
    """Return the manifest; `shared` are the files that every page uses."""
    register_namespace("", _CONTENT[1:-1])
    register_namespace("adlcp", _SCORM[1:-1])
    title = units[0].subject.title if len(units) == 1 else course.question() or "Facing Pages"
    items = [
        _content(
            "item",
            _content("title", _short(unit.subject.title)),
            identifier=unit.id,
            identifierref=f"r-{unit.id}",
        )
        for unit in units
    ]
    organization = _content("organization", _content("title", _short(title)), *items, identifier="lessons")
    organizations = _content("organizations", organization, default="lessons")
    resources = _content("resources", *map(_resource, units), _shared(shared))
    whole = "-".join(unit.id for unit in units)
    manifest = _content(
        "manifest",
        _content("metadata", _content("schema", "ADL SCORM"), _content("schemaversion", "1.2")),
        organizations,
        resources,
        identifier="fp-" + hashlib.sha256(whole.encode()).hexdigest()[:16],
        version="1.2",
    )
    indent(manifest)
    made: bytes = tostring(manifest, "utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + made + b"\n"


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"


def _content(tag: str, *content: str | Element, **attributes: str) -> Element:
    return element(f"{_CONTENT}{tag}", *content, **attributes)


def _resource(unit: Unit) -> Element:
    files = (_content("file", href=path) for path in unit.files)
    uses = _content("dependency", identifierref="shared")
    made = _content("resource", *files, uses, identifier=f"r-{unit.id}", type="webcontent", href=unit.page)
    made.set(f"{_SCORM}scormtype", "sco")
    return made


def _shared(paths: Sequence[str]) -> Element:
    files = (_content("file", href=path) for path in paths)
    made = _content("resource", *files, identifier="shared", type="webcontent")
    made.set(f"{_SCORM}scormtype", "asset")
    return made
