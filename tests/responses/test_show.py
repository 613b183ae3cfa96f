"""Show in class: the page for the projector counts what is dropped on it as the report does, and names nobody."""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner, Result
from playwright.sync_api import BrowserContext, Page

from facingpages.cli import main
from facingpages.course.course import Course
from facingpages.course.items import Exercise, MarkKey
from facingpages.export import simulated
from facingpages.responses.show import page as show
from tests.conftest import ROOT, swept
from tests.helpers.chromium import Chromium
from tests.helpers.classes import answers, zipped

LESSON = "names-that-judge"
READERS = 26


def run(*arguments: str) -> Result:
    made = CliRunner().invoke(main, ["show", *arguments, "--course", str(ROOT)])
    assert not made.exception or isinstance(made.exception, SystemExit), made.exception
    return made


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("show") / "show.html"
    assert run(LESSON, "-o", str(target)).exit_code == 0
    return target


@pytest.fixture(scope="module")
def given(course: Course) -> dict[str, dict[str, Any]]:
    """The answers of a class to the lesson, by name."""
    return dict(simulated.readers(course.exercises_of(LESSON), READERS))


@pytest.fixture(scope="module")
def handed_in(given: dict[str, dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("class")
    for name, values in given.items():
        (folder / f"{name} Zyxwvut.json").write_text(answers(values, f"{name} Zyxwvut", device=name), "utf-8")
    return sorted(folder.iterdir())


@pytest.fixture
def opened(browser: Chromium, file: Path) -> Iterator[Page]:
    context: BrowserContext = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(file.as_uri())
    yield page
    assert [url for url in asked if url != file.as_uri()] == []


def drop(page: Page, files: list[Path], count: int) -> None:
    page.locator("#files").set_input_files(files)
    page.wait_for_selector(f"#readers:text-is('{count}')")


def shown(page: Page, exercise: Exercise) -> list[tuple[str, int]]:
    """The shade of each word of an exercise, in order."""
    found: list[Any] = page.evaluate(
        "id => [...document.querySelectorAll(`[data-exercise='${id}'] [data-word]`)].map("
        "e => [e.dataset.word, +(e.className.slice(1) || 0)])",
        exercise.stem.id,
    )
    return [(number, level) for number, level in found]


@pytest.mark.browser
def test_the_map_fills_in_as_files_are_dropped(
    opened: Page, course: Course, given: dict[str, dict[str, Any]], handed_in: list[Path]
) -> None:
    """After each drop, every word has the shade of the share of readers who marked it, and every loaded span
    the number of readers who touched it; the same file again changes nothing."""
    exercises = show.exercises(course, LESSON)
    assert opened.locator("#readers").inner_text() == "0"
    names = sorted(given)
    for count in (3, READERS, READERS):
        drop(opened, handed_in[:count], count)
        for exercise in exercises:
            marks = [given[name][exercise.stem.id]["marks"] for name in names[:count]]
            touched = Counter(
                word for of in marks for word in {w for m in of for w in range(m["start"], m["end"])}
            )
            words = sum(len(p.words) for p in exercise.stem.passages)
            expected = [(str(word), -(-touched[word] * 5 // count)) for word in range(words)]
            assert shown(opened, exercise) == expected
            key = exercise.items[0].key
            assert isinstance(key, MarkKey)
            hits = [
                sum(any(m["start"] < s.words.end and s.words.start < m["end"] for m in of) for of in marks)
                for s in key.spans
                if s.verdict == "loaded"
            ]
            said = opened.locator(f"[data-exercise='{exercise.stem.id}'] .of").all_text_contents()
            assert said == [f"{hit}/{count}" for hit in hits]


@pytest.mark.browser
def test_a_zip_and_copied_text_are_read(opened: Page, handed_in: list[Path], tmp_path: Path) -> None:
    """The zip of a task and answers copied into a text count; what holds no answers, or answers to other words,
    is counted as left out."""
    packed = zipped(tmp_path / "task.zip", {one.name: one.read_bytes() for one in handed_in[:5]})
    text = tmp_path / "mail.txt"
    text.write_text(f"Hello,\n{handed_in[5].read_text('utf-8')}\nBye {{}}", "utf-8")
    other = tmp_path / "other.json"
    values = json.loads(handed_in[6].read_text("utf-8"))
    one = "names-that-judge/after-a-phone-call"
    mark = {"start": 0, "end": 1, "exact": "other"}
    other.write_text(json.dumps(values | {"answers": {one: {"marks": [mark]}}}), "utf-8")
    essay = tmp_path / "essay.txt"
    essay.write_text("<script>alert(1)</script>")
    opened.locator("#files").set_input_files([packed, text, other, essay])
    opened.wait_for_selector("#readers:text-is('6')")
    assert "without answers to this lesson: 1" in opened.locator("#left").inner_text()
    assert "not counted: 1" in opened.locator("#left").inner_text()


HOSTILE = "<img src=x onerror=alert(1)>\u202e=1+1"


@pytest.mark.browser
def test_the_projector_counts_whom_the_report_counts(
    opened: Page, given: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    """Of a task with names in Cyrillic, two students of one name, students who typed no name and answered
    alike, a second attempt, a hostile name, a foreign file and a damaged one in between, the page and the report
    count the same readers, and the page names nobody."""
    values = list(given.values())
    twin = answers(values[3])  # no name was typed, and two students answered alike
    files: dict[str, str | bytes] = {
        "Оксана Гнатюк_1_assignsubmission_file_/a.json": answers(values[0], "Оксана", device="a"),
        "Ana Kim_2_assignsubmission_file_/a.json": answers(values[1], "Ana Kim", device="b"),
        "Ana Kim_3_assignsubmission_file_/a.json": answers(values[2], "Ana Kim", device="c"),
        "Ben Roe_4_assignsubmission_file_/essay.docx": b"PK\x03\x04",
        "Cy Doe_5_assignsubmission_file_/a.json": twin,
        "Di Fox_6_assignsubmission_file_/a.json": twin,
        "Eve_7_assignsubmission_file_/a.json": answers(values[4], HOSTILE, device="d", changed=1),
        "Eve_7_assignsubmission_file_/b.json": answers(values[5], HOSTILE, device="d", changed=2),
        "Flo_8_assignsubmission_file_/a.json": "damaged " * 99,
        "Gil_9_assignsubmission_file_/a.json": answers(values[6], "Gil", device="e"),
    }
    task = tmp_path / "task.zip"
    with zipfile.ZipFile(task, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
        damaged = made.getinfo("Flo_8_assignsubmission_file_/a.json")
        at = damaged.header_offset + 30 + len(damaged.filename) + 1
    raw = bytearray(task.read_bytes())
    raw[at : at + 4] = b"\xff\xff\xff\xff"
    task.write_bytes(raw)
    arguments = ["report", str(task), "-o", str(tmp_path / "out"), "--course", str(ROOT)]
    reported = CliRunner().invoke(main, arguments)
    assert reported.stdout.startswith("7 readers:")
    assert "essay.docx" in reported.stderr
    assert "Flo_8" in reported.stderr
    for _ in range(2):  # the same zip again changes nothing
        drop(opened, [task], 7)
    assert "Оксана" not in opened.content()
    assert "onerror" not in opened.content()


@pytest.mark.browser
@pytest.mark.parametrize(
    "marks",
    [
        [{"start": 0, "end": 10**9, "exact": "x"}],
        [{"start": -1, "end": 1, "exact": ""}],
        [{"start": "0", "end": "1", "exact": "x"}],
        [None],
        "marks",
        [{"start": 0, "end": 1, "exact": "x"}] * 100_000,
    ],
    ids=["far", "before", "text", "nothing", "no list", "many"],
)
def test_hostile_marks_are_not_counted(
    opened: Page, marks: Any, tmp_path: Path, handed_in: list[Path]
) -> None:
    """Marks that no page hands in count as an answer to other words, and the page goes on."""
    file = tmp_path / "hostile.json"
    file.write_text(answers({"names-that-judge/after-a-phone-call": {"marks": marks}}, "X", device="d"))
    opened.locator("#files").set_input_files([file, handed_in[0]])
    opened.wait_for_selector("#readers:text-is('1')")
    assert "not counted: 1" in opened.locator("#left").inner_text()


@pytest.mark.browser
def test_the_key_waits_for_a_key_press(opened: Page, handed_in: list[Path]) -> None:
    """The key is not to be seen until K is pressed, and goes again; the arrows go from text to text, plus
    makes the letters larger. No name is anywhere in the page."""
    drop(opened, handed_in, READERS)
    style = "e => getComputedStyle(e).textDecorationLine"
    word = opened.locator(".step:not([hidden]) .loaded").first
    assert word.evaluate(style) == "none"
    assert not opened.locator(".of").first.is_visible()
    opened.keyboard.press("k")
    assert word.evaluate(style) == "underline"
    assert opened.locator(".of").first.is_visible()
    opened.keyboard.press("k")
    assert word.evaluate(style) == "none"
    first = opened.locator(".step:not([hidden]) h2").inner_text()
    for _ in range(2):
        opened.keyboard.press("ArrowRight")
    assert opened.locator(".step:not([hidden])").count() == 1
    assert opened.locator("#place").inner_text().startswith("3 /")
    assert opened.locator(".step:not([hidden]) h2").inner_text() != first
    before = opened.locator(".step:not([hidden]) .text").evaluate(
        "e => parseFloat(getComputedStyle(e).fontSize)"
    )
    assert before >= 28  # of 720 lines: a twenty-fifth of the picture
    opened.keyboard.press("+")
    after = opened.locator(".step:not([hidden]) .text").evaluate(
        "e => parseFloat(getComputedStyle(e).fontSize)"
    )
    assert after > before
    assert "Zyxwvut" not in opened.content()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", swept(["light", "dark"], "light"))
def test_the_projector_page_is_accessible(opened: Page, scheme: Any, handed_in: list[Path]) -> None:
    """Axe finds no fault, empty or full, with the key and without, in light and in dark; nothing is wider than
    the picture, on a projector or a phone."""
    opened.emulate_media(color_scheme=scheme)
    drop(opened, handed_in, READERS)
    for _ in range(2):
        found = Axe().run(opened).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
        opened.keyboard.press("k")
    for width in (1280, 390):
        opened.set_viewport_size({"width": width, "height": 720})
        assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_text_is_whole(course: Course, file: Path) -> None:
    """The page has every word of every passage once, in order, with its number."""
    for exercise in show.exercises(course, LESSON):
        for passage in exercise.stem.passages:
            for _, line in passage.paragraphs():
                groups = list(show.pieces(exercise, passage, line))
                pieces = [piece for group in groups for piece in group]
                assert "".join(piece.text for piece in pieces) == passage.text.show(line)
                numbers = [piece.word for piece in pieces if piece.word is not None]
                words = passage.number(line)
                assert numbers == list(range(words.start, words.end))


def test_a_lesson_without_marking_is_refused(tmp_path: Path) -> None:
    """A lesson that is not there, or has no words to mark, gets a line with the nearest one that can be shown."""
    for lesson, why in (
        ("names-that-jugde", "is no lesson"),
        ("where-is-the-source", "has no exercise in which"),
    ):
        made = run(lesson, "-o", str(tmp_path / "x.html"))
        assert made.exit_code == 2
        assert why in made.stderr
    assert not (tmp_path / "x.html").exists()
