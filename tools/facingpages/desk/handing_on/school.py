"""School: a lesson as a file for a school's system, and what is lost on the way, in words for a teacher.

The desk in a browser has no exports: they need the parts that make handouts."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import mean
from typing import TYPE_CHECKING, Any

from facingpages.desk.bench.bench import Bench
from facingpages.desk.handing_on.showing import refuse_mistakes
from facingpages.desk.handing_on.shown import Shown
from facingpages.desk.requests.refusal import Refusal
from facingpages.desk.requests.to_hand_on import Export, OfSystem, SeeLosses
from facingpages.files.findings import closest
from facingpages.language.messages import catalogue

if TYPE_CHECKING:
    from facingpages.export.losses import Loss
    from facingpages.export.target import Target
    from facingpages.handout.compose.compose import Subject

Answer = dict[str, Any]


def systems() -> Answer:
    """Return the systems by id and name, in the order of the guide."""
    from facingpages.export.registry import TARGETS

    return {"systems": [{"id": target.id, "name": target.name} for target in TARGETS.values()]}


def losses(bench: Bench, request: SeeLosses) -> Answer:
    """Return what a system keeps, changes and drops of a lesson, and how far its score is from ours."""
    from facingpages.export import losses as report
    from facingpages.export.target import CannotCarry

    target, subject = _found(bench, request)
    try:
        found = report.losses(target, subject.exercises)
    except CannotCarry as error:
        raise Refusal(str(error)) from None
    titles = {exercise.stem.id: exercise.stem.title for exercise in subject.exercises}
    apart = [loss.difference for loss in found if loss.difference]
    return {
        "needs": target.needs_in(1, bench.course.language),
        "key_visible": any(loss.carried.key_visible for loss in found),
        "apart": {
            "mean": round(100 * mean(one.mean for one in apart)),
            "most": round(100 * max(one.largest for one in apart)),
        }
        if apart
        else None,
        "forms": list(_forms(found, titles, bench.course.language)),
    }


def taken(bench: Bench, request: Export) -> Answer:
    """Return the file of a lesson for a system, to keep."""
    from facingpages.export import losses as report
    from facingpages.export.target import CannotCarry

    _ = catalogue(bench.course.language).gettext
    target, subject = _found(bench, request)
    try:
        for exercise in subject.exercises:
            if report.gives_too_much(target.carry(exercise)):
                words = _(
                    "“%(title)s” would give its key away: there, ticking everything earns more than half"
                )
                hint = _("Choose another system for this lesson.")
                raise Refusal(words % {"title": exercise.stem.title}, hint)
        content = target.write([subject], bench.course)
    except CannotCarry as error:
        raise Refusal(str(error)) from None
    return {"show": Shown.file(target.file_name(request.lesson), content)}


def _found(bench: Bench, request: OfSystem) -> tuple[Target, Subject]:
    """Return the system and the lesson of a request; raise `Refusal`."""
    from facingpages.export.registry import TARGETS
    from facingpages.handout.compose import compose
    from facingpages.handout.compose.compose import NoSheet

    if request.system not in TARGETS:
        raise Refusal(f"there is no system `{request.system}`", closest(request.system, TARGETS))
    refuse_mistakes(bench, None, request.lesson)
    try:
        return TARGETS[request.system], compose.subject(bench.course, request.lesson)
    except NoSheet as error:
        raise Refusal(error.message, error.hint) from None


def _forms(found: list[Loss], titles: dict[str, str], language: str) -> Iterable[Answer]:
    """Yield each answer form with its exercises, and what holds for any of them."""
    _ = catalogue(language).gettext
    for carrier in dict.fromkeys(loss.carried.carrier for loss in found):
        of_it = [loss for loss in found if loss.carried.carrier == carrier]
        yield {
            "form": _(carrier),
            "exercises": [titles[loss.exercise] for loss in of_it],
            **{
                name: [
                    _(text)
                    for text in dict.fromkeys(t for loss in of_it for t in getattr(loss.carried, name))
                ]
                for name in ("kept", "changed", "dropped")
            },
        }
