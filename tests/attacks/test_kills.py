"""Kills and full disks: a command that is ended anywhere leaves what was there or what it makes, and the next run cleans up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

NAMES = (
    "build into a folder",
    "build into a zip",
    "handout",
    "handout for Word",
    "export",
    "export of a package",
    "report",
    "score",
    "show",
    "save at the desk",
    "add a text",
)  # those of `kills.Works.table`
KILLS = 25  # of each: 275, and 25 of two builds at once
QUICK = "show"


def turns(folder: Path, how: str, name: str, times: int) -> None:
    (folder / "given").mkdir()
    command = [sys.executable, "-m", "tests.helpers.kills", str(folder), how, name, str(times)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=600)
    assert (ran.returncode, ran.stdout.splitlines()[-1:]) == (0, [f"{times} turns"]), ran.stdout + ran.stderr


def test_a_command_is_killed_a_few_times(tmp_path: Path) -> None:
    """A few kills of one command, always run; `bash tools/test slow` has 300 of eleven."""
    turns(tmp_path, "kill", QUICK, 6)


@pytest.mark.sweep
@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_killed_command_leaves_the_old_or_the_new(tmp_path: Path, name: str) -> None:
    """After each kill every file is the old or the new one, and after the next run nothing else is there."""
    turns(tmp_path, "kill", name, KILLS)


@pytest.mark.sweep
@pytest.mark.slow
def test_of_two_builds_at_once_one_is_killed(tmp_path: Path) -> None:
    """Two builds into one folder, one of them killed: the site is one of both or the one before."""
    turns(tmp_path, "both", "build into a folder", KILLS)


@pytest.mark.sweep
@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_full_disk_leaves_the_old(tmp_path: Path, name: str) -> None:
    """A write that the system refuses in the middle is a sentence and exit status 2, and all is as it was."""
    turns(tmp_path, "full", name, 10)
