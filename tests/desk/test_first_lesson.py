"""A first lesson of two texts in few steps: each press, each choice and each field that is written counts as one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from playwright.sync_api import expect

from facingpages.checks.run import run_checks
from facingpages.course.course import Course
from facingpages.desk.workbench import Workbench
from tests.desk.asking import ask, small_course
from tests.desk.hands import Mouse, until
from tests.desk.test_course_of_two_texts import keep
from tests.desk.test_desk_whole_path import PHONES, no_yaml, printed
from tests.helpers import desk
from tests.helpers.chromium import Chromium
from tests.helpers.playing import box_of, check, put, right

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]
TITLES = ("Words that push", "What holds it up?", "Where is it from?", "Fair to both sides")
SUNDAYS = Path(__file__).parents[1] / "data" / "sundays"  # neither text has a link or a list of sources
MOST_STEPS = 15  # a teacher without this way took 124 for the same

# The row that has the focus, and whether all of its beginning is on the screen.
HELD = """() => {
  const row = document.activeElement.closest("li[data-row]"), { top } = row.getBoundingClientRect();
  return [row.dataset.row, top >= 0 && top < innerHeight];
}"""

# Whether the reason in a row says some words.
WHY_SAYS = """([row, words]) => {
  const reasons = [...document.querySelectorAll(`[data-row='${row}'] .fp-why`)];
  return reasons.some(({ value }) => value.includes(words));
}"""

# Keep what the notes in the corner say from now on.
NOTES = """() => {
  const notes = document.querySelector(".fp-notes");
  window.noted = [];
  const keep = () => { for (const said of notes.querySelectorAll(".fp-note > span")) noted.push(said.textContent); };
  new MutationObserver(keep).observe(notes, { childList: true });
}"""

# The buttons that the note covers at the foot of the page.
COVERED = """() => {
  scrollTo({ top: document.body.scrollHeight, behavior: "instant" });
  const note = document.querySelector(".fp-note").getBoundingClientRect();
  const seen = [...document.querySelectorAll("main button, main a")].filter((one) => one.checkVisibility());
  const over = ({ top, bottom }) => top < note.bottom && note.top < bottom;
  return seen.filter((one) => over(one.getBoundingClientRect())).map((one) => one.textContent);
}"""


class Counting(Mouse):
    """A mouse and keys, with a count of what they do."""

    steps_taken = 0

    def take(self, kind: str, name: str, nth: int = 0) -> None:
        self.steps_taken += 1
        super().take(kind, name, nth)

    def upload(self, label: str, *files: Path) -> None:
        self.steps_taken += 1
        super().upload(label, *files)


def taken(hand: Counting, title: str) -> None:
    """Take what a section of the review proposes, by one press after reading; it is saved."""
    waiting = "section.fp-review[aria-label='{}'][data-waits='{}']"
    section = f"section.fp-review[aria-label='{title}']"
    until(hand, section, "All right: take ")
    button = f"{section} > .fp-row > .fp-main"
    hand.point(button)
    until(hand, waiting.format(title, 0), title)


def make_all(hand: Counting, question: str, *files: Path) -> None:
    """Walk from two texts to a lesson of four exercises."""
    hand.press("Bring a text")
    hand.upload("Files of the texts", *files)
    until(hand, "#desk", "Keep 2 texts and make a first lesson")
    hand.page.keyboard.type(question)  # the field for it has the focus
    hand.page.keyboard.press("Enter")
    hand.steps_taken += 2
    until(hand, ".fp-status", "proposals to decide")
    no_yaml(hand)
    for title in ("Introduction", *TITLES):
        taken(hand, title)
    until(hand, ".fp-status", "Everything is decided and saved.")
    until(hand, ".fp-notes", "Everything is decided and saved.")
    assert (
        hand.page.evaluate("document.activeElement.textContent") == "Everything is decided. Play the lesson"
    )
    no_yaml(hand)


def with_lesson(tmp_path: Path, instead: Mapping[str, str] = MappingProxyType({})) -> tuple[Workbench, str]:
    """A course with the first lesson of two texts on phones, and its id; words of the texts may be others."""
    bench = Workbench(small_course(tmp_path))
    for name in ("lock-them-up", "let-them-learn"):
        text = (PHONES / f"{name}.md").read_text("utf-8")
        for words, others in instead.items():
            text = text.replace(words, others)
        keep(bench, name, text, name, f"holds {name}")
    asked = {"seeds": ["lock-them-up", "let-them-learn"], "question": "Should pupils hand them in?"}
    return bench, ask(bench, "first_lesson", **asked)["lesson"]


def at_list(browser: Chromium, address: str, lesson: str, width: int) -> Counting:
    """A hand before the list of a lesson's proposals."""
    page = browser.new_context(viewport={"width": width, "height": 780}).new_page()
    hand = Counting(page)
    hand.go(address)
    page.evaluate("lesson => { location.hash = `#/review/${lesson}`; }", lesson)
    until(hand, ".fp-status", "proposals to decide")
    return hand


