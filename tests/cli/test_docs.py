"""The words on paper: every command in the README, on the page for instructors and in a new course is run
as it is written."""

from __future__ import annotations

import glob
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from facingpages import cli
from facingpages.author.drafts import new_course
from facingpages.files import atomic
from tests.conftest import ROOT, swept
from tests.site.test_serve import free_port, wait_for

DOCUMENTS = {
    "README.md": (ROOT / "README.md").read_text("utf-8"),
    "lessons/for-instructors.md": (ROOT / "lessons" / "for-instructors.md").read_text("utf-8"),
    "README.md of a new course": new_course.files()["README.md"].decode(),
}
TODO_LEFT = {"facingpages check"}  # leads on from a `todo` with status 1
OURS = (
    "bash tools/site",
    "bash tools/test",
)  # the two scripts that set this checkout up, and run these tests
TEXT = [
    "Keep it as it is",
    "By Tom Ash",
    "The plan is a fairy tale. Nobody counted the shops that would close, and nobody asked those who work there.",
    "It should be counted first, by somebody who does not sell anything, and then we can talk about the street again.",
]
ANSWERS = {
    "format": "facingpages-response-1",
    "reader": "a",
    "answers": {"one-street/two-shops": {"choices": ["no-citation"]}},
}


def commands(text: str) -> list[str]:
    """The commands of a document's console blocks, without their remarks."""
    blocks = re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [re.sub(r" +# .*$", "", line) for block in blocks for line in block.splitlines() if line.strip()]


def prepare(folder: Path) -> None:
    """Put beside a course what its author is said to have: a text in two kinds of file, and answers handed
    in."""
    written = docx.Document()
    for paragraph in TEXT:
        written.add_paragraph(paragraph)
    written.save(str(folder / "letter.docx"))
    body = "".join(f"<p>{paragraph}</p>" for paragraph in (*TEXT, "It can wait."))
    (folder / "column.html").write_text(f"<html><body>{body}</body></html>", "utf-8")
    (folder / "handed-in").mkdir()
    (folder / "handed-in" / "a.json").write_text(json.dumps(ANSWERS), "utf-8")


def serve(command: str) -> None:
    """Start a command that serves, see that a page comes, and stop it."""
    port = free_port()
    process = subprocess.Popen(
        [*command.split(), "--address", f"127.0.0.1:{port}"], env=environment(), stderr=subprocess.DEVNULL
    )
    try:
        assert "fp-one-street--before-the-vote" in wait_for(
            f"http://127.0.0.1:{port}/one-street.html", "fp-one-street--before-the-vote"
        )
    finally:
        process.terminate()
        process.wait()


def desk(command: str) -> None:
    """Open the desk, see that its page comes, and close it."""
    port = free_port()
    words = [*command.split(), "--no-browser", "--port", str(port)]
    process = subprocess.Popen(words, env=environment(), stdout=subprocess.DEVNULL)
    try:
        assert "The desk" in wait_for(f"http://127.0.0.1:{port}/", "The desk")
    finally:
        process.terminate()
        process.wait()


LETTER = [
    "add",
    "seed",
    "../letter.docx",
    "--side",
    "keep-it-open",
    "--position",
    "holds that x",
    "--because",
    "It is short.",
    "--yes",
]
TASKS = {"README.md": DOCUMENTS["README.md"]} | {
    task.partition("\n")[0]: task
    for task in DOCUMENTS["lessons/for-instructors.md"].split("\n## ")[1:]
    if "```console" in task
}


