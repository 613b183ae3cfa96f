"""The file of a Word document: its parts, packed the same way every time.

Nothing of the maker's machine is in it: no user, no clock, no revision ids, and no part that the sheet
does not need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from facingpages.handout.model.paper import Form
from facingpages.handout.model.printable import made_printable
from facingpages.handout.model.sheet import Heading, Sheet, SheetKind, View
from facingpages.handout.word import container
from facingpages.handout.word.blocks import Writer
from facingpages.handout.word.measures import SIDE, Measures
from facingpages.handout.word.styles import is_turned, styles
from facingpages.handout.word.xml import Xml, field, paragraph, part, runs, tab, tag

_TIME: Final = "1980-01-01T00:00:00Z"
_DRAWN: Final = ("w", "r", "wp", "a", "mc", "wpg", "wps")


def write(sheet: Sheet, form: Form) -> bytes:
    """Return the Word file of a sheet."""
    sheet, measures = (
        made_printable(sheet, turned=sheet.turned),
        Measures(form, is_turned(sheet.language), sheet.kind is SheetKind.EXIT),
    )
    writer = Writer(measures, teacher=sheet.view is View.TEACHER)
    body = list(_body(sheet, writer))
    section = _section(measures)
    beside = {
        "header1": part("w:hdr", ["w"], _header(sheet, sheet.head[0])),
        "header2": part("w:hdr", ["w"], _header(sheet, "")),
        "footer1": part("w:ftr", ["w"], _footer(sheet)),
        "styles": styles(measures, sheet.language),
        "numbering": writer.lists.part(measures),
        "settings": _settings(sheet),
    }
    document = part("w:document", _DRAWN, tag("w:body", *body, section))
    return container.packed(document, beside, _core(sheet))


def _title(sheet: Sheet) -> str:
    exercise = next((block.text for block in sheet.blocks if isinstance(block, Heading) and block.id), "")
    return " – ".join([sheet.title, *([exercise] if "/" in sheet.id and exercise else []), sheet.head[1]])


def _core(sheet: Sheet) -> bytes:
    kind = {"xsi:type": "dcterms:W3CDTF"}
    return part(
        "cp:coreProperties",
        ["cp", "dc", "dcterms", "xsi"],
        tag("dc:title", _title(sheet)),
        tag("dc:creator"),
        tag("dc:language", sheet.language),
        tag("cp:revision", "1"),
        tag("dcterms:created", _TIME, **kind),
        tag("dcterms:modified", _TIME, **kind),
    )


def _body(sheet: Sheet, writer: Writer) -> Iterator[Xml]:
    if sheet.fields:
        yield writer.fields(sheet.fields)
    yield writer.heading(sheet.title, 1)
    yield from writer.written(sheet.blocks)


def _header(sheet: Sheet, left: str) -> Xml:
    right = sheet.head[1]
    holder = runs(f"\u00a0{right}\u00a0", "Holder") if sheet.view is View.TEACHER else runs(right)
    return paragraph("Header", runs(left, "Strong"), tab(), holder)


def _footer(sheet: Sheet) -> Xml:
    codes = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
    parts = re.split(r"(\{pages?\})", sheet.foot)
    return paragraph(
        "Footer",
        runs(sheet.id if sheet.view is View.TEACHER else ""),
        tab(),
        *(field(codes[piece]) if piece in codes else runs(piece) for piece in parts),
    )


def _section(measures: Measures) -> Xml:
    width, height = measures.page
    # the first page has the title, so its header leaves it out
    beside = (
        ("header", "default", "header1"),
        ("header", "first", "header2"),
        ("footer", "default", "footer1"),
        ("footer", "first", "footer1"),
    )
    return tag(
        "w:sectPr",
        *(
            tag(f"w:{name}Reference", type=page, **{"r:id": container.reference(file)})
            for name, page, file in beside
        ),
        tag("w:pgSz", w=width, h=height),
        tag(
            "w:pgMar",
            top=measures.top,
            right=SIDE,
            bottom=measures.bottom,
            left=SIDE,
            header=SIDE * 3 // 4,
            footer=SIDE * 2 // 3,
            gutter=0,
        ),
        tag("w:titlePg"),
        tag("w:bidi") if measures.turned else "",
    )


def _settings(sheet: Sheet) -> bytes:
    word = "http://schemas.microsoft.com/office/word"
    return part(
        "w:settings",
        ["w"],
        tag("w:zoom", percent=100),
        tag("w:defaultTabStop", val=720),
        tag("w:characterSpacingControl", val="doNotCompress"),
        # without it Word opens the file in the mode of an old version
        tag("w:compat", tag("w:compatSetting", name="compatibilityMode", uri=word, val=15)),
        tag("w:themeFontLang", val=sheet.language),
    )
