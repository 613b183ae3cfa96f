"""Findings: the checker's reports of content mistakes.

A mistake of an author is a `Finding`, gathered and shown with all others; an exception is a fault of the
program.  Loader and checks make findings; the edges (`cli`, `plugin`, `pytest_plugin`) show them.
"""

from __future__ import annotations

import dataclasses
import difflib
import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from facingpages.text.tame import visible


class Severity(StrEnum):
    """The weight of a finding: an error fails the check, a warning is only shown."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One mistake at one place, with its repair.

    `path` is relative to the course root with forward slashes; `line` and `column` count from 1, columns in
    code points.  `message` says what is wrong in the author's own words, `hint` how to mend it.  `field` is
    the keys and indexes that lead to the value, where it is one of a YAML file.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR
    field: tuple[str | int, ...] = dataclasses.field(default=(), compare=False)

    def text(self) -> str:
        """Return the finding as two lines for a terminal. Nothing that an author wrote begins a line,
        moves the cursor or gives an order to a log."""
        path = f"./{self.path}" if self.path.startswith("::") else self.path
        place = f"{path}:{self.line}:{self.column}: {self.severity} [{self.code}]"
        return f"{visible(f'{place} {self.message}')}\n    {visible(self.hint)}"

    def github(self) -> str:
        """Return the finding as a workflow command, which annotates the line in a pull request."""
        body = f"{_escape_data(self.message)}%0A{_escape_data(self.hint)}"
        place = f"file={_escape_property(self.path)},line={self.line},col={self.column}"
        return f"::{self.severity} {place},title={_escape_property(self.code)}::{body}"


MOST: Final = 100  # mistakes of one file that are listed; nobody reads more at once


def first_of(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the first findings of one file; where there are more, say so at that place and search no
    further."""
    for number, finding in enumerate(findings):
        if number == MOST:
            yield _more(finding)
            return
        yield finding


def first_of_each(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the first findings of each file; where one has more, say so in their place."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.path] += 1
        if seen[finding.path] <= MOST:
            yield finding
        elif seen[finding.path] == MOST + 1:
            yield _more(finding)


def _more(finding: Finding) -> Finding:
    message, hint = "there are more mistakes from here on", "Mend the listed ones first, then check again."
    return Finding(finding.path, finding.line, finding.column, "more-mistakes", message, hint)


def render(findings: Iterable[Finding], form: str) -> str:
    """Return all findings as `text`, `github` or `json`."""
    ordered = sorted(findings)
    if form == "json":
        written = json.dumps([_as_dict(f) for f in ordered], ensure_ascii=False, indent=2)
        return written.encode("utf-8", "backslashreplace").decode("utf-8")  # a lone surrogate as `\udcff`
    return "\n".join(f.github() if form == "github" else f.text() for f in ordered)


def _as_dict(finding: Finding) -> dict[str, str | int]:
    return {name: getattr(finding, name) for name in Finding.__slots__ if name != "field"}


def _escape_data(text: str) -> str:
    ends = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(ends)


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


_KIN: Final = 0.65  # how like a word must be to be meant: `who` for `why` is, `colour` for `core` is not


def closest(word: str, words: Iterable[str], otherwise: str = "", taken: Collection[str] = ()) -> str:
    """Return a hint that offers the choices containing `word`, or the closest one, or else `otherwise`, or
    all of them.

    A choice that is `taken`, because it is in its place already, is not offered: then `otherwise` is the
    cure."""
    known = [other for other in words if other not in taken]
    holding = [
        other
        for other in known
        if difflib.get_close_matches(word, re.split(r"[\s/-]", other), n=1, cutoff=0.85)
    ]
    small = {other.lower(): other for other in known}
    near = holding or [small[one] for one in difflib.get_close_matches(word.lower(), small, n=1, cutoff=_KIN)]
    offered = " or ".join(f"`{other}`" for other in near)
    if near:
        return f"Did you mean {offered}?"
    return otherwise or (
        f"Write one of: {', '.join(known)}." if known else "Delete it: there is none to name."
    )
