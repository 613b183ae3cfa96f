"""My side: the progress page compares, on the device, how a reader marked the texts of the two sides."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from facingpages.course.course import Course, Mode
from facingpages.course.items import Exercise, MarkKey, span_text
from facingpages.page.sides import FEWEST, sides
from facingpages.text.folded import Range
from tests.conftest import Serve

pytestmark = pytest.mark.browser


def marking(course: Course) -> list[Exercise]:
    """The exercises of marking that are in no test form."""
    return [
        one
        for id, one in course.exercises.items()
        if isinstance(one.items[0].key, MarkKey) and course.plans[id.partition("/")[0]].data.purpose != "test"
    ]


def marks(exercise: Exercise, strict: str) -> list[dict[str, Any]]:
    """The marks of a reader who finds all loaded spans on one side, every third on the other, and one plain
    word at the beginning of each passage."""
    key = exercise.items[0].key
    assert isinstance(key, MarkKey)
    found: list[Range] = []
    for passage in exercise.stem.passages:
        loaded = [span for span in key.of("loaded") if span in passage.words]
        found += loaded if passage.side == strict else loaded[::3]
        found.append(Range(passage.words.start, passage.words.start + 1))
    return [
        {"start": r.start, "end": r.end, "exact": span_text(exercise, r), "technique": None} for r in found
    ]


def file_of(course: Course, strict: str, path: Path, count: int = 1000, checked: bool = True) -> Path:
    """A file of saved progress with the answers of such a reader."""
    records = [
        {
            "format": 1,
            "id": one.stem.id,
            "version": course.versions[one.stem.id],
            "response": {"marks": marks(one, strict)},
            "score": 0.5,
            "parts": [],
            "checked": checked,
            "at": 5,
        }
        for one in marking(course)[:count]
    ]
    path.write_text(json.dumps({"format": "facingpages-progress-1", "records": records, "aside": []}))
    return path


def taken(context: BrowserContext, url: str, file: Path) -> Page:
    page = context.new_page()
    page.goto(f"{url}/progress.html")
    page.wait_for_selector("fp-progress .fp-button")
    page.locator("fp-progress input[type=file]").set_input_files(file)
    expect(page.locator(".fp-status")).to_contain_text("Taken from the file")
    return page


def share(k: int, n: int) -> tuple[float, float]:
    """The ends of Wilson's interval as the roots of (p - x)^2 = z^2 x(1 - x)/n."""
    z2 = 1.959964**2
    a, b, c = 1 + z2 / n, -(2 * k / n + z2 / n), (k / n) ** 2
    root = math.sqrt(b * b - 4 * a * c)
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


def test_each_side_has_its_figures(
    context: BrowserContext, serve: Serve, course: Course, tmp_path: Path
) -> None:
    """Found and keyed spans, their share and its interval are those of the answers, for each side; the gap of
    a reader who is strict with one side is called more than chance, whichever side it is."""
    assert course.seeds_file
    for strict in (side.id for side in course.seeds_file.data.sides):
        fresh = context.browser.new_context() if context.browser else context
        page = taken(fresh, serve(Mode.PRACTICE), file_of(course, strict, tmp_path / "p.json"))
        expect(page.locator(".fp-compared")).to_be_visible()
        for row, side in zip(
            page.locator("fp-sides tbody tr").all(), course.seeds_file.data.sides, strict=True
        ):
            keyed = hits = strays = words = 0
            for one in marking(course):
                key = one.items[0].key
                assert isinstance(key, MarkKey)
                given = [Range(m["start"], m["end"]) for m in marks(one, strict)]
                for passage in one.stem.passages:
                    if passage.side != side.id:
                        continue
                    loaded = [s for s in key.of("loaded") if s in passage.words]
                    zones = [*loaded, *(s for s in key.of("contested") if s in passage.words)]
                    keyed += len(loaded)
                    hits += sum(any(g.overlaps(s) for g in given) for s in loaded)
                    inside = [g for g in given if g in passage.words]
                    strays += sum(not any(g.overlaps(z) for z in zones) for g in inside)
                    words += len(passage.words) - sum(map(len, zones))
            low, high = share(hits, keyed)
            text = row.locator("td").first.inner_text()
            expected = f"{hits} of {keyed}, {round(hits / keyed * 100)}\u00a0% ({round(low * 100)} to {round(high * 100)})"
            assert text == expected
            rate, *ends = map(
                float, re.findall(r"[\d.]+", row.locator("td").last.inner_text().replace("100", ""))
            )
            assert rate == pytest.approx(strays / words * 100, abs=0.06)
            # the exact interval of Garwood, which Byar's comes near: P(X >= n | low) = P(X <= n | high) = 0.025
            for end, above in zip(ends, (True, False), strict=True):
                chances = [tail(strays, (end + off) * words / 100, above=above) for off in (-0.05, 0.05)]
                assert min(chances) - 0.006 < 0.025 < max(chances) + 0.006  # the page rounds to one decimal
        expect(page.locator(".fp-gap")).to_contain_text("Chance alone would seldom give such a gap")
        page.close()


