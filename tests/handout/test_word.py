"""Handouts as Word files: real styles and lists, valid by Open XML's rules, whole, the same bytes every
time, and harmless whatever a text says."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

from facingpages.course.course import Course
from facingpages.handout import word
from facingpages.handout.model.paper import Form, Paper
from facingpages.handout.model.printable import printable
from facingpages.handout.model.sheet import (
    AnswerSpace,
    Argument,
    Block,
    Facing,
    Heading,
    Listing,
    Option,
    Paragraph,
    Question,
    Sheet,
    SheetKind,
    Table,
    Timeline,
    View,
)
from facingpages.handout.word.xml import NAMESPACES
from tests.conftest import LESSONS
from tests.helpers.hostile import HOSTILE, letters
from tests.helpers.specimen import specimen
from tests.site.test_site import rationales

from .test_handout import CUT_OUTS, made, texts, without_keys
from .test_handout_pdf import FORMS, LARGE, misplaced, printed, sheets

W, R, WP, WPS, MC = (f"{{{NAMESPACES[name]}}}" for name in ("w", "r", "wp", "wps", "mc"))


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a Word file."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def body(content: bytes) -> Any:
    return etree.fromstring(parts(content)["word/document.xml"])


def value(node: Any, path: str, name: str = "val") -> str | None:
    """The attribute of what is found below a node."""
    found = node.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}{name}")


def said(node: Any) -> str:
    """The words of a part of a document, without the numbers of its lines; a paragraph ends with a line
    end."""
    made = []
    for paragraph in node.iter(f"{W}p"):
        for run in paragraph.iter(f"{W}r"):
            if value(run, "rPr/rStyle") != "LineNumber":
                made += [one.text or "" for one in run.findall(f"{W}t")]
        made.append("\n")
    return "".join(made)


def by_style(content: bytes) -> Iterator[tuple[str, str]]:
    """The style of each paragraph with its words."""
    for paragraph in body(content).iter(f"{W}p"):
        yield value(paragraph, "pPr/pStyle") or "", said_of(paragraph)


def said_of(paragraph: Any) -> str:
    return "".join(one.text or "" for one in paragraph.iter(f"{W}t"))


# --- what is in the file
# -----------------------------------------------------------------------------------


def test_every_sheet_is_whole_and_built_of_styles(course: Course, lessons: list[str]) -> None:
    """Each sheet of a lesson, for learner and teacher and of every kind, opens again with its headings
    in order, its language, its title, a header row for each table, words for each picture, no text lost,
    and every style and list that it names."""
    count = 0
    for sheet, form in sheets(course, lessons, every=False):
        content = word.write(sheet, form)
        whole(sheet, content, large=form.large)
        sound(content)
        count += 1
    assert count > 7 * len(lessons)


def whole(sheet: Sheet, content: bytes, *, large: bool = False) -> None:
    """Assert that a file holds what its sheet does."""
    opened = docx.Document(io.BytesIO(content))
    headings = [
        (p.style.name, p.text)
        for p in opened.paragraphs
        if p.style and p.style.name and p.style.name.startswith("Heading")
    ]
    assert headings == [
        ("Heading 1", sheet.title),
        *((f"Heading {b.level}", b.text) for b in sheet.blocks if isinstance(b, Heading)),
    ]
    assert all(int(after[-1]) - int(before[-1]) <= 1 for (before, _), (after, _) in pairwise(headings))
    assert (opened.core_properties.language, opened.core_properties.author) == (sheet.language, "")
    assert opened.core_properties.title.startswith(sheet.title)
    tree = body(content)
    tables = [
        table
        for table in tree.iter(f"{W}tbl")
        if value(table, "tblPr/tblStyle") in ("FacingTable", "DataTable", "WritingTable")
    ]
    shown = [
        block
        for block in sheet.blocks
        if isinstance(block, Table) or (isinstance(block, Facing) and len(block.columns) > 1)
    ]
    assert len(tables) == len(shown)
    for table in tables:
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.findall(f"{W}tr")] == [
            True
        ] + [False] * (len(table) - 3)
        assert all(said(cell).strip() for cell in table.find(f"{W}tr").findall(f"{W}tc"))
    assert len([t for t in tree.iter(f"{W}tbl") if value(t, "tblPr/tblStyle") == "BesideTable"]) == (
        0 if large else sum(map(answered_beside, pairwise(sheet.blocks)))
    )
    alts = {block.alt for block in sheet.blocks if isinstance(block, Argument | Timeline)}
    assert {picture.get("descr") for picture in tree.iter(f"{WP}docPr")} == alts
    text = letters(said(tree)) + letters("".join(alts))
    assert [
        one for one in texts(tuple(seen(block) for block in sheet.blocks)) if letters(one) not in text
    ] == []


def answered_beside(pair: tuple[Block, Block]) -> bool:
    """Whether a block is a single passage, and the next one the place to answer beside it."""
    passage, answer = pair
    return isinstance(passage, Facing) and passage.beside == 1 and isinstance(answer, Argument | AnswerSpace)


def seen(block: object) -> object:
    """A block without what is not printed as it is: names of styles and ids of questions, and dates
    that are drawn line by line."""
    match block:
        case Heading():
            return (block.text, block.note)
        case Question():
            return (block.ask, block.options, block.shown)
        case Listing():
            return block.items
        case Paragraph():
            return (block.label, block.text)
        case Timeline():
            return (block.title, block.alt, *(point.date for point in block.points))
        case Facing():
            pieces = [
                (piece.text for line in stretch.lines for piece in line.pieces)
                for column in block.columns
                for stretch in column.stretches
            ]
            return (*((column.title, column.provenance) for column in block.columns), *map(tuple, pieces))
        case _:
            return tuple(
                getattr(block, name)
                for name in block.__dataclass_fields__
                if name not in ("columns", "entries")
            )  # type: ignore[attr-defined]


def sound(content: bytes) -> None:
    """Assert that every part is XML, and that what it names is there: styles, lists, relations; ids are
    given once."""
    read = {name: etree.fromstring(part) for name, part in parts(content).items()}
    styles = {style.get(f"{W}styleId") for style in read["word/styles.xml"].iter(f"{W}style")}
    lists = {number.get(f"{W}numId") for number in read["word/numbering.xml"].iter(f"{W}num")}
    kinds = {kind.get(f"{W}abstractNumId") for kind in read["word/numbering.xml"].iter(f"{W}abstractNum")}
    assert {
        number.find(f"{W}abstractNumId").get(f"{W}val")
        for number in read["word/numbering.xml"].iter(f"{W}num")
    } <= kinds
    for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml", "word/styles.xml"):
        tree = read[name]
        named = {
            node.get(f"{W}val")
            for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
            for node in tree.iter(f"{W}{kind}")
        }
        assert named <= styles, name
        assert {node.get(f"{W}val") for node in tree.iter(f"{W}numId")} <= lists
    tree = read["word/document.xml"]
    ids = Counter(node.get("id") for node in tree.iter(f"{WP}docPr", f"{WPS}cNvPr"))
    assert [id for id, times in ids.items() if times > 1] == []
    relations = {node.get("Id") for node in read["word/_rels/document.xml.rels"]}
    assert {node.get(f"{R}id") for node in tree.iter() if node.get(f"{R}id")} <= relations


@pytest.mark.parametrize("view", View)
def test_lists_number_as_the_sheet_does(course: Course, view: View) -> None:
    """What Word counts is what the key, the PDF and the page say: the numbers of units, of questions and
    of listed sources."""
    for lesson in ("claim-and-evidence", "where-is-the-source"):
        sheet = made(course, lesson, view)
        assert sheet
        content = word.write(sheet, Form())
        numbering = etree.fromstring(parts(content)["word/numbering.xml"])
        signs = {
            n.get(f"{W}abstractNumId"): value(n, "lvl/lvlText") for n in numbering.iter(f"{W}abstractNum")
        }
        kinds = {n.get(f"{W}numId"): signs[value(n, "abstractNumId")] for n in numbering.iter(f"{W}num")}
        starts = {
            n.get(f"{W}numId"): value(n, "lvlOverride/startOverride") for n in numbering.iter(f"{W}num")
        }
        counted: dict[str, int] = {}
        seen: dict[str, list[str]] = {"Question": [], "Unit": []}
        for paragraph in body(content).iter(f"{W}p"):
            style, id = value(paragraph, "pPr/pStyle"), value(paragraph, "pPr/numPr/numId")
            if style in seen:
                assert id
                counted[id] = counted[id] + 1 if id in counted else int(starts[id] or "1")
                seen[style].append(str(kinds[id]).replace("%1", str(counted[id])))
        asked = [block.number for block in sheet.blocks if isinstance(block, Question)]
        assert seen["Question"] == [f"{number}." for number in asked]
        facing = [block for block in sheet.blocks if isinstance(block, Facing)]
        assert seen["Unit"] == [
            s.unit for block in facing for column in block.columns for s in column.stretches if s.unit
        ]
        assert any(seen.values())


def test_a_list_begins_with_the_number_that_is_asked() -> None:
    """A question that does not follow the one before it begins a list with its own number; one that
    follows goes on with it."""
    sheet = replace(
        specimen("words"),
        blocks=tuple(Question("a", number, "Who?", (Option("A", "I"),)) for number in (3, 4, 1, 2)),
    )
    content = word.write(sheet, Form())
    numbering = etree.fromstring(parts(content)["word/numbering.xml"])
    starts = {n.get(f"{W}numId"): value(n, "lvlOverride/startOverride") for n in numbering.iter(f"{W}num")}
    asked = [
        value(p, "pPr/numPr/numId")
        for p in body(content).iter(f"{W}p")
        if value(p, "pPr/pStyle") == "Question"
    ]
    assert [starts[id] for id in asked] == ["3", "3", "1", "1"]
    assert len(set(asked)) == 2


def test_circles_for_one_and_squares_for_several() -> None:
    """A question with one answer has circles before its choices, one with several has squares; what is
    right is filled on a key."""
    content = word.write(specimen("plain words"), Form())
    numbering = etree.fromstring(parts(content)["word/numbering.xml"])
    signs = {
        kind.get(f"{W}abstractNumId"): value(kind, "lvl/lvlText")
        for kind in numbering.iter(f"{W}abstractNum")
    }
    of = {
        number.get(f"{W}numId"): signs[value(number, "abstractNumId") or ""]
        for number in numbering.iter(f"{W}num")
    }
    choices = [p for p in body(content).iter(f"{W}p") if value(p, "pPr/pStyle") == "Choice"]
    assert [of[value(choice, "pPr/numPr/numId") or ""] for choice in choices] == ["●", "○", "□"]


def test_every_fifth_line_has_its_number(course: Course) -> None:
    """Lines end where the model says, and the numbers at their ends are those of the model, in every form."""
    for form in FORMS:
        for id in ("names-that-judge", "claim-and-evidence"):
            sheet = made(course, id, View.LEARNER)
            assert sheet
            lines: list[tuple[str, str]] = []
            for paragraph in body(word.write(sheet, form)).iter(f"{W}p"):
                if value(paragraph, "pPr/pStyle") in ("Passage", "Unit"):
                    lines.append(("", ""))
                    for run in paragraph.iter(f"{W}r"):
                        text, number = lines[-1]
                        if run.find(f"{W}br") is not None:
                            lines.append(("", ""))
                        elif value(run, "rPr/rStyle") == "LineNumber":
                            lines[-1] = (text, number + said_of(run))
                        else:
                            lines[-1] = (text + said_of(run), number)
            columns = [
                column for block in sheet.blocks if isinstance(block, Facing) for column in block.columns
            ]
            assert lines == [
                (line.text, "" if line.number % 5 else str(line.number))
                for column in columns
                for stretch in column.stretches
                for line in stretch.lines
            ]


def test_reading_order_is_one_column_after_the_other(course: Course) -> None:
    """The whole left passage is before the right one, in one table of a head and one row; in large
    print there is no table."""
    sheet = made(course, "names-that-judge/two-presidents-and-their-plans", View.LEARNER)
    assert sheet
    facing = next(block for block in sheet.blocks if isinstance(block, Facing))
    lines = [
        letters(line.text)
        for column in facing.columns
        for stretch in column.stretches
        for line in stretch.lines
    ]
    for form in (Form(), LARGE):
        tree = body(word.write(sheet, form))
        text = letters(said(tree))
        places = [text.index(line) for line in lines]
        assert places == sorted(places)
        tables = [table for table in tree.iter(f"{W}tbl") if value(table, "tblPr/tblStyle") == "FacingTable"]
        assert [len(table.findall(f"{W}tr")) for table in tables] == ([] if form.large else [2])


def test_what_belongs_together_says_so(course: Course) -> None:
    """From each heading, question or title to the first text below it every paragraph asks to stay with
    the next, and so do the first three and the last three rows of a table to write in, which goes on where
    a page ends; LibreOffice 7 does not always do as asked, hence this looks at what the file says."""
    sheet = made(course, "where-is-the-source", View.LEARNER)
    other = made(course, "names-that-judge", View.LEARNER)
    assert sheet
    assert other
    for one in (sheet, other, specimen("plain words")):
        content = word.write(one, Form())
        styles = etree.fromstring(parts(content)["word/styles.xml"])
        keeping = {
            style.get(f"{W}styleId")
            for style in styles.iter(f"{W}style")
            if style.find(f"{W}pPr/{W}keepNext") is not None
        }
        names = [value(p, "pPr/pStyle") for p in body(content).iter(f"{W}p")]
        heads = {
            "Heading1",
            "Heading2",
            "Heading3",
            "Note",
            "PassageTitle",
            "Provenance",
            "Question",
            "TableTitle",
            "AnswerLabel",
            "KeyTitle",
            "Unit",
        }
        assert {name for name in names if name in heads} <= keeping
        for table in body(content).iter(f"{W}tbl"):
            if value(table, "tblPr/tblStyle") == "WritingTable":
                rows = [
                    [p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")]
                    for row in table.findall(f"{W}tr")[1:]
                ]
                assert all(all(row) for row in (*rows[:2], *rows[-3:-1]))
                assert not any(any(row) for row in (*rows[2:-3], rows[-1]))


def test_passages_stay_whole_and_their_heads_apart() -> None:
    """A paragraph of a passage and a part ask not to be split between pages; the head of a passage ends
    8 points or more before what stands beside it."""
    styles = etree.fromstring(parts(word.write(specimen("plain words"), Form()))["word/styles.xml"])
    named = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
    assert all(named[id].find(f"{W}pPr/{W}keepLines") is not None for id in ("Passage", "Unit"))
    assert min(int(value(named[id], "pPr/ind", "right") or 0) for id in ("PassageTitle", "Provenance")) >= 160


def test_an_id_has_a_line_to_itself_in_large_print(course: Course) -> None:
    """The note below a title and the id of its exercise share a line in ordinary print only."""
    sheet = made(course, "where-is-the-source/meeting-after-the-talks", View.TEACHER)
    assert sheet
    for form in (Form(), LARGE):
        notes = [p for p in body(word.write(sheet, form)).iter(f"{W}p") if value(p, "pPr/pStyle") == "Note"]
        assert notes
        assert [note.find(f"{W}r/{W}br") is not None for note in notes] == [form.large] * len(notes)


def test_paper_and_print_are_as_asked() -> None:
    """A4 and Letter have their sizes; in large print no style but the mark of a page's end and the numbers
    of lines is under 18 points."""
    for form, size in ((Form(), (11906, 16838)), (Form(Paper.LETTER), (12240, 15840))):
        tree = body(word.write(specimen("plain words"), form))
        assert (
            int(value(tree, "body/sectPr/pgSz", "w") or 0),
            int(value(tree, "body/sectPr/pgSz", "h") or 0),
        ) == size
    styles = etree.fromstring(parts(word.write(specimen("plain words"), LARGE))["word/styles.xml"])
    sizes = {
        style.get(f"{W}styleId"): int(value(style, "rPr/sz") or 36) for style in styles.iter(f"{W}style")
    }
    assert {id for id, size in sizes.items() if size < 32} == {"PageBreak", "AfterTable", "LineNumber"}
    assert {id for id, size in sizes.items() if size < 36} == {
        "PageBreak",
        "AfterTable",
        "LineNumber",
        "PictureWords",
    }


@pytest.mark.parametrize(("language", "turned"), [("en", False), ("he", True), ("ar-EG", True)])
def test_the_language_is_said_and_gives_the_direction(language: str, turned: bool) -> None:
    """Styles and properties name the language; in one that is written from right to left paragraphs, pages
    and tables are turned."""
    content = word.write(replace(specimen("words"), language=language), Form())
    styles = etree.fromstring(parts(content)["word/styles.xml"])
    assert value(styles, "docDefaults/rPrDefault/rPr/lang", "bidi" if turned else "val") == language
    assert (styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}bidi") is not None) == turned
    tree = body(content)
    assert (tree.find(f"{W}body/{W}sectPr/{W}bidi") is not None) == turned
    assert {table.find(f"{W}tblPr/{W}bidiVisual") is not None for table in tree.iter(f"{W}tbl")} == {turned}


# --- no key, the same bytes
# ------------------------------------------------------------------------------------


def test_non_interference(course: Course, lessons: list[str]) -> None:
    """With every key replaced the bytes of a learner's Word files are the same, of every kind; a teacher's
    are not."""
    other = without_keys(course)
    for lesson in lessons:
        for kind in (SheetKind.EXERCISES, *CUT_OUTS):
            one, two = (made(c, lesson, View.LEARNER, kind) for c in (course, other))
            if one and two:
                assert word.write(one, Form()) == word.write(two, Form())
    one, two = (made(c, "names-that-judge", View.TEACHER) for c in (course, other))
    assert one
    assert two
    assert word.write(one, Form()) != word.write(two, Form())


def test_no_part_of_a_learners_file_holds_a_rationale(course: Course, lessons: list[str]) -> None:
    """No part, metadata included, holds words of a rationale; there are no parts but those that the sheet
    needs, and no revision ids."""
    whys = [letters(why)[:30] for why in rationales(course)]
    for lesson in lessons:
        sheet = made(course, lesson, View.LEARNER)
        assert sheet
        held = parts(word.write(sheet, Form()))
        assert list(held) == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/footer1.xml",
            "word/header1.xml",
            "word/header2.xml",
            "word/numbering.xml",
            "word/settings.xml",
            "word/styles.xml",
        ]
        text = letters("".join(said for part in held.values() for said in etree.fromstring(part).itertext()))
        assert [why for why in whys if why in text] == []
        assert b"rsid" not in b"".join(held.values())
        core = {
            etree.QName(node).localname: node.text for node in etree.fromstring(held["docProps/core.xml"])
        }
        assert core == {
            "title": f"{sheet.title} – {sheet.head[1]}",
            "creator": None,
            "language": "en",
            "revision": "1",
            "created": "1980-01-01T00:00:00Z",
            "modified": "1980-01-01T00:00:00Z",
        }


def test_two_builds_are_the_same_bytes(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet written twice is the same file; every entry of it has the first time that a zip can state."""
    sheet = made(course, "claim-and-evidence", View.TEACHER, variant="D")
    assert sheet
    one = word.write(sheet, Form())
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert word.write(sheet, Form()) == one
    with zipfile.ZipFile(io.BytesIO(one)) as opened:
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert opened.namelist() == sorted(opened.namelist())


