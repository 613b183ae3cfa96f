"""The desk in a browser that keeps nothing, or has no room left: the work goes on, and the page says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.desk.test_browser_host import ID, folder, opened, url
from tests.helpers.chromium import Chromium

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.sweep]
__all__ = ["folder", "url"]

PRIVATE = "IDBFactory.prototype.open = () => { throw new DOMException('private', 'InvalidStateError'); };"
FULL = """
let full = false;
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...given) {
  if (full) throw new DOMException('full', 'QuotaExceededError');
  return put.apply(this, given);
};
addEventListener('message', () => { full = true; });
"""
SAVE = (
    f"desk.ask('edit', {{ exercise: '{ID}', edits: [{{ field: ['title'], value: 'Kept here' }}] }})"
    f".then(() => desk.ask('save', {{ exercise: '{ID}' }}))"
)


def with_trouble(browser: Chromium, folder: Path, url: str, script: str) -> Page:
    """Open the desk where a script makes trouble for its worker, and no service worker is to be had."""
    worker = (folder / "desk" / "worker.js").read_text("utf-8")

    def answer(route: Route) -> None:
        route.fulfill(body=script + worker, content_type="text/javascript")

    context = browser.new_context(service_workers="block")
    context.route("**/worker.js", answer)
    page = context.new_page()
    opened(page, url)
    return page


def test_a_browser_that_keeps_nothing(browser: Chromium, folder: Path, url: str) -> None:
    """The page says that the work goes with it; a student's page is a file to keep, as no tab can show it."""
    page = with_trouble(browser, folder, url, PRIVATE)
    expect(page.locator(".desk-host-status")).to_contain_text("as in a private window")
    page.evaluate(SAVE)
    assert (
        page.evaluate(f"desk.ask('open', {{ exercise: '{ID}' }}).then((one) => one.fields.title)")
        == "Kept here"
    )
    page.goto(f"{url}#/exercise/{ID}")
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="Play", exact=True).click()
        page.get_by_role("link", name="Open what the student gets").click(timeout=60_000)
    assert download.value.suggested_filename == "index.html"


def test_a_device_without_room(browser: Chromium, folder: Path, url: str) -> None:
    """A change that could not be kept is said at once, and what to do."""
    page = with_trouble(browser, folder, url, FULL)
    expect(page.locator(".desk-host-status")).to_contain_text("on this device")
    page.evaluate(SAVE)
    expect(page.locator(".desk-host-status")).to_contain_text("no room left")
    with page.expect_download():
        page.get_by_role("button", name="Save the course as a zip").click()
