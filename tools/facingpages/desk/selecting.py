"""From words that a teacher points at to the selector that a file needs."""

from __future__ import annotations

from typing import Any

from facingpages.course.course import Course
from facingpages.course.placing import Placed, describe
from facingpages.desk import placed, view
from facingpages.desk.refusal import Refusal
from facingpages.files.yaml_read import Plain
from facingpages.text.folded import Range


def selected(
    course: Course, values: dict[str, Plain], words: list[int], within: list[str | int] | None = None
) -> dict[str, Any]:
    """Return the selector of some words, by their numbers, and the words as they are in the text.

    `within` names a field, as `sentence`, in whose words alone the selector must be the only match."""
    start, end = words
    shown = placed.passages(values, course)
    for index, passage in enumerate(shown):
        if start < end and Range(start, end) in passage.words:
            where = passage.characters(Range(start, end))
            zones = placed.zones_of(shown)
            if within is not None:
                zones, index = placed.within(values, shown, tuple(within)), 0
                if not zones or where not in zones[0].where:
                    raise Refusal("these words are not in the sentence", "Choose words of the sentence.")
            selector = describe(Placed(index, where), zones)
            return {
                "seed": passage.seed.id,
                "selector": view.as_data(selector.exact, selector.prefix, selector.suffix),
                "shown": passage.text.show(where),
                "line": passage.text.line_at(where.start),
            }
    raise Refusal("these words are not in one passage", "Choose words of one passage.")
