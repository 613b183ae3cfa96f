"""Seeds that cannot be shown as they are, or not be read, are findings; none makes the checker wait."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from facingpages.course import seed_letters
from facingpages.course.course import Course
from facingpages.text.folded import Lines
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("One.\nTw\0o.\n", (2, 3)),
        ("\x1b[31mOne.", (1, 1)),
        ("One.\r\nTwo \u202eowt.", (2, 5)),
        ("One.\n\u2066Two\u2069.", (2, 1)),
        ("One.\nTwo\ufffe.", (2, 4)),
        ("One" + "\u0301" * 40, (1, 34)),
    ],
)
def test_a_letter_that_changes_what_is_shown_is_a_finding(source: str, place: tuple[int, int]) -> None:
    """A control, a mark that turns the direction or a heap of accents is found with its line and column."""
    found = seed_letters.finding("seeds/x.txt", source, [])
    assert found
    assert (found.code, found.line, found.column) == ("seed-letters", *place)


@pytest.mark.parametrize(
    "source", ["سلام\u200f عليكم", "نیم\u200cفاصله", "Tab\there\u00ad.", "cafe\u0301 हिन्दी", "One.\r\nTwo.\n"]
)
def test_letters_that_a_script_needs_are_no_finding(source: str) -> None:
    """Marks of direction beside a word, joiners, tabs and accents belong to texts."""
    assert seed_letters.finding("seeds/x.txt", source, []) is None


def test_a_line_that_is_noise_may_hold_anything() -> None:
    """Noise is shown nowhere."""
    assert seed_letters.finding("seeds/x.txt", "One.\nT\0wo.", [Lines(2, 2)]) is None


@pytest.mark.parametrize(
    ("kind", "says"), [("pipe", "a pipe or a device"), ("large", "it has 50,000,000 bytes")]
)
def test_a_seed_that_is_no_file_or_too_large_is_one_finding(tmp_path: Path, kind: str, says: str) -> None:
    """A pipe in place of a text, and one of 50 MB, are findings at once."""
    for name in ("seeds", "exercises", "lessons"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    seed = next((tmp_path / "seeds").glob("*.txt"))
    seed.unlink()
    if kind == "pipe":
        os.mkfifo(seed)
    else:
        with seed.open("wb") as opened:
            opened.truncate(50_000_000)
    found = [finding for finding in Course.load(tmp_path).unread if finding.code == "seed-missing"]
    assert [says in finding.message for finding in found] == [True]
