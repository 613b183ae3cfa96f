"""The front page: a first exercise that agrees with the keys, one way to go on, and the lessons as cards."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from markupsafe import escape
from playwright.sync_api import BrowserContext, expect

from facingpages.checks.run import run_checks
from facingpages.course import opening
from facingpages.course.course import Course, Mode
from facingpages.page import exhibit, front, render
from facingpages.site import embed, pages
from tests.conftest import Serve, open_exercise
from tests.helpers.chromium import Chromium

START = Path("lessons/index.md")
FOLD = '<details class="fp-what" markdown="1">'
STEPS = "::: steps\n\n1. **Fact.** A vote.\n2. **Swap.** It stays.\n"


def codes(root: Path) -> list[str]:
    return [finding.code for finding in run_checks(Course.load(root))]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("everybody**", "everyone**", "quotation-inexact"),
        (
            "> Shutting out everybody who drives is **madness** […]",
            "> The **car lobby** tells you […]",
            "pair-one-sided",
        ),
        (
            "A quiet street is **a gift to everybody**, drivers included […]",
            "A **quiet** street is […]",
            "start-otherwise",
        ),
        (
            "drivers included […]",
            "drivers included, and only a heart of stone could vote against it.",
            "start-otherwise",
        ),
        ("**madness**", "madness", "directive-wrong"),
        ("> Shutting", "Shutting", "directive-wrong"),
        ("Put ‘good", "## Put ‘good", "directive-wrong"),
        ("::: start", "::: start one-street/before-the-vote", "directive-wrong"),
        ("::: path", "::: path one-street", "directive-wrong"),
        (FOLD, STEPS.replace("**Swap.**", "Swap."), "directive-wrong"),
        (FOLD, "::: steps\n\nA paragraph.\n", "directive-wrong"),
    ],
)
def test_a_mistake_below_a_directive_is_one_finding(small: Path, old: str, new: str, code: str) -> None:
    """What follows `::: start` and `::: steps` is checked against the texts, the sides and the keys."""
    text = (small / START).read_text("utf-8")
    assert codes(small) == []
    assert old in text
    (small / START).write_text(text.replace(old, new, 1), "utf-8")
    assert codes(small) == [code]


def test_words_that_nobody_keys_are_a_finding(small: Path) -> None:
    """A word in bold must be keyed as loaded by an exercise or a worked example."""
    text = (small / START).read_text("utf-8")
    new = "> The street is **340 metres** long […]"
    (small / START).write_text(
        text.replace("> A quiet street is **a gift to everybody**, drivers included […]", new), "utf-8"
    )
    assert codes(small) == ["start-otherwise"]


@pytest.mark.parametrize("mode", list(Mode))
def test_a_class_has_the_sentences_without_the_answer(small: Path, mode: Mode) -> None:
    """In class mode nothing on the front page tells which word judges; in the other modes it is pointed
    out."""
    course = Course.load(small)
    from markdown import Markdown

    made = Markdown(extensions=[embed.FacingPagesExtension(course=course, mode=mode.value)])
    page = made.convert((small / START).read_text("utf-8"))
    assert "madness" in page
    assert ("fp-here" in page, "fp-answer" in page, "a mistake" in page) == (mode is not Mode.CLASS,) * 3


def test_every_lesson_has_its_card(course: Course) -> None:
    """The cards name each page with exercises, in the order of the navigation, and tests apart from
    lessons."""
    shown = front.cards(course)
    assert {card.id for card in shown} == set(course.plans)
    order = [course.mkdocs.index(f"{card.id}.md") for card in shown]
    assert order == sorted(order)
    assert [card.id for card in shown if card.is_test] == [
        card.id for card in shown if course.plans[card.id].data.purpose == "test"
    ]


def test_steps_are_a_plain_list_without_a_script() -> None:
    """`::: steps` puts the list that follows, loose or tight, into its element as Markdown has it."""
    from markdown import Markdown

    for between in ("\n", "\n\n"):
        text = STEPS.replace("vote.\n", "*vote*." + between) + "\nAfter.\n"
        page = Markdown(extensions=["facingpages"]).convert(text)
        assert page.count("<li>") == 2
        assert (
            page.index("<fp-steps>")
            < page.index("<em>vote</em>")
            < page.index("</fp-steps>")
            < page.index("After.")
        )


@pytest.mark.browser
def test_the_first_exercise_answers_in_place(context: BrowserContext, serve: Serve) -> None:
    """A tap on another word says that the word of both sides is asked for; the right words on both sides bring the
    explanation. The way on stays where it is."""
    page = context.new_page()
    page.goto(f"{serve(Mode.PRACTICE)}/index.html")
    said = page.locator(".fp-said")
    expect(page.locator(".fp-opening .fp-prompt")).to_have_text(
        "One judging word is on both sides. Tap it on each."
    )
    start = page.locator(".fp-go .fp-main")
    place = start.bounding_box()
    page.get_by_role("button", name="victory", exact=True).click()
    expect(said).to_have_text("“victory” may judge too, but it is not the word on both sides.")
    assert start.bounding_box() == place
    words = page.get_by_role("button", name="fiasco", exact=True)
    words.first.click()
    expect(said).to_contain_text("Now the other side")
    words.last.press("Enter")
    expect(said).to_contain_text("That is the swap test.")
    assert start.bounding_box() == place


def test_words_that_differ_are_asked_for_one_by_one(small: Path) -> None:
    """Only where the same word judges on both sides is a reader told to look for one word."""
    course = Course.load(small)
    blocks = (small / START).read_text("utf-8").split("\n\n")
    first = opening.read(blocks[blocks.index("::: start") + 1 :])
    for sentences, asked in (
        (first.sentences, "On each side, find the word that praises or blames."),
        ((first.sentences[0],) * 2, "One judging word is on both sides. Find it on each."),
    ):
        page = front.start(course, replace(first, sentences=sentences), Mode.PRACTICE)
        assert asked in page


@pytest.mark.browser
def test_the_first_exercise_is_a_disclosure_without_a_script(browser: Chromium, serve: Serve) -> None:
    """Without a script the sentences are plain, and the answer opens below them."""
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{serve(Mode.PRACTICE)}/index.html")
    answer = page.get_by_text("That is the swap test.")
    expect(answer).to_be_hidden()
    page.get_by_text("Show the answer").click()
    expect(answer).to_be_visible()
    expect(page.get_by_role("link", name="Start lesson 1: What am I reading?")).to_be_visible()


@pytest.mark.browser
def test_the_front_page_asks_little_at_first(browser: Chromium, serve: Serve, course: Course) -> None:
    """Only the next lesson's card asks its question, and what the course is opens on request, also without a
    script; on paper all of it is there."""
    lessons = [card for card in front.cards(course) if not card.is_test]
    for script in (True, False):
        page = browser.new_context(java_script_enabled=script).new_page()
        page.goto(f"{serve(Mode.PRACTICE)}/index.html")
        page.locator(".fp-tap" if script else ".fp-answer").first.wait_for()
        asked, fold = page.locator(".fp-asks"), page.get_by_text("Nobody asks you who is right.")
        assert [one.is_visible() for one in asked.all()] == [True] + [False] * (len(lessons) - 1)
        expect(fold).to_be_hidden()
        page.get_by_text("What is this course?").click()
        expect(fold).to_be_visible()
        page.get_by_text("What is this course?").click()
        page.emulate_media(media="print")
        expect(fold).to_be_visible()
        assert all(one.is_visible() for one in asked.all())


@pytest.mark.browser
def test_what_is_done_shows_on_the_cards_and_the_lesson(
    context: BrowserContext, serve: Serve, course: Course
) -> None:
    """After a Check the ring of the lesson grows, on the lesson and on the front page after a reload; the
    button goes on there, at the first exercise that is not done."""
    url, id = serve(Mode.PRACTICE), "names-that-judge/what-the-talks-are-for"
    page = open_exercise(context, url, id)
    exercise = page.locator(f"#{render.anchor(id)} fp-exercise")
    exercise.evaluate("e => e.tell('fp-checked', { score: 1, parts: [] })")
    expect(page.locator(".fp-lesson fp-ring")).to_contain_text("1 of ")
    page.goto(f"{url}/index.html")
    expect(page.locator(".fp-cards a", has_text="Names that judge")).to_contain_text("1 of ")
    go_on = page.locator(".fp-go .fp-main")
    expect(go_on).to_have_text("Continue: Names that judge")
    (asked,) = [
        one.inner_text()
        for one in page.locator(".fp-cards a:has(.fp-asks)").all()
        if "?" in one.inner_text().partition("\n")[2]
    ]
    assert asked.startswith("1/")
    assert "Names that judge" in asked
    expect(page.locator(".fp-cards")).not_to_contain_text("0/")
    ids = [
        exercise.stem.id
        for card in front.cards(course)
        if card.id == "names-that-judge"
        for exercise in card.exercises
    ]
    assert (go_on.get_attribute("href") or "").endswith(f"#{render.anchor(next(i for i in ids if i != id))}")


def test_the_page_of_texts_prints_no_more_than_the_lessons_show(course: Course) -> None:
    """A paragraph that no lesson shows is not printed, so that the share of a text that may be shown holds."""
    page = pages.generated(course, Mode.PRACTICE)["sources.md"]
    shown = exhibit.shown(course)
    for id, seed in course.seeds.items():
        for paragraph in exhibit.strip(seed):
            words = seed.text.show(seed.text.lines[paragraph.line - 1])
            if paragraph.words > 20:
                assert (str(escape(words)) in page) == (paragraph.line in shown[id]), (id, paragraph.line)


def test_the_page_of_texts_counts_paragraphs_as_a_reader_does(course: Course) -> None:
    """A text has as many blocks as paragraphs, numbered one by one; titles, headings and noise are none."""
    page = pages.generated(course, Mode.PRACTICE)["sources.md"]
    for seed in course.seeds.values():
        blocks = exhibit.strip(seed)
        assert [one.number for one in blocks] == list(range(1, len(seed.numbered.lines) + 1))
        assert f"{len(blocks)} paragraphs: " in page
    assert len(exhibit.strip(course.seeds["sabotaged-peace"])) == 64
    assert "<span>Paragraph 64 · " in page
    assert "Line " not in page


@pytest.mark.browser
def test_a_paragraph_of_a_text_opens_on_a_tap(browser: Chromium, serve: Serve) -> None:
    """Each text is a strip of its paragraphs, at least a finger wide; one opens without a script, another closes it."""
    plain = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = plain.new_page()
    page.goto(f"{serve(Mode.PRACTICE)}/sources.html")
    pieces = page.locator("details.fp-piece[name=strip-history-shows-the-way]")
    assert all(box["width"] >= 24 for piece in pieces.all() if (box := piece.bounding_box()))
    first, second = pieces.nth(0), pieces.nth(1)
    first.locator("summary").click()
    expect(first.locator("p.fp-text")).to_be_visible()
    second.locator("summary").press("Enter")
    expect(second.locator("p").first).to_be_visible()
    expect(first.locator("p.fp-text")).to_be_hidden()
