"""Write annotations as one W3C AnnotationCollection, in JSON-LD.

The source of a target is the text itself, named by its digest (`ni:`, RFC 6920), whatever its address; the
scope is the exercise on its page.  TextPositionSelector counts code points of the text as received.
Source: Web Annotation Data Model, W3C Recommendation of 23 February 2017."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable
from typing import Any, Final

from facingpages.course.course import Course
from facingpages.course.items import Choosing, Exercise, Marking, Rewriting, Sorting, anchor
from facingpages.course.passage import Passage
from facingpages.export.annotations.of_answers import KEY
from facingpages.responses.intake.annotated.gather import Annotated
from facingpages.responses.intake.annotated.places import Place
from facingpages.responses.intake.annotated.web import CONTEXT, source_of
from facingpages.text.anchors import describe
from facingpages.text.folded import Range

_NOWHERE: Final = "https://course.invalid/"  # RFC 2606: an address that no course ever has
_SITE: Final = re.compile(r"^site_url:\s*[\"']?(https?://[^\s\"'#]+)", re.MULTILINE)


def collection(course: Course, annotations: Iterable[Annotated]) -> bytes:
    """Return annotations as a collection of one page, the same bytes for the same annotations."""
    base = _site(course)
    items = [_annotation(course, one, base) for one in annotations]
    id = _urn(json.dumps([item["id"] for item in items]))
    page = {"id": _urn(id), "type": "AnnotationPage", "startIndex": 0, "items": items}
    whole: dict[str, Any] = {"@context": CONTEXT, "id": id, "type": "AnnotationCollection"}
    whole |= {"label": course.question(), "total": len(items)}
    if items:
        whole["first"] = page
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _site(course: Course) -> str:
    """Return the address of the course's site if `mkdocs.yml` states it, else one that leads nowhere."""
    stated = _SITE.search(course.mkdocs)
    return stated[1].rstrip("/") + "/" if stated else _NOWHERE


def _annotation(course: Course, one: Annotated, base: str) -> dict[str, Any]:
    exercise = course.exercises[one.exercise]
    page = exercise.stem.id.partition("/")[0]
    scope = f"{base}{page}.html#{anchor(exercise.stem.id)}" + (f".{one.part}" if one.part > 1 else "")
    passage = exercise.stem.passages[one.place.passage if one.place else 0]
    target = _resource(passage, one.place) | {"scope": scope}
    bodies = _bodies(exercise, one, course.language)
    id = _urn(json.dumps([one.reader, bodies, target], sort_keys=True))
    annotation: dict[str, Any] = {"id": id, "type": "Annotation", "motivation": _motivation(exercise)}
    annotation["creator"] = {"type": "Software" if one.reader == KEY else "Person", "nickname": one.reader}
    if bodies:
        annotation["body"] = bodies
    return annotation | {"target": target}


def _motivation(exercise: Exercise) -> str:
    task = exercise.items[0].task
    match task:
        case Marking():
            return "highlighting"
        case Sorting() | Choosing():
            return "classifying"
        case Rewriting():
            return "editing"


def _bodies(exercise: Exercise, one: Annotated, language: str) -> list[dict[str, Any]]:
    task = exercise.items[0].task
    match task:
        case Marking():
            texts = {"tagging": one.label, "classifying": one.verdict, "editing": one.neutral}
        case Sorting() | Choosing():
            texts = {"classifying": one.label}
        case Rewriting():
            texts = {"editing": one.label}
    texts["describing"] = one.why
    bodies: list[dict[str, Any]] = []
    for purpose, text in texts.items():
        if text:
            spoken = {"language": language} if purpose in ("editing", "describing") else {}
            body = {"type": "TextualBody", "purpose": purpose, "value": text, "format": "text/plain"}
            bodies.append(body | spoken)
    if one.supports:
        passage = exercise.stem.passages[one.supports.passage]
        linked = {"type": "SpecificResource", "purpose": "linking"}
        bodies.append(linked | _resource(passage, one.supports))
    return bodies


def _resource(passage: Passage, place: Place | None) -> dict[str, Any]:
    """Return the text of a passage as a source, with the selectors of a place in it."""
    source = {"source": source_of(passage)}
    return source | ({"selector": _selectors(passage, place.where)} if place else {})


def _selectors(passage: Passage, where: Range) -> list[dict[str, Any]]:
    text, context = passage.text, describe(where, passage.text)
    before = text.show(Range(where.start - len(context.prefix), where.start))
    after = text.show(Range(where.end, where.end + len(context.suffix)))
    quote = {"type": "TextQuoteSelector", "exact": text.show(where)}
    quote |= {name: words for name, words in (("prefix", before), ("suffix", after)) if words}
    received = text.received(where)
    return [quote, {"type": "TextPositionSelector", "start": received.start, "end": received.end}]


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"
