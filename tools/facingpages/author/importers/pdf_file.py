"""PDF: the text of the pages, without what is at the head or foot of each, put together into
paragraphs."""

from __future__ import annotations

import io
import logging
import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

import pypdf

from facingpages.author.importers.model import Brought, ImportedLine, Unreadable, counted, example

logging.getLogger("pypdf").addHandler(
    logging.NullHandler()
)  # what it says of a file on the side, we say in our words

_PAGES: Final = 300
_END: Final = b"%%EOF"
_SPACE: Final = b" \t\r\n\0"
_FULL: Final = (
    0.95  # of the usual width: a line that ends a sentence and has room for the next word ends its paragraph
)
_HEADING: Final = 0.6  # of the usual width: a line this short with a capital after it is by itself
_SENTENCE_END: Final = re.compile(r"""[.!?:\u2026]["'\u201d\u2019)\]]*$""")
_ANOTHER: Final = 0.04  # of a size: so much larger or smaller is type of another size
_CAPTION: Final = re.compile(
    r"(Photo(graph)?|Image|Picture|Illustration|Credit|Caption|Fig(ure|\.)\s*\d+)\s*[:/.|]"
)
_CUT_WORD: Final = re.compile(r"(\w+)[-\u2010\xad]$")


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a page, and the size of its type in points, 0 where it is not known."""

    text: str
    size: float


def read(raw: bytes, _: str | None) -> Brought:
    """Return the text of a PDF."""
    if not raw.lstrip().startswith(b"%PDF"):
        raise Unreadable("the file is not a PDF", "check that it is the file you meant")
    try:
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
        pages = [_rows(page) for page in reader.pages]
        known = {"title": reader.metadata.title, "author": reader.metadata.author} if reader.metadata else {}
        said = {name: str(value).strip() for name, value in known.items() if value}
    except Unreadable:
        raise
    except Exception:  # a hostile file can make the reader fail in any way; none is the program's fault
        raise Unreadable(
            "the PDF is damaged or cut short",
            "fetch it again, or open it in a viewer and print it into a new PDF",
        ) from None
    pages = [page for page in pages if any(row.text for row in page)]
    if not pages:
        raise Unreadable(
            "the PDF holds pictures of pages and no text",
            "run it through a program that recognises text (OCR), or type the passage",
        )
    rows, done = _without_frames(pages)
    made, cut = _paragraphs(rows)
    number = counted(sum(bool(row.text) for row in rows), "line")
    done.append(
        f"put {number} together into {counted(len(made), 'paragraph')}: compare the line ends with the PDF"
    )
    if raw.rpartition(_END)[2].strip(_SPACE):
        done.append(
            "the file goes on after its end mark, as one does that was cut short: compare the text with the PDF"
        )
    if cut:
        done.append(
            f"joined {counted(len(cut), 'word')} cut at a line end ({', '.join(cut[:12])}{', ...' if len(cut) > 12 else ''})"
        )
    return Brought(tuple(ImportedLine(text) for text in made), tuple(done), said)


def whole_text(raw: bytes) -> str:
    """Return all text of a PDF, words cut at a line end put together; raise ValueError where it cannot be
    read."""
    try:
        text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(raw)).pages)
    except Exception:  # as in `read`
        raise ValueError("the PDF is damaged or has a password") from None
    return re.sub(r"(?<=\w)[-\u2010\xad]\n", "", text)


def _rows(page: pypdf.PageObject) -> list[_Row]:
    """Return the lines of a page with the size of most of their letters, 0 where it cannot be told."""
    sizes: list[tuple[str, float]] = []

    def visit(text: str, outer: list[float], inner: list[float], _: object, size: float) -> None:
        sizes.append((text, round(size * math.hypot(inner[2], inner[3]) * math.hypot(outer[2], outer[3]), 1)))

    whole = page.extract_text(visitor_text=visit)
    letters = [(letter, size) for text, size in sizes for letter in text]
    known = "".join(letter for letter, _ in letters) == whole
    rows, place = [], 0
    for line in whole.split("\n"):
        found = (
            Counter(size for letter, size in letters[place : place + len(line)] if not letter.isspace())
            if known
            else Counter()
        )
        rows.append(_Row(line.strip(), found.most_common(1)[0][0] if found else 0))
        place += len(line) + 1
    return rows


def _without_frames(pages: list[list[_Row]]) -> tuple[list[_Row], list[str]]:
    """Return the lines of all pages without headers, footers and page numbers, and what was left out."""
    frames = Counter(
        _numberless(edge) for page in pages for edge in {i: page[i].text for i in _edges(page)}.values()
    )
    often = {
        text for text, number in frames.items() if text == "#" or (number >= 2 and number * 2 > len(pages))
    }
    kept: list[_Row] = []
    gone: list[str] = []
    for page in pages:
        for index, row in enumerate(page):
            if row.text and index in _edges(page) and _numberless(row.text) in often:
                gone.append(row.text)
            else:
                kept.append(row)
    if not gone:
        return kept, []
    shown = ", ".join(example(text) for text in list(dict.fromkeys(gone))[:6])
    return kept, [f"left out {counted(len(gone), 'line')} at the head or foot of pages ({shown})"]


def _edges(page: list[_Row]) -> set[int]:
    filled = [i for i, row in enumerate(page) if row.text]
    return {filled[0], filled[-1]} if filled else set()


def _numberless(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _paragraphs(rows: list[_Row]) -> tuple[list[str], list[str]]:
    """Return the paragraphs that lines make up, and the words that were cut in two at a line end.

    Type of another size, and a line that begins as a caption does, begin a new paragraph.
    """
    lines = [row.text for row in rows]
    filled = sorted(len(line) for line in lines if line)
    width = filled[int(len(filled) * 0.9)] if filled else 0
    whole = set(re.findall(r"\w+-\w+", " ".join(lines)))
    made: list[str] = []
    cut: list[str] = []
    ended = True
    size = 0.0
    for row, following in zip(rows, [*lines[1:], ""], strict=True):
        line = row.text
        if not line:
            ended = True
            continue
        ended |= bool(row.size and size and abs(row.size - size) > _ANOTHER * size) or bool(
            _CAPTION.match(line)
        )
        size = row.size
        before = _CUT_WORD.search(made[-1]) if made and not ended else None
        if before and line[:1].islower():
            word = f"{before[1]}-{line.split()[0]}"
            cut.append(word)
            made[-1] = (made[-1] if word in whole else made[-1][:-1]) + line
        elif ended:
            made.append(line)
        else:
            made[-1] = f"{made[-1]} {line}"
        room = len(line) + 1 + len(following.split(" ")[0]) < _FULL * width
        ended = bool(_SENTENCE_END.search(line)) and room
        ended |= len(line) < _HEADING * width and not _CUT_WORD.search(line) and not following[:1].islower()
    return made, cut
