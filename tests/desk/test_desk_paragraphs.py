"""Paragraphs at the desk, by hand: uneven passages are told while they are ticked, and an exercise gets others."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from facingpages.course.course import Course
from tests.desk.test_desk_page import address, at_desk, saved, with_exercise
from tests.desk.test_desk_ways import with_lesson
from tests.helpers.chromium import Chromium

pytestmark = pytest.mark.browser
__all__ = ["address"]

SHOPS = "one-street/what-the-shops-need"

# Offers wait until `__bring` is called.
HELD = """() => {
  const ask = desk.ask, held = new Promise((done) => { window.__bring = done; });
  desk.ask = async (...given) => {
    if (given[0] === "offer") await held;
    return ask.apply(desk, given);
  };
}"""


def boxes(page: Page, text: str) -> Locator:
    """Return the boxes of the paragraphs of a text."""
    return page.get_by_role("group", name=text, exact=True).get_by_role("checkbox")


def shown(small: Path) -> list[tuple[str, str]]:
    data = Course.load(small).files[SHOPS].data
    return [(ref.seed, str(ref.lines)) for ref in data.stimulus]  # type: ignore[attr-defined]


def test_uneven_passages_are_told_while_they_are_ticked(browser: Chromium, address: str, small: Path) -> None:
    """The rule comes with the tick that breaks it and goes with the one that keeps it; nothing is made meanwhile."""
    page = with_lesson(at_desk(browser, address))
    before = sorted(Course.load(small).present)
    told = page.get_by_text("at most 1.5 times as many words is fair")
    whole = page.get_by_role("button", name="Tick all: Keep Mill Street open")
    expect(told).to_have_count(0)
    whole.click()
    expect(told).to_have_count(1)
    page.get_by_role("button", name="Make the exercise").click()
    expect(page.locator(".fp-note")).to_contain_text("1.5 times")
    page.get_by_role("button", name="Tick all: Give Mill Street back to people").click()
    expect(page.locator(".fp-finding", has_text="1.5 times")).to_have_count(0)
    assert sorted(Course.load(small).present) == before


def test_an_offered_title_stays_out_of_a_field_in_use(browser: Chromium, address: str) -> None:
    """An offer that comes while the field has the focus waits until it is left, and gives way to what was typed."""
    page = with_lesson(at_desk(browser, address))
    title, sides = page.get_by_label("Title of the exercise"), page.locator(".fp-pair-sides")
    page.evaluate(HELD)
    first = title.input_value()
    page.get_by_label("Kind", exact=True).select_option("Claim and evidence")
    title.press("Control+a")
    page.evaluate("__bring()")
    expect(sides).not_to_have_attribute("aria-busy", "true")
    expect(title).to_have_value(first)
    title.press("Tab")
    expect(title).not_to_have_value(first)
    page.evaluate(HELD)
    page.get_by_label("Kind", exact=True).select_option("Citation")
    title.press("Control+a")
    page.evaluate("__bring()")
    expect(sides).not_to_have_attribute("aria-busy", "true")
    page.keyboard.type("Parts of a column")
    page.keyboard.press("Tab")
    expect(title).to_have_value("Parts of a column")


def test_an_exercise_gets_other_paragraphs(browser: Chromium, address: str, small: Path) -> None:
    """The words that lose their key are listed first; one undo brings all back."""
    page = with_exercise(at_desk(browser, address), "What the shops need")
    before = shown(small)
    page.get_by_text("Paragraphs that students read").click()
    change = page.get_by_role("button", name="Change the paragraphs")
    boxes(page, "Keep Mill Street open").and_(page.locator(":checked")).uncheck()
    change.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("listitem").first).to_contain_text("The shops need customers who drive")
    dialog.get_by_role("button", name="Cancel").click()
    expect(page.locator(".fp-passage")).to_have_count(2)
    change.click()
    dialog.get_by_role("button", name="Change the paragraphs").click()
    expect(page.locator(".fp-passage")).to_have_count(1)
    expect(page.locator(".fp-status")).to_contain_text("Nothing to mend")
    saved(page)
    assert shown(small) == before[:1]
    page.keyboard.press("Control+z")
    expect(page.locator(".fp-passage")).to_have_count(2)


# The number left of each line of the passages.
NUMBERS = """() => [...document.querySelectorAll(".fp-line")].map((line) => {
  const { content } = getComputedStyle(line, "::before");
  return content === "none" ? "" : content.replaceAll('"', "");
})"""


def test_paragraphs_are_counted_as_a_reader_counts_them(browser: Chromium, address: str) -> None:
    """The number left of a passage, and that of the paragraphs that are folded away, take in no title, by-line,
    advertisement or source."""
    page = with_exercise(at_desk(browser, address), "What the shops need")
    assert page.evaluate(NUMBERS) == ["3", "2"]
    page.get_by_text("Paragraphs that students read").click()
    boxes(page, "Keep Mill Street open").first.wait_for()
    for text in ("Give Mill Street back to people", "Keep Mill Street open"):
        group = page.get_by_role("group", name=text, exact=True)
        fold = group.locator("details")
        more = fold.locator("input:enabled").count()
        assert more < fold.locator("input").count()
        assert fold.locator("summary").inner_text() == f"{more} more paragraphs of this text"


def test_a_tick_beside_the_passage_makes_it_longer_and_elsewhere_moves_it(
    browser: Chromium, address: str
) -> None:
    page = with_exercise(at_desk(browser, address), "What the shops need")
    page.get_by_text("Paragraphs that students read").click()
    box = boxes(page, "Keep Mill Street open").and_(page.locator(":enabled"))
    box.first.wait_for()
    page.get_by_role("group", name="Keep Mill Street open", exact=True).locator("summary").click()
    order = page.evaluate(
        "group => [...group.querySelectorAll('input:enabled')].map((one) => Number(one.value)).sort((a, b) => a - b)",
        page.get_by_role("group", name="Keep Mill Street open", exact=True).element_handle(),
    )

    def ticked() -> list[int]:
        return sorted(
            int(str(one.get_attribute("value"))) for one in box.and_(page.locator(":checked")).all()
        )

    (now,) = ticked()
    at = order.index(now)
    beside, far = order[at + 1], order[at + 3] if at + 3 < len(order) else order[at - 2]
    page.locator(f"input[value='{beside}']:enabled").last.check()
    assert ticked() == [now, beside]
    page.locator(f"input[value='{far}']:enabled").last.check()
    assert ticked() == [far]


def test_the_list_of_a_lesson_stays_when_all_is_decided(browser: Chromium, address: str) -> None:
    page = with_lesson(at_desk(browser, address))
    expect(page.locator(".fp-status")).to_contain_text("Nothing to mend")
    page.get_by_role("link", name="The whole lesson in one list").click()
    expect(page.get_by_text("Everything is decided and saved.").first).to_be_visible()


def test_the_panel_scrolls_with_the_page_and_the_card_stays(browser: Chromium, address: str) -> None:
    """No inner window hides a suggestion; the card of the chosen words is in sight wherever the page is."""
    page = with_exercise(at_desk(browser, address))
    page.locator(".fp-word[data-look=loaded]").first.click()
    card = page.locator(".fp-desk-card")
    card.wait_for()
    lists = page.locator(".fp-margin-lists")
    assert lists.evaluate("e => getComputedStyle(e).overflowY") == "visible"
    top = lists.bounding_box()
    page.evaluate("scrollBy({ top: 300, behavior: 'instant' })")
    moved, at = lists.bounding_box(), card.bounding_box()
    assert top
    assert moved
    assert at
    assert round(top["y"] - moved["y"]) == 300
    assert 0 <= at["y"] < 20
