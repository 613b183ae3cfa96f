"""Marking as a reader does it: overlaps, names, undo, hints, reading after Check, plain words, and how
fast an answer to a key comes."""

from __future__ import annotations

import re
import statistics

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from facingpages.course.course import Course, Mode
from facingpages.course.formats.answers import Answer
from facingpages.course.items import MarkKey
from facingpages.language.vocabulary import vocabulary
from facingpages.page import render
from tests.conftest import Serve, open_exercise
from tests.helpers.playing import LAST_WORD, box_of, card, cards, check, main, status

pytestmark = pytest.mark.browser

ID = "names-that-judge/what-the-talks-are-for"


@pytest.fixture
def page(context: BrowserContext, serve: Serve) -> Page:
    return open_exercise(context, serve(Mode.PRACTICE), ID)


@pytest.fixture
def box(page: Page) -> Locator:
    return page.locator(f"#{render.anchor(ID)}")


@pytest.fixture(scope="module")
def key(course: Course) -> MarkKey:
    found = course.exercises[ID].items[0].key
    assert isinstance(found, MarkKey)
    return found


def word(box: Locator, number: int) -> Locator:
    """Return a word by its number; facing pages may be the other way round."""
    place = box.locator("fp-exercise").evaluate("(e, number) => e.marking.words[number].fpPlace", number)
    return box.locator(".fp-word").nth(place)


def drag(page: Page, box: Locator, start: int, end: int) -> None:
    """Drag over the words from one number to another, the end not included."""
    word(box, start).hover()
    page.mouse.down()
    word(box, end - 1).hover()
    page.mouse.up()


def marks(box: Locator) -> list[list[int]]:
    found: list[list[int]] = box.locator("fp-exercise").evaluate("e => e.marking.ranges()")
    return found


def marked(box: Locator) -> Locator:
    """Return the button that opens the list of the marks."""
    return box.locator(".fp-left button", has_text="Marked: ")


def first_loaded(key: MarkKey, box: Locator) -> list[int]:
    """Return the loaded spans' first words, in the order of the page."""
    place = box.locator("fp-exercise").evaluate("e => e.marking.words.map(word => word.fpPlace)")
    return sorted((span.start for span in key.of("loaded")), key=lambda start: place[start])


@pytest.mark.slow
def test_marks_may_overlap(page: Page, box: Locator) -> None:
    """Two phrases that share a word are two marks; the shared word shows it, and the dock counts them."""
    drag(page, box, 2, 5)
    drag(page, box, 4, 7)
    assert marks(box) == [[2, 5], [4, 7]]
    assert box.locator(".fp-twice").all_inner_texts() == [word(box, 4).inner_text()]
    expect(marked(box)).to_have_text("Marked: 2 ›")
    drag(page, box, 4, 7)
    assert marks(box) == [[2, 5]]


def test_words_side_by_side_are_counted_as_one(box: Locator) -> None:
    """The dock counts marks as hints and results do: two words tapped one after the other are one."""
    for number, expected in ((1, "Marked: 1 ›"), (2, "Marked: 1 ›"), (5, "Marked: 2 ›")):
        word(box, number).click()
        expect(marked(box)).to_have_text(expected)


SIGN = """e => { const { backgroundColor, borderBlockStart, borderBlockEnd, textDecorationLine } = getComputedStyle(e);
  return [backgroundColor, borderBlockStart, borderBlockEnd, textDecorationLine].join(); }"""


def test_the_result_accounts_for_every_mark_and_sign(context: BrowserContext, serve: Serve) -> None:
    """Found, extra and contested marks are counted; the legend holds each sign that is in the text, as it
    is drawn there, and no other."""
    id = "what-am-i-reading/which-words-judge"
    box = box_of(open_exercise(context, serve(Mode.PRACTICE), id), id)
    exercise = box.locator("fp-exercise")
    text = exercise.evaluate("e => e.marking.words.map(word => word.textContent)")
    tapped = [text.index(one) for one in ("manipulation", "regime", "bullied", "genuinely")]
    exercise.evaluate("(e, marks) => e.marking.set(marks)", [[at, at + 1] for at in tapped])
    assert check(box) == "2 of 2 found, 1 extra, 1 either way."
    legend = box.locator(".fp-dots span")
    signs = {one.get_attribute("data-outcome"): one.evaluate(SIGN) for one in legend.all()}
    drawn: dict[str | None, str] = {}
    for number in (*tapped, text.index("forever")):
        outcome = word(box, number).get_attribute("data-outcome")
        drawn.setdefault(outcome, word(box, number).evaluate(SIGN))
    assert signs == drawn
    assert legend.all_inner_texts() == ["extra", "could go either way", "found"]
    cards(box)
    box.get_by_role("button", name="Try again").click()
    word(box, tapped[-1]).click()
    assert check(box) == "All right: 2 of 2 found, 1 either way."


