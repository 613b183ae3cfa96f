"""Roles and links as a reader gives them: by keys, mouse and finger; how parts are numbered, read after
Check, and handed in."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from facingpages.course.course import Course, Mode
from facingpages.course.formats.answers import Answer, Responses
from facingpages.course.items import SortKey
from facingpages.course.part_labels import labels
from facingpages.language.vocabulary import vocabulary
from facingpages.responses import grade
from tests.conftest import Serve, open_exercise
from tests.helpers.chromium import Chromium
from tests.helpers.playing import box_of, card, cards, check, main, put, right, status

pytestmark = pytest.mark.browser

ID = "claim-and-evidence/a-policy-and-its-aims"
FACING = "claim-and-evidence/words-and-aims-of-leaders"
ROLES = list(vocabulary().roles)


def label(role: str) -> str:
    return vocabulary().roles[role].label


@pytest.fixture
def page(context: BrowserContext, serve: Serve) -> Page:
    return open_exercise(context, serve(Mode.PRACTICE), ID)


@pytest.fixture
def box(page: Page) -> Locator:
    return box_of(page, ID)


@pytest.fixture(scope="module")
def key(course: Course) -> SortKey:
    found = course.exercises[ID].items[0].key
    assert isinstance(found, SortKey)
    return found


def part(box: Locator, number: int) -> Locator:
    """Return a part by its number in the file."""
    return box.locator(f".fp-part[data-part='{number}']")


def role(box: Locator, name: str) -> Locator:
    return box.locator(f".fp-chips [data-role='{name}']")


def response(box: Locator) -> Answer:
    return Answer.model_validate(box.locator("fp-exercise").evaluate("e => e.response()"))


def full(key: SortKey) -> str:
    links = sum(unit.supports is not None for unit in key.units)
    roles = f"{len(key.units)} of {len(key.units)} roles right"
    return f"{roles}, {links} of {links} link{'' if links == 1 else 's'}." if links else f"{roles}."


def test_the_next_part_comes_by_itself(page: Page, box: Locator, key: SortKey) -> None:
    """A part is tapped and its role chosen in the dock; the next one comes by itself, then the links, then
    the tree; all of it earns full marks."""
    assert status(box) == "Tap a part of the text."
    part(box, 1).click()
    for number, unit in enumerate(key.units, 1):
        expect(part(box, number)).to_have_class("fp-part fp-framed")
        assert status(box) == f"What does A{number} do?"
        role(box, unit.role).click()
    assert response(box).roles == [unit.role for unit in key.units]
    backing = [n for n, unit in enumerate(key.units, 1) if vocabulary().roles[unit.role].can_support]
    for done, number in enumerate(backing):
        to_go = len(backing) - done
        assert status(box).startswith(f"Step 2 of 2, {to_go} to go: which part does A{number} support?")
        target = key.units[number - 1].supports
        if target:
            part(box, target).click()
        else:
            box.get_by_role("button", name="nothing", exact=True).click()
    assert response(box).supports == [unit.supports for unit in key.units]
    assert box.locator(".fp-tree").is_visible()
    for number, unit in enumerate(key.units, 1):
        below = (
            box.locator(".fp-tree li")
            .filter(has=page.locator(f"> b:has-text('A{unit.supports or number} ')"))
            .last
        )
        assert f"A{number} {label(unit.role)}" in below.inner_text()
    assert check(box) == full(key)
    assert main(box).inner_text() in ("Next exercise", "Next page")


def test_full_marks_by_keys_alone(page: Page, box: Locator, key: SortKey) -> None:
    """On a part the keys 1 to 8 give a role and lead to the next one, 0 takes it away, arrows walk; links
    are tapped by Enter."""
    part(box, 1).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    for unit in key.units:
        page.keyboard.press(str(ROLES.index(unit.role) + 1))
    assert response(box).roles == [unit.role for unit in key.units]
    for number, unit in enumerate(key.units, 1):
        if unit.supports:
            while f"A{number} " not in status(box):
                box.get_by_role("button", name="nothing", exact=True).press("Enter")
            part(box, unit.supports).press("Enter")
    part(box, 1).focus()
    assert check(box) == full(key)


def test_a_role_is_taken_away_and_undone(page: Page, box: Locator) -> None:
    """0 takes a role away; Undo and Redo travel, and bring back a link that went with its role."""
    count = len(response(box).roles or ())
    put(
        box,
        {
            "roles": ["claim", "evidence", *["background"] * (count - 2)],
            "supports": [None, 1, *[None] * (count - 2)],
        },
    )
    part(box, 2).focus()
    page.keyboard.press("0")
    assert (response(box).roles or [])[1] is None
    assert response(box).supports == [None] * count
    page.keyboard.press("Control+z")
    assert response(box).supports == [None, 1, *[None] * (count - 2)]
    box.get_by_role("button", name="Redo").click()
    assert (response(box).roles or [])[1] is None


@pytest.mark.slow
def test_undo_goes_back_to_the_part_of_a_link(page: Page, box: Locator, key: SortKey) -> None:
    """Undo takes the last link away and asks for it again, at its part."""
    part(box, 1).click()
    for unit in key.units:
        role(box, unit.role).click()
    asked = status(box)
    assert asked.startswith("Step 2 of 2, ")
    wait = box.locator("[data-wait]")
    expect(wait).to_have_count(0)
    box.locator(".fp-chips button").nth(1).click()
    assert status(box) != asked
    box.get_by_role("button", name="Undo").click()
    assert status(box) == asked
    assert not any(response(box).supports or ())


@pytest.mark.slow
def test_what_is_tapped_stays_where_it_is(browser: Chromium, serve: Serve, key: SortKey) -> None:
    """On a phone the roles do not move when the first one is given, nor "nothing" from link to link, nor Check."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    box = box_of(open_exercise(context, serve(Mode.PRACTICE), ID), ID)
    part(box, 1).tap()
    places = []
    for unit in key.units:
        places.append([box.locator(".fp-chips").bounding_box(), box.locator(".fp-right").bounding_box()])
        role(box, unit.role).tap()
    assert [one for one in places if one != places[0]] == [], places
    expect(box.locator("[data-wait]")).to_have_count(0)
    nothing, links = box.get_by_role("button", name="nothing", exact=True), []
    while nothing.count():
        links.append(nothing.bounding_box())
        nothing.tap()
    assert len(links) > 1
    assert all(one == links[0] for one in links)


