"""The format of `exercises/yardstick.yml`: verdicts that hold over the whole course, for devices and for
worked examples."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from facingpages.course.formats.base import Model, no_items
from facingpages.course.formats.fields import Axis, Prose, Role, Slug, Technique, fault
from facingpages.course.formats.seeds import Stated

Verdict = Literal["loaded", "contested", "plain"]


class OtherUse(Stated):
    """Words of a seed that look like a device but are not one there, and why."""

    why: Prose


class Device(Model):
    """Expressions with the same effect on a reader, and their one verdict.

    A passage uses the device where one of `words` is in it, whatever its capitals, outside quotation
    marks, unless that place is named under `but`."""

    device: Prose
    words: Annotated[list[Prose], Field(min_length=1)]
    verdict: Verdict
    technique: Technique | None = None
    but: list[OtherUse] = Field(default_factory=no_items)

    @model_validator(mode="after")
    def _complete(self) -> Device:
        if (self.verdict == "loaded") != (self.technique is not None):
            raise fault("a loaded device has a `technique`, any other has none", "Add or delete `technique`.")
        return self


class Taught(Stated):
    """Words of a seed that a lesson judges in a worked example: by a verdict, by a role, or by the answer
    to a question."""

    lesson: Slug
    verdict: Verdict | None = None
    technique: Technique | None = None
    role: Role | None = None
    axis: Axis | None = None
    answer: Slug | None = None

    @model_validator(mode="after")
    def _one(self) -> Taught:
        if [self.verdict is None, self.role is None, self.axis is None].count(False) != 1:
            raise fault(
                "an example is judged by one of `verdict`, `role` and `axis`",
                "Keep the one that the lesson teaches.",
            )
        if (self.verdict == "loaded") != (self.technique is not None) or (self.axis is None) != (
            self.answer is None
        ):
            raise fault(
                "`technique` goes with the verdict loaded, `answer` with an axis",
                "Add the one that is missing, or delete the other.",
            )
        return self


class YardstickFile(Model):
    """The whole of `exercises/yardstick.yml`."""

    kind: Literal["yardstick"]
    devices: list[Device]
    taught: list[Taught]
