"""Readability of a passage, from the length of its words and sentences."""

from __future__ import annotations

from collections.abc import Sequence

from facingpages.text.folded import Range, Text


def automated_readability_index(characters: int, words: int, sentences: int) -> float:
    """Return the US school grade of a text by the Automated Readability Index: 8.0 is the eighth grade.

    `characters` counts letters and digits, without spaces and punctuation; `words` and `sentences` are at
    least 1.

    Source: E. A. Smith and R. J. Senter, "Automated Readability Index", AMRL-TR-66-220 (1967).
    """
    return 4.71 * characters / words + 0.5 * words / sentences - 21.43


def grade(text: Text, paragraphs: Sequence[Range]) -> float:
    """Return the reading grade of some paragraphs of a text, which hold at least one word."""
    characters = sum(c.isalnum() for where in paragraphs for c in text.folded[where.start : where.end])
    words = sum(len(text.words_in(where)) for where in paragraphs)
    sentences = sum(len(text.sentences_in(where)) for where in paragraphs)
    return automated_readability_index(characters, words, sentences)
