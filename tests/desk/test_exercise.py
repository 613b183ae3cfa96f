"""One exercise at the desk: it opens, changes, finds and mends mistakes, and undoes, as the checker has it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from facingpages.checks.run import run_checks
from facingpages.course.changed import with_text
from facingpages.course.course import Course
from facingpages.desk.editor import alike
from facingpages.desk.findings import findings
from facingpages.desk.workbench import Workbench
from facingpages.text.folded import fold
from tests.conftest import ROOT, swept

from .asking import ask, real_course, refused, small_course

TERMS = "names-that-judge/before-the-meeting"
ONE_OF_EACH = [
    TERMS,
    "claim-and-evidence/what-sanctions-were-for",
    "where-is-the-source/figures-from-a-form",
    "certainty-and-fear/how-often",
]
COURSE = Course.load(ROOT)


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return Workbench(real_course(tmp_path))


def codes(answer: Any) -> set[str]:
    return {finding["code"] for finding in answer["findings"]}


@pytest.mark.slow
def test_every_exercise_opens_without_a_finding(bench: Workbench) -> None:
    """Each has its passages, a place for each quotation, and nothing that the desk does not know."""
    for id in COURSE.files:
        opened = ask(bench, "open", exercise=id)
        assert (opened["findings"], opened["elsewhere"], opened["readonly"]) == ([], [], []), id
        assert opened["passages"], id
        assert opened["html"], id
        quoted = {"spans", "units", "loaded"} & set(opened["fields"])
        places = {tuple(part["field"][:2]) for part in opened["parts"]}
        assert {(name, i) for name in quoted for i in range(len(opened["fields"][name]))} <= places, id


def test_the_words_of_a_passage_are_where_the_page_is_told(bench: Workbench) -> None:
    """The places are those of JavaScript: units of UTF-16, from the beginning of the line."""
    for id in ONE_OF_EACH:
        for passage in ask(bench, "open", exercise=id)["passages"]:
            numbers = [p["first"] + n for p in passage["paragraphs"] for n in range(len(p["places"]))]
            assert numbers == list(range(passage["first"], passage["first"] + passage["words"]))
            for paragraph in passage["paragraphs"]:
                units = paragraph["text"].encode("utf-16-le")
                words = [units[2 * a : 2 * b].decode("utf-16-le") for a, b in paragraph["places"]]
                assert all(word and not any(c.isspace() for c in word) for word in words)


def test_select_is_the_inverse_of_placing(bench: Workbench) -> None:
    """A selector that the desk gives for some words is found at these words again."""
    dice = random.Random(1)  # noqa: S311  (no secret)
    opened = ask(bench, "open", exercise=TERMS)
    for passage in opened["passages"]:
        for _ in range(20):
            start = dice.randrange(passage["first"], passage["first"] + passage["words"] - 3)
            end = start + dice.randrange(1, 4)
            selector = ask(bench, "select", exercise=TERMS, words=[start, end])["selector"]
            new = {"mark": selector, "verdict": "plain", "why": "It names, and no more."}
            edited = ask(bench, "edit", exercise=TERMS, edits=[{"field": ["spans", 0], "insert": new}])
            assert {"field": ["spans", 0, "mark"], "words": [start, end]} in edited["parts"]
            ask(bench, "undo", exercise=TERMS)
    assert "passage" in refused(bench, "select", exercise=TERMS, words=[0, 100_000])


CHANGES: list[tuple[str, list[Any], str]] = [
    (TERMS, [{"field": ["spans", 0, "technique"], "value": "name-caling"}], "unknown-term"),
    (TERMS, [{"field": ["spans", 0, "mark"], "value": {"exact": "the"}}], "quote-ambiguous"),
    (
        TERMS,
        [{"field": ["spans", 0, "core"], "value": "nowhere at all"}],
        "core-outside",
    ),
    (TERMS, [{"field": ["colour"], "value": "red"}], "unknown-key"),
    (
        TERMS,
        [{"field": ["spans", 0, "why"], "value": 'It says "nothing of the kind here".'}],
        "quotation-inexact",
    ),
]


@pytest.mark.parametrize(("id", "edits", "code"), CHANGES, ids=[change[2] for change in CHANGES])
def test_a_mistake_is_found_at_its_field_and_mended_by_its_repair(
    bench: Workbench, id: str, edits: list[Any], code: str
) -> None:
    """The finding names the field that was changed; each repair, carried out, makes it go away."""
    answer = ask(bench, "edit", exercise=id, edits=edits)
    found = next(finding for finding in answer["findings"] if finding["code"] == code)
    assert found["field"][: len(edits[0]["field"])] == edits[0]["field"]
    assert found["repairs"]
    for repair in found["repairs"]:
        assert repair["label"]
        mended = ask(bench, "edit", exercise=id, edits=repair["edits"])
        assert code not in codes(mended), repair
        ask(bench, "undo", exercise=id)
    ask(bench, "undo", exercise=id)
    assert codes(ask(bench, "open", exercise=id)) == set()


def test_words_that_are_misspelt_are_found_and_mended(bench: Workbench) -> None:
    """The repair writes the words as the text has them."""
    exact = ask(bench, "open", exercise=TERMS)["fields"]["spans"][0]["mark"]["exact"]
    wrong = [{"field": ["spans", 0, "mark", "exact"], "value": f"{exact[:-1]}q"}]
    answer = ask(bench, "edit", exercise=TERMS, edits=wrong)
    (found,) = [finding for finding in answer["findings"] if finding["code"] == "quote-missing"]
    mended = ask(bench, "edit", exercise=TERMS, edits=found["repairs"][0]["edits"])
    assert mended["findings"] == []
    assert fold(mended["fields"]["spans"][0]["mark"]["exact"]) == fold(exact)


def test_a_plain_span_with_a_technique_is_mended(bench: Workbench) -> None:
    opened = ask(bench, "open", exercise=TERMS)
    plain = next(i for i, span in enumerate(opened["fields"]["spans"]) if span["verdict"] == "plain")
    answer = ask(
        bench, "edit", exercise=TERMS, edits=[{"field": ["spans", plain, "technique"], "value": "doubt"}]
    )
    (found,) = [finding for finding in answer["findings"] if finding["repairs"]]
    assert ask(bench, "edit", exercise=TERMS, edits=found["repairs"][0]["edits"])["findings"] == []


def test_words_keyed_differently_elsewhere_are_told_and_mended(tmp_path: Path) -> None:
    """A key that another exercise contradicts is a finding there or here, and can be made the same."""
    bench = Workbench(real_course(tmp_path))
    for id, exercise in COURSE.exercises.items():
        if exercise.stem.kind != "loaded-terms":
            continue
        spans = ask(bench, "open", exercise=id)["fields"]["spans"]
        for index, span in enumerate(spans):
            if span["verdict"] != "loaded":
                continue
            edits = [{"field": ["spans", index, "neutral"], "value": "something else"}]
            answer = ask(bench, "edit", exercise=id, edits=edits)
            own = [finding for finding in answer["findings"] if finding["code"] == "keyed-otherwise"]
            if own and own[0]["repairs"]:
                mended = ask(bench, "edit", exercise=id, edits=own[0]["repairs"][0]["edits"])
                assert mended["findings"] == []
                return
            ask(bench, "undo", exercise=id)
    raise AssertionError("no two exercises of the course key the same words")


def wrong_edits(dice: random.Random, opened: Any) -> Iterator[dict[str, Any]]:
    """Edits that mostly are mistakes."""
    fields = opened["fields"]
    yield {"field": ["minutes"], "value": dice.choice(["0", "x"])}
    yield {
        "field": ["prompt"],
        "value": dice.choice(["Mark it in the first passage.", 'Mark "nothing at all".']),
    }
    for name in ("spans", "units", "loaded", "facts", "questions"):
        if name in fields:
            index = dice.randrange(len(fields[name]))
            yield {"field": [name, index, "why"], "value": 'It says "no such words".'}
            yield {"field": [name, index, dice.choice(sorted(fields[name][index]))], "value": "nonsense"}
            yield {"field": [name, index], "delete": True}


@pytest.mark.parametrize("id", swept(ONE_OF_EACH, ONE_OF_EACH[1]))
def test_the_desk_finds_what_the_command_finds(bench: Workbench, id: str) -> None:
    """After each edit the findings at the exercise are those of `check` for its file, no more and no
    fewer."""
    dice = random.Random(id)  # noqa: S311  (no secret)
    path = f"exercises/{id}.yml"
    seen = set()
    for edit in wrong_edits(dice, ask(bench, "open", exercise=id)):
        answer = ask(bench, "edit", exercise=id, edits=[edit])
        whole = with_text(COURSE, path, bench.bench.drafts[path].text)
        checked = run_checks(whole)
        clashes = [one for one in answer["findings"] if "other" in one]
        assert not clashes or [one for one in checked if alike.says(clashes, one)], "a clash in other words"
        expected = [one for one in checked if one.path == path and not alike.says(clashes, one)]
        shown = [{**one, "repairs": []} for one in answer["findings"] if one not in clashes]
        assert shown == findings.as_data(expected, "en", bench.bench.course), edit
        seen |= codes(answer)
        ask(bench, "undo", exercise=id)
    assert len(seen) > 1


def test_undo_and_redo_lead_through_every_text(bench: Workbench) -> None:
    """The text goes back to the first byte for byte; a new change gives up what was undone."""
    path = f"exercises/{TERMS}.yml"
    before = (bench.bench.folder.root / path).read_text("utf-8")
    texts = [before]
    for title in ("One", "Two", "Three"):
        ask(bench, "edit", exercise=TERMS, edits=[{"field": ["title"], "value": title}])
        texts.append(bench.bench.drafts[path].text)
    for text in reversed(texts[:-1]):
        ask(bench, "undo", exercise=TERMS)
        assert bench.bench.drafts[path].text == text
    assert "nothing to undo" in refused(bench, "undo", exercise=TERMS)
    ask(bench, "redo", exercise=TERMS)
    assert bench.bench.drafts[path].text == texts[1]
    ask(bench, "edit", exercise=TERMS, edits=[{"field": ["title"], "value": "Four"}])
    assert "nothing to redo" in refused(bench, "redo", exercise=TERMS)


def test_an_item_that_is_put_in_moves_no_other(bench: Workbench) -> None:
    """A whole list with one item more, or one fewer, touches the lines of that item alone."""
    path = f"exercises/{TERMS}.yml"
    before = bench.bench.exercise(TERMS).text
    spans = ask(bench, "open", exercise=TERMS)["fields"]["spans"]
    new = {"mark": {"exact": "of"}, "verdict": "plain", "why": "It joins words."}
    ask(bench, "edit", exercise=TERMS, edits=[{"field": ["spans"], "value": [*spans[:2], new, *spans[2:]]}])
    after = bench.bench.drafts[path].text
    assert set(before.split("\n")) <= set(after.split("\n"))
    assert len(after.split("\n")) - len(before.split("\n")) <= 4
    ask(bench, "edit", exercise=TERMS, edits=[{"field": ["spans"], "value": spans}])
    assert bench.bench.drafts[path].text == before


def test_a_citation_shows_its_marks_and_what_they_prove(bench: Workbench) -> None:
    """For each citation check with a mark, the desk lists that mark; a fact is recomputed."""
    checks = [id for id, e in COURSE.exercises.items() if e.stem.kind == "citation-check"]
    proved = 0
    for id in checks:
        opened = ask(bench, "open", exercise=id)
        citation = opened["citation"]
        if isinstance(opened["fields"]["citation"], dict):
            exact = opened["fields"]["citation"]["exact"]
            assert any(exact in mark["shown"] or mark["shown"] in exact for mark in citation["marks"]), id
        assert len(citation["facts"]) == len(opened["fields"]["questions"])
        proved += sum(fact is not None for fact in citation["facts"])
        for mark in citation["marks"]:
            assert all(set(proof) >= {"axis", "choice", "proof"} for proof in mark["proofs"])
    assert proved > len(checks)


def test_what_the_format_does_not_know_is_shown_and_kept(tmp_path: Path) -> None:
    """A key of another program stays, byte for byte, when something else is changed."""
    root = small_course(tmp_path)
    file = root / "exercises/one-street/before-the-vote.yml"
    file.write_bytes(file.read_bytes() + b"x_reviewed: # by two of us\n  - {by: A, on: 2024-01-01}\n")
    bench = Workbench(root)
    opened = ask(bench, "open", exercise="one-street/before-the-vote")
    assert opened["readonly"] == [["x_reviewed"]]
    ask(bench, "edit", exercise="one-street/before-the-vote", edits=[{"field": ["title"], "value": "Other"}])
    ask(bench, "save", exercise="one-street/before-the-vote")
    assert file.read_bytes().endswith(b"x_reviewed: # by two of us\n  - {by: A, on: 2024-01-01}\n")


def test_a_file_that_is_no_yaml_is_refused_with_its_place(tmp_path: Path) -> None:
    root = small_course(tmp_path)
    file = root / "exercises/one-street/before-the-vote.yml"
    file.write_text("kind: loaded-terms\ntitle: a: b\n", "utf-8")
    bench = Workbench(root)
    said = refused(bench, "open", exercise="one-street/before-the-vote")
    assert "line 2" in said
    assert "uote" in said  # how to mend it
    assert ask(bench, "course")["findings"]


@pytest.mark.parametrize(
    "given",
    [
        {"do": "open"},
        {"do": "open", "exercise": 7},
        {"do": "open", "exercise": "x", "more": 1},
        {"do": "edit", "exercise": TERMS, "edits": []},
        {"do": "edit", "exercise": TERMS, "edits": [{"field": ["title"]}]},
        {"do": "edit", "exercise": TERMS, "edits": [{"field": ["title"], "value": True}]},
        {"do": "edit", "exercise": TERMS, "edits": [{"field": ["spans", 99, "why"], "value": "x"}]},
        {"do": "edit", "exercise": TERMS, "edits": [{"field": ["title"], "value": "a\u202eb"}]},
        {"do": "open", "exercise": "../../etc/passwd"},
        {"do": "save"},
        {"do": "save", "exercise": TERMS, "lesson": "names-that-judge"},
        {"do": "erase", "exercise": TERMS},
        [],
        None,
        "course",
    ],
)
def test_a_request_that_does_not_fit_is_refused(bench: Workbench, given: object) -> None:
    """It is answered with a message, and nothing changes."""
    answer = bench.answer(given)
    assert set(answer) == {"refused"}
    assert answer["refused"]["message"]
    assert bench.unsaved == []
