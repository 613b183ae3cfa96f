"""Keys on a teacher's sheet: the additions to the layout of `exercises`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from facingpages.course.course import Course
from facingpages.course.items import (
    ChoiceKey,
    Exercise,
    MarkKey,
    RewriteKey,
    Sorting,
    SortKey,
    UnitKey,
    span_text,
)
from facingpages.course.kinds.citation_check.format import CitationCheckFile, DateOrder
from facingpages.course.part_labels import labels, named_parts
from facingpages.handout.compose.exercises import Added
from facingpages.handout.model.drawings import Node, Point
from facingpages.handout.model.passage import Blank, PrintedMark, Shape
from facingpages.handout.model.sheet import Block, Bullet, Heading, KeyEntry, KeyList, Listing, Paragraph
from facingpages.language.messages import catalogue
from facingpages.language.vocabulary import vocabulary

N_ = str  # marks a message for the catalogue where it is not yet said
_VERDICTS = {"loaded": N_("loaded"), "contested": N_("contested"), "plain": N_("plain")}


def added(course: Course, exercise: Exercise) -> Added:
    """Return the key's additions to the layout of an exercise."""
    language = course.language
    key = exercise.items[0].key
    match key:
        case MarkKey():
            marks = tuple(
                (span.words, PrintedMark(Shape(span.verdict), number))
                for number, span in enumerate(key.spans, 1)
            )
            return Added(marks=marks, after=(_spans(exercise, key, language),))
        case SortKey():
            roles = tuple(role_of(unit, language) for unit in key.units)
            return Added(
                roles=roles, nodes=_nodes(exercise, key, language), after=(_units(exercise, key, language),)
            )
        case RewriteKey():
            return Added(after=tuple(_rewriting(key, language)))
        case ChoiceKey():
            return _choices(course, exercise)
        case _:
            assert_never(key)


def _spans(exercise: Exercise, key: MarkKey, language: str) -> KeyList:
    _ = catalogue(language).gettext
    techniques = vocabulary(language).techniques
    entries = []
    for number, span in enumerate(key.spans, 1):
        facts = [(_("Verdict"), _(_VERDICTS[span.verdict]))]
        facts += [(_("Enough to mark"), span_text(exercise, span.core))] if span.core != span.words else []
        facts += [(_("Technique"), techniques[span.technique].label)] if span.technique else []
        facts += [(_("In plain words"), span.neutral)] if span.neutral else []
        entries.append(
            KeyEntry(
                str(number), span_text(exercise, span.words), Shape(span.verdict), tuple(facts), span.why
            )
        )
    return KeyList(_("Key: {title}").format(title=exercise.stem.title), tuple(entries))


def role_of(unit: UnitKey, language: str) -> str:
    """Return the role of a unit as a reader sees it, with the kind of evidence."""
    known = vocabulary(language)
    kind = f" ({known.evidence[unit.evidence].label.lower()})" if unit.evidence else ""
    return known.roles[unit.role].label + kind


def _nodes(exercise: Exercise, key: SortKey, language: str) -> tuple[tuple[Node, ...], ...]:
    task = exercise.items[0].task
    assert isinstance(task, Sorting)
    names, placed = labels(exercise), list(zip(task.units, key.units, strict=True))
    columns = range(len(exercise.stem.passages))
    return tuple(
        tuple(
            Node(
                label,
                vocabulary(language).roles[unit.role].label,
                names[unit.supports - 1] if unit.supports else "",
            )
            for label, (place, unit) in zip(names, placed, strict=True)
            if place.passage == column
        )
        for column in columns
    )


def _units(exercise: Exercise, key: SortKey, language: str) -> KeyList:
    _ = catalogue(language).gettext
    roles = vocabulary(language).roles
    entries, names = [], labels(exercise)
    for label, unit in zip(names, key.units, strict=True):
        supported = names[unit.supports - 1] if unit.supports else ""
        facts = [(_("Supports"), _("part {number}").format(number=supported))] if supported else []
        facts += (
            [(_("Also right"), ", ".join(roles[role].label for role in unit.accept))] if unit.accept else []
        )
        why = named_parts(exercise, unit.why)
        entries.append(KeyEntry(label, role_of(unit, language), None, tuple(facts), why))
    return KeyList(_("Key: {title}").format(title=exercise.stem.title), tuple(entries))


def _rewriting(key: RewriteKey, language: str) -> Iterator[Block]:
    _ = catalogue(language).gettext
    yield Paragraph(_("“{words}”").format(words=key.model) + f" {key.why}", _("One way to say it:"))
    gone = tuple(
        KeyEntry("", part.words, Shape.LOADED, ((_("In plain words"), part.neutral),), part.why)
        for part in key.gone
    )
    yield KeyList(_("Should be gone"), gone)
    facts = tuple(
        KeyEntry("", fact.fact, None, ((_("Any of"), ", ".join(fact.any_of)),), fact.why)
        for fact in key.facts
    )
    yield KeyList(_("Should be kept"), facts)
    yield Heading(_("For a person to judge"), 3)
    yield Listing(key.rubric, Bullet.TICK)


def _choices(course: Course, exercise: Exercise) -> Added:
    _ = catalogue(course.language).gettext
    keys = [(item.id, item.key) for item in exercise.items if isinstance(item.key, ChoiceKey)]
    return Added(
        right={id: key.choice for id, key in keys},
        shown={id: Blank(_("What the text shows:"), key.fact) for id, key in keys if key.fact},
        whys={(id, choice): why for id, key in keys for choice, why in key.whys},
        points=_points(course, exercise),
    )


def _points(course: Course, exercise: Exercise) -> tuple[Point, ...]:
    """Return the dates that decide a proof, in order; none if no date does."""
    data = course.files[exercise.stem.id].data
    if not isinstance(data, CitationCheckFile):
        return ()
    proof = next(
        (question.proof for question in data.questions if isinstance(question.proof, DateOrder)), None
    )
    if not proof:
        return ()
    _ = catalogue(course.language).gettext
    source = (
        data.reference.exact if data.reference != "none" else _("the listed pieces that the mark can mean")
    )
    dated = [
        (proof.source_date, Point(str(proof.source_date), source, False)),
        (proof.event.date, Point(str(proof.event.date), proof.event.exact, True)),
    ]
    return tuple(point for __, point in sorted(dated, key=lambda pair: (pair[0].first_day, pair[1].event)))
