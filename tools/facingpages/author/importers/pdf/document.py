"""PDF files: their pages are read, put together and reported."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from typing import Final

import pypdf

from facingpages.author.importers import superscripts
from facingpages.author.importers.model import Brought, ImportedLine, Unreadable, counted
from facingpages.author.importers.pdf import letters
from facingpages.author.importers.pdf.anchored import anchored
from facingpages.author.importers.pdf.frames import without_frames
from facingpages.author.importers.pdf.notes import Noted, without_notes
from facingpages.author.importers.pdf.paragraphs import Joins, paragraphs
from facingpages.author.importers.pdf.rows import Row, rows, usual_gap

logging.getLogger("pypdf").addHandler(
    logging.NullHandler()
)  # what it says of a file on the side, we say in our words

_PAGES: Final = 300
_BEGIN: Final = b"%PDF"
_NEAR: Final = 1024  # bytes before the mark of a PDF that readers accept
_END: Final = b"%%EOF"
_SPACE: Final = b" \t\r\n\0"
_SHOWN: Final = 12


def read(raw: bytes, _: str | None) -> Brought:
    """Return the text of a PDF."""
    begin = raw[: _NEAR + len(_BEGIN)].find(_BEGIN)
    if begin < 0:
        raise Unreadable("the file is not a PDF", "check that it is the file you meant")
    small: Counter[str] = Counter()
    try:
        reader = _opened(raw[begin:])
        pages = [rows(page, small) for page in reader.pages]
        known = {"title": reader.metadata.title, "author": reader.metadata.author} if reader.metadata else {}
        said = {name: str(value).strip() for name, value in known.items() if value}
    except (Unreadable, MemoryError):
        raise
    except Exception:  # a hostile file can make the reader fail in any way; none is the program's fault
        raise Unreadable(
            "the PDF is damaged or cut short",
            "fetch it again, or open it in a viewer and print it into a new PDF",
        ) from None
    return _put_together(pages, small, said, cut_short=bool(raw.rpartition(_END)[2].strip(_SPACE)))


def _opened(raw: bytes) -> pypdf.PdfReader:
    reader = pypdf.PdfReader(io.BytesIO(raw))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable(
            "the PDF has a password",
            "open it with the password, and print it into a new PDF or copy its text into a .txt file",
        )
    if len(reader.pages) > _PAGES:
        raise Unreadable(
            f"the PDF has {len(reader.pages)} pages",
            f"the limit is {_PAGES}; save the pages that you mean to use",
        )
    return reader


def _put_together(
    pages: list[list[Row]], small: Counter[str], said: dict[str, str], *, cut_short: bool
) -> Brought:
    pages = [page for page in pages if any(row.text for row in page)]
    if not pages:
        raise Unreadable(
            "the PDF holds pictures of pages and no text",
            "run it through a program that recognises text (OCR), or type the passage",
        )
    done = letters.report("\n".join(row.text for page in pages for row in page))
    sizes = Counter(row.size for page in pages for row in page for _ in row.text.split())
    pages, left_out = without_frames(pages)
    noted = without_notes(pages, sizes.most_common(1)[0][0])
    text = [row for page in noted.pages for row in page]
    if not any(row.text for row in text):
        raise Unreadable(
            f"the PDF holds nothing besides the heads and feet of its pages ({'; '.join(left_out)})",
            "check that it is the file you meant; if it shows more, run it through a program that recognises text (OCR)",
        )
    joins = Joins()
    gaps = [gap for page in noted.pages if (gap := usual_gap(page))]
    made = paragraphs(text, sorted(gaps)[len(gaps) // 2] if gaps else 0, joins)
    number = counted(sum(bool(row.text) for row in text), "line")
    done += left_out
    done.append(
        f"put {number} together into {counted(len(made), 'paragraph')}: compare the line ends with the PDF"
    )
    if cut_short:
        done.append("the file may be truncated: it goes on after its end mark; compare the text with the PDF")
    done += [*_joined(joins), *_noted(noted), *superscripts.report(small)]
    made, lost = anchored(made, text)
    below, more = anchored([f"[{number}] {words}" for number, words in noted.notes], noted.rows)
    if lost + more:
        done.append(
            f"left out {counted(lost + more, 'address', 'addresses')} of links, whose words were not found"
        )
    notes = [ImportedLine(line, "note") for line in below]
    return Brought((*map(ImportedLine, made), *notes), tuple(done), said)


def _joined(joins: Joins) -> list[str]:
    done = []
    if joins.certain:
        shown = ", ".join(joins.certain[:_SHOWN]) + (", ..." if len(joins.certain) > _SHOWN else "")
        done.append(f"joined {counted(len(joins.certain), 'word')} cut at a line end ({shown})")
    if joins.doubtful:
        number = counted(len(joins.doubtful), "more word" if joins.certain else "word")
        done.append(
            f"joined {number} cut at a line end, whose hyphen could be meant otherwise: {', '.join(joins.doubtful)}"
        )
    return done


def _noted(noted: Noted) -> list[str]:
    if not noted.notes:
        return []
    anew = "; numbered them anew, because the numbers of the PDF begin again" if noted.renumbered else ""
    return [
        f"put {counted(len(noted.notes), 'note')} at the end, each with its number in brackets, which is in the text too{anew}"
    ]


def whole_text(raw: bytes) -> str:
    """Return all text of a PDF, words cut at a line end put together; raise ValueError where it cannot be
    read."""
    try:
        text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(raw)).pages)
    except Exception:  # as in `read`
        raise ValueError("the PDF is damaged or has a password") from None
    return re.sub(r"(?<=\w)[-\u2010\xad]\n", "", text)
