"""The dock in all its states: it covers and collides with nothing, keeps what is to be read near its words, and says little at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from facingpages.course.course import Course, Mode
from facingpages.course.items import Exercise
from facingpages.site import standalone
from tests.conftest import LESSONS, ONE_OF_EACH, ROOT, Serve, open_exercise, swept
from tests.helpers.chromium import Chromium
from tests.helpers.playing import LAST_WORD, box_of, check, main, put, right, status

pytestmark = pytest.mark.browser

PHONE, LAPTOP = (390, 844), (1280, 900)
MOST_OF_A_PHONE = 0.25  # of its height, for all bars together
NEAR = {PHONE: 400, LAPTOP: 300}  # pixels from a card to its words
MOST_WORDS = 120  # open after Check, with half of the items wrong

# What is fixed, or stuck to an edge: each with its name and its box, the outermost only.
BARS = """() => {
  const seen = [...document.querySelectorAll("body *")].filter((e) => {
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    if (!["fixed", "sticky"].includes(style.position) || !e.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    if (e.matches("dialog") || style.pointerEvents === "none" || !box.width || !box.height) return false;
    return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  });
  return seen.filter((e) => !seen.some((other) => other !== e && other.contains(e))).map((e) => {
    const { left, top, right, bottom } = e.getBoundingClientRect();
    const stuck = getComputedStyle(e).position === "fixed" || top <= 60 || bottom >= innerHeight - 1;
    return { name: e.className, left, right, top: Math.max(top, 0), bottom: Math.min(bottom, innerHeight), stuck };
  });
}"""
# How far the card lies from the words that it is about, and whether both are on the screen.
DISTANCE = """e => {
  const card = e.querySelector(".fp-card").getBoundingClientRect(), words = e.querySelector(".fp-framed").getBoundingClientRect();
  const gap = Math.max(0, card.top - words.bottom, words.top - card.bottom);
  const first = Math.min(words.bottom, words.top + 40);
  return [gap, words.top >= 40 && first <= innerHeight, card.top >= 0 && card.top < innerHeight, first <= card.top || card.bottom <= words.top
    || card.right <= words.left || words.right <= card.left];
}"""
# The buttons of the dock that the edge of the screen cuts, while the dock is on it.
CUT = """e => !e.hasAttribute("data-here") || e.querySelector(".fp-row").getBoundingClientRect().top > innerHeight - 20 ? ""
  : [...e.querySelectorAll(":is(.fp-row, .fp-tools) .fp-button")]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().bottom > innerHeight + 1).map((one) => one.textContent).join(", ")"""
# How many pixels of the opened reason are above the card's edge, and how many lines of it the card shows.
REASON = """e => {
  const card = e.querySelector(".fp-card"), box = card.getBoundingClientRect(), more = e.querySelector(".fp-more").getBoundingClientRect();
  const line = parseFloat(getComputedStyle(card).lineHeight);
  return [box.top - more.top, (Math.min(box.bottom, more.bottom) - more.top) / line, more.height / line];
}"""
OPEN_WORDS = """e => [...e.querySelectorAll(".fp-card, .fp-status, .fp-judging")].filter((part) => part.checkVisibility())
  .map((part) => part.innerText.trim().split(/\\s+/).filter(Boolean).length).reduce((a, b) => a + b, 0)"""


def opened(browser: Chromium, size: tuple[int, int]) -> BrowserContext:
    return browser.new_context(viewport={"width": size[0], "height": size[1]}, has_touch=size == PHONE)


def half_wrong(made: Exercise) -> dict[str, Any]:
    """Return the answer of the key with every other item wrong."""
    answer = right(made)
    match made.stem.kind:
        case "loaded-terms":
            return {"marks": answer["marks"][::2] or [[0, 1]]}
        case "claim-evidence":
            other = {"claim": "background"}
            roles = [other.get(r, "claim") if i % 2 else r for i, r in enumerate(answer["roles"])]
            return {"roles": roles, "supports": []}
        case "citation-check":
            choices = [[c.id for c in item.task.choices] for item in made.items]  # type: ignore[union-attr]
            turned = [
                next(c for c in all_ if c != one)
                for all_, one in zip(choices, answer["choices"], strict=True)
            ]
            return {
                "choices": [
                    t if i % 2 else one
                    for i, (one, t) in enumerate(zip(answer["choices"], turned, strict=True))
                ]
            }
        case _:
            return {"text": made.items[0].task.sentence}  # type: ignore[union-attr]


def walk(box: Locator, made: Exercise) -> Iterator[str]:
    """Bring an exercise from one state of its dock into the next, and name each."""
    box.locator(".fp-text").first.scroll_into_view_if_needed()
    yield "nothing done"
    if made.stem.kind == "claim-evidence":
        box.locator(".fp-part").nth(1).click()
        yield "a part is asked for"
    put(box, half_wrong(made))
    yield "answered"
    check(box)
    yield "checked"
    steps = 0
    while main(box).inner_text().startswith(("See", "Next", "Done")) and steps < 12:
        if main(box).inner_text() in ("Next exercise", "Next page"):
            break
        main(box).click()
        steps += 1
        if not box.locator(".fp-card").is_visible():
            break
        yield "stepping"
        if (why := box.get_by_role("button", name="Why?")).is_visible():
            why.click()
            yield "why"
    yield "at the end"


def faults(page: Page, box: Locator, state: str, size: tuple[int, int]) -> list[str]:
    """Return what is wrong on the screen in a state."""
    bars, found = page.evaluate(BARS), []
    for i, one in enumerate(bars):
        for other in bars[i + 1 :]:
            if (
                min(one["right"], other["right"]) - max(one["left"], other["left"]) > 1
                and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 1
            ):
                found.append(f"{one['name']} overlaps {other['name']}")
    if size == PHONE:
        height = sum(bar["bottom"] - bar["top"] for bar in bars if bar["stuck"])
        if height > MOST_OF_A_PHONE * size[1]:
            found.append(f"bars take {height:.0f} px of {size[1]}")
    if state == "checked":
        wrong = main(box).inner_text() == "See why"
        for css in (".fp-status", ".fp-dots") if wrong else (".fp-status",):
            if not box.locator(css).evaluate(
                "e => { const r = e.getBoundingClientRect(); return r.height > 0 && r.top >= 0 && r.bottom <= innerHeight; }"
            ):
                found.append(f"{css} is off the screen")
    if state == "stepping":
        gap, words, card, clear = box.locator("fp-exercise").evaluate(DISTANCE)
        if gap > NEAR[size]:
            found.append(f"the card is {gap:.0f} px from its words")
        if not (words and card and clear):
            found.append(f"words on screen {words}, card on screen {card}, apart {clear}")
    if cut := box.locator("fp-exercise").evaluate(CUT):
        found.append(f"cut at the edge of the screen: {cut}")
    if state == "why":
        above, shown, lines = box.locator("fp-exercise").evaluate(REASON)
        if above > 1 or shown < min(lines, 6) - 0.5:
            found.append(
                f"{above:.0f} px of the reason are cut at its top, {shown:.1f} of {lines:.1f} lines are shown"
            )
    if state in ("checked", "stepping", "at the end"):
        words = box.locator("fp-exercise").evaluate(OPEN_WORDS)
        if words > MOST_WORDS:
            found.append(f"{words} words are open")
    return [f"{state}: {fault}" for fault in found]


@pytest.mark.slow
@pytest.mark.parametrize("size", swept([PHONE, LAPTOP], PHONE), ids=["phone", "laptop"])
def test_bars_never_collide(browser: Chromium, serve: Serve, course: Course, size: tuple[int, int]) -> None:
    """In every state of each kind bars overlap nothing and take at most a quarter of a phone; results are on the screen,
    cards near their words, and few words are open."""
    context, found = opened(browser, size), {}
    for id in ONE_OF_EACH:
        page = open_exercise(context, serve(Mode.PRACTICE), id)
        box = box_of(page, id)
        if here := [f for state in walk(box, course.exercises[id]) for f in faults(page, box, state, size)]:
            found[id] = here
        page.close()
    assert found == {}


# The elements, by their words, that are not whole on the screen: below the bar of the site, above the dock where
# they are not in it.
HIDDEN = """(all) => all.filter((one) => {
  const { top, bottom } = one.getBoundingClientRect(), exercise = one.closest("fp-exercise");
  const dock = [...exercise.querySelectorAll(".fp-dock, .fp-bar")].find((bar) => bar.offsetHeight);
  const foot = dock.contains(one) ? innerHeight + 1 : Math.min(innerHeight, dock.getBoundingClientRect().top);
  const head = Math.max(0, document.querySelector(".md-header").getBoundingClientRect().bottom);
  return top < head || bottom > foot;
}).map((one) => one.textContent || one.className)"""


@pytest.mark.parametrize("size", swept([PHONE, LAPTOP], PHONE), ids=["phone", "laptop"])
@pytest.mark.parametrize("id", ONE_OF_EACH)
def test_what_is_to_be_done_next_is_above_the_dock(
    browser: Chromium, serve: Serve, course: Course, id: str, size: tuple[int, int]
) -> None:
    """After Check the element that the dock sends the reader to is whole on the screen: what "See why" leads to,
    the boxes to judge a rewriting by, or else the way on."""
    page = open_exercise(opened(browser, size), serve(Mode.PRACTICE), id)
    box, made = box_of(page, id), course.exercises[id]
    answer = box.locator(".fp-rewriting textarea, .fp-question, fp-facing :is(.fp-part, .fp-word)").last
    for response in (half_wrong(made), right(made)):
        put(box, response)
        answer.evaluate("e => e.scrollIntoView({ block: 'end' })")  # as low as it goes
        box.get_by_role("button", name="Check", exact=True).click()
        assert box.locator(".fp-status, .fp-right .fp-main").evaluate_all(HIDDEN) == []
        if response == right(made):
            break
        main(box).click()
        assert box.locator(".fp-framed").first.evaluate_all(HIDDEN) == []
        page.keyboard.press("Escape")
        box.get_by_role("button", name="Try again").click()
    asked = box.locator(".fp-judging label")
    assert asked.evaluate_all(HIDDEN) == []
    assert bool(asked.count()) == ("judge it yourself" in status(box))
    assert main(box).inner_text() in ("Next exercise", "Next page")
    assert box.get_by_role("button", name="Try again").evaluate("e => !e.classList.contains('fp-main')")


@pytest.mark.parametrize("id", swept(ONE_OF_EACH, ONE_OF_EACH[3]))
def test_where_nothing_follows_only_a_reader_with_faults_is_sent_back(
    browser: Chromium, course: Course, tmp_path: Path, id: str
) -> None:
    """On a page of one exercise "Try again" is the main button after faults, and no more than a choice when all is
    right."""
    (tmp_path / "one.html").write_text(standalone.exercise(course, id, Mode.PRACTICE), "utf-8")
    page = opened(browser, PHONE).new_page()
    page.goto((tmp_path / "one.html").as_uri())
    box, made = box_of(page, id), course.exercises[id]
    box.locator(".fp-dock").wait_for()
    put(box, right(made))
    check(box)
    assert main(box).count() == 0
    box.get_by_role("button", name="Try again").click()
    put(box, half_wrong(made))
    check(box)
    while main(box).inner_text() in ("See why", "Next", "Done"):
        main(box).click()
        page.wait_for_timeout(600)  # see `Dock.wait`
    assert main(box).inner_text() == "Try again"


PRACTISED = [
    lesson
    for lesson in LESSONS
    if "purpose: test" not in (ROOT / "exercises" / lesson / "plan.yml").read_text("utf-8")
]


@pytest.mark.slow
@pytest.mark.parametrize("lesson", PRACTISED)
@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_bars_never_collide_anywhere(
    browser: Chromium, serve: Serve, course: Course, size: tuple[int, int], lesson: str
) -> None:
    """The same for every exercise of a lesson; how many were walked is printed."""
    page, found, walked = opened(browser, size).new_page(), {}, 0
    page.goto(f"{serve(Mode.PRACTICE)}/{lesson}.html")
    page.wait_for_selector("fp-exercise > .fp-dock", state="attached")
    for id, made in course.exercises.items():
        if id.startswith(f"{lesson}/"):
            walked += 1
            box = box_of(page, id)
            if here := [f for state in walk(box, made) for f in faults(page, box, state, size)]:
                found[id] = here
    print(f"\n{lesson}, {size}: {walked} exercises walked, {len(found)} with faults")
    assert walked
    assert found == {}


def test_results_survive_a_reload(context: BrowserContext, serve: Serve, course: Course) -> None:
    """After a reload a checked exercise is checked again, with the same result, and nothing is announced as new."""
    id = ONE_OF_EACH[0]
    page = open_exercise(context, serve(Mode.PRACTICE), id)
    box = box_of(page, id)
    box.locator(".fp-word").nth(1).click()
    said = check(box)
    page.wait_for_timeout(500)
    page.reload()
    expect(box.locator(".fp-status")).to_have_text(said)
    expect(main(box)).to_contain_text("See")


@pytest.mark.slow
def test_where_the_screen_is_low_the_dock_lies_in_the_flow(browser: Chromium, serve: Serve) -> None:
    """On a phone that lies on its side, at 200 % and at 400 % nothing sticks but the bar of the site, and nothing hangs over the edge."""
    for width, height in ((844, 390), (195, 422), (320, 225)):
        context = opened(browser, (width, height))
        page = open_exercise(context, serve(Mode.PRACTICE), ONE_OF_EACH[0])
        box = box_of(page, ONE_OF_EACH[0])
        box.locator(".fp-word").nth(1).click()
        assert box.locator(".fp-dock").evaluate("e => getComputedStyle(e).position") == "static"
        check(box)
        main(box).click()
        assert box.locator(".fp-card").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (width, height)
        context.close()


@pytest.mark.slow
def test_without_motion_the_page_jumps(browser: Chromium, serve: Serve) -> None:
    """Who asks for less motion gets none: the place is there at once, and words are swapped without a fade."""
    page = open_exercise(opened(browser, PHONE), serve(Mode.PRACTICE), ONE_OF_EACH[0])
    box = box_of(page, ONE_OF_EACH[0])
    box.locator(".fp-word").nth(1).click()
    check(box)
    main(box).click()
    before = page.evaluate("scrollY")
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") == before
    style = "() => Object.assign(document.createElement('button'), { className: 'fp-plain' })"
    fade = f"({style})()"
    script = f"() => {{ const b = {fade}; document.querySelector('.fp-line').append(b); return getComputedStyle(b).animationName; }}"
    assert page.evaluate(script) == "none"


def test_a_rewriting_is_checked_while_it_is_written(
    context: BrowserContext, serve: Serve, course: Course
) -> None:
    """Chips say what is kept and gone as one writes; insults and a salad of key words do not pass; what is missing is read one by one."""
    id = ONE_OF_EACH[3]
    made = course.exercises[id]
    page = open_exercise(context, serve(Mode.PRACTICE), id)
    box, field = box_of(page, id), box_of(page, id).locator(".fp-rewriting textarea")
    field.press_sequentially("Washington")
    assert not box.locator(".fp-checks").is_visible()
    field.fill("Another government backed by Washington refuses direct talks.")
    assert box.locator(".fp-checks [data-outcome=kept]").count() >= 2
    tops = [
        box.locator(".fp-checks li").nth(n).evaluate("li => li.getBoundingClientRect().top") for n in (0, 1)
    ]
    assert tops[0] == tops[1], "chips stand side by side"
    field.fill(
        "The puppet government of idiots, with American support, is against direct peace talks with an adversary gaining ground."
    )
    assert "new words judge" in check(box)
    main(box).click()
    assert "puppet, idiots" in box.locator(".fp-card").inner_text()
    assert field.get_attribute("readonly") is not None
    page.keyboard.press("Escape")
    box.get_by_role("button", name="Try again").click()
    field.fill("American against direct gaining ground Kyiv peace government adversary")
    assert check(box).startswith("Not yet the sentence; ")
    assert box.get_by_role("checkbox").count() == 0
    box.get_by_role("button", name="Try again").click()
    put(box, right(made))
    assert check(box) == "Word check passed. Now judge it yourself."
    box.get_by_role("checkbox").first.check()
    assert status(box) == "Word check passed. Now judge it yourself."


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("Washington backs another government.", "too short"),
        ("Another government backed by Washington refuses direct talks. " * 9, "too long"),
        ("It was a fine day for all of them, and he went to the sea with one of the boats.", "few words"),
        (
            "Another government, American support, direct peace talks, adversary gaining ground, Kyiv.",
            "key words",
        ),
    ],
)
def test_a_rewriting_is_told_how_it_loses_the_sentence(
    context: BrowserContext, serve: Serve, text: str, cause: str
) -> None:
    """The card names the cause."""
    page = open_exercise(context, serve(Mode.PRACTICE), ONE_OF_EACH[3])
    box = box_of(page, ONE_OF_EACH[3])
    box.locator(".fp-rewriting textarea").fill(text)
    check(box)
    main(box).click()
    assert cause in box.locator(".fp-card").inner_text()


@pytest.mark.browser
def test_the_next_exercise_is_reached_by_way_of_its_teaching(context: BrowserContext, serve: Serve) -> None:
    """The link to the next exercise leads to the first heading after this one, where there is one, else to the sentence
    before the exercise, where there is one."""
    page = open_exercise(context, serve(Mode.PRACTICE), ONE_OF_EACH[0])
    ways = page.evaluate(
        """() => [...document.querySelectorAll("fp-exercise")].slice(0, -1).map((one) => {
          const all = [...document.querySelectorAll("article :is(h2, h3)[id], section.fp[id]")].filter((e) => !e.closest("fp-exercise"));
          const here = all.indexOf(one.closest("section"));
          const next = all[here + 1], before = next.matches("section") && next.previousElementSibling.matches("p");
          return [new URL(one.onward().href).hash, `#${next.id}${before ? "-before" : ""}`];
        })"""
    )
    assert ways
    assert any(hash[:4] != "#fp-" for hash, _ in ways)
    for hash, expected in ways:
        assert hash == expected


def test_in_forced_colours_an_expression_is_framed_as_one(
    browser: Chromium, serve: Serve, course: Course
) -> None:
    """The words that a card is about, with the gaps between them, have one ground and no frame round each word."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, forced_colors="active")
    page = open_exercise(context, serve(Mode.PRACTICE), ONE_OF_EACH[0])
    box = box_of(page, ONE_OF_EACH[0])
    box.locator(".fp-word").nth(1).click()
    check(box)
    item = "e => e.readAt(e.result.items.find((one) => one.place.length > 1 && one.group === 'now'))"
    box.locator("fp-exercise").evaluate(item)
    look = "all => all.map((e) => [getComputedStyle(e).outlineStyle, getComputedStyle(e).backgroundColor])"
    looks = box.locator(".fp-framed").evaluate_all(look)
    assert len(looks) > 2
    assert len({tuple(one) for one in looks}) == 1
    assert looks[0][0] == "none"
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert looks[0][1] not in (ground, "rgba(0, 0, 0, 0)")