@pytest.mark.slow
def test_full_marks_by_touch(browser: Chromium, serve: Serve, key: SortKey) -> None:
    """On a phone roles and links are given by taps, and nothing hangs over the edge."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True)
    page = open_exercise(context, serve(Mode.PRACTICE), ID)
    box = box_of(page, ID)
    part(box, 1).tap()
    for unit in key.units:
        role(box, unit.role).tap()
    for number, unit in enumerate(key.units, 1):
        if vocabulary().roles[unit.role].can_support:
            assert f"A{number} " in status(box)
            other = (
                part(box, unit.supports)
                if unit.supports
                else box.get_by_role("button", name="nothing", exact=True)
            )
            other.tap()
    box.get_by_role("button", name="Check", exact=True).tap()
    assert status(box) == full(key)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.slow
def test_the_letter_of_a_part_is_that_of_its_text(
    context: BrowserContext, serve: Serve, course: Course
) -> None:
    """Whichever side comes first, a part has the label that paper gives it; reasons and the list for paper
    name it so; answers keep their order."""
    written = list(labels(course.exercises[FACING]))
    by_part = {str(number): label for number, label in enumerate(written, 1)}
    seen = set()
    for visit in (0, 1):
        page = context.new_page()
        page.add_init_script(f"sessionStorage.setItem('fp-visit', '{visit}')")
        page.goto(f"{serve(Mode.PRACTICE)}/{FACING.partition('/')[0]}.html")
        box = box_of(page, FACING)
        box.locator(".fp-dock").wait_for()
        shown = box.locator(".fp-part").evaluate_all(
            "all => all.map(part => [part.dataset.part, part.dataset.label])"
        )
        seen.add(shown[0][1])
        assert dict(shown) == by_part
        rooms = box.locator(".fp-rooms [data-part]").evaluate_all(
            "all => all.map(room => [room.dataset.part, room.firstChild.textContent])"
        )
        assert dict(rooms) == by_part
        part(box, 1).click()
        role(box, "claim").click()
        assert (response(box).roles or [])[0] == "claim"
        page.close()
    assert seen == {"A1", "B1"}


@pytest.mark.slow
def test_reasons_name_parts_as_they_are_shown(page: Page, course: Course) -> None:
    """A number of a part in a reason is said as the page numbers it, and never as a number in the file."""
    for id, made in course.exercises.items():
        if made.stem.kind == "claim-evidence" and id.startswith("claim-and-evidence/"):
            box = box_of(page, id)
            answer = right(made)
            put(
                box,
                {
                    "roles": [
                        "background" if "claim" in unit.roles else "claim" for unit in made.items[0].key.units
                    ],
                    "supports": [],
                },
            )  # type: ignore[union-attr]
            check(box)
            read = " ".join(cards(box))
            assert "{" not in read
            assert " unit " not in read.lower()
            assert answer["roles"]


def test_what_is_told(box: Locator, key: SortKey) -> None:
    """A part is a button named by its number and words; its role and link are said; the dock's roles are a
    named group."""
    words = " ".join(part(box, 2).inner_text().split())
    expect(part(box, 2)).to_have_role("button")
    expect(part(box, 2)).to_have_accessible_name(f"A2 {words}")
    expect(part(box, 2)).to_have_accessible_description("no role yet")
    put(box, {"roles": ["claim", "evidence", *["background"] * (len(key.units) - 2)], "supports": [None, 1]})
    expect(part(box, 2)).to_have_accessible_description("Evidence, supports A1")
    part(box, 2).click()
    chips = box.get_by_role("group", name="Role of A2")
    assert chips.get_by_role("button").count() == len(ROLES)
    expect(chips.get_by_role("button", name="Evidence")).to_have_attribute("aria-pressed", "true")
    assert box.locator(".fp-status").get_attribute("role") == "status"


@pytest.mark.slow
def test_a_role_is_known_by_more_than_its_colour(box: Locator) -> None:
    """Each role has its own word and sign on the part that it is given to."""
    tags = set()
    for number, name in enumerate(ROLES):
        put(box, {"roles": [name, *[None] * (len(response(box).roles or ()) - 1)], "supports": []})
        tag = part(box, 1).evaluate("e => getComputedStyle(e, '::after').content")
        assert label(name) in tag, number
        tags.add(tag.replace(label(name), ""))
    assert len(tags) == len(ROLES)


def test_links_are_judged_apart_and_in_words(box: Locator, key: SortKey) -> None:
    """With all roles right a missing link, another one, and one that we do not have are said in words; the
    roles keep their count."""
    roles = [unit.role for unit in key.units]
    linked = [n for n, unit in enumerate(key.units, 1) if unit.supports]
    put(box, {"roles": roles, "supports": [None] * len(roles)})
    assert (
        check(box)
        == f"{len(roles)} of {len(roles)} roles right, 0 of {len(linked)} link{'' if len(linked) == 1 else 's'}."
    )
    read = cards(box)
    assert len(read) == len(linked)
    for number, text in zip(linked, read, strict=True):
        assert text.startswith(f"A{number} ")
        assert "role right, link missing" in text
        assert f"It supports A{key.units[number - 1].supports}: this link is missing." in text
    other = next(
        n for n in range(1, len(roles) + 1) if n not in (linked[0], key.units[linked[0] - 1].supports)
    )
    put(
        box,
        {
            "roles": roles,
            "supports": [other if n == linked[0] else unit.supports for n, unit in enumerate(key.units, 1)],
        },
    )
    check(box)
    assert f"rather than A{other}." in cards(box)[0]


def test_after_check_nothing_changes(page: Page, box: Locator, key: SortKey) -> None:
    """After Check a tap or a key on a part reads it; its role and links stay."""
    answer = {"roles": ["background"] * len(key.units), "supports": [None] * len(key.units)}
    put(box, answer)
    check(box)
    part(box, 2).click()
    assert card(box).startswith("A2 ")
    page.keyboard.press("Escape")
    expect(part(box, 2)).to_be_focused()
    page.keyboard.press("1")
    page.keyboard.press("Control+z")
    page.keyboard.press("Enter")
    assert card(box).startswith("A2 ")
    assert response(box).roles == answer["roles"]
    assert box.locator(".fp-chips").count() == 0


def test_parts_without_a_role_are_named(box: Locator) -> None:
    """Check says how many parts are open and from which on, and shows nothing."""
    part(box, 1).click()
    role(box, "claim").click()
    open_parts = sum(one is None for one in response(box).roles or ())
    box.get_by_role("button", name="Check", exact=True).click(force=True)
    assert status(box) == f"{open_parts} parts still to do, from A2 on."
    assert box.locator("[data-outcome]").count() == 0


def give_all_roles(box: Locator, key: SortKey) -> list[int]:
    """Give each part its role, and return the numbers of the parts whose link is then asked for."""
    part(box, 1).click()
    for unit in key.units:
        role(box, unit.role).click()
    return [n for n, unit in enumerate(key.units, 1) if vocabulary().roles[unit.role].can_support]


@pytest.mark.slow
def test_check_waits_for_each_link(page: Page, box: Locator, key: SortKey) -> None:
    """With all roles given, Check says how many links are open and shows nothing; the last answer makes it ready."""
    backing = give_all_roles(box, key)
    checking = box.get_by_role("button", name="Check", exact=True)
    expect(box.locator("[data-wait]")).to_have_count(0)
    for done, number in enumerate(backing):
        to_go = len(backing) - done
        expect(checking).to_have_attribute("aria-disabled", "true")
        checking.click(force=True)
        links = (
            f"links still to answer, from A{number} on." if to_go > 1 else f"link still to answer: A{number}."
        )
        assert status(box) == f"{to_go} {links}"
        assert box.locator("[data-outcome]").count() == 0
        box.get_by_role("button", name="nothing", exact=True).click()
    expect(checking).to_have_attribute("aria-disabled", "false")
    assert "roles right" in check(box)


@pytest.mark.slow
def test_links_answered_by_nothing_come_back(page: Page, box: Locator, key: SortKey) -> None:
    """A reload asks again only for the links after the last one that was drawn; a checked answer is checked again."""
    backing = give_all_roles(box, key)
    nothing = box.get_by_role("button", name="nothing", exact=True)
    expect(box.locator("[data-wait]")).to_have_count(0)
    nothing.click()
    part(box, 1 if backing[1] > 1 else 2).click()
    page.wait_for_timeout(300)
    page.reload()
    expect(box.locator(".fp-status")).to_contain_text("done")
    box.get_by_role("button", name="Links").click()
    left = len(backing) - 2
    assert status(box).startswith(f"Step 2 of 2, {left} to go: ")
    for _ in range(left):
        nothing.click()
    said = check(box)
    page.wait_for_timeout(300)
    page.reload()
    expect(box.locator(".fp-status")).to_have_text(said)


@pytest.mark.slow
def test_a_link_stays_in_its_passage(page: Page, course: Course) -> None:
    """A part is not linked to itself, nor to one of the other passage."""
    units = course.exercises[FACING].items[0].task.units  # type: ignore[union-attr]
    first = sum(unit.passage == 0 for unit in units)
    facing = box_of(page, FACING)
    put(
        facing, {"roles": ["claim"] * len(units), "supports": [1, first + 1, "x", *[None] * (len(units) - 3)]}
    )
    assert response(facing).supports == [None] * len(units)
    facing.get_by_role("button", name="Links").click()
    shown = facing.locator(".fp-passage").first.locator(".fp-part").count()
    assert facing.locator(".fp-chips button").count() == shown
    facing.locator(".fp-passage").last.locator(".fp-part").first.click()
    assert status(facing) == "A part supports another part of its own text."
    assert not any(response(facing).supports or ())


def test_saved_answers_come_back(box: Locator, key: SortKey) -> None:
    """An answer is restored whole, one without links as well; what is not an answer to these parts is left
    out, and hostile words stay words."""
    back = "(e, saved) => { e.restore(saved); return e.response(); }"
    count = len(key.units)
    exercise, rest = box.locator("fp-exercise"), [None] * (count - 3)
    roles = ["claim", "evidence", None, *rest]
    whole = {"roles": roles, "supports": [None, 1, None, *rest]}
    assert exercise.evaluate(back, whole) == whole
    assert exercise.evaluate(back, {"roles": roles}) == {"roles": roles, "supports": [None] * count}
    hostile = '"><img src=x onerror="document.title=1">'
    odd = {"roles": ["claim", hostile, "__proto__", *rest], "supports": [hostile, 1, {}, *rest]}
    assert exercise.evaluate(back, odd) == {"roles": ["claim", None, None, *rest], "supports": [None] * count}
    assert exercise.evaluate(back, {"roles": ["claim"], "supports": "x"}) == {
        "roles": ["claim", None, None, *rest],
        "supports": [None] * count,
    }
    assert box.locator("img[src=x]").count() == 0


def test_answers_with_links_are_handed_in_and_scored(
    context: BrowserContext, serve_starter: Serve, starter: Path
) -> None:
    """What a class page hands in has the links, and they earn their own figure beside the roles."""
    id, course = "one-street/what-the-shops-need", Course.load(starter)
    key = course.exercises[id].items[0].key
    assert isinstance(key, SortKey)
    box = box_of(open_exercise(context, serve_starter(Mode.CLASS), id), id)
    links = [unit.supports for unit in key.units]
    kept = next(i for i, link in enumerate(links) if link)
    put(
        box,
        {
            "roles": [unit.role for unit in key.units],
            "supports": [link if i == kept else None for i, link in enumerate(links)],
        },
    )
    given = Responses(format="facingpages-response-1", reader="r", answers={id: response(box)})
    (made,) = grade.score(course, given, "r.json")
    assert isinstance(made, grade.Score)
    assert made.score == 1
    assert made.links == pytest.approx(1 / sum(link is not None for link in links))


@pytest.mark.slow
def test_on_paper_there_is_room_and_no_answer(page: Page, box: Locator, key: SortKey) -> None:
    """Printed, each part has its number and lines to write on; roles, links and the dock are not there."""
    part(box, 1).click()
    role(box, "claim").click()
    page.emulate_media(media="print")
    assert box.locator(".fp-rooms span").count() == len(key.units)
    assert all(room.is_visible() for room in box.locator(".fp-rooms span").all())
    assert not box.locator(".fp-dock").is_visible()
    assert part(box, 1).evaluate("e => getComputedStyle(e).backgroundColor") == "rgba(0, 0, 0, 0)"
    assert part(box, 1).evaluate("e => getComputedStyle(e, '::after').display") == "none"
