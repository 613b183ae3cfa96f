"""Responses: what a reader answered, in the one format that pages hand in and `facingpages score` reads.

A file is read answer by answer: one that cannot be read keeps no other from being scored."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from facingpages.course.formats.answers import FORMAT, Answer, Responses
from facingpages.files import regular
from facingpages.files.findings import Finding
from facingpages.responses.intake.copied import NotJson, load
from facingpages.text.tame import tame

MAX_BYTES: Final = 5_000_000
MOST_OF_A_PAGE: Final = 300_000  # bytes: a page writes fewer; pydantic takes 70 times the size of a file
MOST_NAMES: Final = 10_000  # in one place of a file: each wrong one takes a kilobyte
AGAIN: Final = "Hand the answers in again from the page."


@dataclass(frozen=True, slots=True)
class Parsed:
    """The answers of one file that can be read, and a finding for each that cannot."""

    responses: Responses
    wrong: tuple[Finding, ...] = ()


def read(file: Path) -> Responses | Finding:
    """Return the responses in a JSON file, or the first finding that says why some cannot be read."""
    shown = file.as_posix()
    try:
        raw = regular.read(file, MAX_BYTES)
    except regular.TooLarge:
        hint = "Check that it is the file you meant."
        return Finding(shown, 1, 1, "file-too-large", f"is larger than {MAX_BYTES:,} bytes", hint)
    except OSError as error:
        hint = "Check its name and rights."
        return Finding(shown, 1, 1, "file-unreadable", f"cannot be read: {error.strerror}", hint)
    parsed = parse(raw, shown)
    if isinstance(parsed, Finding):
        return parsed
    return parsed.wrong[0] if parsed.wrong else parsed.responses


def parse(raw: bytes, shown: str) -> Parsed | Finding:
    """Return the answers in the bytes of a JSON file, or the finding that says why there are none."""
    values = values_of(raw, shown)
    return values if isinstance(values, Finding) else of_values(values, shown)


def as_pages_write(raw: bytes) -> Parsed | None:
    """Return the answers in the bytes of a file that is just as a page writes it; None where it needs a
    closer look.  Nearly every file of a class is one, and this takes a third of the time."""
    if len(raw) > MOST_OF_A_PAGE:
        return None
    try:
        responses = Responses.model_validate_json(raw)
    except ValidationError:
        return None
    reader = tame(responses.reader)
    return Parsed(
        responses if reader == responses.reader else responses.model_copy(update={"reader": reader})
    )


def is_answers(values: Any) -> bool:
    """Return whether the values of a JSON file say that they are answers of a page."""
    return isinstance(values, dict) and values.get("format") == FORMAT


def values_of(raw: bytes, shown: str) -> Any | Finding:
    """Return the values in the bytes of a JSON file, or the finding that says why there are none."""
    if not raw.strip():
        return _wrong(shown, "is empty")
    try:
        return load(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _wrong(shown, "is not a file of answers: it is no text in JSON")
    except NotJson as error:
        line, column = error.args
        return _wrong(shown, "is not a file of answers: it is no JSON, or was changed here", line, column)


def of_values(values: Any, shown: str) -> Parsed | Finding:
    """Return the answers in what a JSON file holds, or the finding that says why there are none."""
    if not is_answers(values):
        return _wrong(shown, f"is not a file of answers: nothing in it says `{FORMAT}`")
    if most := _most_names(values):
        return _wrong(shown, f"has {most:,} names in one place: the limit is {MOST_NAMES:,}")
    if isinstance(values.get("reader"), str):
        values = values | {"reader": tame(values["reader"])}
    given = values.get("answers")
    try:
        whole = Responses.model_validate(values | {"answers": {}} if isinstance(given, dict) else values)
    except ValidationError as error:
        return _wrong(shown, _said(error.errors(include_url=False, include_input=False)[0]))
    answers: dict[str, Answer] = {}
    wrong: list[Finding] = []
    for id, answer in values["answers"].items():
        try:
            answers[id] = Answer.model_validate(answer)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            wrong.append(_wrong(shown, _said({**first, "loc": ("answers", id, *first["loc"])})))
    return Parsed(whole.model_copy(update={"answers": answers}), tuple(wrong))


def _most_names(values: Any) -> int:
    """Return the number of names in the first place that has too many; 0 where none has."""
    left = [values]
    while left:
        value = left.pop()
        if isinstance(value, dict):
            if len(value) > MOST_NAMES:
                return len(value)
            left += value.values()
        elif isinstance(value, list):
            left += value
    return 0


def _wrong(shown: str, message: str, line: int = 1, column: int = 1) -> Finding:
    return Finding(shown, line, column, "response-wrong", message, AGAIN)


def _said(error: ErrorDetails) -> str:
    """Return what is wrong with a part of a file of answers, in plain words."""
    where = " of ".join(
        f"`{tame(step)}`" if isinstance(step, str) else f"number {step + 1}"
        for step in reversed(error["loc"])
    )
    if error["type"] == "missing":
        return f"{where} is missing"
    if error["type"] == "extra_forbidden":
        return f"{where} is nothing that a page hands in"
    wanted = {
        "string_type": "text",
        "list_type": "a list",
        "int_type": "a whole number",
        "dict_type": "names and values",
        "model_type": "names and values",
    }
    return (
        f"{where} should hold {wanted[error['type']]}"
        if error["type"] in wanted
        else f"{where} is not what a page hands in"
    )
