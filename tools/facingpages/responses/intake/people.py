"""People: which submissions are of one reader, what the reader is called, and which attempt counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, NamedTuple

from facingpages.files.findings import Finding, Severity


class Names(StrEnum):
    """How readers are called: by their names, or by numbers."""

    KEEP = "keep"
    NUMBERS = "numbers"


class Attempts(StrEnum):
    """Which of several answers to one exercise counts."""

    LAST = "last"
    BEST = "best"


class Submission(NamedTuple):
    """The owner of one set of answers, as far as it is known, without the answers.

    `number` counts the submissions as they came, `file` the files; `place` is that of its answers on the
    shelf.  `space` and `identity` are of the platform or of the device, both empty where nothing is known.
    `exercises` are those whose answers fit this course.  `digest` is the same for the same answers."""

    number: int
    file: int
    place: int
    name: str
    space: str
    identity: str
    changed: int
    attempt: int
    exercises: frozenset[str]
    digest: int


@dataclass(frozen=True, slots=True)
class Reader:
    """One reader with the submissions that count for them, in the order in which they were handed in."""

    name: str
    submissions: tuple[Submission, ...]

    def attempts(self) -> dict[str, tuple[Submission, ...]]:
        """Return the submissions that answer each exercise, the last one last."""
        found: dict[str, list[Submission]] = defaultdict(list)
        for submission in self.submissions:
            for id in submission.exercises:
                found[id].append(submission)
        return {id: tuple(of_one) for id, of_one in found.items()}


_SOURCE: Final = "readers"


def readers(
    submissions: Iterable[Submission], shown: Sequence[str], names: Names, called: str = "Reader"
) -> tuple[list[Reader], list[Finding]]:
    """Return the readers by their names, and a note on every name that two of them have and every copy.

    Submissions with one identity are of one reader, whatever name was typed.  Those of one name are of one
    reader too, unless the platform or the device tells them apart, or they answer the same exercise: then
    nobody knows, and each is a row.  `shown` holds the name of each file for the notes; `called` is the word
    before a reader's number."""
    groups: dict[tuple[str, str], list[Submission]] = defaultdict(list)
    for submission in submissions:
        alone = str(submission.number)
        groups[(submission.space, submission.identity) if submission.identity else ("", alone)].append(
            submission
        )
    of_name: dict[str, list[list[Submission]]] = defaultdict(list)
    for group in groups.values():
        group.sort(key=_when)
        of_name[" ".join(group[-1].name.casefold().split())].append(group)
    found: list[Reader] = []
    notes: list[Finding] = []
    for same in of_name.values():
        kept, copies = _without_copies(same)
        notes += [_copied(shown[copy.file]) for copy in copies]
        together = sorted((one for group in kept for one in group), key=_when)
        if len(kept) == 1 or not _conflict(kept):
            found.append(Reader(together[-1].name, tuple(together)))
            continue
        told = [Reader(f"{group[-1].name} ({_sign(group, shown)})", tuple(group)) for group in kept]
        if len({reader.name for reader in told}) < len(told):
            told = [replace(r, name=f"{r.submissions[-1].name} ({n})") for n, r in enumerate(told, 1)]
        notes.append(_told_apart(kept[0][-1].name, told))
        found += told
    found.sort(key=lambda reader: (reader.name.casefold(), reader.submissions[0].number))
    if names is Names.NUMBERS:
        width = len(str(len(found)))
        found = [replace(reader, name=f"{called} {n:0{width}}") for n, reader in enumerate(found, 1)]
    return found, notes


def _when(submission: Submission) -> tuple[int, int, int]:
    return submission.changed, submission.attempt, submission.number


def _without_copies(groups: list[list[Submission]]) -> tuple[list[list[Submission]], list[Submission]]:
    """Return the groups of one name without those that are the same answers again, and the copies."""
    kept: list[list[Submission]] = []
    copies: list[Submission] = []
    seen: set[int] = set()
    for group in groups:
        nameless = not group[0].identity and len(group) == 1
        if nameless and group[0].digest in seen:
            copies.append(group[0])
            continue
        seen |= {one.digest for one in group}
        kept.append(group)
    return kept, copies


def _conflict(groups: list[list[Submission]]) -> bool:
    """Return whether groups of one name cannot all be of one reader."""
    seen: set[str] = set()
    spaces: set[str] = set()
    for group in groups:
        exercises = frozenset[str]().union(*(one.exercises for one in group))
        space = group[0].space if group[0].space != DEVICE else ""
        if exercises & seen or space in spaces:
            return True
        seen |= exercises
        spaces |= {space} - {""}
    return False


DEVICE: Final = "device"  # the space of marks that pages draw by lot: one reader may use two devices


def _sign(group: list[Submission], shown: Sequence[str]) -> str:
    """Return what tells a reader from another of the same name: the number on the platform, or the file."""
    last = group[-1]
    known = last.identity and last.space != DEVICE
    return last.identity if known else shown[last.file].rpartition("/")[2]


def _told_apart(name: str, told: Sequence[Reader]) -> Finding:
    message = f"{len(told)} readers are called `{name}`: {', '.join(f'`{reader.name}`' for reader in told)}"
    hint = "If they are one reader, keep one file of each exercise."
    return Finding(_SOURCE, 1, 1, "readers-told-apart", message, hint, Severity.WARNING)


def _copied(shown: str) -> Finding:
    message, hint = "holds the same answers as another file of this reader", "It counts once."
    return Finding(shown, 1, 1, "file-left-out", message, hint, Severity.WARNING)
