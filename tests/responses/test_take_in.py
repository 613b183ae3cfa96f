"""Taking in: whatever a class hands in, every reader has a row and every file left out has a line."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from click.testing import CliRunner, Result

from facingpages.cli import main
from facingpages.course.course import Course
from facingpages.course.formats.answers import Answer
from facingpages.course.items import Choosing, MarkKey, span_text
from facingpages.course.kinds.registry import KINDS
from facingpages.export import simulated
from facingpages.files import tables
from facingpages.responses.grade import earned
from facingpages.responses.intake import copied, paper
from facingpages.responses.intake.known import Known
from facingpages.responses.intake.people import Attempts, Names
from facingpages.responses.intake.platforms import parted, sender
from facingpages.responses.intake.shelf import Answered
from facingpages.responses.intake.shelf import given as packed
from facingpages.responses.intake.take_in import take_in
from tests.conftest import ROOT
from tests.helpers.classes import answers, zipped

MARKS = "names-that-judge/after-a-phone-call"
CHOICES = "where-is-the-source/meeting-after-the-talks"
ROLES = "claim-and-evidence/a-policy-and-its-aims"
REWRITE = "names-that-judge/a-government-and-its-ally"


@pytest.fixture(scope="module")
def key(course: Course) -> dict[str, list[dict[str, Any]]]:
    """The first two loaded spans of an exercise, as marks."""
    exercise = course.exercises[MARKS]
    spans = exercise.items[0].key
    assert isinstance(spans, MarkKey)
    return {
        "marks": [
            {"start": span.start, "end": span.end, "exact": span_text(exercise, span)}
            for span in spans.of("loaded")[:2]
        ]
    }


def scored(*paths: Path, more: tuple[str, ...] = ()) -> Result:
    arguments = ["score", *map(str, paths), "--course", str(ROOT), "--format", "csv", *more]
    made = CliRunner().invoke(main, arguments)
    assert not made.exception or isinstance(made.exception, SystemExit), made.exception
    return made


def rows(made: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made.stdout)))


def names(made: Result) -> list[str]:
    return [row["reader"] for row in rows(made)]


EMPTY = {MARKS: {"marks": []}}


@pytest.mark.parametrize(
    ("path", "name", "identity", "attempt"),
    [
        ("Ana Kim_12345_assignsubmission_file_/x.json", "Ana Kim", "12345", 0),
        ("Ana Kim_12345_assignsubmission_file/deep/x.json", "Ana Kim", "12345", 0),
        ("Group 7-Ana_Kim_12345_assignsubmission_file_x.json", "Group 7-Ana_Kim", "12345", 0),
        ("Оксана Гнатюк_9_assignsubmission_onlinetext_/onlinetext.html", "Оксана Гнатюк", "9", 0),
        ("kimana_123_456_one-street-answers.json", "kimana", "123", 0),
        ("kimana_LATE_123_457_one-street-answers-2.json", "kimana", "123", 2),
        ("Task/Ana Kim - answers.json", "Ana Kim", "", 0),
        ("Kim_Ana_1234_one-street-answers.json", "Kim_Ana_1234_one-street-answers", "", 0),
        ("answers.json", "answers", "", 0),
        ("a\u202eb\x1b[31m.json", "ab[31m", "", 0),
    ],
)
def test_the_name_of_a_file_tells_whose_it_is(path: str, name: str, identity: str, attempt: int) -> None:
    """Each platform names files in its own way; any other file is called by its name."""
    found = sender(path, "task.zip")
    assert (found.name, found.identity, found.attempt) == (name, identity, attempt)


@pytest.mark.parametrize(
    "path", ["a/b.json", "b", ".b", "a/.b.csv", "b.", "a.b/c", "a//./b.tar.gz", "", "/", "a/.."]
)
def test_a_path_is_cut_as_pathlib_cuts_it(path: str) -> None:
    """The stem and the ending of a path in a zip are those that `pathlib` has."""
    assert parted(path) == (PurePosixPath(path).stem, PurePosixPath(path).suffix)


def test_a_class_of_a_platform_is_whole(tmp_path: Path, key: dict[str, Any]) -> None:
    """In Moodle's zip two readers of one name are told apart, a Cyrillic name is read, a foreign file and a
    broken one are named, and none hides another."""
    good = answers({MARKS: key})
    escaped = good.replace('"', "&quot;")
    path = zipped(
        tmp_path / "task.zip",
        {
            "Ana Kim_1_assignsubmission_file_/a.json": good,
            "Ana Kim_2_assignsubmission_file_/a.json": answers(EMPTY),
            "Оксана Гнатюк_3_assignsubmission_file_/a.json": good,
            "Ben Roe_4_assignsubmission_file_/essay.docx": b"PK",
            "Cy Doe_5_assignsubmission_file_/a.json": "{",
            "Di Fox_6_assignsubmission_onlinetext_/onlinetext.html": f"<p>{escaped}</p>",
            "Eve_7_assignsubmission_file_/a.json": b"\xff\xfe\x00",
            "__MACOSX/._a.json": b"\0",
        },
    )
    made = scored(path)
    assert names(made) == ["Ana Kim (1)", "Ana Kim (2)", "Di Fox", "Оксана Гнатюк"]
    assert made.exit_code == 1
    for left in ("essay.docx", "Cy Doe_5", "Eve_7", "._a.json"):
        assert left in made.stderr
    assert "2 readers are called `Ana Kim`" in made.stderr


def test_a_later_attempt_counts_or_the_best(tmp_path: Path, key: dict[str, Any]) -> None:
    """In Canvas's zip the number before the ending says which attempt is the last; `best` takes the
    better."""
    path = zipped(
        tmp_path / "submissions.zip",
        {
            "kimana_11_101_a.json": answers({MARKS: key}),
            "kimana_11_102_a-1.json": answers(EMPTY),
            "roeben_LATE_12_103_a.json": answers({MARKS: key}),
        },
    )
    last, best = scored(path), scored(path, more=("--attempts", "best"))
    assert names(last) == names(best) == ["kimana", "roeben"]
    assert rows(last)[0]["score"] == "0.00"
    assert float(rows(best)[0]["score"]) > 0.1
    assert "the last counts" in last.stderr
    assert "the best counts" in best.stderr
    assert last.exit_code == 0


def test_the_time_of_an_answer_decides_between_attempts(tmp_path: Path, key: dict[str, Any]) -> None:
    """Two files of one device and name are attempts, the one changed last counts, whatever the files are
    called; the same name on another device is another reader."""
    for name, device, changed, given in (
        ("a", "x", 2, {MARKS: key}),
        ("b", "x", 1, EMPTY),
        ("c", "y", 3, EMPTY),
    ):
        file = tmp_path / f"{name}.json"
        file.write_text(answers(given, "Ana", device=device, changed=changed), "utf-8")
    made = scored(tmp_path)
    assert names(made) == ["Ana (a.json)", "Ana (c.json)"]
    assert rows(made)[0]["score"] != "0.00"
    assert rows(made)[1]["score"] == "0.00"


def test_one_reader_hands_in_lesson_after_lesson(tmp_path: Path, key: dict[str, Any]) -> None:
    """Files of one name that answer different exercises are of one reader, from two devices too; the same
    file twice counts once."""
    (tmp_path / "a.json").write_text(answers({MARKS: key}, "Ana Kim", device="x"), "utf-8")
    (tmp_path / "b.json").write_text(answers({REWRITE: {"text": "They met."}}, "ana  kim"), "utf-8")
    (tmp_path / "c.json").write_text(answers({REWRITE: {"text": "They met."}}, "ana  kim"), "utf-8")
    made = scored(tmp_path)
    assert len(rows(made)) == 2
    assert len(set(names(made))) == 1
    assert "c.json:1:1: warning [file-left-out]" in made.stderr


def test_readers_are_numbered_on_request(tmp_path: Path) -> None:
    """With `--names numbers` no name is in the table."""
    for name in ("Ana", "Ben"):
        (tmp_path / f"{name}.json").write_text(answers(EMPTY, name), "utf-8")
    assert names(scored(tmp_path, more=("--names", "numbers"))) == ["Reader 1", "Reader 2"]


def test_marks_are_found_again_in_another_version(tmp_path: Path, key: dict[str, Any]) -> None:
    """A mark whose words are elsewhere in the text counts there; one whose words are gone, and roles of
    another version, are refused with the reason."""
    moved = {"marks": [mark | {"start": mark["start"] + 3, "end": mark["end"] + 3} for mark in key["marks"]]}
    cases = {
        "here": ({MARKS: key}, {}),
        "moved": ({MARKS: moved}, {}),
        "gone": ({MARKS: {"marks": [{"start": 0, "end": 2, "exact": "not these"}]}}, {}),
        "roles": ({ROLES: {"roles": [None] * 7}}, {ROLES: "00000000"}),
    }
    for name, (given, versions) in cases.items():
        (tmp_path / f"{name}.json").write_text(answers(given, name, versions=versions), "utf-8")
    made = scored(tmp_path)
    here, there = rows(made)
    assert (here["reader"], there["reader"]) == ("here", "moved")
    assert here["score"] == there["score"] != "0.00"
    assert "2 marks were found again" in made.stderr
    assert "`not these` are not in it" in made.stderr
    assert "only marks can be found again" in made.stderr


def test_copied_answers_are_found_in_any_text(tmp_path: Path, key: dict[str, Any]) -> None:
    """Answers pasted into a mail, with typographic quotation marks, in HTML, or several in one text, are
    read; a form's table has a reader in each line."""
    one, two = answers(EMPTY, "Ana"), answers(EMPTY, "Ben")
    curly = re.sub(r'"([^"]*)"', "“\\1”", answers(EMPTY, "Cy"))
    (tmp_path / "mail.txt").write_text(f"Dear teacher,\n{one}\nyours\n{two}\n", "utf-8")
    (tmp_path / "word.txt").write_bytes(f"\ufeff{curly}".encode("utf-16"))
    table = io.StringIO()
    csv.writer(table).writerows(
        [["Time", "Answers"], ["1 May", answers(EMPTY, "Di")], ["2 May", answers(EMPTY)], ["3 May", "none"]]
    )
    (tmp_path / "form.csv").write_text(table.getvalue(), "utf-8")
    (tmp_path / "cut.txt").write_text(one[:-5], "utf-8")
    made = scored(tmp_path)
    assert names(made) == ["Ana", "Ben", "Cy", "Di", "form 3"]
    assert "cut.txt" in made.stderr
    assert "or not all of them" in made.stderr


