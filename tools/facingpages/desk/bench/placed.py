"""Where the parts of an exercise are in its passages, as numbers of words.

It reads the plain values of the file and not the resolved exercise, so that the page can show each part in
its place while another part has a mistake."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from facingpages.course.course import Course
from facingpages.course.formats.fields import parse_lines
from facingpages.course.passage import Passage
from facingpages.course.placing import Zone
from facingpages.files.yaml_read import Plain
from facingpages.text.anchors import Selector, match
from facingpages.text.folded import Lines, Range

Steps = tuple[str | int, ...]


def passages(values: Mapping[str, Plain], course: Course) -> tuple[Passage, ...]:
    """Return the passages that a file names and the course has, with words numbered through."""
    found: list[Passage] = []
    first_word = 0
    for name, lines in _named(values, course):
        seed = course.texts.get(name)
        if seed and lines.last <= seed.text.last_line:
            found.append(Passage(seed.entry, seed.text, lines, first_word))
            first_word += len(found[-1].seed_words)
    return tuple(found)


def _named(values: Mapping[str, Plain], course: Course) -> Iterator[tuple[str, Lines]]:
    """Yield the seed and the lines of each passage; a citation check shows the paragraph of its claim."""
    refs, claim = values.get("stimulus"), values.get("claim")
    for ref in refs if isinstance(refs, list) else ():
        if isinstance(ref, dict) and isinstance(ref.get("seed"), str):
            try:
                yield str(ref["seed"]), parse_lines(ref.get("lines"))
            except PydanticCustomError:
                continue
    if isinstance(claim, dict) and (selector := _selector(claim)):
        seed = course.texts.get(str(claim.get("seed")))
        places = match(selector, seed.text) if seed else []
        if seed and len(places) == 1:
            first, last = seed.text.line_at(places[0].start), seed.text.line_at(places[0].end - 1)
            yield str(claim["seed"]), Lines(first, last)


def parts(values: Mapping[str, Plain], shown: tuple[Passage, ...]) -> list[dict[str, Any]]:
    """Return each quotation of a file that is in its passages once: its field and its words."""
    zones = zones_of(shown)
    placed: list[dict[str, Any]] = []
    for field, quote in _quotes(values):
        near = zones
        if field[0] == "loaded":  # of a rewriting: it is in the sentence
            near = within(values, shown, ("sentence",))
        found = words(quote, shown, near)
        if not found:
            continue
        placed.append({"field": list(field), "words": [found.start, found.end]})
        core = at(values, (*field[:-1], "core"))
        if field[0] == "spans" and isinstance(core, str):
            inside = [(zone, where) for zone, where in _places(quote, near)]
            least = [
                where
                for zone, where in inside
                for where in match(Selector(core), zone.text, where)
                if not zone.text.cuts_word(where)
            ]
            if len(least) == 1:
                number = next(p for p in shown if p.seed.id == inside[0][0].seed).number(least[0])
                placed[-1]["core"] = [number.start, number.end]
    return placed


def within(values: Mapping[str, Plain], shown: tuple[Passage, ...], field: Steps) -> list[Zone]:
    """Return the stretch that a field of a file quotes, or nothing if it is not in the passages once."""
    quote = at(values, field)
    selector = _selector(quote) if isinstance(quote, dict) else None
    places = _places(selector, zones_of(shown)) if selector else []
    return [Zone(zone.entry, zone.text, where) for zone, where in places] if len(places) == 1 else []


def zones_of(shown: tuple[Passage, ...]) -> list[Zone]:
    """Return the stretches of the seeds in which the parts of an exercise may be."""
    return [Zone(passage.seed, passage.text, passage.where) for passage in shown]


def words(quote: Selector, shown: tuple[Passage, ...], zones: list[Zone]) -> Range | None:
    """Return the words of a quotation, or None if it is not in the passages exactly once."""
    places = _places(quote, zones)
    if len(places) != 1:
        return None
    zone, where = places[0]
    passage = next(p for p in shown if p.seed.id == zone.seed and where in p.where)
    return passage.number(where)


def _places(quote: Selector, zones: list[Zone]) -> list[tuple[Zone, Range]]:
    return [(zone, where) for zone in zones for where in match(quote, zone.text, zone.where)]


def _quotes(values: Mapping[str, Plain]) -> Iterator[tuple[Steps, Selector]]:
    """Yield the quotations of a file that are in its passages, by their fields."""
    for name in ("sentence", "claim", "citation"):
        if isinstance(value := values.get(name), dict) and (selector := _selector(value)):
            yield (name,), selector
    for name, part in (("spans", "mark"), ("units", "text"), ("loaded", "mark")):
        items = values.get(name)
        for index, item in enumerate(items if isinstance(items, list) else ()):
            quote = item.get(part) if isinstance(item, dict) else None
            if isinstance(quote, dict) and (selector := _selector(quote)):
                yield (name, index, part), selector


def _selector(quote: Mapping[str, Plain]) -> Selector | None:
    exact, prefix, suffix = (quote.get(name, "") for name in ("exact", "prefix", "suffix"))
    if isinstance(exact, str) and isinstance(prefix, str) and isinstance(suffix, str) and exact.strip():
        return Selector(exact, prefix, suffix)
    return None


def at(values: Any, steps: Steps) -> Plain | None:
    """Return the value at some steps, or None."""
    here: Any = values
    for step in steps:
        match here, step:
            case dict(), str() if step in here:
                here = here[step]
            case list(), int() if 0 <= step < len(here):
                here = here[step]
            case _:
                return None
    return here  # type: ignore[no-any-return]


def as_data(exact: str, prefix: str = "", suffix: str = "") -> dict[str, str]:
    """Return a selector as it is written in a file, without empty parts."""
    parts = {"exact": exact, "prefix": prefix, "suffix": suffix}
    return {name: words for name, words in parts.items() if words}
