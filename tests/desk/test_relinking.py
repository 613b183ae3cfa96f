"""Evidence finds another part to back up when the part that it backs up is given another role."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from facingpages.desk.proposals.reasons import of_role
from facingpages.desk.proposals.relinking import relinked
from facingpages.desk.proposals.roles_and_words import Part, as_role

WORDS = ("People will tell you that it is late.", "It is early.", "A count of 40 clocks said so.")
ROLES = ("claim", "claim", "evidence")
PARTS = [Part(i, words, 0, role, None) for i, (words, role) in enumerate(zip(WORDS, ROLES, strict=True))]
FIELD = ["units", 2, "supports"]
WHY = ["units", 2, "why"]


def reason(backs: str) -> str:
    return of_role(WORDS[2], "evidence", "en", backs=backs, evidence="statistic")


def units(supports: str, why: str) -> list[dict[str, Any]]:
    return [{}, {}, {"supports": supports, "evidence": "statistic", "why": why}]


def test_a_link_and_its_reason_go_on_to_the_next_claim() -> None:
    """The reason stays a proposal where it was one, and is as good as taken where it was taken."""
    for proposed in ("todo: proposed: ", ""):
        given = units("2", f"{proposed}{reason(WORDS[1])}")
        assert list(relinked(PARTS[1], "counterclaim", PARTS, given, "en")) == [
            {"field": FIELD, "value": "1"},
            {"field": WHY, "value": f"{proposed}{reason(WORDS[0])}"},
        ]


def test_without_another_claim_the_link_goes() -> None:
    one = [PARTS[1], PARTS[2]]
    given = units("2", "My own words.")
    assert list(relinked(PARTS[1], "background", one, given, "en")) == [{"field": FIELD, "delete": True}]


def test_a_link_that_somebody_chose_stays() -> None:
    assert list(relinked(PARTS[0], "counterclaim", PARTS, units("1", "Mine."), "en")) == []


def test_a_role_that_can_be_backed_up_moves_no_link() -> None:
    given = units("2", reason(WORDS[1]))
    assert list(relinked(PARTS[1], "prediction", PARTS, given, "en")) == []


def test_a_part_that_becomes_a_claim_takes_no_link_from_another() -> None:
    """It is nearer to the evidence, but nobody asked for another answer there; one without a link finds it."""
    parts = [PARTS[0], Part(1, WORDS[1], 0, "background", None), PARTS[2]]
    assert list(relinked(parts[1], "claim", parts, units("1", "Mine."), "en")) == []
    alone = [replace(PARTS[0], role="background"), *parts[1:]]
    assert list(relinked(alone[1], "claim", alone, units("0", "Mine."), "en")) == [
        {"field": FIELD, "value": "2"}
    ]


def test_a_part_that_becomes_a_prediction_supports_the_claim_before_it() -> None:
    """It is proposed as for a fresh part; nothing after it, and what only judges supports nothing."""
    words = ("It is early.", "Buses will be late.", "It is dark.")
    parts = [Part(i, one, 0, "claim", None) for i, one in enumerate(words)]
    links = [
        {edit.field[-1]: edit.value for edit in as_role(parts[at], role, parts, "en") if not edit.delete}
        for at, role in ((1, "prediction"), (0, "prediction"), (1, "value-judgement"))
    ]
    assert [one.get("supports") for one in links] == ["1", None, None]
    assert "It backs up the part “It is early”." in str(links[0]["why"])
    unchosen = as_role(parts[1], "prediction", parts, "en", is_chosen=False)
    assert [edit.delete for edit in unchosen if edit.field[-1] == "supports"] == [True]


def test_the_link_of_a_prediction_follows_the_claim() -> None:
    parts = [PARTS[0], PARTS[1], Part(2, WORDS[2], 0, "prediction", None)]
    given = [{}, {}, {"supports": "2", "why": "It is so."}]
    assert list(relinked(PARTS[1], "background", parts, given, "en")) == [{"field": FIELD, "value": "1"}]
