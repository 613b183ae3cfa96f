"""The head of a lesson: something to tap comes at once; what only some readers want is folded away."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect

from facingpages.course.course import Course, Mode
from facingpages.page import render
from tests.conftest import LESSONS, Serve, swept
from tests.helpers.chromium import Chromium

pytestmark = pytest.mark.browser

# Where the first thing to tap is, in pixels from the top, and how many words a reader sees before it.
FIRST = """() => {
  const article = document.querySelector("article");
  const tappable = ".fp-word, .fp-part, .fp-text [role=button], .fp-question input, .fp-rewriting textarea, fp-steps button";
  const first = [...article.querySelectorAll(tappable)].find((one) => one.checkVisibility());
  const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  let words = 0;
  for (let text = texts.nextNode(); text && !first.contains(text); text = texts.nextNode()) {
    if (!(text.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING)) break;
    if (text.parentElement.checkVisibility() && !text.parentElement.closest(".headerlink, .fp-hidden")) {
      words += (text.textContent.match(/[\\p{L}\\p{N}’'-]+/gu) || []).length;
    }
  }
  return [Math.round(first.getBoundingClientRect().top + scrollY), words];
}"""


WORDS, OF_A_TEST, SCREENS = 106, 120, 1.5  # a test says first that nobody is asked for an opinion
NOTICE = 8  # words of a content notice above the fold


@pytest.mark.parametrize("lesson", swept(LESSONS, "names-that-judge"))
def test_something_to_tap_comes_early(browser: Chromium, serve: Serve, lesson: str) -> None:
    """On a phone the first thing to tap is within one and a half screens and 106 words of the top, 120 in a
    test, whichever passage comes first."""
    phone = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    seen = []
    for visit in (0, 1):  # the passages change places from visit to visit
        page = phone.new_page()
        page.add_init_script(f"sessionStorage.setItem('fp-visit', '{visit}');")
        page.goto(f"{serve(Mode.PRACTICE)}/{lesson}.html")
        page.wait_for_selector(".fp-dock")
        seen.append(page.evaluate(FIRST))
    top, words = map(max, zip(*seen, strict=True))
    print(f"{lesson}: {words} words, {top / 844:.2f} screens")
    assert words <= (OF_A_TEST if lesson.startswith("test-") else WORDS)
    assert top <= SCREENS * 844


def test_a_content_notice_is_one_short_line(course: Course) -> None:
    """What a lesson warns of is said in a few words above its first exercise, and in full in the fold."""
    lines = {id: render.in_short(plan.data.notice) for id, plan in course.plans.items() if plan.data.notice}
    assert len(lines) > 10
    assert {id: line for id, line in lines.items() if len(line.split()) > NOTICE} == {}


def test_the_fold_holds_what_only_some_want(context: BrowserContext, serve: Serve) -> None:
    """Time, objectives, the whole content notice, notes on the print and the answers, and the display settings are in one
    fold, closed at first; the notice is above it in one line."""
    page = context.new_page()
    page.goto(f"{serve(Mode.PRACTICE)}/names-that-judge.html")
    page.wait_for_selector(".fp-dock")
    fold = page.locator(".fp-about")
    expect(page.locator(".fp-notice")).to_have_text(
        "Content notice. Children taken away; deaths; a leader in danger."
    )
    for words in (
        "What you practise here:",
        "prosecutions for war crimes",
        "Time:",
        "small letters",
        "Reading: size, letters, ruler",
        "this page holds the answers in scrambled form",
    ):
        inside = fold.get_by_text(words).first
        expect(inside).to_be_hidden()
        fold.evaluate("fold => { fold.open = true; }")
        expect(inside).to_be_visible()
        fold.evaluate("fold => { fold.open = false; }")


def test_steps_open_one_by_one(context: BrowserContext, serve: Serve) -> None:
    """Each step of a worked example shows its name, opens on a tap or a key, and leads to the next; paper has them all."""
    page = context.new_page()
    page.goto(f"{serve(Mode.PRACTICE)}/names-that-judge.html")
    steps = page.locator("fp-steps").first
    names = steps.get_by_role("button")
    expect(names.first).to_have_attribute("aria-expanded", "false")
    names.first.press("Enter")
    expect(names.first).to_have_attribute("aria-expanded", "true")
    expect(steps.locator("li").first.locator("span")).to_be_visible()
    expect(steps.locator(".fp-main")).to_have_text(names.nth(1).inner_text())
    page.emulate_media(media="print")
    assert all(one.is_visible() for one in steps.locator("li span").all())
