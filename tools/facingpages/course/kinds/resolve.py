"""Resolve: an exercise file, its quotations placed in the seeds, becomes an `Exercise`; or findings.

What is judged here is whether the key can be placed at all; whether it is right is judged by `checks`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from facingpages.course.formats.source_file import Authored, Steps
from facingpages.course.items import (
    Exercise,
    FactKey,
    Focus,
    GoneKey,
    Item,
    KeyedSpan,
    Marking,
    MarkKey,
    Passage,
    RewriteKey,
    Rewriting,
    Sorting,
    SortKey,
    Stem,
    Unit,
    UnitKey,
)
from facingpages.course.kinds.citation_check.resolve import resolve as resolve_citation
from facingpages.course.kinds.registry import ClaimEvidenceFile, ExerciseFile, LoadedTermsFile, PassageRef, RewriteFile
from facingpages.course.placing import Placed, Unresolved, Zone, place, short
from facingpages.course.seed import Seed
from facingpages.files.findings import Finding, closest
from facingpages.language.vocabulary import vocabulary
from facingpages.text.anchors import Selector, match
from facingpages.text.folded import Range, Text

T = TypeVar("T")


def resolve(id: str, file: Authored[ExerciseFile], seeds: Mapping[str, Seed], language: str) -> Exercise:
    """Return the exercise that a file describes, with what the course itself says in a language; raise `Unresolved` with its findings."""
    data = file.data
    if isinstance(data, LoadedTermsFile):
        return _loaded_terms(id, file, data, seeds)
    if isinstance(data, ClaimEvidenceFile):
        return _claim_evidence(id, file, data, seeds)
    if isinstance(data, RewriteFile):
        return _rewrite(id, file, data, seeds)
    seed = seed_of(data.claim.seed, seeds, file, ("claim", "seed"))
    source = _passage(data.source, file, seeds, ("source",)) if data.source else None
    return resolve_citation(id, file, data, seed, source, language)


def seed_of(name: str, seeds: Mapping[str, Seed], file: Authored[ExerciseFile], steps: Steps) -> Seed:
    """Return the seed of that id; raise `Unresolved` where there is none."""
    if name not in seeds:
        raise Unresolved(file.finding(steps, "unknown-seed", f"there is no seed `{name}`", closest(name, seeds)))
    return seeds[name]


def _passages(refs: Sequence[PassageRef], file: Authored[ExerciseFile], seeds: Mapping[str, Seed]) -> tuple[Passage, ...]:
    passages: list[Passage] = []
    noisy: list[Finding] = []
    first_word = 0
    for index, ref in enumerate(refs):
        try:
            passages.append(_passage(ref, file, seeds, ("stimulus", index), first_word))
            first_word += len(passages[-1].seed_words)
        except Unresolved as refused:
            noisy += refused.findings
            if any(finding.code != "noise-in-stimulus" for finding in refused.findings):
                raise
    if noisy:
        raise Unresolved(*noisy)
    return tuple(passages)


def _passage(ref: PassageRef, file: Authored[ExerciseFile], seeds: Mapping[str, Seed], steps: Steps, first_word: int = 0) -> Passage:
    """Return the passage that a file names at `steps`; raise `Unresolved` where it is outside the seed or holds noise."""
    seed = seed_of(ref.seed, seeds, file, (*steps, "seed"))
    if ref.lines.last > len(seed.text.lines):
        message = f"`{ref.lines}` goes beyond the {len(seed.text.lines)} lines of {ref.seed}"
        raise Unresolved(file.finding((*steps, "lines"), "lines-outside", message, "Name lines that the seed has."))
    if said := seed.noise_said(ref.lines):
        raise Unresolved(file.finding((*steps, "lines"), "noise-in-stimulus", said, "Choose lines without it."))
    return Passage(seed.entry, seed.text, ref.lines, first_word)


def _zones(passages: Sequence[Passage]) -> list[Zone]:
    return [Zone(p.seed, p.text, p.where) for p in passages]


def _all(results: Sequence[T | Finding]) -> list[T]:
    """Return the results if none is a finding; raise `Unresolved` with those that are."""
    findings = [r for r in results if isinstance(r, Finding)]
    if findings:
        raise Unresolved(*findings)
    return [r for r in results if not isinstance(r, Finding)]


def _stem(id: str, data: ExerciseFile, passages: tuple[Passage, ...]) -> Stem:
    return Stem(id, data.kind, data.title, data.minutes, data.prompt, passages)


def _loaded_terms(id: str, file: Authored[ExerciseFile], data: LoadedTermsFile, seeds: Mapping[str, Seed]) -> Exercise:
    passages = _passages(data.stimulus, file, seeds)
    zones = _zones(passages)
    placed: list[Placed] = _all([place(span.mark, zones, file, ("spans", i, "mark")) for i, span in enumerate(data.spans)])
    cut = [
        file.finding(
            ("spans", i, "mark", "exact"), "span-cuts-word", f"`{data.spans[i].mark.exact}` begins or ends inside a word", "Quote whole words."
        )
        for i, where in enumerate(placed)
        if passages[where.zone].text.cuts_word(where.where)
    ]
    if cut:
        raise Unresolved(*cut)
    cores = _all([_core(i, data, passages[at.zone].text, at.where, file) for i, at in enumerate(placed)])
    keyed = [
        KeyedSpan(passages[at.zone].number(at.where), passages[at.zone].number(core), span.verdict, span.technique, span.neutral, span.why)
        for span, at, core in zip(data.spans, placed, cores, strict=True)
    ]
    _refuse_overlap(file, data, keyed)
    words = sum(len(p.words) for p in passages)
    key = MarkKey(tuple(sorted(keyed, key=lambda span: span.words)))
    return Exercise(_stem(id, data, passages), (Item(f"{id}#1", Marking(words), key),))


def _core(i: int, data: LoadedTermsFile, text: Text, span: Range, file: Authored[ExerciseFile]) -> Range | Finding:
    """Return the characters of the least that must be marked of a span, or the finding that says why there are none."""
    core = data.spans[i].core
    if core is None:
        return span
    places = [where for where in match(Selector(core), text, span) if not text.cuts_word(where)]
    if len(places) == 1:
        return places[0]
    message = f"`{core}` is not a piece of `{short(data.spans[i].mark.exact)}` in whole words, once"
    return file.finding(("spans", i, "core"), "core-outside", message, "Copy from `exact` the least words that must be marked, or delete `core`.")


def _refuse_overlap(file: Authored[ExerciseFile], data: LoadedTermsFile, keyed: list[KeyedSpan]) -> None:
    order = sorted(range(len(keyed)), key=lambda i: (keyed[i].words, i))
    for one, two in pairwise(order):
        if keyed[one].words.overlaps(keyed[two].words):
            first, second = data.spans[one], data.spans[two]
            message = f"the {second.verdict} span `{second.mark.exact}` overlaps the {first.verdict} span `{first.mark.exact}`"
            raise Unresolved(
                file.finding(("spans", two, "mark", "exact"), "spans-overlap", message, "Shorten one of the two, or make them one span.")
            )


def _claim_evidence(id: str, file: Authored[ExerciseFile], data: ClaimEvidenceFile, seeds: Mapping[str, Seed]) -> Exercise:
    passages = _passages(data.stimulus, file, seeds)
    placed: list[Placed] = _all([place(unit.text, _zones(passages), file, ("units", i, "text")) for i, unit in enumerate(data.units)])
    _refuse_holes(file, passages, placed)
    for i, unit in enumerate(data.units):
        if unit.supports is not None and (unit.supports > len(data.units) or unit.supports == i + 1):
            message = f"unit {i + 1} supports unit {unit.supports}, which is not another unit of this exercise"
            raise Unresolved(file.finding(("units", i, "supports"), "unit-unknown", message, f"Write a number from 1 to {len(data.units)}."))
    _refuse_idle_links(file, data)
    units = tuple(Unit(where.zone, where.where) for where in placed)
    key = SortKey(tuple(UnitKey(u.role, u.evidence, u.supports, tuple(u.accept), u.why) for u in data.units))
    return Exercise(_stem(id, data, passages), (Item(f"{id}#1", Sorting(units), key),))


def _refuse_idle_links(file: Authored[ExerciseFile], data: ClaimEvidenceFile) -> None:
    """Refuse `supports` on a unit whose role supports nothing: the page offers no link there."""
    roles = vocabulary().roles
    for i, unit in enumerate(data.units):
        if unit.supports is not None and not roles[unit.role].can_support:
            message = f"unit {i + 1} supports unit {unit.supports}, but a part with the role {unit.role} supports no other part"
            able = ", ".join(role.id for role in roles.values() if role.can_support)
            raise Unresolved(
                file.finding(("units", i, "supports"), "role-supports-nothing", message, f"Delete `supports`, or choose another role: {able}.")
            )


def _refuse_holes(file: Authored[ExerciseFile], passages: tuple[Passage, ...], placed: list[Placed]) -> None:
    """Refuse units that are not, in order, the whole of the passages without gap or overlap; all gaps are one finding, at the first."""
    at = {index: passage.where.start for index, passage in enumerate(passages)}
    gaps: list[tuple[int, Steps, str]] = []  # the number of the passage, where the finding stands, what it says
    for i, where in enumerate(placed):
        steps: Steps = ("units", i, "text", "exact")
        text, done = passages[where.zone].text, at[where.zone]
        if i and where.zone < placed[i - 1].zone:
            raise Unresolved(file.finding(steps, "units-order", f"unit {i + 1} stands before unit {i}", "Put the units in the order of the text."))
        if where.where.start < done:
            message = f"unit {i + 1} begins before the end of the unit above it"
            raise Unresolved(file.finding(steps, "units-overlap", message, "Put the units in the order of the text, each beginning where one ends."))
        if left := " ".join(text.show(Range(done, where.where.start)).split()):
            gaps.append((where.zone, steps, f"`{short(left)}`, before unit {i + 1}"))
        at[where.zone] = where.where.end
    for index, passage in enumerate(passages):
        left = " ".join(passage.text.show(Range(at[index], passage.where.end)).split())
        held = [i for i, where in enumerate(placed) if where.zone == index]
        if left and held:
            gaps.append((index, ("units", held[-1], "text", "exact"), f"`{short(left)}`, after unit {held[-1] + 1}"))
        elif left:
            gaps.append((index, ("stimulus", index), f"anything of the passage from {passage.seed.id}"))
    if gaps:
        gaps.sort(key=lambda gap: gap[0])  # the passages in order, each from its beginning
        message = f"no unit holds {'; nor '.join(said for _, _, said in gaps)}"
        raise Unresolved(file.finding(gaps[0][1], "units-gap", message, "Add a unit for it, or let a neighbouring unit take it in."))


def _rewrite(id: str, file: Authored[ExerciseFile], data: RewriteFile, seeds: Mapping[str, Seed]) -> Exercise:
    passages = _passages(data.stimulus, file, seeds)
    text = passages[0].text
    (sentence,) = _all([place(data.sentence, _zones(passages), file, ("sentence",))])
    inside = [Zone(passages[0].seed, text, sentence.where)]
    placed: list[Placed] = _all([place(part.mark, inside, file, ("loaded", i, "mark")) for i, part in enumerate(data.loaded)])
    gone = tuple(GoneKey(text.show(where.where), part.neutral, part.why) for part, where in zip(data.loaded, placed, strict=True))
    facts = tuple(FactKey(fact.fact, tuple(fact.any_of), fact.why) for fact in data.facts)
    key = RewriteKey(gone, facts, tuple(data.rubric), data.model, data.why)
    stem = replace(_stem(id, data, passages), focus=Focus(sentence.where, None))
    return Exercise(stem, (Item(f"{id}#1", Rewriting(text.show(sentence.where)), key),))
