"""The nodes of a YAML text with their places, for a text that `yaml_read` has accepted."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import yaml

LOADER: Final[Any] = getattr(
    yaml, "CBaseLoader", yaml.BaseLoader
)  # the C parser where the wheel has it: 7 times as fast


@lru_cache(maxsize=1)
def tree(text: str) -> Any:
    """Return the nodes of a text; those of the last text are kept, since its findings come one after
    another."""
    return yaml.compose(text, Loader=LOADER)


@lru_cache(maxsize=32)
def members(mapping: Any) -> dict[str, tuple[Any, Any]]:
    """Return the nodes of a mapping's keys and values, by key."""
    return {name.value: (name, value) for name, value in mapping.value}


def child(node: Any, step: str | int) -> tuple[Any, Any] | None:
    """Return the nodes of the key and the value to which one step leads, or None."""
    if isinstance(node, yaml.MappingNode):
        return members(node).get(str(step)) if isinstance(step, str) else None
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def led(text: str, steps: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Return the steps that lead on in a text that `parse` has read: without the names that models put among
    them, and without those of keys that are missing."""
    node = tree(text)
    leading: list[str | int] = []
    for step in steps:
        if place := child(node, step):
            node = place[1]
            leading.append(step)
    return tuple(leading)


def keys_at(text: str, steps: tuple[str | int, ...]) -> list[str]:
    """Return the keys of the mapping in a text that `parse` has read to which keys and indexes lead; a step
    that leads nowhere is passed over."""
    node = tree(text)
    for step in steps:
        if place := child(node, step):
            node = place[1]
    return list(members(node)) if isinstance(node, yaml.MappingNode) else []
