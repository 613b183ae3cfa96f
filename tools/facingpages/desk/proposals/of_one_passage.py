"""Proposals for one of the two passages of an exercise: what is decided on the other stays."""

from __future__ import annotations

from typing import Any

from facingpages.course.items import KindId
from facingpages.desk.proposals import roles_and_words
from facingpages.desk.requests.base import OneEdit

Answer = dict[str, Any]


def edits(kind: KindId, opened: Answer, passage: int, language: str) -> list[OneEdit]:
    """Return the edits that write the proposals for a passage into an exercise, as `exercise.opened` returns
    it; `passage` is its index."""
    made = roles_and_words.edits(kind, opened, language)
    if kind == "claim-evidence":
        parts = roles_and_words.parts(opened)
        new = {part.index for part in parts if part.passage == passage and part.role is None}
        return [one for one in made if one.field[1] in new]
    if kind == "loaded-terms" and made:
        return [OneEdit(field=["spans"], value=_spans(made[0].value, opened, passage))]
    return made


def _spans(proposed: Any, opened: Answer, passage: int) -> list[Answer]:
    """Return the spans of an exercise with those proposed for a passage, in the order of the text."""
    known = {str(one["selector"]): one["words"] for one in opened["suggestions"]}
    places = {one["field"][1]: one["words"] for one in opened["parts"] if one["field"][0] == "spans"}
    fields = opened["fields"]["spans"]
    spans = [(places[at][0], at, span) for at, span in enumerate(fields) if at in places]
    for span in proposed:
        first = known[str(span["mark"])][0]
        if roles_and_words.side(first, opened) == passage:
            spans.append((first, len(fields), span))
    return [span for _, _, span in sorted(spans, key=lambda one: one[:2])]
