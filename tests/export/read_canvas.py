"""A reader of Canvas's QTI 1.2 of its own, by the rules of Canvas's importer and question types."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree, html


@dataclass(frozen=True)
class Answer:
    id: str
    text: str
    right: bool
    comment: str
    blank: str


@dataclass(frozen=True)
class Question:
    id: str
    title: str
    type: str
    text: str
    answers: tuple[Answer, ...]
    general: str

    def multiple(self, ids: Sequence[str]) -> float:
        """Right ticks less wrong ones, as a share of the right ones, never below 0."""
        right = {answer.id for answer in self.answers if answer.right}
        return max(0.0, (len(right & set(ids)) - len(set(ids) - right)) / max(1, len(right)))

    def dropdowns(self, chosen: Mapping[str, str]) -> float:
        """The share of the blanks whose chosen answer is right."""
        blanks = dict.fromkeys(answer.blank for answer in self.answers)
        right = {(answer.blank, answer.id) for answer in self.answers if answer.right}
        return sum((blank, chosen.get(blank)) in right for blank in blanks) / len(blanks)


def read(content: bytes) -> dict[str, list[Question]]:
    """Return the questions of each quiz by its title, after the checks of an import."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    assert not any(b"<![CDATA[" in content for content in files.values())
    root = etree.fromstring(files["imsmanifest.xml"])
    resources = {one.get("identifier"): one for one in root.iter("{*}resource")}
    quizzes = {}
    for resource in resources.values():
        if resource.get("type") == "imsqti_xmlv1p2":
            settings = resources[resource.find("{*}dependency").get("identifierref")]
            about = etree.fromstring(files[settings.get("href")])
            quiz = etree.fromstring(files[resource.find("{*}file").get("href")])
            assert about.get("identifier") == quiz.find("{*}assessment").get("ident")
            questions = [question(item) for item in quiz.iter("{*}item")]
            assert float(about.findtext("{*}points_possible")) == len(questions)
            quizzes[about.findtext("{*}title")] = questions
    return quizzes


def shown(node: etree._Element | None) -> str:
    """Return the words of a text, as HTML or plain."""
    if node is None:
        return ""
    text = node.text or ""
    if node.get("texttype") == "text/html":
        return str(html.fragment_fromstring(text, create_parent="div").text_content())
    return text


def question(item: etree._Element) -> Question:
    fields = {
        field.findtext("{*}fieldlabel"): field.findtext("{*}fieldentry")
        for field in item.iter("{*}qtimetadatafield")
    }
    comments = {one.get("ident"): shown(one.find(".//{*}mattext")) for one in item.iter("{*}itemfeedback")}
    right: set[tuple[str, str]] = set()
    for rule in item.iter("{*}respcondition"):
        linked = rule.find("{*}displayfeedback")
        assert linked is None or linked.get("linkrefid") in comments
        if rule.find("{*}setvar") is not None:
            for equal in rule.iter("{*}varequal"):
                if etree.QName(equal.getparent()).localname != "not":
                    right.add((equal.get("respident"), equal.text))
    answers = []
    for field in item.iter("{*}response_lid"):
        name = field.get("ident")
        for label in field.iter("{*}response_label"):
            id = label.get("ident")
            assert re.fullmatch(r"\d+", id)
            answers.append(
                Answer(
                    id,
                    shown(label.find(".//{*}mattext")),
                    (name, id) in right,
                    comments.get(f"{id}_fb", ""),
                    name.removeprefix("response_"),
                )
            )
    ids = [answer.id for answer in answers]
    assert len(set(ids)) == len(ids)
    assert fields["original_answer_ids"] == ",".join(ids)
    text = item.find("{*}presentation/{*}material/{*}mattext")
    assert text.get("texttype") == "text/html"
    return Question(
        item.get("ident"),
        item.get("title"),
        fields["question_type"],
        text.text,
        tuple(answers),
        comments.get("general_fb", ""),
    )
