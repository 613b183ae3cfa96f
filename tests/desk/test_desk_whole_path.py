"""The whole path at the desk: two new texts become a checked lesson with all four kinds, played, printed, kept.

It is walked in Chromium and in Firefox with a mouse and keys, and in Chromium with keys alone; nobody sees a line
of YAML, and in the end the desk is closed and opened again, and everything is there."""

from __future__ import annotations

import re
import time
import urllib.request
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from facingpages.checks.run import run_checks
from facingpages.course.course import Course
from facingpages.course.items import ChoiceKey, Exercise, MarkKey, RewriteKey, SortKey
from facingpages.language.vocabulary import vocabulary
from tests.desk.asking import small_course
from tests.desk.hands import Fox, Hand, Keys, Mouse, until
from tests.helpers import desk
from tests.helpers.chromium import Chromium
from tests.helpers.firefox import started

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(400)]

PHONES = Path(__file__).parents[1] / "data" / "phones"
LESSON = "Phones in school"
YAML = re.compile(r"^\s*(- )?[a-z_]+:( |$)|`[a-z_]+`|\btodo\b|\bYAML\b|\{exact|\.yml\b", re.MULTILINE)
MODEL = "Some people who warn of phones want to lock up the most useful tool that a pupil has ever owned."
TITLES = ("Parts of a column", "Where is it from", "A fair sentence", "Words that judge")
PARTS = ["Claim", "Claim", "Evidence", "Claim", "Reasoning", "Value judgement"]


def no_yaml(hand: Hand) -> None:
    """The screen shows no key, no file and no gap of a draft."""
    shown = hand.text()
    assert not YAML.search(shown), shown[max(0, YAML.search(shown).start() - 80) :][:200]  # type: ignore[union-attr]


def bring(hand: Hand, name: str, holds: str) -> None:
    """Bring a text in, on a new side; where it is from is read from its by-line."""
    hand.press("Bring a")
    while "The course has the text" in hand.text("#desk"):  # the page before
        time.sleep(0.05)
    hand.upload("Files of the texts", PHONES / f"{name}.md")
    hand.press("More about the text (optional)")
    hand.type("What the writer wants", f"holds that {holds}")
    no_yaml(hand)
    hand.press("Keep 1 text")
    until(hand, "#desk", "The course has the text")


def new_exercise(hand: Hand, kind: str, title: str, *paragraphs: str) -> None:
    """Add an exercise to the lesson, on the paragraphs that are proposed."""
    hand.press("Lessons and texts")
    hand.press(LESSON)
    until(hand, "#desk", "The page, from top to bottom")
    hand.choose("Kind", kind)
    hand.type("Title of the exercise", title)
    # The paragraphs of this kind: they move the button.
    until(hand, ".fp-pair-sides:not([aria-busy]) legend", "Lock them up")
    for paragraph in paragraphs:
        hand.press(paragraph)
    hand.press("Make the exercise")
    until(hand, "h1", title)
    until(hand, ".fp-desk-stage", "Harbour Gazette")
    no_yaml(hand)


def finished(hand: Hand) -> None:
    """Nothing is to mend; save."""
    until(hand, ".fp-status", "Nothing to mend")
    no_yaml(hand)
    hand.press("Save")
    until(hand, ".fp-notes", "Saved")
    until(hand, ".fp-status", "· saved")


def make_all(hand: Hand) -> None:
    """Walk from two texts to a lesson of four exercises."""
    bring(hand, "lock-them-up", "phones belong in lockers")
    bring(hand, "let-them-learn", "pupils should learn to use phones")
    hand.press("Make a lesson")
    hand.press("Look for passages that face each other")
    until(hand, "#desk", "The passages of the lesson")
    for paragraph in ("Every morning", "No honest teacher", "The phone panic", "In my class"):
        hand.press(paragraph)
    hand.type("Title of the lesson", LESSON)
    hand.type("The question that both texts answer", "Should pupils hand in their phones?")
    no_yaml(hand)
    hand.press("Make the lesson")
    until(hand, "#desk", "A paragraph of the page is still empty.")
    hand.type("Introduction", "Two writers answer one question. Look at the words that judge.")
    hand.press("Save")
    until(hand, ".fp-status", "Nothing to mend")
    until(hand, ".fp-status", "· saved")
    new_exercise(hand, "Claim and evidence", "Parts of a column", "No honest teacher", "Critics point")
    for number, role in enumerate(PARTS, 1):
        hand.point(f'.fp-word[data-label="A{number}"]')
        until(hand, ".fp-desk-card h2", f"A{number}")
        hand.press(role)
        if role == "Evidence":
            hand.choose("Kind of evidence", vocabulary().evidence["document"].label)
        whole = "A4: No honest teacher can deny what the phone does …"
        hand.choose("It supports", whole if role == "Reasoning" else "no other part")
        hand.type("Why", "It says what is so.")
    finished(hand)
    new_exercise(hand, "Citation", "Where is it from")
    hand.press("Trace")
    for number in range(5):
        hand.type("Why “", "The list of the text decides this.", number)
    until(hand, ".fp-proved", "Recomputed from the text")
    finished(hand)
    new_exercise(hand, "Rewriting", "A fair sentence", "The council should vote against", "The phone panic")
    hand.press("Point at another sentence")
    hand.word("handful")
    until(hand, ".fp-lists", "Mark the words of the sentence that must go.")
    hand.word("scaremongers")
    hand.type("In plain words", "people who warn of phones")
    hand.type("Why", '"Scaremongers" judges people and gives no reason.')
    hand.press("Close the card")
    hand.type("The fact", "they want to lock up a tool")
    hand.type("The student’s sentence must hold one of these", "lock up\nlock away")
    hand.type("Why", "The sentence says what they want.")
    hand.type("A model: the sentence as both sides could accept it", MODEL)
    hand.type("Why the model is fair", "It names no group by a verdict.")
    finished(hand)
    new_exercise(hand, "Loaded terms", "Words that judge")
    hand.word("scaremongers")
    until(hand, ".fp-desk-card h2", "scaremongers")
    hand.choose("Technique", vocabulary().techniques["name-calling"].label)
    hand.type("In plain words", "people who warn of phones")
    hand.type("Why", '"Scaremongers" judges people and gives no reason.')
    finished(hand)


