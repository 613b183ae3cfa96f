"""PDF: the text of the pages, without what stands at the head or foot of each, put together into paragraphs."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from typing import Final

import pypdf

from facingpages.bring.model import Brought, Line, Unreadable, counted, example

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it says of a file on the side, we say in our words

_PAGES: Final = 300
_END: Final = b"%%EOF"
_SPACE: Final = b" \t\r\n\0"
_FULL: Final = 0.95  # of the usual width: a line that ends a sentence and has room for the next word ends its paragraph
_HEADING: Final = 0.6  # of the usual width: a line this short with a capital after it stands by itself
_SENTENCE_END: Final = re.compile(r"""[.!?:\u2026]["'\u201d\u2019)\]]*$""")
_CUT_WORD: Final = re.compile(r"(\w+)[-\u2010\xad]$")


def read(raw: bytes, _: str | None) -> Brought:
    """Return the text of a PDF."""
    if not raw.lstrip().startswith(b"%PDF"):
        raise Unreadable("the file is not a PDF", "check that it is the file you meant")
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("the PDF has a password", "open it with the password, and print it into a new PDF or copy its text into a .txt file")
        if len(reader.pages) > _PAGES:
            raise Unreadable(f"the PDF has {len(reader.pages)} pages", f"the limit is {_PAGES}; save the pages that you mean to use")
        pages = [[line.strip() for line in page.extract_text().split("\n")] for page in reader.pages]
        known = {"title": reader.metadata.title, "author": reader.metadata.author} if reader.metadata else {}
        said = {name: str(value).strip() for name, value in known.items() if value}
    except Unreadable:
        raise
    except Exception:  # a hostile file can make the reader fail in any way; none is the program's fault
        raise Unreadable("the PDF is damaged or cut short", "fetch it again, or open it in a viewer and print it into a new PDF") from None
    pages = [page for page in pages if any(page)]
    if not pages:
        raise Unreadable("the PDF holds pictures of pages and no text", "run it through a program that recognises text (OCR), or type the passage")
    lines, done = _without_frames(pages)
    made, cut = _paragraphs(lines)
    done.append(f"put {counted(sum(map(bool, lines)), 'line')} together into {counted(len(made), 'paragraph')}: compare the line ends with the PDF")
    if raw.rpartition(_END)[2].strip(_SPACE):
        done.append("the file goes on after its end mark, as one does that was cut short: compare the text with the PDF")
    if cut:
        done.append(f"joined {counted(len(cut), 'word')} cut at a line end ({', '.join(cut[:12])}{', ...' if len(cut) > 12 else ''})")
    return Brought(tuple(Line(text) for text in made), tuple(done), said)


def _without_frames(pages: list[list[str]]) -> tuple[list[str], list[str]]:
    """Return the lines of all pages without headers, footers and page numbers, and what was left out."""
    frames = Counter(_numberless(edge) for page in pages for edge in {i: page[i] for i in _edges(page)}.values())
    often = {text for text, number in frames.items() if text == "#" or (number >= 2 and number * 2 > len(pages))}
    kept: list[str] = []
    gone: list[str] = []
    for page in pages:
        for index, line in enumerate(page):
            if line and index in _edges(page) and _numberless(line) in often:
                gone.append(line)
            else:
                kept.append(line)
    if not gone:
        return kept, []
    shown = ", ".join(example(text) for text in list(dict.fromkeys(gone))[:6])
    return kept, [f"left out {counted(len(gone), 'line')} at the head or foot of pages ({shown})"]


def _edges(page: list[str]) -> set[int]:
    filled = [i for i, line in enumerate(page) if line]
    return {filled[0], filled[-1]} if filled else set()


def _numberless(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _paragraphs(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the paragraphs that lines make up, and the words that were cut in two at a line end."""
    filled = sorted(len(line) for line in lines if line)
    width = filled[int(len(filled) * 0.9)] if filled else 0
    whole = set(re.findall(r"\w+-\w+", " ".join(lines)))
    made: list[str] = []
    cut: list[str] = []
    ended = True
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if not line:
            ended = True
            continue
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
