"""The edits that put a rewriting on another sentence."""

from __future__ import annotations

from typing import Any

from facingpages.course.formats.todos import TODO
from facingpages.course.passage import Passage
from facingpages.desk.proposals import rewriting
from facingpages.desk.proposals.rewriting import Proposal

Answer = dict[str, Any]


def edits(made: Proposal, language: str) -> list[Answer]:
    """Return the edits that put a rewriting on the sentence of a proposal, with all that is proposed for it.

    The old facts go: where no rule finds others, one is open."""
    passage = Passage(made.seed.entry, made.seed.text, made.lines)
    stimulus = [{"seed": made.seed.entry.id, "lines": str(made.lines)}]
    open_fact = {"fact": TODO, "any_of": [TODO], "why": TODO}
    return [
        {"field": ["stimulus"], "value": stimulus},
        *([] if made.facts else [{"field": ["facts"], "value": [open_fact]}]),
        *(one.model_dump(include={"field", "value"}) for one in rewriting.edits(made, passage, language)),
    ]
