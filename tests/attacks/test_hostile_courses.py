"""Hostile courses: whatever lies in a course, the checker ends soon, with findings and without a traceback.

`bash tools/test slow` runs all; one of each sort runs always."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.attacks.hostile_courses import HOSTILE_COURSES, WORDS

SECONDS = 2  # of the processor: one for the hostile file, one for the start of Python and the other files
MEGABYTES = 300
QUICK = (
    f"a pipe as {WORDS}",
    "80,000 keys that are not ASCII",
    "a quotation of 900 kB",
    "a name with a line end",
    "aliases in the navigation",
    "::: facing with one word",
)


def limits() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (3 * MEGABYTES * 1_000_000, 3 * MEGABYTES * 1_000_000))


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name in QUICK else pytest.mark.slow) for name in HOSTILE_COURSES],
)
def test_a_hostile_course_is_checked_in_time(small: Path, name: str) -> None:
    """`check` and `coverage` exit with 0, 1 or 2 within their seconds and megabytes; no line of theirs is a traceback, an
    order to a log or to the terminal."""
    HOSTILE_COURSES[name](small)
    for command in ("check",) if name in QUICK[:-1] else ("check", "coverage"):
        ran = subprocess.run(
            [sys.executable, "-m", "facingpages", command],
            cwd=small,
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            preexec_fn=limits,
            env=os.environ | {"PYTHONUTF8": "1"},
            timeout=100,
        )
        printed = (ran.stdout + ran.stderr).decode("utf-8", "replace")
        assert ran.returncode in (0, 1, 2), (command, ran.returncode, printed[-300:])
        assert "Traceback" not in printed, printed[-600:]
        assert not any(line.lstrip().startswith("::") for line in printed.splitlines())
        assert "\x1b" not in printed
        assert len(printed) < 200_000
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 4 * MEGABYTES * 1_000
