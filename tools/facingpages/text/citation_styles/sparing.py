"""Sparing patterns: a pattern is compiled, and looked for, only where a text holds the words that it needs.

To compile all patterns of attributions takes longer than to load a course, and one sentence needs a
few."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final

from facingpages.text.citation_styles.source_shapes import LARGE
from facingpages.text.letters import any_case

Need = tuple[str, ...]  # words; with a space in front they begin a word of the text, with one behind end it

_PASSED: Final = r"\\.|\[(?:\\.|[^\]\\])+\]"  # in which a sign is only a letter
_TOKEN: Final = re.compile(rf"{_PASSED}|[()]")
_BAR: Final = re.compile(rf"{_PASSED}|\|")
_BRACKETS: Final = re.compile(r"[(\[\\]")
_HEAD: Final = re.compile(r"\(\?i?:")  # of a group that neither only looks nor has a name
_LOOKS: Final = ("(?=", "(?!", "(?<")
_BEHIND: Final = re.compile(r"\(\?<(?:=[^|]*\\s|![\[]?\\w[^|]*)\)")  # shows that no letter is before
_MAYBE: Final = ("?", "*", "{0")  # behind what may be left out
_TIMES: Final = re.compile(r"\A(?:[?*+]|\{[\d,]*\})[?+]?")
_LETTERS: Final = r"[^\W\d_](?:[^\W\d_]| )*(?![?*{])"
_WORDS: Final = re.compile(rf"(?>(?P<gap>\\[sb])|\\u\w{{4}}|{_PASSED}|)(?P<letters>{_LETTERS})?")
_WHOLE: Final = re.compile(r"(?P<first>(?:[^\W\d_]| )+?)(?P<last>[^\W\d_])\??")
_ENDING: Final = re.compile(r"(?:\\[sb]| )(?![?*{])")
_CAPITAL: Final = re.compile(LARGE)
_HAS_CAPITAL: Final = "^"  # among the words of a text in which a letter is large
_OPEN: Final = re.compile(r"\(\?(?:i?:|=|!)")  # of a group that only what is in the stretch can match
_NEVER: Final = "(?!)"
_NO_LETTER: Final = re.compile(r"\W")
_WAITS: Final = 8  # stretches of a text


class Sparing:
    """A pattern by its source. After a few stretches it is compiled whole: to look for its words costs more
    than to look for itself."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._waits = _WAITS

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """Lists of words: each match of the pattern holds a word of each list, in any case."""
        return tuple(dict.fromkeys(_needs(self.source, False, False)))

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(self.source)

    def fitted(self, stretch: Stretch) -> re.Pattern[str] | None:
        """Return the pattern, compiled, or in its first stretches what can match there, or None if nothing
        can."""
        if self._waits <= 0:
            return self.compiled
        if not all(map(stretch.holds, self.needs)):
            self._waits -= 1
            return None
        self._waits -= _WAITS // 2
        return re.compile(stretch.fit(self.source))


def possible(patterns: Iterable[Sparing], text: str, start: int, end: int) -> Iterator[re.Pattern[str]]:
    """Yield the patterns that may match in a stretch of a text, compiled: they match there what the whole
    ones would, and elsewhere perhaps less."""
    stretch = Stretch(text[start:end])
    for pattern in patterns:
        if fitted := pattern.fitted(stretch):
            yield fitted


class Stretch:
    """The words of a stretch of a text, and what they leave of a pattern."""

    def __init__(self, text: str) -> None:
        self._words = f" {any_case(_NO_LETTER.sub(' ', text))} " + _HAS_CAPITAL * bool(_CAPITAL.search(text))
        self._held: dict[Need, bool] = {}
        self._fitted: dict[str, str] = {}

    def holds(self, need: Need) -> bool:
        """Return whether one of some words is here."""
        if need not in self._held:
            self._held[need] = any(word in self._words for word in need)
        return self._held[need]

    def fit(self, source: str) -> str:
        """Return a pattern without the alternatives whose words are not here: it is quicker to compile."""
        if source not in self._fitted:
            ways = [(way, _best(way, False, False)) for way in _ways(source)]
            kept = [self._fit_groups(way) for way, need in ways if not need or self.holds(need)]
            self._fitted[source] = "|".join(kept) if kept else _NEVER
        return self._fitted[source]

    def _fit_groups(self, way: str) -> str:
        parts, end = [], 0
        for start, stop in _groups(way):
            if head := _OPEN.match(way, start):
                parts += [way[end : head.end()], self.fit(way[head.end() : stop - 1]), ")"]
            else:
                parts.append(way[end:stop])
            end = stop
        return "".join([*parts, way[end:]])


@lru_cache(maxsize=1024)
def _needs(source: str, begins: bool, ends: bool) -> tuple[Need, ...]:
    """Return the lists of words that a pattern cannot match without. `begins`, `ends`: no letter is before
    it, or behind it."""
    ways = _ways(source)
    if len(ways) == 1:
        return tuple(_needs_of_way(source, begins, ends))
    best = [_best(way, begins, ends) for way in ways]
    return (tuple(word for need in best for word in need),) if all(best) else ()


def _best(way: str, begins: bool, ends: bool) -> Need:
    """Return the need of one way to match that is most seldom met; an empty one where there is none."""
    first = " " * begins
    if ends and (whole := _WHOLE.fullmatch(way)):
        words = [whole["first"], whole["first"] + whole["last"]][not way.endswith("?") :]
        return tuple(f"{first}{any_case(word)} " for word in words)
    needs = _needs(way, begins, ends)
    return max(needs, key=lambda need: min(len(word.strip()) for word in need), default=())


def _needs_of_way(source: str, begins: bool, ends: bool) -> Iterator[Need]:
    end = 0
    for start, stop in [*_groups(source), (len(source), len(source))]:
        between = _TIMES.sub("", source[end:start])
        if between.startswith(LARGE):
            yield (_HAS_CAPITAL,)
        for found in _WORDS.finditer(between):
            if letters := found["letters"]:
                first = found["gap"] or (begins and not found.start())
                yield (" " * bool(first) + any_case(letters),)
        group, end = source[start:stop], stop
        begins = between.endswith((r"\s", r"\b", " ")) or (begins and not between)
        if head := _HEAD.match(group):
            inside, maybe = group[head.end() : -1], source.startswith(_MAYBE, end)
            if not maybe:
                ended = bool(_ENDING.match(source, end)) or (ends and end == len(source))
                yield from _needs(inside, begins, ended)
            begins = inside.endswith(r"\s") and len(_ways(inside)) == 1 and (begins or not maybe)
        else:
            begins = bool(_BEHIND.fullmatch(group)) or (begins and group.startswith(_LOOKS))


def _ways(source: str) -> list[str]:
    """Return the alternatives of a pattern that are in no group."""
    if "|" not in source:
        return [source]
    if not _BRACKETS.search(source):
        return source.split("|")
    ends, end = [-1], 0
    for start, stop in [*_groups(source), (len(source), len(source))]:
        ends += [bar.start() for bar in _BAR.finditer(source, end, start) if bar[0] == "|"]
        end = stop
    return [source[one + 1 : other] for one, other in pairwise([*ends, len(source)])]


@lru_cache(maxsize=1024)
def _groups(source: str) -> tuple[tuple[int, int], ...]:
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
    return tuple(found)
