"""What a start costs: a command imports what it needs, and the core needs none of the packages at the
edges."""

from __future__ import annotations

import importlib
import json
import pkgutil
import subprocess
import sys
from textwrap import dedent
from typing import Any, Final

import click
import pytest
from click.testing import CliRunner

from facingpages import cli
from tests.conftest import ROOT

BLOCKED: Final = (
    "babel",
    "bs4",
    "docx",
    "markdown",
    "mkdocs",
    "pypdf",
    "rjsmin",
    "typst",
)  # what the core does without
EDGES: Final = (*BLOCKED, "jinja2", "lxml", "snowballstemmer")


def imported_by(words: list[str]) -> set[str]:
    """The packages that are imported when a command has run in a process of its own."""
    script = f"""
        import sys
        from facingpages.cli import main
        try:
            main({words!r}, standalone_mode=False)
        except SystemExit as left:
            assert not left.code
        print("|".join(sorted({{name.partition(".")[0] for name in sys.modules}})))
    """
    run = subprocess.run(
        [sys.executable, "-c", dedent(script)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return set(run.stdout.splitlines()[-1].split("|"))


@pytest.mark.parametrize("word", ["--version", "--help"])
def test_a_question_about_the_program_imports_no_command(word: str) -> None:
    """Version and help need click and no more."""
    assert imported_by([word]) & {"pydantic", "yaml", *EDGES} == set()


def test_check_imports_no_edge() -> None:
    """`check` reads and checks a course without what makes pages, paper and sites."""
    assert imported_by(["check"]) & {"pydantic", *EDGES} == {"pydantic"}


def test_the_help_of_the_group_is_that_of_the_commands() -> None:
    """The list of commands is as if every command were imported, at any width."""
    whole = click.Group("facingpages", commands=[cli.command(name) for name in cli.COMMANDS])
    for width in (60, 80, 120, 200):
        shown = [
            CliRunner().invoke(group, ["--help"], terminal_width=width, max_content_width=width).output
            for group in (whole, cli.main)
        ]
        listed, expected = (text.partition("Commands:\n")[2] for text in shown)
        assert listed
        assert listed == expected


def test_every_command_is_listed() -> None:
    """A command of any module of `cli` is one of the list, or of a group that is."""
    modules = [
        importlib.import_module(f"facingpages.cli.{module.name}")
        for module in pkgutil.iter_modules(cli.__path__)
    ]
    defined = {
        value for module in modules for value in vars(module).values() if isinstance(value, click.Command)
    }
    listed = {cli.command(name) for name in cli.COMMANDS}
    grouped = {
        command for group in listed if isinstance(group, click.Group) for command in group.commands.values()
    }
    assert {command.name for command in defined - listed - grouped} == set()


def test_an_unknown_command_is_refused() -> None:
    """A word that is no command is named, with exit status 2."""
    result = CliRunner().invoke(cli.main, ["chekc"])
    assert result.exit_code == 2
    assert "chekc" in result.output


@pytest.fixture(scope="module")
def alone() -> dict[str, Any]:
    """What the core makes of the course in a process that has none of the packages at the edges."""
    command = [sys.executable, "-m", "tests.helpers.core_alone", str(ROOT), *BLOCKED]
    run = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return dict(json.loads(run.stdout))


def test_the_core_works_alone(alone: dict[str, Any]) -> None:
    """Without the packages at the edges, the core imports, checks the course, makes its pages, scores and
    suggests."""
    assert {name.split(".")[1] for name in alone["modules"]} == {
        "text",
        "files",
        "language",
        "course",
        "checks",
        "responses",
        "page",
        "author",
    }
    assert alone["findings"] == []
    assert alone["exercises"] > 50
    assert alone["scores"] == alone["exercises"]
    assert set(alone["pages"].values()) == {alone["exercises"]}
    assert alone["suggested"]
    assert alone["pairs"]


def test_the_core_speaks_every_language_alone(alone: dict[str, Any]) -> None:
    """Plurals and dates are in the reader's language, and the scripts are given their messages."""
    assert alone["said"] == {
        "en": ["44 minutes", "2 June 2025", False],  # the scripts hold the English words themselves
        "es": ["44 minutos", "2 de junio de 2025", True],
        "fr": ["44 minutes", "2 juin 2025", True],
    }
