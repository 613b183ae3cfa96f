"""Fuzz: whatever text or bytes come, each reader gives what it promises, or the refusal that it promises.

`bash tools/test slow` tries a fixed number of examples; `bash tools/test fuzz` goes on for many more."""

from __future__ import annotations

import io
import json
import tempfile
import unicodedata
import zipfile
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from facingpages.author.importers import noise, provenance
from facingpages.author.importers.convert import converted as brought
from facingpages.author.importers.model import Brought, Unreadable
from facingpages.course.course import Course, Mode
from facingpages.export import simulated
from facingpages.files import yaml_read
from facingpages.files.yaml_nodes import LOADER
from facingpages.files.yaml_text import Refused
from facingpages.files.yaml_write import quoted, scalar
from facingpages.responses.intake.people import Attempts, Names
from facingpages.responses.intake.take_in import take_in
from facingpages.site import untrusted
from facingpages.site.embed import converted
from tests.desk.asking import small_course
from tests.helpers.classes import answers
from tests.helpers.pdf_files import page, pdf_file
from tests.helpers.sinks import STRINGS
from tests.helpers.word_files import paragraph, run, word_file

pytestmark = pytest.mark.slow

LESSON = "one-street"
TERMS = f"{LESSON}/before-the-vote"
words = st.sampled_from(STRINGS) | st.text(max_size=30)
YAML = st.lists(
    st.sampled_from(["a: ", "- ", "\n", "  ", "? ", "{", "}", "[", "]", ", ", "'", '"', "|\n", ">-\n", "&a ", "*a ", "!ENV ",
    "!!python/name:os.system ", "<<: ", "# ", "---\n", "...\n", "%TAG ! x\n", "\\x41", "\\ud800", ":", "no", "1:30", "\t", "\ufeff"])
    | words,
    max_size=30,
).map("".join)  # fmt: skip
MARKDOWN = st.lists(
    st.sampled_from([f"::: exercise {TERMS}\n", "::: exercise ", "::: facing street-for-people:3-4 street-for-all:3-5\n", "::: facing ",
    "::: start\n", "::: lesson one-street\n", ":::\n", "\n\n", "> ", "# ", "- ", "    ", "```\n", "`", "**", "[a](b)", "![a](b.png)",
    "<div>", "</div>", "<script>", "{: .a }", "|a|b|\n", "&amp;", "\\", "[^1]: "])
    | words,
    max_size=30,
).map("".join)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words | st.sampled_from(["marks", "roles", "supports", "choices", "text", "start", "end", "exact", TERMS]), inner, max_size=4),
    max_leaves=20,
)  # fmt: skip
HTML = st.lists(
    st.sampled_from(["<p>", "</p>", "<article>", "</article>", "<table><tr><td>", "<sup>1</sup>", "<a href='https://x.example/a'>", "</a>", "<!--", "-->",
    "<meta charset=", "utf-7", "<title>", "</title>", "<ul><li>", "&#", "99999", ";", "<script type='application/ld+json'>", "</script>", "<h1>", "<svg>", "<![CDATA["])
    | words,
    max_size=40,
).map("".join)  # fmt: skip
WORD = word_file(paragraph(run("The bridge is safe.")) + paragraph("It is open [1]."))
PDF = pdf_file(page("The bridge is safe, said the mayor.", "It is open."))


@lru_cache
def small() -> Course:
    return Course.load(_root())


@lru_cache
def _root() -> Path:
    return small_course(Path(tempfile.mkdtemp()))


@given(YAML)
def test_yaml_is_read_as_text_or_refused(text: str) -> None:
    """What is read has the keys that the C parser of PyYAML reads, which passes over two byte order marks and a
    tab at the end of a line; all else is a finding with a place in the text."""
    try:
        values = yaml_read.parse(text, "x.yml")
    except Refused as refused:
        place = refused.finding
    else:
        assert values == yaml.load(text, Loader=LOADER)
        return
    assert min(place.line, place.column) >= 1