def link(hand: Hand, asked: str, supports: int | None) -> None:
    """Answer what a part supports; for a moment after each answer nothing can be tapped."""
    until(hand, ".fp-status", asked)
    for _ in range(5):
        time.sleep(0.6)
        if asked not in hand.text(".fp-status"):
            return
        if supports:
            hand.point(f".fp-part[data-part='{supports}']")
        else:
            hand.press("nothing")


def check(hand: Hand) -> None:
    """Press the next step: where a screen has no room for both texts, it leads to the second one before it is Check."""
    step = ".fp-right .fp-main"
    for _ in range(5):
        if hand.text(step) not in ("Check", "Text 2 ↓"):
            return
        hand.point(step)
        time.sleep(0.6)


def play(hand: Hand, made: Exercise) -> None:
    """Play an exercise as its key has it, to full marks."""
    key = made.items[0].key
    match key:
        case MarkKey():
            hand.word("scaremongers")
            told = "1 of 1 found."
        case SortKey():
            hand.point(".fp-part[data-part='1']")
            for unit in key.units:
                hand.point(f".fp-chips [data-role='{unit.role}']")
            for number, unit in enumerate(key.units, 1):
                if vocabulary().roles[unit.role].can_support:
                    link(hand, f"which part does A{number} support?", unit.supports)
            told = "6 of 6 roles right, 1 of 1 link"
        case RewriteKey():
            hand.type("The sentence in my words", MODEL)
            told = "Word check passed."
        case ChoiceKey():
            for number, item in enumerate(made.items, 1):
                at = [choice.id for choice in item.task.choices].index(item.key.choice)  # type: ignore[union-attr]
                hand.point(f".fp-question:nth-of-type({number}) .fp-choice input", at)
            told = "1 of 1 right."
    check(hand)
    until(hand, ".fp-status", told)
    hand.close()


def walk(hand: Hand, course: Path, open_again: Callable[[], Hand]) -> None:
    """Walk the whole path, and look at what is there in the end."""
    with desk.opened(course) as address:
        hand.go(address)
        make_all(hand)
        made = Course.load(course)
        assert [one.text() for one in run_checks(made)] == []
        ids = [id for id in made.exercises if id.startswith("phones-in-school/")]
        assert {type(made.exercises[id].items[0].key) for id in ids} == {
            MarkKey,
            SortKey,
            RewriteKey,
            ChoiceKey,
        }
        for id in ids:
            hand.press("Lessons and texts")
            hand.press(made.exercises[id].stem.title)
            until(hand, ".fp-status", "Nothing to mend")
            hand.press("Play")
            play(hand.popup(), made.exercises[id])
        hand.press("Lessons and texts")
        hand.press(LESSON)
        until(hand, "h1", LESSON)
        hand.block_tabs()  # then a link leads there
        hand.press("Print for students")
        until(hand, ".fp-notes", "Open the sheet")
        sheet = printed(hand.link(".fp-note a"))
        assert [title for title in TITLES if title not in sheet] == []
        files = {path: path.read_bytes() for path in course.rglob("*") if path.is_file()}
        hand.close()
    with desk.opened(course) as address:
        again = open_again()
        again.go(address)
        again.press(LESSON)
        until(again, "#desk", "A fair sentence")
        until(again, ".fp-status", "Nothing to mend · saved")
        for title in TITLES:
            again.press("Lessons and texts")
            again.press(title)
            until(again, "h1", title)
            until(again, ".fp-status", "Nothing to mend · saved")
            no_yaml(again)
        again.close()
    assert files == {path: path.read_bytes() for path in course.rglob("*") if path.is_file()}


def printed(address: str) -> str:
    """Return the words of the PDF that the desk shows."""
    with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310  (our own address)
        pages = PdfReader(BytesIO(answer.read())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("hand", [Mouse, Keys])
def test_two_texts_become_a_lesson_in_chromium(browser: Chromium, tmp_path: Path, hand: type[Mouse]) -> None:
    """With a mouse and keys, and with keys alone."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})

    def new() -> Mouse:
        page = context.new_page()
        return hand(page)

    walk(new(), small_course(tmp_path), new)


def test_two_texts_become_a_lesson_in_firefox(tmp_path: Path) -> None:
    """With a mouse and keys; neither scripts nor policy complain."""
    with started(tmp_path / "profile") as firefox:

        def new() -> Fox:
            tab = firefox.tab()
            tab.ask("browsingContext.setViewport", viewport={"width": 1280, "height": 1000})
            return Fox(firefox, tab)

        walk(new(), small_course(tmp_path), new)
        assert firefox.complaints == []
