"""Facing pages in a real browser: the sides change places, one can be shown alone, and the reader sets size, letters and ruler."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from facingpages.course.course import Course, Mode
from facingpages.course.passage import Passage
from facingpages.page import render
from facingpages.page.surroundings import sentences_around
from facingpages.text.folded import Lines
from tests.conftest import LESSONS, Serve, Sites, open_exercise, swept
from tests.helpers.chromium import Chromium

ID = "names-that-judge/what-the-talks-are-for"
BOX = f"#{render.anchor(ID)}"
TWO = ("chains-and-hedges", "names-that-judge")  # on one visit they begin with different sides
FIRST = f"{BOX} fp-facing > .fp-passage .fp-source"


def open_reading(page: Page) -> None:
    """Open the choices for reading, by the fold at the head of the lesson that holds them."""
    page.locator(".fp-about > summary").click()
    page.locator(".fp-about .fp-reading > summary").click()


def titles(page: Page) -> list[str]:
    """Return the titles in the order of the page; the first text is called the first, whichever it is."""
    labels = page.locator(FIRST).all_inner_texts()
    numbers = [f"Text {number} of 2" for number in (1, 2)]
    assert [label[: len(number)] for label, number in zip(labels, numbers, strict=True)] == numbers
    return [label.removeprefix(number) for label, number in zip(labels, numbers, strict=True)]


def sides_first(page: Page, course: Course) -> list[str]:
    """Return the side that comes first in each pair of a page, by the words that its first text begins with."""
    begins = page.locator("fp-facing").evaluate_all(
        "all => all.map((pair) => pair.querySelector('.fp-line').textContent)"
    )
    texts = [(seed.entry.side, seed.text.source) for seed in course.seeds.values()]
    return [next(side for side, source in texts if words in source) for words in begins]


@pytest.mark.browser
def test_sides_change_places_from_visit_to_visit(browser: Chromium, serve: Serve) -> None:
    """Within a visit the order stays; the next visit turns it round."""
    context = browser.new_context(drawn_order=True)
    orders = []
    for _ in range(2):
        page = open_exercise(context, serve(Mode.PRACTICE), ID, as_it_comes=True)
        orders.append(titles(page))
        page.reload()
        page.wait_for_selector(f"{BOX} .fp-dock")
        assert titles(page) == orders[-1]
        page.close()  # a new tab begins a new visit
    assert orders[0] == orders[1][::-1]


@pytest.mark.browser
@pytest.mark.parametrize("lessons", swept([TWO, tuple(LESSONS)], TWO), ids=["two", "all"])
def test_all_pairs_of_a_lesson_keep_one_order(
    browser: Chromium, serve: Serve, course: Course, lessons: tuple[str, ...]
) -> None:
    """On one visit one side comes first in every pair of a lesson, whichever texts face each other; on the next
    visit it is the other side. On one visit each side comes first in some lessons."""
    orders = []
    for visit in (0, 1):
        page = browser.new_context(drawn_order=True).new_page()
        page.add_init_script(f"sessionStorage.setItem('fp-visit', '{visit}')")
        first = []
        for lesson in lessons:
            page.goto(f"{serve(Mode.PRACTICE)}/{lesson}.html")
            page.wait_for_selector(".fp-dock", state="attached")
            sides = sides_first(page, course)
            assert len(sides) > 1, lesson
            assert len(set(sides)) == 1, (lesson, sides)
            first.append(sides[0])
        assert len(set(first)) == 2, "no side comes first in every lesson"
        orders.append(first)
    assert all(one != other for one, other in zip(*orders, strict=True))


def test_a_page_knows_which_pairs_are_written_the_other_way_round(course: Course) -> None:
    """Two pairs of the same two sides differ in their mark where they differ in the order they are written in."""
    ids = ("leaders-and-agreements", "two-presidents-and-their-plans")
    made = [course.exercises[f"names-that-judge/{id}"] for id in ids]
    sides = [[passage.seed.side for passage in one.stem.passages] for one in made]
    assert sides[0] == sides[1][::-1]
    marks = [" data-turned>" in render.exercise(one, Mode.CLASS) for one in made]
    assert sorted(marks) == [False, True]


@pytest.mark.slow
@pytest.mark.browser
def test_other_tests_open_pages_in_a_known_order(browser: Chromium, serve: Serve) -> None:
    """A context for a test draws no lot for the sides: every one of six new readers sees the same order."""
    orders = set()
    for _ in range(6):
        page = browser.new_context().new_page()
        page.goto(f"{serve(Mode.PRACTICE)}/{ID.partition('/')[0]}.html")
        page.wait_for_selector(f"{BOX} .fp-dock")
        orders.add(tuple(titles(page)))
    assert len(orders) == 1


@pytest.mark.browser
def test_swapped_sides_keep_their_numbers(browser: Chromium, serve: Serve, course: Course) -> None:
    """Whichever side comes first, a word has the number that Python gave it, and the arrows follow the page."""
    context = browser.new_context(drawn_order=True)
    seen = set()
    expected = [
        p.text.show(p.text.words[n])
        for p in course.exercises[ID].stem.passages
        for n in range(p.seed_words.start, p.seed_words.end)
    ]
    for _ in range(2):
        page = open_exercise(context, serve(Mode.PRACTICE), ID, as_it_comes=True)
        seen.add(tuple(titles(page)))
        found = page.locator(f"{BOX} fp-exercise").evaluate("e => e.marking.words.map(w => w.textContent)")
        assert found == expected
        page.locator(f"{BOX} .fp-word").first.focus()
        page.keyboard.press("ArrowRight")
        assert (
            page.evaluate(f"[...document.querySelectorAll('{BOX} .fp-word')].indexOf(document.activeElement)")
            == 1
        )
        page.close()
    assert len(seen) == 2


@pytest.mark.browser
def test_the_question_stays_in_sight_and_hides_nothing(
    context: BrowserContext, serve: Serve, course: Course
) -> None:
    """While the words are walked through by keyboard the lesson's question stays on the screen and covers no word that has the focus."""
    page = open_exercise(context, serve(Mode.PRACTICE), ID)
    asked = page.locator(f"{BOX} .fp-asked")
    assert asked.inner_text() == course.question("names-that-judge")
    page.locator(f"{BOX} .fp-word").last.focus()
    page.keyboard.press("Home")
    for _ in range(25):
        page.keyboard.press("ArrowUp")
        bar, word = (
            asked.bounding_box(),
            page.evaluate("document.activeElement.getBoundingClientRect().toJSON()"),
        )
        assert bar is not None
        assert 0 <= bar["y"] < 900
        assert word["y"] >= bar["y"] + bar["height"] - 1
    page.set_viewport_size({"width": 390, "height": 844})
    expect(asked).to_be_hidden()  # a phone has the question at the head of the lesson only


