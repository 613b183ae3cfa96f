"""Front matter: the lines between two rows of dashes at the top of a Markdown file, and what they say of it.

A fact counts only where the text states it.  So a line that says what no line of the text says, such as the
date, is kept above the text; all others are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from facingpages.author.importers.model import ImportedLine, counted
from facingpages.text.folded import fold
from facingpages.text.written_dates import readings, written

ORIGIN: Final = "front matter"
_BLOCK: Final = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
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
_KEPT: Final = ("author", "outlet", "date")  # a title that no line says is another one than the text's
_NO_WORDS: Final = re.compile(r"^(?:[\[{>|&*#]|https?:|$)")  # a list, a block, an address
_TIME: Final = re.compile(r"^(\d{4}-\d\d-\d\d)[T ]\d.*$")


def taken(text: str) -> tuple[str, dict[str, tuple[str, str]], tuple[str, ...]]:
    """Return a text without its front matter, each fact that this states with its key and its words, and a
    report."""
    front = _BLOCK.match(text)
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
    number = front[1].count("\n") + 1
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


def _words(value: str) -> str:
    return _TIME.sub(r"\1", " ".join(value.split()))


def _is_fact(name: str, words: str) -> bool:
    return not _NO_WORDS.match(words) and (name != "date" or len(readings(words)) == 1)