@pytest.mark.usefixtures("known_sites")
@pytest.mark.parametrize("name", swept(TASKS))
def test_every_command_runs_as_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The commands of a task, in their order, in a course as `init` makes it, do what they say; what
    serves is started and stopped."""
    text = TASKS[name]
    prepare(tmp_path)
    monkeypatch.chdir(tmp_path)
    asked = commands(text)
    if "cd my-course" not in asked:
        atomic.write_all(
            {tmp_path / "my-course" / path: content for path, content in new_course.files().items()}
        )
        monkeypatch.chdir(tmp_path / "my-course")
        if " letter" in text and "add seed" not in text:  # a task that goes on with a text brought in before
            assert CliRunner().invoke(cli.main, LETTER).exit_code == 0
    for command in asked:
        if command.startswith("cd "):
            monkeypatch.chdir(command.removeprefix("cd "))
        elif command == "facingpages serve":
            serve(command)
        elif command == "facingpages desk":
            desk(command)
        elif not command.startswith((*OURS, "source ")):
            status, said = run(asking(command))
            assert status == 0 or (command in TODO_LEFT and status == 1 and "[todo]" in said), (command, said)
            assert "Traceback" not in said


def run(command: str) -> tuple[int, str]:
    """Run a command line, ours in this process, with its patterns of file names as a shell expands them."""
    words = [
        found
        for word in shlex.split(command)
        for found in (sorted(glob.glob(word)) if "*" in word else [word])
    ]
    if words[0] == "facingpages":
        made = CliRunner().invoke(cli.main, words[1:])
        assert made.exception is None or isinstance(made.exception, SystemExit), command
        return made.exit_code, made.output
    ran = subprocess.run(words, env=environment(), capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout + ran.stderr


def environment() -> dict[str, str]:
    git = {
        f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    return (
        os.environ
        | git
        | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "NO_MKDOCS_2_WARNING": "1"}
    )


def asking(command: str) -> str:
    """The command; with `--yes` where it would ask, for a test has no terminal."""
    return (
        f"{command} --yes"
        if command.startswith("facingpages add seed") and "--yes" not in command
        else command
    )


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_every_command_named_is_there(name: str) -> None:
    """Also in passing, a document names only commands that exist, with options that exist."""
    for words in re.findall(r"`?facingpages ((?:[a-z-]+ ?)+)", DOCUMENTS[name]):
        first = words.split()[0]
        assert first in cli.COMMANDS, words
    for command in commands(DOCUMENTS[name]):
        if command.startswith("facingpages"):
            _, word, *rest = command.split()
            group = cli.command(word)
            known = group.commands[rest[0]] if hasattr(group, "commands") else group
            options = {
                option for parameter in known.params for option in parameter.opts + parameter.secondary_opts
            }
            assert {option for option in rest if option.startswith("--")} <= options, command


def test_the_example_can_be_taken_out_as_it_is_written(small: Path, tmp_path: Path) -> None:
    """The steps in the README of a new course, taken in their order, leave a course that passes and
    builds, with no word of the example."""
    steps = re.findall(
        r"^\d\. (.*?)(?=^\d\. |^\n|^$)", (small / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    gone, navigation, listed, words = (re.findall(r"`([^`]+)`", step) for step in steps)
    for number, name in enumerate(("first", "second")):
        (small / f"{name}.txt").write_text(
            f"{name}\n" + "\n".join(TEXT[2:]) + f"\nThis is text {number}.\n", "utf-8"
        )
        side = [
            "--side",
            name,
            "--holds",
            f"holds that {name}",
            "--position",
            f"holds that {name}",
            "--because",
            "It is short.",
            "--yes",
        ]
        assert (
            CliRunner()
            .invoke(cli.main, ["add", "seed", str(small / f"{name}.txt"), *side, "--course", str(small)])
            .exit_code
            == 0
        )
    for path in gone:
        assert (small / path).exists()
        shutil.rmtree(small / path) if path.endswith("/") else (small / path).unlink()
    assert navigation[:2] == ["mkdocs.yml", "- one-street.md"]
    (line,) = (
        line
        for line in (small / "mkdocs.yml").read_text("utf-8").splitlines(keepends=True)
        if line.strip() == navigation[1]
    )
    (small / "mkdocs.yml").write_text(
        (small / "mkdocs.yml").read_text("utf-8").replace(line, "").replace("  - Lessons:\n", ""), "utf-8"
    )
    assert listed == ["seeds/seeds.yml", "question", "close-it", "keep-it-open"]
    text = (small / listed[0]).read_text("utf-8")
    for item in (*listed[2:], "street-for-people", "street-for-all"):
        text, number = re.subn(rf"^  - id: {item}\n(?:    .*\n)+", "", text, flags=re.MULTILINE)
        assert number == 1, item
    (small / listed[0]).write_text(
        re.sub(r"^question: .*", "question: Which of the two?", text, flags=re.MULTILINE), "utf-8"
    )
    front = (small / words[0]).read_text("utf-8").split("---\n")[1]
    (small / words[0]).write_text(f"---\n{front}---\n\n# Mine\n", "utf-8")
    assert run(f"facingpages check {small}") == (0, "2 seeds, 0 exercises, 1 pages: no findings\n")
    status, said = run(f"facingpages build practice -o {tmp_path / 'site'} --course {small}")
    assert status == 0, said
    left = [
        page
        for page in (tmp_path / "site").rglob("*.html")
        if re.search("Mill Street|one-street", page.read_text("utf-8"))
    ]
    assert left == []


def test_a_new_course_says_where_the_guide_is() -> None:
    """The README of a new course names the guide, which comes with it, is that for instructors, and is not
    a page of its site."""
    text = " ".join(DOCUMENTS["README.md of a new course"].split())
    assert "`GUIDE.md` goes through each task" in text
    assert "It is no page of your site" in text
    guide = new_course.files()["GUIDE.md"].decode()
    assert guide.startswith("# For instructors\n")
    assert DOCUMENTS["lessons/for-instructors.md"].endswith(guide)


def test_each_document_says_how_the_program_is_found() -> None:
    """Before the first `facingpages`, a newcomer reads what lets the terminal find it."""
    for name in ("README.md", "README.md of a new course"):
        text = DOCUMENTS[name]
        assert text.index("bin/activate") < text.index("facingpages serve") or "command not found" in text
        assert re.search(r"Scripts\\activate", text), name


def test_no_document_says_that_a_file_is_kept_as_it_came() -> None:
    """Of most files the words are kept, and the documents say so."""
    for name, text in DOCUMENTS.items():
        assert not re.search(r"kept as it came|as they came|as received, never", text), name
    for name in ("lessons/for-instructors.md", "README.md of a new course"):
        assert re.search(r"no copy", DOCUMENTS[name]), name