@pytest.mark.browser
def test_reading_choices_hold_for_every_page(browser: Chromium, serve: Serve) -> None:
    """Size and letters change the texts at once, are said, hold on the next page, and go with a wipe of the device."""
    context = browser.new_context(drawn_order=True, viewport={"width": 1280, "height": 900})
    page = open_exercise(context, serve(Mode.PRACTICE), ID, as_it_comes=True)
    size = "parseFloat(getComputedStyle(document.querySelector('.fp-line')).fontSize)"
    before = page.evaluate(size)
    open_reading(page)
    page.get_by_role("button", name="Larger text").click()
    assert page.evaluate(size) > before
    expect(page.locator(".fp-reading output")).to_contain_text("3 of 5")
    page.get_by_role("button", name="Easier letters").click()
    assert "FP Easy" in page.evaluate("getComputedStyle(document.querySelector('.fp-line')).fontFamily")
    other = open_exercise(context, serve(Mode.PRACTICE), "claim-and-evidence/words-and-aims-of-leaders")
    assert other.evaluate("document.documentElement.hasAttribute('data-fp-easy')")
    open_reading(other)
    assert other.get_by_role("button", name="Easier letters").get_attribute("aria-pressed") == "true"
    other.goto(f"{serve(Mode.PRACTICE)}/progress.html")
    assert other.evaluate("Object.keys(localStorage).filter(k => k.startsWith('fp-')).sort()") == [
        "fp-reading",
        "fp-visits",
    ]
    other.get_by_role("button", name="Leave a shared computer").click()
    with page.expect_event(
        "load"
    ):  # the other tab begins anew; Chromium never closes a context in the midst of that
        other.get_by_role("button", name="Really delete everything here").click()
    other.get_by_text("Nothing of this course is left").wait_for()
    assert not page.evaluate("document.documentElement.hasAttribute('data-fp-easy')")
    assert other.evaluate("Object.keys(localStorage).filter(k => k.startsWith('fp-'))") == []


@pytest.mark.browser
@pytest.mark.slow
def test_the_ruler_lies_on_the_line_being_read(context: BrowserContext, serve: Serve) -> None:
    """The ruler follows pointer and focus over a text, stays away elsewhere, and takes no click."""
    page = open_exercise(context, serve(Mode.PRACTICE), ID)
    open_reading(page)
    page.get_by_role("button", name="Reading ruler").click()
    word = page.locator(f"{BOX} .fp-word").nth(5)
    word.scroll_into_view_if_needed()
    word.focus()
    box, ruler = word.bounding_box(), page.locator(".fp-ruler").bounding_box()
    assert box is not None
    assert ruler is not None
    assert ruler["y"] <= box["y"] + box["height"] / 2 <= ruler["y"] + ruler["height"]
    word.click()
    assert page.locator(f"{BOX} fp-exercise").evaluate("e => e.marking.marks.length") == 1
    page.locator(f"{BOX} .fp-title").hover()
    assert not page.locator(".fp-ruler").is_visible()


