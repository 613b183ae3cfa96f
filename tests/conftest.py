"""Fixtures: the real course, copies of it to break, its sites, and a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from facingpages import build, site
from facingpages.course import Course
from facingpages.render import Mode

ROOT = Path(__file__).parent.parent
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]


def copy_course(target: Path) -> Path:
    for part in site.PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, target / part)
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / part)
    return target


@pytest.fixture(scope="session")
def course() -> Course:
    return Course.load(ROOT)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return copy_course(tmp_path / "course")


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Mode], Path]:
    """A function that gives the built site of a mode, built once."""
    folder = tmp_path_factory.mktemp("sites")

    def of(mode: Mode) -> Path:
        target = folder / mode.value
        if not target.exists():
            build.build(ROOT, mode, target)
        return target

    return of


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=os.environ.get("FACINGPAGES_CHROMIUM") or shutil.which("chromium"), args=CHROMIUM_FLAGS)
        yield opened
        opened.close()
