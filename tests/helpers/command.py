"""A command of ours, run in the process of the tests: a process of its own costs a second."""

from __future__ import annotations

from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from facingpages.cli import main

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ran:
    """What a command left behind: its exit status and both outputs."""

    returncode: int
    stdout: str
    stderr: str


def run(*words: str, cwd: Path = ROOT) -> Ran:
    """Run a command line in a folder. An exception that would be a traceback at the terminal goes on."""
    with chdir(cwd):
        made = CliRunner().invoke(main, words, catch_exceptions=False)
    return Ran(made.exit_code, made.stdout, made.stderr)
