"""Answers: a reader's responses, in the one format that pages hand in."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

FORMAT: Final = "facingpages-response-1"
LONGEST_TEXT: Final = 20_000  # characters of a rewriting: three times what a sheet of paper holds


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
    """The answer to one exercise; which field is set depends on the kind.

    Only the first fault of a list is reported: a file may hold a million, and each takes a kilobyte."""

    marks: Annotated[list[MarkAnswer], Field(fail_fast=True)] | None = None
    roles: Annotated[list[str | None], Field(fail_fast=True)] | None = None
    supports: Annotated[list[Annotated[int, Field(ge=1)] | None], Field(fail_fast=True)] | None = None
    choices: Annotated[list[str | None], Field(fail_fast=True)] | None = None
    text: Annotated[str, Field(max_length=LONGEST_TEXT)] | None = None


class Responses(_Model):
    """One file: a reader's answers by exercise.

    `changed` is when an answer was last changed, in milliseconds since 1970, or 0; `device` is a mark that
    the page draws by lot, which tells two readers of one name apart; `versions` are those of the exercises
    as they were answered.  Files of older pages have none of the three."""

    format: Literal["facingpages-response-1"]
    reader: str
    answers: dict[str, Answer]
    changed: Annotated[int, Field(ge=0)] = 0
    device: str = ""
    versions: dict[str, str] = {}
