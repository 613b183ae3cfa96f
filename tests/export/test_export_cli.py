"""`facingpages export`, run as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facingpages.cli import main
from facingpages.export.registry import TARGETS
from tests.conftest import ROOT

LESSON = "names-that-judge"


def run(*words: str, course: Path = ROOT) -> Result:
    return CliRunner().invoke(main, ["export", *words, "--course", str(course)])


@pytest.mark.parametrize("target", list(TARGETS))
def test_each_target_writes_a_lesson_twice_the_same(target: str, tmp_path: Path) -> None:
    """A lesson becomes one file; a second run gives the same bytes, and is refused without --force."""
    file = tmp_path / f"lesson{TARGETS[target].ending}"
    first = run(target, LESSON, "-o", str(file))
    assert first.exit_code == 0, first.output
    assert first.stdout.startswith(f"{file}: 7 exercises for {TARGETS[target].name}.")
    content = file.read_bytes()
    again = run(target, LESSON, "-o", str(file))
    assert again.exit_code == 2
    assert f"`{file}` exists already" in again.output
    assert run(target, f"lessons/{LESSON}.md", "-o", str(file), "--force").exit_code == 0
    assert file.read_bytes() == content


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("moodle", LESSON), "give -o with the file to write, or --losses"),
        (
            ("moodle", LESSON, "--losses", "text", "-o", "x.xml"),
            "give -o with the file to write, or --losses",
        ),
        (("moodle", "-o", "x.xml"), "name one lesson or exercise, or give --all"),
        (("moodle", LESSON, "--all", "-o", "x.xml"), "name one lesson or exercise, or give --all"),
        (("moodle", LESSON, "-o", "x.zip"), "does not end in .xml, as files for Moodle do: write -o x.xml"),
        (("moodle", "names", "-o", "x.xml"), "there is no lesson or exercise `names`"),
        (("moodel", LESSON, "-o", "x.xml"), "'moodel' is not"),
    ],
)
def test_what_cannot_run_is_said_plainly(
    words: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command that cannot run exits with 2, names the remedy, and writes nothing."""
    monkeypatch.chdir(tmp_path)
    result = run(*words)
    assert result.exit_code == 2
    assert message in result.output
    assert list(tmp_path.iterdir()) == []


def test_the_loss_report_comes_as_text_and_json() -> None:
    """Both name what is dropped and the difference of scores; JSON has a row for each exercise."""
    text = run("moodle", LESSON, "--losses", "text").stdout
    assert "dropped: naming the technique" in text
    assert f"{LESSON}/what-the-talks-are-for: right options" in text
    rows = json.loads(run("moodle", LESSON, "--losses", "json").stdout)
    assert len(rows) == 7
    row = next(row for row in rows if row["exercise"] == f"{LESSON}/what-the-talks-are-for")
    assert row["key visible to students"] is False
    assert 0 < row["difference"]["mean"] <= row["difference"]["largest"] <= 1
    assert row["give-away"]["share"] <= 0.4
    essay = next(row for row in rows if row["exercise"] == f"{LESSON}/a-government-and-its-ally")
    assert essay["difference"] is None
