"""Entry: what `seeds.yml` says of a text brought in, written as text, so that the rest of the file stays
as it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from facingpages.author.importers.model import Brought
from facingpages.author.importers.noise import Proposal
from facingpages.course.formats.seeds import Link, SeedsFile
from facingpages.course.formats.source_file import validate
from facingpages.course.paths import SEEDS_YML
from facingpages.course.seed import Seed
from facingpages.files import yaml_insert, yaml_read, yaml_text
from facingpages.files.findings import Finding
from facingpages.files.yaml_write import quoted, scalar, selector
from facingpages.text.folded import Lines, Text


@dataclass(frozen=True)
class StatedProvenance:
    """The facts about a text besides its words; `todo` where the author has to state one later."""

    id: str
    received_as: str
    title: str
    author: str
    outlet: str
    date: str
    kind: str
    licence: str
    side: str
    position: str
    here_because: str
    language: str | None = None


def seed_bytes(brought: Brought) -> bytes:
    """Return the bytes of the seed: those received where nothing was changed, else the lines as UTF-8."""
    return (
        brought.raw
        if brought.raw is not None
        else "".join(f"{line.text}\n" for line in brought.lines).encode()
    )


def words(content: bytes) -> int:
    """Return how many words a seed has, as the checker counts them."""
    return len(Text(content.decode()).words)


def same(content: bytes, seeds: Mapping[str, Seed]) -> str | None:
    """Return the id of the seed that holds the same words in the same order, or None."""
    told = _told(Text(content.decode()))
    return next((id for id, seed in seeds.items() if _told(seed.text) == told), None)


def _told(text: Text) -> list[str]:
    return [text.folded[word.start : word.end] for word in text.words]


def written(
    stated: StatedProvenance,
    content: bytes,
    noise: Sequence[Proposal],
    listed: tuple[Lines | None, Lines] | None,
    linked: Sequence[Link] = (),
) -> str:
    """Return the entry as YAML, as an item of `seeds` with no indentation."""
    return "".join(f"{line}\n" for line in (*_lines(stated, content, noise, listed), *_links(linked)))


def _lines(
    stated: StatedProvenance,
    content: bytes,
    noise: Sequence[Proposal],
    listed: tuple[Lines | None, Lines] | None,
) -> Iterator[str]:
    yield f"- id: {stated.id}"
    yield f"  received_as: {scalar(stated.received_as)}"
    yield f"  sha256: {hashlib.sha256(content).hexdigest()}"
    yield f"  words: {words(content)}"
    for name in ("licence", "title", "author", "outlet", "date", "kind", "side", "position", "here_because"):
        yield f"  {name}: {scalar(getattr(stated, name))}"
    if stated.language:
        yield f"  language: {stated.language}"
    yield "  notice: [] # what a reader may want to be warned of, in neutral words"
    if noise:
        yield "  noise:"
        yield from (f"    - {{lines: {one.lines}, kind: {one.kind}}}" for one in noise)
    else:
        yield "  noise: []"
    if listed:
        heading = f"heading: {listed[0]}, " if listed[0] else ""
        yield f"  source_list: {{{heading}entries: {listed[1]}}}"


def _links(linked: Sequence[Link]) -> Iterator[str]:
    if linked:
        yield "  links: # words that lead to an address, which the file held and the text does not show"
    for link in linked:
        yield f"    - {selector(link.selector())[:-1]}, address: {quoted(link.address)}}}"


def added(text: str, entry: str, side: tuple[str, str] | None) -> str:
    """Return `seeds.yml` with the entry, and a new side where one is given, at the end of their lists;
    raise `Refused`.

    What comes out is a valid file, or it does not come out.
    """
    made = yaml_insert.appended(text, SEEDS_YML, "seeds", entry)
    if side:
        made = yaml_insert.appended(
            made, SEEDS_YML, "sides", f"- id: {side[0]}\n  holds: {scalar(side[1])}\n"
        )
    if len(made.encode()) > yaml_text.MAX_BYTES:
        message = (
            f"would be longer than {yaml_text.MAX_BYTES:,} bytes with this text, and nothing could read it"
        )
        hint = "Bring the text without its links, as .txt, or state shorter words."
        raise yaml_text.Refused(Finding(SEEDS_YML, 1, 1, "file-too-large", message, hint))
    result = validate(yaml_read.parse(made, SEEDS_YML), made, SEEDS_YML, SeedsFile)
    if isinstance(result, list):
        raise yaml_text.Refused(result[0])
    return made


def files(root: Path, id: str, content: bytes, seeds_yml: str) -> dict[Path, bytes]:
    """Return what is to be written into a course."""
    return {root / "seeds" / f"{id}.txt": content, root / SEEDS_YML: seeds_yml.encode()}
