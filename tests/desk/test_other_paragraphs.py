"""Other paragraphs for an exercise: what still fits is kept, and the rest is said before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from facingpages.desk.workbench import Workbench

from .asking import ask, refused
from .test_course_of_two_texts import keep, with_phones

Place = dict[str, str]


def place(seed: str, lines: str) -> Place:
    return {"seed": seed, "lines": lines}


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    """A course with two texts on phones and a lesson of them."""
    bench = with_phones(tmp_path)
    ask(bench, "new_lesson", title="Phones", question="Should pupils hand them in?", passages=[])
    return bench


def new(bench: Workbench, kind: str, *places: Place) -> str:
    """Make an exercise, and return its id."""
    made = ask(bench, "new_exercise", lesson="phones", kind=kind, title="It", passages=list(places))
    return str(made["exercise"])


def edit(bench: Workbench, id: str, *edits: tuple[list[str | int], object]) -> Any:
    return ask(bench, "edit", exercise=id, edits=[{"field": field, "value": value} for field, value in edits])


def move(bench: Workbench, id: str, *places: Place, look: bool = False) -> Any:
    return ask(bench, "change_passages", exercise=id, passages=list(places), look=look)


def test_parts_of_a_paragraph_that_stays_keep_their_role_reason_and_links(bench: Workbench) -> None:
    """Links and reasons follow the new numbers; a link to a part that goes is asked again, and a reason quotes it."""
    id = new(bench, "claim-evidence", place("lock-them-up", "5"), place("let-them-learn", "9"))
    edit(bench, id, (["units", 6, "role"], "reasoning"), (["units", 6, "supports"], "6"))
    edit(bench, id, (["units", 6, "why"], "It leads to part 6, and part 1 is about schools."))
    edit(bench, id, (["units", 5, "role"], "claim"), (["units", 5, "supports"], "1"))
    other = [place("lock-them-up", "7"), place("let-them-learn", "9")]
    before = ask(bench, "open", exercise=id)["fields"]
    gone = move(bench, id, *other, look=True)["gone"]
    assert [words.split()[0] for words in gone] == ["Every", "The", "A"]
    assert ask(bench, "open", exercise=id)["fields"] == before, "a look changes nothing"
    now = move(bench, id, *other)
    units = now["fields"]["units"]
    assert [unit["text"]["exact"].split()[0] for unit in units][:3] == ["No", "A", "That"]
    assert [unit["role"] for unit in units[:3]] == ["todo"] * 3
    assert len(units) == 7
    assert (units[6]["role"], units[6]["supports"], units[5]["supports"]) == ("reasoning", "6", "todo")
    assert units[6]["why"].startswith("It leads to part 6, and part ‘Every morning our children")
    assert [one["seed"] for one in now["passages"]] == ["lock-them-up", "let-them-learn"]
    assert ask(bench, "undo", exercise=id)["fields"] == before, "it is one step"


def test_a_second_passage_before_the_first_moves_all_numbers(bench: Workbench) -> None:
    id = new(bench, "claim-evidence", place("let-them-learn", "9"))
    edit(bench, id, (["units", 3, "supports"], "3"), (["units", 3, "why"], "As units 1 and 3 say."))
    ask(bench, "edit", exercise=id, edits=[{"field": ["units", 0], "delete": True}])
    units = move(bench, id, place("lock-them-up", "7"), place("let-them-learn", "9"))["fields"]["units"]
    assert len(units) == 6, "a part that was taken away stays away"
    assert (units[5]["supports"], units[5]["why"]) == ("6", "As units 4 and 6 say.")


def test_marks_are_kept_and_stay_apart_from_the_same_words_nearby(bench: Workbench) -> None:
    """A mark in a paragraph that stays is kept with its reason, and its selector is still the only match."""
    keep(bench, "twice", "The plan is bad.\n\nA bad day came. The plan went on.\n", "lock", "")
    id = new(bench, "loaded-terms", place("twice", "1"))
    selector = ask(bench, "select", exercise=id, words=[3, 4])["selector"]
    assert selector == {"exact": "bad"}
    span = {"mark": selector, "verdict": "loaded", "technique": "loaded-language", "why": "It judges."}
    edit(bench, id, (["spans"], [span]))
    assert move(bench, id, place("twice", "1-3"), look=True) == {"gone": []}
    now = move(bench, id, place("twice", "1-3"))
    assert now["fields"]["spans"] == [{**span, "mark": {"exact": "bad", "suffix": "."}}]
    assert [part["words"] for part in now["parts"]] == [[3, 4]]
    assert move(bench, id, place("twice", "3"), look=True) == {"gone": ["bad"]}
    assert move(bench, id, place("twice", "3"))["fields"]["spans"] == []


def test_a_rewriting_keeps_its_sentence_or_begins_anew(bench: Workbench) -> None:
    id = new(bench, "rewrite", place("let-them-learn", "5"))
    edit(bench, id, (["model"], "Worry about phones has come to our town."))
    sentence = "A handful of scaremongers want to lock up the most useful tool that a pupil has ever owned."
    wide = move(bench, id, place("let-them-learn", "5-7"))["fields"]
    assert (wide["sentence"], wide["model"][:5]) == ({"exact": sentence}, "Worry")
    assert move(bench, id, place("lock-them-up", "9"), look=True) == {"gone": [sentence]}
    anew = move(bench, id, place("lock-them-up", "9"))["fields"]
    assert anew["sentence"] == {"exact": "The phone zealots want us to forget it."}
    model = "todo: proposed: The phone supporters want us to forget it."
    assert (anew["model"], anew["loaded"][0]["mark"]) == (model, {"exact": "zealots"})


def test_passages_that_no_exercise_may_show_are_refused(bench: Workbench) -> None:
    """They are refused when they are looked at, in the words of a new exercise."""
    id = new(bench, "claim-evidence", place("lock-them-up", "5"))
    uneven = [place("lock-them-up", "5-11"), place("let-them-learn", "11")]
    assert "1.5 times" in refused(bench, "change_passages", exercise=id, passages=uneven, look=True)
    one_side = [place("lock-them-up", "5"), place("lock-them-up", "7")]
    assert "one side" in refused(bench, "change_passages", exercise=id, passages=one_side)
    rewriting = new(bench, "rewrite", place("let-them-learn", "5"))
    assert "takes 1 passage" in refused(bench, "change_passages", exercise=rewriting, passages=uneven)
    citation = new(bench, "citation-check", place("lock-them-up", "5"))
    said = refused(bench, "change_passages", exercise=citation, passages=[place("lock-them-up", "7")])
    assert "Point at another claim" in said


def test_the_paragraphs_that_are_shown_are_ticked(bench: Workbench) -> None:
    """Those of another text are offered whole, none of them ticked."""
    id = new(bench, "claim-evidence", place("lock-them-up", "7"), place("let-them-learn", "9"))
    texts = ask(bench, "paragraphs", exercise=id)["texts"]
    assert [(text["seed"], text["ticked"]) for text in texts] == [
        ("lock-them-up", "7"),
        ("let-them-learn", "9"),
    ]
    other = ask(bench, "paragraphs", exercise=id, seed="street-for-all")
    assert [(text["seed"], text["ticked"]) for text in other["texts"]] == [("street-for-all", None)]
    assert (other["most"], other["uneven"]) == (2, 1.5)
