"""The trail of a citation: what it shows before Check, questions that come one by one, and the words that
decide."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import BrowserContext, Locator, Page, expect

from facingpages.course.course import Course, Mode
from facingpages.course.items import ChoiceKey, Choosing, Decided, Exercise
from facingpages.handout.compose import exercises
from facingpages.page import citation_trail, render
from tests.conftest import Serve, open_exercise
from tests.helpers.chromium import Chromium
from tests.helpers.playing import box_of, card, cards, check, main, put, right, status

ID = "where-is-the-source/meeting-after-the-talks"
DATED = "which-meeting-which-day/no-handshakes"  # asks for no trace, so its entry is pointed at


def checks(course: Course) -> list[Exercise]:
    return [made for made in course.exercises.values() if made.stem.kind == "citation-check"]


def keys(made: Exercise) -> list[ChoiceKey]:
    return [item.key for item in made.items if isinstance(item.key, ChoiceKey)]


def count(made: Exercise) -> int:
    return len(made.items)


# --- the picture -------------------------------------------------------------------------------------------


def test_the_trail_tells_no_answer(course: Course) -> None:
    """The page of a learner is the same whatever the key says."""
    for made in checks(course):
        other = replace(
            made,
            items=tuple(
                replace(item, key=ChoiceKey("cannot-tell", (), None, Decided())) for item in made.items
            ),
        )
        assert render.exercise(made, Mode.CLASS) == render.exercise(other, Mode.CLASS)


def test_the_entries_that_can_be_meant_are_open(course: Course) -> None:
    """Entries with the address of the mark are open with their numbers, the others in a closed disclosure,
    and none is lost; where the trace is asked, all are in the disclosure and none is pointed at."""
    for made in checks(course):
        page = BeautifulSoup(render.exercise(made, Mode.CLASS), "html.parser")
        listed = [int(str(entry["value"])) for entry in page.select(".fp-entries > ol > li")]
        folded = [int(str(entry["value"])) for entry in page.select(".fp-entries > details:not([open]) li")]
        asked = any(isinstance(item.task, Choosing) and item.task.axis == "trace" for item in made.items)
        assert tuple(sorted(listed)) == (() if asked else tuple(sorted(made.stem.meant)))
        assert not asked or "has this address" not in page.get_text(), made.stem.id
        assert not asked or not page.select("svg.fp-when"), made.stem.id
        assert sorted(listed + folded) == list(range(1, len(made.stem.entries) + 1)), made.stem.id
        for number in listed:
            assert made.stem.entries[number - 1][1] in page.get_text()


def test_two_kinds_of_dots_stand_on_one_line(course: Course) -> None:
    """The event and the entry are labelled with their dates, in the order of time, within the picture;
    words say the same."""
    shown = citation_trail.of(course.exercises[DATED].without_key())
    assert [(dot.entry, str(dot.date)) for dot in (*shown.entries, *shown.events)] == [
        (18, "2025-05-17"),
        (0, "2025-06-02"),
    ]
    assert shown.entries[0].x < shown.events[0].x
    drawn = 0
    for made in checks(course):
        trail = citation_trail.of(made.without_key())
        picture = BeautifulSoup(render.exercise(made, Mode.CLASS), "html.parser").select_one("svg.fp-when")
        assert (picture is None) == (not trail.events)
        if picture is None:
            continue
        drawn += 1
        assert trail.entries
        assert all(0 <= dot.x <= citation_trail.WIDTH for dot in (*trail.entries, *trail.events))
        labels = [text.get_text() for text in picture.select("text")]
        assert len(labels) == len(trail.entries) + len(trail.events)
        assert sorted(str(picture["aria-label"]).split(", ")) == sorted(labels)
    assert drawn


# --- what decides ------------------------------------------------------------------------------------------


def test_what_decides_is_in_the_key_alone(course: Course) -> None:
    """Every question has words or entries that decide it, taken from the texts, and a learner's exercise
    holds none of them."""
    for made in checks(course):
        for item, key in zip(made.items, keys(made), strict=True):
            assert key.decided.words or key.decided.entries or key.decided.source, item.id
            assert all(1 <= number <= len(made.stem.entries) for number in key.decided.entries)
        assert "Decided(" not in repr(made.without_key())


# --- in the browser ----------------------------------------------------------------------------------------


@pytest.fixture
def page(context: BrowserContext, serve: Serve) -> Page:
    return open_exercise(context, serve(Mode.PRACTICE), ID)


@pytest.fixture
def box(page: Page) -> Locator:
    return box_of(page, ID)


def asked(box: Locator) -> list[bool]:
    return [field.is_visible() for field in box.locator(".fp-question").all()]


@pytest.mark.browser
def test_each_question_comes_when_the_one_before_is_answered(
    page: Page, box: Locator, course: Course
) -> None:
    """One question is asked, then the next; Check waits for the last, says how many are open; full marks
    by keys alone."""
    made = course.exercises[ID]
    for number, key in enumerate(keys(made)):
        assert asked(box) == [True] * (number + 1) + [False] * (count(made) - number - 1)
        expect(box.locator("fp-exercise")).not_to_have_attribute(
            "data-wait", ""
        )  # for a moment after the page moved no tap counts
        box.get_by_role("button", name="Check", exact=True).click(force=True)
        left = count(made) - number
        expect(box.locator(".fp-status")).to_have_text(
            f"{left} question{'s' if left > 1 else ''} still to answer."
        )
        box.locator(".fp-question").nth(number).locator("input").first.focus()
        page.keyboard.press("Space")
        choices = [choice.id for choice in made.items[number].task.choices]  # type: ignore[union-attr]
        for _ in range(choices.index(key.choice)):
            page.keyboard.press("ArrowDown")
    box.get_by_role("button", name="Check", exact=True).focus()
    page.keyboard.press("Enter")
    assert status(box).startswith(f"{count(made)} of {count(made)} right.")
    assert main(box).inner_text() in ("Next exercise", "Next page")


@pytest.mark.slow
@pytest.mark.browser
def test_the_third_hint_rules_out_what_was_not_tried(box: Locator, course: Course) -> None:
    """The third hint is about the question in hand; once all are answered, it names no answer that was given."""
    made = course.exercises[ID]
    hint = box.get_by_role("button", name="Hint")
    for _ in range(3):
        hint.click()
    assert status(box).startswith("Hint 3 of 3. You can rule out: “")
    assert status(box).count("(question ") == 1
    first = [
        next(c.id for c in item.task.choices if c.id != key.choice)
        for item, key in zip(made.items, keys(made), strict=True)
    ]  # type: ignore[union-attr]
    put(box, {"choices": first})
    hint.click()
    assert status(box).count("(question ") == count(made)
    for item, tried in zip(made.items, first, strict=True):
        text = next(c.text for c in item.task.choices if c.id == tried)  # type: ignore[union-attr]
        assert text.rstrip(".") not in status(box)


def test_no_list_is_denied_beside_answers_that_speak_of_one(course: Course) -> None:
    """Where a question asks for the trace, neither the page nor a sheet says that the text has no list."""
    found = set()
    for made in checks(course):
        if not made.stem.entries:
            traced = any(item.task.axis == "trace" for item in made.items)  # type: ignore[union-attr]
            html = render.exercise(made, Mode.CLASS)
            assert ("has no list of sources.</p>" in html) is not traced
            blocks = exercises.blocks(made.without_key(), "en", "A")
            assert any("has no list of sources." in str(block) for block in blocks) is not traced
            found.add(traced)
    assert True in found


@pytest.mark.slow
@pytest.mark.browser
def test_the_mark_leads_to_the_list_and_back(page: Page, box: Locator) -> None:
    """The mark in the text is a button: it leads to the first entry that can be meant, and the dock leads
    back."""
    mark = box.locator(".fp-focus-mark")
    mark.focus()
    page.keyboard.press("Enter")
    entry = box.locator(".fp-entries li").first
    expect(entry).to_be_focused()
    expect(entry).to_be_in_viewport()
    box.get_by_role("button", name="Back to the text").click()
    expect(mark).to_be_focused()
    assert box.get_by_role("button", name="Back to the text").count() == 0


@pytest.mark.slow
@pytest.mark.browser
def test_answers_are_undone(box: Locator) -> None:
    """Undo takes an answer back, and with it the question that came because of it; Redo brings both."""
    box.locator(".fp-question input").first.check()
    assert asked(box)[1]
    box.get_by_role("button", name="Undo").click()
    assert not asked(box)[1]
    assert box.locator(".fp-question :checked").count() == 0
    box.get_by_role("button", name="Redo").click()
    assert box.locator(".fp-question :checked").count() == 1


@pytest.mark.slow
@pytest.mark.browser
def test_full_marks_by_touch(browser: Chromium, serve: Serve, course: Course) -> None:
    """On a phone the questions are answered one after the other by taps, and nothing hangs over the edge."""
    context = browser.new_context(viewport={"width": 320, "height": 700}, has_touch=True, is_mobile=True)
    page = open_exercise(context, serve(Mode.PRACTICE), DATED)
    box, made = box_of(page, DATED), course.exercises[DATED]
    for number, key in enumerate(keys(made)):
        box.locator(".fp-question").nth(number).locator(f"input[value={key.choice}]").tap()
    box.get_by_role("button", name="Check", exact=True).tap()
    assert status(box).startswith(f"{count(made)} of {count(made)} right.")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert box.locator("svg.fp-when").evaluate("e => e.getBoundingClientRect().right <= innerWidth")


@pytest.mark.browser
def test_a_wrong_answer_is_read_with_the_words_that_decide(box: Locator, course: Course) -> None:
    """A wrong question is framed, its card gives the reason, the answer and the words; they are pointed
    out in place, and go with the card."""
    made = course.exercises[ID]
    wrong = [
        next(c.id for c in item.task.choices if c.id != key.choice)
        for item, key in zip(made.items, keys(made), strict=True)
    ]  # type: ignore[union-attr]
    put(box, {"choices": [wrong[0], *right(made)["choices"][1:]]})
    lines = "e => [...e.querySelectorAll('.fp-line')].map(line => line.innerHTML).join()"
    before = box.evaluate(lines)
    assert check(box) == f"{count(made) - 1} of {count(made)} right."
    marked = box.locator(".fp-choice[data-right] input").evaluate_all("all => all.map(one => one.value)")
    assert marked == [key.choice for key in keys(made)]
    main(box).click()
    assert box.locator(".fp-framed").count() == 1
    assert box.locator("mark.fp-decides").all_inner_texts() == ["(theguardian.com)"]
    assert [entry.get_attribute("value") for entry in box.locator("li.fp-decides").all()] == ["20"]
    box.get_by_role("button", name="Why?").click()
    whys = dict(keys(made)[0].whys)
    for words in (
        whys[wrong[0]],
        whys[keys(made)[0].choice],
        "Paragraph 42: “(theguardian.com)”.",
        "Entry 20: Guardian,",
    ):
        assert " ".join(words.split()) in card(box)
    box.get_by_role("button", name="See it in the text").click()
    expect(box.locator("mark.fp-decides").first).to_be_in_viewport()
    box.get_by_role("button", name="Back to the question").click()
    expect(box.locator(".fp-question.fp-framed")).to_be_in_viewport()
    main(box).click()
    assert box.locator(".fp-decides").count() == 0
    assert box.evaluate(lines) == before
    box.get_by_role("button", name=f"Right: {count(made) - 1} ›").click()
    assert box.locator(".fp-framed").count() == 1


@pytest.mark.browser
def test_after_check_answers_stay(box: Locator, course: Course) -> None:
    """After Check a click on a question reads it, and no choice changes until Try again."""
    answer = right(course.exercises[ID])
    put(box, answer)
    check(box)
    other = box.locator(".fp-question").first.locator("input:not(:checked)").first
    other.click(force=True)
    assert "Question 1" in card(box)
    assert box.locator("fp-exercise").evaluate("e => e.response()") == answer
    assert not other.is_checked()


@pytest.mark.slow
@pytest.mark.browser
def test_words_are_pointed_out_to_the_letter_everywhere(
    context: BrowserContext, serve: Serve, course: Course
) -> None:
    """In every citation check the words pointed out are those of the key, whatever marks are there;
    tests show none."""
    tests = {id for id, plan in course.plans.items() if plan.data.purpose == "test"}
    for lesson in sorted({made.stem.id.partition("/")[0] for made in checks(course)} - tests):
        page = context.new_page()
        page.goto(f"{serve(Mode.PRACTICE)}/{lesson}.html")
        page.wait_for_selector(".fp-dock", state="attached")
        for id, shown in page.evaluate(SHOW_ALL).items():
            stem = course.exercises[id].stem
            for key, (words, entries) in zip(keys(course.exercises[id]), shown, strict=True):
                own = "".join(
                    stem.passages[0].text.show(where)
                    for where in key.decided.words
                    if where in stem.passages[0].where
                )
                source = (
                    "".join(stem.source.text.show(where) for where in key.decided.source)
                    if stem.source
                    else ""
                )
                assert words == own + source, id
                assert entries == sorted(key.decided.entries), id
        page.close()


SHOW_ALL = """() => {
  const shown = {};
  for (const exercise of document.querySelectorAll("fp-exercise[data-kind=citation-check]")) {
    for (const question of exercise.querySelectorAll(".fp-question")) question.querySelector("input").click();
    exercise.judge();
    shown[exercise.dataset.id] = exercise.result.items.map((item) => {
      exercise.readAt(item);
      const entries = [...document.querySelectorAll("li.fp-decides")].map((entry) => Number(entry.value)).sort((a, b) => a - b);
      return [[...exercise.querySelectorAll("mark.fp-decides")].map((mark) => mark.textContent).join(""), entries];
    });
    exercise.leave();
  }
  return shown;
}"""


@pytest.mark.browser
def test_saved_answers_come_back(box: Locator) -> None:
    """A saved answer is put back in all questions, shown or not; what is none of the choices is left out."""
    back = "(e, saved) => { e.restore(saved); return e.response(); }"
    exercise = box.locator("fp-exercise")
    rest = [None] * (box.locator(".fp-question").count() - 2)
    whole = {"choices": ["found", None, *rest]}
    assert exercise.evaluate(back, whole) == whole
    assert exercise.evaluate(back, {"choices": ['"><img src=x>', {}, *rest]}) == {
        "choices": [None, None, *rest]
    }
    assert exercise.evaluate(back, {"choices": "found"}) == {"choices": [None, None, *rest]}
    assert box.locator("img[src=x]").count() == 0


@pytest.mark.slow
@pytest.mark.browser
def test_on_paper_all_questions_stand(page: Page, box: Locator, course: Course) -> None:
    """Printed, all questions are there with their entries, and neither the dock nor what decides them."""
    page.emulate_media(media="print")
    assert all(asked(box))
    assert box.locator(".fp-entries li").first.is_visible()
    page.emulate_media(media="screen")
    put(box, {"choices": [item.task.choices[-1].id for item in course.exercises[ID].items]})  # type: ignore[union-attr]
    check(box)
    main(box).click()
    page.emulate_media(media="print")
    assert not box.locator(".fp-dock").is_visible()
    assert box.locator("mark.fp-decides").first.evaluate("e => getComputedStyle(e).outlineStyle") == "none"


@pytest.mark.browser
def test_every_answer_has_its_card(box: Locator, course: Course) -> None:
    """With all answers wrong each question has a card with the reason of the choice made."""
    made = course.exercises[ID]
    wrong = [
        next(c.id for c in item.task.choices if c.id != key.choice)
        for item, key in zip(made.items, keys(made), strict=True)
    ]  # type: ignore[union-attr]
    put(box, {"choices": wrong})
    check(box)
    for text, choice, key in zip(cards(box), wrong, keys(made), strict=True):
        assert " ".join(dict(key.whys)[choice].split()) in text
