"""Read a YAML file into nodes that know their place, and refuse what an author cannot have meant.

Every scalar is text: nothing is coerced, so `no` stays "no" and `010` stays "010"; the models of `formats` give
types.  Anchors, aliases, merge keys, tags, repeated keys, second documents, control and bidirectional characters,
lone surrogates, and files too large or too deep are findings.  Source of the limits: the largest exercise of the
course is under 20 kB and five levels deep.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from facingpages.findings import Finding

MAX_BYTES: Final = 1_000_000
MAX_DEPTH: Final = 20

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the C parser where the wheel has it: 7 times as fast
# Control characters but tab and line ends; the bidirectional controls, which make a line read as it is not;
# the two non-characters; and lone surrogates, which an escape in double quotes can write.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file: line and column, both from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text and where it begins."""

    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes and where it begins."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their nodes, in the file's order, and where the mapping begins."""

    pairs: tuple[tuple[Scalar, Node], ...]
    place: Place

    def get(self, key: str) -> Node | None:
        """Return the node of a key, or None."""
        return next((node for name, node in self.pairs if name.value == key), None)

    def name(self, key: str) -> Scalar | None:
        """Return a key itself, for its place, or None."""
        return next((name for name, _ in self.pairs if name.value == key), None)


Node = Scalar | Sequence | Mapping
Plain = str | list["Plain"] | dict[str, "Plain"]


class Refused(Exception):
    """A file that cannot be read on; it holds the one finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def read_text(file: Path, path: str) -> str:
    """Return the text of a file, or raise `Refused` for one too large, not UTF-8, or with forbidden characters.

    `path` is the name the finding gives.  A byte order mark at the start is dropped.
    """
    try:
        size = file.stat().st_size
        raw = b"" if size > MAX_BYTES else file.read_bytes()
    except OSError as error:
        raise Refused(Finding(path, 1, 1, "file-unreadable", f"cannot be read: {error.strerror}", "Check its name and rights.")) from None
    if size > MAX_BYTES:
        message = f"is {size:,} bytes long; the limit is {MAX_BYTES:,}"
        raise Refused(Finding(path, 1, 1, "file-too-large", message, "Split it, or check that it is the file you meant."))
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        place = _place_in(before, len(before))
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8"
        raise Refused(Finding(path, place.line, place.column, "not-utf8", message, "Save the file as UTF-8.")) from None
    if bad := _FORBIDDEN.search(text):
        place = _place_in(text, bad.start())
        raise Refused(_forbidden(path, place, bad.group()))
    return text


def parse(text: str, path: str, first_line: int = 1) -> Mapping:
    """Return the mapping that a YAML text holds, or raise `Refused` with the first thing that is wrong.

    `first_line` is the line of the file on which the text begins (front matter begins on line 2).
    """
    parser = _Parser(path, first_line, text)
    try:
        return parser.document()
    except yaml.MarkedYAMLError as error:
        raise Refused(parser.syntax(error)) from None
    except (yaml.YAMLError, ValueError) as error:  # a bad escape raises ValueError in the C parser
        raise Refused(parser.finding(Place(first_line, 1), "yaml-syntax", f"is not YAML: {error}", "Quote the text.")) from None


def plain(node: Node) -> Plain:
    """Return a node as the str, list and dict that the models validate."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {name.value: plain(value) for name, value in node.pairs}


def locate(node: Node, steps: tuple[str | int, ...]) -> Place:
    """Return the place of the node that a path of keys and indexes leads to.

    A step that leads nowhere is passed over: models put the name of a union's branch among the steps.  A missing
    key thus gives the place of the mapping that lacks it.
    """
    for step in steps:
        if isinstance(node, Mapping) and isinstance(step, str):
            node = node.get(step) or node
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
    return node.place


