"""Web pages and Markdown: every line of the text, one for each block; of a page, those that seem to be
around its article are marked, for a person to decide."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from dataclasses import replace
from typing import Final

import markdown
from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, Tag, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PreformattedString

from facingpages.author.importers import (
    article,
    front_matter,
    links,
    markdown_references,
    page_facts,
    superscripts,
)
from facingpages.author.importers.decoding import decode, decode_page
from facingpages.author.importers.features import Spot
from facingpages.author.importers.model import Brought, ImportedLine, counted, example

_BLOCKS: Final = frozenset(
    "address article aside blockquote body br dd details div dl dt fieldset figcaption figure footer form h1"
    " h2 h3 h4 h5 h6 header hr li main nav ol"
    " p pre section summary table tbody td tfoot th thead tr ul".split()
)
_LEFT_OUT: Final = frozenset(
    "script style noscript template svg math iframe object embed video audio canvas button input select textarea".split()
)
_TELLING: Final = frozenset(
    "aside figcaption footer header li nav h1 h2 h3 h4 h5 h6".split()
)  # parts that say what a line is
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")  # not the no-break space: it stays as received


def read(raw: bytes, encoding: str | None) -> Brought:
    """Return the text of a web page."""
    text, done = decode_page(raw, encoding)
    return _of_page(text, done)


def read_markdown(raw: bytes, encoding: str | None) -> Brought:
    """Return the text of a Markdown file without its signs; of its front matter, the lines that state what
    the text does not."""
    text, done = decode(raw, encoding)
    text = text.replace("\r\n", "\n")
    text, facts, left_out = front_matter.taken(text)
    done += left_out
    text, notes = markdown_references.notes(markdown_references.apart(text))
    made = _of_page(_as_html(text), done, is_page=False)
    if notes:
        told = f"put {counted(len(notes), 'note')} at the end, each with its number in brackets, which is in the text too"
        made = replace(made, done=(*made.done, told))
    above = (*front_matter.kept(facts, made.lines), *front_matter.title(facts, made.lines))
    if above:
        told = ", ".join(example(line.text) for line in above)
        made = replace(made, done=(*made.done, f"kept of the front matter, above the text: {told}"))
    return Brought(
        (*above, *made.lines, *(line for number, words in notes for line in _note(number, words))),
        ("left out the signs of Markdown: what is bold, a heading or a link is plain text", *made.done),
        {name: words for name, (_, words) in facts.items()},
        dict.fromkeys(facts, "front matter"),
    )


def _as_html(text: str) -> str:
    return markdown.markdown(text, extensions=["tables", "fenced_code"])


def _note(number: str, words: str) -> list[ImportedLine]:
    """Return the one line of a note, which Markdown may cut into several."""
    lines = _lines(BeautifulSoup(_as_html(words), "html.parser"), Counter(), Counter(), [])
    return [ImportedLine(" ".join((f"[{number}]", *(line.text for line in lines))), "note")]


def _of_page(text: str, done: tuple[str, ...], is_page: bool = True) -> Brought:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        soup = BeautifulSoup(text, "html.parser")
    _lead_out(soup)
    left_out: Counter[str] = Counter()
    small: Counter[str] = Counter()
    spots: list[Spot] = []
    lines = _lines(soup, left_out, small, spots)
    facts = page_facts.best(page_facts.of_page(soup))
    if is_page and (judged := article.is_text(spots)):
        inside = article.with_facts(spots, judged, facts)
        lines = [_judged(line, text) for line, text in zip(lines, inside, strict=True)]
    if left_out:
        done += (f"left out {', '.join(f'{name} x {number}' for name, number in sorted(left_out.items()))}",)
    done += superscripts.report(small)
    return Brought(
        tuple(lines),
        done,
        {name: fact.words for name, fact in facts.items()},
        {name: fact.place for name, fact in facts.items()},
    )


def _judged(line: ImportedLine, is_text: bool) -> ImportedLine:
    """Return a line with what its features say of it; then the part of the page that it is in says less."""
    origin = "" if is_text and line.origin in ("nav", "aside", "footer") else line.origin
    return replace(line, origin=origin, around=not is_text)


def _lines(root: Tag, left_out: Counter[str], small: Counter[str], spots: list[Spot]) -> list[ImportedLine]:
    """Return a line for each block with words in it; count what is left out and which small numbers are
    raised, and add to `spots` where each line is in the page.

    The walk is flat: pages may be nested without end.
    """
    made: list[ImportedLine] = []
    words: list[str] = []
    within: list[Tag] = []  # the element of each text of the line
    linked = in_link = 0
    origins: list[str] = []
    lists: list[str] = []
    raised_from: list[int] = []

    def flush() -> None:
        nonlocal linked
        line = _SPACE.sub(" ", links.tidy(_SPACE.sub(" ", "".join(words)))).strip(" ")
        if text := links.bare(line).strip():
            made.append(ImportedLine(line, origins[-1] if origins else ""))
            spots.append(Spot(text, within[0], min(linked, len(text))))
        words.clear()
        within.clear()
        linked = 0

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
                if node.name == "a":
                    in_link -= 1
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
            if node.name == "title":
                continue  # it is in what the page says of its text
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
            if node.name == "a":
                in_link += 1
            if node.name == "a" and (sign := _link_sign(node)):
                words.append(sign)
            todo.append((node, True))
            todo += [(child, False) for child in reversed(node.contents)]
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            words.append(str(node))
            if node.strip() and node.parent:
                within.append(node.parent)
                linked += len(node.strip()) if in_link else 0
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
    if tag.name in ("rt", "rp", "rtc"):
        return f"reading beside a word (<{tag.name}>)"
    hidden = (
        tag.has_attr("hidden")
        or tag.get("aria-hidden") == "true"
        or "display:none" in str(tag.get("style", "")).replace(" ", "")
    )
    return "hidden part" if hidden else None
