"""Requests of the page, as typed models: whatever does not fit one is refused before anything is done."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field, TypeAdapter, ValidationError

from facingpages.desk.requests import to_change, to_hand_on, to_make
from facingpages.desk.requests.refusal import Refusal

AnyRequest = Annotated[
    to_change.SeeCourse
    | to_change.Open
    | to_change.Change
    | to_change.Decline
    | to_change.SeeLesson
    | to_change.ChangeLesson
    | to_change.Undo
    | to_change.Redo
    | to_change.Save
    | to_change.Discard
    | to_change.Select
    | to_change.MarkWords
    | to_change.TrySentence
    | to_change.Another
    | to_make.ReadText
    | to_make.KeepText
    | to_make.LookUpFact
    | to_make.SeeText
    | to_make.ChangeText
    | to_make.Pairs
    | to_make.NewLesson
    | to_make.FirstLesson
    | to_make.Review
    | to_make.Offer
    | to_make.SeeParagraphs
    | to_make.ChangePassages
    | to_make.NewExercise
    | to_make.Remove
    | to_make.Rename
    | to_make.TakeBack
    | to_hand_on.Play
    | to_hand_on.Print
    | to_hand_on.Take
    | to_hand_on.SeeSystems
    | to_hand_on.SeeLosses
    | to_hand_on.Export
    | to_hand_on.Mark,
    Field(discriminator="do"),
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
