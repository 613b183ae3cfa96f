"""Words that follow others while they are the proposed ones.

A reason follows the technique and the plain words of its mark, or the kind of its evidence.  Of a rewriting,
see `rewriting_follows`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from facingpages.course.formats import todos
from facingpages.desk.bench import placed
from facingpages.desk.proposals import reasons, rewriting_follows
from facingpages.desk.proposals.rewriting_follows import as_before
from facingpages.desk.requests.base import OneEdit
from facingpages.files.yaml_read import Plain

Steps = tuple[str | int, ...]


def followed(values: Mapping[str, Plain], asked: Sequence[OneEdit], language: str) -> list[OneEdit]:
    """Return edits with those of the words that follow; a reason or wording in other words stays."""
    given = {tuple(one.field): one for one in asked}
    follow = {
        **dict(_reasons(values, given, language)),
        **dict(_of_evidence(values, given, language)),
        **dict(rewriting_follows.followed(values, asked, language)),
    }
    kept = [one for one in asked if tuple(one.field) not in follow]
    return [*kept, *follow.values()]


def _reasons(
    values: Mapping[str, Plain], given: Mapping[Steps, OneEdit], language: str
) -> Iterator[tuple[Steps, OneEdit]]:
    for field in given:
        entry = placed.at(values, field[:-1])
        if field[-1] not in ("neutral", "technique") or not isinstance(entry, dict):
            continue
        why = (*field[:-1], "why")
        written = given[why].value if why in given else entry.get("why")
        changed = {str(steps[-1]): one.value for steps, one in given.items() if steps[:-1] == field[:-1]}
        if reason := _following(entry, {**entry, **changed}, written, language):
            value = todos.proposed(reason) if todos.waits(written) else reason
            yield why, OneEdit(field=list(why), value=value)


def _following(
    before: Mapping[str, Plain], now: Mapping[str, object], why: object, language: str
) -> str | None:
    """Return the reason for marked words with other plain words or another technique, None where theirs is no
    longer the proposed one."""
    mark = before.get("mark")
    exact = mark.get("exact") if isinstance(mark, dict) else None
    if not isinstance(exact, str):
        return None
    quoted, written = " ".join(exact.split()), todos.proposal(why) or why
    for is_noun in (False, True):
        old, new = (
            reasons.of_words(
                quoted,
                todos.words(one.get("technique")) or None,
                todos.words(one.get("neutral")) or None,
                language,
                is_noun=is_noun,
            )
            for one in (before, now)
        )
        if written == old:
            return new
    return None


def _of_evidence(
    values: Mapping[str, Plain], given: Mapping[Steps, OneEdit], language: str
) -> Iterator[tuple[Steps, OneEdit]]:
    """Yield the reasons of parts whose kind of evidence is another; an edit that has the reason keeps it."""
    for field, one in given.items():
        unit, why = placed.at(values, field[:-1]), (*field[:-1], "why")
        if field[-1] != "evidence" or why in given or not isinstance(unit, dict):
            continue
        words, written = placed.at(unit, ("text", "exact")), unit.get("why")
        if not isinstance(words, str):
            continue
        link = str(unit.get("supports", "0"))
        other = placed.at(values, ("units", int(link) - 1, "text", "exact")) if link.isdecimal() else None
        backs = other if isinstance(other, str) and link != "0" else ""
        old, new = (
            reasons.of_role(words, "evidence", language, backs=backs, evidence=kind)
            for kind in (unit.get("evidence"), one.value)
        )
        if todos.words(written) == old:
            yield why, OneEdit(field=list(why), value=as_before(written, new))
