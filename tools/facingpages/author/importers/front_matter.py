"""Front matter: the lines between two rows of dashes at the top of a Markdown file, and what they say of it.

A fact counts only where the text states it.  So a line that says what no line of the text says, such as the
date, is kept above the text, and the title of a text without a heading; all others are left out.
A block with a title needs no dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from facingpages.author.importers.model import ImportedLine, counted
from facingpages.text.folded import fold
from facingpages.text.written_dates import readings, written

ORIGIN: Final = "front matter"
_BLOCK: Final = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_BARE: Final = re.compile(
    r"\A((?:[A-Za-z][\w -]{0,20}:[^\n]*\n)*?(?i:title) *:[^\n]*\n(?:[A-Za-z][\w -]{0,20}:[^\n]*\n)+)\s*\n"
)
_LIST: Final = re.compile(r"\[ *([^\[\]{}]+?) *\]")
_LINE: Final = re.compile(r"^([A-Za-z][\w -]*?) *: *[\"']?([^\n]*?)[\"']? *$", re.MULTILINE)
_NAMES: Final = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline", "by"),
    "outlet": ("outlet", "publication", "publisher", "newspaper", "source", "site"),
    "date": (
        "published",
        "date",
        "pubdate",
        "publishdate",
        "datepublished",
        "publishedat",
        "updated",
        "lastmod",
    ),
}  # the keys of each fact, the most telling first
_KEPT: Final = ("author", "outlet", "date")
_NO_WORDS: Final = re.compile(r"^(?:[\[{>|&*#]|https?:|$)")  # a list, a block, an address
_TIME: Final = re.compile(r"^(\d{4}-\d\d-\d\d)[T ]\d.*$")


def taken(text: str) -> tuple[str, dict[str, tuple[str, str]], tuple[str, ...]]:
    """Return a text without its front matter, each fact that this states with its key and its words, and a
    report."""
    front = _BLOCK.match(text) or _BARE.match(text)
    if not front:
        return text, {}, ()
    lines = {
        re.sub(r"[\W_]", "", key).lower(): (key, _words(value)) for key, value in _LINE.findall(front[1])
    }
    facts = {}
    for name, keys in _NAMES.items():
        if found := next(
            (lines[key] for key in keys if key in lines and _is_fact(name, lines[key][1])), None
        ):
            facts[name] = found
    number = front[1].strip("\n").count("\n") + 1
    return text[front.end() :], facts, (f"left out the front matter ({counted(number, 'line')})",)


def kept(facts: dict[str, tuple[str, str]], lines: Sequence[ImportedLine]) -> Iterator[ImportedLine]:
    """Yield a line for each fact that no line of the text states."""
    said = [fold(line.text).casefold() for line in lines]
    dates = {date for line in lines for _, date in written(fold(line.text))}
    for name in _KEPT:
        if name not in facts:
            continue
        key, words = facts[name]
        if name == "date" and dates.intersection(readings(words)):
            continue
        if not any(fold(words).casefold() in line for line in said):
            yield ImportedLine(f"{key}: {words}", ORIGIN)


def title(facts: dict[str, tuple[str, str]], lines: Sequence[ImportedLine]) -> Iterator[ImportedLine]:
    """Yield the title that the file states as the heading of a text that has none; where the text has one, a
    title that it does not state is another one."""
    if "title" in facts and not any(line.origin == "h1" for line in lines):
        words = facts["title"][1]
        if not any(fold(words).casefold() == fold(line.text).strip().casefold() for line in lines):
            yield ImportedLine(words, "h1")


def _words(value: str) -> str:
    """Return a value on one line, a date without its time; of a list on one line, its items."""
    if listed := _LIST.fullmatch(value):
        value = ", ".join(item.strip(" \"'") for item in listed[1].split(","))
    return _TIME.sub(r"\1", " ".join(value.split()))


def _is_fact(name: str, words: str) -> bool:
    return not _NO_WORDS.match(words) and (name != "date" or len(readings(words)) == 1)
