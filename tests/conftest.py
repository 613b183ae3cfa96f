"""Fixtures: the real course, copies of it to break, its sites, and a real browser."""

from __future__ import annotations

import fcntl
import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from facingpages.author.drafts import new_course
from facingpages.author.importers import bounded, convert
from facingpages.author.importers.model import Brought
from facingpages.checks.codes import codes
from facingpages.course.course import Course, Mode
from facingpages.files import atomic
from facingpages.files.findings import Finding
from facingpages.page import render
from facingpages.site import build, manifest, stage
from facingpages.text import citations
from facingpages.text.folded import Text
from tests.helpers.chromium import Chromium
from tests.helpers.playing import visit_as_written

# A busy machine stops for a moment between two examples: that is no fault of what is tested.
settings.register_profile(
    "whatever the clock says", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("fuzz", settings.get_profile("whatever the clock says"), max_examples=20_000)
settings.load_profile("whatever the clock says")

ROOT = Path(__file__).parent.parent
BOUNDED = bounded.convert
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
    if (exercise.dock) exercise.dock.unseen = null; /* as if the reader had scrolled by every passage */
    if (exercise.marking) exercise.marking.set([[0, 1], [4, 7], { start: 6, end: 9, technique: "doubt", neutral: "so" }]);
    const parts = exercise.querySelectorAll(".fp-part").length;
    if (parts) {
      exercise.restore({ roles: Array(parts).fill("claim"), supports: [2] });
      exercise.task.backing.forEach((part) => exercise.task.linked.add(part)); /* "nothing" for the others */
      exercise.lay();
    }
    for (const question of exercise.querySelectorAll(".fp-question")) question.querySelector("input").click();
    const field = exercise.querySelector(".fp-rewriting textarea");
    if (field) { field.value = "They met in the end."; field.dispatchEvent(new Event("input", { bubbles: true })); }
  }
}"""
expect.set_options(timeout=30_000)  # milliseconds: a crowded machine draws late
PRESS = """name => {
  const shown = [...document.querySelectorAll("fp-exercise button")].filter((button) => button.checkVisibility());
  for (const button of shown) if (button.textContent.startsWith(name)) button.click();
}"""
CHECK = f"() => ({PRESS})('Check')"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="write golden files and kept pictures anew")


def swept(every: Iterable[object], *fast: object) -> list[object]:
    """Return the values of a parameter, all but the fast ones under `slow`: one stands for the sweep in the fast suite."""
    listed = list(every)
    assert set(fast) <= set(listed)
    return [one if one in fast else pytest.param(one, marks=pytest.mark.slow) for one in listed]


# Returns the text that is kept in a file, after the given text was written there if `--renew` asks for it.
Renew = Callable[[Path, str], str]


@pytest.fixture
def renewing(request: pytest.FixtureRequest) -> bool:
    """Whether golden files and kept pictures are written anew."""
    return bool(request.config.getoption("--renew"))


@pytest.fixture
def renew(renewing: bool) -> Renew:
    def kept(file: Path, text: str) -> str:
        if renewing:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        return file.read_text("utf-8")

    return kept


LONG = {"slow": 900, "bench": 1800, "verapdf": 1800}  # seconds for a test with a marker; others have 120


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give a test that is known to be long the time that it may take."""
    for item in items:
        if limits := [LONG[mark.name] for mark in item.iter_markers() if mark.name in LONG]:
            item.add_marker(pytest.mark.timeout(max(limits)))


def copy_course(target: Path) -> Path:
    for part in stage.PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, target / part)
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / part)
    return target


def copy_of_three_lessons(target: Path) -> Path:
    """Copy the real course with the lessons that `ONE_OF_EACH` names and no other: it has no findings either, and is
    checked and built in a fraction of the time."""
    copy_course(target)
    gone = set(LESSONS) - {id.partition("/")[0] for id in ONE_OF_EACH}
    for lesson in gone:
        shutil.rmtree(target / "exercises" / lesson)
        (target / "lessons" / f"{lesson}.md").unlink()
    (target / "exercises" / "minimums.yml").unlink()
    names = "|".join(sorted(gone))
    for name, entry in (
        ("mkdocs.yml", rf"^ +- (?:(?:{names})\.md|Tests:)\n"),
        ("exercises/yardstick.yml", rf"^  - lesson: (?:{names})\n(?:    .*\n)*"),
    ):
        text = (target / name).read_text("utf-8")
        (target / name).write_text(re.sub(entry, "", text, flags=re.MULTILINE), "utf-8")
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


