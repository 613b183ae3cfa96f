"""A reader of Common Cartridges of its own, by the rules of the profile of QTI 1.2.1."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from lxml import etree, html


@dataclass(frozen=True)
class Question:
    title: str
    profile: str
    text: str
    options: dict[str, str]
    right: str | None
    told: dict[str, str]


def files(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def read(content: bytes) -> dict[str, list[Question]]:
    """Return the questions of each assessment by its title, in the order of the manifest."""
    found = files(content)
    root = etree.fromstring(found["imsmanifest.xml"])
    paths = {one.get("identifier"): one.find("{*}file").get("href") for one in root.iter("{*}resource")}
    places = [one for one in root.iter("{*}item") if one.get("identifierref")]
    assert [one.get("identifierref") for one in places] == list(paths)
    assessments = {}
    for place in places:
        quiz = etree.fromstring(found[paths[place.get("identifierref")]]).find("{*}assessment")
        assert quiz.get("title") == place.findtext("{*}title")
        assessments[quiz.get("title")] = [question(item) for item in quiz.iter("{*}item")]
    return assessments


def question(item: etree._Element) -> Question:
    shown = item.find("{*}presentation/{*}material/{*}mattext")
    assert shown.get("texttype") == "text/html"
    right = [
        rule.find(".//{*}varequal").text
        for rule in item.iter("{*}respcondition")
        if rule.find("{*}setvar") is not None
    ]
    return Question(
        item.get("title"),
        item.findtext("{*}itemmetadata/{*}qtimetadata/{*}qtimetadatafield/{*}fieldentry"),
        html.fragment_fromstring(shown.text, create_parent="div").text_content(),
        {
            one.get("ident"): one.findtext(".//{*}mattext")
            for one in item.iter("{*}response_label")
            if len(one)
        },
        right[0] if right else None,
        {one.get("ident"): "".join(one.itertext()) for one in item.iter("{*}itemfeedback")},
    )
