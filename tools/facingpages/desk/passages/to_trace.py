"""The paragraph of a citation exercise: one with a citation mark, else one with a source and no mark.

The rule is the same for both texts of a lesson: words that the text can have known before those with
a later date, a mark that leads to a work before one that leads to the front page of a site, marks before
sources without one, and of these the ones whose answer is surest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import urlsplit

from facingpages.author.suggest import later, unmarked
from facingpages.course.seed import Seed
from facingpages.desk.passages.room import Rated
from facingpages.text.citations import Citation
from facingpages.text.folded import Lines

_ADDRESS: Final = re.compile(r"https?://[^\s)]+")
_FRONT: Final = re.compile(r"(?:.*/)?(?:home|index)(?:\.\w+)?|\w\w|", re.IGNORECASE)


def rated(seed: Seed, at: int, here: Sequence[int], others: Sequence[int]) -> Iterator[Rated]:
    """Yield the paragraphs of a text that are worth an exercise, each with its rating; `at` is the place of
    the text in the lesson, `here` the lines that the lesson shows."""
    for line in (*here, *others):
        cited = seed.apparatus.marks_in(seed.text.lines[line - 1])
        bare = unmarked.find(seed, Lines(line, line))
        marks, sure = len(cited), max((one.sure for one in bare), default=None)
        if marks or sure is not None:
            timely = any(not later.is_near(seed, one.where) for one in (cited or bare))
            deep = not cited or any(not _is_front(one) for one in cited)
            how = (timely, deep, bool(marks), 0 if marks else int(sure or 0), line in here, marks, -at, -line)
            yield how, [(seed, Lines(line, line))]


def _is_front(mark: Citation) -> bool:
    """Return whether a mark leads to the front page of a site alone, as `example.org/home`."""
    addresses = [one for entry in mark.entries if (one := entry.address)] or _ADDRESS.findall(mark.shown)
    paths = [urlsplit(one if "//" in one else f"//{one}").path.strip("/") for one in addresses]
    return bool(paths) and all(map(_FRONT.fullmatch, paths))


def count(seed: Seed, line: int) -> int:
    """Return how many sentences of a line speak of a source without a mark."""
    return len({one.sentence for one in unmarked.find(seed, Lines(line, line))})
