"""Sparing patterns: a pattern is compiled, and looked for, only where a text holds the words that it needs.

To compile all patterns of attributions takes longer than to load a course, and one sentence needs a
few."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final

Need = tuple[str, ...]  # words; those with a space in front begin a word of the text

_TOKEN: Final = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]|[()|]")  # what may be a bracket, and what is none
_BRACKETS: Final = re.compile(r"[(\[\\]")
_HEAD: Final = re.compile(r"\(\?i?:")  # of a group that neither only looks nor has a name
_LOOKS: Final = ("(?=", "(?!", "(?<")
_BEHIND: Final = re.compile(r"\(\?<(?:=[^|]*\\s|![\[]?\\w[^|]*)\)")  # shows that no letter is before
_MAYBE: Final = ("?", "*", "{0")  # behind what may be left out
_TIMES: Final = re.compile(r"\A(?:[?*+]|\{[\d,]*\})[?+]?")
_LETTERS: Final = r"[^\W\d_](?:[^\W\d_]| )*(?![?*{])"
_WORDS: Final = re.compile(
    rf"(?>(?P<gap>\\[sb])|\\u\w{{4}}|\\.|\[(?:\\.|[^\]\\])+\]|)(?P<letters>{_LETTERS})?"
)
_BEGINNING: Final = re.compile(_LETTERS)
_NO_LETTER: Final = re.compile(r"\W")
_WAITS: Final = 8  # stretches of a text


class Sparing:
    """A pattern by its source. After a few stretches in which it cannot match it is compiled as well: to look
    for its words costs more than to look for itself."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._waits = _WAITS

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """Lists of words: each match of the pattern holds a word of each list, in any case."""
        return tuple(dict.fromkeys(_needs(self.source, False)))

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        self._waits = 0
        return re.compile(self.source)

    def may_match(self, held: dict[Need, bool], words: str) -> bool:
        """Return whether the pattern may match in the words of a stretch; `held` keeps what is in it."""
        if not self._waits:
            return True
        self._waits -= 1
        for need in self.needs:
            if need not in held:
                held[need] = any(word in words for word in need)
            if not held[need]:
                return False
        return True


def possible(patterns: Iterable[Sparing], text: str, start: int, end: int) -> Iterator[re.Pattern[str]]:
    """Yield the patterns that may match in a stretch of a text, compiled."""
    words = f" {_any_case(_NO_LETTER.sub(' ', text[start:end]))}"
    held: dict[Need, bool] = {}
    for pattern in patterns:
        if pattern.may_match(held, words):
            yield pattern.compiled


def _any_case(words: str) -> str:
    """Return words in small letters, the same for all that a pattern takes for one letter in any case."""
    return words.replace("\u0131", "i").replace("\u0130", "i").casefold()


@lru_cache(maxsize=1024)
def _needs(source: str, begins: bool) -> tuple[Need, ...]:
    """Return the lists of words that a pattern cannot match without. `begins`: no letter is before it."""
    ways = _ways(source)
    if len(ways) == 1:
        return tuple(_needs_of_way(source, begins))
    best = [_best(way, begins) for way in ways]
    return (tuple(word for need in best for word in need),) if all(best) else ()


def _best(way: str, begins: bool) -> Need:
    """Return the need of one way to match that is most seldom met; an empty one where there is none."""
    beginning = _BEGINNING.match(way)
    if beginning and len(beginning[0]) > 3:
        return (" " * begins + _any_case(beginning[0]),)
    return max(_needs(way, begins), key=lambda need: min(len(word.strip()) for word in need), default=())


def _needs_of_way(source: str, begins: bool) -> Iterator[Need]:
    end = 0
    for start, stop in [*_groups(source), (len(source), len(source))]:
        between = _TIMES.sub("", source[end:start])
        for found in _WORDS.finditer(between):
            if letters := found["letters"]:
                first = found["gap"] or (begins and not found.start())
                yield (" " * bool(first) + _any_case(letters),)
        group, end = source[start:stop], stop
        begins = between.endswith((r"\s", r"\b")) or (begins and not between)
        if head := _HEAD.match(group):
            inside, maybe = group[head.end() : -1], source.startswith(_MAYBE, end)
            if not maybe:
                yield from _needs(inside, begins)
            begins = inside.endswith(r"\s") and len(_ways(inside)) == 1 and (begins or not maybe)
        else:
            begins = bool(_BEHIND.fullmatch(group)) or (begins and group.startswith(_LOOKS))


def _ways(source: str) -> list[str]:
    """Return the alternatives of a pattern that are in no group."""
    if not _BRACKETS.search(source):
        return source.split("|")
    places, depth = [-1], 0
    for token in _TOKEN.finditer(source):
        depth += (token[0] == "(") - (token[0] == ")")
        if token[0] == "|" and not depth:
            places.append(token.start())
    return [source[start + 1 : end] for start, end in pairwise([*places, len(source)])]


def _groups(source: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the groups of a pattern that are in no other group."""
    depth = start = 0
    for token in _TOKEN.finditer(source):
        if token[0] == "(":
            start = start if depth else token.start()
            depth += 1
        elif token[0] == ")":
            depth -= 1
            if not depth:
                yield start, token.end()
