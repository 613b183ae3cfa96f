"""Insert an item into a YAML text, leaving every other line as it is."""

from __future__ import annotations

from typing import Any

import yaml

from facingpages.files.findings import Finding
from facingpages.files.yaml_nodes import LOADER
from facingpages.files.yaml_read import locate, parse
from facingpages.files.yaml_text import Refused


def appended(text: str, path: str, key: str, item: str) -> str:
    """Return a text with an item (unindented `- ...` lines) appended to a top-level list; all other lines are
    unchanged.

    Raises `Refused` where the list is not written one item below another.
    """
    parse(text, path)  # refuses what must not be composed
    node: Any = yaml.compose(text, Loader=LOADER)
    values = next((value for name, value in node.value if name.value == key), None)
    lines = text.splitlines(keepends=True)
    start = values.start_mark if values else node.start_mark
    if not isinstance(values, yaml.SequenceNode) or values.flow_style or not values.value:
        message, hint = (
            f"`{key}` is not a list with an item a line",
            f"Write {key}: and below it, for each item, a line that begins with `  - `.",
        )
        raise Refused(Finding(path, start.line + 1, start.column + 1, "cannot-add", message, hint))
    after = min(
        (n.start_mark.line for n, _ in node.value if n.start_mark.line > start.line), default=len(lines)
    )
    while (
        after and not lines[after - 1].partition("#")[0].strip()
    ):  # what is above the next key belongs to it
        after -= 1
    if not lines[after - 1].endswith("\n"):
        lines[after - 1] += "\n"
    indent = " " * start.column
    return "".join(
        [*lines[:after], *(indent + line for line in item.splitlines(keepends=True)), *lines[after:]]
    )


def inserted(text: str, path: str, steps: tuple[str | int, ...], item: str) -> str:
    """Return a text with an item appended to the bracketed list at the given keys and indexes; raise
    `Refused` if there is none."""
    parse(text, path)
    node: Any = yaml.compose(text, Loader=LOADER)
    for step in steps:
        if isinstance(node, yaml.MappingNode):
            node = next((value for name, value in node.value if name.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
    if not isinstance(node, yaml.SequenceNode) or not node.flow_style:
        place = locate(text, steps)
        hint = f"Write it in brackets, as [one, two], and add {item}."
        raise Refused(
            Finding(path, place.line, place.column, "cannot-add", "this is not a list in brackets", hint)
        )
    lines = text.splitlines(keepends=True)
    end = sum(len(line) for line in lines[: node.end_mark.line]) + node.end_mark.column - 1
    return f"{text[:end]}{', ' if node.value else ''}{item}{text[end:]}"
