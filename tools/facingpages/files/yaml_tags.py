"""The tags of a YAML file of another program, as `!ENV` and `!!python/name:x` of `mkdocs.yml`, with their
places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from facingpages.files.yaml_nodes import LOADER
from facingpages.files.yaml_text import Place


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its full name, where it is, and the text or the list of texts that it is on, None for another
    value."""

    name: str
    start: int
    place: Place
    on: str | tuple[str, ...] | None


def tags(text: str) -> Iterator[Tag]:
    """Yield every tag of a text in turn; the last before what is not YAML, if anything is not."""
    try:
        events: Iterator[Any] = iter(yaml.parse(text, Loader=LOADER))
        for event in events:
            if getattr(event, "tag", None) is not None:
                place = Place(event.start_mark.line + 1, event.start_mark.column + 1)
                yield Tag(event.tag, event.start_mark.index, place, _value(event, events))
    except yaml.YAMLError:
        return


def blanked(text: str, name: str, listed: Sequence[Tag]) -> str:
    """Return a text in which spaces are in the place of some tags, each written as `name`."""
    for tag in listed:
        text = text[: tag.start] + " " * len(name) + text[tag.start + len(name) :]
    return text


def _value(event: Any, events: Iterator[Any]) -> str | tuple[str, ...] | None:
    if isinstance(event, yaml.ScalarEvent):
        return str(event.value)
    if not isinstance(event, yaml.SequenceStartEvent):
        return None
    listed: list[str] = []
    for inner in events:
        if isinstance(inner, yaml.SequenceEndEvent):
            return tuple(listed)
        if not isinstance(inner, yaml.ScalarEvent) or inner.tag is not None:
            return None
        listed.append(inner.value)
    return None
