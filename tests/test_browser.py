"""The page as a reader meets it, in a real browser: played, read without scripts, printed, and watched for
requests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from facingpages.course.course import Course, Mode
from facingpages.course.formats.answers import Responses
from facingpages.course.items import ChoiceKey, Exercise, MarkKey, RewriteKey, SortKey
from facingpages.language.vocabulary import vocabulary
from facingpages.page import render
from facingpages.responses import answer_file, grade

from .conftest import ANSWER, CHECK, LESSONS, ONE_OF_EACH, Serve, open_exercise

pytestmark = pytest.mark.browser


def tab_to(page: Page, holds: str, limit: int = 400) -> None:
    """Press Tab until the element with the focus fulfils a JavaScript condition on `e`."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate(f"(() => {{ const e = document.activeElement; return Boolean({holds}); }})()"):
            return
    raise AssertionError(f"Tab never reached {holds}")


def inside(id: str) -> str:
    return f"e.closest('#{render.anchor(id)}')"


def press_check(page: Page, id: str) -> str:
    tab_to(page, f"{inside(id)} && e.textContent === 'Check'")
    page.keyboard.press("Enter")
    return page.locator(f"#{render.anchor(id)} .fp-status").inner_text()


def mark_by_keyboard(page: Page, id: str, key: MarkKey) -> None:
    """Walk through the words with the arrows; take in each loaded span with Shift, and mark it with Space."""
    tab_to(page, f"{inside(id)} && e.matches('.fp-word')")
    place = page.locator(f"#{render.anchor(id)} fp-exercise").evaluate(
        "e => e.marking.words.map(word => word.fpPlace)"
    )
    at = 0
    for span in sorted(
        key.of("loaded"), key=lambda span: place[span.start]
    ):  # facing pages may be the other way round
        for _ in range(place[span.start] - at):
            page.keyboard.press("ArrowRight")
        for _ in range(len(span) - 1):
            page.keyboard.press("Shift+ArrowRight")
        page.keyboard.press("Space")
        at = place[span.end - 1]


def sort_by_keyboard(page: Page, id: str, key: SortKey) -> None:
    for _ in key.units:
        tab_to(page, f"{inside(id)} && e.matches('.fp-role')")
        number = page.evaluate("document.activeElement.closest('.fp-unit').value")
        page.keyboard.type(vocabulary().roles[key.units[number - 1].role].label)


def choose_by_keyboard(page: Page, id: str, made: Exercise) -> None:
    for number, item in enumerate(made.items):
        assert isinstance(item.key, ChoiceKey)
        if number:
            tab_to(page, f"{inside(id)} && e.textContent === 'Next'")
            page.keyboard.press("Enter")
        else:
            tab_to(page, f"{inside(id)} && e.matches('input[type=radio]')")
        page.keyboard.press("Space")
        for _ in [choice.id for choice in item.task.choices].index(item.key.choice) * [0]:  # type: ignore[union-attr]
            page.keyboard.press("ArrowDown")


@pytest.mark.parametrize("id", ONE_OF_EACH)
def test_full_marks_by_keyboard_alone(context: BrowserContext, serve: Serve, course: Course, id: str) -> None:
    """Each kind is played to full marks with Tab, arrows, Space, letters and Enter; the result is
    announced."""
    made = course.exercises[id]
    page = open_exercise(context, serve(Mode.PRACTICE), id)
    key = made.items[0].key
    if isinstance(key, MarkKey):
        mark_by_keyboard(page, id, key)
        assert "Score 1.00 of 1" in press_check(page, id)
    elif isinstance(key, SortKey):
        sort_by_keyboard(page, id, key)
        assert press_check(page, id).startswith(f"{len(key.units)} of {len(key.units)} right. Links: 0 of ")
    elif isinstance(key, RewriteKey):
        tab_to(page, f"{inside(id)} && e.matches('textarea')")
        page.keyboard.type(key.model)
        assert "Score 1.00 of 1" in press_check(page, id)
    else:
        choose_by_keyboard(page, id, made)
        assert press_check(page, id) == f"{len(made.items)} of {len(made.items)} right."
    assert page.locator(f"#{render.anchor(id)} .fp-status").get_attribute("role") == "status"


