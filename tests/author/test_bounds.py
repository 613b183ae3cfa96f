"""Bounds: whatever file is brought, the tool reads it within ten seconds and 300 MB, or says which limit
stopped it."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from facingpages.author.importers import bounded, convert, noise, provenance
from facingpages.author.importers.model import Unreadable
from facingpages.files import regular
from tests.helpers.hostile_files import HOSTILE

pytestmark = pytest.mark.usefixtures("own_process")

QUICK = ("99 MB of pictures", "tables in tables", "lists in lists", "accents", "spaces")


# A process of its own measures the memory: a child shows the peak of the one that starts it.
MEASURING = """
import resource, sys
from pathlib import Path
from facingpages.author.importers import bounded
from facingpages.author.importers.model import Unreadable
try:
    bounded.convert(Path(sys.argv[1]))
except Unreadable:
    pass
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def read(tmp_path: Path, name: str) -> tuple[float, str]:
    """The seconds that a hostile file takes of the processor, and what came of it."""
    suffix, make = HOSTILE[name]
    content = make()
    file = tmp_path / f"hostile{suffix}"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        brought = bounded.convert(file)
        noise.propose(brought.lines)
        provenance.candidates(brought.lines)
        end = f"{len(brought.lines)} lines"
    except Unreadable as refused:
        end = str(refused)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, end


@pytest.mark.parametrize("name", QUICK)
def test_a_file_that_is_large_to_read_is_bounded(tmp_path: Path, name: str) -> None:
    """A file that unpacks, nests or repeats without end comes in, or is refused by the name of a limit."""
    seconds, end = read(tmp_path, name)
    assert seconds < bounded.SECONDS + 1
    assert end.endswith(" lines") or any(word in end for word in ("limit", "nested")), end


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(set(HOSTILE) - set(QUICK)))
def test_a_file_made_to_be_endless_is_bounded(tmp_path: Path, name: str) -> None:
    """No hostile file takes more than its seconds and its memory, and each ends in a text or a sentence."""
    seconds, end = read(tmp_path, name)
    assert seconds < bounded.SECONDS + 1.5
    (file,) = tmp_path.glob("hostile*")
    command = [sys.executable, "-c", MEASURING, str(file)]
    measured = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert int(measured) < 1_000 * bounded.MEGABYTES
    assert end.endswith(" lines") or ": " in end
    assert "Traceback" not in end


def test_the_limit_of_memory_and_time_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that the system ends is a refusal that names the limit, and no fault of the program."""
    file = tmp_path / "a.txt"
    file.write_text("x")
    for code, says in (
        ("import os; os.kill(os.getpid(), 24)", "10 seconds"),
        ("import os; os.abort()", "300 MB"),
    ):
        runner = tmp_path / "python"
        runner.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{code}"\n')
        runner.chmod(0o755)
        with monkeypatch.context() as patch:
            patch.setattr(sys, "executable", str(runner))
            with pytest.raises(Unreadable) as refused:
                bounded.convert(file)
        assert says in str(refused.value)


def test_the_text_comes_through_the_process_unchanged(tmp_path: Path) -> None:
    """The lines, the report and the bytes of a file are the same as read in this process."""
    file = tmp_path / "a.txt"
    file.write_bytes("Ein “Wort”.\r\n\r\nZwei…".encode())
    assert bounded.convert(file) == convert.convert(file)
    assert bounded.convert(file).raw == file.read_bytes()
    assert [line.text for line in bounded.convert(file).lines] == ["Ein “Wort”.", "", "Zwei…"]


@pytest.mark.parametrize("make", ["pipe", "device", "folder", "large"])
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, make: str) -> None:
    """A pipe, a device behind a link, a folder and a file of 50 MB are refused before they are read."""
    file = tmp_path / "a.txt"
    match make:
        case "pipe":
            os.mkfifo(file)
        case "device":
            file.symlink_to("/dev/zero")
        case "folder":
            file.mkdir()
        case _:
            with file.open("wb") as opened:
                opened.truncate(50_000_000)
    with pytest.raises(Unreadable) as refused:
        bounded.convert(file)
    assert any(word in str(refused.value) for word in ("a pipe or a device", "Is a directory", "50 MB")), (
        refused
    )
    with pytest.raises(OSError, match=r"pipe|bytes|directory"):
        regular.read(file, 1_000)
