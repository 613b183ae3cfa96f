"""The HTML of one exercise of each kind in each mode, as somebody last looked at it.

After a wanted change: `bash tools/test tests/page/test_golden.py --renew`, read the difference, and commit."""

from __future__ import annotations

from pathlib import Path

import pytest

from facingpages.course.course import Course, Mode
from facingpages.course.kinds.registry import KINDS
from facingpages.page import render
from tests.conftest import Renew

FOLDER = Path(__file__).parents[1] / "golden" / "page"
OF_EACH_KIND = {
    "loaded-terms": "one-street/before-the-vote",
    "claim-evidence": "one-street/what-the-shops-need",
    "citation-check": "one-street/vehicles-in-a-day",
    "rewrite": "one-street/said-plainly",
}
REWRITE = """kind: rewrite
title: "Said plainly"
minutes: 4
stimulus: [{seed: street-for-all, lines: 8}]
prompt: Say the highlighted sentence so that readers of both sides would accept it.
sentence: {exact: "Only a handful of dreamers could ask for it."}
loaded:
  - mark: {exact: "a handful of dreamers"}
    neutral: "few people"
    why: A dreamer does not see what is there; the number is a guess.
facts:
  - fact: "somebody asks for it"
    any_of: [ask, asks, asked]
    why: Without it nobody does anything in the sentence.
rubric: ["The view has an owner."]
model: "The writer holds that few people would ask for it."
why: The claim is about how many ask, and a count could test it.
"""


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("kind", list(KINDS))
def test_the_html_of_an_exercise_is_the_golden_one(small: Path, renew: Renew, kind: str, mode: Mode) -> None:
    """A page holds the same HTML for an exercise until somebody changes it on purpose."""
    (small / "exercises" / "one-street" / "said-plainly.yml").write_text(REWRITE, "utf-8")
    exercise = Course.load(small).exercises[OF_EACH_KIND[kind]]
    assert exercise.stem.kind == kind
    html = render.exercise(exercise, mode)
    assert html == renew(FOLDER / f"{kind}.{mode.value}.html", html)
