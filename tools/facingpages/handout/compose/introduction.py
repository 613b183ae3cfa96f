"""The introduction of a lesson on its sheets: the paragraphs that open its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from facingpages.course import directives
from facingpages.handout.model.sheet import Block, Paragraph

_TODO: Final = re.compile(r"todo\b", re.IGNORECASE)
_NO_PROSE: Final = re.compile(r"[>|<!`~\[]|[-*+] |\d+[.)] ")  # a quotation, a table, a list, HTML, a fence
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_EMPHASIS: Final = re.compile(r"(?<![\w\\])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")


def introduction(page: str) -> Iterator[Block]:
    """Yield what a lesson says before its first exercise."""
    for text in prose(page):
        yield Paragraph(text)


def prose(page: str) -> list[str]:
    """Return the plain paragraphs between the head of a page and its next heading, exercise or passages."""
    found: list[str] = []
    _, _, body = page.partition("\n---\n")
    for block in re.split(r"\n\s*\n", body):
        text = " ".join(block.split())
        directive = directives.parse(text)
        if re.match(r"#{2,6} ", text) or (directive and directive.name != "lesson"):
            break
        if (
            text
            and not directive
            and not text.startswith("#")
            and not _NO_PROSE.match(text)
            and not _TODO.match(text)
        ):
            found.append(_plain(text))
    return found


def _plain(text: str) -> str:
    """Return a paragraph without the signs of Markdown."""
    text = _LINK.sub(r"\1", text)
    while (shorter := _EMPHASIS.sub(r"\2", text)) != text:
        text = shorter
    return re.sub(r"\\([\\`*_{}\[\]()#+.!<>-])", r"\1", text)
