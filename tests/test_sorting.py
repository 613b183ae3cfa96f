"""Sorting as a reader does it: roles and links by keyboard, mouse and finger, what is told, and what is kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from facingpages.course.course import Course, Mode
from facingpages.course.formats.answers import Answer, Responses
from facingpages.course.items import SortKey
from facingpages.language.vocabulary import vocabulary
from facingpages.page import render
from facingpages.responses import grade

from .conftest import Serve, open_exercise

pytestmark = pytest.mark.browser

ID = "claim-and-evidence/a-policy-and-its-aims"
FACING = "claim-and-evidence/words-and-aims-of-leaders"
BOX = f"#{render.anchor(ID)}"
ROLES = list(vocabulary().roles)


def label(role: str) -> str:
    return vocabulary().roles[role].label


@pytest.fixture
def page(context: BrowserContext, serve: Serve) -> Page:
    return open_exercise(context, serve(Mode.PRACTICE), ID)


@pytest.fixture
def box(page: Page) -> Locator:
    return page.locator(BOX)


@pytest.fixture(scope="module")
def key(course: Course) -> SortKey:
    found = course.exercises[ID].items[0].key
    assert isinstance(found, SortKey)
    return found


def status(box: Locator) -> str:
    return box.locator(".fp-status").inner_text()


def unit(box: Locator, number: int) -> Locator:
    return box.locator(f".fp-unit[value='{number}']")


def role_of(box: Locator, number: int) -> Locator:
    return box.get_by_role("combobox", name=f"Role of unit {number}", exact=True)


def support_of(box: Locator, number: int) -> Locator:
    return box.get_by_role("combobox", name=f"Unit {number} supports", exact=True)


def response(box: Locator) -> Answer:
    return Answer.model_validate(box.locator("fp-exercise").evaluate("e => e.response()"))


def check(box: Locator) -> str:
    box.get_by_role("button", name="Check", exact=True).click()
    return status(box)


def full(key: SortKey) -> str:
    links = sum(part.supports is not None for part in key.units)
    return f"{len(key.units)} of {len(key.units)} right. Links: {links} of {links}."


def focused(page: Page) -> str:
    found: str = page.evaluate(
        "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent.trim()"
    )
    return found


def tab_to(page: Page, name: str) -> None:
    for _ in range(60):
        if focused(page) == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reached {name}")


def middle(place: Locator) -> tuple[float, float]:
    bounds = place.bounding_box()
    assert bounds
    return bounds["x"] + bounds["width"] / 2, bounds["y"] + bounds["height"] / 2


CENTRE = "e => e.scrollIntoView({ block: 'center', behavior: 'instant' })"


def drag(page: Page, start: Locator, end: Locator, *, drop: bool = True) -> None:
    """Drag with the mouse from one place to another."""
    end.evaluate(CENTRE)
    page.mouse.move(*middle(start))
    page.mouse.down()
    page.mouse.move(*middle(end), steps=5)
    if drop:
        page.mouse.up()


def test_full_marks_by_keyboard_alone(page: Page, box: Locator, key: SortKey) -> None:
    """A digit gives a role on its unit, a number typed into the second choice draws the link, and Enter checks: all that is keyed earns all."""
    box.locator("details summary").first.focus()
    for number, part in enumerate(key.units, 1):
        tab_to(page, f"Role of unit {number}")
        page.keyboard.press(str(ROLES.index(part.role) + 1))
        assert status(box) == f"Unit {number}: {label(part.role)}."
        if part.supports:
            page.keyboard.press("Tab")
            assert focused(page) == f"Unit {number} supports"
            page.keyboard.type(f"supports {part.supports}:")
    tab_to(page, "Check")
    page.keyboard.press("Enter")
    assert status(box) == full(key)


def test_a_role_is_picked_up_by_keyboard_and_given_to_several_units(page: Page, box: Locator) -> None:
    """In the palette arrows move and Enter picks up; Enter on a unit gives, Delete takes away, Escape lets go; one chip is in the tab order."""
    chips = box.get_by_role("toolbar", name="Roles").get_by_role("button")
    assert chips.evaluate_all("chips => chips.filter(chip => chip.tabIndex === 0).length") == 1
    chips.first.focus()
    for press in ("End", "Home", "ArrowRight", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(press)
    page.keyboard.press("Enter")
    evidence = chips.nth(1)
    assert evidence.get_attribute("aria-pressed") == "true"
    assert status(box).startswith("Evidence: now choose units.")
    for number in (2, 3):
        role_of(box, number).focus()
        page.keyboard.press("Enter")
        assert status(box) == f"Unit {number}: Evidence."
    page.keyboard.press("Delete")
    page.keyboard.press("Escape")
    assert evidence.get_attribute("aria-pressed") == "false"
    assert response(box).roles == [None, "evidence", *[None] * 5]


def test_full_marks_by_mouse(page: Page, box: Locator, key: SortKey) -> None:
    """Chips dragged onto units and lines dragged from unit to unit earn full marks; no click is left over from a drag."""
    for number, part in enumerate(key.units, 1):
        chip = box.locator(f".fp-chip[data-role={part.role}]")
        drag(page, chip, unit(box, number).locator(".fp-text"))
        assert chip.get_attribute("aria-pressed") == "false"
    for number, part in enumerate(key.units, 1):
        if part.supports:
            drag(page, unit(box, number).locator(".fp-handle"), unit(box, part.supports).locator(".fp-text"))
            assert status(box) == f"Unit {number} supports unit {part.supports}."
    assert box.locator(".fp-ghost, .fp-over, [data-look=drag]").count() == 0
    assert check(box) == full(key)


def test_a_drag_can_be_given_up(page: Page, box: Locator) -> None:
    """Escape in the middle of a drag, or letting go beside the units, changes nothing."""
    chip = box.locator(".fp-chip").first
    drag(page, chip, unit(box, 1).locator(".fp-text"), drop=False)
    assert unit(box, 1).get_attribute("class") == "fp-unit fp-over"
    page.keyboard.press("Escape")
    page.mouse.up()
    drag(page, chip, box.locator(".fp-title"))
    assert response(box).roles == [None] * 7
    assert chip.get_attribute("aria-pressed") == "false"
    chip.click()
    assert chip.get_attribute("aria-pressed") == "true"


def test_full_marks_by_touch(browser: Browser, serve: Serve, key: SortKey) -> None:
    """On a phone roles are given by taps and by a finger that drags, and links by two taps and by a finger that drags."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True)
    page = open_exercise(context, serve(Mode.PRACTICE), ID)
    box, finger = page.locator(BOX), context.new_cdp_session(page)

    def swipe(start: Locator, end: Locator) -> None:
        end.evaluate(CENTRE)
        here, there = middle(start), middle(end)
        points = [
            (here[0] + (there[0] - here[0]) * i / 6, here[1] + (there[1] - here[1]) * i / 6) for i in range(7)
        ]
        for i, (x, y) in enumerate(points):
            finger.send(
                "Input.dispatchTouchEvent",
                {"type": "touchMove" if i else "touchStart", "touchPoints": [{"x": x, "y": y}]},
            )
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    for role in dict.fromkeys(part.role for part in key.units):
        numbers = [number for number, part in enumerate(key.units, 1) if part.role == role]
        chip = box.locator(f".fp-chip[data-role={role}]")
        unit(box, numbers[0]).scroll_into_view_if_needed()
        swipe(chip, unit(box, numbers[0]).locator(".fp-text"))
        if numbers[1:]:
            chip.tap()
            for number in numbers[1:]:
                unit(box, number).locator(".fp-text").tap()
            chip.tap()
    assert response(box).roles == [part.role for part in key.units]
    links = [(number, part.supports) for number, part in enumerate(key.units, 1) if part.supports]
    swipe(unit(box, links[0][0]).locator(".fp-handle"), unit(box, links[0][1]).locator(".fp-text"))
    unit(box, links[1][0]).locator(".fp-handle").tap()
    assert status(box) == f"Now choose the unit that unit {links[1][0]} supports."
    unit(box, links[1][1]).locator(".fp-text").tap()
    assert check(box) == full(key)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_what_is_told(box: Locator) -> None:
    """Each choice has the name and the words of its unit; a link can be said only where it can be; the picture is hidden from a screen reader."""
    words = unit(box, 2).locator(".fp-text").inner_text()
    expect(role_of(box, 2)).to_have_accessible_description(words)
    expect(support_of(box, 2)).to_have_count(0)
    role_of(box, 2).select_option("concession")
    expect(support_of(box, 2)).to_have_count(0)
    role_of(box, 2).select_option("evidence")
    expect(support_of(box, 2)).to_have_count(1)
    offered = support_of(box, 2).locator("option").all_inner_texts()
    assert offered[0] == "supports ..."
    assert offered[1].startswith("supports 1: ")
    assert not any(text.startswith("supports 2:") for text in offered)
    chip = box.get_by_role("button", name="Claim", exact=True)
    expect(chip).to_have_accessible_description(vocabulary().roles["claim"].definition)
    for part in (box.locator(".fp-links").first, unit(box, 2).locator(".fp-handle")):
        assert part.get_attribute("aria-hidden") == "true"
    assert box.locator(".fp-status").get_attribute("role") == "status"


