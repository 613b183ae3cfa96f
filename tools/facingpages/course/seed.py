"""Seeds: a source text as received, with its provenance and its citations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from facingpages.course.formats.seeds import Noise, SeedEntry
from facingpages.course.paragraphs import Paragraphs
from facingpages.text import citations
from facingpages.text.anchors import match
from facingpages.text.folded import Lines, Range, Text


@dataclass(frozen=True)
class Seed:
    """One seed: its entry in `seeds.yml` and its text, byte for byte as received."""

    entry: SeedEntry
    text: Text

    @cached_property
    def apparatus(self) -> citations.Apparatus:
        """The citation marks of the running text and the entries of the source list."""
        listed = self.entry.source_list
        return citations.read(self.text, (listed.heading, listed.entries) if listed else None, self.links)

    @cached_property
    def links(self) -> tuple[citations.LinkedWords, ...]:
        """The words that lead to an address, as `seeds.yml` keeps them; `load` reports those that it cannot
        place."""
        placed = ((match(link.selector(), self.text), link.address) for link in self.entry.links)
        return tuple(citations.LinkedWords(where[0], address) for where, address in placed if len(where) == 1)

    @cached_property
    def body(self) -> Range:
        """The range before the text's own source list, or the whole text if it has none."""
        listed = self.entry.source_list
        return Range(
            0, self.text.lines[listed.first - 2].end if listed and listed.first > 1 else len(self.text.folded)
        )

    @cached_property
    def numbered(self) -> Paragraphs:
        """The paragraphs, as a reader counts them."""
        return Paragraphs.of(self.entry, self.text)

    @cached_property
    def whole(self) -> Range:
        """All characters."""
        return Range(0, len(self.text.folded))

    def noise_in(self, lines: Lines) -> tuple[Noise, ...]:
        """Return the noise that overlaps `lines`."""
        return tuple(noise for noise in self.entry.noise if noise.lines.overlaps(lines))

    def noise_said(self, lines: Lines) -> str:
        """Return the complaint about noise in `lines`, or the empty string if there is none."""
        shared = self.noise_in(lines)
        many = len(shared) > 1 or any(noise.lines.first < noise.lines.last for noise in shared)
        named = " and ".join(f"{noise.lines} ({noise.kind})" for noise in shared)
        return (
            f"line{'s' if many else ''} {named} of {self.entry.id} {'are' if many else 'is'} noise, not the author's argument"
            if shared
            else ""
        )
