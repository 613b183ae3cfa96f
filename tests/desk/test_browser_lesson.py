"""The desk in the browser with the network cut: two texts become a lesson, which is played, printed, taken
away and kept, all by hand."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from facingpages.checks.run import run_checks
from facingpages.course.course import Course
from tests.desk.test_browser_host import START, folder, opened, url
from tests.desk.test_desk_page import word
from tests.helpers import phones
from tests.helpers.chromium import Chromium
from tests.helpers.playing import box_of, check, put, right

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.sweep]
__all__ = ["folder", "url"]

FULL = {
    "loaded-terms": "3 of 3 found",
    "claim-evidence": "4 of 4 roles right",
    "citation-check": "1 of 1 right",
    "rewrite": "Word check passed",
}


def to_lesson(page: Page) -> None:
    phones.at_course(page)
    page.get_by_role("link", name="Phones in school").click()
    page.get_by_role("button", name="A file for students, with answers to practise").wait_for()


def marked_by_hand(page: Page, id: str) -> None:
    """Tap the loaded words of the first exercise, and see that they are all found."""
    box = box_of(page, id)
    for term in phones.TERMS:
        box.locator(".fp-word").nth(word(page, term)).click()
    assert FULL["loaded-terms"] in check(box)


def played(page: Page, course: Course) -> None:
    """Play all four exercises to full marks, the first with taps."""
    page.locator("fp-exercise .fp-dock").first.wait_for()
    for id, exercise in course.exercises.items():
        if not id.startswith(phones.LESSON):
            continue
        if exercise.stem.kind == "loaded-terms":
            marked_by_hand(page, id)
        else:
            put(box_of(page, id), right(exercise))
            assert FULL[exercise.stem.kind] in check(box_of(page, id))


def shown(page: Page, context: BrowserContext, button: str) -> Page:
    """Press a button that opens something in another tab, and return the tab."""
    with context.expect_page() as tab:
        page.get_by_role("button", name=button, exact=True).click()
    tab.value.wait_for_url("**/shown/**")
    return tab.value


def kept(page: Page, target: Path, button: str, link: str = "") -> Path:
    """Press a button, and a link that then comes, and save the file that the browser gets."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
        if link:
            page.get_by_role("link", name=link).click()
    download.value.save_as(target / download.value.suggested_filename)
    return target / download.value.suggested_filename


def test_two_texts_become_a_lesson_without_a_network(browser: Chromium, url: str, tmp_path: Path) -> None:
    """The network is cut once the desk says that it needs none. Everything is still there when the page is
    closed and opened again, and nothing was asked of another site."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    asked: list[str] = []
    complaints: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    page = context.new_page()
    page.set_default_timeout(60_000)
    opened(page, url)
    expect(page.locator(".desk-host-status")).to_contain_text("without a network now", timeout=START)
    context.set_offline(True)

    phones.make_lesson(page)
    packed = kept(page, tmp_path, "Save the course as a zip")
    with zipfile.ZipFile(packed) as opened_zip:
        opened_zip.extractall(tmp_path / "course")
    course = Course.load(tmp_path / "course")
    assert run_checks(course) == []
    kinds = [one.stem.kind for id, one in course.exercises.items() if id.startswith(phones.LESSON)]
    assert sorted(kinds) == sorted(FULL)

    to_lesson(page)
    tab = shown(page, context, "Play")
    played(tab, course)
    tab.close()
    tab = shown(page, context, "Print for students")
    expect(tab.get_by_role("heading", name="Phones in school").first).to_be_visible()
    assert "fp-exercise" not in tab.content()
    tab.close()
    single = kept(page, tmp_path, "A file for students, with answers to practise", "Save the file")
    for_class = kept(page, tmp_path, "A file for students to hand in, no answers inside", "Save the file")
    assert 'data-key="' in single.read_text("utf-8")
    assert 'data-key="' not in for_class.read_text("utf-8")

    page.close()
    page = context.new_page()
    opened(page, url)
    to_lesson(page)
    for title in phones.EXERCISES.values():
        expect(page.get_by_role("link", name=title)).to_be_visible()
    alone = browser.new_context(offline=True).new_page()
    alone.goto(single.as_uri())
    played(alone, course)
    origin = url.removesuffix("/desk/")
    assert [address for address in asked if not address.startswith((origin, f"blob:{origin}"))] == []
    assert complaints == []
