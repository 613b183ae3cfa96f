"""A lesson as one file: it plays from disk, asks nothing of anybody, and holds no key for a class."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from facingpages.checks.run import run_checks
from facingpages.course.course import Course, Mode
from facingpages.site import csp, standalone
from tests.conftest import ROOT, swept
from tests.helpers.playing import box_of, check, put, right

ONE_OF_EACH = [
    "names-that-judge/before-the-meeting",
    "claim-and-evidence/what-sanctions-were-for",
    "where-is-the-source/figures-from-a-form",
    "certainty-and-fear/how-often",
]


@pytest.fixture(scope="module")
def real() -> Course:
    return Course.load(ROOT)


def written(folder: Path, page: str) -> str:
    (folder / "page.html").write_text(page, "utf-8")
    return (folder / "page.html").as_uri()


@pytest.mark.browser
@pytest.mark.parametrize("id", swept(ONE_OF_EACH, ONE_OF_EACH[1]))
def test_an_exercise_is_played_to_full_marks_from_one_file(
    context: BrowserContext, real: Course, tmp_path: Path, id: str
) -> None:
    """The right answer is right, the answer is kept, and no request is made but for the file itself."""
    page, asked, errors = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    address = written(tmp_path, standalone.exercise(real, id, Mode.PRACTICE))
    page.goto(address)
    box = box_of(page, id)
    put(box, right(real.exercises[id]))
    said = check(box)
    counts = re.findall(r"\d+", said)
    assert "passed" in said or counts[0] == counts[1], said
    page.wait_for_timeout(500)
    page.reload()
    expect(box_of(page, id).locator(".fp-status")).to_contain_text(
        re.compile("right|found|passed", re.IGNORECASE)
    )
    assert set(asked) == {address}
    assert errors == []


@pytest.mark.slow
@pytest.mark.browser
def test_a_lesson_is_readable_in_one_file_light_and_dark(
    context: BrowserContext, real: Course, tmp_path: Path
) -> None:
    """Its text has room, its colours follow the reader's choice, and nothing is wider than a phone."""
    address = written(tmp_path, standalone.lesson(real, run_checks(real), "names-that-judge", Mode.PRACTICE))
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 700})
    grounds = set()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(address)
        page.locator("fp-exercise .fp-dock").first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(grounds) == 2


def test_a_page_for_a_class_holds_no_key(real: Course) -> None:
    """No lesson's page has the reasons of its keys; what would give one away is refused."""
    page = standalone.lesson(real, (), "names-that-judge", Mode.CLASS)
    assert "data-key=" not in page
    for id in next(lesson for lesson in real.lessons if lesson.id == "names-that-judge").exercises:
        for span in getattr(real.files[id].data, "spans", ()):
            assert span.why[:40] not in page
    assert "data-key=" in standalone.lesson(real, (), "names-that-judge", Mode.PRACTICE)


@pytest.mark.parametrize("repeated", ["<a>", "<a ", "<img ", "<script>", "<script ", "<style>", "</a>"])
def test_a_page_of_tags_takes_a_moment(repeated: str) -> None:
    """Tags by the ten thousand, open or closed, are gone through once, for links, pictures and the policy."""
    before = time.process_time()
    csp.policy(standalone._alone(repeated * 100_000), csp.NOTHING)
    assert time.process_time() - before < 2


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ('<a href="x.md">one</a> <a href="#two">two</a>', 'one <a href="#two">two</a>'),
        ('<a href="https://x.example">a <b>b</b></a><a>c</a>', '<a href="https://x.example">a <b>b</b></a>c'),
        ('<img alt="A map" src="m.png"> <img src="n.png">', "A map "),
    ],
)
def test_what_leads_out_becomes_words(body: str, left: str) -> None:
    assert standalone._alone(body) == left


@pytest.mark.slow
def test_nothing_in_it_leads_to_another_page(real: Course) -> None:
    """Links are to places in the page or to the web; pictures are their descriptions."""
    for lesson in real.lessons:
        if lesson.exercises:
            page = standalone.lesson(real, (), lesson.id, Mode.PRACTICE)
            body = page[page.index("<main") : page.index("</main>")]
            ways = re.findall(r'\bhref="([^"]*)"', body)
            assert [way for way in ways if not way.startswith(("#", "https://", "http://"))] == []
            assert "<img" not in body