def test_a_role_is_known_by_more_than_its_colour(box: Locator) -> None:
    """The seven roles have seven words, seven signs and seven kinds of line; a unit shows those of its role."""
    looks = set()
    for number, role in enumerate(ROLES, 1):
        role_of(box, number).select_option(role)
        look = """e => [getComputedStyle(e.querySelector('.fp-given'), '::before').content,
                        getComputedStyle(e.querySelector('.fp-text'), '::before').borderInlineStart]"""
        looks.add(tuple(unit(box, number).evaluate(look)))
    assert len({sign for sign, _ in looks}) == len({edge for _, edge in looks}) == 7
    assert [box.locator(".fp-role").nth(i).evaluate("e => e.selectedOptions[0].text") for i in range(7)] == [
        label(role) for role in ROLES
    ]


def test_links_are_judged_apart_and_in_words(box: Locator, key: SortKey) -> None:
    """A right link, another than the key's, one the key has not, one missing: each is said; the line has the same look; roles keep their score."""
    roles = [part.role for part in key.units]
    assert [part.supports for part in key.units] == [None, 1, None, None, None, None, 5]
    put = "(e, [roles, supports]) => e.restore({ roles, supports })"
    box.locator("fp-exercise").evaluate(put, [roles, [None, 1, None, 1, None, None, 6]])
    assert check(box) == "7 of 7 right. Links: 1 of 2."
    for number, words in (
        (2, "Your link to 1 is right."),
        (4, "yours to 1 counts neither way."),
        (7, "The key has another link here than yours to 6."),
    ):
        assert words in unit(box, number).locator(".fp-note").inner_text()
    assert sorted(
        box.locator(".fp-links [data-look]").evaluate_all("all => all.map(e => e.dataset.look)")
    ) == ["", "right", "wrong"]
    box.get_by_role("button", name="Show answers").click()
    assert "Evidence (kind: testimony, supports unit 1)" in unit(box, 2).locator(".fp-note").inner_text()
    assert sorted(
        box.locator(".fp-links [data-look]").evaluate_all("all => all.map(e => e.dataset.look)")
    ) == ["", "keyed", "right", "wrong"]
    assert status(box) == "7 of 7 right. Links: 1 of 2. The answers now stand beside yours; yours are kept."
    signs = "all => all.map(e => getComputedStyle(e, '::before').content)"
    assert set(box.locator(".fp-note strong").evaluate_all(signs)) == {"none"}, (
        "a sign of right and wrong belongs to the reader's answer"
    )
    role_of(box, 1).select_option("prediction")
    assert box.locator(".fp-note, [data-outcome]").count() == 0
    assert set(box.locator(".fp-links [data-look]").evaluate_all("all => all.map(e => e.dataset.look)")) == {
        ""
    }
    box.locator("fp-exercise").evaluate(put, [roles, []])
    assert check(box) == "7 of 7 right. Links: 0 of 2."
    assert "A link from this unit is missing." in unit(box, 2).locator(".fp-note").inner_text()