# --- hostile texts
# ---------------------------------------------------------------------------------------------


def test_hostile_texts_come_out_as_they_are() -> None:
    """Each of the 86 texts is in every field of every block letter for letter when the file is read
    again, and has added no element, no field and no relation to it."""
    plain = word.write(specimen("plain words"), Form())
    fields = letters(said(body(plain))).count(letters("plain words"))
    assert fields > 80
    known = {node.tag for node in body(plain).iter()} | {f"{W}rtl"}
    for text in HOSTILE:
        content = word.write(specimen(text), Form())
        tree = body(content)
        assert letters(said(tree)).count(letters(printable(text))) >= 0.9 * fields, text
        sound(content)
        assert parts(content).keys() == parts(plain).keys()
        assert parts(content)["word/_rels/document.xml.rels"] == parts(plain)["word/_rels/document.xml.rels"]
        assert {node.tag for node in tree.iter()} <= known, text
        assert docx.Document(io.BytesIO(content)).core_properties.title.startswith(printable(text))


def test_control_characters_are_shown_as_replaced() -> None:
    """What XML cannot hold is a replacement character, as in every other format, and the file opens."""
    content = word.write(specimen("a\x00b\x1fc \ud83d \ufffe"), Form())
    assert letters(said(body(content))).count("a\ufffdb\ufffdc\ufffd\ufffd") > 80
    assert docx.Document(io.BytesIO(content)).core_properties.title.startswith(
        "a\ufffdb\ufffdc \ufffd \ufffd"
    )


