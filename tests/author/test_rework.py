"""Undo: a text, an exercise or a lesson goes, or gets another name, with all that names it; the course is as good
afterwards, and nothing is written before somebody agrees."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facingpages.checks.run import run_checks
from facingpages.cli import main
from facingpages.course.course import Course
from facingpages.files import atomic, yaml_edit
from facingpages.files.atomic import CannotWrite


@dataclass(frozen=True)
class Named:
    """A course, one of its seeds, exercises and lessons each, and another name for it."""

    root: Path
    names: dict[str, tuple[str, str]]


NEW = {
    "seed": ("street-for-all", "street-for-drivers"),
    "exercise": ("one-street/before-the-vote", "one-street/the-day-before"),
    "lesson": ("one-street", "mill-street"),
}
OURS = {
    "seed": ("those-who-seek-war", "who-wants-war"),
    "exercise": ("names-that-judge/what-the-talks-are-for", "names-that-judge/for-what"),
    "lesson": ("names-that-judge", "words-that-judge"),
}


@pytest.fixture(params=["a new course", pytest.param("this course", marks=pytest.mark.slow)])
def named(request: pytest.FixtureRequest) -> Named:
    """A course as `init` makes it, and under `slow` a copy of this course, which has a second reading."""
    if request.param == "a new course":
        return Named(request.getfixturevalue("small"), NEW)
    return Named(request.getfixturevalue("copy"), OURS)


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--course", str(root)])


def text_of(root: Path) -> str:
    """Every file of a course in one text, with its path."""
    files = [file for part in ("seeds", "lessons", "exercises") for file in sorted((root / part).rglob("*"))]
    files = [file for file in (*files, root / "mkdocs.yml") if file.is_file()]
    return "".join(f"{file.relative_to(root)}\n{file.read_text('utf-8')}\n" for file in files)


@pytest.mark.parametrize("kind", list(NEW))
def test_a_name_is_changed_wherever_it_is(named: Named, kind: str) -> None:
    """After a renaming no file holds the old name, the course has no finding, and the way back restores every file."""
    root, (old, new) = named.root, named.names[kind]
    before = text_of(root)
    made = run(root, "rename", kind, old, new, "--yes")
    assert made.exit_code == 0, made.output
    assert run_checks(Course.load(root)) == []
    kept = ("changes.md", "received_as: ")  # what happened, and the name under which a text came
    left = [line for line in text_of(root).splitlines() if old in line and not any(k in line for k in kept)]
    assert [line for line in left if not line.startswith("-")] == [], left
    assert new in text_of(root)
    assert run(root, "rename", kind, new, old, "--yes").exit_code == 0
    if kind != "seed":
        assert sorted(text_of(root).splitlines()) == sorted(before.splitlines())


@pytest.mark.parametrize("kind", list(NEW))
def test_what_goes_takes_all_that_names_it(named: Named, kind: str) -> None:
    """After a removal no file names it, every finding that is new was shown before, and none is an error of a file
    that names what is gone."""
    root, (id, _) = named.root, named.names[kind]
    made = run(root, "remove", kind, id, "--yes")
    assert made.exit_code == 0, made.output
    found = run_checks(Course.load(root))
    for finding in found:
        assert finding.message in made.output, finding.text()
    assert not [finding for finding in found if id in finding.message and "seed" not in finding.code], found
    for file in (root / "exercises").glob("second-reading/reader-*.json"):
        answers = json.loads(file.read_text("utf-8"))["answers"]
        assert not [name for name in answers if name == id or name.startswith(f"{id}/")]


def test_the_example_is_taken_out_by_three_commands(small: Path) -> None:
    """In a new course with two texts of one's own, the lesson and the two texts of the example go; only what the first
    page says of them is left, and shown."""
    for number, side in enumerate(("close-it", "keep-it-open")):
        file = small.parent / f"mine-{number}.txt"
        file.write_text(
            f"A view {number}\nThe bridge is safe, says person {number} of the council.\n", "utf-8"
        )
        said = ["--side", side, "--position", "holds that x", "--because", "It is short.", "--yes"]
        assert run(small, "add", "seed", str(file), *said).exit_code == 0
    shown = ""
    for words in (("lesson", "one-street"), ("seed", "street-for-people"), ("seed", "street-for-all")):
        made = run(small, "remove", *words, "--yes")
        assert made.exit_code == 0, made.output
        shown += made.output
    found = run_checks(Course.load(small))
    assert {finding.path for finding in found} == {
        "lessons/index.md"
    }  # its words are the author's to write anew
    assert all(finding.message in shown for finding in found)
    assert not (small / "exercises" / "one-street").exists()
    assert "Lessons:" not in (small / "mkdocs.yml").read_text("utf-8")


def test_nothing_is_written_without_a_yes(small: Path) -> None:
    """Without a terminal and without --yes the changes are shown, and no file changes."""
    before = text_of(small)
    made = run(small, "remove", "exercise", "one-street/two-shops")
    assert made.exit_code == 2
    assert "exercises/one-street/two-shops.yml: deleted" in made.output
    assert "pass --yes" in made.output
    assert text_of(small) == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("remove", "lesson", "one-stret"), "there is no lesson `one-stret`: Did you mean `one-street`?"),
        (("rename", "seed", "street-for-all", "Street For All"), "small letters, digits and hyphens"),
        (
            ("rename", "seed", "street-for-all", "street-for-people"),
            "there is a seed `street-for-people` already",
        ),
        (("rename", "exercise", "one-street/two-shops", "other/two-shops"), "is in another lesson"),
        (("rename", "lesson", "one-street", "glossary"), "the site makes a page `glossary` itself"),
    ],
)
def test_what_cannot_be_done_is_refused(small: Path, words: tuple[str, ...], says: str) -> None:
    """A name that is not there, is taken, or is none, is a command that cannot run."""
    made = run(small, *words, "--yes")
    assert made.exit_code == 2
    assert says in " ".join(made.output.split())


def test_files_go_and_come_together_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one file cannot be deleted, those that were written and deleted before are as they were."""
    for name in "abc":
        (tmp_path / name).write_text(name, "utf-8")
    unlink = Path.unlink

    def refusing(self: Path, missing_ok: bool = False) -> None:
        if self.name == "c":
            raise PermissionError(13, "Permission denied")
        unlink(self, missing_ok)

    monkeypatch.setattr(Path, "unlink", refusing)
    with pytest.raises(CannotWrite, match="Permission denied"):
        atomic.change_all(
            {tmp_path / "a": b"new", tmp_path / "b": None, tmp_path / "c": None, tmp_path / "d": b"d"}
        )
    assert {file.name: file.read_text("utf-8") for file in tmp_path.iterdir()} == {
        "a": "a",
        "b": "b",
        "c": "c",
    }


