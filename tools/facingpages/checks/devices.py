"""Devices: expressions with the same effect get the same verdict in every exercise that shows them.

The list is course data, `exercises/yardstick.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from facingpages.checks.keyed import Keyed, at
from facingpages.course.course import Course
from facingpages.course.formats.source_file import Authored
from facingpages.course.formats.yardstick import Device, YardstickFile
from facingpages.course.items import MarkKey
from facingpages.course.passage import Passage
from facingpages.course.placing import stated
from facingpages.files.findings import Finding
from facingpages.text.folded import Range, Text, fold
from facingpages.text.letters import any_case


def check(course: Course, file: Authored[YardstickFile], keyed: dict[str, list[Keyed]]) -> Iterator[Finding]:
    """Yield a finding for each use of a device that is not keyed by its verdict."""
    for index, device in enumerate(file.data.devices):
        yield from _device(course, file, index, device, keyed)


def uses(words: Iterable[str], text: Text, within: Range) -> Iterator[Range]:
    """Yield the ranges, in characters, of whole words in a stretch of text, outside quotation marks, in any
    case.

    Where one of the words is part of a longer one, as `entirely` of `almost entirely`, the longer one is
    the use."""
    words = tuple(words)
    held = _any_case(text, within)
    if not any(first in held for first in _first_words(words)):
        return  # most passages hold none, and to see that is quicker than to match the pattern
    for use in _pattern(words).finditer(text.folded, within.start, within.end):
        where = Range(use.start(), use.end())
        line = text.lines[text.line_at(where.start) - 1]
        if text.folded[line.start : where.start].count('"') % 2 == 0:
            yield where


@lru_cache(maxsize=1024)
def _any_case(text: Text, within: Range) -> str:
    return any_case(text.folded[within.start : within.end])


@lru_cache(maxsize=256)
def _first_words(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(any_case(fold(wording).split()[0]) for wording in words)


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(
        (fold(wording).split() for wording in words), key=lambda wording: (-len(wording), wording)
    )
    either = "|".join(r"\s+".join(re.escape(word) for word in wording) for wording in longest_first)
    return re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])", re.IGNORECASE)


def _device(
    course: Course, file: Authored[YardstickFile], index: int, device: Device, keyed: dict[str, list[Keyed]]
) -> Iterator[Finding]:
    """Find uses of a device in the passages of marking exercises that are not keyed by its verdict."""
    other_uses = []
    for i, use in enumerate(device.but):
        where = stated(use, course.seeds, file, ("devices", index, "but", i))
        if isinstance(where, Finding):
            yield where
        else:
            other_uses.append((use.seed, where))
    for id, exercise in course.exercises.items():
        if not isinstance(exercise.items[0].key, MarkKey):
            continue
        for passage in exercise.stem.passages:
            for where in uses(device.words, passage.text, passage.where):
                if not any(seed == passage.seed.id and where.overlaps(use) for seed, use in other_uses):
                    yield from _use(course, id, passage, where, device, keyed)


def _use(
    course: Course, id: str, passage: Passage, where: Range, device: Device, keyed: dict[str, list[Keyed]]
) -> Iterator[Finding]:
    numbers = passage.text.words_in(where)
    here = [k for k in keyed[id] if k.seed == passage.seed.id and k.where.overlaps(numbers)]
    shown = passage.text.show(where)
    wanted = f"{device.verdict}{f' ({device.technique})' if device.technique else ''}"
    hint = f"exercises/yardstick.yml has one verdict on the device `{device.device}`: change it here, there, or name this place under `but`."
    if device.verdict == "plain":
        here = [k for k in here if k.core in numbers]  # a longer expression may judge by its other words
    elif not here:
        line = passage.text.line_at(where.start)
        message = f"`{shown}` (line {line} of {passage.seed.id}) is not keyed here; the course keys this device {wanted}"
        yield course.files[id].finding(("spans",), "device-unlike", message, hint)
    for entry in here[:1]:
        if entry.verdict != device.verdict or (device.technique and entry.technique != device.technique):
            has = f"{entry.verdict}{f' ({entry.technique})' if entry.technique else ''}"
            message = f"`{shown}` is keyed {has} here; the course keys this device {wanted}"
            yield at(
                course,
                entry,
                "device-unlike",
                message,
                hint,
                "verdict" if entry.verdict != device.verdict else "technique",
            )
