"""Heads: the lines above the first paragraph of a text, and what each is: its title, a by-line, the name of
the outlet or of a section, an introduction.

A by-line is read in parts, as signs separate them, and each part has to be of a kind: one sentence of an
argument is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from facingpages.author.importers import by_lines, front_matter
from facingpages.author.importers.by_lines import ByLine
from facingpages.author.importers.model import ImportedLine
from facingpages.course.formats.seeds import NoiseKind
from facingpages.text.folded import fold

_NEAR: Final = 8  # lines with words, from the beginning
_PARAGRAPH: Final = 40  # words: a longer line ends the head
_TITLE: Final = 25  # words of a title
_LONGEST: Final = 300  # characters of a title; a line may be one word of a megabyte
_INTRODUCTION: Final = 2  # lines between the title and the by-line
_NO_TITLE: Final = re.compile(
    r"[.,;:\u3002\u0964\u06d4][\"'\u201d\u2019)]?(?:\[\d+\])*$"
)  # a sentence ends so
_LABEL: Final = (
    r"(?:letters?|opinions?|editorials?|columns?|essays?|debates?|views?|viewpoints?|point of view|op-?eds?|"
    r"features?|analysis|guest column|(?:to|from) the editor|(?:readers'?|letters?) (?:letters?|page)|"
    r"cartas?(?: al director| de los lectores)?|opini.n|tribunas?|columnas?|an.lisis|firmas?|billets?|"
    r"courriers?(?: des lecteurs)?|points? de vue|tribunes?|chroniques?|d.bats?|.dito|id.es|libre opinion)"
)
_LABELS: Final = re.compile(
    rf"{_LABEL}(?:\s*(?:[&/|,·•–—-]|\band\b|\by\b|\bet\b)\s*{_LABEL})*", re.IGNORECASE
)
_SITE: Final = re.compile(
    r"^(?:[A-Z][\w.&'-]*\s){1,3}(?:Online|News|Blog)(?:\s+[-–—|:·]\s+\S.*)?$|^\w+\.(?:com|org|net)\b"
)
SECTION: Final = "it names the section of the outlet"
OUTLET: Final = "it names the outlet, above the title"
AUTHOR: Final = "it says who wrote the text"
DATED: Final = "it says where and when the text was published"
INTRODUCED: Final = "it introduces the text, above its by-line"


@dataclass(slots=True)
class Head:
    """The head of a text: each fact with its words and its line, and the lines that are no argument, each
    with the kind of noise and the reason."""

    facts: dict[str, tuple[str, int]] = field(default_factory=dict)
    apart: dict[int, tuple[NoiseKind, str]] = field(default_factory=dict)


def read(lines: Sequence[ImportedLine]) -> Head:
    """Return the head of a text."""
    near = list(_near(lines))
    head = Head()
    marked = next((at for at, (_, line) in enumerate(near) if line.origin == "h1"), None)
    above = _above(near, head)
    title = above if marked is None else marked
    found = {at: read_ for at, (_, line) in enumerate(near) if at != title and (read_ := _by_line(line))}
    _names(near, title, found)
    if title < len(near):
        _title(near[title], head, is_marked=marked is not None)
    first = min((at for at in found if at > title), default=title + 1)
    if first - title - 1 > (_INTRODUCTION if "title" in head.facts else 0):  # these are lines of the text
        found = {at: one for at, one in found.items() if at < title}
        first = title + 1
    for at, one in found.items():
        is_who = one.is_signed or (one.author and not one.date)
        head.apart[near[at][0]] = ("by-line", AUTHOR if is_who else DATED)
    for at, one in sorted(found.items(), key=lambda pair: not pair[1].is_signed):
        for name in ("author", "outlet", "date"):
            if words := getattr(one, name):
                head.facts.setdefault(name, (words, near[at][0]))
    below = (near[at] for at in range(title + 1, min(len(near), max(first, title + 2))) if at not in found)
    for number, line in below:
        if _LABELS.fullmatch(_bare(line)):
            head.apart[number] = ("navigation", SECTION)
        elif first in found and "title" in head.facts:
            head.apart[number] = ("note", INTRODUCED)
    return head


def _near(lines: Sequence[ImportedLine]) -> Iterator[tuple[int, ImportedLine]]:
    """Yield the lines with words from the beginning, up to the first paragraph."""
    count = 0
    for number, line in enumerate(lines, 1):
        if not line.text.strip() or line.around or line.origin in (front_matter.ORIGIN, "note"):
            continue
        if count == _NEAR or len(line.text.split()) > _PARAGRAPH:
            return
        count += 1
        yield number, line


def _above(near: Sequence[tuple[int, ImportedLine]], head: Head) -> int:
    """Return the place of the title; put the lines above it that name a section or the outlet into `head`."""
    for at, (number, line) in enumerate(near):
        text = _bare(line)
        if _LABELS.fullmatch(text):
            head.apart[number] = ("navigation", SECTION)
            continue
        after = near[_next(near, at)][1]
        is_above = after is not line and _is_title(after) and line.origin in ("", "header")
        if is_above and at == 0 and (name := _outlet(text)):
            head.apart[number] = ("navigation", OUTLET)
            head.facts["outlet"] = (name, number)
        elif not (is_above and _by_line(line)):
            return at
    return len(near)


def _bare(line: ImportedLine) -> str:
    """Return the words of a line without the signs around it."""
    return fold(line.text).strip().strip("*_[] ")


def _next(near: Sequence[tuple[int, ImportedLine]], at: int) -> int:
    """Return the place of the next line that names no section."""
    places = range(at + 1, len(near))
    return next((n for n in places if not _LABELS.fullmatch(_bare(near[n][1]))), at)


def _outlet(text: str) -> str:
    """Return the name of an outlet that a line alone above a title is, or nothing."""
    if by_lines.is_outlet(text) and len(text.split()) <= 5:
        return text
    return re.split(r"\s+[-–—|:·]\s+", text)[0] if _SITE.match(text) else ""


def _is_title(line: ImportedLine) -> bool:
    return (
        len(line.text) <= _LONGEST
        and len(line.text.split()) <= _TITLE
        and not set("<>") & set(line.text)
        and not _NO_TITLE.search(line.text.strip())
        and not _by_line(line)
    )


def _title(one: tuple[int, ImportedLine], head: Head, is_marked: bool) -> None:
    number, line = one
    if _is_title(line) or (is_marked and len(line.text) <= _LONGEST and len(line.text.split()) <= _TITLE):
        head.facts["title"] = (line.text.strip(), number)


def _by_line(line: ImportedLine) -> ByLine | None:
    is_heading = re.fullmatch("h[1-6]", line.origin)
    return None if is_heading else by_lines.read(line.text)


def _names(near: Sequence[tuple[int, ImportedLine]], title: int, found: dict[int, ByLine]) -> None:
    """Add to by-lines each name that is alone on a line beside one that names no author."""
    for at in (n for n in range(len(near)) if n != title):
        beside = [found[n] for n in (at - 1, at + 1) if n in found]
        is_free = at not in found and beside and not any(one.author for one in beside)
        if is_free and (author := by_lines.person(_bare(near[at][1]))):
            found[at] = ByLine(author=author, is_signed=True)
