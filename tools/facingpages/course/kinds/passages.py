"""Passages: the seed stretches that an exercise shows, read from its file and placed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Protocol, TypeVar

from pydantic import Field

from facingpages.course.formats.base import Model
from facingpages.course.formats.fields import LineRange, Slug
from facingpages.course.formats.source_file import Authored, Steps
from facingpages.course.items import Stem
from facingpages.course.kinds.kind import ExerciseFile
from facingpages.course.passage import Passage
from facingpages.course.placing import Unresolved, Zone
from facingpages.course.seed import Seed
from facingpages.files.findings import Finding, closest


class PassageRef(Model):
    """A stretch of a seed, by its lines."""

    seed: Slug
    lines: LineRange


Stimulus = Annotated[list[PassageRef], Field(min_length=1, max_length=2)]

T = TypeVar("T")


class Shows(Protocol):
    """A file that names its passages in `stimulus`."""

    stimulus: list[PassageRef]


def stimulus_seeds(data: Shows) -> frozenset[str]:
    """Return the ids of the seeds that a file names in its `stimulus`."""
    return frozenset(ref.seed for ref in data.stimulus)


def seed_of(name: str, seeds: Mapping[str, Seed], file: Authored[Any], steps: Steps) -> Seed:
    """Return a seed by its id; raise `Unresolved` if there is none."""
    if name not in seeds:
        raise Unresolved(
            file.finding(steps, "unknown-seed", f"there is no seed `{name}`", closest(name, seeds))
        )
    return seeds[name]


def passages_of(
    refs: Sequence[PassageRef], file: Authored[Any], seeds: Mapping[str, Seed]
) -> tuple[Passage, ...]:
    """Return an exercise's passages, with words numbered through; raise `Unresolved` for one that may not be
    shown."""
    passages: list[Passage] = []
    noisy: list[Finding] = []
    first_word = 0
    for index, ref in enumerate(refs):
        try:
            passages.append(passage_of(ref, file, seeds, ("stimulus", index), first_word))
            first_word += len(passages[-1].seed_words)
        except Unresolved as refused:
            noisy += refused.findings
            if any(finding.code != "noise-in-stimulus" for finding in refused.findings):
                raise
    if noisy:
        raise Unresolved(*noisy)
    return tuple(passages)


def passage_of(
    ref: PassageRef, file: Authored[Any], seeds: Mapping[str, Seed], steps: Steps, first_word: int = 0
) -> Passage:
    """Return the passage that a file names at `steps`; raise `Unresolved` where it is outside the seed or
    holds noise."""
    seed = seed_of(ref.seed, seeds, file, (*steps, "seed"))
    if ref.lines.last > seed.text.last_line:
        message = f"`{ref.lines}` goes beyond the {seed.text.last_line} lines of {ref.seed}"
        raise Unresolved(
            file.finding((*steps, "lines"), "lines-outside", message, "Name lines that the seed has.")
        )
    if complaint := seed.noise_said(ref.lines):
        raise Unresolved(
            file.finding((*steps, "lines"), "noise-in-stimulus", complaint, "Choose lines without it.")
        )
    return Passage(seed.entry, seed.text, ref.lines, first_word)


def zones_of(passages: Sequence[Passage]) -> list[Zone]:
    """Return the stretches of the seeds in which the quotations of an exercise may be."""
    return [Zone(p.seed, p.text, p.where) for p in passages]


def all_placed(results: Sequence[T | Finding]) -> list[T]:
    """Return the results, or raise `Unresolved` with the findings among them."""
    findings = [r for r in results if isinstance(r, Finding)]
    if findings:
        raise Unresolved(*findings)
    return [r for r in results if not isinstance(r, Finding)]


def stem_of(id: str, data: ExerciseFile, passages: tuple[Passage, ...]) -> Stem:
    """Return what is shown above the items of an exercise."""
    return Stem(id, data.kind, data.title, data.minutes, data.prompt, passages)
