"""The report of a hundred thousand submissions: its time and memory, and that both grow in step with the class."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from facingpages.course.course import Course
from facingpages.export import simulated
from tests.conftest import ROOT
from tests.helpers.classes import answers

SIZES = (25_000, 100_000)
SECONDS, MEGABYTES = 60, 300
MEASURE = """
import resource, sys, time
from facingpages.cli import main
start = time.process_time()
try:
    main(sys.argv[1:], standalone_mode=False)
except SystemExit:
    pass
print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def zipped(course: Course, count: int, path: Path) -> Path:
    """A zip as Canvas makes it, with so many answers to a test form of nine exercises, each drawn anew."""
    drawn = simulated.readers(course.exercises_of("test-form-a"), count)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for number, (_name, values) in enumerate(drawn):
            versions = {id: course.versions[id] for id in values}
            device = {"device": f"{number:016x}", "changed": 1_790_000_000_000 + number, "versions": versions}
            text = answers(values, f"Reader {number}", **device)
            made.writestr(f"reader{number}_{number + 1}_{number + 7}_answers.json", text)
    return path


@pytest.mark.bench
def test_a_hundred_thousand_submissions(course: Course, tmp_path: Path) -> None:
    """100,000 submissions take at most 60 seconds of one core and 300 MB, and four times as many take at most
    five times as long."""
    taken = []
    for count in SIZES:
        path = zipped(course, count, tmp_path / f"{count}.zip")
        command = [sys.executable, "-c", MEASURE, "report", str(path), "-o", str(tmp_path / str(count))]
        begun = time.monotonic()
        made = subprocess.run(
            [*command, "--course", str(ROOT)], capture_output=True, text=True, check=True, env=os.environ
        )
        seconds, megabytes = map(float, made.stdout.split()[-2:])
        print(
            f"\n{count:,} submissions: {seconds:.0f} s of one core, {time.monotonic() - begun:.0f} s by the clock, {megabytes:.0f} MB"
        )
        taken.append(seconds)
    assert taken[1] <= 5 * taken[0]
    assert taken[1] <= SECONDS
    assert megabytes <= MEGABYTES


@pytest.mark.bench
def test_a_class_is_done_in_two_seconds(course: Course, tmp_path: Path) -> None:
    """The report of thirty readers takes at most 2 seconds of one core, the course loaded."""
    path = zipped(course, 30, tmp_path / "class.zip")
    command = [sys.executable, "-c", MEASURE, "report", str(path), "-o", str(tmp_path / "out")]
    made = subprocess.run(
        [*command, "--course", str(ROOT)], capture_output=True, text=True, check=True, env=os.environ
    )
    seconds = float(made.stdout.split()[-2])
    print(f"\n30 readers: {seconds:.1f} s")
    assert seconds <= 2
