"""Compose the sheets of a lesson or an exercise.

    Course + lesson or exercise + view + variant  ->  Sheet

A learner's sheet is made of `LearnerExercise`, the plan's open part and the vocabularies; a teacher's adds
the guide and the key to the same layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from facingpages.course.course import Course
from facingpages.course.formats.lessons import PlanFile
from facingpages.course.items import Exercise, Sorting
from facingpages.files.findings import closest
from facingpages.handout.compose import exercises, extras, guide, introduction, keys, method
from facingpages.handout.compose.variants import PLAIN, arranged
from facingpages.handout.model.drawings import Point, Timeline
from facingpages.handout.model.sheet import (
    Block,
    Bullet,
    Heading,
    Listing,
    Paragraph,
    Sheet,
    SheetKind,
    Style,
    View,
)
from facingpages.language.messages import catalogue
from facingpages.page import exhibit
from facingpages.text.citations import Listed

_TECHNIQUES: Final = "techniques"


@dataclass(frozen=True, slots=True)
class NoSheet(Exception):
    """A sheet that cannot be made: the fault and the repair."""

    message: str
    hint: str


@dataclass(frozen=True)
class Subject:
    """The subject of a sheet: a lesson with all its exercises, or one exercise of it."""

    id: str
    lesson: str
    title: str
    exercises: tuple[Exercise, ...]
    plan: PlanFile | None


def lessons(course: Course) -> tuple[str, ...]:
    """Return the ids of the lessons that hold exercises, in the order of the navigation."""
    return tuple(page.id for page in course.ordered if course.exercises_of(page.id))


def subject(course: Course, id: str) -> Subject:
    """Return the lesson or exercise with this id; raise `NoSheet`."""
    if id in course.exercises:
        lesson = next(
            (
                name
                for name in lessons(course)
                if any(used.stem.id == id for used in course.exercises_of(name))
            ),
            id.partition("/")[0],
        )
        return Subject(id, lesson, _title(course, lesson), (course.exercises[id],), _plan(course, lesson))
    if used := course.exercises_of(id):
        return Subject(id, id, _title(course, id), tuple(used), _plan(course, id))
    raise NoSheet(
        f"there is no lesson or exercise `{id}`", closest(id, [*lessons(course), *sorted(course.exercises)])
    )


def sheet(
    course: Course, what: Subject, view: View, kind: SheetKind = SheetKind.EXERCISES, variant: str = PLAIN
) -> Sheet:
    """Return one sheet; raise `NoSheet` if the lesson has none of this kind."""
    language = course.language
    _ = catalogue(language).gettext
    teacher = view is View.TEACHER
    fields = () if teacher or kind is SheetKind.CARDS else (_("Name"), _("Class"), _("Date"))
    titles = {
        SheetKind.EXERCISES: what.title,
        SheetKind.STRIPS: _("{lesson}: strips to sort").format(lesson=what.title),
        SheetKind.CARDS: _("Persuasion techniques: cards"),
        SheetKind.EXIT: _("{lesson}: exit ticket").format(lesson=what.title),
    }
    if kind not in titles:
        raise NoSheet(f"there is no sheet `{kind.value}` of a lesson by itself", closest(kind.value, titles))
    holder = _("Teacher's copy with key") if teacher else _("Student's sheet")
    head = " · ".join([holder, *([_("Variant {code}").format(code=variant)] if variant else [])])
    blocks = tuple(_blocks(course, what, view, kind, variant, fields))
    # the cards are the same for every lesson
    id, running = (_TECHNIQUES, titles[kind]) if kind is SheetKind.CARDS else (what.id, what.title)
    return Sheet(
        id,
        kind,
        view,
        variant,
        language,
        titles[kind],
        (running, head),
        _("Page {page} of {pages}"),
        blocks,
        fields,
    )


def plan(course: Course, what: Subject) -> Sheet:
    """Return the plan of a lesson for 45, 50 and 90 minutes, for the teacher."""
    _ = catalogue(course.language).gettext
    blocks = (
        *guide.opening(_planned(what), what.title, course.language),
        *guide.periods(_planned(what), course.language),
    )
    return _for_teacher(course, what, SheetKind.PLAN, _("Plan"), blocks)


def overview(course: Course, what: Subject, files: list[tuple[str, str]]) -> Sheet:
    """Return the teacher's one-page overview of a lesson, with the files of its pack."""
    _ = catalogue(course.language).gettext
    opened = (_planned(what), what.title, list(what.exercises))
    blocks = tuple(guide.overview(*opened, files, course.language))
    return _for_teacher(course, what, SheetKind.OVERVIEW, _("Overview"), blocks)


