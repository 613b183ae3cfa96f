"""Read the annotations that a class made with Hypothesis: the client's JSON export, or the rows of its API.

The quotation gives the words, the first tag that names a technique gives the technique, the account gives the
reader.  The address of the page names the lesson; on any other page, all exercises that show the quoted words
count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from facingpages.course.course import Course
from facingpages.course.items import Exercise, Marking
from facingpages.responses.intake.annotated import places
from facingpages.responses.intake.annotated.gather import Annotated, Gathered, technique_of
from facingpages.responses.intake.annotated.places import Place
from facingpages.text.anchors import Selector

DEVICE: Final = "hypothesis"
_LISTS: Final = ("annotations", "rows")


def is_hypothesis(values: Any) -> bool:
    """Return whether the values of a JSON file are annotations of Hypothesis."""
    rows = _rows(values)
    return bool(rows) and all(isinstance(row, dict) and "uri" in row and "user" in row for row in rows)


def read(course: Course, values: Any, shown: str) -> Gathered:
    """Return the marks in the annotations of a class, with a note on each that is left out."""
    gathered = Gathered(shown)
    for row in sorted(_rows(values), key=lambda row: str(row.get("created", ""))):
        reader = _user(str(row["user"]))
        quote = _quote(row)
        if row.get("references") or not quote:
            why = "it is a reply" if row.get("references") else "it quotes no words"
            gathered.leave_out(reader, why, "There is nothing to do: only marked words are counted.")
            continue
        reasons = [_add(course, gathered, row, reader, exercise, quote) for exercise in _meant(course, row)]
        if reasons and all(reasons):
            gathered.leave_out(reader, reasons[0], "See whether it is of this course.")
        if not reasons:
            why = "the course has no exercise of marking words"
            gathered.leave_out(reader, why, "See whether it is of this course.")
    return gathered


def _add(
    course: Course, gathered: Gathered, row: dict[str, Any], reader: str, exercise: Exercise, quote: Selector
) -> str:
    """Add an annotation to an exercise if its words are there; return why not, or an empty string."""
    place = places.at(exercise.stem.passages, quote)
    if not isinstance(place, Place):
        return place
    tags = [tag for tag in row.get("tags") or () if isinstance(tag, str)]
    technique = technique_of(tags, course.language) or ""
    gathered.add(course, Annotated(reader, exercise.stem.id, place, technique))
    return ""


def _meant(course: Course, row: dict[str, Any]) -> Iterator[Exercise]:
    """Yield the exercises of marking that the annotated page shows, or all if it is no page of the course."""
    path = unquote(urlsplit(str(row["uri"])).path).removesuffix("/").removesuffix("/index.html")
    lesson = path.rpartition("/")[2].removesuffix(".html")
    of_page = course.exercises_of(lesson)
    for exercise in of_page or course.exercises.values():
        if isinstance(exercise.items[0].task, Marking):
            yield exercise


def _rows(values: Any) -> list[Any]:
    if isinstance(values, dict):
        values = next((values[name] for name in _LISTS if isinstance(values.get(name), list)), None)
    return values if isinstance(values, list) else []


def _quote(row: dict[str, Any]) -> Selector | None:
    for target in row.get("target") or ():
        for selector in (target.get("selector") if isinstance(target, dict) else None) or ():
            if isinstance(selector, dict) and selector.get("type") == "TextQuoteSelector":
                exact, prefix, suffix = (
                    value if isinstance(value := selector.get(name), str) else ""
                    for name in ("exact", "prefix", "suffix")
                )
                return Selector(exact, prefix, suffix) if exact.strip() else None
    return None


def _user(account: str) -> str:
    """Return the name in an account: `ana` of `acct:ana@hypothes.is`."""
    return account.removeprefix("acct:").partition("@")[0]
