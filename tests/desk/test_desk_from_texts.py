"""From two texts to a lesson, by hand and without a line of YAML: brought in, faced, four exercises, played."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from facingpages.checks.run import run_checks
from facingpages.course.course import Course
from facingpages.files.findings import Severity
from tests.desk.test_desk_page import address, at_desk, word
from tests.helpers.chromium import Chromium

pytestmark = pytest.mark.browser
__all__ = ["address"]

PHONES = Path(__file__).parents[1] / "data" / "phones"


def bring(page: Page, name: str, side: str) -> None:
    """Bring a text of the collection in, on a new side."""
    page.get_by_role("link", name="Bring a text").first.click()
    page.get_by_label("File of the text").set_input_files(PHONES / f"{name}.md")
    page.get_by_label("What the text holds, in one neutral line").fill(f"holds that {side}")
    page.get_by_label("Why it is in the course, in one sentence").fill(
        "It argues one side of a question that pupils know."
    )
    page.get_by_role("button", name="Keep this text").click()
    expect(page.get_by_role("heading", name=f"{name}")).to_be_visible()
    page.get_by_role("link", name="Lessons and texts").click()


@pytest.mark.slow
def test_two_texts_become_a_lesson(browser: Chromium, address: str, small: Path) -> None:
    """Two new texts become a lesson with an exercise, which is saved, has no mistake, and is played."""
    page = at_desk(browser, address)
    bring(page, "lock-them-up", "phones belong in lockers")
    bring(page, "let-them-learn", "pupils should learn to use phones")
    page.get_by_role("link", name="New lesson").click()
    page.get_by_role("button", name="Look for passages").click()
    page.get_by_role("button", name="Take pair 1").click()
    page.get_by_label("Title of the lesson").fill("Phones in school")
    page.get_by_label("The question that both texts answer").fill("Should pupils hand in their phones?")
    page.get_by_role("button", name="Make the lesson").click()
    expect(page.get_by_role("heading", level=1, name="Phones in school")).to_be_visible()
    prose = page.get_by_label("Paragraph", exact=False).and_(
        page.get_by_placeholder("Say in two", exact=False)
    )
    prose.fill("Two writers answer one question. Look at the words that judge, on both pages.")
    prose.blur()
    page.get_by_label("Title of the exercise").fill("Words about phones")
    page.get_by_role("button", name="Make the exercise").click()
    page.locator(".fp-word").first.wait_for()
    for term in ("zealots", "scaremongers"):
        page.get_by_role("button", name=f"Take: {term}").click()
        expect(page.get_by_role("heading", name=term)).to_be_visible()
        page.get_by_label("Why").fill(f'"{term.capitalize()}" judges people and gives no reason.')
        expect(page.locator(".fp-desk-card .fp-finding")).to_have_count(0)
    expect(page.locator(".fp-status")).to_contain_text("Nothing to mend")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".fp-note")).to_contain_text("Saved")
    page.get_by_role("button", name="Play").click()
    page.get_by_role("link", name="Open what the student gets").wait_for()
    played = page.context.pages[-1]
    played.wait_for_url("**/shown/**")
    played.locator(".fp-word").first.wait_for()
    at = word(played, "zealots")
    played.locator(".fp-word").nth(at).click()
    played.locator(".fp-word").nth(word(played, "scaremongers")).click()
    played.get_by_role("button", name="Check", exact=True).click()
    expect(played.locator(".fp-status").first).to_contain_text("2 of 2 found")
    played.close()
    page.get_by_role("link", name="Lessons and texts").click()
    page.get_by_role("link", name="Phones in school").click()
    page.get_by_role("button", name="Make the exercise").wait_for()
    words = "Two writers answer one question. Look at the words that judge, on both pages."
    assert words in [one.input_value() for one in page.get_by_label("Paragraph", exact=False).all()]
    expect(page.get_by_role("link", name="Words about phones")).to_be_visible()
    found = run_checks(Course.load(small))
    assert [one for one in found if one.severity is Severity.ERROR and "phones" in one.path] == []