def test_paper_answers_are_typed_into_a_table(tmp_path: Path, course: Course, key: dict[str, Any]) -> None:
    """Each kind of answer is typed as the sheet has it; a cell that is unclear is named with its line."""
    questions = course.exercises[CHOICES].items
    ids = [item.task.choices[1].id for item in questions if isinstance(item.task, Choosing)]
    quoted = " | ".join(mark["exact"] for mark in key["marks"])
    table = io.StringIO()
    csv.writer(table, delimiter=";").writerows(
        [
            ["Reader", "Exercise", "Answer"],
            ["Ana", MARKS, quoted],
            ["Ana", CHOICES, " | ".join("B" * len(ids))],
            ["Ana", ROLES, "cl | evidence | Claim | reas | | counter | cl"],
            ["Ana", REWRITE, "They met."],
            ["Ben", MARKS, "-"],
            ["Ben", ROLES, "claim"],
            ["Ben", MARKS, "no such words"],
            ["", MARKS, "-"],
            ["Ben", "no/such", "-"],
        ]
    )
    file = tmp_path / "paper.csv"
    file.write_text(table.getvalue(), "utf-8-sig")
    made = scored(file)
    assert {(row["reader"], row["exercise"]) for row in rows(made)} == {
        ("Ana", ROLES),
        ("Ana", REWRITE),
        ("Ana", MARKS),
        ("Ana", CHOICES),
        ("Ben", MARKS),
    }
    for said in (
        "paper.csv:7:46: error [paper-unclear] the answer has 1 parts, and the exercise has 7 parts",
        "paper.csv:8:41: error [paper-unclear] the words `no such words` are not in the exercise",
        "paper.csv:9:1: error [paper-unclear] the column `reader` is empty",
        "paper.csv:10:5: error [paper-unclear] there is no exercise `no/such`",
    ):
        assert said in made.stderr
    (tmp_path / "same.json").write_text(answers({CHOICES: {"choices": ids}}, "Typed"), "utf-8")
    score = {row["exercise"]: row["score"] for row in rows(made) if row["reader"] == "Ana"}
    assert rows(scored(tmp_path / "same.json"))[0]["score"] == score[CHOICES]


