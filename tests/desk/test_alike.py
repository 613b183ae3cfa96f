"""The same words in two exercises of a lesson, refused proposals, and reasons that follow the plain words."""

from __future__ import annotations

from typing import Any

import pytest

from facingpages.checks.run import run_checks
from facingpages.course.course import Course
from facingpages.desk.workbench import Workbench

from .asking import ask
from .test_rewriting import bench, taken

__all__ = ["bench"]
Answer = dict[str, Any]


@pytest.fixture
def lesson(bench: Workbench) -> dict[str, str]:
    """Make a first lesson; return its exercises by their kind."""
    taken(bench)
    course = bench.bench.course
    return {
        course.files[id].data.kind: id
        for id in sorted(course.files)
        if not id.startswith("one-street") and course.files[id].data.kind in ("loaded-terms", "rewrite")
    }


def clashes(opened: Answer) -> list[Answer]:
    return [one for one in opened["findings"] if "other" in one]


def test_words_that_are_taken_out_of_one_exercise_are_named_at_once(
    bench: Workbench, lesson: dict[str, str]
) -> None:
    """The finding names the words and the other exercise by its title; one repair marks them here too."""
    rewriting = ask(bench, "open", exercise=lesson["rewrite"])
    words = rewriting["fields"]["loaded"][0]["mark"]["exact"]
    terms = ask(bench, "open", exercise=lesson["loaded-terms"])
    assert clashes(terms) == []
    at = [span["mark"]["exact"] for span in terms["fields"]["spans"]].index(words)
    after = ask(
        bench, "edit", exercise=lesson["loaded-terms"], edits=[{"field": ["spans", at], "delete": True}]
    )
    (found,) = clashes(after)
    assert (
        found["said"] == f"“{words}” is marked in “Fair to both sides”. It is shown here too and not marked."
    )
    assert "key" not in found["said"]
    assert [one for one in after["findings"] + after["elsewhere"] if one["code"] == "verdict-differs"] == [
        found
    ]
    repair, another = found["repairs"]
    assert (repair["label"], another["label"]) == ("Mark it here too", "Rewrite another sentence")
    mended = ask(bench, "edit", exercise=lesson["loaded-terms"], edits=repair["edits"])
    assert clashes(mended) == []
    assert mended["fields"]["spans"][at]["mark"] == terms["fields"]["spans"][at]["mark"], "in its place again"
    assert mended["findings"] == []


def test_a_word_is_marked_in_the_other_exercise_by_one_repair(
    bench: Workbench, lesson: dict[str, str]
) -> None:
    """It is marked there with the same plain words, and the checker has nothing to say."""
    terms, rewrite = lesson["loaded-terms"], lesson["rewrite"]
    words = ask(bench, "open", exercise=rewrite)["fields"]["loaded"][0]["mark"]["exact"]
    spans = ask(bench, "open", exercise=terms)["fields"]["spans"]
    at = [span["mark"]["exact"] for span in spans].index(words)
    ask(bench, "edit", exercise=terms, edits=[{"field": ["spans", at], "delete": True}])
    (found,) = clashes(ask(bench, "open", exercise=rewrite))
    here = f"“{words}” is marked here."
    assert found["said"] == f"{here} “Words that push” shows it too and does not mark it."
    repair, _ = found["repairs"]
    assert (repair["label"], repair["exercise"]) == ("Mark it there too", terms)
    ask(bench, "edit", exercise=terms, edits=repair["edits"])
    for id in (terms, rewrite):
        assert clashes(ask(bench, "open", exercise=id)) == []
        ask(bench, "save", exercise=id) if id == terms else None
    course = Course.load(bench.bench.folder.root)
    assert [one.text() for one in run_checks(course) if one.path == f"exercises/{terms}.yml"] == []


def test_other_plain_words_are_offered_there_while_somebody_writes(
    bench: Workbench, lesson: dict[str, str]
) -> None:
    """The exercise need not be finished: its plain words are compared as they are."""
    rewrite = lesson["rewrite"]
    edits = [{"field": ["loaded", 0, "neutral"], "value": "keen on"}, {"field": ["model"], "value": "todo"}]
    (found,) = clashes(ask(bench, "edit", exercise=rewrite, edits=edits))
    assert found["field"] == ["loaded", 0, "neutral"]
    assert "‘keen on’ here" in found["said"]
    there, here = found["repairs"]
    assert there["exercise"] == lesson["loaded-terms"]
    assert "exercise" not in here
    ask(bench, "edit", exercise=there["exercise"], edits=there["edits"])
    assert clashes(ask(bench, "open", exercise=rewrite)) == []


@pytest.mark.parametrize("waits", [True, False])
def test_a_reason_follows_its_plain_words_while_it_is_the_proposed_one(
    bench: Workbench, lesson: dict[str, str], waits: bool
) -> None:
    """Whether it is taken or not; a reason in the teacher's words stays."""
    terms = lesson["loaded-terms"]
    if not waits:
        ask(bench, "edit", exercise=terms, edits=[{"field": ["title"], "value": "Words"}])
    else:
        while ask(bench, "open", exercise=terms)["can_undo"]:
            ask(bench, "undo", exercise=terms)
    span = ask(bench, "open", exercise=terms)["fields"]["spans"][0]
    assert span["why"].startswith("todo: proposed: ") is waits
    asked = [
        {"field": ["spans", 0, "neutral"], "value": "a group"},
        {"field": ["spans", 0, "why"], "value": span["why"]},
    ]
    for edits in (asked, [{**asked[0], "value": "some people"}]):
        why = ask(bench, "edit", exercise=terms, edits=edits)["fields"]["spans"][0]["why"]
        assert f"‘{edits[0]['value']}’" in why
        assert why.startswith("todo: proposed: ") is waits
    mine = [{"field": ["spans", 0, "why"], "value": "It judges people."}]
    ask(bench, "edit", exercise=terms, edits=mine)
    assert (
        ask(bench, "edit", exercise=terms, edits=asked[:1])["fields"]["spans"][0]["why"]
        == "It judges people."
    )


