"""The right answer to a question on a citation: its proof, as the text shows it, and a reason for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from facingpages.course.formats import todos
from facingpages.desk.bench import edits, quoted
from facingpages.desk.proposals import against, reasons
from facingpages.desk.requests.base import OneEdit

Answer = dict[str, Any]


def proposed(opened: Answer, language: str) -> list[OneEdit]:
    """Return the answer to the question on the trace that the text shows, with its proof, and the reasons for
    and against the answers."""
    traced = opened["citation"]["traced"]
    if not traced:
        return []
    question = opened["fields"]["questions"][0]
    return as_answer(("questions", 0), question, traced[0]["choice"], opened, language)


def answers(opened: Answer, language: str) -> list[dict[str, list[Answer]]]:
    """Return, for each question on a citation, the edits that make each of its answers the right one."""
    return [
        {
            str(one["choice"]): edits.as_data(
                as_answer(("questions", index), question, str(one["choice"]), opened, language), question
            )
            for one in question.get("choices", [])
        }
        for index, question in enumerate(quoted.items(opened, "questions"))
    ]


def retraced(opened: Answer, language: str) -> list[OneEdit]:
    """Return the edits by which the question on the trace follows another claim or mark, while its reason is
    the proposed one."""
    traced, found = opened["citation"]["traced"], opened["fields"].get("questions")
    for index, question in enumerate(found if isinstance(found, list) else []):
        if not traced or not isinstance(question, dict) or question.get("axis") != "trace":
            continue
        made = as_answer(("questions", index), question, traced[0]["choice"], opened, language)
        now = {("questions", index, *steps): value for steps, value in _values(question)}
        if all(now.get(tuple(one.field)) == one.value for one in made):
            continue
        whys = [one.get("why") for one in question["choices"] if one["choice"] == question.get("key")]
        if all(_is_ours(why, language) for why in whys):
            return made
    return []


def _values(question: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Yield what `as_answer` writes into a question, as it is now."""
    yield ("key",), question.get("key")
    yield ("proof",), question.get("proof")
    for index, choice in enumerate(question["choices"]):
        yield ("choices", index, "why"), choice.get("why")


def _is_ours(why: object, language: str) -> bool:
    """Return whether a reason is empty, or one that the desk has proposed: a teacher's own words stay."""
    words = todos.proposal(why) or why
    if why is None or (todos.waits(why) and not todos.proposal(why)):
        return True
    return isinstance(words, str) and (
        reasons.is_of_answer(words, language) or against.is_reason(words, language)
    )


def as_answer(
    path: tuple[str | int, ...], question: dict[str, Any], right: str, opened: Answer, language: str
) -> list[OneEdit]:
    """Return the edits that make an answer of a question the right one: its proof and its reason, as the text
    shows them, and the reason against each other answer.

    Reasons in a teacher's own words stay, but those for the answer before and against this one, which say the
    contrary now; a reason that was taken is not asked for again; a proof of another answer goes."""
    axis, read = str(question.get("axis")), opened["citation"]
    traced = next((one for one in read["traced"] if (one["axis"], one["choice"]) == (axis, right)), None)
    shown = against.Shown(against.kept(read), traced["shown"] if traced else "")
    before = str(question.get("key"))
    turned = {before, right} if before != right else set()
    made = [OneEdit(field=[*path, "key"], value=right)]
    for index, choice in enumerate(question["choices"]):
        id = str(choice["choice"])
        if id != right:
            reason = against.reason(id, right, shown, language)
        elif traced:
            links, listed = read["links"], read["listed"]
            reason = reasons.of_answer(id, shown.mark, language, links=links, listed=listed)
        else:
            reason = ""
        is_ours = _is_ours(choice.get("why"), language)
        if is_ours or id in turned:
            is_taken = is_ours and choice.get("why") is not None and not todos.waits(choice["why"])
            value = (reason if is_taken else todos.proposed(reason)) if reason else todos.TODO
            made.append(OneEdit(field=[*path, "choices", index, "why"], value=value))
    if traced:
        return [*made, OneEdit(field=[*path, "proof"], value=traced["proof"])]
    is_another = right != question.get("key") and "proof" in question
    return [*made, *([OneEdit(field=[*path, "proof"], delete=True)] if is_another else [])]
