"""Plain English: habits of translated prose are counted, and the count may only shrink."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

# A habit, and how often it is still there in the package, its messages, templates and scripts. Lower a number when it
# has become smaller; never raise one.
ALLOWED = {
    r"\bstands?\b(?! (?:for|against|out|up|alone)\b)": 1,
    r"\bstood\b": 0,
    r"\b(?:leave|leaves) with\b": 2,
    r"\b(?:is|are) said\b": 8,
    r"\bof (?:its|their|his|her) own\b": 2,
    r'(?:"""|\. )What (?!\w+ (?:is|are|was|does|do)\b[^.]*\?)[a-z]': 0,
    r"\bof which\b": 3,
}
SKIPPED = (
    "/data/",
    "/fonts/",
    "/starter/",
    "/schemas/",
    "/suggest/inflect.py",
)  # the last holds a table of verbs


def texts() -> list[Path]:
    """The files that hold our sentences: modules, templates, scripts, styles and the README."""
    listed = subprocess.run(
        ["git", "ls-files", "tools/facingpages", "README.md"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    endings = (".py", ".j2", ".js", ".css", ".md")
    return [ROOT / name for name in listed if name.endswith(endings) and not any(s in name for s in SKIPPED)]


@pytest.mark.parametrize("habit", ALLOWED)
def test_no_habit_of_translated_prose_grows(habit: str) -> None:
    """Each habit is at least as rare as the list says."""
    pattern = re.compile(habit)
    found = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in texts()
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert len(found) <= ALLOWED[habit], "\n".join(found)


def test_lines_of_code_are_at_most_110_columns() -> None:
    """Only a message or a pattern may be longer than a line; there are fewer of these from change to change."""
    modules = [file for file in texts() if file.suffix == ".py"]
    long = [line for file in modules for line in file.read_text("utf-8").splitlines() if len(line) > 110]
    assert len(long) <= 190, len(long)
