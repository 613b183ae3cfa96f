"""Target: one record with everything the package must know about one system that exercises go out to.

    lessons -> Target.write -> one file            exercise -> Target.carry  -> Carried: what is lost
                                                    answer   -> Target.scored -> the score there

`registry.TARGETS` is the only list of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from facingpages.course.course import Course
from facingpages.course.formats.answers import Answer
from facingpages.course.items import Exercise
from facingpages.handout.compose.compose import Subject


@dataclass(frozen=True, slots=True)
class GiveAway:
    """How much an answer form tells before anything is read; each figure is from 0 to 1.

    `share` is the share of right options among those offered; `everything` is what ticking all of them
    earns, None where only one can be ticked; `chance` is what answering by lot earns on average."""

    share: float
    everything: float | None
    chance: float


@dataclass(frozen=True, slots=True)
class Carried:
    """The fate of one exercise in a target: its answer form there, and what is kept, changed and dropped.

    `key_visible` says whether a student can find the key in what the system sends to their browser before
    they answer.  `scored` returns what an answer that fits the exercise earns there, by the target's own rule
    on what is carried; it is None where a person marks.  `give_away` is None where no options are offered."""

    carrier: str
    scored: Callable[[Answer], float] | None
    kept: tuple[str, ...]
    changed: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    key_visible: bool = False
    give_away: GiveAway | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """One system.

    `ending` is that of its file, with the full stop.  `carry` returns what becomes of an exercise.  `write`
    returns the bytes of the file for lessons or single exercises of a course, always the same for the same.
    Both raise `CannotCarry`.  `needs` is a sentence on what the system must have beforehand, or empty."""

    id: str
    name: str
    ending: str
    carry: Callable[[Exercise], Carried]
    write: Callable[[Sequence[Subject], Course], bytes]
    needs: str = ""


class CannotCarry(Exception):
    """An exercise that a target cannot take: the reason and the remedy, in words for an author."""
