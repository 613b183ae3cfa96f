"""Read UIMA CAS JSON, the format of INCEpTION, through the package `dkpro-cassis`.

A document holds the passages of one exercise, as `document` lays them out; its spans are of the layer
`FacingPages`.  Where several exercises have the same passages, the name of the document decides."""

from __future__ import annotations

import json
from typing import Any, Final

from facingpages.course.course import Course
from facingpages.course.items import anchor
from facingpages.responses.intake.annotated.document import Document
from facingpages.responses.intake.annotated.gather import NOTHING, Annotated, Gathered
from facingpages.text.folded import Range

LAYER: Final = "webanno.custom.FacingPages"
METADATA: Final = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
_INCEPTION: Final = "de.tudarmstadt.ukp.clarin.webanno.api.type.CASMetadata"
FEATURES: Final = ("label", "neutral", "supports", "part", "verdict")


class NoCassis(Exception):
    """A file in CAS JSON is there, and dkpro-cassis is not installed."""


def is_cas(values: Any) -> bool:
    """Return whether the values of a JSON file are a UIMA CAS."""
    return isinstance(values, dict) and "%FEATURE_STRUCTURES" in values and "%VIEWS" in values


def read(course: Course, values: Any, shown: str) -> Gathered:
    """Return the answers in a CAS, with a note on each span that is left out; raise `NoCassis`."""
    try:
        import cassis
    except ImportError:
        raise NoCassis from None
    gathered = Gathered(shown)
    try:
        cas = cassis.load_cas_from_json(json.dumps(values))
        spans = list(cas.select(LAYER)) if cas.typesystem.contains_type(LAYER) else []
        reader, title, text = _reader(cas), _title(cas), cas.sofa_string or ""
    except Exception as error:  # cassis raises whatever a wrong file leads to
        gathered.leave_out("", f"the file is no CAS ({type(error).__name__})", "Export it again.")
        return gathered
    document = _document(course, title, text)
    if not document:
        hint = "Annotate the documents that `facingpages annotations --format cas` writes."
        gathered.leave_out(reader, "its document holds the passages of no exercise", hint)
        return gathered
    for span in spans:
        features = {name: str(getattr(span, name, None) or "") for name in FEATURES}
        annotated = _annotated(document, reader, Range(span.begin, span.end), features)
        if annotated:
            gathered.add(course, annotated)
        else:
            gathered.leave_out(reader, "its words are not in one passage", "Annotate words of one passage.")
    return gathered


def _document(course: Course, title: str, text: str) -> Document | None:
    """Return the document of the exercise with this text; of several, the one that the title names."""
    same = [document for document in map(Document, course.exercises.values()) if document.text == text]
    named = [document for document in same if anchor(document.exercise.stem.id) in title]
    return next(iter(named or same), None)


def _annotated(document: Document, reader: str, where: Range, features: dict[str, str]) -> Annotated | None:
    place = document.place_of(where)
    if not place:
        return None
    start = _number(features["supports"])
    supports = document.place_of(Range(start, start + 1)) if start is not None else None
    return Annotated(
        reader,
        document.exercise.stem.id,
        None if features["label"] == NOTHING else place,
        features["label"],
        features["neutral"],
        _number(features["part"]) or 1,
        supports,
        features["verdict"],
    )


def _number(digits: str) -> int | None:
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else None


def _reader(cas: Any) -> str:
    """Return the annotator that INCEpTION names, else the id of the document."""
    return _stated(cas, _INCEPTION, "username") or _stated(cas, METADATA, "documentId")


def _title(cas: Any) -> str:
    return _stated(cas, _INCEPTION, "sourceDocumentName") or _stated(cas, METADATA, "documentTitle")


def _stated(cas: Any, type_name: str, feature: str) -> str:
    records = cas.select(type_name) if cas.typesystem.contains_type(type_name) else ()
    return next((str(value) for record in records if (value := getattr(record, feature, None))), "")
