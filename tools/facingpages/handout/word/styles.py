"""The styles of a Word document: whatever has a look has it from one of these.

Names that Word knows are its own ("heading 1", "List Bullet"), so that its outline, its tools and its translations work.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from facingpages.handout.word.measures import Measures
from facingpages.handout.word.xml import Xml, joined, part, stop, tag

_NONE: Final = Xml()
FONT: Final = "Times New Roman"  # every machine has it or one with the same widths, with Greek, Cyrillic, Hebrew and Arabic
_GREY: Final = "595959"
_TURNED: Final = frozenset({"ar", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
# Word keeps the language of such scripts apart from that of all others.
_TONGUE: Final = dict.fromkeys(_TURNED, "bidi") | dict.fromkeys(("ja", "ko", "zh"), "eastAsia")


def is_turned(language: str) -> bool:
    """Whether a language is written from right to left."""
    return language.partition("-")[0] in _TURNED


@lru_cache
def styles(measures: Measures, language: str) -> bytes:
    """Return the part with the styles."""
    turned = (tag("w:bidi"),) if measures.turned else ()
    base = tag(
        "w:rPr",
        tag("w:rFonts", ascii=FONT, hAnsi=FONT, cs=FONT),
        tag("w:lang", **{_TONGUE.get(language.partition("-")[0], "val"): language}),
    )
    defaults = tag("w:docDefaults", tag("w:rPrDefault", base), tag("w:pPrDefault", tag("w:pPr", *turned)))
    return part("w:styles", ["w"], defaults, *_paragraphs(measures), *_characters(measures), *_tables())


def _size(points: float) -> tuple[Xml, Xml]:
    return tag("w:sz", val=round(points * 2)), tag("w:szCs", val=round(points * 2))


def _letters(*, bold: bool = False, italic: bool = False, color: str = "", points: float = 0) -> Xml:
    inside: list[Xml] = []
    inside += [tag("w:b"), tag("w:bCs")] if bold else []
    inside += [tag("w:i"), tag("w:iCs")] if italic else []
    inside += [tag("w:color", val=color)] if color else []
    inside += _size(points) if points else ()
    return tag("w:rPr", *inside) if inside else Xml()


def _edge(side: str, thick: int, kind: str = "single", space: int = 1, color: str = "000000") -> Xml:
    return tag(f"w:{side}", val=kind, sz=thick, space=space, color=color)


def _paragraph(
    id: str,
    name: str,
    letters: Xml = _NONE,
    *,
    before: int = 0,
    after: int = 0,
    line: int = 0,
    rule: str = "auto",
    keep: bool = False,
    whole: bool = False,
    new_page: bool = False,
    borders: str = "",
    tabs: str = "",
    indent: Xml = _NONE,
    level: int = 0,
    based: str = "Normal",
    following: str = "",
    side: str = "",
) -> Xml:
    """Return a paragraph style: the order of the properties is the schema's."""
    spacing: dict[str, str | int] = {"before": before, "after": after}
    if line:
        spacing |= {"line": line, "lineRule": rule}
    inside = [
        tag("w:keepNext") if keep else "",
        tag("w:keepLines") if whole else "",
        tag("w:pageBreakBefore") if new_page else "",
        tag("w:pBdr", borders) if borders else "",
        tag("w:tabs", tabs) if tabs else "",
        tag("w:spacing", **spacing),
        indent,
        tag("w:jc", val=side) if side else "",
        tag("w:outlineLvl", val=level - 1) if level else "",
    ]
    return tag(
        "w:style",
        tag("w:name", val=name),
        tag("w:basedOn", val=based) if id != "Normal" else "",
        tag("w:next", val=following) if following else "",
        tag("w:qFormat"),
        tag("w:pPr", *inside),
        letters,
        type="paragraph",
        **({"default": 1} if id == "Normal" else {}),
        **({} if name[0].islower() or name in _BUILT_IN else {"customStyle": 1}),
        styleId=id,
    )


_BUILT_IN: Final = frozenset({"Normal", "List Bullet", "List Number"})


