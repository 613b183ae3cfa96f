"""Hostile strings through every field of every target: what goes in comes out as the same text."""

from __future__ import annotations

import codecs
import html as entities
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree
from lxml import html as lxml_html

from facingpages.course.course import Course
from facingpages.export.registry import TARGETS
from facingpages.handout.model.printable import printable
from facingpages.text.folded import Text
from tests.conftest import swept
from tests.helpers.hostile import HOSTILE

from . import filled, read_canvas, read_cartridge, read_h5p, read_moodle, read_qti, read_scorm

# 86 texts that mean something to some format, and signs of the formats that schools import.
TEXTS = (*HOSTILE, "~ } # = \\ { %50%", "{1:MC:=a~b}", "{#1} @@PLUGINFILE@@/x", "]]>", '*a* **b** *** /c*/ "')


def of_moodle(content: bytes) -> Iterator[str]:
    categories, questions = read_moodle.read(content)
    yield from (path.replace("//", "/") for path in categories)
    for one in questions:
        yield one.name
        options = [*one.options, *(option for gap in one.gaps for option in gap)]
        told = (part for option in options for part in (option.text, option.feedback))
        yield from map(read_moodle.shown, (one.text, one.graderinfo, *one.hints, *told))
        yield one.template


def of_canvas(content: bytes) -> Iterator[str]:
    for title, questions in read_canvas.read(content).items():
        yield title
        for one in questions:
            yield one.title
            yield str(lxml_html.fragment_fromstring(one.text, create_parent="div").text_content())
            yield one.general
            yield from (part for answer in one.answers for part in (answer.text, answer.comment))


def of_cartridge(content: bytes) -> Iterator[str]:
    for title, questions in read_cartridge.read(content).items():
        yield title
        for one in questions:
            yield from (one.title, one.text, *one.options.values())
            for told in one.told.values():  # a solution is HTML, a comment is text
                yield told
                yield read_moodle.shown(told) if told.startswith("<div>") else ""


def of_qti(content: bytes) -> Iterator[str]:
    for name, file in read_qti.package(content).items():
        if name != "imsmanifest.xml":
            root = read_qti.plain(file)
            yield from (node.get("title", "") for node in root.iter())
            yield from ("".join(node.itertext()) for node in root.iter(etree.Element))


def of_h5p(content: bytes) -> Iterator[str]:
    package = read_h5p.read(content)
    yield package.about["title"]
    for text in _texts(package.content):
        yield text
        for word in read_h5p.marked(text).lines if text.startswith("<p ") else ():
            yield word.replace("\u2060", "")
        yield read_h5p.shown(text).replace("\u2060", "") if "<" in text else entities.unescape(text)
        if text[:1] == text[-1:] == "/":
            yield re.sub(r"\\(.)", r"\1", entities.unescape(text)[1:-1])


def of_scorm(content: bytes) -> Iterator[str]:
    package = read_scorm.read(content)
    yield from (package.title, *(title for title, _page, _files in package.units))
    root = lxml_html.document_fromstring(package.files["index.html"].decode())
    assert [node.get("src") for node in root.iter("script")] == ["assets/facingpages.js"]
    assert not list(root.iter("iframe", "h6", "marquee"))
    for node in root.iter(etree.Element):
        yield str(node.text_content())
        if key := node.get("data-key"):
            yield from _texts(json.loads(codecs.decode(key, "rot13")))


def _texts(node: Any) -> Iterator[str]:
    """Yield every text in data that was read from JSON."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)


READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    "moodle": of_moodle,
    "canvas": of_canvas,
    "h5p": of_h5p,
    "scorm": of_scorm,
    "scorm-class": of_scorm,
    "qti3": of_qti,
    "qti22": of_qti,
    "qti21": of_qti,
    "cartridge": of_cartridge,
}
_KEY = set(filled.FIELDS[filled.FIELDS.index("loaded-neutral") : filled.FIELDS.index("ask")]) | set(
    filled.FIELDS[filled.FIELDS.index("why-found") :]
)
# Fields that a target has no place for, as its loss report states. A sentence to rewrite is part of the passage.
DROPPED: dict[str, set[str]] = {
    "moodle": set(),
    "canvas": {"contested-why", "sentence"},
    "h5p": {"sentence"},
    "scorm": set(),
    "scorm-class": _KEY,
    "qti3": {"sentence"},
    "qti22": {"sentence"},
    "qti21": {"sentence"},
    "cartridge": {"contested-why", "sentence"},
}
_FIRST = {"loaded-why", "contested-why", "plain-why"}  # of these H5P has the first sentence
_CUT = {"lesson", "gone-neutral", "gone-why", "fact-why"}  # these it cuts, where they are very long
_LONG = 300


def same(text: str) -> str:
    """Return what is compared: the letters, one space for any white space, without marks of direction (one
    that is left open ends where its piece of the text ends) and without word joiners."""
    return " ".join(re.sub("[\u202a-\u202e\u2066-\u2069\u2060]", "", text).replace("\ufeff", " ").split())


def kept(target: str, field: str, text: str) -> str:
    """Return what of a field must come out: all of it, but for what H5P shortens."""
    if target == "h5p" and field in _FIRST:
        whole = Text(text)
        text = whole.show(whole.sentences[0])
    if target == "h5p" and field in _CUT and len(text) > _LONG:
        return ""
    return same(printable(text))


@pytest.mark.parametrize("part", swept(range(4), 0))
@pytest.mark.parametrize("target", list(TARGETS))
def test_every_field_comes_out_as_it_went_in(course: Course, target: str, part: int) -> None:
    """Every text is read back from the field that it was put into; a field that is stated as dropped is in
    none, and a key is in no byte of a file without a key."""
    fields = [field for field in filled.FIELDS if field not in DROPPED[target]]
    for text in TEXTS[part::4]:
        fill = filled.named(text)
        subject = filled.subject(course, text, fill)
        exercises = {one.stem.id: one for one in subject.exercises}
        changed = replace(course, exercises=exercises, present=frozenset(exercises))
        seen = [same(one) for one in READERS[target](TARGETS[target].write([subject], changed))]
        everything = "\n".join(seen)
        missing = [field for field in fields if kept(target, field, fill(field)) not in everything]
        assert missing == [], text
        assert [field for field in DROPPED[target] if f"{field} {same(text)}" in everything] == [], text


def test_there_are_86_texts_and_more() -> None:
    """Each target is read by a reader of its own, on 86 texts and those that school formats trip over."""
    assert set(READERS) == set(DROPPED) == set(TARGETS)
    assert len(HOSTILE) == 86
    assert len(TEXTS) == 91
