"""A citation exercise on texts that give no address and no list: it is proposed, taken and checked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from facingpages.author.suggest import unmarked
from facingpages.checks.run import run_checks
from facingpages.course.course import Course
from facingpages.course.formats import todos
from facingpages.desk.passages import to_trace
from facingpages.desk.workbench import Workbench
from facingpages.language.messages import catalogue
from tests.author.test_suggest import made as of_text
from tests.desk.hands import Mouse, until
from tests.helpers import desk
from tests.helpers.chromium import Chromium

from .asking import ask, small_course
from .test_course_of_two_texts import keep
from .test_rewriting import confirmed

OPEN = """Open the library on Sundays
By Nora Field
4 March 2025

The library should open on Sundays. Sunday is the one day when families have time to read together.

{source} Children who read for pleasure learn more words, and the library gives them the books for nothing.
"""
SHUT = """Keep the library shut on Sundays
By Tom Reed
11 March 2025

The library should stay shut on Sundays. The people who work in the library need one day with their families.

{source} Books can wait until Monday, and nobody has ever lost a word by waiting for a library to open.
"""
PLAIN = "The library of our town has two floors."
WORK = "A study of forty towns found that open libraries are full."
OUTLET = "As the Weekly Herald reported in May, the library is full."
MAKER = "A survey by the Readers Union found that the library is full."
TITLED = "A big Readers Union survey found that the library is full."
PEOPLE = "Experts say that the library is full."


def made(tmp_path: Path, *sources: str) -> tuple[Workbench, dict[str, Any]]:
    """Make a first lesson of two texts with these sentences; return its citation exercise, opened."""
    bench = Workbench(small_course(tmp_path))
    for name, text, source in zip(("open", "shut"), (OPEN, SHUT), sources, strict=True):
        keep(bench, name, text.format(source=source), name, f"holds that it stays {name} on Sundays")
    answer = ask(bench, "first_lesson", seeds=["open", "shut"], question="Should it open?")
    opened = [ask(bench, "open", exercise=id) for id in answer["exercises"]]
    return bench, next((one for one in opened if one["kind"] == "citation-check"), {})


@pytest.mark.parametrize(
    ("sources", "seed", "answer", "quoted"),
    [
        ((WORK, PLAIN), "open", "attributed", "A study of forty towns"),
        ((PLAIN, WORK), "shut", "attributed", "A study of forty towns"),
        ((OUTLET, WORK), "shut", "attributed", "A study of forty towns"),
        ((WORK, OUTLET), "open", "attributed", "A study of forty towns"),
        ((MAKER, OUTLET), "shut", "not-listed", "the Weekly Herald"),
        ((MAKER, PEOPLE), "open", "attributed", "A survey by the Readers Union"),
        ((TITLED, PEOPLE), "open", "not-listed", "Readers Union"),
        ((PLAIN, PEOPLE), "shut", "no-citation", None),
        (("Research shows that the library is full.", OUTLET), "shut", "not-listed", "the Weekly Herald"),
        (
            ("Harvard's 2021 survey found that it is full.", PLAIN),
            "open",
            "attributed",
            "Harvard's 2021 survey",
        ),
        (("The inspectors' report praised it.", PEOPLE), "open", "attributed", "The inspectors' report"),
        (
            ("Some studies found that the library is full.", MAKER),
            "shut",
            "attributed",
            "A survey by the Readers Union",
        ),
        (("They published a report on libraries.", PEOPLE), "open", "attributed", "a report"),
        (("My own survey of the town showed that the library is full.", PEOPLE), "shut", "no-citation", None),
    ],
)
def test_a_source_without_a_mark_is_asked_for(
    tmp_path: Path, sources: tuple[str, str], seed: str, answer: str, quoted: str | None
) -> None:
    """The surest answer of both texts is proposed; taken as it is, it passes the checker."""
    bench, opened = made(tmp_path, *sources)
    fields = opened["fields"]
    (question,) = fields["questions"]
    assert (fields["claim"]["seed"], question["key"]) == (seed, answer)
    assert question["proof"].get("source", {}).get("exact") == quoted
    reason = next(todos.proposal(one["why"]) or "" for one in question["choices"] if one["choice"] == answer)
    assert (quoted or "Experts say") in reason
    first = re.split(r"(?<=[.?!])\s", reason)[0]
    assert len(first.split()) <= 20, first
    assert "list of sources" not in fields["prompt"], "the text has none"
    assert all(finding["empty"] for finding in opened["findings"])
    edits = [{"field": ["questions"], "value": confirmed(fields["questions"])}]
    ask(bench, "edit", exercise=opened["exercise"], edits=edits)
    ask(bench, "save", exercise=opened["exercise"])
    course = Course.load(bench.bench.folder.root)
    assert opened["exercise"] in course.exercises
    assert [one.text() for one in run_checks(course) if opened["exercise"] in one.path] == []


def test_texts_that_speak_of_no_source_say_so(tmp_path: Path) -> None:
    bench, opened = made(tmp_path, PLAIN, PLAIN)
    assert opened == {}
    (lesson,) = (one["id"] for one in ask(bench, "course")["lessons"] if one["id"] != "one-street")
    said = [one["said"] for one in ask(bench, "review", lesson=lesson)["without"]]
    assert any("neither text speaks of a study" in one for one in said)


def test_an_answer_brings_its_proof_and_its_reason(tmp_path: Path) -> None:
    """Another answer of the same words has its own proof; words of the teacher's own stay."""
    bench, opened = made(tmp_path, MAKER, PLAIN)
    id, answers = opened["exercise"], opened["citation"]["answers"][0]
    own = {"field": ["questions", 0, "choices", 4, "why"], "value": "My own words."}
    ask(bench, "edit", exercise=id, edits=[own])
    answers = ask(bench, "open", exercise=id)["citation"]["answers"][0]
    after = ask(bench, "edit", exercise=id, edits=answers["attributed"])["fields"]["questions"][0]
    assert (after["key"], after["proof"]["rule"]) == ("attributed", "attribution")
    assert after["proof"]["source"]["exact"].startswith("A survey")
    whys = {one["choice"]: one["why"] for one in after["choices"]}
    assert "A survey" in whys["attributed"]
    assert "says who made it, but not which" in whys["not-listed"]
    assert whys["no-citation"] == "My own words."


