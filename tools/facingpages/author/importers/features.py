"""Features: numbers that tell a line of an article from the rest of its page, taken from the text itself,
its tags and class names, the lines around it, and the part of the page that it is in.

They name no language: lengths are in letters, and class names are the same all over the web.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from bs4 import Tag

_DEEPEST: Final = 200  # elements around a line that are looked at
_FULL: Final = 80  # letters of a line that is likely to be a paragraph
_TAGS: Final = ("p", "li", "h1", "h2", "h3", "h4", "td", "dd", "blockquote", "pre", "figcaption", "div")
_AROUND: Final = (
    "nav",
    "aside",
    "footer",
    "header",
    "form",
    "article",
    "main",
    "table",
    "figure",
    "section",
    "li",
)
_NAMES: Final = {
    "body": r"article|body|content|entry|post|story|text|main|prose|copy",
    "comment": r"comment|disqus|reply|replies|discuss|feedback|respond",
    "aside": r"sidebar|aside|widget|rail|promo|related|recommend|more|teaser|popular|trending|similar|also",
    "site": r"nav|menu|breadcrumb|footer|header|masthead|banner|cookie|consent|modal|popup|login|search",
    "share": r"share|social|facebook|twitter|follow|toolbar|tool|action|button|print|rating",
    "meta": r"byline|author|meta|date|time|publish|tag|categor|bio|info|credit|source|copyright",
    "picture": r"caption|image|photo|gallery|figure|media|video|thumb",
    "advert": r"\bads?\b|advert|sponsor|newsletter|subscribe|signup|paywall|donate|outbrain|taboola",
    "list": r"list|archive|index|toc|pager|pagination|prev|next",
    "hidden": r"hidden|hide|print-only|screen-reader|sr-only|invisible|noprint",
}  # fmt: skip
_NAMED: Final = {name: re.compile(pattern) for name, pattern in _NAMES.items()}
_SENTENCE: Final = re.compile(r"[.!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964](?=[\s\"'\u201d\u2019)\]]|$)")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DATED: Final = re.compile(r"\b(19|20)\d\d\b|\b\d{1,2}:\d\d\b")
_ODD: Final = re.compile(r"[|\u00bb\u203a\u00a9\u2022>]")


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of a page: its text, the element that its first words are in, and how many of its letters are
    in links."""

    text: str
    element: Tag
    linked: int


@dataclass(slots=True)
class _Part:
    """Counts over all lines of one element of the page."""

    letters: int = 0
    linked: int = 0
    full: int = 0
    lines: int = 0
    score: float = 0.0
    first: int = -1
    last: int = -1


@dataclass(slots=True)
class _Page:
    parts: dict[int, _Part] = field(default_factory=lambda: defaultdict(_Part))
    alike: dict[tuple[str, ...], _Part] = field(default_factory=lambda: defaultdict(_Part))
    chains: list[list[Tag]] = field(default_factory=list)
    likes: list[tuple[str, ...]] = field(default_factory=list)


def names(element: Tag) -> str:
    """Return the class names and the id of an element, in small letters."""
    classes: object = element.get("class") or []
    said = " ".join([*classes] if isinstance(classes, list) else [str(classes)])
    return _CAMEL.sub(" ", f"{said} {element.get('id') or ''}").casefold()


def of_page(spots: Sequence[Spot]) -> list[list[float]]:
    """Return the features of each line of a page, in the order of the lines."""
    page = _page(spots)
    named = _names_of(page)
    best = _best(page)
    chain = next((c[at:] for c in page.chains for at, e in enumerate(c) if id(e) == best), [])
    up = {id(element): step for step, element in enumerate(chain)}
    letters = sum(len(spot.text) for spot in spots) or 1
    full = sum(_is_full(spot) for spot in spots) or 1
    titles = [n for n, spot in enumerate(spots) if any(e.name == "h1" for e in page.chains[n][:3])]
    made = []
    before = 0
    for number, spot in enumerate(spots):
        row = _of_text(spot.text, spot.linked)
        row += _of_tags(page.chains[number], named)
        row += _of_parts(page, number, best, up, full)
        row += _of_place(spots, number, before / letters, titles)
        made.append(row)
        before += len(spot.text)
    return _with_neighbours(made, spots)


def _is_full(spot: Spot) -> bool:
    return len(spot.text) >= _FULL and spot.linked < 0.3 * len(spot.text)


def _page(spots: Sequence[Spot]) -> _Page:
    page = _Page()
    for number, spot in enumerate(spots):
        above = islice(spot.element.parents, _DEEPEST)
        chain = [spot.element, *(parent for parent in above if parent.name != "[document]")]
        while len(chain) > 1 and chain[0].name in (
            "a",
            "b",
            "i",
            "em",
            "strong",
            "span",
            "font",
            "u",
            "small",
        ):
            chain.pop(0)  # the block that the words are in
        like = tuple(f"{e.name} {names(e)}" for e in chain[:3])
        page.chains.append(chain)
        page.likes.append(like)
        own = 1 + spot.text.count(",") + spot.text.count("\u3001") + min(3.0, len(spot.text) / 100)
        for step, element in enumerate(chain):
            part = page.parts[id(element)]
            _count(part, spot, number)
            if _is_full(spot) and 0 < step < 5:
                part.score += own / step
        _count(page.alike[like], spot, number)
    return page


