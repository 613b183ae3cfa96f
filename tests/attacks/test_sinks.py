"""Sinks: no hostile text leaves the place that it is written to, and each check sees a sink that escapes nothing."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest

from facingpages.course.course import Course, Mode
from facingpages.desk.local import host
from facingpages.files import tables, yaml_read
from facingpages.files.findings import Finding, render
from facingpages.files.yaml_text import Refused
from facingpages.files.yaml_write import quoted, scalar
from facingpages.handout import html as sheet_html
from facingpages.handout.model.printable import printable
from facingpages.page import render as page
from facingpages.responses.intake.people import Attempts, Names
from facingpages.responses.intake.take_in import take_in
from facingpages.responses.report import pages as report
from facingpages.responses.report.sums import summed
from facingpages.responses.show import page as show
from facingpages.site import standalone
from tests.conftest import ONE_OF_EACH, ROOT
from tests.helpers.classes import answers
from tests.helpers.sinks import STRINGS
from tests.helpers.specimen import specimen

PLAIN: Final = "plain words"
ACTS: Final = {"Cc", "Cs", "Zl", "Zp"}  # what a terminal obeys, or cannot print
TURNS: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

Sink = Callable[[str], str]
Broken = Callable[[str, str], bool]  # of a text and what the sink wrote: whether it broke out


@lru_cache
def real() -> Course:
    """The course with four exercises, one of each kind."""
    course = Course.load(ROOT)
    return replace(course, exercises={id: course.exercises[id] for id in ONE_OF_EACH})


def titled(text: str) -> Course:
    """The course with a text as title and prompt of each exercise."""
    course = real()
    changed = {
        id: replace(one, stem=replace(one.stem, title=text, prompt=text))
        for id, one in course.exercises.items()
    }
    return replace(course, exercises=changed)


class Structure(HTMLParser):
    """The elements of a page with the names of their attributes, and what could run or lead away."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[tuple[str, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append((tag, *(name for name, _ in attrs)))

    def handle_comment(self, data: str) -> None:
        self.parts.append(("comment",))

    def handle_decl(self, decl: str) -> None:
        self.parts.append(("declaration",))


def structure(html: str) -> list[tuple[str, ...]]:
    read = Structure()
    read.feed(html)
    read.close()
    return read.parts


def markup(sink: Sink) -> Broken:
    """Whether the elements of a page are other ones than with plain words; an empty text may leave some out."""
    plain = structure(sink(PLAIN))
    return lambda text, html: bool(text) and structure(html) != plain


def new_parts(sink: Sink) -> Broken:
    """Whether a sheet, whose long lines are broken into more elements, has one that plain words do not have."""
    plain = {*structure(sink(PLAIN)), *structure(sink("word" * 100))}
    return lambda text, html: not plain.issuperset(structure(html))


# --- what writes


def exercises(text: str) -> str:
    return "".join(page.exercise(one, Mode.PRACTICE) for one in titled(text).exercises.values())


def alone(text: str) -> str:
    return standalone.exercise(titled(text), ONE_OF_EACH[0], Mode.PRACTICE)


def shown(text: str) -> str:
    return show.page(titled(text), "names-that-judge")


def desk(text: str) -> str:
    return host.page_files("en", text)["/"][0].decode()


def sheet(text: str) -> str:
    return sheet_html.write(specimen(printable(text) or " "))


