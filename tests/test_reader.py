"""What a screen reader is told, from the browser's own tree of names, roles and states."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from facingpages.course.course import Course, Mode
from facingpages.course.items import ChoiceKey, MarkKey, RewriteKey, SortKey
from facingpages.page import render

from .conftest import ONE_OF_EACH, Serve, open_exercise

pytestmark = pytest.mark.browser

MARKS, SORT, CHOICES, REWRITE = ONE_OF_EACH


def opened(context: BrowserContext, serve: Serve, id: str) -> Locator:
    return open_exercise(context, serve(Mode.PRACTICE), id).locator(f"#{render.anchor(id)}")


def check(box: Locator) -> Locator:
    """Press Check and return the live region that says what became of it."""
    box.get_by_role("button", name="Check", exact=True).click()
    return box.get_by_role("status").and_(box.locator(".fp-status"))


def tree(place: Locator) -> list[str]:
    """Return the lines of the tree below a place: role, "name", [state]."""
    return [line.strip().removeprefix("- ") for line in place.aria_snapshot().splitlines()]


@pytest.mark.parametrize("id", ONE_OF_EACH)
def test_an_exercise_is_a_region_with_its_title(
    context: BrowserContext, serve: Serve, course: Course, id: str
) -> None:
    """Each exercise is a region and a heading of its title; its buttons have names, and what it says is
    said politely and is empty at first."""
    made = course.exercises[id]
    box = opened(context, serve, id)
    page = box.page
    assert page.get_by_role("region", name=made.stem.title, exact=True).count() == 1
    assert box.get_by_role("heading", name=made.stem.title, level=3, exact=True).count() == 1
    for name in ("Check", "Hint 1 of 3"):
        assert box.get_by_role("button", name=name, exact=True).count() == 1
    assert box.get_by_role("button", name="Show answers").count() == 0, "not before Check"
    status = box.locator(".fp-status")
    expect(status).to_have_role("status")
    assert status.inner_text() == ""
    box.get_by_role("button", name="Hint 1 of 3").click()
    assert status.inner_text().startswith("Hint 1 of 3. ")
    nameless = [
        line
        for line in tree(box)
        if line.split(":")[0].split(" [")[0]
        in ("button", "textbox", "combobox", "radio", "checkbox", "option", "link")
    ]
    assert nameless == []


def test_words_are_options_that_say_whether_they_are_marked(
    context: BrowserContext, serve: Serve, course: Course
) -> None:
    """Words are options in named sentences of named lines; a mark is `selected`; after Check a word of the
    key says what became of its span."""
    box = opened(context, serve, MARKS)
    key = course.exercises[MARKS].items[0].key
    assert isinstance(key, MarkKey)
    for passage in course.exercises[MARKS].stem.passages:
        for line, where in passage.paragraphs():
            words = passage.text.words_in(where)
            lines = box.get_by_role("listbox", name=f"Words of line {line}", exact=True)
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
    marks = box.get_by_role("group", name="Your marks")
    assert marks.get_by_role("listitem").count() == 1
    assert marks.get_by_role("button", name=f"Name it: {text}", exact=True).count() == 1
    assert marks.get_by_role("button", name=f"Take away the mark on: {text}", exact=True).count() == 1
    said = check(box).inner_text()
    assert said.startswith(f"You found 1 of {len(key.of('loaded'))} loaded expressions.")
    assert "Score" in said
    found = box.get_by_role("option", selected=True).first
    assert (
        found.get_attribute("aria-description")
        == f"span {[s.words for s in key.spans].index(span) + 1}: found"
    )
    results = box.locator("ol.fp-results").get_by_role("listitem")
    assert results.count() == len(key.spans)
    assert any(f"{text}" in line and "found" in line for line in results.all_inner_texts())
    expect(box.get_by_role("button", name="Read it in neutral words")).to_have_attribute(
        "aria-pressed", "false"
    )


def test_units_say_their_role_and_what_became_of_it(
    context: BrowserContext, serve: Serve, course: Course
) -> None:
    """Each unit has a named choice of its role, described by its words; each change, and each outcome
    after Check, is said."""
    box = opened(context, serve, SORT)
    key = course.exercises[SORT].items[0].key
    assert isinstance(key, SortKey)
    toolbar = box.get_by_role("toolbar", name="Roles")
    assert toolbar.get_by_role("button", name="Claim").get_attribute("aria-pressed") == "false"
    for number, unit in enumerate(key.units, 1):
        choice = box.get_by_role("combobox", name=f"Role of unit {number}", exact=True)
        words = box.locator(f".fp-unit[value='{number}'] .fp-text").inner_text()
        expect(choice).to_have_accessible_description(" ".join(words.split()))
        choice.focus()
        choice.press(
            str(["claim", "evidence"].index(unit.role) + 1) if unit.role in ("claim", "evidence") else "1"
        )
        assert box.locator(".fp-status").inner_text().startswith(f"Unit {number}: ")
    hits = sum(
        "claim" in unit.roles if unit.role not in ("claim", "evidence") else True for unit in key.units
    )
    assert check(box).inner_text().startswith(f"{hits} of {len(key.units)} right.")
    notes = box.locator(".fp-unit > .fp-note").all_inner_texts()
    assert sum(note.startswith("Right.") for note in notes) == hits
    assert sum(note.startswith("Not this one.") for note in notes) == len(key.units) - hits


def test_questions_are_groups_of_named_choices(context: BrowserContext, serve: Serve, course: Course) -> None:
    """One question is asked at a time, a group named by its words, radios named by theirs; where one
    is is said; after Check all are there."""
    box = opened(context, serve, CHOICES)
    made = course.exercises[CHOICES]
    place = box.locator(".fp-steps").get_by_role("status")
    for number, item in enumerate(made.items, 1):
        assert isinstance(item.key, ChoiceKey)
        group = box.get_by_role("group", name=f"{number}. {item.task.ask}", exact=True)  # type: ignore[union-attr]
        assert (
            box.get_by_role("radio").count() == group.get_by_role("radio").count() == len(item.task.choices)
        )  # type: ignore[union-attr]
        assert place.inner_text() == f"Question {number} of {len(made.items)}"
        right = next(choice.text for choice in item.task.choices if choice.id == item.key.choice)  # type: ignore[union-attr]
        group.get_by_role("radio", name=right, exact=True).check()
        if number < len(made.items):
            box.get_by_role("button", name="Next").click()
            focused = box.page.evaluate("document.activeElement.type")
            assert focused == "radio"
    assert box.get_by_role("button", name="Next").is_disabled()
    assert check(box).inner_text().startswith(f"{len(made.items)} of {len(made.items)} right.")
    for number in range(1, len(made.items) + 1):
        assert (
            box.get_by_role(
                "button", name=f"Show the words that decide question {number}", exact=True
            ).get_attribute("aria-pressed")
            == "false"
        )
    assert box.get_by_role("radio", checked=True).count() == len(made.items)


def test_a_rewritten_sentence_is_told_part_by_part(
    context: BrowserContext, serve: Serve, course: Course
) -> None:
    """The field has its label; an empty one is asked for; after Check each part is an item of a list,
    under a heading."""
    box = opened(context, serve, REWRITE)
    key = course.exercises[REWRITE].items[0].key
    assert isinstance(key, RewriteKey)
    field = box.get_by_role("textbox", name="The sentence in my words:")
    assert check(box).inner_text() == "Write the sentence in your words first."
    field.fill(key.model)
    assert "Score 1.00 of 1." in check(box).inner_text()
    assert box.get_by_role("heading", name="Part by part").count() == 1
    results = box.locator("ul.fp-results").first.get_by_role("listitem").all_inner_texts()
    assert len(results) == len(key.gone) + len(key.facts)
    assert all("gone." in line or "kept." in line for line in results)


def test_a_changed_answer_is_no_longer_judged(context: BrowserContext, serve: Serve) -> None:
    """After a change what was said is taken back, and no word or unit carries an outcome that is no longer
    true."""
    box = opened(context, serve, MARKS)
    box.locator(".fp-word").nth(1).click()
    said = check(box)
    assert said.inner_text()
    box.locator(".fp-word").nth(3).click()
    assert said.inner_text() == ""
    assert box.locator("[aria-description]").count() == 0
    assert box.get_by_role("button", name="Show answers").count() == 0
