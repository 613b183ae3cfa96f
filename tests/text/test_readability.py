"""Readability: the formula against values from another program, and what counts as a character, a word and
a sentence."""

from __future__ import annotations

import json

import pytest

from facingpages.text.folded import Text
from facingpages.text.readability import automated_readability_index, grade
from tests.conftest import ROOT

CASES = json.loads((ROOT / "tests" / "data" / "readability.json").read_text("utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES)
def test_formula(case: dict[str, float]) -> None:
    """The index is the published formula in characters, words and sentences."""
    index = automated_readability_index(int(case["characters"]), int(case["words"]), int(case["sentences"]))
    assert index == pytest.approx(case["grade"], abs=1e-12)


@pytest.mark.parametrize(
    ("written", "characters", "words", "sentences"),
    [
        ("They met in June.", 13, 4, 1),
        (
            "“They met,” he said - in 2014!",
            19,
            6,
            1,
        ),  # quotes, comma and dash are no characters, and the dash is no word
        ("Mr. Lee met the U.S. team. It went home.", 27, 9, 2),  # an abbreviation ends no sentence
        ("They met. Why?", 10, 3, 2),  # a sentence may be one word
        ("They met\n\nin June", 13, 4, 2),  # no sentence goes on over a paragraph
    ],
)
def test_counts(written: str, characters: int, words: int, sentences: int) -> None:
    """Letters and digits count as characters; abbreviations end no sentence, and short sentences count."""
    text = Text(written)
    assert grade(text, [line for line in text.lines if line]) == automated_readability_index(
        characters, words, sentences
    )
