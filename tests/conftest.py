"""Fixtures: the real course, copies of it to break, its sites, and a real browser."""

from __future__ import annotations

import fcntl
import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from facingpages.author.drafts import new_course
from facingpages.checks.codes import codes
from facingpages.course.course import Course, Mode
from facingpages.files import atomic
from facingpages.files.findings import Finding
from facingpages.page import render
from facingpages.site import build, stage

ROOT = Path(__file__).parent.parent
# An exercise of each kind: marks, roles, choices, a rewritten sentence.
ONE_OF_EACH = [
    "names-that-judge/what-the-talks-are-for",
    "claim-and-evidence/words-and-aims-of-leaders",
    "where-is-the-source/meeting-after-the-talks",
    "names-that-judge/a-government-and-its-ally",
]
LESSONS = sorted(plan.parent.name for plan in (ROOT / "exercises").glob("*/plan.yml"))
# Scripts that answer every exercise of a page somehow, and press a button on each that shows it.
ANSWER = """() => {
  for (const exercise of document.querySelectorAll("fp-exercise")) {
    if (exercise.marking) exercise.marking.set([[0, 1], [4, 7], { start: 6, end: 9, technique: "doubt", neutral: "so" }]);
    const parts = exercise.querySelectorAll(".fp-part").length;
    if (parts) exercise.restore({ roles: Array(parts).fill("claim"), supports: [2] });
    for (const question of exercise.querySelectorAll(".fp-question")) question.querySelector("input").click();
    const field = exercise.querySelector(".fp-rewriting textarea");
    if (field) { field.value = "They met in the end."; field.dispatchEvent(new Event("input", { bubbles: true })); }
  }
}"""
PRESS = """name => {
  const shown = [...document.querySelectorAll("fp-exercise button")].filter((button) => button.checkVisibility());
  for (const button of shown) if (button.textContent.startsWith(name)) button.click();
}"""
CHECK = f"() => ({PRESS})('Check')"
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]


def copy_course(target: Path) -> Path:
    for part in stage.PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, target / part)
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / part)
    return target


@pytest.fixture(autouse=True, scope="session")
def _every_code_is_in_the_catalogue() -> Iterator[None]:
    """No finding that any test meets has a code that the catalogue does not explain."""
    known, make = codes(), Finding.__init__

    def checked(self: Finding, *args: object, **kwargs: object) -> None:
        make(self, *args, **kwargs)  # type: ignore[arg-type]
        assert self.code in known, f"the code `{self.code}` is missing in checks/codes.yml"

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Finding, "__init__", checked)
        yield


@pytest.fixture(scope="session")
def course() -> Course:
    return Course.load(ROOT)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return copy_course(tmp_path / "course")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A course as `init` makes it: one lesson on two short texts."""
    atomic.write_all({tmp_path / "small" / path: content for path, content in new_course.files().items()})
    return tmp_path / "small"


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Mode], Path]:
    """A function that gives the built site of a mode, built once, also where several processes test side
    by side."""
    base = tmp_path_factory.getbasetemp()
    folder = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base

    def of(mode: Mode) -> Path:
        target = folder / f"site-{mode.value}"
        with (folder / f"{mode.value}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not target.exists():
                build.build(ROOT, mode, target)
        return target

    return of


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=os.environ.get("FACINGPAGES_CHROMIUM") or shutil.which("chromium"),
            args=CHROMIUM_FLAGS,
        )
        yield opened
        opened.close()


Serve = Callable[[Mode], str]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def serve(sites: Callable[[Mode], Path]) -> Iterator[Serve]:
    servers: dict[Mode, http.server.ThreadingHTTPServer] = {}

    def of(mode: Mode) -> str:
        if mode not in servers:
            handler = functools.partial(Quiet, directory=str(sites(mode)))
            servers[mode] = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
            threading.Thread(target=servers[mode].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[mode].server_port}"

    yield of
    for server in servers.values():
        server.shutdown()
        server.server_close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


def open_exercise(context: BrowserContext, url: str, id: str, *, as_it_comes: bool = False) -> Page:
    """Open the page of an exercise, its first passage first unless its sides are to be `as_it_comes`."""
    page = context.new_page()
    if not as_it_comes:
        visit = sum(map(ord, id)) % 2  # see `FP.swapped`
        page.add_init_script(
            f"try {{ sessionStorage.setItem('fp-visit', '{visit}'); }} catch {{ /* nothing is kept in this frame */ }}"
        )
    page.goto(f"{url}/{id.partition('/')[0]}.html")
    page.wait_for_selector(f"#{render.anchor(id)} .fp-dock")
    return page
