"""Requests that look at the course and change an exercise or a lesson, each as one step of undo."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from facingpages.desk.requests.base import Name, OfOne, OneEdit, Request, Words


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


class TrySentence(Request):
    """Ask for the word check of a sentence that a student could write in an exercise on a rewriting."""

    do: Literal["try_sentence"]
    exercise: Name
    text: str = Field(max_length=2_000)


class Another(Request):
    """Put an exercise on the next paragraphs of its texts that are worth it, a rewriting on the next
    sentence.

    `side` is the index of the one passage that becomes another; what is decided on the other stays."""

    do: Literal["another"]
    exercise: Name
    side: int | None = Field(default=None, ge=0, le=1)
