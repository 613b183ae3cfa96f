"""Frames: what is at the head or foot of pages, as running titles and page numbers, also in two lines or
on every second page."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice, pairwise
from typing import Final

from facingpages.author.importers.model import counted, example
from facingpages.author.importers.pdf.notes import is_note
from facingpages.author.importers.pdf.rows import Row, usual_gap

_LINES: Final = 3  # of a running head
_APART: Final = 1.4  # of the usual distance: so far is a running head from the text
_SHOWN: Final = 6
_PAGE: Final = re.compile(
    r"[-\u2013\u2014|\[( ]*(?:(?:page|seite|p\u00e1gina|pagina|p)\.? ?)?#(?: ?(?:of|/|von|de|sur|di) ?#)?[-\u2013\u2014|\]) ]*",
    re.IGNORECASE,
)  # a page number and nothing else
_Edge = tuple[str, bool]  # the words of a line without numbers, and whether it is apart from the text


def without_frames(pages: list[list[Row]]) -> tuple[list[list[Row]], list[str]]:
    """Return the pages without their heads, feet and page numbers, and what was left out."""
    edges = [{**_edge(page, top=True), **_edge(page, top=False)} for page in pages]
    often = Counter(key for edge in edges for key in {key for key, _ in edge.values()})
    kept: list[list[Row]] = []
    gone: list[str] = []
    for page, edge in zip(pages, edges, strict=True):
        frames = {place for place, one in edge.items() if _is_frame(one, often[one[0]], len(pages))}
        kept.append([row for place, row in enumerate(page) if place not in frames])
        gone += [page[place].text for place in sorted(frames)]
    if not gone:
        return kept, []
    shown = ", ".join(example(text) for text in list(dict.fromkeys(gone))[:_SHOWN])
    return kept, [f"left out {counted(len(gone), 'line')} at the head or foot of pages ({shown})"]


def _is_frame(edge: _Edge, number: int, pages: int) -> bool:
    """Return whether an edge is on most pages, or apart from the text on every second one as in a book; or
    a page number."""
    key, is_apart = edge
    enough = number * 5 >= pages * 2 if is_apart else number * 2 > pages
    return bool(_PAGE.fullmatch(key)) or (number >= 2 and enough)


def _edge(page: list[Row], *, top: bool) -> dict[int, _Edge]:
    """Return the lines at one edge of a page that may be a frame, by their places."""
    filled = [(place, row) for place, row in enumerate(page) if row.text]
    if not filled:
        return {}
    gap = usual_gap(page)
    if gap and all(row.height for _, row in filled):
        filled.sort(key=lambda one: one[1].height, reverse=top)
        sizes = Counter(row.size for _, row in filled)
        usual = sizes.most_common(1)[0][0]
        most = max(1, min(_LINES, len(filled) // 3))
        for number, ((_, row), (_, inner)) in enumerate(islice(pairwise(filled), most), 1):
            if abs(row.height - inner.height) > _APART * gap or (row.size < usual == inner.size):
                return {
                    place: (_numberless(row.text), True)
                    for place, row in filled[:number]
                    if not is_note(row, page)
                }
    elif not top:
        filled.reverse()
    place, row = filled[0]
    return {} if is_note(row, page) else {place: (_numberless(row.text), False)}


def _numberless(line: str) -> str:
    return re.sub(r"\d+", "#", line)
