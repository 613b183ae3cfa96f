"""The command line and the pytest plugin; one test of each exit status runs a process, as a user does."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, swept
from tests.helpers.command import run


def process(*words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *words], cwd=cwd, capture_output=True, text=True, check=False
    )


def broken(three: Path) -> Path:
    file = three / "exercises" / "names-that-judge" / "after-a-phone-call.yml"
    file.write_text(file.read_text("utf-8").replace("verdict: loaded", "verdict: loded", 1), "utf-8")
    return file


def test_check_says_that_all_is_well() -> None:
    """A course in order leaves with 0 and says how much was checked, on standard error."""
    made = process("facingpages", "check")
    assert (made.returncode, made.stdout) == (0, "")
    assert re.fullmatch(r"\d+ seeds, \d+ exercises, \d+ pages: no findings\n", made.stderr)


def test_check_lists_findings_with_place_and_repair(three: Path) -> None:
    """A finding is the place, the code, the message, and the hint on a line of its own; the status is 1."""
    file = broken(three)
    made = process("facingpages", "check", str(three))
    line = file.read_text("utf-8").splitlines().index("    verdict: loded") + 1
    place = f"exercises/names-that-judge/after-a-phone-call.yml:{line}:14"
    assert (
        made.stdout
        == f"{place}: error [unknown-term] `loded` is not a value of `verdict`\n    Did you mean `loaded`?\n"
    )
    assert (made.returncode, made.stderr) == (1, "1 finding\n")


def test_check_of_one_file_shows_its_findings_only(three: Path) -> None:
    """A file named is judged by its own findings."""
    file = broken(three)
    assert run("check", str(file)).returncode == 1
    assert run("check", str(file), str(three / "lessons" / "index.md")).returncode == 1
    assert run("check", str(three / "lessons" / "index.md")).returncode == 0


def test_check_annotates_for_github(three: Path) -> None:
    """The form of GitHub's workflow commands, in which a line break and a percent sign are escaped."""
    broken(three)
    made = run("check", str(three), "--format", "github")
    assert made.stdout.startswith("::error file=exercises/names-that-judge/after-a-phone-call.yml,line=")
    assert made.stdout.endswith(
        "title=unknown-term::`loded` is not a value of `verdict`%0ADid you mean `loaded`?\n"
    )


def test_check_gives_json(three: Path) -> None:
    """JSON holds every field, and an empty list where nothing was found."""
    assert json.loads(run("check", "--format", "json").stdout) == []
    broken(three)
    (finding,) = json.loads(run("check", str(three), "--format", "json").stdout)
    assert set(finding) == {"path", "line", "column", "code", "message", "hint", "severity"}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["check", "nowhere"], "`nowhere` does not exist"),
        (["check", "/"], "is not in a course"),
        (["citations", "sabotaged-piece"], "Did you mean `sabotaged-peace`?"),
        (["build", "practise", "-o", "x"], "'practise' is not one of"),
        (["build", "practice"], "Missing option '-o'"),
        (["build", "practice", "-o", "tools"], "not a site built by this command"),
        (["stage", "tools"], "`tools` exists already"),
        (["chek"], "No such command"),
        (["score", "nowhere.json"], "`nowhere.json` does not exist"),
    ],
)
def test_what_cannot_run_leaves_with_2(words: list[str], says: str) -> None:
    """A command that cannot run says why in a sentence, without a traceback, and leaves with 2."""
    made = run(*words)
    assert made.returncode == 2
    assert says in made.stderr


def test_a_process_leaves_with_2_too() -> None:
    """What a command that cannot run leaves with is what the shell is given, and the sentence is all."""
    made = process("facingpages", "check", "nowhere")
    assert (made.returncode, made.stdout) == (2, "")
    assert "`nowhere` does not exist" in made.stderr
    assert "Traceback" not in made.stderr


def test_a_mistake_in_the_content_leaves_with_1(three: Path, tmp_path: Path) -> None:
    """Whatever is made of a course with a mistake: the finding is shown as the checker gives it, nothing
    is made, the status is 1."""
    broken(three)
    said = run("check", str(three)).stdout
    for words in (
        ["build", "practice", "-o", "x"],
        ["build", "class", "-o", "x.zip"],
        ["handout", "names-that-judge", "-o", "x"],
    ):
        made = run(*words, "--course", str(three), cwd=tmp_path)
        assert (made.returncode, made.stderr, made.stdout) == (1, said, "")
    assert [file.name for file in tmp_path.iterdir()] == ["course"]