class _Parser:
    """One pass over the parser's events; it never builds what it will refuse."""

    def __init__(self, path: str, first_line: int, text: str) -> None:
        self.path, self.first_line, self.text = path, first_line, text
        self.events: Any = iter(())

    def document(self) -> Mapping:
        self.events = yaml.parse(self.text, Loader=_LOADER)
        next(self.events)  # the start of the stream
        opening = next(self.events)
        if isinstance(opening, yaml.StreamEndEvent):
            raise Refused(self.finding(Place(self.first_line, 1), "yaml-empty", "holds nothing", "Write at least one `key: value`."))
        root = self.node(next(self.events), 1)
        next(self.events)  # the end of the document
        after = next(self.events)
        if isinstance(after, yaml.DocumentStartEvent):
            self.refuse(after, "yaml-second-document", "a second document begins here", "Keep one document: delete the `---`.")
        if not isinstance(root, Mapping):
            message = "holds text or a list where keys are expected"
            raise Refused(self.finding(root.place, "yaml-not-a-mapping", message, "Begin with `key: value`."))
        return root

    def node(self, event: Any, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent):
            self.refuse(event, "yaml-alias", f"the alias `*{event.anchor}` is not allowed", "Write the text out where it is used.")
        if event.anchor is not None:
            self.refuse(event, "yaml-anchor", f"the anchor `&{event.anchor}` is not allowed", "Quote the text if it begins with &.")
        if event.tag is not None:
            self.refuse(event, "yaml-tag", f"the tag `{event.tag}` is not allowed", "Quote the text if it begins with !.")
        if depth > MAX_DEPTH:
            self.refuse(event, "yaml-too-deep", f"is nested more than {MAX_DEPTH} levels deep", "Check the indentation and brackets.")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, depth)
        return self.mapping(event, depth)

    def scalar(self, event: Any) -> Scalar:
        if bad := _FORBIDDEN.search(event.value):
            raise Refused(_forbidden(self.path, self.place(event), bad.group()))
        return Scalar(event.value, self.place(event))

    def sequence(self, event: Any, depth: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(item := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(item, depth + 1))
        return Sequence(tuple(items), self.place(event))

    def mapping(self, event: Any, depth: int) -> Mapping:
        pairs: list[tuple[Scalar, Node]] = []
        seen: dict[str, Place] = {}
        while not isinstance(head := next(self.events), yaml.MappingEndEvent):
            name = self.node(head, depth + 1)
            if not isinstance(name, Scalar):
                self.refuse(head, "yaml-key", "a key must be one word or phrase", "Quote the text if it begins with { or [.")
            assert isinstance(name, Scalar)
            if name.value == "<<":
                self.refuse(head, "yaml-merge", "the merge key `<<` is not allowed", "Write the keys out where they are used.")
            same = unicodedata.normalize("NFC", name.value)
            if same in seen:
                message = f"the key `{name.value}` stands here again; it is on line {seen[same].line} already"
                self.refuse(head, "yaml-duplicate-key", message, "Keep one of the two.")
            seen[same] = name.place
            pairs.append((name, self.node(next(self.events), depth + 1)))
        return Mapping(tuple(pairs), self.place(event))

    def place(self, event: Any) -> Place:
        return Place(event.start_mark.line + self.first_line, event.start_mark.column + 1)

    def refuse(self, event: Any, code: str, message: str, hint: str) -> None:
        raise Refused(self.finding(self.place(event), code, message, hint))

    def finding(self, place: Place, code: str, message: str, hint: str) -> Finding:
        return Finding(self.path, place.line, place.column, code, message, hint)

    def syntax(self, error: yaml.MarkedYAMLError) -> Finding:
        """Return a parser's complaint in words that lead to the repair."""
        mark: Any = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        lines = self.text.splitlines()
        written = lines[line] if line < len(lines) else ""
        problem = error.problem or "is not YAML"
        message, hint = f"is not YAML here: {problem}", "Compare the indentation and quotes with the line before."
        if "\t" in written[: column + 1]:
            column = written.index("\t")
            message, hint = "a tab indents this line", "Use two spaces in its place."
        elif "mapping values are not allowed" in problem:
            message = f"a second colon stands in `{written.strip()}`"
            hint = 'Quote the text after the first colon: key: "...".'
        elif "cannot start any token" in problem and column < len(written):
            message = f"a text cannot begin with `{written[column]}` unless it is quoted"
            hint = 'Quote it: "...".'
        return self.finding(Place(line + self.first_line, column + 1), "yaml-syntax", message, hint)


def _forbidden(path: str, place: Place, character: str) -> Finding:
    name = unicodedata.name(character, "a control character")
    message = f"holds the invisible character U+{ord(character):04X} ({name.lower()})"
    return Finding(path, place.line, place.column, "forbidden-character", message, "Delete it; retype the words around it.")


def _place_in(text: str, offset: int) -> Place:
    start = text.rfind("\n", 0, offset) + 1
    return Place(text.count("\n", 0, offset) + 1, offset - start + 1)
