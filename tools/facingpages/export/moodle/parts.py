"""The parts of a Moodle XML file: questions, texts in HTML, answers."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element, tostring

from facingpages.export.elements import element

_PENALTY: Final = "0.3333333"  # what a second try costs: three tries and nothing is left


def category(*path: str) -> Element:
    """Return the entry that puts the questions after it into a category, made where it is missing."""
    names = "/".join(name.replace("/", "//") for name in ("top", *path))
    return element("question", element("category", _text(f"$course$/{names}")), type="category")


def question(type: str, title: str, id: str) -> Element:
    """Return a question with its name and its id number, without text and answers."""
    return element(
        "question",
        element("name", _text(title)),
        element("defaultgrade", "1"),
        element("penalty", _PENALTY),
        element("hidden", "0"),
        element("idnumber", id),
        type=type,
    )


def html(tag: str, *content: Element) -> Element:
    """Return a text of a question that Moodle reads as HTML."""
    return element(tag, _text("".join(map(markup, content))), format="html")


def answer(share: float, text: str, feedback: str) -> Element:
    """Return an answer that earns a share of the mark, in per cent, with the reason that a reader is told."""
    made = html("answer", element("p", text))
    made.set("fraction", f"{share:.7g}")
    if feedback:
        made.append(html("feedback", element("p", feedback)))
    return made


def hints(*texts: str) -> list[Element]:
    """Return hints for the behaviour "interactive with multiple tries": each clears the wrong answers."""
    made = [html("hint", element("p", text)) for text in texts]
    for hint in made:
        hint.extend([Element("shownumcorrect"), Element("clearwrong")])
    return made


def markup(content: Element) -> str:
    """Return an element as HTML that Moodle shows as it is: no letters of a text are read as Moodle's own
    signs for a file or a gap."""
    made = tostring(content, "unicode", method="html")
    return made.replace("{", "&#123;").replace("@@", "&#64;&#64;")


def _text(text: str) -> Element:
    return element("text", text)
