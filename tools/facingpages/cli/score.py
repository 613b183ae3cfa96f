"""`facingpages score`: what each answer of a class earns."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import click

from facingpages.cli.common import CannotRun, find_course, in_course, load, refuse_unread
from facingpages.course.course import Course
from facingpages.files import findings
from facingpages.files.findings import Severity
from facingpages.handout.compose import variants
from facingpages.responses import grade, score_table
from facingpages.responses.intake.people import Attempts, Names
from facingpages.responses.intake.take_in import Intake, take_in


def of_class(names: Names, *, required: bool = True) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return a decorator that gives a command what a class handed in: `handed_in`, `course`, `names`,
    `attempts`."""

    def decorated(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in (
            click.option(
                "--attempts",
                type=click.Choice([one.value for one in Attempts]),
                default=Attempts.LAST.value,
                show_default=True,
                help="Which of several answers of one reader to one exercise counts.",
            ),
            click.option(
                "--names",
                type=click.Choice([one.value for one in Names]),
                default=names.value,
                show_default=True,
                help="Show the readers' names, or number the readers.",
            ),
            in_course,
            click.argument(
                "handed_in",
                metavar="HANDED-IN..." if required else "[HANDED-IN]...",
                nargs=-1,
                required=required,
                type=click.Path(path_type=Path),
            ),
        ):
            command = option(command)
        return command

    return decorated


@click.command(epilog="Example: facingpages score handed-in.zip --format csv > scores.csv")
@of_class(Names.KEEP)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    help="A table with means by kind, CSV, or JSON.",
)
def score(handed_in: tuple[Path, ...], course: Path, names: str, attempts: str, form: str) -> None:
    """Score what a class handed in, and give a table with a row for each reader and exercise.

    HANDED-IN are files of answers, folders of them, the zip that Moodle, Canvas or Google Classroom makes
    of a task, a text with copied answers, the table of a form, or a table typed from paper. Every file
    that is not counted is named with the reason.

    A table typed from paper is a CSV file with the columns reader, exercise and answer, and variant where
    the sheets had several. The parts of an answer are set apart by |: Ana,Before the vote,patrons | hopes"""
    loaded = load(find_course(course)[0])
    refuse_unread(loaded)
    intake = taken_in(loaded, handed_in, Names(names))
    scores = [answered.score for answered in intake.answers(Attempts(attempts))]
    forms = {"json": grade.as_json, "csv": score_table.scores_as_csv, "text": score_table.scores_as_table}
    click.echo(forms[form](scores), nl=form != "csv")
    say(intake, Attempts(attempts))


_MOST_NOTES: Final = 500  # on files that are not counted, and the like: nobody reads more at once


def taken_in(course: Course, paths: Sequence[Path], names: Names) -> Intake:
    """Return the class that handed in the files at some paths; a path that does not exist is a command that
    cannot run."""
    for path in paths:
        if not os.path.exists(path):
            raise CannotRun(f"`{path}` does not exist")
    return take_in(course, paths, names, variants.ids_on_paper)


def say(intake: Intake, attempts: Attempts) -> None:
    """Print what is worth knowing of a class beside its scores, and exit with 1 if an answer is not
    counted."""
    several = sum(1 for reader in intake.readers for tried in reader.attempts().values() if len(tried) > 1)
    if several:
        which = {Attempts.LAST: "the last", Attempts.BEST: "the best"}[attempts]
        click.echo(
            f"Several attempts: {several} exercises were answered more than once; {which} counts.", err=True
        )
    if intake.notes:
        click.echo(findings.render(intake.notes[:_MOST_NOTES], "text"), err=True)
    if (more := len(intake.notes) - _MOST_NOTES) > 0:
        click.echo(
            f"{more:,} more notes are left out here. Mend what these say, then run this again.", err=True
        )
    if any(note.severity is Severity.ERROR for note in intake.notes):
        sys.exit(1)