@given(words)
def test_what_is_written_is_read(text: str) -> None:
    """A value that the desk or `add` writes is read as it was, or refused for a sign that no file may hold."""
    try:
        read = yaml_read.parse(f"a: {scalar(text)}\nb: {quoted(text)}\n", "x.yml")
    except Refused:
        assert any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Cn") for sign in text)
    else:
        assert read == {"a": text, "b": text}


@given(YAML)
def test_settings_are_judged_or_refused(text: str) -> None:
    """No text of an `mkdocs.yml` brings the judge of settings down, and none with a hook passes it."""
    root = _root()
    (root / "mkdocs.yml").write_text(f"{text}\nhooks: [x.py]\n", "utf-8", "surrogatepass")
    try:
        found = untrusted.judged(root)
    except Refused as refused:
        found = [*refused.findings]
    assert found


@given(MARKDOWN)
def test_a_page_is_made_of_any_markdown(text: str) -> None:
    """The extension never raises: a mistake is a box, and the page goes on."""
    for mode in (Mode.PRACTICE, Mode.CLASS):
        html = converted(small(), (), f"{text}\n\nThe end.", mode)
        assert isinstance(html, str)


def is_brought(name: str, raw: bytes, encoding: str | None = None) -> None:
    try:
        text = brought(name, raw, encoding)
    except Unreadable:
        return
    assert isinstance(text, Brought)
    noise.propose(text.lines)
    provenance.candidates(text.lines, text.said)
    for line in text.lines:
        line.text.encode()
        assert "\x1b" not in line.text
        assert "\0" not in line.text


@given(HTML, st.sampled_from(["a.html", "a.md", "a.txt"]))
def test_a_text_is_brought_or_refused(text: str, name: str) -> None:
    """Web pages, Markdown and plain text come in as lines that can be written and seen, or are refused."""
    is_brought(name, text.encode("utf-8", "replace"))


@given(
    st.binary(max_size=400),
    st.sampled_from(["a.html", "a.md", "a.txt"]),
    st.sampled_from([None, "utf-16", "cp1252", "undefined", "idna"]),
)
def test_bytes_are_brought_or_refused(raw: bytes, name: str, encoding: str | None) -> None:
    is_brought(name, raw, encoding)


@given(st.data())
def test_a_changed_word_file_is_brought_or_refused(data: st.DataObject) -> None:
    """A part of a Word file with some bytes changed is read or refused."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORD)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            content = bytearray(old.read(name))
            if name.endswith("document.xml"):
                for at in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=4)):
                    content[at : at + 1] = data.draw(
                        st.sampled_from([b"<", b">", b"&", b"\0", b"</w:p>", b"<w:r>", b"\xff", b"'"])
                    )
            new.writestr(name, bytes(content))
    is_brought("a.docx", packed.getvalue())


@given(st.data())
def test_an_answer_hides_no_other(data: st.DataObject) -> None:
    """Beside any file of answers the good one is counted, with what it earned before."""
    course = small()
    given = dict(simulated.readers(course.exercises_of(LESSON), 1)).popitem()[1]
    with TemporaryDirectory() as folder:
        (Path(folder) / "good.json").write_text(answers(given, "Good"), "utf-8")
        inner: Any = data.draw(JSON)
        whole = data.draw(
            st.sampled_from(
                [
                    inner,
                    {"format": "facingpages-response-1", "reader": inner, "answers": {}},
                    {"format": "facingpages-response-1", "reader": "x", "answers": inner},
                    {"format": "facingpages-response-1", "reader": "x", "answers": {TERMS: inner}},
                    {
                        "@context": "http://www.w3.org/ns/anno.jsonld",
                        "type": "AnnotationPage",
                        "items": inner,
                    },
                    {"rows": inner, "total": 1},
                    [{"uri": inner, "target": inner, "text": "x"}],
                ]
            )
        )
        written = json.dumps(whole)
        ending = data.draw(st.sampled_from(["json", "txt", "csv", "html", ""]))
        (Path(folder) / f"other.{ending}").write_text(written, "utf-8")
        intake = take_in(course, [Path(folder)], Names.KEEP, lambda item, variant: ())
        counted = [one for one in intake.answers(Attempts.LAST) if one.score.reader == "Good"]
        assert len(counted) == len(given)
        assert all(one.score.score == one.score.score for one in counted)
