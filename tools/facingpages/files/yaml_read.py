"""Read a YAML file as plain text values, refuse what an author cannot have meant, and locate any value.

Every scalar is text: nothing is coerced, so `no` stays "no" and `010` stays "010"; the models of `formats`
give types.  Anchors, aliases, merge keys, tags, repeated keys, second documents, control and bidirectional
characters, lone surrogates, and files too large or too deep are findings.  Source of the limits: the
largest exercise of the course is under 20 kB and five levels deep.

Places are looked up only when a finding needs one: a course that is in order is read once and keeps no nodes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any, Final

import yaml

from facingpages.files import known_values, yaml_slips
from facingpages.files.findings import Finding
from facingpages.files.yaml_nodes import LOADER, child, tree
from facingpages.files.yaml_slips import Complaint
from facingpages.files.yaml_text import FORBIDDEN_LETTER, Place, Refused, forbidden, heaped
from facingpages.text.scripts import excess_marks

MAX_DEPTH: Final = 20
MAX_VALUES: Final = 40_000  # keys and values of one file; the largest of the course has under a thousand
_MOST_SLIPS: Final = 20  # of one file that are shown at once


Plain = str | list["Plain"] | dict[str, "Plain"]


def parse(text: str, path: str, first_line: int = 1) -> dict[str, Plain]:
    """Return the mapping in a YAML text, or raise `Refused` with its first fault.

    `first_line` is the line of the file on which the text begins (front matter begins on line 2).
    """
    if known := known_values.of(text):
        return known  # type: ignore[no-any-return] # JSON of what this function gave for the same text
    reader = _Reader(text, path, first_line)
    try:
        return reader.document()
    except yaml.MarkedYAMLError as error:
        first, *more = reader.slips(error)
        raise Refused(first, tuple(more)) from None
    except (yaml.YAMLError, ValueError) as error:  # a bad escape raises ValueError in the C parser
        raise Refused(
            Finding(path, first_line, 1, "yaml-syntax", f"is not YAML: {error}", "Quote the text.")
        ) from None


def locate(text: str, steps: tuple[str | int, ...], first_line: int = 1, *, key: bool = False) -> Place:
    """Return the line and column of the node at the given keys and indexes, in a text that `parse` accepts.

    A step that leads nowhere is passed over: models put the name of a union's branch among the steps, and
    a missing key thus gives the place of the mapping that lacks it.  `key` gives the place of the last key
    itself."""
    node = tree(text)
    mark = node.start_mark
    for step in steps:
        if place := child(node, step):
            name, node = place
            mark = (name if key else node).start_mark
    return Place(mark.line + first_line, mark.column + 1)


def scalars(text: str, path: str, key: str) -> list[tuple[tuple[str, ...], str, Place]]:
    """Return the scalars below a top-level key, each with its keys, value and place; raise `Refused` if it is
    not YAML.

    It is for a file of another program, as `mkdocs.yml`: its tags are passed over.
    """
    try:
        root: Any = tree(text)
    except yaml.MarkedYAMLError as error:
        raise Refused(next(_Reader(text, path, 1).slips(error))) from None
    values: list[tuple[tuple[str, ...], str, Place]] = []

    def walk(node: Any, steps: tuple[str, ...], depth: int) -> None:
        if len(values) > MAX_VALUES:  # an alias may stand for ten others, and each of them for ten
            message = f"`{key}` holds more than {MAX_VALUES:,} values"
            hint = "Shorten it, or write out what an alias (`*`) repeats."
            raise Refused(Finding(path, node.start_mark.line + 1, 1, "file-too-large", message, hint))
        if isinstance(node, yaml.ScalarNode):
            values.append((steps, node.value, Place(node.start_mark.line + 1, node.start_mark.column + 1)))
        elif depth < MAX_DEPTH:
            for item in node.value:
                name, value = item if isinstance(item, tuple) else (None, item)
                walk(value, (*steps, str(name.value)) if name else steps, depth + 1)

    for name, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if name.value == key:
            walk(value, (), 1)
    return values


class _Reader:
    """One pass over the parser's events into plain values. It builds nothing that it would refuse."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text, self.path, self.first_line = text, path, first_line
        self.next: Any = None
        self.values = 0

    def document(self) -> dict[str, Plain]:
        self.next = LOADER(self.text).get_event
        self.next()  # the start of the stream
        if isinstance(self.next(), yaml.StreamEndEvent):
            raise Refused(
                Finding(
                    self.path,
                    self.first_line,
                    1,
                    "yaml-empty",
                    "holds nothing",
                    "Write at least one `key: value`.",
                )
            )
        first = self.next()
        root = self.value(first, 1)
        self.next()  # the end of the document
        after = self.next()
        if isinstance(after, yaml.DocumentStartEvent):
            self.refuse(
                after,
                "yaml-second-document",
                "a second document begins here",
                "Keep one document: delete the `---`.",
            )
        if not isinstance(root, dict):
            self.refuse(
                first,
                "yaml-not-a-mapping",
                "found text or a list where keys are expected",
                "Begin with `key: value`.",
            )
        assert isinstance(root, dict)
        return root

    def value(self, event: Any, depth: int) -> Plain:
        kind = type(event)
        self.values += 1
        if self.values > MAX_VALUES:
            self.refuse(
                event,
                "file-too-large",
                f"the file holds more than {MAX_VALUES:,} keys and values",
                "Split it, or check that it is the file you meant.",
            )
        if kind is yaml.ScalarEvent and event.style != '"' and event.anchor is None and event.tag is None:
            plain: str = event.value  # most values: there is nothing in them to refuse
            return plain
        if kind is yaml.AliasEvent:
            self.refuse(
                event,
                "yaml-alias",
                f"the alias `*{event.anchor}` is not allowed",
                "Write the text out where it is used.",
            )
        if event.anchor is not None:
            self.refuse(
                event,
                "yaml-anchor",
                f"the anchor `&{event.anchor}` is not allowed",
                "Quote the text if it begins with &.",
            )
        if event.tag is not None:
            self.refuse(
                event,
                "yaml-tag",
                f"the tag `{event.tag}` is not allowed",
                "Quote the text if it begins with !.",
            )
        if kind is yaml.ScalarEvent:
            if event.style == '"' and (
                bad := FORBIDDEN_LETTER.search(event.value)
            ):  # only an escape can write what is not in the text
                raise Refused(forbidden(self.path, self.place(event), bad.group()))
            if event.style == '"' and excess_marks(event.value):
                raise Refused(heaped(self.path, self.place(event)))
            value: str = event.value
            return value
        if depth > MAX_DEPTH:
            self.refuse(
                event,
                "yaml-too-deep",
                f"is nested more than {MAX_DEPTH} levels deep",
                "Check the indentation and brackets.",
            )
        if kind is yaml.MappingStartEvent:
            return self.mapping(depth + 1)
        items: list[Plain] = []
        while type(item := self.next()) is not yaml.SequenceEndEvent:
            items.append(self.value(item, depth + 1))
        return items

    def mapping(self, depth: int) -> dict[str, Plain]:
        values: dict[str, Plain] = {}
        seen: set[str] = set()  # the keys in one normal form
        while type(head := self.next()) is not yaml.MappingEndEvent:
            name = self.value(head, depth)
            if not isinstance(name, str):
                self.refuse(
                    head,
                    "yaml-key",
                    "a key must be one word or phrase",
                    "Quote the text if it begins with { or [.",
                )
                break
            if name == "<<":
                self.refuse(
                    head,
                    "yaml-merge",
                    "the merge key `<<` is not allowed",
                    "Write the keys out where they are used.",
                )
            plain = name if name.isascii() else unicodedata.normalize("NFC", name)
            if plain in seen:
                self.refuse(
                    head,
                    "yaml-duplicate-key",
                    f"the key `{name}` is here twice",
                    f"Begin a new item with `- {name}:`, or keep one of the two."
                    if name == next(iter(values))
                    else "Keep one of the two.",
                )
            seen.add(plain)
            values[name] = self.value(self.next(), depth)
        return values

    def place(self, event: Any) -> Place:
        return Place(event.start_mark.line + self.first_line, event.start_mark.column + 1)

    def refuse(self, event: Any, code: str, message: str, hint: str) -> None:
        place = self.place(event)
        raise Refused(Finding(self.path, place.line, place.column, code, message, hint))

    def slips(self, error: yaml.MarkedYAMLError) -> Iterator[Finding]:
        """Yield a parser's complaint as the slip that it comes from, and, where it is clear how to mend that,
        those that come after it."""
        text: str | None = self.text
        for _ in range(_MOST_SLIPS):
            if text is None:
                return
            slip = yaml_slips.explained(text, _complaint(error), _fails_at)
            place = (slip.line + self.first_line, slip.column + 1)
            yield Finding(self.path, *place, "yaml-syntax", slip.message, slip.hint)
            text = slip.mended
            following = _error(text) if text is not None else None
            if following is None:
                return
            error = following


def _complaint(error: yaml.MarkedYAMLError) -> Complaint:
    mark: Any = error.problem_mark or error.context_mark
    opened: Any = error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    return Complaint(
        error.problem or "it cannot be read", line, column, (opened.line, opened.column) if opened else None
    )


def _fails_at(text: str) -> int | None:
    """Return the line, from 0, where the parser stops, or None."""
    try:
        error = _error(text)
    except (yaml.YAMLError, ValueError):
        return 0
    return _complaint(error).line if error else None


def _error(text: str) -> yaml.MarkedYAMLError | None:
    """Return what the parser complains of in a text, or None."""
    try:
        yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        return error
    return None
