"""What else a teacher does at the desk, by hand: aims, rename, remove, mark a class, take away, in Spanish."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from facingpages.course.course import Course
from facingpages.desk.workbench import Workbench
from tests.desk.asking import ask
from tests.desk.test_course_of_two_texts import ANSWERS
from tests.desk.test_desk_page import address, at_desk, new_lines, saved, with_exercise
from tests.helpers import desk
from tests.helpers.chromium import Chromium

pytestmark = pytest.mark.browser
__all__ = ["address"]

TERMS = "exercises/one-street/before-the-vote.yml"


def with_lesson(page: Page) -> Page:
    """Open the lesson of a new course."""
    page.get_by_role("link", name="One street").first.click()
    page.get_by_role("heading", name="The page, from top to bottom").wait_for()
    return page


@pytest.mark.slow
def test_what_is_typed_into_two_fields_in_one_moment_is_kept(
    browser: Chromium, address: str, small: Path
) -> None:
    """Words pasted into one field and at once into another, while the page is on its way too, are all saved."""
    page = with_lesson(at_desk(browser, address))
    page.evaluate(
        """() => {
          const put = (field, value) => {
            field.value = value;
            field.dispatchEvent(new Event("input", { bubbles: true }));
          };
          put(document.querySelector(".fp-blocks textarea:not(.fp-heading)"), "A new beginning.");
          put(document.querySelector("[data-name='objectives 0 can']"), "Mark words that judge.");
          put(document.querySelector("[data-name=notice]"), "a quarrel");
          put(document.querySelector("[data-name=question]"), "Who may use the street?");
        }"""
    )
    saved(page)
    plan = Course.load(small).plans["one-street"].data
    assert (plan.objectives[0].can, plan.notice) == ("Mark words that judge.", ["a quarrel"])
    assert plan.question == "Who may use the street?"
    assert "A new beginning." in (small / "lessons/one-street.md").read_text("utf-8")


SLOW = """() => {
  const ask = desk.ask;
  desk.ask = async (...given) => {
    await new Promise((done) => setTimeout(done, 300));
    return ask.apply(desk, given);
  };
}"""


def test_saving_waits_for_what_is_on_its_way(browser: Chromium, address: str, small: Path) -> None:
    """Where the core is slow, Save takes in the words that were sent a moment before."""
    page = with_lesson(at_desk(browser, address))
    page.evaluate(SLOW)
    page.get_by_label("The question that both texts answer").fill("Who may use the street?")
    page.wait_for_timeout(80)
    page.get_by_role("button", name="Save").click(force=True)  # it looks disabled until the answer comes
    expect(page.locator(".fp-note")).to_contain_text("Saved")
    assert Course.load(small).plans["one-street"].data.question == "Who may use the street?"


@pytest.mark.slow
def test_aims_and_notice_of_a_lesson_are_changed(browser: Chromium, address: str, small: Path) -> None:
    """An aim gets other words, another is added with its standards, and the notice has a line: nothing else of
    the plan is another."""
    plan = small / "exercises/one-street/plan.yml"
    before = plan.read_text("utf-8")
    page = with_lesson(at_desk(browser, address))
    page.get_by_text("What students can do at the end, and the content notice").click()
    page.get_by_label("Students can").first.fill("Mark words that judge.")
    page.get_by_label("Content notice").fill("a quarrel between neighbours")
    page.get_by_role("button", name="Add an aim").click()
    expect(page.locator(".fp-status")).to_contain_text("1 still to fill in")
    page.get_by_label("Students can").last.fill("Say why a word judges.")
    expect(page.locator(".fp-status")).to_contain_text("Nothing to mend")
    saved(page)
    course = Course.load(small)
    aims = course.plans["one-street"].data.objectives
    assert (aims[0].can, aims[-1].can) == ("Mark words that judge.", "Say why a word judges.")
    assert aims[-1].standards == aims[-2].standards
    assert course.plans["one-street"].data.notice == ["a quarrel between neighbours"]
    gone = [line for line in new_lines(before, plan.read_text("utf-8")) if line.startswith("- ")]
    assert len(gone) <= 3, gone


def test_an_exercise_is_renamed_removed_and_taken_back(browser: Chromium, address: str, small: Path) -> None:
    """The desk first shows what would change; whoever cancels changes nothing, and a removal is taken back."""
    page = with_exercise(at_desk(browser, address))
    page.get_by_text("Title, task and minutes").click()
    page.get_by_text("Rename or remove").click()
    page.get_by_label("Its name in addresses").fill("on-the-eve")
    page.get_by_role("button", name="Rename").click()
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    assert (small / TERMS).exists()
    page.get_by_role("button", name="Rename").click()
    expect(page.get_by_role("dialog")).to_contain_text("on-the-eve")
    page.get_by_role("dialog").get_by_role("button", name="Rename").click()
    page.wait_for_url("**/exercise/one-street/on-the-eve")
    renamed = small / "exercises/one-street/on-the-eve.yml"
    assert renamed.exists()
    assert "one-street/on-the-eve" in (small / "lessons/one-street.md").read_text("utf-8")
    expect(page.locator(".fp-about-exercise")).not_to_have_attribute("open", "")  # the page of the new name
    page.get_by_text("Title, task and minutes").click()
    page.get_by_text("Rename or remove").click()
    page.get_by_role("button", name="Remove").click()
    told = page.get_by_role("dialog").locator("ul").first.inner_text()
    assert "The exercise “Before the vote” goes." in told
    assert "All texts stay." in told
    assert ".yml" not in told
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(
        page.get_by_role("button", name="Take back: the removal of “Before the vote” (it comes back)")
    ).to_be_visible()
    expect(page.get_by_role("link", name="Before the vote")).to_have_count(0)
    assert not renamed.exists()
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_role("link", name="Before the vote")).to_have_count(1)
    assert renamed.exists()


@pytest.mark.slow
def test_a_complaint_goes_and_a_paragraph_counts_while_it_is_written(
    browser: Chromium, address: str, small: Path
) -> None:
    """A field that is missing is said until something is written; a paragraph is no longer empty before it is left."""
    page = at_desk(browser, address)
    page.get_by_role("link", name="Bring a text").click()
    page.get_by_label("Or paste the text").fill("# A title\n\nSome words of a short text.\n")
    page.get_by_role("button", name="Read the pasted text").click()
    fold = page.get_by_text("More about the text (optional)")
    fold.click()
    page.get_by_label("What the writer wants").fill("")  # the proposal
    fold.click()
    page.get_by_role("button", name="Keep 1 text").click()
    expect(page.locator(".fp-note")).to_contain_text("Please say in one sentence what the writer wants.")
    expect(page.get_by_label("What the writer wants")).to_be_focused()  # the fold is open again
    page.keyboard.type("wants")
    expect(page.locator(".fp-note")).to_have_count(0)
    ask(Workbench(small), "new_lesson", title="A new one", question="Which?", passages=[])
    page.get_by_role("link", name="Lessons and texts").click()
    page.get_by_role("link", name="A new one").click()
    expect(page.locator(".fp-status")).to_contain_text("1 still to fill in")
    prose = page.get_by_label("Introduction")
    prose.press_sequentially("Two texts", delay=30)
    expect(page.locator(".fp-status")).to_contain_text("Nothing to mend")
    expect(prose).to_be_focused()
    prose.press_sequentially(" face each other.", delay=30)
    expect(prose).to_have_value("Two texts face each other.")
    saved(page)
    assert "Two texts face each other." in (small / "lessons/a-new-one.md").read_text("utf-8")


def test_a_class_is_marked(browser: Chromium, address: str, tmp_path: Path) -> None:
    """The answers of a student give a row, a report to open and a table to keep; a file that is none is named."""
    (tmp_path / "ada.json").write_text(json.dumps(ANSWERS | {"reader": "Ada"}), "utf-8")
    (tmp_path / "notes.json").write_text("{", "utf-8")
    page = at_desk(browser, address)
    page.get_by_role("link", name="Mark a class").click()
    page.get_by_label("Files that were handed in").set_input_files(
        [tmp_path / "ada.json", tmp_path / "notes.json"]
    )
    expect(page.get_by_role("heading", name="1 student")).to_be_visible()
    expect(page.get_by_role("row", name="Ada")).to_contain_text("%")
    expect(page.get_by_text("notes.json")).to_be_visible()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Open the report").click()
    expect(opened.value.locator("h1")).to_be_visible()
    with page.expect_download() as kept:
        page.get_by_role("link", name="Keep the table").click()
    assert "Ada" in Path(kept.value.path()).read_text("utf-8")


@pytest.mark.slow
def test_answers_from_paper_are_typed_in(browser: Chromium, address: str, tmp_path: Path) -> None:
    """A student's sheet is typed exercise by exercise, and marked as the same answers on the screen; a word that
    is not on the sheet leads back to its field; the typed table is kept, reads again, and holds no formula."""
    page = at_desk(browser, address)
    page.get_by_role("link", name="Mark a class").click()
    page.get_by_text("Type in answers from paper").click()
    terms = page.get_by_label("Before the vote")
    expect(page.get_by_label("Lesson")).to_have_value("one-street")
    add = page.get_by_role("button", name="Add this student")
    add.click()
    expect(page.get_by_text("Type the student’s name or number.")).to_be_visible()
    page.get_by_label("Student", exact=True).fill("=Ada")
    terms.fill("no such words")
    add.click()
    expect(page.get_by_text("the words `no such words` are not in the exercise")).to_be_visible()
    expect(terms).to_be_focused()
    terms.fill("-")
    add.click()
    expect(page.get_by_text("1 student typed in")).to_be_visible()
    expect(page.get_by_role("row", name="=Ada")).to_contain_text("0 %")
    expect(terms).to_have_value("")
    page.get_by_label("Student", exact=True).fill("Ben")
    terms.fill("car lobby | madness")
    add.click()
    expect(page.get_by_role("heading", name="2 students")).to_be_visible()
    expect(page.get_by_role("row", name="Ben")).to_contain_text("50 %")
    assert Axe().run(page).response["violations"] == []
    page.get_by_label("Student", exact=True).fill("Ben")
    terms.fill("car lobby")
    add.click()
    expect(page.get_by_role("row", name="Ben")).to_contain_text("29 %")  # what is typed again takes the place
    with page.expect_download() as kept:
        page.get_by_role("link", name="Keep what I typed").click()
    kept.value.save_as(tmp_path / "paper.csv")
    table = (tmp_path / "paper.csv").read_text("utf-8-sig")
    assert table.splitlines()[1].startswith('"\'=Ada"')
    page.reload()
    page.get_by_label("Files that were handed in").set_input_files(tmp_path / "paper.csv")
    expect(page.get_by_role("row", name="=Ada")).to_contain_text("0 %")
    expect(page.get_by_role("row", name="Ben")).to_be_visible()


def test_a_lesson_is_taken_away(browser: Chromium, address: str, tmp_path: Path) -> None:
    """A file to practise is one that plays when it is opened from a folder."""
    page = with_lesson(at_desk(browser, address))
    page.get_by_role("button", name="A file for students, with answers").click()
    with page.expect_download() as kept:
        page.get_by_role("link", name="Save the file").click()
    kept.value.save_as(tmp_path / "lesson.html")
    page.goto((tmp_path / "lesson.html").as_uri())
    expect(page.get_by_role("button", name="Check", exact=True).first).to_be_attached()


def test_what_the_desk_does_not_know_is_shown_and_kept(browser: Chromium, small: Path) -> None:
    """A key of another program can be read at the desk, and is in the file after something else was changed."""
    file = small / TERMS
    file.write_bytes(file.read_bytes() + b"x_reviewed: # by two of us\n  - {by: A, on: 2024-01-01}\n")
    with desk.opened(small) as address:
        page = with_exercise(at_desk(browser, address))
        page.get_by_text("The desk keeps as it is: x_reviewed").click()
        expect(page.get_by_label("x_reviewed")).to_contain_text("2024-01-01")
        page.get_by_text("Title, task and minutes").click()
        page.get_by_label("Minutes").fill("11")
        saved(page)
    assert "minutes: 11" in file.read_text("utf-8")
    assert file.read_bytes().endswith(b"x_reviewed: # by two of us\n  - {by: A, on: 2024-01-01}\n")


@pytest.mark.slow
def test_the_desk_of_a_spanish_course_says_findings_in_spanish(browser: Chromium, small: Path) -> None:
    """An empty field and a sort of mistake are told in Spanish, with the checker's own words below."""
    seeds = small / "seeds/seeds.yml"
    seeds.write_text(seeds.read_text("utf-8").replace("language: en ", "language: es ", 1), "utf-8")
    with desk.opened(small) as address:
        page = at_desk(browser, address)
        page.get_by_role("link", name="Before the vote").click()
        page.locator(".fp-word").first.wait_for()
        page.locator(".fp-about-exercise summary").first.click()
        page.get_by_label("Minutos").fill("0")
        wrong = page.locator(".fp-about-exercise .fp-finding")
        expect(wrong).to_contain_text("Esto no tiene la forma que se pide. Escríbelo de otra forma.")
        expect(wrong.locator("[lang=en]")).to_contain_text("`0` is not a whole number")
        page.get_by_label("Título").first.fill("")
        expect(page.locator(".fp-about-exercise")).to_contain_text("“Título” sigue vacío.")


