"""`facingpages export`: lessons and exercises as a file for a school's system, and the report of losses."""

from __future__ import annotations

from pathlib import Path

import click

from facingpages.cli.common import CannotRun, id_of, in_course, in_order
from facingpages.course.course import Course
from facingpages.export import losses
from facingpages.export.registry import TARGETS
from facingpages.export.target import CannotCarry, Target
from facingpages.files.atomic import write_all
from facingpages.handout.compose import compose
from facingpages.handout.compose.compose import NoSheet, Subject
from facingpages.language.messages import SOURCE


@click.command(
    epilog="Example: facingpages export moodle names-that-judge -o names-that-judge.xml, or for every lesson "
    "facingpages export h5p --all -o course.h5p"
)
@click.argument("target", type=click.Choice(list(TARGETS)))
@click.argument("what", metavar="[LESSON|EXERCISE]", required=False)
@click.option("--all", "every", is_flag=True, help="Every lesson, in one file.")
@click.option(
    "--losses",
    "report",
    type=click.Choice(["text", "json"]),
    help="Report what the target keeps, changes, drops and gives away. Writes no file.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
@click.option(
    "--allow-give-away", is_flag=True, help="Write a file even if ticking everything earns more than half."
)
@click.option("--force", is_flag=True, help="Replace a file that exists.")
@in_course
def export(
    target: str,
    what: str | None,
    every: bool,
    report: str | None,
    output: Path | None,
    allow_give_away: bool,
    force: bool,
    course: Path,
) -> None:
    """Write a LESSON, an EXERCISE or every lesson as a file for another system."""
    if every == (what is not None):
        raise CannotRun("name one lesson or exercise, or give --all")
    if (output is None) == (report is None):
        raise CannotRun("give -o with the file to write, or --losses for the report alone")
    to = TARGETS[target]
    if output is not None:
        _refuse_place(output, to, force)
    loaded = in_order(course)
    subjects = _subjects(loaded, what)
    exercises = [exercise for subject in subjects for exercise in subject.exercises]
    try:
        if output is None:
            found = losses.losses(to, exercises)
            click.echo(losses.as_json(found) if report == "json" else losses.as_text(found))
            return
        too_much = [one.stem.id for one in exercises if losses.gives_too_much(to.carry(one))]
        if too_much and not allow_give_away:
            raise CannotRun(
                f"in {to.name}, ticking everything in `{too_much[0]}` earns more than half of the marks. "
                "Look at --losses text, then leave the exercise out or give --allow-give-away"
            )
        content = to.write(subjects, loaded)
    except CannotCarry as error:
        raise CannotRun(str(error)) from None
    write_all({output: content})
    count = f"{len(exercises)} exercise{'s' if len(exercises) > 1 else ''}"
    click.echo(f"{output}: {count} for {to.name}. Add --losses text instead of -o to see what is lost.")
    if needs := to.needs_in(len(subjects), SOURCE):
        click.echo(needs)


def _refuse_place(output: Path, to: Target, force: bool) -> None:
    if output.suffix.lower() != to.ending:
        raise CannotRun(
            f"`{output}` does not end in {to.ending}, as files for {to.name} do: "
            f"write -o {output.with_suffix(to.ending)}"
        )
    if output.exists() and not force:
        raise CannotRun(f"`{output}` exists already: name another place, or give --force to replace it")


def _subjects(course: Course, what: str | None) -> list[Subject]:
    """Return the lesson or exercise that is named by its id or its file, else every lesson."""
    if what is None:
        return [compose.subject(course, id) for id in compose.lessons(course)]
    try:
        return [compose.subject(course, id_of(what))]
    except NoSheet as error:
        raise CannotRun(f"{error.message}: {error.hint}") from None
