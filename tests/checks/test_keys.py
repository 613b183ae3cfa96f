"""The keys of this course: what they must hold to over all exercises, and what nobody earns without
reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from facingpages.author.suggest import marker
from facingpages.checks import blind, coverage, first_sentences, quotations, yardstick
from facingpages.course.course import Course
from tests.helpers import alike, allotment

BOUNDS = {"citation-check": 0.45, "claim-evidence": 0.45, "loaded-terms": 0.35}
OF_SUGGEST = 0.60


FIRST = "what-am-i-reading/which-words-judge"
REQUEST = (
    "Mark words or phrases that judge, or make things bigger, smaller, surer or worse than the passage shows, "
    "even small ones. There may be none."
)


def beyond(earned: list[blind.Earned]) -> dict[str, float]:
    """Return what the strategies earn that go beyond their bound."""
    return {
        one.strategy: one.score
        for one in earned
        if one.score > (OF_SUGGEST if "suggest" in one.strategy else BOUNDS[one.kind])
    }


@pytest.fixture(scope="module")
def earned(course: Course) -> list[blind.Earned]:
    return blind.earned(course, {"our own suggestions": marker(course)})


def test_no_blind_strategy_does_well(earned: list[blind.Earned]) -> None:
    """Answering without reading the passages earns 45 % at most, marking by the look of words an F1 of
    0.35, by our own lists 0.60."""
    assert len(earned) == 10
    assert beyond(earned) == {}


@pytest.mark.parametrize("test", allotment.TESTS)
def test_no_blind_strategy_does_well_on_one_test(course: Course, test: str) -> None:
    """Each bound holds on each test by itself too, few as its items are."""
    found = blind.earned(course, {"our own suggestions": marker(course)}, test)
    assert len(found) == 10
    assert beyond(found) == {}


def test_words_are_asked_for_in_one_way(course: Course) -> None:
    """Every exercise on loaded words has the same request, since its key has the same rules; the first of
    all asks for the same in half the words."""
    prompts = {
        id: " ".join(exercise.stem.prompt.split())
        for id, exercise in course.exercises.items()
        if exercise.stem.kind == "loaded-terms" and id != FIRST
    }
    assert len(prompts) >= 25
    assert [id for id, prompt in prompts.items() if not prompt.endswith(REQUEST)] == []
    assert len(course.exercises[FIRST].stem.prompt.split()) <= len(REQUEST.split()) * 0.6


def test_the_course_states_these_bounds(course: Course, earned: list[blind.Earned]) -> None:
    """`facingpages coverage` fails where a strategy does better: the course itself states each bound."""
    stated = coverage.bounds(course)
    for one in earned:
        assert (stated[("earned blind", f"{one.kind}, {one.strategy}")].most or 100) <= 60


@pytest.mark.parametrize(
    "demand",
    [
        allotment.large,
        allotment.worn,
        allotment.stale,
        allotment.contested,
        allotment.answers,
        allotment.unmatched,
    ],
)
def test_the_keys_hold_to_their_counts(
    course: Course, demand: Callable[[Course], Iterator[allotment.Breach]]
) -> None:
    """Sizes, uses of a paragraph, fresh lines, contested spans, answers that are right, and forms that
    match."""
    assert list(demand(course)) == []


def test_first_sentences_are_short_and_plain(course: Course) -> None:
    """The first sentence of a rationale has 20 words at most; those of an exercise, and its prompts, are
    at grade 8 or below."""
    openings = list(first_sentences.openings(course))
    assert len(openings) > 500
    assert [(one.exercise, one.sentence) for one in openings if one.words > first_sentences.MOST_WORDS] == []
    grades = first_sentences.grades(course)
    assert {id: found for id, found in grades.items() if max(found) > first_sentences.MOST_GRADE} == {}


def test_no_two_rationales_are_built_alike(course: Course) -> None:
    """Two rationales share fewer than 0.4 of their runs of four words: none is a formula with another word
    put in."""
    found = [rationale for id in course.exercises for rationale in alike.rationales(course, id)]
    assert len(found) > 700
    assert list(alike.pairs(found, 0.4)) == []
    formula = "It sounds {}, but nobody in this passage is said to be so. The swap test lets it stand."
    like = [alike.Rationale(word, formula.format(word)) for word in ("harsh", "cold", "proud")]
    assert len(list(alike.pairs(like, 0.4))) == 3


def test_quotations_are_exact_and_one_yardstick_holds(course: Course) -> None:
    """No rationale, prompt, plan or page misquotes; the same words and devices are keyed alike, as the
    lessons teach them."""
    assert [finding.text() for finding in quotations.check(course)] == []
    assert course.yardstick is not None
    assert [finding.text() for finding in yardstick.check(course)] == []
    assert len(course.yardstick.data.devices) >= 10
    assert {taught.lesson for taught in course.yardstick.data.taught} >= {
        "names-that-judge",
        "certainty-and-fear",
    }
