"""A course in Arabic, made by the commands: page and paper run from right to left, and the English words of the
interface, which has no Arabic catalogue, keep their order."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Locator

from facingpages.course.course import Course, Mode
from facingpages.handout import pdf, word
from facingpages.handout.compose import compose
from facingpages.handout.model.paper import STANDARD
from facingpages.handout.model.printable import made_printable
from facingpages.handout.model.sheet import Sheet, View
from tests.conftest import open_exercise, pages_only, served
from tests.helpers.chromium import Chromium
from tests.helpers.command import run
from tests.helpers.playing import box_of, check, main, put

DATA = Path(__file__).parents[1] / "data" / "right-to-left"
MARK = "\N{LEFT-TO-RIGHT MARK}"


@pytest.fixture
def arabic(small: Path) -> Path:
    """The folder of a course with an Arabic lesson, brought in as an instructor would."""
    seeds = small / "seeds" / "seeds.yml"
    seeds.write_text(seeds.read_text("utf-8").replace("language: en", "language: ar"), "utf-8")
    for id, side in (("close", "close-it"), ("open", "keep-it-open")):
        words = ("--side", side, "--position", "رأي", "--because", "نص قصير", "--language", "ar", "--yes")
        assert not run("add", "seed", str(DATA / f"{id}.txt"), "--id", id, *words, cwd=small).returncode
    passages = ("--from", "close:3-5", "--from", "open:3-5")
    assert not run("new", "lesson", "bridge", "--title", "الجسر", *passages, cwd=small).returncode
    for name, kind in (("words", "loaded-terms"), ("parts", "claim-evidence")):
        new = ("new", "exercise", f"bridge/{name}", "--kind", kind, *passages)
        assert not run(*new, cwd=small).returncode
        (small / "exercises" / "bridge" / f"{name}.yml").write_bytes((DATA / f"{name}.yml").read_bytes())
    for file in (small / "exercises" / "bridge" / "plan.yml", small / "lessons" / "bridge.md"):
        file.write_text(file.read_text("utf-8").replace("todo", "نصان عن الجسر"), "utf-8")
    assert not run("check", cwd=small).returncode
    return small


@pytest.fixture
def sheet(arabic: Path) -> Sheet:
    course = Course.load(arabic)
    return compose.sheet(course, compose.subject(course, "bridge"), View.LEARNER)


def middle(one: Locator) -> float:
    box = one.bounding_box()
    assert box
    return box["x"] + box["width"] / 2


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("wide", [390, 1366])
def test_the_page_runs_to_the_left(browser: Chromium, arabic: Path, tmp_path: Path, wide: int) -> None:
    """Line numbers, the first dot, the way back and the branches of an argument are at the right, Check and Next at
    the left; an English sentence has its full stop behind it; nothing leaves the screen."""
    pages_only(arabic, Mode.PRACTICE, tmp_path / "site")
    context = browser.new_context(viewport={"width": wide, "height": 844})
    with served(lambda _: tmp_path / "site") as serve:
        page = open_exercise(context, serve(Mode.PRACTICE), "bridge/words")
        box = box_of(page, "bridge/words")
        line = box.locator(".fp-line").first
        style = "e => [getComputedStyle(e).direction, getComputedStyle(e, '::before').right]"
        assert line.evaluate(style) == ["rtl", "0px"]
        stop = """e => { const at = (n) => { const r = document.createRange(), t = e.firstChild; r.setStart(t, n); r.setEnd(t, n + 1);
          return r.getBoundingClientRect().x; }; return at(e.textContent.length - 1) > at(e.textContent.length - 2); }"""
        page.locator(".fp-about").evaluate("fold => { fold.open = true; }")
        assert page.locator(".fp-honest").evaluate(stop)
        page.locator(".fp-about").evaluate("fold => { fold.open = false; }")
        box.locator(".fp-word").nth(1).click()
        assert check(box)
        main(box).click()
        dots = box.locator(".fp-dots i")
        assert middle(dots.first) > middle(dots.last)
        assert middle(box.locator(".fp-left button").first) > middle(main(box))
        assert page.evaluate("document.documentElement.scrollWidth") == wide
        sorting = box_of(page, "bridge/parts")
        roles = ["claim", "evidence", *["background"] * 11]
        put(sorting, {"roles": roles, "supports": [None, 1, *[None] * 11]})
        check(sorting)
        branch = "e => [getComputedStyle(e, '::before').right, getComputedStyle(e).paddingLeft]"
        assert sorting.locator(".fp-tree li li").evaluate(branch) == ["0px", "0px"]
        page.close()


def test_the_sheet_runs_to_the_left(sheet: Sheet) -> None:
    """The title of the sheet is at the right of its head, the labels of the first text right of the second's."""
    command = ["pdftotext", "-bbox", "-", "-"]
    boxes = subprocess.run(command, input=pdf.write(sheet).content, capture_output=True, check=True).stdout
    found: dict[str, float] = {}
    for left, words in re.findall(r'<word xMin="([\d.]+)".*?>(.*?)</word>', boxes.decode("utf-8")):
        found.setdefault(words, float(left))
    assert found["sheet"] < 100
    assert found["A1"] > found["B1"] + 100


def test_english_words_keep_their_order_on_the_sheet(sheet: Sheet) -> None:
    """A full stop or the number of a page stays behind its English words; PDF and Word get the same sheet."""
    shown = made_printable(sheet, turned=True)
    assert shown.foot.endswith(MARK)
    assert not shown.title.endswith(MARK)
    with zipfile.ZipFile(io.BytesIO(word.write(sheet, STANDARD))) as file:
        body, foot = (file.read(f"word/{name}.xml").decode("utf-8") for name in ("document", "footer1"))
    assert f"Tick what you can do now.{MARK}" in body
    assert foot.rindex(MARK) > foot.rindex("NUMPAGES")
