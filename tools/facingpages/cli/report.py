"""`facingpages report`: the answers of a class as pages for the teacher."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from facingpages.cli.common import CannotRun, find_course, load, refuse_unread
from facingpages.cli.score import of_class, say, taken_in
from facingpages.course.course import Course
from facingpages.files import atomic
from facingpages.language.messages import N_
from facingpages.responses.intake.people import Attempts, Names
from facingpages.responses.intake.shelf import Answered
from facingpages.responses.report import pages, rows
from facingpages.responses.report.sums import ClassSums

_COUNTED = {
    Attempts.LAST: N_("Of several attempts the last counts."),
    Attempts.BEST: N_("Of several attempts the best counts."),
}


@click.command(epilog='Example: facingpages report handed-in.zip -o ../report --title "7b, 27 November"')
@of_class(Names.NUMBERS)
@click.option(
    "-o",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder for the pages; begin with its index.html.",
)
@click.option(
    "--title",
    default="",
    help='The class and the day, for the top of every page: "7b, 27 November".',
)
@click.option(
    "--rows",
    "table",
    type=click.Path(path_type=Path),
    help="A file for every answer, .csv or .parquet; of up to 2,000 readers answers.csv in the folder has them.",
)
def report(
    handed_in: tuple[Path, ...],
    course: Path,
    names: str,
    attempts: str,
    target: Path,
    title: str,
    table: Path | None,
) -> None:
    """Show what a class answered: what to discuss, exercise by exercise, as pages to read and print.

    HANDED-IN are the same files, folders and zips that `facingpages score` takes. The pages work from disk
    and need no script. Readers are numbered; `--names keep` shows their names. The pages hold the key:
    they are for the teacher."""
    loaded = load(find_course(course)[0])
    refuse_unread(loaded)
    if target.exists() and not target.is_dir():
        raise CannotRun(f"-o takes a folder, and `{target}` is a file")
    intake = taken_in(loaded, handed_in, Names(names))
    sums = ClassSums(loaded)
    answers = intake.answers(Attempts(attempts))
    file = table or (target / pages.ROWS if len(intake.readers) <= pages.MOST_IN_ROWS else None)
    if file:
        _write(rows_of(loaded, answers, sums), file)
    else:
        for answered in answers:
            sums.add(answered)
    made = pages.report(loaded, sums, sorted(intake.notes), _COUNTED[Attempts(attempts)], title)
    atomic.write_all({target / name: content for name, content in made.items()})
    click.echo(f"{len(sums.readers)} readers: open {target / 'index.html'}")
    say(intake, Attempts(attempts))


def rows_of(course: Course, answers: Iterable[Answered], sums: ClassSums) -> Iterator[tuple[str, ...]]:
    """Yield the lines of every answer, and add each answer to the sums on its way."""
    for answered in answers:
        sums.add(answered)
        yield from rows.rows(course, answered)


def _write(lines: Iterable[tuple[str, ...]], file: Path) -> None:
    """Write the lines of all answers to a file, as Parquet where its name asks for that."""
    try:
        with atomic.streamed(file) as opened:
            (rows.write_parquet if rows.is_parquet(file) else rows.write_csv)(lines, opened)
    except rows.NoParquet:
        raise CannotRun(
            f"`{file}` asks for Parquet, which the package `pyarrow` writes: install it, or name a .csv file"
        ) from None