@pytest.fixture(autouse=True, scope="session")
def _the_real_course_is_loaded_once() -> Iterator[None]:
    """What the files of the real course give, and the citations of a text, are kept: tests and the commands in them
    ask for them hundreds of times."""
    load, read = Course.load, citations.read

    @functools.lru_cache(maxsize=4)
    def loaded(root: Path, files: tuple[tuple[Path, int, int], ...]) -> Course:
        return load(root)

    def once_loaded(root: Path) -> Course:
        if root.resolve() != ROOT:
            return load(root)
        parts = [file for part in stage.PARTS for file in (ROOT / part, *sorted((ROOT / part).rglob("*")))]
        looked_at = [(file, file.stat()) for file in parts if file.is_file()]
        return loaded(root, tuple((file, stat.st_mtime_ns, stat.st_size) for file, stat in looked_at))

    known: dict[tuple[object, ...], citations.Apparatus] = {}

    def once_read(
        text: Text, source_list: object = None, linked: Sequence[object] = ()
    ) -> citations.Apparatus:
        key = (text.source, source_list, tuple(linked))
        if key not in known:
            if len(known) > 200:
                known.clear()
            known[key] = read(text, source_list, linked)  # type: ignore[arg-type]
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Course, "load", staticmethod(once_loaded))
        patch.setattr(citations, "read", once_read)
        yield


@pytest.fixture(autouse=True, scope="session")
def _texts_are_brought_in_this_process() -> Iterator[None]:
    """A text is converted here: a process of its own, which `own_process` gives back to a test, costs half a second."""

    def converted_here(file: Path, encoding: str | None = None) -> Brought:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return convert.convert(file, encoding)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bounded, "convert", converted_here)
        yield


@pytest.fixture
def own_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text is converted in a process of its own, as for users."""
    monkeypatch.setattr(bounded, "convert", BOUNDED)


@pytest.fixture(scope="session")
def course() -> Course:
    return Course.load(ROOT)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return copy_course(tmp_path / "course")


@pytest.fixture
def three(tmp_path: Path) -> Path:
    return copy_of_three_lessons(tmp_path / "course")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A course as `init` makes it: one lesson on two short texts."""
    atomic.write_all({tmp_path / "small" / path: content for path, content in starter_files().items()})
    return tmp_path / "small"


@functools.cache
def starter_files() -> dict[str, bytes]:
    """The files of a course as `init` makes it: its schemas take a while to make."""
    return new_course.files()


# A function that gives the site of a mode.
Sites = Callable[[Mode], Path]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this session, the same one for all processes that test side by side."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


def once(target: Path, make: Callable[[Path], object]) -> Path:
    """Return a target that is made by the first process that asks for it; the others wait for it."""
    with target.with_name(f"{target.name}.made").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.exists():
            make(target)
    return target


@pytest.fixture(scope="session")
def sites(shared: Path) -> Sites:
    """The sites of the real course, each built once. No test may change them."""
    return lambda mode: once(shared / f"site-{mode.value}", lambda to: build.build(ROOT, mode, to))


def pages_only(root: Path, mode: Mode, target: Path) -> None:
    """Build a site without its handouts, which take most of the time of a real one: mkdocs alone, as an author runs it."""
    environment = os.environ | {
        "FACINGPAGES_MODE": mode.value,
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "0",
    }
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(target)],
        cwd=root,
        env=environment,
        check=True,
    )


@pytest.fixture(scope="session")
def pages(shared: Path) -> Sites:
    """The sites of the real course without handouts, each built once. No test may change them."""
    return lambda mode: once(shared / f"pages-{mode.value}", lambda to: pages_only(ROOT, mode, to))


@pytest.fixture(scope="session")
def starter(shared: Path) -> Path:
    """The folder of a course as `init` makes it. No test may change it: `small` is a copy to change."""

    def make(target: Path) -> None:
        part = target.with_name("starter-part")
        atomic.write_all({part / path: content for path, content in new_course.files().items()})
        part.rename(target)

    return once(shared / "starter", make)


