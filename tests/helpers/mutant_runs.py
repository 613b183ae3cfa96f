"""Run tests with a mutant in a fork of one process, without a change on the disk.

The process first learns which functions of the mutated files each test calls, by itself or through its fixtures, how long the
test takes, and which modules of others it needs. These it imports once. A fork for each mutant then takes the mutant's code for
the file, and runs the tests that call the mutated function, the quickest first; for code outside of functions it runs all.
Commands that a test starts do not see the mutant, and a function that remembers its result is called by one test only: both can
only make a score too low."""

from __future__ import annotations

import ast
import contextlib
import importlib
import json
import os
import resource
import sys
import tempfile
from collections.abc import Generator, Sequence
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FAST = "not slow and not browser and not bench and not verapdf"
MEMORY = 3 << 30  # bytes; a mutant may gather without end
OURS = ("facingpages", "tests", "conftest", "_pytest", "pytest", "_hypothesis", "xdist", "__main__")


class Watching:
    """The plugin of the first run: it writes down what each test calls, how long it takes, and what is imported."""

    def __init__(self, files: frozenset[str], written: Path) -> None:
        self.files, self.written = files, written
        self.calls: dict[str, list[tuple[str, int]]] = {}
        self.made: dict[str, set[tuple[str, int]]] = {}  # what fixtures call that several tests share
        self.now: set[tuple[str, int]] = set()
        self.seconds: dict[str, float] = {}

    def _call(self, frame: FrameType, _event: str, _argument: object) -> None:
        if frame.f_code.co_filename in self.files:
            self.now.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        self.now = set()
        sys.setprofile(self._call)
        result = yield
        sys.setprofile(None)
        shared = [self.made[name] for name in getattr(item, "fixturenames", ()) if name in self.made]
        self.calls[item.nodeid] = sorted(self.now.union(*shared))
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Generator[None, Any, Any]:
        before, self.now = self.now, set()
        result = yield
        self.made.setdefault(fixturedef.argname, set()).update(self.now)
        self.now |= before
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration

    def pytest_unconfigure(self) -> None:
        modules = sorted(name for name in sys.modules if name.partition(".")[0] not in OURS)
        learned = {"calls": self.calls, "seconds": self.seconds, "modules": modules}
        self.written.write_text(json.dumps(learned), "utf-8")


class Ordered:
    """The plugin of a mutant's run: it sorts tests by their seconds, and leaves out those that are not wanted."""

    def __init__(self, seconds: dict[str, float], wanted: frozenset[str]) -> None:
        self.seconds, self.wanted = seconds, wanted

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (item for item in items if item.nodeid in self.wanted),
            key=lambda item: self.seconds[item.nodeid],
        )


class Runs:
    """The tests of a room, ready to be run with one mutant after the other."""

    def __init__(self, files: Sequence[Path], tests: Sequence[str]) -> None:
        self.tests = tests
        with tempfile.TemporaryDirectory() as folder:
            written = Path(folder) / "learned"
            watching = Watching(frozenset(map(str, files)), written)
            self.is_sound = _forked(lambda: pytest.main(_words(tests), [watching]), 3600) == 0
            learned: dict[str, Any] = json.loads(written.read_text("utf-8"))
        self.seconds: dict[str, float] = learned["seconds"]
        self.calls = {
            test: {(file, line) for file, line in calls} for test, calls in learned["calls"].items()
        }
        for name in learned["modules"]:
            with contextlib.suppress(Exception):
                importlib.import_module(name)

    def pass_with(self, file: Path, line: int, code: str) -> bool:
        """Return whether all tests pass with other code for a file, which differs in a line."""
        lines = _function(file.read_text("utf-8"), line)
        near = {test for test in self.calls if any((str(file), at) in self.calls[test] for at in lines)}
        wanted = frozenset(near or self.calls)
        given = list(dict.fromkeys(test.partition("::")[0] for test in sorted(wanted)))
        seconds = 20 + 8 * sum(self.seconds[test] for test in wanted)  # a mutant may loop for ever

        def run() -> int:
            _take(file, code)
            return pytest.main(_words(given), [Ordered(self.seconds, wanted)])

        return _forked(run, int(seconds)) == 0


def _words(tests: Sequence[str]) -> list[str]:
    # plain, since pytest's own import of asserts would go past `_take`
    return ["-q", "-x", "-p", "no:cacheprovider", "--assert=plain", "-m", FAST, *tests]


def _function(source: str, line: int) -> range:
    """Return the lines of the innermost function around a line; none, if it is in no function."""
    around = range(0)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            if first <= line <= (node.end_lineno or first):
                around = range(first, (node.end_lineno or first) + 1)  # the walk meets the outer ones first
    return around


def _take(file: Path, code: str) -> None:
    """Let imports of this process take other code for a file."""
    real = SourceFileLoader.get_code

    def get_code(loader: SourceFileLoader, name: str) -> CodeType | None:
        if loader.path == str(file):
            return compile(code, loader.path, "exec", dont_inherit=True)
        return real(loader, name)

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign]


def _forked(run: Any, seconds: int) -> int:
    """Return the exit status of a function that a fork runs in silence and within bounds."""
    if child := os.fork():
        return os.waitpid(child, 0)[1]
    status = 99
    try:
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(silence, stream)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        status = int(run())
    finally:
        os._exit(status)