def play(hand: Counting) -> None:
    """Play an exercise of the lesson to full marks, and print the lesson."""
    hand.press("Everything is decided. Play the lesson")
    student = hand.popup()
    assert isinstance(student, Counting)
    assert hand.text(".fp-notes") == "", "one press opened the page: no link is left over"
    for term in ("hijacked", "panic", "scaremongers"):
        student.word(term)
    student.press("Check")
    until(student, ".fp-status", "3 of 3 found.")
    hand.steps_taken += student.steps_taken
    student.close()
    hand.block_tabs()
    hand.press("Print for students")
    until(hand, ".fp-notes", "Open the sheet")
    assert hand.page.evaluate(COVERED) == []
    sheet = printed(hand.link(".fp-note a"))
    assert [title for title in TITLES if title not in sheet] == []
    assert "When?" not in sheet, "one date is no timeline"


def test_two_texts_become_a_first_lesson_in_few_steps(browser: Chromium, tmp_path: Path) -> None:
    """The lesson has all four kinds and no finding; it is played and printed."""
    course = small_course(tmp_path)
    with desk.opened(course) as address:
        page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
        hand = Counting(page)
        hand.go(address)
        make_all(
            hand,
            "Should pupils hand in their phones?",
            PHONES / "lock-them-up.md",
            PHONES / "let-them-learn.md",
        )
        made = Course.load(course)
        assert [one.text() for one in run_checks(made)] == []
        assert len([id for id in made.exercises if not id.startswith("one-street/")]) == 4
        play(hand)
    assert hand.steps_taken <= MOST_STEPS, hand.steps_taken
    print(hand.steps_taken)


def test_two_texts_without_links_become_a_first_lesson_too(browser: Chromium, tmp_path: Path) -> None:
    """A study that nobody can find is the citation: it is taken by one press, and played."""
    course = small_course(tmp_path)
    with desk.opened(course) as address:
        hand = Counting(browser.new_context(viewport={"width": 1366, "height": 768}).new_page())
        hand.go(address)
        files = (SUNDAYS / "open-the-doors.txt", SUNDAYS / "leave-sunday-alone.txt")
        make_all(hand, "Should the library open on Sundays?", *files)
        assert hand.steps_taken < MOST_STEPS, hand.steps_taken
        made = Course.load(course)
        assert [one.text() for one in run_checks(made)] == []
        mine = {one.stem.kind: one for id, one in made.exercises.items() if not id.startswith("one-street/")}
        assert sorted(mine) == ["citation-check", "claim-evidence", "loaded-terms", "rewrite"]
        cited = mine["citation-check"]
        assert "list of sources" not in cited.stem.prompt
        hand.press("Everything is decided. Play the lesson")
        student = hand.popup()
        assert isinstance(student, Counting)
        box = box_of(student.page, cited.stem.id)
        put(box, right(cited))
        assert "1 of 1 right" in check(box)


def test_the_form_of_a_text_asks_little_and_stops_once(browser: Chromium, tmp_path: Path) -> None:
    """The whole area opens the chooser; what few texts say is folded away; a date that the text does not say is a
    remark and no stop; a question that is missing is asked for, and what was written is kept."""
    with desk.opened(small_course(tmp_path)) as address:
        page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
        hand = Counting(page)
        hand.go(address)
        hand.press("Bring a text")
        with page.expect_file_chooser() as chooser:
            page.locator(".fp-drop").click(position={"x": 640, "y": 105})  # beside its words
        chooser.value.set_files([PHONES / "lock-them-up.md", PHONES / "let-them-learn.md"])
        until(hand, "#desk", "Keep 2 texts and make a first lesson")
        names = page.locator(".fp-brought-text:first-child label:visible").all_text_contents()
        assert names == ["Title", "Author", "Outlet", "Date"]
        fold = page.locator(".fp-brought-text summary", has_text="More about the text (optional)").first
        told = "what the writer wants, kind, licence, the side that it takes, why it is in the course"
        assert fold.text_content() == f"More about the text (optional): {told}"
        fold.click()
        wants = page.get_by_label("What the writer wants").first
        wants.click()
        page.keyboard.type("wants the phones away")
        assert wants.input_value() == "wants the phones away", "the first tap takes all of a proposal"
        hand.type("Date", "5 May 2020", 0)
        page.keyboard.press("Tab")
        until(hand, ".fp-brought-text", "Understood as 5 May 2020. The words of the text do not say it")
        assert page.get_by_label("Date").first.get_attribute("aria-invalid") == "false"
        hand.press("Keep 2 texts and make a first lesson")
        until(hand, ".fp-notes", "Write the question first")
        page.keyboard.type("Should pupils hand them in?")
        page.keyboard.press("Enter")
        until(hand, ".fp-status", "proposals to decide")
        taken(hand, "Introduction")
        hand.press("Change: Introduction")
        hand.type("Introduction", "Two writers, one question.")
        page.keyboard.press("Tab")
        until(hand, "section.fp-review", "Decided and saved.")
    pages = [file.read_text("utf-8") for file in (tmp_path / "small/lessons").glob("should-pupils*.md")]
    assert ["Two writers, one question." in page for page in pages] == [True]


