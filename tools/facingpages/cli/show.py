"""`facingpages show`: a page for the projector."""

from __future__ import annotations

from pathlib import Path

import click

from facingpages.cli.common import CannotRun, find_course, in_course, load, put, refuse_unread
from facingpages.files.findings import closest
from facingpages.responses.show import page
from facingpages.site import csp


@click.command(epilog="Example: facingpages show names-that-judge -o ../show.html")
@click.argument("lesson")
@click.option(
    "-o",
    "target",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; open it in a browser.",
)
@in_course
def show(lesson: str, target: Path, course: Path) -> None:
    """Make a page for the projector that fills in with the words that a class marked.

    Open it, and drop the answers on it as they come: files, or the zip of a task. It shows no name and sends
    nothing. The key K underlines the key, the arrows go from text to text. The page holds the key: it is
    for the teacher."""
    loaded = load(find_course(course)[0])
    refuse_unread(loaded)
    known = [one.id for one in loaded.lessons if page.exercises(loaded, one.id)]
    if lesson not in known:
        why = "has no exercise in which words are marked" if loaded.exercises_of(lesson) else "is no lesson"
        raise CannotRun(f"`{lesson}` {why}: {closest(lesson, known)}")
    put(
        {
            target: csp.with_policy(
                page.page(loaded, lesson), csp.alone(scripts=[page.script()], styles=[page.style()])
            ).encode()
        }
    )
    click.echo(f"open {target}")
