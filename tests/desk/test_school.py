"""A lesson for a school's system, taken away at the desk: what is lost, in plain words, and the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from facingpages.course.course import Course
from facingpages.desk.handing_on.shown import Shown
from facingpages.desk.workbench import Workbench
from facingpages.export.registry import TARGETS
from facingpages.handout.compose import compose
from facingpages.language.messages import catalogue
from tests.conftest import swept
from tests.export.read_h5p import read
from tests.helpers import desk
from tests.helpers.chromium import Chromium

from .asking import ask, refused

LESSON = "one-street"


@pytest.fixture
def bench(small: Path) -> Workbench:
    return Workbench(small)


def test_every_target_is_offered(bench: Workbench) -> None:
    """The desk lists the systems of the registry, in its order."""
    assert [one["id"] for one in ask(bench, "systems")["systems"]] == list(TARGETS)


@pytest.mark.parametrize("system", list(TARGETS))
def test_a_system_gets_its_file(bench: Workbench, small: Path, system: str) -> None:
    """The file is the one that `facingpages export` writes, and the losses name every exercise once."""
    course = Course.load(small)
    subject = compose.subject(course, LESSON)
    told = ask(bench, "losses", lesson=LESSON, system=system)
    titles = sorted(title for form in told["forms"] for title in form["exercises"])
    assert titles == sorted(exercise.stem.title for exercise in subject.exercises)
    carried = [TARGETS[system].carry(exercise) for exercise in subject.exercises]
    assert told["key_visible"] == any(one.key_visible for one in carried)
    assert {text for form in told["forms"] for text in form["dropped"]} == {
        text for one in carried for text in one.dropped
    }
    assert (told["apart"] is None) == all(one.scored is None for one in carried)
    assert bool(told["needs"]) == (system == "h5p")
    shown = ask(bench, "export", lesson=LESSON, system=system)["show"]
    assert isinstance(shown, Shown)
    assert shown.keep
    wanted = "one-street.h5p" if system == "h5p" else f"one-street.{system}{TARGETS[system].ending}"
    assert shown.first == wanted
    assert shown.files[shown.first] == TARGETS[system].write([subject], course)


def test_changes_that_are_not_saved_are_in_the_file(bench: Workbench) -> None:
    """Like every other way to take a lesson away, this one takes the lesson as it is at the desk."""
    ask(bench, "edit", exercise=f"{LESSON}/two-shops", edits=[{"field": ["title"], "value": "Two new shops"}])
    shown = ask(bench, "export", lesson=LESSON, system="h5p")["show"]
    titles = [one["metadata"]["title"] for one in read(shown.files[shown.first]).tasks()]
    assert "Two new shops" in titles


def test_what_cannot_be_done_is_refused(bench: Workbench) -> None:
    """An unknown system, an unknown lesson, and an exercise with mistakes are named."""
    assert "there is no system `moodel`. Did you mean `moodle`?" in refused(
        bench, "export", lesson=LESSON, system="moodel"
    )
    assert "one-streat" in refused(bench, "losses", lesson="one-streat", system="h5p")
    ask(bench, "edit", exercise=f"{LESSON}/two-shops", edits=[{"field": ["title"], "delete": True}])
    assert "cannot be shown yet" in refused(bench, "export", lesson=LESSON, system="h5p")


@pytest.mark.parametrize("language", swept(["es", "fr"], "es"))
def test_every_loss_is_translated(course: Course, language: str) -> None:
    """No answer form and nothing that is kept, changed or lost stays English."""
    said = catalogue(language).gettext
    texts: dict[str, Any] = {}
    for target in TARGETS.values():
        for exercise in course.exercises.values():
            carried = target.carry(exercise)
            texts |= dict.fromkeys((carried.carrier, *carried.kept, *carried.changed, *carried.dropped))
    assert len(texts) > 60
    assert [text for text in texts if said(text) == text] == []


@pytest.fixture
def address(small: Path) -> Iterator[str]:
    """The address of a desk that is open on a new course."""
    with desk.opened(small) as opened:
        yield opened


def at_lesson(browser: Chromium, address: str, width: int, scheme: str) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}")
    page.get_by_role("heading", level=1).wait_for()
    page.evaluate(f"location.hash = '#/lesson/{LESSON}'")
    page.get_by_role("heading", name="Play, print, take away").wait_for()
    return page


@pytest.mark.browser
@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), pytest.param(360, "dark", marks=pytest.mark.slow)]
)
def test_a_teacher_reads_the_losses_and_keeps_the_file(
    browser: Chromium, address: str, width: int, scheme: str
) -> None:
    """By keyboard: open the fold, choose a system, read what is lost, keep the file; axe finds nothing."""
    page = at_lesson(browser, address, width, scheme)
    page.locator("summary", has_text="For your school’s system").press("Enter")
    system = page.get_by_label("System", exact=True)
    expect(system.locator("option")).to_have_count(len(TARGETS) + 1)
    expect(page.get_by_role("button", name="Save the file")).to_be_hidden()
    system.focus()
    page.keyboard.type("H5P")
    expect(page.locator(".fp-losses")).to_contain_text("naming the technique")
    expect(page.locator(".fp-losses")).to_contain_text("H5P at your school must have: Page 1.18")
    expect(page.get_by_text("This lesson in H5P:")).to_be_visible()
    found = Axe().run(
        page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
    )
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Save the file").press("Enter")
    link = page.locator(".fp-notes").get_by_role("link", name="Save the file")
    expect(link).to_be_focused()
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    kept = waiting.value
    assert kept.suggested_filename == "one-street.h5p"
    assert read(Path(kept.path()).read_bytes()).main == "H5P.Column 1.18"
