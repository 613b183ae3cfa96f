"""A fifth kind of exercise, made here: true or false on one sentence. The package needs no edit for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

import pytest
from jinja2 import TemplateNotFound
from pydantic import Field

from facingpages.checks import coverage
from facingpages.checks.run import run_checks
from facingpages.course.course import Course, Mode
from facingpages.course.formats.answers import Answer, Responses
from facingpages.course.formats.base import Quote
from facingpages.course.formats.fields import Prose
from facingpages.course.formats.source_file import Authored
from facingpages.course.items import Choice, ChoiceKey, Choosing, Exercise, Focus, Item, Stem
from facingpages.course.kinds import claim_evidence
from facingpages.course.kinds.kind import Counts, Earned, ExerciseFile, Kind
from facingpages.course.kinds.passages import (
    PassageRef,
    all_placed,
    passages_of,
    stem_of,
    stimulus_seeds,
    zones_of,
)
from facingpages.course.kinds.registry import KINDS
from facingpages.course.kinds.scoring import score_choices
from facingpages.course.placing import place
from facingpages.course.seed import Seed
from facingpages.files.findings import Finding
from facingpages.handout.compose import compose
from facingpages.handout.files import Format, written
from facingpages.handout.model.paper import STANDARD
from facingpages.handout.model.sheet import View
from facingpages.page import render
from facingpages.responses import grade
from tests.helpers.reseeding import findings

ID = "one-street/true-or-false"
FILE = """\
kind: true-false
title: One sentence
minutes: 2
prompt: Read the sentence that is set apart. Does the passage say so?
stimulus:
  - {seed: street-for-people, lines: 3-4}
sentence: {exact: "%s"}
statement: The letter asks for a vote.
key: "false"
why: The passage names no vote.
"""


class TrueFalseFile(ExerciseFile):
    kind: Literal["true-false"]
    stimulus: Annotated[list[PassageRef], Field(min_length=1, max_length=1)]
    sentence: Quote
    statement: Prose
    key: Literal["true", "false"]
    why: Prose


def resolve(id: str, file: Authored[TrueFalseFile], seeds: Mapping[str, Seed], language: str) -> Exercise:
    data = file.data
    passages = passages_of(data.stimulus, file, seeds)
    (sentence,) = all_placed([place(data.sentence, zones_of(passages), file, ("sentence",))])
    task = Choosing("", data.statement, (Choice("true", "True"), Choice("false", "False")))
    key = ChoiceKey(data.key, (("true", data.why), ("false", data.why)))
    return Exercise(
        replace(stem_of(id, data, passages), focus=Focus(sentence.where, None)), (Item(f"{id}#1", task, key),)
    )


def right(item: Item) -> str:
    assert isinstance(item.key, ChoiceKey)
    return item.key.choice


def self_test(item: Item) -> Iterator[tuple[str, str]]:
    for choice in ("true", "false"):
        if (score_choices([choice], [[right(item)]]) == 1) != (choice == right(item)):
            yield f"`{choice}` does not earn what the key says", "Report this."


def fault(exercise: Exercise, answer: Answer) -> str | None:
    return None if answer.choices and len(answer.choices) == 1 else "it takes one of `choices`"


def score(exercise: Exercise, answer: Answer) -> Earned:
    return Earned(score_choices(answer.choices or [], [[right(exercise.items[0])]]))


def count(exercise: Exercise) -> Counts:
    return Counter({("answer", right(exercise.items[0])): 1})


def browser_key(item: Item, stem: Stem, language: str) -> object:
    return {"choice": right(item)}


TRUE_FALSE = Kind(
    id="true-false",
    name="True or false",
    format=TrueFalseFile,
    most_passages=1,
    seeds=stimulus_seeds,
    resolve=resolve,
    self_test=self_test,
    fault=fault,
    score=score,
    count=count,
    browser_key=browser_key,
    folder=Path(__file__).parents[1] / "data" / "true-false",
)


@pytest.fixture
def quizzed(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small course with an exercise of the fifth kind in its lesson."""
    monkeypatch.setitem(KINDS, "true-false", TRUE_FALSE)
    text = (small / "seeds" / "street-for-people.txt").read_text("utf-8").splitlines()[2]
    (small / f"exercises/{ID}.yml").write_text(FILE % text.partition(". ")[0].replace('"', '\\"'), "utf-8")
    page = small / "lessons" / "one-street.md"
    page.write_text(page.read_text("utf-8") + f"\n::: exercise {ID}\n", "utf-8")
    plan = small / "exercises" / "one-street" / "plan.yml"
    plan.write_text(plan.read_text("utf-8").replace("exercises: [", f"exercises: [{ID}, ", 1), "utf-8")
    return small


