"""`facingpages remove` and `facingpages rename`."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import get_args

import click

from facingpages.author.rework import outlook
from facingpages.author.rework import remove as removing
from facingpages.author.rework import rename as renaming
from facingpages.author.rework.model import Kind, Rework
from facingpages.checks import navigation
from facingpages.cli.common import CannotRun, find_course, in_course, load
from facingpages.course.course import Course
from facingpages.course.formats.fields import SLUG
from facingpages.files import atomic
from facingpages.files.findings import closest

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
    new = outlook.foreseen(course, work)
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
