"""Placing: find the place of an author's quotation, or return a finding with the repair.

`anchors` knows one text; here a quotation is looked for in the stretches where it may be, and what the
author needs to mend it is computed: the context that would make it unique, or the nearest passage and its
line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facingpages.course.formats.base import Quote
from facingpages.course.formats.seeds import SeedEntry, Stated
from facingpages.course.formats.source_file import Authored, Steps
from facingpages.course.seed import Seed
from facingpages.files.findings import Finding, closest
from facingpages.files.yaml_write import quoted
from facingpages.text import anchors
from facingpages.text.folded import Range, Text, fold

_SHOWN = 4


class Unresolved(Exception):
    """An exercise that cannot be placed, with the findings that say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of a seed in which a quotation may be."""

    entry: SeedEntry
    text: Text
    where: Range

    @property
    def seed(self) -> str:
        """The id of the seed."""
        return self.entry.id

    def clear(self) -> tuple[Range, ...]:
        """Return the stretches that are the author's argument, or all of the zone if none is (as in a source
        list)."""
        pieces, start = [], self.where.start
        for noise in sorted(self.entry.noise, key=lambda noise: noise.lines.first):
            first, last = self.text.lines[noise.lines.first - 1], self.text.lines[noise.lines.last - 1]
            pieces.append(Range(start, min(first.start, self.where.end)))
            start = max(start, last.end)
        pieces.append(Range(start, self.where.end))
        return tuple(piece for piece in pieces if piece.start < piece.end) or (self.where,)

    def __str__(self) -> str:
        first, last = (
            self.text.line_at(self.where.start),
            self.text.line_at(max(self.where.start, self.where.end - 1)),
        )
        return f"{self.seed} {first}" if first == last else f"{self.seed} {first}-{last}"


@dataclass(frozen=True, slots=True)
class Placed:
    """The place of a quotation: the index of its zone, and its range in the seed, in characters."""

    zone: int
    where: Range


def place(quote: Quote, zones: Sequence[Zone], file: Authored[object], steps: Steps) -> Placed | Finding:  # type: ignore[type-var]
    """Return the one place that a quotation names in the zones, or the finding that explains why there is
    none."""
    places = _places(quote.selector(), zones)
    if len(places) == 1:
        return places[0]
    if places:
        message = f"`{short(quote.exact)}` occurs {len(places)} times in {_names(zones)}"
        return file.finding((*steps, "exact"), "quote-ambiguous", message, _telling_apart(places, zones))
    return file.finding((*steps, "exact"), "quote-missing", *_missing(quote, zones))


def stated(quote: Stated, seeds: Mapping[str, Seed], file: Authored[object], steps: Steps) -> Range | Finding:  # type: ignore[type-var]
    """Return the range, in characters, that a quotation names in its seed, or the finding that explains why
    there is none."""
    if quote.seed not in seeds:
        return file.finding(
            (*steps, "seed"), "unknown-seed", f"there is no seed `{quote.seed}`", closest(quote.seed, seeds)
        )
    seed = seeds[quote.seed]
    placed = place(quote, [Zone(seed.entry, seed.text, seed.whole)], file, steps)
    return placed if isinstance(placed, Finding) else placed.where


def _places(selector: anchors.Selector, zones: Sequence[Zone]) -> list[Placed]:
    return [
        Placed(i, where)
        for i, zone in enumerate(zones)
        for where in anchors.match(selector, zone.text, zone.where)
    ]


def _telling_apart(places: list[Placed], zones: Sequence[Zone]) -> str:
    """Return a hint with the context that would single out each place."""
    ways = []
    for placed in places[:_SHOWN]:
        zone = zones[placed.zone]
        selector = describe(placed, zones)
        context = [
            f"{name}: {quoted(words)}"
            for name, words in (("prefix", selector.prefix), ("suffix", selector.suffix))
            if words
        ]
        ways.append(
            f"{', '.join(context)} for `{_around(placed, zone)}` (line {zone.text.line_at(placed.where.start)} of {zone.seed})"
        )
    rest = f"; {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
    return f"Add {'; or '.join(ways)}{rest}."


def describe(placed: Placed, zones: Sequence[Zone]) -> anchors.Selector:
    """Return a selector that matches one place only in all zones, the shortest that will do."""
    zone = zones[placed.zone]
    selector = anchors.describe(placed.where, zone.text, zone.where)
    return (
        selector if len(_places(selector, zones)) == 1 else _widened(placed, zones)
    )  # else the same words are in the facing passage


def _around(placed: Placed, zone: Zone) -> str:
    """Return a place with two words on either side, so that an author recognises it."""
    touched = zone.text.words_in(placed.where)
    first, last = max(0, touched.start - 2), min(len(zone.text.words), touched.end + 2) - 1
    return zone.text.show(Range(zone.text.words[first].start, zone.text.words[last].end)).replace("\n", " ")


def _widened(placed: Placed, zones: Sequence[Zone]) -> anchors.Selector:
    """Return a selector that matches one place only in all zones, with the fewest words before it."""
    zone = zones[placed.zone]
    text, where = zone.text, placed.where
    first = text.words_in(where).start
    selector = anchors.Selector(text.folded[where.start : where.end])
    for number in range(first - 1, max(-1, first - 40), -1):
        selector = anchors.Selector(selector.exact, text.folded[text.words[number].start : where.start])
        if len(_places(selector, zones)) == 1:
            break
    return selector


def _missing(quote: Quote, zones: Sequence[Zone]) -> tuple[str, str]:
    """Return the message and the hint for a quotation that was not found."""
    bare = _places(anchors.Selector(quote.exact), zones)
    if bare:
        message = f"`{short(quote.exact)}` is in {_names(zones)}, but not with this prefix and suffix"
        return message, _telling_apart(bare, zones) if len(
            bare
        ) > 1 else "Delete `prefix` and `suffix`: the words are there once."
    message = f"`{short(quote.exact)}` is not in {_names(zones)}"
    for zone in zones:
        for where in anchors.match(quote.selector(), zone.text):
            line = zone.text.line_at(where.start)
            if noise := next((noise for noise in zone.entry.noise if line in noise.lines), None):
                return (
                    message,
                    f"It is on line {line} of {zone.seed}, which is noise ({noise.kind}): quote the author's own words.",
                )
            return (
                message,
                f"It is on line {line} of {zone.seed}, outside: change the lines or the quotation.",
            )
    nears = [
        (near, zone)
        for zone in zones
        for piece in zone.clear()
        if (near := anchors.nearest(quote.exact, zone.text, piece))
    ]
    if not nears:
        return message, "Nothing there is like it: copy the words from the seed."
    near, zone = max(nears, key=lambda pair: pair[0].likeness)
    shown = zone.text.show(near.where)
    same = fold(shown).casefold() == fold(quote.exact).casefold()
    why = "with other capitals" if same else "which is the nearest"
    return (
        message,
        f"Line {zone.text.line_at(near.where.start)} of {zone.seed} has `{shown}`, {why}: copy it from there.",
    )


def _names(zones: Sequence[Zone]) -> str:
    return " or ".join(str(zone) for zone in zones)


def short(words: str) -> str:
    """Return words as a finding shows them: a long run loses its middle."""
    return words if len(words) <= 80 else f"{words[:60]}...{words[-15:]}"