HOSTILE = {
    "digits": answers({MARKS: {"marks": [{"start": 0, "end": 2, "exact": "x"}]}}).replace("0", "9" * 5000),
    "nan": answers({MARKS: {"marks": [{"start": 0, "end": 2, "exact": "x"}]}}).replace("0", "NaN"),
    "deep": "[" * 100_000,
    "deep-inside": '{"format": "facingpages-response-1", "reader": "x", "answers": ' + '{"a":' * 50_000,
    "many": answers({MARKS: {"marks": [{"start": 0, "end": 1, "exact": "x"}] * 100_000}}),
    "graded": answers({MARKS: {"marks": [], "score": 1}}, score=1),
    "graded-inside": answers({MARKS: {"marks": [], "score": 1}}),
    "other": answers({"__proto__": {"marks": []}, "constructor": {"roles": ["x"]}}),
    "surrogate-inside": answers({REWRITE: {"text": "SIGN"}}).replace("SIGN", "\\ud800"),
    "long": answers({REWRITE: {"text": "word " * 200_000}}),
    "reference": "<p>&#" + "9" * 5000 + ";</p>",
}


def test_hostile_answers_change_no_grade(tmp_path: Path, key: dict[str, Any]) -> None:
    """Whatever a file holds, it earns nothing, a line says so, and the others are scored as before."""
    (tmp_path / "good.json").write_text(answers({MARKS: key}, "Good"), "utf-8")
    before = scored(tmp_path).stdout
    files = [f"{case}.{'txt' if case == 'reference' else 'json'}" for case in HOSTILE]
    for file, content in zip(files, HOSTILE.values(), strict=True):
        (tmp_path / file).write_text(content, "utf-8")
    made = scored(tmp_path)
    assert made.stdout == before
    assert made.exit_code == 1
    assert [file for file in files if file not in made.stderr] == []