PLAY = """keys => Object.fromEntries(Object.entries(keys).map(([id, [key, marks]]) => {
  const box = document.getElementById(id).querySelector("fp-exercise");
  const press = (name) => [...box.querySelectorAll("button")].find((button) => !button.hidden && button.textContent === name).click();
  const answer = (css, what) => {
    const field = box.querySelector(css);
    if (field.type === "radio") field.click();
    else field.value = what;
    field.dispatchEvent(new Event(field.matches("textarea") ? "input" : "change", { bubbles: true }));
  };
  for (const [css, what] of key) answer(css, what);
  if (box.marking) box.marking.set(marks);
  press("Check");
  press("Show answers");
  return [id, [box.querySelector(".fp-status").textContent, box.innerText]];
}))"""


def answers(made: Exercise) -> list[tuple[str, str]]:
    """Return, for each part of an exercise that is not marked, what finds its field and what is to be
    entered."""
    given: list[tuple[str, str]] = []
    for item in made.items:
        if isinstance(item.key, RewriteKey):
            given.append(("textarea", item.key.model))
        elif isinstance(item.key, ChoiceKey):
            given.append((f".fp-question[data-item='{item.id}'] input[value='{item.key.choice}']", ""))
        elif isinstance(item.key, SortKey):
            given += [
                (f".fp-unit[value='{n}'] .fp-role", unit.role) for n, unit in enumerate(item.key.units, 1)
            ]
    return given


def loaded(made: Exercise) -> list[list[int]]:
    """Return the marks that the key of an exercise asks for."""
    return [
        [span.start, span.end]
        for item in made.items
        if isinstance(item.key, MarkKey)
        for span in item.key.of("loaded")
    ]


def test_every_exercise_of_the_course_can_be_played(
    context: BrowserContext, serve: Serve, course: Course
) -> None:
    """The words on each page are those that Python counted; answered by its key each exercise earns full
    marks and gives every reason."""
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    for lesson in LESSONS:
        page.goto(f"{serve(Mode.PRACTICE)}/{lesson}.html")
        page.wait_for_selector("fp-exercise > .fp-controls")
        here = {id: made for id, made in course.exercises.items() if id.startswith(f"{lesson}/")}
        for id, made in here.items():
            if made.stem.kind == "loaded-terms":
                has_the_words_of_python(page, id, made)
        told = page.evaluate(
            PLAY, {render.anchor(id): [answers(made), loaded(made)] for id, made in here.items()}
        )
        for id, made in here.items():
            status, shown = told[render.anchor(id)]
            assert "Score 1.00 of 1" in status or status.startswith(
                f"{status.split()[0]} of {status.split()[0]} right."
            ), (id, status)
            for item in made.items:
                for why in whys(item.key):
                    assert " ".join(why.split()) in " ".join(shown.split()), (id, why)
    assert errors == []


def whys(key: object) -> list[str]:
    if isinstance(key, MarkKey):
        return [span.why for span in key.spans]
    if isinstance(key, SortKey):
        return [unit.why for unit in key.units]
    if isinstance(key, RewriteKey):
        return [*(part.why for part in (*key.gone, *key.facts)), key.why]
    assert isinstance(key, ChoiceKey)
    return [why for _, why in key.whys]


def words_of(page: Page, id: str) -> list[str]:
    """Return the words by their numbers, whichever of two passages is first."""
    found: list[str] = page.locator(f"#{render.anchor(id)} fp-exercise").evaluate(
        "e => e.marking.words.map(word => word.textContent)"
    )
    return found


def has_the_words_of_python(page: Page, id: str, made: Exercise) -> None:
    """The words on the page, by their number, are those that Python counted; and the text is whole."""
    script = """passages => passages.sort((a, b) => a.dataset.first - b.dataset.first)
      .flatMap(passage => [...passage.querySelectorAll(".fp-line")].map(line => line.textContent))"""
    assert words_of(page, id) == [
        p.text.show(p.text.words[n])
        for p in made.stem.passages
        for n in range(p.seed_words.start, p.seed_words.end)
    ]
    lines = page.locator(f"#{render.anchor(id)} .fp-passage").evaluate_all(script)
    assert lines == [p.text.show(where) for p in made.stem.passages for _, where in p.paragraphs()]


