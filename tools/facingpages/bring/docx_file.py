"""Word files: the paragraphs and tables in their order, then the notes; what is not the running text is reported."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from facingpages.bring.model import Brought, Line, Unreadable, counted, example

_UNPACKED: Final = 100_000_000  # bytes; a text of two million characters unpacks to a tenth of it
_PARTS: Final = 3_000
_OLE: Final = b"\xd0\xcf\x11\xe0"  # how an old .doc and a file under a password begin


def read(raw: bytes, _: str | None) -> Brought:
    """Return the text of a Word file."""
    _refuse(raw)
    try:
        document = docx.Document(io.BytesIO(raw))
        body = document.element.body
        lines = [Line(text) for p in body.iter(qn("w:p")) if not _in_text_box(p) for text in _texts(p)]
        notes = list(_notes(document))
        done = list(_report(document, body, notes))
        said = {name: value for name in ("title", "author") if (value := str(getattr(document.core_properties, name) or "").strip())}
    except Exception as error:  # a hostile file can make the reader fail in any way; none is the program's fault
        raise Unreadable(f"the Word file is damaged ({type(error).__name__})", "open it in Word or LibreOffice, and save it anew") from None
    return Brought((*lines, *notes), tuple(done), said)


def _refuse(raw: bytes) -> None:
    """Raise `Unreadable` for what is no Word file, or would not fit into memory when unpacked."""
    if raw.startswith(_OLE):
        raise Unreadable("the file is an old .doc or has a password", "open it in Word or LibreOffice, and save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise Unreadable("the file is not a Word file", "open it in Word or LibreOffice, and save it as .docx") from None
    unpacked = sum(part.file_size for part in parts)
    if unpacked > _UNPACKED or len(parts) > _PARTS:
        raise Unreadable(f"the Word file unpacks to {unpacked / 1e6:.0f} MB in {len(parts)} parts", "save the text alone, as .docx or .txt")
    if not any(part.filename == "word/document.xml" for part in parts):
        raise Unreadable("the file holds no Word text", "open it in Word or LibreOffice, and save it as .docx")


def _texts(paragraph: Any) -> Iterator[str]:
    """Yield the lines of a paragraph: words as they are shown after all tracked changes, line breaks as line ends."""
    parts = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
    made = []
    for node in paragraph.iter():
        if _in_text_box(node) and not _in_text_box(paragraph):
            continue
        made.append(node.text or "" if node.tag == qn("w:t") else parts.get(node.tag, ""))
    yield from (text.strip() for text in "".join(made).split("\n") if text.strip())


def _in_text_box(node: Any) -> bool:
    return any(parent.tag == qn("w:txbxContent") for parent in node.iterancestors())


def _notes(document: Any) -> Iterator[Line]:
    for part in document.part.package.iter_parts():
        kind = {"/word/footnotes.xml": "w:footnote", "/word/endnotes.xml": "w:endnote"}.get(str(part.partname))
        if kind:
            root = parse_xml(part.blob)
            for note in root.iter(qn(kind)):
                words = " ".join(text for p in note.iter(qn("w:p")) for text in _texts(p))
                if words and note.get(qn("w:type")) in (None, "normal"):
                    yield Line(words, "note")


def _report(document: Any, body: Any, notes: list[Line]) -> Iterator[str]:
    if notes:
        yield f"put {counted(len(notes), 'note')} at the end"
    frames = [part for section in document.sections for part in (section.header, section.footer) if not part.is_linked_to_previous]
    words = [text for frame in frames for p in frame.paragraphs for text in _texts(p._p)]
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
