"""Kinds of evidence and signs: a number that counts nothing is no statistic, what is granted is no claim."""

from __future__ import annotations

import pytest

from facingpages.author.suggest import kinds, signs
from facingpages.author.suggest.roles import judge

_LIKELY = {"statistic": 0.9, "event": 0.5, "example": 0.3}


@pytest.mark.parametrize(
    "words",
    [
        "It ran until two in the morning.",
        "It happens at 10pm.",
        "A 12-year-old was left alone there.",
        "He was in year 8 at the time.",
        "The gate was shut at 8.40 on 3 May 2022.",
        "One of them was late.",
    ],
)
def test_a_time_an_age_or_a_date_is_no_statistic(words: str) -> None:
    assert kinds.of_part(words, (), {"was"}, _LIKELY) == "event"


@pytest.mark.parametrize(
    "words",
    ["Two in ten were late.", "Twelve ferries were late.", "It was 40 per cent.", "One in five was late."],
)
def test_a_number_that_counts_something_is_a_statistic(words: str) -> None:
    assert kinds.of_part(words, (), {"was"}, _LIKELY) == "statistic"


def test_an_event_is_in_the_past() -> None:
    assert kinds.of_part("The gate shuts.", (), {"is"}, _LIKELY | {"statistic": 0}) == "example"


def test_what_is_told_in_passing_is_no_testimony() -> None:
    for words, kind in (("She said it was late.", "testimony"), ("I was told to wait.", "event")):
        assert kinds.of_part(words, {"said"}, {"was"}, _LIKELY) == kind


@pytest.mark.parametrize(
    "words",
    ["It is true that it is late.", "Fine, it is late.", "I agree.", "It is late, and I take it seriously."],
)
def test_words_that_grant_a_point_count_before_the_weights(words: str) -> None:
    found = signs.of_part(words)
    assert found
    assert (found.role, found.is_first) == ("concession", True)


@pytest.mark.parametrize(
    "words", ["That's like leaving the gate open.", "We don't teach sailing by draining the harbour."]
)
def test_what_is_likened_to_another_case_is_an_analogy(words: str) -> None:
    (judged,) = judge([["The ferry should stay.", words]])
    assert (judged[1].kind.value, judged[1].evidence) == ("evidence", "analogy")