def test_an_answer_that_the_text_does_not_bear_out_is_said_before_it_is_taken(tmp_path: Path) -> None:
    """A draft has no finding of the checker on it; the row says so, and one press takes the answer of the text."""
    bench, opened = made(tmp_path, TITLED, PLAIN)
    id, lesson = opened["exercise"], opened["exercise"].partition("/")[0]

    def row() -> Any:
        sections = ask(bench, "review", lesson=lesson)["sections"]
        return next(one for one in sections if one["target"] == {"exercise": id})["rows"][0]

    assert row()["findings"] == []
    ask(bench, "edit", exercise=id, edits=opened["citation"]["answers"][0]["found"])
    (finding,) = row()["findings"]
    assert finding["said"].startswith(
        "The text shows another answer: In a source that is named here, but not"
    )
    assert row()["waits"]
    (repair,) = finding["repairs"]
    ask(bench, "edit", exercise=id, edits=repair["edits"])
    assert row()["findings"] == []
    assert ask(bench, "open", exercise=id)["fields"]["questions"][0]["key"] == "not-listed"


def test_a_reason_does_not_outlive_the_answer_that_it_argued_for(tmp_path: Path) -> None:
    """Where another answer becomes right, the teacher's own words for the one before, and against this one, say
    the contrary: others are proposed; words on the other answers stay."""
    bench, opened = made(tmp_path, TITLED, PLAIN)
    id = opened["exercise"]
    ids = [one["choice"] for one in opened["fields"]["questions"][0]["choices"]]
    own = [
        {"field": ["questions", 0, "choices", at, "why"], "value": f"My words on {name}."}
        for at, name in enumerate(ids)
    ]
    ask(bench, "edit", exercise=id, edits=own)
    answers = ask(bench, "open", exercise=id)["citation"]["answers"][0]
    after = ask(bench, "edit", exercise=id, edits=answers["attributed"])["fields"]["questions"][0]
    mine = [one["choice"] for one in after["choices"] if one["why"].startswith("My words")]
    assert mine == [name for name in ids if name not in ("not-listed", "attributed")]
    assert all(
        one["why"].startswith("todo: proposed: ") for one in after["choices"] if one["choice"] not in mine
    )


