"""The introduction of a lesson on its sheets: the paragraphs that open its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from facingpages.course import directives
from facingpages.handout.model.sheet import Block, Paragraph

_TODO: Final = re.compile(r"todo\b", re.IGNORECASE)
# A heading, a quotation, a table, HTML, a fence, a list, a directive.
_NO_PROSE: Final = re.compile(r"[#>|<!`~\[]|[-*+] |\d+[.)] |:::")
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_EMPHASIS: Final = re.compile(r"(?<![\w\\])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")


def introduction(page: str) -> Iterator[Block]:
    """Yield what a lesson says at its beginning."""
    for text in prose(page):
        yield Paragraph(text)


def prose(page: str) -> list[str]:
    """Return the plain paragraphs between the head of a page and its next heading, exercise or passages.

    A page that lets the reader try first has none there: it opens with the paragraph after its first
    exercise."""
    _, _, body = page.partition("\n---\n")
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", body)]
    end = next((at for at, block in enumerate(blocks) if _ends(block)), len(blocks))
    if opening := _paragraphs(blocks[:end]):
        return opening
    tried = next((at for at, block in enumerate(blocks) if block.startswith("::: exercise ")), len(blocks))
    return _paragraphs(blocks[tried:])[:1]


def _ends(block: str) -> bool:
    directive = directives.parse(block)
    return bool(re.match(r"#{2,6} ", block) or (directive and directive.name != "lesson"))


def _paragraphs(blocks: list[str]) -> list[str]:
    return [_plain(block) for block in blocks if block and not (_NO_PROSE.match(block) or _TODO.match(block))]


def _plain(text: str) -> str:
    """Return a paragraph without the signs of Markdown."""
    text = _LINK.sub(r"\1", text)
    while (shorter := _EMPHASIS.sub(r"\2", text)) != text:
        text = shorter
    return re.sub(r"\\([\\`*_{}\[\]()#+.!<>-])", r"\1", text)
