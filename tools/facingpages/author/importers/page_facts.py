"""Page facts: what a web page says of its text outside of it (title, author, outlet, date), and where.

A fact is a proposal: the text of the seed must state it too, so the line that does is kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from bs4 import BeautifulSoup, Tag

Name = Literal["title", "author", "outlet", "date"]

_META: Final[dict[str, Name]] = {
    "dc:title": "title",
    "dc.title": "title",
    "dcterm:title": "title",
    "og:title": "title",
    "twitter:title": "title",
    "parsely-title": "title",
    "title": "title",
    "author": "author",
    "article:author": "author",
    "dc.creator": "author",
    "parsely-author": "author",
    "og:site_name": "outlet",
    "article:published_time": "date",
    "date": "date",
    "dc.date": "date",
    "pubdate": "date",
}
_ARTICLES: Final = re.compile(r"(?i)article|posting|report|review$")
_DEEPEST: Final = 6
_MOST: Final = 300  # characters of a fact
_CUT: Final = re.compile(r"\s+(?:[|\u2013\u2014\u00b7\u00bb:-]|::|//)\s+")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact that a page states about its text, and the part of the page that states it."""

    name: Name
    words: str
    place: str


def of_page(soup: BeautifulSoup) -> tuple[Fact, ...]:
    """Return the facts that a page states, the most trusted place of each first; one fact may have
    several."""
    facts = [*_of_json(soup), *sorted(_of_meta(soup), key=_trust), *_of_tags(soup)]
    return tuple(dict.fromkeys(fact for fact in facts if fact.words))


def _trust(fact: Fact) -> int:
    return [f"<meta {label}>" for label in _META].index(fact.place)


def best(facts: tuple[Fact, ...]) -> dict[str, Fact]:
    """Return one fact a name: the first, and for a title the words that two places agree on, without the
    name of the site."""
    chosen: dict[str, Fact] = {}
    for fact in facts:
        chosen.setdefault(fact.name, fact)
    titles = [fact for fact in facts if fact.name == "title"]
    for fact in titles:
        if any(
            _plain(fact.words) == _plain(part)
            for other in titles
            if other is not fact
            for part in _parts(other)
        ):
            chosen["title"] = fact
            break
    return chosen


def _parts(title: Fact) -> list[str]:
    """Return a title whole, and without what a sign sets apart at its beginning or end."""
    cuts = list(_CUT.finditer(title.words))
    return [
        title.words,
        *(title.words[: cut.start()] for cut in cuts),
        *(title.words[cut.end() :] for cut in cuts),
    ]


def _plain(words: str) -> str:
    return "".join(re.findall(r"\w+", words.casefold()))


def _clean(words: object) -> str:
    """Return words on one line; nothing for an address, which is no fact a reader can read."""
    text = " ".join(str(words).split()) if isinstance(words, str) else ""
    return "" if re.match(r"(?i)https?://|www\.|@", text) else text[:_MOST]


def _of_json(soup: BeautifulSoup) -> Iterator[Fact]:
    for script in soup.find_all("script", type=re.compile(r"(?i)^application/ld\+json")):
        try:
            content = json.loads(script.string or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _articles(content, 0):
            yield Fact("title", _clean(node.get("headline")), "JSON-LD")
            yield Fact("author", _named(node.get("author")), "JSON-LD")
            yield Fact("outlet", _named(node.get("publisher")), "JSON-LD")
            yield Fact("date", _clean(node.get("datePublished")), "JSON-LD")


def _articles(node: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for item in node:
            yield from _articles(item, depth + 1)
    elif isinstance(node, dict):
        kinds = node.get("@type")
        if any(
            isinstance(kind, str) and _ARTICLES.search(kind)
            for kind in (kinds if isinstance(kinds, list) else [kinds])
        ):
            yield node
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(node.get(name), depth + 1)


def _named(node: Any) -> str:
    """Return the name or the names of a person or an organisation."""
    nodes = node if isinstance(node, list) else [node]
    names = [_clean(one.get("name") if isinstance(one, dict) else one) for one in nodes]
    return ", ".join(dict.fromkeys(name for name in names if name))


def _of_meta(soup: BeautifulSoup) -> Iterator[Fact]:
    for meta in soup.find_all("meta"):
        for label in str(meta.get("property") or meta.get("name") or "").casefold().split():
            if name := _META.get(label):
                yield Fact(name, _clean(meta.get("content")), f"<meta {label}>")


def _of_tags(soup: BeautifulSoup) -> Iterator[Fact]:
    if isinstance(title := soup.find("title"), Tag):
        yield Fact("title", _clean(title.get_text()), "<title>")
    headings = [heading for heading in soup.find_all("h1") if heading.get_text().strip()]
    if len(headings) == 1:
        yield Fact("title", _clean(headings[0].get_text()), "<h1>")
    if isinstance(link := soup.find("a", rel="author"), Tag):
        yield Fact("author", _clean(link.get_text()), "<a rel=author>")
    if isinstance(time := soup.find("time"), Tag):
        yield Fact("date", _clean(time.get_text()) or _clean(time.get("datetime")), "<time>")
