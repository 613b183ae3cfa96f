"""The words on paper: every command in the README, on the page for instructors and in a new course is run as it is written."""

from __future__ import annotations

import glob
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from facingpages import new_course, writing
from facingpages.cli import main

from .conftest import ROOT
from .test_serve import free_port, wait_for

DOCUMENTS = {
    "README.md": (ROOT / "README.md").read_text("utf-8"),
    "lessons/for-instructors.md": (ROOT / "lessons" / "for-instructors.md").read_text("utf-8"),
    "README.md of a new course": new_course.files()["README.md"].decode(),
}
TODO_LEFT = {"facingpages check"}  # leads on from a `todo` with status 1
OURS = ("bash tools/site", "bash tools/test")  # the two scripts that set this checkout up, and run these tests
TEXT = [
    "Keep it as it is",
    "By Tom Ash",
    "The plan is a fairy tale. Nobody counted the shops that would close, and nobody asked those who work there.",
    "It should be counted first, by somebody who does not sell anything, and then we can talk about the street again.",
]
ANSWERS = {"format": "facingpages-response-1", "reader": "a", "answers": {"one-street/two-shops": {"choices": ["no-citation"]}}}


def commands(text: str) -> list[str]:
    """The commands of a document's console blocks, without their remarks."""
    blocks = re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [re.sub(r" +# .*$", "", line) for block in blocks for line in block.splitlines() if line.strip()]


def prepare(folder: Path) -> None:
    """Put beside a course what its author is said to have: a text in two kinds of file, and answers handed in."""
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
    process = subprocess.Popen([*command.split(), "--dev-addr", f"127.0.0.1:{port}"], env=environment(), stderr=subprocess.DEVNULL)
    try:
        assert "fp-one-street--before-the-vote" in wait_for(f"http://127.0.0.1:{port}/one-street.html", "fp-one-street--before-the-vote")
    finally:
        process.terminate()
        process.wait()


LETTER = ["add", "seed", "../letter.docx", "--side", "keep-it-open", "--position", "holds that x", "--because", "It is short.", "--yes"]
TASKS = [("README.md", DOCUMENTS["README.md"])] + [
    (task.partition("\n")[0], task) for task in DOCUMENTS["lessons/for-instructors.md"].split("\n## ")[1:] if "```console" in task
]


@pytest.mark.parametrize(("name", "text"), TASKS, ids=[name for name, _ in TASKS])
def test_every_command_runs_as_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str) -> None:
    """The commands of a task, in their order, in a course as `init` makes it, do what they say; what serves is started and stopped."""
    prepare(tmp_path)
    monkeypatch.chdir(tmp_path)
    asked = commands(text)
    if "cd my-course" not in asked:
        writing.write_all({tmp_path / "my-course" / path: content for path, content in new_course.files().items()})
        monkeypatch.chdir(tmp_path / "my-course")
        if " letter" in text and "add seed" not in text:  # a task that goes on with a text brought in before
            assert CliRunner().invoke(main, LETTER).exit_code == 0
    for command in asked:
        if command.startswith("cd "):
            monkeypatch.chdir(command.removeprefix("cd "))
        elif command == "mkdocs serve":
            serve(command)
        elif not command.startswith(OURS):
            status, said = run(asking(command))
            assert status == 0 or (command in TODO_LEFT and status == 1 and "[todo]" in said), (command, said)
            assert "Traceback" not in said


def run(command: str) -> tuple[int, str]:
    """Run a command line, ours in this process, with its patterns of file names as a shell expands them."""
    words = [found for word in shlex.split(command) for found in (sorted(glob.glob(word)) if "*" in word else [word])]
    if words[0] == "facingpages" and words[1] != "build":  # a build gives mkdocs the terminal
        made = CliRunner().invoke(main, words[1:])
        assert made.exception is None or isinstance(made.exception, SystemExit), command
        return made.exit_code, made.output
    ran = subprocess.run(words, env=environment(), capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout + ran.stderr


def environment() -> dict[str, str]:
    git = {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return os.environ | git | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "NO_MKDOCS_2_WARNING": "1"}


def asking(command: str) -> str:
    """The command; with `--yes` where it would ask, for a test has no terminal."""
    return f"{command} --yes" if command.startswith("facingpages add seed") and "--yes" not in command else command


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_every_command_named_is_there(name: str) -> None:
    """Also in passing, a document names only commands that exist, with options that exist."""
    for words in re.findall(r"`?facingpages ((?:[a-z-]+ ?)+)", DOCUMENTS[name]):
        first = words.split()[0]
        assert first in main.commands, words
    for command in commands(DOCUMENTS[name]):
        if command.startswith("facingpages"):
            _, word, *rest = command.split()
            group = main.commands[word]
            known = group.commands[rest[0]] if hasattr(group, "commands") else group
            options = {option for parameter in known.params for option in parameter.opts + parameter.secondary_opts}
            assert {option for option in rest if option.startswith("--")} <= options, command
