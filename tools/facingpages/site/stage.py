"""Stage: write a course with its generated files as a tree, for an engine without plugins."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from facingpages.course.course import Course, Mode
from facingpages.files.atomic import at
from facingpages.files.staging import staged
from facingpages.site.bundle import generated

PARTS: Final = ("seeds", "exercises", "lessons", "mkdocs.yml")


class InTheCourse(Exception):
    """The target is inside the course that is to be copied."""


def stage(root: Path, target: Path) -> None:
    """Write a course with its generated files into a new folder, whole or not at all; raise `CannotWrite`,
    `InTheCourse`, FileExistsError."""
    target = target.resolve()
    if target.is_relative_to(root.resolve()):
        raise InTheCourse
    if target.exists():
        raise FileExistsError(target)
    with at(target):
        target.parent.mkdir(parents=True, exist_ok=True)
    with staged(target) as staging, at(target):
        copy = staging.folder / "course"
        copy.mkdir()
        for part in PARTS:
            source = root / part
            if source.is_dir():
                shutil.copytree(source, copy / part)
            else:
                shutil.copyfile(source, copy / part)
        for path, content in generated(Course.load(root), Mode.PRACTICE).items():
            file = copy / "lessons" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        copy.rename(target)
