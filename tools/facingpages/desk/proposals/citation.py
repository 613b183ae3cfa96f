"""A citation at the desk: the marks of the paragraph with what each can mean, and the proofs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, get_args

from facingpages.author.suggest import later, unmarked
from facingpages.course.course import Course
from facingpages.course.items import ChoiceKey
from facingpages.course.kinds.citation_check.format import Proof
from facingpages.course.kinds.citation_check.proofs import PROVES
from facingpages.course.passage import Passage
from facingpages.course.seed import Seed
from facingpages.desk.bench import placed
from facingpages.files.yaml_read import Plain
from facingpages.language.dates import spoken
from facingpages.language.messages import catalogue
from facingpages.text import anchors
from facingpages.text.citations import Citation, Entry, Style

_TARGETED: Final = {0: ("not-listed", "not-listed"), 1: ("found", "one-entry")}


def state(course: Course, id: str, values: dict[str, Plain]) -> dict[str, Any]:
    """Return the marks near the claim, the proofs that the text bears out, and the facts of the proofs in
    the file, recomputed; a fact is None where its question has a mistake."""
    shown = placed.passages(values, course)
    seed = course.texts.get(shown[0].seed.id) if shown else None
    marks = seed.apparatus.marks_in(shown[0].where) if seed else ()
    exercise = course.exercises.get(id)
    keys = [item.key for item in exercise.items] if exercise else []
    return {
        "marks": [_mark(seed, shown[0], mark) for mark in marks] if seed else [],
        "traced": _traced(seed, values, shown, _cited(values, marks)) if seed else [],
        "listed": seed is not None and bool(seed.apparatus.listed(None)),
        "facts": [key.fact for key in keys if isinstance(key, ChoiceKey)],
        "rules": rules(),
        "later": _later(seed, values, course.language) if seed else "",
        "links": seed is not None and seed.apparatus.links(_cited(values, marks)),
    }


def _later(seed: Seed, values: dict[str, Plain], language: str) -> str:
    """Return a remark on a source that the text cannot have known: its date is after that of the text."""
    found = later.than_text(seed, str(placed.at(values, ("claim", "exact")) or ""))
    if not found:
        return ""
    own, late = found
    said = catalogue(language).gettext(
        "The text is of %(date)s, and its words at this citation are of %(later)s. Look at both dates."
    )
    return said % {"date": spoken(own, language), "later": spoken(late, language)}


def _traced(
    seed: Seed, values: dict[str, Plain], shown: tuple[Passage, ...], cited: Citation | None
) -> list[dict[str, Any]]:
    """Return what the text shows of the trace, the likeliest first: the answer, its proof, and the words that
    it is about. It is shown of the mark that the file names, or of a claim where the file names none."""
    if values.get("citation") != "none":
        return [{**one, "shown": cited.shown} for one in _proofs(cited)] if cited else []
    zones = placed.within(values, shown, ("claim",))
    if not zones or unmarked.is_cited(seed, zones[0].where):
        return []
    claim = zones[0].where
    found = [
        {"axis": "trace", "choice": one.answer, "proof": one.proof, "shown": one.shown}
        for one in unmarked.of_claim(seed, claim)
    ]
    if found or seed.apparatus.speaks_of_work(claim):
        return found
    return [{"axis": "trace", "choice": "no-citation", "proof": {"rule": "no-citation"}, "shown": ""}]


def _cited(values: dict[str, Plain], marks: Sequence[Citation]) -> Citation | None:
    """Return the mark that the file quotes as its citation."""
    exact = placed.at(values, ("citation", "exact"))
    return next((one for one in marks if one.shown == exact), marks[0] if marks else None)


def _mark(seed: Seed, passage: Passage, mark: Citation) -> dict[str, Any]:
    line = seed.text.lines[mark.line - 1]
    where = anchors.describe(mark.where, seed.text, line)
    number = passage.number(mark.where)
    return {
        "shown": mark.shown,
        "style": mark.style.value,
        "selector": placed.as_data(where.exact, where.prefix, where.suffix),
        "words": [number.start, number.end],
        "entries": [_entry(seed, entry) for entry in mark.entries],
        "faults": list(mark.faults),
        "proofs": _proofs(mark),
    }


def _entry(seed: Seed, entry: Entry) -> dict[str, Any]:
    named = anchors.Selector(entry.address) if entry.address else anchors.describe(entry.where, seed.text)
    return {
        "line": entry.line,
        "number": entry.number,
        "shown": entry.shown,
        "selector": placed.as_data(named.exact, named.prefix, named.suffix),
    }


def _proofs(mark: Citation) -> list[dict[str, Any]]:
    """Return what the list of sources shows of each thing that a mark cites: the answer and its proof."""
    found = []
    for target in mark.targets:
        if target.other_year:
            continue  # whether that entry is meant, nobody can say
        count = len(target.entries)
        choice, rule = _TARGETED.get(count, ("indirect", "several-entries"))
        proof: dict[str, str] = {"rule": rule}
        if len(mark.targets) > 1:
            proof["target"] = target.name
        if count > 1:
            proof["entries"] = str(count)
        found.append(
            {
                "axis": "trace",
                "choice": choice,
                "proof": proof,
                "target": target.name,
                "entries": count,
                "is_link": mark.style is Style.LINK,
            }
        )
    return found


def rules() -> list[dict[str, Any]]:
    """Return every rule of proof with the fields that it takes and the answers that it can prove."""
    found: list[dict[str, Any]] = []
    for model in get_args(get_args(Proof)[0]):
        fields = {name: field.is_required() for name, field in model.model_fields.items() if name != "rule"}
        for rule in get_args(model.model_fields["rule"].annotation):
            proves = [{"axis": axis, "choice": choice} for axis, choice in sorted(PROVES[rule])]
            found.append({"rule": rule, "fields": fields, "proves": proves})
    return found
