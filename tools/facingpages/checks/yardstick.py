"""Yardstick: every exercise that shows the same words must key them in the same way.

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
from facingpages.text.folded import Range


def check(course: Course) -> Iterator[Finding]:
    """Yield a finding for each key that another key, a device or a lesson contradicts."""
    keyed = {id: list(of_exercise(course, id)) for id in course.exercises}
    yield from _same_words(course, keyed)
    yield from _same_cuts(course)
    if course.yardstick and not course.unread:
        yield from devices.check(course, course.yardstick, keyed)
        yield from taught.check(course, course.yardstick, keyed)


def _same_words(course: Course, keyed: dict[str, list[Keyed]]) -> Iterator[Finding]:
    """Find words that two exercises key differently. The finding is at the later exercise.

    Each exercise is compared with the first that shows the same words, and with the first rewriting that
    does, since a rewriting has no technique and no core to compare."""
    # By whether it is a rewriting, and the seed: the exercise that shows a word first, and the key that it
    # begins there.
    first: dict[tuple[bool, str], dict[int, str]] = {}
    begins: dict[tuple[bool, str], dict[int, Keyed]] = {}
    stretches = {id: list(judged(course, id)) for id in course.exercises}
    judgements = {
        id: {(entry.seed, word): entry for entry in entries for word in _numbers(entry.where)}
        for id, entries in keyed.items()
    }

    def shows(id: str, entry: Keyed) -> bool:
        return any(seed == entry.seed and entry.where in where for seed, where in stretches[id])

    for id in course.exercises:
        rewriting, own = isinstance(course.files[id].data, RewriteFile), judgements[id]
        for entry in keyed[id]:
            for kind in (False, True):
                other = first.get((kind, entry.seed), {}).get(entry.where.start)
                if other and shows(other, entry):
                    words = ((entry.seed, word) for word in _numbers(entry.where))
                    there = next((judgements[other][w] for w in words if w in judgements[other]), None)
                    yield from _compared(course, entry, there, other, kind or rewriting)
        for seed, where in stretches[id]:
            for kind in (False, True):
                for word, there in begins.get((kind, seed), {}).items():
                    if word not in _numbers(where) or (seed, word) in own or not shows(id, there):
                        continue
                    if not any((seed, number) in own for number in _numbers(there.where)):
                        yield from _compared(course, there, None, id, kind or rewriting)
            known = first.setdefault((rewriting, seed), {})
            fresh = [word for word in _numbers(where) if word not in known]
            known.update(dict.fromkeys(fresh, id))
            begins.setdefault((rewriting, seed), {}).update(
                {word: own[seed, word] for word in fresh if _begins(own.get((seed, word)), word)}
            )


def _begins(entry: Keyed | None, word: int) -> bool:
    return entry is not None and entry.where.start == word


def _numbers(where: Range) -> range:
    return range(where.start, where.end)


def _compared(
    course: Course, entry: Keyed, there: Keyed | None, other: str, rewriting: bool
) -> Iterator[Finding]:
    """Yield the findings from comparing a key with the key of the same words in another exercise (None if it
    has none)."""
    words = shown(course, entry)
    if not there:
        if entry.verdict == "loaded" or not rewriting:
            message = f"`{words}` is {entry.verdict} here, and {other}, which shows it too, does not key it"
            hint = "Key the same words in both exercises, in the same way."
            yield at(course, entry, "verdict-differs", message, hint)
        return
    part = _differing(entry, there, rewriting)
    if part == "verdict":
        message = f"`{words}` is {entry.verdict} here and {there.verdict} in {other}"
        hint = "Key the same words alike, or argue in both that they are contested."
        yield at(course, entry, "verdict-differs", message, hint, part)
    elif part:
        message = f"`{words}` is keyed with another `{'exact' if part == 'where' else part}` in {other}"
        yield at(
            course, entry, "keyed-otherwise", message, "Key the same words alike in both exercises.", part
        )


def _differing(first: Keyed, other: Keyed, rewriting: bool) -> str:
    """Return the part in which two judgements differ; a rewriting has no technique and no core."""
    part = first.differs(other)
    if rewriting and part in ("technique", "core"):
        return "neutral" if first.neutral != other.neutral else ""
    return part


def _same_cuts(course: Course) -> Iterator[Finding]:
    """Find parts that two exercises cut differently, or give roles that exclude each other.

    Each is compared with the first part that holds one of its words.
    """
    seen: dict[tuple[str, int], Part] = {}
    for id in course.exercises:
        mine = [
            (seed, part, _numbers(course.texts[seed].text.words_in(part.where)))
            for seed, part in parts(course, id)
        ]
        for seed, part, numbers in mine:
            others = dict.fromkeys(seen[(seed, word)] for word in numbers if (seed, word) in seen)
            for other in others:
                yield from _cut_alike(course, part, other)
        for seed, part, numbers in mine:
            for word in numbers:
                seen.setdefault((seed, word), part)


def _cut_alike(course: Course, part: Part, other: Part) -> Iterator[Finding]:
    file = course.files[part.exercise]
    assert isinstance(file.data, ClaimEvidenceFile)
    words = file.data.units[part.index].text.exact[:60]
    steps = ("units", part.index)
    if other.where != part.where:
        message = f"`{words}` is cut in another way in {other.exercise}"
        hint = "Cut the same sentence alike in both."
        yield file.finding((*steps, "text", "exact"), "cut-otherwise", message, hint)
    elif not set(other.roles) & set(part.roles):
        message = f"`{words}` is {part.roles[0]} here and {other.roles[0]} in {other.exercise}"
        hint = "Give it one role, or let each accept the other."
        yield file.finding((*steps, "role"), "role-differs", message, hint)