def test_turned_words_say_so() -> None:
    """Words that run from right to left are runs of their own that say so, the spaces between two of them
    included, and no other is."""
    sheet = Sheet(
        "a",
        SheetKind.EXERCISES,
        View.LEARNER,
        "",
        "en",
        "T",
        ("a", "b"),
        "",
        (Paragraph("read שלום עולם aloud, العربية 12"),),
    )
    runs = [
        (said_of(run), run.find(f"{W}rPr/{W}rtl") is not None)
        for run in list(body(word.write(sheet, Form())).iter(f"{W}p"))[-1].iter(f"{W}r")
    ]
    assert runs == [
        ("read ", False),
        ("שלום עולם", True),
        (" aloud, ", False),
        ("العربية", True),
        (" 12", False),
    ]


# --- judged by others
# ------------------------------------------------------------------------------------------

# Neither the schemas nor Microsoft's own validator ask for these parts, and Word opens a file without them.
NOT_ASKED = re.compile(r"A required relationship type '.*/(fontTable|theme)' is missing")


def faults(content: bytes, file: Path) -> list[str]:
    """What the rules of Microsoft's SDK find in a Word file."""
    file.write_bytes(content)
    judged = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(str(file))
    return [f"{e.path} {e.description}" for e in judged.errors if not NOT_ASKED.match(e.description)]


