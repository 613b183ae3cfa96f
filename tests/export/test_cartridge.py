"""Common Cartridge: valid by the schemas, read back, and scored as the loss report says."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from facingpages.course.course import Course
from facingpages.course.formats.answers import Answer
from facingpages.course.items import Exercise
from facingpages.export import phrases
from facingpages.export.cartridge import TARGET
from facingpages.export.cartridge.questions import offered
from facingpages.handout.compose import compose
from facingpages.language.vocabulary import vocabulary
from tests.conftest import ROOT

from .proof import stated_is_found
from .read_cartridge import Question, files, read

SOME = [
    "names-that-judge/what-the-talks-are-for",
    "names-that-judge/leaders-and-agreements",
    "claim-and-evidence/words-and-aims-of-leaders",
    "where-is-the-source/meeting-after-the-talks",
]


def of(exercise: Exercise, course: Course) -> list[Question]:
    (quiz,) = read(TARGET.write([compose.subject(course, exercise.stem.id)], course)).values()
    return quiz


def test_the_cartridge_is_valid(course: Course, tmp_path: Path) -> None:
    """Every assessment fits the profile of QTI 1.2.1, and the manifest that of a cartridge.

    The schemas are those of version 1.1; 1.3 differs in the numbers of its names."""
    with zipfile.ZipFile(ROOT / "tests" / "data" / "cartridge-schemas.zip") as opened:
        opened.extractall(tmp_path)
    everything = [compose.subject(course, id) for id in compose.lessons(course)]
    found = files(TARGET.write(everything, course))
    manifest = found.pop("imsmanifest.xml").replace(b"v1p3", b"v1p1").replace(b"1.3.0", b"1.1.0")
    quiz = etree.XMLSchema(etree.parse(tmp_path / "ccv1p1_qtiasiv1p2p1_v1p0.xsd"))
    whole = etree.XMLSchema(etree.parse(tmp_path / "cc11libxml2validator.xsd"))
    assert whole.validate(etree.fromstring(manifest)), whole.error_log
    assert len(found) == len(everything)
    for name, content in found.items():
        assert quiz.validate(etree.fromstring(content)), f"{name}: {quiz.error_log}"


def test_no_answer_throughout_does_well(course: Course) -> None:
    """Where something is loaded, "true" throughout earns at most half, and "false" too, but for a passage
    with too few words for as many plain phrases."""
    for exercise in course.exercises.values():
        if exercise.stem.kind == "loaded-terms":
            right = [one.right for one in of(exercise, course)]
            loaded = right.count("true")
            assert loaded <= len(right) / 2
            if loaded >= 4:
                assert right.count("false") <= len(right) / 2, exercise.stem.id


def earned(
    exercise: Exercise, questions: list[Question], given: tuple[phrases.Phrase, ...], answer: Answer
) -> float:
    """The share of the questions of the file that a reader with this answer has right, given the phrases."""
    if exercise.stem.kind == "loaded-terms":
        ticks = phrases.ticked(given, answer)
        chosen: list[str | None] = ["true" if i in ticks else "false" for i in range(len(questions))]
    elif exercise.stem.kind == "claim-evidence":
        labels = {id: term.label for id, term in vocabulary().roles.items()}
        chosen = [
            next((id for id, text in one.options.items() if role and text == labels[role]), None)
            for one, role in zip(questions, answer.roles or [], strict=True)
        ]
    else:
        ids = [[choice.id for choice in item.task.choices] for item in exercise.items]  # type: ignore[union-attr]
        pairs = zip(questions, ids, answer.choices or [], strict=True)
        chosen = [list(one.options)[known.index(id)] if id else None for one, known, id in pairs]
    return sum(id == one.right for id, one in zip(chosen, questions, strict=True)) / len(questions)


@pytest.mark.parametrize("id", SOME)
def test_the_loss_report_is_true(course: Course, id: str) -> None:
    """The difference that the report states is the one that the exported file gives."""
    exercise = course.exercises[id]
    questions = of(exercise, course)
    given = offered(exercise) if exercise.stem.kind == "loaded-terms" else ()
    stated_is_found(TARGET, exercise, lambda answer: earned(exercise, questions, given, answer))


def test_a_question_has_one_right_role(course: Course) -> None:
    """Roles that count as right beside the best are not offered, so that no right answer is called wrong."""
    exercise = course.exercises[SOME[2]]
    labels = {id: term.label for id, term in vocabulary().roles.items()}
    for one, unit in zip(of(exercise, course), exercise.items[0].key.units, strict=True):  # type: ignore[union-attr]
        assert one.right
        assert one.options[one.right] == labels[unit.role]
        assert not {labels[role] for role in unit.accept} & set(one.options.values())


def test_two_runs_give_the_same_bytes(course: Course) -> None:
    subject = compose.subject(course, "names-that-judge")
    assert TARGET.write([subject], course) == TARGET.write([subject], course)


def test_a_second_import_is_recognised(course: Course) -> None:
    """Ids stay from export to export, whatever else is in the file; a changed exercise has new ones, and its
    lesson keeps its own."""
    subject = compose.subject(course, "names-that-judge")
    alone, together = (
        ids(TARGET.write(subjects, course))
        for subjects in ([subject], [subject, compose.subject(course, "claim-and-evidence")])
    )
    assert alone["fp-names-that-judge"] == together["fp-names-that-judge"]
    everything = [id for found in together.values() for id in found]
    assert len(set(everything)) == len(everything)
    first, *others = subject.exercises
    task = replace(first.items[0].task, words=5)  # type: ignore[call-arg]
    changed = replace(first, items=(replace(first.items[0], task=task),))
    again = ids(TARGET.write([replace(subject, exercises=(changed, *others))], course))
    assert set(again) == set(alone)
    old, new = set(alone["fp-names-that-judge"]), set(again["fp-names-that-judge"])
    assert old - new == {id for id in old if first.without_key().version in id}
    assert old & new


def ids(content: bytes) -> dict[str, list[str]]:
    """The ids of the questions by the id of their assessment."""
    found = {}
    for name, file in files(content).items():
        if name != "imsmanifest.xml":
            quiz = etree.fromstring(file).find("{*}assessment")
            found[quiz.get("ident")] = [item.get("ident") for item in quiz.iter("{*}item")]
    return found
