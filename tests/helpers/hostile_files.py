"""Files that are small to send and large to read, by short generators: each would take a reader without
limits its time or its memory."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Final

from tests.helpers.pdf_files import page, pdf_file
from tests.helpers.word_files import paragraph, run, word_file

_UP: Final = "<w:vertAlign w:val='superscript'/>"


def _bomb_with_pictures() -> bytes:
    """A Word file of little text whose other parts unpack to 99 MB."""
    packed = io.BytesIO(word_file(paragraph("The bridge is safe.")))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as new:
        for number in range(99):
            new.writestr(f"word/media/{number}.bin", b"\0" * 1_000_000)
    return packed.getvalue()


def _pdf_bomb() -> bytes:
    """A PDF whose one stream unpacks to 500 MB of drawing."""
    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(b"0 0 m 9 9 l S\n" * 1_000_000) for _ in range(36)) + packer.flush()
    raw = pdf_file(page("x"))
    begin, end = raw.index(b"<< /Length", raw.index(b"5 0 obj")), raw.index(b"endstream")
    head = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(stream)
    return raw[:begin] + head + stream + b"\n" + raw[end:]


HOSTILE: Final[dict[str, tuple[str, Callable[[], bytes | str]]]] = {
    "99 MB of pictures": (".docx", _bomb_with_pictures),
    "29 MB of empty paragraphs": (".docx", lambda: word_file("<w:p/>" * 4_800_000)),
    "29 MB of spaces": (".docx", lambda: word_file(paragraph(" " * 29_000_000))),
    "raised numbers, Word": (".docx", lambda: word_file(paragraph((run("a") + run("1", _UP)) * 40_000))),
    "one run of raised numbers, Word": (".docx", lambda: word_file(paragraph(run("1", _UP) * 80_000))),
    "tables in tables": (".docx", lambda: word_file("<w:tbl><w:tr><w:tc>" * 5_000)),
    "automatic numbers": (".docx", lambda: word_file(paragraph("x", "<w:numPr><w:numId w:val='1'/></w:numPr>") * 80_000,
     numbering="<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='upperLetter'/><w:lvlText w:val='%1%1%1%1%1%1%1%1%1'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>")),
    "raised numbers, page": (".html", lambda: "<p>a" + "<sup>1</sup>" * 200_000),
    "raised in raised": (".html", lambda: "<p>a" + "<sup>1" * 50_000),
    "blocks in blocks": (".html", lambda: "<div>" * 300_000),
    "lists in lists": (".html", lambda: "<ul><li>x" * 300),
    "two thousand articles in each other": (".html", lambda: "<article>x" * 2_000),
    "a million comments": (".html", lambda: "<!-- x -->" * 1_000_000 + "<p>The bridge is safe."),
    "a million open tags": (".html", lambda: "<a" * 1_000_000),
    "a million entities": (".html", lambda: "&amp" * 1_000_000),
    "a number too long for a character": (".html", lambda: "<p>a&#" + "9" * 5_000 + "; b"),
    "brackets": (".md", lambda: "[" * 60_000),
    "brackets that close": (".md", lambda: "[a](" * 30_000),
    "backslashes": (".md", lambda: "\\" * 200_000),
    "stars": (".md", lambda: "**a *b " * 20_000),
    "quotes in quotes": (".md", lambda: ">" * 20_000 + "x"),
    "lists in lists, Markdown": (".md", lambda: "".join("    " * n + "- x\n" for n in range(300))),
    "tags in Markdown": (".md", lambda: "<b>" * 30_000),
    "accents": (".txt", lambda: "a" + "\u0301\u0316" * 200_000),
    "one line of a megabyte": (".txt", lambda: "a-" * 1_000_000),
    "one line of dots": (".txt", lambda: "a." * 500_000),
    "a million lines": (".txt", lambda: "one two three\n\n" * 60_000),
    "spaces": (".txt", lambda: "a" + " " * 1_900_000 + "b"),
    "a stream of 500 MB": (".pdf", _pdf_bomb),
    "lines on a page": (".pdf", lambda: pdf_file([(72, 700, 12, "x")] * 60_000)),
    "rubbish after a head": (".pdf", lambda: b"%PDF-1.7\n" + b"1 0 obj << /A " * 300_000),
}  # fmt: skip
