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
from facingpages.language.messages import catalogue


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
    Both raise `CannotCarry`. `needs` are the parts
    that the system must have beforehand, `needs_for_several` those that several lessons in a file also need."""

    id: str
    name: str
    ending: str
    carry: Callable[[Exercise], Carried]
    write: Callable[[Sequence[Subject], Course], bytes]
    needs: tuple[str, ...] = ()
    needs_for_several: tuple[str, ...] = ()

    def file_name(self, subject: str) -> str:
        """Return the name of the file of a lesson or exercise, which says what system it is for."""
        name = subject.replace("/", "--")
        return f"{name}{self.ending}" if self.ending == f".{self.id}" else f"{name}.{self.id}{self.ending}"

    def needs_in(self, subjects: int, language: str) -> str:
        """Return, as a sentence, what the system must have for a file of so many lessons; empty for
        nothing."""
        _ = catalogue(language).gettext
        needed = [*self.needs, *(self.needs_for_several if subjects > 1 else ())]
        if not needed:
            return ""
        return _("%(system)s at your school must have: %(list)s.") % {
            "system": self.name,
            "list": ", ".join(needed),
        }


class CannotCarry(Exception):
    """An exercise that a target cannot take: the reason and the remedy, in words for an author."""
