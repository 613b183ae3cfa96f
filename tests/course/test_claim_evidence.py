"""Claim and evidence: the parts cover the passages in order, a link leads from a part to another one of its
passage, and a claim without evidence is counted as such."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facingpages.course.formats.answers import Answer
from facingpages.course.items import Sorting, SortKey, UnitKey
from facingpages.course.kinds import claim_evidence
from facingpages.course.kinds.registry import KINDS
from tests.helpers.written import complaints, exercise, fault, seed

FIRST = seed("first", "The bridge must go. It has cracks—a report shows them. I drive over it.")
OTHER = seed("other", "The bridge can stay. Nobody was hurt. A wall was built.")
PARTS = ("The bridge must go.", "It has cracks", "—a report shows them.", "I drive over it.")
OTHERS = ("The bridge can stay.", "Nobody was hurt.", "A wall was built.")
ROLES = ("claim", "evidence", "evidence", "background")


def unit(words: str, role: str = "claim", **more: object) -> str:
    """Return a part as an author writes it; evidence gets its kind."""
    given = {"role": role} | ({"evidence": "statistic"} if role == "evidence" else {}) | more
    fields = "".join(f"    {name}: {value}\n" for name, value in given.items())
    return f'  - text: {{exact: "{words}"}}\n{fields}    why: It is so.\n'


def parts(*units: str, passages: int = 1) -> str:
    shown = "".join(f"  - {{seed: {id}, lines: 1}}\n" for id in ("first", "other")[:passages])
    return f"kind: claim-evidence\nstimulus:\n{shown}units:\n{''.join(units)}"


def of_first(**links: object) -> list[str]:
    """Return the four parts of the first text; `unit2="supports: 1"` adds a line to the second."""
    made = [unit(words, role) for words, role in zip(PARTS, ROLES, strict=True)]
    return [text + "".join(f"    {links[f'unit{n}']}\n" for _ in (0,) if f"unit{n}" in links)
            for n, text in enumerate(made, 1)]  # fmt: skip


def of_other() -> list[str]:
    return [unit(words) for words in OTHERS]


def test_an_exercise_has_two_parts_at_least() -> None:
    """One part leaves nothing to sort; two are enough."""
    whole = seed("first", "The bridge must go.")
    assert "takes at least 2" in fault(parts(unit("The bridge must go.")), whole).message
    two = exercise(parts(unit("The bridge"), unit("must go.", "background")), whole)
    assert len(claim_evidence._key(two.items[0]).units) == 2


@pytest.mark.parametrize("given", ["role: claim, evidence: statistic", "role: evidence"])
def test_a_kind_of_evidence_goes_with_evidence_only(given: str) -> None:
    """A claim with a kind of evidence, and evidence without one, are refused."""
    one = f'  - {{text: {{exact: "The bridge"}}, {given}, why: no}}\n'
    assert "goes with the role evidence" in fault(parts(one, unit("must go.")), FIRST).message


@pytest.mark.parametrize(("number", "named"), [(1, 1), (2, 2), (3, 3), (3, 5), (1, 99)])
def test_a_link_leads_to_another_part(number: int, named: int) -> None:
    """A part that supports itself, or a part that is not there, is refused by its number and theirs."""
    finding = fault(parts(*of_first(**{f"unit{number}": f"supports: {named}"})), FIRST)
    assert finding.code == "unit-unknown"
    assert finding.message.startswith(f"unit {number} supports unit {named}, ")
    assert finding.hint == "Write a number from 1 to 4."
    assert finding.field == ("units", number - 1, "supports")


@pytest.mark.parametrize(("number", "named"), [(2, 1), (3, 2), (1, 2), (2, 4), (3, 4)])
def test_a_link_to_any_other_part_is_kept(number: int, named: int) -> None:
    """The part before, the one after and the last one can be supported."""
    one = exercise(parts(*of_first(**{f"unit{number}": f"supports: {named}"})), FIRST)
    key = claim_evidence._key(one.items[0])
    assert [unit.supports for unit in key.units] == [named if n == number else None for n in range(1, 5)]


@pytest.mark.parametrize("accept", ["", "accept: [concession, counterclaim]"])
def test_a_role_that_supports_nothing_has_no_link(accept: str) -> None:
    """The finding names the part, and the first role of it that cannot support."""
    made = of_first()
    made[3] += "    supports: 1\n" + (f"    {accept}\n" if accept else "")
    finding = fault(parts(*made), FIRST)
    assert (finding.code, finding.field) == ("role-supports-nothing", ("units", 3, "supports"))
    assert (
        finding.message
        == "unit 4 supports unit 1, but a part with the role background supports no other part"
    )
    assert "claim, evidence, reasoning, value-judgement, prediction." in finding.hint


def test_a_role_that_is_accepted_must_be_able_to_support_too() -> None:
    """A reader who gives the part the other right role could not draw the link."""
    finding = fault(parts(*of_first(unit2="supports: 1\n    accept: [claim, background]")), FIRST)
    assert "with the role background supports no other part" in finding.message


@pytest.mark.parametrize(("number", "named"), [(1, 5), (2, 6), (3, 7)])
def test_a_link_stays_in_its_passage(number: int, named: int) -> None:
    """The page draws no link into the other passage."""
    made = of_first(**{f"unit{number}": f"supports: {named}"})
    finding = fault(parts(*made, *of_other(), passages=2), FIRST, OTHER)
    assert finding.code == "support-elsewhere"
    assert finding.message == f"unit {number} supports unit {named}, which is in the other passage"


def test_parts_come_in_the_order_of_the_passages() -> None:
    """A part of the first passage after one of the other is named by its number."""
    made = [*of_first()[:3], of_other()[0], of_first()[3], *of_other()[1:]]
    finding = fault(parts(*made, passages=2), FIRST, OTHER)
    assert (finding.code, finding.message) == ("units-order", "unit 5 comes before unit 4")


def test_parts_do_not_overlap() -> None:
    """A part begins where the one above it ends, or later; a part may begin at its last letter's end."""
    made = of_first()
    made[1] = unit("has cracks—a report")
    made[0] = unit("The bridge must go. It has")
    finding = fault(parts(*made), FIRST)
    assert (finding.code, finding.message) == (
        "units-overlap", "unit 2 begins before the end of the unit above it"
    )  # fmt: skip
    assert exercise(parts(*of_first()), FIRST)  # the second and the third touch


