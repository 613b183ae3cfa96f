"""Switch off each rule of the checker in turn, and see a test go red: every code of `checks/codes.yml` has one.

`bash tools/test rules` does it for all codes, or for those that are named after it. First the tests in `FOLDERS` run once,
and it is written down which of them meet a finding of which code. Then, for one code after the other, those tests run
with its findings left out: a function of the package that returns or yields findings returns or yields none of that
code. A finding that is raised, or put into a list by hand, cannot be left out; it loses its code. The program prints each code with the first test
that failed, and exits with 1 if a code has none."""

from __future__ import annotations

import functools
import inspect
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("checks", "files", "course", "responses", "author", "cli", "export", "site", "desk")
FAST = "not browser and not bench and not slow and not verapdf"
OFF = "switched-off"
SECONDS = 900  # for the tests of one code
CODE, MET = (
    "FACINGPAGES_OFF",
    "FACINGPAGES_MET",
)  # of the environment: which code is off, where to write what was met


class Switch:
    """The plugin of the tests: it leaves out the findings of one code, or writes down who meets which."""

    def __init__(self, code: str, met: str) -> None:
        self.code, self.file = code, met
        self.met: dict[str, list[str]] = {}
        self.test = ""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        self.test = item.nodeid

    def pytest_unconfigure(self) -> None:
        if self.file and self.met:
            name = f"{self.file}.{os.getpid()}"  # each process of the tests has its own
            Path(name).write_text(json.dumps(self.met), "utf-8")

    def install(self) -> None:
        """Change `Finding`, the catalogue of codes, and every function that says that it gives findings."""
        from facingpages.checks import codes
        from facingpages.files.findings import Finding

        make, known = Finding.__init__, codes.codes()
        slot = list(inspect.signature(make).parameters).index("code") - 1

        def made(finding: Finding, *args: Any, **kwargs: Any) -> None:
            listed = list(args)
            code = listed[slot] if len(listed) > slot else kwargs["code"]
            if self.file and self.test not in (tests := self.met.setdefault(code, [])):
                tests.append(self.test)
            if code == self.code and len(listed) > slot:
                listed[slot] = OFF
            elif code == self.code:
                kwargs["code"] = OFF
            make(finding, *listed, **kwargs)

        Finding.__init__ = made  # type: ignore[method-assign]
        if self.code:
            codes.codes = lambda: known | {OFF}
            for name, module in list(sys.modules.items()):
                if name.startswith("facingpages.") and module:
                    self._filter(module, name)

    def _filter(self, module: Any, name: str) -> None:
        for owner in (
            module,
            *(one for one in vars(module).values() if inspect.isclass(one) and one.__module__ == name),
        ):
            for word, found in list(vars(owner).items()):
                if inspect.isfunction(found) and "Finding" in str(found.__annotations__.get("return", "")):
                    setattr(owner, word, without(found))


def without(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that gives what another gives, without the findings that are switched off."""
    if getattr(function, "is_filtered", False):
        return function

    def is_off(one: object) -> bool:
        return getattr(one, "code", "") == OFF

    def left(given: Any) -> Any:
        if isinstance(given, list | tuple | set | frozenset) and any(map(is_off, given)):
            return type(given)(one for one in given if not is_off(one))
        return None if is_off(given) and "None" in str(function.__annotations__["return"]) else given

    @functools.wraps(function)
    def filtered(*args: Any, **kwargs: Any) -> Any:
        given = function(*args, **kwargs)
        return (one for one in given if not is_off(one)) if isinstance(given, Iterator) else left(given)

    filtered.is_filtered = True  # type: ignore[attr-defined]
    return filtered


@functools.cache
def installed() -> Switch:
    """Return the switch of this process, after it was installed."""
    import facingpages.checks.run
    import facingpages.cli  # noqa: F401  (with `run`, the modules that are to be changed)

    switch = Switch(os.environ.get(CODE, ""), os.environ.get(MET, ""))
    switch.install()
    return switch


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Install the switch before a module of the tests takes a name from the package."""
    installed()


def pytest_configure(config: pytest.Config) -> None:
    """Let the switch see each test; a process that xdist starts knows of this plugin only now."""
    config.pluginmanager.register(installed(), "switch")


def tested(*words: str, **environment: str) -> tuple[int, str]:
    """Run tests with the switch; return pytest's exit status and its output."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "tests.helpers.switched_off",
    ]
    ran = subprocess.run(
        [*command, *words], cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True, text=True, check=False, timeout=SECONDS if CODE in environment else None,
    )  # fmt: skip
    return ran.returncode, ran.stdout


def meeting(folder: Path) -> dict[str, list[str]]:
    """Run the tests once; return the tests that meet a finding, by its code, the quickest first."""
    words = ["-m", FAST, "-n", "2", "--durations=0", "-vv", *(f"tests/{name}" for name in FOLDERS)]
    status, said = tested(*words, **{MET: str(folder / "met")})
    if status:
        sys.exit(f"the tests are red without any change:\n{said[-2000:]}")
    took = {
        test: float(seconds) for seconds, test in re.findall(r"^([\d.]+)s call +(\S.*)$", said, re.MULTILINE)
    }
    met: dict[str, list[str]] = {}
    for file in folder.glob("met.*"):
        for code, tests in json.loads(file.read_text("utf-8")).items():
            met.setdefault(code, []).extend(test for test in tests if test)
    return {code: sorted(tests, key=lambda test: took.get(test, 0.0)) for code, tests in met.items()}


def main(wanted: list[str]) -> int:
    """Switch off the codes that are named, or all; return the exit status."""
    from facingpages.checks.codes import codes

    with tempfile.TemporaryDirectory() as folder:
        met = meeting(Path(folder))
    unseen = 0
    for code in sorted(wanted or codes()):
        status, said = tested("-x", *met[code], **{CODE: code}) if code in met else (0, "")
        failed = re.search(r"^(?:FAILED|ERROR) (\S+)", said, re.MULTILINE)
        unseen += status != 1
        found = (
            failed[1]
            if failed
            else f"{len(met.get(code, ()))} tests meet it, and none went red: {said[-200:]}"
        )
        print(f"{'red  ' if status == 1 else 'GREEN'}  {code}: {found}", flush=True)
    print(
        f"{len(wanted or codes()) - unseen} of {len(wanted or codes())} rules are missed by a test when they are off"
    )
    return int(unseen > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
