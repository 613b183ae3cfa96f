"""A first lesson of two texts in few steps: each press, each choice and each field that is written counts as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from facingpages.checks.run import run_checks
from facingpages.course.course import Course
from tests.desk.asking import small_course
from tests.desk.hands import Mouse, until
from tests.desk.test_desk_whole_path import PHONES, no_yaml
from tests.helpers import desk
from tests.helpers.chromium import Chromium

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]
MOST_STEPS = 60  # a teacher without this way took 124 for the same


class Counting(Mouse):
    """A mouse and keys, with a count of what they do."""

    steps_taken = 0

    def take(self, kind: str, name: str, nth: int = 0) -> None:
        self.steps_taken += 1
        super().take(kind, name, nth)

    def upload(self, label: str, file: Path) -> None:
        self.steps_taken += 1
        super().upload(label, file)

    def choose(self, label: str, option: str) -> None:
        self.steps_taken += 1
        super().choose(label, option)


def bring(hand: Counting, name: str, wants: str) -> None:
    """Bring a text in."""
    hand.upload("File of the text", PHONES / f"{name}.md")
    hand.type("What the writer wants", wants)
    hand.press("Keep this text")
    until(hand, "#desk", "The course has the text")


def finished(hand: Counting) -> None:
    """Nothing is left to do: save, and go back to the lesson."""
    until(hand, ".fp-status", "Nothing to mend")
    no_yaml(hand)
    hand.press("Save")
    until(hand, ".fp-status", "· saved")
    hand.press("Back to the lesson")
    until(hand, "#desk", "The page, from top to bottom")


def make_all(hand: Counting) -> None:
    """Walk from two texts to a lesson of four exercises."""
    hand.press("Bring a text")
    bring(hand, "lock-them-up", "wants phones to be locked away")
    hand.press("Bring another text")
    until(hand, "#desk", "Or paste the text")
    bring(hand, "let-them-learn", "wants pupils to learn with phones")
    hand.press("Make a lesson")
    hand.type("The question that both texts answer", "Should pupils hand in their phones?")
    hand.press("Make a first lesson of these two")
    until(hand, "#desk", "Where is it from?")
    hand.type("Introduction", "Two writers answer one question.")
    until(hand, ".fp-status", "Nothing to mend")
    hand.press("Save")
    until(hand, ".fp-status", "· saved")
    hand.press("Words that push")
    for term in ("zealots", "panic", "scaremongers"):
        hand.word(term)
        until(hand, ".fp-desk-card h2", term)
        hand.type("Why", f'"{term.capitalize()}" judges people and gives no reason.')
    finished(hand)
    hand.press("What holds it up?")
    for label in ("A1", "A2", "A3", "A4", "B1", "B2", "B3"):
        hand.point(f'.fp-word[data-label="{label}"]')
        until(hand, ".fp-desk-card h2", label)
        if label in ("A2", "A3", "A4", "B3"):
            hand.press("Concession" if label == "A2" else "Claim" if label == "A4" else "Value judgement")
        hand.type("Why", "Its words say so.")
    finished(hand)
    hand.press("Where is it from?")
    hand.press("Trace:")
    hand.type("Why “In one listed", "The address is in the list once.")
    finished(hand)
    hand.press("Fair to both sides")
    hand.word("panic")
    hand.type("Why", '"Panic" says that the fear has no ground.')
    hand.type("The fact", "something has reached our town")
    hand.type("The student’s sentence must hold one of these", "reached our town")
    hand.type("Why", "It says where it is.", 1)
    hand.type("A model", "A worry about phones has reached our town.")
    hand.type("Why the model is fair", "Both sides could say that people worry.")
    finished(hand)


def test_two_texts_become_a_first_lesson_in_few_steps(browser: Chromium, tmp_path: Path) -> None:
    """The lesson has all four kinds and no finding."""
    course = small_course(tmp_path)
    with desk.opened(course) as address:
        page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
        page.set_default_timeout(10_000)
        hand = Counting(page)
        hand.go(address)
        make_all(hand)
    made = Course.load(course)
    assert [one.text() for one in run_checks(made)] == []
    assert len([id for id in made.exercises if not id.startswith("one-street/")]) == 4
    assert hand.steps_taken <= MOST_STEPS, hand.steps_taken
