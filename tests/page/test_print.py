"""A lesson printed from its page: plain, and not much longer than its handout."""

from __future__ import annotations

import io

import pypdf
import pytest

from facingpages.course.course import Course, Mode
from facingpages.handout import pdf
from facingpages.handout.compose import compose
from facingpages.handout.model.sheet import View
from tests.conftest import LESSONS, ONE_OF_EACH, Serve, open_exercise
from tests.helpers.chromium import Chromium

pytestmark = pytest.mark.browser


def pages(content: bytes) -> int:
    return len(pypdf.PdfReader(io.BytesIO(content)).pages)


@pytest.mark.slow
@pytest.mark.parametrize("lesson", LESSONS)
def test_a_printed_page_is_at_most_twice_its_handout(
    browser: Chromium, serve: Serve, course: Course, lesson: str
) -> None:
    """The worksheet that a browser prints takes at most twice the pages of the lesson's handout."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{serve(Mode.PRACTICE)}/{lesson}.html")
    page.wait_for_selector(".fp-dock")
    printed = pages(page.pdf(format="A4"))
    context.close()
    handout = pages(pdf.write(compose.sheet(course, compose.subject(course, lesson), View.LEARNER)).content)
    print(f"{lesson}: {printed} pages printed, {handout} pages of the handout")
    assert printed <= 2 * handout


def test_the_steps_of_an_example_print_as_text(browser: Chromium, serve: Serve) -> None:
    """On paper the names of the steps have no box, and nothing that only opens a fold is shown."""
    context = browser.new_context()
    page = open_exercise(context, serve(Mode.PRACTICE), ONE_OF_EACH[0])
    page.emulate_media(media="print")
    names = page.locator("fp-steps button")
    looks = names.evaluate_all(
        "all => all.map(one => [getComputedStyle(one).backgroundColor, getComputedStyle(one).borderTopWidth, getComputedStyle(one).minInlineSize])"
    )
    assert looks
    assert set(map(tuple, looks)) == {("rgba(0, 0, 0, 0)", "0px", "0px")}
    context.close()
