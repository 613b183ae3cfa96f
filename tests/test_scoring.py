"""Scoring, held to the same vectors in Python and in the browser's JavaScript."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from facingpages.course.course import Course, Mode
from facingpages.course.formats.answers import Answer
from facingpages.course.items import MarkKey, span_text
from facingpages.course.kinds import loaded_terms, scoring
from facingpages.page import render
from facingpages.site.bundle import script
from facingpages.text.folded import Range

VECTORS = {file.stem: json.loads(file.read_text("utf-8")) for file in sorted((Path(__file__).parent / "vectors").glob("*.json"))}
CASES = [pytest.param(name, case, id=f"{name}: {case['rule']}") for name, vectors in VECTORS.items() for case in vectors["cases"]]


def ranges(pairs: list[list[int]]) -> list[Range]:
    return [Range(*pair) for pair in pairs]


def in_python(name: str, case: dict[str, Any]) -> Any:
    if name == "finding":
        cores = [ranges(case["cores"])] if "cores" in case else []
        return scoring.score_finding(ranges(case["marks"]), ranges(case["loaded"]), ranges(case["contested"]), case["words"], *cores)
    if name == "outcome":
        return scoring.outcome(ranges(case["marks"]), Range(*case["span"]), *(Range(*case[part]) for part in ("core",) if part in case)).value
    if name == "naming":
        pairs = [[(Range(*where), name) for where, name in case[part]] for part in ("named", "key")]
        return scoring.score_naming(pairs[0], pairs[1], VECTORS["naming"]["families"])
    if name == "links":
        return scoring.score_links(case["given"], case["key"])
    if name == "rewriting":
        return scoring.score_rewriting(case["text"], case["gone"], case["facts"])
    return scoring.score_choices(case["given"], case["right"])


IN_THE_BROWSER = """([name, case_, families]) => {
  const s = window.scoringUnderTest;
  switch (name) {
    case "finding": return s.finding(case_.marks, case_.loaded, case_.contested, case_.words, case_.cores);
    case "outcome": return s.outcome(case_.marks, case_.span, case_.core);
    case "naming": return s.naming(case_.named, case_.key, families);
    case "rewriting": return s.rewriting(case_.text, case_.gone, case_.facts);
    case "links": return s.links(case_.given, case_.key);
    case "choices": return s.choices(case_.given, case_.right);
  }
}"""


@pytest.mark.parametrize(("name", "case"), CASES)
def test_python_keeps_the_vectors(name: str, case: dict[str, Any]) -> None:
    """Each vector's rule holds in `scoring.py`."""
    expected = case["outcome"] if name == "outcome" else case["score"]
    assert in_python(name, case) == (pytest.approx(expected) if isinstance(expected, int | float) else expected)


@pytest.mark.browser
def test_javascript_keeps_the_vectors(browser: Browser) -> None:
    """Each vector's rule holds in `scoring.js`, run in the browser that readers use."""
    page = browser.new_page()
    page.evaluate(script("en").replace("const FP=", "queueMicrotask(() => { window.scoringUnderTest = FP.scoring; });const FP=", 1))
    page.wait_for_function("window.scoringUnderTest")
    wrong = []
    for name, vectors in VECTORS.items():
        for case in vectors["cases"]:
            result = page.evaluate(IN_THE_BROWSER, [name, case, vectors.get("families", {})])
            expected = case["outcome"] if name == "outcome" else case["score"]
            if result != (pytest.approx(expected) if isinstance(expected, int | float) else expected):
                wrong.append((name, case["rule"], result))
    page.close()
    assert not wrong


@st.composite
def marks(draw: st.DrawFn, words: int = 40) -> list[Range]:
    starts = draw(st.lists(st.integers(0, words - 1), max_size=6))
    return [Range(start, min(words, start + draw(st.integers(1, 5)))) for start in starts]


@given(marks(), marks(), marks())
def test_score_lies_between_0_and_1(given_marks: list[Range], keyed: list[Range], zones: list[Range]) -> None:
    """No marks, however odd, earn less than nothing or more than everything."""
    loaded = scoring.without(scoring.merged(keyed), zones)
    assert 0 <= scoring.score_finding(given_marks, loaded, zones, 40) <= 1


@given(marks(), marks())
def test_contested_words_count_neither_way(given_marks: list[Range], zones: list[Range]) -> None:
    """Marking contested words as well changes nothing, as long as not too much is marked."""
    loaded = [Range(0, 2)]
    outside = scoring.without(scoring.merged(given_marks), [*zones, *loaded])
    zones = scoring.without(scoring.merged(zones), loaded)
    with_zones = [Range(0, 2), *outside, *zones]
    if sum(len(mark) for mark in scoring.merged(with_zones)) <= 16:
        expected = scoring.score_finding([Range(0, 2), *outside], loaded, zones, 40)
        assert scoring.score_finding(with_zones, loaded, zones, 40) == pytest.approx(expected)


def test_marking_only_the_cores_is_enough(small: Path) -> None:
    """A reader who marks the core of each loaded span has found them all: score 1, no false alarm; the key shows what was enough."""
    file = small / "exercises" / "one-street" / "before-the-vote.yml"
    text = file.read_text("utf-8")
    for words, core in (("car lobby", "lobby"), ("a ghost town", "ghost"), ("a handful of dreamers", "dreamers")):
        text = text.replace(f'{{exact: "{words}"}}', f'{{exact: "{words}"}}\n    core: {core}')
    file.write_text(text, "utf-8")
    exercise = Course.load(small).exercises["one-street/before-the-vote"]
    key = exercise.items[0].key
    assert isinstance(key, MarkKey)
    assert [span_text(exercise, core) for core in key.cores] == ["lobby", "a gift to everybody", "a heart of stone", "madness", "ghost", "dreamers"]
    marks = [{"start": core.start, "end": core.end, "exact": span_text(exercise, core)} for core in key.cores]
    earned = loaded_terms.score(exercise, Answer.model_validate({"marks": marks}))
    assert (earned.score, earned.hits, earned.false_alarms) == (1, 6, 0)
    assert "enough: “lobby”" in render.exercise(exercise, Mode.TEACHER)
