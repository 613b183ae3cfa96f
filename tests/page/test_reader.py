"""What a screen reader is told, from the browser's own tree of names, roles and states."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from facingpages.course.course import Course, Mode
from facingpages.course.items import ChoiceKey, Choosing, MarkKey, RewriteKey, SortKey
from facingpages.page import render
from tests.conftest import ONE_OF_EACH, Serve, open_exercise, swept
from tests.helpers.playing import LAST_WORD

pytestmark = pytest.mark.browser

MARKS, SORT, CHOICES, REWRITE = ONE_OF_EACH


def opened(context: BrowserContext, serve: Serve, id: str) -> Locator:
    return open_exercise(context, serve(Mode.PRACTICE), id).locator(f"#{render.anchor(id)}")


def check(box: Locator) -> Locator:
    """Press Check, as one who has read to the end, and return the live region that says what became of it."""
    box.evaluate(LAST_WORD)
    box.get_by_role("button", name="Check", exact=True).click()
    return box.get_by_role("status").and_(box.locator(".fp-status"))


def tree(place: Locator) -> list[str]:
    """Return the lines of the tree below a place: role, "name", [state]."""
    return [line.strip().removeprefix("- ") for line in place.aria_snapshot().splitlines()]


@pytest.mark.parametrize("id", swept(ONE_OF_EACH, ONE_OF_EACH[1]))
def test_an_exercise_is_a_region_with_its_title(
    context: BrowserContext, serve: Serve, course: Course, id: str
) -> None:
    """Each exercise is a region and a heading of its title; its dock is a region after the text, with named buttons."""
    made = course.exercises[id]
    box = opened(context, serve, id)
    page = box.page
    assert page.get_by_role("region", name=made.stem.title, exact=True).count() == 1
    assert box.get_by_role("heading", name=made.stem.title, level=3, exact=True).count() == 1
    dock = page.get_by_role("region", name=f"Answer: {made.stem.title}", exact=True)
    assert dock.count() == 1
    text = "dock.parentNode.querySelector('.fp-text')"
    assert dock.evaluate(
        f"dock => Boolean(dock.compareDocumentPosition({text}) & Node.DOCUMENT_POSITION_PRECEDING)"
    )
    for name in ("Check", "Hint"):
        assert dock.get_by_role("button", name=name, exact=True).count() == 1
    expect(dock.get_by_role("button", name="Check")).to_have_attribute("aria-disabled", "true")
    status = box.locator(".fp-status")
    expect(status).to_have_role("status")
    assert 3 <= len(status.inner_text().split()) <= 10, "it says what to do"
    dock.get_by_role("button", name="Hint").click()
    assert status.inner_text().startswith("Hint 1 of 3. ")
    roles = ("button", "textbox", "combobox", "radio", "checkbox", "option", "link")
    nameless = [line for line in tree(box) if line.split(":")[0].split(" [")[0] in roles]
    assert nameless == []


def test_words_are_options_that_say_whether_they_are_marked(
    context: BrowserContext, serve: Serve, course: Course
) -> None:
    """Words are options in named sentences and lines; a mark is `selected`; after Check a word says what became of it,
    and its card is named and has the focus."""
    box = opened(context, serve, MARKS)
    key = course.exercises[MARKS].items[0].key
    assert isinstance(key, MarkKey)
    for passage in course.exercises[MARKS].stem.passages:
        for line, where in passage.paragraphs():
            words, number = passage.text.words_in(where), passage.numbered.number(line)
            lines = box.get_by_role("listbox", name=f"Words of paragraph {number}", exact=True)
            assert any(lines.nth(n).get_by_role("option").count() == len(words) for n in range(lines.count()))
            expect(lines.first).to_have_accessible_description(
                "Arrow keys move from word to word. Space marks a word or takes its mark away. "
                "Shift with an arrow takes in more words. Or click, tap or drag."
            )
    assert box.get_by_role("group", name="Sentence 1", exact=True).count() >= 2
    assert box.get_by_role("option", selected=True).count() == 0
    span = sorted(key.of("loaded"))[0]
    box.locator("fp-exercise").evaluate("(e, marks) => e.marking.set(marks)", [[span.start, span.end]])
    assert box.get_by_role("option", selected=True).count() == len(span)
    text = box.locator("fp-exercise").evaluate(
        "(e, [start, end]) => e.marking.text(start, end)", [span.start, span.end]
    )
    box.get_by_role("button", name="Marked: 1 ›", exact=True).click()
    sheet = box.page.get_by_role("dialog", name="Your marks")
    assert sheet.get_by_role("listitem").count() == 1
    assert sheet.get_by_role("combobox", name=f"Name of: {text}", exact=True).count() == 1
    assert sheet.get_by_role("button", name=f"Take away the mark on: {text}", exact=True).count() == 1
    box.page.keyboard.press("Escape")
    assert check(box).inner_text().startswith(f"1 of {len(key.of('loaded'))} found.")
    expect(box.get_by_role("option", selected=True).first).to_have_attribute("aria-description", "found")
    missed = sorted(key.of("loaded"))[1]
    words = box.locator("fp-exercise").evaluate(
        "(e, [start, end]) => { e.marking.words[start].focus(); return e.marking.text(start, end); }",
        [missed.start, missed.end],
    )
    box.page.keyboard.press("Enter")
    expect(box.get_by_role("group", name=f"{words}: missed", exact=True)).to_be_focused()


def test_parts_say_their_role_and_what_became_of_it(
    context: BrowserContext, serve: Serve, course: Course
) -> None:
    """Each part is a button that says its role; after Check its card is named by the part and the outcome."""
    box = opened(context, serve, SORT)
    key = course.exercises[SORT].items[0].key
    assert isinstance(key, SortKey)
    box.locator(".fp-part").first.focus()
    for _ in key.units:
        box.page.keyboard.press("1")
    for part in box.locator(".fp-part").all():
        expect(part).to_have_role("button")
        assert (part.get_attribute("aria-description") or "").startswith("Claim")
    for _ in key.units:
        box.get_by_role("button", name="nothing", exact=True).press("Enter")
    hits = sum("claim" in unit.roles for unit in key.units)
    assert check(box).inner_text().startswith(f"{hits} of {len(key.units)} roles right")
    wrong = next(n for n, unit in enumerate(key.units, 1) if "claim" not in unit.roles)
    part = box.locator(f".fp-part[data-part='{wrong}']")
    part.press("Enter")
    name = box.locator(".fp-card").get_attribute("aria-label") or ""
    assert name.startswith(f"{part.get_attribute('data-label')} ")
    assert name.endswith(": not this one")
    expect(box.locator(".fp-card")).to_be_focused()


def test_questions_are_groups_of_named_choices(context: BrowserContext, serve: Serve, course: Course) -> None:
    """Each question is a group named by its words, its radios by theirs; it comes when the one before is answered."""
    box = opened(context, serve, CHOICES)
    made = course.exercises[CHOICES]
    offered = 0
    for number, item in enumerate(made.items, 1):
        assert isinstance(item.key, ChoiceKey)
        assert isinstance(item.task, Choosing)
        group = box.get_by_role("group", name=f"{number}. {item.task.ask}", exact=True)
        offered += len(item.task.choices)
        assert box.get_by_role("radio").count() == offered
        right = next(choice.text for choice in item.task.choices if choice.id == item.key.choice)
        group.get_by_role("radio", name=right, exact=True).check()
    assert check(box).inner_text().startswith(f"{len(made.items)} of {len(made.items)} right.")
    assert box.get_by_role("radio", checked=True).count() == len(made.items)


def test_a_rewritten_sentence_is_told_part_by_part(
    context: BrowserContext, serve: Serve, course: Course
) -> None:
    """The field has its label; an empty one is asked for; the word check is a named list; a passed one leaves boxes to tick."""
    box = opened(context, serve, REWRITE)
    key = course.exercises[REWRITE].items[0].key
    assert isinstance(key, RewriteKey)
    field = box.get_by_role("textbox", name="The sentence in my words:")
    box.get_by_role("button", name="Check", exact=True).click(force=True)
    assert box.locator(".fp-status").inner_text() == "Write the sentence in your words first."
    assert box.get_by_role("list", name="Word check").count() == 0, "nothing of the key is shown"
    chips = box.get_by_role("list", name="Word check").get_by_role("listitem")
    field.fill("potato potato potato")
    assert chips.count() == len(key.facts), "what is no sentence is not praised for the words that are gone"
    field.fill(key.model)
    assert chips.count() == len(key.facts) + len(key.gone)
    assert check(box).inner_text() == "Word check passed. Now judge it yourself."
    assert box.get_by_role("checkbox").count() == len(key.rubric)


def test_an_answer_taken_up_again_is_no_longer_judged(context: BrowserContext, serve: Serve) -> None:
    """After Try again no word carries an outcome or a description that is no longer true."""
    box = opened(context, serve, MARKS)
    box.locator(".fp-word").nth(1).click()
    assert check(box).inner_text()
    box.get_by_role("button", name="Try again").click()
    assert box.locator("fp-exercise [aria-description], [data-outcome]").count() == 0
    expect(box.get_by_role("button", name="Check", exact=True)).to_have_attribute("aria-disabled", "false")
