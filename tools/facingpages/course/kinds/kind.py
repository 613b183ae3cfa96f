"""Kind: one record with everything the package must know about one kind of exercise.

Its template and its script are found by the id: `kind-<id>.html.j2`, `key-<id>.html.j2`, `kind-<id>.js`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from facingpages.course.formats.answers import Answer
from facingpages.course.formats.base import Model
from facingpages.course.formats.fields import Prose, Title, Whole
from facingpages.course.formats.source_file import Authored
from facingpages.course.items import Exercise, Item, Stem
from facingpages.course.seed import Seed

Counts = Counter[tuple[str, str]]


class ExerciseFile(Model):
    """The head of every exercise file; each kind adds its own fields."""

    kind: str
    title: Title
    minutes: Whole
    prompt: Prose


class Earned(NamedTuple):
    """The scores of one answer, each from 0 to 1, or None if it does not apply.

    For marks, `hits` counts the loaded spans that a mark touches, `false_alarms` the marks that touch no
    loaded or contested span.  `labels` holds the labels of the key and those of the reader, where the two
    can be compared."""

    score: float
    naming: float | None = None
    links: float | None = None
    hits: int | None = None
    false_alarms: int | None = None
    labels: tuple[list[str], list[str | None]] | None = None


def filled(**values: object) -> dict[str, object]:
    """Return the named values without the empty ones, for a key of the page."""
    return {name: value for name, value in values.items() if value not in (None, "")}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of exercise.

    `name` is a message of the catalogue.  `most_passages` is how many passages an exercise of the kind
    shows at most.

    - `seeds` returns the ids of the seeds that a file names.
    - `resolve` returns the exercise of a file with its quotations placed, given its id, the seeds by id,
    and the language
      of the course; it raises `placing.Unresolved` with findings.
    - `self_test` yields, for each thing that does not hold between an item's key and the scoring, a
    message and a hint.
    - `fault` returns why an answer does not belong to an exercise, or None.
    - `score` returns what an answer earns; the answer has no fault.
    - `count` returns the counts of an exercise for the coverage, by group and name.
    - `browser_key` returns the key of an item as JSON for the page, given the exercise's stem and the
    language.

    `folder` holds the templates and the script of a kind that does not come with the package.
    """

    id: str
    name: str
    format: type[ExerciseFile]
    most_passages: int
    seeds: Callable[[Any], frozenset[str]]
    resolve: Callable[[str, Authored[Any], Mapping[str, Seed], str], Exercise]
    self_test: Callable[[Item], Iterator[tuple[str, str]]]
    fault: Callable[[Exercise, Answer], str | None]
    score: Callable[[Exercise, Answer], Earned]
    count: Callable[[Exercise], Counts]
    browser_key: Callable[[Item, Stem, str], object]
    folder: Path | None = None