@pytest.mark.parametrize(
    ("text", "items", "left"),
    [
        ("a: [x, y, z]\n", [("a", 1)], "a: [x, z]\n"),
        ("a: [x, y]\nb: 1\n", [("a", 1)], "a: [x]\nb: 1\n"),
        ("a: [x]\n", [("a", 0)], "a: []\n"),
        ("a:\n  - x # one\n  - y\n# of b\nb: 1\n", [("a", 1)], "a:\n  - x # one\n# of b\nb: 1\n"),
        ("a:\n  - k: x\n    l: 1\n  - k: y\nb: 1\n", [("a", 0)], "a:\n  - k: y\nb: 1\n"),
        ("a:\n  - x\n\nb: 1\n", [("a", 0)], "a: []\n\nb: 1\n"),
        ("a: [x, y, z]\n", [("a", 0), ("a", 2)], "a: [y]\n"),
        ("a:\n- x\n- y\n", [("a", 0), ("a", 1)], "a: []\n"),
    ],
)
def test_an_item_goes_and_every_other_line_stays(text: str, items: list[yaml_edit.Steps], left: str) -> None:
    """Items of lists in brackets and of lists a line each; comments of what stays are kept."""
    assert yaml_edit.without(text, items) == left


def test_a_value_is_written_over_and_quoted_where_it_must_be() -> None:
    """Only the value changes; one that YAML would read otherwise is quoted."""
    assert (
        yaml_edit.replaced("a: x # why\nb: 'y'\n", {("a",): "new", ("b",): "a: b"})
        == 'a: new # why\nb: "a: b"\n'
    )
