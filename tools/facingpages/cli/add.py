"""`facingpages add seed`."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from facingpages.author.importers import bounded, entry, links, noise, provenance
from facingpages.author.importers.entry import StatedProvenance
from facingpages.author.importers.model import Brought, ImportedLine, Unreadable, counted, example
from facingpages.author.importers.noise import Proposal
from facingpages.cli.common import CannotRun, find_course, in_course, load, put, stop
from facingpages.course.course import Course
from facingpages.course.formats.fields import NOT_STATED, SLUG
from facingpages.course.formats.seeds import SeedsFile
from facingpages.course.formats.todos import TODO
from facingpages.files import regular
from facingpages.files.findings import closest
from facingpages.files.yaml_text import Refused

_SLUG = re.compile(SLUG)
_SLIPS = ("y", "n", "yes", "no", "j", "ja", "nein", "si", "s", "o", "oui", "non", "ok", "q", "?")
_ASKED = {
    "title": "Title, as the text states it",
    "author": "Author, as the text states it",
    "outlet": "Newspaper, site or publisher, as the text states it",
    "date": "Date, as the text states it",
    "kind": "Kind of text (newspaper column, speech, ...)",
    "licence": "On what terms may it be shown? (CC BY 4.0, public domain, ...)",
    "position": "What does it hold, in one line of neutral words? (holds that ...)",
    "here_because": "Why is it in the course, in one sentence?",
}


@click.group(epilog="Example: facingpages add seed letter.docx --side keep-it-open")
def add() -> None:
    """Bring something of your own into the course."""


@add.command(epilog="Example: facingpages add seed letter.docx --id letter --side keep-it-open --yes")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--id", help="The name of the text in the course, as some-words; the name of the file if not given."
)
@click.option("--side", help="The side it is on: one of seeds.yml, or a new one with --holds.")
@click.option("--holds", help="What a new side holds, in neutral words.")
@click.option("--title", help="As the text states it; what is at its beginning if not given.")
@click.option("--author", help="As the text states it.")
@click.option("--outlet", help="As the text states it.")
@click.option("--date", help="As the text states it.")
@click.option("--kind", help="What kind of text it is, as: newspaper column.")
@click.option("--licence", help="On what terms it may be shown, as: public domain.")
@click.option("--position", help="What it holds, in one line of neutral words.")
@click.option("--because", "here_because", help="Why it is in the course.")
@click.option("--language", help="Its language, as es or pt-BR, where it is not that of the course.")
@click.option("--encoding", help="How the characters of the file are written, where it is not UTF-8.")
@click.option("--yes", "approve", flag_value="yes", help="Take the proposed noise lines without asking.")
@click.option("--no-noise", "approve", flag_value="no", help="Take no noise lines.")
@in_course
def seed(
    file: Path,
    id: str | None,
    side: str | None,
    holds: str | None,
    language: str | None,
    encoding: str | None,
    approve: str | None,
    course: Path,
    **given: str | None,
) -> None:
    """Bring the text in FILE (txt, md, html, docx or pdf) into the course, and say of it what it says of
    itself.

    What is left out is listed. Lines that may not be the author's argument are proposed as noise, for you
    to decide. A fact that the text does not state stays `not stated`."""
    root, _ = find_course(course)
    loaded = load(root)
    if not loaded.seeds_file:
        stop(*loaded.unread)
    name = _id(id or re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-"), loaded)
    try:
        brought = bounded.convert(file, encoding)
    except Unreadable as error:
        raise CannotRun(str(error)) from None
    ask, content = _somebody(), entry.seed_bytes(brought)
    _once(entry.same(content, loaded.seeds), ask)
    chosen, new = _side(side, holds, loaded.seeds_file.data, ask)
    click.echo(f"{file.name}: {_size(brought, content)}")
    for done in brought.done:
        click.echo(f"  - {done}")
    kept = _approved(noise.propose(brought.lines), approve, ask)
    before = len(brought.lines)
    brought, kept = noise.without_around(brought, kept)
    if len(brought.lines) < before:
        content = entry.seed_bytes(brought)
        left_out = counted(before - len(brought.lines), "line")
        click.echo(f"  - left out {left_out} around the article; {_size(brought, content)} are left")
        _once(entry.same(content, loaded.seeds), ask)
    stated = _stated(name, file, given, brought, ask)
    listed = noise.source_list(brought.lines) if any(one.kind == "source list" for one in kept) else None
    noisy = [one.lines for one in kept if one.kind != "source list"]
    linked = links.written(brought.links, brought.lines, noisy)
    provenance_ = StatedProvenance(side=chosen, language=language, **stated)
    text = entry.written(provenance_, content, kept, listed, linked)
    try:
        made = entry.added(loaded.seeds_file.text, text, new)
    except Refused as refused:
        stop(*refused.findings)
    place = root / "seeds" / f"{name}.txt"
    put(entry.files(root, name, content, made), [] if _holds(place, content) else [place])
    click.echo(f"wrote seeds/{name}.txt, and its entry at the end of `seeds` in seeds/seeds.yml")
    if TODO in (stated["position"], stated["here_because"]):
        click.echo("`todo` marks what only you can say: `facingpages check` leads you to it")


def _somebody() -> bool:
    """Return whether a terminal is there to ask questions in."""
    return sys.stdin.isatty()


def _id(id: str, course: Course) -> str:
    assert course.seeds_file
    if not _SLUG.fullmatch(id):
        raise CannotRun(
            f"`{id}` cannot be a name in the course: give one with --id, in small letters, digits and hyphens, as some-words"
        )
    if id in {entry.id for _, _, entry in course.seeds_file.data.texts}:
        raise CannotRun(f"the course has a text `{id}` already: give another name with --id")
    return id


def _holds(place: Path, content: bytes) -> bool:
    """Return whether a file has just this text: a run that was killed before its entry was written left it."""
    try:
        return regular.read(place, len(content)) == content
    except OSError:
        return False


def _once(there: str | None, ask: bool) -> None:
    """Ask whether to add a text that the course already has. Without a terminal, raise `CannotRun`."""
    if there and not (
        ask
        and click.confirm(
            f"This is the same text as `{there}`, which the course has. Bring it again?", default=False
        )
    ):
        raise CannotRun(f"the course has this text already, as `{there}`: nothing is changed")


def _side(
    side: str | None, holds: str | None, file: SeedsFile, ask: bool
) -> tuple[str, tuple[str, str] | None]:
    """Return the id of the side, and the position of a new side if there is one."""
    sides = {side.id: side.holds for side in file.sides}
    if not side and ask:
        click.echo("\n".join(["The sides:", *(f"  {id}: {text}" for id, text in sides.items())]))
        side = click.prompt("Which side is this text on? A new word makes a new side", value_proc=_no_slip)
    if not side:
        raise CannotRun(
            f"on which side is the text? Give --side with one of {', '.join(sides)}; or a new one with --side and --holds"
        )
    if side in sides:
        if holds and holds != sides[side]:
            raise CannotRun(
                f'the side `{side}` is there already, and "{sides[side]}": leave --holds out, or choose another --side'
            )
        return side, None
    if not _SLUG.fullmatch(side):
        raise CannotRun(
            f"`{side}` cannot be the name of a side: use small letters, digits and hyphens, as some-words"
        )
    if not holds and ask:
        question = "What does the new side hold, in neutral words? (holds that ...)"
        holds = click.prompt(question, value_proc=_no_slip)
    if not holds:
        raise CannotRun(
            f'`{side}` is not one of the sides: {closest(side, sides)} For a new side, add --holds "holds that ..."'
        )
    return side, (side, holds)


def _size(brought: Brought, content: bytes) -> str:
    return f"{counted(len(brought.lines), 'line')}, {counted(entry.words(content), 'word')}"


def _approved(proposals: Sequence[Proposal], approve: str | None, ask: bool) -> tuple[Proposal, ...]:
    """Return the noise that the author approves. Without a terminal or an option that decides, raise
    `CannotRun`."""
    if not proposals:
        return ()
    click.echo("These lines may not be the author's argument:")
    kept = []
    for one in proposals:
        click.echo(
            f"  line{'s' if one.lines.last > one.lines.first else ''} {one.lines}: {one.kind}, because {one.reason}: {example(one.shown, 60)}"
        )
        if approve == "yes" or (
            approve is None and ask and click.confirm(f"    {_offer(one)}", default=True)
        ):
            kept.append(one)
    if approve is None and not ask:
        raise CannotRun(
            "nobody can be asked here: give --yes to mark these lines as noise, or --no-noise to keep them"
        )
    return tuple(kept)


def _offer(one: Proposal) -> str:
    return "Leave out?" if one.reason == noise.AROUND else "Mark as noise?"


def _stated(id: str, file: Path, given: dict[str, str | None], brought: Brought, ask: bool) -> dict[str, str]:
    """Return the stated provenance: from the options, else the author's answers, else the text, else `not
    stated`."""
    found = provenance.candidates(brought.lines, brought.said)
    for name, value in brought.said.items():
        where = f" ({brought.said_in[name]})" if name in brought.said_in else ""
        if name not in found and not _stands(value, brought.lines):
            click.echo(
                f"  - the file{where} says {example(value)} of its {name}; the text does not, so it stays `{NOT_STATED}`"
            )
    made = {"id": id, "received_as": file.name}
    for name, question in _ASKED.items():
        value, line = found.get(name, (TODO if name in ("position", "here_because") else NOT_STATED, 0))
        if given[name] is not None:
            value = str(given[name]).strip() or value
        elif ask:
            shown = f"{question} (line {line}{_agrees(name, value, brought)})" if line else question
            value = click.prompt(shown, default=value, value_proc=_no_slip)
        elif line:
            click.echo(f"  - {name}: `{value}`, from line {line}{_agrees(name, value, brought)}")
        made[name] = value
    return made


def _no_slip(answer: str) -> str:
    """Return an answer; refuse one that was meant for a question of yes or no, so that click asks again."""
    if answer.strip().casefold() in _SLIPS:
        raise click.UsageError(
            f"`{answer}` is an answer to yes or no: write the words, or press Enter for a default in brackets"
        )
    return answer.strip()


def _agrees(name: str, value: str, brought: Brought) -> str:
    """Return in which part the file says the same of the text, as words to go on with."""
    same = brought.said.get(name, "").casefold() == value.casefold()
    return f" and {brought.said_in[name]}" if same and name in brought.said_in else ""


def _stands(value: str, lines: Sequence[ImportedLine]) -> bool:
    return any(value in line.text for line in lines)
