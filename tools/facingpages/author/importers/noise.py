"""Noise: lines that may not be the author's argument, each proposed with the reason; a person decides.

The patterns are ours, and are in `data/noise.tsv`.  They ask for more than one sign where a word alone
could be in an argument ("subscribe to a theory"): the line is short, or it is nothing but the phrase.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, cast, get_args

from facingpages.author.importers import foot, front_matter, heads
from facingpages.author.importers.model import Brought, ImportedLine
from facingpages.course.formats.seeds import NoiseKind
from facingpages.text.citation_styles import entries, headings
from facingpages.text.folded import Lines, fold

_FILE: Final = Path(__file__).parents[2] / "language" / "data" / "noise.tsv"
KINDS: Final = get_args(NoiseKind)
AROUND: Final = "it is around the article, not in it"
_MISSES: Final = 3
_LISTED: Final = 3  # entries at least, of a list without a heading
_NEAR_END: Final = 5  # lines of text, among which a list on one line is
_REPEATED: Final = 3  # times: what a page lists so often is a menu
_SHORT: Final = 25  # words: longer lines are paragraphs of an argument


@dataclass(frozen=True, slots=True)
class Proposal:
    """Lines that may be noise of a kind, and the reason; `shown` is how they begin."""

    lines: Lines
    kind: NoiseKind
    reason: str
    shown: str


def _patterns() -> Iterator[tuple[NoiseKind, re.Pattern[str], str]]:
    for line in _FILE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, reason, pattern = line.split("\t")
            yield cast(NoiseKind, kind), re.compile(pattern), reason


_PATTERNS: Final = tuple(_patterns())
_ORIGINS: Final[dict[str, tuple[NoiseKind, str]]] = {
    "figcaption": ("caption", "the page marks it as the caption of a picture"),
    "nav": ("navigation", "the page marks it as navigation"),
    "footer": ("navigation", "the page marks it as its footer"),
    "aside": ("navigation", "the page sets it apart from the text"),
    "note": ("note", "it is a note of the file"),
    front_matter.ORIGIN: ("by-line", "the file says it above the text"),
}
_NUMBERED: Final = re.compile(r"^\[?\^?\d{1,3}(?:[\].):]|\s)")
_ENTRY: Final = re.compile(
    rf"\b(1[5-9]|20)\d\d\b|\b(?:[a-z0-9-]+\.)+[a-z]{{2,}}\b|{_NUMBERED.pattern}"
)  # a year, an address, or a number in front
_COMMENTS: Final = re.compile(
    r"(?i)^(\d+ *)?((reader|user)s?'? *)?(comments?|commentaires?|kommentare?|comentarios?|commenti)\b[.:"
    r" (]*(\(?\d+)?\)?$"
)
_QUOTED: Final = re.compile(r"[*_> ]*[\"«]\s?([^\"«»]+?)\s?[\"»][*_ ]*|>[*_> ]*([^\"«»]+?)[*_ ]*")
_SHOWN_AGAIN: Final = "it shows words of the text again"
_LEAST_SHOWN: Final = 5  # words
_LONGEST_SHOWN: Final = 200  # characters
_MOST_SHOWN: Final = 20  # lines that are looked for
_TELLS: Final = "it says who the author is"
_MENUS: Final = ("li", "nav", "aside", "footer")
_ITEM: Final = 12  # words: an item of a menu has fewer
_BEFORE: Final = 80  # words that are before comments; a link to them may be at the head of a page


def propose(lines: Sequence[ImportedLine]) -> tuple[Proposal, ...]:
    """Return what may be noise, in the order of the text; lines in a row of one kind and reason are one
    proposal."""
    listed = source_list(lines)
    spoken = comments(lines)
    apart = [Lines((listed[0] or listed[1]).first, listed[1].last)] if listed else []
    apart += [spoken] if spoken else []
    made: list[Proposal] = []
    for one in _single(lines, apart):
        last = made[-1] if made else None
        if (
            last
            and (last.kind, last.reason) == (one.kind, one.reason)
            and last.lines.last + 1 == one.lines.first
        ):
            made[-1] = replace(last, lines=Lines(last.lines.first, one.lines.last))
        else:
            made.append(one)
    if listed:
        where = apart[0]
        made.append(
            Proposal(
                where, "source list", "it is the text's own list of sources", lines[where.first - 1].text
            )
        )
    if spoken:
        made.append(
            Proposal(
                spoken,
                "reader comment",
                "it is below the heading of the comments",
                lines[spoken.first - 1].text,
            )
        )
    return tuple(sorted(made, key=lambda proposal: proposal.lines.first))


def source_list(lines: Sequence[ImportedLine]) -> tuple[Lines | None, Lines] | None:
    """Return the line of the heading, if there is one, and the lines of the entries of a text's own source
    list, or None."""
    for number in range(len(lines), len(lines) // 3, -1):
        if lines[number - 1].around:
            continue
        heading = fold(lines[number - 1].text).strip()
        if headings.is_of_sources(heading) or (headings.is_of_notes(heading) and _begins_list(lines, number)):
            last = max(_entries(lines, number), default=number)
            return (Lines(number, number), Lines(number + 1, last)) if last > number else None
    listed = _headless(lines) or _run_in(lines)
    return (None, listed) if listed else None


def _headless(lines: Sequence[ImportedLine]) -> Lines | None:
    """Return the lines at the end of a text that are entries, one and all, below no heading of a list."""
    filled = [
        number
        for number, line in enumerate(lines, 1)
        if line.text.strip() and not line.around and line.origin not in ("note", "footer")
    ]
    end = len(filled)
    while end and len(filled) - end < _MISSES and not entries.is_plainly(lines[filled[end - 1] - 1].text):
        end -= 1
    first = end
    while first and entries.is_plainly(lines[filled[first - 1] - 1].text):
        first -= 1
    return Lines(filled[first], filled[end - 1]) if end - first >= _LISTED and first else None


def _run_in(lines: Sequence[ImportedLine]) -> Lines | None:
    """Return the line of a list that is all on one line, near the end of a text, with its heading before it."""
    filled = [number for number, line in enumerate(lines, 1) if line.text.strip() and not line.around]
    near = filled[-_NEAR_END:] if len(filled) > _NEAR_END else []
    found = [number for number in near if headings.run_in(fold(lines[number - 1].text))]
    return Lines(found[-1], found[-1]) if found else None


def comments(lines: Sequence[ImportedLine]) -> Lines | None:
    """Return the lines of readers' comments: from their heading, without it, to the next heading as high
    or the end; None if there are none."""
    words, all_words = 0, sum(_words(line) for line in lines)
    for number, line in enumerate(lines, 1):
        if words >= max(_BEFORE, all_words / 3) and _COMMENTS.match(fold(line.text).strip()):
            inside = lines[number : _end(lines, number)]
            filled = [place for place, one in enumerate(inside, number + 1) if one.text.strip()]
            return Lines(filled[0], filled[-1]) if filled else None
        words += _words(line)
    return None


def _words(line: ImportedLine) -> int:
    """Return the number of words of a line; 0 for one around the article, or as short as an item of a
    menu."""
    number = len(line.text.split())
    return 0 if line.around or (line.origin in _MENUS and number < _ITEM) else number


def _end(lines: Sequence[ImportedLine], heading: int) -> int:
    """Return after how many lines of the text what is under a heading is at its end."""
    level = _level(lines[heading - 1]) or 6
    listed = source_list(lines)
    for number in range(heading + 1, len(lines) + 1):
        if (
            0 < _level(lines[number - 1]) <= level
            or (listed and number == (listed[0] or listed[1]).first)
            or lines[number - 1].origin == "footer"
        ):
            return number - 1
    return len(lines)


def _level(line: ImportedLine) -> int:
    """Return the level of a line that the file marks as a heading, else 0."""
    return int(line.origin[1]) if re.fullmatch(r"h[1-6]", line.origin) else 0


def _begins_list(lines: Sequence[ImportedLine], heading: int) -> bool:
    first = next((line for line in lines[heading:] if line.text.strip()), None)
    return first is not None and (first.origin == "li" or bool(_NUMBERED.match(fold(first.text))))


def _entries(lines: Sequence[ImportedLine], heading: int) -> Iterator[int]:
    """Yield the lines below a heading that look like entries, until three lines in a row do not or another
    heading is there."""
    misses = 0
    for number in range(heading + 1, len(lines) + 1):
        if lines[number - 1].origin == "note":
            return
        if _level(lines[number - 1]) or _COMMENTS.match(fold(lines[number - 1].text).strip()):
            return
        if lines[number - 1].origin == "li" or _ENTRY.search(fold(lines[number - 1].text)):
            misses = 0
            yield number
        elif (misses := misses + 1) == _MISSES:
            return


def _single(lines: Sequence[ImportedLine], apart: Sequence[Lines]) -> Iterator[Proposal]:
    """Yield each line that may be noise by itself, outside of the lines that are set apart as a whole."""
    filled = [
        (n, line)
        for n, line in enumerate(lines, 1)
        if line.text.strip() and not line.around and line.origin != front_matter.ORIGIN
    ]
    first, heading = next(
        (pair for pair in filled if pair[1].origin == "h1"), filled[0] if filled else (0, None)
    )
    title = fold(heading.text).strip().casefold() if heading else ""
    listed = Counter(line.text for line in lines if line.origin in ("li", "nav"))
    head, shown = heads.read(lines), _shown_again(lines)
    told = foot.lines_of(lines, head.facts.get("author", ("",))[0])
    for number, line in enumerate(lines, 1):
        if not line.text.strip() or any(where.first <= number <= where.last for where in apart):
            continue
        if line.around:
            yield Proposal(Lines(number, number), "navigation", AROUND, line.text)
            continue
        found: tuple[NoiseKind, str] | None = head.apart.get(number) or _kind(line)
        if not found and listed[line.text] >= _REPEATED:
            found = ("navigation", f"the page lists it {listed[line.text]} times")
        if (
            not found
            and number > first
            and fold(line.text).strip().casefold() == title
            and len(title.split()) > 2
        ):
            found = ("repeated title", "it says the first line again")
        if not found and number != first and number in shown:
            found = ("repeated title", _SHOWN_AGAIN)
        if not found and number in told and number != first:
            found = ("by-line", _TELLS)
        if found:
            yield Proposal(Lines(number, number), found[0], found[1], line.text)


def _shown_again(lines: Sequence[ImportedLine]) -> set[int]:
    """Return the lines, among the first that may be some, of words that another line of the text has: one
    quotation and nothing else, with marks or with a > before it."""
    short = (
        (n, fold(line.text).strip()) for n, line in enumerate(lines, 1) if len(line.text) <= _LONGEST_SHOWN
    )
    quotations = (
        (number, (quoted[1] or quoted[2]).strip(" .!?,"))
        for number, text in short
        if (quoted := _QUOTED.fullmatch(text))
    )
    few = [(n, words) for n, words in quotations if len(words.split()) >= _LEAST_SHOWN][:_MOST_SHOWN]
    whole = fold("\n".join(line.text for line in lines)) if few else ""
    return {number for number, words in few if whole.count(words) > 1}


def _kind(line: ImportedLine) -> tuple[NoiseKind, str] | None:
    text = fold(line.text).strip()
    if _COMMENTS.match(text):
        return "comment link", "it leads to comments"
    if len(text.split()) <= _SHORT:
        for kind, pattern, reason in _PATTERNS:
            if pattern.search(text):
                return kind, reason
    return _ORIGINS.get(line.origin)


def without_around(brought: Brought, approved: Sequence[Proposal]) -> tuple[Brought, tuple[Proposal, ...]]:
    """Return a text without the lines that are approved to be around the article, and the other proposals by
    the numbers that the lines then have; a line that nobody took out is text like every other."""
    gone = {n for one in approved if one.reason == AROUND for n in range(one.lines.first, one.lines.last + 1)}
    kept = [number for number in range(1, len(brought.lines) + 1) if number not in gone]
    place = {number: new for new, number in enumerate(kept, 1)}
    left: list[Proposal] = []
    for one in approved:
        within = [place[n] for n in range(one.lines.first, one.lines.last + 1) if n in place]
        if within:
            left.append(replace(one, lines=Lines(within[0], within[-1])))
    lines = tuple(replace(brought.lines[number - 1], around=False) for number in kept)
    links = [replace(one, line=place[one.line + 1] - 1) for one in brought.links if one.line + 1 in place]
    raw = None if gone else brought.raw
    return replace(brought, lines=lines, links=tuple(links), raw=raw), tuple(left)
