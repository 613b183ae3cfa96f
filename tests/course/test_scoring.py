"""Scoring, held to the same vectors as the page's JavaScript (see `test_logic`)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facingpages.course.course import Course, Mode
from facingpages.course.formats.answers import Answer
from facingpages.course.items import MarkKey, span_text
from facingpages.course.kinds import loaded_terms, scoring, word_check
from facingpages.language.word_lists import WordLists
from facingpages.page import render
from facingpages.text.folded import Range

VECTORS = {
    file.stem: json.loads(file.read_text("utf-8"))
    for file in sorted((Path(__file__).parents[1] / "vectors").glob("*.json"))
}
BY_SCRIPT = ("tendency",)  # what only the page works out
CASES = [
    pytest.param(name, case, id=f"{name}: {case['rule']}")
    for name, vectors in VECTORS.items()
    if name not in BY_SCRIPT
    for case in vectors["cases"]
]
LISTS = WordLists(*(frozenset(VECTORS["rewriting"][name]) for name in ("small", "loaded")))


def expected(name: str, case: dict[str, Any]) -> Any:
    """Return what a vector asks for."""
    if name in ("outcome", "tendency"):
        return case[name]
    return (
        [case["lost"], case["brought"], case["score"]]
        if name == "rewriting"
        else pytest.approx(case["score"])
    )


def ranges(pairs: list[list[int]]) -> list[Range]:
    return [Range(*pair) for pair in pairs]


def in_python(name: str, case: dict[str, Any]) -> Any:
    if name == "finding":
        cores = [ranges(case["cores"])] if "cores" in case else []
        return scoring.score_finding(
            ranges(case["marks"]), ranges(case["loaded"]), ranges(case["contested"]), case["words"], *cores
        )
    if name == "outcome":
        return scoring.outcome(
            ranges(case["marks"]),
            Range(*case["span"]),
            *(Range(*case[part]) for part in ("core",) if part in case),
        ).value
    if name == "naming":
        pairs = [[(Range(*where), name) for where, name in case[part]] for part in ("named", "key")]
        return scoring.score_naming(pairs[0], pairs[1], VECTORS["naming"]["families"])
    if name == "links":
        return scoring.score_links(case["given"], case["key"])
    if name in ("wording", "rewriting"):
        words = word_check.Sentence(
            case.get("sentence", case["text"]),
            tuple(case["gone"]),
            tuple(map(tuple, case["facts"])),
            tuple(case.get("given", ())),
        )
        if name == "wording":
            found = word_check.check_rewriting(case["text"], words, WordLists())
            return sum(found.gone) / len(found.gone) * sum(found.kept) / len(found.kept)
        found = word_check.check_rewriting(case["text"], words, LISTS)
        return [found.lost, list(found.brought), found.score]
    return scoring.score_choices(case["given"], case["right"])


@pytest.mark.parametrize(("name", "case"), CASES)
def test_python_keeps_the_vectors(name: str, case: dict[str, Any]) -> None:
    """Each vector's rule holds in `scoring.py`."""
    assert in_python(name, case) == expected(name, case)


@st.composite
def marks(draw: st.DrawFn, words: int = 40) -> list[Range]:
    starts = draw(st.lists(st.integers(0, words - 1), max_size=6))
    return [Range(start, min(words, start + draw(st.integers(1, 5)))) for start in starts]


def without(marks: Iterable[Range], zones: Iterable[Range]) -> list[Range]:
    """What is left of the marks outside the zones, each run of words as a mark, word by word."""
    closed = {word for zone in zones for word in range(zone.start, zone.end)}
    left: list[Range] = []
    for mark in marks:
        for word in range(mark.start, mark.end):
            if word in closed:
                continue
            if word > mark.start and word - 1 not in closed:
                left[-1] = Range(left[-1].start, word + 1)
            else:
                left.append(Range(word, word + 1))
    return left


def test_each_span_has_its_core() -> None:
    """Fewer cores than spans are a fault of the caller: none is scored by the core of another."""
    spans = [Range(0, 2), Range(4, 6)]
    with pytest.raises(ValueError, match="zip"):
        scoring.score_finding(spans, spans, [], 30, spans[:1])


@given(marks(), marks(), marks())
def test_score_lies_between_0_and_1(given_marks: list[Range], keyed: list[Range], zones: list[Range]) -> None:
    """No marks, however odd, earn less than nothing or more than everything."""
    loaded = without(scoring.merged(keyed), zones)
    assert 0 <= scoring.score_finding(given_marks, loaded, zones, 40) <= 1


@given(marks(), marks())
def test_contested_words_count_neither_way(given_marks: list[Range], zones: list[Range]) -> None:
    """Marking contested words as well changes nothing, as long as not too much is marked."""
    loaded = [Range(0, 2)]
    outside = without(scoring.merged(given_marks), [*zones, *loaded])
    zones = without(scoring.merged(zones), loaded)
    with_zones = [Range(0, 2), *outside, *zones]
    if sum(len(mark) for mark in scoring.merged(with_zones)) <= 16:
        without_zones = scoring.score_finding([Range(0, 2), *outside], loaded, zones, 40)
        assert scoring.score_finding(with_zones, loaded, zones, 40) == pytest.approx(without_zones)


def test_marking_only_the_cores_is_enough(small: Path) -> None:
    """A reader who marks the core of each loaded span has found them all: score 1, no false alarm; the key
    shows what was enough."""
    file = small / "exercises" / "one-street" / "before-the-vote.yml"
    text = file.read_text("utf-8")
    for words, core in (
        ("car lobby", "lobby"),
        ("a ghost town", "ghost"),
        ("a handful of dreamers", "dreamers"),
    ):
        text = text.replace(f'{{exact: "{words}"}}', f'{{exact: "{words}"}}\n    core: {core}')
    file.write_text(text, "utf-8")
    exercise = Course.load(small).exercises["one-street/before-the-vote"]
    key = exercise.items[0].key
    assert isinstance(key, MarkKey)
    assert [span_text(exercise, core) for core in key.cores] == [
        "lobby",
        "a gift to everybody",
        "a heart of stone",
        "madness",
        "ghost",
        "dreamers",
    ]
    marks = [{"start": core.start, "end": core.end, "exact": span_text(exercise, core)} for core in key.cores]
    earned = loaded_terms.score(exercise, Answer.model_validate({"marks": marks}))
    assert (earned.score, earned.hits, earned.false_alarms) == (1, 6, 0)
    assert "enough: “lobby”" in render.exercise(exercise, Mode.TEACHER)


@pytest.mark.parametrize(("given", "right"), [(["a"], [["a"], ["b"]]), (["a", "b"], [["a"]])])
def test_answers_to_other_questions_are_no_answers(given: list[str], right: list[list[str]]) -> None:
    """As many answers as questions, or an error: a share over the wrong number would be a wrong grade."""
    with pytest.raises(ValueError, match="zip"):
        scoring.score_choices(given, right)
    with pytest.raises(ValueError, match="zip"):
        scoring.score_links([len(given)], [1, 2, 3])
