"""Convert: one file, of whatever kind, becomes lines; what cannot be read is refused in a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from facingpages.author.importers import html_file, links, text_file
from facingpages.author.importers.model import Brought, ImportedLine, Unreadable, counted
from facingpages.author.importers.pdf import document as pdf_document
from facingpages.author.importers.word import document as word_document
from facingpages.text.letters import CONTROLS, DIRECTIONS, NON_CHARACTERS, ZERO_WIDTH

MAX_BYTES: Final = 20_000_000
MAX_CHARACTERS: Final = 2_000_000
# Nobody sees these, and a quotation would trip over them: controls, zero-width characters, soft hyphens,
# bidirectional marks.
_INVISIBLE: Final = re.compile(f"[{CONTROLS}{DIRECTIONS}{NON_CHARACTERS}{ZERO_WIDTH}]")
_ADDRESS: Final = re.compile(r"(?i)(https?:/|www\.)")
_READERS: Final[dict[str, Callable[[bytes, str | None], Brought]]] = {
    ".txt": text_file.read,
    ".md": html_file.read_markdown,
    ".markdown": html_file.read_markdown,
    ".html": html_file.read,
    ".htm": html_file.read,
    ".docx": word_document.read,
    ".pdf": pdf_document.read,
}


def convert(file: Path, encoding: str | None = None) -> Brought:
    """Return the text of a file as lines; `encoding` is how its characters are written, UTF-8 if not
    given; raise `Unreadable`."""
    if _ADDRESS.match(str(file)):
        raise Unreadable(
            f"`{file}` is an address, and no page is fetched from the web",
            "open it in your browser, save the page as HTML, and give that file",
        )
    reader = _READERS.get(file.suffix.lower())
    if not reader:
        known = ", ".join(kind for kind in _READERS if kind not in (".markdown", ".htm"))
        raise Unreadable(
            f"`{file.name}` is not of a kind that can be read", f"save the text as one of {known}"
        )
    try:
        size = file.stat().st_size
        raw = file.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        raise Unreadable(f"`{file}` cannot be read ({error.strerror})", "check its name and rights") from None
    if size > MAX_BYTES:
        raise Unreadable(
            f"`{file.name}` has {size / 1e6:.0f} MB",
            f"the limit is {MAX_BYTES // 1_000_000} MB; save the part that you mean to use",
        )
    if not raw.strip():
        raise Unreadable(f"`{file.name}` is empty", "check that it is the file you meant")
    brought = _with_links(_visible(reader(raw, encoding)))
    length = sum(len(line.text) for line in brought.lines)
    if not length:
        raise Unreadable(f"there is no text in `{file.name}`", "check that it is the file you meant")
    if length > MAX_CHARACTERS:
        raise Unreadable(
            f"`{file.name}` holds {length:,} characters",
            f"the limit is {MAX_CHARACTERS:,}; save the part that you mean to use",
        )
    return brought


def _with_links(brought: Brought) -> Brought:
    """Take the links out of the words, and report how many addresses are kept beside them."""
    lines, kept = links.taken(brought.lines)
    if not kept:
        return replace(brought, lines=lines)
    done = f"kept {counted(len(kept), 'link')} beside the text, each with its words and its address"
    return replace(brought, lines=lines, done=(*brought.done, done), links=kept)


def _visible(brought: Brought) -> Brought:
    """Remove the characters that nobody sees, and report how many of each."""
    found = Counter(c for line in brought.lines for c in _INVISIBLE.findall(line.text))
    if not found:
        return brought
    lines = tuple(ImportedLine(_INVISIBLE.sub("", line.text), line.origin) for line in brought.lines)
    which = ", ".join(f"U+{ord(c):04X} x {number}" for c, number in sorted(found.items()))
    done = f"left out {counted(sum(found.values()), 'invisible character')} ({which})"
    return replace(brought, lines=lines, done=(*brought.done, done), raw=None)
