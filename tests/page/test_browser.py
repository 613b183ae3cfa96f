"""The page as a reader meets it, in a real browser: played, read without scripts, printed, and watched for requests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from facingpages.course.course import Course, Mode
from facingpages.course.formats.answers import Responses
from facingpages.course.items import ChoiceKey, Exercise, MarkKey, RewriteKey, SortKey
from facingpages.language.vocabulary import vocabulary
from facingpages.page import render
from facingpages.responses import answer_file, grade
from tests.conftest import ANSWER, CHECK, LESSONS, ONE_OF_EACH, Serve, Sites, open_exercise, swept
from tests.helpers.chromium import Chromium
from tests.helpers.playing import box_of, right, status

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
    return status(box_of(page, id))


def mark_by_keyboard(page: Page, id: str, key: MarkKey) -> None:
    """Walk through the words with the arrows; take in each loaded span with Shift, and mark it with Space."""
    tab_to(page, f"{inside(id)} && e.matches('.fp-word')")
    place = page.locator(f"#{render.anchor(id)} fp-exercise").evaluate(
        "e => e.marking.words.map(word => word.fpPlace)"
    )
    at = 0
    for span in sorted(
        key.of("loaded"), key=lambda span: place[span.start]
    ):  # facing pages may stand the other way round
        for _ in range(place[span.start] - at):
            page.keyboard.press("ArrowRight")
        for _ in range(len(span) - 1):
            page.keyboard.press("Shift+ArrowRight")
        page.keyboard.press("Space")
        at = place[span.end - 1]


def sort_by_keyboard(page: Page, id: str, key: SortKey) -> None:
    tab_to(page, f"{inside(id)} && e.matches('.fp-part')")
    for _ in key.units:  # the next part comes by itself
        number = int(page.evaluate("document.activeElement.dataset.part"))
        page.keyboard.press(str(list(vocabulary().roles).index(key.units[number - 1].role) + 1))
    for _ in range(sum(vocabulary().roles[unit.role].can_support for unit in key.units)):
        tab_to(page, f"{inside(id)} && e.closest('.fp-chips') && e.textContent === 'nothing'")
        page.keyboard.press("Enter")


def choose_by_keyboard(page: Page, id: str, made: Exercise) -> None:
    for number, item in enumerate(made.items):
        assert isinstance(item.key, ChoiceKey)
        tab_to(page, f"{inside(id)} && e.name && e.name.endsWith('q{number + 1}')")
        page.keyboard.press("Space")
        for _ in [choice.id for choice in item.task.choices].index(item.key.choice) * [0]:  # type: ignore[union-attr]
            page.keyboard.press("ArrowDown")


PLAYED = [
    "claim-and-evidence",
    "names-that-judge",
    "test-form-a",
    "where-is-the-source",
]  # each kind, and a test


@pytest.mark.parametrize("id", swept(ONE_OF_EACH, ONE_OF_EACH[0]))
def test_full_marks_by_keyboard_alone(context: BrowserContext, serve: Serve, course: Course, id: str) -> None:
    """Each kind is played to full marks with Tab, arrows, Space, digits and Enter; the result is announced, and has the next step."""
    made = course.exercises[id]
    page = open_exercise(context, serve(Mode.PRACTICE), id)
    key = made.items[0].key
    if isinstance(key, MarkKey):
        mark_by_keyboard(page, id, key)
        loaded = len(key.of("loaded"))
        assert press_check(page, id) == f"All right: {loaded} of {loaded} found."
    elif isinstance(key, SortKey):
        sort_by_keyboard(page, id, key)
        assert press_check(page, id).startswith(f"{len(key.units)} of {len(key.units)} roles right")
    elif isinstance(key, RewriteKey):
        tab_to(page, f"{inside(id)} && e.matches('textarea')")
        page.keyboard.type(key.model)
        assert press_check(page, id) == "Word check passed. Now judge it yourself."
    else:
        choose_by_keyboard(page, id, made)
        assert press_check(page, id) == f"{len(made.items)} of {len(made.items)} right."
    assert box_of(page, id).locator(".fp-status").get_attribute("role") == "status"
    assert page.evaluate("document.activeElement.closest('.fp-right') !== null")


PLAY = """keys => Object.fromEntries(Object.entries(keys).map(([id, response]) => {
  const e = document.getElementById(id).querySelector("fp-exercise");
  if (response.marks) {
    const whole = ([start, end]) => ({ start, end, exact: e.marking.text(start, end), technique: null, neutral: "" });
    response.marks = response.marks.map(whole);
    e.task.clean = true;
  }
  e.restore(response);
  e.task.backing?.forEach((part) => e.task.linked.add(part));
  e.check();
  const read = e.result.items.flatMap((item) => {
    e.readAt(item);
    return [e.dock.card.textContent];
  });
  return [id, [e.result.score, e.result.items.filter((item) => item.group === "now").length, read.join(" ")]];
}))"""


@pytest.mark.parametrize(
    "lessons", [PLAYED, pytest.param(LESSONS, marks=pytest.mark.slow)], ids=["some", "all"]
)
@pytest.mark.slow
def test_every_exercise_of_the_course_can_be_played(
    context: BrowserContext, serve: Serve, course: Course, lessons: list[str]
) -> None:
    """The words on each page are those that Python counted; answered by its key each exercise earns full marks and gives every reason.

    A test gives neither hints nor answers, in practice mode as well.
    """
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    tests = {id for id, plan in course.plans.items() if plan.data.purpose == "test"}
    assert len(tests) >= 2
    assert tests & set(lessons)
    for lesson in lessons:
        page.goto(f"{serve(Mode.PRACTICE)}/{lesson}.html")
        page.wait_for_selector("fp-exercise > .fp-dock", state="attached")
        here = {id: made for id, made in course.exercises.items() if id.startswith(f"{lesson}/")}
        for id, made in here.items():
            if made.stem.kind == "loaded-terms":
                has_the_words_of_python(page, id, made)
        if lesson in tests:
            assert page.locator("fp-exercise[data-key], .fp-key, .fp-honest").count() == 0
            assert page.locator(".fp-left button", has_text="Hint").count() == 0
            assert page.locator(".fp-dock .fp-main", has_text="Next exercise").count() == len(here) - 1
            assert page.locator("#fp-hand-in").count() == 1
            continue
        told = page.evaluate(PLAY, {render.anchor(id): right(made) for id, made in here.items()})
        for id, made in here.items():
            score, left, shown = told[render.anchor(id)]
            assert (score, left) == (1, 0), id
            for item in made.items:
                for why in whys(item.key):
                    assert squeezed(why) in squeezed(shown), (id, why)
    assert errors == []


def squeezed(text: str) -> str:
    """Return a text without what the card puts between its pieces, and without the numbers of parts."""
    return re.sub(
        r"\W+",
        "",
        re.sub(
            r"In plain words: .*?(?=[A-Z“])|\b(units?|parts?) |\b[AB]\d+|\d+", "", text, flags=re.IGNORECASE
        ),
    ).lower()


def whys(key: object) -> list[str]:
    """Return the reasons that a reader who has all right can read."""
    if isinstance(key, MarkKey):
        return [span.why for span in key.spans if span.verdict != "plain" and not span.neutral]
    if isinstance(key, SortKey):
        return [unit.why for unit in key.units]
    if isinstance(key, RewriteKey):
        return [part.why for part in (*key.gone, *key.facts)]
    assert isinstance(key, ChoiceKey)
    return [dict(key.whys)[key.choice]]


def words_of(page: Page, id: str) -> list[str]:
    """Return the words by their numbers, whichever of two passages stands first."""
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
    """A click marks a word and takes the mark away; a drag marks a phrase; Shift-click takes in what lies between."""
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


def test_marks_by_touch(browser: Chromium, serve: Serve) -> None:
    """On a phone a tap marks a word, a finger that goes sideways marks a phrase; one that scrolls the page marks nothing."""
    id = ONE_OF_EACH[0]
    context = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True)
    page = open_exercise(context, serve(Mode.PRACTICE), id)
    word = page.locator(f"#{render.anchor(id)} .fp-word")
    word.nth(2).tap()
    assert selected(page, id) == [2]
    for number in (5, 6, 7, 8):
        word.nth(number).tap()
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
    assert selected(page, id) == [2, 5, 6, 7, 8, 20]
    word.nth(12).scroll_into_view_if_needed()
    start = next(
        n for n in range(9, 17) if middle(n + 2)[1] == middle(n)[1] and middle(n + 2)[0] - middle(n)[0] > 60
    )
    swipe(middle(start), middle(start + 2))
    assert selected(page, id) == [2, 5, 6, 7, 8, *range(start, start + 3), 20]


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


def test_without_scripts_the_page_is_a_worksheet(browser: Chromium, serve: Serve, course: Course) -> None:
    """With JavaScript off, all can be read, there is room to answer, and the key waits in a closed disclosure."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for lesson in LESSONS:
        page.goto(f"{serve(Mode.PRACTICE)}/{lesson}.html")
        for id, made in course.exercises.items():
            if id.startswith(f"{lesson}/"):
                box = page.locator(f"#{render.anchor(id)}")
                text = " ".join(box.inner_text().split())
                disclosure = box.locator("details.fp-key")
                if course.plans[lesson].data.purpose == "test":
                    assert disclosure.count() == 0
                else:
                    assert disclosure.get_attribute("open") is None
                    shown = squeezed(disclosure.text_content() or "")
                    assert all(squeezed(why) in shown for item in made.items for why in whys(item.key))
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
                    assert box.locator("textarea").is_visible()
                    for unit in made.items[0].task.units:  # type: ignore[union-attr]
                        passage = made.stem.passages[unit.passage]
                        assert " ".join(passage.text.show(unit.where).split()) in text


