"""Resolve a citation check: the claim, its mark, the entry it leads to, and questions whose keys are
proved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from facingpages.course.formats.base import Quote
from facingpages.course.formats.source_file import Authored, Steps
from facingpages.course.items import Choice, ChoiceKey, Choosing, Exercise, Focus, Item, Stem
from facingpages.course.kinds.citation_check import proofs
from facingpages.course.kinds.citation_check.decisive import decided
from facingpages.course.kinds.citation_check.format import CitationCheckFile, QuestionEntry
from facingpages.course.kinds.citation_check.ground import Ground
from facingpages.course.kinds.passages import passage_of, seed_of
from facingpages.course.passage import Passage
from facingpages.course.placing import Unresolved, Zone, place
from facingpages.course.seed import Seed
from facingpages.files.findings import Finding, closest
from facingpages.language.vocabulary import AxisTerm, vocabulary
from facingpages.text.citations import Citation, Entry, Listed, Style
from facingpages.text.folded import Lines, Range


def resolve(id: str, file: Authored[CitationCheckFile], seeds: Mapping[str, Seed], language: str) -> Exercise:
    """Return the exercise. Raise `Unresolved` with the first fault of claim, mark and reference, or else with
    one finding for each question whose key or proof is wrong."""
    data = file.data
    seed = seed_of(data.claim.seed, seeds, file, ("claim", "seed"))
    source = passage_of(data.source, file, seeds, ("source",)) if data.source else None
    claim = _placed(data, seed, file)
    lines = Lines(seed.text.line_at(claim.start), seed.text.line_at(claim.end - 1))
    if complaint := seed.noise_said(lines):
        raise Unresolved(
            file.finding(
                ("claim", "exact"), "noise-in-stimulus", complaint, "Choose a claim of the author's."
            )
        )
    mark = _mark(data, seed, file, seed.text.lines[lines.last - 1])
    ground = Ground(file, seed, claim, mark, _reference(data, seed, file, mark), source, language)
    items: list[Item] = []
    findings: list[Finding] = []
    for index, question in enumerate(data.questions):
        item = _question(f"{id}#{index + 1}", question, ground, ("questions", index))
        if isinstance(item, Item):
            items.append(item)
        else:
            findings.append(item)
    findings += _repeated(data, file)
    if findings:
        raise Unresolved(*findings)
    listed = seed.apparatus.listed(mark)
    stem = Stem(
        id,
        data.kind,
        data.title,
        data.minutes,
        data.prompt,
        (Passage(seed.entry, seed.text, lines),),
        Focus(claim, mark.where if mark else None),
        _listed(listed),
        source,
        tuple(entry.number for entry in mark.entries if entry in listed) if mark else (),
        listed[0].listed if listed else Listed.LIST,
        mark.style if mark else None,
    )
    return Exercise(stem, tuple(items))


def _listed(entries: tuple[Entry, ...]) -> tuple[tuple[int, str], ...]:
    """Return the entries for a numbered list, without the text's own numbers that would repeat it."""
    bare = [re.sub(rf"^\s*(\[{entry.number}\]|{entry.number}[.)])\s+", "", entry.shown) for entry in entries]
    numbered = all(words != entry.shown for words, entry in zip(bare, entries, strict=True))
    return tuple(
        (entry.line, words if numbered else entry.shown) for words, entry in zip(bare, entries, strict=True)
    )


def _placed(data: CitationCheckFile, seed: Seed, file: Authored[CitationCheckFile]) -> Range:
    placed = place(data.claim, [Zone(seed.entry, seed.text, seed.body)], file, ("claim",))
    if isinstance(placed, Finding):
        raise Unresolved(placed)
    return placed.where


def _mark(
    data: CitationCheckFile, seed: Seed, file: Authored[CitationCheckFile], line: Range
) -> Citation | None:
    if data.citation == "none":
        return None
    placed = place(data.citation, [Zone(seed.entry, seed.text, line)], file, ("citation",))
    marks = seed.apparatus.marks_in(line)
    if isinstance(placed, Finding) and (placed.code != "quote-missing" or not marks):
        raise Unresolved(placed)
    mark = None if isinstance(placed, Finding) else seed.apparatus.mark_at(placed.where)
    if not mark:
        message = f"`{data.citation.exact}` is not a whole citation mark"
        hint = f"The marks of this paragraph: {', '.join(f'`{m.shown}`' for m in marks)}."
        if not marks:
            hint = "A mark is an address in a bracket, a number, names and a year, or a link; this paragraph has none: choose another claim."
        raise Unresolved(file.finding(("citation", "exact"), "citation-not-a-mark", message, hint))
    return mark


