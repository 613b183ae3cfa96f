"""`facingpages migrate`."""

from __future__ import annotations

from pathlib import Path

import click

from facingpages.author import migrate as migrating
from facingpages.cli.common import find_course, in_course, put, stop
from facingpages.files.yaml_text import Refused


@click.command(epilog="Example: facingpages migrate --write")
@click.option("--write", is_flag=True, help="Make the changes; without it they are only shown.")
@in_course
def migrate(write: bool, course: Path) -> None:
    """Show what brings a course of an older version to the format of this one, and with --write make it
    so."""
    root, _ = find_course(course)
    try:
        changes = migrating.changes(root)
    except Refused as refused:
        stop(*refused.findings)
    for change in changes:
        click.echo(change.diff(), nl=False)
    if not changes:
        click.echo("The course is in the format of this version; nothing is to be changed.", err=True)
    elif write:
        put({root / change.path: change.after.encode() for change in changes})
        click.echo(f"changed: {', '.join(change.path for change in changes)}", err=True)
    else:
        click.echo("Nothing is changed yet: run it again with --write.", err=True)
