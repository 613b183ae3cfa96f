"""The command line: the only module that prints.

Exit status 0: all is well; 1: the content has mistakes; 2: the command cannot run.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from facingpages import __version__, checks, findings, report, responses, site
from facingpages import build as builder
from facingpages import coverage as counting
from facingpages.authored import closest
from facingpages.course import Course, NotACourse
from facingpages.findings import Finding, Severity
from facingpages.render import Mode
from facingpages.schema import schemas


class CannotRun(click.ClickException):
    """A command that cannot run at all."""

    exit_code = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="facingpages")
def main() -> None:
    """Make and check lessons that set opposing texts side by side."""


@main.command(epilog="Example: facingpages check exercises/some-lesson/some-exercise.yml")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "github", "json"]), default="text", help="How findings are written.")
def check(paths: tuple[Path, ...], form: str) -> None:
    """Check the course that PATH is in, and list what is wrong and how to mend it.

    Findings are shown for all of the course, or only for the files named.
    """
    found_in = [_find_course(path) for path in paths or (Path(),)]
    if len({root for root, _ in found_in}) > 1:
        raise CannotRun("the paths are in different courses: check one at a time")
    course = _load(found_in[0][0])
    only = {file for _, file in found_in if file}
    found = [f for f in checks.run(course) if not only or f.path in only]
    written = findings.render(found, form)
    if written:
        click.echo(written)
    if form != "json":
        click.echo(_summary(course, found, only), err=True)
    sys.exit(1 if any(f.severity is Severity.ERROR for f in found) else 0)


def _summary(course: Course, found: list[Finding], only: set[str]) -> str:
    if found:
        return f"{len(found)} finding{'s' if len(found) > 1 else ''}"
    if only:
        return f"{', '.join(sorted(only))}: no findings"
    return f"{len(course.seeds)} seeds, {len(course.exercises)} exercises, {len(course.lessons)} pages: no findings"


def _find_course(path: Path) -> tuple[Path, str | None]:
    """Return the root of the course that a path is in, and the file in it if the path is one."""
    if not path.exists():
        raise CannotRun(f"`{path}` does not exist")
    full = path.resolve()
    for folder in (full, *full.parents):
        if (folder / "seeds" / "seeds.yml").is_file():
            return folder, full.relative_to(folder).as_posix() if full.is_file() else None
    raise CannotRun(f"`{path}` is not in a course: no folder above it holds seeds/seeds.yml")


@main.command(epilog="Example: facingpages build class -o handed-out")
@click.argument("mode", type=click.Choice([mode.value for mode in Mode]))
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The folder for the site; an older site in it is replaced.")
@click.option("--course", type=click.Path(path_type=Path), default=".", help="A folder in the course; the working directory if not given.")
def build(mode: str, output: Path, course: Path) -> None:
    """Build the site for one MODE: practice (keys encoded in the page), class (no key in any file), teacher (all)."""
    root, _ = _find_course(course)
    try:
        builder.build(root, Mode(mode), output.resolve())
    except builder.CannotBuild as error:
        raise CannotRun(str(error)) from None
    click.echo(f"{output}: the {mode} site")


@main.command(epilog="Example: facingpages stage /tmp/course && cd /tmp/course && zensical build")
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--course", type=click.Path(path_type=Path), default=".", help="A folder in the course; the working directory if not given.")
def stage(target: Path, course: Path) -> None:
    """Write the course with its generated pages into the new folder TARGET, for an engine that runs no plugins."""
    root, _ = _find_course(course)
    try:
        site.stage(root, target)
    except FileExistsError:
        raise CannotRun(f"`{target}` exists already: name a new folder") from None
    click.echo(f"{target}: the course with its generated pages")


@main.command(epilog="Example: facingpages citations sabotaged-peace")
@click.argument("seed")
@click.option("--course", type=click.Path(path_type=Path), default=".", help="A folder in the course; the working directory if not given.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="A table, or the same as JSON.")
def citations(seed: str, course: Path, form: str) -> None:
    """List every citation mark of SEED, the entries it can mean, their dates, and what does not fit."""
    seeds = _load(_find_course(course)[0]).seeds
    if seed not in seeds:
        raise CannotRun(f"there is no seed `{seed}`: {closest(seed, seeds)}")
    apparatus = seeds[seed].apparatus
    click.echo(json.dumps(report.as_data(apparatus), ensure_ascii=False, indent=2) if form == "json" else report.as_table(apparatus))


@main.command(epilog="Example: facingpages coverage --format csv > coverage.csv")
@click.option("--course", type=click.Path(path_type=Path), default=".", help="A folder in the course; the working directory if not given.")
@click.option("--format", "form", type=click.Choice(["text", "csv"]), default="text", help="A table, or the same as CSV.")
def coverage(course: Path, form: str) -> None:
    """Count what the course holds: kinds, techniques, roles, axes, sides, standards, lines used; and compare with its minimums."""
    loaded = _load(_find_course(course)[0])
    counts, least = counting.count(loaded), counting.least(loaded)
    rows = [("group", "name", "count", "minimum"), *counting.rows(counts, least)]
    click.echo(report.as_csv(rows) if form == "csv" else report.table(rows), nl=form == "text")
    sys.exit(1 if any(counts[name] < number for name, number in least.items()) else 0)


@main.command(epilog="Example: facingpages score handed-in/*.json --format csv > scores.csv")
@click.argument("files", metavar="RESPONSES...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--course", type=click.Path(path_type=Path), default=".", help="A folder in the course; the working directory if not given.")
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text", help="A table with means by kind, CSV, or JSON.")
def score(files: tuple[Path, ...], course: Path, form: str) -> None:
    """Score the answers in RESPONSES, files that readers handed in, and give a table."""
    loaded = _load(_find_course(course)[0])
    scores, wrong = [], []
    for file in files:
        read = responses.read(file)
        results = [read] if isinstance(read, Finding) else responses.score(loaded, read, file.as_posix())
        scores += [result for result in results if not isinstance(result, Finding)]
        wrong += [result for result in results if isinstance(result, Finding)]
    forms = {"json": responses.as_json, "csv": report.scores_as_csv, "text": report.scores_as_table}
    click.echo(forms[form](scores), nl=form != "csv")
    if wrong:
        click.echo(findings.render(wrong, "text"), err=True)
        sys.exit(1)


@main.command(epilog="Example: facingpages schema -o tools/facingpages/schemas")
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), help="Write the files here; without it, list their names.")
def schema(output: Path | None) -> None:
    """Write the JSON Schemas of the file formats, which editors use to complete and check."""
    for name, text in schemas().items():
        if output:
            output.mkdir(parents=True, exist_ok=True)
            (output / name).write_text(text, "utf-8")
        click.echo(str(output / name if output else name))


def _load(root: Path) -> Course:
    try:
        return Course.load(root)
    except NotACourse as error:
        raise CannotRun(str(error)) from None
