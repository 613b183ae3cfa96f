"""Annotations of another program are answers: quote to words, tag to technique, user to reader."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from facingpages.cli import main
from facingpages.course.course import Course
from facingpages.course.items import Exercise, MarkKey, span_text
from facingpages.text.folded import Range
from tests.conftest import ROOT

MARKS = "names-that-judge/after-a-phone-call"
PAGE = "https://school.example/media/names-that-judge.html"


def run(*paths: Path) -> Result:
    made = CliRunner().invoke(main, ["score", *map(str, paths), "--course", str(ROOT), "--format", "csv"])
    assert not made.exception or isinstance(made.exception, SystemExit), made.exception
    return made


def rows(made: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made.stdout)))


def quote(exercise: Exercise, words: Range) -> dict[str, Any]:
    """What Hypothesis keeps of marked words: themselves and 32 characters around, of a page that has other
    white space than the file of the text."""
    passage = next(p for p in exercise.stem.passages if words in p.words)
    where, shown = passage.characters(words), passage.text.folded
    around = [shown[max(0, where.start - 32) : where.start], shown[where.end : where.end + 32]]
    prefix, suffix = ("\n  ".join(text.split(" ")) for text in around)
    return {
        "type": "TextQuoteSelector",
        "exact": passage.text.show(where),
        "prefix": prefix,
        "suffix": suffix,
    }


def row(user: str, selector: dict[str, Any] | None, tags: list[str] = [], **more: Any) -> dict[str, Any]:  # noqa: B006
    """An annotation as the API of Hypothesis gives it."""
    selectors = [{"type": "RangeSelector"}, {"type": "TextPositionSelector", "start": 3, "end": 9}]
    target = {"source": PAGE, "selector": [*selectors, selector]} if selector else {"source": PAGE}
    return {
        "id": "x",
        "created": "2026-03-02T09:00:00+00:00",
        "user": f"acct:{user}@hypothes.is",
        "uri": PAGE,
        "text": "",
        "tags": tags,
        "group": "abc",
        "target": [target],
    } | more


def exported(path: Path, *annotations: dict[str, Any]) -> Path:
    """A file as the client's export makes it."""
    head = {"export_date": "2026-03-02", "export_userid": "acct:t@hypothes.is", "client_version": "1.1"}
    path.write_text(json.dumps(head | {"annotations": annotations}), "utf-8")
    return path


@pytest.fixture(scope="module")
def exercise(course: Course) -> Exercise:
    return course.exercises[MARKS]


def test_a_class_in_hypothesis_is_scored(exercise: Exercise, tmp_path: Path) -> None:
    """Whoever marked and named all loaded words on the page has full marks; who marked one has less; a tag may
    be an id or a label, in any case."""
    key = exercise.items[0].key
    assert isinstance(key, MarkKey)
    loaded = [span for span in key.spans if span.verdict == "loaded"]
    all_of_ana = [
        row("ana", quote(exercise, s.words), ["mine", (s.technique or "").replace("-", " ").upper()])
        for s in loaded
    ]
    made = run(exported(tmp_path / "class.json", *all_of_ana, row("бен", quote(exercise, loaded[0].words))))
    assert made.exit_code == 0, made.stderr
    found = {r["reader"]: r for r in rows(made) if r["exercise"] == MARKS}
    assert set(found) == {"ana", "бен"}
    assert (found["ana"]["score"], found["ana"]["naming"]) == ("1.00", "1.00")
    assert float(found["бен"]["score"]) < 1
    assert found["бен"]["hits"] == "1"


def test_the_rows_of_the_api_are_read_too(exercise: Exercise, tmp_path: Path) -> None:
    """The answer of Hypothesis' search, with `rows`, is the same class as the client's export."""
    annotation = row("ana", quote(exercise, Range(0, 2)))
    one = exported(tmp_path / "a.json", annotation)
    two = tmp_path / "b.json"
    two.write_text(json.dumps({"total": 1, "rows": [annotation]}))
    assert run(one).stdout == run(two).stdout
    assert len(rows(run(one))) == 1


