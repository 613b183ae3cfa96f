"""Evidence finds another part to back up when the part that it backs up is given another role."""

from __future__ import annotations

from typing import Any

from facingpages.desk.proposals.reasons import of_role
from facingpages.desk.proposals.relinking import relinked
from facingpages.desk.proposals.roles_and_words import Part

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


def test_a_part_that_becomes_a_claim_is_nearer() -> None:
    """It is the nearest before the evidence now."""
    parts = [PARTS[0], Part(1, WORDS[1], 0, "background", None), PARTS[2]]
    given = units("1", "Mine.")
    assert list(relinked(parts[1], "claim", parts, given, "en")) == [{"field": FIELD, "value": "2"}]