def test_declined_words_are_remembered_in_the_file(bench: Workbench, lesson: dict[str, str]) -> None:
    """A refusal in the list counts on the page of the exercise, and later; undo takes it back."""
    terms = lesson["loaded-terms"]
    words = ask(bench, "open", exercise=terms)["fields"]["spans"][0]["mark"]["exact"]
    after = ask(
        bench, "decline", exercise=terms, words=words, edits=[{"field": ["spans", 0], "delete": True}]
    )
    assert after["declined"] == [words]
    ask(bench, "save", exercise=terms)
    assert ask(Workbench(bench.bench.folder.root), "open", exercise=terms)["declined"] == [words]
    assert ask(bench, "undo", exercise=terms)["declined"] == []


def test_the_list_shows_a_finding_in_its_row_and_asks_for_plain_words(
    bench: Workbench, lesson: dict[str, str]
) -> None:
    """What was taken and is found wrong waits again: the row has the finding, and the field that is missing."""
    terms = lesson["loaded-terms"]
    words = ask(bench, "open", exercise=terms)["fields"]["spans"][0]["mark"]["exact"]
    ask(bench, "edit", exercise=terms, edits=[{"field": ["spans", 0, "neutral"], "delete": True}])
    sections = ask(bench, "review", lesson=terms.partition("/")[0])["sections"]
    section = next(one for one in sections if one["target"].get("exercise") == terms)
    row = section["rows"][0]
    assert (row["quote"], row["waits"]) == (words, True)
    assert [text["label"] for text in row["texts"] if not text["value"]] == ["In plain words"]
    assert any("In plain words" in one["said"] for one in row["findings"])
    assert section["findings"] == []


def test_a_row_that_was_decided_waits_again_for_its_finding(bench: Workbench, lesson: dict[str, str]) -> None:
    """Its words are no longer marked in the other exercise: the row has the button that marks them there."""
    terms, rewrite = lesson["loaded-terms"], lesson["rewrite"]

    def row() -> Answer:
        sections = ask(bench, "review", lesson=terms.partition("/")[0])["sections"]
        found: Answer = next(one for one in sections if one["target"].get("exercise") == rewrite)["rows"][0]
        return found

    assert not row()["waits"]
    spans = ask(bench, "open", exercise=terms)["fields"]["spans"]
    at = [span["mark"]["exact"] for span in spans].index(row()["quote"])
    ask(bench, "edit", exercise=terms, edits=[{"field": ["spans", at], "delete": True}])
    assert row()["waits"]
    repairs = row()["findings"][0]["repairs"]
    assert [one["label"] for one in repairs] == ["Mark it there too", "Rewrite another sentence"]


def test_a_rewriting_of_refused_words_takes_another_sentence(
    bench: Workbench, lesson: dict[str, str]
) -> None:
    """It is proposed whole, of words that are marked, and the clash is gone; nothing is decided yet."""
    terms, rewrite = lesson["loaded-terms"], lesson["rewrite"]
    before = ask(bench, "open", exercise=rewrite)["fields"]
    spans = ask(bench, "open", exercise=terms)["fields"]["spans"]
    at = [span["mark"]["exact"] for span in spans].index(before["loaded"][0]["mark"]["exact"])
    drop = [{"field": ["spans", at], "delete": True}]
    ask(bench, "decline", exercise=terms, words=spans[at]["mark"]["exact"], edits=drop)
    (found,) = clashes(ask(bench, "open", exercise=rewrite))
    after = ask(bench, "edit", exercise=rewrite, edits=found["repairs"][1]["edits"])
    assert clashes(after) == []
    assert after["fields"]["sentence"] != before["sentence"]
    assert {one["empty"] != "" for one in after["findings"]} == {True}, "proposals to decide, and no mistake"
    assert after["fields"]["model"].startswith("todo: proposed: ")
    marked = {span["mark"]["exact"] for span in spans} - {spans[at]["mark"]["exact"]}
    assert {one["mark"]["exact"] for one in after["fields"]["loaded"]} <= marked


def test_a_mark_of_loaded_terms_can_be_taken_away_for_both(bench: Workbench, lesson: dict[str, str]) -> None:
    """A word that the rewriting shows and does not mark is marked there too, or nowhere."""
    terms, rewrite = lesson["loaded-terms"], lesson["rewrite"]
    sentence = ask(bench, "open", exercise=rewrite)
    words = next(part["words"] for part in sentence["parts"] if part["field"] == ["sentence"])
    first = [words[0], words[0] + 1]
    chosen = ask(bench, "select", exercise=rewrite, words=first)
    new = {
        "mark": chosen["selector"],
        "verdict": "loaded",
        "technique": "doubt",
        "neutral": "x",
        "why": "todo",
    }
    opened = ask(bench, "edit", exercise=terms, edits=[{"field": ["spans", 0], "insert": new}])
    (found,) = clashes(opened)
    assert [one["label"] for one in found["repairs"]] == ["Mark it there too", "Take the mark away here"]
    assert clashes(ask(bench, "edit", exercise=terms, edits=found["repairs"][1]["edits"])) == []
