"""Outlook: what the checker will find after a rework that it does not find now."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Final

from facingpages.author.rework.model import Rework
from facingpages.author.rework.remove import lowered
from facingpages.checks.run import run_checks
from facingpages.course.course import Course
from facingpages.course.paths import MINIMUMS
from facingpages.files.findings import Finding

_PARTS: Final = ("seeds", "lessons", "exercises")


def foreseen(course: Course, work: Rework) -> list[Finding]:
    """Return the findings that a rework will bring, and let its least numbers follow what is left."""
    before = {_told(finding) for finding in run_checks(course)}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "course"
        _apply_to_copy(course.root, copy, work)
        less = lowered(Course.load(copy))
        if less is not None:
            work.change(MINIMUMS, lambda _: less, "its least numbers follow what is left")
            (copy / MINIMUMS).write_bytes(less.encode())
        return [finding for finding in run_checks(Course.load(copy)) if _told(finding) not in before]


def _apply_to_copy(root: Path, copy: Path, work: Rework) -> None:
    copy.mkdir()
    for part in _PARTS:
        if (root / part).is_dir():
            shutil.copytree(root / part, copy / part)
    for file in root.glob("*.yml"):
        shutil.copy(file, copy)
    for path, text in work.files.items():
        if text is None:
            (copy / path).unlink()
        else:
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).write_bytes(text.encode())


def _told(finding: Finding) -> tuple[str, str, str]:
    """Return what a finding says, wherever it is now."""
    return finding.path, finding.code, finding.message
