"""Heads: the lines above the first paragraph of a text, and what each is: its title, a by-line, the name of
the outlet, of a section or of a column, an introduction.

A by-line is read in parts, as signs separate them, and each part has to be of a kind: one sentence of an
argument is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from facingpages.author.importers import by_lines, foot, front_matter
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
_SUBTITLE: Final = 10  # words, without a full stop, of a line below the title that introduces
_HEADLINE: Final = 15  # words: longer lines below a name and a short line are an introduction
_SECTION: Final = 3  # words
_LABEL: Final = (
    r"(?:letters?|opinions?|comment(?:ary|aries)?|editorials?|columns?|columnists?|essays?|debates?|views?|"
    r"viewpoints?|point of view|perspectives?|voices|op-?eds?|features?|analysis|letters? to the editor|"
    r"(?:my|our|guest|student|reader'?s'?|another|the (?:big|great|saturday|sunday|weekend)) (?:view|voice|"
    r"opinion|column|post|essay|debate|question|idea|read)|"
    r"(?:to|from) the editor|(?:readers'?|letters?) (?:letters?|page)|"
    r"cartas?(?: al director| de los lectores)?|opini.n|tribunas?|columnas?|an.lisis|firmas?|billets?|"
    r"courriers?(?: des lecteurs)?|points? de vue|tribunes?|chroniques?|d.bats?|.dito|id.es|libre opinion)"
)
_SUBJECT: Final = (
    r"(?:schools?|education|politics|society|world|uk|us|health|tech(?:nology)?|environment|climate|science|"
    r"culture|life(?:style)?|family|business|economy|money|sports?|news|local|community|campus|"
    r"educaci.n|sociedad|pol.tica|cultura|salud|ciencia|.ducation|soci.t.|politique|sant.|sciences?)"
)
_JOIN: Final = r"\s*(?:[&/|,·•>›:–—-]|\band\b|\by\b|\bet\b)\s*"
_LABELS: Final = re.compile(
    rf"{_LABEL}(?:{_JOIN}{_LABEL})*|{_LABEL}(?:{_JOIN}{_SUBJECT})+|{_SUBJECT}(?:{_JOIN}{_LABEL})+",
    re.IGNORECASE,
)
_SUBJECTS: Final = re.compile(rf"{_SUBJECT}(?:{_JOIN}{_SUBJECT})*", re.IGNORECASE)
_SLOGAN: Final = re.compile(
    r"\bsince 1[5-9]\d\d\b|\bevery (?:other )?(?:week|month|morning|day\b|weekday|\w+day)|"
    r"^(?:the|your) (?:\w+ )?(?:columnist|voice|paper|newspaper|magazine)\b",
    re.IGNORECASE,
)
_SAYS_WHO: Final = re.compile(
    r"\b(?:says|writes|argues|explains|warns|asks|by|dice|escribe|sostiene|afirma|.crit|estime|affirme) "
    rf"(?:(?:Dr|Prof|Professor|Sir|Rev|Mr|Mrs|Ms)\.? )?(?P<name>{by_lines.FULL_NAME})$"
)
_ENDS: Final = re.compile(r"[.!?\u2026\u3002\u0964\u06d4][\"'\u201d\u2019\u00bb)*_ ]*(?:\[\d+\])*$")
_SITE: Final = re.compile(
    r"^(?:[A-Z][\w.&'-]*\s){1,3}(?:Online|News|Blog)(?:\s+[-–—|:·]\s+\S.*)?$|^\w+\.(?:com|org|net)\b"
)
SECTION: Final = "it names the section of the outlet"
OUTLET: Final = "it names the outlet, above the title"
AUTHOR: Final = "it says who wrote the text"
DATED: Final = "it says where and when the text was published"
COLUMN: Final = "it tells of the column, above the title"
INTRODUCED: Final = "it introduces the text, above its by-line"
SUBTITLE: Final = "it introduces the text, below its title"


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
    above = _above(near, lines, head)
    title = above if marked is None else marked
    found = {at: read_ for at, (_, line) in enumerate(near) if at != title and (read_ := _by_line(line))}
    _names(near, title, found)
    if title < len(near):
        _title(near[title], head, is_marked=marked is not None)
    if "title" in head.facts and "author" not in head.facts:
        _name_alone(near, title, lines, found)
    for at in [at + 1 for at, one in found.items() if one.author and title < at + 1 < len(near)]:
        if at not in found and by_lines.is_work(_bare(near[at][1])):
            found[at] = ByLine(is_signed=True)
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
    below = [near[at] for at in range(title + 1, min(len(near), max(first, title + 2))) if at not in found]
    for number, line in below:
        if _LABELS.fullmatch(_bare(line)):
            head.apart[number] = ("navigation", SECTION)
        elif first in found and "title" in head.facts:
            head.apart[number] = ("note", INTRODUCED)
        elif "title" in head.facts and _is_subtitle(number, lines):
            head.apart[number] = ("note", SUBTITLE)
    for number, line in below:
        if number in head.apart and (who := _SAYS_WHO.search(_bare(line).rstrip("."))):
            head.facts.setdefault("author", (who["name"], number))
    if "author" not in head.facts and (told := foot.author(lines)):
        head.facts["author"] = told
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


def _above(near: Sequence[tuple[int, ImportedLine]], lines: Sequence[ImportedLine], head: Head) -> int:
    """Return the place of the title; put the lines above it that name a section, the outlet, a column or its
    writer into `head`."""
    for at, (number, line) in enumerate(near):
        text = _bare(line)
        if _LABELS.fullmatch(text):
            head.apart[number] = ("navigation", SECTION)
            continue
        after = near[_next(near, at)][1]
        is_above = after is not line and _is_title(after) and line.origin in ("", "header")
        is_longer = is_above and len(after.text.split()) > max(len(text.split()), _SECTION)
        if is_above and not set(range(at)) - _labelled(near) and (name := _outlet(text)):
            head.apart[number] = ("navigation", OUTLET)
            head.facts["outlet"] = (name, number)
        elif is_longer and _is_section(near, at):
            head.apart[number] = ("navigation", SECTION)
        elif is_longer and "author" not in head.facts and (name := _columnist(near, at, lines)):
            head.apart[number] = ("by-line", AUTHOR)
            head.facts["author"] = (name, number)
        elif is_longer and _is_slogan(text, after, below_name="author" in head.facts):
            head.apart[number] = ("navigation", COLUMN)
        elif not (is_above and _by_line(line)):
            return at
    return len(near)


def _labelled(near: Sequence[tuple[int, ImportedLine]]) -> set[int]:
    return {at for at, (_, line) in enumerate(near) if _LABELS.fullmatch(_bare(line))}


def _is_section(near: Sequence[tuple[int, ImportedLine]], at: int) -> bool:
    """Return whether a short line above the title is the name of a section: a subject that newspapers have,
    or a few words beside one of their labels, or in capitals joined by a sign."""
    text = _bare(near[at][1])
    if _SUBJECTS.fullmatch(text):
        return True
    is_beside = bool({at - 1, at + 1} & _labelled(near)) and not by_lines.person(text)
    is_joined = text.isupper() and bool(re.search(r" [&|/] ", text))
    return (is_beside or is_joined) and len(re.findall(r"\w+", text)) <= _SECTION and not _ENDS.search(text)


def _columnist(near: Sequence[tuple[int, ImportedLine]], at: int, lines: Sequence[ImportedLine]) -> str:
    """Return the name of the writer that a line alone above a title is; nothing where a by-line names one, or
    the text has its words in small letters."""
    text = _bare(near[at][1])
    name = by_lines.person(text)
    if not name or any((read_ := _by_line(line)) and read_.author for _, line in near):
        return ""
    return name if _is_of_nobody_else(name, lines) else ""


def _is_of_nobody_else(name: str, lines: Sequence[ImportedLine]) -> bool:
    """Return whether no word of a name is in the text in small letters, as the words of a title are."""
    parts = {part.casefold() for part in re.findall(r"\w{3,}", name) if part[0].isupper()}
    return not any(parts & set(re.findall(r"\w{3,}", line.text)) for line in lines)


def _is_slogan(text: str, after: ImportedLine, *, below_name: bool) -> bool:
    """Return whether a line above a longer one is the slogan of a column or a paper."""
    return bool(_SLOGAN.search(text)) or (below_name and len(after.text.split()) <= _HEADLINE)


def _is_subtitle(number: int, lines: Sequence[ImportedLine]) -> bool:
    """Return whether the line below the title introduces a text: without a full stop, above sentences with
    one, or with the name of the writer at its end."""
    line = lines[number - 1]
    text = _bare(line)
    after = next((one for one in lines[number:] if one.text.strip()), None)
    if line.origin not in ("", "p", "header") or not after or not _ENDS.search(after.text):
        return False
    if _ENDS.search(text):
        who = _SAYS_WHO.search(text.rstrip("."))
        return bool(who and foot.lines_of(lines, who["name"]))
    return len(text.split()) >= _SUBTITLE and not _NO_TITLE.search(text)


def _bare(line: ImportedLine) -> str:
    """Return the words of a line without the signs around it."""
    return fold(line.text).strip().strip("*_[] ")


def _next(near: Sequence[tuple[int, ImportedLine]], at: int) -> int:
    """Return the place of the next line that names no section and is no by-line."""
    after = ((n, near[n][1]) for n in range(at + 1, len(near)))
    return next((n for n, line in after if not _LABELS.fullmatch(_bare(line)) and not _by_line(line)), at)


def _outlet(text: str) -> str:
    """Return the name of an outlet that a line alone above a title is, or nothing."""
    if by_lines.is_outlet(text) and len(text.split()) <= 5:
        return text
    return re.split(r"\s+[-–—|:·]\s+", text)[0] if _SITE.match(text) else ""


def _is_outlet(text: str) -> bool:
    return by_lines.is_outlet(text) and not _LABELS.fullmatch(text)


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
    return None if _is_heading(line) else by_lines.read(line.text)


def _names(near: Sequence[tuple[int, ImportedLine]], title: int, found: dict[int, ByLine]) -> None:
    """Add to by-lines each name that is alone on a line beside one that names no author, or no outlet."""
    for at in (n for n in range(len(near)) if n != title and n not in found and not _is_heading(near[n][1])):
        beside = [found[n] for n in (at - 1, at + 1) if n in found]
        text = _bare(near[at][1])
        if beside and not any(one.author for one in beside) and (author := by_lines.person(text)):
            found[at] = ByLine(author=author, is_signed=True)
        elif beside and not any(one.outlet for one in beside) and _is_outlet(text) and at > title:
            found[at] = ByLine(outlet=text)


def _name_alone(
    near: Sequence[tuple[int, ImportedLine]],
    title: int,
    lines: Sequence[ImportedLine],
    found: dict[int, ByLine],
) -> None:
    """Add to by-lines the name of a person that is alone on a line below the title, where no line names an
    author."""
    if any(one.author for one in found.values()):
        return
    for at in range(title + 1, min(len(near), title + 2 + _INTRODUCTION)):
        author = "" if _is_heading(near[at][1]) or at in found else by_lines.alone(_bare(near[at][1]))
        if author and _is_of_nobody_else(author, lines):
            found[at] = ByLine(author=author, is_signed=True)
            return


def _is_heading(line: ImportedLine) -> bool:
    return bool(re.fullmatch("h[1-6]", line.origin))
