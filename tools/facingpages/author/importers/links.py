"""Links: the addresses behind the words of a file, carried through its reader inside of the words.

A reader puts `opened(address)` before linked words and `CLOSED` after them, letters that no text holds;
`taken` removes them at the end and returns where the linked words are.  So no step between, which joins,
cuts or counts lines, has to know of links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import urljoin, urlsplit

from facingpages.author.importers.model import ImportedLine, ImportedLink
from facingpages.course.formats.seeds import Link
from facingpages.text import anchors
from facingpages.text.folded import Lines, Range, Text

_OPEN: Final = "\ufdd0"
CLOSED: Final = "\ufdd1"
_PLANE: Final = 0x100000  # a plane for private use, whose first 256 letters carry the bytes of an address
_LETTERS: Final = f"[{chr(_PLANE)}-{chr(_PLANE + 255)}]"
_MARK: Final = re.compile(f"{_OPEN}(?P<address>{_LETTERS}+)|{_OPEN}|{CLOSED}")
_OPENED: Final = f"{_OPEN}{_LETTERS}+"
_OUTWARD: Final = re.compile(f"((?:{_OPENED})+)( +)")
_INWARD: Final = re.compile(f"( +)({CLOSED}+)")
_LEADS: Final = re.compile(r"(?:https?://|\.{0,2}/|[\w-]+/)[^\s<>\"]{1,2000}\Z")
_UNSEEN: Final = re.compile("(?:%E2%80%8[BCD]|%EF%BB%BF|[\u200b-\u200d\u2060\ufeff])+", re.IGNORECASE)
# A page tells this to who hears it; the words stay in the text, and are no part of what is linked.
_NEW_WINDOW: Final = re.compile(
    r"\s*\((?:opens? in|öffnet|öffnet sich in|s'ouvre dans|ouvre dans|se abre en|abre em|si apre in|opent in)\b[^()]{0,40}\)\s*$",
    re.IGNORECASE,
)
_BARE: Final = re.compile(f"{_OPENED}|{_OPEN}|{CLOSED}")


def opened(address: str) -> str:
    """Return the sign that linked words begin; nothing for an address that leads to no page."""
    if not _LEADS.match(address):
        return ""
    return _OPEN + "".join(chr(_PLANE + byte) for byte in address.encode())


def absolute(address: str, page: str) -> str:
    """Return an address as it is outside of its page; the empty string where it leads to the page itself, or
    is no address, as `http://[name]/`."""
    address = _UNSEEN.sub("", address).strip()
    try:
        whole = urljoin(page, address) if page else address
        same = address.startswith("#") or (page and urlsplit(whole)[:4] == urlsplit(page)[:4])
    except ValueError:
        return ""
    return "" if same else whole


def tidy(line: str) -> str:
    """Return a line with the blanks at the edges of linked words outside of them."""
    return _INWARD.sub(r"\2\1", _OUTWARD.sub(r"\2\1", line))


def bare(words: str) -> str:
    """Return words without the signs of links."""
    return _BARE.sub("", words)


def taken(lines: Iterable[ImportedLine]) -> tuple[tuple[ImportedLine, ...], tuple[ImportedLink, ...]]:
    """Return the lines without the signs of links, and the links; one without words is none."""
    clean: list[ImportedLine] = []
    links: list[ImportedLink] = []
    begins: list[tuple[int, str]]
    for index, line in enumerate(lines):
        if not _MARK.search(line.text):
            clean.append(line)
            continue
        signed = tidy(line.text).strip()
        words, begins, place = "", [], 0
        for mark in _MARK.finditer(signed):
            words += signed[place : mark.start()]
            place = mark.end()
            if mark["address"]:
                begins.append((len(words), _decoded(mark["address"])))
            elif mark.group() == CLOSED and begins:
                start, address = begins.pop()
                links += _trimmed(words, index, start, address)
        clean.append(replace(line, text=words + signed[place:]))
    return tuple(clean), tuple(sorted(links, key=lambda link: (link.line, link.start)))


def _decoded(letters: str) -> str:
    return bytes(ord(letter) - _PLANE for letter in letters).decode("utf-8", "replace")


def _trimmed(words: str, line: int, start: int, address: str) -> Iterable[ImportedLink]:
    inside = words[start:]
    inside = _NEW_WINDOW.sub("", inside)
    first, last = start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip())
    return [ImportedLink(line, first, last, address)] if re.search(r"\w", words[first:last]) else []


def written(
    links: Sequence[ImportedLink], lines: Sequence[ImportedLine], noise: Sequence[Lines]
) -> tuple[Link, ...]:
    """Return the links outside of the noise as `seeds.yml` keeps them, each by a selector that names its
    words alone."""
    text = Text("".join(f"{line.text}\n" for line in lines))
    kept: list[Link] = []
    for link in links:
        if not any(link.line + 1 in where for where in noise):
            before = text.lines[link.line].start
            shown = lines[link.line].text
            start, end = (before + len(Text(shown[:place]).folded) for place in (link.start, link.end))
            named = anchors.describe(Range(start, end), text)
            kept.append(
                Link(exact=named.exact, prefix=named.prefix, suffix=named.suffix, address=link.address)
            )
    return tuple(kept)
