"""Proofs by words: a named source, the words of a source or entry, and two wordings side by side."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import Final

from facingpages.course.formats.base import Quote
from facingpages.course.formats.source_file import Steps
from facingpages.course.kinds.citation_check.format import (
    NamedEntry,
    NamedNotListed,
    ReadThrough,
    SourceSays,
    Wording,
    WordsOfAnother,
)
from facingpages.course.kinds.citation_check.ground import Ground, lines_of
from facingpages.course.placing import Zone, place
from facingpages.files.findings import Finding
from facingpages.language.messages import N_
from facingpages.text.citations import Entry
from facingpages.text.folded import Range, Text, fold

_ALIKE: Final = 0.5
_SHOWN: Final = 12  # words of a difference


def named_not_listed(proof: NamedNotListed, ground: Ground, steps: Steps) -> str | Finding:
    """Return the fact that a source is named in words and listed nowhere."""
    placed = place(proof.source, [ground.paragraph], ground.file, (*steps, "source"))
    if isinstance(placed, Finding):
        return placed
    shown = ground.seed.text.show(placed.where)
    entries = ground.naming(shown)
    if entries:
        message = f"`{shown}` is listed, on {lines_of(entries)} of {ground.seed.entry.id}"
        return ground.finding(
            (*steps, "source", "exact"), message, "Use the rule named-entry or read-through."
        )
    if not ground.seed.apparatus.entries:
        return ground.say(
            N_("Here the text names “%(source)s”, and it has no list of sources."), source=shown
        )
    message = N_("Here the text names “%(source)s”; none of the %(entries)s entries of its list does.")
    return ground.say(message, source=shown, entries=len(ground.seed.apparatus.entries))


def named_entry(proof: NamedEntry, ground: Ground, steps: Steps) -> str | Finding:
    """Return the fact that the claim itself names one entry, among all that its mark may cite."""
    named = _named(proof.source, ground, steps)
    if isinstance(named, Finding):
        return named
    where, entry = named
    shown = ground.seed.text.show(where)
    if where not in ground.claim:
        message = f"`{shown}` is outside the claim"
        return ground.finding((*steps, "source", "exact"), message, "Quote a name that the claim holds.")
    if ground.mark and ground.reference != entry:
        message = (
            f"the one entry that names `{shown}` is on line {entry.line}, and `reference` does not name it"
        )
        return ground.finding((*steps, "rule"), message, "Quote words of it in `reference`.")
    message = N_(
        "Here the text names “%(source)s”, and the list has one entry with that name, entry %(number)s."
    )
    return ground.say(message, source=shown, number=entry.number)


def _named(source: Quote, ground: Ground, steps: Steps) -> tuple[Range, Entry] | Finding:
    """Return the place of a source's name, with the one entry that holds it."""
    placed = place(source, [ground.paragraph], ground.file, (*steps, "source"))
    if isinstance(placed, Finding):
        return placed
    shown = ground.seed.text.show(placed.where)
    entries = ground.naming(shown)
    if len(entries) != 1:
        message = f"`{shown}` is in {len(entries) or 'no'} entries" + (
            f", on {lines_of(entries)}" if entries else ""
        )
        return ground.finding(
            (*steps, "source", "exact"), message, "Use this rule for a name that one entry holds."
        )
    return placed.where, entries[0]


def read_through(proof: ReadThrough, ground: Ground, steps: Steps) -> str | Finding:
    """Return the fact that the entry of a named source shows where it was read instead."""
    named = _named(proof.source, ground, steps)
    if isinstance(named, Finding):
        return named
    where, entry = named
    inside = place(
        proof.entry, [Zone(ground.seed.entry, ground.seed.text, entry.where)], ground.file, (*steps, "entry")
    )
    if isinstance(inside, Finding):
        return inside
    message = N_("The list has one entry that names “%(source)s”, entry %(number)s, and it adds “%(words)s”.")
    show = ground.seed.text.show
    return ground.say(message, source=show(where), number=entry.number, words=show(inside.where))


def source_says(proof: SourceSays, ground: Ground, steps: Steps) -> str | Finding:
    """Return the words of the claim beside those of its source."""
    statement = place(proof.statement, [ground.paragraph], ground.file, (*steps, "statement"))
    if isinstance(statement, Finding):
        return statement
    stated = ground.quoted(statement.where)
    zones = (
        [ground.opened]
        if ground.opened
        else [Zone(ground.seed.entry, ground.seed.text, entry.where) for entry in ground.candidates]
    )
    if not zones:
        return ground.finding(
            (*steps, "says", "exact"),
            "there is no source to quote from",
            "Show one with `source`, or name an entry in `reference`.",
        )
    says = place(proof.says, zones, ground.file, (*steps, "says"))
    if isinstance(says, Finding):
        return says
    if ground.opened:
        return ground.say(
            N_("The text has %(one)s, the source has %(other)s."),
            one=stated,
            other=ground.quoted_in_source(says.where),
        )
    entry = next(entry for entry in ground.candidates if says.where in entry.where)
    message = N_("The text has %(one)s; entry %(number)s of its list has “%(words)s”.")
    return ground.say(message, one=stated, number=entry.number, words=ground.seed.text.show(says.where))