@pytest.mark.parametrize(
    ("named", "says"),
    [
        ("lessons/names-that-judges.md", "Did you mean `names-that-judge`?"),
        ("./lessons/names-that-judge.md", ""),
        ("exercises/names-that-judge/after-a-phone-call.yml", ""),
        (
            "exercises/names-that-judge/after-a-phone-cal.yml",
            "Did you mean `names-that-judge/after-a-phone-call`?",
        ),
    ],
)
def test_a_handout_may_be_named_by_its_file(tmp_path: Path, named: str, says: str) -> None:
    """The file of a lesson or exercise names it, and one that is not there is named with the nearest."""
    made = run("handout", named, "--format", "html", "-o", str(tmp_path))
    assert (made.returncode, says in made.stderr) == (2 if says else 0, True), made.stderr


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "1:1: error [response-wrong] is empty"),
        ("a,b\n1,2\n", "1:1: error [response-wrong] is not a file of answers: it is no JSON, or was changed here"),
        ('{\n "format" "x"}', "2:11: error [response-wrong] is not a file of answers: it is no JSON"),
        ("[]", "nothing in it says `facingpages-response-1`"),
        ('{"format": "other-1"}', "nothing in it says `facingpages-response-1`"),
        ('{"format": "facingpages-response-1", "answers": {}}', "`reader` is missing"),
        ('{"format": "facingpages-response-1", "reader": 5, "answers": {}}', "`reader` should hold text"),
        ('{"format": "facingpages-response-1", "reader": "a", "answers": []}', "`answers` should hold names and values"),
        ('{"format": "facingpages-response-1", "reader": "a", "answers": {"x/y": {"grade": 1}}}', "`grade` of `x/y` of `answers` is nothing that"),
        ('{"format": "facingpages-response-1", "reader": "a", "answers": {"x/y": {"supports": [0]}}}', "of `answers` is not what a page hands in"),
    ],
)  # fmt: skip
def test_what_is_no_file_of_answers_is_said_in_plain_words(tmp_path: Path, content: str, says: str) -> None:
    """A file that holds no answers is a finding without the words of a program, and what to do about it."""
    (tmp_path / "a.json").write_text(content, "utf-8")
    made = run("score", str(tmp_path / "a.json"))
    assert (made.returncode, says in made.stderr, "Hand the answers in again" in made.stderr) == (
        1,
        True,
        True,
    ), made.stderr
    assert not re.search("input|valid|literal|pydantic|EOF|Expecting", made.stderr, re.IGNORECASE)


def test_citations_is_a_table() -> None:
    """The table has a row for each of the 86 marks and each of the 30 entries, and the counts."""
    made = run("citations", "sabotaged-peace")
    rows = made.stdout.splitlines()
    assert len(rows) == 2 + 86 + 1 + 2 + 30 + 2
    assert "86 citation marks, 105 mentions, 19 different targets, 30 entries" in rows[-1]
    (heated,) = [row for row in rows if row.startswith("51 ")]
    assert "96 (2025-03-03)" in heated
    assert "newlinesmag.com: not in the list" in made.stdout


def test_citations_is_data() -> None:
    """The same as JSON; a text that cites nothing has no marks."""
    data = json.loads(run("citations", "sabotaged-peace", "--format", "json").stdout)
    assert (len(data["marks"]), len(data["entries"]), data["unread"]) == (86, 30, [])
    assert json.loads(run("citations", "phoney-peace-talks", "--format", "json").stdout)["marks"] == []


def test_schema_writes_what_is_published(tmp_path: Path) -> None:
    """The command writes the files that the package ships."""
    run("schema", "-o", str(tmp_path))
    published = ROOT / "tools" / "facingpages" / "schemas"
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir()} == {
        f.name: f.read_bytes() for f in published.iterdir()
    }


@pytest.mark.slow
@pytest.mark.usefixtures("known_sites")
def test_build_makes_a_site(small: Path, tmp_path: Path) -> None:
    """`facingpages build` exits with 0 and makes a site; building again replaces it without asking."""
    for _ in range(2):
        made = run("build", "teacher", "-o", str(tmp_path / "site"), cwd=small)
        assert made.returncode == 0
        assert made.stdout == f"{tmp_path / 'site'}: the teacher site\n"
    assert (tmp_path / "site" / "index.html").is_file()


@pytest.mark.parametrize("encoding", swept(["utf-16", "latin-1"], "latin-1"))
def test_settings_that_are_not_utf8_are_a_finding(small: Path, tmp_path: Path, encoding: str) -> None:
    """`check` and `build` name mkdocs.yml, the place and the repair, with status 1 and no traceback;
    `mkdocs` warns of it."""
    file = small / "mkdocs.yml"
    file.write_bytes(file.read_text("utf-8").replace("My course", "Mein Kurs für alle").encode(encoding))
    for words in (["check"], ["build", "practice", "-o", str(tmp_path / "site")]):
        made = run(*words, cwd=small)
        said = made.stdout + made.stderr
        assert (made.returncode, "is not UTF-8\n    Save the file as UTF-8." in said) == (1, True), said
        assert re.search(r"^mkdocs\.yml:\d+:\d+: error \[not-utf8\]", said, re.MULTILINE)
    assert not (tmp_path / "site").exists()
    served = process("mkdocs", "build", "-d", str(tmp_path / "x"), cwd=small)
    assert "Traceback" not in served.stderr
    assert "UTF-8" in served.stderr or "parsing the configuration file" in served.stderr


@pytest.mark.slow
def test_settings_with_a_byte_order_mark_are_read(small: Path, tmp_path: Path) -> None:
    """As an editor of Windows saves it."""
    file = small / "mkdocs.yml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert run("build", "practice", "-o", str(tmp_path / "site"), cwd=small).returncode == 0


def test_pytest_collects_every_file(three: Path) -> None:
    """Bare pytest has a test for each exercise, each page and seeds.yml; a finding fails the test of its
    file, without a traceback."""
    broken(three)
    shutil.rmtree(three / "seeds" / "__pycache__", ignore_errors=True)
    made = subprocess.run(
        [sys.executable, "-m", "pytest", "-v", "--rootdir", str(three), str(three)],
        capture_output=True,
        text=True,
        check=False,
        cwd=three,
    )
    collected = (
        len(list((three / "exercises").rglob("*.yml"))) + len(list((three / "lessons").rglob("*.md"))) + 1
    )
    assert f"1 failed, {collected - 1} passed" in made.stdout
    assert "Did you mean `loaded`?" in made.stdout
    assert "Traceback" not in made.stdout
    assert "raise HasFindings" not in made.stdout