def test_open_xml_finds_no_fault(course: Course, tmp_path: Path) -> None:
    """By the rules of Open XML a file that holds every kind of block is valid in every form, and so are
    sheets of each kind of exercise."""
    some = [(specimen("plain words, עברית"), form) for form in FORMS]
    some += [
        (made(course, lesson, View.TEACHER), Form())
        for lesson in ("claim-and-evidence", "names-that-judge/after-a-phone-call")
    ]
    for number, (sheet, form) in enumerate(some):
        assert sheet
        assert faults(word.write(sheet, form), tmp_path / f"{number}.docx") == []


@pytest.mark.sweep
@pytest.mark.slow
def test_open_xml_finds_no_fault_in_any_handout(course: Course, tmp_path: Path) -> None:
    """Every handout there is is valid by the rules of Open XML."""
    for number, (sheet, form) in enumerate(sheets(course, every=True)):
        assert faults(word.write(sheet, form), tmp_path / f"{number}.docx") == [], (sheet.name, form)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<w:pStyle w:val="Lead"/></w:pPr>', b'<w:keepNext/><w:pStyle w:val="Lead"/></w:pPr>'),
        (b"<w:cantSplit/>", b"<w:cannotSplit/>"),
        (b'<w:numId w:val="1"/>', b'<w:numId w:val="one"/>'),
    ],
    ids=["order", "element", "value"],
)
def test_the_judge_of_open_xml_can_say_no(old: bytes, new: bytes, tmp_path: Path) -> None:
    """A property out of order, an element that there is not, or a value of another type is found."""
    made = io.BytesIO()
    held = parts(word.write(specimen("plain words"), Form()))
    assert old in held["word/document.xml"]
    held["word/document.xml"] = held["word/document.xml"].replace(old, new, 1)
    with zipfile.ZipFile(made, "w") as opened:
        for name, part in held.items():
            opened.writestr(name, part)
    assert faults(made.getvalue(), tmp_path / "broken.docx") != []