class Reported:
    """The report of a class of one, whose name, file and rewriting are the text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, text: str) -> str:
        rewritten = ONE_OF_EACH[3]
        file = self.folder / "a.json"
        written = answers({rewritten: {"text": f"x {text}"}, "x/" + text: {"text": "x"}}, f"x {text}")
        file.write_text(written, "utf-8")
        intake = take_in(real(), [file], Names.KEEP, lambda item, variant: ())
        assert intake.readers, text
        made = report.report(
            real(), summed(real(), intake.answers(Attempts.LAST)), sorted(intake.notes), "Last."
        )
        return "".join(content.decode() for content in made.values())


def finding(text: str) -> Finding:
    return Finding(f"exercises/{text}.yml", 1, 1, "bad-value", f"`{text}` is wrong", f"Mend {text}.")


def table(text: str) -> str:
    return tables.as_csv([("name", "score"), (text, "1.00"), ("x", text)])


def key_value(text: str) -> str:
    return f"title: {scalar(text)}\nnext: {quoted(text)}\nlast: x\n"


# --- what is broken


def calculates(text: str, written: str) -> bool:
    """Whether a spreadsheet would see another number of cells, or a formula."""
    if "\0" in written:
        return True
    rows = list(csv.reader(io.StringIO(written, newline="")))
    cells = [cell for row in rows for cell in row]
    begins = [re.sub(r"^[\s\ufeff\u200b\u200e\u200f\u2060\u00ad]+", "", cell)[:1] for cell in cells]
    return (
        [len(row) for row in rows] != [2, 2, 2]
        or any(sign and sign in "=+-@\uff1d\uff0b\uff0d\uff20" for sign in begins)
        or "\r" in written
    )


def steers(text: str, written: str) -> bool:
    """Whether a terminal would see another number of lines, or a sign that it obeys; or a log an order."""
    lines = written.split("\n")
    signs = "".join(lines)
    return (
        len(lines) != 2
        or any(unicodedata.category(sign) in ACTS or sign in TURNS for sign in signs)
        or any(line.lstrip().startswith(("::", "##[")) for line in lines)
    )


def forges(text: str, written: str) -> bool:
    """Whether a workflow would read another order than one error at one place."""
    read = re.fullmatch(r"::error file=([^,:\n\r]*),line=1,col=1,title=bad-value::([^\n\r]*)", written)
    return read is None or any(unicodedata.category(sign) in ACTS for sign in written)


def no_json(text: str, written: str) -> bool:
    try:
        (one,) = json.loads(written)
        written.encode()
    except (ValueError, TypeError):
        return True
    return sorted(one) != ["code", "column", "hint", "line", "message", "path", "severity"]


def other_values(text: str, written: str) -> bool:
    """Whether YAML reads other keys, or other words; what no file of a course may hold is refused, not written."""
    try:
        read = yaml_read.parse(written, "x.yml")
    except Refused as refused:
        return refused.finding.code != "forbidden-character" and text == letters(text)
    return read != {"title": text, "next": text, "last": "x"}


NAIVE: Final[dict[str, Sink]] = {
    "html": lambda text: f'<p title="{text}">{text}</p>',
    "csv": lambda text: f"name,score\n{text},1.00\nx,{text}\n",
    "terminal": lambda text: f"exercises/x.yml:1:1: error `{text}`\n    {text}",
    "workflow": lambda text: f"::error file=exercises/{text}.yml,line=1,col=1,title=bad-value::`{text}` is wrong",
    "json": lambda text: '[{"path": "x", "line": 1, "column": 1, "code": "x", "message": "%s", "hint": "", "severity": ""}]'.replace("%s", text),
    "yaml": lambda text: f"title: {text}\nnext: {text}\nlast: x\n",
}  # fmt: skip
PAGES: Final[dict[str, Sink]] = {
    "site": exercises,
    "single file": alone,
    "projector": shown,
    "desk": desk,
    "sheet": sheet,
}


def broken_out(sink: Sink, broken: Broken, texts: Sequence[str] = STRINGS) -> list[str]:
    return [text for text in texts if broken(text, sink(text))]


def letters(text: str) -> str:
    """A text as a page may take it: half a letter cannot be written in UTF-8, and pages come from files that are."""
    return text.encode("utf-8", "replace").decode()


HOW_MANY = pytest.mark.parametrize(
    "texts", [STRINGS[::9], pytest.param(STRINGS, marks=pytest.mark.slow)], ids=["some", "all"]
)


@HOW_MANY
@pytest.mark.parametrize("name", PAGES)
def test_no_text_breaks_out_of_a_page(name: str, texts: Sequence[str]) -> None:
    """With any text the page has the elements and attributes that it has with plain words."""
    sink = PAGES[name]
    assert PLAIN in sink(PLAIN)
    broken = new_parts(sink) if name == "sheet" else markup(sink)
    assert broken_out(lambda text: sink(letters(text)), broken, texts) == []


@HOW_MANY
def test_no_text_breaks_out_of_a_report(tmp_path: Path, texts: Sequence[str]) -> None:
    """Names, files and rewritings of a class are words in every page of its report."""
    sink = Reported(tmp_path)
    assert PLAIN in sink(PLAIN)
    assert broken_out(lambda text: sink(letters(text)), markup(sink), texts) == []


@pytest.mark.parametrize(
    ("sink", "broken"),
    [
        (table, calculates),
        (lambda text: finding(text).text(), steers),
        (lambda text: finding(text).github(), forges),
        (lambda text: render([finding(text)], "json"), no_json),
        (key_value, other_values),
    ],
    ids=["csv", "terminal", "workflow", "json", "yaml"],
)
def test_no_text_breaks_out_of_a_line(sink: Sink, broken: Broken) -> None:
    """A cell, a line of the terminal, an order of a log, a value of JSON or YAML stays one, and says the words."""
    assert broken_out(sink, broken) == []


TWINS: Final = {
    "html": markup(NAIVE["html"]),
    "csv": calculates,
    "terminal": steers,
    "workflow": forges,
    "json": no_json,
    "yaml": other_values,
}


@pytest.mark.parametrize("name", TWINS)
def test_a_naive_twin_is_broken(name: str) -> None:
    """A sink that escapes nothing is broken by several of the texts, so that the checks can fail."""
    broken = TWINS[name]
    assert len(broken_out(NAIVE[name], broken)) >= 8
    assert not broken(PLAIN, NAIVE[name](PLAIN))


def test_scripts_make_no_markup() -> None:
    """No script of a page, of the desk or of the projector makes markup or code of a text."""
    scripts = sorted((ROOT / "tools" / "facingpages").rglob("*.js"))
    assert len(scripts) > 30
    makes = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc|setHTML"
    )
    assert [file.name for file in scripts if makes.search(file.read_text("utf-8"))] == []
