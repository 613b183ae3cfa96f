"""Marking as a reader does it: overlaps, names, undo, hints, the mirror, and how fast an answer to a key comes."""

from __future__ import annotations

import statistics

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from facingpages.course.course import Course, Mode
from facingpages.course.formats.answers import Answer
from facingpages.course.items import MarkKey
from facingpages.language.vocabulary import vocabulary
from facingpages.page import render

from .conftest import Serve, open_exercise

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
    """Return a word by its number; facing pages may stand the other way round."""
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


def test_marks_may_overlap(page: Page, box: Locator) -> None:
    """Two phrases that share a word are two marks; the shared word shows it, and the score joins them."""
    drag(page, box, 2, 5)
    drag(page, box, 4, 7)
    assert marks(box) == [[2, 5], [4, 7]]
    assert box.locator(".fp-twice").all_inner_texts() == [word(box, 4).inner_text()]
    assert box.locator(".fp-marks > li").count() == 2
    drag(page, box, 4, 7)
    assert marks(box) == [[2, 5]]


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
    """Each change can be taken back and made again, by button and by key; a new change ends the way forward."""
    undo, redo = box.get_by_role("button", name="Undo"), box.get_by_role("button", name="Redo")
    assert undo.is_disabled()
    assert redo.is_disabled()
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
    box.get_by_role("button", name="Clear all marks").click()
    assert undo.is_disabled(), "where nothing is marked nothing is cleared"


def test_naming_is_a_score_of_its_own(page: Page, box: Locator, key: MarkKey) -> None:
    """All spans found and named by keyboard earn two scores of 1; a name of the same family earns a half, and finding stays."""
    loaded = [span for span in sorted(key.spans, key=lambda s: s.words) if span.verdict == "loaded"]
    box.locator("fp-exercise").evaluate(
        "(e, marks) => e.marking.set(marks)", [[s.words.start, s.words.end] for s in loaded]
    )
    for number, span in enumerate(loaded):
        box.locator(".fp-name").nth(number).focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.matches('.fp-name-form select')")
        box.locator(".fp-name-form select").select_option(span.technique)
        assert (
            vocabulary().techniques[span.technique or ""].definition
            in box.locator(".fp-name-form").inner_text()
        )
        page.keyboard.press("Escape")
        assert vocabulary().techniques[span.technique or ""].label in page.evaluate(
            "document.activeElement.getAttribute('aria-label')"
        )
    box.get_by_role("button", name="Check", exact=True).click()
    expect(box.locator(".fp-status")).to_contain_text("Score 1.00 of 1. Names: 1.00 of 1")
    term = vocabulary().techniques[loaded[0].technique or ""]
    kin = next(
        other.id
        for other in vocabulary().techniques.values()
        if other.family == term.family and other.id != term.id
    )
    box.locator(".fp-name").first.click()
    box.locator(".fp-name-form select").select_option(kin)
    box.get_by_role("button", name="Check", exact=True).click()
    expect(box.locator(".fp-status")).to_contain_text(
        f"Score 1.00 of 1. Names: {(len(loaded) - 0.5) / len(loaded):.2f} of 1"
    )


def test_own_wording_is_kept_and_escaped(page: Page, box: Locator) -> None:
    """What a reader writes beside a mark is kept letter by letter, is shown as text, and handed in with it; nothing moves while it is written."""
    hostile = '<img src=x onerror="document.title=1"> & “so”'
    word(box, 1).click()
    box.locator(".fp-name").first.click()
    written, check = box.locator(".fp-name-form input"), box.get_by_role("button", name="Check", exact=True)
    before = check.evaluate("button => button.getBoundingClientRect().top + scrollY")
    written.press_sequentially("so")
    written.fill(hostile)
    answer = Answer.model_validate(box.locator("fp-exercise").evaluate("e => e.response()"))
    assert [mark.neutral for mark in answer.marks or ()] == [hostile]
    assert check.evaluate("button => button.getBoundingClientRect().top + scrollY") == before
    expect(written).to_be_focused()
    written.press("Tab")
    expect(box.get_by_role("button", name="Done")).to_be_focused()
    box.get_by_role("button", name="Done").click()
    expect(box.locator(".fp-name-form")).to_have_count(0)
    expect(box.locator(".fp-own-words")).to_contain_text(hostile)
    assert page.locator("img[src=x]").count() == 0
    box.get_by_role("button", name="Undo").click()
    assert marks(box) == [], "letters are no steps to undo"


def test_a_phrase_may_be_let_go_anywhere(page: Page, box: Locator) -> None:
    """A drag that is let go beside the text marks what it took in, and is over; one that Escape gives up marks nothing."""
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
    """A word taken in says so when it is reached; after Check each word of a span says which it is and what became of it."""
    word(box, 1).focus()
    page.keyboard.press("Shift+ArrowRight")
    for number in (1, 2):
        expect(word(box, number)).to_have_accessible_description("taken in")
    page.keyboard.press("Escape")
    expect(word(box, 1)).to_have_accessible_description("")
    span = sorted(key.spans, key=lambda s: s.words)[0].words
    beside = next(n for n in range(80) if not any(s.words.start <= n < s.words.end for s in key.spans))
    box.locator("fp-exercise").evaluate("(e, at) => e.marking.set([[at, at + 1]])", beside)
    box.get_by_role("button", name="Check", exact=True).click()
    listed = box.locator(".fp-result").first.locator("strong").inner_text()
    expect(word(box, span.start)).to_have_accessible_description(f"span 1: {listed}")
    expect(word(box, beside)).to_have_accessible_description("your mark, not in the key")
    assert (
        word(box, beside).inner_text()
        in box.locator(".fp-result", has_text="your mark, not in the key").inner_text()
    )
    word(box, span.start).click()
    expect(word(box, span.start)).to_have_accessible_description("")