@pytest.fixture(scope="session")
def starter_sites(shared: Path, starter: Path) -> Sites:
    """The sites of a course as `init` makes it, each built once. No test may change them."""
    return lambda mode: once(shared / f"starter-{mode.value}", lambda to: build.build(starter, mode, to))


@pytest.fixture
def known_sites(monkeypatch: pytest.MonkeyPatch, starter: Path, starter_sites: Sites) -> None:
    """Where a test builds the very course that `init` makes, the site of the session is copied: mkdocs made it
    once already. Whatever else is built is built."""
    run = build._run_mkdocs

    def copied(root: Path, mode: Mode, made: Path, lock: int, *, exports: bool = False) -> None:
        if not exports and root != starter and files_of(root) == files_of(starter):
            shutil.copytree(starter_sites(mode), made)
            (made / manifest.LIST).unlink()  # the build lists the files itself
        else:
            run(root, mode, made, lock, exports=exports)

    monkeypatch.setattr(build, "_run_mkdocs", copied)


def files_of(root: Path) -> dict[str, bytes]:
    """Return what mkdocs reads of a course."""
    parts = [file for part in stage.PARTS for file in (root / part, *(root / part).rglob("*"))]
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in parts if file.is_file()}


@dataclass(frozen=True)
class Built:
    """A course with its sites."""

    root: Path
    sites: Sites
    real: bool

    @property
    def course(self) -> Course:
        return Course.load(self.root)


@pytest.fixture(params=["a new course", pytest.param("the real course", marks=pytest.mark.slow)])
def built(request: pytest.FixtureRequest) -> Built:
    """What `init` makes, and under `slow` the real course: a build of all its lessons takes long."""
    if request.param == "the real course":
        return Built(ROOT, request.getfixturevalue("sites"), real=True)
    return Built(request.getfixturevalue("starter"), request.getfixturevalue("starter_sites"), real=False)


@pytest.fixture(params=["of each kind", pytest.param("all", marks=pytest.mark.slow)])
def lessons(request: pytest.FixtureRequest) -> list[str]:
    """The lessons to go through: one for each kind of exercise, and under `slow` all."""
    return LESSONS if request.param == "all" else sorted({id.partition("/")[0] for id in ONE_OF_EACH})


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    with sync_playwright() as playwright:
        opened = Chromium(playwright)
        yield opened
        opened.stop()


@pytest.fixture
def browser(chromium: Chromium) -> Iterator[Chromium]:
    """The browser of the session. The contexts that a test opens are closed after it."""
    yield chromium
    chromium.close_contexts()


Serve = Callable[[Mode], str]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(sites: Sites) -> Iterator[Serve]:
    """Serve sites, each from the first time that it is asked for; the function gives the address of a mode."""
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


@pytest.fixture(scope="session")
def serve(pages: Sites) -> Iterator[Serve]:
    """The pages of the real course. Fast tests ask for practice only."""
    with served(pages) as of:
        yield of


@pytest.fixture(scope="session")
def serve_starter(starter_sites: Sites) -> Iterator[Serve]:
    """The sites of a course as `init` makes it."""
    with served(starter_sites) as of:
        yield of


@pytest.fixture
def context(browser: Chromium) -> BrowserContext:
    return browser.new_context(viewport={"width": 1280, "height": 900})


def open_exercise(context: BrowserContext, url: str, id: str, *, as_it_comes: bool = False) -> Page:
    """Open the page of an exercise and bring its first line onto the screen; its first passage is first, unless its
    sides are to be `as_it_comes`. A dock that is still off the screen would move under the first click: a moment after
    its exercise is seen it comes to the bottom of the screen."""
    page = context.new_page()
    if not as_it_comes:
        visit = visit_as_written(url, id)
        page.add_init_script(
            f"try {{ sessionStorage.setItem('fp-visit', '{visit}'); }} catch {{ /* nothing is kept in this frame */ }}"
        )
    page.goto(f"{url}/{id.partition('/')[0]}.html")
    page.wait_for_selector(f"#{render.anchor(id)} .fp-dock")
    page.locator(f"#{render.anchor(id)} fp-exercise").evaluate("exercise => exercise.scrollIntoView()")
    page.wait_for_selector(f"#{render.anchor(id)} fp-exercise[data-here]")
    return page
