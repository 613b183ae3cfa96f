"""Web pages and Markdown: the text of the one article, or of all of the page, a line for each block."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Final

import markdown
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from facingpages.author.importers import links, markdown_references, superscripts
from facingpages.author.importers.decoding import decode, decode_page
from facingpages.author.importers.model import Brought, ImportedLine, counted

_BLOCKS: Final = frozenset(
    "address article aside blockquote body br dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol"
    " p pre section summary table tbody td tfoot th thead tr ul".split()
)
_LEFT_OUT: Final = frozenset(
    "script style noscript template svg math iframe object embed video audio canvas button input select textarea head".split()
)
_TELLING: Final = frozenset(
    "aside figcaption footer header li nav h1 h2 h3 h4 h5 h6".split()
)  # parts that say what a line is
_FRONT: Final = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_FRONT_LINE: Final = re.compile(r"^(title|author|date): *[\"']?(.*?)[\"']? *$", re.MULTILINE | re.IGNORECASE)
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")  # not the no-break space: it stays as received


def read(raw: bytes, encoding: str | None) -> Brought:
    """Return the text of a web page."""
    text, done = decode_page(raw, encoding)
    return _of_page(text, done)


def read_markdown(raw: bytes, encoding: str | None) -> Brought:
    """Return the text of a Markdown file without its signs and its front matter."""
    text, done = decode(raw, encoding)
    text = text.replace("\r\n", "\n")
    said: dict[str, str] = {}
    if front := _FRONT.match(text):
        said = {name.lower(): value for name, value in _FRONT_LINE.findall(front[1])}
        done += (f"left out the front matter ({counted(front[1].count(chr(10)) + 1, 'line')})",)
        text = text[front.end() :]
    text, notes = markdown_references.notes(markdown_references.apart(text))
    made = _of_page(_as_html(text), done)
    if notes:
        told = f"put {counted(len(notes), 'note')} at the end, each with its number in brackets, which is in the text too"
        made = replace(made, done=(*made.done, told))
    return Brought(
        (*made.lines, *(line for number, words in notes for line in _note(number, words))),
        ("left out the signs of Markdown: what is bold, a heading or a link is plain text", *made.done),
        {**made.said, **said},
    )


def _as_html(text: str) -> str:
    return markdown.markdown(text, extensions=["tables", "fenced_code"])


def _note(number: str, words: str) -> list[ImportedLine]:
    """Return the one line of a note, which Markdown may cut into several."""
    lines = _lines(BeautifulSoup(_as_html(words), "html.parser"), Counter(), Counter())
    return [ImportedLine(" ".join((f"[{number}]", *(line.text for line in lines))), "note")]


def _of_page(text: str, done: tuple[str, ...]) -> Brought:
    soup = BeautifulSoup(text, "html.parser")
    _lead_out(soup)
    said = _said(soup)
    parts = soup.find_all(["article", "main"])
    inner = [part for part in parts if not any(parent in parts for parent in part.parents)]
    root: Tag = soup
    outside = 0
    if len(inner) == 1:
        root = inner[0]
        outside = _length(_lines(soup, Counter(), Counter())) - _length(_lines(root, Counter(), Counter()))
    left_out: Counter[str] = Counter()
    small: Counter[str] = Counter()
    lines = tuple(_lines(root, left_out, small))
    if outside:
        done += (f"took the page's one <{root.name}>, and left out {counted(outside, 'word')} around it",)
    if left_out:
        done += (f"left out {', '.join(f'{name} x {number}' for name, number in sorted(left_out.items()))}",)
    done += superscripts.report(small)
    return Brought(lines, done, said)


def _length(lines: list[ImportedLine]) -> int:
    return sum(len(line.text.split()) for line in lines)


def _said(soup: BeautifulSoup) -> dict[str, str]:
    """Return what the head of a page says of it."""
    names = {
        "author": "author",
        "date": "date",
        "article:published_time": "date",
        "og:site_name": "outlet",
        "og:title": "title",
    }
    said: dict[str, str] = {}
    for meta in soup.find_all("meta"):
        name = names.get(str(meta.get("name") or meta.get("property") or ""))
        if name and meta.get("content"):
            said.setdefault(name, str(meta["content"]))
    return said


def _lines(root: Tag, left_out: Counter[str], small: Counter[str]) -> list[ImportedLine]:
    """Return a line for each block with words in it; count what is left out and which small numbers are
    raised.

    The walk is flat: pages may be nested without end.
    """
    made: list[ImportedLine] = []
    words: list[str] = []
    origins: list[str] = []
    lists: list[str] = []
    raised_from: list[int] = []

    def flush() -> None:
        line = _SPACE.sub(" ", links.tidy(_SPACE.sub(" ", "".join(words)))).strip(" ")
        words.clear()
        if line.strip():
            made.append(ImportedLine(line, origins[-1] if origins else ""))

    todo: list[tuple[object, bool]] = [(root, False)]
    while todo:
        node, leaving = todo.pop()
        if isinstance(node, Tag):
            block, telling = node.name in _BLOCKS, node.name in _TELLING
            if block:
                flush()
            if leaving:
                if telling:
                    origins.pop()
                if node.name in ("ol", "ul"):
                    lists.pop()
                if node.name == "a" and _link_sign(node):
                    words.append(links.CLOSED)
                if node.name == "sup":
                    start = raised_from.pop()
                    words[start:] = [
                        superscripts.in_line(
                            "".join(words[start:]), "".join(words[max(0, start - 3) : start]), small
                        )
                    ]
                continue
            if why := _why_left_out(node):
                left_out[why] += 1
                continue
            if telling:
                origins.append(
                    origins[-1] if node.name == "li" and origins else node.name
                )  # an item tells less than what its list is in
            if node.name == "sup":
                raised_from.append(len(words))
            if node.name == "img":
                left_out["picture"] += 1
            if node.name in ("ol", "ul"):
                lists.append(node.name)
            if node.name == "li" and lists[-1:] == ["ol"]:
                left_out["number of an item"] += 1
            if node.name == "a" and (sign := _link_sign(node)):
                words.append(sign)
            todo.append((node, True))
            todo += [(child, False) for child in reversed(node.contents)]
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            words.append(str(node))
    flush()
    return made


def _lead_out(soup: BeautifulSoup) -> None:
    """Make each address of a page one that leads there from outside of it, where the page tells its own."""
    page = soup.find("base", href=True) or soup.find("link", rel="canonical", href=True)
    told = soup.find("meta", property="og:url", content=True)
    own = (
        str(page["href"]) if isinstance(page, Tag) else str(told["content"]) if isinstance(told, Tag) else ""
    )
    for anchor in soup.find_all("a", href=True):
        anchor["href"] = links.absolute(str(anchor["href"]), own)


def _link_sign(anchor: Tag) -> str:
    """Return the sign that the words of an anchor begin; nothing where it leads to no other page."""
    return links.opened(str(anchor.get("href") or "").strip())


def _why_left_out(tag: Tag) -> str | None:
    if tag.name in _LEFT_OUT:
        return f"<{tag.name}>"
    hidden = (
        tag.has_attr("hidden")
        or tag.get("aria-hidden") == "true"
        or "display:none" in str(tag.get("style", "")).replace(" ", "")
    )
    return "hidden part" if hidden else None
