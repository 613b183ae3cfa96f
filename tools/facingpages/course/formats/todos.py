"""Todos: gaps that the author still has to fill. Each is a finding, so the checker leads from one to the
next.

A value `todo` waits, and so does one that begins with `todo:`, whose words are then the hint; on a page it
is a line that begins with `todo:`.  `todo: proposed: WORDS` waits as well: a program proposes the words, and
the author keeps them or writes others.  Until then they are no key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from facingpages.files import yaml_read
from facingpages.files.findings import Finding
from facingpages.files.yaml_read import Plain

TODO: Final = "todo"
_WAITS: Final = re.compile(r"\s*todo(?:\s*:\s*(?P<hint>\S.*))?\s*\Z", re.IGNORECASE | re.DOTALL)
_PROPOSED: Final = re.compile(
    r"\s*todo\s*:\s*proposed\s*:\s*(?P<words>\S.*?)\s*\Z", re.IGNORECASE | re.DOTALL
)
# The escapes by which YAML writes the word otherwise: a letter by its number, or a line broken within a word.
_SPELLS_LETTERS: Final = re.compile(r"\\[xuU\r\n]")
_ON_A_PAGE: Final = re.compile(r"^todo: *(?P<hint>.*)$", re.IGNORECASE)
# Hints for a bare `todo`, by key.
_HINTS: Final = {
    "title": "Write a title of a few words that gives no answer away.",
    "position": "Say in one line of neutral words what the text holds, as: holds that ...",
    "here_because": "Say in one sentence why the text is in the course.",
    "verdict": "Write loaded (it judges as well as names), contested (careful readers differ) or plain (it only looks loaded).",
    "neutral": "Write words that say the same without the verdict; delete the line if the verdict is plain.",
    "technique": "Write a technique of the glossary; delete the line if the verdict is plain.",
    "why": "Say in a sentence or two, with words of the passage, why this is the answer.",
    "role": "Write claim, evidence, reasoning, value-judgement, prediction, concession, counterclaim or background;"
    " with evidence, add `evidence:` and its kind.",
    "supports": "Write the number of the part that it supports; delete the line if it supports none.",
    "reference": "Quote words of the entry, as {exact: ...}; write none if no entry fits.",
    "questions": "Write at least one question, with its axis, choices, key and proof.",
    "key": "Write the one of the choices that is right.",
    "question": "Write the question that both texts answer.",
    "fact": "Say which fact of the sentence must be kept.",
    "model": "Write the sentence as both sides could accept it.",
    "exact": "Copy the words from the seed; `facingpages find` gives their selector.",
}
_OTHERWISE: Final = "Write what belongs here, or delete it."


def hint(name: str, otherwise: str = _OTHERWISE) -> str:
    """Return the hint for an empty value, by its key."""
    return _HINTS.get(name, otherwise)


def proposed(words: str) -> str:
    """Return a gap that proposes some words."""
    return f"{TODO}: proposed: {words}"


def proposal(value: object) -> str | None:
    """Return the words that a gap proposes; None for a gap without any, and for what is no gap."""
    matched = _PROPOSED.match(value) if isinstance(value, str) else None
    return " ".join(matched["words"].split()) if matched else None


def words(value: object) -> str:
    """Return the words of a value, written or proposed; nothing of another gap."""
    return proposal(value) or ("" if waits(value) else str(value or ""))


def waits(value: object) -> bool:
    """Return whether a value is a gap that the author still has to fill."""
    return isinstance(value, str) and bool(_WAITS.match(value))


def in_values(values: Plain, text: str, path: str, first_line: int = 1) -> Iterator[Finding]:
    """Yield a finding for each `todo` in a YAML text."""
    if TODO not in text.lower() and not _SPELLS_LETTERS.search(text):
        return  # no value can hold the word
    for steps, value in _scalars(values, ()):
        matched = _WAITS.match(value)
        if matched:
            name = next((str(step) for step in reversed(steps) if isinstance(step, str)), "")
            place = yaml_read.locate(text, steps, first_line)
            advice = _advice(value) or (_sentence(matched["hint"]) if matched["hint"] else hint(name))
            message = f"`{name}` is still to do"
            yield Finding(path, place.line, place.column, "todo", message, advice, field=steps)


def on_page(body: str, path: str, first_line: int) -> Iterator[Finding]:
    """Yield a finding for each `todo` on a page."""
    for number, line in enumerate(body.splitlines(), first_line):
        matched = _ON_A_PAGE.match(line)
        if matched:
            yield Finding(
                path,
                number,
                1,
                "todo",
                "this line of the page is still to do",
                _advice(line) or _sentence(matched["hint"] or _OTHERWISE),
            )


def _advice(value: str) -> str:
    """Return the hint for a gap that proposes words, or nothing for another one."""
    words = proposal(value)
    return f"Keep the words after `proposed:` if they are right, or write your own: {words}" if words else ""


def _scalars(node: Plain, steps: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(node, dict):
        for name, value in node.items():
            yield from _scalars(value, (*steps, name))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _scalars(value, (*steps, index))
    else:
        yield steps, node


def _sentence(hint: str) -> str:
    hint = " ".join(hint.split())
    return hint[:1].upper() + hint[1:]
