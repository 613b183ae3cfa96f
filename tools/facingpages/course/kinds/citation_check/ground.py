"""The ground of a proof: the text, claim, mark and source from which a fact is recomputed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from facingpages.course.formats.base import Quote
from facingpages.course.formats.source_file import Authored, Steps
from facingpages.course.kinds.citation_check.format import CitationCheckFile
from facingpages.course.passage import Passage
from facingpages.course.placing import Zone
from facingpages.course.seed import Seed
from facingpages.files.findings import Finding
from facingpages.language.messages import N_, catalogue
from facingpages.text.anchors import match
from facingpages.text.citations import Citation, Entry
from facingpages.text.folded import Range, fold


@dataclass(frozen=True)
class Ground:
    """The ground of a proof: the seed, the claim, its mark, the entry named as reference, and
    the source where it is shown.

    The fact that comes out is in `language`; findings are in English.
    """

    file: Authored[CitationCheckFile]
    seed: Seed
    claim: Range
    mark: Citation | None
    reference: Entry | None
    source: Passage | None
    language: str

    @property
    def candidates(self) -> tuple[Entry, ...]:
        """The entries that the mark can mean; only the reference where a target of the mark means nothing
        else."""
        if not self.mark:
            return ()
        if self.reference and any(target.entries == (self.reference,) for target in self.mark.targets):
            return (self.reference,)
        return self.mark.entries

    @property
    def opened(self) -> Zone | None:
        """The stretch of the shown source in which a quotation may be."""
        return Zone(self.source.seed, self.source.text, self.source.where) if self.source else None

    @property
    def paragraph(self) -> Zone:
        """The paragraph in which the claim begins."""
        text = self.seed.text
        return Zone(self.seed.entry, text, text.lines[text.line_at(self.claim.start) - 1])

    @property
    def whole(self) -> Zone:
        """All of the seed."""
        return Zone(self.seed.entry, self.seed.text, self.seed.whole)

    @property
    def running(self) -> Zone:
        """The seed before its own list of sources, whose dates are those of the sources."""
        return Zone(self.seed.entry, self.seed.text, self.seed.body)

    def is_one_place(self, first: Range, other: Range) -> bool:
        """Return whether two places share words; never where the other is in the source that is shown."""
        return not self.source and first.overlaps(other)

    def naming(self, name: str) -> tuple[Entry, ...]:
        """Return the entries of the list that hold a name, in whole words."""
        called = re.compile(rf"(?<!\w){re.escape(fold(name))}(?!\w)", re.IGNORECASE)
        entries = self.seed.apparatus.listed(None)
        return tuple(entry for entry in entries if called.search(fold(entry.shown)))

    def holds(self, entry: Entry, quote: Quote) -> bool:
        """Return whether words are in an entry of the list."""
        return bool(match(quote.selector(), self.seed.text, entry.where))

    def quoted(self, where: Range) -> str:
        """Return words of the seed with their paragraph."""
        return self.say(
            N_("“%(words)s” (paragraph %(number)s)"),
            words=self.seed.text.show(where),
            number=self.seed.numbered.number(self.seed.text.line_at(where.start)),
        )

    def quoted_in_source(self, where: Range) -> str:
        """Return words of the source with their paragraph."""
        assert self.source
        text = self.source.text
        return self.say(
            N_("“%(words)s” (paragraph %(number)s of the source)"),
            words=text.show(where),
            number=self.source.numbered.number(text.line_at(where.start)),
        )

    def say(self, message: str, **values: object) -> str:
        """Return a message in the language, with its values."""
        return catalogue(self.language).gettext(message) % values

    def finding(self, steps: Steps, message: str, hint: str) -> Finding:
        """Return a finding: the seed contradicts the proof."""
        return self.file.finding(steps, "proof-wrong", message, hint)


def lines_of(entries: tuple[Entry, ...]) -> str:
    """Return the lines of some entries, as a finding names them."""
    numbers = ", ".join(str(entry.line) for entry in entries)
    return f"line{'s' if len(entries) > 1 else ''} {numbers}"
