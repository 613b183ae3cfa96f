"""Yardstick: what one exercise keys, every exercise that shows the same words keys, and in the same way.

`exercises/yardstick.yml` carries this beyond one place: the same device has one verdict wherever it is
used (`devices`), and an example that a lesson teaches is keyed as it is taught (`taught`)."""

from __future__ import annotations

from collections.abc import Iterator

from facingpages.checks import devices, taught
from facingpages.checks.keyed import Keyed, Part, at, judged, of_exercise, parts, shown
from facingpages.course.course import Course
from facingpages.course.kinds.claim_evidence import ClaimEvidenceFile
from facingpages.course.kinds.rewrite import RewriteFile
from facingpages.files.findings import Finding


def check(course: Course) -> Iterator[Finding]:
    """Yield a finding for each key that another key, a device or a lesson contradicts."""
    keyed = [entry for id in course.exercises for entry in of_exercise(course, id)]
    yield from _same_words(course, keyed)
    yield from _same_cuts(course)
    if course.yardstick and not course.unread:
        yield from devices.check(course, course.yardstick, keyed)
        yield from taught.check(course, course.yardstick, keyed)


def _same_words(course: Course, keyed: list[Keyed]) -> Iterator[Finding]:
    """Find words that two exercises show and do not key alike; the later of the two has the finding."""
    order = {id: number for number, id in enumerate(course.exercises)}
    stretches = {id: list(judged(course, id)) for id in course.exercises}
    for entry in keyed:
        for other in course.exercises:
            if other == entry.exercise or not any(
                seed == entry.seed and entry.where in where for seed, where in stretches[other]
            ):
                continue
            there = [
                k
                for k in keyed
                if k.exercise == other and k.seed == entry.seed and k.where.overlaps(entry.where)
            ]
            rewriting = isinstance(course.files[other].data, RewriteFile) or isinstance(
                course.files[entry.exercise].data, RewriteFile
            )
            if not there:
                if entry.verdict == "loaded" or not rewriting:
                    message = f"`{shown(course, entry)}` is {entry.verdict} here, and {other}, which shows it too, does not key it"
                    yield at(
                        course,
                        entry,
                        "verdict-differs",
                        message,
                        "Key the same words in both exercises, in the same way.",
                    )
            elif order[other] < order[entry.exercise]:
                part = _differing(entry, there[0], rewriting)
                if part == "verdict":
                    message = (
                        f"`{shown(course, entry)}` is {entry.verdict} here and {there[0].verdict} in {other}"
                    )
                    yield at(
                        course,
                        entry,
                        "verdict-differs",
                        message,
                        "Key the same words alike, or argue in both that they are contested.",
                        part,
                    )
                elif part:
                    message = f"`{shown(course, entry)}` is keyed with another `{'exact' if part == 'where' else part}` in {other}"
                    yield at(
                        course,
                        entry,
                        "keyed-otherwise",
                        message,
                        "Key the same words alike in both exercises.",
                        part,
                    )


def _differing(one: Keyed, other: Keyed, rewriting: bool) -> str:
    """Return the part in which two judgements differ; a rewriting has no technique and no core of its own."""
    part = one.differs(other)
    return (
        ("neutral" if one.neutral != other.neutral else "")
        if rewriting and part in ("technique", "core")
        else part
    )


def _same_cuts(course: Course) -> Iterator[Finding]:
    """Find parts that two exercises show and cut in two ways, or give roles that do not accept each other."""
    seen: dict[str, list[Part]] = {}
    for id in course.exercises:
        mine = list(parts(course, id))
        for seed, part in mine:
            file = course.files[id]
            assert isinstance(file.data, ClaimEvidenceFile)
            words = file.data.units[part.index].text.exact
            for other in seen.get(seed, ()):
                if not other.where.overlaps(part.where):
                    continue
                if other.where != part.where:
                    message = f"`{words[:60]}` is cut in another way in {other.exercise}"
                    yield file.finding(
                        ("units", part.index, "text", "exact"),
                        "cut-otherwise",
                        message,
                        "Cut the same sentence alike in both.",
                    )
                elif not set(other.roles) & set(part.roles):
                    message = (
                        f"`{words[:60]}` is {part.roles[0]} here and {other.roles[0]} in {other.exercise}"
                    )
                    yield file.finding(
                        ("units", part.index, "role"),
                        "role-differs",
                        message,
                        "Give it one role, or let each accept the other.",
                    )
        for seed, part in mine:
            seen.setdefault(seed, []).append(part)
