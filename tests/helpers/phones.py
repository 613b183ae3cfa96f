"""A teacher's hour at the desk, by hand: two texts on phones in schools become a lesson of all four kinds.

The same hands work at either host of the desk, since both have the same page."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

TEXTS = Path(__file__).parents[1] / "data" / "phones"
LESSON = "phones-in-school"
EXERCISES = {
    "loaded-terms": "Words about phones",
    "claim-evidence": "An office with a telephone",
    "citation-check": "Marks in Northgate",
    "rewrite": "The most useful tool",
}
TERMS = ("zealots", "panic", "scaremongers")  # in the order of the two passages
MODEL = "A handful of critics want to lock up the most useful tool that a pupil has ever owned."


def bring(page: Page, name: str, side: str) -> None:
    """Bring a text in, on a new side."""
    page.get_by_role("link", name="Bring a text").first.click()
    page.get_by_label("Files of the texts").set_input_files(TEXTS / f"{name}.md")
    page.get_by_text("More about the text (optional)").click()
    page.get_by_label("What the writer wants, in one fair sentence").fill(f"holds that {side}")
    page.get_by_role("button", name="Keep 1 text").click()
    expect(page.get_by_role("heading", name=re.compile("^The course has the text .* now."))).to_be_visible()
    at_course(page)


def at_course(page: Page) -> None:
    """Go back to the list of lessons and texts."""
    page.get_by_role("link", name="Lessons and texts").click()


def new_lesson(page: Page) -> None:
    """Make a lesson on the first pair of passages that is proposed, and write its one paragraph."""
    page.get_by_role("link", name="New lesson").click()
    page.get_by_role("button", name="Look for passages").click()
    page.get_by_role("button", name="Take pair 1").click()
    page.get_by_label("Title of the lesson").fill("Phones in school")
    page.get_by_label("The question that both texts answer").fill("Should pupils hand in their phones?")
    page.get_by_role("button", name="Make the lesson").click()
    expect(page.get_by_role("heading", level=1, name="Phones in school")).to_be_visible()
    prose = page.get_by_placeholder("Say in two", exact=False)
    prose.fill("Two writers answer one question. Look at the words that judge, on both pages.")
    prose.blur()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".fp-note")).to_contain_text("Saved")


def new_exercise(page: Page, kind: str, *paragraphs: str) -> None:
    """Make an exercise of a kind on some paragraphs of the texts of the lesson, and open it."""
    at_course(page)
    page.get_by_role("link", name="Phones in school").click()
    page.get_by_label("Kind", exact=True).select_option(kind)
    page.get_by_label("Title of the exercise", exact=True).fill(EXERCISES[kind])
    expect(page.locator(".fp-pair-sides[aria-busy]")).to_have_count(0)
    boxes = page.locator(".fp-choice")
    ticked = boxes.get_by_role("checkbox", checked=True)
    while ticked.count():
        ticked.first.uncheck()
    for paragraph in paragraphs:
        box = boxes.filter(has_text=paragraph)
        if not box.is_visible():
            page.get_by_text("more paragraphs of this text").first.click()
        box.get_by_role("checkbox").check()
    page.get_by_role("button", name="Make the exercise").click()
    page.locator(".fp-word").first.wait_for()


def saved(page: Page) -> None:
    """Save, once nothing is left to mend."""
    expect(page.locator(".fp-status")).to_contain_text("Nothing to mend")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".fp-note")).to_contain_text("Saved")


def key_terms(page: Page) -> None:
    """Take three suggestions and say why."""
    for term in TERMS:
        page.get_by_role("button", name=f"Take: {term}").click()
        expect(page.get_by_role("heading", name=term)).to_be_visible()
        page.get_by_label("Why").fill(f'"{term.capitalize()}" judges and gives no reason.')
        expect(card(page).locator(".fp-finding")).to_have_count(0)
        page.get_by_role("button", name="Close the card").click()
    saved(page)


def key_parts(page: Page) -> None:
    """Give each of the four parts a role and a reason; none of them supports another."""
    roles = {
        "Some": "Claim",
        "understand": "Background",
        "office": "Evidence",
        "zealots": "Claim",
    }
    for first, role in roles.items():
        page.locator(".fp-word", has_text=first).first.click()
        page.get_by_role("button", name=role, exact=True).click()
        if role == "Evidence":
            page.get_by_label("Kind of evidence").select_option(index=1)
        if role != "Background":
            page.get_by_label("It supports").select_option(label="no other part")
        page.get_by_label("Why", exact=True).fill("It can be read so from its words alone.")
        expect(card(page).locator(".fp-finding")).to_have_count(0)
    saved(page)


def key_citation(page: Page) -> None:
    """Keep the answer that the list of sources shows, and say why each answer is right or not."""
    page.get_by_role("button", name="Trace:").first.click()
    for why in page.get_by_label("is right or not", exact=False).all():
        why.fill("The list has one entry for this address.")
        why.blur()
    expect(page.locator(".fp-proved")).to_contain_text("Recomputed from the text")
    saved(page)


def key_rewriting(page: Page) -> None:
    """Say why the marked word must go, what must stay, and how a fair sentence reads."""
    page.locator(".fp-word", has_text="scaremongers").first.click()
    card(page).get_by_label("Why", exact=True).fill('"Scaremongers" says that the fear has no ground.')
    page.get_by_label("The fact", exact=True).fill("they want to lock up a tool")
    page.get_by_label("The student’s sentence must hold one of these").fill("lock up\nlock away")
    page.locator(".fp-fact").get_by_label("Why", exact=True).fill("The sentence tells what they want.")
    page.get_by_label("A model", exact=False).fill(MODEL)
    page.get_by_label("Why the model is fair").fill("Both sides could call them critics.")
    page.get_by_label("Why the model is fair").blur()
    saved(page)


def card(page: Page) -> Locator:
    """Return the card of what is pointed at."""
    return page.locator(".fp-desk-card")


def make_lesson(page: Page) -> None:
    """Bring both texts in, and make a lesson with an exercise of each kind, each without a finding."""
    bring(page, "lock-them-up", "phones belong in lockers")
    bring(page, "let-them-learn", "pupils should learn to use phones")
    new_lesson(page)
    new_exercise(page, "loaded-terms", "Some parents say", "The phone panic")
    key_terms(page)
    new_exercise(page, "claim-evidence", "Some parents say")
    key_parts(page)
    new_exercise(page, "citation-check", "Every morning our children")
    key_citation(page)
    new_exercise(page, "rewrite", "The phone panic")
    key_rewriting(page)