def wording(proof: Wording, ground: Ground, steps: Steps) -> str | Finding:
    """Return how two wordings differ."""
    first = place(proof.quote, [ground.paragraph], ground.file, (*steps, "quote"))
    if isinstance(first, Finding):
        return first
    other = place(proof.original, [ground.opened or ground.whole], ground.file, (*steps, "original"))
    if isinstance(other, Finding):
        return other
    if ground.is_one_place(first.where, other.where):
        return _same_place(ground, steps)
    shown = (
        ground.quoted(first.where),
        ground.quoted_in_source(other.where) if ground.opened else ground.quoted(other.where),
    )
    rule = compare(proof.quote, proof.original)
    if rule != proof.rule:
        message = f"the two wordings are {_COMPARED[rule]}"
        hint = f"Write rule: {rule}." if rule in _WORDED else "Quote the two places that give the same words."
        return ground.finding((*steps, "rule"), message, hint)
    fact = ground.say(_WORDED[rule], one=shown[0], other=shown[1])
    changes = [
        ground.say(_CHANGED[kind], one=one, other=other)
        for kind, one, other in differences(proof.quote, proof.original)
    ]
    if not changes:
        return fact
    difference = ground.say(N_("The difference: %(changes)s."), changes="; ".join(changes))
    return f"{fact} {difference}"


def words_of_another(proof: WordsOfAnother, ground: Ground, steps: Steps) -> str | Finding:
    """Return the fact that another place gives the same words to somebody else."""
    there = ground.opened or ground.whole
    placed = [
        place(quote, [zone], ground.file, (*steps, name))
        for name, quote, zone in (
            ("quote", proof.quote, ground.paragraph),
            ("original", proof.original, there),
            ("speaker", proof.speaker, there),
        )
    ]
    first, other, speaker = placed
    if isinstance(first, Finding):
        return first
    if isinstance(other, Finding):
        return other
    if isinstance(speaker, Finding):
        return speaker
    text = ground.source.text if ground.source else ground.seed.text
    if ground.is_one_place(first.where, other.where):
        return _same_place(ground, steps)
    if compare(proof.quote, proof.original) != "quotation-same":
        return ground.finding(
            (*steps, "original", "exact"),
            "the two places have not the same words",
            "Quote the same words in both places.",
        )
    if text.line_at(other.where.start) != text.line_at(speaker.where.start):
        return ground.finding(
            (*steps, "speaker", "exact"),
            "the speaker is not named on the line of the original",
            "Quote the name that is there.",
        )
    elsewhere = ground.quoted_in_source(other.where) if ground.opened else ground.quoted(other.where)
    message = N_("The same words, %(one)s and %(other)s, are given there to “%(speaker)s”.")
    return ground.say(
        message, one=ground.quoted(first.where), other=elsewhere, speaker=text.show(speaker.where)
    )


def _same_place(ground: Ground, steps: Steps) -> Finding:
    return ground.finding(
        (*steps, "original", "exact"),
        "the two quotations are at one place of the text",
        "Quote another place, with which the words are compared.",
    )


def compare(quote: Quote, original: Quote) -> str:
    """Return the rule that fits two wordings, or `unlike`."""
    first, two = _spelled(quote), _spelled(original)
    if fold(quote.exact) == fold(original.exact):
        return "quotation-same"
    if any(two[i : i + len(first)] == first for i in range(len(two) - len(first) + 1)):
        return "quotation-trimmed" if len(first) < len(two) else "quotation-altered"
    if difflib.SequenceMatcher(None, first, two, autojunk=False).ratio() < _ALIKE:
        return "unlike"
    cut_only = all(kind == "left out" for kind, _, _ in differences(quote, original))
    return "quotation-trimmed" if cut_only else "quotation-altered"


def differences(quote: Quote, original: Quote) -> Iterator[tuple[str, str, str]]:
    """Yield each difference in words: `changed`, `added` or `left out`, the words of the quotation, and those
    of the original."""
    first, two = _words(quote), _words(original)
    matcher = difflib.SequenceMatcher(None, _spelled(quote), _spelled(original), autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        match tag:
            case "replace":
                yield "changed", _shortened(first[a:b]), _shortened(two[c:d])
            case "delete":
                yield "added", _shortened(first[a:b]), ""
            case "insert":
                yield "left out", "", _shortened(two[c:d])
            case _:
                pass


def _shortened(words: Sequence[str]) -> str:
    return " ".join(words if len(words) <= _SHOWN else [*words[: _SHOWN // 2], "...", *words[-_SHOWN // 2 :]])


_COMPARED: Final = {
    "quotation-same": "the same, letter for letter",
    "quotation-trimmed": "the same words, but some of the second are left out of the first",
    "quotation-altered": "not the same words",
    "unlike": "too different to be one quotation",
}
_WORDED: Final = {
    "quotation-same": N_("Both places have the same words, letter for letter: %(one)s and %(other)s."),
    "quotation-trimmed": N_(
        "One place has %(one)s, the other %(other)s: the same words, but some of the second are left out."
    ),
    "quotation-altered": N_("One place has %(one)s, the other %(other)s: not the same words."),
}


_CHANGED: Final = {
    "changed": N_("“%(one)s” is in place of “%(other)s”"),
    "added": N_("“%(one)s” is added"),
    "left out": N_("“%(other)s” is left out"),
}


def _words(quote: Quote) -> list[str]:
    text = Text(quote.exact)
    return [text.show(word) for word in text.words]


def _spelled(quote: Quote) -> list[str]:
    return [fold(word).casefold() for word in _words(quote)]
