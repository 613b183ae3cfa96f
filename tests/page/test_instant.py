"""The page under mkdocs-material's instant navigation, which changes the page's content without leaving
it."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from facingpages.course.course import Course, Mode
from facingpages.course.items import ChoiceKey, MarkKey
from facingpages.page import render
from tests.conftest import ONE_OF_EACH, Quiet, copy_of_three_lessons, pages_only
from tests.helpers.playing import check

pytestmark = pytest.mark.browser

MARKS, SORT, CHOICES, _ = ONE_OF_EACH
WATCH = """
window.broken = [];
document.addEventListener("securitypolicyviolation", (event) => window.broken.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


@pytest.fixture(scope="module")
def instant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the practice site, built for that address with the theme's instant navigation."""
    folder = tmp_path_factory.mktemp("instant")
    root = copy_of_three_lessons(folder / "course")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    if "- navigation.instant\n" not in settings:
        (root / "mkdocs.yml").write_text(
            settings.replace("  features:\n", "  features:\n    - navigation.instant\n", 1), "utf-8"
        )
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder / "site"))
    )
    address = f"http://127.0.0.1:{server.server_port}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACINGPAGES_SITE_URL", f"{address}/")
        pages_only(root, Mode.PRACTICE, folder / "site")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield address
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(context: BrowserContext, instant: str) -> Iterator[Page]:
    """A page that fails its test for a script error, a break of the policy, or a load that was not
    instant."""
    context.add_init_script(WATCH)
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(f"{instant}/index.html")
    opened.wait_for_load_state("networkidle")
    opened.evaluate(
        "() => { window.same = true; document$.subscribe(() => { window.arrived = location.pathname; }); }"
    )
    yield opened
    assert opened.evaluate("window.same"), "the page was loaded, not changed in place"
    assert opened.evaluate("window.broken") == []
    assert errors == []


def go(page: Page, lesson: str) -> None:
    """Follow a link to a lesson."""
    page.locator(f".md-nav--primary a[href$='{lesson}.html'], a[href$='{lesson}.html']").first.evaluate(
        "link => link.click()"
    )
    arrived(page, lesson)


def arrived(page: Page, lesson: str) -> None:
    """Wait until the theme is done with the page too: it scrolls and sets its parts anew after the
    exercises are there."""
    page.wait_for_function(
        "lesson => window.arrived === location.pathname && window.arrived.endsWith(`/${lesson}.html`)",
        arg=lesson,
    )
    page.wait_for_selector(f"[id^='fp-{lesson}--'] .fp-dock")


def ranges(page: Page) -> object:
    return page.locator(f"#{render.anchor(MARKS)} fp-exercise").evaluate("e => e.marking.ranges()")


def test_another_lesson_plays(page: Page, course: Course) -> None:
    """A lesson reached in place has each control once, and its exercises are played to full marks."""
    go(page, "where-is-the-source")
    go(page, "names-that-judge")
    box = page.locator(f"#{render.anchor(MARKS)}")
    for css in (".fp-dock", ".fp-status", ".fp-sheet"):
        assert box.locator(css).count() == 1, css
    assert page.locator(".fp-reading").count() == 1
    assert box.get_by_role("button", name="Check", exact=True).count() == 1
    key = course.exercises[MARKS].items[0].key
    assert isinstance(key, MarkKey)
    box.locator("fp-exercise").evaluate(
        "(e, marks) => e.marking.set(marks)", [[span.start, span.end] for span in key.of("loaded")]
    )
    assert f"{len(key.of('loaded'))} of {len(key.of('loaded'))} found." in check(box)
    go(page, "where-is-the-source")
    made = course.exercises[CHOICES]
    for number, item in enumerate(made.items):
        assert isinstance(item.key, ChoiceKey)
        page.locator(
            f"#{render.anchor(CHOICES)} .fp-question >> nth={number} >> input[value='{item.key.choice}']"
        ).check()
    assert f"{len(made.items)} of {len(made.items)} right." in check(
        page.locator(f"#{render.anchor(CHOICES)}")
    )


