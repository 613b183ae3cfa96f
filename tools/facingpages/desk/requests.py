"""Requests of the page, as typed models: whatever does not fit one is refused before anything is done."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field, TypeAdapter, ValidationError

from facingpages.desk.making_requests import (
    ChangePassages,
    ChangeText,
    FirstLesson,
    KeepText,
    LookUpFact,
    NewExercise,
    NewLesson,
    Offer,
    Pairs,
    ReadText,
    Remove,
    Rename,
    Review,
    SeeParagraphs,
    SeeText,
    TakeBack,
)
from facingpages.desk.refusal import Refusal
from facingpages.desk.request import Data, Name, OneEdit, Request, Words
from facingpages.desk.school_requests import Export, SeeLosses, SeeSystems


class SeeCourse(Request):
    """Ask for the lessons, exercises, seeds and findings of the course."""

    do: Literal["course"]


class Open(Request):
    """Ask for one exercise with all that is needed to show and change it."""

    do: Literal["open"]
    exercise: Name


class BlockEdit(Request):
    """One change of a page: a block gets another text, a new block before it, another place, or goes."""

    block: int = Field(ge=0)
    text: Words | None = None
    insert: Words | None = None
    to: int | None = Field(default=None, ge=0)
    delete: bool = False


class Change(Request):
    """Change an exercise; all edits together are one step of undo.

    `again` goes on with the step before, as typing in one field does, and adds none."""

    do: Literal["edit"]
    exercise: Name
    edits: list[OneEdit] = Field(min_length=1, max_length=500)
    again: bool = False


class Decline(Request):
    """Do not propose some words again in an exercise, and carry out the edits that take them out of it."""

    do: Literal["decline"]
    exercise: Name
    words: Words = Field(min_length=1)
    edits: list[OneEdit] = Field(default_factory=list, max_length=500)


class SeeLesson(Request):
    """Ask for the page and the plan of a lesson."""

    do: Literal["lesson"]
    lesson: Name


class ChangeLesson(Request):
    """Change a lesson: its title, the blocks of its page, or its plan; one step of undo.

    `again` goes on with the step before, as typing in one paragraph does, and adds none."""

    do: Literal["edit_lesson"]
    lesson: Name
    title: Words | None = None
    page: list[BlockEdit] = Field(default_factory=list, max_length=200)
    plan: list[OneEdit] = Field(default_factory=list, max_length=500)
    again: bool = False


class OfOne(Request):
    """Base of requests on one exercise or one lesson."""

    exercise: Name | None = None
    lesson: Name | None = None


class Undo(OfOne):
    """Go back one step."""

    do: Literal["undo"]


class Redo(OfOne):
    """Go on one step that was undone."""

    do: Literal["redo"]


class Save(OfOne):
    """Write an exercise or a lesson to disk.

    `over` is the mark of somebody else's version, as a conflict gave it, to write over exactly that."""

    do: Literal["save"]
    over: str | None = None


class Discard(OfOne):
    """Give up the changes of an exercise or a lesson, and read it from disk."""

    do: Literal["discard"]


class Select(Request):
    """Ask for the selector of some words of an exercise, or of words of a field of it, as its sentence.

    `whole` takes in the signs that cling to the words, as quotation marks and full stops."""

    do: Literal["select"]
    exercise: Name
    words: list[int] = Field(min_length=2, max_length=2)
    within: list[str | int] | None = None
    whole: bool = False


class MarkWords(Request):
    """Mark words of an exercise on loaded terms, with what a rule proposes for them."""

    do: Literal["mark_words"]
    exercise: Name
    words: list[int] = Field(min_length=2, max_length=2)


class Play(OfOne):
    """Show an exercise or a lesson as a student gets it."""

    do: Literal["play"]
    mode: Literal["practice", "class"] = "practice"


class Print(OfOne):
    """Print an exercise or a lesson."""

    do: Literal["print"]
    format: Literal["pdf", "docx", "html"] = "pdf"
    view: Literal["learner", "teacher"] = "learner"
    sheet: Literal["exercises", "strips", "cards", "exit"] = "exercises"
    paper: Literal["a4", "letter"] = "a4"
    large: bool = False


class Take(Request):
    """Take something away: a lesson as one page that plays anywhere, the site, or the course as a zip."""

    do: Literal["take"]
    form: Literal["single", "site", "course"]
    lesson: Name | None = None
    mode: Literal["practice", "class", "teacher"] = "practice"


class HandedIn(Request):
    """A file that was handed in."""

    name: Name
    data: Data


class Mark(Request):
    """Ask what a class earned."""

    do: Literal["mark"]
    files: list[HandedIn] = Field(min_length=1, max_length=2000)
    names: Literal["keep", "numbers"] = "keep"
    attempts: Literal["last", "best"] = "last"


AnyRequest = Annotated[
    SeeCourse
    | Open
    | Change
    | Decline
    | SeeLesson
    | ChangeLesson
    | Undo
    | Redo
    | Save
    | Discard
    | Select
    | MarkWords
    | ReadText
    | KeepText
    | LookUpFact
    | SeeText
    | ChangeText
    | Pairs
    | NewLesson
    | FirstLesson
    | Review
    | Offer
    | SeeParagraphs
    | ChangePassages
    | NewExercise
    | Remove
    | Rename
    | TakeBack
    | Play
    | Print
    | Take
    | SeeSystems
    | SeeLosses
    | Export
    | Mark,
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


def one(request: OfOne) -> tuple[str | None, str | None]:
    """Return the exercise or the lesson that a request is on; raise `Refusal` unless it names one of them."""
    if (request.exercise is None) == (request.lesson is None):
        raise Refusal("the request must name an exercise or a lesson")
    return request.exercise, request.lesson
