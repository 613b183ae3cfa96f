"""The workbench as a browser has it: what must be kept after each answer, and a course in place of another."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from facingpages.desk.browser.course_zip import course_files
from facingpages.desk.browser.kept_course import KeptCourse
from facingpages.files.zips import zipped
from tests.conftest import ROOT

ID = "names-that-judge/before-the-meeting"
PATH = f"exercises/{ID}.yml"


@pytest.fixture
def kept(tmp_path: Path) -> KeptCourse:
    return KeptCourse(tmp_path, course_files(ROOT))


def test_the_desk_starts_without_the_parts_that_come_later() -> None:
    """A browser has neither the paper nor the site, nor what reads web pages, when the desk starts."""
    ours = ("handout", "site", "export", "cli", "author.importers.pdf", "author.importers.word")
    lacking = [*(f"facingpages.{name}" for name in ours), "bs4", "markdown", "rjsmin", "soupsieve", "mkdocs"]
    code = f"import sys; sys.modules.update(dict.fromkeys({lacking})); import facingpages.desk.browser.kept_course"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-300:]


def ask(kept: KeptCourse, name: str, **given: Any) -> Any:
    answer = json.loads(kept.answer(json.dumps({"do": name, **given})))
    assert "ok" in answer, answer
    return answer["ok"]


def test_only_what_was_saved_is_kept(kept: KeptCourse) -> None:
    """A change in progress is nothing to keep; after it is saved its file is, once, and no other."""
    ask(kept, "edit", exercise=ID, edits=[{"field": ["title"], "value": "Another title"}])
    assert kept.changes() == {}
    ask(kept, "save", exercise=ID)
    changes = kept.changes()
    assert list(changes) == [PATH]
    assert b'title: "Another title"' in (changes[PATH] or b"")
    assert kept.changes() == changes  # until it is known to be on the device
    kept.count_as_kept(changes)
    assert kept.changes() == {}


def test_a_file_that_goes_is_kept_as_gone(kept: KeptCourse) -> None:
    (kept.root / PATH).unlink()
    assert kept.changes() == {PATH: None}
    kept.count_as_kept({PATH: None})
    assert kept.changes() == {}


def test_another_course_takes_the_place(kept: KeptCourse, tmp_path: Path) -> None:
    """A zip replaces the whole course; files that it does not have are gone."""
    files = course_files(ROOT)
    fewer = {
        path: content for path, content in files.items() if not path.startswith("exercises/test-form-b/")
    }
    assert json.loads(kept.replaced(zipped(fewer)))["ok"]["title"] == "Facing Pages"
    assert course_files(tmp_path) == fewer
    assert set(kept.changes()) == set(files) - set(fewer)
    assert kept.packed() == zipped(fewer, packed=True)


def test_a_refused_zip_changes_nothing(kept: KeptCourse, tmp_path: Path) -> None:
    """What cannot be taken leaves the course as it was, drafts included."""
    ask(kept, "edit", exercise=ID, edits=[{"field": ["title"], "value": "Another title"}])
    assert "no zip" in json.loads(kept.replaced(b"no"))["refused"]["message"]
    assert course_files(tmp_path) == course_files(ROOT)
    assert ask(kept, "open", exercise=ID)["fields"]["title"] == "Another title"


def test_a_page_to_keep_comes_as_data(kept: KeptCourse) -> None:
    """One lesson as one file, in base64, since a browser's worker passes JSON."""
    shown = ask(kept, "take", form="single", lesson="names-that-judge", mode="class")["show"]
    assert shown["first"] == "names-that-judge.class.html"
    assert shown["keep"]
    assert base64.b64decode(shown["files"][shown["first"]]).startswith(b"<!doctype html>")


def test_a_desk_without_a_printer_says_so(kept: KeptCourse, monkeypatch: pytest.MonkeyPatch) -> None:
    """A request that needs a package that a browser lacks is refused in a sentence."""
    monkeypatch.setitem(sys.modules, "facingpages.handout.pdf", None)
    monkeypatch.delattr("facingpages.handout.pdf", raising=False)  # where another test has loaded it
    answer = json.loads(kept.answer(json.dumps({"do": "print", "exercise": ID})))
    assert "on your own machine" in answer["refused"]["hint"]