LOOKS = [(1280, "light"), pytest.param(320, "dark", marks=pytest.mark.slow)]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
@pytest.mark.slow
def test_axe_finds_nothing_on_the_way_to_a_lesson(
    browser: Chromium, address: str, width: int, scheme: str
) -> None:
    """Bringing a text, choosing passages, a lesson with all that it folds away, and a dialog have no fault."""
    page = at_desk(browser, address, width, scheme)
    faults: list[str] = []

    def look(state: str) -> None:
        for fault in Axe().run(page).response["violations"]:
            faults.append(f"{state}: {fault['id']}: {[node['target'] for node in fault['nodes']][:3]}")
        if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            faults.append(f"{state}: scrolls sideways")

    page.get_by_role("link", name="Bring a text").first.click()
    page.get_by_label("Or paste the text").fill(
        "# A title\n\nBy Ada Marsh, The Weekly, 3/4/2025\n\nSome words.\n"
    )
    page.get_by_role("button", name="Read the pasted text").click()
    page.get_by_label("Date").fill("soon")
    page.get_by_label("Date").blur()
    page.get_by_text("is not understood as a date").wait_for()
    look("bring")
    page.get_by_role("link", name="Lessons and texts").click()
    page.get_by_role("link", name="New lesson").first.click()
    page.get_by_role("button", name="Look for passages").click()
    page.get_by_role("heading", name="The passages of the lesson").wait_for()
    look("passages")
    page.get_by_label("The question that both texts answer").fill("Should cars drive there?")
    page.get_by_role("button", name="Make a first lesson of these two").click()
    page.get_by_text("proposals to decide").first.wait_for()
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    look("review")
    page.get_by_role("link", name="Lessons and texts").click()
    with_exercise(page)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.get_by_role("button", name="Remove", exact=True).click()
    page.get_by_role("dialog").wait_for()
    look("dialog")
    page.get_by_role("button", name="Cancel").click()
    page.get_by_role("link", name="Lessons and texts").click()
    with_lesson(page)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.get_by_role("button", name="Add an aim").click()
    look("lesson")
    assert faults == []


@pytest.mark.slow
def test_at_200_per_cent_the_card_comes_into_view(browser: Chromium, address: str) -> None:
    """On half of a laptop's window the card that a word opens is in sight, and closing it leads back to the word."""
    page = at_desk(browser, address, 640)
    page.set_viewport_size({"width": 640, "height": 450})
    with_exercise(page)
    page.locator(".fp-word").nth(3).click()
    page.get_by_label("Why").wait_for()
    expect(page.locator(".fp-desk-card h2")).to_be_in_viewport()
    page.get_by_role("button", name="Close the card").click()
    expect(page.locator(".fp-word").nth(3)).to_be_in_viewport()
