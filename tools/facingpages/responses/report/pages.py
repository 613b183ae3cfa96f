"""Pages: the report of a class as HTML files that need no script and ask nothing of any server.

The same answers give the same bytes: there is no clock in it, and everything is sorted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isnan
from pathlib import Path
from typing import Any, Final, NoReturn

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from facingpages.course.course import Course
from facingpages.course.formats.fields import NOT_STATED
from facingpages.course.kinds.registry import KINDS
from facingpages.files.findings import Finding
from facingpages.language.messages import catalogue, decimals, direction
from facingpages.responses.report import discuss, heat, parts
from facingpages.responses.report.before_after import Comparison, compare, forms, in_words
from facingpages.responses.report.discuss import Topic
from facingpages.responses.report.readers import ItemRow, complete, items, standings
from facingpages.responses.report.sides import FEWEST as FEWEST_OF_SIDES
from facingpages.responses.report.sides import sides
from facingpages.responses.report.statistics import FEWEST
from facingpages.responses.report.summary import Summary, summary
from facingpages.responses.report.sums import ClassSums
from facingpages.text.tame import tame

FIRST: Final = 5  # topics on the first page
OF_A_KIND: Final = 2  # topics of one kind of exercise on the first page
MOST_READERS: Final = 300  # readers in the table of readers
ROWS: Final = "answers.csv"  # the table of every answer, in the folder of the report
MOST_IN_ROWS: Final = 2_000  # readers up to whom the folder has that table
MOST_DUMBBELLS: Final = 60  # readers in the picture of before and after
STYLES: Final = ("heat.css", "style.css")
_TEMPLATES: Final = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson in the report: its exercises, and what compares its readers."""

    id: str
    title: str
    rows: tuple[Summary, ...]
    complete: int
    items: tuple[ItemRow, ...]
    columns: tuple[Sequence[float], ...]

    @property
    def file(self) -> str:
        """The name of the lesson's page."""
        return f"lesson-{self.id}.html"

    def scores(self, reader: int) -> list[float | None]:
        """Return the scores of one reader, None where there is no answer."""
        return [None if isnan(column[reader]) else column[reader] for column in self.columns]


@dataclass(frozen=True, slots=True)
class _First:
    """A topic on the first page, with the place where more of it is said."""

    kind: str
    topic: Topic
    title: str
    file: str
    anchor: str


@dataclass(frozen=True, slots=True)
class _Link:
    file: str
    title: str


def report(
    course: Course, sums: ClassSums, notes: Sequence[Finding], attempts: str, name: str = ""
) -> dict[str, bytes]:
    """Return the files of a report by their names: a summary, a page for each lesson, the readers, and before
    and after where two test forms were handed in.  `name` of the class is on every page."""
    _ = catalogue(course.language).gettext
    lessons = [_lesson(course, sums, id, ids) for id, ids in sums.lessons().items()]
    both = forms(course, [lesson.id for lesson in lessons])
    comparison = _compared(sums, {lesson.id: lesson for lesson in lessons}, both) if both else None
    compared = in_words(comparison, course.language) if comparison else ""
    links = [_Link(lesson.file, lesson.title) for lesson in lessons]
    links += [_Link("readers.html", _("Readers"))] + (
        [_Link("forms.html", _("Before and after"))] if both else []
    )
    of_sides = sides(course, sums.sides, len(sums.readers))
    links += [_Link("sides.html", _("Both sides"))] if of_sides else []
    shared = {
        "name": tame(name),
        "pages": links,
        "lessons": lessons,
        "all": sums,
        "language": course.language,
    }
    pages = {
        "index.html": _page(
            "index.html.j2",
            shared,
            readers=len(sums.readers),
            answers=sum(one.n for one in sums.exercises.values()),
            exercises=len(sums.exercises),
            attempts=attempts,
            notes=notes,
            first=_first(lessons),
            spread=_spread(lessons),
            of_a_kind=OF_A_KIND,
            fewest=discuss.FEWEST,
            compared=compared,
        ),
        "readers.html": _page(
            "readers.html.j2",
            shared,
            standings=standings(sums),
            most=MOST_READERS,
            shown=list(enumerate(sums.readers))[:MOST_READERS],
            hidden=len(sums.readers) > MOST_READERS,
            rows=ROWS if len(sums.readers) <= MOST_IN_ROWS else "",
        ),
    }
    for lesson in lessons:
        pages[lesson.file] = _page("lesson.html.j2", shared, lesson=lesson, fewest_items=FEWEST)
    if both:
        named = [(change, KINDS[change.label].name) for change in comparison.kinds] if comparison else []
        pages["forms.html"] = _page(
            "forms.html.j2",
            shared,
            comparison=comparison,
            compared=compared,
            kinds=named,
            most=MOST_DUMBBELLS,
        )
    if of_sides:
        pages["sides.html"] = _page("sides.html.j2", shared, sides=of_sides, fewest_readers=FEWEST_OF_SIDES)
    return {name: text.encode() for name, text in pages.items()}


