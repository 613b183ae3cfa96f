"""The package: a manifest, an item for each exercise, and a test for each lesson."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, indent, tostring

from facingpages.course.course import Course
from facingpages.export.elements import element
from facingpages.export.ids import ident, plain_ident
from facingpages.export.qti.dialect import Dialect
from facingpages.export.qti.items import item
from facingpages.files.zips import zipped
from facingpages.handout.compose.compose import Subject


def write(dialect: Dialect, subjects: Sequence[Subject], course: Course) -> bytes:
    """Return the zip with the items and tests of some lessons or exercises."""
    files: dict[str, bytes] = {}
    resources = []
    for subject in subjects:
        names = {}
        for exercise in subject.exercises:
            names[exercise.stem.id] = name = f"items/{ident(exercise)}.xml"
            files[name] = dialect.written(item(exercise, course.language))
            resources.append(_resource(ident(exercise), dialect.item_type, name, ()))
        of_items = [ident(exercise) for exercise in subject.exercises]
        name = f"tests/{plain_ident(subject.id)}.xml"
        files[name] = dialect.written(_test(subject, of_items))
        resources.append(_resource(f"test-{plain_ident(subject.id)}", dialect.test_type, name, of_items))
    files["imsmanifest.xml"] = _manifest(dialect, resources)
    return zipped(files, packed=True)


def _test(subject: Subject, items: Sequence[str]) -> Element:
    refs = [element("assessmentItemRef", identifier=one, href=f"../items/{one}.xml") for one in items]
    section = element("assessmentSection", *refs, identifier="section", title=subject.title, visible="true")
    modes = {"navigationMode": "nonlinear", "submissionMode": "individual"}
    part = element("testPart", section, identifier="part", **modes)
    return element("assessmentTest", part, identifier=f"test-{plain_ident(subject.id)}", title=subject.title)


def _resource(id: str, kind: str, file: str, needs: Sequence[str]) -> Element:
    parts = [element("file", href=file), *(element("dependency", identifierref=one) for one in needs)]
    return element("resource", *parts, identifier=id, type=kind, href=file)


def _manifest(dialect: Dialect, resources: Sequence[Element]) -> bytes:
    schema, version = dialect.schema
    about = element("metadata", element("schema", schema), element("schemaversion", version))
    parts = (about, element("organizations"), element("resources", *resources))
    root = element("manifest", *parts, identifier="facing-pages", xmlns=dialect.manifest)
    indent(root)
    written: bytes = tostring(root, "utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + written + b"\n"
