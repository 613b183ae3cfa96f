"""Read W3C Web Annotations: one, a list, a page or a collection of them.

An annotation names its exercise by the end of its scope (`lesson.html#fp-lesson--exercise`, with `.2`
behind it for the second question), its reader by its creator, and its words by TextPositionSelector and
TextQuoteSelector. Source: Web Annotation Data Model, W3C Recommendation of 23 February 2017, sections 3 to
5."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import unquote

from facingpages.course.course import Course
from facingpages.course.items import Exercise, Marking, anchor
from facingpages.course.passage import Passage
from facingpages.responses.intake.annotated import places
from facingpages.responses.intake.annotated.gather import Annotated, Gathered
from facingpages.responses.intake.annotated.places import Place
from facingpages.text.anchors import Selector
from facingpages.text.folded import Range
from facingpages.text.tame import tame

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_QUESTION: Final = re.compile(r"(?P<name>.*)\.(?P<number>[1-9]\d{0,2})")
_PURPOSES: Final = ("tagging", "classifying", "editing", "describing")
_HINT: Final = "Export the annotations again with `facingpages annotations`."


def is_web(values: Any) -> bool:
    """Return whether the values of a JSON file are W3C Web Annotations."""
    first = values[0] if isinstance(values, list) and values else values
    return isinstance(first, dict) and CONTEXT in _list(first.get("@context"))


def read(course: Course, values: Any, shown: str) -> Gathered:
    """Return the answers in some W3C Web Annotations, with a note on each that is left out."""
    gathered = Gathered(shown)
    for annotation in _annotations(values):
        reader = _reader(annotation)
        found = _annotated(course, annotation, reader)
        if isinstance(found, str):
            gathered.leave_out(reader, found, _HINT)
        else:
            gathered.add(course, found)
    return gathered


def _annotations(values: Any) -> Iterator[dict[str, Any]]:
    """Yield every annotation in a list, a page or a collection."""
    for value in _list(values):
        if not isinstance(value, dict):
            continue
        kinds = _list(value.get("type"))
        if "Annotation" in kinds:
            yield value
        for inner in ("first", "items"):
            if inner in value and "Annotation" not in kinds:
                yield from _annotations(value[inner])


def _annotated(course: Course, annotation: dict[str, Any], reader: str) -> Annotated | str:
    """Return an annotation with its place, or why it cannot be read."""
    target = next(iter(_list(annotation.get("target"))), None)
    if not isinstance(target, dict):
        return "it has no target with a selector"
    named = exercise_of(course, _id(target.get("scope")))
    if isinstance(named, str):
        return named
    exercise, part = named
    bodies = [body for body in _list(annotation.get("body")) if isinstance(body, dict)]
    place = _place(exercise, target)
    if isinstance(place, str):
        return place
    links = (body for body in bodies if body.get("purpose") == "linking")
    supports = next((found for body in links if isinstance(found := _place(exercise, body), Place)), None)
    texts = {purpose: _value(bodies, purpose) for purpose in _PURPOSES}
    id, why = exercise.stem.id, texts["describing"]
    if isinstance(exercise.items[0].task, Marking):
        tag, verdict = texts["tagging"], texts["classifying"]
        return Annotated(reader, id, place, tag, texts["editing"], verdict=verdict, why=why)
    return Annotated(reader, id, place, texts["classifying"] or texts["editing"], "", part, supports, why=why)


def exercise_of(course: Course, scope: str) -> tuple[Exercise, int] | str:
    """Return the exercise that the end of an address names and the number of its question, or why there is
    none."""
    name, part = unquote(scope.partition("#")[2]), 1
    if numbered := _QUESTION.fullmatch(name):
        name, part = numbered["name"], int(numbered["number"])
    for exercise in course.exercises.values():
        if anchor(exercise.stem.id) == name:
            return exercise, part
    return f"its scope `{tame(scope)}` names no exercise of the course"


def _place(exercise: Exercise, resource: dict[str, Any]) -> Place | str | None:
    """Return the place that the selectors of a resource give, why there is none, or None without
    selectors."""
    quote, position = None, None
    for selector in _list(resource.get("selector")):
        if not isinstance(selector, dict):
            continue
        if selector.get("type") == "TextQuoteSelector":
            quote = Selector(*(_text(selector.get(name)) for name in ("exact", "prefix", "suffix")))
        if selector.get("type") == "TextPositionSelector":
            position = _range(selector.get("start"), selector.get("end"))
    if quote:
        source = _id(resource.get("source"))
        known = {source_of(passage) for passage in exercise.stem.passages}
        return places.at(
            exercise.stem.passages,
            quote,
            position,
            lambda passage: source not in known or source_of(passage) == source,
        )
    return "it has no TextQuoteSelector" if resource.get("selector") else None


def source_of(passage: Passage) -> str:
    """Return the name of the text of a passage: its digest, as RFC 6920 writes it."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(passage.seed.sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _range(start: Any, end: Any) -> Range | None:
    whole = all(isinstance(value, int) and not isinstance(value, bool) for value in (start, end))
    return Range(start, end) if whole and 0 <= start < end else None


def _reader(annotation: dict[str, Any]) -> str:
    creator = next(iter(_list(annotation.get("creator"))), "")
    if isinstance(creator, dict):
        return next((v for n in ("nickname", "name", "id") if (v := _text(_first(creator.get(n))))), "")
    return _text(creator)


def _value(bodies: list[dict[str, Any]], purpose: str) -> str:
    """Return the text of the first body with a purpose, or an empty string."""
    return next((_text(body.get("value")) for body in bodies if body.get("purpose") == purpose), "")


def _id(value: Any) -> str:
    value = _first(value)
    return _text(value.get("id")) if isinstance(value, dict) else _text(value)


def _first(value: Any) -> Any:
    return next(iter(_list(value)), None)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