@pytest.mark.parametrize(
    ("left_out", "said", "at"),
    [
        ({0}, "`The bridge must go.`, before unit 1", ("units", 0, "text", "exact")),
        ({1, 2}, "`It has cracks—a report shows them.`, before unit 2", ("units", 1, "text", "exact")),
        ({3}, "`I drive over it.`, after unit 3", ("units", 2, "text", "exact")),
        ({2, 3}, "`—a report shows them. I drive over it.`, after unit 2", ("units", 1, "text", "exact")),
    ],
)
def test_a_gap_is_named_by_its_words_and_its_neighbour(left_out: set[int], said: str, at: object) -> None:
    """A stretch that no part holds is shown, and the part beside it."""
    made = [text for n, text in enumerate(of_first()) if n not in left_out]
    finding = fault(parts(*made), FIRST)
    assert (finding.code, finding.message, finding.field) == ("units-gap", f"no unit holds {said}", at)


def test_all_gaps_are_one_finding_in_the_order_of_the_passages() -> None:
    """The words left at the end of the first passage come before those left in the other, and the finding
    is at the first of them."""
    finding = fault(parts(*of_first()[:3], *of_other()[1:], passages=2), FIRST, OTHER)
    assert finding.message == (
        "no unit holds `I drive over it.`, after unit 3; nor `The bridge can stay.`, before unit 4"
    )
    assert finding.field == ("units", 2, "text", "exact")
    finding = fault(parts(*of_first()[:3], *of_other()[:2], passages=2), FIRST, OTHER)
    assert finding.message == (
        "no unit holds `I drive over it.`, after unit 3; nor `A wall was built.`, after unit 5"
    )
    finding = fault(parts(*of_first()[1:], passages=2), FIRST, OTHER)
    assert finding.message == (
        "no unit holds `The bridge must go.`, before unit 1; nor anything of the passage from other"
    )
    finding = fault(parts(*of_first(), passages=2), FIRST, OTHER)
    assert finding.message == "no unit holds anything of the passage from other"
    assert finding.field == ("stimulus", 1)


def test_a_key_of_one_role_is_refused() -> None:
    """One answer throughout would earn full marks: the self-test names that role, and no other."""
    one = exercise(parts(*of_other(), passages=2).replace("  - {seed: first, lines: 1}\n", ""), OTHER)
    assert complaints(one) == ["giving every unit the role `claim` earns full marks"]
    assert complaints(exercise(parts(*of_first()), FIRST)) == []


