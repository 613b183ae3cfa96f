"""Requests that make, move or delete files: texts, lessons, exercises."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from facingpages.desk.requests.base import Data, Kind, Name, OneEdit, Request, Words


class ReadText(Request):
    """Ask what is in the file of a text that is to be brought in; nothing is written."""

    do: Literal["read_text"]
    name: Name
    data: Data
    encoding: Name | None = None


class NoiseLine(Request):
    """A line that is not the author's argument, and the kind of noise that it is."""

    line: int = Field(ge=1)
    kind: Name


class KeepText(Request):
    """Bring a text into the course that `read_text` has read.

    `noise` are the lines to mark as noise; `left_out` are the lines to leave out of the text.  `stated` is
    its provenance; `holds` says what a new side holds.  Without an `id`, one is made of the name of its file,
    or, for a text that was pasted, of its title."""

    do: Literal["keep_text"]
    text: Name
    id: Name | None = None
    side: Name
    holds: Words | None = None
    noise: list[NoiseLine] = Field(default_factory=list, max_length=50_000)
    left_out: list[int] = Field(default_factory=list, max_length=50_000)
    stated: dict[str, Words] = Field(default_factory=dict)
    language: Name | None = None


class LookUpFact(Request):
    """Ask whether a text, read or kept, states a fact of itself, and what date is understood."""

    do: Literal["fact"]
    name: Name
    value: Words
    text: Name | None = None
    seed: Name | None = None


class SeeText(Request):
    """Ask for the lines of a text of the course."""

    do: Literal["text"]
    seed: Name


class ChangeText(Request):
    """Change what the course says of a text: its entry in `seeds.yml`, never its words."""

    do: Literal["edit_text"]
    seed: Name
    edits: list[OneEdit] = Field(min_length=1, max_length=100)


class Pairs(Request):
    """Ask for passages of two texts that speak to the same question."""

    do: Literal["pairs"]
    seeds: list[Name] = Field(min_length=2, max_length=2)


class Place(Request):
    """A passage: lines of a seed, as `3-7`."""

    seed: Name
    lines: Name


class NewLesson(Request):
    """Make a lesson, with two passages on facing pages or none; its id is made of the title if not given."""

    do: Literal["new_lesson"]
    title: Words
    id: Name | None = None
    question: Words | None = None
    passages: list[Place] = Field(default_factory=list, max_length=2)


class FirstLesson(Request):
    """Make a lesson of two texts with an exercise of each kind, on the passages that are proposed."""

    do: Literal["first_lesson"]
    seeds: list[Name] = Field(min_length=2, max_length=2)
    question: Words


class Review(Request):
    """Ask for all that is proposed in a lesson and its exercises, to be confirmed."""

    do: Literal["review"]
    lesson: Name


class Offer(Request):
    """Ask for a title of a new exercise and the paragraphs that are worth it.

    They are of the texts of its lesson, or of `seed`."""

    do: Literal["offer"]
    lesson: Name
    kind: Kind
    seed: Name | None = None


class SeeParagraphs(Request):
    """Ask for the paragraphs that an exercise may show, and those that it shows: of its texts, or of `seed`."""

    do: Literal["paragraphs"]
    exercise: Name
    seed: Name | None = None


class ChangePassages(Request):
    """Let an exercise show other passages; with `look`, only say which words of its key would go."""

    do: Literal["change_passages"]
    exercise: Name
    passages: list[Place] = Field(min_length=1, max_length=2)
    look: bool = False


class NewExercise(Request):
    """Make an exercise of a lesson on one or two passages; its id is made of the title if not given."""

    do: Literal["new_exercise"]
    lesson: Name
    kind: Kind
    title: Words
    id: Name | None = None
    passages: list[Place] = Field(min_length=1, max_length=2)


class Remove(Request):
    """Take a seed, an exercise or a lesson out; with `look`, only say what would change."""

    do: Literal["remove"]
    kind: Literal["seed", "exercise", "lesson"]
    id: Name
    look: bool = False


class Rename(Request):
    """Give a seed, an exercise or a lesson another name; with `look`, only say what would change."""

    do: Literal["rename"]
    kind: Literal["seed", "exercise", "lesson"]
    id: Name
    to: Name
    look: bool = False


class TakeBack(Request):
    """Undo what was last made, kept, removed or renamed."""

    do: Literal["take_back"]