@pytest.mark.parametrize("width", swept([320, 360], 320))
def test_check_is_in_reach_on_a_small_phone(
    browser: Chromium, serve: Serve, course: Course, width: int
) -> None:
    """Check lies beside the other buttons, whole and on the screen, while words are marked and roles are given."""
    context = browser.new_context(viewport={"width": width, "height": 740}, has_touch=True)
    page = context.new_page()
    for id in ONE_OF_EACH[:2]:
        page.goto(f"{serve(Mode.PRACTICE)}/{id.partition('/')[0]}.html")
        box = box_of(page, id)
        box.locator(".fp-text").first.scroll_into_view_if_needed()
        for word in box.locator(".fp-word, .fp-part").all()[:2]:
            word.tap()
        box.evaluate(LAST_WORD)
        expect(main(box)).to_have_text("Check")
        left, main_one = box.locator(".fp-left").bounding_box(), main(box).bounding_box()
        assert left
        assert main_one
        assert abs(left["y"] - main_one["y"]) < 2, id
        assert main_one["y"] + main_one["height"] <= 740, id


TWICE = """
  window.IntersectionObserver = class extends IntersectionObserver {
    constructor(act, options) {
      super((entries) => act(entries.flatMap((entry) => [{ isIntersecting: !entry.isIntersecting }, entry])), options);
    }
  };
"""


def test_the_last_of_several_moments_counts(browser: Chromium, serve: Serve) -> None:
    """A browser may tell at once that a passage was off the screen and that it now is on it: then Check is offered,
    and the dock is there."""
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.add_init_script(TWICE)
    page.goto(f"{serve(Mode.PRACTICE)}/{ONE_OF_EACH[0].partition('/')[0]}.html")
    box = box_of(page, ONE_OF_EACH[0])
    box.locator(".fp-word").first.click()
    box.evaluate(LAST_WORD)
    expect(main(box)).to_have_text("Check")
    expect(box.locator("fp-exercise[data-here]")).to_have_count(1)