def test_a_mark_stays_in_its_passage(page: Page, box: Locator, course: Course) -> None:
    """A phrase taken in by Shift ends where its passage ends."""
    first, second = (passage.words for passage in course.exercises[ID].stem.passages)
    assert first.end == second.start
    word(box, first.end - 2).focus()
    for _ in range(4):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Space")
    assert marks(box) == [[first.end - 2, first.end]]


def test_undo_and_redo(page: Page, box: Locator) -> None:
    """Each change can be taken back and made again, by button and by key; a new change ends the way
    forward."""
    undo, redo = box.get_by_role("button", name="Undo"), box.get_by_role("button", name="Redo")
    assert undo.count() == redo.count() == 0, "nothing is done yet"
    word(box, 1).click()
    word(box, 3).click()
    undo.click()
    assert marks(box) == [[1, 2]]
    redo.click()
    assert marks(box) == [[1, 2], [3, 4]]
    word(box, 3).focus()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert marks(box) == []
    page.keyboard.press("Control+y")
    assert marks(box) == [[1, 2]]
    word(box, 5).click()
    assert redo.is_disabled()
    undo.press("Enter")
    undo.press("Enter")
    expect(redo).to_be_focused()
    redo.press("Enter")
    marked(box).click()
    box.get_by_role("button", name="Clear all marks").click()
    assert marks(box) == []


@pytest.mark.slow
def test_a_wrong_name_says_which_is_the_right_one(box: Locator, key: MarkKey) -> None:
    """Marks are named on a sheet that offers few names first; a wrong name is read with the right one, and
    finding keeps its count."""
    spans = sorted((span for span in key.spans if span.verdict == "loaded"), key=lambda s: s.words)
    box.locator("fp-exercise").evaluate(
        "(e, marks) => e.marking.set(marks)", [[s.words.start, s.words.end] for s in spans]
    )
    terms = vocabulary().techniques
    wrong = next(term for term in terms.values() if term.id not in {span.technique for span in spans})
    marked(box).click()
    rows = box.locator(".fp-sheet li")
    assert rows.count() == len(spans)
    offered = rows.first.locator("option").count()
    assert offered == 8, "no name, six names, another one"
    for number, span in enumerate(spans):
        select = rows.nth(number).locator("select")
        chosen = wrong.id if number == 0 else span.technique or ""
        if select.locator(f"option[value='{chosen}']").count() == 0:
            select.select_option("*")
        select.select_option(chosen)
        assert terms[chosen].definition in rows.nth(number).inner_text()
    box.locator(".fp-sheet").get_by_role("button", name="Done").click()
    assert check(box).startswith(f"{len(spans)} of {len(spans)} found.")
    (read,) = cards(box)
    assert f"You named it “{wrong.label}”; here it is “{terms[spans[0].technique or ''].label}”." in read


@pytest.mark.slow
def test_own_wording_is_kept_and_escaped(page: Page, box: Locator) -> None:
    """What a reader writes beside a mark is kept letter by letter, stays text, and is handed in with it;
    letters are no steps to undo."""
    hostile = '<img src=x onerror="document.title=1"> & “so”'
    word(box, 1).click()
    marked(box).click()
    box.locator(".fp-sheet input").press_sequentially("so")
    box.locator(".fp-sheet input").fill(hostile)
    page.keyboard.press("Escape")
    assert not box.locator(".fp-sheet").is_visible()
    answer = Answer.model_validate(box.locator("fp-exercise").evaluate("e => e.response()"))
    assert [mark.neutral for mark in answer.marks or ()] == [hostile]
    marked(box).click()
    expect(box.locator(".fp-sheet input")).to_have_value(hostile)
    page.keyboard.press("Escape")
    assert page.locator("img[src=x]").count() == 0
    box.get_by_role("button", name="Undo").click()
    assert marks(box) == []


