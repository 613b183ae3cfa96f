"""Hostile strings through every field of every target: what goes in comes out as the same text."""

from __future__ import annotations

import codecs
import html as entities
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any
from xml.etree.ElementTree import tostring

import pytest
from lxml import etree
from lxml import html as lxml_html

from facingpages.course.course import Course
from facingpages.export.registry import TARGETS
from facingpages.files.zips import zipped
from facingpages.handout.model.printable import printable
from facingpages.text.folded import Text
from facingpages.text.letters import CONTROLS, DIRECTIONS, NON_CHARACTERS, SURROGATES
from tests.conftest import swept
from tests.helpers.hostile import HOSTILE
from tests.helpers.sinks import MORE

from . import filled, read_canvas, read_cartridge, read_h5p, read_moodle, read_qti, read_scorm
from .filled import FIELDS

# 86 texts that mean something to some format, and signs of the formats that schools import.
TEXTS = (*HOSTILE, "~ } # = \\ { %50%", "{1:MC:=a~b}", "{#1} @@PLUGINFILE@@/x", "]]>", '*a* **b** *** /c*/ "')


def of_moodle(content: bytes) -> Iterator[str]:
    categories, questions = read_moodle.read(content)
    yield from (path.replace("//", "/") for path in categories)
    for one in questions:
        assert len(one.gaps) == (2 if one.type == "cloze" else 0)  # as many as `filled` has parts
        yield one.name
        options = [*one.options, *(option for gap in one.gaps for option in gap)]
        told = (part for option in options for part in (option.text, option.feedback))
        yield from map(read_moodle.shown, (one.text, one.graderinfo, *one.hints, *told))
        yield one.template


def of_canvas(content: bytes) -> Iterator[str]:
    for title, questions in read_canvas.read(content).items():
        yield title
        for one in questions:
            blanks = {f"[{answer.blank}]" for answer in one.answers}
            if one.type == "multiple_dropdowns_question":  # whose blanks are all names in brackets
                assert set(re.findall(r"\[[A-Za-z0-9_\-.]+\]", one.text)) == blanks
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
        if text.startswith("<p "):  # the passage of Mark the Words, as it shows it
            yield from (line.replace("\u2060", "") for line in read_h5p.marked(text).lines)
            continue
        yield text
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
_KEY = set(FIELDS[FIELDS.index("loaded-neutral") : FIELDS.index("ask")]) | set(
    FIELDS[FIELDS.index("why-found") :]
)
# Fields that a target has no place for, as its loss report states; a sentence to rewrite is in the passage.
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


_NO_LETTERS = re.compile(f"[{CONTROLS}{NON_CHARACTERS}{SURROGATES}{DIRECTIONS}\u2060\ufffd]")


def same(text: str) -> str:
    """Return what is compared: the letters, one space for any white space.

    Left out are what no file of a course may hold, the sign that stands for it, word joiners, and marks of
    direction: one that is left open ends where its piece of the text ends."""
    return " ".join(_NO_LETTERS.sub("", text).replace("\ufeff", " ").split())


def kept(target: str, field: str, text: str) -> str:
    """Return what of a field must come out: all of it, but for what H5P shortens."""
    if target == "h5p" and field in _FIRST:
        whole = Text(text)
        text = whole.show(whole.sentences[0])
    if target == "h5p" and field in _CUT and len(text) > _LONG:
        return ""
    return same(printable(text))


# The signs of markup, and what stands for them in a file until a naive writer would have pasted them in.
_HOLES = {ord(sign): 0xE000 + number for number, sign in enumerate("<>&\"'")}


def pasted(content: bytes) -> bytes:
    """Return a file by a writer that pastes texts in as they are: the signs of markup in their holes."""
    if not content.startswith(b"PK"):
        return content.decode().translate({hole: sign for sign, hole in _HOLES.items()}).encode()
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    texts = {name for name in files if name.endswith((".xml", ".html", ".json"))}
    return zipped(
        {name: pasted(file) if name in texts else file for name, file in files.items()}, packed=True
    )