def test_a_text_without_a_proposal_asks_for_what_its_writer_wants(browser: Chromium, tmp_path: Path) -> None:
    """The field is in sight, and needed, where no sentence of the text can be quoted."""
    with desk.opened(small_course(tmp_path)) as address:
        page = browser.new_context().new_page()
        hand = Counting(page)
        hand.go(address)
        hand.press("Bring a text")
        page.get_by_label("Or paste the text").fill("Why.\n\nIs it late?\n")
        hand.press("Read the pasted text")
        until(hand, "#desk", "Keep 1 text")
        names = page.locator(".fp-brought-text label:visible").all_text_contents()
        assert names[-1] == "What the writer wants, in one fair sentence"
        assert "what the writer wants" not in hand.text(".fp-brought-text")


def test_take_all_brings_the_reasons(browser: Chromium, tmp_path: Path) -> None:
    """Roles that are taken together in the exercise have their reasons: less is left to fill in."""
    bench = Workbench(small_course(tmp_path))
    keep(bench, "lock", (PHONES / "lock-them-up.md").read_text("utf-8"), "lock", "holds that they go")
    places = [{"seed": "lock", "lines": "5-7"}]
    ask(bench, "new_lesson", title="Phones", question="Should pupils hand them in?", passages=[])
    made = {"lesson": "phones", "kind": "claim-evidence", "title": "It", "passages": places}
    id = ask(bench, "new_exercise", **made)["exercise"]
    with desk.opened(bench.bench.folder.root) as address:
        page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
        hand = Counting(page)
        hand.go(address)
        page.evaluate("id => { location.hash = `#/exercise/${id}`; }", id)
        hand.press("Take all ")
        until(hand, ".fp-status", "not saved yet")
        hand.press("Save")
        until(hand, ".fp-status", "· saved")
        hand.press("Back to the lesson")
        until(hand, ".fp-status", "1 exercise is not finished · saved")
    units = ask(Workbench(bench.bench.folder.root), "open", exercise=id)["fields"]["units"]
    chosen = [unit for unit in units if unit["role"] != "todo"]
    assert len(chosen) > 1
    assert not any(unit["why"].startswith("todo") for unit in chosen)


