"""From words that a teacher points at to the selector that a file needs."""

from __future__ import annotations

import re
from typing import Any

from facingpages.course.course import Course
from facingpages.course.placing import Placed, describe
from facingpages.desk.bench import placed
from facingpages.desk.requests.refusal import Refusal
from facingpages.files.yaml_read import Plain
from facingpages.text.folded import Range, Text


def selected(
    course: Course,
    values: dict[str, Plain],
    words: list[int],
    within: list[str | int] | None = None,
    whole: bool = False,
) -> dict[str, Any]:
    """Return the selector of some words, by their numbers, and the words as they are in the text.

    `within` names a field, as `sentence`, in whose words alone the selector must be the only match;
    `whole` takes in the signs that cling to the words."""
    start, end = words
    shown = placed.passages(values, course)
    for index, passage in enumerate(shown):
        if start < end and Range(start, end) in passage.words:
            where = passage.characters(Range(start, end))
            if whole:
                where = _with_signs(passage.text, where)
            zones = placed.zones_of(shown)
            if within is not None:
                zones, index = placed.within(values, shown, tuple(within)), 0
                if not zones or where not in zones[0].where:
                    raise Refusal("these words are not in the sentence", "Choose words of the sentence.")
            selector = describe(Placed(index, where), zones)
            return {
                "seed": passage.seed.id,
                "selector": placed.as_data(selector.exact, selector.prefix, selector.suffix),
                "shown": passage.text.show(where),
                "line": passage.text.line_at(where.start),
            }
    raise Refusal("these words are not in one passage", "Choose words of one passage.")


def _with_signs(text: Text, where: Range) -> Range:
    """Return a stretch of words with the signs that cling to it, up to the nearest space on each side.

    A sign without spaces between two words, as a dash, goes with the first of them."""
    line = text.lines[text.line_at(where.start) - 1]
    touched, last = text.words_in(where), len(text.words)
    before = text.words[touched.start - 1].end if touched.start else 0
    after = text.words[touched.end].start if touched.end < last else len(text.folded)
    gap = text.folded[max(before, line.start) : where.start]
    spaced = re.search(r"\S*\Z", gap)
    start = where.start - len(spaced[0] if spaced and (before < line.start or spaced[0] != gap) else "")
    tail = re.match(r"\S*", text.folded[where.end : min(after, line.end)])
    return Range(start, where.end + len(tail[0] if tail else ""))
