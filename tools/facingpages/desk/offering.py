"""The offer for a new exercise of a lesson: a title, and the paragraphs that are worth it.

The texts of the lesson come first, with the number of things to decide beside each paragraph: nobody is
surprised by an exercise of fifty parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import product
from operator import itemgetter
from typing import Any, Final, assert_never

from pydantic_core import PydanticCustomError

from facingpages.author.suggest import UNITS, WORDINGS, SuggestionKind, suggest
from facingpages.checks import facing
from facingpages.course import directives
from facingpages.course.formats.fields import parse_lines
from facingpages.course.items import KindId
from facingpages.course.kinds.registry import KINDS
from facingpages.course.passage import Passage
from facingpages.course.seed import Seed
from facingpages.desk import grounds, making, overview, placed, texts
from facingpages.desk.bench import Bench
from facingpages.desk.making_requests import Offer, SeeParagraphs
from facingpages.language.messages import N_, catalogue
from facingpages.text.folded import Lines

Answer = dict[str, Any]
MOST_PARTS: Final = 9  # of a proposed passage of claim and evidence
_FEWEST_PARTS: Final = 3
TITLES: Final[dict[KindId, str]] = {
    "loaded-terms": N_("Words that push"),
    "claim-evidence": N_("What holds it up?"),
    "citation-check": N_("Where is it from?"),
    "rewrite": N_("Fair to both sides"),
}
# What a teacher decides in each kind, by the proposals that a paragraph holds.
_DECIDED: Final[dict[KindId, frozenset[SuggestionKind]]] = {
    "loaded-terms": WORDINGS,
    "claim-evidence": UNITS,
    "citation-check": frozenset({SuggestionKind.CITATION}),
    "rewrite": frozenset({SuggestionKind.LOADED}),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A text of a lesson: the lines that the lesson shows, and the others that a passage may show."""

    seed: Seed
    lines: tuple[int, ...]
    others: tuple[int, ...]
    counts: Counter[int]  # of things to decide, by line

    @property
    def total(self) -> int:
        """The things to decide in all of its lines."""
        return sum(self.counts[line] for line in self.lines)


def offered(bench: Bench, request: Offer) -> Answer:
    """Return a title for a new exercise, and the texts to choose paragraphs of.

    `count` of a line is the number of things to decide in it, `here` whether the lesson shows it, `ticked`
    the lines that are proposed."""
    stretches = of_lesson(bench, request.lesson, request.kind)
    chosen = dict(proposed(request.kind, stretches))
    others = [] if request.seed is None else [_stretch(making.seed(bench, request.seed), None, request.kind)]
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
        whole = _stretch(making.seed(bench, request.seed), None, kind)
        return {**_limits(kind), "texts": [_text(bench, whole, None, whole=True)]}
    shown = placed.passages(values, bench.course)
    stretches = [(_stretch(bench.course.texts[one.seed.id], one.lines, kind), one.lines) for one in shown]
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
        return [_stretch(bench.course.texts[seed], lines, kind) for seed, lines in known]
    return [_stretch(seed, None, kind) for seed in list(bench.course.texts.values())[-2:]]


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


def proposed(kind: KindId, stretches: Sequence[Stretch]) -> list[tuple[str, Lines]]:
    """Return the passages that are worth an exercise: of one text, or of two that are a fair pair."""
    filled = [one for one in stretches if one.lines]
    match kind:
        case "loaded-terms":
            runs = [(one.seed, Lines(one.lines[0], one.lines[-1])) for one in filled]
        case "claim-evidence":
            runs = _with_evidence(stretches, _few_parts(filled))
        case "citation-check":
            runs = _richest([(one, one.lines) for one in filled]) or _richest(
                [(one, one.others) for one in stretches]
            )
        case "rewrite":
            runs = _richest([(one, one.lines) for one in filled])
        case _:
            assert_never(kind)
    return [(seed.entry.id, lines) for seed, lines in (runs if _fair(runs) else runs[:1])]


