"""What a browser asks for when it opens a lesson, and when a reader opens the search."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from facingpages.course.course import Mode
from tests.conftest import LESSONS, Serve, Sites, swept
from tests.helpers.firefox import started

pytestmark = pytest.mark.browser

MOST = 135 * 1024  # bytes gzipped, without the fonts
QUERY = "[data-md-component=search-query]"
FOUND = ".md-search-result__item a"
INDEX = "search/search_index.json"


@pytest.fixture
def asked(context: BrowserContext) -> list[str]:
    """The addresses that the pages of the context ask for, as they come."""
    seen: list[str] = []
    context.on("request", lambda request: seen.append(request.url))
    return seen


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.wait_for_selector(".fp-dock")
    return page


@pytest.mark.parametrize("lesson", swept(LESSONS, "names-that-judge"))
def test_a_first_load_is_small(
    context: BrowserContext, asked: list[str], serve: Serve, pages: Sites, lesson: str
) -> None:
    """A lesson with the theme and all that both ask for weighs at most 135 kB, fonts apart; no search is in it."""
    url = serve(Mode.PRACTICE)
    opened(context, f"{url}/{lesson}.html")
    paths = dict.fromkeys(address.removeprefix(url).lstrip("/") for address in asked)
    files = [pages(Mode.PRACTICE) / path for path in paths if not path.endswith(".woff2")]
    sizes = {file.name: len(gzip.compress(file.read_bytes(), 9)) for file in files}
    print(lesson, sum(sizes.values()), sizes)
    assert "facingpages.js" in sizes
    assert not [path for path in paths if "search" in path]
    assert sum(sizes.values()) <= MOST


OPENING: dict[str, Callable[[Page], object]] = {
    "a click": lambda page: page.locator(QUERY).click(),
    "/": lambda page: page.keyboard.press("/"),
    "s": lambda page: page.keyboard.press("s"),
    "f": lambda page: page.keyboard.press("f"),
    "the magnifier of a phone": lambda page: (
        page.set_viewport_size({"width": 390, "height": 844}),
        page.locator("header .md-header__button[for=__search]").click(),
    ),
}


@pytest.mark.parametrize("way", swept(OPENING, "/"))
def test_the_search_is_loaded_when_it_is_opened(
    context: BrowserContext, asked: list[str], serve: Serve, way: str
) -> None:
    """Each way into the search asks for its index, and finds."""
    page = opened(context, f"{serve(Mode.PRACTICE)}/names-that-judge.html")
    assert not [address for address in asked if address.endswith(INDEX)]
    OPENING[way](page)
    page.locator(f"{QUERY}:focus").wait_for()
    page.keyboard.type("loaded language")
    page.locator(FOUND).first.wait_for()
    assert [address for address in asked if address.endswith(INDEX)]


@pytest.mark.slow
def test_an_address_with_a_search_finds_at_once(context: BrowserContext, serve: Serve) -> None:
    """A link that holds words to search for opens the search with what it found; one with words to highlight marks them."""
    page = opened(context, f"{serve(Mode.PRACTICE)}/names-that-judge.html?q=loaded")
    page.locator(FOUND).first.wait_for()
    page = opened(context, f"{serve(Mode.PRACTICE)}/names-that-judge.html?h=judge")
    page.locator("article mark[data-md-highlight]").first.wait_for()


@pytest.mark.slow
def test_firefox_searches_over_http_and_from_a_folder(tmp_path: Path, serve: Serve, pages: Sites) -> None:
    """In Firefox too the search is loaded when it is opened, and finds."""
    with started(tmp_path / "profile") as firefox:
        for base in (serve(Mode.PRACTICE), pages(Mode.PRACTICE).as_uri()):
            tab = firefox.tab()
            tab.goto(f"{base}/names-that-judge.html")
            tab.until("() => document.querySelector('.fp-dock')")
            indexed = "() => performance.getEntriesByType('resource').filter(one => one.name.endsWith('search_index.json')).length"
            assert tab.run(indexed) == 0
            tab.press("/")
            tab.until("css => document.activeElement.matches(css)", QUERY)
            tab.press(*"loaded")
            tab.until("css => document.querySelector(css)", FOUND)
        assert firefox.complaints == []
