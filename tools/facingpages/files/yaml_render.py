"""Write any plain value as YAML in the house's style: short values on one line, prose in a folded block."""

from __future__ import annotations

import textwrap
from typing import Final

from facingpages.files.yaml_read import Plain
from facingpages.files.yaml_write import quoted, scalar

WIDTH: Final = 110
_SHORT: Final = 60  # characters of a text that stays on the line of its key


def entry(head: str, value: Plain, indent: int) -> list[str]:
    """Return the lines of `head value`, where the head is `key:` or `-` at a column, without line ends."""
    match value:
        case str():
            return _text(head, value, indent)
        case list():
            fits = all(isinstance(item, str) and len(item) <= _SHORT for item in value)
            if fits and len(line := f"{head} {flow(value)}") <= WIDTH:
                return [line]
            deeper = indent + 2
            lines = [line for item in value for line in entry(f"{' ' * deeper}-", item, deeper)]
            return [head, *lines] if head.endswith(":") else [f"{head} {lines[0].lstrip()}", *lines[1:]]
        case dict():
            fits = all(isinstance(item, str) and len(item) <= _SHORT for item in value.values())
            if (fits and len(value) <= 3 and len(line := f"{head} {flow(value)}") <= WIDTH) or not value:
                return [f"{head} {flow(value)}"]
            deeper = indent + 2
            lines = [
                line
                for name, item in value.items()
                for line in entry(f"{' ' * deeper}{scalar(name)}:", item, deeper)
            ]
            return [head, *lines] if head.endswith(":") else [f"{head} {lines[0].lstrip()}", *lines[1:]]


def flow(value: Plain) -> str:
    """Return a value on one line, as it may be inside brackets."""
    match value:
        case str():
            return value if value.isascii() and value.isalnum() else quoted(value)
        case list():
            return "[" + ", ".join(flow(item) for item in value) + "]"
        case dict():
            return "{" + ", ".join(f"{_key(name)}: {_in_braces(item)}" for name, item in value.items()) + "}"


def folded(value: str, indent: int, width: int = WIDTH) -> list[str] | None:
    """Return the lines of a text in a folded block, or None for one that a folded block would change."""
    if not value or value != " ".join(value.split()) or not value.isprintable():
        return None
    room = max(width - indent, 40)
    lines = textwrap.wrap(value, room, break_long_words=False, break_on_hyphens=False)
    return [" " * indent + line for line in lines]


def _text(head: str, value: str, indent: int) -> list[str]:
    lines = folded(value, indent + 2)
    if lines and (len(value) > _SHORT or '"' in value):
        return [f"{head} >-", *lines]
    return [f"{head} {scalar(value)}"]


def _key(name: str) -> str:
    return name if name.isascii() and name.replace("_", "").isalnum() else quoted(name)


def _in_braces(value: Plain) -> str:
    plain = isinstance(value, str) and value.isascii() and value.replace("-", "").isalnum()
    return str(value) if plain and not str(value).startswith("-") else flow(value)