# --- opened by LibreOffice
# -------------------------------------------------------------------------------------


def opened_by_libreoffice(files: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """What LibreOffice makes of Word files: a PDF of each, all by one call, with a profile of its own."""
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    program = shutil.which("soffice")
    assert program, "LibreOffice Writer is needed (on Debian: apt-get install libreoffice-writer-nogui)"
    command = [
        program,
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]
    subprocess.run(
        [*command, *(str(folder / f"{name}.docx") for name in files)], check=True, capture_output=True
    )
    return {name: (folder / f"{name}.pdf").read_bytes() for name in files}


def lost(content: bytes, pdf: bytes) -> Counter[str]:
    """The words of a Word file that are not read off its PDF as often as they are in it."""
    tree = body(content)
    for other in list(tree.iter(f"{MC}Fallback")):
        other.getparent().remove(other)
    stands = "".join(
        node.text or "" if node.tag == f"{W}t" else "\n"
        for node in tree.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}p")
    )
    return counted(stands) - counted(printed(pdf, "-raw"))


def counted(text: str) -> Counter[str]:
    """How often each word is there; numbers are signs before words, and counted with none."""
    return Counter(re.findall(r"[^\W\d_]+", unicodedata.normalize("NFKC", text)))


def unbroken(sheet: Sheet, pdf: bytes) -> list[str]:
    """The lines of passages that are in more than one line of the print."""
    tree = etree.fromstring(printed(pdf, "-bbox-layout").encode(), etree.XMLParser(recover=True))
    text = "\n".join(
        letters(" ".join(word.text or "" for word in line.iter("{*}word"))) for line in tree.iter("{*}line")
    )
    facing = [block for block in sheet.blocks if isinstance(block, Facing)]
    unmarked = [
        "".join(piece.text for piece in line.pieces)
        for block in facing
        for column in block.columns
        for stretch in column.stretches
        for line in stretch.lines
        if not any(
            piece.starts and piece.mark and piece.mark.number for piece in line.pieces
        )  # a number is between the words
    ]
    return [line for line in unmarked if letters(line) not in text]


