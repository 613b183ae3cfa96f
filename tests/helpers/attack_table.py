"""The table of attacks: each hostile file, and what became of the command that met it.

`bash tools/test attacks` prints for each the exit status, the seconds of the processor, the megabytes and the first line of
the message, and then the sums; it exits with 1 if there is a traceback or one is over its limits.  The seconds of a file of a
course are those beyond the same course without it, measured first.  Words after it choose attacks by a part of their name."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from facingpages.author.importers import bounded
from tests.attacks.hostile_courses import HOSTILE_COURSES
from tests.desk.asking import small_course
from tests.helpers.hostile_answers import HOSTILE_ANSWERS, good
from tests.helpers.hostile_files import HOSTILE

COURSE = 1.0, 300  # seconds and megabytes for a file of a course, beyond those of the course without it
IMPORT = bounded.SECONDS + 3.0, 300  # with the two starts of Python
ANSWERS = 10.0, 300
SPARE = 300  # seconds of the clock after which a command hangs


@dataclass(frozen=True)
class Ran:
    """What became of one command."""

    status: int
    seconds: float
    megabytes: int
    printed: str

    @property
    def message(self) -> str:
        """The first line that says what is wrong, or the first line."""
        lines = [line for line in self.printed.splitlines() if line.strip()]
        return next((line for line in lines if "rror" in line), lines[0] if lines else "")


# A small process between the tests and the command, since a child shows the peak of the process that starts it.
_MEASURING = """
import json, resource, subprocess, sys
with open(sys.argv[1], "wb") as printed:
    ended = subprocess.run(sys.argv[2:], stdin=subprocess.DEVNULL, stdout=printed, stderr=subprocess.STDOUT)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([ended.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss // 1000]))
"""


def ran(words: list[str], folder: Path) -> Ran:
    """Run a command of facingpages in a folder, and measure it."""
    output = folder.parent / "printed"
    command = [sys.executable, "-c", _MEASURING, str(output), sys.executable, "-m", "facingpages", *words]
    environment = os.environ | {"PYTHONUTF8": "1", "FP_SLOT": os.environ.get("FP_SLOT", "")}
    measured = subprocess.run(command, env=environment, capture_output=True, check=True).stdout
    status, seconds, megabytes = json.loads(measured)
    return Ran(status, seconds, megabytes, output.read_bytes().decode("utf-8", "replace"))


def quiet() -> float:
    """Return the seconds of `check` for the course that every attack on a file changes, the least of three."""
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held) / "work"
        folder.mkdir()
        words = ["check", str(small_course(folder))]
        return min(ran(words, folder).seconds for _ in range(3))


def attacks() -> Iterator[tuple[str, tuple[float, int], Callable[[Path], list[str]]]]:
    """Yield each attack: its name, its limits, and what makes the files in a folder and gives the command."""
    for name, make in HOSTILE_COURSES.items():
        yield f"check: {name}", COURSE, lambda folder, make=make: _course(folder, make)  # type: ignore[misc]
    for name, (suffix, content) in HOSTILE.items():
        yield (
            f"add seed: {name} ({suffix})",
            IMPORT,
            lambda folder, s=suffix, c=content: _import(folder, s, c),
        )  # type: ignore[misc]
    for name, (file, written) in HOSTILE_ANSWERS.items():
        yield f"score: {name}", ANSWERS, lambda folder, f=file, w=written: _answers(folder, f, w)  # type: ignore[misc]


def _course(folder: Path, make: Callable[[Path], object]) -> list[str]:
    root = small_course(folder)
    make(root)
    return ["check", str(root)]


def _import(folder: Path, suffix: str, content: Callable[[], str | bytes]) -> list[str]:
    root, made = small_course(folder), content()
    (folder / f"hostile{suffix}").write_bytes(made if isinstance(made, bytes) else made.encode())
    return [
        "add",
        "seed",
        str(folder / f"hostile{suffix}"),
        "--side",
        "close-it",
        "--yes",
        "--course",
        str(root),
    ]


def _answers(folder: Path, file: str, content: Callable[[], str | bytes]) -> list[str]:
    root, made = small_course(folder), content()
    (folder / "in").mkdir()
    (folder / "in" / "good.json").write_text(good(root), "utf-8")
    (folder / "in" / file).write_bytes(made if isinstance(made, bytes) else made.encode())
    return ["score", str(folder / "in"), "--course", str(root)]


def main(words: list[str]) -> int:
    """Print the table; return the exit status."""
    tracebacks = over = hidden = number = 0
    start = quiet()
    print(
        f"{start:.2f} s for `check` of the course without an attack: a file may take {COURSE[0]:.0f} s beyond it"
    )
    print(f"{'attack':<60} {'exit':>4} {'s':>6} {'MB':>4}  message")
    for name, (seconds, megabytes), make in attacks():
        if words and not any(word in name for word in words):
            continue
        number += 1
        with tempfile.TemporaryDirectory() as held:
            folder = Path(held) / "work"
            folder.mkdir()
            one = ran(make(folder), folder)
        allowed = seconds + start if name.startswith("check") else seconds
        is_over = one.seconds > allowed or one.megabytes > megabytes or one.status not in (0, 1, 2)
        over += is_over
        tracebacks += "Traceback" in one.printed
        hidden += name.startswith("score") and "Good" not in one.printed
        shown = one.message.replace(held, "")[:110]
        print(
            f"{name:<60} {one.status:>4} {one.seconds:>6.2f} {one.megabytes:>4}  {shown}{'  OVER' * is_over}",
            flush=True,
        )
    print(
        f"{number} attacks: {tracebacks} tracebacks, {over} over the limits, {hidden} that hid the good answers"
    )
    return int(bool(tracebacks or over or hidden))


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CPU, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    sys.exit(main(sys.argv[1:]))
