"""The trail of a citation: what its picture shows and hides, questions one after the other, and the words that decide."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from facingpages.course.course import Course, Mode
from facingpages.course.items import ChoiceKey, Choosing, Decided, Exercise
from facingpages.page import citation_trail, render

from .conftest import Serve, open_exercise

ID = "where-is-the-source/meeting-after-the-talks"
BOX = f"#{render.anchor(ID)}"
AWAY = "date-title-wording/words-of-a-tuesday"


def checks(course: Course) -> list[Exercise]:
    return [made for made in course.exercises.values() if made.stem.kind == "citation-check"]


def keys(made: Exercise) -> list[ChoiceKey]:
    return [item.key for item in made.items if isinstance(item.key, ChoiceKey)]


# --- the picture -------------------------------------------------------------------------------------------


def test_the_picture_tells_no_answer(course: Course) -> None:
    """The page of a learner is the same whatever the key says, and its picture treats all entries of the list alike."""
    for made in checks(course):
        other = replace(
            made,
            items=tuple(
                replace(item, key=ChoiceKey("cannot-tell", (), None, Decided())) for item in made.items
            ),
        )
        page = render.exercise(made, Mode.CLASS)
        assert page == render.exercise(other, Mode.CLASS)
        dots = BeautifulSoup(page, "html.parser").select(".fp-trail [data-entry]")
        assert all(set(dot.attrs) == {"data-entry"} for dot in dots)
        assert {int(str(dot["data-entry"])) for dot in dots} == {
            dot.entry for dot in citation_trail.of(made.stem).entries
        }


def test_every_dated_entry_is_on_the_line(course: Course) -> None:
    """Entries stand in the order of time, later ones never to the left, none on top of another, and all within the picture."""
    (made,) = [made for made in checks(course) if made.stem.id == ID]
    shown = citation_trail.of(made.stem)
    assert (shown.listed, shown.mark, shown.line) == (30, "(theguardian.com)", 51)
    assert len(shown.entries) == 27
    assert [dot.start for dot in shown.entries] == sorted(dot.start for dot in shown.entries)
    assert len({(dot.x, dot.level) for dot in shown.entries}) == 27
    assert all(0 <= dot.start <= dot.x <= dot.end <= citation_trail.WIDTH for dot in shown.dots)
    assert [(str(date), numbers) for date, numbers in shown.by_date() if 20 in numbers] == [
        ("2025-03-03", [20])
    ]


def test_what_a_text_does_not_have_is_said(course: Course) -> None:
    """A text without marks and list says so in the picture; whether a paragraph holds a mark is asked, not told."""
    page = BeautifulSoup(render.exercise(course.exercises[AWAY], Mode.CLASS), "html.parser")
    stops = [" ".join(stop.get_text(" ").split()) for stop in page.select(".fp-trail > ol > li")]
    assert stops[1] == "Mark none is highlighted: does the paragraph hold one?"
    assert stops[2] == "List this text has none"
    assert stops[3] == "Dates no year is named in this paragraph"


def test_the_picture_has_its_equal_in_words(course: Course) -> None:
    """Each date of the picture stands in the words below it."""
    for made in checks(course):
        shown = citation_trail.of(made.stem)
        part = BeautifulSoup(render.exercise(made, Mode.CLASS), "html.parser").select_one(".fp-when")
        assert part
        if not shown.dots:
            assert not part.select("svg")
            continue
        assert (part.select_one("svg") or {}).get("role") == "img"
        for drawn in part.select("svg"):
            drawn.decompose()
        assert all(str(dot.date) in part.get_text() for dot in shown.dots), made.stem.id


# --- what decides ------------------------------------------------------------------------------------------


def test_what_decides_is_in_the_key_alone(course: Course) -> None:
    """Every question has words or entries that decide it, taken from the seed; date questions point at the event and the entry."""
    for made in checks(course):
        for item, key in zip(made.items, keys(made), strict=True):
            assert key.decided.words or key.decided.entries, item.id
            assert all(1 <= number <= len(made.stem.entries) for number in key.decided.entries)
        assert "decided" not in repr(made.without_key())
    third = keys(course.exercises[ID])[2]
    text = course.exercises[ID].stem.passages[0].text
    assert [text.show(where) for where in third.decided.words] == [
        "The collapse of the Istanbul peace talks on June 2, 2025"
    ]
    assert third.decided.entries == (20,)
    tasks = [item.task for item in course.exercises[AWAY].items]
    assert [task.axis for task in tasks if isinstance(task, Choosing)] == ["trace", "fitness"]
    assert all(
        len(key.decided.words) == 1 and not key.decided.entries for key in keys(course.exercises[AWAY])
    )


# --- in the browser ----------------------------------------------------------------------------------------


@pytest.fixture
def page(context: BrowserContext, serve: Serve) -> Page:
    return open_exercise(context, serve(Mode.PRACTICE), ID)


@pytest.fixture
def box(page: Page) -> Locator:
    return page.locator(BOX)


def status(box: Locator) -> str:
    return box.locator(".fp-status").inner_text()


def at(box: Locator) -> list[bool]:
    return [field.is_visible() for field in box.locator(".fp-question").all()]


def answer(box: Locator, made: Exercise) -> None:
    for number, key in enumerate(keys(made)):
        box.locator(".fp-question").nth(number).locator(f"input[value={key.choice}]").evaluate(
            "e => e.click()"
        )


@pytest.mark.browser
def test_one_question_at_a_time_by_keyboard(page: Page, box: Locator, course: Course) -> None:
    """Next and Back show one question, say which, and put the focus into it; an open question stops Check; full marks without a mouse."""
    made = course.exercises[ID]
    assert at(box) == [True, False, False, False]
    assert box.get_by_role("button", name="Back").is_disabled()
    for number, key in enumerate(keys(made)):
        task = made.items[number].task
        assert isinstance(task, Choosing)
        box.locator(".fp-question:not([hidden]) input").first.focus()
        page.keyboard.press("Space")
        for _ in range([choice.id for choice in task.choices].index(key.choice)):
            page.keyboard.press("ArrowDown")
        expect(box.get_by_role("group", name=f"{number + 1}. {task.ask}")).to_be_visible()
        assert box.locator(".fp-steps [role=status]").inner_text() == f"Question {number + 1} of 4"
        if number < 2:
            box.get_by_role("button", name="Next").focus()
            page.keyboard.press("Enter")
            assert at(box).index(True) == number + 1
            assert page.evaluate("document.activeElement.closest('.fp-question').hidden") is False
        elif number == 2:
            box.get_by_role("button", name="Check", exact=True).focus()
            page.keyboard.press("Enter")
            assert status(box) == "1 question still to answer."
            assert at(box) == [False, False, False, True]
    box.get_by_role("button", name="Back").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.checked")
    box.get_by_role("button", name="Check", exact=True).focus()
    page.keyboard.press("Enter")
    assert status(box) == "4 of 4 right."
    assert at(box) == [True] * 4


@pytest.mark.browser
def test_full_marks_by_touch(browser: Browser, serve: Serve, course: Course) -> None:
    """On a phone the questions are answered one after the other by taps, and nothing hangs over the edge."""
    context = browser.new_context(viewport={"width": 320, "height": 700}, has_touch=True, is_mobile=True)
    page = open_exercise(context, serve(Mode.PRACTICE), ID)
    box = page.locator(BOX)
    for number, key in enumerate(keys(course.exercises[ID])):
        box.locator(".fp-question").nth(number).locator(f"input[value={key.choice}]").tap()
        if number < 3:
            box.get_by_role("button", name="Next").tap()
    box.get_by_role("button", name="Check", exact=True).tap()
    assert status(box) == "4 of 4 right."
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert box.locator(".fp-trail svg").evaluate("e => e.getBoundingClientRect().right <= innerWidth")
    context.close()


@pytest.mark.browser
def test_each_answer_shows_the_words_that_decide_it(box: Locator, course: Course) -> None:
    """After Check a button a question points out its words and entries, says them, and takes them back; the text stays as it was."""
    assert box.get_by_role("button", name="Show the words").count() == 0
    answer(box, course.exercises[ID])
    box.get_by_role("button", name="Check", exact=True).click()
    lines = "e => [...e.querySelectorAll('.fp-line')].map(line => line.innerHTML).join()"
    before = box.evaluate(lines)
    first = box.get_by_role("button", name="Show the words that decide question 1")
    first.click()
    assert first.get_attribute("aria-pressed") == "true"
    assert box.locator("mark.fp-decides").all_inner_texts() == ["(theguardian.com)"]
    assert box.locator("details.fp-entries").get_attribute("open") is not None
    assert box.locator("li.fp-decides").evaluate_all(
        "all => all.map(e => [...e.parentNode.children].indexOf(e) + 1)"
    ) == [20]
    assert box.locator(".fp-trail .fp-decides").evaluate_all("all => all.map(e => e.dataset.entry)") == ["20"]
    told = box.locator(".fp-words").get_by_role("status")
    assert told.nth(0).inner_text().strip().startswith("Line 51: “(theguardian.com)”. Entry 20: Guardian,")
    assert status(box) == "4 of 4 right.", "the score stays in sight"
    expect(box.locator("mark.fp-decides")).to_be_in_viewport()
    third = box.get_by_role("button", name="Show the words that decide question 3")
    third.click()
    assert first.get_attribute("aria-pressed") == "false"
    assert "Line 67: “The collapse of the Istanbul peace talks on June 2, 2025”." in told.nth(2).inner_text()
    second = box.get_by_role("button", name="Show the words that decide question 2")
    second.click()
    focus = course.exercises[ID].stem.focus
    assert focus
    words = course.exercises[ID].stem.passages[0].text.show(focus.claim)
    assert box.locator("mark.fp-decides").first.inner_text() == words
    second.click()
    assert box.locator(".fp-decides").count() == 0
    assert box.evaluate(lines) == before
    second.click()
    box.get_by_role("button", name="Show answers").click()
    assert box.locator(".fp-decides").count() == 0
    assert box.get_by_role("button", name="Show the words").count() == 4
    box.locator(".fp-question input").nth(1).click()
    assert box.get_by_role("button", name="Show the words").count() == 0


@pytest.mark.slow
@pytest.mark.browser
def test_words_are_pointed_out_to_the_letter_everywhere(
    context: BrowserContext, serve: Serve, course: Course
) -> None:
    """In every citation check the words pointed out in the passage are those of the key, whatever marks stand there."""
    for lesson in sorted({made.stem.id.partition("/")[0] for made in checks(course)}):
        page = context.new_page()
        page.goto(f"{serve(Mode.PRACTICE)}/{lesson}.html")
        page.wait_for_selector(".fp-steps", state="attached")
        for id, shown in page.evaluate(SHOW_ALL).items():
            passage = course.exercises[id].stem.passages[0]
            for key, (words, entries) in zip(keys(course.exercises[id]), shown, strict=True):
                assert words == "".join(
                    passage.text.show(where) for where in key.decided.words if where in passage.where
                ), id
                assert entries == list(key.decided.entries), id
        page.close()


SHOW_ALL = """() => {
  const shown = {};
  for (const exercise of document.querySelectorAll("fp-exercise[data-kind=citation-check]")) {
    for (const question of exercise.querySelectorAll(".fp-question")) question.querySelector("input").checked = true;
    [...exercise.querySelectorAll("button")].find((button) => button.textContent === "Check").click();
    shown[exercise.dataset.id] = [...exercise.querySelectorAll(".fp-show-words")].map((button) => {
      button.click();
      const entries = [...exercise.querySelectorAll("details.fp-entries li")];
      return [[...exercise.querySelectorAll("mark.fp-decides")].map((mark) => mark.textContent).join(""),
        entries.flatMap((entry, i) => (entry.classList.contains("fp-decides") ? [i + 1] : []))];
    });
  }
  return shown;
}"""


@pytest.mark.browser
def test_saved_answers_come_back(box: Locator) -> None:
    """A saved answer is put back in all questions, shown or not; what is none of the choices is left out."""
    put = "(e, saved) => { e.restore(saved); return e.response(); }"
    exercise = box.locator("fp-exercise")
    whole = {"choices": ["found", None, "in-part", "fit"]}
    assert exercise.evaluate(put, whole) == whole
    odd = {"choices": ['"><img src=x>', {}, "no-such", "fit"]}
    assert exercise.evaluate(put, odd) == {"choices": [None, None, None, "fit"]}
    assert exercise.evaluate(put, {"choices": "found"}) == {"choices": [None, None, None, "fit"]}
    assert box.locator("img[src=x]").count() == 0


@pytest.mark.browser
def test_on_paper_all_questions_stand(page: Page, box: Locator, course: Course) -> None:
    """Printed, all questions are there with their trail, and neither steps nor what decides them."""
    page.emulate_media(media="print")
    assert at(box) == [True] * 4
    assert box.locator(".fp-trail").is_visible()
    assert not box.locator(".fp-steps").is_visible()
    page.emulate_media(media="screen")
    answer(box, course.exercises[ID])
    box.get_by_role("button", name="Check", exact=True).click()
    box.locator(".fp-show-words").first.click()
    page.emulate_media(media="print")
    assert not box.locator(".fp-show-words").first.is_visible()
    assert box.locator("mark.fp-decides").first.evaluate("e => getComputedStyle(e).outlineStyle") == "none"
