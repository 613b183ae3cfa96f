"""The package: a manifest, and for each lesson a quiz with its settings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from xml.etree.ElementTree import Element, tostring

from facingpages.course.course import Course
from facingpages.export.canvas.questions import questions
from facingpages.export.elements import element
from facingpages.export.ids import plain_ident
from facingpages.files.zips import zipped
from facingpages.handout.compose.compose import Subject

_QTI: Final = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_CANVAS: Final = "http://canvas.instructure.com/xsd/cccv1p0"
_MANIFEST: Final = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_SETTINGS: Final = "associatedcontent/imscc_xmlv1p1/learning-application-resource"


def write(subjects: Sequence[Subject], course: Course) -> bytes:
    """Return the zip with a quiz for each lesson or exercise."""
    files: dict[str, bytes] = {}
    resources = []
    for subject in subjects:
        id = f"fp-{plain_ident(subject.id)}"
        asked = [one for exercise in subject.exercises for one in questions(exercise, course.language)]
        section = element("section", *asked, ident="root_section")
        quiz = element("assessment", section, ident=id, title=subject.title)
        files[f"{id}/{id}.xml"] = _written(element("questestinterop", quiz, xmlns=_QTI))
        files[f"{id}/assessment_meta.xml"] = _written(_settings(id, subject.title, len(asked)))
        resources += _resources(id)
    about = element("metadata", element("schema", "IMS Content"), element("schemaversion", "1.1.3"))
    parts = (about, element("organizations"), element("resources", *resources))
    manifest = element("manifest", *parts, identifier="facing-pages", xmlns=_MANIFEST)
    files["imsmanifest.xml"] = _written(manifest)
    return zipped(files, packed=True)


def _settings(id: str, title: str, points: int) -> Element:
    """Return the settings of a quiz: practice, in the order of the lesson, as often as a student likes."""
    values = {
        "title": title,
        "shuffle_answers": "false",
        "scoring_policy": "keep_highest",
        "quiz_type": "practice_quiz",
        "points_possible": f"{points:.1f}",
        "allowed_attempts": "-1",
    }
    entries = (element(name, value) for name, value in values.items())
    return element("quiz", *entries, identifier=id, xmlns=_CANVAS)


def _resources(id: str) -> list[Element]:
    quiz, settings = f"{id}/{id}.xml", f"{id}/assessment_meta.xml"
    return [
        element(
            "resource",
            element("file", href=quiz),
            element("dependency", identifierref=f"{id}-settings"),
            identifier=id,
            type="imsqti_xmlv1p2",
        ),
        element(
            "resource",
            element("file", href=settings),
            identifier=f"{id}-settings",
            type=_SETTINGS,
            href=settings,
        ),
    ]


def _written(root: Element) -> bytes:
    """Return a file without CDATA, which Canvas shows as text in places."""
    written: bytes = tostring(root, "utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + written + b"\n"
