"""Items: an exercise of each kind as a tree with the names of QTI 2."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never
from xml.etree.ElementTree import Element

from facingpages.course.items import (
    ChoiceKey,
    Choosing,
    Exercise,
    Marking,
    RewriteKey,
    Rewriting,
    Sorting,
    SortKey,
)
from facingpages.course.part_labels import labels, named_parts
from facingpages.export import alike, elements
from facingpages.export.elements import Named, element
from facingpages.export.ids import ident
from facingpages.export.qti import marking
from facingpages.export.qti.dialect import Dialect
from facingpages.export.qti.parts import (
    base,
    feedback,
    mapping,
    outcome,
    response,
    sets,
    unless_null,
    variable,
)
from facingpages.export.target import Carried
from facingpages.language.messages import N_, catalogue
from facingpages.language.vocabulary import vocabulary


def item(exercise: Exercise, language: str) -> Element:
    """Return the item of an exercise."""
    task = exercise.items[0].task
    match task:
        case Marking():
            parts = marking.parts(exercise, language)
        case Sorting():
            parts = _sorting(exercise, language)
        case Choosing():
            parts = _choosing(exercise, language)
        case Rewriting():
            parts = _rewriting(exercise, language)
        case _:
            assert_never(task)
    fixed = {"adaptive": "false", "timeDependent": "false"}
    return element("assessmentItem", *parts, identifier=ident(exercise), title=exercise.stem.title, **fixed)


def carry(dialect: Dialect, exercise: Exercise) -> Carried:
    """Return what becomes of an exercise in a version of QTI."""
    task = exercise.items[0].task
    lost = () if dialect.has_dir else (N_("the direction of a text that runs from right to left"),)
    match task:
        case Marking():
            return marking.carried(exercise, lost)
        case Sorting():
            return alike.roles(
                exercise, N_("match: each part with a role"), (), (N_("hints"), *lost), key_visible=True
            )
        case Choosing():
            carrier = N_("choice, all questions of an exercise in one item")
            return alike.choices(exercise, carrier, (), (N_("hints"), *lost), key_visible=True)
        case Rewriting():
            return Carried(
                N_("essay that a person marks"),
                None,
                (N_("passage and sentence"), N_("rubric, model and word lists, for the one who marks")),
                (N_("a person gives the score"),),
                (N_("the word check"), *lost),
                key_visible=True,  # the rubric is for the one who marks, but lies in the item
            )
        case _:
            assert_never(task)


# --- claim and evidence


def _sorting(exercise: Exercise, language: str) -> Iterator[Element]:
    _ = catalogue(language).gettext
    task, key = exercise.items[0].task, exercise.items[0].key
    assert isinstance(task, Sorting)
    assert isinstance(key, SortKey)
    learner = exercise.without_key()
    names = labels(learner)
    numbered = list(enumerate(zip(task.units, names, key.units, strict=True), 1))
    named: list[list[Named]] = [[] for _passage in exercise.stem.passages]
    for _number, (unit, name, _key) in numbered:
        named[unit.passage].append(Named(unit.where, name, before=True))
    worth = {
        f"P{number} {_role(role)}": 1 / len(key.units)
        for number, (_unit, _name, unit_key) in numbered
        for role in unit_key.roles
    }
    best = [f"P{number} {_role(unit_key.role)}" for number, (_unit, _name, unit_key) in numbered]
    yield response("RESPONSE", "multiple", "directedPair", best, mapping(worth, 0.0))
    yield outcome("SCORE", "float", 0.0)
    yield outcome("FEEDBACK", "identifier")
    roles = vocabulary(language).roles
    parts = [
        element(
            "simpleAssociableChoice",
            f"{name}: {exercise.stem.passages[unit.passage].text.show(unit.where)}",
            identifier=f"P{number}",
            matchMax="1",
        )
        for number, (unit, name, _key) in numbered
    ]
    choices = [
        element("simpleAssociableChoice", role.label, identifier=_role(id), matchMax="0")
        for id, role in roles.items()
    ]
    interaction = element(
        "matchInteraction",
        element("prompt", _("Choose a role for each part.")),
        element("simpleMatchSet", *parts),
        element("simpleMatchSet", *choices),
        responseIdentifier="RESPONSE",
        shuffle="false",
        maxAssociations="0",
    )
    yield element("itemBody", *elements.stem(exercise.stem, language, named), interaction)
    yield element(
        "responseProcessing",
        unless_null(
            "RESPONSE",
            sets("SCORE", base("float", "0")),
            sets("SCORE", element("mapResponse", identifier="RESPONSE")),
        ),
        sets("FEEDBACK", base("identifier", "WHY")),
    )
    reasons = [
        element(
            "li",
            element("strong", f"{name}: {', '.join(roles[role].label for role in unit_key.roles)}."),
            f" {named_parts(learner, unit_key.why)}",
        )
        for _number, (_unit, name, unit_key) in numbered
    ]
    yield feedback("FEEDBACK", "WHY", element("ul", *reasons))


def _role(id: str) -> str:
    return f"R-{id}"


# --- citation check


def _choosing(exercise: Exercise, language: str) -> Iterator[Element]:
    numbered = list(enumerate(exercise.items, 1))
    for number, one in numbered:
        ids = _choice_ids(one.task)
        assert isinstance(one.key, ChoiceKey)
        right = ids[one.key.choice]
        worth = mapping({right: 1 / len(exercise.items)}, 0.0)
        yield response(f"RESPONSE{number}", "single", "identifier", [right], worth)
    yield outcome("SCORE", "float", 0.0)
    for number, _one in numbered:
        yield outcome(f"FEEDBACK{number}", "identifier")
    interactions = []
    for number, one in numbered:
        ids = _choice_ids(one.task)
        assert isinstance(one.task, Choosing)
        interactions.append(
            element(
                "choiceInteraction",
                element("prompt", one.task.ask),
                *(element("simpleChoice", c.text, identifier=ids[c.id]) for c in one.task.choices),
                responseIdentifier=f"RESPONSE{number}",
                shuffle="false",
                maxChoices="1",
            )
        )
    yield element("itemBody", *elements.stem(exercise.stem, language), *interactions)
    yield element("responseProcessing", *map(_processed, range(1, len(exercise.items) + 1)))
    for number, one in numbered:
        ids = _choice_ids(one.task)
        assert isinstance(one.task, Choosing)
        assert isinstance(one.key, ChoiceKey)
        reasons = dict(one.key.whys)
        for choice in one.task.choices:
            told = element("p", element("strong", choice.text), f" {reasons[choice.id]}")
            yield feedback(f"FEEDBACK{number}", ids[choice.id], told)


def _processed(number: int) -> Element:
    """Return the rule that adds what a question earns, and chooses what the reader is told."""
    mapped = element("mapResponse", identifier=f"RESPONSE{number}")
    return unless_null(
        f"RESPONSE{number}",
        sets(f"FEEDBACK{number}", base("identifier", "NOTHING")),
        sets("SCORE", element("sum", variable("SCORE"), mapped)),
        sets(f"FEEDBACK{number}", variable(f"RESPONSE{number}")),
    )


def _choice_ids(task: object) -> dict[str, str]:
    """Return an identifier for each choice that tells nothing of it."""
    assert isinstance(task, Choosing)
    return {choice.id: f"C{number}" for number, choice in enumerate(task.choices, 1)}


# --- rewriting


def _rewriting(exercise: Exercise, language: str) -> Iterator[Element]:
    _ = catalogue(language).gettext
    task, key = exercise.items[0].task, exercise.items[0].key
    assert isinstance(task, Rewriting)
    assert isinstance(key, RewriteKey)
    yield response("RESPONSE", "single", "string")
    yield outcome("SCORE", "float", 0.0)
    rubric = element("rubricBlock", *elements.for_the_teacher(key, language), view="scorer")
    interaction = element(
        "extendedTextInteraction",
        element("prompt", _("The sentence in my words:")),
        responseIdentifier="RESPONSE",
        expectedLines="4",
    )
    yield element("itemBody", rubric, *elements.stem(exercise.stem, language), interaction)
