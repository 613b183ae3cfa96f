"""Questions: an exercise of each kind in the few types of question that a cartridge has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, assert_never
from xml.etree.ElementTree import Element, tostring

from facingpages.course.items import (
    ChoiceKey,
    Choosing,
    Exercise,
    Marking,
    RewriteKey,
    Rewriting,
    Sorting,
    SortKey,
    UnitKey,
)
from facingpages.course.part_labels import labels, named_parts
from facingpages.export import elements, phrases
from facingpages.export.elements import Named, element
from facingpages.export.ids import ident
from facingpages.export.phrases import Phrase
from facingpages.language.messages import catalogue
from facingpages.language.vocabulary import vocabulary

_RESPONSE: Final = "response"
_FEWEST_PLAIN: Final = 4


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that is offered, and what a reader is told who chose it."""

    id: str
    text: str
    told: str = ""


def questions(exercise: Exercise, language: str) -> Iterator[Element]:
    """Yield the questions of one exercise."""
    task = exercise.items[0].task
    match task:
        case Marking():
            yield from _marking(exercise, language)
        case Sorting():
            yield from _sorting(exercise, language)
        case Choosing():
            for number in range(len(exercise.items)):
                yield _choosing(exercise, number, language)
        case Rewriting():
            yield _rewriting(exercise, language)
        case _:
            assert_never(task)


