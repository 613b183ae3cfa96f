"""Reasons for roles: they quote whole phrases, and name the test of a kind of evidence."""

from __future__ import annotations

import re

import pytest

from facingpages.author.suggest import cues
from facingpages.desk.proposals import following, role_reasons
from facingpages.desk.requests.base import OneEdit
from facingpages.language.messages import languages
from facingpages.language.vocabulary import vocabulary

_MOST = {"en": 20, "es": 24, "fr": 24}  # words of a first sentence
LONG = "The buildings of the two schools were closed after the storms of the same week."


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("It is not, or not yet.", "It is not, or not yet"),
        ("Ask any teacher.", "Ask any teacher"),
        ("The case for a ban from bell to bell is no longer a matter of taste.", "The case for a ban"),
        (
            "A ban that does not even cut the hours is an expensive piece of theatre.",
            "A ban that does not even cut",
        ),
        ("This, however, is very far from reality and from all that we know.", "This, however, is very far"),
        ("For the same money, they could have kept the counsellor for a year.", "For the same money"),
        (
            "In Sweden, researchers who repeated the famous study found nothing at all.",
            "In Sweden, researchers who repeated",
        ),
        ("À Paris la fréquentation des pistes cyclables a plus que doublé.", "À Paris la fréquentation"),
        ('Its authors wrote that there is "no evidence to support" what he says.', "Its authors wrote"),
        ("“It is late,” said the old man at the gate of the school.", ""),
    ],
)
def test_a_part_is_quoted_by_whole_phrases(words: str, quoted: str) -> None:
    """Up to eight words are quoted whole; a longer part ends at a pause or with a word that means something."""
    assert role_reasons.beginning(words) == quoted


@pytest.mark.parametrize("language", languages())
def test_each_role_and_kind_of_evidence_has_its_test(language: str) -> None:
    """The first sentence is short, and no two kinds have the same reason."""
    words = vocabulary(language)
    reasons = [role_reasons.of_role(LONG, role, language) for role in words.roles]
    reasons += [role_reasons.of_role(LONG, "evidence", language, evidence=kind) for kind in words.evidence]
    assert len({*reasons}) == len(words.roles) + len(words.evidence)
    for reason in reasons:
        assert "The buildings of the two schools" in reason
        assert len(re.split(r"(?<=[.?])\s", reason)[0].split()) <= _MOST[language], reason


def test_a_reason_says_part_of_a_short_part_and_begins_of_a_long_one() -> None:
    short = role_reasons.of_role("It is not, or not yet.", "claim", "en")
    assert short.startswith("The part “It is not, or not yet” makes a point")
    backs = role_reasons.of_role(LONG, "evidence", "en", backs="It is not, or not yet.", evidence="event")
    assert backs == (
        "The part that begins “The buildings of the two schools” tells what happened to back up a claim. "
        "You can ask when and where it was. It backs up the part “It is not, or not yet”."
    )


def test_a_sign_is_not_the_whole_part() -> None:
    """A reason names a sign where it is less than half of the part."""
    assert "Look at" not in role_reasons.of_role("Ask any teacher.", "evidence", "en", evidence="testimony")
    assert "Look at “should”." in role_reasons.of_role("Governors should act this term.", "claim", "en")


def test_the_words_to_look_at_belong_to_the_kind_of_evidence() -> None:
    """Another kind of evidence has other words to look at, or none."""
    words = "The largest study so far found that 1,227 pupils had slept no longer and were no happier."
    shown = [
        role_reasons.of_role(words, "evidence", "en", evidence=kind)
        for kind in ("statistic", "document", "event")
    ]
    assert ["Look at" in one for one in shown] == [True, True, False]
    assert "Look at “1,227 pupils”." in shown[0]
    assert "Look at “The largest study”." in shown[1]


@pytest.mark.parametrize("taken", [False, True])
def test_a_reason_follows_the_kind_of_evidence(taken: bool) -> None:
    """While it is the proposed one; a teacher's own words stay."""
    claim = {"text": {"exact": "It was a bad week."}, "role": "claim"}
    unit = {"text": {"exact": LONG}, "role": "evidence", "evidence": "event", "supports": "1"}
    old, new = (
        role_reasons.of_role(LONG, "evidence", "en", backs="It was a bad week.", evidence=kind)
        for kind in ("event", "document")
    )
    edit = OneEdit(field=["units", 1, "evidence"], value="document")
    before = "" if taken else "todo: proposed: "
    values = {"units": [claim, {**unit, "why": f"{before}{old}"}]}
    after = {tuple(one.field): one.value for one in following.followed(values, [edit], "en")}
    assert after["units", 1, "why"] == f"{before}{new}"
    assert after["units", 1, "evidence"] == "document"
    own = {"units": [claim, {**unit, "why": "My own words."}]}
    assert following.followed(own, [edit], "en") == [edit]


@pytest.mark.parametrize(
    ("words", "role", "cue"),
    [
        ("Put the ferry back on the river.", "claim", "Put the ferry"),
        ("Give us the boats that we asked for in May.", "claim", ""),
        ("So the ferry is late again this week.", "claim", ""),
        ("That is the wrong answer to the queue on the quay.", "value-judgement", "the wrong answer"),
    ],
)
def test_a_reason_leads_to_a_whole_phrase_or_to_none(words: str, role: str, cue: str) -> None:
    assert cues.of_role(words, role) == cue


def test_a_statistic_without_a_number_of_its_own_gives_a_result() -> None:
    """Whom a study asked is no number that it found, and neither is an age or a clock time."""
    counted, studied = "gives a number", "gives the result of a count or a study"
    for words, said in (
        ("The count rose by 40 per cent after the new timetable came.", counted),
        ("The delay fell by 2.48 points that year.", counted),
        ("Those who took the ferry arrived later.", studied),
        ("The people who gained most were late.", studied),
        ("Researchers looked at 91 villages and found that results went up.", studied),
        ("A 12-year-old got home at 8.40 more often.", studied),
    ):
        assert said in role_reasons.of_role(words, "evidence", "en", evidence="statistic"), words
