"""Platforms: who handed a file in, as the file's name tells it.

Moodle puts the file of a task into a folder `Full name_12345_assignsubmission_file_`, or puts the same
words before the file's name where folders are switched off; the number belongs to one participant in one
task, and a text that was typed in comes as `..._assignsubmission_onlinetext_...` (`mod/assign`:
`download_submissions` and `get_user_prefix`, Moodle 2.4 to 5).  Canvas names a file
`lastfirst_123_456_name.json`: the reader without spaces, `LATE` where it was late, the number of the user,
the number of the file, and `-1`, `-2` before the ending of a later attempt (`SubmissionsController#zip`,
"Download Submissions" of the Canvas guide).  Google Classroom keeps the files of a task in a folder of the
teacher's Drive, a copy of a file that every student gets named `Name - file`; it does not document a name
for a file that a student brings, so such a file bears the name that the student gave it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from facingpages.text.tame import tame

_MOODLE: Final = re.compile(
    r"(?P<name>.+?)_(?P<number>\d{1,18})_assignsubmission_(?:file|onlinetext)(?:_(?P<file>.*))?"
)
_CANVAS: Final = re.compile(
    r"(?P<name>[^_]+)(?:_LATE)?_(?P<user>\d{1,18})_(?P<number>\d{1,18})_(?P<file>.+)", re.IGNORECASE
)
_CLASSROOM: Final = re.compile(r"(?P<name>.+?) - (?P<file>.+)")
_ATTEMPT: Final = re.compile(r"-(\d{1,4})$")


@dataclass(frozen=True, slots=True)
class Sender:
    """The reader whose file it is, by the file's name.

    `identity` is the same for two files of one person, and differs for two persons of one platform (`space`);
    it is empty where the name of the file says nothing of that.  `attempt` counts what one person handed in
    for one task, from 0."""

    name: str
    space: str = ""
    identity: str = ""
    attempt: int = 0


def steps_of(path: str) -> list[str]:
    """Return the names in a path inside a zip or a folder, without empty ones."""
    return [step for step in path.split("/") if step not in ("", ".")]


def parted(path: str) -> tuple[str, str]:
    """Return the stem and the ending of the last name in a path, as `pathlib` has them and in less time."""
    name = next(reversed(steps_of(path)), "")
    at = name.rfind(".")
    return (name[:at], name[at:]) if 0 < at < len(name) - 1 else (name, "")


def sender(path: str, container: str = "") -> Sender:
    """Return who handed in the file at a path, inside a zip or a folder that is called `container`."""
    steps = steps_of(path)
    for step in reversed(steps):
        if found := _MOODLE.fullmatch(step):
            return Sender(tame(found["name"]), f"moodle {container}", found["number"])
    stem, _ = parted(path)
    if found := _CANVAS.fullmatch(stem):
        later = _ATTEMPT.search(found["file"])
        return Sender(tame(found["name"]), "canvas", found["user"], int(later[1]) if later else 0)
    if found := _CLASSROOM.fullmatch(stem):
        return Sender(tame(found["name"]))
    return Sender(tame(stem))
