"""Proofs of the trace: whether a mark leads to one reference, to several or to none, and that nothing
cites."""

from __future__ import annotations

from typing import Final, assert_never

from facingpages.course.formats.source_file import Steps
from facingpages.course.kinds.citation_check.format import (
    Attribution,
    NoCitation,
    NotListed,
    OneEntry,
    SeveralEntries,
)
from facingpages.course.kinds.citation_check.ground import Ground, lines_of
from facingpages.course.placing import place
from facingpages.files.findings import Finding
from facingpages.language.messages import N_
from facingpages.text.citations import Entry, Listed, Style, Target


def no_citation(proof: NoCitation, ground: Ground, steps: Steps) -> str | Finding:
    """Return the fact that the lines of the claim hold nothing that cites, or may cite."""
    if wrong := _cited(ground, steps):
        return wrong
    works = ground.seed.apparatus.works_in(ground.claim)
    if works:
        message = f"the claim mentions a work: `{works[0].shown}`"
        return ground.finding((*steps, "rule"), message, "Key it attributed, with the rule attribution.")
    number = ground.seed.numbered.number(ground.seed.text.line_at(ground.claim.start))
    return ground.say(
        N_(
            "Paragraph %(number)s of this text cites nothing: it holds no address, number, note, link, or name with a year."
        ),
        number=number,
    )


def attribution(proof: Attribution, ground: Ground, steps: Steps) -> str | Finding:
    """Return the fact that the claim mentions a work, and that nothing leads to it."""
    placed = place(proof.source, [ground.paragraph], ground.file, (*steps, "source"))
    if isinstance(placed, Finding):
        return placed
    if wrong := _cited(ground, steps):
        return wrong
    shown = ground.seed.text.show(placed.where)
    apparatus, words = ground.seed.apparatus, ground.seed.text.words_in(placed.where)
    names_it = apparatus.speaks_of_work(placed.where) and len(words) > 1  # "a report", not the verb alone
    if not names_it and not apparatus.works_in(placed.where):
        message = f"`{shown}` does not say that a study, a report or another work shows it"
        hint = "Quote the words that mention the work, as `according to a 2021 study`; else use another rule."
        return ground.finding((*steps, "source", "exact"), message, hint)
    return ground.say(
        N_("The text mentions a work, “%(source)s”, and nothing in this paragraph leads to one."),
        source=shown,
    )


def _cited(ground: Ground, steps: Steps) -> Finding | None:
    """Return what a line of the claim holds that cites, or may cite, as a finding; None where nothing
    does."""
    text, apparatus = ground.seed.text, ground.seed.apparatus
    for number in range(text.line_at(ground.claim.start), text.line_at(ground.claim.end - 1) + 1):
        here = f"line {number} of {ground.seed.entry.id} holds"
        if marks := apparatus.marks_in(text.lines[number - 1]):
            what = "the link" if marks[0].style is Style.LINK else "the citation mark"
            return ground.finding(
                (*steps, "rule"),
                f"{here} {what} `{marks[0].shown}`",
                "Use a rule for a citation that is there.",
            )
        if others := apparatus.unread_in(text.lines[number - 1]):
            message = f"{here} `{text.show(others[0])}`, which may be a citation but is not a mark that is read here"
            return ground.finding((*steps, "rule"), message, UNREAD)
    return None


UNREAD: Final = (
    "Choose a claim on another line, or ask the question on another axis and key it cannot-tell: "
    "nobody can say here that nothing is cited."
)


def target_of(proof: NotListed | OneEntry | SeveralEntries, ground: Ground, steps: Steps) -> Target | Finding:
    """Return the target of the mark that a proof speaks of: the one it names, else the only one."""
    key = "target" if proof.target else "domain"
    name = proof.target or proof.domain
    names = tuple(dict.fromkeys(target.name for target in ground.mark.targets)) if ground.mark else ()
    if ground.mark and (found := ground.mark.target(name or names[0])) and (name or len(names) == 1):
        if found.other_year:
            message = f"the only entry that fits `{found.name}` is of {found.other_year}: nobody can say whether it is meant"
            return ground.finding((*steps, "rule"), message, "Ask about another mark, or on another axis.")
        return found
    has = f"It mentions {', '.join(names)}." if names else "`citation` is none: name the mark there."
    if name is None:
        message = f"the mark cites {len(names)} things, and the proof names none"
        return ground.finding((*steps, "rule"), message, f"Add target: one of {', '.join(names)}.")
    return ground.finding((*steps, key), f"the mark does not mention `{name}`", has)


