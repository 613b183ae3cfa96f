"""A course to every target in one run: quick, and the same bytes in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from facingpages.export.registry import TARGETS
from tests.conftest import ROOT

# Writes every lesson of a course to every target; prints the hash of each file, and last the CPU seconds.
RUN = """
import hashlib, sys, time
from pathlib import Path
from facingpages.course.course import Course
from facingpages.export.registry import TARGETS
from facingpages.handout.compose import compose
course = Course.load(Path(sys.argv[1]))
subjects = [compose.subject(course, id) for id in compose.lessons(course)]
for target in TARGETS.values():
    print(target.id, hashlib.sha256(target.write(subjects, course)).hexdigest())
print(time.process_time())
"""


def run(course: Path, seed: int) -> tuple[list[str], float]:
    """Write all in a process of its own, with another order of sets and another day; return the hashes and
    the seconds."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "TZ": f"Etc/GMT{seed:+}", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(course)],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
        timeout=100,
    )
    *hashes, seconds = done.stdout.splitlines()
    return hashes, float(seconds)


def test_another_process_gives_the_same_bytes(small: Path) -> None:
    """Every target writes the same file whatever the hash seed, the time zone and the locale."""
    first, _seconds = run(small, 1)
    assert len(first) == len(TARGETS)
    assert run(small, 12)[0] == first


@pytest.mark.slow
def test_the_whole_course_takes_less_than_ten_seconds() -> None:
    """All exercises of the real course go to all targets in under ten seconds of one processor, the same
    each time."""
    first, seconds = run(ROOT, 1)
    again, seconds_again = run(ROOT, 12)
    assert first == again
    assert min(seconds, seconds_again) < 10
