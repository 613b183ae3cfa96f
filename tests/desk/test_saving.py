"""Saving: only the lines that were changed, whole or not at all, and nobody's work lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from facingpages.checks.run import run_checks
from facingpages.course.course import Course
from facingpages.desk.bench.folder import Conflict, Folder
from facingpages.desk.workbench import Workbench

from .asking import ask, real_course, refused, small_course

TERMS = "one-street/before-the-vote"
PATH = f"exercises/{TERMS}.yml"
MORE = "Look at both pages in the same way"


def changes(dice: random.Random, fields: dict[str, Any]) -> list[dict[str, Any]]:
    """One change that keeps the exercise in order: other words in a text, or one more wording of a fact."""
    places: list[list[str | int]] = [["prompt"]]
    places += [
        [name, i, "why"] for name in ("spans", "units", "loaded") for i in range(len(fields.get(name, [])))
    ]
    places += [
        ["questions", i, "choices", j, "why"]
        for i, question in enumerate(fields.get("questions", []))
        for j in range(len(question["choices"]))
    ]
    place = dice.choice(places)
    value: Any = fields
    for step in place:
        value = value[step]
    ends = dice.choice([f" {MORE}: slowly.", f" {MORE} - and 'twice'.", f" {MORE} # not once."])
    if "facts" in fields and dice.random() < 0.3:
        return [
            {"field": ["facts", 0, "any_of", len(fields["facts"][0]["any_of"])], "insert": "some: wording"}
        ]
    if "rubric" in fields and dice.random() < 0.3:
        return [{"field": ["rubric", len(fields["rubric"])], "insert": f"{MORE}: it is fair to both."}]
    return [{"field": place, "value": value + ends}]


@pytest.mark.slow
def test_200_random_edits_change_only_their_lines_and_pass_check(tmp_path: Path) -> None:
    """On the real course: comments stay, every line that was not touched is byte for byte the same, and the
    checker finds nothing afterwards."""
    root = real_course(tmp_path)
    bench = Workbench(root)
    dice = random.Random(200)  # noqa: S311  (no secret)
    ids = sorted(bench.bench.course.files)
    for _ in range(200):
        id = dice.choice(ids)
        file = root / f"exercises/{id}.yml"
        before = file.read_bytes().split(b"\n")
        fields = bench.bench.values(bench.bench.exercise(id))
        edits = changes(dice, fields)
        ask(bench, "edit", exercise=id, edits=edits)
        saved = ask(bench, "save", exercise=id)
        after = file.read_bytes().split(b"\n")
        new = set(saved["saved"])
        kept = [line for number, line in enumerate(after, 1) if number not in new]
        assert new
        assert is_part_of(kept, before), (id, edits)
        assert len(before) - len(kept) <= 1 + lines_of(fields, edits), (id, edits)
        assert [line for line in after if line.startswith(b"#")] == [
            line for line in before if line.startswith(b"#")
        ]
    found = [one.text() for one in run_checks(Course.load(root)) if one.code != "coverage-over"]
    assert found == [], "more words may be too many for a core path, and nothing else"


def is_part_of(lines: list[bytes], whole: list[bytes]) -> bool:
    """Whether lines are in a file in their order."""
    rest = iter(whole)
    return all(any(line == other for other in rest) for line in lines)


def lines_of(fields: dict[str, Any], edits: list[dict[str, Any]]) -> int:
    """How many lines the text of a field takes at most, in files of 80 columns and more."""
    value: Any = fields
    for step in edits[0]["field"]:
        value = value[step] if isinstance(value, dict) or step < len(value) else ""
    return len(value) // 60 + 2


def test_another_version_on_disk_is_shown_and_not_lost(tmp_path: Path) -> None:
    """Two desks on one course: the second to save sees both versions, and decides."""
    root = small_course(tmp_path)
    one, two = Workbench(root), Workbench(root)
    for bench, title in ((one, "Ours"), (two, "Theirs")):
        ask(bench, "edit", exercise=TERMS, edits=[{"field": ["title"], "value": title}])
    ask(two, "save", exercise=TERMS)
    conflict = ask(one, "save", exercise=TERMS)["conflict"]
    assert "Ours" in conflict["mine"]
    assert "Theirs" in conflict["theirs"]
    assert b"Theirs" in (root / PATH).read_bytes()
    assert ask(one, "open", exercise=TERMS)["fields"]["title"] == "Ours"
    (root / PATH).write_bytes((root / PATH).read_bytes() + b"# somebody else again\n")
    again = ask(one, "save", exercise=TERMS, over=conflict["theirs_mark"])["conflict"]
    assert "somebody else again" in again["theirs"]
    ask(one, "save", exercise=TERMS, over=again["theirs_mark"])
    assert b"Ours" in (root / PATH).read_bytes()


def test_their_version_can_be_taken(tmp_path: Path) -> None:
    root = small_course(tmp_path)
    bench = Workbench(root)
    ask(bench, "edit", exercise=TERMS, edits=[{"field": ["title"], "value": "Ours"}])
    (root / PATH).write_bytes((root / PATH).read_bytes().replace(b"Before the vote", b"Theirs"))
    assert ask(bench, "discard", exercise=TERMS)["fields"]["title"] == "Theirs"
    assert bench.unsaved == []


def test_a_desk_without_changes_shows_what_another_saved(tmp_path: Path) -> None:
    root = small_course(tmp_path)
    one, two = Workbench(root), Workbench(root)
    ask(one, "open", exercise=TERMS)
    ask(two, "edit", exercise=TERMS, edits=[{"field": ["title"], "value": "Theirs"}])
    ask(two, "save", exercise=TERMS)
    assert ask(one, "open", exercise=TERMS)["fields"]["title"] == "Theirs"


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    root = small_course(tmp_path)
    bench = Workbench(root)
    ask(bench, "edit", exercise=TERMS, edits=[{"field": ["title"], "value": "Ours"}])
    (root / PATH).unlink()
    conflict = ask(bench, "save", exercise=TERMS)["conflict"]
    assert conflict["gone"]
    ask(bench, "save", exercise=TERMS, over=conflict["theirs_mark"])
    assert b"Ours" in (root / PATH).read_bytes()


def test_of_many_desks_that_save_at_once_one_wins(tmp_path: Path) -> None:
    """Comparing and writing is one act: nobody writes over what somebody wrote a moment before."""
    root = small_course(tmp_path)
    before = (root / PATH).read_bytes()

    def save(number: int) -> bool:
        try:
            Folder(root).change({PATH: f"# {number}\n".encode()}, {PATH: before})
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(save, range(40)))
    assert sum(won) == 1
    assert (root / PATH).read_bytes() == f"# {won.index(True)}\n".encode()


def test_line_ends_and_the_byte_order_mark_stay(tmp_path: Path) -> None:
    root = small_course(tmp_path)
    windows = b"\xef\xbb\xbf" + (root / PATH).read_bytes().replace(b"\n", b"\r\n")
    (root / PATH).write_bytes(windows)
    bench = Workbench(root)
    why = ask(bench, "open", exercise=TERMS)["fields"]["spans"][0]["why"]
    ask(
        bench,
        "edit",
        exercise=TERMS,
        edits=[{"field": ["spans", 0, "why"], "value": f"{why} {MORE}, twice."}],
    )
    ask(bench, "save", exercise=TERMS)
    saved = (root / PATH).read_bytes()
    assert saved.startswith(b"\xef\xbb\xbf")
    assert saved.count(b"\n") == saved.count(b"\r\n")
    assert is_part_of(saved.split(b"\r\n")[:8], windows.split(b"\r\n"))


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    root = small_course(tmp_path)
    before = (root / PATH).read_bytes()
    (root / PATH).chmod(0o444)
    bench = Workbench(root)
    ask(bench, "edit", exercise=TERMS, edits=[{"field": ["title"], "value": "Ours"}])
    if os.geteuid() or sys.platform == "win32":
        assert "read-only" in refused(bench, "save", exercise=TERMS)
    else:
        assert "read-only" in refused(bench, "save", exercise=TERMS)
    assert (root / PATH).read_bytes() == before


@pytest.mark.parametrize("place", ["file", "folder", "seed"])
def test_no_link_leads_out_of_the_course(tmp_path: Path, place: str) -> None:
    """A link to a file or a folder elsewhere is refused by name; nothing there is shown or written."""
    root = small_course(tmp_path)
    secret = tmp_path / "elsewhere"
    secret.mkdir()
    (secret / "before-the-vote.yml").write_text("title: secret\n", "utf-8")
    link = {
        "file": root / PATH,
        "folder": root / "exercises/one-street",
        "seed": root / "seeds/street-for-all.txt",
    }
    if place == "folder":
        (root / "exercises/one-street").rename(tmp_path / "old")
    else:
        link[place].unlink()
    link[place].symlink_to(secret if place == "folder" else secret / "before-the-vote.yml")
    with pytest.raises(Exception, match="link that leads out of the course"):
        Workbench(root)
    assert (secret / "before-the-vote.yml").read_text("utf-8") == "title: secret\n"


def test_a_link_that_is_put_there_later_is_not_followed(tmp_path: Path) -> None:
    root = small_course(tmp_path)
    bench = Workbench(root)
    ask(bench, "edit", exercise=TERMS, edits=[{"field": ["title"], "value": "Ours"}])
    secret = tmp_path / "secret.yml"
    secret.write_text("title: secret\n", "utf-8")
    (root / PATH).unlink()
    (root / PATH).symlink_to(secret)
    assert "link" in refused(bench, "save", exercise=TERMS)
    assert "link" in refused(bench, "course")
    assert secret.read_text("utf-8") == "title: secret\n"


SAVER = """
import sys
from pathlib import Path
from facingpages.desk.bench.folder import Folder
root, path = Path(sys.argv[1]), sys.argv[2]
folder, texts = Folder(root), [b"old\\n" * 20000, b"new\\n" * 20000]
now = folder.read(path)
print("ready", flush=True)
while True:
    after = texts[now == texts[0]]
    folder.change({path: after}, {path: now})
    now = after
"""


@pytest.mark.slow
def test_killed_while_saving_100_times_the_file_is_old_or_new(tmp_path: Path) -> None:
    """Whenever the process is killed, the file is one of the two versions, whole."""
    root = small_course(tmp_path)
    file = root / PATH
    file.write_bytes(b"old\n" * 20000)
    dice = random.Random(7)  # noqa: S311  (no secret)
    seen = set()
    for _ in range(100):
        process = subprocess.Popen(
            [sys.executable, "-c", SAVER, str(root), PATH], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        time.sleep(dice.random() / 20)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        content = file.read_bytes()
        assert content in (b"old\n" * 20000, b"new\n" * 20000)
        seen.add(content[:3])
    assert seen == {b"old", b"new"}
