"""The kind `claim-evidence`: give each part of one or two passages its role."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Annotated, Final, Literal

from pydantic import Field, model_validator

from facingpages.course.formats.answers import Answer
from facingpages.course.formats.base import Model, Quote, no_items
from facingpages.course.formats.fields import EvidenceKind, Prose, Role, Whole
from facingpages.course.formats.fields import fault as value_fault
from facingpages.course.formats.source_file import Authored, Steps
from facingpages.course.items import Exercise, Item, Sorting, SortKey, Stem, Unit, UnitKey
from facingpages.course.kinds.kind import Counts, Earned, ExerciseFile, Kind, filled
from facingpages.course.kinds.passages import (
    Stimulus,
    all_placed,
    passages_of,
    stem_of,
    stimulus_seeds,
    zones_of,
)
from facingpages.course.kinds.scoring import score_choices, score_links
from facingpages.course.passage import Passage
from facingpages.course.placing import Placed, Unresolved, place, short
from facingpages.course.seed import Seed
from facingpages.language.messages import N_
from facingpages.language.vocabulary import vocabulary
from facingpages.text.folded import Range


class UnitEntry(Model):
    """One stretch of a passage with its role; `accept` lists other roles that count as right."""

    text: Quote
    role: Role
    evidence: EvidenceKind | None = None
    supports: Whole | None = None
    accept: list[Role] = Field(default_factory=no_items)
    why: Prose

    @model_validator(mode="after")
    def _complete(self) -> UnitEntry:
        if (self.role == "evidence") != (self.evidence is not None):
            raise value_fault(
                "`evidence` goes with the role evidence, and only with it",
                "Name the kind of evidence, or change the role.",
            )
        return self


class ClaimEvidenceFile(ExerciseFile):
    """An exercise in which the learner gives each unit of a passage its role."""

    kind: Literal["claim-evidence"]
    stimulus: Stimulus
    units: Annotated[list[UnitEntry], Field(min_length=2)]


def resolve(id: str, file: Authored[ClaimEvidenceFile], seeds: Mapping[str, Seed], language: str) -> Exercise:
    """Return the exercise with its parts placed; raise `Unresolved` with what is wrong."""
    data = file.data
    passages = passages_of(data.stimulus, file, seeds)
    placed: list[Placed] = all_placed(
        [
            place(unit.text, zones_of(passages), file, ("units", i, "text"))
            for i, unit in enumerate(data.units)
        ]
    )
    _refuse_holes(file, passages, placed)
    for i, unit in enumerate(data.units):
        if unit.supports is not None and (unit.supports > len(data.units) or unit.supports == i + 1):
            message = (
                f"unit {i + 1} supports unit {unit.supports}, which is not another unit of this exercise"
            )
            raise Unresolved(
                file.finding(
                    ("units", i, "supports"),
                    "unit-unknown",
                    message,
                    f"Write a number from 1 to {len(data.units)}.",
                )
            )
    _refuse_idle_links(file, data, placed)
    units = tuple(Unit(where.zone, where.where) for where in placed)
    key = SortKey(tuple(UnitKey(u.role, u.evidence, u.supports, tuple(u.accept), u.why) for u in data.units))
    return Exercise(stem_of(id, data, passages), (Item(f"{id}#1", Sorting(units), key),))


def _refuse_idle_links(
    file: Authored[ClaimEvidenceFile], data: ClaimEvidenceFile, placed: Sequence[Placed]
) -> None:
    """Refuse a link that the page does not offer: from a role that supports nothing, or into the other
    passage."""
    roles = vocabulary().roles
    able = ", ".join(role.id for role in roles.values() if role.can_support)
    for i, unit in enumerate(data.units):
        if unit.supports is None:
            continue
        if idle := [role for role in (unit.role, *unit.accept) if not roles[role].can_support]:
            message = f"unit {i + 1} supports unit {unit.supports}, but a part with the role {idle[0]} supports no other part"
            hint = f"Delete `supports`, or allow only roles that can support: {able}."
            raise Unresolved(file.finding(("units", i, "supports"), "role-supports-nothing", message, hint))
        if placed[unit.supports - 1].zone != placed[i].zone:
            message = f"unit {i + 1} supports unit {unit.supports}, which is in the other passage"
            hint = "Link it to a unit of the same passage, or delete `supports`."
            raise Unresolved(file.finding(("units", i, "supports"), "support-elsewhere", message, hint))


def _refuse_holes(
    file: Authored[ClaimEvidenceFile], passages: tuple[Passage, ...], placed: list[Placed]
) -> None:
    """Refuse units that do not cover the passages in order, without gaps or overlaps. All gaps are one
    finding, at the first."""
    at = {index: passage.where.start for index, passage in enumerate(passages)}
    gaps: list[tuple[int, Steps, str]] = []  # the number of the passage, where the finding is, what it says
    for i, where in enumerate(placed):
        steps: Steps = ("units", i, "text", "exact")
        text, done = passages[where.zone].text, at[where.zone]
        if i and where.zone < placed[i - 1].zone:
            raise Unresolved(
                file.finding(
                    steps,
                    "units-order",
                    f"unit {i + 1} comes before unit {i}",
                    "Put the units in the order of the text.",
                )
            )
        if where.where.start < done:
            message = f"unit {i + 1} begins before the end of the unit above it"
            raise Unresolved(
                file.finding(
                    steps,
                    "units-overlap",
                    message,
                    "Put the units in the order of the text, each beginning where one ends.",
                )
            )
        if left := " ".join(text.show(Range(done, where.where.start)).split()):
            gaps.append((where.zone, steps, f"`{short(left)}`, before unit {i + 1}"))
        at[where.zone] = where.where.end
    for index, passage in enumerate(passages):
        left = " ".join(passage.text.show(Range(at[index], passage.where.end)).split())
        held = [i for i, where in enumerate(placed) if where.zone == index]
        if left and held:
            gaps.append(
                (index, ("units", held[-1], "text", "exact"), f"`{short(left)}`, after unit {held[-1] + 1}")
            )
        elif left:
            gaps.append((index, ("stimulus", index), f"anything of the passage from {passage.seed.id}"))
    if gaps:
        gaps.sort(key=lambda gap: gap[0])  # the passages in order, each from its beginning
        message = f"no unit holds {'; nor '.join(words for _, _, words in gaps)}"
        raise Unresolved(
            file.finding(
                gaps[0][1], "units-gap", message, "Add a unit for it, or let a neighbouring unit take it in."
            )
        )


def self_test(item: Item) -> Iterator[tuple[str, str]]:
    """Yield each broken rule: the key must earn 1; one role throughout, or no answer, must earn less."""
    key = _key(item)
    right = [unit.roles for unit in key.units]
    if (
        score_choices([unit.role for unit in key.units], right) != 1
        or score_choices([None] * len(right), right) != 0
    ):
        yield (
            "the key does not earn 1, or no answer earns more than 0",
            "Report this: the scoring is at fault.",
        )
    for role in vocabulary().roles:
        if score_choices([role] * len(right), right) == 1:
            yield (
                f"giving every unit the role `{role}` earns full marks",
                "Key at least two roles that do not accept each other.",
            )


def unsupported(key: SortKey) -> list[int]:
    """Return the indices of claims with no evidence behind them, directly or indirectly."""
    reached: set[int] = set()
    for unit in key.units:
        at = unit.supports if unit.role == "evidence" else None
        while at is not None and at - 1 not in reached:
            reached.add(at - 1)
            at = key.units[at - 1].supports
    return [i for i, unit in enumerate(key.units) if unit.role == "claim" and i not in reached]


def count(exercise: Exercise) -> Counts:
    """Return the number of parts by role and side, of evidence by kind, and of claims with and without
    evidence."""
    task, key = exercise.items[0].task, _key(exercise.items[0])
    assert isinstance(task, Sorting)
    counts: Counts = Counter()
    bare = unsupported(key)
    for i, (unit, part) in enumerate(zip(task.units, key.units, strict=True)):
        side = exercise.stem.passages[unit.passage].side
        counts[("roles", part.role)] += 1
        counts[(f"{part.role} units", side)] += 1
        if part.evidence:
            counts[("evidence", part.evidence)] += 1
        if part.role == "claim":
            counts[("claims without evidence" if i in bare else "claims with evidence", side)] += 1
    return counts


def fault(exercise: Exercise, answer: Answer) -> str | None:
    """Return the reason why an answer does not fit an exercise: it has another number of parts."""
    count = len(_key(exercise.items[0]).units)
    if answer.roles is None or len(answer.roles) != count:
        return f"it takes `roles` for {count} units"
    if answer.supports is not None and (
        len(answer.supports) != count or max(filter(None, answer.supports), default=0) > count
    ):
        return f"it takes `supports` for {count} units"
    return None


def score(exercise: Exercise, answer: Answer) -> Earned:
    """Return the share of parts with a right role, and of keyed links where some were drawn."""
    key, given = _key(exercise.items[0]), answer.roles or []
    return Earned(
        score_choices(given, [unit.roles for unit in key.units]),
        links=score_links(answer.supports or [None] * len(key.units), [unit.supports for unit in key.units]),
        labels=([unit.role for unit in key.units], given),
    )


def browser_key(item: Item, stem: Stem, language: str) -> object:
    """Return the parts as the page's script reads them, without empty fields."""
    kinds = {id: term.label.lower() for id, term in vocabulary(language).evidence.items()}
    return [
        filled(roles=list(u.roles), kind=kinds.get(u.evidence or ""), supports=u.supports, why=u.why)
        for u in _key(item).units
    ]


