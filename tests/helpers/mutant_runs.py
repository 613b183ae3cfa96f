"""Run tests with one mutant after the other, without a change on the disk.

One process imports the package and collects the tests. A fork of it learns which functions of the mutated files each test calls, by
itself or through its fixtures, and how long the test takes. Then a fork for each mutant gives the mutated function its other
code, and runs the tests that call it, the quickest first. Where the change is outside of a function's body, a fresh process
imports the changed file and runs all tests. Commands that a test starts do not see the mutant, and what was worked out
while the package was imported stays: both can only make a score too low."""

from __future__ import annotations

import ast
import json
import os
import resource
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator, Sequence
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest

from tests.helpers.mutant import Mutant

FAST = "not slow and not browser and not bench and not verapdf"
MEMORY = 3 << 30  # bytes; a mutant may gather without end


class Watching:
    """The plugin that writes down what each test calls, how long it takes, and whether it fails."""

    def __init__(self, files: frozenset[str]) -> None:
        self.files = files
        self.calls: dict[str, list[tuple[str, int]]] = {}
        self.made: dict[str, set[tuple[str, int]]] = {}  # what fixtures call that several tests share
        self.now: set[tuple[str, int]] = set()
        self.seconds: dict[str, float] = {}
        self.failed: list[str] = []

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
        if report.failed:
            self.failed.append(report.nodeid)


class Loop:
    """The plugin that runs the collected tests once to learn, and then in a fork for each mutant."""

    def __init__(
        self, files: frozenset[str], mutants: Sequence[Mutant], lives: Callable[[Mutant], None]
    ) -> None:
        self.files, self.mutants, self.lives = files, mutants, lives

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        with tempfile.TemporaryDirectory() as folder:
            written = Path(folder) / "learned"
            forked(lambda: self._learn(session, written), 3600)
            learned = json.loads(written.read_text("utf-8"))
        for test in sorted({*learned["failed"]}):
            print(f"LEFT OUT  {test} fails without any mutant", file=sys.stderr, flush=True)
        seconds: dict[str, float] = learned["seconds"]
        sound = [item for item in session.items if item.nodeid not in learned["failed"]]
        sound.sort(key=lambda item: seconds[item.nodeid])
        calls = {test: {(file, line) for file, line in called} for test, called in learned["calls"].items()}
        for mutant in self.mutants:
            lines = outer_function(mutant.source, mutant.line)
            near = [
                i for i in sound if any((str(mutant.path), line) in calls[i.nodeid] for line in lines or ())
            ]
            wanted = near if lines and near else sound
            most = 20 + int(8 * sum(seconds[item.nodeid] for item in wanted))  # a mutant may loop for ever
            if lines:
                status = forked(lambda m=mutant, w=wanted: self._swapped(session, m, w), most)  # type: ignore[misc]
            else:
                status = fresh(mutant, [item.nodeid for item in wanted], most)
            if status == 0:
                self.lives(mutant)
        return True

    def _learn(self, session: pytest.Session, written: Path) -> int:
        watching = Watching(self.files)
        session.config.pluginmanager.register(watching)
        for item, after in _pairs(session.items):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        learned = {"calls": watching.calls, "seconds": watching.seconds, "failed": watching.failed}
        written.write_text(json.dumps(learned), "utf-8")
        return 0

    @staticmethod
    def _swapped(session: pytest.Session, mutant: Mutant, wanted: Sequence[pytest.Item]) -> int:
        swap(mutant)
        for item, after in _pairs(wanted):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            if session.testsfailed:
                return 1
        return 0


def _pairs(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    return zip(items, [*items[1:], None], strict=True)


def run(
    files: Sequence[Path], tests: Sequence[str], mutants: Sequence[Mutant], lives: Callable[[Mutant], None]
) -> None:
    """Run tests, given as words for pytest, with each mutant of files; call `lives` with those that live."""
    status = pytest.main(_words(tests), [Loop(frozenset(map(str, files)), mutants, lives)])
    assert status == pytest.ExitCode.OK, f"pytest ended with {status}"


def _words(tests: Sequence[str]) -> list[str]:
    # plain, since pytest's own import of asserts would go past `fresh`
    return ["-s", "-p", "no:cacheprovider", "-p", "no:terminal", "--assert=plain", "-m", FAST, *tests]


def outer_function(source: str, line: int) -> range | None:
    """Return the lines of the outermost function in whose body a line is; None where it is in none."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body, end = node.body[0].lineno, node.end_lineno or node.lineno
            if body <= line <= end:  # the walk meets the outer ones first
                return range(min([node.lineno, *(one.lineno for one in node.decorator_list)]), end + 1)
    return None


def swap(mutant: Mutant) -> None:
    """Give the function of this process that a mutant changes its other code."""
    lines = outer_function(mutant.source, mutant.line)
    assert lines
    code = next(
        one for one in _codes(compile(mutant.code, str(mutant.path), "exec", dont_inherit=True))
        if one.co_firstlineno in lines and "<locals>" not in one.co_qualname and one.co_name[0] != "<"
    )  # fmt: skip
    held: Any = sys.modules[mutant.module]
    for name in code.co_qualname.split("."):
        held = vars(held)[name]
    for inner in ("fget", "func", "__func__", "wrapped", "__wrapped__"):
        held = getattr(held, inner, held)
    assert isinstance(held, FunctionType), held
    held.__code__ = code


def _codes(code: CodeType) -> Iterator[CodeType]:
    """Yield the code objects in one, class bodies and functions."""
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield inner
            yield from _codes(inner)


def fresh(mutant: Mutant, tests: Sequence[str], seconds: int) -> int:
    """Return pytest's exit status with a mutant that a fresh process imports."""
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
    given = json.dumps([str(mutant.path), mutant.code, [*_words(files), "-x"], tests])
    command = [sys.executable, "-m", "tests.helpers.mutant_runs"]
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.close(reading)
        with os.fdopen(writing, "w") as sent:
            sent.write(given)
        os._exit(0)
    os.close(writing)

    def begin() -> int:
        os.dup2(reading, 0)
        os.execv(command[0], command)  # noqa: S606

    status = forked(begin, seconds, silent_input=False)
    os.close(reading)
    os.wait()
    return status


class _Wanted:
    def __init__(self, tests: Sequence[str]) -> None:
        self.tests = frozenset(tests)

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if item.nodeid in self.tests]


def _changed(path: str, code: str) -> None:
    """Let imports of this process take other code for a file."""
    real = SourceFileLoader.get_code

    def get_code(loader: SourceFileLoader, name: str) -> CodeType | None:
        if loader.path == path:
            return compile(code, path, "exec", dont_inherit=True)
        return real(loader, name)

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign]


def forked(act: Callable[[], int], seconds: int, *, silent_input: bool = True) -> int:
    """Return the exit status of a function that a fork runs in silence and within bounds."""
    if child := os.fork():
        return os.waitpid(child, 0)[1]
    status = 99
    try:
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in range(0 if silent_input else 1, 3):
            os.dup2(silence, stream)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        status = int(act())
    finally:
        os._exit(status)


if __name__ == "__main__":
    path, code, words, tests = json.load(sys.stdin)
    _changed(path, code)
    sys.exit(pytest.main(words, [_Wanted(tests)]))