NAMES = {
    "\\ud800Ana": "\ufffdAna",
    "C\\u202en\\u2066": "Cn",
    "\\u001b[31mAna\\nBen": "[31mAna Ben",
    "=1+1": "'=1+1",
    "\\u00a0=2+1": "'=2+1",
    "\\uff1dcmd|' /C calc'!A0": "'\uff1dcmd|' /C calc'!A0",
    "a\\r=1+1": "a =1+1",
    "  ": "7",
    "B" * 5000: "B" * 79 + "…",
    "<script>alert(1)</script>": "<script>alert(1)</script>",
}


def test_a_hostile_name_is_a_name(tmp_path: Path) -> None:
    """A name is shown on one line, without signs that nobody sees, and no spreadsheet calculates it."""
    for number, typed in enumerate(NAMES):
        content = answers(EMPTY, "NAME").replace("NAME", typed)
        (tmp_path / f"{number}.json").write_text(content, "utf-8")
    made = scored(tmp_path)
    assert sorted(names(made)) == sorted(NAMES.values())
    assert made.exit_code == 0


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\0", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("before", ["", " ", "\u00a0", "\ufeff", "\r", "\n", "\u2003"])
def test_no_cell_is_a_formula(sign: str, before: str) -> None:
    """A cell that a spreadsheet may calculate begins with an apostrophe, also after white space and for
    full-width signs; no carriage return is in the file."""
    text = tables.as_csv([[f"{before}{sign}1+1"]])
    assert text.lstrip('"').startswith("'")
    assert "\r" not in text