def _count(part: _Part, spot: Spot, number: int) -> None:
    part.letters += len(spot.text)
    part.linked += spot.linked
    part.full += _is_full(spot)
    part.lines += 1
    part.first = number if part.first < 0 else part.first
    part.last = number


def _best(page: _Page) -> int:
    """Return the id of the element with the most paragraphs near to it and the fewest links."""
    return max(
        page.parts,
        key=lambda id_: (
            page.parts[id_].score * (1 - page.parts[id_].linked / max(1, page.parts[id_].letters))
        ),
        default=0,
    )


def _names_of(page: _Page) -> dict[int, list[bool]]:
    """Return for each element of the page which kinds of names it bears."""
    found: dict[int, list[bool]] = {}
    for chain in page.chains:
        for element in chain:
            if id(element) not in found:
                said = "" if element.name in ("body", "html") else names(element)
                found[id(element)] = [bool(said and kind.search(said)) for kind in _NAMED.values()]
    return found


def _of_text(text: str, linked: int) -> list[float]:
    length = len(text)
    ends = len(_SENTENCE.findall(text))
    words = text.split()
    return [
        math.log1p(length),
        linked / length,
        float(ends),
        float(bool(_SENTENCE.search(text[-2:]))),
        float(text.endswith((":", "\u2026", "..."))),
        min(9.0, text.count(",") + text.count("\u3001")),
        sum(c.isdigit() for c in text) / length,
        sum(word[:1].isupper() for word in words) / max(1, len(words)),
        length / max(1, len(words)),
        float(bool(_DATED.search(text))),
        float(bool(_ODD.search(text))),
    ]


def _of_tags(chain: list[Tag], named: dict[int, list[bool]]) -> list[float]:
    tags = [element.name for element in chain]
    row = [float(tags.index(tag)) if tag in tags[:4] else 4.0 for tag in _TAGS]
    row += [float(min(9, tags.index(tag))) if tag in tags else 10.0 for tag in _AROUND]
    row.append(float(len(tags)))
    for kind in range(len(_NAMES)):
        steps = [step for step, element in enumerate(chain) if named[id(element)][kind]]
        row += [float(min(12, steps[0])) if steps else 13.0, float(min(4, len(steps)))]
    return row


def _of_parts(page: _Page, number: int, best: int, up: dict[int, int], full: int) -> list[float]:
    chain = page.chains[number]
    row: list[float] = []
    for step in (1, 2, 3, 4):
        part = page.parts[id(chain[min(step, len(chain) - 1)])]
        row += [
            math.log1p(part.letters),
            part.linked / part.letters,
            part.full / full,
            part.full / part.lines,
        ]
    shared = next((step for step, element in enumerate(chain) if id(element) in up), len(chain))
    above = up[id(chain[shared])] if shared < len(chain) else 20
    within = page.parts[best]
    alike = page.alike[page.likes[number]]
    row += [
        float(min(9, shared)),
        float(min(9, above)),
        float(number < within.first) - float(number > within.last),
        within.full / full,
        page.parts[id(chain[0])].score / (within.score or 1),
        max(page.parts[id(element)].score for element in chain[:4]) / (within.score or 1),
        math.log1p(alike.lines),
        alike.linked / alike.letters,
        math.log1p(alike.letters / alike.lines),
        alike.full / full,
        max((page.parts[id(e)].full for e in chain if id(e) not in up), default=0) / full,
    ]
    return row


def _of_place(spots: Sequence[Spot], number: int, before: float, titles: list[int]) -> list[float]:
    last = next((number - title for title in reversed(titles) if title <= number), -1)
    return [
        number / len(spots),
        before,
        math.log1p(len(spots)),
        float(min(200, last)),
        float(len(titles) > 0),
    ]


def _with_neighbours(rows: list[list[float]], spots: Sequence[Spot]) -> list[list[float]]:
    """Add to each line the length and links of the lines beside it, and how near the next paragraph is."""
    full = [n for n, spot in enumerate(spots) if _is_full(spot)]
    made = []
    for number, row in enumerate(rows):
        more: list[float] = []
        for step in (-3, -2, -1, 1, 2, 3):
            there = 0 <= number + step < len(rows)
            more += [rows[number + step][0], rows[number + step][1]] if there else [0.0, 1.0]
        near = [n for n in full if abs(n - number) <= 8]
        back = next((number - n for n in reversed(full) if n < number), 99)
        on = next((n - number for n in full if n > number), 99)
        more += [float(len(near)), float(min(30, back)), float(min(30, on))]
        made.append(row + more)
    return made