def holds(sheets: dict[str, tuple[Sheet, Form]], folder: Path) -> None:
    """Assert that LibreOffice opens sheets, shows every word of them inside the margins, and breaks no
    line of a passage again."""
    contents = {name: word.write(sheet, form) for name, (sheet, form) in sheets.items()}
    found = []
    for name, pdf in opened_by_libreoffice(contents, folder).items():
        sheet, form = sheets[name]
        found += [
            (sheet.name, form, fault)
            for fault in (*lost(contents[name], pdf), *unbroken(sheet, pdf), *misplaced(pdf, set()))
        ]
    assert found == []


def test_libreoffice_shows_every_word(course: Course, tmp_path: Path) -> None:
    """A sheet on Letter, one in large print, one of labelled parts and a key are opened by LibreOffice:
    every word of theirs is on its pages, inside the margins, and no line of a passage is broken again."""
    some = {"large": (made(course, "names-that-judge/after-a-phone-call", View.LEARNER), LARGE)}
    some |= {"key": (made(course, "claim-and-evidence/words-and-aims-of-leaders", View.TEACHER), Form())}
    some |= {"parts": (made(course, "which-meeting-which-day/two-accusations", View.LEARNER), Form())}
    some |= {"letter": (made(course, "names-that-judge", View.LEARNER), Form(Paper.LETTER))}
    holds({name: (sheet, form) for name, (sheet, form) in some.items() if sheet}, tmp_path)


