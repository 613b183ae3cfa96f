"""The styles of a Word document. Every look comes from one of these.

Names that Word knows are its own ("heading 1", "List Bullet"), so that its outline, its tools and its
translations work."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from facingpages.handout.word.measures import GAP, WORDS, Measures
from facingpages.handout.word.style_parts import GREY, character, edge, letters, paragraph, size, table
from facingpages.handout.word.xml import Xml, joined, part, stop, tag
from facingpages.language.messages import direction

# every machine has it or one with the same widths, with Greek, Cyrillic, Hebrew and Arabic
FONT: Final = "Times New Roman"
_EAST_ASIAN: Final = frozenset({"ja", "ko", "zh"})


def is_turned(language: str) -> bool:
    """Return whether a language is written from right to left."""
    return direction(language) == "rtl"


def _script(language: str) -> str:
    """Return the attribute that holds a language in Word, which has separate ones for some scripts."""
    if is_turned(language):
        return "bidi"
    return "eastAsia" if language.partition("-")[0] in _EAST_ASIAN else "val"


@lru_cache
def styles(measures: Measures, language: str) -> bytes:
    """Return the part with the styles."""
    turned = (tag("w:bidi"),) if measures.turned else ()
    base = tag(
        "w:rPr",
        tag("w:rFonts", ascii=FONT, hAnsi=FONT, cs=FONT),
        tag("w:lang", **{_script(language): language}),
    )
    defaults = tag("w:docDefaults", tag("w:rPrDefault", base), tag("w:pPrDefault", tag("w:pPr", *turned)))
    return part("w:styles", ["w"], defaults, *_paragraphs(measures), *_characters(measures), *_tables())


def _paragraphs(m: Measures) -> tuple[Xml, ...]:
    em, size, small = m.em, m.size, m.small(9)
    key = m.small(9.5)
    right = stop(m.width, "right")
    apart = tag("w:ind", right=em(1))  # a head stays clear of the head beside it
    grey_line = edge("bottom", 4, color="6E6E6E")
    return (
        # the size is here and not in the defaults, which LibreOffice would set above every other size in
        # a table
        paragraph("Normal", "Normal", letters(points=size), after=em(0.55), line=259),
        paragraph(
            "Heading1",
            "heading 1",
            letters(bold=True, points=size * 1.7),
            after=em(0.5),
            keep=True,
            level=1,
            following="Normal",
        ),
        paragraph(
            "Heading2",
            "heading 2",
            letters(bold=True, points=size * 1.25),
            before=em(1.5),
            after=em(0.3),
            keep=True,
            level=2,
            following="Normal",
        ),
        paragraph(
            "Heading3",
            "heading 3",
            letters(bold=True, points=size * 1.05),
            before=em(1),
            after=em(0.35),
            keep=True,
            level=3,
            following="Normal",
        ),
        paragraph("Header", "header", letters(points=small), borders=edge("bottom", 6, space=3), tabs=right),
        paragraph("Footer", "footer", letters(points=small), tabs=right),
        paragraph("ListBullet", "List Bullet", after=em(0.3), line=259),
        paragraph("ListNumber", "List Number", after=em(0.3), line=259),
        paragraph("ListTick", "List Tick", after=em(0.4), line=259),
        paragraph("Lead", "Lead", letters(points=size * 1.04), after=em(0.55), line=259, keep=True),
        paragraph("Small", "Small", letters(points=small), after=em(0.5), keep=True),
        paragraph("MethodWords", "Words to Use", letters(points=small), after=em(0.5)),
        paragraph("Note", "Exercise Note", letters(points=small), after=em(0.5), keep=True, tabs=right),
        paragraph("Fields", "Fields", after=em(0.7), before=em(0.2)),
        paragraph(
            "PassageTitle",
            "Passage Title",
            letters(bold=True, italic=True),
            before=em(0.5),
            indent=apart,
            keep=True,
            line=240,
        ),
        paragraph(
            "Provenance",
            "Passage Provenance",
            letters(points=m.small(8.5)),
            after=em(0.1),
            indent=apart,
            keep=True,
        ),
        paragraph("Passage", "Passage", after=em(0.55), line=em(1.72), rule="atLeast", whole=True),
        paragraph(
            "Unit", "Passage Unit", before=em(0.3), line=em(1.72), rule="atLeast", whole=True, keep=True
        ),
        paragraph(
            "Role",
            "Role",
            letters(points=m.small(9.5)),
            before=em(0.25),
            after=em(0.7),
            indent=tag("w:ind", left=em(WORDS)),
        ),
        paragraph(
            "Question", "Question", letters(bold=True), before=em(1), after=em(0.4), keep=True, whole=True
        ),
        paragraph("Choice", "Choice", after=em(0.4), whole=True, tabs=stop(em(1.9)), line=250),
        paragraph(
            "ChoiceReason",
            "Choice Reason",
            letters(points=key),
            after=em(0.45),
            indent=tag("w:ind", left=em(3)),
            whole=True,
        ),
        paragraph(
            "Shown",
            "Question Note",
            letters(points=key),
            after=em(0.4),
            indent=tag("w:ind", left=em(1.6)),
            keep=True,
        ),
        paragraph("AnswerLabel", "Answer Label", letters(bold=True), before=em(0.6), keep=True),
        # `between` makes each of several paragraphs have its own line, and typed words are on it
        paragraph(
            "AnswerLine",
            "Answer Line",
            line=m.row,
            rule="exact",
            borders=joined((grey_line, edge("between", 4, color="6E6E6E"))),
        ),
        paragraph(
            "KeyTitle",
            "Key Title",
            letters(bold=True),
            before=em(0.9),
            borders=edge("left", 18, space=8),
            indent=tag("w:ind", left=em(0.9)),
            keep=True,
        ),
        paragraph(
            "KeyEntry",
            "Key Entry",
            letters(points=key),
            before=em(0.3),
            borders=edge("left", 18, space=8),
            indent=tag("w:ind", left=em(3), hanging=em(2.1)),
            whole=True,
        ),
        paragraph("TableTitle", "Table Title", letters(bold=True), before=em(0.8), after=em(0.3), keep=True),
        paragraph("TableHeading", "Table Heading", letters(bold=True, points=m.small(10)), keep=True),
        paragraph("TableText", "Table Text", letters(points=m.small(10))),
        paragraph("PictureWords", "Picture Words", letters(points=size * 0.9), line=em(1.1), rule="exact"),
        paragraph("Picture", "Picture", before=em(0.4), after=em(0.8)),
        paragraph(
            "CardTitle", "Card Title", letters(bold=True, points=m.small(15)), before=em(0.4), keep=True
        ),
        paragraph("CardGroup", "Card Group", letters(italic=True, points=small), after=em(0.5), keep=True),
        paragraph("CardText", "Card Text", letters(points=m.small(12)), after=em(0.5)),
        paragraph("Strip", "Strip", letters(points=m.small(13)), before=em(0.5), after=em(0.5), whole=True),
        paragraph("StripText", "Strip Text", letters(points=small, color=GREY), after=em(0.5)),
        paragraph(
            "StripNumber", "Strip Number", letters(points=small, color=GREY), before=em(0.5), side="right"
        ),
        paragraph(
            "Heads",
            "Heads to Sort Under",
            letters(bold=True, points=m.small(10)),
            after=em(0.9),
            line=em(2.3),
            rule="atLeast",
            keep=True,
        ),
        paragraph(
            "CutLine",
            "Cut Line",
            before=em(0.2),
            after=em(0.6),
            line=em(0.7),
            rule="exact",
            borders=edge("bottom", 6, "dashed"),
        ),
        # nothing but the place where a page begins, or the end of a table
        paragraph("PageBreak", "Page Break", letters(points=1), new_page=True, line=20, rule="exact"),
        paragraph("AfterTable", "After Table", letters(points=1), line=em(0.7), rule="exact"),
    )


def _characters(m: Measures) -> tuple[Xml, ...]:
    bold, italic = (tag("w:b"), tag("w:bCs")), (tag("w:i"), tag("w:iCs"))
    return (
        character("Strong", "Strong", *bold),
        character("Emphasis", "Emphasis", *italic),
        character(
            "LineNumber",
            "line number",
            tag("w:noProof"),
            tag("w:color", val=GREY),
            *size(14.5 if m.form.large else 7.5),
        ),
        character(
            "MarkNumber", "Mark Number", *bold, tag("w:noProof"), tag("w:vertAlign", val="superscript")
        ),
        character("LoadedWords", "Loaded Words", tag("w:u", val="thick")),
        character("ContestedWords", "Contested Words", tag("w:u", val="dash")),
        character("PlainWords", "Plain Words", tag("w:u", val="dotted")),
        character("ClaimWords", "Claim Words", tag("w:shd", val="clear", color="auto", fill="DADADA")),
        character("SourceWords", "Source Words", tag("w:bdr", val="single", sz=6, space=0, color="000000")),
        character(
            "HeadWords", "Head Words", *bold, tag("w:bdr", val="single", sz=8, space=0, color="000000")
        ),
        character(
            "Holder",
            "Holder",
            *bold,
            tag("w:color", val="FFFFFF"),
            tag("w:shd", val="clear", color="auto", fill="000000"),
        ),
        character("Id", "Exercise Id", tag("w:noProof"), tag("w:color", val=GREY)),
    )


def _tables() -> tuple[Xml, ...]:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    grid = joined(edge(side, 4, space=0, color="6E6E6E") for side in sides)
    cut = joined(edge(side, 6, "dashed", space=0) for side in sides)
    strips = joined(edge(side, 6, "dashed", space=0) for side in ("top", "bottom", "insideH"))
    ruled = joined(
        (edge("top", 6, space=0), edge("bottom", 6, space=0), edge("insideH", 4, space=0, color="969696"))
    )
    return (
        table("FacingTable", "Facing Passages", "", (0, 0, 0, GAP)),
        table("BesideTable", "Passage and Answer", "", (0, 0, 0, GAP)),
        table("DataTable", "Data Table", ruled, (30, 80, 30, 80), edge("bottom", 6, space=0)),
        table("WritingTable", "Table to Write In", grid, (60, 80, 60, 80)),
        table("CardTable", "Cards to Cut Out", cut, (120, 200, 120, 200)),
        table("StripTable", "Strips to Cut Out", strips, (60, 100, 60, 100)),
    )