def test_the_answer_follows_another_claim_until_it_is_the_teachers(tmp_path: Path) -> None:
    """Its proof and its proposed reason are those of the new words; a reason in other words is kept."""
    bench, opened = made(tmp_path, WORK, PLAIN)
    id = opened["exercise"]
    claim = {"seed": "open", "exact": "The library should open on Sundays."}
    moved = ask(bench, "edit", exercise=id, edits=[{"field": ["claim"], "value": claim}])
    question = moved["fields"]["questions"][0]
    assert (question["key"], question["proof"]) == ("no-citation", {"rule": "no-citation"})
    right = next(one["why"] for one in question["choices"] if one["choice"] == "no-citation")
    assert todos.proposal(right) == "The text names no source here: no title, outlet, study, link or address."
    assert "forty towns" not in str(question)
    back = ask(bench, "undo", exercise=id)["fields"]
    assert back["claim"] == opened["fields"]["claim"], "one step"
    assert back["questions"][0]["key"] == "attributed"
    own = {"field": ["questions", 0, "choices", 3, "why"], "value": "Nobody can find it."}
    ask(bench, "edit", exercise=id, edits=[own])
    kept = ask(bench, "edit", exercise=id, edits=[{"field": ["claim"], "value": claim}])["fields"]
    assert kept["questions"][0]["key"] == "attributed"


def test_the_reason_follows_another_source_of_the_same_answer(tmp_path: Path) -> None:
    """Answer and kind of proof stay as they were, and the reason names the words of now."""
    both = f"{WORK} A report of nine villages found that shut libraries are cold."
    bench, opened = made(tmp_path, both, PLAIN)
    claim = {"seed": "open", "exact": "A report of nine villages found that shut libraries are cold."}
    edit = [{"field": ["claim"], "value": claim}]
    moved = ask(bench, "edit", exercise=opened["exercise"], edits=edit)["fields"]["questions"][0]
    right = next(one["why"] for one in moved["choices"] if one["choice"] == "attributed")
    assert moved["key"] == opened["fields"]["questions"][0]["key"] == "attributed"
    assert "nine villages" in right
    assert "forty towns" not in str(moved)


def test_words_of_a_later_date_than_their_text_come_last(tmp_path: Path) -> None:
    """A text of 4 March 2025 cannot know a study of 2026; the other source of the paragraph is proposed."""
    late = "A study of forty towns in 2026 found that open libraries are full."
    _, opened = made(tmp_path, f"{late} A report of nine villages found the same.", PLAIN)
    assert opened["fields"]["claim"]["exact"].startswith("A report of nine villages")
    assert opened["citation"]["later"] == ""


def test_a_date_that_no_text_can_have_known_is_told_once_in_a_lesson(tmp_path: Path) -> None:
    """At the exercise on a citation if it is in its words, else at the first exercise that shows it.

    A plan for a later year is nothing to look at."""
    late = "Its authors wrote in May 2025 that books are full of rain."

    def remarks(source: str, home: Path) -> list[tuple[str, list[str]]]:
        bench, _ = made(home, source, PLAIN)
        (lesson,) = (one["id"] for one in ask(bench, "course")["lessons"] if one["id"] != "one-street")
        sections = ask(bench, "review", lesson=lesson)["sections"]
        return [
            (one["kind"], one["remarks"])
            for one in sections
            if any("both dates" in r for r in one["remarks"])
        ]

    ((kind, said),) = remarks(f"{WORK} {late}", tmp_path / "late")
    assert kind != "Citation check"
    assert said[-1] == (
        "The text is of 4 March 2025, and the sentence that begins “Its authors wrote in May 2025” "
        "speaks of May 2025. Look at both dates."
    )
    assert remarks(f"{WORK} The town planned to open by 2030.", tmp_path / "plan") == []
    ((kind, said),) = remarks("A study of forty towns in 2026 found that they are full.", tmp_path / "cited")
    assert (kind, "its words at this citation" in said[-1]) == ("Citation check", True)


def test_a_paragraph_with_a_later_date_comes_after_the_others(tmp_path: Path) -> None:
    bench, _ = made(tmp_path, "A study of forty towns in 2026 found that they are full.", WORK)
    first, other = (bench.bench.course.texts[name] for name in ("open", "shut"))
    ((late, _),) = to_trace.rated(first, 0, [7], [])
    ((timely, _),) = to_trace.rated(other, 1, [], [7])
    assert late < timely


def test_an_exercise_by_hand_begins_with_what_the_text_shows(tmp_path: Path) -> None:
    """Each paragraph counts its sources; the exercise on one is as complete as in a first lesson."""
    bench, opened = made(tmp_path, WORK, OUTLET)
    lesson = opened["lessons"][0]["id"]
    offer = ask(bench, "offer", lesson=lesson, kind="citation-check")
    counts = [[line["count"] for line in text["lines"] if line["words"]] for text in offer["texts"]]
    assert [sum(one) for one in counts] == [1, 1]
    line = next(one["line"] for one in offer["texts"][1]["lines"] if one["count"])
    passages = [{"seed": "shut", "lines": str(line)}]
    asked = {"lesson": lesson, "kind": "citation-check", "title": "By hand", "passages": passages}
    id = ask(bench, "new_exercise", **asked)["exercise"]
    question = ask(bench, "open", exercise=id)["fields"]["questions"][0]
    assert (question["key"], question["proof"]["source"]["exact"]) == ("not-listed", "the Weekly Herald")