def test_what_the_teacher_changes_is_saved_and_decided_when_it_is_taken(
    browser: Chromium, tmp_path: Path
) -> None:
    """A word is marked in its passage; nothing with an open choice is taken; what was changed is saved, and stays
    in its place when it is taken; undo brings a refused word back; the way back from an exercise leads to the
    list."""
    bench, lesson = with_lesson(tmp_path)
    with desk.opened(bench.bench.folder.root) as address:
        hand = at_list(browser, address, lesson, 390)
        page = hand.page
        all_ = int(hand.text(".fp-status").split()[0])
        for title, ways in (("Introduction", 0), ("Words that push", 3)):  # one alone has the button below
            rows = page.locator(f"section.fp-review[aria-label='{title}'] li [data-name^='take ']")
            assert rows.count() == ways
        hand.word("protection")
        until(hand, ".fp-status", f"{all_ + 1} proposals to decide · 1 still needs you")
        assert page.evaluate(HELD) == ["spans 3", True], "the word that was marked"
        assert page.evaluate("document.activeElement.dataset.name").endswith(" neutral"), (
            "letters go to the plain words"
        )
        hand.press("Take: protection")
        until(hand, ".fp-notes", "Write first: In plain words.")
        page.keyboard.type("safety")
        until(hand, ".fp-status", f"{all_ + 1} proposals to decide")
        card = page.locator("[data-row='spans 3']")
        until(hand, "[data-row='spans 3']", "Complete")
        page.wait_for_function(WHY_SAYS, arg=["spans 3", "‘safety’"])
        hand.press("Take: protection")
        until(hand, "[data-row='spans 3']", "Decided and saved.")
        assert card.is_visible(), "it stays in its place"
        until(hand, ".fp-status", f"{all_} proposals to decide")
        role = page.locator("[data-row='units 3'] [data-role='claim']")
        role.scroll_into_view_if_needed()
        at = role.bounding_box()
        role.click()
        until(hand, "[data-row='units 3']", "Complete")
        assert role.bounding_box()["y"] == at["y"], "a choice moves nothing"
        hand.press("Not this one: hijacked")
        until(hand, ".fp-status", f"{all_ - 1} proposals to decide")
        hand.press("Undo the last step here (Words that push)")
        until(hand, ".fp-status", f"{all_} proposals to decide")
        fact = page.locator("[data-row='facts 0']")
        before = fact.evaluate("one => one.offsetHeight")
        fact.locator("[data-name$=' why']").fill("Without it, nobody knows what it is about.")
        fact.get_by_role("button", name="Take").click()
        until(hand, "[data-row='facts 0']", "Decided and saved.")
        assert abs(fact.evaluate("one => one.offsetHeight") - before) <= 1, "the place of its button stays"
        until(hand, ".fp-status", f"{all_ - 1} proposals to decide")
        against = page.locator("[data-row='questions 0'] details")
        against.locator("summary").click()
        against.locator("textarea").first.fill("The text has one.")
        page.evaluate("document.activeElement.blur()")
        undo = page.get_by_role("button", name="Undo the last step here (Where is it from?)")
        undo.click()
        undo.wait_for(state="hidden")
        assert against.evaluate("one => one.open"), "what is open stays open"
        assert against.locator("textarea").first.input_value() != "The text has one."
        taken(hand, "Where is it from?")
        until(hand, ".fp-notes", "Taken and saved.")
        assert page.evaluate("document.activeElement.textContent").startswith("Fair to both sides")
        hand.type("Why", "It judges people.")
        hand.press("Change more in the exercise", 1)
        hand.press("Back to the list of the lesson")
        page.wait_for_function(WHY_SAYS, arg=["spans 0", "It judges people."])
        assert page.evaluate("document.activeElement.textContent").startswith("What holds it up?")
    spans = Workbench(bench.bench.folder.root)
    fields = ask(spans, "open", exercise=f"{lesson}/words-that-push")["fields"]["spans"]
    assert fields[0]["why"] == "todo: proposed: It judges people."
    assert fields[3]["neutral"] == "safety"


def test_a_clash_is_mended_by_one_press_where_it_is_read(browser: Chromium, tmp_path: Path) -> None:
    """A word that is refused in the list clashes with the rewriting, which then takes another sentence; plain
    words that are changed take their reason with them."""
    bench, lesson = with_lesson(tmp_path, {"absurd plan": "plan", "hijacked": "taken"})
    with desk.opened(bench.bench.folder.root) as address:
        hand = at_list(browser, address, lesson, 1366)
        page = hand.page
        hand.press("Not this one: scaremongers")
        until(hand, ".fp-status", "1 thing to mend")
        row = "section.fp-review[aria-label='Fair to both sides'] li[data-row='loaded 0']"
        until(
            hand, row, "“scaremongers” is marked here. “Words that push” shows it too and does not mark it."
        )
        hand.press("Rewrite another sentence")
        until(hand, row, "Complete: take it")
        assert page.locator(".fp-finding").count() == 0
        hand.type("In plain words", "backers")
        page.evaluate("document.activeElement.blur()")
        until(hand, "li[data-row='spans 0']", "“zealots” is ‘backers’ here")
        hand.press("Write ‘backers’ there too")
        until(hand, "li[data-row='spans 0']", "Complete")
        why = page.locator("li[data-row='spans 0'] textarea.fp-why").input_value()
        assert "‘backers’" in why, "the reason follows"
    fields = ask(Workbench(bench.bench.folder.root), "open", exercise=f"{lesson}/words-that-push")
    assert fields["declined"] == ["scaremongers"]
    assert "‘backers’" in fields["fields"]["spans"][0]["why"]


