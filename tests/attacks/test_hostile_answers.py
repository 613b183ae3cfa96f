"""Hostile answers: whatever lies among the answers of a class, the others are counted, soon and without a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facingpages.cli import main
from facingpages.files.findings import MOST
from facingpages.responses.intake.take_in import MOST_ROWS
from tests.attacks.hostile_courses import HOSTILE_COURSES
from tests.helpers import attack_table
from tests.helpers.classes import answers
from tests.helpers.hostile_answers import HOSTILE_ANSWERS, LESSON, TERMS, good

QUICK = ("numbers of 5,000 digits", "lone surrogates", "a zip that is cut short")


def scored(root: Path, folder: Path) -> Result:
    return CliRunner().invoke(main, ["score", str(folder), "--course", str(root)])


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in QUICK else pytest.mark.slow) for name in HOSTILE_ANSWERS]
)
def test_a_hostile_file_among_answers_is_bounded(tmp_path: Path, name: str) -> None:
    """`score` ends within its seconds and megabytes, counts the good answers, and prints no traceback."""
    made, (seconds, megabytes) = HOSTILE_ANSWERS[name], attack_table.ANSWERS
    folder = tmp_path / "work"
    folder.mkdir()
    one = attack_table.ran(attack_table._answers(folder, *made), folder)
    assert one.status in (0, 1)
    assert one.seconds < seconds
    assert one.megabytes < megabytes
    assert "Traceback" not in one.printed
    assert "Good" in one.printed
    assert len(one.printed) < 300_000


def test_the_mistakes_of_one_file_are_counted_up_to_a_bound(small: Path, tmp_path: Path) -> None:
    """A file with thousands of mistakes is named a hundred times at most, and the others are named too."""
    wrong = {f"{LESSON}/e{n}": {"marks": []} for n in range(3 * MOST)}
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.json").write_text(answers(wrong, "A"), "utf-8")
    (tmp_path / "in" / "b.json").write_text("{", "utf-8")
    (tmp_path / "in" / "good.json").write_text(good(small), "utf-8")
    made = scored(small, tmp_path / "in")
    assert made.stderr.count("a.json:1:1") == MOST + 1
    assert made.stderr.count("[more-mistakes]") == 1
    assert "b.json" in made.stderr
    assert "Good" in made.stdout


def test_a_table_without_end_is_left_out(small: Path, tmp_path: Path) -> None:
    """A table of too many lines is named with the limit; one of paper is read up to a hundred unclear lines."""
    (tmp_path / "long.csv").write_text("x\n" * (2 * MOST_ROWS + 1), "utf-8")
    assert f"a table of more than {MOST_ROWS:,} lines" in scored(small, tmp_path / "long.csv").stderr
    lines = f"Ana,{TERMS},no such words\n" * (3 * MOST)
    (tmp_path / "paper.csv").write_text(f"reader,exercise,answer\nBen,{TERMS},-\n{lines}", "utf-8")
    made = scored(small, tmp_path / "paper.csv")
    assert made.stderr.count("[paper-unclear]") == MOST
    assert "more-mistakes" in made.stderr or f"more than {MOST} lines are unclear" in made.stderr
    assert "Ben" in made.stdout


def test_the_table_of_attacks_can_fail(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An attack over its limits, or with a traceback, is counted, and the exit status is 1."""
    (name,) = [name for name in HOSTILE_COURSES if name == "::: with rubbish"]
    assert attack_table.main([f"check: {name}"]) == 0
    monkeypatch.setattr(attack_table, "COURSE", (-1.0, 300))
    assert attack_table.main([f"check: {name}"]) == 1
    assert "OVER" in capsys.readouterr().out