@pytest.mark.slow
def test_a_mark_is_taken_away_from_the_list(page: Page, box: Locator) -> None:
    """The list takes a mark away, and the focus goes to the next one."""
    for number in (1, 3):
        word(box, number).click()
    marked(box).click()
    page.get_by_role("button", name="Take away the mark on: ").first.click()
    expect(box.locator(".fp-sheet select")).to_be_focused()
    assert marks(box) == [[3, 4]]


@pytest.mark.slow
def test_a_phrase_may_be_let_go_anywhere(page: Page, box: Locator) -> None:
    """A drag that is let go beside the text marks what it took in, and is over; one that Escape gives up
    marks nothing."""
    word(box, 2).hover()
    page.mouse.down()
    word(box, 4).hover()
    page.mouse.move(2, 300)
    page.mouse.up()
    assert marks(box) == [[2, 5]]
    word(box, 9).hover()
    assert box.locator(".fp-taken").count() == 0
    word(box, 7).hover()
    page.mouse.down()
    word(box, 9).hover()
    page.keyboard.press("Escape")
    page.mouse.up()
    assert marks(box) == [[2, 5]]


def test_words_tell_a_screen_reader_what_is_done_with_them(page: Page, box: Locator, key: MarkKey) -> None:
    """A word taken in says so when it is reached; after Check each word of an expression says what became
    of it, until Try again."""
    word(box, 1).focus()
    page.keyboard.press("Shift+ArrowRight")
    for number in (1, 2):
        expect(word(box, number)).to_have_accessible_description("taken in")
    page.keyboard.press("Escape")
    expect(word(box, 1)).to_have_accessible_description("")
    missed = key.of("loaded")[0].start
    beside = next(n for n in range(80) if not any(s.words.start <= n < s.words.end for s in key.spans))
    word(box, beside).click()
    check(box)
    expect(word(box, missed)).to_have_accessible_description("missed")
    expect(word(box, beside)).to_have_accessible_description("extra")
    cards(box)
    box.get_by_role("button", name="Try again").click()
    expect(word(box, missed)).to_have_accessible_description("")


def test_after_check_a_tap_reads(page: Page, box: Locator, key: MarkKey) -> None:
    """After Check a click or Enter on a word opens its card; nothing can be marked, moved or lost until
    Try again."""
    page.evaluate(
        "window.heard = []; for (const name of ['fp-changed', 'fp-checked']) document.addEventListener(name, (e) => heard.push(name))"
    )
    word(box, 1).click()
    check(box)
    before = page.evaluate("() => window.heard")
    missed = first_loaded(key, box)[0]
    word(box, missed).click()
    assert "missed" in card(box)
    expect(box.locator(".fp-card")).to_be_focused()
    page.keyboard.press("Escape")
    expect(word(box, missed)).to_be_focused()
    page.keyboard.press("Enter")
    assert "missed" in card(box)
    page.keyboard.press("Escape")
    for press in ("Shift+ArrowRight", "Space", "Delete", "Control+z"):
        page.keyboard.press(press)
    drag(page, box, 8, 12)
    assert marks(box) == [[1, 2]]
    assert page.evaluate("() => window.heard") == before
    free = next(n for n in range(2, 60) if not any(s.words.start <= n < s.words.end for s in key.spans))
    word(box, free).click()
    assert status(box) == f"“{word(box, free).inner_text()}” is not one of the expressions here."
    box.get_by_role("button", name="Try again").click()
    word(box, 1).click()
    assert marks(box) == []


def test_what_concerns_the_reader_is_read_one_by_one(box: Locator, key: MarkKey) -> None:
    """Missed and extra come in the order of the page, with the plain wording and the whole reason on
    request; found and contested are folded."""
    order = first_loaded(key, box)
    spans = {span.words.start: span for span in key.spans}
    found = spans[order[0]].words
    extra = next(n for n in range(80) if not any(s.words.start <= n < s.words.end for s in key.spans))
    box.locator("fp-exercise").evaluate(
        "(e, marks) => e.marking.set(marks)", [[found.start, found.end], [extra, extra + 1]]
    )
    assert check(box) == f"1 of {len(order)} found, 1 extra."
    expect(main(box)).to_have_text("See why")
    main(box).click()
    assert box.locator(".fp-more").is_hidden(), "only the first sentence is open"
    assert box.locator(".fp-dots i[data-at]").count() == 1
    box.get_by_role("button", name="Next").click()
    box.get_by_role("button", name="Back").click()
    read = [card(box), *cards(box)]
    assert len(read) == len(order)
    assert sum(" extra " in text for text in read) == 1
    missed = [text for text in read if " missed " in text]
    assert len(missed) == len(order) - 1
    for start, text in zip(order[1:], missed, strict=True):
        assert (spans[start].neutral or "") in text
    whole = [
        text.replace(f" In plain words: {spans[start].neutral}", "")
        for start, text in zip(order[1:], missed, strict=True)
    ]
    assert all(
        " ".join(spans[start].why.split()) in text
        for start, text in list(zip(order[1:], whole, strict=True))[1:]
    )
    box.get_by_role("button", name="Right: 1 ›").click()
    assert " found " in card(box)
    main(box).click()
    contested = key.of("contested")
    if contested:
        box.get_by_role("button", name="Could go either way").click()
        assert len(contested) == 1 or box.locator(".fp-dots i").count() == len(contested)


