"""What the desk offers for a new exercise: a title, and few paragraphs, those of the lesson first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from facingpages.course.formats import todos
from facingpages.desk import offering
from facingpages.desk.workbench import Workbench

from .asking import ask, refused, small_course
from .test_course_of_two_texts import keep

PHONES = Path(__file__).parents[1] / "data" / "phones"


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    """A new course with two texts on phones."""
    bench = Workbench(small_course(tmp_path))
    for name, side in (("lock-them-up", "lock"), ("let-them-learn", "learn")):
        keep(bench, name, (PHONES / f"{name}.md").read_text("utf-8"), side, f"holds that pupils {side}")
    return bench


def lesson(bench: Workbench, *lines: str) -> None:
    """Make a lesson on lines of the two texts."""
    places = [
        {"seed": seed, "lines": run}
        for seed, run in zip(("lock-them-up", "let-them-learn"), lines, strict=True)
    ]
    ask(bench, "new_lesson", title="Phones", question="Should pupils hand them in?", passages=places)


def ticked(bench: Workbench, kind: str) -> dict[str, str]:
    """Return the lines that are proposed, by text."""
    offer = ask(bench, "offer", lesson="phones", kind=kind)
    assert [text["seed"] for text in offer["texts"]] == ["lock-them-up", "let-them-learn"]
    return {text["seed"]: text["ticked"] for text in offer["texts"] if text["ticked"]}


def parts(bench: Workbench, kind: str = "claim-evidence") -> int:
    """Make the exercise that is proposed, and return the parts that it has."""
    chosen: list[Any] = [{"seed": seed, "lines": run} for seed, run in ticked(bench, kind).items()]
    made = ask(bench, "new_exercise", lesson="phones", kind=kind, title="It", passages=chosen)
    return len(ask(bench, "open", exercise=made["exercise"])["fields"]["units"])


@pytest.mark.parametrize(
    ("lines", "proposed"),
    [
        (("5", "9"), {"lock-them-up": "5", "let-them-learn": "9"}),  # seven parts: both
        (
            ("9", "5"),
            {"lock-them-up": "5", "let-them-learn": "9"},
        ),  # nothing to look up: the two that have it
        (
            ("5-11", "5-11"),
            {"lock-them-up": "5", "let-them-learn": "9"},
        ),  # twelve parts in the first text alone
        (("5-7", "5-7"), {"lock-them-up": "5-7"}),  # six in the first text: all of it
    ],
)
def test_claim_and_evidence_begins_with_few_parts(
    bench: Workbench, lines: tuple[str, str], proposed: dict[str, str]
) -> None:
    """Two whole texts would be cut into 25 parts: nine at most are proposed, and made."""
    lesson(bench, *lines)
    assert ticked(bench, "claim-evidence") == proposed
    assert parts(bench) <= 9


def test_the_number_beside_each_paragraph_is_that_of_its_parts(bench: Workbench) -> None:
    """The numbers of the ticked paragraphs add up to the parts that the exercise has."""
    lesson(bench, "5-7", "5-7")
    texts = ask(bench, "offer", lesson="phones", kind="claim-evidence")["texts"]
    counts = {line["line"]: line["count"] for line in texts[0]["lines"]}
    assert counts[5] + counts[7] == parts(bench)


def test_a_citation_is_looked_for_in_the_whole_text(bench: Workbench) -> None:
    """Where the lesson shows no citation, the paragraph of its texts that has one is proposed, and in sight."""
    lesson(bench, "9", "5")
    assert ticked(bench, "citation-check") == {"lock-them-up": "5"}
    text = ask(bench, "offer", lesson="phones", kind="citation-check")["texts"][0]
    assert [line["line"] for line in text["lines"] if line["here"]] == [5, 9]


def test_the_words_that_judge_choose_the_paragraph_to_rewrite(bench: Workbench) -> None:
    lesson(bench, "5-9", "5-9")
    assert ticked(bench, "rewrite") == {"let-them-learn": "5"}
    assert ticked(bench, "loaded-terms") == {"lock-them-up": "5-9", "let-them-learn": "5-9"}


def test_a_title_is_no_paragraph(bench: Workbench) -> None:
    """It is not counted among the paragraphs that an exercise takes, and the page does not let it be ticked."""
    lesson(bench, "5-9", "5-9")
    text = ask(bench, "offer", lesson="phones", kind="claim-evidence")["texts"][0]
    assert [line["line"] for line in text["lines"] if line["title"]] == [1]
    stretches = offering.of_lesson(bench.bench, "phones", "claim-evidence")
    assert [1 in (*one.lines, *one.others) for one in stretches] == [False, False]


def test_another_text_is_offered_whole_and_a_title_is_not_used_twice(bench: Workbench) -> None:
    lesson(bench, "9", "5")
    first = ask(bench, "offer", lesson="phones", kind="rewrite", seed="street-for-all")
    assert [text["seed"] for text in first["texts"]] == ["street-for-all"]
    assert all(line["here"] for line in first["texts"][0]["lines"] if line["words"])
    made = {"lesson": "phones", "kind": "rewrite", "passages": [{"seed": "let-them-learn", "lines": "5"}]}
    ask(bench, "new_exercise", title=first["title"], **made)
    assert ask(bench, "offer", lesson="phones", kind="rewrite")["title"] == first["title"] + " (2)"
    assert "no seed" in refused(bench, "offer", lesson="phones", kind="rewrite", seed="none")


def test_a_first_lesson_has_all_four_kinds(bench: Workbench) -> None:
    """One request makes a lesson of two texts: what rules propose is filled in, and nothing is wrong, only empty."""
    question = "Should pupils hand them in?"
    made = ask(bench, "first_lesson", seeds=["lock-them-up", "let-them-learn"], question=question)
    assert made["without"] == []
    opened = {one["kind"]: one for one in (ask(bench, "open", exercise=id) for id in made["exercises"])}
    assert list(opened) == ["loaded-terms", "claim-evidence", "citation-check", "rewrite"]
    assert all(finding["empty"] for one in opened.values() for finding in one["findings"])
    assert not any(one["unsaved"] for one in opened.values())
    spans = opened["loaded-terms"]["fields"]["spans"]
    assert [span["mark"]["exact"] for span in spans] == ["zealots", "panic", "scaremongers"]
    units = opened["claim-evidence"]["fields"]["units"]
    assert [todos.waits(unit["role"]) for unit in units] == [True, True, False, True, False, False, False]
    assert [unit.get("supports") for unit in units] == [None, None, "todo", None, "todo", "todo", "6"], (
        "because"
    )
    assert [unit.get("evidence") for unit in units if unit["role"] == "evidence"] == ["statistic"] * 2
    key = opened["citation-check"]["fields"]["questions"][0]
    assert (key["key"], key["proof"]) == ("found", {"rule": "one-entry"})
    against = [todos.proposal(choice["why"]) or "" for choice in key["choices"]]
    assert [why.startswith("It would be right if") for why in against].count(False) == 1
    rewriting = opened["rewrite"]["fields"]
    assert todos.waits(rewriting["model"])
    assert not todos.proposal(rewriting["model"]), "a plain word in the place of another is no sentence"
    why = "It does without “panic”. It keeps “reached our town”."
    assert todos.proposal(rewriting["why"]) == why
    lesson = ask(bench, "lesson", lesson=made["lesson"])
    assert lesson["plan"]["question"] == question
    assert lesson["unfinished"] == made["exercises"], "each holds proposals to decide"
    assert [finding["said"] for finding in lesson["findings"]] == ["A paragraph of the page is still empty."]


def test_what_is_proposed_is_no_key_until_it_is_confirmed(bench: Workbench) -> None:
    """A first lesson has no exercise to play; each becomes one when the sentences of its rows are taken."""
    made = ask(
        bench,
        "first_lesson",
        seeds=["lock-them-up", "let-them-learn"],
        question="Should pupils hand them in?",
    )
    assert not set(made["exercises"]) & set(bench.bench.course.exercises)
    review = ask(bench, "review", lesson=made["lesson"])
    assert [row["waits"] for section in review["sections"] for row in section["rows"]].count(False) == 0
    terms = review["sections"][1]
    assert [row["around"] for row in terms["rows"]][:1] == ["The phone zealots want us to forget it."]
    confirm(bench, terms, terms["rows"][:2])
    assert terms["target"]["exercise"] not in bench.bench.course.exercises
    ask(bench, "edit", **terms["target"], edits=terms["rows"][2]["drop"])
    now = ask(bench, "review", lesson=made["lesson"])["sections"][1]
    assert [(row["quote"], row["waits"]) for row in now["rows"]] == [("zealots", False), ("panic", False)]
    assert terms["target"]["exercise"] in bench.bench.course.exercises


def test_a_role_that_is_chosen_brings_its_reason_and_asks_for_the_link(bench: Workbench) -> None:
    """What a reason or a judgement supports is asked where no word says it, and is no key yet."""
    made = ask(
        bench,
        "first_lesson",
        seeds=["lock-them-up", "let-them-learn"],
        question="Should pupils hand them in?",
    )

    def parts() -> dict[str, Any]:
        sections = ask(bench, "review", lesson=made["lesson"])["sections"]
        return {row["label"]: (sections[2]["target"], row) for row in sections[2]["rows"]}

    for sign, role in (("A1", "reasoning"), ("B3", "value-judgement"), ("A2", "concession")):
        target, row = parts()[sign]
        edits = next(one["edits"] for one in row["choices"][0]["options"] if one["value"] == role)
        ask(bench, "edit", **target, edits=edits)
    rows = {sign: row for sign, (_, row) in parts().items()}
    assert [choice["value"] for choice in rows["A1"]["choices"]] == ["reasoning", "0"]
    assert [choice["value"] for choice in rows["B3"]["choices"]] == ["value-judgement", ""]
    assert [choice["value"] for choice in rows["A2"]["choices"]] == ["concession"]
    assert rows["A2"]["texts"][0]["value"].startswith(
        "The part that begins “The companies that built these” grants"
    )
    target, row = parts()["B3"]
    ask(bench, "edit", **target, edits=row["choices"][1]["options"][0]["edits"])
    assert parts()["B3"][1]["choices"][1]["value"] == "0"
    assert not parts()["B3"][1]["choices"][1]["options"][0]["edits"]


def test_a_role_without_a_reason_proposes_one(bench: Workbench) -> None:
    """A role that was chosen elsewhere has the reason of the list, and a suggestion of a role brings its own."""
    lesson(bench, "5-7", "5-7")
    made = ask(
        bench,
        "new_exercise",
        lesson="phones",
        kind="claim-evidence",
        title="It",
        passages=[{"seed": "lock-them-up", "lines": "5-7"}],
    )
    opened = ask(bench, "open", exercise=made["exercise"])
    suggested = next(one for one in opened["suggestions"] if one["marked"])
    assert f"begins “{' '.join(suggested['shown'].split()[:3])}" in suggested["why"]
    ask(
        bench,
        "edit",
        exercise=made["exercise"],
        edits=[{"field": ["units", 0, "role"], "value": "background"}],
    )
    rows = next(
        one
        for one in ask(bench, "review", lesson="phones")["sections"]
        if one["kind"] == "Claim and evidence"
    )["rows"]
    assert [bool(text["value"]) for row in rows for text in row["texts"]] == [True]
    assert rows[0]["waits"], "it is proposed, and no key yet"


def confirm(bench: Workbench, section: Any, rows: list[Any]) -> None:
    """Take the sentences of some rows, as the page does."""
    edits = [
        {"field": text["field"], "value": text["value"]}
        for row in rows
        for text in row["texts"]
        if text["waits"]
    ]
    ask(bench, "edit", **section["target"], edits=edits)


def test_a_first_lesson_needs_passages_that_face_each_other(bench: Workbench) -> None:
    """Nothing is made of one text alone, nor of two that speak of different things."""
    keep(
        bench,
        "moss",
        "Moss grows on the north side of old walls in the shade.\n",
        "moss",
        "holds that moss grows",
    )
    for other, words in (("lock-them-up", "cannot face itself"), ("moss", "speak of the same things")):
        said = refused(bench, "first_lesson", seeds=["lock-them-up", other], question="Should they?")
        assert words in said
    assert [one["id"] for one in ask(bench, "course")["lessons"]] == ["one-street"]
