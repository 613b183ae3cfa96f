"""The cartridge: a manifest with the lessons in order, and an assessment for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from xml.etree.ElementTree import Element, tostring

from facingpages.course.course import Course
from facingpages.export.cartridge.questions import questions
from facingpages.export.elements import element
from facingpages.export.ids import plain_ident
from facingpages.files.zips import zipped
from facingpages.handout.compose.compose import Subject

_QTI: Final = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_MANIFEST: Final = "http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1"
_LOM: Final = "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest"
_ASSESSMENT: Final = "imsqti_xmlv1p2/imscc_xmlv1p3/assessment"
_ABOUT: Final = {
    "cc_profile": "cc.exam.v0p1",
    "qmd_assessmenttype": "Examination",
    "cc_maxattempts": "unlimited",
}


def write(subjects: Sequence[Subject], course: Course) -> bytes:
    """Return the cartridge with an assessment for each lesson or exercise."""
    files: dict[str, bytes] = {}
    resources, places = [], []
    for subject in subjects:
        id = f"fp-{plain_ident(subject.id)}"
        asked = [one for exercise in subject.exercises for one in questions(exercise, course.language)]
        fields = [
            element("qtimetadatafield", element("fieldlabel", label), element("fieldentry", entry))
            for label, entry in _ABOUT.items()
        ]
        section = element("section", *asked, ident="root_section")
        about = element("qtimetadata", *fields)
        quiz = element("assessment", about, section, ident=id, title=subject.title)
        files[f"{id}.xml"] = _written(element("questestinterop", quiz, xmlns=_QTI))
        resources.append(
            element("resource", element("file", href=f"{id}.xml"), identifier=id, type=_ASSESSMENT)
        )
        title = element("title", subject.title)
        places.append(element("item", title, identifier=f"{id}-place", identifierref=id))
    files["imsmanifest.xml"] = _written(_manifest(course, places, resources))
    return zipped(files, packed=True)


def _manifest(course: Course, places: Sequence[Element], resources: Sequence[Element]) -> Element:
    title = element("lomimscc:title", element("lomimscc:string", "Facing Pages", language=course.language))
    about = element(
        "metadata",
        element("schema", "IMS Common Cartridge"),
        element("schemaversion", "1.3.0"),
        element("lomimscc:lom", element("lomimscc:general", title)),
    )
    tree = element("item", *places, identifier="root")
    organization = element("organization", tree, identifier="lessons", structure="rooted-hierarchy")
    return element(
        "manifest",
        about,
        element("organizations", organization),
        element("resources", *resources),
        identifier="facing-pages",
        xmlns=_MANIFEST,
        **{"xmlns:lomimscc": _LOM},
    )


def _written(root: Element) -> bytes:
    written: bytes = tostring(root, "utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + written + b"\n"
