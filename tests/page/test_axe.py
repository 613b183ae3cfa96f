"""No accessibility fault that axe knows, on any page, in any state, light or dark, wide or narrow; and no
sideways scroll."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from facingpages.course.course import Course, Mode
from facingpages.export import offered, scorm
from facingpages.handout.compose import compose
from tests.conftest import ANSWER, CHECK, LESSONS, Serve, Sites, served, swept
from tests.helpers.chromium import Chromium

pytestmark = pytest.mark.browser

VIEWS = {
    "wide-light": (1280, "light"),
    "wide-dark": (1280, "dark"),
    "narrow-light": (320, "light"),
    "narrow-dark": (320, "dark"),
}
# A light phone; the other looks are slow.
EXERCISE = "names-that-judge/what-the-talks-are-for"
LOOKS = swept(VIEWS, "narrow-light")
KEYED = swept(["teacher/one-street", "teacher/coverage", "one-street"], "teacher/one-street")
OPEN = "() => { for (const details of document.querySelectorAll('article details')) details.open = true; }"
LIST = "() => document.querySelector('fp-exercise[data-kind=loaded-terms]')?.task.naming.open()"
CLOSE = "() => document.querySelector('dialog[open]')?.close()"
# Each exercise is brought into a state: a part is asked for, then a card is read, then the end is reached.
ASKED = "() => { for (const part of document.querySelectorAll('fp-exercise .fp-part:first-child')) part.click(); }"
READ = "() => { for (const e of document.querySelectorAll('fp-exercise')) if (e.result?.items.length) { e.readAt(e.result.items[0]); e.dock.unfold(); } }"
END = """() => {
  for (const e of document.querySelectorAll("fp-exercise")) if (e.result) { e.leave(); e.seen = true; e.lay(); e.task.reflect?.(true); }
}"""


def states(page: Page) -> Iterator[str]:
    """Bring a page into one state after the other, and name each."""
    yield "before"
    if not page.get_by_role("button", name="Check", exact=True).count():
        return
    page.evaluate(ANSWER)
    page.evaluate(OPEN)
    page.evaluate(ASKED)
    yield "marked"
    page.evaluate(LIST)
    yield "list"
    page.evaluate(CLOSE)
    page.evaluate(CHECK)
    yield "checked"
    page.evaluate(READ)
    yield "reading"
    page.evaluate(END)
    yield "at the end"


def faults(browser: Chromium, url: str, view: str) -> tuple[list[str], Counter[str]]:
    """Return what axe finds on a page, and how often each state was looked at."""
    width, scheme = VIEWS[view]
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(url)
    page.wait_for_load_state("networkidle")
    found: list[str] = []
    seen: Counter[str] = Counter()
    for state in states(page):
        seen[state] += 1
        for fault in Axe().run(page).response["violations"]:
            found.append(f"{state}: {fault['id']}: {[node['target'] for node in fault['nodes']][:3]}")
        if not page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"):
            found.append(f"{state}: scrolls sideways")
    browser.close_contexts()
    return found, seen


@pytest.mark.parametrize("view", LOOKS)
def test_axe_finds_nothing(browser: Chromium, serve_starter: Serve, view: str) -> None:
    """A page with each kind has no fault in any state; the slow sweep sees every page of the real course."""
    found, seen = faults(browser, f"{serve_starter(Mode.PRACTICE)}/one-street.html", view)
    assert seen.total() == 6
    assert found == []


@pytest.mark.parametrize("name", swept(["index", "sources"]))
def test_axe_finds_nothing_beside_the_exercises(browser: Chromium, serve: Serve, name: str) -> None:
    """Other pages have no fault on a phone; the slow sweep sees them all, wide and dark as well."""
    assert faults(browser, f"{serve(Mode.PRACTICE)}/{name}.html", "narrow-light")[0] == []


@pytest.mark.parametrize("name", KEYED)
def test_axe_finds_nothing_for_the_teacher(browser: Chromium, serve_starter: Serve, name: str) -> None:
    """Pages with keys, plans and wide tables have no fault on a narrow screen; the slow sweep sees those of
    the real course."""
    assert faults(browser, f"{serve_starter(Mode.TEACHER)}/{name}.html", "narrow-light")[0] == []


@pytest.mark.sweep
@pytest.mark.slow
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("mode", [Mode.PRACTICE, Mode.TEACHER])
def test_axe_finds_nothing_anywhere(browser: Chromium, sites: Sites, mode: Mode, view: str) -> None:
    """Every page of the practice site and of the teacher site, in every state, has no fault; what was
    looked at is counted and printed."""
    folder = sites(mode)
    found: dict[str, list[str]] = {}
    seen: Counter[str] = Counter()
    with served(sites) as serve:
        for file in sorted(folder.rglob("*.html")):
            name = file.relative_to(folder).as_posix()
            here, looked = faults(browser, f"{serve(mode)}/{name}", view)
            seen += looked
            if here:
                found[name] = here
    print(f"\n{mode.value}, {view}: {seen.total()} states of {seen['before']} pages: {dict(seen)}")
    assert found == {}
    assert seen["before"] == len(list(folder.rglob("*.html"))) > len(LESSONS)
    assert (seen["at the end"] > 0) == (mode is Mode.PRACTICE)


@pytest.mark.slow
@pytest.mark.parametrize("view", LOOKS[::2])
@pytest.mark.parametrize("id", swept([EXERCISE, "names-that-judge"], EXERCISE))
def test_a_page_for_a_learning_system_has_no_fault(
    course: Course, browser: Chromium, tmp_path: Path, id: str, view: str
) -> None:
    """Axe finds nothing on an exercise as it goes into a learning system, in any state; the slow sweep sees
    a lesson."""
    package = scorm.PRACTICE.write([compose.subject(course, id)], course)
    zipfile.ZipFile(io.BytesIO(package)).extractall(tmp_path)
    found, seen = faults(browser, (tmp_path / "index.html").as_uri(), view)
    assert found == []
    assert seen.total() >= 5


@pytest.mark.slow
def test_the_page_of_a_teachers_exports_has_no_fault(browser: Chromium, small: Path, tmp_path: Path) -> None:
    """Axe finds nothing on the page that lists the files for school systems, and what each loses."""
    exports = offered.files(Course.load(small))
    (tmp_path / "exports").mkdir()
    for name in ("exports/index.html", "exports/page.css"):
        (tmp_path / name).write_bytes(exports[name])
    assert faults(browser, (tmp_path / "exports" / "index.html").as_uri(), "narrow-light")[0] == []
