"""The offer for a new exercise of a lesson: a title, and the paragraphs that are worth it.

The texts of the lesson come first, with the number of things to decide beside each paragraph: nobody is
surprised by an exercise of fifty parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, Final

from pydantic_core import PydanticCustomError

from facingpages.checks import facing
from facingpages.course import directives
from facingpages.course.formats.fields import parse_lines
from facingpages.course.items import KindId
from facingpages.course.kinds.registry import KINDS
from facingpages.desk.bench import placed
from facingpages.desk.bench.bench import Bench
from facingpages.desk.lessons import making, overview
from facingpages.desk.passages import best, room
from facingpages.desk.passages.stretches import Stretch, stretch
from facingpages.desk.requests.to_make import Offer, SeeParagraphs
from facingpages.desk.texts import texts
from facingpages.language.messages import N_, catalogue
from facingpages.text.folded import Lines

Answer = dict[str, Any]
TITLES: Final[dict[KindId, str]] = {
    "loaded-terms": N_("Words that push"),
    "claim-evidence": N_("What holds it up?"),
    "citation-check": N_("Where is it from?"),
    "rewrite": N_("Fair to both sides"),
}


def offered(bench: Bench, request: Offer) -> Answer:
    """Return a title for a new exercise, and the texts to choose paragraphs of.

    `count` of a line is the number of things to decide in it, `here` whether the lesson shows it, `ticked`
    the lines that are proposed."""
    stretches = of_lesson(bench, request.lesson, request.kind)
    chosen = dict(best.proposed(request.kind, stretches, room.of(bench.course)))
    others = (
        []
        if request.seed is None
        else [stretch(making.seed(bench, request.seed), None, request.kind, bench.course.language)]
    )
    shown = others or stretches
    return {
        "title": title(bench, request.lesson, request.kind),
        **_limits(request.kind),
        "texts": [_text(bench, one, chosen.get(one.seed.entry.id), whole=bool(others)) for one in shown],
    }


def of_exercise(bench: Bench, request: SeeParagraphs) -> Answer:
    """Return the texts of an exercise to choose other paragraphs of, with those that it shows ticked."""
    values: dict[str, Any] = bench.values(bench.exercise(request.exercise))
    kind: KindId = values["kind"] if values.get("kind") in KINDS else "loaded-terms"
    if request.seed is not None:
        whole = stretch(making.seed(bench, request.seed), None, kind, bench.course.language)
        return {**_limits(kind), "texts": [_text(bench, whole, None, whole=True)]}
    shown = placed.passages(values, bench.course)
    stretches = [
        (stretch(bench.course.texts[one.seed.id], one.lines, kind, bench.course.language), one.lines)
        for one in shown
    ]
    return {**_limits(kind), "texts": [_text(bench, one, lines, whole=False) for one, lines in stretches]}


def _limits(kind: KindId) -> Answer:
    """Return how many passages an exercise of a kind takes, and how uneven two may be."""
    return {"most": KINDS[kind].most_passages, "uneven": facing.MOST_UNEVEN}


def of_lesson(bench: Bench, lesson: str, kind: KindId) -> list[Stretch]:
    """Return the stretches that a lesson shows on facing pages, else those of its exercises, else the last
    two texts of the course."""
    found = next((one for one in directives.find(bench.page(lesson).text) if one.name == "facing"), None)
    places = list(_places(found.words)) if found else []
    if not places:
        files = [bench.course.files.get(id) for id in bench.lesson(lesson).exercises]
        places = [
            (ref.seed, ref.lines) for file in files if file for ref in getattr(file.data, "stimulus", ())
        ]
    known = [(seed, lines) for seed, lines in dict(places).items() if seed in bench.course.texts][:2]
    if known:
        return [
            stretch(bench.course.texts[seed], lines, kind, bench.course.language) for seed, lines in known
        ]
    return [
        stretch(seed, None, kind, bench.course.language) for seed in list(bench.course.texts.values())[-2:]
    ]


def _places(words: Sequence[str]) -> Iterator[tuple[str, Lines]]:
    """Yield the seeds and lines that a directive names, without those that are none."""
    for word in words:
        seed, _, lines = word.partition(":")
        with suppress(PydanticCustomError):
            yield seed, parse_lines(lines)


def title(bench: Bench, lesson: str, kind: KindId) -> str:
    """Return a title that the lesson has not used yet, in the language of the course."""
    plain = catalogue(bench.course.language).gettext(TITLES[kind])
    taken = {overview.title(bench, id) for id in bench.course.present if id.startswith(f"{lesson}/")}
    return next(
        words
        for n in range(1, len(taken) + 2)
        if (words := plain if n == 1 else f"{plain} ({n})") not in taken
    )


def _text(bench: Bench, one: Stretch, ticked: Lines | None, *, whole: bool) -> Answer:
    """Return a text with its lines as `text` gives them, each with its count."""
    shown = texts.shown(bench, one.seed)
    for line in shown["lines"]:
        line |= {"count": one.counts[line["line"]], "here": whole or _is_shown(line["line"], one, ticked)}
    return {**shown, "ticked": str(ticked) if ticked else None}


def _is_shown(line: int, one: Stretch, ticked: Lines | None) -> bool:
    return line in one.lines or (ticked is not None and line in ticked)
