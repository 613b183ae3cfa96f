"""Sparing patterns: a pattern is compiled, and looked for, only where a text holds the words that it needs.

To compile all patterns of attributions takes longer than to load a course, and one sentence needs a
few."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Final

from facingpages.text.citation_styles.source_shapes import AUX

_TOKEN: Final = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]|[()]")  # what may be a bracket, and what is none
_WORDS: Final = re.compile(r"(?:[^\W_]|[ '|-]|\[[^\W_]+\]|\(\?:|[()?])+")  # alternatives of plain words
_WAITS: Final = 8  # stretches of a text
_LOOKING: Final = re.compile(r"\(\?(?:=|!|<!|<=)(?:[^()]|\([^()]*\))*\)")


class Sparing:
    """A pattern by its source. After a few stretches in which it cannot match it is compiled as well: to look
    for its words costs more than to look for itself."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._waits = _WAITS

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """Patterns that each match of this one holds a match of, in any case: its lists of words."""
        return tuple(dict.fromkeys(_needs(self.source)))

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        self._waits = 0
        return re.compile(self.source)

    def may_match(self, held: dict[str, bool], text: str, start: int, end: int) -> bool:
        """Return whether the pattern may match in a stretch of a text; `held` keeps what is in it."""
        if not self._waits:
            return True
        self._waits -= 1
        for need in self.needs:
            if need not in held:
                held[need] = bool(_compiled(need).search(text, start, end))
            if not held[need]:
                return False
        return True


def possible(patterns: Iterable[Sparing], text: str, start: int, end: int) -> Iterator[re.Pattern[str]]:
    """Yield the patterns that may match in a stretch of a text, compiled."""
    held: dict[str, bool] = {}
    for pattern in patterns:
        if pattern.may_match(held, text, start, end):
            yield pattern.compiled


@lru_cache(maxsize=512)
def _compiled(need: str) -> re.Pattern[str]:
    return re.compile(need, re.IGNORECASE)


def _needs(source: str) -> Iterator[str]:
    """Yield the lists of words that a pattern cannot match without: groups that are in no alternative and may
    not be left out."""
    groups = _groups(source)
    ends = [0, *(end for _, end in groups)]
    begins = [*(start for start, _ in groups), len(source)]
    if any("|" in source[start:end] for start, end in zip(ends, begins, strict=True)):
        return
    for start, end in groups:
        head = re.match(r"\(\?(?:i)?:", source[start:end])
        if not head or source.startswith(("?", "*", "{0"), end):
            continue
        inside = _LOOKING.sub("", source[start + head.end() : end - 1])  # without, it matches no less
        if "|" in inside and _WORDS.fullmatch(inside):
            before = source[:start].removesuffix(AUX)
            yield rf"(?<!\w)(?:{inside})" if before.endswith((r"\s", r"\b")) else f"(?:{inside})"


def _groups(source: str) -> list[tuple[int, int]]:
    """Return the places of the groups of a pattern that are in no other group."""
    found, depth, start = [], 0, 0
    for token in _TOKEN.finditer(source):
        if token[0] == "(":
            start = start if depth else token.start()
            depth += 1
        elif token[0] == ")":
            depth -= 1
            if not depth:
                found.append((start, token.end()))
    return found