def _paragraphs(m: Measures) -> tuple[Xml, ...]:
    em, size, small = m.em, m.size, m.small(9)
    key = m.small(9.5)
    right = stop(m.width, "right")
    grey_line = _edge("bottom", 4, color="6E6E6E")
    return (
        # the size stands here and not in the defaults, which LibreOffice would set above every other size in a table
        _paragraph("Normal", "Normal", _letters(points=size), after=em(0.55), line=259),
        _paragraph(
            "Heading1",
            "heading 1",
            _letters(bold=True, points=size * 1.7),
            after=em(0.5),
            keep=True,
            level=1,
            following="Normal",
        ),
        _paragraph(
            "Heading2",
            "heading 2",
            _letters(bold=True, points=size * 1.25),
            before=em(1.5),
            after=em(0.3),
            keep=True,
            level=2,
            following="Normal",
        ),
        _paragraph(
            "Heading3",
            "heading 3",
            _letters(bold=True, points=size * 1.05),
            before=em(1),
            after=em(0.35),
            keep=True,
            level=3,
            following="Normal",
        ),
        _paragraph(
            "Header", "header", _letters(points=small), borders=_edge("bottom", 6, space=3), tabs=right
        ),
        _paragraph("Footer", "footer", _letters(points=small), tabs=right),
        _paragraph("ListBullet", "List Bullet", after=em(0.3), line=259),
        _paragraph("ListNumber", "List Number", after=em(0.3), line=259),
        _paragraph("ListTick", "List Tick", after=em(0.4), line=259),
        _paragraph("Lead", "Lead", _letters(points=size * 1.04), after=em(0.55), line=259, keep=True),
        _paragraph("Small", "Small", _letters(points=small), after=em(0.5), keep=True),
        _paragraph("Note", "Exercise Note", _letters(points=small), after=em(0.5), keep=True, tabs=right),
        _paragraph("Fields", "Fields", after=em(0.7), before=em(0.2)),
        _paragraph(
            "PassageTitle",
            "Passage Title",
            _letters(bold=True, italic=True),
            before=em(0.5),
            keep=True,
            line=240,
        ),
        _paragraph(
            "Provenance", "Passage Provenance", _letters(points=m.small(8.5)), after=em(0.1), keep=True
        ),
        _paragraph("Passage", "Passage", after=em(0.55), line=em(1.72), rule="atLeast"),
        _paragraph(
            "Unit", "Passage Unit", before=em(0.3), line=em(1.72), rule="atLeast", whole=True, keep=True
        ),
        _paragraph(
            "Role",
            "Role",
            _letters(points=m.small(9.5)),
            before=em(0.25),
            after=em(0.7),
            indent=tag("w:ind", left=em(1.8)),
        ),
        _paragraph(
            "Question", "Question", _letters(bold=True), before=em(1), after=em(0.4), keep=True, whole=True
        ),
        _paragraph("Choice", "Choice", after=em(0.4), whole=True, tabs=stop(em(1.9)), line=250),
        _paragraph(
            "ChoiceReason",
            "Choice Reason",
            _letters(points=key),
            after=em(0.45),
            indent=tag("w:ind", left=em(3)),
            whole=True,
        ),
        _paragraph(
            "Shown",
            "Question Note",
            _letters(points=key),
            after=em(0.4),
            indent=tag("w:ind", left=em(1.6)),
            keep=True,
        ),
        _paragraph("AnswerLabel", "Answer Label", _letters(bold=True), before=em(0.6), keep=True),
        # `between` makes each of several paragraphs have its own line, and typed words stand on it
        _paragraph(
            "AnswerLine",
            "Answer Line",
            line=m.row,
            rule="exact",
            borders=joined((grey_line, _edge("between", 4, color="6E6E6E"))),
        ),
        _paragraph(
            "KeyTitle",
            "Key Title",
            _letters(bold=True),
            before=em(0.9),
            borders=_edge("left", 18, space=8),
            indent=tag("w:ind", left=em(0.9)),
            keep=True,
        ),
        _paragraph(
            "KeyEntry",
            "Key Entry",
            _letters(points=key),
            before=em(0.3),
            borders=_edge("left", 18, space=8),
            indent=tag("w:ind", left=em(3), hanging=em(2.1)),
            whole=True,
        ),
        _paragraph(
            "TableTitle", "Table Title", _letters(bold=True), before=em(0.8), after=em(0.3), keep=True
        ),
        _paragraph("TableHeading", "Table Heading", _letters(bold=True, points=m.small(10)), keep=True),
        _paragraph("TableText", "Table Text", _letters(points=m.small(10))),
        _paragraph("PictureWords", "Picture Words", _letters(points=size * 0.9), line=em(1.1), rule="exact"),
        _paragraph("Picture", "Picture", before=em(0.4), after=em(0.8)),
        _paragraph(
            "CardTitle", "Card Title", _letters(bold=True, points=m.small(15)), before=em(0.4), keep=True
        ),
        _paragraph("CardGroup", "Card Group", _letters(italic=True, points=small), after=em(0.5), keep=True),
        _paragraph("CardText", "Card Text", _letters(points=m.small(12)), after=em(0.5)),
        _paragraph("Strip", "Strip", _letters(points=m.small(13)), before=em(0.5), after=em(0.5), whole=True),
        _paragraph("StripText", "Strip Text", _letters(points=small, color=_GREY), after=em(0.5)),
        _paragraph(
            "StripNumber", "Strip Number", _letters(points=small, color=_GREY), before=em(0.5), side="right"
        ),
        _paragraph(
            "Heads",
            "Heads to Sort Under",
            _letters(bold=True),
            after=em(0.9),
            line=em(2.3),
            rule="atLeast",
            keep=True,
        ),
        _paragraph(
            "CutLine",
            "Cut Line",
            before=em(0.2),
            after=em(0.6),
            line=em(0.7),
            rule="exact",
            borders=_edge("bottom", 6, "dashed"),
        ),
        # nothing but the place where a page begins, or the end of a table
        _paragraph("PageBreak", "Page Break", _letters(points=1), new_page=True, line=20, rule="exact"),
        _paragraph("AfterTable", "After Table", _letters(points=1), line=em(0.7), rule="exact"),
    )


