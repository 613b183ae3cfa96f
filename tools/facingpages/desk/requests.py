"""Requests of the page, as typed models: whatever does not fit one is refused before anything is done."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from facingpages.desk.refusal import Refusal


class Request(BaseModel):
    """Base of all requests: no unknown keys, no coercion."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class SeeCourse(Request):
    """Ask for the lessons, exercises, seeds and findings of the course."""

    do: Literal["course"]


class Open(Request):
    """Ask for one exercise with all that is needed to show and change it."""

    do: Literal["open"]
    exercise: str


class OneEdit(Request):
    """One change of a file: another value, a new item of a list, or a deletion."""

    field: list[str | int] = Field(min_length=1, max_length=20)
    value: Any = None
    insert: Any = None
    delete: bool = False


class Change(Request):
    """Change an exercise; all edits together are one step of undo.

    `again` goes on with the step before, as typing in one field does, and adds none."""

    do: Literal["edit"]
    exercise: str
    edits: list[OneEdit] = Field(min_length=1, max_length=500)
    again: bool = False


class Undo(Request):
    """Go back one step."""

    do: Literal["undo"]
    exercise: str


class Redo(Request):
    """Go on one step that was undone."""

    do: Literal["redo"]
    exercise: str


class Save(Request):
    """Write an exercise to disk.

    `over` is the mark of somebody else's version, as a conflict gave it, to write over exactly that."""

    do: Literal["save"]
    exercise: str
    over: str | None = None


class Discard(Request):
    """Give up the changes of an exercise, and read it from disk."""

    do: Literal["discard"]
    exercise: str


class Select(Request):
    """Ask for the selector of some words of an exercise, or of words of a field of it, as its sentence."""

    do: Literal["select"]
    exercise: str
    words: list[int] = Field(min_length=2, max_length=2)
    within: list[str | int] | None = None


AnyRequest = Annotated[
    SeeCourse | Open | Change | Undo | Redo | Save | Discard | Select, Field(discriminator="do")
]
_ADAPTER: Final = TypeAdapter[AnyRequest](AnyRequest)


def read(data: object) -> AnyRequest:
    """Return the request in some JSON; raise `Refusal`."""
    try:
        return _ADAPTER.validate_python(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(step) for step in first["loc"]) or "the request"
        raise Refusal(f"the desk does not know this request: {place}: {first['msg']}") from None
