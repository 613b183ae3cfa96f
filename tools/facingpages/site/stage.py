"""Stage: a course with its generated files as a tree, for an engine that runs no plugins."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from facingpages.course.course import Course, Mode
from facingpages.site.bundle import generated

PARTS: Final = ("seeds", "exercises", "lessons", "mkdocs.yml")


def stage(root: Path, target: Path) -> None:
    """Write a course with its generated files into a new folder; raise FileExistsError where there is one."""
    target.mkdir(parents=True)
    for part in PARTS:
        source = root / part
        if source.is_dir():
            shutil.copytree(source, target / part)
        else:
            shutil.copyfile(source, target / part)
    for path, content in generated(Course.load(root), Mode.PRACTICE).items():
        file = target / "lessons" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