def test_a_pipe_or_a_device_is_not_waited_for(tmp_path: Path, key: dict[str, Any]) -> None:
    """A named pipe, a link to a device and a file nobody may read are named, and the others are scored."""
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "zero.json").symlink_to("/dev/zero")
    (tmp_path / "good.json").write_text(answers({MARKS: key}, "Good"), "utf-8")
    zipped(tmp_path / "broken.zip", {"a.json": "x"}).write_bytes(b"PK\x03\x04 cut")
    made = scored(tmp_path)
    assert names(made) == ["Good"]
    for left in ("pipe.json", "zero.json", "broken.zip"):
        assert left in made.stderr


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """A file that unpacks to more than a file of answers may hold is left out."""
    import zipfile

    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.json", b"0" * 50_000_000)
    result = scored(tmp_path / "bomb.zip")
    assert "bomb.zip/a.json:1:1: error [file-too-large]" in result.stderr


def test_copied_text_is_tried_a_few_times_only() -> None:
    """A text that begins like answers ten thousand times is given up soon."""
    text = '{"format":"facingpages-response-1","a":' * 10_000
    assert list(copied.answers_in(text)) == []


def test_a_table_of_paper_is_known_by_its_columns() -> None:
    """Capitals and spaces do not matter, and other columns may be there."""
    assert paper.is_paper([" Reader", "EXERCISE ", "answer", "variant"])
    assert not paper.is_paper(["reader", "score"])


def test_json_of_answers_is_as_the_page_makes_it() -> None:
    """The helper of these tests makes what the format says."""
    assert json.loads(answers(EMPTY))["reader"] == ""


def test_remembered_answers_are_the_computed_ones(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answers that many readers give alike come off the shelf as they would one by one, of every kind of
    exercise, whether they are remembered or too many to be; another version, or a part that is missing, is
    never taken for a remembered answer."""
    given = dict(simulated.readers(course.exercises.values(), 12))
    given |= {f"{name} again": values for name, values in given.items()}
    given["short"] = {CHOICES: {"choices": []}, ROLES: {**given["Reader 001"][ROLES], "supports": []}}
    given["unsupported"] = {ROLES: {"roles": given["Reader 001"][ROLES]["roles"]}}
    for name, values in given.items():
        versions = {CHOICES: "other"} if name == "Reader 002 again" else {}
        (tmp_path / f"{name}.json").write_text(answers(values, name, versions=versions), "utf-8")
    expected = {}
    for name, values in given.items():
        for id, value in values.items():
            exercise, answer = course.exercises[id], Answer.model_validate(value)
            if not KINDS[exercise.stem.kind].fault(exercise, answer):
                expected[name, id] = Answered(earned(name, exercise, answer), packed(answer))
    del expected["Reader 002 again", CHOICES]
    for most in (Known.MOST, 20):
        monkeypatch.setattr(Known, "MOST", most)
        intake = take_in(course, [tmp_path], Names.KEEP, lambda item, variant: ())
        found = {(one.score.reader, one.score.exercise): one for one in intake.answers(Attempts.LAST)}
        assert found == expected
