"""Files of strangers: one reader opens them, within a limit and without waiting; every other opening is of a file of ours."""

from __future__ import annotations

import ast
import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from facingpages.cli import main
from facingpages.course.course import Course, Mode
from facingpages.files import regular
from facingpages.responses import answer_file
from facingpages.site import pages
from tests.test_structure import MODULES, place

# What each module opens by itself, and why nobody else can have made it, or why it is bounded already.
OPENS = {
    "author.drafts.lesson": "a template of ours",
    "author.drafts.new_course": "the files of a new course",
    "author.importers.article": "a table of ours",
    "author.importers.noise": "a table of ours",
    "author.suggest.lists": "word lists of ours",
    "desk.bench.folder": "opens a folder, to lock it",
    "desk.browser.archives": "our own package and its wheels",
    "desk.browser.bundle": "our own package",
    "desk.browser.compiled": "our own package",
    "desk.browser.course_zip": "plain files of a course that was loaded, no links",
    "desk.browser.parts": "what npm and pip fetched, held against hashes",
    "desk.files": "assets of ours",
    "desk.handing_on.showing": "plain files of a course that was loaded, no links; a site just built",
    "export.scorm.page": "pictures of a course that was checked",
    "files.atomic": "what is about to be replaced",
    "files.regular": "the one reader",
    "files.staging": "the lock, at most 1,000 bytes",
    "files.temporary": "our own temporary files, to lock them",
    "handout.html": "a style of ours",
    "language.messages": "catalogues of ours",
    "language.word_lists": "word lists of ours",
    "page.render": "templates of registered kinds",
    "responses.intake.sources": "an entry of a zip, with a limit",
    "responses.report.pages": "styles of ours",
    "responses.show.page": "styles and the script of ours",
    "site.build": "a site just built, or one of ours in its place",
    "site.bundle": "assets of ours",
    "site.csp": "templates of the theme",
    "site.standalone": "a style of ours",
}  # fmt: skip
CALLS = ("read_text", "read_bytes", "open")
ELSEWHERE = (
    "yaml_text",
    "webbrowser",
    "tarfile",
    "zipfile",
)  # `yaml_text.read_text` is the bounded reader of texts


def opens(file: Path) -> bool:
    """Whether a module opens files by their names itself."""
    tree = ast.parse(file.read_text("utf-8"))
    ours = {
        a.asname or a.name
        for n in ast.walk(tree)
        if isinstance(n, ast.ImportFrom) and n.module == "facingpages.files.yaml_text"
        for a in n.names
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Attribute(value=ast.Name(id=owner), attr=name) if (
                name in CALLS and owner not in ELSEWHERE
            ):
                return True
            case ast.Attribute(value=value, attr=name) if name in CALLS and not isinstance(value, ast.Name):
                return True
            case ast.Name(id="open"):
                return True
            case ast.Name(id=name) if name in CALLS and name not in ours:
                return True
    return False


def test_files_of_strangers_are_opened_in_one_place() -> None:
    """A module that opens a file itself is listed with its reason; all others go by `files.regular`."""
    found = {place(file) for file in MODULES if opens(file)}
    assert found <= {name for name, why in OPENS.items() if why}, sorted(found - {*OPENS})
    assert {name for name, why in OPENS.items() if why} <= found, sorted({*OPENS} - found)


@pytest.mark.parametrize("made", ["pipe", "device"])
def test_no_command_waits_for_a_pipe(small: Path, tmp_path: Path, made: str) -> None:
    """Answers of second readers, a seed to migrate, a page to rename behind a pipe or a device: each command ends."""

    def put(file: Path) -> None:
        file.unlink(missing_ok=True)
        os.mkfifo(file) if made == "pipe" else file.symlink_to("/dev/zero")

    put(tmp_path / "answers.json")
    assert getattr(answer_file.read(tmp_path / "answers.json"), "code", "") == "file-unreadable"
    seeds = small / "seeds" / "seeds.yml"
    seeds.write_text(seeds.read_text("utf-8").replace("format: 2\n", ""), "utf-8")
    put(small / "seeds" / "street-for-all.txt")
    ran = CliRunner().invoke(main, ["migrate", "--course", str(small)])
    assert (ran.exit_code, "cannot-migrate" in ran.output) == (1, True), ran.output


@pytest.mark.parametrize("number", ["9" * 5_000, "\u0662", "\u00b2", "0", "1.0"])
def test_a_format_that_is_no_number_is_not_migrated(small: Path, number: str) -> None:
    seeds = small / "seeds" / "seeds.yml"
    seeds.write_text(seeds.read_text("utf-8").replace("format: 2\n", f"format: {number}\n"), "utf-8")
    ran = CliRunner().invoke(main, ["migrate", "--course", str(small)])
    assert (ran.exit_code, "is not a format to migrate from" in ran.output) == (1, True), ran.output


def test_a_page_in_another_encoding_stops_no_command_with_a_traceback(small: Path) -> None:
    """Renaming a lesson, or adding an exercise, beside a file in Latin-1 is a finding with its place."""
    page = small / "lessons" / "one-street.md"
    page.write_bytes(page.read_text("utf-8").encode() + b"\n\xe4\n")
    for words in (
        ["rename", "exercise", "one-street/two-shops", "one-street/shops", "--yes"],
        ["new", "exercise", "one-street/x", "--kind", "rewrite", "--from", "street-for-all:8"],
    ):
        ran = CliRunner().invoke(main, [*words, "--course", str(small)])
        assert isinstance(ran.exception, SystemExit), (words, ran.exception)
        assert ran.exit_code == 1, ran.output
        assert "0xe4 is not UTF-8" in ran.output, ran.output


@pytest.mark.parametrize(
    "line",
    [
        "r,one-street/x,rewrite,NaN",
        "r,one-street/x,rewrite,9e999",
        "r",
        "r,x,y,z",
        "r,x,y,\u00b2",
        "r,x,y," + "9" * 5_000,
    ],
)
def test_a_table_of_first_answers_that_is_none_is_a_finding(small: Path, line: str) -> None:
    """The teacher's pages are made without it, and the build says at which line it is no table."""
    folder = small / "exercises" / "second-reading"
    folder.mkdir()
    (folder / "first-reading.csv").write_text(
        f"reader,exercise,kind,score,naming,links,alpha\n{line}\n", "utf-8"
    )
    assert pages.second_reading(Course.load(small)) is None
    assert "teacher/second-reading.md" not in pages.nav(Course.load(small), Mode.TEACHER)


@pytest.mark.parametrize("stated", [0, 3, 12, 4_000])
def test_a_file_is_read_whole_whatever_size_it_states(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stated: int
) -> None:
    """A file may grow while it is read, and one of the system states no size; the limit holds all the same."""
    file = tmp_path / "file"
    file.write_bytes(b"twelve bytes")
    about = list(os.stat(file))
    about[stat.ST_SIZE] = stated
    monkeypatch.setattr(os, "fstat", lambda _: os.stat_result(about))
    assert regular.read(file, 12) == b"twelve bytes"
    with pytest.raises(regular.TooLarge):
        regular.read(file, 11)
