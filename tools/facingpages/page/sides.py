"""My side: what the progress page needs to compare how a reader marked the texts of two sides.

The page computes on the device, from answers that were checked.  It gets ranges of words only: the loaded
ones, and those that could go either way.  Test forms are left out."""

from __future__ import annotations

import codecs
import json
from collections import Counter
from dataclasses import dataclass
from typing import Final

from facingpages.course.course import Course
from facingpages.course.items import MarkKey

FEWEST: Final = 20  # loaded spans on each of two sides, from which on the page compares


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of a course that can be compared, each with what its authors hold, and the keyed ranges of
    words, their letters turned by 13 so that nobody reads them by accident."""

    holds: tuple[str, ...]
    key: str
    fewest: int = FEWEST


def sides(course: Course) -> Sides | None:
    """Return what the progress page compares; None where fewer than two sides have enough loaded spans."""
    if not course.seeds_file:
        return None
    ids = [side.id for side in course.seeds_file.data.sides]
    counts: Counter[str] = Counter()
    keyed: dict[str, object] = {}
    for id, exercise in course.exercises.items():
        key, lesson = exercise.items[0].key, id.partition("/")[0]
        is_test = lesson in course.plans and course.plans[lesson].data.purpose == "test"
        if not isinstance(key, MarkKey) or is_test:
            continue
        for passage in exercise.stem.passages:
            counts[passage.side] += sum(span in passage.words for span in key.of("loaded"))
        keyed[id] = {
            "version": course.versions[id],
            "passages": [
                [p.words.start, p.words.end, ids.index(p.side) if p.side in ids else -1]
                for p in exercise.stem.passages
            ],
            "loaded": [[span.start, span.end] for span in key.of("loaded")],
            "open": [[span.start, span.end] for span in key.of("contested")],
        }
    if sum(counts[id] >= FEWEST for id in ids) < 2:
        return None
    holds = tuple(side.holds for side in course.seeds_file.data.sides)
    return Sides(holds, codecs.encode(json.dumps(keyed, separators=(",", ":")), "rot13"))
