"""The workbench as a browser has it: what must be kept after each answer, and a course in place of another."""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from facingpages.desk.browser.bench import Bench
from facingpages.desk.browser.course_zip import course_files
from facingpages.files.zips import zipped
from tests.conftest import ROOT

ID = "names-that-judge/before-the-meeting"
PATH = f"exercises/{ID}.yml"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, course_files(ROOT))


def ask(bench: Bench, name: str, **given: Any) -> Any:
    answer = json.loads(bench.answer(json.dumps({"do": name, **given})))
    assert "ok" in answer, answer
    return answer["ok"]


def test_only_what_was_saved_is_kept(bench: Bench) -> None:
    """A change in progress is nothing to keep; after it is saved its file is, once, and no other."""
    ask(bench, "edit", exercise=ID, edits=[{"field": ["title"], "value": "Another title"}])
    assert bench.changes() == {}
    ask(bench, "save", exercise=ID)
    changes = bench.changes()
    assert list(changes) == [PATH]
    assert b'title: "Another title"' in (changes[PATH] or b"")
    assert bench.changes() == {}


def test_a_file_that_goes_is_kept_as_gone(bench: Bench) -> None:
    (bench.root / PATH).unlink()
    assert bench.changes() == {PATH: None}


def test_another_course_takes_the_place(bench: Bench, tmp_path: Path) -> None:
    """A zip replaces the whole course; files that it does not have are gone."""
    files = course_files(ROOT)
    fewer = {
        path: content for path, content in files.items() if not path.startswith("exercises/test-form-b/")
    }
    assert json.loads(bench.replaced(zipped(fewer)))["ok"]["title"] == "Facing Pages"
    assert course_files(tmp_path) == fewer
    assert set(bench.changes()) == set(files) - set(fewer)
    assert bench.packed() == zipped(fewer, packed=True)


def test_a_refused_zip_changes_nothing(bench: Bench, tmp_path: Path) -> None:
    """What cannot be taken leaves the course as it was, drafts included."""
    ask(bench, "edit", exercise=ID, edits=[{"field": ["title"], "value": "Another title"}])
    assert "no zip" in json.loads(bench.replaced(b"no"))["refused"]["message"]
    assert course_files(tmp_path) == course_files(ROOT)
    assert ask(bench, "open", exercise=ID)["fields"]["title"] == "Another title"


def test_a_page_to_keep_comes_as_data(bench: Bench) -> None:
    """One lesson as one file, in base64, since a browser's worker passes JSON."""
    shown = ask(bench, "take", form="single", lesson="names-that-judge", mode="class")["show"]
    assert shown["first"] == "names-that-judge.class.html"
    assert shown["keep"]
    assert base64.b64decode(shown["files"][shown["first"]]).startswith(b"<!doctype html>")


def test_a_desk_without_a_printer_says_so(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """A request that needs a package that a browser lacks is refused in a sentence."""
    monkeypatch.setitem(sys.modules, "facingpages.handout.pdf", None)
    answer = json.loads(bench.answer(json.dumps({"do": "print", "exercise": ID})))
    assert "on your own machine" in answer["refused"]["hint"]