def test_units_without_a_role_are_named(page: Page, box: Locator) -> None:
    """Check leads to the first unit that has no role, and Escape after a click on a unit lets go of what is picked up."""
    role_of(box, 1).select_option("claim")
    assert check(box) == "6 units still to answer; the first is unit 2."
    expect(role_of(box, 2)).to_be_focused()
    chip = box.locator(".fp-chip[data-role=claim]")
    chip.click()
    unit(box, 3).locator(".fp-text").click()
    page.keyboard.press("Escape")
    expect(chip).to_have_attribute("aria-pressed", "false")


def test_undo_and_redo(page: Page, box: Locator) -> None:
    """Each change of a role or link can be taken back and made again; a role that supports nothing takes its link along, and brings it back."""
    undo, redo = box.get_by_role("button", name="Undo"), box.get_by_role("button", name="Redo")
    assert undo.is_disabled()
    role_of(box, 2).select_option("evidence")
    support_of(box, 2).select_option("1")
    role_of(box, 2).select_option("background")
    assert response(box).supports == [None] * 7
    undo.click()
    assert response(box).supports == [None, 1, *[None] * 5]
    role_of(box, 2).focus()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert response(box).roles == [None] * 7
    page.keyboard.press("Control+y")
    assert response(box).roles == [None, "evidence", *[None] * 5]
    assert undo.is_enabled()
    assert redo.is_enabled()