def test_check_on_an_empty_answer_shows_nothing_of_the_key(box: Locator, key: MarkKey) -> None:
    """Check with no mark says what to do; "No word judges here" is an answer, and says no more than that
    something is there."""
    box.get_by_role("button", name="Check", exact=True).click(force=True)
    assert status(box) == "Mark at least one word first."
    box.get_by_role("button", name="No word judges here").click()
    assert status(box).startswith("There is something to find here.")
    assert box.locator("[data-outcome]").count() == 0
    assert not box.locator(".fp-card").is_visible()


def test_a_double_click_on_check_only_checks(box: Locator) -> None:
    """No button comes to be where another has just been pressed."""
    word(box, 1).click()
    box.evaluate(LAST_WORD)
    expect(main(box)).to_have_text("Check")
    box.locator("fp-exercise").evaluate("e => e.scrollIntoView()")
    box.get_by_role("button", name="Check", exact=True).dblclick()
    assert not box.locator(".fp-card").is_visible()
    expect(main(box)).to_contain_text("See")
    expect(main(box)).to_be_focused()


def test_an_answer_put_back_is_the_same(box: Locator) -> None:
    """A saved answer is restored whole; marks on other words than they name, or out of a passage, are left
    out."""
    script = """e => {
      e.marking.set([{ start: 1, end: 3, technique: "doubt", neutral: "x" }, { start: 2, end: 5, technique: null, neutral: "" }]);
      const saved = JSON.parse(JSON.stringify(e.response()));
      e.marking.set([]);
      const bad = [{ start: 0, end: 1, exact: "other" }, { start: -1, end: 2 }, null, { start: 2, end: 9999, exact: "" }];
      e.restore({ marks: [...saved.marks, ...bad] });
      return JSON.stringify(e.response()) === JSON.stringify(saved);
    }"""
    assert box.locator("fp-exercise").evaluate(script)


def test_three_hints_come_nearer(box: Locator, key: MarkKey) -> None:
    """The hints say how many, then light the sentences, then say which techniques; none says a span's words,
    and the third stays."""
    said, lit = [], box.locator(".fp-lit")
    for step in range(4):
        box.locator(".fp-left button", has_text="Hint").click()
        said.append(status(box))
        assert (lit.count() > 0) == (step == 1)
        if step == 1:
            expect(lit.first).to_be_in_viewport()
            holding = "e => [...e.querySelectorAll('.fp-lit .fp-word')].map(word => word.fpWord)"
            shown = box.locator("fp-exercise").evaluate(holding)
            assert all(span.start in shown for span in key.of("loaded"))
    said_first = f"Hint 1 of 3. In the two texts together, {len(key.of('loaded'))} words or phrases judge."
    assert said[0] == f"{said_first} Hints cost nothing."
    assert re.fullmatch(r"Hint 2 of 3. Look at these sentences: text 1; text 2\.", said[1])
    techniques = {span.technique for span in key.spans if span.verdict == "loaded"}
    assert all(vocabulary().techniques[name or ""].label.lower() in said[2] for name in techniques)
    assert said[3] == said[2]
    text = box.locator("fp-exercise").evaluate("e => e.marking.words.map(word => word.textContent)")
    assert not any(
        " ".join(text[span.start : span.end]) in hint for span in key.of("loaded") for hint in said
    )