@pytest.mark.parametrize("language", ["es", "fr"])
def test_the_words_of_the_proposals_are_translated(tmp_path: Path, language: str) -> None:
    """The task and the reasons of a course in another language are in that language."""
    root = small_course(tmp_path)
    seeds = root / "seeds/seeds.yml"
    seeds.write_text(seeds.read_text("utf-8").replace("language: en", f"language: {language}"), "utf-8")
    bench = Workbench(root)
    assert bench.bench.course.language == language
    for name, words in (("open", OPEN.format(source=WORK)), ("shut", SHUT.format(source=PLAIN))):
        keep(bench, name, words, name, f"holds that it stays {name} on Sundays")
    answer = ask(bench, "first_lesson", seeds=["open", "shut"], question="?")
    opened = next(o for id in answer["exercises"] if (o := ask(bench, "open", exercise=id)).get("citation"))
    say = catalogue(language).gettext
    plain = "Read the highlighted words. Do they tell you where you could check them?"
    assert opened["fields"]["prompt"] == say(plain) != plain
    whys = [todos.proposal(one["why"]) or "" for one in opened["fields"]["questions"][0]["choices"]]
    assert not any(why.startswith(("A reader", "The text", "Here")) for why in whys)


@pytest.mark.browser
@pytest.mark.slow
def test_no_word_is_lost_on_the_card(browser: Chromium, tmp_path: Path) -> None:
    """An answer brings its proof with the words filled in; words typed where the file has no place for them are
    kept, and words that are refused stay on the screen; what there is nothing to choose in is not shown."""
    bench, opened = made(tmp_path, TITLED, PLAIN)
    id, root = opened["exercise"], bench.bench.folder.root
    ask(
        bench,
        "edit",
        exercise=id,
        edits=[{"field": ["questions"], "value": confirmed(opened["fields"]["questions"])}],
    )
    ask(bench, "edit", exercise=id, edits=[{"field": ["questions", 0, "proof", "source"], "delete": True}])
    ask(bench, "save", exercise=id)
    with desk.opened(root) as address:
        page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
        hand = Mouse(page)
        hand.go(address)
        page.evaluate("id => { location.hash = `#/exercise/${id}`; }", id)
        hand.press("Trace")
        until(hand, ".fp-lists", "This paragraph holds no address")
        assert not page.get_by_text("Entry of the list").is_visible()
        until(hand, ".fp-desk-card", "“Words that name the source” is still empty.")
        hand.type("Words that name the source", "Readers Union")
        until(hand, ".fp-proved", "“Readers Union”, and it has no list of sources")
        hand.type("Words that name the source", "Readers\u202eUnion")
        until(hand, ".fp-notes", "holds the invisible character")
        words = page.get_by_label("Words that name the source")
        assert words.input_value() == "Readers\u202eUnion"
        words.fill("big Readers Union")
        until(hand, ".fp-proved", "“big Readers Union”")
        page.get_by_role("radio", name="Nowhere yet: a study or report").check()
        until(hand, ".fp-proved", "“A big Readers Union survey”")
        assert words.input_value() == "A big Readers Union survey"
        until(hand, ".fp-status", "Nothing to mend")
        page.get_by_role("radio", name="Nowhere yet: no source").check()
        until(hand, ".fp-status", "1 still to fill in")
        page.get_by_label("is right or not", exact=False).last.fill("It is nowhere.")
        until(hand, ".fp-to-mend", "The claim mentions a work")
        said = hand.text(".fp-desk-card") + hand.text(".fp-to-mend")
        assert not re.search("no-citation|attribution|`key`|the rule ", said), said
        page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
        foot = "([card, list]) => card.getBoundingClientRect().bottom <= list.getBoundingClientRect().top"
        parts = [page.locator(css).element_handle() for css in (".fp-desk-card", ".fp-to-mend")]
        assert page.evaluate(foot, parts), "the card lies over no list"


def test_a_verb_and_a_report_of_before_name_no_work() -> None:
    seed = of_text("We have to report to them. The same report praised it. Our report came late.\n")
    assert unmarked.find(seed) == ()
