"""`facingpages citations` and `coverage`: reports on a text and on a course, as a table or as data."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from facingpages.author import citation_table
from facingpages.author.suggest import marker
from facingpages.checks import blind
from facingpages.checks import coverage as counting
from facingpages.cli.common import find_course, in_course, load, refuse_unread, seed_named
from facingpages.files import tables


@click.command(epilog="Example: facingpages citations sabotaged-peace")
@click.argument("seed")
@in_course
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="A table, or the same as JSON.",
)
def citations(seed: str, course: Path, form: str) -> None:
    """List every citation mark of SEED, the entries it can mean, their dates, and what does not fit."""
    apparatus = seed_named(load(find_course(course)[0]), seed).apparatus
    click.echo(
        json.dumps(citation_table.as_data(apparatus), ensure_ascii=False, indent=2)
        if form == "json"
        else citation_table.as_table(apparatus)
    )


@click.command(epilog="Example: facingpages coverage --format csv > coverage.csv")
@in_course
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv"]),
    default="text",
    help="A table, or the same as CSV.",
)
def coverage(course: Path, form: str) -> None:
    """Count what the course holds, and compare with its bounds: kinds, techniques, roles, axes, sides,
    standards, lines used.

    The group "earned blind" is what a strategy earns, in per cent, that answers without reading the
    passages; the CSV has it for each lesson too. "core minutes" and "core words" are what a lesson takes
    in its shortest period, and what a student reads in it."""
    loaded = load(find_course(course)[0])
    refuse_unread(loaded)
    counts, bounds = counting.count(loaded), counting.bounds(loaded)
    for lesson in (None, *(loaded.plans if form == "csv" else ())):
        dict.update(counts, blind.counts(loaded, {"our own suggestions": marker(loaded)}, lesson))
    rows = [("group", "name", "count", "minimum", "maximum"), *counting.rows(counts, bounds)]
    click.echo(tables.as_csv(rows) if form == "csv" else tables.table(rows), nl=form == "text")
    sys.exit(0 if all(bound.hold(counts[name]) for name, bound in bounds.items()) else 1)
