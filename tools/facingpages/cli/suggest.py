"""`facingpages suggest` and `facingpages pairs`: propose words to key, and passages to set side by side."""

from __future__ import annotations

from pathlib import Path

import click
from pydantic_core import PydanticCustomError

from facingpages.author.suggest import SuggestionKind, as_yaml, pairing
from facingpages.author.suggest import pairs as find_pairs
from facingpages.author.suggest import suggest as find
from facingpages.cli.common import CannotRun, find_course, in_course, load, seed_named
from facingpages.course.formats.fields import parse_lines
from facingpages.course.seed import Seed
from facingpages.files.tables import table
from facingpages.text.folded import Lines

_SHOWN = 60
_form = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "yaml"]),
    default="text",
    help="A table, or YAML to paste into an exercise file.",
)


@click.command(
    epilog="Example: facingpages suggest those-who-seek-war --lines 4-7 --kind loaded-term --format yaml"
)
@click.argument("seed")
@click.option("--lines", metavar="A-B", help="Only these lines, as 7 or 3-7.")
@click.option(
    "--kind",
    "kinds",
    type=click.Choice([kind.value for kind in SuggestionKind]),
    multiple=True,
    help="Only this kind; can be given several times.",
)
@_form
@in_course
def suggest(seed: str, lines: str | None, kinds: tuple[str, ...], form: str, course: Path) -> None:
    """Propose what may be worth keying in SEED, with a selector and a reason each; the verdict is yours.

    The proposals come from word lists and patterns: they miss things, and some are wrong.
    """
    loaded = load(find_course(course)[0])
    chosen = seed_named(loaded, seed)
    found = find(chosen, _lines(lines, chosen) if lines else None, frozenset(kinds) or None, loaded.language)
    if form == "yaml":
        click.echo(as_yaml(found), nl=False)
    elif found:
        head = ("line", "kind", "words", "technique", "plainer", "reason")
        click.echo(
            table(
                [
                    head,
                    *(
                        (
                            str(s.line),
                            s.kind.value,
                            _short(s.shown),
                            s.technique or "",
                            s.neutral or "",
                            s.reason,
                        )
                        for s in found
                    ),
                ]
            )
        )
    click.echo(f"{len(found)} proposal{'' if len(found) == 1 else 's'} in {seed}", err=True)
    if not found:
        click.echo(
            'nothing was found to propose: choose words yourself; `facingpages find "words"` gives their selector',
            err=True,
        )


@click.command(epilog="Example: facingpages pairs history-shows-the-way those-who-seek-war")
@click.argument("first")
@click.argument("second")
@_form
@in_course
def pairs(first: str, second: str, form: str, course: Path) -> None:
    """Propose passages of FIRST and SECOND that speak to the same question, the closest first."""
    loaded = load(find_course(course)[0])
    one, other = seed_named(loaded, first), seed_named(loaded, second)
    if first == second:
        raise CannotRun("a seed cannot face itself: name two seeds")
    found = find_pairs(one, other)
    if form == "yaml":
        click.echo(pairing.as_yaml(found), nl=False)
    elif found:
        head = ("score", "lines", "lines", "words", "why")
        rows = (
            (f"{p.score:.2f}", str(p.lines[0]), str(p.lines[1]), f"{p.words[0]} and {p.words[1]}", p.reason)
            for p in found
        )
        click.echo(table([head, *rows]))
        click.echo(f"\nIn a lesson, the first is written\n{found[0].directive}")
    click.echo(f"{len(found)} pair{'' if len(found) == 1 else 's'}", err=True)
    if not found:
        example = f"--from {first}:3-5 --from {second}:3-5"
        click.echo(
            f"their words have too little in common to propose a pair: choose lines yourself, as `facingpages new lesson ID {example}`",
            err=True,
        )
    if one.entry.side == other.entry.side:
        click.echo(
            f"{first} and {second} are on one side, {one.entry.side}: the checker wants two sides on facing pages",
            err=True,
        )


def _lines(written: str, seed: Seed) -> Lines:
    try:
        lines = parse_lines(written)
    except PydanticCustomError as error:
        context = error.context or {}
        raise CannotRun(f"{context['message']}: {context['hint']}") from None
    if lines.last > seed.text.last_line:
        raise CannotRun(f"`{lines}` goes beyond the {seed.text.last_line} lines of {seed.entry.id}")
    return lines


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 3].rstrip() + "..."
