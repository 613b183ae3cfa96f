"""References of Markdown: `[^name]` becomes `[1]`, in the order of the text, its note a line at the end; and
entries of a list that Markdown would run together stay a line each."""

from __future__ import annotations

import re
from typing import Final

from facingpages.text.citation_styles import entries, headings

_DEFINED: Final = re.compile(
    r"^ {0,3}\[\^(?P<name>[^\]\s]+)\]:[ \t]*(?P<words>.*(?:\n(?!\s*\[\^[^\]\s]+\]:)(?:[ \t]+\S.*|["
    r" \t]*(?=\n[ \t]{2,}\S)))*)",
    re.MULTILINE,
)
_MARK: Final = re.compile(r"\[\^(?P<name>[^\]\s]+)\](?!:)")


_BLOCK: Final = re.compile(r"(?:^.*\S.*$\n?)+", re.MULTILINE)


def apart(text: str) -> str:
    """Return the text with a line break after each entry of its list of sources, where every line of a
    block begins an entry."""
    lines = text.split("\n")
    heading = next((i for i in range(len(lines) - 1, -1, -1) if headings.is_of_sources(lines[i])), None)
    if heading is None:
        return text
    rest = _BLOCK.sub(lambda block: _broken(block.group()), "\n".join(lines[heading + 1 :]))
    return "\n".join([*lines[: heading + 1], rest])


def _broken(block: str) -> str:
    lines = block.rstrip("\n").split("\n")
    if len(lines) < 2 or not all(entries.begins(line) for line in lines):
        return block
    return "  \n".join(lines) + "\n" * block.endswith("\n")


def notes(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the text with the number of a note in place of each of its marks, and the notes as their
    number and words; a mark without a note stays as it is."""
    notes = {found["name"]: " ".join(found["words"].split()) for found in _DEFINED.finditer(text)}
    if not notes:
        return text, ()
    running = _DEFINED.sub("", text)
    named = [found["name"] for found in _MARK.finditer(running) if found["name"] in notes]
    numbers = {name: str(number) for number, name in enumerate(dict.fromkeys([*named, *notes]), 1)}

    def numbered(found: re.Match[str]) -> str:
        number = numbers.get(found["name"])
        return f"&#91;{number}&#93;" if number else found.group()  # no link of Markdown

    return _MARK.sub(numbered, running), tuple((number, notes[name]) for name, number in numbers.items())
