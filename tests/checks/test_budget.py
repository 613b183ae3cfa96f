"""The quotation budget: words that the pages show are counted once, and too many are a warning that says
what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from facingpages.checks import quotation_share
from facingpages.checks.run import run_checks
from facingpages.cli import main
from facingpages.course.course import Course
from facingpages.files.findings import Severity


def set_share(root: Path, share: str, to: str) -> Course:
    file = root / "seeds" / "seeds.yml"
    text = file.read_text("utf-8")
    assert share in text
    file.write_text(text.replace(share, to, 1), "utf-8")
    return Course.load(root)


def test_words_shown_twice_count_once(course: Course) -> None:
    """No seed has more words shown than it has; what is shown is no less than the longest passage."""
    counts = {id: len(words) for id, words in quotation_share.shown(course).items()}
    for id, count in counts.items():
        longest = max(
            len(p.words) for e in course.exercises.values() for p in e.stem.passages if p.seed.id == id
        )
        assert longest <= count <= len(course.seeds[id].text.words)


@pytest.mark.parametrize(
    ("share", "to"),
    [("quotation_share: 80", "quotation_share: 70"), ("quotation_share: 96", "quotation_share: 95")],
)
def test_more_than_the_share_is_one_warning(copy: Path, share: str, to: str) -> None:
    """A seed of which the pages show more than its own share, or else the course's, is one warning, and
    the check still passes."""
    (finding,) = run_checks(set_share(copy, share, to))
    assert (finding.code, finding.severity, finding.path) == (
        "quoted-too-much",
        Severity.WARNING,
        "seeds/seeds.yml",
    )
    assert CliRunner().invoke(main, ["check", str(copy)]).exit_code == 0


def test_the_share_that_the_hint_gives_is_enough(copy: Path) -> None:
    """Writing the line of the hint into the seed's entry ends the warning."""
    (finding,) = run_checks(set_share(copy, "quotation_share: 80", "quotation_share: 70"))
    line = re.search(r"quotation_share: \d+", finding.hint)
    assert line
    course = set_share(copy, "  - id: phoney-peace-talks\n", f"  - id: phoney-peace-talks\n    {line[0]}\n")
    assert run_checks(course) == []


def test_without_a_share_nothing_is_counted(copy: Path) -> None:
    """A course that sets no share has no such warning, however much it shows."""
    text = (copy / "seeds" / "seeds.yml").read_text("utf-8")
    (copy / "seeds" / "seeds.yml").write_text(re.sub(r"quotation_share: \d+", "", text), "utf-8")
    assert run_checks(Course.load(copy)) == []
