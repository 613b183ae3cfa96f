"""`facingpages init`: a course of its own that passes and builds at once, and never writes over what is
there."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from facingpages.author.drafts import new_course
from facingpages.checks import coverage
from facingpages.checks.run import run_checks
from facingpages.cli import COMMANDS, main
from facingpages.course.course import Course, Mode
from facingpages.course.items import MarkKey
from tests.conftest import ROOT, Sites
from tests.test_structure import WITHOUT_DATES


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("init") / "my-course"
    made = CliRunner().invoke(main, ["init", str(folder)])
    assert made.exit_code == 0, made.output
    return folder


def test_a_new_course_has_no_findings_and_builds_in_each_mode(begun: Path, starter_sites: Sites) -> None:
    """The course of `init` passes as it is, and builds, strictly, for practice, class and teacher."""
    assert run_checks(Course.load(begun)) == []
    for mode in Mode:
        page = (starter_sites(mode) / "one-street.html").read_text("utf-8")
        assert len(re.findall(r'<section class="fp"[^>]* id="fp-one-street--', page)) == 4
        assert "fp-mistake" not in page


def test_the_site_of_a_new_course_is_set_up_as_this_one(begun: Path) -> None:
    """Its mkdocs.yml differs from this course's in the name, the pages, and the pruning that only a large
    site needs."""
    ours, new = ((root / "mkdocs.yml").read_text("utf-8") for root in (ROOT, begun))
    settings = [
        text.partition("\nnav:")[0].splitlines() + text.partition("\nvalidation:")[2].splitlines()
        for text in (ours, new)
    ]
    assert set(settings[0]) ^ set(settings[1]) == {
        "site_name: Facing Pages",
        "site_name: My course",
        "    - navigation.prune",
        "# The site: its name, its look, and the order of its pages (`nav`, at the end).",
    }


def test_the_example_shows_each_kind_and_treats_both_texts_alike(begun: Path) -> None:
    """The worked lesson has the three kinds of exercise, loaded words on both sides, a sound citation, and
    a statement without one."""
    course = Course.load(begun)
    assert {e.stem.kind for e in course.exercises.values()} == {
        "loaded-terms",
        "claim-evidence",
        "citation-check",
    }
    (marks,) = (e for e in course.exercises.values() if isinstance(e.items[0].key, MarkKey))
    key = marks.items[0].key
    assert isinstance(key, MarkKey)
    assert [sum(span in p.words for span in key.of("loaded")) for p in marks.stem.passages] == [3, 3]
    counts = coverage.count(course)
    assert counts[("answer", "trace, found")] == counts[("answer", "trace, no-citation")] == 1


def test_each_file_names_a_schema_that_is_there_and_keeps_it(begun: Path) -> None:
    """The first line of each YAML file, and the front matter of each page, lead to a schema in the course
    itself, by which it is valid."""
    files = [*begun.glob("seeds/*.yml"), *begun.glob("exercises/**/*.yml"), *begun.glob("lessons/*.md")]
    assert len(files) == 8
    for file in files:
        text = file.read_text("utf-8")
        if file.suffix == ".md":
            text = text.split("---\n")[1]
        named = re.match(r"# yaml-language-server: \$schema=(.*)\n", text)
        assert named, file
        schema = json.loads((file.parent / named[1]).resolve().read_text("utf-8"))
        loaded = yaml.load(
            text, Loader=type("Loader", (yaml.SafeLoader,), {"yaml_implicit_resolvers": WITHOUT_DATES})
        )
        assert [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(loaded)] == [], file


def test_every_file_of_the_starter_is_data_of_the_package(begun: Path) -> None:
    """A new course holds the dot-files too: what an editor, a repository and a commit hook need."""
    names = {file.relative_to(begun).as_posix() for file in begun.rglob("*") if file.is_file()}
    assert names == set(new_course.files())
    assert {
        ".gitignore",
        ".pre-commit-config.yaml",
        ".github/workflows/course.yml",
        ".facingpages/schemas/exercise.json",
        "README.md",
    } <= names
    assert {stat.S_IMODE((begun / name).stat().st_mode) for name in names} == {0o644}


def test_each_command_of_the_workflow_and_the_hooks_is_one_of_ours(begun: Path) -> None:
    """What the workflow and the commit hooks run is `pip install` or a command that exists, and every file
    is YAML."""
    workflow = yaml.safe_load((begun / ".github/workflows/course.yml").read_text("utf-8"))
    runs = [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]
    for config in (begun / ".pre-commit-config.yaml", ROOT / ".pre-commit-hooks.yaml"):
        loaded = yaml.safe_load(config.read_text("utf-8"))
        runs += [
            hook["entry"] for hook in (loaded["repos"][0]["hooks"] if isinstance(loaded, dict) else loaded)
        ]
    assert len(runs) == 6
    for run in runs:
        assert run.startswith("pip install facingpages") or run.split()[1] in COMMANDS, run


@pytest.mark.parametrize("kind", ["a folder with a file", "a file"])
def test_what_is_there_is_left_alone(tmp_path: Path, kind: str) -> None:
    """A folder that holds something, or a file, is refused and stays as it was."""
    target = tmp_path / "there"
    file = target / "x" if kind == "a folder with a file" else target
    file.parent.mkdir(exist_ok=True)
    file.write_text("mine")
    made = CliRunner().invoke(main, ["init", str(target)])
    assert (made.exit_code, "name a new folder" in made.stderr) == (2, True)
    assert [p for p in sorted(tmp_path.rglob("*")) if p.is_file()] == [file]