@pytest.mark.parametrize(
    ("units", "bare"),
    [
        ([("claim", None)], [0]),
        ([("evidence", 2), ("claim", None)], []),
        ([("claim", None), ("evidence", 1), ("claim", None)], [2]),
        ([("claim", None), ("evidence", 3), ("reasoning", 1)], []),
        ([("claim", None), ("reasoning", 1)], [0]),
        ([("claim", 2), ("evidence", 1)], []),
        ([("claim", None), ("claim", 1), ("evidence", 2)], []),
        ([("claim", None), ("claim", 3), ("claim", 2), ("evidence", 3)], [0]),
        ([("background", None), ("evidence", None), ("claim", None)], [2]),
        ([("evidence", 3), ("claim", None), ("claim", 4), ("claim", None)], [1]),
    ],
)
def test_a_claim_is_backed_by_evidence_directly_or_through_other_parts(
    units: list[tuple[str, int | None]], bare: list[int]
) -> None:
    """Evidence backs the part that it supports, and what that part supports; a circle ends."""
    key = SortKey(tuple(UnitKey(role, None, supports, (), "") for role, supports in units))
    assert claim_evidence.unsupported(key) == bare


def test_parts_are_counted_by_role_side_and_evidence() -> None:
    """Each part counts once for its role and its side, each claim as with or without evidence."""
    made = [*of_first(unit2="supports: 1"), *of_other()]
    counts = claim_evidence.count(exercise(parts(*made, passages=2), FIRST, OTHER))
    assert counts == {
        ("roles", "claim"): 4, ("roles", "evidence"): 2, ("roles", "background"): 1,
        ("claim units", "first"): 1, ("evidence units", "first"): 2, ("background units", "first"): 1,
        ("claim units", "other"): 3, ("evidence", "statistic"): 2,
        ("claims with evidence", "first"): 1, ("claims without evidence", "other"): 3,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(roles=["claim"] * 4), None),
        (Answer(roles=[None] * 4, supports=[None, 1, None, 4]), None),
        (Answer(), "it takes `roles` for 4 units"),
        (Answer(supports=[None] * 4), "it takes `roles` for 4 units"),
        (Answer(roles=["claim"] * 3), "it takes `roles` for 4 units"),
        (Answer(roles=["claim"] * 5), "it takes `roles` for 4 units"),
        (Answer(roles=["claim"] * 4, supports=[None] * 3), "it takes `supports` for 4 units"),
        (Answer(roles=["claim"] * 4, supports=[None, 5, None, None]), "it takes `supports` for 4 units"),
    ],
)
def test_an_answer_has_a_role_for_each_part_and_links_to_parts(answer: Answer, said: str | None) -> None:
    """The number of roles, and of links where there are some, is that of the parts."""
    assert claim_evidence.fault(exercise(parts(*of_first()), FIRST), answer) == said


def test_roles_and_links_are_scored_apart() -> None:
    """The share of right roles is the score; an accepted role is right; links count where one was drawn."""
    one = exercise(parts(*of_first(unit2="supports: 1", unit3="accept: [reasoning]")), FIRST)
    earned = claim_evidence.score(one, Answer(roles=["claim", "claim", "reasoning", None]))
    assert (earned.score, earned.links) == (0.5, None)
    assert earned.labels == (
        ["claim", "evidence", "evidence", "background"],
        ["claim", "claim", "reasoning", None],
    )
    linked = claim_evidence.score(one, Answer(roles=list(ROLES), supports=[None, 1, None, None]))
    assert (linked.score, linked.links) == (1, 1)
    assert claim_evidence.score(one, Answer(roles=list(ROLES), supports=[None, 3, 1, None])).links == 0


def test_the_page_reads_the_parts_without_empty_fields() -> None:
    """Each part has its right roles and reason; a kind of evidence and a link only where there is one."""
    one = exercise(parts(*of_first(unit2="supports: 1")), FIRST)
    key = claim_evidence.browser_key(one.items[0], one.stem, "en")
    assert key == [
        {"roles": ["claim"], "why": "It is so."},
        {"roles": ["evidence"], "kind": "statistic", "supports": 1, "why": "It is so."},
        {"roles": ["evidence"], "kind": "statistic", "why": "It is so."},
        {"roles": ["background"], "why": "It is so."},
    ]


def test_the_kind_takes_two_passages_at_most() -> None:
    """Parts are placed in the passage that holds them; the record says how many there may be."""
    one = exercise(parts(*of_first(), *of_other(), passages=2), FIRST, OTHER)
    task = one.items[0].task
    assert isinstance(task, Sorting)
    assert [unit.passage for unit in task.units] == [0, 0, 0, 0, 1, 1, 1]
    assert KINDS["claim-evidence"].most_passages == 2
    cut = replace(task, units=task.units[:-1])
    with pytest.raises(ValueError, match="zip"):
        claim_evidence.count(replace(one, items=(replace(one.items[0], task=cut),)))