@pytest.mark.browser
def test_reading_faces_come_from_the_site(context: BrowserContext, serve: Serve) -> None:
    """The serif face is loaded, from the site itself."""
    requests: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{serve(Mode.PRACTICE)}/names-that-judge.html")
    page.wait_for_selector(".fp-word")
    page.evaluate("document.fonts.ready.then(() => 1)")
    fonts = [url for url in requests if url.endswith(".woff2")]
    assert any("source-serif" in url for url in fonts)
    assert all(url.startswith(serve(Mode.PRACTICE)) for url in requests)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", swept(["light", "dark"], "dark"))
@pytest.mark.slow
def test_marks_are_read_in_a_contrast_theme(
    browser: Chromium, serve: Serve, serve_starter: Serve, scheme: Literal["light", "dark"]
) -> None:
    """Where the system sets the colours, a mark without a ground of its own has the colour of the text around it."""
    context = browser.new_context(forced_colors="active", color_scheme=scheme)
    page = context.new_page()
    alike = r"""marks => marks.filter(mark => /^rgba.* 0\)$/.test(getComputedStyle(mark).backgroundColor))
      .map(mark => getComputedStyle(mark).color === getComputedStyle(mark.parentElement).color)"""
    for place in (
        f"{serve(Mode.PRACTICE)}/where-is-the-source.html",
        f"{serve_starter(Mode.TEACHER)}/one-street.html",
    ):
        page.goto(place)
        marks = page.locator("article mark").evaluate_all(alike)
        assert marks, place
        assert all(marks), place
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type("loaded")
    page.wait_for_selector(".md-search-result mark")
    found = page.locator(".md-search-result mark").evaluate_all(alike)
    assert found
    assert all(found)
    page.goto(f"{serve(Mode.PRACTICE)}/sources.html")
    edges = page.locator(".fp-strip i").evaluate_all(
        "all => [...new Set(all.map(one => getComputedStyle(one).borderTopColor))]"
    )
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert edges
    assert ground not in edges


@pytest.mark.slow
@pytest.mark.browser
def test_search_works_from_a_folder(context: BrowserContext, pages: Sites) -> None:
    """A page opened from disk finds words of other pages, and breaks no policy."""
    context.add_init_script(
        "document.addEventListener('securitypolicyviolation', e => { window.broken = e.violatedDirective; })"
    )
    page = context.new_page()
    page.goto((pages(Mode.PRACTICE) / "names-that-judge.html").as_uri())
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type("loaded language")
    page.wait_for_selector(".md-search-result__item a")
    assert (
        page.locator(".md-search-result__item a")
        .first.get_attribute("href", timeout=2000)
        .startswith("file:")
    )  # type: ignore[union-attr]
    assert page.evaluate("window.broken") is None


def test_around_a_passage_stand_its_neighbours(course: Course) -> None:
    """What stands before and after is at most two whole sentences of the next lines of argument; noise and the ends give none."""
    seed = course.seeds["those-who-seek-war"]
    passage = Passage(seed.entry, seed.text, Lines(4, 6))
    before, after = (sentences_around(passage, side) for side in ("before", "after"))
    lines = seed.text.source.split("\n")
    assert before
    assert any(line.endswith(before) for line in lines[:3])
    assert after
    assert any(line.startswith(after) for line in lines[6:])
    assert sentences_around(Passage(seed.entry, seed.text, Lines(1, 2)), "before") == ""
    for entry in course.seeds.values():
        for noise in entry.entry.noise:
            for side, near in (("before", noise.lines.last + 1), ("after", noise.lines.first - 1)):
                if 1 <= near <= len(entry.text.lines):
                    assert sentences_around(Passage(entry.entry, entry.text, Lines(near, near)), side) == ""


def test_a_passage_numbers_its_paragraphs_and_no_heading(course: Course) -> None:
    """The number left of a paragraph is its place in the text; a heading between has none, and for a screen
    reader that of the paragraph below it. The name of two facing pages gives such numbers, too."""
    box = render.exercise(course.exercises["past-wars-as-arguments/who-signed"], Mode.PRACTICE)
    lines = re.findall(r'class="(fp-line[^"]*)" data-line="(\d+)" data-n="(\d+)"', box)
    assert lines[:3] == [("fp-line", "8", "7"), ("fp-line fp-unnumbered", "9", "8"), ("fp-line", "10", "8")]
    style = (Path(render.__file__).parent / "assets" / "facingpages.css").read_text("utf-8")
    assert ".fp-line:not(.fp-unnumbered)::before" in style
    first, second = course.exercises["past-wars-as-arguments/who-signed"].stem.passages
    assert ", paragraphs 7-8 of the text; " in render.facing(first, second)