def offered(exercise: Exercise) -> tuple[Phrase, ...]:
    """Return the phrases of a marking exercise, without the contested ones.

    As many are plain as are loaded, those that only look loaded before the decoys, so that neither "true" nor
    "false" throughout does well; where nothing is loaded there are four."""
    given = phrases.offered(exercise, contested=False)
    loaded = [phrase for phrase in given if phrase.verdict == "loaded"]
    wanted = max(len(loaded), _FEWEST_PLAIN)
    keyed = [phrase for phrase in given if phrase.verdict == "plain" and phrase.span][:wanted]
    decoys = [phrase for phrase in given if not phrase.span]
    count = min(wanted - len(keyed), len(decoys))
    spread = [decoys[len(decoys) * number // count] for number in range(count)]
    return tuple(sorted([*loaded, *keyed, *spread], key=lambda phrase: phrase.words))


def roles_offered(key: UnitKey) -> tuple[str, ...]:
    """Return the roles to choose from: a question has one right answer, so that others that count as right
    are not offered."""
    return tuple(role for role in vocabulary().roles if role not in key.accept)


def _marking(exercise: Exercise, language: str) -> Iterator[Element]:
    _ = catalogue(language).gettext
    for number, phrase in enumerate(offered(exercise), 1):
        named: list[list[Named]] = [[] for _passage in exercise.stem.passages]
        index = next(i for i, p in enumerate(exercise.stem.passages) if phrase.words in p.words)
        named[index].append(Named(exercise.stem.passages[index].characters(phrase.words), ""))
        ask = _("True or false: “%(words)s” is loaded here.") % {"words": phrases.shown(exercise, phrase)}
        why = phrases.reason(phrase, language)
        options = [Option("true", _("True"), why), Option("false", _("False"), why)]
        right = "true" if phrase.verdict == "loaded" else "false"
        shown = elements.stem(exercise.stem, language, named)
        title = f"{exercise.stem.title} ({number})"
        yield _item(
            exercise, f"p{number}", title, "cc.true_false.v0p1", [*shown, _strong(ask)], options, right
        )


def _sorting(exercise: Exercise, language: str) -> Iterator[Element]:
    _ = catalogue(language).gettext
    task, key = exercise.items[0].task, exercise.items[0].key
    assert isinstance(task, Sorting)
    assert isinstance(key, SortKey)
    learner = exercise.without_key()
    names, roles = labels(learner), vocabulary(language).roles
    for number, (unit, name, unit_key) in enumerate(zip(task.units, names, key.units, strict=True), 1):
        named: list[list[Named]] = [[] for _passage in exercise.stem.passages]
        for other, label in zip(task.units, names, strict=True):
            named[other.passage].append(Named(other.where, label, before=True))
        words = exercise.stem.passages[unit.passage].text.show(unit.where)
        ask = _("Which role has %(part)s: “%(words)s”?") % {"part": name, "words": words}
        why = named_parts(learner, unit_key.why)
        options = [Option(f"R-{role}", roles[role].label, why) for role in roles_offered(unit_key)]
        shown = elements.stem(exercise.stem, language, named)
        title = f"{exercise.stem.title} ({name})"
        yield _item(
            exercise,
            f"p{number}",
            title,
            "cc.multiple_choice.v0p1",
            [*shown, _strong(ask)],
            options,
            f"R-{unit_key.role}",
        )


def _choosing(exercise: Exercise, number: int, language: str) -> Element:
    one = exercise.items[number]
    assert isinstance(one.task, Choosing)
    assert isinstance(one.key, ChoiceKey)
    reasons = dict(one.key.whys)
    ids = {choice.id: f"C{place}" for place, choice in enumerate(one.task.choices, 1)}
    options = [Option(ids[choice.id], choice.text, reasons[choice.id]) for choice in one.task.choices]
    shown = [*elements.stem(exercise.stem, language), _strong(one.task.ask)]
    title = f"{exercise.stem.title} ({number + 1}/{len(exercise.items)})"
    right = ids[one.key.choice]
    return _item(exercise, f"q{number + 1}", title, "cc.multiple_choice.v0p1", shown, options, right)


def _rewriting(exercise: Exercise, language: str) -> Element:
    _ = catalogue(language).gettext
    key = exercise.items[0].key
    assert isinstance(key, RewriteKey)
    field = element(
        "response_str", element("render_fib", prompt="Box"), ident=_RESPONSE, rcardinality="Single"
    )
    shown = [*elements.stem(exercise.stem, language), _strong(_("The sentence in my words:"))]
    about = {"cc_profile": "cc.essay.v0p1", "qmd_computerscored": "No"}
    solution = element(
        "solution",
        element("solutionmaterial", *map(_material, [_html(elements.for_the_teacher(key, language))])),
    )
    return element(
        "item",
        _fields("itemmetadata", about),
        element("presentation", _material(_html(shown)), field),
        element("itemfeedback", solution, ident="solution"),
        ident=ident(exercise),
        title=exercise.stem.title,
    )


def _item(
    exercise: Exercise,
    part: str,
    title: str,
    profile: str,
    shown: Sequence[Element],
    options: Sequence[Option],
    right: str,
) -> Element:
    """Return a question with one right answer among several."""
    offers = [element("response_label", _material(option.text), ident=option.id) for option in options]
    field = element("response_lid", element("render_choice", *offers), ident=_RESPONSE, rcardinality="Single")
    comments = [
        element(
            "respcondition",
            element("conditionvar", element("varequal", option.id, respident=_RESPONSE)),
            element("displayfeedback", feedbacktype="Response", linkrefid=f"{option.id}_fb"),
            continue_="Yes",
        )
        for option in options
    ]
    bounds = {"maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
    rule = element(
        "respcondition",
        element("conditionvar", element("varequal", right, respident=_RESPONSE)),
        element("setvar", "100", action="Set", varname="SCORE"),
        continue_="No",
    )
    told = [
        element(
            "itemfeedback",
            element("material", element("mattext", option.told, texttype="text/plain")),
            ident=f"{option.id}_fb",
        )
        for option in options
    ]
    return element(
        "item",
        _fields("itemmetadata", {"cc_profile": profile}),
        element("presentation", _material(_html(shown)), field),
        element("resprocessing", element("outcomes", element("decvar", **bounds)), *comments, rule),
        *told,
        ident=ident(exercise, part),
        title=title,
    )


def _fields(tag: str, values: dict[str, str]) -> Element:
    fields = (
        element("qtimetadatafield", element("fieldlabel", label), element("fieldentry", entry))
        for label, entry in values.items()
    )
    return element(tag, element("qtimetadata", *fields))


def _strong(text: str) -> Element:
    return element("p", element("strong", text))


def _html(content: Iterable[Element]) -> Element:
    return element("div", *content)


def _material(content: Element | str) -> Element:
    if isinstance(content, str):
        return element("material", element("mattext", content, texttype="text/plain"))
    made = element("mattext", texttype="text/html")
    made.text = tostring(content, "unicode", method="html")
    return element("material", made)