def test_back_and_forward_keep_the_answers(page: Page) -> None:
    """What was marked is there after going on and back, and after back and forward, without a double
    control."""
    go(page, "names-that-judge")
    page.locator(f"#{render.anchor(MARKS)} .fp-word").nth(2).click()
    marked = ranges(page)
    go(page, "claim-and-evidence")
    page.locator(f"#{render.anchor(SORT)} .fp-part").first.press("1")
    page.go_back()
    arrived(page, "names-that-judge")
    expect(page.locator(f"#{render.anchor(MARKS)} .fp-word[aria-selected=true]")).to_have_count(1)
    assert ranges(page) == marked
    page.go_forward()
    arrived(page, "claim-and-evidence")
    expect(page.locator(f"#{render.anchor(SORT)} .fp-part").first).to_have_attribute("data-role", "claim")
    assert page.locator(f"#{render.anchor(SORT)} .fp-status").count() == 1


@pytest.mark.slow
def test_the_last_change_is_kept_when_the_page_changes_in_place(
    page: Page, context: BrowserContext, instant: str
) -> None:
    """A mark made just before leaving in place is there when one comes back at once, and in another tab."""
    go(page, "names-that-judge")
    script = f"""() => {{
      document.querySelector('#{render.anchor(MARKS)} fp-exercise').marking.set([[2, 5]]);
      document.querySelector("a[href$='claim-and-evidence.html']").click();
    }}"""
    page.evaluate(script)
    arrived(page, "claim-and-evidence")
    other = context.new_page()
    other.goto(f"{instant}/names-that-judge.html")
    expect(other.locator(f"#{render.anchor(MARKS)} .fp-word[aria-selected=true]")).to_have_count(3)
    page.go_back()
    arrived(page, "names-that-judge")
    expect(page.locator(f"#{render.anchor(MARKS)} .fp-word[aria-selected=true]")).to_have_count(3)


@pytest.mark.slow
def test_a_change_in_another_tab_is_there_on_the_way_back(
    page: Page, context: BrowserContext, instant: str
) -> None:
    """An exercise that another tab has changed meanwhile comes back as it was changed there."""
    go(page, "names-that-judge")
    page.locator(f"#{render.anchor(MARKS)} .fp-word").nth(2).click()
    go(page, "claim-and-evidence")
    other = context.new_page()
    other.goto(f"{instant}/names-that-judge.html")
    expect(other.locator(f"#{render.anchor(MARKS)} .fp-word[aria-selected=true]")).to_have_count(1)
    other.locator(f"#{render.anchor(MARKS)} fp-exercise").evaluate("e => e.marking.set([[0, 4]])")
    other.wait_for_timeout(400)
    page.go_back()
    arrived(page, "names-that-judge")
    expect(page.locator(f"#{render.anchor(MARKS)} .fp-word[aria-selected=true]")).to_have_count(4)


@pytest.mark.slow
def test_missing_storage_is_said_on_every_page(page: Page, context: BrowserContext, instant: str) -> None:
    """Where nothing can be kept, a page reached in place says so too, and the answers are there on the way
    back and on the progress page."""
    go(page, "names-that-judge")
    page.evaluate(
        "() => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
    )
    page.locator(f"#{render.anchor(MARKS)} .fp-word").nth(2).click()
    expect(page.locator(".fp-saving")).to_contain_text("no room left")
    go(page, "claim-and-evidence")
    expect(page.locator(".fp-saving")).to_contain_text("no room left")
    page.go_back()
    arrived(page, "names-that-judge")
    expect(page.locator(f"#{render.anchor(MARKS)} .fp-word[aria-selected=true]")).to_have_count(1)
    page.locator("a[href$='progress.html']").first.evaluate("link => link.click()")
    page.wait_for_selector("fp-progress .fp-controls .fp-button:visible")
    expect(page.locator(f'[data-id="{MARKS}"] .fp-state')).to_contain_text("begun")
