"""Answers as a QR code: another program reads what the page draws, and `facingpages score` takes it in."""

from __future__ import annotations

import base64
import csv
import io
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from PIL import Image
from playwright.sync_api import BrowserContext, Locator, Page, expect

from facingpages.cli import main
from facingpages.course.course import Course, Mode
from facingpages.course.items import MarkKey
from facingpages.page import render
from facingpages.site import bundle
from tests.conftest import Serve, Sites, open_exercise, swept
from tests.helpers import npm
from tests.helpers.chromium import Chromium
from tests.page.test_policy import WATCH, broken

pytestmark = pytest.mark.browser

ID = "one-street/before-the-vote"
SCRIPTS = "aЖ中ع“é😀"
# jsQR 1.4.0 looks for one square of version 23 in the wrong place: ISO/IEC 18004, table E.1, has 78.
SLIP = b"[6, 30, 54, 74, 102]", b"[6, 30, 54, 78, 102]"
# What the script needs of a page; then `FP.square` is there to be asked.
STUB = """() => {
  const text = document.createElement("textarea"), make = () => document.createElement("p");
  document.body.append(document.createElement("p"), text);
  window.FP = { t: (words) => words, make };
  fpLate(FP);
}"""
# The text of a code by jsQR, four dots a module, with the quiet zone.
READ = """text => {
  const rows = FP.square(text);
  if (!rows) return null;
  const side = (rows.length + 8) * 4, dots = new Uint8ClampedArray(side * side * 4).fill(255);
  rows.forEach((row, i) => row.forEach((dark, j) => {
    for (let a = 0; dark && a < 16; a += 1) dots.set([0, 0, 0], (((i + 4) * 4 + (a >> 2)) * side + (j + 4) * 4 + (a % 4)) * 4);
  }));
  const found = jsQR(dots, side, side);
  return [rows.length, found && found.data];
}"""
SEEN = (
    "([dots, wide, high]) => jsQR(Uint8ClampedArray.from(atob(dots), c => c.charCodeAt(0)), wide, high)?.data"
)
LENGTHS = [  # the most bytes of each version at level L
    *(17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425, 458, 520, 586, 644, 718, 792, 858, 929),
    *(1003, 1091, 1171, 1273, 1367, 1465, 1528, 1628, 1732, 1840, 1952, 2068, 2188, 2303, 2431, 2563, 2699),
    *(2809, 2953),
]


def reader(context: BrowserContext) -> Page:
    """A blank page with the other program and our encoder."""
    page = context.new_page()
    decoder = npm.file_of(npm.JSQR, "dist/jsQR.js")
    assert decoder.count(SLIP[0]) == 1
    page.add_script_tag(content=decoder.replace(*SLIP).decode())
    page.add_script_tag(content=bundle.late_script("en", "qr"))
    page.evaluate(STUB)
    return page


