"""Edit a YAML text at a node: take an item out, or write another value, leaving every other line as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from facingpages.files.yaml_nodes import LOADER
from facingpages.files.yaml_write import quoted

Steps = tuple[str | int, ...]


def values(text: str) -> Iterator[tuple[Steps, str]]:
    """Yield every scalar of a YAML text, with the keys and indexes that lead to it."""

    def walk(node: Any, steps: Steps) -> Iterator[tuple[Steps, str]]:
        if isinstance(node, yaml.MappingNode):
            for name, value in node.value:
                yield from walk(value, (*steps, str(name.value)))
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                yield from walk(value, (*steps, index))
        elif node is not None:
            yield steps, node.value

    yield from walk(yaml.compose(text, Loader=LOADER), ())


def replaced(text: str, changes: dict[Steps, str]) -> str:
    """Return a text with other values at the places that keys and indexes lead to; a value in quotes stays
    so."""
    nodes = [(_node(text, steps), value) for steps, value in changes.items()]
    spots = [(*_span(node), quoted(value) if node.style else _plain(value)) for node, value in nodes]
    starts = _line_starts(text)
    for (line, column), (last, end), value in sorted(spots, reverse=True):
        text = text[: starts[line] + column] + value + text[starts[last] + end :]
    return text


def without(text: str, items: list[Steps]) -> str:
    """Return a text without items of lists; a list that loses its last item becomes `[]`."""
    for steps in sorted(items, reverse=True, key=lambda one: [str(step).zfill(6) for step in one]):
        text = _without_one(text, steps)
    return text


def _plain(value: str) -> str:
    """Return a value as it may be anywhere, in braces too: in quotes unless it is one plain word or
    number."""
    return value if re.fullmatch(r"[A-Za-z0-9][\w/-]*", value) else quoted(value)


def _without_one(text: str, steps: Steps) -> str:
    whole: Any = _node(text, steps[:-1])
    index = steps[-1]
    assert isinstance(index, int)
    if len(whole.value) == 1:
        (line, column), (last, end) = _span(whole)
        starts = _line_starts(text)
        if whole.flow_style:
            return text[: starts[line] + column] + "[]" + text[starts[last] + end :]
        before = text[: starts[line]].rstrip()
        return f"{before} []\n" + text[_after(text, whole) :]
    if whole.flow_style:
        starts = _line_starts(text)
        first, following = (index, index + 1) if index + 1 < len(whole.value) else (index - 1, index)
        (line, column), (last, end) = (
            (_span(whole.value[first])[0], _span(whole.value[following])[0])
            if first == index
            else (_span(whole.value[first])[1], _span(whole.value[following])[1])
        )
        return text[: starts[line] + column] + text[starts[last] + end :]
    starts = _line_starts(text)
    begin = starts[whole.value[index].start_mark.line]
    if index + 1 < len(whole.value):
        end_place = starts[whole.value[index + 1].start_mark.line]
    else:
        end_place = _after(text, whole)
    return text[:begin] + text[end_place:]


def _after(text: str, whole: Any) -> int:
    """Return where what belongs to a block list ends: before the comments and blank lines of what is next."""
    starts = _line_starts(text)
    lines = text.splitlines()
    after = (
        whole.end_mark.line
        if whole.end_mark.column == 0
        else whole.end_mark.line + (whole.end_mark.line >= len(lines))
    )
    after = min(after, len(lines))
    while after and (not lines[after - 1].strip() or lines[after - 1].lstrip().startswith("#")):
        after -= 1
    return starts[after] if after < len(starts) else len(text)


def _node(text: str, steps: Steps) -> Any:
    node: Any = yaml.compose(text, Loader=LOADER)
    for step in steps:
        if isinstance(node, yaml.MappingNode):
            node = next(value for name, value in node.value if name.value == step)
        else:
            node = node.value[step]
    return node


def _span(node: Any) -> tuple[tuple[int, int], tuple[int, int]]:
    return (node.start_mark.line, node.start_mark.column), (node.end_mark.line, node.end_mark.column)


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts[:-1]
