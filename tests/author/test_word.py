"""Word files: each thing that Word shows in a way of its own is read as shown, or left out with a report."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from facingpages.author.importers import links, noise
from facingpages.author.importers.convert import convert
from facingpages.author.importers.model import Unreadable
from facingpages.author.importers.word import document, numbering, symbols
from facingpages.author.importers.word.package import MAX_DEPTH, Package
from tests.helpers.word_files import STRICT, paragraph, run, word_file

CASES = Path(__file__).parents[1] / "data" / "import"


def read(raw: bytes) -> tuple[list[str], str]:
    made = document.read(raw, None)
    return [line.text for line in links.taken(made.lines)[0]], "\n".join(made.done)


@pytest.mark.parametrize(
    ("name", "lines", "says"),
    [
        ("d01-document2", ["The bridge is safe, the mayor said."], ()),
        (
            "d03-automatic-numbers",
            ["The bridge is safe [2].", "References", "1. Minutes of the council, 2019.", "2. Report of the office, 2020."],
            ("wrote 2 automatic numbers (`1.`, `2.`)",),
        ),
        ("d05-one-text-box", ["The council agreed."], ("left out 1 text box (`A pull quote.`)",)),
        ("d06-footnotes2", ["The bridge is safe.[1]", "[1] Minutes of the council."], ("put 1 note at the end",)),
        (
            "d07-hidden-and-symbol",
            ["The bridge is safe−the mayor said so.", "all caps by style"],
            ("left out 1 hidden passage (`INTERNAL NOTE`)", "left out 1 formula (`E=mc`)", "shows in capitals"),
        ),
        ("d08-hyperlink", ["The bridge carries 4,000 cars a day."], ()),
        (
            "d09-moved",
            ["The bridge is safe.", "The council agreed."],
            ("from which it was moved (`The council agreed.`)", "kept 1 moved passage"),
        ),
    ],
)  # fmt: skip
def test_word_files_of_the_collection(name: str, lines: list[str], says: tuple[str, ...]) -> None:
    """Each file of the collection comes in with the words that Word shows, and the report names the rest."""
    made, done = read((CASES / f"{name}.docx").read_bytes())
    assert made == lines
    for part in says:
        assert part in done


def test_a_text_in_text_boxes_is_refused_with_the_reason() -> None:
    """Where all words are in text boxes, the message says so; one box is `box`, two are `boxes`."""
    with pytest.raises(Unreadable, match="all of the text is in 2 text boxes"):
        read((CASES / "d04-all-in-text-boxes.docx").read_bytes())


def test_the_list_of_sources_is_found_below_its_heading() -> None:
    """A list below `Reference list` is one."""
    assert noise.source_list(convert(CASES / "d11-reference-list-heading.docx").lines)


CAPS = "<w:vertAlign w:val='superscript'/>"


@pytest.mark.parametrize(
    ("body", "lines", "says"),
    [
        (
            paragraph("<w:r><w:ruby><w:rt><w:r><w:t>あんぜん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>安全</w:t></w:r></w:rubyBase></w:ruby></w:r>"),
            ["安全"],
            "left out 1 reading beside a word (`あんぜん`)",
        ),
        (
            paragraph("T", '<w:framePr w:dropCap="drop"/>') + paragraph("he bridge is safe."),
            ["The bridge is safe."],
            "put 1 large first letter (`T`) in front of its word",
        ),
        (
            paragraph("The council", "<w:rPr><w:del/></w:rPr>") + paragraph(" agreed.") + paragraph("It met."),
            ["The council agreed.", "It met."],
            "joined lines at 1 deleted end of a paragraph (`The council`) of the tracked changes",
        ),
        (
            paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("HYPERLINK x") + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("shown") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run(" after")),
            ["shown after"],
            "",
        ),
        (
            paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("lost?")) + paragraph("kept"),
            ["kept"],
            "",
        ),
        (
            paragraph('<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>' + run("Click here") + "</w:sdtContent></w:sdt>" + run("x")),
            ["x"],
            "left out 1 unfilled field of a form (`Click here`)",
        ),
        (
            "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + paragraph("gone") + "</w:tc></w:tr><w:tr><w:tc>" + paragraph("cell") + "</w:tc></w:tr></w:tbl>",
            ["cell"],
            "left out 1 deleted passage",
        ),
        (paragraph(run("x") + '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>' + run("y")), ["x→y"], ""),
        (paragraph(run("x") + '<w:r><w:sym w:font="Webdings" w:char="F0E0"/></w:r>'), ["x"], "1 symbol that has no letter"),
        (paragraph(run("a\uf062", '<w:rFonts w:ascii="Symbol"/>')), ["aβ"], ""),
        (paragraph(run("1.5 км") + run("2", CAPS)), ["1.5 км^2"], "wrote 1 small raised number"),
        (paragraph(run("hidden", "<w:vanish/>") + run("seen", '<w:vanish w:val="0"/>')), ["seen"], "1 hidden passage"),
        (paragraph("<w:r><w:footnoteReference w:id='9'/></w:r>" + run(" x")), ["[1] x"], "the file holds no note for it"),
        (paragraph("x") + "<w:altChunk r:id='r1'/>", ["x"], "left out 1 document that is put in"),
    ],
)  # fmt: skip
def test_what_word_shows_in_a_way_of_its_own(body: str, lines: list[str], says: str) -> None:
    """Readings, first letters, fields, deleted marks, forms, symbols and raised numbers come in as shown;
    whatever is left out is reported."""
    made, done = read(word_file(body))
    assert made == lines
    assert says in done


def test_styles_hide_raise_and_number() -> None:
    """A style that hides, raises or numbers does it also through the style that it is based on."""
    styles = (
        '<w:style w:styleId="a"><w:name w:val="heading 2"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/><w:rPr/></w:style>'
        '<w:style w:styleId="up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        '<w:style w:styleId="c"><w:basedOn w:val="c"/></w:style>'
    )
    body = (
        paragraph("hidden", '<w:pStyle w:val="b"/>')
        + paragraph(run("seen") + run("1", '<w:rStyle w:val="up"/>'))
        + paragraph("round", '<w:pStyle w:val="c"/>')
    )
    lines, done = read(word_file(body, styles=styles))
    assert lines == ["seen[1]", "round"]
    assert "left out 1 hidden passage (`hidden`)" in done


LEVELS = "".join(
    f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for n, (form, text) in enumerate([("upperRoman", "%1."), ("lowerLetter", "%1.%2)"), ("bullet", "-")])
)


def test_automatic_numbers_are_counted_as_word_counts_them() -> None:
    """A deeper level begins anew below each number, a list that starts anew has its own count, and two
    lists of one plan go on together."""
    part = f'<w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>' + "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/>{change}</w:num>'
        for n, change in enumerate(
            ["", "", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>']
        )
    )
    items = [(0, 0), (0, 1), (0, 1), (0, 2), (1, 0), (1, 1), (2, 0), (2, 0), (9, 0)]
    body = "".join(
        paragraph("x", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>')
        for list, level in items
    )
    lines, _ = read(word_file(body, numbering=part))
    assert lines == ["I. x", "I.a) x", "I.b) x", "x", "II. x", "II.a) x", "VII. x", "VIII. x", "x"]
    assert numbering._figure(28, "upperLetter") == "BB"
    assert numbering._figure(1994, "lowerRoman") == "mcmxciv"
    assert numbering._figure(10**9, "lowerRoman") == "1000000000"


def test_notes_are_one_line_each_behind_their_numbers() -> None:
    """Notes follow the order of their marks; one that no mark leads to is left out, and reported."""
    notes = "".join(
        f'<w:footnote w:id="{id}">{paragraph(text)}{paragraph("More.")}</w:footnote>'
        for id, text in ((4, "Second."), (8, "First."), (9, "Lost."))
    )
    mark = "<w:r><w:footnoteReference w:id='{}'/></w:r>"
    lines, done = read(
        word_file(paragraph(run("One.") + mark.format(8) + run(" Two.") + mark.format(4)), footnotes=notes)
    )
    assert lines == ["One.[1] Two.[2]", "[1] First. More.", "[2] Second. More."]
    assert "left out 1 note that no mark in the text leads to" in done


def test_strict_files_and_any_names_of_parts_are_read() -> None:
    """The text is found by its relationship, in the strict namespace too."""
    raw = word_file(paragraph(run("The ") + run("2", CAPS)), main="content/text7.xml", space=STRICT)
    assert read(raw)[0] == ["The [2]"]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (
            '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY e "x">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>start &amp;e; end</w:t></w:r></w:p></w:body></w:document>',
            "declares entities",
        ),
        ('<?xml version="1.0"?><w:document xmlns:w="w"><w:t>start &e; end</w:t></w:document>', "is damaged"),
        ("<w:sdt>" * MAX_DEPTH + "</w:sdt>" * MAX_DEPTH, "nested 200 levels deep"),
        ("<w:p/>" * 500_001, "more than 500,000 elements"),
        pytest.param(
            "<w:p>" + " " * 30_000_001 + "</w:p>",
            "unpacks to 30 MB: the limit is 30 MB",
            marks=pytest.mark.slow,
        ),
    ],
)
def test_what_no_word_program_writes_is_refused(body: str, says: str) -> None:
    """A part with entities, too deep, too long or too large is refused with the limit before it is read."""
    with pytest.raises(Unreadable) as refused:
        read(word_file(body))
    assert says in str(refused.value)


def test_the_table_of_the_symbol_font_has_its_length() -> None:
    """Each letter of the font Symbol has one character, at the place that the font gives it."""
    assert [len(half) for half in symbols._SYMBOL] == [95, 80]
    assert [symbols.character("Symbol", 0xF000 + n) for n in (0x61, 0xB3, 0xC5, 0xE5)] == ["α", "≥", "⊕", "∑"]
    assert symbols.character("Symbol", 0x2014) == "—"
    assert symbols.character("Symbol", 0xD800) is None


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.glob("d*.docx")))
def test_no_word_is_lost_or_added_unsaid(name: str) -> None:
    """Word by word: whatever the file holds is in the lines or in the report, and nothing else is."""
    raw = (CASES / name).read_bytes()
    package = Package(raw)
    texts = [
        package.part(part)
        for part in package._names
        if re.search(r"document|footnotes", part) and "rels" not in part
    ]
    held = words(
        " ".join(one.text or "" for part in texts for one in part.iter() if one.tag in ("w:t", "m:t"))
    )
    try:
        lines, done = read(raw)
    except Unreadable as refused:
        lines, done = [], str(refused)
    came = words(" ".join(lines))
    assert not set(held - came) - set(words(done))
    assert {word for word in came - held if not word.isdigit()} == set()