# How a reason names parts, in the languages of the interface.
_PARTS: Final = re.compile(
    r"\b(?:units?|parte?s?|parties?) \d+(?:(?:, (?:and|y|et) |, | (?:and|or|to|y|o|a|et|ou|à) )\d+)*",
    re.IGNORECASE,
)


def holes(why: str) -> str:
    """Return a reason with part numbers as placeholders, `{3}`: the page fills in its own labels."""
    return _PARTS.sub(
        lambda matched: re.sub(
            r"\d+", r"{\g<0>}", matched[0].replace("unit", "part").replace("Unit", "Part")
        ),
        why,
    )


def renamed_parts(why: str, called: Callable[[int], str]) -> str:
    """Return a reason with what each part that it names by number is called now."""
    return _PARTS.sub(lambda found: re.sub(r"\d+", lambda number: called(int(number[0])), found[0]), why)


def _key(item: Item) -> SortKey:
    assert isinstance(item.key, SortKey)
    return item.key


KIND: Final[Kind] = Kind(
    id="claim-evidence",
    name=N_("Claim and evidence"),
    format=ClaimEvidenceFile,
    most_passages=2,
    seeds=stimulus_seeds,
    resolve=resolve,
    self_test=self_test,
    fault=fault,
    score=score,
    count=count,
    browser_key=browser_key,
)
