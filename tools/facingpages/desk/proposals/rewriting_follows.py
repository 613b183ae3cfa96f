"""Words of a rewriting that follow others while they are the proposed ones.

    plain words -> model      fact -> wordings, reason      facts, loaded words -> reason of the model

A fact that is typed anew is empty for a moment: then the words that its reason quotes show whether it is
the proposed one."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from facingpages.author.suggest import plainer
from facingpages.course.formats import todos
from facingpages.desk.proposals import facts_kept, reasons
from facingpages.desk.requests.base import OneEdit
from facingpages.files.yaml_read import Plain
from facingpages.text.anchors import Selector, match
from facingpages.text.folded import Range, Text

Steps = tuple[str | int, ...]
Values = Mapping[str, Any]
_WHY: Final = ("why",)


def followed(
    values: Mapping[str, Plain], asked: Sequence[OneEdit], language: str
) -> Iterator[tuple[Steps, OneEdit]]:
    """Yield the edits of words that follow in a rewriting, each with its field."""
    if values.get("kind", "rewrite") != "rewrite":
        return
    now = _carried_out(values, asked)
    yield from _facts(values, now, language)
    old, new = _model(values), _model(now)
    if new and new != old and todos.words(now.get("model")) in ("", old):
        yield _edit(("model",), as_before(now.get("model"), new))
    reason = todos.words(now.get("why"))
    changed = _reason(reason, values, now, language)
    if changed != reason:
        yield _edit(_WHY, as_before(now.get("why"), changed))


def as_before(before: object, words: str) -> str:
    """Return words as a proposal where those before were one, or where nothing was written."""
    return todos.proposed(words) if todos.waits(before) or not before else words


def _facts(before: Values, now: Values, language: str) -> Iterator[tuple[Steps, OneEdit]]:
    """Yield the wordings and the reason of each fact that is another, where they are the proposed ones."""
    olds, news, sentence = _entries(before, "facts"), _entries(now, "facts"), _sentence(now)
    for index, (old, new) in enumerate(zip(olds, news, strict=False)):
        fact, listed, why = todos.words(new.get("fact")), new.get("any_of"), new.get("why")
        if len(olds) != len(news) or not fact or fact == todos.words(old.get("fact")):
            continue
        quoted = reasons.fact_of(todos.words(why), language)
        wordings = listed if isinstance(listed, list) else []
        known = todos.words(old.get("fact")) or quoted
        lists = [facts_kept.wordings(known, text) for text in ("", sentence) if known]
        if tuple(filter(None, map(todos.words, wordings))) in ((), *lists):
            waits = not wordings or any(map(todos.waits, wordings))
            made = facts_kept.wordings(fact, sentence)
            yield _edit(("facts", index, "any_of"), [todos.proposed(one) if waits else one for one in made])
        if quoted or not todos.words(why):
            reason = reasons.of_fact(fact, facts_kept.sort_of(fact), language, sentence)
            yield _edit(("facts", index, "why"), as_before(why, reason))


def _reason(reason: str, before: Values, now: Values, language: str) -> str:
    """Return the reason of the model with its sentences about loaded words and facts as they are now."""
    groups = list(zip(_named(before, language), _named(now, language), strict=True))
    if all(olds == news for olds, news in groups):
        return reason
    for olds, news in groups:
        is_same = len(olds) == len(news)
        pairs = zip(olds, news, strict=True) if is_same else [(one, "") for one in olds if one not in news]
        for old, new in pairs:
            if old and old != new:
                reason = " ".join(reason.replace(old, new).split())
    proposed = [one for _, group in groups for one in group if one]
    left = reason
    for one in proposed:
        left = left.replace(one, "")
    if left.strip():
        return reason  # somebody's own words
    return " ".join(proposed) if proposed != [one for one in proposed if one in reason] else reason


def _named(values: Values, language: str) -> tuple[list[str], list[str]]:
    """Return the sentences of a reason about each loaded expression and about each fact."""
    sentence = _sentence(values)
    gone = [_exact(one.get("mark")) for one in _entries(values, "loaded")]
    kept = [todos.words(one.get("fact")) for one in _entries(values, "facts")]
    return (
        [reasons.of_model([one], [], language, sentence) if one else "" for one in gone],
        [reasons.of_model([], [one], language, sentence) if one else "" for one in kept],
    )


def _model(values: Values) -> str:
    """Return the sentence with the plain words put in; nothing where some are missing."""
    text = Text(_sentence(values))
    terms: list[tuple[Range, str]] = []
    for one in _entries(values, "loaded"):
        mark = one.get("mark")
        named = mark if isinstance(mark, dict) else {}
        found = match(Selector(*(str(named.get(name, "")) for name in ("exact", "prefix", "suffix"))), text)
        if len(found) != 1 or not todos.words(one.get("neutral")):
            return ""
        terms.append((found[0], todos.words(one.get("neutral"))))
    return plainer.sentence(text, Range(0, len(text.folded)), terms)


def _sentence(values: Values) -> str:
    return _exact(values.get("sentence"))


def _exact(quote: object) -> str:
    """Return the words of a quotation; nothing where it waits."""
    return " ".join(todos.words(quote.get("exact")).split()) if isinstance(quote, dict) else ""


def _entries(values: Values, name: str) -> list[dict[str, Any]]:
    listed = values.get(name)
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _carried_out(values: Mapping[str, Plain], asked: Sequence[OneEdit]) -> dict[str, Any]:
    """Return values with edits; one that names a field that is not there changes nothing here."""
    now: dict[str, Any] = copy.deepcopy(dict(values))
    for one in asked:
        holder: Any = now
        try:
            for step in one.field[:-1]:
                holder = holder[step]
            last = one.field[-1]
            if one.delete:
                del holder[last]
            elif one.insert is not None:
                holder.insert(last, one.insert)
            else:
                holder[last] = one.value
        except (AttributeError, IndexError, KeyError, TypeError):
            continue
    return now


def _edit(field: Steps, value: Any) -> tuple[Steps, OneEdit]:
    return field, OneEdit(field=list(field), value=value)
