"""The way of a newcomer on a phone who reads everything: front page, lesson, first exercise, Check, result."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from facingpages.course.course import Course, Mode
from facingpages.course.items import MarkKey
from tests.conftest import Serve, swept
from tests.helpers.chromium import Chromium
from tests.helpers.playing import main

pytestmark = pytest.mark.browser

WORD, TAP = 0.25, 1.5  # seconds
FRONT, WHOLE = 60, 120  # seconds: the front page with its folds closed; the way to the first result
FIRST = "what-am-i-reading/which-words-judge"
# How many words have come onto the screen since this was last asked. Each is counted once, where it is seen in
# full: not below another thing, not clipped away. A button that changes its words is read again.
FRESH = r"""() => {
  const seen = (window.seen ||= new WeakMap()), range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let fresh = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest("script, style, noscript, .fp-hidden")) continue;
    const shown = { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true };
    if (!parent.checkVisibility(shown)) continue;
    const known = seen.get(node)?.data === node.data ? seen.get(node) : { data: node.data, at: new Set() };
    seen.set(node, known);
    for (const word of node.data.matchAll(/\S*[\p{L}\p{N}]\S*/gu)) {
      if (known.at.has(word.index)) continue;
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const { left, top, right, bottom, width, height } = range.getBoundingClientRect();
      if (Math.min(width, height) < 2) continue;
      if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) continue;
      const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      if (!above || !(parent.contains(above) || above.contains(parent))) continue;
      known.at.add(word.index);
      fresh += 1;
    }
  }
  return fresh;
}"""

# Scroll towards the end of an element, and return whether anything moved.
DOWN = """(element) => {
  const { bottom } = document.querySelector(element).getBoundingClientRect();
  const left = bottom - innerHeight + 90, before = scrollY;
  scrollBy({ top: Math.max(0, Math.min(left, innerHeight / 2)), behavior: "instant" });
  return scrollY > before;
}"""


class Reader:
    """A newcomer who reads each word that comes onto the screen, before and after each tap."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.steps: list[tuple[str, int, int]] = []

    def read(self, name: str, taps: int = 0) -> None:
        """Read what is on the screen, after some taps."""
        self.steps.append((name, self.page.evaluate(FRESH), taps))

    def read_down(self, name: str, until: str) -> None:
        """Read on, half a screen at a time at most, until an element ends above the dock or the page ends."""
        self.read(name)
        while self.page.evaluate(DOWN, until):
            self.read(name)

    @property
    def seconds(self) -> float:
        """The time that all of this took."""
        return sum(WORD * words + TAP * taps for _, words, taps in self.steps)


@pytest.mark.parametrize("visit", swept([0, 1], 0), ids=["as written", "sides swapped"])
def test_the_first_result_comes_within_two_minutes(
    browser: Chromium, serve: Serve, course: Course, visit: int
) -> None:
    """Whoever reads every word that comes onto the screen has read the front page in a minute and has a first
    result after two; and the dock leads to the other passage before it offers Check."""
    phone = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = phone.new_page()
    page.add_init_script(f"sessionStorage.setItem('fp-visit', '{visit}');")
    page.goto(f"{serve(Mode.PRACTICE)}/index.html")
    page.wait_for_selector(".fp-tap")
    reader = Reader(page)
    reader.read("top")
    for tap in page.get_by_role("button", name="fiasco").all():
        tap.tap()
        reader.read("answers", 1)
    reader.read_down("front page", ".md-footer")
    front = reader.seconds
    assert front < FRONT, reader.steps
    page.locator(".fp-go .fp-main").tap()
    page.wait_for_selector(".fp-dock")
    exercise = page.locator("fp-exercise").first
    assert exercise.get_attribute("data-id") == FIRST
    words = exercise.locator(".fp-word")
    reader.read("lesson", 1)
    reader.read_down("first passage", "fp-exercise fp-facing > :first-child blockquote")
    words.first.tap()
    reader.read("marks", 1)
    expect(main(exercise)).to_have_text("Text 2 ↓")
    main(exercise).tap()
    expect(words.last).to_be_in_viewport()
    reader.read("second passage", 1)
    reader.read_down("second passage", "fp-exercise fp-facing > :last-child blockquote")
    expect(main(exercise)).to_have_text("Check")
    key = course.exercises[FIRST].items[0].key
    assert isinstance(key, MarkKey)
    for word in (words.last, *[words.nth(words.count() - 3 * i) for i in range(1, len(key.of("loaded")))]):
        word.tap()
        reader.read("marks", 1)
    main(exercise).tap()
    expect(main(exercise)).to_have_text("See why")
    reader.read("result", 1)
    print(f"\n{front:.0f} s and {reader.seconds:.0f} s: {reader.steps}")
    assert reader.seconds < WHOLE
