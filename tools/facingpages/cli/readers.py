"""`facingpages readers`: write the exercises for second readers, and compare their answers with the keys."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from facingpages.cli.common import CannotRun, find_course, in_course, load, refuse_unread
from facingpages.course.course import Course
from facingpages.files import atomic, findings, regular
from facingpages.files.findings import Finding
from facingpages.files.tables import table
from facingpages.responses import answer_file, grade, learner_view, score_table, second_reading
from facingpages.responses.grade import Score

_HEAD = ("", "kind", "readers", "score", "naming", "alpha", "partisans apart")


@click.group(epilog="Example: facingpages readers view -o ../for-readers")
def readers() -> None:
    """Let others answer the exercises blind, and compare their answers with the keys."""


@readers.command(epilog="Example: facingpages readers view -o ../for-readers")
@in_course
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="The folder to write the two files into.",
)
def view(course: Path, output: Path) -> None:
    """Write all exercises as a student sees them, without a key, and a file to answer in."""
    loaded = load(find_course(course)[0])
    refuse_unread(loaded)
    exercises = [exercise.without_key() for exercise in loaded.exercises.values()]
    sides = [side.id for side in loaded.seeds_file.data.sides] if loaded.seeds_file else []
    atomic.write_all(
        {
            output / "exercises.md": learner_view.page(exercises, sides, loaded.language).encode(),
            output / "answers.json": learner_view.answers(exercises).encode(),
        }
    )
    click.echo(
        f"Wrote {output / 'exercises.md'} and {output / 'answers.json'}: {len(exercises)} exercises, no key."
    )


@readers.command(epilog="Example: facingpages readers agree ../answers/*.json --record")
@click.argument(
    "files",
    metavar="ANSWERS...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)
@in_course
@click.option(
    "--record", is_flag=True, help=f"Keep the answers and their figures in {second_reading.FOLDER}."
)
def agree(files: tuple[Path, ...], course: Path, record: bool) -> None:
    """Compute how far the answers in ANSWERS agree with the keys, by kind and by exercise.

    The score is F1 for loaded terms and the share right for questions; alpha is Krippendorff's, for roles.
    Readers whose names begin with `for-` were told to argue for a side: the last column is how far apart
    their means are."""
    loaded = load(find_course(course)[0])
    refuse_unread(loaded)
    scores, wrong = _scored(loaded, files)
    if wrong:
        click.echo(findings.render(wrong, "text"), err=True)
        sys.exit(1)
    for figures in (second_reading.by_kind(scores), second_reading.by_exercise(scores)):
        click.echo(table([_HEAD, *second_reading.rows(figures)]) + "\n")
    if unread := second_reading.unread(loaded.exercises, scores):
        click.echo(f"Nobody answered: {', '.join(unread)}")
    if record:
        _record(loaded.root / second_reading.FOLDER, files, scores)


def _scored(course: Course, files: tuple[Path, ...]) -> tuple[list[Score], list[Finding]]:
    scores: list[Score] = []
    wrong: list[Finding] = []
    for file in files:
        answers = answer_file.read(file)
        results = [answers] if isinstance(answers, Finding) else grade.score(course, answers, file.as_posix())
        scores += [result for result in results if not isinstance(result, Finding)]
        wrong += [result for result in results if isinstance(result, Finding)]
    return scores, wrong


def _record(folder: Path, files: tuple[Path, ...], scores: list[Score]) -> None:
    """Save first answers; never overwrite those already in a folder."""
    if (folder / second_reading.FIGURES).exists():
        raise CannotRun(
            f"{folder} holds a second reading already; first answers are kept, so move it away first"
        )
    kept = {
        folder / f"reader-{n}.json": regular.read(file, answer_file.MAX_BYTES)
        for n, file in enumerate(files, 1)
    }
    figures = score_table.scores_as_csv(scores).encode()
    changes = b"Nothing has been changed because of these answers yet.\n"
    atomic.write_all(
        {**kept, folder / second_reading.FIGURES: figures, folder / second_reading.CHANGES: changes}
    )
    click.echo(f"Recorded {len(files)} readers in {folder}.")
