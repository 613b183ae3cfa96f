"""Roles and links on a laptop: the page and the bar stay where they are under the hand, keys reach the part that
is selected, and the legend shows the signs of the text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from facingpages.course.course import Course, Mode
from facingpages.language.vocabulary import vocabulary
from tests.conftest import Serve, open_exercise
from tests.helpers.chromium import Chromium
from tests.helpers.playing import box_of, card, check, put, right, status

pytestmark = pytest.mark.browser

ID = "claim-and-evidence/ceasefire-or-talks-first"
SIGN = """e => { const style = getComputedStyle(e), line = style.textDecorationLine;
  return [style.borderBlockStartStyle, style.borderBlockEndStyle, line,
    ...(line === "none" ? [] : [style.textDecorationStyle, style.textDecorationColor])].join(); }"""
# Whether a part lies whole between the bar of the site and that of the exercise.
IN_SIGHT = """e => { const { top, bottom } = e.getBoundingClientRect();
  return top >= 60 && bottom <= e.closest("fp-exercise").querySelector(".fp-bar").getBoundingClientRect().top; }"""


def laptop(browser: Chromium, serve: Serve, **options: str) -> Page:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce", **options)
    return open_exercise(context, serve(Mode.PRACTICE), ID)


@pytest.mark.parametrize("look", ["light", "dark", "forced"])
def test_the_legend_shows_the_signs_of_the_parts(
    browser: Chromium, serve: Serve, course: Course, look: str
) -> None:
    """Right, wrong and without its link: each is drawn in the legend as on its part."""
    page = laptop(browser, serve, **({"forced_colors": "active"} if look == "forced" else {}))
    if look == "dark":
        page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    box = box_of(page, ID)
    answer = right(course.exercises[ID])
    put(box, {"roles": ["prediction", *answer["roles"][1:]], "supports": [None] * len(answer["roles"])})
    check(box)
    signs = {
        outcome: (
            box.locator(f".fp-dots [data-outcome={outcome}]").evaluate(SIGN),
            box.locator(f".fp-part[data-outcome={outcome}]").first.evaluate(SIGN),
        )
        for outcome in ("right", "wrong", "link")
    }
    assert all(legend == text for legend, text in signs.values()), signs
    assert len({legend for legend, _ in signs.values()}) == 3


def selected(box: Locator) -> Locator:
    return box.locator(".fp-part.fp-framed")


def test_the_page_moves_only_for_a_part_out_of_sight(browser: Chromium, serve: Serve, course: Course) -> None:
    """Between two answers the page stays where the next part is in sight; else that part comes whole into sight, and
    for a moment a tap answers nothing."""
    page = laptop(browser, serve)
    box = box_of(page, ID)
    answer = right(course.exercises[ID])
    box.locator(".fp-part").first.click()
    moved = 0
    for _ in range(2 * len(answer["roles"])):
        if not box.locator(".fp-chips").count() or not selected(box).count():
            break
        before = page.evaluate("scrollY")
        waits = box.locator("[data-wait]")
        expect(waits).to_have_count(0)
        linking = box.get_by_role("button", name="nothing", exact=True)
        (linking if linking.count() else box.locator(".fp-chips [data-role=evidence]")).press("Enter")
        if not selected(box).count():
            break
        after = page.evaluate("scrollY")
        assert selected(box).evaluate(IN_SIGHT)
        if after != before:
            moved += 1
            assert waits.count() == 1
            top = selected(box).evaluate("(e, by) => e.getBoundingClientRect().top + by", after - before)
            bottom = selected(box).evaluate(
                "(e, by) => e.getBoundingClientRect().bottom + by", after - before
            )
            assert top < 80 or bottom > 560, "it was in sight"
    assert moved


def test_the_buttons_stay_under_a_message(browser: Chromium, serve: Serve) -> None:
    """Neither a hint nor what Check says, long or short, moves a button of the bar."""
    page = laptop(browser, serve)
    box = box_of(page, ID)
    box.locator(".fp-part").first.click()
    buttons = box.locator(".fp-bar .fp-button")
    for end in (False, True):
        if end:
            box.locator(".fp-bar").evaluate("e => e.scrollIntoView({ block: 'center' })")
        places = buttons.evaluate_all("all => all.map(e => e.getBoundingClientRect().top)")
        for name in ("Hint", "Hint 2 of 3", "Hint 3 of 3", "Check"):
            button = box.get_by_role("button", name=name, exact=True)
            if button.count():
                button.click(force=True)
            now = buttons.evaluate_all("all => all.map(e => e.getBoundingClientRect().top)")
            assert now == places, (name, end)
        box.locator("fp-exercise").evaluate("e => e.lay()")


def test_keys_reach_the_selected_part_from_anywhere(browser: Chromium, serve: Serve, course: Course) -> None:
    """After a hint and a click beside the text the keys still give a role; in a field they do not; a part of another
    exercise is selected no longer; the buttons show their keys."""
    page = laptop(browser, serve)
    box = box_of(page, ID)
    box.locator(".fp-part").first.click()
    box.get_by_role("button", name="Hint", exact=True).click()
    page.keyboard.press("2")
    roles = "e => e.response().roles.filter(Boolean)"
    exercise = box.locator("fp-exercise")
    assert exercise.evaluate(roles) == ["evidence"]
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("1")
    assert exercise.evaluate(roles) == ["evidence", "claim"]
    page.evaluate("document.body.append(Object.assign(document.createElement('input'), { id: 'field' }))")
    page.locator("#field").press("3")
    assert exercise.evaluate(roles) == ["evidence", "claim"]
    shown = box.locator(".fp-chips button").first.evaluate("e => getComputedStyle(e, '::after').content")
    assert "1" in shown or "attr(" in shown
    box_of(page, "claim-and-evidence/a-policy-and-its-aims").locator(".fp-part").first.click()
    assert selected(box).count() == 0
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("3")
    assert exercise.evaluate(roles) == ["evidence", "claim"]


def test_a_click_between_two_lines_of_a_part_selects_it(browser: Chromium, serve: Serve) -> None:
    """The narrow gap between two lines of a part belongs to the part."""
    page = laptop(browser, serve)
    box = box_of(page, ID)
    box.locator(".fp-part").first.scroll_into_view_if_needed()
    gap = """e => { const all = [...document.querySelectorAll('#' + e.id + ' .fp-part')];
      for (const part of all) {
        const { left, right, top, bottom } = part.getBoundingClientRect();
        for (let x = left + 30; x < right - 30; x += 20) for (let y = top + 8; y < bottom - 8; y += 0.5) {
          const inside = (at) => document.elementFromPoint(x, at) === part;
          if (!inside(y) && inside(y - 5) && inside(y + 5)) return [x, y, part.dataset.label];
        }
      }
      return null; }"""
    found = box.evaluate(gap)
    assert found
    page.mouse.click(found[0], found[1])
    assert found[2] in status(box)


def test_a_second_answer_is_told_the_best(browser: Chromium, serve: Serve, course: Course) -> None:
    """A part that is right by its second answer says which is best; one that has the best says no such thing."""
    box = box_of(laptop(browser, serve), ID)
    units = course.exercises[ID].items[0].key.units  # type: ignore[union-attr]
    at = next(i for i, unit in enumerate(units) if len(unit.roles) > 1)
    answer = right(course.exercises[ID])
    answer["roles"][at] = units[at].roles[1]
    put(box, answer)
    check(box)
    best = f"Right. {vocabulary().roles[units[at].role].label} is the best answer."
    box.locator(f".fp-part[data-part='{at + 1}']").click()
    assert best in card(box)
    box.locator(".fp-part[data-part='2']").click()
    assert "the best answer" not in card(box)


def test_the_sentence_before_the_next_exercise_is_not_skipped(browser: Chromium, serve: Serve) -> None:
    """The way from one exercise to the next lands on the sentence that introduces it, below the bar of the site."""
    page = laptop(browser, serve)
    here = box_of(page, "claim-and-evidence/what-sanctions-were-for").locator("fp-exercise")
    page.evaluate("hash => { location.hash = hash; }", here.evaluate("e => new URL(e.onward().href).hash"))
    sentence = page.locator("p", has_text="Both passages look at what was done before or at talks.")
    expect(sentence).to_be_in_viewport()
    top = sentence.evaluate("e => e.getBoundingClientRect().top")
    assert 48 <= top < 200, top