def test_the_light_of_a_hint_goes_with_the_next_mark(box: Locator) -> None:
    """Sentences that a hint has lit are as before once the answer changes, or is checked."""
    lit, light = box.locator(".fp-lit"), "e => e.light([e.querySelector('[role=group]')])"
    for act in (lambda: word(box, 1).click(), lambda: check(box)):
        box.locator("fp-exercise").evaluate(light)
        assert lit.count() == 1
        act()
        assert lit.count() == 0


@pytest.mark.slow
def test_the_text_is_read_in_plain_words(page: Page, box: Locator, key: MarkKey) -> None:
    """At the end the loaded words change where they are, and what is on the screen stays; a tap on a
    plain word shows the original."""
    word(box, 1).click()
    check(box)
    cards(box)
    switch = box.get_by_role("group", name="Read the text")
    line = word(box, 1).locator("xpath=ancestor::p")
    line.evaluate("e => scrollBy(0, e.getBoundingClientRect().top - 300)")
    tops = "e => [...e.querySelectorAll('.fp-line')].map(l => l.getBoundingClientRect().top)"
    expect(box.locator("fp-exercise[data-wait]")).to_have_count(0)  # a tap counts again
    before = box.evaluate(tops)
    seen = next(number for number, top in enumerate(before) if top > 180)  # the first line in sight
    switch.get_by_role("button", name="Plain").click()
    neutral = [span.neutral for span in key.spans if span.verdict == "loaded" and span.neutral]
    assert sorted(text.lower() for text in box.locator(".fp-plain").all_inner_texts()) == sorted(
        text.lower() for text in neutral
    )
    assert status(box) == f"{len(neutral)} words swapped. Every claim is still here."
    assert box.evaluate(tops)[seen] == pytest.approx(before[seen], abs=60)
    first = box.locator(".fp-plain").first
    first.click()
    assert status(box).startswith("As written: “")
    switch.get_by_role("button", name="As written").click()
    assert box.locator(".fp-plain").count() == 0
    assert box.locator(".fp-word[hidden]").count() == 0
    assert marks(box) == [[1, 2]]


@pytest.mark.slow
def test_a_long_passage_answers_at_once(page: Page, box: Locator) -> None:
    """Among 2,000 words with 500 marks the median time from a key to its finished work is measured and
    printed; each key works."""
    page.evaluate(LONG)
    times: list[float] = page.evaluate(KEYS)
    print(
        f"\n2,000 words, 500 marks: median {statistics.median(times):.1f} ms, longest {max(times):.1f} ms of {len(times)} keys"
    )
    assert page.evaluate("document.querySelector('#long fp-exercise').marking.marks.length") == 510
    assert statistics.median(times) < 50


LONG = """() => {
  const exercise = document.createElement("fp-exercise");
  Object.assign(exercise.dataset, { id: "a/long", kind: "loaded-terms", mode: "practice", version: "0" });
  const section = Object.assign(document.createElement("section"), { id: "long", className: "fp" });
  const passage = Object.assign(document.createElement("div"), { className: "fp-passage" });
  passage.dataset.first = "0";
  const prompt = Object.assign(document.createElement("p"), { className: "fp-prompt" });
  const paper = Object.assign(document.createElement("label"), { className: "fp-paper" });
  const text = Object.assign(document.createElement("blockquote"), { className: "fp-text" });
  for (let p = 0; p < 20; p++) {
    const line = Object.assign(document.createElement("p"), { className: "fp-line", textContent: Array(100).fill("word").join(" ") });
    Object.assign(line.dataset, { n: p + 1, w: "0 " + Array(100).fill("4").join(" 1 ") + " 0", s: "0 20 40 60 80" });
    text.append(line);
  }
  passage.append(text);
  exercise.append(prompt, passage, paper);
  section.append(exercise);
  document.querySelector("article").append(section);
  exercise.marking.set(Array.from({ length: 500 }, (_, i) => [4 * i, 4 * i + 2]));
  exercise.marking.words[3].focus();
}"""
KEYS = """() => {
  const times = [];
  const press = (key, shiftKey = false) => {
    const start = performance.now();
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true }));
    document.body.offsetHeight;
    times.push(performance.now() - start);
  };
  for (let i = 0; i < 10; i++) {
    press(" ");
    press("ArrowRight"); press("ArrowRight", true); press("Escape"); press("ArrowLeft"); press("ArrowLeft");
    for (let j = 0; j < 5; j++) press("ArrowRight");
    while (document.activeElement.getAttribute("aria-selected") === "true") press("ArrowRight");
  }
  return times;
}"""
