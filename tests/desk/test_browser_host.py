"""The desk in the browser, in Chromium: it starts, changes and saves a course, works without a network, and
asks nothing of anywhere else."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from facingpages.desk.browser.bundle import desk_files
from facingpages.desk.browser.compiled import compiled
from facingpages.desk.browser.parts import parts
from tests.conftest import Quiet
from tests.helpers.chromium import Chromium

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.sweep]

ID = "one-street/before-the-vote"
OPEN = f"desk.ask('open', {{ exercise: '{ID}' }}).then((answer) => answer.fields.title)"
CHOICES = ".desk-host-choices:not([hidden])"
START = 200_000  # milliseconds; it takes about 10 s on two quiet cores


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, starter: Path) -> Path:
    """A site that has the desk for a course as `init` makes it, and nothing else."""
    folder = tmp_path_factory.mktemp("site")
    for path, content in desk_files(starter, "en", "Facing Pages", parts(), compiled).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@pytest.fixture
def url(folder: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/desk/"
    server.shutdown()
    server.server_close()


def opened(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_selector(CHOICES, timeout=START)


def test_a_course_is_changed_and_kept(browser: Chromium, url: str, tmp_path: Path) -> None:
    """What is saved is there after the page is loaded anew, without a network too; the course goes into a zip
    and comes back from it; nothing is asked of another site, and no script complains."""
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    opened(page, url)
    expect(page.get_by_role("status").first).to_contain_text("on this device")
    page.evaluate(
        f"desk.ask('edit', {{ exercise: '{ID}', edits: [{{ field: ['title'], value: 'Kept here' }}] }})"
        f".then(() => desk.ask('save', {{ exercise: '{ID}' }}))"
    )
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the course as a zip").click()
    download.value.save_as(tmp_path / "course.zip")

    context.set_offline(True)
    page.reload()
    page.wait_for_selector(CHOICES, timeout=START)
    assert page.evaluate(OPEN) == "Kept here"
    context.set_offline(False)

    page.once("dialog", lambda dialog: dialog.accept())
    with page.expect_navigation():
        page.get_by_role("button", name="Begin again").click()
    page.wait_for_selector(CHOICES, timeout=START)
    assert page.evaluate(OPEN) == "Before the vote"

    page.once("dialog", lambda dialog: dialog.accept())
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open a zip").click()
    with page.expect_navigation():
        chooser.value.set_files(tmp_path / "course.zip")
    page.wait_for_selector(CHOICES, timeout=START)
    assert page.evaluate(OPEN) == "Kept here"
    origin = url.removesuffix("/desk/")
    assert [address for address in asked if not address.startswith((origin, f"blob:{origin}"))] == []
    assert complaints == []


def test_a_refusal_is_said(browser: Chromium, url: str, tmp_path: Path) -> None:
    """A file that is no zip is refused in words, and the course stays; so is a request that nobody knows,
    and a second tab, which would write over the work of the first."""
    page = browser.new_context().new_page()
    opened(page, url)
    (tmp_path / "course.zip").write_bytes(b"no zip")
    page.once("dialog", lambda dialog: dialog.accept())
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open a zip").click()
    chooser.value.set_files(tmp_path / "course.zip")
    expect(page.get_by_role("status").first).to_contain_text("no zip")
    assert page.evaluate(OPEN) == "Before the vote"
    assert "does not know" in page.evaluate("desk.ask('unheard-of').catch((refused) => refused.message)")
    second = page.context.new_page()
    second.goto(url)
    expect(second.locator(".desk-host-status")).to_contain_text("in another tab", timeout=START)


def test_from_a_folder_the_reason_is_said(browser: Chromium, folder: Path) -> None:
    """The page of a desk that does not start says why, in one place, and keeps the rules of accessibility."""
    page = browser.new_context().new_page()
    page.goto((folder / "desk" / "index.html").as_uri())
    expect(page.get_by_role("status").first).to_contain_text("facingpages desk")
    expect(page.locator(".fp-note")).to_have_count(0)
    assert Axe().run(page).response["violations"] == []