def not_listed(proof: NotListed, ground: Ground, steps: Steps) -> str | Finding:
    """Return the fact that no entry is one that the mark can mean."""
    target = target_of(proof, ground, steps)
    if isinstance(target, Finding):
        return target
    entries = target.entries
    if entries:
        message = f"`{target.name}` is listed, on {lines_of(entries)} of {ground.seed.entry.id}"
        return ground.finding((*steps, "rule"), message, "Use the rule one-entry or several-entries.")
    listed = [e for e in ground.seed.apparatus.entries if e.listed is not Listed.LINKS]
    if not listed:
        return ground.say(
            N_("The mark names %(domain)s, and this text has no list of sources."), domain=target.name
        )
    return ground.say(
        N_("None of the %(entries)s entries of the list names %(domain)s."),
        entries=len(listed),
        domain=target.name,
    )


def one_entry(proof: OneEntry, ground: Ground, steps: Steps) -> str | Finding:
    """Return the fact that one entry is all that the mark can mean, and that it is the one of `reference`."""
    target = target_of(proof, ground, steps)
    if isinstance(target, Finding):
        return target
    entries = target.entries
    if len(entries) != 1:
        message = f"`{target.name}` is in {len(entries)} entries" + (
            f", on {lines_of(entries)}" if entries else ""
        )
        return ground.finding(
            (*steps, "rule"), message, f"Use the rule {'several-entries' if entries else 'not-listed'}."
        )
    (entry,) = entries
    if ground.reference != entry:
        where = f"on line {entry.line}" if entry.listed is not Listed.LINKS else f"`{entry.address}`"
        message = f"the one entry for `{target.name}` is {where}, and `reference` does not name it"
        return ground.finding((*steps, "rule"), message, "Quote words of it in `reference`.")
    return _led_to(entry, target, ground)


def _led_to(entry: Entry, target: Target, ground: Ground) -> str:
    match entry.listed:
        case Listed.LIST:
            message = N_("The list has one entry for %(domain)s, entry %(number)s: %(entry)s")
        case Listed.NOTES:
            message = N_("The mark leads to one note, note %(domain)s: %(entry)s")
        case Listed.LINKS:
            message = N_("The highlighted words are a link, and it leads to one address: %(domain)s")
        case _:
            assert_never(entry.listed)
    return ground.say(message, domain=target.name, number=entry.number, entry=entry.shown)


def several_entries(proof: SeveralEntries, ground: Ground, steps: Steps) -> str | Finding:
    """Return the fact that the mark can mean this many entries."""
    target = target_of(proof, ground, steps)
    if isinstance(target, Finding):
        return target
    entries = target.entries
    if len(entries) != proof.entries or len(entries) < 2:
        few = {0: "no entry", 1: "one entry only"}
        held = few.get(len(entries)) or f"{len(entries)} entries, not {proof.entries}"
        message = f"`{target.name}` is in {held}"
        hint = (
            f"Write entries: {len(entries)}." if len(entries) > 1 else "Use the rule one-entry or not-listed."
        )
        return ground.finding((*steps, "entries"), message, hint)
    addressed = ground.mark is not None and ground.mark.style is Style.ADDRESS
    message = (
        N_(
            "%(count)s entries of the list are from %(domain)s (entries %(numbers)s); the mark does not say which is meant."
        )
        if addressed
        else N_(
            "%(count)s entries of the list fit %(domain)s (entries %(numbers)s); the mark does not say which is meant."
        )
    )
    numbers = ", ".join(str(entry.number) for entry in entries)
    return ground.say(message, count=len(entries), domain=target.name, numbers=numbers)
