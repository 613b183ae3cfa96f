"""Words that follow others while they are the proposed ones.

A reason follows the technique and the plain words of its mark, or the kind of its evidence; the wordings of a
fact, its reason and the reason of the model follow the fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from facingpages.course.formats import todos
from facingpages.desk.bench import placed
from facingpages.desk.proposals import facts_kept, reasons
from facingpages.desk.proposals.facts_kept import Sort
from facingpages.desk.requests.base import OneEdit
from facingpages.files.yaml_read import Plain

Steps = tuple[str | int, ...]


def followed(values: Mapping[str, Plain], asked: Sequence[OneEdit], language: str) -> list[OneEdit]:
    """Return edits with those of the words that follow; a reason or wording in other words stays."""
    given = {tuple(one.field): one for one in asked}
    follow = {
        **dict(_reasons(values, given, language)),
        **dict(_of_evidence(values, given, language)),
        **dict(_of_facts(values, given, language)),
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
    quoted = " ".join(exact.split())
    old, new = (
        reasons.of_words(
            quoted, _said(one.get("technique")) or None, _said(one.get("neutral")) or None, language
        )
        for one in (before, now)
    )
    return new if (todos.proposal(why) or why) == old else None


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
        if _said(written) == old:
            yield why, OneEdit(field=list(why), value=_as(written, new))


def _of_facts(
    values: Mapping[str, Plain], given: Mapping[Steps, OneEdit], language: str
) -> Iterator[tuple[Steps, OneEdit]]:
    model = given[("why",)].value if ("why",) in given else values.get("why")
    is_followed = False
    for field, one in given.items():
        entry = placed.at(values, field[:-1])
        if field[0] != "facts" or field[-1] != "fact" or not isinstance(entry, dict):
            continue
        old, new = _said(entry.get("fact")), _said(one.value)
        if not old or not new or old == new:
            continue
        of_list, why = (*field[:-1], "any_of"), (*field[:-1], "why")
        listed = given[of_list].value if of_list in given else entry.get("any_of")
        if isinstance(listed, list) and tuple(map(_said, listed)) == facts_kept.wordings(old):
            as_before = todos.proposed if any(map(todos.waits, listed)) else str
            value = [as_before(words) for words in facts_kept.wordings(new)]
            yield of_list, OneEdit(field=list(of_list), value=value)
        written = given[why].value if why in given else entry.get("why")
        if _said(written) in [reasons.of_fact(old, sort, language) for sort in Sort]:
            reason = reasons.of_fact(new, facts_kept.sort_of(new), language)
            yield why, OneEdit(field=list(why), value=_as(written, reason))
        before, after = (reasons.of_model([], [words], language) for words in (old, new))
        if before in _said(model):
            model, is_followed = _as(model, _said(model).replace(before, after)), True
    if is_followed:
        yield ("why",), OneEdit(field=["why"], value=model)


def _said(value: object) -> str:
    """Return the words of a value, proposed or written."""
    return todos.proposal(value) or ("" if todos.waits(value) else str(value or ""))


def _as(before: object, words: str) -> str:
    return todos.proposed(words) if todos.waits(before) else words