def selected(page: Page, id: str) -> list[int]:
    script = "words => words.flatMap((w, i) => w.getAttribute('aria-selected') === 'true' ? [i] : [])"
    found: list[int] = page.locator(f"#{render.anchor(id)} .fp-word").evaluate_all(script)
    return found


def test_marks_by_mouse(context: BrowserContext, serve: Serve) -> None:
    """A click marks a word and takes the mark away; a drag marks a phrase; Shift-click takes in what lies
    between."""
    id = ONE_OF_EACH[0]
    page = open_exercise(context, serve(Mode.PRACTICE), id)
    word = page.locator(f"#{render.anchor(id)} .fp-word")
    word.nth(3).click()
    assert selected(page, id) == [3]
    word.nth(3).click()
    assert selected(page, id) == []
    word.nth(5).hover()
    page.mouse.down()
    word.nth(7).hover()
    page.mouse.up()
    assert selected(page, id) == [5, 6, 7]
    word.nth(6).click()
    assert selected(page, id) == []
    word.nth(1).click()
    word.nth(3).click(modifiers=["Shift"])
    assert selected(page, id) == [1, 2, 3]
    page.locator(f"#{render.anchor(id)}").get_by_role("button", name="Clear all marks").click()
    assert selected(page, id) == []


def test_marks_by_touch(browser: Browser, serve: Serve) -> None:
    """On a phone a tap marks a word, a finger that goes sideways marks a phrase, and so do two taps; one
    that scrolls the page marks nothing."""
    id = ONE_OF_EACH[0]
    context = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True)
    page = open_exercise(context, serve(Mode.PRACTICE), id)
    word = page.locator(f"#{render.anchor(id)} .fp-word")
    word.nth(2).tap()
    assert selected(page, id) == [2]
    page.locator(f"#{render.anchor(id)}").get_by_role("button", name="Mark a phrase by two taps").tap()
    word.nth(5).tap()
    assert selected(page, id) == [2]
    word.nth(8).tap()
    assert selected(page, id) == [2, 5, 6, 7, 8]
    finger = context.new_cdp_session(page)

    def swipe(start: tuple[float, float], end: tuple[float, float]) -> None:
        for i in range(13):
            x, y = (a + (b - a) * i / 12 for a, b in zip(start, end, strict=True))
            finger.send(
                "Input.dispatchTouchEvent",
                {"type": "touchMove" if i else "touchStart", "touchPoints": [{"x": x, "y": y}]},
            )
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def middle(number: int) -> tuple[float, float]:
        found = word.nth(number).bounding_box()
        assert found
        return found["x"] + found["width"] / 2, found["y"] + found["height"] / 2

    word.nth(20).tap()
    before, there = page.evaluate("scrollY"), middle(20)
    swipe(there, (there[0], there[1] - 200))
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") > before + 100
    assert selected(page, id) == [2, 5, 6, 7, 8]
    page.locator(f"#{render.anchor(id)}").get_by_role("button", name="Mark a phrase by two taps").tap()
    word.nth(12).scroll_into_view_if_needed()
    start = next(
        n for n in range(9, 30) if middle(n + 2)[1] == middle(n)[1] and middle(n + 2)[0] - middle(n)[0] > 60
    )
    swipe(middle(start), middle(start + 2))
    assert selected(page, id) == [2, 5, 6, 7, 8, start, start + 1, start + 2]
    context.close()


