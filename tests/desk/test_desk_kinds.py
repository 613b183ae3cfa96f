"""A teacher at the desk: parts cut, joined and linked; a citation and its proof; a rewriting. All by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from facingpages.checks.run import run_checks
from facingpages.course.course import Course
from tests.conftest import copy_of_three_lessons
from tests.desk.test_desk_page import address, at_desk, drag, new_lines, saved, with_exercise, word
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
    expect(page.locator(".fp-desk-card .fp-finding")).to_have_text("“It supports” is still empty.")
    page.get_by_label("It supports").select_option(label="no other part")
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
    expect(page.locator(".fp-status")).to_contain_text("not saved yet")
    expect(page.locator(".fp-desk-card h2")).to_contain_text("A3")
    saved(page)
    assert file.read_text("utf-8").split() == before.split()


@pytest.mark.slow
def test_a_reason_follows_the_parts_that_it_names(browser: Chromium, address: str, small: Path) -> None:
    """A sign that is typed is kept as the number of its part, moves with it when a part is cut, and is never
    written over while somebody types; a part that goes is named by its words."""
    path = small / "exercises/one-street/what-the-shops-need.yml"
    page = with_exercise(at_desk(browser, address), "What the shops need")
    page.locator(".fp-word").first.click()
    why = page.get_by_label("Why", exact=True)
    why.fill("A3 bears it out. So do parts A2 and B1, not A9.")
    expect(page.locator(".fp-status")).to_contain_text("not saved yet")
    why.press("End")
    why.press_sequentially(" See B2")
    expect(why).to_have_value("A3 bears it out. So do parts A2 and B1, not A9. See B2")
    saved(page)
    units = lambda: Course.load(small).files["one-street/what-the-shops-need"].data.units  # type: ignore[attr-defined] # noqa: E731
    assert units()[0].why == "Part 3 bears it out. So do parts 2 and 4, not A9. See part 5"
    at = word(page, "will")
    page.locator(".fp-word").nth(at).click()
    page.get_by_role("button", name="Cut before “will”").click()
    expect(page.locator(".fp-desk-card h2")).to_contain_text("A3")
    page.locator(".fp-word").first.click()
    expect(why).to_have_value("Part A4 bears it out. So do parts A2 and B1, not A9. See part B2")
    page.locator(".fp-word").nth(at).click()
    page.get_by_role("button", name="Take the part away").click()
    page.locator(".fp-word").nth(word(page, "Eastwater")).click()
    page.get_by_role("button", name="Take the part away").click()
    page.locator(".fp-word").first.click()
    expect(why).to_have_value(re.compile(r"^Part ‘When the nearby .*’ bears it out. So do parts A2 and B1"))
    assert "Part 3" in path.read_text("utf-8"), "what was not saved is not in the file"


@pytest.mark.slow
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


@pytest.mark.slow
def test_the_last_choice_in_a_list_stays(browser: Chromium, address: str) -> None:
    """Two choices in a row: the answer to the first one does not bring it back on the screen."""
    page = with_exercise(at_desk(browser, address), "What the shops need")
    page.locator(".fp-word").nth(word(page, "Eastwater")).click()
    page.get_by_label("Kind of evidence").wait_for()
    seen = page.get_by_label("Kind of evidence").evaluate(
        """async (select) => {
      const seen = new Set(), label = select.closest(".fp-field").querySelector("label");
      for (const option of [2, 3]) {
        select.selectedIndex = option;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      }
      for (const from = performance.now(); performance.now() - from < 800; ) {
        await new Promise((done) => setTimeout(done, 2));
        seen.add(document.getElementById(label.htmlFor).selectedIndex);
      }
      return [...seen];
    }"""
    )
    assert seen == [3]


@pytest.mark.slow
def test_what_a_part_supports_is_asked(browser: Chromium, address: str, small: Path) -> None:
    """A new part that can support another has no answer of its own; the part before "because" is proposed."""
    page = with_exercise(at_desk(browser, address), "What the shops need")
    page.locator(".fp-word").nth(word(page, "because")).click()
    page.get_by_role("button", name="Take the part away").click()
    drag(page, word(page, "because"), word(page, "serves"))
    page.get_by_role("button", name="Reasoning", exact=True).click()
    supports = page.get_by_label("It supports")
    expect(supports).to_have_value("?")
    page.get_by_role("button", name="Take: B3").click()
    expect(supports).to_have_value("6")
    page.get_by_label("Why", exact=True).fill("It says why.")
    saved(page)
    units = Course.load(small).files["one-street/what-the-shops-need"].data.units  # type: ignore[attr-defined]
    assert units[6].supports == 6


@pytest.mark.slow
def test_an_exercise_leads_back_to_its_lesson(browser: Chromium, address: str) -> None:
    """The link names the lesson; a suggestion that is taken opens its card, with its reason in sight."""
    page = with_exercise(at_desk(browser, address))
    page.set_viewport_size({"width": 1366, "height": 768})
    page.locator(".fp-word").nth(word(page, "madness")).click()
    page.get_by_role("button", name="Take the mark away").click()
    page.get_by_role("button", name="Take: madness").click()
    expect(page.locator(".fp-desk-card")).to_be_focused()
    expect(page.get_by_label("Why", exact=True)).to_have_value(re.compile("Both could say ‘"))
    expect(page.get_by_label("Why", exact=True)).to_be_in_viewport(ratio=0.9)
    page.get_by_role("link", name="Back to the lesson “One street").click()
    expect(page.get_by_role("heading", name="The page, from top to bottom")).to_be_visible()


def test_a_citation_is_checked_again(browser: Chromium, address: str, small: Path) -> None:
    """Another mark, another question: the proof that the list shows is taken with a click, and recomputed
    on the card."""
    path = "exercises/one-street/vehicles-in-a-day.yml"
    before = (small / path).read_text("utf-8")
    page = with_exercise(at_desk(browser, address), "Vehicles in a day")
    page.get_by_role("button", name="Trace:").click()
    expect(page.locator(".fp-proved")).to_contain_text("Recomputed from the text")
    page.get_by_role("radio", name="not listed", exact=False).first.check()
    expect(page.locator(".fp-to-mend")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(page.locator(".fp-status")).to_contain_text("Nothing to mend · saved")
    page.get_by_role("button", name="Ask: Support").click()
    expect(page.locator(".fp-desk-card h2")).to_have_text("Support")
    page.locator(".fp-desk-card input[type=radio]").last.check()
    page.get_by_role("button", name="Take all the reasons that are proposed").click()
    expect(page.locator(".fp-desk-card .fp-finding")).to_have_count(1)
    page.get_by_label("Why “").last.fill("The entry alone does not decide this.")
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
        wordings = page.get_by_label("The student’s sentence must hold one of these").last
        wordings.fill("talks about peace\npeaceful")
        expect(page.locator(".fp-fact .fp-finding")).to_contain_text(["“peaceful” is one common word"])
        wordings.fill("talks about peace\npeace talks")
        page.locator(".fp-fact").last.get_by_label("Why").fill("The sentence names what the talks are for.")
        expect(page.locator(".fp-fact .fp-finding")).to_have_count(0)
        saved(page)
    lines = new_lines(before, (course / path).read_text("utf-8"))
    assert all(line.startswith("+ ") for line in lines)
    assert "peace talks" in "".join(lines)