def _for_teacher(
    course: Course, what: Subject, kind: SheetKind, named: str, blocks: tuple[Block, ...]
) -> Sheet:
    _ = catalogue(course.language).gettext
    title, foot = f"{what.title}: {named}", _("Page {page} of {pages}")
    return Sheet(
        what.id, kind, View.TEACHER, PLAIN, course.language, title, (what.title, named), foot, blocks
    )


def _blocks(
    course: Course, what: Subject, view: View, kind: SheetKind, variant: str, fields: tuple[str, ...]
) -> Iterator[Block]:
    language, teacher = course.language, view is View.TEACHER
    match kind:
        case SheetKind.EXERCISES:
            yield from _exercises(course, what, teacher, variant)
        case SheetKind.STRIPS:
            sorting = [exercise for exercise in what.exercises if isinstance(exercise.items[0].task, Sorting)]
            if not sorting:
                raise NoSheet(
                    f"`{what.id}` has no exercise on claim and evidence to cut into strips",
                    "Choose another lesson, or another sheet.",
                )
            for exercise in arranged(sorting, variant, lambda exercise: exercise.stem.id):
                yield from extras.strips(exercise.without_key(), language, variant)
                if teacher:
                    yield from extras.strips_key(exercise, language)
        case SheetKind.CARDS:
            yield from extras.cards(language)
        case SheetKind.EXIT:
            yield from extras.exit_ticket(_planned(what), fields, language)
            if teacher:
                yield from extras.exit_key(_planned(what), what.title, language)


def _exercises(course: Course, what: Subject, teacher: bool, variant: str) -> Iterator[Block]:
    language = course.language
    whole = what.id == what.lesson
    if what.plan and whole:
        yield from guide.opening(what.plan, what.title, language)
        page = next((page.text for page in course.lessons if page.id == what.lesson), "")
        yield from introduction.introduction(page)
        if teacher:
            titles = {id: file.data.title for id, file in course.files.items()}
            yield from guide.guide(what.plan, titles, language)
    pages, known = _explained(course, what), set[str]()
    for exercise in arranged(what.exercises, variant, lambda exercise: exercise.stem.id):
        learner = exercise.without_key()
        added = keys.added(course, exercise) if teacher else exercises.NOTHING
        yield from method.method(learner, pages, language, known)
        yield from exercises.blocks(learner, language, variant, added)
    yield from _sources(course, what, whole)
    if what.plan and whole and not teacher and what.plan.purpose != "test":
        yield from guide.aims(what.plan, language)


def _explained(course: Course, what: Subject) -> list[str]:
    """Return the text of a lesson's page, or of all lessons for a test."""
    test = what.plan is not None and what.plan.purpose == "test"
    return [page.text for page in course.lessons if test or page.id == what.lesson]


def _sources(course: Course, what: Subject, whole: bool) -> Iterator[Block]:
    """Yield the source lists that the exercises are about, and for a whole lesson its timeline."""
    _ = catalogue(course.language).gettext
    titles = {
        Listed.LIST: _("Sources that “{title}” lists"),
        Listed.NOTES: _("Notes of “{title}”"),
        Listed.LINKS: _("Links of “{title}”"),
    }
    listed = {
        (exercise.stem.passages[0].seed.id, exercise.stem.listed): exercise
        for exercise in what.exercises
        if exercise.stem.entries
    }
    for exercise in (listed[key] for key in sorted(listed)):
        title = exercises.title_of(exercise.stem.passages[0], course.language)
        yield Heading(titles[exercise.stem.listed].format(title=title), 2)
        yield Listing(tuple(entry for __, entry in exercise.stem.entries), Bullet.NUMBER)
    if listed and whole:
        points = tuple(
            Point(str(dated.date), dated.what, dated.is_event)
            for dated in exhibit.timeline(course, course.shown_in(what.lesson))
        )
        if len({point.date for point in points}) < 2:
            return  # one date has no earlier and no later
        yield Heading(_("When?"), 2)
        yield Paragraph(
            _(
                "Squares are events that the texts date; circles are listed pieces, at the dates that the list gives."
            ),
            style=Style.SMALL,
        )
        dates = "; ".join(f"{point.date}: {point.text}" for point in points)
        yield Timeline("", dates + ".", (_("earlier"), _("later")), points)


def _planned(what: Subject) -> PlanFile:
    if not what.plan:
        raise NoSheet(f"the lesson `{what.lesson}` has no plan", f"Write exercises/{what.lesson}/plan.yml.")
    return what.plan


def _title(course: Course, lesson: str) -> str:
    return next(
        (page.front.data.title for page in course.lessons if page.id == lesson and page.front), lesson
    )


def _plan(course: Course, lesson: str) -> PlanFile | None:
    return course.plans[lesson].data if lesson in course.plans else None
