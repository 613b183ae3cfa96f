"""Write annotations as UIMA CAS JSON for INCEpTION: a folder for each exercise, in it the file of each
reader. The package `dkpro-cassis` writes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from facingpages.course.course import Course
from facingpages.course.items import Exercise, anchor
from facingpages.responses.intake.annotated.cas import FEATURES, LAYER, METADATA, NoCassis
from facingpages.responses.intake.annotated.document import Document
from facingpages.responses.intake.annotated.gather import Annotated
from facingpages.responses.intake.annotated.places import Place

_EMPTY = "to-annotate"


def documents(course: Course) -> dict[str, bytes]:
    """Return a document for each exercise with nothing annotated yet, by name; raise `NoCassis`."""
    return {
        f"{anchor(id)}/{_EMPTY}.json": _file(course, exercise, "", ())
        for id, exercise in course.exercises.items()
    }


def files(course: Course, annotations: Iterable[Annotated]) -> dict[str, bytes]:
    """Return the files of some annotations by name; raise `NoCassis`."""
    grouped: dict[tuple[str, str], list[Annotated]] = {}
    for one in annotations:
        grouped.setdefault((one.exercise, one.reader), []).append(one)
    readers = sorted({reader for _, reader in grouped})
    width = len(str(len(readers)))
    names = {reader: f"{number:0{width}}" for number, reader in enumerate(readers, 1)}
    return {
        f"{anchor(id)}/{names[reader]}.json": _file(course, course.exercises[id], reader, spans)
        for (id, reader), spans in grouped.items()
    }


def _file(course: Course, exercise: Exercise, reader: str, spans: Iterable[Annotated]) -> bytes:
    try:
        import cassis
    except ImportError:
        raise NoCassis from None
    types = cassis.TypeSystem(add_document_annotation_type=True)
    layer = types.create_type(LAYER, "uima.tcas.Annotation")
    for feature in FEATURES:
        types.create_feature(layer, feature, "uima.cas.String")
    about = types.create_type(METADATA, "uima.tcas.DocumentAnnotation")
    for feature in ("documentId", "documentTitle"):
        types.create_feature(about, feature, "uima.cas.String")
    document, title = Document(exercise), f"{anchor(exercise.stem.id)}.json"
    cas = cassis.Cas(types)
    cas.sofa_string, cas.sofa_mime = document.text, "text/plain"
    language = exercise.stem.passages[0].seed.language or course.language
    whole = {"begin": 0, "end": len(document.text), "language": language}
    cas.add(about(**whole, documentId=reader, documentTitle=title))
    for one in spans:
        cas.add(layer(**_values(document, one)))
    return (str(cas.to_json(pretty_print=True)) + "\n").encode()


def _values(document: Document, one: Annotated) -> dict[str, Any]:
    """Return the features of a span. An answer of no marks takes the first word, since a span needs one."""
    passage = document.exercise.stem.passages[0]
    first = passage.text.words[passage.seed_words.start]
    where = document.range_of(one.place or Place(0, first))
    supports = str(document.range_of(one.supports).start) if one.supports else None
    stated = {"label": one.label, "neutral": one.neutral, "verdict": one.verdict}
    return {
        "begin": where.start,
        "end": where.end,
        "part": str(one.part),
        "supports": supports,
        **{name: value or None for name, value in stated.items()},
    }
