"""The small parts of a Canvas question: its fields, its answers, what each earns, and comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, tostring

from facingpages.export.elements import element

# A bracket that Canvas, and New Quizzes after it, reads as the beginning of a blank.
_OPENS_BLANK: Final = re.compile(r"\[(?=[A-Za-z0-9_.-]+\])")
_JOINER: Final = "\u2060"  # has no shape, and belongs to no name of a blank


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that is offered; its id is a number, as Canvas makes them."""

    id: str
    text: str
    comment: str
    right: bool


def item(id: str, title: str, kind: str, answers: Iterable[str], *content: Element) -> Element:
    """Return a question worth one point; `kind` is Canvas's name for its type."""
    fields = {
        "question_type": kind,
        "points_possible": "1.0",
        "original_answer_ids": ",".join(answers),
        "assessment_question_identifierref": f"{id}-bank",
    }
    about = element("itemmetadata", element("qtimetadata", *map(_field, fields, fields.values())))
    return element("item", about, *content, ident=id, title=title)


def presentation(shown: Iterable[Element], *answers: Element) -> Element:
    """Return the text of a question with its fields for answers."""
    return element("presentation", material(element("div", *shown)), *answers)


def without_blanks(shown: Iterable[Element]) -> Iterator[Element]:
    """Yield elements in which no word in brackets is a blank: `[sic]` of a text, or the label of a part."""
    for one in shown:
        for node in one.iter():
            node.text, node.tail = map(_shut, (node.text, node.tail))
        yield one


def _shut(text: str | None) -> str | None:
    return text and _OPENS_BLANK.sub(f"[{_JOINER}", text)


def material(content: Element | str) -> Element:
    """Return a text for Canvas: an element as HTML, a string as text."""
    if isinstance(content, str):
        return element("material", element("mattext", content, texttype="text/plain"))
    html = element("mattext", texttype="text/html")
    html.text = tostring(content, "unicode", method="html")
    return element("material", html)


def choices(response: str, options: Sequence[Option], *, several: bool = False, name: str = "") -> Element:
    """Return the list of answers under a response; `name` is that of a blank in the text."""
    labels = [element("response_label", material(option.text), ident=option.id) for option in options]
    head = [element("material", element("mattext", name))] if name else []
    cardinality = "Multiple" if several else "Single"
    return element(
        "response_lid",
        *head,
        element("render_choice", *labels),
        ident=response,
        rcardinality=cardinality,
    )


def processing(*conditions: Element) -> Element:
    """Return the rules of scoring, from 0 to 100."""
    bounds = {"maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
    return element("resprocessing", element("outcomes", element("decvar", **bounds)), *conditions)


def comments(response: str, options: Iterable[Option]) -> list[Element]:
    """Return the rules that show the comment of a chosen answer."""
    return [
        element(
            "respcondition",
            element("conditionvar", chosen(response, option.id)),
            element("displayfeedback", feedbacktype="Response", linkrefid=f"{option.id}_fb"),
            continue_="Yes",
        )
        for option in options
        if option.comment
    ]


def chosen(response: str, id: str) -> Element:
    """Return the condition that an answer is chosen."""
    return element("varequal", id, respident=response)


def scores(points: str, action: str, *conditions: Element) -> Element:
    """Return the rule that sets the score, or adds to it."""
    given = element("setvar", points, action=action, varname="SCORE")
    return element("respcondition", element("conditionvar", *conditions), given, continue_="No")


def feedback(id: str, content: Element | str) -> Element:
    """Return a comment."""
    return element("itemfeedback", element("flow_mat", material(content)), ident=id)


def feedbacks(options: Iterable[Option]) -> list[Element]:
    """Return the comments of answers."""
    return [feedback(f"{option.id}_fb", option.comment) for option in options if option.comment]


def _field(label: str, entry: str) -> Element:
    return element("qtimetadatafield", element("fieldlabel", label), element("fieldentry", entry))
