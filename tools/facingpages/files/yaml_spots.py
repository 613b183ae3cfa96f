"""Spots of a YAML text: where a node is written, and the texts with another value there.

Each function yields texts, the most sparing way first; `yaml_change` takes the first that reads back as
meant.  Marks of the parser are offsets in characters; those of a block end behind its comments, so that the
end of its words is looked for here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from facingpages.files.yaml_nodes import LOADER
from facingpages.files.yaml_read import Plain
from facingpages.files.yaml_render import entry, flow, folded
from facingpages.files.yaml_write import quoted, scalar

Steps = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class _Spot:
    """A node with its surroundings: its key, its collection, and whether brackets are around it."""

    node: Any
    key: Any
    parent: Any
    in_brackets: bool


def put(text: str, steps: Steps, value: Plain, order: Sequence[str] = ()) -> Iterator[str]:
    """Yield texts with a value at some steps; a new key goes where `order` has it."""
    spot = _spot(text, steps)
    if spot.node is None:
        yield from _with_key(text, spot, str(steps[-1]), value, order)
        return
    node, start, end = spot.node, spot.node.start_mark.index, _end(spot.node, text)
    if isinstance(node, yaml.ScalarNode) and isinstance(value, str):
        if node.style in (">", "|"):
            yield from _in_block(text, node, value)
        if node.style in ('"', "'"):
            yield text[:start] + quoted(value) + text[end:]
        elif not spot.in_brackets:
            yield text[:start] + scalar(value) + text[end:]
        if spot.in_brackets:
            yield text[:start] + flow(value) + text[end:]
    if spot.in_brackets or (not isinstance(node, yaml.ScalarNode) and node.flow_style and node.value):
        yield text[:start] + flow(value) + text[end:]
    if not spot.in_brackets and spot.parent is not None:
        head, column, begin = _head(text, spot)
        lines = entry(head, value, column)
        yield text[: begin - len(head)] + "\n".join([lines[0].lstrip(), *lines[1:]]) + text[end:]
        yield text[:begin] + " " + flow(value) + text[end:]


def deleted(text: str, steps: Steps) -> Iterator[str]:
    """Yield texts without a key or an item."""
    spot = _spot(text, steps)
    whole, count = spot.parent, len(spot.parent.value)
    index = _index(spot, steps[-1])
    if count == 1:
        empty = "[]" if isinstance(whole, yaml.SequenceNode) else "{}"
        above = _spot(text, steps[:-1])
        if whole.flow_style or above.parent is None:
            yield text[: whole.start_mark.index] + empty + text[_end(whole, text) :]
            return
        head, _, begin = _head(text, above)
        assert head
        yield f"{text[:begin]} {empty}{text[_end(whole, text) :]}"
        return
    start, end = _begin(whole, index), _end(spot.node, text)
    if whole.flow_style:
        if index + 1 < count:
            yield text[:start] + text[_begin(whole, index + 1) :]
        else:
            yield text[: _end(_value(whole, index - 1), text)] + text[end:]
        return
    if isinstance(whole, yaml.SequenceNode):
        start = _dash(text, whole, start)
    line = text.rfind("\n", 0, start) + 1
    if not text[line:start].strip():
        yield text[:line] + text[_next_line(text, end) :]
    if index + 1 < count:
        following = _begin(whole, index + 1)
        if isinstance(whole, yaml.SequenceNode):
            following = _dash(text, whole, following)
        yield text[:start] + text[following:]


def inserted(text: str, steps: Steps, value: Plain) -> Iterator[str]:
    """Yield texts with a new item of a list, before the index that the steps end with."""
    index = steps[-1]
    assert isinstance(index, int)
    spot = _spot(text, steps[:-1])
    whole = spot.node
    if not isinstance(whole, yaml.SequenceNode):
        return
    if not whole.value:
        yield from put(text, steps[:-1], [value])
    elif whole.flow_style:
        if index < len(whole.value):
            at = whole.value[index].start_mark.index
            yield f"{text[:at]}{flow(value)}, {text[at:]}"
        else:
            at = _end(whole.value[-1], text)
            yield f"{text[:at]}, {flow(value)}{text[at:]}"
    else:
        column = whole.start_mark.column
        lines = entry(f"{' ' * column}-", value, column)
        if index:
            yield _after(text, _end(whole.value[index - 1], text), lines)
        else:
            first = _dash(text, whole, whole.value[0].start_mark.index)
            lines = [lines[0].lstrip(), *lines[1:], " " * column]
            yield text[:first] + "\n".join(lines) + text[first:]


def _with_key(text: str, spot: _Spot, key: str, value: Plain, order: Sequence[str]) -> Iterator[str]:
    whole = spot.parent
    if not isinstance(whole, yaml.MappingNode):
        return
    if not whole.value:
        return
    names = [name.value for name, _ in whole.value]
    place = list(order).index(key) if key in order else len(order)
    before = [i for i, name in enumerate(names) if name not in order or list(order).index(name) < place]
    after = before[-1] if before else 0
    if whole.flow_style or spot.in_brackets:
        at = _end(whole.value[after][1], text)
        yield f"{text[:at]}, {flow({key: value})[1:-1]}{text[at:]}"
        return
    column = whole.start_mark.column
    lines = entry(f"{' ' * column}{scalar(key)}:", value, column)
    yield _after(text, max(_end(whole.value[after][1], text), _end(whole.value[after][0], text)), lines)


def _in_block(text: str, node: Any, value: str) -> Iterator[str]:
    """Yield texts with other words in a block scalar, keeping its first line and indentation."""
    start, end = node.start_mark.index, _end(node, text)
    header = text.find("\n", start)
    if header < 0 or header >= end:
        return
    old = text[header + 1 : end].split("\n")
    indent = min((len(line) - len(line.lstrip()) for line in old if line.strip()), default=2)
    longest = max(len(line) for line in old)
    if node.style == "|":
        lines: list[str] | None = [f"{' ' * indent}{line}" if line else "" for line in value.split("\n")]
    else:
        lines = folded(value, indent, min(max(longest, 90), 118))
    if lines:
        yield text[: header + 1] + "\n".join(lines) + text[end:]
        first = re.sub(r"[+-]", "", text[start:header])  # a block that keeps the end of its last line
        yield f"{text[:start]}{first[0]}-{first[1:]}\n" + "\n".join(lines) + text[end:]


def _spot(text: str, steps: Steps) -> _Spot:
    node: Any = yaml.compose(text, Loader=LOADER)
    spot = _Spot(node, None, None, False)
    for step in steps:
        parent, key = spot.node, None
        if isinstance(parent, yaml.MappingNode):
            key, node = next(((k, v) for k, v in parent.value if k.value == step), (None, None))
        else:
            node = parent.value[step]
        spot = _Spot(node, key, parent, spot.in_brackets or bool(parent.flow_style))
    return spot


def _index(spot: _Spot, step: str | int) -> int:
    if isinstance(step, int):
        return step
    return next(i for i, (key, _) in enumerate(spot.parent.value) if key is spot.key)


def _begin(whole: Any, index: int) -> int:
    """Return where a pair or an item begins; of an item in a block, behind its dash."""
    held = whole.value[index]
    return int((held[0] if isinstance(held, tuple) else held).start_mark.index)


def _value(whole: Any, index: int) -> Any:
    held = whole.value[index]
    return held[1] if isinstance(held, tuple) else held


def _dash(text: str, whole: Any, start: int) -> int:
    """Return the place of the dash before an item that begins at `start`."""
    at = start
    while True:
        at = text.rfind("-", 0, at)
        if at - (text.rfind("\n", 0, at) + 1) == whole.start_mark.column:
            return at


def _head(text: str, spot: _Spot) -> tuple[str, int, int]:
    """Return what is before a value in a block (`key:` or `-`), its column, and where it ends."""
    if spot.key is not None:
        begin = text.index(":", spot.key.end_mark.index) + 1
        return text[spot.key.start_mark.index : begin], spot.key.start_mark.column, begin
    dash = _dash(text, spot.parent, spot.node.start_mark.index)
    return "-", spot.parent.start_mark.column, dash + 1


def _end(node: Any, text: str) -> int:
    """Return where the own words of a node end, before comments and blank lines that follow."""
    if isinstance(node, yaml.ScalarNode):
        if node.style in (">", "|"):
            return node.start_mark.index + len(text[node.start_mark.index : node.end_mark.index].rstrip())
        return int(node.end_mark.index)
    if node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return max(_end(part, text) for part in last) if isinstance(last, tuple) else _end(last, text)


def _next_line(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end + 1


def _after(text: str, place: int, lines: Sequence[str]) -> str:
    """Return a text with lines put in below the line of a place."""
    at = _next_line(text, place)
    gap = "" if text[:at].endswith("\n") else "\n"
    return text[:at] + gap + "".join(f"{line}\n" for line in lines) + text[at:]
