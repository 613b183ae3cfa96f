"""The edits that put a rewriting on another sentence."""

from __future__ import annotations

from typing import Any, Final

from facingpages.course.formats.todos import TODO
from facingpages.course.passage import Passage
from facingpages.desk.proposals import rewriting
from facingpages.desk.proposals.rewriting import Proposal
from facingpages.desk.requests.base import OneEdit

Answer = dict[str, Any]
_OPEN_FACT: Final = {"fact": TODO, "any_of": [TODO], "why": TODO}


def edits(made: Proposal, language: str) -> list[Answer]:
    """Return the edits that put a rewriting on the sentence of a proposal, with all that is proposed for it.

    The old facts go: where no rule finds others, one is open."""
    passage = Passage(made.seed.entry, made.seed.text, made.lines)
    stimulus = [{"seed": made.seed.entry.id, "lines": str(made.lines)}]
    return [
        {"field": ["stimulus"], "value": stimulus},
        *([] if made.facts else [{"field": ["facts"], "value": [_OPEN_FACT]}]),
        *(one.model_dump(include={"field", "value"}) for one in rewriting.edits(made, passage, language)),
    ]


def left_open() -> list[OneEdit]:
    """Return the edits that leave a rewriting open, where no sentence can be proposed."""
    mark = {"mark": {"exact": TODO}, "neutral": TODO, "why": TODO}
    fields = {
        "sentence": {"exact": TODO},
        "loaded": [mark],
        "facts": [_OPEN_FACT],
        "model": TODO,
        "why": TODO,
    }
    return [OneEdit(field=[name], value=value) for name, value in fields.items()]