def test_keys_of_the_words(context: BrowserContext, serve: Serve) -> None:
    """Arrows, Home, End, Escape and Delete do what the help says, and only one word is in the tab order."""
    id = ONE_OF_EACH[0]
    page = open_exercise(context, serve(Mode.PRACTICE), id)
    word = page.locator(f"#{render.anchor(id)} .fp-word")
    word.nth(0).focus()
    at = f"[...document.querySelectorAll('#{render.anchor(id)} .fp-word')].indexOf(document.activeElement)"
    first = page.locator(f"#{render.anchor(id)} .fp-line").first
    line = len(first.get_attribute("data-w").split()) // 2  # type: ignore[union-attr]
    sentences = [*map(int, first.get_attribute("data-s").split()), line]  # type: ignore[union-attr]
    steps = [
        ("ArrowRight", 1),
        ("ArrowLeft", 0),
        ("ArrowLeft", 0),
        ("ArrowDown", sentences[1]),
        ("ArrowUp", 0),
        ("End", line - 1),
        ("Home", 0),
    ]
    for key, place in steps:
        page.keyboard.press(key)
        assert page.evaluate(at) == place, key
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Escape")
    page.keyboard.press("Space")
    assert selected(page, id) == [1]
    page.keyboard.press("Delete")
    assert selected(page, id) == []
    assert word.evaluate_all("words => words.filter(word => word.tabIndex === 0).length") == 1


def test_feedback_says_what_became_of_each_span(
    context: BrowserContext, serve: Serve, course: Course
) -> None:
    """Found, too wide, missed, contested, wrongly marked: each is said in words, and changing a mark takes
    the result back."""
    id = ONE_OF_EACH[0]
    key = course.exercises[id].items[0].key
    assert isinstance(key, MarkKey)
    loaded, plain = sorted(key.of("loaded")), sorted(key.of("plain"))
    page = open_exercise(context, serve(Mode.PRACTICE), id)
    marks = [
        [loaded[0].start, loaded[0].end],
        [loaded[1].start, loaded[1].end + 1],
        [plain[0].start, plain[0].end],
    ]
    page.evaluate(
        "([id, marks]) => document.querySelector(`#${id} fp-exercise`).marking.set(marks)",
        [render.anchor(id), marks],
    )
    box = page.locator(f"#{render.anchor(id)}")
    box.get_by_role("button", name="Check", exact=True).click()
    status = box.locator(".fp-status").inner_text()
    assert f"You found 2 of {len(loaded)} loaded expressions. 1 mark is on other words." in status
    results = box.locator(".fp-result").all_inner_texts()
    assert len(results) == len(key.spans)
    for words, outcome in (
        ("found.", 1),
        ("found, but your mark is wider", 1),
        ("not loaded, though you marked it", 1),
        ("not marked", len(loaded) - 2),
    ):
        assert sum(words in text for text in results) == outcome, words
    box.locator(".fp-word").nth(0).click()
    assert box.locator(".fp-result").count() == 0
    assert box.locator(".fp-status").inner_text() == ""


def test_unanswered_questions_are_counted_not_marked(context: BrowserContext, serve: Serve) -> None:
    """Check on an unfinished exercise says how much is left, and gives nothing away."""
    id = ONE_OF_EACH[2]
    page = open_exercise(context, serve(Mode.PRACTICE), id)
    box = page.locator(f"#{render.anchor(id)}")
    box.get_by_role("button", name="Check", exact=True).click()
    assert box.locator(".fp-status").inner_text().endswith("still to answer.")
    assert box.locator(".fp-note").count() == 0


