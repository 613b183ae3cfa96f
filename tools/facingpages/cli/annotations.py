"""`facingpages annotations`: answers and keys for programs that annotate texts."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal, assert_never

import click

from facingpages.cli.common import CannotRun, find_course, load, put, refuse_unread
from facingpages.cli.score import of_class, say, taken_in
from facingpages.course.course import Course
from facingpages.export.annotations import cas, web
from facingpages.export.annotations.of_answers import of_answer, of_key
from facingpages.responses.intake.annotated.cas import NoCassis
from facingpages.responses.intake.annotated.gather import Annotated
from facingpages.responses.intake.people import Attempts, Names

_WARNING: Final = (
    "This export holds the key. A program for a group, such as Hypothesis, shows what you import to the "
    "whole group: never import it into the group of a class."
)


@click.command(epilog="Example: facingpages annotations handed-in.zip -o class.jsonld")
@of_class(Names.NUMBERS, required=False)
@click.option(
    "-o", "target", required=True, type=click.Path(path_type=Path), help="A file; for CAS, a new folder."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["web", "cas"]),
    default="web",
    show_default=True,
    help="W3C Web Annotation, or UIMA CAS JSON for INCEpTION.",
)
@click.option("--key", "with_key", is_flag=True, help="Write the key too, with its reasons.")
def annotations(
    handed_in: tuple[Path, ...],
    course: Path,
    names: str,
    attempts: str,
    target: Path,
    form: Literal["web", "cas"],
    with_key: bool,
) -> None:
    """Write answers, or the key, as annotations of the texts.

    HANDED-IN are the same files, folders and zips that `facingpages score` takes, and `score` and `report`
    read what this command writes. Readers are numbered; `--names keep` writes their names. With `--format
    cas` and nothing handed in, the passages of each exercise are written as documents to annotate."""
    loaded = load(find_course(course)[0])
    refuse_unread(loaded)
    intake = taken_in(loaded, handed_in, Names(names))
    answered = intake.answers(Attempts(attempts))
    found = [
        one
        for each in answered
        for one in of_answer(loaded.exercises[each.score.exercise], each.score.reader, each.answer)
    ]
    if with_key:
        found += (one for id in sorted(loaded.exercises) for one in of_key(loaded.exercises[id]))
    put(dict(_files(loaded, found, target, form)))
    click.echo(f"{len(found)} annotations: {target}")
    if with_key:
        click.echo(f"Warning: {_WARNING}", err=True)
    say(intake, Attempts(attempts))


def _files(
    course: Course, found: list[Annotated], target: Path, form: Literal["web", "cas"]
) -> Iterator[tuple[Path, bytes]]:
    match form:
        case "web":
            if not found:
                raise CannotRun("there is nothing to write: name what a class handed in, or give --key")
            yield target, web.collection(course, found)
        case "cas":
            if target.exists() and not (target.is_dir() and not any(target.iterdir())):
                raise CannotRun(f"-o takes a new folder for CAS, and `{target}` exists: choose another name")
            try:
                made = cas.files(course, found) if found else cas.documents(course)
            except NoCassis:
                raise CannotRun(
                    "CAS JSON needs the package `dkpro-cassis`: install `facingpages[annotations]`"
                ) from None
            yield from ((target / name, content) for name, content in made.items())
        case _:
            assert_never(form)