def test_it_is_loaded_checked_and_counted(quizzed: Path) -> None:
    """Its file is read by its format, its quotation placed, its key tested, its answer counted."""
    course = Course.load(quizzed)
    assert [finding.text() for finding in run_checks(course)] == []
    counts = coverage.count(course)
    assert (counts["kind", "true-false"], counts["answer", "false"]) == (1, 1)


def test_its_mistakes_are_found_where_they_are(quizzed: Path) -> None:
    """A wrong value and a quotation that is in no passage have their line, as in any kind."""
    file = quizzed / f"exercises/{ID}.yml"
    good = file.read_text("utf-8")
    file.write_text(good.replace('key: "false"', "key: perhaps"), "utf-8")
    (wrong,) = findings(quizzed)
    assert (wrong.path, wrong.line) == (f"exercises/{ID}.yml", 9)
    file.write_text(good.replace('exact: "', 'exact: "Never '), "utf-8")
    (missing,) = findings(quizzed)
    assert missing.code == "quote-missing"


def test_it_has_a_page_in_every_mode(quizzed: Path) -> None:
    """Its own templates write it; the class page holds nothing of the key."""
    exercise = Course.load(quizzed).exercises[ID]
    pages = {mode: render.exercise(exercise, mode) for mode in Mode}
    assert all("The letter asks for a vote." in page and "True or false" in page for page in pages.values())
    assert "names no vote" in pages[Mode.TEACHER]
    assert "data-key" in pages[Mode.PRACTICE]
    assert not any(word in pages[Mode.CLASS] for word in ("names no vote", "data-key"))


def test_its_answers_are_scored(quizzed: Path) -> None:
    """The right choice earns 1, the other 0, no choice is reported."""
    course = Course.load(quizzed)

    def earned(*choices: str) -> float | str:
        given = Responses(
            format="facingpages-response-1", reader="r", answers={ID: Answer(choices=list(choices))}
        )
        (result,) = grade.score(course, given, "r.json")
        return result.message if isinstance(result, Finding) else result.score

    assert (earned("false"), earned("true")) == (1, 0)
    assert "it takes one of `choices`" in str(earned())


def test_it_is_printed(quizzed: Path) -> None:
    """A sheet for the student and one for the teacher hold it."""
    course = Course.load(quizzed)
    for view in View:
        sheet = compose.sheet(course, compose.subject(course, ID), view)
        page = written(sheet, STANDARD, Format.HTML).content.decode()
        assert "The letter asks for a vote." in page
        assert "list of sources" not in page
        assert ("names no vote" in page) == (view is View.TEACHER)


def test_a_kind_without_a_template_fails(quizzed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing falls through to the template of another kind."""
    monkeypatch.setitem(KINDS, "true-false", replace(TRUE_FALSE, folder=None))
    render._environment.cache_clear()
    with pytest.raises(TemplateNotFound):
        render.exercise(Course.load(quizzed).exercises[ID], Mode.CLASS)


@pytest.mark.parametrize("name", ["Riddle"])
def test_a_block_without_a_case_fails(name: str) -> None:
    """A template that meets an unknown block or kind stops."""
    with pytest.raises(TypeError, match=name):
        render.unknown(name)


@pytest.mark.parametrize(
    ("why", "shown"),
    [
        ("It supports unit 2.", "It supports part {2}."),
        ("Parts 1, 2 and 3 belong together.", "Parts {1}, {2} and {3} belong together."),
        ("Apoya la parte 2, y las partes 3 y 4 no.", "Apoya la parte {2}, y las partes {3} y {4} no."),
        ("Elle sert la partie 2, les parties 3 et 4 non.", "Elle sert la partie {2}, les parties {3} et {4} non."),
        ("A party of 3 and 4 more.", "A party of 3 and 4 more."),
    ],
)  # fmt: skip
def test_a_reason_names_parts_in_each_language(why: str, shown: str) -> None:
    """The page puts its own sign where a reason names a part by its number."""
    assert claim_evidence.holes(why) == shown
