"""A finger on the page: what it marks, what it does not, and what the dock says of a tap that marks nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from facingpages.course.course import Mode
from tests.conftest import Serve, open_exercise
from tests.helpers.chromium import Chromium
from tests.helpers.playing import box_of, main, status

pytestmark = pytest.mark.browser

ID = "what-am-i-reading/which-words-judge"
FINGER = 22  # pixels: the radius that a phone reports of a finger


@pytest.fixture
def page(browser: Chromium, serve: Serve) -> Page:
    phone = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    return open_exercise(phone, serve(Mode.PRACTICE), ID)


@pytest.fixture
def box(page: Page) -> Locator:
    return box_of(page, ID)


def touch(page: Page, x: float, y: float) -> None:
    """Touch a place as broad as a finger: the browser then looks for what is near it."""
    session = page.context.new_cdp_session(page)
    point = {"x": x, "y": y, "radiusX": FINGER, "radiusY": FINGER}
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    session.detach()


def place(one: Locator) -> tuple[float, float, float]:
    """Return the left edge, the width and the middle line of an element on the screen."""
    one.scroll_into_view_if_needed()
    box = one.bounding_box()
    assert box
    return box["x"], box["width"], box["y"] + box["height"] / 2


def marks(box: Locator) -> int:
    count: int = box.locator("fp-exercise").evaluate("e => e.marking.marks.length")
    return count


def test_a_touch_in_the_margin_marks_nothing(page: Page, box: Locator) -> None:
    """A finger on a word marks it; one in the margin beside the line does not mark the nearest word."""
    first = box.locator(".fp-word").first
    left, width, middle = place(first)
    touch(page, left - 14, middle)
    assert marks(box) == 0
    touch(page, left + width / 2, middle)
    assert marks(box) == 1


def test_a_tap_beside_the_text_says_why_nothing_is_marked(page: Page, box: Locator) -> None:
    """The dock answers a tap on the title, on the line below it and on the sentences around the text; not
    after Check, when a tap reads."""
    passage = box.locator(".fp-passage", has=page.locator(".fp-around")).first
    passage.locator(".fp-source").tap()
    assert status(box) == "That is the title. The text is below."
    passage.locator(".fp-provenance").first.tap()
    assert status(box) == "Only words of the text can be marked."
    box.locator(".fp-word").first.tap()
    assert status(box) == ""
    around = passage.locator(".fp-around").first
    around.locator("summary").tap()
    assert status(box) == ""
    around.locator("p").tap()
    assert status(box) == "Only words of the text can be marked."
    box.locator("fp-exercise").evaluate("e => e.judge()")
    said = status(box)
    passage.locator(".fp-source").tap()
    assert status(box) == said


def test_check_waits_for_the_last_line_of_the_second_text(page: Page, box: Locator) -> None:
    """The dock leads to the second text until its last word has been on the screen, not just its first line."""
    words = box.locator(".fp-passage").last.locator(".fp-word")
    box.locator(".fp-word").first.tap()
    expect(main(box)).to_have_text("Text 2 ↓")
    page.evaluate(
        "dy => scrollBy(0, dy)",
        words.first.evaluate("e => e.getBoundingClientRect().top - innerHeight + 160"),
    )
    expect(words.first).to_be_in_viewport()
    page.wait_for_timeout(300)
    expect(main(box)).to_have_text("Text 2 ↓")
    main(box).tap()
    expect(words.last).to_be_in_viewport()
    expect(main(box)).to_have_text("Check")


def test_check_is_there_below_the_second_text(page: Page, box: Locator) -> None:
    """A reader who jumps over the end of the second text, as with a link, is not led further down for it."""
    box.locator(".fp-word").first.tap()
    expect(main(box)).to_have_text("Text 2 ↓")
    page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    expect(box.locator(".fp-passage").last.locator(".fp-word").last).not_to_be_in_viewport()
    expect(main(box)).to_have_text("Check")


def test_a_ring_is_for_those_who_use_keys(page: Page, box: Locator) -> None:
    """A word that was touched has no ring, which would look like the sign of a mistake; one that the keys come to has."""
    ring = "e => getComputedStyle(e).outlineStyle"
    words = box.locator(".fp-word")
    words.nth(1).tap()
    expect(words.nth(1)).to_be_focused()
    assert words.nth(1).evaluate(ring) == "none"
    page.keyboard.press("ArrowRight")
    expect(words.nth(2)).to_be_focused()
    assert words.nth(2).evaluate(ring) == "solid"
    words.nth(4).tap()
    assert words.nth(4).evaluate(ring) == "none"
