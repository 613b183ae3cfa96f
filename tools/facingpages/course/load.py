"""Load the files of a course, each by its format. A faulty file becomes a finding, and the rest is loaded."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from facingpages.course import directives, seed_changes, seed_letters
from facingpages.course.directives import Directive
from facingpages.course.formats import todos
from facingpages.course.formats.lessons import LessonFront
from facingpages.course.formats.seeds import FORMAT, SeedsFile
from facingpages.course.formats.source_file import Authored, Steps, validate
from facingpages.course.paths import MKDOCS_YML, SEEDS_YML
from facingpages.course.placing import Zone, place
from facingpages.course.seed import Seed
from facingpages.files import regular, yaml_read, yaml_text
from facingpages.files.findings import Finding, closest
from facingpages.files.yaml_read import Plain
from facingpages.text.folded import Lines, Text

M = TypeVar("M", bound=BaseModel)
_FORMAT = re.compile("[0-9]{1,6}")
_YAML = re.compile(r"(?P<stem>.+)\.ya?ml(\.txt)?", re.IGNORECASE)


@dataclass(frozen=True)
class Lesson:
    """One page of `lessons/`: its front matter (None where that has mistakes), its directives, and its
    Markdown, whole."""

    path: str
    front: Authored[LessonFront] | None
    directives: tuple[Directive, ...]
    text: str = ""

    @property
    def id(self) -> str:
        """The name of the page in `lessons/`, without its ending."""
        return self.path.removeprefix("lessons/").removesuffix(".md")

    @property
    def exercises(self) -> tuple[str, ...]:
        """The ids of the exercises that the page names, in its order, each once; they may be missing."""
        named = (d.words[0] for d in self.directives if d.name == "exercise" and d.words)
        return tuple(dict.fromkeys(named))


def seeds_file(root: Path, findings: list[Finding]) -> Authored[SeedsFile] | None:
    """Return `seeds.yml`; None with a finding where it cannot be read."""
    try:
        text = yaml_text.read_text(root / SEEDS_YML, SEEDS_YML)
        values = yaml_read.parse(text, SEEDS_YML)
        other = _other_format(text, values)
        result = [other] if other else validate(values, text, SEEDS_YML, SeedsFile)
        findings += todos.in_values(values, text, SEEDS_YML)
    except yaml_text.Refused as refused:
        result = [*refused.findings]
    if isinstance(result, list):
        findings += result
        return None
    return result


def _other_format(text: str, values: dict[str, Plain]) -> Finding | None:
    """Return the one finding for a course in a format that this version does not read, or None."""
    written = values.get("format", "1")
    if written == str(FORMAT) or not isinstance(written, str) or not _FORMAT.fullmatch(written):
        return None
    place = yaml_read.locate(text, ("format",))
    hint = "Run `facingpages migrate`: it shows what would change, and changes it with --write."
    if int(written) > FORMAT:
        hint = "Install the newer version of facingpages that made it."
    return Finding(
        SEEDS_YML,
        place.line,
        place.column,
        "other-format",
        f"the course is in format {written}; this version reads {FORMAT}",
        hint,
    )


def seeds(root: Path, file: Authored[SeedsFile], findings: list[Finding]) -> Iterator[tuple[str, Seed]]:
    """Yield each text, seed or practice, whose bytes match its sha256 and whose provenance quotes it."""
    for group, index, entry in file.data.texts:
        path = f"seeds/{entry.id}.txt"
        try:
            raw = regular.read(root / path, seed_letters.MAX_BYTES)
        except OSError as error:
            message, hint = f"{path} cannot be read: {error.strerror}", "Check its rights."
            if isinstance(error, regular.TooLarge):
                hint = (
                    f"Bring in the part that you mean to use: the limit is {seed_letters.MAX_BYTES:,} bytes."
                )
            if isinstance(error, FileNotFoundError):
                message, hint = (
                    f"there is no {path}",
                    f"Put it back, or delete the entry `{entry.id}` from seeds.yml.",
                )
            findings.append(file.finding((group, index, "id"), "seed-missing", message, hint))
            continue
        digest = hashlib.sha256(raw).hexdigest()
        if digest != entry.sha256:
            message, hint = seed_changes.said(path, raw, entry.sha256)
            findings.append(file.finding((group, index, "sha256"), "seed-changed", message, hint))
            continue
        try:
            source = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            message = f"{path} is not UTF-8 at byte {error.start}"
            findings.append(
                file.finding(
                    (group, index, "id"),
                    "not-utf8",
                    message,
                    "Save it as UTF-8 and note that in `received_as`.",
                )
            )
            continue
        if odd := seed_letters.finding(path, source, [noise.lines for noise in entry.noise]):
            findings.append(odd)
            continue
        text = Text(source)
        outside: list[tuple[Steps, Lines]] = [
            ((group, index, "noise", i, "lines"), noise.lines) for i, noise in enumerate(entry.noise)
        ]
        if entry.source_list:
            outside += [
                ((group, index, "source_list", part), getattr(entry.source_list, part))
                for part in ("heading", "entries")
                if getattr(entry.source_list, part)
            ]
        wrong = [(steps, lines) for steps, lines in outside if lines.last > text.last_line]
        for steps, lines in wrong:
            message = f"`{lines}` goes beyond the {text.last_line} lines of {path}"
            findings.append(file.finding(steps, "lines-outside", message, "Name lines that the seed has."))
        if not wrong:
            seed = Seed(entry, text)
            zones = [Zone(entry, text, seed.whole)]
            for i, link in enumerate(entry.links):
                placed = place(link, zones, file, (group, index, "links", i))
                if isinstance(placed, Finding):
                    findings.append(placed)
            yield entry.id, seed


def misnamed(root: Path) -> Iterator[tuple[str, Finding]]:
    """Yield each misnamed YAML file of `exercises/`: the id it was meant for, and its finding."""
    for file in sorted((root / "exercises").rglob("*.*")):
        found = _YAML.fullmatch(file.name)
        if found and file.suffix != ".yml":
            path, named = file.relative_to(root).as_posix(), f"{found['stem']}.yml"
            beside = {other.name for other in file.parent.iterdir()}
            hint = (
                f"Delete it, or rename it: {named} is there already."
                if named in beside
                else f"Name it {named}."
            )
            finding = Finding(
                path, 1, 1, "file-name", "this file is not read: its name does not end in .yml", hint
            )
            yield file.with_name(found["stem"]).relative_to(root / "exercises").as_posix(), finding


def authored(
    file: Path, path: str, formats: Mapping[str, type[M]], findings: list[Finding]
) -> Authored[M] | None:
    """Return a file with its content in the format of its `kind`, or None and a finding if it cannot be
    read."""
    try:
        text = yaml_text.read_text(file, path)
    except yaml_text.Refused as refused:
        findings += refused.findings
        return None
    return of_text(text, path, formats, findings)


def of_text(
    text: str, path: str, formats: Mapping[str, type[M]], findings: list[Finding]
) -> Authored[M] | None:
    """Return what `authored` does, of the text that a file would have."""
    try:
        values = yaml_read.parse(text, path)
    except yaml_text.Refused as refused:
        findings += refused.findings
        return None
    if waiting := list(todos.in_values(values, text, path)):
        findings += waiting
        return None
    kind = values.get("kind")
    if not isinstance(kind, str) or kind not in formats:
        place = yaml_read.locate(text, ("kind",))
        said = f"`{kind}`" if isinstance(kind, str) else "this value of `kind`"
        message = f"{said} is not a kind that can be here" if "kind" in values else "`kind` is missing here"
        findings.append(
            Finding(path, place.line, place.column, "unknown-kind", message, closest(str(kind), formats))
        )
        return None
    result = validate(values, text, path, formats[kind])
    if isinstance(result, list):
        findings += result
        return None
    return result


def lessons(root: Path, findings: list[Finding]) -> Iterator[Lesson]:
    """Yield every page that can be read, even if its front matter is faulty: its exercises still count as
    used."""
    for file in sorted((root / "lessons").rglob("*.md.txt")):
        path, named = file.relative_to(root).as_posix(), file.name.removesuffix(".txt")
        message = "this page is not read: its name does not end in .md"
        findings.append(Finding(path, 1, 1, "file-name", message, f"Name it {named}."))
    for file in sorted((root / "lessons").rglob("*.md")):
        path = file.relative_to(root).as_posix()
        try:
            text = yaml_text.read_text(file, path)
        except yaml_text.Refused as refused:
            findings += refused.findings
            yield Lesson(path, None, ())
            continue
        yield page(text, path, findings)


def page(text: str, path: str, findings: list[Finding]) -> Lesson:
    """Return the page with a text; its front matter is None, with findings, where it has mistakes."""
    first_line, front = 1, None
    try:
        matter, first_line = front_matter(text, path)
        values = yaml_read.parse(matter, path, 2)
        findings += todos.in_values(values, matter, path, 2)
        result = validate(values, matter, path, LessonFront, 2)
        if isinstance(result, list):
            findings += result
        else:
            front = result
    except yaml_text.Refused as refused:
        findings += refused.findings
    body = "\n".join(text.splitlines()[first_line - 1 :])
    findings += todos.on_page(body, path, first_line)
    return Lesson(path, front, tuple(directives.find(body, first_line)), text)


def mkdocs(root: Path, findings: list[Finding]) -> str:
    """Return the text of `mkdocs.yml` without judging its settings; empty if there is none or, with a
    finding, if it is not text."""
    if not os.path.lexists(root / MKDOCS_YML):
        return ""
    try:
        return yaml_text.read_text(root / MKDOCS_YML, MKDOCS_YML)
    except yaml_text.Refused as refused:
        findings += refused.findings
        return ""


def front_matter(text: str, path: str) -> tuple[str, int]:
    """Return the front matter of a page and the line on which its body begins."""
    lines = text.splitlines()
    if lines and lines[0] == "---":
        for number, line in enumerate(lines[1:], 2):
            if line == "---":
                return "\n".join(lines[1 : number - 1]) + "\n", number + 1
    message = "does not begin with front matter"
    raise yaml_text.Refused(
        Finding(
            path,
            1,
            1,
            "front-matter-missing",
            message,
            "Begin with ---, title: ..., and --- on separate lines.",
        )
    )
