"""The file formats as JSON Schema, so that editors complete and check what an author writes.

They are made from the models; a test holds the published files against them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from facingpages.course.formats.fields import OPEN_PATTERNS
from facingpages.course.formats.lessons import LessonFront, MinimumsFile, PlanFile
from facingpages.course.formats.seeds import SeedsFile
from facingpages.course.formats.yardstick import YardstickFile
from facingpages.course.kinds.registry import exercise_formats
from facingpages.language.vocabulary import FILES

FOLDER: Final = Path(__file__).parents[1] / "schemas"
FORMATS: Final[dict[str, type[BaseModel]]] = {  # what may be in exercises/
    **exercise_formats(),
    "plan": PlanFile,
    "minimums": MinimumsFile,
    "yardstick": YardstickFile,
}
_DIALECT: Final = "http://json-schema.org/draft-07/schema#"  # what editors' YAML servers read best
_ANY_SCALAR: Final = ["string", "number", "boolean", "null"]


def schemas() -> dict[str, str]:
    """Return the text of every schema file, by its name in `schemas/`."""
    models: dict[str, type[BaseModel]] = {"seeds": SeedsFile, "lesson": LessonFront, **FILES}
    by_name = {name: _of(model, name) for name, model in models.items()}
    by_name["exercise"] = _exercise()
    return {
        f"{name}.json": json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        for name, schema in sorted(by_name.items())
    }


def _of(model: type[BaseModel], title: str) -> dict[str, Any]:
    schema = _branching(model.model_json_schema(ref_template="#/definitions/{model}"))
    return {"$schema": _DIALECT, **_moved(schema), "title": title}


def _exercise() -> dict[str, Any]:
    """Return the schema of an exercise, split by kind, so that an editor complains of one format only."""
    definitions: dict[str, Any] = {}
    branches = []
    for kind, model in FORMATS.items():
        schema = _moved(_branching(model.model_json_schema(ref_template="#/definitions/{model}")))
        definitions |= schema.pop("definitions", {})
        branches.append(
            {"if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]}, "then": schema}
        )
    return {
        "$schema": _DIALECT,
        "title": "exercise",
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"enum": list(FORMATS)}},
        "allOf": branches,
        "definitions": dict(sorted(definitions.items())),
    }


def _moved(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema with its definitions moved to where draft 7 keeps them."""
    definitions = schema.pop("$defs", None)
    return schema | ({"definitions": definitions} if definitions else {})


def _branching(node: Any) -> Any:
    """Return a schema with unions written as if/then, where text fields also accept YAML numbers and
    booleans.

    An editor reads `title: 2022` as a number; the loader reads text.
    """
    if isinstance(node, list):
        return [_branching(item) for item in node]
    if not isinstance(node, dict):
        return node
    present = [branch for branch in node.get("anyOf", ()) if branch != {"type": "null"}]
    if len(present) == 1:  # a key that may be left out: nobody writes null
        return _branching(
            {key: value for key, value in node.items() if key not in ("anyOf", "default")} | present[0]
        )
    branched = {key: _branching(value) for key, value in node.items()}
    if "discriminator" in node:
        name, mapping = node["discriminator"]["propertyName"], node["discriminator"]["mapping"]
        branches = [
            {"if": {"properties": {name: {"const": value}}}, "then": {"$ref": ref}}
            for value, ref in mapping.items()
        ]
        return {
            "type": "object",
            "required": [name],
            "properties": {name: {"enum": list(mapping)}},
            "allOf": branches,
        }
    if (
        node.get("type") == "string"
        and not {"enum", "const"} & set(node)
        and node.get("pattern") in (None, *OPEN_PATTERNS)
    ):
        branched["type"] = _ANY_SCALAR
    return branched