def of_length(count: int) -> str:
    """A text of so many bytes in letters of several scripts."""
    text = (SCRIPTS * (count // len(SCRIPTS.encode()) + 1)).encode()[:count].decode(errors="ignore")
    return text + "x" * (count - len(text.encode()))


def scanned(code: Locator, by: Page, tmp_path: Path) -> str:
    """The text of a code as it is on the screen, by the other program."""
    code.screenshot(path=tmp_path / "code.png")
    image = Image.open(tmp_path / "code.png").convert("RGBA")
    dots = base64.b64encode(image.tobytes()).decode()
    text = by.evaluate(SEEN, [dots, *image.size])
    assert isinstance(text, str)
    return text


def scored(file: Path, course: Path) -> dict[str, tuple[str, float]]:
    made = CliRunner().invoke(main, ["score", str(file), "--course", str(course), "--format", "csv"])
    assert made.exit_code == 0, made.output
    rows = list(csv.DictReader(io.StringIO(made.stdout)))
    return {row["exercise"]: (row["reader"], float(row["score"])) for row in rows if row["score"]}


@pytest.mark.parametrize("count", [1, 100, 1000, 2500])
def test_another_program_reads_the_code(context: BrowserContext, count: int) -> None:
    """Texts of several lengths and scripts come back letter by letter."""
    text = of_length(count)
    assert len(text.encode()) == count
    side, read = reader(context).evaluate(READ, text)
    assert read == text
    assert side == 17 + 4 * next(n for n, most in enumerate(LENGTHS, 1) if count <= most)


@pytest.mark.slow
def test_every_version_is_read(context: BrowserContext) -> None:
    """Each of the 40 versions holds as many bytes as the standard says, and one more needs the next."""
    page = reader(context)
    for version, most in enumerate(LENGTHS, 1):
        assert page.evaluate(READ, of_length(most)) == [17 + 4 * version, of_length(most)]
    assert page.evaluate(READ, of_length(LENGTHS[-1] + 1)) is None


@pytest.mark.parametrize("offline", swept([False, True], False))
def test_answers_are_shown_scanned_and_scored(
    browser: Chromium,
    serve_starter: Serve,
    starter_sites: Sites,
    starter: Path,
    tmp_path: Path,
    offline: bool,
) -> None:
    """On a class page, in the dark scheme, the code holds the answers of the text to copy in fewer letters, and
    earns the same; its script is asked for on request only, the policy holds, and axe finds nothing."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="dark")
    context.add_init_script(WATCH)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    url = starter_sites(Mode.CLASS).as_uri() if offline else serve_starter(Mode.CLASS)
    page = open_exercise(context, url, ID)
    key = Course.load(starter).exercises[ID].items[0].key
    assert isinstance(key, MarkKey)
    script = "([id, marks]) => document.querySelector(`#${id} fp-exercise`).marking.set(marks)"
    page.evaluate(script, [render.anchor(ID), [[span.start, span.end] for span in key.of("loaded")][:3]])
    page.get_by_label("Your name or number").fill("Žofia Шевченко")
    assert not [one for one in asked if "qr.js" in one]
    for _ in range(2):  # the second code takes the place of the first
        page.get_by_role("button", name="Show as a QR code").click()
        expect(page.locator(".fp-handed")).to_contain_text("Let your teacher scan this code.")
    assert len([one for one in asked if "qr.js" in one]) >= 1
    assert [one for one in asked if not one.startswith((url, "data:", "blob:"))] == []
    code = page.get_by_role("img", name="A QR code of your answers.")
    expect(code).to_have_count(1)
    text = scanned(code, reader(context), tmp_path)
    page.get_by_role("button", name="Copy my answers as text").click()
    copied = page.locator("textarea[readonly]").input_value()
    assert text.startswith("fp2.")
    assert len(text) < 0.7 * len(copied)  # a weak camera reads it
    (tmp_path / "scans.txt").write_text(f"first scan\n{text}\n", "utf-8")
    (tmp_path / "file.json").write_text(copied, "utf-8")
    earned = scored(tmp_path / "scans.txt", starter)
    assert earned[ID][0] == "Žofia Шевченко"
    assert earned[ID][1] > 0
    assert earned == scored(tmp_path / "file.json", starter)
    assert broken(page) == []
    if not offline:
        found = Axe().run(page).response["violations"]
        assert [(v["id"], [node["target"] for node in v["nodes"]][:3]) for v in found] == []
    page.emulate_media(media="print")
    assert code.is_visible()


@pytest.mark.slow
def test_long_answers_fit_and_longer_ones_are_refused(
    context: BrowserContext, serve_starter: Serve, starter: Path, tmp_path: Path
) -> None:
    """Answers whose text is too long for a code fit into one, for several readers in one file, and earn the same;
    where they do not, the page says so, and nothing counts as handed in."""
    page = open_exercise(context, serve_starter(Mode.CLASS), ID)
    script = "([id, marks]) => document.querySelector(`#${id} fp-exercise`).marking.set(marks)"
    page.evaluate(script, [render.anchor(ID), [[n, n + 1] for n in range(0, 90, 2)]])
    show = page.get_by_role("button", name="Show as a QR code")
    handed, code = page.locator(".fp-handed"), page.locator(".fp-code svg")
    by, scans, whole = reader(context), [], []
    for name in ("Ana", "Ben"):
        page.get_by_label("Your name or number").fill(name)
        show.click()
        expect(handed).to_contain_text("Let your teacher scan this code.")
        scans.append(scanned(code, by, tmp_path))
        page.get_by_role("button", name="Copy my answers as text").click()
        whole.append(page.locator("textarea[readonly]").input_value())
    assert len(whole[0].encode()) > LENGTHS[-1]
    assert all(scan.startswith("fp2.") for scan in scans)
    results = []
    for file, texts in (("scans.txt", scans), ("copies.txt", whole)):
        (tmp_path / file).write_text("\n".join(texts), "utf-8")
        command = ["score", str(tmp_path / file), "--course", str(starter), "--format", "csv"]
        results.append(CliRunner().invoke(main, command).stdout)
    assert results[0] == results[1]
    assert "Ana," in results[0]
    assert "Ben," in results[0]
    page.evaluate(
        "Object.keys(localStorage).forEach((key) => key.startsWith('fp-handed') && localStorage.removeItem(key))"
    )
    page.get_by_label("Your name or number").fill("".join(f"{n * 7919 % 100_003:x}" for n in range(900)))
    show.click()
    expect(handed).to_have_text("These answers are too long for a QR code. Save them as a file.")
    expect(code).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('fp-handed'))") == []


def test_a_script_that_does_not_come_is_told(context: BrowserContext, serve_starter: Serve) -> None:
    """Where the server is gone, the page says what to do instead."""
    page = open_exercise(context, serve_starter(Mode.CLASS), ID)
    context.set_offline(True)
    page.get_by_role("button", name="Show as a QR code").click()
    expect(page.locator(".fp-handed")).to_contain_text("No QR code: save the file.")


@pytest.mark.parametrize(("language", "said"), [("es", "escanee este código"), ("fr", "scanner ce code")])
def test_the_script_speaks_the_language_of_the_page(language: str, said: str) -> None:
    """The script on request holds its messages in the language of the course, and no English ones."""
    script = bundle.late_script(language, "qr")
    assert said in script
    assert "Let your teacher" not in script