def test_whoever_has_read_all_takes_all_by_one_press(browser: Chromium, tmp_path: Path) -> None:
    """Below the list one press takes what is complete in every section; another sentence is one press too, and
    the first tap into a short proposal takes all of it."""
    bench, lesson = with_lesson(tmp_path)
    with desk.opened(bench.bench.folder.root) as address:
        hand = at_list(browser, address, lesson, 1366)
        page = hand.page
        plain = page.locator("[data-row='spans 0'] [data-name$=' neutral']")
        plain.click()
        page.keyboard.type("backers")
        assert plain.input_value() == "backers"
        page.wait_for_function(WHY_SAYS, arg=["spans 0", "‘backers’"])
        plain.click()
        page.keyboard.type("x")
        assert plain.input_value() != "x", "a second tap goes between letters"
        plain.fill("backers")
        rewriting = "section.fp-review[aria-label='Fair to both sides']"
        before = hand.text(rewriting)
        hand.press("Another sentence")
        page.wait_for_function(
            "([css, was]) => document.querySelector(css).innerText !== was", arg=[rewriting, before]
        )
        page.evaluate(NOTES)
        hand.press("I have read all: take")
        until(hand, ".fp-status", "Everything is decided and saved.")
        assert page.evaluate("document.activeElement.textContent") == "Everything is decided. Play the lesson"
        assert page.evaluate("noted") == ["Everything is decided and saved. · Nothing to mend"], "said once"
    made = Course.load(bench.bench.folder.root)
    assert [one.text() for one in run_checks(made)] == []


def test_one_text_gets_other_paragraphs_by_one_press(browser: Chromium, tmp_path: Path) -> None:
    """The parts of the other text stay as they are on the screen, and the section is in sight."""
    bench, lesson = with_lesson(tmp_path)
    with desk.opened(bench.bench.folder.root) as address:
        hand = at_list(browser, address, lesson, 1366)
        page = hand.page
        section = page.locator("section.fp-review[aria-label='What holds it up?']")
        quotes = section.locator("li[data-row] q")
        before = quotes.all_text_contents()
        page.locator("[data-name='another 2 0']").click()
        expect(quotes.first).not_to_have_text(before[0])
        after = quotes.all_text_contents()
        assert after[-1] == before[-1]
        assert after[0] != before[0]
        top = section.locator("h2").bounding_box()
        assert top
        assert 0 <= top["y"] < 200


def test_a_doubt_about_a_role_goes_when_a_role_is_pressed(browser: Chromium, tmp_path: Path) -> None:
    """It is one quiet line below the buttons: it counts for nothing, and the proposal can be taken."""
    bench, lesson = with_lesson(tmp_path)
    with desk.opened(bench.bench.folder.root) as address:
        hand = at_list(browser, address, lesson, 390)
        doubts = hand.page.get_by_text("Not sure: it could also be ")
        row = hand.page.locator("li[data-row]", has=doubts.filter(visible=True)).first
        name = row.get_attribute("data-row")
        row = hand.page.locator(f"[data-row='{name}']")
        doubt, before = row.get_by_text("Not sure: "), hand.text(".fp-status")
        doubt.scroll_into_view_if_needed()
        assert doubt.is_visible()
        until(hand, f"[data-row='{name}']", "Complete: take it, or change it.")
        row.locator("[data-role][aria-pressed=true]").click()
        expect(doubt).to_be_hidden()
        row.locator("[data-role=counterclaim]").click()
        expect(row.locator("[data-role=counterclaim]")).to_have_attribute("aria-pressed", "true")
        expect(doubt).to_be_hidden()
        assert hand.text(".fp-status") == before


def test_a_tap_marks_once_after_the_passages_were_drawn_anew(browser: Chromium, tmp_path: Path) -> None:
    """The tool of the passages before is gone: one tap is one mark, and nothing is refused."""
    bench, lesson = with_lesson(tmp_path)
    with desk.opened(bench.bench.folder.root) as address:
        hand = at_list(browser, address, lesson, 1366)
        page = hand.page
        stage = page.locator(".fp-desk-stage")
        for _ in range(2):
            before = stage.text_content() or ""
            page.locator("[data-name='another 1']").click()
            expect(stage).not_to_have_text(before)
            expect(stage.locator(".fp-word")).not_to_have_count(0)
        marks = stage.locator(".fp-word[aria-selected=true]").count()
        stage.locator(".fp-word[aria-selected=false]").nth(12).click()
        expect(stage.locator(".fp-word[aria-selected=true]")).to_have_count(marks + 1)
        page.wait_for_timeout(500)
        assert "marked already" not in hand.text(".fp-notes")
