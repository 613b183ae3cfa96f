"""Edits of the page, carried out in the text of a draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from pydantic import BaseModel

from facingpages.course.formats.lessons import PlanFile
from facingpages.course.formats.source_file import keys_known
from facingpages.course.kinds.registry import exercise_formats
from facingpages.desk.bench.draft import Draft
from facingpages.desk.requests.base import OneEdit
from facingpages.desk.requests.refusal import Refusal
from facingpages.files.yaml_change import CannotChange, Delete, Edit, Insert, Put, Steps, changed
from facingpages.files.yaml_read import MAX_DEPTH, Plain, parse

_LONGEST: Final = 100_000  # characters of one value


def carried_out(draft: Draft, edits: list[OneEdit]) -> str:
    """Return the text of a draft with edits; raise `Refusal` or `Refused`."""
    kind = parse(draft.text, draft.path).get("kind")
    return of_text(draft.text, draft.path, edits, lambda steps: order(str(kind), steps))


def of_text(
    text: str,
    path: str,
    edits: list[OneEdit],
    order: Callable[[Steps], list[str]],
    within: Steps = (),
) -> str:
    """Return a text with edits of what is at some steps; raise `Refusal` where one cannot be carried out."""
    try:
        return changed(text, path, [_edit(edit, within) for edit in edits], order)
    except CannotChange as error:
        raise Refusal(error.message, error.hint) from None


def order(kind: str, steps: Steps) -> list[str]:
    """Return the keys that the format of a kind knows at some steps, in their usual order."""
    formats: dict[str, type[BaseModel]] = {**exercise_formats(), "plan": PlanFile}
    model = formats.get(kind)
    return keys_known(model, (*steps, "")) if model else []


def orders(kind: str) -> dict[str, list[str]]:
    """Return the keys of the file and of the items of its lists, by the name of the list."""
    lists = {"": (), "spans": ("spans", 0), "units": ("units", 0), "loaded": ("loaded", 0)}
    lists |= {"facts": ("facts", 0), "questions": ("questions", 0), "choices": ("questions", 0, "choices", 0)}
    lists |= {"objectives": ("objectives", 0), "steps": ("steps", 0), "answers": ("answers", 0)}
    top = order(kind, ())
    return {name: order(kind, steps) for name, steps in lists.items() if not steps or steps[0] in top}


def unknown(kind: str, values: dict[str, Plain]) -> Iterator[Steps]:
    """Yield the fields that the format of a kind does not know: the desk shows and keeps them as they are."""
    known = order(kind, ())
    yield from ((name,) for name in values if known and name not in known)


def _edit(edit: OneEdit, within: Steps) -> Edit:
    steps = (*within, *edit.field)
    if edit.delete:
        return Delete(steps)
    if edit.insert is not None:
        if not isinstance(steps[-1], int):
            raise Refusal("a new item needs the index before which it goes")
        return Insert(steps, plain(edit.insert))
    if edit.value is None:
        raise Refusal("an edit needs a value, a new item or a deletion")
    return Put(steps, plain(edit.value))


def plain(value: Any, depth: int = 0) -> Plain:
    """Return a value of JSON as a value of a course file: texts, lists and mappings; raise `Refusal`."""
    if depth > MAX_DEPTH:
        raise Refusal("the value is nested too deep")
    match value:
        case str() if len(value) <= _LONGEST:
            return value
        case bool() | None | float():
            raise Refusal(f"`{value}` is not a value of a course file", "Write a text or a whole number.")
        case int():
            return str(value)
        case list():
            return [plain(item, depth + 1) for item in value]
        case dict() if all(isinstance(name, str) for name in value):
            return {name: plain(item, depth + 1) for name, item in value.items()}
        case _:
            raise Refusal("the value is too long for a course file", "Shorten it.")


def as_data(edits: list[OneEdit], item: dict[str, Any]) -> list[dict[str, Any]]:
    """Return edits as the page sends them, without a deletion of what is not there."""
    return [
        one.model_dump(include={"field", "delete"} if one.delete else {"field", "value"})
        for one in edits
        if not one.delete or one.field[-1] in item
    ]
