"""Edits of the page, carried out in the text of a draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from facingpages.course.formats.source_file import keys_known
from facingpages.course.kinds.registry import exercise_formats
from facingpages.desk.draft import Draft
from facingpages.desk.refusal import Refusal
from facingpages.desk.requests import OneEdit
from facingpages.files.yaml_change import CannotChange, Delete, Edit, Insert, Put, Steps, changed
from facingpages.files.yaml_read import MAX_DEPTH, Plain, parse

_LONGEST: Final = 100_000  # characters of one value


def carried_out(draft: Draft, edits: list[OneEdit]) -> str:
    """Return the text of a draft with edits; raise `Refusal` where one cannot be carried out."""
    kind = parse(draft.text, draft.path).get("kind")
    try:
        return changed(
            draft.text,
            draft.path,
            [_edit(edit) for edit in edits],
            lambda steps: order(str(kind), steps),
        )
    except CannotChange as error:
        raise Refusal(error.message, error.hint) from None


def order(kind: str, steps: Steps) -> list[str]:
    """Return the keys that the format of a kind knows at some steps, in their usual order."""
    model = exercise_formats().get(kind)
    return keys_known(model, (*steps, "")) if model else []


def orders(kind: str) -> dict[str, list[str]]:
    """Return the keys of the file and of the items of its lists, by the name of the list."""
    lists = {"": (), "spans": ("spans", 0), "units": ("units", 0), "loaded": ("loaded", 0)}
    lists |= {"facts": ("facts", 0), "questions": ("questions", 0), "choices": ("questions", 0, "choices", 0)}
    return {name: keys for name, steps in lists.items() if (keys := order(kind, steps)) or not name}


def unknown(kind: str, values: dict[str, Plain]) -> Iterator[Steps]:
    """Yield the fields that the format of a kind does not know: the desk shows and keeps them as they are."""
    known = order(kind, ())
    yield from ((name,) for name in values if known and name not in known)


def _edit(edit: OneEdit) -> Edit:
    steps = tuple(edit.field)
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