def tail(count: int, mean: float, *, above: bool) -> float:
    """The chance that a Poisson count of some mean is at least `count`, or at most."""
    below = sum(math.exp(-mean + n * math.log(mean) - math.lgamma(n + 1)) for n in range(count + (not above)))
    return 1 - below if above else below


def test_few_words_are_not_compared(
    context: BrowserContext, serve: Serve, course: Course, tmp_path: Path
) -> None:
    """Below 20 loaded spans a side, and for answers that were not checked, there is a count and no figure."""
    page = taken(context, serve(Mode.PRACTICE), file_of(course, "moscow-stops-it", tmp_path / "a.json", 2))
    expect(page.locator(".fp-compared")).to_be_hidden()
    expect(page.locator(".fp-not-yet b")).not_to_have_text("0 / 0")
    page.close()
    assert sides(course)
    assert FEWEST == 20


@pytest.mark.slow
def test_the_view_stays_here(context: BrowserContext, serve: Serve, course: Course, tmp_path: Path) -> None:
    """The view that a reader says they have is there again after a reload, changes the sentence, is in no file
    that can be saved or handed in, leaves with the device's other data, and asks for no request."""
    page = taken(context, serve(Mode.PRACTICE), file_of(course, "moscow-stops-it", tmp_path / "p.json"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("fp-sides input[value='0']").check()
    expect(page.locator(".fp-view")).to_have_text("You found more in the texts that you agree with more.")
    page.locator("fp-sides input[value='1']").check()
    expect(page.locator(".fp-view")).to_have_text("You found more in the texts that you agree with less.")
    assert asked == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my progress as a file").click()
    saved = Path(download.value.path()).read_text("utf-8")
    assert "view" not in saved
    assert set(json.loads(saved)) == {"format", "records", "aside"}
    page.reload()
    expect(page.locator("fp-sides input[value='1']")).to_be_checked()
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
    page.get_by_role("button", name="Leave a shared computer").click()
    page.get_by_role("button", name="Really delete everything here").click()
    expect(page.locator(".fp-status")).to_contain_text("Nothing of this course")
    assert page.evaluate("localStorage.getItem('fp-view')") is None
    page.close()


def test_only_the_practice_page_has_it(serve: Serve, serve_starter: Serve, context: BrowserContext) -> None:
    """A class site compares nothing, since it has no key; no other page of the practice site loads the script."""
    page = context.new_page()
    page.goto(f"{serve_starter(Mode.CLASS)}/progress.html")
    assert page.locator("fp-sides").count() == 0
    page.goto(f"{serve(Mode.PRACTICE)}/names-that-judge.html")
    assert page.locator("script[src*='sides.js']").count() == 0
    page.close()
