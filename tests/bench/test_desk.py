"""The desk on the real course: from a change to its findings, and from the command to its page."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from facingpages.desk.workbench import Workbench
from tests.conftest import ROOT
from tests.desk.asking import ask

pytestmark = pytest.mark.bench
MOST = 100.0  # milliseconds from a change to its findings
READY = 1.3  # the work until the page comes, as a multiple of that of `facingpages check`


def test_a_change_has_its_findings_at_once() -> None:
    """Every exercise is changed twice, once into a mistake and once in its key."""
    bench = Workbench(ROOT)
    times: dict[str, list[float]] = {}
    for id, file in bench.bench.course.files.items():
        ask(bench, "open", exercise=id)
        key = {"loaded-terms": "spans", "claim-evidence": "units", "rewrite": "loaded"}.get(file.data.kind)
        field: list[str | int] = [key, 0, "why"] if key else ["questions", 0, "choices", 0, "why"]
        for edit in (
            {"field": ["prompt"], "value": 'Say "no such words".'},
            {"field": field, "value": "It is so."},
        ):
            start = time.process_time()  # one thread: on an idle machine, the time by the clock
            ask(bench, "edit", exercise=id, edits=[edit])
            times.setdefault(file.data.kind, []).append((time.process_time() - start) * 1000)
        ask(bench, "discard", exercise=id)
    for kind, each in sorted(times.items()):
        print(
            f"{kind}: median {statistics.median(each):.0f} ms, most {max(each):.0f} ms of {len(each)} changes"
        )
        assert statistics.median(each) < MOST


def seconds(run: Callable[[], None]) -> float:
    """Return the CPU seconds, user and system, of the child processes that a function runs."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_the_desk_is_ready_as_soon_as_a_check(tmp_path: Path) -> None:
    """Until its page comes, and until it is closed again, the command works hardly more than `check`, which
    takes a second on an idle machine (the best of three, in turn)."""
    program = [sys.executable, "-m", "facingpages"]

    def desk() -> None:
        command = [*program, "desk", "--no-browser", "--course", str(ROOT)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=tmp_path)
        assert process.stdout
        process.stdout.readline()
        address = process.stdout.readline().strip().partition("#")[0]
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310  (our own address)
            assert b"<html" in answer.read()
        process.terminate()
        process.wait()
        process.stdout.close()

    def check() -> None:
        subprocess.run([*program, "check", str(ROOT)], check=True, capture_output=True)

    ready, checked = zip(*((seconds(desk), seconds(check)) for _ in range(3)), strict=True)
    print(f"desk {min(ready):.2f} s, check {min(checked):.2f} s of a processor")
    assert min(ready) < READY * min(checked)