def _character(id: str, name: str, *inside: str) -> Xml:
    built_in = {"customStyle": 1} if name not in ("Strong", "Emphasis", "line number") else {}
    return tag(
        "w:style",
        tag("w:name", val=name),
        tag("w:qFormat"),
        tag("w:rPr", *inside),
        type="character",
        **built_in,
        styleId=id,
    )


def _characters(m: Measures) -> tuple[Xml, ...]:
    bold, italic = (tag("w:b"), tag("w:bCs")), (tag("w:i"), tag("w:iCs"))
    return (
        _character("Strong", "Strong", *bold),
        _character("Emphasis", "Emphasis", *italic),
        _character(
            "LineNumber",
            "line number",
            tag("w:noProof"),
            tag("w:color", val=_GREY),
            *_size(14.5 if m.form.large else 7.5),
        ),
        _character(
            "MarkNumber", "Mark Number", *bold, tag("w:noProof"), tag("w:vertAlign", val="superscript")
        ),
        _character("LoadedWords", "Loaded Words", tag("w:u", val="thick")),
        _character("ContestedWords", "Contested Words", tag("w:u", val="dash")),
        _character("PlainWords", "Plain Words", tag("w:u", val="dotted")),
        _character("ClaimWords", "Claim Words", tag("w:shd", val="clear", color="auto", fill="DADADA")),
        _character("SourceWords", "Source Words", tag("w:bdr", val="single", sz=6, space=0, color="000000")),
        _character(
            "HeadWords", "Head Words", *bold, tag("w:bdr", val="single", sz=8, space=0, color="000000")
        ),
        _character(
            "Holder",
            "Holder",
            *bold,
            tag("w:color", val="FFFFFF"),
            tag("w:shd", val="clear", color="auto", fill="000000"),
        ),
        _character("Id", "Exercise Id", tag("w:noProof"), tag("w:color", val=_GREY)),
    )


def _table(id: str, name: str, borders: str, margins: tuple[int, int, int, int], header: str = "") -> Xml:
    top, left, bottom, right = margins
    edges = tag(
        "w:tblCellMar",
        *(
            tag(f"w:{side}", w=wide, type="dxa")
            for side, wide in (("top", top), ("left", left), ("bottom", bottom), ("right", right))
        ),
    )
    properties = tag("w:tblPr", tag("w:tblBorders", borders) if borders else "", edges)
    first = tag("w:tblStylePr", tag("w:tcPr", tag("w:tcBorders", header)), type="firstRow") if header else ""
    return tag(
        "w:style",
        tag("w:name", val=name),
        tag("w:qFormat"),
        properties,
        first,
        type="table",
        customStyle=1,
        styleId=id,
    )


def _tables() -> tuple[Xml, ...]:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    grid = joined(_edge(side, 4, space=0, color="6E6E6E") for side in sides)
    cut = joined(_edge(side, 6, "dashed", space=0) for side in sides)
    strips = joined(_edge(side, 6, "dashed", space=0) for side in ("top", "bottom", "insideH"))
    ruled = joined(
        (_edge("top", 6, space=0), _edge("bottom", 6, space=0), _edge("insideH", 4, space=0, color="969696"))
    )
    return (
        _table("FacingTable", "Facing Passages", "", (0, 0, 0, 160)),
        _table("DataTable", "Data Table", ruled, (30, 80, 30, 80), _edge("bottom", 6, space=0)),
        _table("WritingTable", "Table to Write In", grid, (60, 80, 60, 80)),
        _table("CardTable", "Cards to Cut Out", cut, (120, 200, 120, 200)),
        _table("StripTable", "Strips to Cut Out", strips, (60, 100, 60, 100)),
    )
