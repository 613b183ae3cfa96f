"""`facingpages build` and `facingpages stage`."""

from __future__ import annotations

from pathlib import Path

import click

from facingpages.cli.common import CannotRun, find_course, in_course, in_order, stop
from facingpages.course.course import Course, Mode
from facingpages.desk.browser.bundle import desk_files
from facingpages.desk.browser.compiled import compiled
from facingpages.desk.browser.parts import NoParts, parts
from facingpages.desk.workbench import Workbench
from facingpages.export import offered
from facingpages.files.yaml_text import Refused
from facingpages.site import build as builder
from facingpages.site import stage as staging
from facingpages.site.untrusted import judged


@click.command(epilog="Example: facingpages build class -o handed-out")
@click.argument("mode", type=click.Choice([mode.value for mode in Mode]))
@click.option(
    *("-o", "--output"),
    type=click.Path(path_type=Path),
    required=True,
    help="The folder for the site, or a file that ends in .zip, to be read from disk; an older one is replaced.",
)
@click.option(
    "--desk",
    is_flag=True,
    help="Put the desk into the site, in the folder desk/: teachers make exercises there with nothing installed.",
)
@click.option(
    "--untrusted",
    is_flag=True,
    help="For a course by somebody else: build only if nothing in its mkdocs.yml runs code, as hooks and Python tags do.",
)
@in_course
def build(mode: str, output: Path, desk: bool, untrusted: bool, course: Path) -> None:
    """Build the site for one MODE: practice (keys encoded in the page), class (no key in any file),
    teacher (all)."""
    if desk and mode == Mode.CLASS:
        raise CannotRun(
            "the desk holds the keys: it goes into a practice or a teacher site, not into a class site"
        )
    loaded = in_order(course)
    try:
        if untrusted and (faults := judged(loaded.root)):
            stop(*faults)
        make = builder.archive if output.suffix.lower() == ".zip" else builder.build
        make(loaded.root, Mode(mode), output.resolve(), _beside(loaded, mode, desk=desk))
    except (builder.CannotBuild, NoParts) as error:
        raise CannotRun(str(error)) from None
    except Refused as refused:
        stop(*refused.findings)
    click.echo(f"{output}: the {mode} site")


def _beside(course: Course, mode: str, *, desk: bool) -> dict[str, bytes]:
    """Return the files beside the pages of a site: the desk if it is asked for, a teacher's exports."""
    return {
        **(_desk(course) if desk else {}),
        **(offered.files(course) if mode == Mode.TEACHER else {}),
    }


def _desk(course: Course) -> dict[str, bytes]:
    """Return the files of the desk for a site; raise `NoParts`."""
    click.echo("The desk: Python for the browser is fetched, or taken from the last build.", err=True)
    return desk_files(course.root, course.language, Workbench(course.root).title, parts(), compiled)


@click.command(epilog="Example: facingpages stage /tmp/course && cd /tmp/course && zensical build")
@click.argument("target", type=click.Path(path_type=Path))
@in_course
def stage(target: Path, course: Path) -> None:
    """Write the course with its generated pages into the new folder TARGET, for an engine that runs no
    plugins."""
    root, _ = find_course(course)
    if target.exists():
        raise CannotRun(f"`{target}` exists already: name a new folder")
    try:
        staging.stage(root, target)
    except staging.InTheCourse:
        raise CannotRun(
            f"`{target}` is in the course that it would copy: name a folder outside of `{root}`"
        ) from None
    click.echo(f"{target}: the course with its generated pages")
