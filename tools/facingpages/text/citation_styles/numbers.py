"""The styles `number` and `note`: "[2]", "[2, 5-7]", "[^1]", "[note 3]", raised numbers, and signs as "[*]".

A number leads to the note or entry that begins with it; where the text numbers no entry, to the entry at
that place of its list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from facingpages.text.citation_styles.entries import DIGITS, RAISED
from facingpages.text.citation_styles.model import Citation, Entry, Listed, Style, Target
from facingpages.text.folded import Range, Text

_LIST: Final = r"\d{1,3}(?:\s*[,;\u2013-]\s*\^?\d{1,3})*"
_MARKS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\[\s*\^?(?P<inside>{_LIST})\s*(?:,? pp?\. ?\d[\d,\u2013 -]*)?\]",
        rf"[(\[](?:see )?(?:(?:foot|end)?notes?|nn?\.|refs?\.?) ?(?P<inside>{_LIST})[)\]]",
        r"\[(?P<inside>[*\u2020\u2021\u00a7]{1,3})\]",
        # a raised number; not that of km\u00b2 or 10\u2076
        rf"(?<=\S)(?<![\s\dcdkm]m)(?<!\b10)(?<![{RAISED}])(?P<inside>[{RAISED}]+(?:[,\u02d2\u207b\u2013-][{RAISED}]+)*)",
    )
)
_GLUED: Final = re.compile(r"[A-Za-z_]\w*\Z")
_MOST: Final = 30  # numbers that one span, as 3-7, can stand for


def read(text: Text, lines: Sequence[int], entries: Sequence[Entry]) -> Iterator[Citation]:
    """Yield each number or sign of the lines that leads to a note or an entry; a target is one number."""
    notes = [entry for entry in entries if entry.listed is Listed.NOTES]
    listed = [entry for entry in entries if entry.listed is Listed.LIST]
    for number in lines:
        line = text.lines[number - 1]
        for pattern in _MARKS:
            for mark in pattern.finditer(text.folded, line.start, line.end):
                targets = tuple(_target(name, notes, listed) for name in named(mark["inside"]))
                if not targets[0].entries and (targets[0].name == "0" or not targets[0].name.isdigit()):
                    continue  # a sign that no note begins with, or no number of one
                if _counts(text, line, mark, leads=bool(targets[0].entries)):
                    continue
                of_notes = any(entry.listed is Listed.NOTES for t in targets for entry in t.entries)
                where = Range(*mark.span())
                style = Style.NOTE if of_notes else Style.NUMBER
                yield Citation(where, number, text.show(where), style, targets)


def _counts(text: Text, line: Range, mark: re.Match[str], *, leads: bool) -> bool:
    """Return whether a number counts a paragraph and leads nowhere, or counts the places of a list in a
    program, as in `index[1]` of a text that has `index[0]` too."""
    if not leads and not text.folded[line.start : mark.start()].strip():
        return True
    word = _GLUED.search(text.folded, line.start, mark.start())
    return word is not None and any(
        f"{word.group()}[{other}]" in text.folded for other in ("0", "", "i", "n")
    )


def named(inside: str) -> Iterator[str]:
    """Yield the numbers that a mark names, "5-7" as 5, 6 and 7; a sign as it is."""
    plain = inside.translate(DIGITS).replace("\u207b", "-")
    if not plain[0].isdigit():
        yield plain
        return
    for part in re.split(r"[,;\u02d2]", plain):
        first, *rest = re.findall(r"\d+", part) or ["0"]
        last = int(rest[-1]) if rest else int(first)
        span = range(int(first), min(last, int(first) + _MOST) + 1) or [int(first)]
        yield from map(str, span)


def _target(name: str, notes: Sequence[Entry], listed: Sequence[Entry]) -> Target:
    for group in (notes, listed):
        if labelled := tuple(entry for entry in group if entry.label == name):
            return Target(name, labelled)
    if not any(entry.label for entry in listed) and name.isdigit():
        return Target(name, tuple(listed[int(name) - 1 : int(name)] if int(name) else ()))
    return Target(name)
