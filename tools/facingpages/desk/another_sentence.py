"""Another sentence for a rewriting whose words a teacher has refused: one that loaded terms still mark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from facingpages.course.passage import Passage
from facingpages.course.seed import Seed
from facingpages.desk import rewriting
from facingpages.desk.rewriting import Gone

Answer = dict[str, Any]


def edits(seeds: Sequence[Seed], gone: Mapping[str, Sequence[Gone]], language: str) -> list[Answer]:
    """Return the edits that put a rewriting on another sentence with all that is proposed for it; nothing
    where no sentence of the marked words makes a whole proposal."""
    found = rewriting.best([(seed, gone.get(seed.entry.id, ())) for seed in seeds], language)
    if found is None or not found.facts:
        return []
    passage = Passage(found.seed.entry, found.seed.text, found.lines)
    stimulus = [{"seed": found.seed.entry.id, "lines": str(found.lines)}]
    return [
        {"field": ["stimulus"], "value": stimulus},
        *(one.model_dump(include={"field", "value"}) for one in rewriting.edits(found, passage, language)),
    ]
