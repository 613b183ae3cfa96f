"""The desk in a browser on the real course: from the stroke of a key to its finding on the screen."""

from __future__ import annotations

import statistics
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.desk.asking import real_course
from tests.helpers import desk
from tests.helpers.chromium import Chromium

pytestmark = [pytest.mark.bench, pytest.mark.browser]
MOST = 100.0  # milliseconds from the key to the finding, in the middle of all changes
EXERCISES = {
    "loaded-terms": "names-that-judge/before-the-meeting",
    "claim-evidence": "claim-and-evidence/what-sanctions-were-for",
    "citation-check": "where-is-the-source/figures-from-a-form",
    "rewrite": "names-that-judge/a-government-and-its-ally",
}
# Notes when a key goes down, and the first frame after the findings of the field are others.
WATCH = """(area) => {
  const found = area.closest(".fp-field").querySelector(".fp-found");
  let had = found.childElementCount > 0, pressed = 0;
  window.fpTimes = [];
  document.addEventListener("keydown", () => { pressed = performance.now(); }, true);
  new MutationObserver(() => {
    const has = found.childElementCount > 0;
    if (has === had) return;
    had = has;
    requestAnimationFrame(() => window.fpTimes.push(performance.now() - pressed));
  }).observe(found, { childList: true });
}"""


def times(page: Page, address: str, exercise: str, changes: int) -> list[float]:
    """Return the milliseconds of each change: a quotation mark that makes words a false quotation, and goes again."""
    page.goto(f"{address.partition('#')[0]}#/exercise/{exercise}")
    page.reload()
    page.locator(".fp-word").first.wait_for()
    page.locator(".fp-about-exercise > summary").click()
    area = page.get_by_label("What the student is asked to do")
    area.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(' "no such words')
    page.wait_for_timeout(800)
    area.evaluate(WATCH)
    for change in range(changes):
        page.keyboard.press("Backspace" if change % 2 else '"')
        for _ in range(200):
            if page.evaluate("window.fpTimes.length") > change:
                break
            page.wait_for_timeout(10)
        page.wait_for_timeout(100)
    return [float(each) for each in page.evaluate("window.fpTimes")]


def test_a_finding_is_on_the_screen_at_once(browser: Chromium, tmp_path: Path) -> None:
    """Ten changes in an exercise of each kind, of the real course with all its exercises: real keys, and the wait
    for the hand to rest included."""
    everything: list[float] = []
    with desk.opened(real_course(tmp_path)) as address:
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.goto(address)
        page.get_by_role("heading", level=1).wait_for()
        for kind, exercise in EXERCISES.items():
            each = times(page, address, exercise, 10)
            assert len(each) == 10, f"{kind}: a change has no finding"
            print(f"{kind}: median {statistics.median(each):.0f} ms, most {max(each):.0f} ms")
            everything += each
    print(f"all: median {statistics.median(everything):.0f} ms of {len(everything)} changes")
    assert statistics.median(everything) < MOST
