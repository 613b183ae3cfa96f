"""`facingpages check`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from facingpages.checks.run import run_checks
from facingpages.cli.common import CannotRun, find_course, load
from facingpages.course.course import Course
from facingpages.files import findings
from facingpages.files.findings import Finding, Severity
from facingpages.files.uncollected import uncollected
from facingpages.text.tame import visible

_AT_ONCE = 2  # `todo`s of one file that are shown; a new file has dozens


@click.command(epilog="Example: facingpages check exercises/some-lesson/some-exercise.yml")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    help="How findings are written.",
)
def check(paths: tuple[Path, ...], form: str) -> None:
    """Check the course that PATH is in, and list what is wrong and how to mend it.

    Findings are shown for all of the course, or only for the files named.
    """
    found_in = [find_course(path) for path in paths or (Path(),)]
    if len({root for root, _ in found_in}) > 1:
        raise CannotRun("the paths are in different courses: check one at a time")
    only = {file for _, file in found_in if file}
    with uncollected():
        course = load(found_in[0][0])
        all_findings = [f for f in run_checks(course) if not only or f.path in only]
    shown, waiting = _next_todos(all_findings) if form == "text" and not only else (all_findings, {})
    written = findings.render(shown, form)
    if written:
        click.echo(written)
    for path, number in waiting.items():
        click.echo(visible(f"{path}: {number} more `todo`; see them all with `facingpages check {path}`"))
    if form != "json":
        click.echo(_summary(course, all_findings, only), err=True)
    sys.exit(1 if any(f.severity is Severity.ERROR for f in all_findings) else 0)


def _next_todos(all_findings: list[Finding]) -> tuple[list[Finding], dict[str, int]]:
    """Return the findings with only the first few `todo`s of each file, and the number left out of each
    file."""
    shown: list[Finding] = []
    seen: Counter[str] = Counter()
    for finding in all_findings:
        seen[finding.path] += finding.code == "todo"
        if finding.code != "todo" or seen[finding.path] <= _AT_ONCE:
            shown.append(finding)
    return shown, {path: number - _AT_ONCE for path, number in sorted(seen.items()) if number > _AT_ONCE}


def _summary(course: Course, all_findings: list[Finding], only: set[str]) -> str:
    if all_findings:
        kind = "warning" if all(f.severity is Severity.WARNING for f in all_findings) else "finding"
        return f"{len(all_findings)} {kind}{'s' if len(all_findings) > 1 else ''}"
    if only:
        return visible(f"{', '.join(sorted(only))}: no findings")
    return f"{len(course.seeds)} seeds, {len(course.exercises)} exercises, {len(course.lessons)} pages: no findings"
