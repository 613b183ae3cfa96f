"""The formats of `seeds.yml`: sides, seeds with provenance and noise, source lists, and dated events.

These models are the definition: `authored` turns their errors into findings with a place, `schema`
publishes them as JSON Schema for editors.  They judge one file by itself; what needs the seeds, the
vocabularies' relations or other files is judged by `checks`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Final, Literal

from pydantic import Field, WithJsonSchema

from facingpages.course.formats.base import Model, Quote, no_items
from facingpages.course.formats.fields import (
    Address,
    Count,
    Day,
    Formed,
    Language,
    LineRange,
    Percent,
    Prose,
    Slug,
    Title,
)

FORMAT: Final = 2  # of a course; `migrate` brings an older one here


# --- seeds/seeds.yml ---------------------------------------------------------------------------------------


class Side(Model):
    """One of the answers that the texts give to the course's question."""

    id: Slug
    holds: Prose


NoiseKind = Literal[
    "ad",
    "by-line",
    "caption",
    "comment link",
    "reader comment",
    "navigation",
    "newsletter box",
    "note",
    "repeated title",
    "source list",
]


class Noise(Model):
    """Lines of a seed that are not the author's argument."""

    lines: LineRange
    kind: NoiseKind


class Link(Quote):
    """Words of a seed that lead to a web address, which the file of the text held and its words do not."""

    address: Address


class SourceList(Model):
    """A text's own list of sources: the line of its heading, if it has one, and the lines of its entries, one
    each."""

    heading: LineRange | None = None
    entries: LineRange

    @property
    def first(self) -> int:
        """The first line that is no running text."""
        return (self.heading or self.entries).first


STATED: Final = ("title", "author", "outlet", "date")  # what a text may state of itself, or not


class SeedEntry(Model):
    """The provenance of one seed; title, author, outlet and date as stated in the text, else `not stated`.

    `print` says in a sentence what a reader may notice about the letters of the text, and should not judge
    it by. `side` is one of the file's sides, or `none` for a practice text, which takes none. `licence`
    says on what terms the text may be shown, `words` how many it has; `quotation_share` is the share of
    it, in per cent, that the pages may show, where it is not the course's. `links` are the hyperlinks that
    the file of the text held."""

    id: Slug
    received_as: Prose
    sha256: Annotated[str, Formed(r"^[0-9a-f]{64}$")]
    words: Count
    licence: Title
    title: Title
    author: Title
    outlet: Title
    date: Title
    kind: Prose
    side: Slug
    position: Title
    here_because: Prose
    notice: list[Prose]
    noise: list[Noise]
    plain_reports: list[LineRange] = Field(
        default_factory=no_items, description="Lines that report and argue for no side."
    )
    source_list: SourceList | None = None
    links: list[Link] = Field(default_factory=no_items)
    language: Language | None = None
    quotation_share: Percent | None = None
    print: (
        Annotated[Prose, Field(description="A note on how the text is printed, such as small letters.")]
        | None
    ) = None


NO_SIDE: Final = "none"  # the side of a practice text


class Stated(Quote):
    """Words of a seed that state something."""

    seed: Slug


class DatedEvent(Model):
    """An event that the texts date: its date, a neutral description, and the quotations that state it."""

    date: Day
    what: Title
    stated: Annotated[list[Stated], Field(min_length=1)]


class SeedsFile(Model):
    """The whole of `seeds.yml`: the question, the sides, the seeds, and the events that the seeds date.

    `format` is the number of the course's format.  `language` is that of the lessons and of every seed
    that does not name its own, as a BCP 47 tag.  `quotation_share` is how much of a seed, in per cent of
    its words, the pages may show. `practice` lists texts that were written for the course, to practise on:
    they take no side, and count in no balance."""

    format: Annotated[Literal["2"], WithJsonSchema({"enum": [FORMAT, str(FORMAT)]})]
    question: Title
    language: Language = "en"
    quotation_share: Percent | None = None
    sides: Annotated[list[Side], Field(min_length=2)]
    seeds: Annotated[list[SeedEntry], Field(min_length=1)]
    practice: list[SeedEntry] = Field(default_factory=no_items)
    events: list[DatedEvent] = Field(default_factory=no_items)

    @property
    def texts(self) -> Iterator[tuple[str, int, SeedEntry]]:
        """Every text in the file: the list that holds it, its index there, and its entry."""
        yield from (("seeds", index, entry) for index, entry in enumerate(self.seeds))
        yield from (("practice", index, entry) for index, entry in enumerate(self.practice))


# --- front matter of lessons/*.md --------------------------------------------------------------------------
