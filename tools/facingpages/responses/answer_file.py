"""Responses: what a reader answered, in the one format that pages hand in and `facingpages score` reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from facingpages.course.formats.answers import FORMAT, Responses
from facingpages.files.findings import Finding

MAX_BYTES: Final = 5_000_000


AGAIN: Final = "Hand the answers in again from the page."


def read(file: Path) -> Responses | Finding:
    """Return the responses in a JSON file, or the finding that says why they cannot be read."""

    def wrong(code: str, message: str, hint: str, line: int = 1, column: int = 1) -> Finding:
        return Finding(file.as_posix(), line, column, code, message, hint)

    try:
        if file.stat().st_size > MAX_BYTES:
            return wrong(
                "file-too-large",
                f"is larger than {MAX_BYTES:,} bytes",
                "Check that it is the file you meant.",
            )
        raw = file.read_bytes()
    except OSError as error:
        return wrong("file-unreadable", f"cannot be read: {error.strerror}", "Check its name and rights.")
    if not raw.strip():
        return wrong("response-wrong", "is empty", AGAIN)
    try:
        values = json.loads(raw)
    except json.JSONDecodeError as error:
        return wrong(
            "response-wrong",
            "is not a file of answers: it is no JSON, or was changed here",
            AGAIN,
            error.lineno,
            error.colno,
        )
    except (UnicodeDecodeError, RecursionError):
        return wrong("response-wrong", "is not a file of answers: it is no text in JSON", AGAIN)
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        return wrong("response-wrong", f"is not a file of answers: nothing in it says `{FORMAT}`", AGAIN)
    try:
        return Responses.model_validate(values)
    except ValidationError as error:
        return wrong("response-wrong", _said(error.errors()[0]), AGAIN)


def _said(error: ErrorDetails) -> str:
    """Return what is wrong with a part of a file of answers, in plain words."""
    where = " of ".join(
        f"`{step}`" if isinstance(step, str) else f"number {step + 1}" for step in reversed(error["loc"])
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