def faults(course: Course, target: str, text: str, *, escaped: bool = True) -> list[str]:
    """Return the fields that do not come out as they went in, and those that should be in no byte of a file;
    or those of the same file by a writer that escapes nothing."""
    if target.startswith("scorm"):  # a page of ours is written in UTF-8, which has no half of a letter
        text = text.encode("utf-8", "replace").decode()
    # a line of a passage is one line, whatever a program calls the end of one
    texts = {
        field: f"{field} {' '.join(text.splitlines()) if field == 'passage' else text}" for field in FIELDS
    }
    holes = texts if escaped else {field: each.translate(_HOLES) for field, each in texts.items()}
    subject = filled.subject(course, holes["lesson"], holes.__getitem__)
    exercises = {one.stem.id: one for one in subject.exercises}
    changed = replace(course, exercises=exercises, present=frozenset(exercises))
    written = TARGETS[target].write([subject], changed)
    seen = READERS[target](written if escaped else pasted(written))
    everything = "\n".join(same(one) for one in seen)
    dropped = DROPPED[target]
    missing = [
        field
        for field in FIELDS
        if field not in dropped and kept(target, field, texts[field]) not in everything
    ]
    leaked = [field for field in dropped if same(text) and f"{field} {same(text)}" in everything]
    return missing + [f"not {field}" for field in leaked]


@pytest.mark.parametrize("part", swept([0, 1, 2, 3, "more", "and more"], 0))
@pytest.mark.parametrize("target", list(TARGETS))
def test_every_field_comes_out_as_it_went_in(course: Course, target: str, part: int | str) -> None:
    """Every text is read back from the field that it was put into; a field that is stated as dropped is in
    none, and a key is in no byte of a file without a key."""
    texts = TEXTS[part::4] if isinstance(part, int) else MORE[part == "more" :: 2]
    found = {text: faults(course, target, text) for text in texts}
    assert {text: fields for text, fields in found.items() if fields} == {}


def is_broken(course: Course, target: str, text: str, *, escaped: bool = True) -> bool:
    """Return whether a text breaks out of a file: a reader refuses it, or reads other fields."""
    try:
        return faults(course, target, text, escaped=escaped) != []
    except (AssertionError, AttributeError, LookupError, TypeError, ValueError, etree.LxmlError):
        return True


@pytest.mark.parametrize("target", list(TARGETS))
def test_a_file_that_escapes_nothing_is_broken(course: Course, target: str) -> None:
    """The naive twin of each target: markup breaks out of it, and plain words do not, so that the sweep can
    fail."""
    markup = TEXTS[:12]
    broken = [text for text in markup if is_broken(course, target, text, escaped=False)]
    assert len(broken) >= 8, set(markup) - set(broken)
    assert not is_broken(course, target, "plain words", escaped=False)


@pytest.mark.parametrize(
    ("target", "name", "naive", "text"),
    [
        ("moodle", "moodle.cloze._gap_text", lambda text: text, "~ } # = \\ { %50%"),
        ("moodle", "moodle.cloze.markup", partial(tostring, encoding="unicode"), "{1:MC:=a~b}"),
        ("canvas", "canvas.questions.without_blanks", list, "[sic]"),
        ("h5p", "h5p.tasks.plain", lambda text: text, "<b>bold</b> & <i>more</i>"),
    ],
)
def test_signs_of_a_format_need_their_escape(
    course: Course, monkeypatch: pytest.MonkeyPatch, target: str, name: str, naive: Any, text: str
) -> None:
    """Without the escape for the signs of Moodle's gaps, Canvas's blanks and H5P's texts, text breaks out."""
    assert faults(course, target, text) == []
    monkeypatch.setattr(f"facingpages.export.{name}", naive)
    assert is_broken(course, target, text)


def test_there_are_86_texts_and_more() -> None:
    """Each target is read by a reader of its own, on 86 texts, those that school formats trip over, and the
    130 of the other sinks."""
    assert set(READERS) == set(DROPPED) == set(TARGETS)
    assert len(HOSTILE) == 86
    assert len(TEXTS) == 91
    assert len({*HOSTILE, *MORE}) == 130
