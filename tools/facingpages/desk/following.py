"""Reasons that follow the plain words: while a reason is the proposed one, it says the plain words of now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from facingpages.course.formats import todos
from facingpages.desk import placed, proposals
from facingpages.desk.request import OneEdit
from facingpages.files.yaml_read import Plain

Steps = tuple[str | int, ...]


def followed(values: Mapping[str, Plain], asked: Sequence[OneEdit], language: str) -> list[OneEdit]:
    """Return edits with those of the reasons that follow their plain words; a reason in other words stays."""
    given = {tuple(one.field): one for one in asked}
    follow = dict(_reasons(values, given, language))
    kept = [one for one in asked if tuple(one.field) not in follow]
    return [*kept, *follow.values()]


def _reasons(
    values: Mapping[str, Plain], given: Mapping[Steps, OneEdit], language: str
) -> Iterator[tuple[Steps, OneEdit]]:
    for field, one in given.items():
        entry = placed.at(values, field[:-1])
        if field[-1] != "neutral" or not isinstance(entry, dict):
            continue
        why = (*field[:-1], "why")
        written = given[why].value if why in given else entry.get("why")
        neutral = one.value if isinstance(one.value, str) and not todos.waits(one.value) else None
        if reason := _following(entry, written, neutral, language):
            value = todos.proposed(reason) if todos.waits(written) else reason
            yield why, OneEdit(field=list(why), value=value)


def _following(entry: Mapping[str, Plain], why: object, neutral: str | None, language: str) -> str | None:
    """Return the reason for marked words with other plain words, None where theirs is no longer the
    proposed one."""
    mark, now, technique = entry.get("mark"), entry.get("neutral"), entry.get("technique")
    exact = mark.get("exact") if isinstance(mark, dict) else None
    if not isinstance(exact, str):
        return None
    quoted = " ".join(exact.split())
    old = now if isinstance(now, str) and not todos.waits(now) else None
    known = technique if isinstance(technique, str) else None
    if (todos.proposal(why) or why) != proposals.of_words(quoted, known, old, language):
        return None
    return proposals.of_words(quoted, known, neutral, language)