def _lesson(course: Course, sums: ClassSums, id: str, ids: Sequence[str]) -> Lesson:
    title = next((page.front.data.title for page in course.lessons if page.id == id and page.front), id)
    return Lesson(
        id,
        title,
        tuple(summary(sums.exercises[one], course.language) for one in ids),
        len(complete(sums, ids)[0]),
        tuple(items(course, sums, ids)),
        tuple(sums.column(one) for one in ids),
    )


def _first(lessons: Sequence[Lesson]) -> list[_First]:
    """Return the weightiest topics of the class, at most one of each exercise: the first of every kind, and
    then others, up to `OF_A_KIND` of one kind and `FIRST` in all."""
    found = [
        _First(
            row.exercise.stem.kind,
            row.topics[0],
            row.exercise.stem.title,
            lesson.file,
            anchor(row.exercise.stem.id),
        )
        for lesson in lessons
        for row in lesson.rows
        if row.topics
    ]
    found.sort(key=_weight)
    ranked: list[tuple[int, _First]] = []
    seen: Counter[str] = Counter()
    for one in found:
        ranked.append((seen[one.kind], one))
        seen[one.kind] += 1
    chosen = [one for place in range(OF_A_KIND) for rank, one in ranked if rank == place]
    return sorted(chosen[:FIRST], key=_weight)


def _weight(one: _First) -> tuple[float, str]:
    return -one.topic.weight, one.topic.exercise


def _spread(lessons: Sequence[Lesson]) -> list[str]:
    """Return the names of the kinds that somebody answered and that have nothing to discuss."""
    rows = [row for lesson in lessons for row in lesson.rows]
    with_topics = {row.exercise.stem.kind for row in rows if row.topics}
    return [
        KINDS[kind].name
        for kind in dict.fromkeys(row.exercise.stem.kind for row in rows)
        if kind not in with_topics
    ]


def _compared(sums: ClassSums, lessons: dict[str, Lesson], both: tuple[str, str]) -> Comparison | None:
    before, after = (lessons[form] for form in both)
    first, second = ([row.exercise.stem.id for row in lesson.rows] for lesson in (before, after))
    return compare(sums, first, second, (before.title, after.title))


def anchor(id: str) -> str:
    """Return the HTML id of an exercise."""
    return id.replace("/", "--")


def unknown(name: str) -> NoReturn:
    """Fail a template that meets a kind for which it has no case."""
    raise TypeError(f"no case for `{name}`")


def _page(template: str, shared: dict[str, Any], **data: Any) -> str:
    return _environment(shared["language"]).get_template(template).render(**shared, **data)


@lru_cache
def _environment(language: str) -> Environment:
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined] # the extension adds it
    made.policies["ext.i18n.trimmed"] = True  # as `locale/babel.cfg` has it
    made.filters["decimals"] = lambda value, places: decimals(value, places, language)
    made.globals |= {
        "anchor": anchor,
        "direction": direction,
        "false_rows": heat.false_rows,
        "heat": heat.heat,
        "level": heat.level,
        "names": {id: kind.name for id, kind in KINDS.items()},
        "questions": parts.questions,
        "role_confusion": parts.role_confusion,
        "spans": heat.spans,
        "style": Markup("".join((_TEMPLATES / name).read_text("utf-8") for name in STYLES)),  # noqa: S704
        "technique_confusion": heat.technique_confusion,
        "texts": parts.texts,
        "units": parts.units,
        "unknown": unknown,
        "not_stated": NOT_STATED,
        "verdicts": heat.VERDICTS,
    }
    return made
