"""QTI 3 in a player that others wrote, in Chromium: it shows the items, and its score is the one that the loss report
takes."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from facingpages.course.course import Course
from facingpages.course.items import Exercise, Marking
from facingpages.export import losses
from facingpages.export.ids import ident
from facingpages.export.qti import TARGETS
from facingpages.handout.compose import compose
from tests.conftest import ONE_OF_EACH, Quiet
from tests.helpers.chromium import Chromium
from tests.helpers.npm import QTI_COMPONENTS, file_of

from .read_qti import package
from .test_qti import values

pytestmark = [pytest.mark.browser, pytest.mark.slow]

QTI3 = TARGETS[0]
SCORED = [*ONE_OF_EACH[:3], "names-that-judge/leaders-and-agreements"]
PAGE = '<!doctype html><meta charset="utf-8"><script type="module" src="player.js"></script><qti-item><item-container></item-container></qti-item>'
OPEN = """async (url) => {
  const come = new Promise((done) => document.addEventListener("qti-assessment-item-connected", (event) => done(event.detail), { once: true }));
  document.querySelector("item-container").itemURL = url;
  window.item = await come;
  await window.item.updateComplete;
}"""
SCORE = """([answers]) => answers.map((answer) => {
  for (const [id, value] of Object.entries(answer)) window.item.updateResponseVariable(id, value);
  window.item.processResponse(false, false);
  return Number(window.item.getOutcome("SCORE").value);
})"""


@pytest.fixture(scope="module")
def url(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The player with the items of some exercises."""
    folder: Path = tmp_path_factory.mktemp("player")
    (folder / "index.html").write_text(PAGE)
    (folder / "player.js").write_bytes(file_of(QTI_COMPONENTS, "cdn/index.js"))
    for id in {*ONE_OF_EACH, *SCORED}:
        for name, content in package(QTI3.write([compose.subject(course, id)], course)).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def opened(browser: Chromium, url: str, exercise: Exercise) -> Page:
    page = browser.new_context().new_page()
    page.goto(f"{url}/index.html")
    page.wait_for_function("!!customElements.get('qti-assessment-item')")
    page.evaluate(OPEN, f"/items/{ident(exercise)}.xml")
    return page


def chosen(exercise: Exercise, answer: Any) -> dict[str, str | list[str]]:
    """An answer as the player keeps it: a list for a question with several values."""
    given = values(exercise, answer)
    if exercise.stem.kind == "citation-check":
        return {id: value[0] if value else "" for id, value in given.items()}
    return dict(given)


@pytest.mark.parametrize("id", SCORED)
def test_the_player_scores_as_we_say(browser: Chromium, url: str, course: Course, id: str) -> None:
    """For every fixed answer and simulated reader; the player rounds the share of each question to three places."""
    exercise = course.exercises[id]
    page = opened(browser, url, exercise)
    scored = QTI3.carry(exercise).scored
    assert scored
    answers = list(losses.answers(exercise))
    found = page.evaluate(SCORE, [[chosen(exercise, answer) for _name, answer in answers]])
    apart = [(name, got, scored(answer)) for (name, answer), got in zip(answers, found, strict=True)]
    assert [one for one in apart if one[1] != pytest.approx(one[2], abs=2e-3)] == []


def test_words_are_marked_by_hand(browser: Chromium, url: str, course: Course) -> None:
    """A tap on each word of the cores earns the whole mark, and the reasons come up."""
    exercise = course.exercises[ONE_OF_EACH[0]]
    page = opened(browser, url, exercise)
    assert isinstance(exercise.items[0].task, Marking)
    words = page.locator("qti-hottext")
    expect(words).to_have_count(exercise.items[0].task.words)
    key = exercise.items[0].key
    for core in key.cores:  # type: ignore[union-attr]
        for number in range(core.start, core.end):
            words.nth(number).click()
    assert page.evaluate(
        "(window.item.processResponse(), Number(window.item.getOutcome('SCORE').value))"
    ) == pytest.approx(1, abs=1e-3)
    expect(page.get_by_text(key.spans[0].why[:40])).to_be_visible()  # type: ignore[union-attr]


@pytest.mark.parametrize("id", ONE_OF_EACH)
def test_every_kind_is_shown(browser: Chromium, url: str, course: Course, id: str) -> None:
    """The prompt, the passage and the fields of an exercise of each kind can be seen."""
    exercise = course.exercises[id]
    page = opened(browser, url, exercise)
    expect(page.get_by_text(exercise.stem.prompt[:30]).first).to_be_visible()
    expect(page.locator("blockquote p").first).to_be_visible()
    kind = {
        "loaded-terms": "qti-hottext",
        "claim-evidence": "qti-simple-associable-choice",
        "citation-check": "qti-simple-choice",
        "rewrite": "textarea",
    }
    expect(page.locator(kind[exercise.stem.kind]).first).to_be_visible()
