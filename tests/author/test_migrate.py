"""`facingpages migrate`: a course of format 1 becomes one of format 2, shown first, written only when
told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facingpages.author import migrate
from facingpages.checks.run import run_checks
from facingpages.cli import main
from facingpages.course.course import Course

SEEDS = "seeds/seeds.yml"


@pytest.fixture
def old(copy: Path) -> Path:
    """The course as it was in format 1."""
    text = (copy / SEEDS).read_text("utf-8")
    seeds, practice = re.split(
        r"(?=^practice:)", text, flags=re.MULTILINE
    )  # format 1 had no texts to practise on
    seeds = re.sub(r"^ *(format|words|licence|quotation_share): .*\n", "", seeds, flags=re.MULTILINE)
    (copy / SEEDS).write_text(seeds + practice, "utf-8")
    return copy


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["migrate", *words])


def test_an_older_course_is_one_finding_that_names_the_command(old: Path) -> None:
    """A course in format 1 is not judged by the rules of format 2: it has one finding."""
    (finding,) = run_checks(Course.load(old))
    assert (finding.code, "`facingpages migrate`" in finding.hint) == ("other-format", True)


def test_migrating_shows_the_change_and_makes_it_when_told(old: Path) -> None:
    """Without --write nothing is changed; with it, the course passes, only lines were added, and migrating
    again changes nothing."""
    before = (old / SEEDS).read_text("utf-8")
    shown = run("--course", str(old))
    assert (shown.exit_code, (old / SEEDS).read_text("utf-8")) == (0, before)
    assert "+    words: 9101\n+    licence: not stated\n" in shown.stdout
    assert "--write" in shown.stderr
    assert run("--course", str(old), "--write").exit_code == 0
    after = (old / SEEDS).read_text("utf-8").splitlines()
    assert run_checks(Course.load(old)) == []
    kept = iter(after)
    assert all(line in kept for line in before.splitlines())  # in the same order
    assert len(after) == len(before.splitlines()) + 1 + 2 * 5
    again = run("--course", str(old), "--write")
    assert (again.exit_code, again.stdout) == (0, "")


def test_the_schemas_of_a_course_of_its_own_are_renewed(copy: Path) -> None:
    """Where a course keeps a copy of the schemas, migrating brings it up to date."""
    (copy / migrate.SCHEMAS).mkdir(parents=True)
    (copy / migrate.SCHEMAS / "seeds.json").write_text("{}\n", "utf-8")
    assert [change.path for change in migrate.changes(copy) if change.before] == [
        ".facingpages/schemas/seeds.json"
    ]
    run("--course", str(copy), "--write")
    assert migrate.changes(copy) == ()


@pytest.mark.parametrize(
    ("change", "code", "says"),
    [
        (lambda text: "format: 3\n" + text, "other-format", "install a newer version"),
        (lambda text: text.replace("    sha256", "    sha", 1), "cannot-migrate", "on a separate line"),
        (
            lambda text: text.replace("id: sabotaged-peace", "id: sabotaged-peas", 1),
            "cannot-migrate",
            "Put the text back",
        ),
        (lambda text: text.replace("question:", "question: [", 1), "yaml-syntax", ""),
    ],
)
def test_what_cannot_be_migrated_is_said_and_left(old: Path, change: object, code: str, says: str) -> None:
    """A course that cannot be migrated is a finding with its place and repair; nothing is changed."""
    text = change((old / SEEDS).read_text("utf-8"))  # type: ignore[operator]
    (old / SEEDS).write_text(text, "utf-8")
    made = run("--course", str(old), "--write")
    assert (made.exit_code, code in made.stderr, says in made.stderr) == (1, True, True)
    assert (old / SEEDS).read_text("utf-8") == text


def test_a_newer_course_is_not_judged(copy: Path) -> None:
    """A course in a format that this version does not know has one finding."""
    text = (copy / SEEDS).read_text("utf-8")
    (copy / SEEDS).write_text(text.replace("format: 2", "format: 3"), "utf-8")
    (finding,) = run_checks(Course.load(copy))
    assert (finding.code, "newer version" in finding.hint) == ("other-format", True)
