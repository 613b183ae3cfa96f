"""Paper answers: typed into a table, they earn what the same answers earn on the screen; a slip has its place."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from facingpages.course.course import Course
from facingpages.course.formats.answers import Answer
from facingpages.course.items import Choosing, Exercise, Marking, Rewriting, Sorting
from facingpages.course.kinds.registry import KINDS
from facingpages.export import simulated
from facingpages.handout.compose.variants import arranged
from facingpages.language.vocabulary import vocabulary
from facingpages.responses.grade import Score
from facingpages.responses.intake.people import Attempts, Names
from facingpages.responses.intake.take_in import Intake, take_in
from tests.conftest import copy_course

MARKS = "names-that-judge/after-a-phone-call"
CHOICES = "where-is-the-source/meeting-after-the-talks"
ROLES = "claim-and-evidence/a-policy-and-its-aims"
REWRITE = "names-that-judge/a-government-and-its-ally"
HEAD = ["reader", "exercise", "answer", "variant"]


def on_sheet(item: Any, variant: str) -> tuple[str, ...]:
    return tuple(one.id for one in arranged(item.task.choices, variant, lambda one: f"{item.id}/{one.id}"))


def taken(course: Course, table: str, folder: Path) -> Intake:
    file = folder / "paper.csv"
    file.write_text(table, "utf-8")
    return take_in(course, [file], Names.KEEP, on_sheet)


def written(rows: Sequence[Sequence[str]]) -> str:
    table = io.StringIO()
    csv.writer(table).writerows([HEAD, *rows])
    return table.getvalue()


def typed(exercise: Exercise, answer: dict[str, Any], variant: str, language: str = "en") -> str:
    """Return an answer as a teacher types it from the sheet."""
    task = exercise.items[0].task
    match task:
        case Marking():
            return " | ".join(_words(exercise, mark) for mark in answer["marks"]) or "-"
        case Sorting():
            labels = vocabulary(language).roles
            return " | ".join(labels[role].label for role in answer["roles"])
        case Choosing():
            letters = [
                "ABCDEFGH"[on_sheet(item, variant).index(choice)]
                for item, choice in zip(exercise.items, answer["choices"], strict=True)
            ]
            return " | ".join(letters)
        case Rewriting():
            return str(answer["text"])


def _words(exercise: Exercise, mark: dict[str, Any]) -> str:
    """Return the words of a mark, with the number of their place where there are several."""
    count = mark["end"] - mark["start"]
    places = []
    for passage in exercise.stem.passages:
        text = passage.text
        shown = [text.folded[word.start : word.end] for word in text.words]
        start, shift = passage.seed_words.start, passage.words.start
        for number in range(start, passage.seed_words.end - count + 1):
            first, last = text.words[number], text.words[number + count - 1]
            letters = text.folded[first.start : last.end]
            places.append((letters, number - start + shift, shown[number : number + count]))
    mine = next(letters for letters, number, _ in places if number == mark["start"])
    alike = [number for letters, number, _ in places if letters == mine]
    return mark["exact"] if len(alike) == 1 else f"{mark['exact']} ({alike.index(mark['start']) + 1})"


@pytest.mark.parametrize("variant", ["", "B"])
def test_what_is_typed_earns_what_the_screen_earns(course: Course, tmp_path: Path, variant: str) -> None:
    """For every exercise of the course, an answer typed from the sheet has the score of the same answer on the
    screen, and the teacher may write the title of the exercise."""
    luck = random.Random(7)  # noqa: S311  nothing secret
    titles = [exercise.stem.title for exercise in course.exercises.values()]
    rows: list[list[str]] = []
    expected: dict[str, Any] = {}
    for id, exercise in course.exercises.items():
        answer = simulated.answer(exercise, 0.6, luck)
        name = exercise.stem.title if titles.count(exercise.stem.title) == 1 else id
        rows.append(["Ana", name, typed(exercise, answer, variant), variant.lower()])
        kind = KINDS[exercise.stem.kind]
        answer.pop("supports", None)  # arrows are not typed
        expected[id] = kind.score(exercise, Answer.model_validate(answer))
    intake = taken(course, written(rows), tmp_path)
    found: dict[str, Score] = {one.score.exercise: one.score for one in intake.answers(Attempts.LAST)}
    assert intake.notes == []
    assert set(found) == set(expected)
    assert {one.kind for one in found.values()} == set(KINDS)
    for id, score in found.items():
        earned = expected[id]
        assert (score.score, score.hits, score.false_alarms) == (
            earned.score,
            earned.hits,
            earned.false_alarms,
        ), id


def test_roles_are_typed_in_the_language_of_the_course(course: Course, tmp_path: Path) -> None:
    """A Spanish sheet prints Spanish roles: these are read, and so are their first letters."""
    root = copy_course(tmp_path / "course")
    seeds = root / "seeds" / "seeds.yml"
    lines = [line for line in seeds.read_text("utf-8").splitlines() if not line.startswith("language:")]
    seeds.write_text("\n".join(["language: es", *lines, ""]), "utf-8")
    spanish = Course.load(root)
    exercise = course.exercises[ROLES]
    answer = simulated.answer(exercise, 1.0, random.Random(1))  # noqa: S311  nothing secret
    words = typed(exercise, answer, "", "es")
    assert words != typed(exercise, answer, "")
    (tmp_path / "in").mkdir()
    intake = taken(spanish, written([["Ana", ROLES, words, ""]]), tmp_path / "in")
    assert [one.score.score for one in intake.answers(Attempts.LAST)] == [1.0]


SLIPS = {
    "a word that is not there": (["Ana", MARKS, "- | no such words"], 1, len(f"Ana,{MARKS},- | ") + 1, "not in the exercise", "Copy the words"),
    "too few roles": (["Ana", ROLES, "claim"], 1, len(f"Ana,{ROLES},") + 1, "has 1 parts", "Set the parts apart by `|`"),
    "no role": (["Ana", ROLES, "claim | claym | | | | |"], 1, len(f"Ana,{ROLES},claim | ") + 1, "`claym` is no role", "Did you mean `Claim`"),
    "no letter": (["Ana", CHOICES, "A | A | 9"], 1, len(f"Ana,{CHOICES},A | A | ") + 1, "`9` is no answer", "Write one letter, A to"),
    "no exercise": (["Ana", "Before the meating", "-"], 1, len("Ana,") + 1, "there is no exercise", "Did you mean `Before the meeting`"),
    "nobody": (["", MARKS, "-"], 1, 1, "`reader` is empty", "Write a name or a number"),
    "a letter of two": (["Ana", CHOICES, "A | B", "BC"], 1, len(f"Ana,{CHOICES},A | B,") + 1, "no letter of a sheet", "Write one letter"),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_has_its_line_column_and_mend(course: Course, tmp_path: Path, slip: str) -> None:
    """A finding leads to the letter where the slip begins, after an answer of two lines too; other lines
    count."""
    row, down, column, message, mend = SLIPS[slip]
    long = ["Ben", REWRITE, 'The council met,\nand "put off" the vote.', ""]
    intake = taken(course, written([long, row, ["Cem", MARKS, "-", ""]]), tmp_path)
    (note,) = intake.notes
    assert (note.line, note.column) == (3 + down, column)
    assert message in note.message
    assert mend in note.hint
    assert [reader.name for reader in intake.readers] == ["Ben", "Cem"]


@pytest.mark.parametrize("head", ["reader,exercise,answer", "reader,exercise,answer,variant"])
def test_a_bare_comma_loses_no_words(course: Course, tmp_path: Path, head: str) -> None:
    """An answer with a comma and no quotation marks around it is named, and nothing of it is scored."""
    intake = taken(course, f"{head}\nAna,{REWRITE},The council met, and put off the vote.\n", tmp_path)
    assert intake.readers == []
    (note,) = intake.notes
    assert "uotation marks around" in note.hint
    assert note.line == 2


def test_a_line_without_an_answer_is_not_counted(course: Course, tmp_path: Path) -> None:
    """A table with a line for every student may be left empty where somebody was away; `-` is an answer."""
    intake = taken(
        course, written([["Ana", MARKS, "", ""], ["Ben", MARKS, "-", ""], ["", "", "", ""]]), tmp_path
    )
    assert intake.notes == []
    assert [reader.name for reader in intake.readers] == ["Ben"]
