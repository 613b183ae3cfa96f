"""Word files: the paragraphs and tables in their order, then the notes; what is not the running text is
reported."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from facingpages.author.importers import superscripts
from facingpages.author.importers.model import Brought, ImportedLine, Unreadable, counted, example

_UNPACKED: Final = 100_000_000  # bytes; a text of two million characters unpacks to a tenth of it
_PARTS: Final = 3_000
_OLE: Final = b"\xd0\xcf\x11\xe0"  # how an old .doc and a file under a password begin


def read(raw: bytes, _: str | None) -> Brought:
    """Return the text of a Word file."""
    _refuse(raw)
    try:
        document = docx.Document(io.BytesIO(raw))
        body = document.element.body
        small: Counter[str] = Counter()
        numbers = _numbers(body)
        lines = [
            ImportedLine(text, _origin(p))
            for p in body.iter(qn("w:p"))
            if not _in_text_box(p)
            for text in _texts(p, numbers, small)
        ]
        notes = list(_notes(document, numbers, small))
        done = [*_report(document, body, notes), *superscripts.report(small)]
        said = {
            name: value
            for name in ("title", "author")
            if (value := str(getattr(document.core_properties, name) or "").strip())
        }
    except Exception:  # a hostile file can make the reader fail in any way; none is the program's fault
        raise Unreadable(
            "the Word file is damaged", "open it in Word or LibreOffice, and save it anew"
        ) from None
    return Brought((*lines, *notes), tuple(done), said)


def _refuse(raw: bytes) -> None:
    """Raise `Unreadable` for what is no Word file, or would not fit into memory when unpacked."""
    if raw.startswith(_OLE):
        raise Unreadable(
            "the file is an old .doc or has a password",
            "open it in Word or LibreOffice, and save it as .docx without a password",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise Unreadable(
            "the file is not a Word file", "open it in Word or LibreOffice, and save it as .docx"
        ) from None
    unpacked = sum(part.file_size for part in parts)
    if unpacked > _UNPACKED or len(parts) > _PARTS:
        raise Unreadable(
            f"the Word file unpacks to {unpacked / 1e6:.0f} MB in {len(parts)} parts",
            "save the text alone, as .docx or .txt",
        )
    if not any(part.filename == "word/document.xml" for part in parts):
        raise Unreadable(
            "the file holds no Word text", "open it in Word or LibreOffice, and save it as .docx"
        )


def _texts(paragraph: Any, numbers: Mapping[tuple[str, str], int], small: Counter[str]) -> Iterator[str]:
    """Yield the lines of a paragraph: words as they are shown after all tracked changes, line breaks as
    line ends.

    A reference to a note is its number in brackets; what is raised is counted in `small`.
    """
    parts = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
    made: list[tuple[bool, str]] = []
    for node in paragraph.iter():
        if _in_text_box(node) and not _in_text_box(paragraph):
            continue
        number = numbers.get((node.tag, node.get(qn("w:id"))))
        if number:
            made.append((False, f"[{number}]"))
        elif node.tag == qn("w:t"):
            made.append((_is_raised(node.getparent()), node.text or ""))
        else:
            made.append((False, parts.get(node.tag, "")))
    line = ""
    for up, run in groupby((part for part in made if part[1]), key=itemgetter(0)):
        words = "".join(text for _, text in run)
        line += superscripts.in_line(words, line, small) if up else words
    yield from (text.strip() for text in line.split("\n") if text.strip())


def _is_raised(run: Any) -> bool:
    return any(
        align.get(qn("w:val")) == "superscript" for align in run.findall(f"{qn('w:rPr')}/{qn('w:vertAlign')}")
    )


def _origin(paragraph: Any) -> str:
    """Return that a paragraph is a heading or an item of a list, where it is marked as one."""
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    style = str(found.get(qn("w:val"))) if found is not None else ""
    if heading := re.fullmatch(r"Heading([1-6])", style):
        return f"h{heading[1]}"
    return (
        "li"
        if style.startswith("List") or paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
        else ""
    )


def _numbers(body: Any) -> dict[tuple[str, str], int]:
    """Return the number of each reference to a note, in the order of the text, by its tag and the id of
    its note."""
    found = (node for node in body.iter(qn("w:footnoteReference"), qn("w:endnoteReference")))
    return {
        key: number
        for number, key in enumerate(dict.fromkeys((node.tag, node.get(qn("w:id"))) for node in found), 1)
    }


def _in_text_box(node: Any) -> bool:
    return any(parent.tag == qn("w:txbxContent") for parent in node.iterancestors())


def _notes(
    document: Any, numbers: Mapping[tuple[str, str], int], small: Counter[str]
) -> Iterator[ImportedLine]:
    """Yield the notes, each after the number that leads to it from the text."""
    found: list[tuple[int, str]] = []
    for part in document.part.package.iter_parts():
        kind = {"/word/footnotes.xml": "w:footnote", "/word/endnotes.xml": "w:endnote"}.get(
            str(part.partname)
        )
        for note in parse_xml(part.blob).iter(qn(kind)) if kind else ():
            words = " ".join(text for p in note.iter(qn("w:p")) for text in _texts(p, {}, small))
            if words and note.get(qn("w:type")) in (None, "normal"):
                found.append((numbers.get((qn(f"{kind}Reference"), note.get(qn("w:id"))), 0), words))
    yield from (
        ImportedLine(f"[{number}] {words}" if number else words, "note")
        for number, words in sorted(found, key=itemgetter(0))
    )


def _report(document: Any, body: Any, notes: list[ImportedLine]) -> Iterator[str]:
    if notes:
        yield f"put {counted(len(notes), 'note')} at the end, each with its number in brackets, which is in the text too"
    frames = [
        part
        for section in document.sections
        for part in (section.header, section.footer)
        if not part.is_linked_to_previous
    ]
    words = [text for frame in frames for p in frame.paragraphs for text in _texts(p._p, {}, Counter())]
    if words:
        yield f"left out the page header and footer ({', '.join(example(text) for text in dict.fromkeys(words))})"
    counts = {
        "deleted passage of the tracked changes": sum(1 for _ in body.iter(qn("w:del"))),
        "comment": sum(1 for _ in body.iter(qn("w:commentReference"))),
        "picture": sum(1 for _ in body.iter(qn("w:drawing"))),
        "text box": sum(1 for _ in body.iter(qn("w:txbxContent"))),
    }
    for name, number in counts.items():
        if number:
            yield f"left out {counted(number, name)}"
    if inserted := sum(1 for _ in body.iter(qn("w:ins"))):
        yield f"kept {counted(inserted, 'inserted passage')} of the tracked changes"