def test_two_exit_tickets_are_cut_apart_or_begin_a_page(course: Course) -> None:
    """Two exit tickets have a line to cut between them; in large print each begins a page."""
    sheet = made(course, "names-that-judge", View.LEARNER, SheetKind.EXIT)
    assert sheet
    looks = [
        [p.get(f"{W}val") for p in body(word.write(sheet, form)).iter(f"{W}pStyle")]
        for form in (Form(), LARGE)
    ]
    assert [("CutLine" in look, "PageBreak" in look) for look in looks] == [(True, False), (False, True)]


@pytest.mark.slow
def test_two_exit_tickets_fit_on_a_page_of_word(course: Course, tmp_path: Path) -> None:
    """The exit tickets of a lesson, two of them, are one page of Letter in LibreOffice."""
    tickets = {lesson: made(course, lesson, View.LEARNER, SheetKind.EXIT) for lesson in LESSONS}
    contents = {lesson: word.write(sheet, Form(Paper.LETTER)) for lesson, sheet in tickets.items() if sheet}
    assert len(contents) > 10
    pages = {
        name: printed(content).count("\f")
        for name, content in opened_by_libreoffice(contents, tmp_path).items()
    }
    assert pages == dict.fromkeys(contents, 1)


@pytest.mark.sweep
@pytest.mark.slow
def test_libreoffice_opens_every_handout(course: Course, tmp_path: Path) -> None:
    """Every handout of every lesson, for learner and teacher and of every kind, is whole in LibreOffice."""
    holds({str(number): one for number, one in enumerate(sheets(course, every=False))}, tmp_path)


@pytest.mark.slow
def test_libreoffice_shows_hostile_texts(tmp_path: Path) -> None:
    """What scripts, fields, XML and right-to-left words say comes out of LibreOffice as it went in."""
    some = [text for text in HOSTILE if text.startswith(("</w:t>", "{ DATE }", "<?xml", "Київ"))]
    assert len(some) == 4
    pages = opened_by_libreoffice(
        {str(number): word.write(specimen(text), Form()) for number, text in enumerate(some)}, tmp_path
    )
    fields = 60
    for number, text in enumerate(some):
        assert letters(printed(pages[str(number)], "-raw")).count(letters(text)) >= fields, text
