"""Web pages with their article, from a folder outside the project, FACINGPAGES_DATA; none comes with the project.

    readability/<page>/source.html, expected.html, expected-metadata.json     mozilla/readability, test/test-pages
    trafilatura/evaldata.json, cache/*.html, eval/*.html                      adbar/trafilatura, tests

Each set is cut into halves by a hash of the page's name: one to tune on, one held out."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup

from .labelled import folder


@dataclass(frozen=True)
class Page:
    """A page with its article: as a whole, or as pieces that are in it and pieces that are not."""

    name: str
    source: bytes
    expected: str = ""
    title: str = ""
    within: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


def is_held_out(name: str) -> bool:
    return not hashlib.sha1(name.encode(), usedforsecurity=False).digest()[0] & 1


def whole(held_out: bool) -> Iterator[Page]:
    """Pages of mozilla/readability: the article is in `expected`, as HTML."""
    root = (folder() or Path("nowhere")) / "readability"
    for page in sorted(root.iterdir()) if root.is_dir() else ():
        if (page / "source.html").is_file() and is_held_out(page.name) is held_out:
            told = json.loads((page / "expected-metadata.json").read_text("utf-8"))
            expected = (page / "expected.html").read_text("utf-8")
            yield Page(page.name, (page / "source.html").read_bytes(), expected, told.get("title") or "")


def pieces(held_out: bool) -> Iterator[Page]:
    """Pages of trafilatura's evaluation set."""
    root = (folder() or Path("nowhere")) / "trafilatura"
    listed = json.loads((root / "evaldata.json").read_text("utf-8")) if root.is_dir() else {}
    for address, item in sorted(listed.items()):
        files = [root / part / item["file"] for part in ("cache", "eval")]
        file = next((file for file in files if file.is_file()), None)
        if file and is_held_out(address) is held_out:
            yield Page(
                item["file"], file.read_bytes(), within=tuple(item["with"]), without=tuple(item["without"])
            )


def words(text: str) -> Counter[str]:
    """The words of a text, counted, in small letters."""
    return Counter(re.findall(r"\w+", text.casefold()))


def plain(html: str) -> str:
    """The text of a piece of HTML."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup(["script", "style"]):
        tag.decompose()
    return soup.get_text(" ")


def on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
