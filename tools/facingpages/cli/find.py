"""`facingpages find`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from facingpages.author.find_quote import look_up
from facingpages.cli.common import CannotRun, find_course, in_course, load, refuse_unread, seed_named
from facingpages.files import yaml_write

_SHOWN = 12


@click.command(epilog='Example: facingpages find "both sides would" --seed sabotaged-peace')
@click.argument("words")
@click.option("--seed", help="Look in this seed only.")
@in_course
def find(words: str, seed: str | None, course: Path) -> None:
    """Say where WORDS are in the seeds: seed, line, and the selector to paste after `mark:`, `text:` or
    `quote:`."""
    if not words.strip():
        raise CannotRun("no words are given: copy some from a seed, in quotation marks")
    loaded = load(find_course(course)[0])
    seeds = {seed: seed_named(loaded, seed)} if seed else loaded.texts
    hits = look_up(words, seeds)
    is_exact = bool(hits) and hits[0].likeness == 1
    if not is_exact and not seed:
        refuse_unread(loaded)  # the words may be in a seed that was not read
    for hit in hits[:_SHOWN]:
        click.echo(f"{hit.seed}, line {hit.line}: {hit.sentence}\n    {yaml_write.selector(hit.selector)}")
    if is_exact:
        click.echo(
            f"{len(hits)} place{'s' if len(hits) > 1 else ''}{'; give more words to see the rest' if len(hits) > _SHOWN else ''}",
            err=True,
        )
    else:
        near = "the closest matches are above" if hits else "nothing is like them: copy them from the seed"
        click.echo(f"not found in any seed; {near}", err=True)
    sys.exit(0 if is_exact else 1)
