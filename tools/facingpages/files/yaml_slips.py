"""YAML slips: explain a parser's complaint to an author, and find the slip's place.

A parser notices a missing colon or an open bracket only on a later line.  A missing colon is looked for by
writing one: where that lets the parser go on, the slip was there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

_COLONLESS: Final = re.compile(
    r"(?P<indent>\s*(?:- +)*)(?P<key>[A-Za-z_][\w-]*)(?::|\s+|$)(?! |:)(?P<rest>.*)"
)
# a text that begins with a quotation mark, and goes on after the mark that closes it
_QUOTED_FIRST: Final = re.compile(
    r"""\s*(?:- +)*(?P<key>[A-Za-z_][\w-]*): +(?P<quoted>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*[^\s#,\]}:]"""
)
_KEY_AND_TEXT: Final = re.compile(r"(?P<key>\s*(?:- +)*[A-Za-z_][\w-]*: +)(?P<text>[^\s{\[|>].*)")
_BACK: Final = 3  # lines above the complaint on which a missing colon is looked for
_PROSE: Final = 3  # words behind what seems to be a key from which on it may as well be a sentence
_OPEN: Final = {"'": "quotation mark", '"': "quotation mark", "[": "bracket", "{": "bracket"}


@dataclass(frozen=True, slots=True)
class Complaint:
    """A parser's complaint with its line and column, from 0; `opened` is the start of what it was reading."""

    problem: str
    line: int
    column: int
    opened: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: line and column from 0, the fault, and the mend."""

    line: int
    column: int
    message: str
    hint: str
    mended: str | None = None  # the text with this slip mended, where there is one way to do so


def explained(text: str, complaint: Complaint, fails_at: Callable[[str], int | None]) -> Slip:
    """Return the slip behind a parser's complaint; `fails_at` returns the line where a changed text fails, or
    None."""
    lines, problem, line, column = text.splitlines(), complaint.problem, complaint.line, complaint.column
    written = lines[line] if line < len(lines) else ""
    if "\t" in written[: column + 1]:
        return Slip(line, written.index("\t"), "a tab indents this line", "Use two spaces in its place.")
    if slip := _missing_colon(lines, line, fails_at):
        return slip
    if found := _QUOTED_FIRST.match(written):
        key = found["key"]
        return Slip(
            line,
            found.start("quoted"),
            f"the text of `{key}` begins with a quotation and goes on after it",
            f"Write {key}: >- and the text on the next line, two columns further in.",
            _quoted(lines, line),
        )
    if complaint.opened and complaint.opened[0] < line and (slip := _never_closed(lines, *complaint.opened)):
        return slip
    if "mapping values are not allowed" in problem:
        if re.search(r":\s", written[:column]):
            return Slip(
                line,
                column,
                f"there is a second colon in `{written.strip()}`",
                'Quote the text after the first colon: key: "...".',
                _quoted(lines, line),
            )
        start = len(written) - len(written.lstrip())
        return Slip(
            line,
            start,
            f"`{written.strip()}` is indented further than the keys above it",
            "Begin it in the column of those keys.",
        )
    if "cannot start any token" in problem and column < len(written):
        return Slip(
            line,
            column,
            f"a text cannot begin with `{written[column]}` unless it is quoted",
            'Quote it: "...".',
            _quoted(lines, line),
        )
    return Slip(
        line,
        column,
        f"is not YAML here: {problem}",
        "Compare the indentation and quotes with the line before.",
    )


def _quoted(lines: list[str], line: int) -> str | None:
    """Return the text with what a line says of its key in quotation marks; None where that mends nothing, as
    for a list or a text of several lines."""
    found = _KEY_AND_TEXT.fullmatch(lines[line])
    if not found:
        return None
    whole = found["text"].rstrip().replace("'", "''")
    return "\n".join([*lines[:line], f"{found['key']}'{whole}'", *lines[line + 1 :]])


def _missing_colon(lines: list[str], line: int, fails_at: Callable[[str], int | None]) -> Slip | None:
    """Return the slip of a missing colon, or of a missing space after it, at a line or just above it."""
    for number in range(min(line, len(lines) - 1), max(-1, line - _BACK - 1), -1):
        matched = _COLONLESS.fullmatch(lines[number])
        if not matched:
            continue
        mended = f"{matched['key']}: {matched['rest']}".rstrip()
        other = "\n".join([*lines[:number], matched["indent"] + mended, *lines[number + 1 :]])
        at = fails_at(other)
        if at is None or at > max(line, number):
            lacks, after = (
                ("a space", f"{matched['key']}:")
                if lines[number][matched.end("key") :].startswith(":")
                else ("a colon", matched["key"])
            )
            hint = (
                f"Write {mended}."
                if len(matched["rest"].split()) < _PROSE
                else f"Write {mended}; or indent it, if it goes on with the text above."
            )
            message = f"{lacks} is missing after `{after}`"
            return Slip(number, matched.start("key"), message, hint, other)
    return None


def _never_closed(lines: list[str], line: int, column: int) -> Slip | None:
    """Return the slip of a quotation mark or bracket that is never closed."""
    opening = lines[line][column : column + 1]
    if opening not in _OPEN:
        return None
    if (
        opening in "[{" and lines[line].count('"') % 2
    ):  # the text that opens last goes on to the next quotation mark, whatever lies between
        opening, column = '"', lines[line].rindex('"')
    closing = {"[": "]", "{": "}"}.get(opening, opening)
    return Slip(
        line,
        column,
        f"the {_OPEN[opening]} `{opening}` opens here and does not close",
        f"Close it with {closing} where it should end.",
    )
