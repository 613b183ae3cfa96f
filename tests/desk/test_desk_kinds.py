"""A teacher at the desk: parts cut, joined and linked; a citation and its proof; a rewriting. All by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from facingpages.checks.run import run_checks
from facingpages.course.course import Course
from tests.conftest import copy_of_three_lessons
from tests.desk.test_desk_page import address, at_desk, new_lines, saved, with_exercise, word
from tests.helpers import desk
from tests.helpers.chromium import Chromium

pytestmark = pytest.mark.browser
__all__ = ["address"]


def findings(course: Path, path: str) -> list[str]:
    """Return what the checker finds in a file."""
    return [one.message for one in run_checks(Course.load(course)) if one.path == path]


def test_a_part_is_cut_and_joined_again(browser: Chromium, address: str, small: Path) -> None:
    """A tap on a word cuts its part there; links and reasons that name later parts follow. Joined again, the
    file has the same words."""
    file = small / "exercises/one-street/what-the-shops-need.yml"
    before = file.read_text("utf-8")
    page = with_exercise(at_desk(browser, address), "What the shops need")
    at = word(page, "Eastwater")
    page.locator(".fp-word").nth(at).click()
    page.get_by_role("button", name="Cut before “Eastwater”").click()
    expect(page.locator(".fp-desk-card h2")).to_contain_text("A4")
    page.get_by_role("button", name="Claim", exact=True).click()
    page.get_by_label("Why", exact=True).fill("It can be disputed.")
    expect(page.locator(".fp-desk-card .fp-finding")).to_have_count(0)
    saved(page)
    units = Course.load(small).files["one-street/what-the-shops-need"].data.units  # type: ignore[attr-defined]
    assert units[3].text.exact.startswith("Eastwater")
    assert units[3].role == "claim"
    assert units[6].supports == 5, "the claim of the second text is the fifth part now"
    assert "unit 5" in units[6].why
    assert findings(small, "exercises/one-street/what-the-shops-need.yml") == []
    page.locator(".fp-word").nth(at - 1).click()
    page.get_by_role("button", name="Join with the next part").click()
    expect(page.locator(".fp-desk-card h2")).to_contain_text("A3")
    saved(page)
    assert file.read_text("utf-8").split() == before.split()


def test_only_one_paragraph_is_left(browser: Chromium, address: str, small: Path) -> None:
    """From a part one leaves students its paragraph alone; the links and reasons of the parts that stay follow, and
    one undo brings all back."""
    page = with_exercise(at_desk(browser, address), "What the shops need")
    before = page.locator(".fp-passage").count()
    page.locator(".fp-word").last.click()
    page.get_by_role("button", name="Only this paragraph").click()
    expect(page.locator(".fp-passage")).to_have_count(1)
    expect(page.locator(".fp-status")).to_contain_text("Nothing to mend")
    saved(page)
    made = Course.load(small).files["one-street/what-the-shops-need"].data
    assert [str(ref.lines) for ref in made.stimulus] == ["4"]  # type: ignore[attr-defined]
    linked = [(unit.supports, "unit 1" in unit.why) for unit in made.units if unit.supports]  # type: ignore[attr-defined]
    assert linked == [(1, True)]
    assert findings(small, "exercises/one-street/what-the-shops-need.yml") == []
    page.keyboard.press("Control+z")
    expect(page.locator(".fp-passage")).to_have_count(before)


def test_a_citation_is_checked_again(browser: Chromium, address: str, small: Path) -> None:
    """Another mark, another question: the proof that the list shows is taken with a click, and recomputed
    on the card."""
    path = "exercises/one-street/vehicles-in-a-day.yml"
    before = (small / path).read_text("utf-8")
    page = with_exercise(at_desk(browser, address), "Vehicles in a day")
    page.get_by_role("button", name="Trace", exact=True).click()
    expect(page.locator(".fp-proved")).to_contain_text("Recomputed from the text")
    page.get_by_role("radio", name="not listed", exact=False).first.check()
    expect(page.locator(".fp-to-mend")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(page.locator(".fp-status")).to_contain_text("Nothing to mend · saved")
    page.get_by_role("button", name="Ask: Support").click()
    expect(page.locator(".fp-desk-card h2")).to_have_text("Support")
    page.locator(".fp-desk-card input[type=radio]").last.check()
    for why in page.locator(".fp-desk-card textarea").all():
        why.fill("The entry alone does not decide this.")
    expect(page.locator(".fp-desk-card .fp-finding")).to_have_count(0)
    saved(page)
    assert all(line.startswith("+ ") for line in new_lines(before, (small / path).read_text("utf-8")))
    questions = Course.load(small).files["one-street/vehicles-in-a-day"].data.questions  # type: ignore[attr-defined]
    assert [one.axis for one in questions] == ["trace", "fitness", "support"]


@pytest.mark.slow
def test_a_rewriting_gets_another_fact(browser: Chromium, tmp_path: Path) -> None:
    """A fact that must stay is added with its wordings, and an expression that must go is marked in the
    sentence."""
    course = copy_of_three_lessons(tmp_path / "course")
    path = "exercises/names-that-judge/a-government-and-its-ally.yml"
    before = (course / path).read_text("utf-8")
    with desk.opened(course) as address:
        page = with_exercise(at_desk(browser, address), "A government and its ally")
        page.get_by_role("button", name="Add a fact").click()
        expect(page.get_by_role("group", name="Fact 5")).to_be_visible()
        page.get_by_label("The fact").last.fill("the talks are about peace")
        page.get_by_label("Wordings that keep it").last.fill("peace\npeaceful")
        page.locator(".fp-fact").last.get_by_label("Why").fill("The sentence names what the talks are for.")
        expect(page.locator(".fp-fact .fp-finding")).to_have_count(0)
        saved(page)
    lines = new_lines(before, (course / path).read_text("utf-8"))
    assert all(line.startswith("+ ") for line in lines)
    assert "peaceful" in "".join(lines)