def test_a_class_page_gives_no_answers(context: BrowserContext, serve_starter: Serve) -> None:
    """In class mode words can be marked, and there is nothing to check them by."""
    id = "one-street/before-the-vote"
    page = open_exercise(context, serve_starter(Mode.CLASS), id)
    box = page.locator(f"#{render.anchor(id)}")
    box.locator(".fp-word").nth(1).click()
    assert selected(page, id) == [1]
    assert box.get_by_role("button", name="Check", exact=True).count() == 0
    assert box.locator(".fp-left button", has_text="Hint").count() == 0


def test_answers_of_a_class_page_are_handed_in_and_scored(
    context: BrowserContext, serve_starter: Serve, starter: Path, tmp_path: Path
) -> None:
    """A class page ends with one step: it saves its answers with the name that was typed, says when, and says
    so when an answer is changed after that; `facingpages score` gives them their marks."""
    id, course = "one-street/before-the-vote", Course.load(starter)
    key = course.exercises[id].items[0].key
    assert isinstance(key, MarkKey)
    page = open_exercise(context, serve_starter(Mode.CLASS), id)
    script = "([id, marks]) => document.querySelector(`#${id} fp-exercise`).marking.set(marks)"
    page.evaluate(script, [render.anchor(id), [[span.start, span.end] for span in key.of("loaded")]])
    page.get_by_label("Your name or number").fill("Ana")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my answers as a file").click()
    handed = page.locator(".fp-handed")
    expect(handed).to_contain_text("Saved as a file: hand it in as your teacher asks. Last changed: ")
    page.wait_for_timeout(20)
    page.locator(f"#{render.anchor(id)} .fp-word").nth(1).click()
    expect(handed).to_contain_text("Changed since: hand in again.")
    download.value.save_as(tmp_path / "answers.json")
    read = answer_file.read(tmp_path / "answers.json")
    assert isinstance(read, Responses)
    assert read.reader == "Ana"
    assert read.changed > 1_600_000_000_000
    scores = {
        s.exercise: s.score for s in grade.score(course, read, "answers.json") if isinstance(s, grade.Score)
    }
    assert scores[id] == 1
    assert set(scores) == {
        other for other in course.exercises if other.startswith(f"{id.partition('/')[0]}/")
    }


