"""Convert: one file, of whatever kind, becomes lines; what cannot be read is refused in a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Final

from facingpages.author.importers import links, text_file
from facingpages.author.importers.model import Brought, Unreadable, counted
from facingpages.author.importers.received import received
from facingpages.text.letters import CONTROLS, DIRECTIONS, NON_CHARACTERS, SURROGATES, ZERO_WIDTH
from facingpages.text.scripts import MOST_MARKS, excess_marks
from facingpages.text.tame import tame

MAX_CHARACTERS: Final = 2_000_000
MAX_LINES: Final = 50_000
MOST_FACT: Final = 300  # characters of a title or a name that the file states
# Nobody sees these, and a quotation would trip over them: controls, zero-width characters, soft hyphens,
# bidirectional marks.
_INVISIBLE: Final = re.compile(f"[{CONTROLS}{DIRECTIONS}{NON_CHARACTERS}{SURROGATES}{ZERO_WIDTH}]")


def convert(file: Path, encoding: str | None = None) -> Brought:
    """Return the text of a file as lines, read in this process; raise `Unreadable`."""
    return converted(file.name, received(file), encoding)


def converted(name: str, raw: bytes, encoding: str | None) -> Brought:
    """Return the text in the bytes of a file as lines; `encoding` is how its characters are written, UTF-8
    if not given; raise `Unreadable`."""
    brought = _reader(PurePath(name).suffix.lower())(raw, encoding)
    brought = replace(_with_links(_stackless(_visible(brought))), said=_facts(brought.said))
    length = sum(len(line.text) for line in brought.lines)
    if not length:
        raise Unreadable(f"there is no text in `{name}`", "check that it is the file you meant")
    if length > MAX_CHARACTERS:
        raise Unreadable(
            f"`{name}` holds {length:,} characters",
            f"the limit is {MAX_CHARACTERS:,}; save the part that you mean to use",
        )
    if len(brought.lines) > MAX_LINES:
        raise Unreadable(
            f"`{name}` holds {len(brought.lines):,} lines",
            f"the limit is {MAX_LINES:,}; save the part that you mean to use",
        )
    return brought


def _facts(said: Mapping[str, str]) -> dict[str, str]:
    """Return what the file says of its text in words that can be seen, each on one line; a title may come
    with signs between its letters that nobody sees."""
    return {fact: tame(words, MOST_FACT) for fact, words in said.items()}


def _reader(ending: str) -> Callable[[bytes, str | None], Brought]:
    """Return the reader of files with an ending, imported when it is needed: a browser has none of Word and
    PDF."""
    match ending:
        case ".txt":
            return text_file.read
        case ".md" | ".markdown":
            from facingpages.author.importers import html_file

            return html_file.read_markdown
        case ".html" | ".htm":
            from facingpages.author.importers import html_file

            return html_file.read
        case ".docx":
            from facingpages.author.importers.word import document as word_document

            return word_document.read
        case ".pdf":
            from facingpages.author.importers.pdf import document as pdf_document

            return pdf_document.read
        case _:
            raise ValueError(ending)  # `received` lets no other through


def _stackless(brought: Brought) -> Brought:
    """Leave out marks beyond thirty on one letter, which no script has and which take for ever to fold."""
    excess = [excess_marks(line.text) for line in brought.lines]
    number = sum(end - start for places in excess for start, end in places)
    if not number:
        return brought
    lines = []
    for line, places in zip(brought.lines, excess, strict=True):
        kept, last = "", 0
        for start, end in places:
            kept += line.text[last:start]
            last = end
        lines.append(replace(line, text=kept + line.text[last:]))
    done = f"left out {counted(number, 'accent')} beyond {MOST_MARKS} on one letter"
    return replace(brought, lines=tuple(lines), done=(*brought.done, done), raw=None)


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
    lines = tuple(replace(line, text=_INVISIBLE.sub("", line.text)) for line in brought.lines)
    which = ", ".join(f"U+{ord(c):04X} x {number}" for c, number in sorted(found.items()))
    done = f"left out {counted(sum(found.values()), 'invisible character')} ({which})"
    return replace(brought, lines=lines, done=(*brought.done, done), raw=None)
