"""`facingpages remove` and `facingpages rename`."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final, get_args

import click

from facingpages.author.rework import remove as removing
from facingpages.author.rework import rename as renaming
from facingpages.author.rework.model import Kind, Rework
from facingpages.checks import navigation
from facingpages.checks.run import run_checks
from facingpages.cli.common import CannotRun, find_course, in_course, load
from facingpages.course.course import Course
from facingpages.course.formats.fields import SLUG
from facingpages.course.paths import MINIMUMS
from facingpages.files import atomic
from facingpages.files.findings import Finding, closest

_PARTS: Final = ("seeds", "lessons", "exercises")
_kind = click.argument("kind", type=click.Choice(get_args(Kind)))
_yes = click.option("--yes", is_flag=True, help="Do it without asking.")


@click.command(epilog="Example: facingpages remove lesson one-street")
@_kind
@click.argument("id")
@_yes
@in_course
def remove(kind: Kind, id: str, yes: bool, course: Path) -> None:
    """Take a seed, an exercise or a lesson out of the course, with all that names it.

    With a seed go the exercises that show it, with a lesson its exercises. Every change is shown first, and
    nothing is written before you agree.
    """
    loaded = load(find_course(course)[0])
    _there(loaded, kind, id)
    _carry_out(loaded, removing.removed(loaded, kind, id), f"Take out the {kind} `{id}`?", yes)


@click.command(epilog="Example: facingpages rename lesson one-street our-street")
@_kind
@click.argument("old")
@click.argument("new")
@_yes
@in_course
def rename(kind: Kind, old: str, new: str, yes: bool, course: Path) -> None:
    """Give a seed, an exercise or a lesson another name, wherever it is named.

    Every change is shown first, and nothing is written before you agree.
    """
    loaded = load(find_course(course)[0])
    _there(loaded, kind, old)
    parts = new.split("/")
    if len(parts) != (2 if kind == "exercise" else 1) or not all(re.fullmatch(SLUG, part) for part in parts):
        form = "some-lesson/some-words" if kind == "exercise" else "some-words"
        raise CannotRun(
            f"`{new}` cannot be the name of a {kind}: use small letters, digits and hyphens, as {form}"
        )
    if kind == "exercise" and parts[0] != old.partition("/")[0]:
        raise CannotRun(f"`{new}` is in another lesson: keep `{old.partition('/')[0]}/` at its beginning")
    if kind == "lesson" and navigation.is_reserved(new):
        raise CannotRun(f"the site makes a page `{new}` itself: choose another name")
    if new in _known(loaded, kind):
        raise CannotRun(f"there is a {kind} `{new}` already: choose another name")
    _carry_out(
        loaded, renaming.renamed(loaded, kind, old, new), f"Rename the {kind} `{old}` to `{new}`?", yes
    )


def _known(course: Course, kind: Kind) -> list[str]:
    if kind == "seed":
        return [entry.id for _, _, entry in course.seeds_file.data.texts] if course.seeds_file else []
    return sorted(course.present) if kind == "exercise" else [page.id for page in course.lessons]


def _there(course: Course, kind: Kind, id: str) -> None:
    known = _known(course, kind)
    if id not in known:
        raise CannotRun(f"there is no {kind} `{id}`: {closest(id, known)}")


def _carry_out(course: Course, work: Rework, question: str, yes: bool) -> None:
    """Show what would change and what the checker would say then, ask, and write all of it or nothing."""
    before = {_told(finding) for finding in run_checks(course)}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "course"
        _apply_to_copy(course.root, copy, work)
        lowered = removing.lowered(Course.load(copy))
        if lowered is not None:
            work.change(MINIMUMS, lambda _: lowered, "its least numbers follow what is left")
            (copy / MINIMUMS).write_bytes(lowered.encode())
        new = [finding for finding in run_checks(Course.load(copy)) if _told(finding) not in before]
    for note in work.notes:
        click.echo(f"  - {note}")
    if new:
        click.echo("After this, `facingpages check` finds what it does not find now:")
        for finding in new:
            click.echo(f"  {finding.text()}")
    if not yes:
        if not sys.stdin.isatty():
            raise CannotRun("no terminal to ask in: pass --yes to do this")
        click.confirm(question, abort=True)
    atomic.change_all(
        {work.root / path: None if text is None else text.encode() for path, text in work.files.items()}
    )
    click.echo(f"changed {len(work.files)} files")


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
