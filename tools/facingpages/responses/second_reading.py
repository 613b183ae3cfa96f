"""Second reading: how far readers who saw the learner's view alone agree with the keys, and partisans with
each other.

The first answers are kept as they were given, in `exercises/second-reading/`, with the scores that they
earned then."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Final

from facingpages.files import yaml_text
from facingpages.files.findings import Finding
from facingpages.files.yaml_text import Refused
from facingpages.responses.grade import Score

FOLDER: Final = "exercises/second-reading"
FIGURES: Final = "first-reading.csv"
CHANGES: Final = "changes.md"
PARTISAN: Final = "for-"  # how the name of a reader begins who was told to argue for a side


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement of all readers on one exercise or one kind, each figure from 0 to 1, and None where it
    does not apply.

    `spread` is how far apart the mean scores are of those who read for different sides.
    """

    name: str
    kind: str
    readers: int
    score: float
    naming: float | None
    alpha: float | None
    spread: float | None


def recorded(root: Path) -> list[Score]:
    """Return the scores of the first answers as they were recorded; none where there was no second
    reading."""
    file, path = root / FOLDER / FIGURES, f"{FOLDER}/{FIGURES}"
    if not file.is_file():
        return []
    scores = []
    rows = csv.DictReader(yaml_text.decoded(file, path).splitlines())
    try:
        for row in rows:
            scores.append(_score(row))
    except (KeyError, ValueError, TypeError, csv.Error):
        hint = "Put it back as `facingpages readers --record` wrote it, or move it away."
        message = "is no line of the table of first answers"
        raise Refused(Finding(path, rows.line_num, 1, "bad-value", message, hint)) from None
    return scores


def _score(row: dict[str, str]) -> Score:
    def figure(name: str) -> float | None:
        return _share(row[name]) if row.get(name) else None

    score = Score(row.get("reader", ""), row["exercise"], row["kind"], _share(row["score"]))
    return Score(
        score.reader,
        score.exercise,
        score.kind,
        score.score,
        figure("naming"),
        figure("links"),
        figure("alpha"),
    )


def _share(written: str) -> float:
    """Return a figure of the table; raise ValueError for one that no answer earns, as NaN."""
    value = float(written)
    if not -1 <= value <= 1:
        raise ValueError(written)
    return value


def unread(exercises: Iterable[str], scores: Iterable[Score]) -> list[str]:
    """Return the exercises that nobody has answered as they are now, by their ids in order."""
    return sorted(set(exercises) - {score.exercise for score in scores})


def by_exercise(scores: Iterable[Score]) -> list[Agreement]:
    """Return the agreement on each exercise, in the order of their ids."""
    return _grouped(list(scores), lambda score: score.exercise)


def by_kind(scores: Iterable[Score]) -> list[Agreement]:
    """Return the agreement on each kind of exercise."""
    return _grouped(list(scores), lambda score: score.kind)


def _grouped(scores: list[Score], name: Callable[[Score], str]) -> list[Agreement]:
    return [
        _agreement(id, [score for score in scores if name(score) == id])
        for id in sorted({name(s) for s in scores})
    ]


def _agreement(name: str, scores: Sequence[Score]) -> Agreement:
    return Agreement(
        name,
        scores[0].kind,
        _readers(scores),
        mean(score.score for score in scores),
        _mean([score.naming for score in scores]),
        _mean([score.alpha for score in scores]),
        _spread(scores),
    )


def _readers(scores: Sequence[Score]) -> int:
    """Return the least number of readers there can have been.  Readers of two rounds may share a name: two
    answers to one exercise are of two readers."""
    most: dict[str, int] = {}
    for (reader, _), times in Counter((score.reader, score.exercise) for score in scores).items():
        most[reader] = max(times, most.get(reader, 0))
    return sum(most.values())


def _mean(figures: Iterable[float | None]) -> float | None:
    known = [figure for figure in figures if figure is not None]
    return mean(known) if known else None


def _spread(scores: Sequence[Score]) -> float | None:
    """Return how far apart the partisans' mean scores are, on the exercises that all of them answered."""
    of_reader: dict[str, dict[str, list[float]]] = {}
    for score in scores:
        if score.reader.startswith(PARTISAN):
            of_reader.setdefault(score.reader, {}).setdefault(score.exercise, []).append(score.score)
    if len(of_reader) < 2:
        return None
    shared = set.intersection(*(set(answered) for answered in of_reader.values()))
    means = [mean(mean(answered[id]) for id in sorted(shared)) for answered in of_reader.values() if shared]
    return max(means) - min(means) if means else None


def rows(figures: Iterable[Agreement]) -> list[tuple[str, ...]]:
    """Return agreements as rows: name, kind, readers, score, naming, alpha, spread."""
    return [
        (
            one.name,
            one.kind,
            str(one.readers),
            *(_shown(f) for f in (one.score, one.naming, one.alpha, one.spread)),
        )
        for one in figures
    ]


def _shown(figure: float | None) -> str:
    return "" if figure is None else f"{figure:.2f}"
