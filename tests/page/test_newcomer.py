"""The way of a newcomer on a phone: front page, first lesson, first exercise, Check, result."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from facingpages.course.course import Mode
from tests.conftest import Serve, swept
from tests.helpers.chromium import Chromium
from tests.helpers.playing import check, main

pytestmark = pytest.mark.browser

SECONDS = 102  # with .25 s a word and 1.5 s a tap; people were given 120
MARKS = 5  # words that the newcomer marks, as many as are loaded there
# The words that are shown in an element, as far down the page as the end of another.
SHOWN = """([root, last]) => {
  const end = last.getBoundingClientRect().bottom, walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const box = node.parentElement.getBoundingClientRect();
    const hidden = box.width < 2 || !node.parentElement.checkVisibility({ visibilityProperty: true }) || node.parentElement.closest(".headerlink, .fp-dock");
    if (!hidden && box.top < end) text += node.textContent;
  }
  return text.split(/\\s+/).filter(Boolean).length;
}"""


def shown(page: Page, root: str, last: str) -> int:
    """Return how many words of an element are shown above the lower edge of another."""
    count: int = page.evaluate(
        f"() => ({SHOWN})([document.querySelector({root!r}), document.querySelector({last!r})])"
    )
    return count


@pytest.mark.parametrize("visit", swept([0, 1], 0), ids=["as written", "sides swapped"])
def test_the_first_result_comes_within_two_minutes(browser: Chromium, serve: Serve, visit: int) -> None:
    """Whoever reads every word and solves the front page on the way has a checked result in time; and the dock
    leads to the other passage before it offers Check."""
    phone = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = phone.new_page()
    page.add_init_script(f"sessionStorage.setItem('fp-visit', '{visit}');")
    page.goto(f"{serve(Mode.PRACTICE)}/index.html")
    page.wait_for_selector(".fp-tap")
    steps = {"front page": (shown(page, "article", ".fp-go .fp-main"), 0)}
    for tap in page.get_by_role("button", name="fiasco").all():
        tap.tap()
        steps[f"answer {len(steps)}"] = (len(page.locator(".fp-said").inner_text().split()), 1)
    page.locator(".fp-go .fp-main").tap()
    page.wait_for_selector(".fp-dock")
    exercise = page.locator("fp-exercise").first
    words = exercise.locator(".fp-word")
    steps["lesson"] = (shown(page, "article", "fp-exercise fp-facing"), 1)
    words.first.tap()
    expect(main(exercise)).to_have_text("Passage 2 ↓")
    main(exercise).tap()
    expect(words.nth(words.count() // 2 + 20)).to_be_in_viewport()
    expect(main(exercise)).to_have_text("Check")
    for i in range(1, MARKS):
        words.nth(words.count() - 3 * i).tap()
    steps["dock"] = (len(exercise.locator(".fp-dock").inner_text().split()), MARKS + 1)
    steps["result"] = (len(check(exercise).split()), 1)
    expect(main(exercise)).to_have_text("See why")
    seconds = sum(0.25 * words + 1.5 * taps for words, taps in steps.values())
    print(f"\n{seconds:.0f} s: {', '.join(f'{name} {w} words {t} taps' for name, (w, t) in steps.items())}")
    assert seconds <= SECONDS