def test_answers_are_shown_beside_the_readers_marks(page: Page, box: Locator, key: MarkKey) -> None:
    """Show answers paints the key into the text, and neither the answer nor its score becomes that of the key."""
    heard = "() => window.heard"
    page.evaluate(
        "window.heard = []; for (const name of ['fp-changed', 'fp-checked']) document.addEventListener(name, (e) => heard.push(name))"
    )
    word(box, 1).click()
    box.get_by_role("button", name="Check", exact=True).click()
    before, score = page.evaluate(heard), box.locator(".fp-status").inner_text()
    box.get_by_role("button", name="Show answers").click()
    assert marks(box) == [[1, 2]]
    assert page.evaluate(heard) == before
    expect(box.locator(".fp-status")).to_have_text(
        f"{score} The marks in the text are now those of the key; yours are kept."
    )
    shown = box.locator("fp-exercise").evaluate(
        "e => e.marking.words.flatMap((w, i) => (w.getAttribute('aria-selected') === 'true' ? [i] : []))"
    )
    assert shown == sorted({n for span in key.of("loaded") for n in range(span.start, span.end)})
    box.get_by_role("button", name="Try again").click()
    assert box.locator('.fp-word[aria-selected="true"]').count() == 1


def test_what_check_said_holds_while_the_words_marked_are_the_same(page: Page, box: Locator) -> None:
    """To name a mark, or to say it in other words, does not take the feedback away; to mark another word does."""
    word(box, 1).click()
    box.get_by_role("button", name="Check", exact=True).click()
    box.locator(".fp-name").first.click()
    box.locator(".fp-name-form input").fill("plainer")
    box.locator(".fp-name-form select").select_option("doubt")
    assert box.locator(".fp-result").count() > 1
    expect(box.locator(".fp-status")).to_have_text("Check again to have the new name counted.")
    word(box, 3).click()
    assert box.locator(".fp-result").count() == 0


def test_a_double_click_on_check_only_checks(box: Locator) -> None:
    """No button comes to stand where another has just been pressed."""
    word(box, 1).click()
    box.get_by_role("button", name="Check", exact=True).dblclick()
    expect(box.get_by_role("button", name="Read it in neutral words")).to_have_attribute(
        "aria-pressed", "false"
    )
    assert box.locator(".fp-mirror").count() == 0


def test_an_answer_put_back_is_the_same(box: Locator) -> None:
    """A saved answer is restored whole; marks on other words than they name, or out of a passage, are left out."""
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
    """The hints say how many, then in which sentences, then which techniques; none says a span's words."""
    said = []
    for step in (1, 2, 3):
        box.get_by_role("button", name=f"Hint {step} of 3").click()
        said.append(box.locator(".fp-status").inner_text())
    assert f"The key has {len(key.of('loaded'))} loaded expressions" in said[0]
    assert "line 4, sentence" in said[1]
    techniques = {span.technique for span in key.spans if span.verdict == "loaded"}
    assert all(vocabulary().techniques[name or ""].label.lower() in said[2] for name in techniques)
    text = box.locator("fp-exercise").evaluate("e => e.marking.words.map(word => word.textContent)")
    assert not any(
        " ".join(text[span.start : span.end]) in hint for span in key.of("loaded") for hint in said
    )


def test_the_mirror_says_the_spans_in_neutral_words(box: Locator, key: MarkKey) -> None:
    """After Check, and not before, the passage can be read with each loaded span in neutral words; the marks come back unharmed."""
    mirror = box.get_by_role("button", name="Read it in neutral words")
    assert mirror.count() == 0
    word(box, 1).click()
    box.get_by_role("button", name="Check", exact=True).click()
    mirror.click()
    neutral = [
        span.neutral
        for span in sorted(key.spans, key=lambda s: s.words)
        if span.verdict == "loaded" and span.neutral
    ]
    assert sorted(text.lower() for text in box.locator(".fp-mirror ins").all_inner_texts()) == sorted(
        text.lower() for text in neutral
    )
    assert box.locator(".fp-word").first.is_hidden()
    assert mirror.get_attribute("aria-pressed") == "true"
    mirror.click()
    assert box.locator(".fp-mirror").count() == 0
    assert marks(box) == [[1, 2]]


@pytest.mark.parametrize("count", [1, 8, 60])
def test_nothing_moves_when_the_marks_come_into_view(box: Locator, count: int) -> None:
    """What stands below the list of marks keeps its place when the reader gets there, so that no click goes astray."""
    box.locator("fp-exercise").evaluate(
        "(e, count) => e.marking.set(Array.from({ length: count }, (_, i) => [i, i + 1]))", count
    )
    before, after = box.get_by_role("button", name="Check", exact=True).evaluate(
        """async (button) => {
          const place = () => button.getBoundingClientRect().top + scrollY;
          const found = [place()];
          button.scrollIntoView({ block: "center" });
          for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
          return [...found, place()];
        }"""
    )
    assert after == pytest.approx(before, abs=0.5)


def test_a_long_passage_answers_at_once(page: Page, box: Locator) -> None:
    """Among 2,000 words with 500 marks the median time from a key to its finished work is measured and printed; each key works."""
    page.evaluate(LONG)
    times: list[float] = page.evaluate(KEYS)
    print(
        f"\n2,000 words, 500 marks: median {statistics.median(times):.1f} ms, longest {max(times):.1f} ms of {len(times)} keys"
    )
    assert page.evaluate("document.querySelector('#long fp-exercise').marking.marks.length") == 510


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
    Object.assign(line.dataset, { line: p + 1, w: "0 " + Array(100).fill("4").join(" 1 ") + " 0", s: "0 20 40 60 80" });
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