def test_a_link_stays_in_its_passage(page: Page, course: Course) -> None:
    """A unit is not linked to itself, nor to one of the other passage."""
    units = course.exercises[FACING].items[0].task.units  # type: ignore[union-attr]
    first = [number for number, part in enumerate(units, 1) if part.passage == 0]
    assert len(first) < len(units)
    facing = page.locator(f"#{render.anchor(FACING)}")
    role_of(facing, 1).select_option("claim")
    assert support_of(facing, 1).locator("option").count() == len(first)
    for target in (1, first[-1] + 1):
        drag(page, unit(facing, 1).locator(".fp-handle"), unit(facing, target).locator(".fp-text"))
        assert status(facing) == "A unit can support another unit of its own passage."
    assert not any(response(facing).supports or ())


def test_saved_answers_come_back(box: Locator) -> None:
    """An answer is restored whole, one without links as well; what is not an answer to these units is left out, and hostile words stay words."""
    put = "(e, saved) => { e.restore(saved); return e.response(); }"
    roles = ["claim", "evidence", None, None, "claim", "claim", "evidence"]
    whole = {"roles": roles, "supports": [None, 1, None, None, None, None, 5]}
    exercise = box.locator("fp-exercise")
    assert exercise.evaluate(put, whole) == whole
    assert box.locator(".fp-links path").count() == 2
    assert exercise.evaluate(put, {"roles": roles}) == {"roles": roles, "supports": [None] * 7}
    hostile = '"><img src=x onerror="document.title=1">'
    odd = {
        "roles": ["claim", hostile, {}, "__proto__", 7, "background", "claim"],
        "supports": [hostile, 1, {}, -1, 99, 1, 7],
    }
    assert exercise.evaluate(put, odd) == {
        "roles": ["claim", *[None] * 4, "background", "claim"],
        "supports": [None] * 7,
    }
    assert exercise.evaluate(put, {"roles": ["claim"], "supports": "x"}) == {
        "roles": ["claim", *[None] * 4, "background", "claim"],
        "supports": [None] * 7,
    }
    assert box.locator("img[src=x]").count() == 0


def test_the_words_of_a_unit_are_never_read_as_html(page: Page) -> None:
    """A unit whose words look like HTML is offered, linked and told as text."""
    page.evaluate(HOSTILE)
    box = page.locator("#hostile")
    box.locator(".fp-role").nth(0).select_option("claim")
    box.locator(".fp-role").nth(1).select_option("evidence")
    assert "<img src=x>" in box.locator(".fp-supports select").nth(1).locator("option").nth(1).inner_text()
    assert box.locator("img").count() == 0


HOSTILE = """() => {
  const section = document.createElement("section"), exercise = document.createElement("fp-exercise");
  Object.assign(section, { id: "hostile", className: "fp" });
  const copy = document.querySelector("fp-exercise[data-kind=claim-evidence] .fp-sorting").cloneNode(true);
  for (const part of copy.querySelectorAll("svg, .fp-handle")) part.remove();
  for (const supports of copy.querySelectorAll(".fp-supports")) supports.textContent = "";
  copy.querySelector(".fp-unit .fp-text").textContent = "<img src=x> & <b>so</b>";
  Object.assign(exercise.dataset, { id: "a/hostile", kind: "claim-evidence", mode: "practice", version: "0" });
  exercise.append(copy);
  section.append(exercise);
  document.querySelector("article").append(section);
}"""


def test_answers_with_links_are_handed_in_and_scored(
    context: BrowserContext, serve: Serve, course: Course, key: SortKey
) -> None:
    """What a class page hands in has the links, and they earn their own figure beside the roles."""
    page = open_exercise(context, serve(Mode.CLASS), ID)
    box = page.locator(BOX)
    for number, part in enumerate(key.units, 1):
        role_of(box, number).select_option(part.role)
    support_of(box, 2).select_option("1")
    given = Responses(format="facingpages-response-1", reader="r", answers={ID: response(box)})
    (made,) = grade.score(course, given, "r.json")
    assert isinstance(made, grade.Score)
    assert (made.score, made.links) == (1, 0.5)


def test_on_paper_there_is_room_and_no_answer(page: Page, box: Locator) -> None:
    """Printed, each unit has its number and lines to write on; roles, links and the palette are not there."""
    role_of(box, 1).select_option("claim")
    page.emulate_media(media="print")
    assert box.locator(".fp-room").count() == 7
    assert all(room.is_visible() for room in box.locator(".fp-room").all())
    for gone in (".fp-role", ".fp-palette", ".fp-links", ".fp-handle", ".fp-supports"):
        assert not box.locator(gone).first.is_visible(), gone
    assert (
        unit(box, 1).locator(".fp-text").evaluate("e => getComputedStyle(e).backgroundColor")
        == "rgba(0, 0, 0, 0)"
    )