def test_surroundings_tell_two_places_apart(course: Course, tmp_path: Path) -> None:
    """Of words that an exercise has in several places, the surroundings of the quotation say which are meant."""
    for exercise in course.exercises_of("names-that-judge"):
        passage = exercise.stem.passages[0]
        firsts: dict[str, list[Range]] = {}
        for n in range(passage.words.start, passage.words.end):
            firsts.setdefault(span_text(exercise, Range(n, n + 1)), []).append(Range(n, n + 1))
        several = [places for places in firsts.values() if len(places) > 1 and len(firsts) > 20]
        if not several:
            continue
        key = exercise.items[0].key
        if not isinstance(key, MarkKey):
            continue
        for place in several[0]:
            selector = quote(exercise, place)
            uri = f"https://x.example/{exercise.stem.id.partition('/')[0]}/"
            made = run(exported(tmp_path / "a.json", row("ana", selector, uri=uri)))
            assert [r["exercise"] for r in rows(made) if r["exercise"] == exercise.stem.id]
            out = tmp_path / "out.jsonld"
            CliRunner().invoke(
                main, ["annotations", str(tmp_path / "a.json"), "--course", str(ROOT), "-o", str(out)]
            )
            positions = [
                (s["start"], s["end"])
                for a in json.loads(out.read_bytes())["first"]["items"]
                if a["target"]["scope"].endswith(exercise.stem.id.replace("/", "--"))
                for s in a["target"]["selector"]
                if s["type"] == "TextPositionSelector"
            ]
            where = passage.text.received(passage.characters(place))
            assert positions == [(where.start, where.end)]
        return
    pytest.fail("no exercise has a word twice")


def test_what_is_no_mark_is_named(exercise: Exercise, tmp_path: Path) -> None:
    """A note on the page, a reply and words of another page have a line each; the rest is counted, and nothing
    stops."""
    good = row("ana", quote(exercise, Range(3, 5)))
    made = run(
        exported(
            tmp_path / "class.json",
            good,
            row("ben", None),
            row("cy", quote(exercise, Range(0, 1)), references=["x"]),
            row("di", {"type": "TextQuoteSelector", "exact": "words of another page"}),
        )
    )
    assert made.exit_code == 0
    assert [r["reader"] for r in rows(made)] == ["ana"]
    assert "`ben` is left out: it quotes no words" in made.stderr
    assert "`cy` is left out: it is a reply" in made.stderr
    assert "`di` is left out: the quotation `words of another page` is not in the text" in made.stderr


CONTEXT = "http://www.w3.org/ns/anno.jsonld"
SCOPE = "https://x.example/names-that-judge.html#fp-names-that-judge--after-a-phone-call"
DEEP: Any = "x"
for _ in range(200):
    DEEP = [DEEP]


@pytest.mark.parametrize(
    "value",
    [
        {"@context": CONTEXT, "type": "Annotation"},
        {"@context": CONTEXT, "type": "Annotation", "target": "https://x.example/"},
        {"@context": CONTEXT, "type": "Annotation", "target": {"scope": SCOPE, "selector": 5}},
        {"@context": CONTEXT, "type": "Annotation", "target": {"scope": {"id": 7}}},
        {"@context": [CONTEXT], "type": ["Annotation"], "creator": [[]], "body": DEEP, "target": [{"scope": SCOPE, "selector": [{"type": "TextPositionSelector", "start": 1, "end": 10**30}]}]},
        {"@context": CONTEXT, "type": "Annotation", "target": {"scope": SCOPE, "selector": {"type": "TextQuoteSelector", "exact": "x" * 100_000}}},
        {"@context": CONTEXT, "type": "Annotation", "target": {"scope": SCOPE, "selector": [{"type": "TextQuoteSelector", "exact": ["a"]}, {"type": "TextPositionSelector", "start": True, "end": "9"}]}},
        {"@context": CONTEXT, "type": "AnnotationCollection", "first": "https://x.example/page", "items": [3, None]},
        {"annotations": [{"uri": 3, "user": None, "target": [3, {"selector": "x"}], "tags": [4]}]},
        {"rows": [{"uri": PAGE, "user": "acct:\u202eana@x", "target": {}, "tags": None}]},
        {"%TYPES": {}, "%FEATURE_STRUCTURES": [], "%VIEWS": {}},
        {"%TYPES": 5, "%FEATURE_STRUCTURES": [{"%TYPE": "x"}], "%VIEWS": []},
    ],
    ids=range(12),
)  # fmt: skip
def test_hostile_annotations_change_nothing(value: Any, tmp_path: Path) -> None:
    """Annotations that are not what they say earn nothing, stop nothing, and get a line without a traceback."""
    file = tmp_path / "hostile.json"
    file.write_text(json.dumps(value), "utf-8")
    made = run(file)
    assert rows(made) == []
    assert "Traceback" not in made.stderr
    assert "\u202e" not in made.stderr


def test_a_made_up_score_is_not_read(exercise: Exercise, tmp_path: Path) -> None:
    """A creator's name cannot be a formula of the table, and fields that the model does not have change no
    score."""
    selector = quote(exercise, Range(0, 1))
    annotation = {"@context": CONTEXT, "type": "Annotation", "creator": {"nickname": "=1+1"}, "score": 1, "target": {"scope": SCOPE, "score": 1, "selector": [selector]}}  # fmt: skip
    file = tmp_path / "a.jsonld"
    file.write_text(json.dumps(annotation))
    (found,) = rows(run(file))
    assert found["reader"] == "'=1+1"
    assert float(found["score"]) < 1
