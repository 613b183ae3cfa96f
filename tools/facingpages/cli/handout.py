"""`facingpages handout` and `facingpages pack`: sheets for the classroom."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from facingpages.cli.common import CannotRun, id_of, in_course, in_order
from facingpages.course.course import Course
from facingpages.files import zips
from facingpages.files.atomic import write_all
from facingpages.handout import files
from facingpages.handout import pack as packing
from facingpages.handout.compose import compose
from facingpages.handout.compose.compose import NoSheet
from facingpages.handout.compose.variants import CODES, PLAIN
from facingpages.handout.files import CannotPrint, Format, Written
from facingpages.handout.model.paper import Form, Paper
from facingpages.handout.model.sheet import Sheet, SheetKind, View

_SHEETS = (SheetKind.EXERCISES, SheetKind.STRIPS, SheetKind.CARDS, SheetKind.EXIT)
_ENDINGS = {".zip", *(f".{form.value}" for form in Format)}
_paper = click.option(
    "--paper",
    type=click.Choice([paper.value for paper in Paper]),
    default=Paper.A4.value,
    show_default=True,
    help="The size of the paper.",
)
_force = click.option("--force", is_flag=True, help="Replace files that exist.")


@click.command(epilog="Example: facingpages handout names-that-judge --view teacher -o paper")
@click.argument("what", metavar="[LESSON|EXERCISE]", required=False)
@click.option("--all", "every", is_flag=True, help="One sheet for each lesson.")
@click.option(
    "--view",
    type=click.Choice([view.value for view in View]),
    default=View.LEARNER.value,
    show_default=True,
    help="Without the key, or with key and guide.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Format]),
    default=Format.PDF.value,
    show_default=True,
    help="The kind of file.",
)
@click.option(
    "--sheet",
    "kind",
    type=click.Choice([kind.value for kind in _SHEETS]),
    default=SheetKind.EXERCISES.value,
    show_default=True,
    help="Exercises, or something to cut out.",
)
@click.option(
    "--variant",
    type=click.Choice(CODES),
    help="Exercises and choices in another order; the code is on sheet and key.",
)
@click.option("--large", is_flag=True, help="Large print, 18 points.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder for the files.",
)
@_paper
@_force
@in_course
def handout(
    what: str | None,
    every: bool,
    view: str,
    form: str,
    kind: str,
    variant: str | None,
    large: bool,
    output: Path,
    paper: str,
    force: bool,
    course: Path,
) -> None:
    """Make the sheet of a LESSON or an EXERCISE for paper, or of every lesson."""
    if every == (what is not None):
        raise CannotRun("name one lesson or exercise, or give --all")
    if output.suffix.lower() in _ENDINGS and not output.is_dir():
        raise CannotRun(
            f"-o takes a folder, and `{output}` looks like a file name: use -o {output.parent} (files are named for you)"
        )
    loaded = in_order(course)
    sheets = _sheets(loaded, id_of(what) if what else None, View(view), SheetKind(kind), variant or PLAIN)
    size, format = Form(Paper(paper), large), Format(form)
    targets = [output / files.name(sheet, size, format) for sheet in sheets]
    _refuse_existing(targets, force)
    try:
        with click.progressbar(
            sheets, label="Making handouts", file=sys.stderr, hidden=len(sheets) < 2
        ) as shown:
            for sheet, target in zip(shown, targets, strict=True):
                file = files.written(sheet, size, format)
                write_all({target: file.content})
                _remark(file)
    except CannotPrint as error:
        raise CannotRun(str(error)) from None
    click.echo("\n".join(str(target) for target in targets))


@click.command(epilog="Example: facingpages pack names-that-judge -o names-that-judge.zip")
@click.argument("lesson")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The zip file."
)
@_paper
@_force
@in_course
def pack(lesson: str, output: Path, paper: str, force: bool, course: Path) -> None:
    """Make the class pack of a LESSON: sheets, keys, cut-outs, plan and overview in one zip."""
    if output.suffix.lower() != ".zip":
        raise CannotRun(
            f"`{output}` does not end in .zip, and a pack is a zip file: write -o {output.with_suffix('.zip')}"
        )
    loaded = in_order(course)
    try:
        what = compose.subject(loaded, id_of(lesson))
        if what.id != what.lesson:
            raise NoSheet(f"`{what.id}` is an exercise; a pack is of a whole lesson", f"Write {what.lesson}.")
        members = list(packing.members(loaded, what, Paper(paper)))
    except NoSheet as error:
        raise CannotRun(f"{error.message}: {error.hint}") from None
    _refuse_existing([output], force)
    contents: dict[str, bytes] = {}
    try:
        with click.progressbar(members, label="Making the pack", file=sys.stderr) as shown:
            for path, sheet, size, format in shown:
                file = files.written(sheet, size, format)
                contents[path] = file.content
                _remark(file)
        write_all({output: zips.zipped(contents)})
    except CannotPrint as error:
        raise CannotRun(str(error)) from None
    click.echo(f"{output}: {len(contents)} files")


def _sheets(course: Course, what: str | None, view: View, kind: SheetKind, variant: str) -> list[Sheet]:
    if what is not None:
        try:
            return [compose.sheet(course, compose.subject(course, what), view, kind, variant)]
        except NoSheet as error:
            raise CannotRun(f"{error.message}: {error.hint}") from None
    by_id: dict[str, Sheet] = {}
    for id in compose.lessons(course):
        try:
            sheet = compose.sheet(course, compose.subject(course, id), view, kind, variant)
        except NoSheet:
            continue  # of every lesson that has such a sheet
        by_id[sheet.name] = sheet
    return list(by_id.values())


def _refuse_existing(targets: Iterable[Path], force: bool) -> None:
    existing = [target for target in targets if target.exists()]
    if existing and not force:
        raise CannotRun(f"`{existing[0]}` exists already: name another place, or give --force to replace it")


def _remark(file: Written) -> None:
    if file.boxed:
        click.echo(
            f"{file.name}: the fonts of the PDF have no shape for `{file.boxed}` and letters like it,"
            " and print boxes. Give --format docx or html instead: these take the fonts of the computer that opens them.",
            err=True,
        )
