"""Shared by all commands: find the course of a path, and report why a command cannot run."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from typing import NoReturn

import click

from facingpages.course.course import Course, NotACourse
from facingpages.course.seed import Seed
from facingpages.files import atomic, findings
from facingpages.files.findings import Finding, Severity, closest
from facingpages.text.tame import visible


class CannotRun(click.ClickException):
    """A command that cannot run at all."""

    exit_code = 2

    def format_message(self) -> str:
        """Return the message on one line, whatever the names in it hold."""
        return visible(self.message)


in_course = click.option(
    "--course",
    type=click.Path(path_type=Path),
    default=".",
    help="A folder in the course; the working directory if not given.",
)


def find_course(path: Path) -> tuple[Path, str | None]:
    """Return the root of the course that a path is in, and the file in it if the path is one."""
    if not os.path.exists(path):  # False too for a name that no file can have
        raise CannotRun(f"`{path}` does not exist")
    full = path.resolve()
    for folder in (full, *full.parents):
        if (folder / "seeds" / "seeds.yml").is_file():
            return folder, full.relative_to(folder).as_posix() if full.is_file() else None
    raise CannotRun(f"`{path}` is not in a course: no folder above it holds seeds/seeds.yml")


def load(root: Path) -> Course:
    """Return the course in a folder; raise `CannotRun` if the folder holds none."""
    try:
        return Course.load(root)
    except NotACourse as error:
        raise CannotRun(str(error)) from None


def in_order(path: Path) -> Course:
    """Return the course of a path. If it has mistakes, show them and exit with 1: a faulty course is not
    handed out."""
    from facingpages.checks.run import run_checks  # here, since most commands check nothing

    course = load(find_course(path)[0])
    if errors := [finding for finding in run_checks(course) if finding.severity is Severity.ERROR]:
        stop(*errors)
    return course


def id_of(named: str) -> str:
    """Return the id of a lesson or exercise that is named by its id or its file."""
    path = PurePath(named)
    if path.suffix == ".md":
        return path.stem
    return "/".join(path.with_suffix("").parts[-2:]) if path.suffix == ".yml" else named


def refuse_unread(course: Course) -> None:
    """If a mistake keeps the seeds from being read, show it and exit with 1."""
    if course.unread:
        stop(*course.unread)


def seed_named(course: Course, id: str) -> Seed:
    """Return a seed by its id. Raise `CannotRun` if there is none; exit with 1 if it cannot be read."""
    if id not in course.texts:
        if not course.seeds_file or id in {entry.id for _, _, entry in course.seeds_file.data.texts}:
            refuse_unread(course)
        raise CannotRun(f"there is no seed `{id}`: {closest(id, course.texts)}")
    return course.texts[id]


def stop(*faults: Finding) -> NoReturn:
    """Print the findings that keep a command from its work, and exit with 1."""
    click.echo(findings.render(faults, "text"), err=True)
    sys.exit(1)


def put(files: Mapping[Path, bytes], new: Iterable[Path] = ()) -> None:
    """Write files, all or none. Raise `CannotRun` if a file in `new` already exists, `CannotWrite` if writing
    fails."""
    for file in new:
        if file.exists():
            raise CannotRun(
                f"`{file}` exists already, and is left as it is: choose another name, or move it away"
            )
    atomic.write_all(files)