def test_pages_open_from_disk(context: BrowserContext, pages: Sites) -> None:
    """A page opened as a file plays as well."""
    id = ONE_OF_EACH[0]
    page = open_exercise(context, pages(Mode.PRACTICE).as_uri(), id)
    page.locator(f"#{render.anchor(id)} .fp-word").nth(0).click()
    assert selected(page, id) == [0]


def test_on_paper_there_are_no_answers(context: BrowserContext, serve: Serve) -> None:
    """A page printed after Check shows the texts and room to answer, and neither feedback nor marks."""
    page = context.new_page()
    page.goto(f"{serve(Mode.PRACTICE)}/{LESSONS[0]}.html")
    page.evaluate(ANSWER)
    page.evaluate(CHECK)
    page.emulate_media(media="print")
    assert page.locator("[data-outcome]").count() > 0
    assert not any(dock.is_visible() for dock in page.locator(".fp-dock").all())
    assert page.locator(".fp-paper textarea").first.is_visible()
    assert (
        page.locator(".fp-word").first.evaluate("word => getComputedStyle(word).backgroundColor")
        == "rgba(0, 0, 0, 0)"
    )


def test_a_sandboxed_frame_plays(context: BrowserContext, serve: Serve) -> None:
    """In a frame without an origin of its own, as a learning platform may make one, words are marked and storage is said to be missing."""
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
