"""Seeds: provenance must match the texts, and `seeds/` may hold no file that `seeds.yml` does not name."""

from __future__ import annotations

from collections.abc import Iterator

from facingpages.course.course import Course
from facingpages.course.formats.fields import NOT_STATED
from facingpages.course.formats.seeds import NO_SIDE, STATED, SeedsFile
from facingpages.course.formats.source_file import Authored
from facingpages.course.paths import SEEDS_YML
from facingpages.course.placing import Zone, place
from facingpages.files.findings import Finding, closest
from facingpages.text.dates import stated
from facingpages.text.folded import fold
from facingpages.text.written_dates import in_figures, readings, written


def check(course: Course, file: Authored[SeedsFile]) -> Iterator[Finding]:
    """Yield what is wrong with the provenance, the dated events and the files of the seeds."""
    yield from _provenance(course, file)
    yield from _strays(course, file)
    yield from _events(course, file)


def _provenance(course: Course, file: Authored[SeedsFile]) -> Iterator[Finding]:
    """Yield a finding for provenance that is not in the text, a side that is not declared, and an id used
    twice."""
    sides = [side.id for side in file.data.sides]
    seen: set[str] = set()
    for group, index, entry in file.data.texts:
        if entry.id in seen:
            yield file.finding(
                (group, index, "id"),
                "seed-repeated",
                f"the seed `{entry.id}` is here twice",
                "Keep one of the two.",
            )
        seen.add(entry.id)
        if group == "practice" and entry.side != NO_SIDE:
            yield file.finding(
                (group, index, "side"),
                "practice-sided",
                "a practice text takes no side",
                f"Write side: {NO_SIDE}.",
            )
        elif group == "seeds" and entry.side not in sides:
            yield file.finding(
                (group, index, "side"),
                "unknown-side",
                f"`{entry.side}` is not one of the sides",
                closest(entry.side, sides),
            )
        seed = course.texts.get(entry.id)
        if seed and entry.words != (words := len(seed.text.words)):
            message = f"{entry.id} has {words} words, not {entry.words}"
            yield file.finding((group, index, "words"), "words-differ", message, f"Write words: {words}.")
        for name in STATED:
            value = getattr(entry, name)
            if seed and value != NOT_STATED and not states(seed.text.folded, name, value):
                message = f"the {name} `{value}` is not in seeds/{entry.id}.txt"
                yield file.finding(
                    (group, index, name),
                    "not-in-text",
                    message,
                    f"Copy it as the text has it, or write `{NOT_STATED}`.",
                )


def states(text: str, name: str, value: str) -> bool:
    """Return whether a text states something of itself: in these words, its author in capitals too, or, of
    its date, in others."""
    if fold(value) in text or (name == "author" and fold(value).upper() in text.upper()):
        return True
    if name != "date":
        return False
    dates = {date for _, date in written(text)} | set(in_figures(text))
    return bool(set(readings(value)) & dates)


def _events(course: Course, file: Authored[SeedsFile]) -> Iterator[Finding]:
    """Yield a finding for each event that is not in its texts, or whose date no quotation states."""
    for index, event in enumerate(file.data.events):
        steps = ("events", index)
        for place_, quote in enumerate(event.stated):
            seed = course.seeds.get(quote.seed)
            if not seed and quote.seed not in {entry.id for entry in file.data.seeds}:
                yield file.finding(
                    (*steps, "stated", place_, "seed"),
                    "unknown-seed",
                    f"there is no seed `{quote.seed}`",
                    closest(quote.seed, course.seeds),
                )
            if seed:
                placed = place(
                    quote, [Zone(seed.entry, seed.text, seed.whole)], file, (*steps, "stated", place_)
                )
                if isinstance(placed, Finding):
                    yield placed
        if event.date not in {date for quote in event.stated for date in stated(fold(quote.exact))}:
            message = f"no quotation of this event states {event.date}"
            yield file.finding(
                (*steps, "date"),
                "event-undated",
                message,
                "Quote the words that state the date with its year, or write the date they state.",
            )


def _strays(course: Course, file: Authored[SeedsFile]) -> Iterator[Finding]:
    """Yield a finding for each file in `seeds/` that `seeds.yml` does not name."""
    named = {f"{entry.id}.txt" for _, _, entry in file.data.texts} | {"seeds.yml"}
    for stray in sorted(p.name for p in (course.root / "seeds").iterdir() if p.name not in named):
        yield Finding(
            SEEDS_YML,
            1,
            1,
            "seed-stray",
            f"seeds/{stray} is not named in seeds.yml",
            "Add it to `seeds`, or delete the file.",
        )
