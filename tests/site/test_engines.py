"""The ways out: the same course under ProperDocs and Zensical, every exercise the same section."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from facingpages.course.course import Mode
from facingpages.site import stage
from tests.conftest import Built

SECTION = re.compile(r'<section class="fp.*?</section>', re.DOTALL)
SHEETS = re.compile(
    r'<p class="fp-handouts">.*?</p>\n'
)  # the sheets for paper, which only `facingpages build` makes


def sections(folder: Path) -> dict[str, list[str]]:
    def told(file: Path) -> list[str]:
        # Zensical takes the attribute out when it has made its index of the search
        return [
            section.replace(" data-search-exclude", "")
            for section in SECTION.findall(SHEETS.sub("", file.read_text("utf-8")))
        ]

    return {file.name: told(file) for file in sorted(folder.glob("*.html")) if file.name != "404.html"}


def run(*command: str, cwd: Path) -> None:
    made = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=cwd,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stdout + made.stderr


@pytest.mark.slow
def test_properdocs_builds_the_same_sections(built: Built, tmp_path: Path) -> None:
    """ProperDocs runs the configuration, the plugin and the theme unchanged."""
    run("properdocs", "build", "--strict", "-d", str(tmp_path / "site"), cwd=built.root)
    assert sections(tmp_path / "site") == sections(built.sites(Mode.PRACTICE))


@pytest.mark.slow
def test_zensical_builds_the_same_sections(built: Built, tmp_path: Path) -> None:
    """Zensical, which runs no plugins, builds the staged course; the shared files are there too."""
    stage.stage(built.root, tmp_path / "course")
    run("zensical", "build", cwd=tmp_path / "course")
    made = sections(tmp_path / "course" / "site")
    assert made == sections(built.sites(Mode.PRACTICE))
    assert sum("<fp-exercise" in section for found in made.values() for section in found) == len(
        built.course.exercises
    )
    assert (tmp_path / "course" / "site" / "assets" / "facingpages.js").is_file()


def test_plain_mkdocs_gives_practice(built: Built, tmp_path: Path) -> None:
    """`mkdocs build` without anything else builds the practice site."""
    run("mkdocs", "build", "--strict", "-d", str(tmp_path / "site"), cwd=built.root)
    assert sections(tmp_path / "site") == sections(built.sites(Mode.PRACTICE))
