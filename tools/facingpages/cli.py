"""The command line: the only module that prints.

Exit status 0: all is well; 1: the content has mistakes; 2: the command cannot run.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from facingpages import __version__, checks, findings
from facingpages.course import Course, NotACourse
from facingpages.findings import Finding, Severity


class CannotRun(click.ClickException):
    """A command that cannot run at all."""

    exit_code = 2

    def format_message(self) -> str:
        return self.message[:1].lower() + self.message[1:]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="facingpages")
def main() -> None:
    """Make and check lessons that set opposing texts side by side."""


@main.command(epilog="Example: facingpages check exercises/names-that-judge/patrons-and-appeaseniks.yml")
@click.argument("path", type=click.Path(path_type=Path), default=".")
@click.option("--format", "form", type=click.Choice(["text", "github", "json"]), default="text", help="How findings are written.")
def check(path: Path, form: str) -> None:
    """Check the course in PATH, or one file of it, and list what is wrong and how to mend it."""
    root, only = _find_course(path)
    course = _load(root)
    found = [f for f in checks.run(course) if only is None or f.path == only]
    written = findings.render(found, form)
    if written:
        click.echo(written)
    if form != "json":
        click.echo(_summary(course, found, only), err=True)
    sys.exit(1 if any(f.severity is Severity.ERROR for f in found) else 0)


def _summary(course: Course, found: list[Finding], only: str | None) -> str:
    if found:
        return f"{len(found)} finding{'s' if len(found) > 1 else ''}"
    if only:
        return f"{only}: no findings"
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


def _load(root: Path) -> Course:
    try:
        return Course.load(root)
    except NotACourse as error:
        raise CannotRun(str(error)) from None
