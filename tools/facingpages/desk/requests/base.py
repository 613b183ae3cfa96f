"""The base of all requests, and the values that several of them hold."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from facingpages.desk.requests.refusal import Refusal

Name = Annotated[str, Field(max_length=300)]
Words = Annotated[str, Field(max_length=100_000)]
Kind = Literal["loaded-terms", "claim-evidence", "citation-check", "rewrite"]
Data = Annotated[str, Field(max_length=30_000_000)]  # bytes in base64


class Request(BaseModel):
    """Base of all requests: no unknown keys, no coercion."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class OneEdit(Request):
    """One change of a file: another value, a new item of a list, or a deletion."""

    field: list[str | int] = Field(min_length=1, max_length=20)
    value: Any = None
    insert: Any = None
    delete: bool = False


class OfOne(Request):
    """Base of requests on one exercise or one lesson."""

    exercise: Name | None = None
    lesson: Name | None = None


def one(request: OfOne) -> tuple[str | None, str | None]:
    """Return the exercise or the lesson that a request is on; raise `Refusal` unless it names one of them."""
    if (request.exercise is None) == (request.lesson is None):
        raise Refusal("the request must name an exercise or a lesson")
    return request.exercise, request.lesson
