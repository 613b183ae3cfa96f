"""Measurements, as ratios within one run: `bash tools/test bench`.

They print what they measured and fail where a stated bound is passed.  CPU times are of whole processes.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from facingpages.checks.run import run_checks
from facingpages.course.course import Course, Mode
from facingpages.page import render
from facingpages.site import bundle

from .making import ROOT, SPANS, make_course, make_plain

pytestmark = pytest.mark.bench
# CPU of a build, as a multiple of plain Markdown: the aim, and what keeps a smaller build from growing unseen.
MOST_OF_PLAIN = {100: 1.4, 500: 1.15}


def cpu(command: list[str], cwd: Path) -> float:
    """Return the CPU seconds, user and system, of one command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command, cwd=cwd, check=True, capture_output=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def seconds(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start


@pytest.mark.parametrize("pages", [pytest.param(100, marks=pytest.mark.ratios), 500])
def test_build_costs_little_more_than_plain_text(tmp_path: Path, pages: int) -> None:
    """Pages with three exercises each take little more CPU than the same words as plain Markdown.

    The aim is 1.15 times, for 500 pages; the start of Python, which both sizes pay once, is a large part of 100."""
    course = make_course(tmp_path / "ours", 3 * pages, 3)
    make_plain(tmp_path / "ours", course, tmp_path / "plain")
    ratios = []
    for turn in range(3):
        costs = [
            cpu(
                [sys.executable, "-m", "mkdocs", "build", "-d", str(tmp_path / f"site-{name}-{turn}")],
                tmp_path / name,
            )
            for name in ("ours", "plain")
        ]
        ratios.append(costs[0] / costs[1])
        print(
            f"\nbuild of {pages} pages: ours {costs[0]:.2f} s, plain {costs[1]:.2f} s CPU, ratio {ratios[-1]:.3f}"
        )
    assert statistics.median(ratios) <= MOST_OF_PLAIN[pages]


@pytest.mark.ratios
def test_an_exercise_adds_little_to_its_page(tmp_path: Path) -> None:
    """An exercise with twenty keyed spans adds at most 5 kB gzipped: words, keys and rationales."""
    course = make_course(tmp_path / "ours", 1, 1)
    (exercise,) = course.exercises.values()
    html = render.exercise(exercise, Mode.PRACTICE).encode()
    words = exercise.items[0].task.words
    page = (ROOT / "README.md").read_bytes() * 3  # some page for it to be in
    added = len(gzip.compress(page + html, 9)) - len(gzip.compress(page, 9))
    shared = {name: len(gzip.compress(text.encode(), 9)) for name, text in bundle.assets("en").items()}
    print(
        f"\n{words} words, {SPANS} spans: {added} bytes gzipped added, {len(html)} plain; shared once: {shared}"
    )
    assert words >= 300
    assert added <= 5000


@pytest.mark.ratios
def test_check_is_linear(tmp_path: Path) -> None:
    """2,000 exercises cost no more than 2.2 times 1,000."""
    for count in (1000, 2000):
        make_course(tmp_path / str(count), count, 10)
    ratios = []
    for _ in range(5):
        one, two = (
            seconds(lambda count=count: run_checks(Course.load(tmp_path / str(count))))
            for count in (1000, 2000)
        )
        ratios.append(two / one)
        print(f"\ncheck: 1,000 exercises {one:.2f} s, 2,000 {two:.2f} s, ratio {two / one:.2f}")
    assert statistics.median(ratios) <= 2.2


def test_check_of_the_course_is_quick() -> None:
    """The real course is checked in under half a second after the start of Python."""
    times = [seconds(lambda: run_checks(Course.load(ROOT))) for _ in range(5)]
    print(
        f"\ncheck of the course: median {statistics.median(times):.3f} s, {min(times):.3f} to {max(times):.3f}"
    )
    assert statistics.median(times) < 0.5


def test_handouts_are_made_quickly_in_little_memory() -> None:
    """30 and 300 handouts as PDF/UA-1 cost at most a fifteenth of the CPU that WeasyPrint takes for the
    same sheets as PDF/UA-1, less than 100 MB at the peak, and the 300 no more than 11 times the 30."""

    def made(engine: str, count: int) -> dict[str, float]:
        command = [sys.executable, str(Path(__file__).parent / "handouts.py"), engine, str(count)]
        answer = subprocess.run(command, check=True, capture_output=True, text=True)
        found: dict[str, float] = json.loads(answer.stdout)
        return found

    cost = {(engine, count): made(engine, count) for count in (30, 300) for engine in ("typst", "weasyprint")}
    for count in (30, 300):
        ours, theirs = cost["typst", count], cost["weasyprint", count]
        ratio = theirs["seconds"] / ours["seconds"]
        print(
            f"\n{count} handouts: {ours['seconds']:.2f} s CPU, {ours['peak']:.0f} MB; WeasyPrint {theirs['seconds']:.1f} s, {theirs['peak']:.0f} MB"
        )
        print(f"{ratio:.1f} times as fast, {theirs['peak'] / ours['peak']:.2f} times less memory")
        assert ratio >= 15
        assert ours["peak"] < 100
    growth = cost["typst", 300]["seconds"] / cost["typst", 30]["seconds"]
    print(f"300 cost {growth:.1f} times 30")
    assert growth <= 11
