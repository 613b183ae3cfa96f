"""Source files: a YAML file, its typed content, and the line and column of every part.

This is where the models' errors become findings in the author's own words.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from facingpages.course.formats import todos
from facingpages.course.formats.fields import NOT_STATED
from facingpages.course.formats.seeds import STATED, SeedsFile
from facingpages.files.findings import MOST, Finding, Severity, closest, first_of
from facingpages.files.yaml_nodes import keys_at, led
from facingpages.files.yaml_read import Plain, locate

M = TypeVar("M", bound=BaseModel, covariant=True)
Steps = tuple[str | int, ...]
_LONGEST: Final = 600  # letters of a message


@dataclass(frozen=True)
class Authored(Generic[M]):
    """A file as read: its path from the course root, its YAML text, and its content as a model.

    `first_line` is the line on which the YAML begins.
    """

    path: str
    text: str
    data: M
    first_line: int = 1

    def finding(
        self, steps: Steps, code: str, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> Finding:
        """Return a finding at the value that the steps lead to."""
        place = locate(self.text, steps, self.first_line)
        return Finding(self.path, place.line, place.column, code, message, hint, severity, steps)


def validate(
    values: dict[str, Plain], text: str, path: str, model: type[M], first_line: int = 1
) -> Authored[M] | list[Finding]:
    """Return the file with its typed content, or the findings that keep it from being read."""
    try:
        return Authored(path, text, model.model_validate(values), first_line)
    except ValidationError as error:
        errors = _first_per_place(error.errors(include_url=False))
        shown = _without_echoes(errors[: 2 * MOST])
        return [*first_of(_finding(text, path, model, detail, first_line) for detail in shown)]


def _first_per_place(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Keep one error per place: a union reports each branch it tried."""
    seen: dict[tuple[Any, ...], ErrorDetails] = {}
    for error in errors:
        if error["type"] == "literal_error" and error["ctx"].get("expected") == "'none'":
            # the branch `none` of `citation` and `reference`: the branch of the quote says it better
            continue
        seen.setdefault(error["loc"], error)
    return list(seen.values()) or errors


def _without_echoes(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Drop "missing key" where a misspelt key beside it explains it: one slip, one finding."""
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
    meant = {
        (*steps[:-1], near)
        for steps in unknown
        for near in difflib.get_close_matches(
            str(steps[-1]), [str(e["loc"][-1]) for e in errors if e["type"] == "missing"], cutoff=0.6
        )
    }
    return [error for error in errors if error["type"] != "missing" or error["loc"] not in meant]


def _finding(text: str, path: str, model: type[BaseModel], error: ErrorDetails, first_line: int) -> Finding:
    steps = error["loc"]
    kind, context, name = error["type"], error.get("ctx", {}), str(steps[-1]) if steps else ""
    place = locate(text, steps, first_line)
    value = error["input"]
    code, hint = "bad-value", "See the format in the schema named in the file's first line."
    message = f"`{name}`: {error['msg'][:1].lower()}{error['msg'][1:]}"
    if kind == "missing":
        code, message, hint = "missing-key", f"`{name}` is missing here", f"Add `{name}: ...`."
    elif kind == "extra_forbidden":
        place = locate(text, steps, first_line, key=True)
        code, message = "unknown-key", f"`{name}` is not a key of this format"
        beside = _keys_beside(text, steps)
        siblings = keys_known(model, steps)
        left = ", ".join(key for key in siblings if key not in beside)
        otherwise = f"Write one of: {left}; or delete this key." if left else "Delete this key."
        hint = closest(name, siblings, otherwise, beside)
    elif kind == "unknown_term":
        code, message, hint = "unknown-term", context["message"], closest(str(value), context["terms"])
    elif kind == "fault":
        message, hint = context["message"], context["hint"]
    elif kind in ("literal_error", "union_tag_invalid"):
        expected = context.get("expected") or context["expected_tags"]
        words = [word.strip("' ") for word in expected.replace(" or ", ",").split(",")]
        written = value.get("rule") if isinstance(value, dict) else value
        place = locate(text, (*steps, "rule"), first_line) if isinstance(value, dict) else place
        code, message, hint = (
            "unknown-term",
            f"`{written}` is not a value of `{name}`",
            closest(str(written), words),
        )
    elif kind == "union_tag_not_found":
        code, message, hint = "missing-key", "`rule` is missing here", "Add `rule: ...`."
    elif kind.endswith("_type"):
        wanted = {
            "string_type": "text",
            "list_type": "a list",
            "model_type": "keys and values",
            "model_attributes_type": "keys and values",
        }
        message = f"`{name}` should hold {wanted.get(kind, 'something else')}"
        hint = (
            "Begin each item with `- `."
            if kind == "list_type"
            else "Check the indentation; quote a text with : or # in it."
        )
    elif kind in ("too_short", "too_long"):
        message = (
            f"`{name}` holds {context['actual_length']}; it takes {'at least' if kind == 'too_short' else 'at most'} "
            + str(context.get("min_length", context.get("max_length")))
        )
        hint = "Add what is missing." if kind == "too_short" else "Move the rest to another exercise."
    elif kind == "string_pattern_mismatch" and not str(value).strip():
        stated = model is SeedsFile and steps[0] == "seeds" and name in (*STATED, "licence")
        message, hint = f"`{name}` is blank", todos.hint(name, "Write what belongs here.")
        hint = f"Write the text; write `{NOT_STATED}` where the source does not say." if stated else hint
    elif kind == "string_pattern_mismatch":
        message = f"`{value}` is not of the form that `{name}` takes"
        hint = (
            "Write plain words on one line, without < and >."
            if "<" in context["pattern"]
            else f"It must match {context['pattern']}."
        )
    field = led(text, steps)
    if kind == "missing":
        field = (*led(text, steps[:-1]), steps[-1])
    return Finding(path, place.line, place.column, code, _short(message), hint, field=field)


def _short(message: str) -> str:
    """Return a message without the middle of what an author wrote at great length."""
    return message if len(message) <= _LONGEST else f"{message[:200]}...{message[-100:]}"


def _keys_beside(text: str, steps: Steps) -> set[str]:
    """Return the keys that are beside the one that the steps lead to."""
    return set(keys_at(text, steps[:-1])) - {str(steps[-1])}


def keys_known(model: type[BaseModel], steps: Steps) -> list[str]:
    """Return the keys that the format knows beside the one at the end of the steps, in their usual order."""
    schema = _schema(model)
    here: dict[str, Any] = schema
    for step in steps[:-1]:
        here = _resolve(
            schema,
            here.get("items", {}) if isinstance(step, int) else here.get("properties", {}).get(step, here),
        )
    branches = [_resolve(schema, b) for b in here.get("anyOf", here.get("oneOf", []))]
    return list(here.get("properties", {})) or [name for b in branches for name in b.get("properties", {})]


@lru_cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema()


def _resolve(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
    return node