def _richest(choices: Sequence[tuple[Stretch, Sequence[int]]]) -> list[tuple[Seed, Lines]]:
    """Return the line that holds most to decide, the first of several; none where no line holds anything."""
    rated = [
        (one.counts[line], -at, -line, one.seed)
        for at, (one, lines) in enumerate(choices)
        for line in lines
        if one.counts[line]
    ]
    best = max(rated, key=lambda each: each[:3], default=None)
    return [(best[3], Lines(-best[2], -best[2]))] if best else []


def _few_parts(stretches: Sequence[Stretch]) -> list[tuple[Seed, Lines]]:
    """Return a paragraph of each text if both have few parts, else all or one paragraph of the first text."""
    if not stretches:
        return []
    if sum(one.total for one in stretches) <= MOST_PARTS:
        return [(one.seed, Lines(one.lines[0], one.lines[-1])) for one in stretches]
    first = stretches[0]
    if first.total <= MOST_PARTS:
        return [(first.seed, Lines(first.lines[0], first.lines[-1]))]
    fitting = [line for line in first.lines if _FEWEST_PARTS <= first.counts[line] <= MOST_PARTS]
    line = (
        max(fitting, key=lambda n: (first.counts[n], -n))
        if fitting
        else min(first.lines, key=lambda n: (first.counts[n], n))
    )
    return [(first.seed, Lines(line, line))]


def _with_evidence(stretches: Sequence[Stretch], runs: list[tuple[Seed, Lines]]) -> list[tuple[Seed, Lines]]:
    """Return the runs if a part of them can be looked up; else a fair pair of paragraphs that has such a part
    in as many texts as can be, those of the lesson first; else one paragraph; else the runs."""
    held = {one.seed.entry.id: grounds.lines(one.seed) for one in stretches}
    if any(number in lines for seed, lines in runs for number in held[seed.entry.id]):
        return runs
    each = [[(one, line) for line in (*one.lines, *one.others) if one.counts[line]] for one in stretches]
    rated = []
    for chosen in (*product(*each), *((one,) for choices in each for one in choices)):
        made = [(one.seed, Lines(line, line)) for one, line in chosen]
        parts = sum(one.counts[line] for one, line in chosen)
        grounded = sum(line in held[one.seed.entry.id] for one, line in chosen)
        if grounded and _FEWEST_PARTS <= parts <= MOST_PARTS and _fair(made):
            shown = sum(line in one.lines for one, line in chosen)
            rated.append(((grounded, len(chosen), shown), made))
    return max(rated, key=itemgetter(0))[1] if rated else runs


def _fair(runs: Sequence[tuple[Seed, Lines]]) -> bool:
    if len(runs) != 2:
        return True
    one, other = (Passage(seed.entry, seed.text, lines) for seed, lines in runs)
    return not any(facing.unfair(one, other))


def _stretch(seed: Seed, lines: Lines | None, kind: KindId) -> Stretch:
    """Return the lines of a text that an exercise may show, with what there is to decide in each."""
    free = tuple(
        number
        for number, where in enumerate(seed.text.lines, 1)
        if len(seed.text.words_in(where))
        and not texts.is_title(seed.text.show(where), seed)
        and not seed.noise_in(Lines(number, number))
        and not (seed.entry.source_list and number in seed.entry.source_list.entries)
    )
    here = tuple(number for number in free if lines is None or number in lines)
    others = tuple(number for number in free if number not in here)
    return Stretch(seed, here, others, Counter(one.line for one in suggest(seed, None, _DECIDED[kind])))


def _text(bench: Bench, one: Stretch, ticked: Lines | None, *, whole: bool) -> Answer:
    """Return a text with its lines as `text` gives them, each with its count."""
    shown = texts.shown(bench, one.seed)
    for line in shown["lines"]:
        line |= {"count": one.counts[line["line"]], "here": whole or _is_shown(line["line"], one, ticked)}
    return {**shown, "ticked": str(ticked) if ticked else None}


def _is_shown(line: int, one: Stretch, ticked: Lines | None) -> bool:
    return line in one.lines or (ticked is not None and line in ticked)
