"""The file of a Word document: its parts, packed the same way every time.

Nothing of the maker's machine is in it: no user, no clock, no revision ids, and no part that the sheet
does not need."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from facingpages.files import zips
from facingpages.handout.model.paper import Form
from facingpages.handout.model.printable import made_printable
from facingpages.handout.model.sheet import Heading, Sheet, SheetKind, View
from facingpages.handout.word.blocks import Writer
from facingpages.handout.word.measures import SIDE, Measures
from facingpages.handout.word.styles import is_turned, styles
from facingpages.handout.word.xml import Xml, field, paragraph, part, runs, tab, tag

_TIME: Final = "1980-01-01T00:00:00Z"
_DRAWN: Final = ("w", "r", "wp", "a", "mc", "wpg", "wps")


def write(sheet: Sheet, form: Form) -> bytes:
    """Return the Word file of a sheet."""
    sheet, measures = (
        made_printable(sheet),
        Measures(form, is_turned(sheet.language), sheet.kind is SheetKind.EXIT),
    )
    package = Package()

    def add(name: str, kind: str, blob: bytes) -> Part:
        return Part(PackURI(name), kind, blob, package)

    writer = Writer(measures, teacher=sheet.view is View.TEACHER)
    body = list(_body(sheet, writer))
    header = add("/word/header1.xml", CONTENT_TYPE.WML_HEADER, part("w:hdr", ["w"], _header(sheet)))
    footer = add("/word/footer1.xml", CONTENT_TYPE.WML_FOOTER, part("w:ftr", ["w"], _footer(sheet)))
    # the two relations come first, so that their ids are known before the document is written
    section = _section(measures, "rId1", "rId2")
    document = add(
        "/word/document.xml",
        CONTENT_TYPE.WML_DOCUMENT_MAIN,
        part("w:document", _DRAWN, tag("w:body", *body, section)),
    )
    assert document.relate_to(header, RELATIONSHIP_TYPE.HEADER) == "rId1"
    assert document.relate_to(footer, RELATIONSHIP_TYPE.FOOTER) == "rId2"
    document.relate_to(
        add("/word/styles.xml", CONTENT_TYPE.WML_STYLES, styles(measures, sheet.language)),
        RELATIONSHIP_TYPE.STYLES,
    )
    document.relate_to(
        add("/word/numbering.xml", CONTENT_TYPE.WML_NUMBERING, writer.lists.part(measures)),
        RELATIONSHIP_TYPE.NUMBERING,
    )
    document.relate_to(
        add("/word/settings.xml", CONTENT_TYPE.WML_SETTINGS, _settings(sheet)), RELATIONSHIP_TYPE.SETTINGS
    )
    package.relate_to(document, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    package.relate_to(
        add("/docProps/core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES, _core(sheet)),
        RELATIONSHIP_TYPE.CORE_PROPERTIES,
    )
    return _timeless(package)


def _timeless(package: Package) -> bytes:
    """Return a package as a zip in fixed order, with one time for all parts."""
    saved = io.BytesIO()
    package.save(saved)
    with zipfile.ZipFile(saved) as opened:
        return zips.zipped({name: opened.read(name) for name in opened.namelist()}, packed=True)


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


def _header(sheet: Sheet) -> Xml:
    left, right = sheet.head
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


def _section(measures: Measures, header: str, footer: str) -> Xml:
    width, height = measures.page
    return tag(
        "w:sectPr",
        tag("w:headerReference", type="default", **{"r:id": header}),
        tag("w:footerReference", type="default", **{"r:id": footer}),
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
