"""Questions: an exercise of each kind as questions of a Canvas quiz."""

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
from facingpages.export import elements, phrases
from facingpages.export.canvas.parts import (
    Option,
    choices,
    chosen,
    comments,
    feedback,
    feedbacks,
    item,
    presentation,
    processing,
    scores,
    without_blanks,
)
from facingpages.export.elements import Named, element
from facingpages.export.ids import plain_ident
from facingpages.language.messages import catalogue
from facingpages.language.vocabulary import vocabulary

_ONE = "response1"


def questions(exercise: Exercise, language: str) -> Iterator[Element]:
    """Yield the questions of one exercise; their ids stay when the exercise changes, so that Canvas can
    replace them."""
    task = exercise.items[0].task
    match task:
        case Marking():
            yield _marking(exercise, language)
        case Sorting():
            yield _sorting(exercise, language)
        case Choosing():
            for number in range(len(exercise.items)):
                yield _choosing(exercise, number, language)
        case Rewriting():
            yield _rewriting(exercise, language)
        case _:
            assert_never(task)


def _marking(exercise: Exercise, language: str) -> Element:
    _ = catalogue(language).gettext
    given = phrases.offered(exercise, contested=False)  # Canvas takes a point for each wrong tick
    named: list[list[Named]] = [[] for _passage in exercise.stem.passages]
    options = []
    for number, phrase in enumerate(given, 1):
        index = next(i for i, p in enumerate(exercise.stem.passages) if phrase.words in p.words)
        where = exercise.stem.passages[index].characters(phrase.words)
        named[index].append(Named(where, str(number)))
        text = f"{number}. {phrases.shown(exercise, phrase)}"
        reason = phrases.reason(phrase, language)
        options.append(Option(str(1000 + number), text, reason, phrase.verdict == "loaded"))
    clean = not any(option.right for option in options)
    options.append(Option(str(1001 + len(given)), _("Nothing here is loaded."), "", clean))
    rule = [
        chosen(_ONE, option.id) if option.right else element("not", chosen(_ONE, option.id))
        for option in options
    ]
    task = _("Tick each phrase that is loaded. The numbers are those in the text.")
    return item(
        plain_ident(exercise.stem.id),
        exercise.stem.title,
        "multiple_answers_question",
        [option.id for option in options],
        presentation(
            [*elements.stem(exercise.stem, language, named), element("p", task)],
            choices(_ONE, options, several=True),
        ),
        processing(*comments(_ONE, options), scores("100", "Set", element("and", *rule))),
        *feedbacks(options),
    )


def _choosing(exercise: Exercise, number: int, language: str) -> Element:
    one = exercise.items[number]
    assert isinstance(one.task, Choosing)
    assert isinstance(one.key, ChoiceKey)
    reasons = dict(one.key.whys)
    options = [
        Option(str(1000 + place), choice.text, reasons[choice.id], choice.id == one.key.choice)
        for place, choice in enumerate(one.task.choices, 1)
    ]
    right = next(option.id for option in options if option.right)
    several = len(exercise.items) > 1
    title = f"{exercise.stem.title} ({number + 1}/{len(exercise.items)})" if several else exercise.stem.title
    ask = element("p", element("strong", one.task.ask))
    return item(
        f"{plain_ident(exercise.stem.id)}-q{number + 1}",
        title,
        "multiple_choice_question",
        [option.id for option in options],
        presentation([*elements.stem(exercise.stem, language), ask], choices(_ONE, options)),
        processing(*comments(_ONE, options), scores("100", "Set", chosen(_ONE, right))),
        *feedbacks(options),
    )


def _sorting(exercise: Exercise, language: str) -> Element:
    _ = catalogue(language).gettext
    task, key = exercise.items[0].task, exercise.items[0].key
    assert isinstance(task, Sorting)
    assert isinstance(key, SortKey)
    learner = exercise.without_key()
    names = labels(learner)
    named: list[list[Named]] = [[] for _passage in exercise.stem.passages]
    for unit, name in zip(task.units, names, strict=True):
        named[unit.passage].append(Named(unit.where, name, before=True))
    rows, fields, rules, told, ids = [], [], [], [], []
    points = f"{100 / len(key.units):.2f}"
    for number, (name, unit_key) in enumerate(zip(names, key.units, strict=True), 1):
        blank = f"part{number}-{learner.version}"  # in no text by chance: Canvas puts a dropdown in its place
        rows.append(element("p", element("strong", f"{name} "), f"[{blank}]"))
        why = named_parts(learner, unit_key.why)
        options = [
            Option(str(1000 * number + place), role.label, why, id in unit_key.roles)
            for place, (id, role) in enumerate(vocabulary(language).roles.items(), 1)
        ]
        response = f"response_{blank}"
        fields.append(choices(response, options, name=blank))
        rules += comments(response, options)
        rules += [scores(points, "Add", chosen(response, one.id)) for one in options if one.right]
        told += feedbacks(options)
        ids += [option.id for option in options]
    text = without_blanks(elements.stem(exercise.stem, language, named))
    task_line = element("p", _("Choose a role for each part."))
    return item(
        plain_ident(exercise.stem.id),
        exercise.stem.title,
        "multiple_dropdowns_question",
        ids,
        presentation([*text, task_line, *rows], *fields),
        processing(*rules),
        *told,
    )


def _rewriting(exercise: Exercise, language: str) -> Element:
    _ = catalogue(language).gettext
    one = exercise.items[0]
    assert isinstance(one.task, Rewriting)
    assert isinstance(one.key, RewriteKey)
    field = element(
        "response_str",
        element("render_fib", element("response_label", ident="answer1", rshuffle="No")),
        ident=_ONE,
        rcardinality="Single",
    )
    shown = element(
        "respcondition",
        element("conditionvar", element("other")),
        element("displayfeedback", feedbacktype="Response", linkrefid="general_fb"),
        continue_="Yes",
    )
    last = element("respcondition", element("conditionvar", element("other")), continue_="No")
    key = element("div", *elements.for_the_teacher(one.key, language))
    return item(
        plain_ident(exercise.stem.id),
        exercise.stem.title,
        "essay_question",
        [],
        presentation(
            [*elements.stem(exercise.stem, language), element("p", _("The sentence in my words:"))], field
        ),
        processing(shown, last),
        feedback("general_fb", key),
    )
