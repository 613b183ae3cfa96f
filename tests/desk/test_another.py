"""Other paragraphs for an exercise at one press: in turn, each whole, and the lesson's page follows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from facingpages.course.formats import todos
from facingpages.desk.workbench import Workbench

from .asking import ask, refused, small_course
from .test_course_of_two_texts import keep, with_phones


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    """A course with two texts on phones."""
    return with_phones(tmp_path)


def first_lesson(bench: Workbench) -> dict[str, str]:
    """Make a first lesson, and return its exercises by kind."""
    asked = {"seeds": ["lock-them-up", "let-them-learn"], "question": "Should pupils hand them in?"}
    made = ask(bench, "first_lesson", **asked)
    return {str(ask(bench, "open", exercise=id)["kind"]): str(id) for id in made["exercises"]}


def shown(bench: Workbench, id: str) -> list[tuple[str, str]]:
    """Return the seed and the lines of each passage of an exercise."""
    fields = ask(bench, "open", exercise=id)["fields"]
    return [(one["seed"], str(one["lines"])) for one in fields["stimulus"]]


def turn(bench: Workbench, id: str) -> list[list[tuple[str, str]]]:
    """Return the passages that an exercise shows, one after another, until one comes again."""
    seen: list[list[tuple[str, str]]] = []
    for _ in range(20):
        ask(bench, "another", exercise=id)
        if shown(bench, id) in seen:
            break
        seen.append(shown(bench, id))
    return seen


@pytest.mark.parametrize("kind", ["loaded-terms", "claim-evidence"])
def test_other_paragraphs_come_in_turn_with_fresh_proposals(bench: Workbench, kind: str) -> None:
    """Those that are wholly new come before those that share a passage; no answer of the old ones is left."""
    id = first_lesson(bench)[kind]
    before = ask(bench, "open", exercise=id)["fields"]
    name = "spans" if kind == "loaded-terms" else "units"
    seen = turn(bench, id)
    assert len(seen) > 1
    assert not set(seen[0]) & set(seen[1])
    fields = ask(bench, "open", exercise=id)["fields"]
    assert (fields["title"], fields["minutes"]) == (before["title"], before["minutes"])
    reasons = [one["why"] for one in fields[name]]
    assert any(todos.proposal(why) for why in reasons), reasons


def test_the_paragraphs_before_come_back_in_one_step(bench: Workbench) -> None:
    id = first_lesson(bench)["claim-evidence"]
    before: Any = ask(bench, "open", exercise=id)["fields"]
    ask(bench, "another", exercise=id)
    assert ask(bench, "open", exercise=id)["fields"] != before
    assert ask(bench, "undo", exercise=id)["fields"] == before


def facing(bench: Workbench, lesson: str) -> str:
    """Return the facing pages of a lesson on disk."""
    page = (bench.bench.folder.root / "lessons" / f"{lesson}.md").read_text("utf-8")
    return next(line for line in page.splitlines() if line.startswith("::: facing"))


def named(bench: Workbench, id: str) -> str:
    """Return the facing pages that show what an exercise does."""
    return "::: facing " + " ".join(f"{seed}:{lines}" for seed, lines in shown(bench, id))


def test_facing_pages_follow_the_exercise_when_it_is_saved(bench: Workbench) -> None:
    """The lesson shows the paragraphs that the exercise asks of, whichever way they became others, and on
    the way back too."""
    id = first_lesson(bench)["loaded-terms"]
    lesson = id.partition("/")[0]
    first = named(bench, id)
    ask(bench, "another", exercise=id)
    assert facing(bench, lesson) == first, "nothing is saved yet"
    ask(bench, "save", exercise=id)
    assert facing(bench, lesson) == named(bench, id) != first
    ask(bench, "undo", exercise=id)
    ask(bench, "save", exercise=id)
    assert facing(bench, lesson) == first
    other = [{"seed": "lock-them-up", "lines": "9"}, {"seed": "let-them-learn", "lines": "9"}]
    ask(bench, "change_passages", exercise=id, passages=other)
    ask(bench, "save", exercise=id)
    assert facing(bench, lesson) == named(bench, id)
    assert not bench.unsaved


def test_facing_pages_stay_where_somebody_else_uses_them(bench: Workbench) -> None:
    """Another exercise is on the same paragraphs, or the page has changes that are not saved."""
    made = first_lesson(bench)
    id = made["loaded-terms"]
    lesson = id.partition("/")[0]
    first = named(bench, id)
    same = [{"seed": seed, "lines": lines} for seed, lines in shown(bench, id)]
    ask(bench, "change_passages", exercise=made["claim-evidence"], passages=same)
    ask(bench, "save", exercise=made["claim-evidence"])
    ask(bench, "another", exercise=id)
    ask(bench, "save", exercise=id)
    assert facing(bench, lesson) == first


def test_a_conflict_leaves_the_facing_pages(bench: Workbench) -> None:
    """Somebody else has changed the exercise meanwhile: neither file is written."""
    id = first_lesson(bench)["loaded-terms"]
    lesson = id.partition("/")[0]
    before = facing(bench, lesson)
    path = bench.bench.folder.root / "exercises" / f"{id}.yml"
    ask(bench, "another", exercise=id)
    path.write_text(path.read_text("utf-8") + "# theirs\n", "utf-8")
    assert "conflict" in ask(bench, "save", exercise=id)
    assert facing(bench, lesson) == before
    assert bench.unsaved == [f"exercises/{id}.yml"]


def test_another_citation_brings_its_own_answer(bench: Workbench) -> None:
    """The claim, the mark and the proof are those of the new paragraph: taken, they leave no finding."""
    id = first_lesson(bench)["citation-check"]
    before = ask(bench, "open", exercise=id)["fields"]["claim"]
    ask(bench, "another", exercise=id)
    fields = ask(bench, "open", exercise=id)["fields"]
    assert fields["claim"] != before
    question = fields["questions"][0]
    assert question["key"] in {one["choice"] for one in question["choices"]}
    taken = [
        {"field": ["questions", 0, "choices", at, "why"], "value": todos.proposal(one["why"])}
        for at, one in enumerate(question["choices"])
    ]
    found = ask(bench, "edit", exercise=id, edits=taken)["findings"]
    assert [one["said"] for one in found] == []


def test_texts_without_other_paragraphs_say_so(tmp_path: Path) -> None:
    bench = Workbench(small_course(tmp_path))
    for name, verb in (("yes", "keeps"), ("no", "drops")):
        body = f"The council {verb} the shameful uniform, and 300 pupils of the town pay for it."
        keep(
            bench,
            name,
            f"A uniform\n\nBy {name.title()} Marsh\n\n3 May 2024\n\n{body}\n",
            name,
            f"holds {name}",
        )
    made = ask(bench, "first_lesson", seeds=["yes", "no"], question="Should pupils wear a uniform?")
    assert "no other paragraphs" in refused(bench, "another", exercise=made["exercises"][0])


@pytest.mark.parametrize(("kind", "name"), [("loaded-terms", "spans"), ("claim-evidence", "units")])
def test_one_passage_becomes_another_and_what_is_decided_on_the_other_stays(
    bench: Workbench, kind: str, name: str
) -> None:
    """The new passage comes with its proposals; one step of undo brings the old one back."""
    id = first_lesson(bench)[kind]
    before: Any = ask(bench, "open", exercise=id)
    at = next(one["field"][1] for one in before["parts"] if one["words"][0] >= before["passages"][1]["first"])
    own = [{"field": [name, at, "why"], "value": "My own words."}]
    ask(bench, "edit", exercise=id, edits=own)
    here = shown(bench, id)
    ask(bench, "another", exercise=id, side=0)
    now = shown(bench, id)
    assert now[1] == here[1]
    assert now[0] != here[0]
    fields = ask(bench, "open", exercise=id)["fields"]
    assert "My own words." in [one["why"] for one in fields[name]]
    opened = ask(bench, "open", exercise=id)
    first = [one for one in opened["parts"] if one["words"][0] < opened["passages"][1]["first"]]
    reasons = [fields[name][one["field"][1]]["why"] for one in first]
    assert reasons
    assert any(todos.proposal(why) for why in reasons)
    ask(bench, "undo", exercise=id)
    assert shown(bench, id) == here
