"""Answers: a reader's responses, in the one format that pages hand in."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

FORMAT: Final = "facingpages-response-1"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class MarkAnswer(_Model):
    """One mark: a half-open range of the exercise's words, those words, the technique named, and the reader's
    own wording."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    exact: str
    technique: str | None = None
    neutral: str = ""


class Answer(_Model):
    """The answer to one exercise; which field is set depends on the kind."""

    marks: list[MarkAnswer] | None = None
    roles: list[str | None] | None = None
    supports: list[Annotated[int, Field(ge=1)] | None] | None = None
    choices: list[str | None] | None = None
    text: str | None = None


class Responses(_Model):
    """One file: a reader's answers by exercise."""

    format: Literal["facingpages-response-1"]
    reader: str
    answers: dict[str, Answer]
