"""Progress: answers come back, survive a killed browser, are told and handed in; nothing is lost when
storage fails."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from facingpages.course.course import Course, Mode
from facingpages.course.formats.answers import Responses
from facingpages.course.items import MarkKey
from facingpages.page import render
from facingpages.responses import answer_file, grade
from tests.conftest import Serve, open_exercise, swept
from tests.helpers.chromium import Chromium
from tests.helpers.playing import box_of, check

pytestmark = pytest.mark.browser

ID = "names-that-judge/what-the-talks-are-for"
OTHER = "claim-and-evidence/words-and-aims-of-leaders"
RANGES = f"(document.querySelector('#{render.anchor(ID)} fp-exercise')?.marking?.ranges() ?? [])"


def until(page: Page, holds: str) -> None:
    """Wait until an expression holds; the page's policy forbids the driver's own way, which evaluates text
    in the page."""
    for _ in range(100):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never: {holds}")


def mark(page: Page, *numbers: int) -> None:
    """Click on words by their numbers, wherever they are on the page."""
    for number in numbers:
        word = (
            page.locator(f"#{render.anchor(ID)} fp-exercise")
            .evaluate_handle("(e, number) => e.marking.words[number]", number)
            .as_element()
        )
        assert word
        word.click()


def progress(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(f"{url}/progress.html")
    page.wait_for_selector("fp-progress .fp-button")
    return page


def test_answers_come_back(context: BrowserContext, serve: Serve) -> None:
    """Marks, roles and the state on the progress page are there again after the page is loaded anew, in
    another tab too."""
    url = serve(Mode.PRACTICE)
    page = open_exercise(context, url, ID)
    mark(page, 1, 4)
    page.wait_for_timeout(1000)  # a mark is kept within a second
    page.reload()
    until(page, f"{RANGES}.length === 2")
    check(box_of(page, ID))
    other = open_exercise(context, url, OTHER)
    other.locator(f"#{render.anchor(OTHER)} .fp-part").first.press("1")
    other.wait_for_timeout(600)
    shown = progress(context, url)
    expect(shown.locator(f'[data-id="{ID}"] .fp-state')).to_have_text("done, worth another try")
    expect(shown.locator(f'[data-id="{OTHER}"] .fp-state')).to_contain_text("begun")
    expect(shown.locator(".fp-skills")).to_contain_text("Practise in Two short texts")
    shown.locator("details", has=shown.locator(f'[data-id="{ID}"]')).locator("> summary").click()
    shown.locator(f'[data-id="{ID}"] a').click()
    until(shown, f"{RANGES}.length === 2")


@pytest.mark.slow
@pytest.mark.parametrize("turns", [20])
def test_a_killed_browser_loses_less_than_a_second(serve: Serve, tmp_path: Path, turns: int) -> None:
    """Time after time the browser, and the tab, is killed a second after a mark was made, and at once
    after another: the first is there."""
    for turn in range(turns):
        for how in ("browser", "tab"):
            command = [
                sys.executable,
                str(Path(__file__).parents[1] / "helpers" / "killed.py"),
                serve(Mode.PRACTICE),
                ID,
                str(tmp_path / how),
                str(turn),
                how,
            ]
            made = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
            assert made.returncode == 0, made.stdout + made.stderr


def test_storage_denied_is_said_and_the_page_works(context: BrowserContext, serve: Serve) -> None:
    """Without storage the page says so in words, and marking, checking and handing in go on."""
    context.add_init_script(
        "Object.defineProperty(window, 'indexedDB', { value: { open() { throw new DOMException('no', 'SecurityError'); } } })"
    )
    page = open_exercise(context, serve(Mode.PRACTICE), ID)
    page.wait_for_selector(".fp-saving")
    expect(page.locator(".fp-saving")).to_contain_text("keeps nothing for this site")
    mark(page, 1, 4)
    assert page.evaluate(RANGES) == [[1, 2], [4, 5]]
    with page.expect_download() as download:
        page.locator(".fp-saving").get_by_role("button", name="Save my progress as a file").click()
    (record,) = json.loads(download.value.path().read_text("utf-8"))["records"]
    assert [mark["start"] for mark in record["response"]["marks"]] == [1, 4]


@pytest.mark.slow
def test_a_full_device_is_said_and_nothing_is_lost(context: BrowserContext, serve: Serve) -> None:
    """When the quota is full the reader is told, and what is answered stays on the page; when there is
    room again, all of it is saved."""
    url = serve(Mode.PRACTICE)
    page = open_exercise(context, url, ID)
    device = context.new_cdp_session(page)
    device.send("Storage.overrideQuotaForOrigin", {"origin": url, "quotaSize": 1})
    mark(page, 1, 4)
    until(page, "(document.querySelector('.fp-saving') || {}).textContent")
    expect(page.locator(".fp-saving")).to_contain_text("no room left")
    expect(page.locator(f"#{render.anchor(ID)} .fp-warning")).to_contain_text("no room left")
    assert page.evaluate(RANGES) == [[1, 2], [4, 5]]
    other = page.locator("fp-exercise[data-kind=rewrite] textarea").first
    other.fill("They met.")
    page.wait_for_timeout(300)
    device.send("Storage.overrideQuotaForOrigin", {"origin": url})
    other.fill("They met again.")
    until(page, "!document.querySelector('.fp-saving').textContent")
    page.reload()
    until(page, f"{RANGES}.length === 2")
    assert other.input_value() == "They met again."


STORE = """async (act) => {
  const [base] = await indexedDB.databases(), asked = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => reject(request.error);
  });
  if (!base) return 0;
  const opened = await asked(indexedDB.open(base.name));
  const done = await asked(act(opened.transaction("records", "readwrite").objectStore("records")));
  opened.close();
  return done;
}"""
COUNT, CLEAR = (f"({STORE})(records => records.{name}())" for name in ("count", "clear"))
PUT = f"record => ({STORE})(records => records.put(record))"


def test_older_records_migrate_and_others_are_set_aside(
    context: BrowserContext, serve: Serve, course: Course
) -> None:
    """A record without a format is read; a newer, a broken, and one of another version of the exercise is
    kept aside or kept back."""
    url = serve(Mode.PRACTICE)
    page = open_exercise(context, url, ID)
    version = course.exercises[ID].without_key().version
    word = page.locator(f"#{render.anchor(ID)} fp-exercise").evaluate("e => e.marking.words[2].textContent")
    older = {
        "id": ID,
        "version": version,
        "response": {"marks": [{"start": 2, "end": 3, "exact": word, "technique": None}]},
    }
    whole: dict[str, object] = {"score": None, "parts": [], "checked": False, "at": 5}
    newer = older | whole | {"format": 99, "id": OTHER}  # sound, but for its format
    page.evaluate(PUT, older)
    page.evaluate(PUT, newer)
    page.evaluate(PUT, {"format": 1, "id": "a/b", "version": 3})
    page.reload()
    until(page, f"{RANGES}.length === 1")
    shown = progress(context, url)
    expect(shown.locator("fp-progress .fp-status")).to_contain_text("Answers set aside: 2 (")
    page.evaluate(PUT, older | whole | {"format": 1, "version": "00000000"})
    page.reload()
    page.wait_for_selector(f"#{render.anchor(ID)} .fp-warning:has-text('has changed since')")
    assert page.evaluate(RANGES) == []


def test_two_tabs_tell_each_other(context: BrowserContext, serve: Serve) -> None:
    """A change in one tab is told in the other; the newest answer is the one that stays, and the one it
    replaces is set aside."""
    url = serve(Mode.PRACTICE)
    one, two = open_exercise(context, url, ID), open_exercise(context, url, ID)
    mark(one, 1)
    two.wait_for_selector(f"#{render.anchor(ID)} .fp-warning:has-text('another tab')")
    mark(two, 5)
    one.wait_for_selector(f"#{render.anchor(ID)} .fp-warning:has-text('another tab')")
    one.reload()
    until(one, f"JSON.stringify({RANGES}) === '[[5,6]]'")
    mark(one, 8)
    one.wait_for_timeout(400)
    shown = progress(context, url)
    expect(shown.locator("fp-progress .fp-status")).to_contain_text("Answers set aside: 1 (")


@pytest.mark.slow
def test_two_tabs_on_two_exercises_lose_nothing(context: BrowserContext, serve: Serve) -> None:
    """Two tabs that answer different exercises in turn save both, and neither says anything."""
    url = serve(Mode.PRACTICE)
    one, two = open_exercise(context, url, ID), open_exercise(context, url, OTHER)
    parts = two.locator(f"#{render.anchor(OTHER)} .fp-part")
    for n in range(3):
        mark(one, 3 * n)
        parts.nth(n).press("1")
    one.wait_for_timeout(400)
    for page in (one, two):
        page.reload()
    until(one, f"{RANGES}.length === 3")
    two.wait_for_selector(f"#{render.anchor(OTHER)} .fp-part[data-role=claim]")
    assert two.locator(f"#{render.anchor(OTHER)} .fp-part[data-role=claim]").count() == 3
    assert "set aside" not in progress(context, url).locator("fp-progress .fp-status").inner_text()


@pytest.mark.slow
def test_what_is_forgotten_in_one_tab_is_forgotten_in_all(context: BrowserContext, serve: Serve) -> None:
    """A tab that stays open while everything is deleted in another shows none of it, brings nothing back,
    and goes on keeping what is new."""
    url = serve(Mode.PRACTICE)
    page = open_exercise(context, url, ID)
    mark(page, 1)
    page.wait_for_timeout(400)
    shown = progress(context, url)
    for ask, sure, done in [
        ("Leave a shared computer", "Really delete everything here", "Nothing of this course is left"),
        ("Start over", "Really forget all answers", "All answers are forgotten"),
    ]:
        with page.expect_navigation():
            shown.get_by_role("button", name=ask).click()
            shown.get_by_role("button", name=sure).click()
        shown.wait_for_selector(f"fp-progress .fp-status:has-text('{done}')")
        page.wait_for_selector(f"#{render.anchor(ID)} .fp-word")
        page.wait_for_timeout(300)
        assert page.evaluate(RANGES) == []
        assert shown.evaluate(COUNT) == 0
        mark(page, 4)
        page.wait_for_timeout(400)
        assert page.locator(".fp-saving").count() == 0
        page.reload()
        until(page, f"JSON.stringify({RANGES}) === '[[4,5]]'")


@pytest.mark.slow
def test_a_page_from_the_browsers_memory_shows_nothing_forgotten(
    context: BrowserContext, serve: Serve
) -> None:
    """A page that comes back as it was, after all was forgotten, loads itself anew; where its answers are
    kept it stays as it is."""
    page = open_exercise(context, serve(Mode.PRACTICE), ID)
    mark(page, 1)
    page.wait_for_timeout(400)
    page.evaluate(
        "window.stays = true; dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
    )
    page.wait_for_timeout(300)
    assert page.evaluate("window.stays")
    with page.expect_navigation():
        page.evaluate(CLEAR)
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    page.wait_for_selector(f"#{render.anchor(ID)} .fp-word")
    assert page.evaluate(RANGES) == []


@pytest.mark.slow
def test_a_double_click_forgets_nothing(context: BrowserContext, serve: Serve) -> None:
    """What cannot be undone takes a press on another button, beside the first; the first is the way back."""
    url = serve(Mode.PRACTICE)
    page = open_exercise(context, url, ID)
    mark(page, 1)
    page.wait_for_timeout(400)
    shown = progress(context, url)
    for name in ("Start over", "Leave a shared computer"):
        shown.get_by_role("button", name=name).dblclick()
        expect(shown.locator("fp-progress .fp-status")).to_have_text("Nothing was changed.")
        shown.get_by_role("button", name=name).click()
        expect(shown.get_by_role("button", name="Cancel")).to_be_focused()
        shown.keyboard.press("Escape")
        expect(shown.get_by_role("button", name=name)).to_be_focused()
    expect(shown.locator(f'[data-id="{ID}"] .fp-state')).to_contain_text("begun")
    assert shown.evaluate(COUNT) == 1


@pytest.mark.parametrize("many", [3, pytest.param(300_000, marks=pytest.mark.slow)])
def test_a_record_from_elsewhere_does_not_break_the_page(
    context: BrowserContext, serve_starter: Serve, tmp_path: Path, many: int
) -> None:
    """Skills that are no terms, among them names that every object of a script has, are not shown; a
    record of many parts holds nothing up."""
    names = ("__proto__", "constructor", "toString", "no-such-term")
    odd = [f"{group}:{name}" for group in ("technique", "role", "axis", "rewrite") for name in names]
    parts = [*odd, *names, *["technique:doubt"] * many, *(f"axis:{n}" for n in range(many))]
    record = {"format": 1, "id": "x/y", "version": "", "response": {}, "score": 0.5, "checked": True, "at": 5}
    file = tmp_path / "progress.json"
    file.write_text(
        json.dumps(
            {
                "format": "facingpages-progress-1",
                "records": [record | {"parts": [(part, 0.5) for part in parts]}],
            }
        )
    )
    shown = progress(context, serve_starter(Mode.PRACTICE))
    shown.locator("input[type=file]").set_input_files(file)
    for _ in ("taken", "loaded anew"):
        expect(shown.locator(".fp-skills li")).to_have_count(1, timeout=30_000)
        expect(shown.locator(".fp-skills li")).to_contain_text(f"right 0 of {many} times")
        shown.reload()


def test_export_wipe_and_import(
    context: BrowserContext, serve: Serve, course: Course, tmp_path: Path
) -> None:
    """Saved as a file, deleted with a second press, and taken back: the same; what is no progress file is
    refused in words."""
    url = serve(Mode.PRACTICE)
    page = open_exercise(context, url, ID)
    key = course.exercises[ID].items[0].key
    assert isinstance(key, MarkKey)
    page.evaluate(
        f"marks => document.querySelector('#{render.anchor(ID)} fp-exercise').marking.set(marks)",
        [[s.start, s.end] for s in key.of("loaded")],
    )
    page.wait_for_timeout(600)
    shown = progress(context, url)
    with shown.expect_download() as download:
        shown.get_by_role("button", name="Save my progress as a file").click()
    download.value.save_as(tmp_path / "progress.json")
    lesson = shown.locator("details", has=shown.locator(f'[data-id="{ID}"]'))
    lesson.locator("> summary").click()
    lesson.get_by_label("Your name or number").fill(" Ana ")
    with shown.expect_download() as download:
        lesson.get_by_role("button", name="Save my answers as a file").click()
    assert download.value.suggested_filename == "names-that-judge-answers.json"
    download.value.save_as(tmp_path / "answers.json")
    read = answer_file.read(tmp_path / "answers.json")
    assert isinstance(read, Responses)
    assert read.reader == "Ana"
    assert list(read.answers) == list(read.versions) == [ID]
    expect(lesson.locator(".fp-handed")).to_contain_text("Handed in: ")
    lesson.get_by_role("button", name="Copy my answers as text").click()
    copied = Responses.model_validate_json(lesson.locator("textarea").input_value())
    assert copied == read
    assert [s.score for s in grade.score(course, read, "") if isinstance(s, grade.Score)] == [1.0]
    page.close()
    shown.get_by_role("button", name="Leave a shared computer").click()
    shown.get_by_role("button", name="Really delete everything here").press("Escape")
    expect(shown.locator(f'[data-id="{ID}"] .fp-state')).to_contain_text("begun")
    shown.get_by_role("button", name="Leave a shared computer").click()
    shown.get_by_role("button", name="Really delete everything here").click()
    shown.wait_for_selector("fp-progress .fp-status:has-text('Nothing of this course is left')")
    assert shown.evaluate("indexedDB.databases().then(list => list.length)") == 0
    assert (
        shown.evaluate("Object.keys(localStorage)") == []
    )  # nor what the theme keeps, until it is loaded again
    shown.reload()
    shown.wait_for_selector("fp-progress .fp-button")
    expect(shown.locator(f'[data-id="{ID}"] .fp-state')).to_contain_text("not begun")
    (tmp_path / "other.json").write_text('{"format": "x"}')
    shown.locator("input[type=file]").set_input_files(tmp_path / "other.json")
    shown.wait_for_selector("fp-progress .fp-status:has-text('is not a file of saved progress')")
    shown.locator("input[type=file]").set_input_files(tmp_path / "progress.json")
    shown.wait_for_selector("fp-progress .fp-status:has-text('Taken from the file: 1.')")
    again = open_exercise(context, url, ID)
    until(again, f"{RANGES}.length === {len(key.of('loaded'))}")
    assert json.loads((tmp_path / "progress.json").read_text("utf-8"))["format"] == "facingpages-progress-1"


@pytest.mark.parametrize("width", swept([1280, 320], 320))
@pytest.mark.parametrize("scheme", swept(["light", "dark"], "light"))
@pytest.mark.slow
def test_axe_finds_nothing_on_the_progress_page(
    browser: Chromium, serve: Serve, scheme: str, width: int
) -> None:
    """The progress page, with something on it, has no accessibility fault and no sideways scroll."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = open_exercise(context, serve(Mode.PRACTICE), ID)
    mark(page, 1)
    check(box_of(page, ID))
    page.wait_for_timeout(500)
    shown = progress(context, serve(Mode.PRACTICE))
    found = Axe().run(shown).response["violations"]
    assert [(v["id"], [node["target"] for node in v["nodes"]][:3]) for v in found] == []
    assert shown.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_script_that_does_not_come_is_told(context: BrowserContext, serve: Serve) -> None:
    """Where the script of the progress page does not load, the page says so and what to do."""
    page = context.new_page()
    page.route("**/progress.js*", lambda route: route.abort())
    page.goto(f"{serve(Mode.PRACTICE)}/progress.html")
    expect(page.locator("fp-progress > .fp-warning")).to_contain_text("Load the page again.")