def test_without_scripts_the_page_is_a_worksheet(browser: Browser, serve: Serve, course: Course) -> None:
    """With JavaScript off, all can be read, there is room to answer, and the key waits in a closed
    disclosure."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for lesson in LESSONS:
        page.goto(f"{serve(Mode.PRACTICE)}/{lesson}.html")
        for id, made in course.exercises.items():
            if id.startswith(f"{lesson}/"):
                box = page.locator(f"#{render.anchor(id)}")
                text = " ".join(box.inner_text().split())
                disclosure = box.locator("details.fp-key")
                assert disclosure.get_attribute("open") is None
                shown = " ".join((disclosure.text_content() or "").split())
                assert all(" ".join(why.split()) in shown for item in made.items for why in whys(item.key))
                if made.stem.kind == "loaded-terms":
                    assert box.locator("textarea").is_visible()
                    for passage in made.stem.passages:
                        assert all(
                            " ".join(passage.text.show(where).split()) in text
                            for _, where in passage.paragraphs()
                        )
                elif made.stem.kind == "rewrite":
                    assert box.locator("textarea").is_visible()
                elif made.stem.kind == "citation-check":
                    for item in made.items:
                        assert all(choice.text in text for choice in item.task.choices)  # type: ignore[union-attr]
                else:
                    assert box.locator(".fp-role").count() == len(made.items[0].key.units)  # type: ignore[union-attr]
    context.close()


def test_a_class_page_gives_no_answers(context: BrowserContext, serve: Serve) -> None:
    """In class mode words can be marked, and there is nothing to check them by."""
    id = ONE_OF_EACH[0]
    page = open_exercise(context, serve(Mode.CLASS), id)
    box = page.locator(f"#{render.anchor(id)}")
    box.locator(".fp-word").nth(1).click()
    assert selected(page, id) == [1]
    assert box.get_by_role("button", name="Check", exact=True).count() == 0
    assert box.get_by_role("button", name="Show answers").count() == 0


def test_answers_of_a_class_page_are_handed_in_and_scored(
    context: BrowserContext, serve: Serve, course: Course, tmp_path: Path
) -> None:
    """A class page saves its answers as a file, and `facingpages score` gives them their marks."""
    id = ONE_OF_EACH[0]
    key = course.exercises[id].items[0].key
    assert isinstance(key, MarkKey)
    page = open_exercise(context, serve(Mode.CLASS), id)
    script = "([id, marks]) => document.querySelector(`#${id} fp-exercise`).marking.set(marks)"
    page.evaluate(script, [render.anchor(id), [[span.start, span.end] for span in key.of("loaded")]])
    with page.expect_download() as download:
        page.locator(f"#{render.anchor(id)}").get_by_role(
            "button", name="Save the answers of this page"
        ).click()
    download.value.save_as(tmp_path / "answers.json")
    read = answer_file.read(tmp_path / "answers.json")
    assert isinstance(read, Responses)
    scores = {
        s.exercise: s.score for s in grade.score(course, read, "answers.json") if isinstance(s, grade.Score)
    }
    assert scores[id] == 1
    assert set(scores) == {
        other for other in course.exercises if other.startswith(f"{id.partition('/')[0]}/")
    }


def test_pages_open_from_disk(context: BrowserContext, sites: Callable[[Mode], Path]) -> None:
    """A page opened as a file plays as well."""
    id = ONE_OF_EACH[0]
    page = open_exercise(context, sites(Mode.PRACTICE).as_uri(), id)
    page.locator(f"#{render.anchor(id)} .fp-word").nth(0).click()
    assert selected(page, id) == [0]


def test_on_paper_there_are_no_answers(context: BrowserContext, serve: Serve) -> None:
    """A page printed after Check shows the texts and room to answer, and neither feedback nor marks."""
    page = context.new_page()
    page.goto(f"{serve(Mode.PRACTICE)}/{LESSONS[0]}.html")
    page.evaluate(ANSWER)
    page.evaluate(CHECK)
    page.emulate_media(media="print")
    assert not page.locator(".fp-result").first.is_visible()
    assert not page.get_by_role("button", name="Check", exact=True).first.is_visible()
    assert page.locator(".fp-paper textarea").first.is_visible()
    assert (
        page.locator(".fp-word").first.evaluate("word => getComputedStyle(word).backgroundColor")
        == "rgba(0, 0, 0, 0)"
    )


def test_a_sandboxed_frame_plays(context: BrowserContext, serve: Serve) -> None:
    """In a frame without an origin of its own, as a learning platform may make one, words are marked and
    storage is said to be missing."""
    page = context.new_page()
    page.goto(f"{serve(Mode.PRACTICE)}/assets/facingpages.css")
    script = """url => {
      document.body.replaceChildren(Object.assign(document.createElement("iframe"), { src: url, sandbox: "allow-scripts", width: 900 }));
    }"""
    page.evaluate(script, f"{serve(Mode.PRACTICE)}/names-that-judge.html")
    frame = page.frame_locator("iframe")
    frame.locator(".fp-word").nth(1).click()
    assert frame.locator(".fp-word").nth(1).get_attribute("aria-selected") == "true"
    expect(frame.locator(".fp-saving")).to_contain_text("keeps nothing")