def _reference(
    data: CitationCheckFile, seed: Seed, file: Authored[CitationCheckFile], mark: Citation | None
) -> Entry | None:
    if data.reference == "none":
        return None
    entries = seed.apparatus.entries
    if not entries or not mark:
        message = "`reference` names an entry, but " + (
            "`citation` is none" if entries else f"{seed.entry.id} has no source list"
        )
        raise Unresolved(file.finding(("reference",), "reference-unknown", message, "Write reference: none."))
    if mark.style is Style.LINK:
        entry = next((e for e in mark.entries if data.reference.exact in e.address), None)
        meant = ", ".join(f"`{e.address}`" for e in mark.entries)
    else:
        entry = _quoted_entry(data.reference, seed, file, mark)
        meant = f"the lines {', '.join(str(e.line) for e in mark.entries) or 'none'}"
    if not entry or entry not in mark.entries:
        message = f"the entry named is not one that the mark `{mark.shown}` can mean"
        raise Unresolved(file.finding(("reference",), "reference-unknown", message, f"It can mean {meant}."))
    return entry


def _quoted_entry(
    quote: Quote, seed: Seed, file: Authored[CitationCheckFile], mark: Citation
) -> Entry | None:
    """Return the entry of the text's list, or its note, that holds a quotation."""
    listed = mark.entries[0].listed if mark.entries else Listed.LIST
    entries = [entry for entry in seed.apparatus.entries if entry.listed is listed]
    if not entries:
        return None
    zone = Zone(seed.entry, seed.text, Range(entries[0].where.start, entries[-1].where.end))
    placed = place(quote, [zone], file, ("reference",))
    if isinstance(placed, Finding):
        raise Unresolved(placed)
    return next((entry for entry in entries if placed.where in entry.where), None)


def _question(id: str, question: QuestionEntry, ground: Ground, steps: Steps) -> Item | Finding:
    axis = vocabulary(ground.language).axes[question.axis]
    if ground.seed.apparatus.links(ground.mark):
        axis = axis.of_links()
    fault = next(_faults(question, axis, ground, steps), None)
    if fault:
        return fault
    fact: str | None = None
    if question.proof:
        result = proofs.recompute(question.proof, ground, (*steps, "proof"))
        if isinstance(result, Finding):
            return result
        fact = result
    order = [
        term.id for term in axis.choices
    ]  # the order of the vocabulary, so that an author's habit tells nothing
    entries = sorted(question.choices, key=lambda entry: order.index(entry.choice))
    labels = {term.id: term.label for term in axis.choices}
    choices = tuple(Choice(entry.choice, entry.text or labels[entry.choice]) for entry in entries)
    key = ChoiceKey(
        question.key,
        tuple((entry.choice, entry.why) for entry in entries),
        fact,
        decided(question.proof, ground),
    )
    return Item(id, Choosing(question.axis, question.ask or axis.ask, choices), key)


def _faults(question: QuestionEntry, axis: AxisTerm, ground: Ground, steps: Steps) -> Iterator[Finding]:
    """Yield faults of a question's choices and key, before its proof is checked."""
    known, offered = [term.id for term in axis.choices], [entry.choice for entry in question.choices]
    for index, choice in enumerate(offered):
        here = (*steps, "choices", index, "choice")
        if choice not in known:
            yield ground.file.finding(
                here,
                "unknown-term",
                f"`{choice}` is not an answer on the axis {axis.id}",
                closest(choice, known),
            )
        elif choice in offered[:index]:
            yield ground.file.finding(
                here, "choice-repeated", f"the choice `{choice}` is here twice", "Keep one of the two."
            )
    here = (*steps, "key")
    if question.key not in offered:
        yield ground.file.finding(
            here,
            "key-missing",
            f"the key `{question.key}` is not among the choices",
            closest(question.key, offered),
        )
        return
    answer = (question.axis, question.key)
    proving = sorted(rule for rule, proved in proofs.PROVES.items() if answer in proved)
    argued = proofs.ARGUED
    if ground.source:
        argued |= proofs.SHOWN
    elif not ground.mark:
        argued |= proofs.UNCITED
    if question.proof is None and answer not in argued:
        message = f"the key `{question.key}` states a fact without a `proof`"
        hint = (
            f"Add a proof with the rule {' or '.join(proving)}."
            if proving
            else "The source would have to be opened: key it cannot-tell."
        )
        yield ground.file.finding(here, "proof-missing", message, hint)
    elif question.proof and answer not in proofs.PROVES[question.proof.rule]:
        message = (
            f"the rule `{question.proof.rule}` does not prove `{question.key}` on the axis {question.axis}"
        )
        proved = ", ".join(f"{choice} on {on}" for on, choice in sorted(proofs.PROVES[question.proof.rule]))
        yield ground.file.finding((*steps, "proof", "rule"), "proof-beside", message, f"It proves {proved}.")


def _repeated(data: CitationCheckFile, file: Authored[CitationCheckFile]) -> Iterator[Finding]:
    axes = [question.axis for question in data.questions]
    for index, axis in enumerate(axes):
        if axis in axes[:index]:
            yield file.finding(
                ("questions", index, "axis"),
                "axis-repeated",
                f"a second question on the axis {axis}",
                "Ask one question an axis.",
            )
