"""`facingpages init`."""

from __future__ import annotations

from pathlib import Path

import click

from facingpages.author.drafts import new_course
from facingpages.cli.common import CannotRun, put


@click.command(epilog="Example: facingpages init my-course")
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a course of your own in the new FOLDER: a worked lesson on two short texts, ready to be built
    and changed."""
    try:
        new_course.refuse_occupied(folder)
    except new_course.Occupied as error:
        raise CannotRun(str(error)) from None
    new_files = new_course.files()
    put({folder / path: content for path, content in new_files.items()})
    click.echo(
        f"{folder}: a course with one lesson, in {len(new_files)} files; README.md says what they are."
    )
    click.echo("GUIDE.md goes through each task, from changing a word to marking a class.")
    click.echo("Next:")
    click.echo(f"  cd {folder}")
    click.echo("  facingpages desk        # make and change exercises in the browser")
    click.echo("  facingpages check       # what is wrong, where, and how to mend it: nothing so far")
    click.echo("  facingpages serve       # the course on http://127.0.0.1:8000 while you write")
    click.echo("  facingpages add seed    # then bring a text of your own")
