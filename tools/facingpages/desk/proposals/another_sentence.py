"""Another sentence for a rewriting whose words a teacher has refused: one that loaded terms still mark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from facingpages.course.formats.todos import TODO
from facingpages.course.passage import Passage
from facingpages.course.seed import Seed
from facingpages.desk.proposals import rewriting
from facingpages.desk.proposals.rewriting import Gone

Answer = dict[str, Any]


def edits(seeds: Sequence[Seed], gone: Mapping[str, Sequence[Gone]], language: str) -> list[Answer]:
    """Return the edits that put a rewriting on another sentence with all that is proposed for it; nothing
    where there is no such sentence.  The old facts go: where no rule finds others, one is open."""
    found = rewriting.best([(seed, gone.get(seed.entry.id, ())) for seed in seeds], language)
    if found is None:
        return []
    passage = Passage(found.seed.entry, found.seed.text, found.lines)
    stimulus = [{"seed": found.seed.entry.id, "lines": str(found.lines)}]
    return [
        {"field": ["stimulus"], "value": stimulus},
        *(
            []
            if found.facts
            else [{"field": ["facts"], "value": [{"fact": TODO, "any_of": [TODO], "why": TODO}]}]
        ),
        *(one.model_dump(include={"field", "value"}) for one in rewriting.edits(found, passage, language)),
    ]
