"""Canvas, read back by a reader that checks what Canvas's importer checks."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html

from facingpages.course.course import Course
from facingpages.course.formats.answers import Answer
from facingpages.course.items import Exercise, KeyedSpan
from facingpages.export import phrases
from facingpages.export.canvas import TARGET
from facingpages.handout.compose import compose
from facingpages.handout.model.printable import printable
from facingpages.language.vocabulary import vocabulary

from . import filled
from .proof import stated_is_found
from .read_canvas import Question, read

SOME = [
    "names-that-judge/what-the-talks-are-for",
    "names-that-judge/leaders-and-agreements",
    "names-that-judge/after-a-phone-call",
    "claim-and-evidence/words-and-aims-of-leaders",
    "where-is-the-source/meeting-after-the-talks",
]


@pytest.fixture(scope="module")
def everything(course: Course) -> dict[str, list[Question]]:
    """The quizzes of every lesson, as Canvas reads them."""
    return read(TARGET.write([compose.subject(course, id) for id in compose.lessons(course)], course))


def of(exercise: Exercise, course: Course) -> list[Question]:
    (quiz,) = read(TARGET.write([compose.subject(course, exercise.stem.id)], course)).values()
    return quiz


def test_canvas_takes_every_exercise(course: Course, everything: dict[str, list[Question]]) -> None:
    """Each lesson is a quiz with all its exercises, citation checks once a question, and no id comes twice."""
    wanted = sum(
        len(exercise.items) if exercise.stem.kind == "citation-check" else 1
        for id in compose.lessons(course)
        for exercise in course.exercises_of(id)
    )
    questions = [one for quiz in everything.values() for one in quiz]
    assert len(questions) == len({one.id for one in questions}) == wanted
    assert {one.type for one in questions} == {
        "multiple_answers_question",
        "multiple_choice_question",
        "multiple_dropdowns_question",
        "essay_question",
    }
    assert all(any(answer.right for answer in one.answers) for one in questions if one.answers)


def test_ids_stay_when_an_exercise_changes(course: Course) -> None:
    """A second import replaces the questions of the first: their ids do not depend on the texts."""
    subject = compose.subject(course, SOME[3])
    (exercise,) = subject.exercises
    stem = replace(exercise.stem, passages=exercise.stem.passages[::-1], title="Another title")
    changed = replace(subject, exercises=(replace(exercise, stem=stem),))
    ids = [
        [one.id for quiz in read(TARGET.write([s], course)).values() for one in quiz]
        for s in (subject, changed)
    ]
    assert ids[0] == ids[1]


def test_ticking_everything_earns_nothing(course: Course) -> None:
    """At most two phrases in five are loaded, contested ones are not offered, and ticking all does not pay."""
    for exercise in course.exercises.values():
        if exercise.stem.kind == "loaded-terms":
            (question,) = of(exercise, course)
            *offered, nothing = question.answers
            assert nothing.text == "Nothing here is loaded."
            assert sum(answer.right for answer in offered) <= 0.4 * len(offered), exercise.stem.id
            assert question.multiple([answer.id for answer in question.answers]) == 0
            contested = [
                printable(phrases.shown(exercise, phrases.Phrase(span.words, span)))
                for span in exercise.items[0].key.spans  # type: ignore[union-attr]
                if isinstance(span, KeyedSpan) and span.verdict == "contested"
            ]
            assert not {answer.text.partition(". ")[2] for answer in offered}.intersection(contested)


def earned(
    exercise: Exercise, questions: list[Question], given: tuple[phrases.Phrase, ...], answer: Answer
) -> float:
    """What Canvas pays for an answer, by the exported file, given the phrases that are offered."""
    if exercise.stem.kind == "loaded-terms":
        ids = [one.id for one in questions[0].answers]
        if not answer.marks:
            return questions[0].multiple(ids[-1:])
        return questions[0].multiple([ids[i] for i in phrases.ticked(given, answer)])
    if exercise.stem.kind == "claim-evidence":
        labels = {id: term.label for id, term in vocabulary().roles.items()}
        by_text = {(one.blank, one.text): one.id for one in questions[0].answers}
        blanks = list(dict.fromkeys(one.blank for one in questions[0].answers))
        chosen = {
            blank: by_text[blank, labels[role]]
            for blank, role in zip(blanks, answer.roles or [], strict=True)
            if role
        }
        return questions[0].dropdowns(chosen)
    paid = []
    for item, question, given in zip(exercise.items, questions, answer.choices or [], strict=True):
        ids = [choice.id for choice in item.task.choices]  # type: ignore[union-attr]
        paid.append(float(question.answers[ids.index(given)].right) if given else 0.0)
    return sum(paid) / len(paid)


@pytest.mark.parametrize("id", SOME)
def test_the_loss_report_is_true(course: Course, id: str) -> None:
    """The difference that the report states is the one that the exported file gives by Canvas's own rule."""
    exercise = course.exercises[id]
    questions = of(exercise, course)
    marking = exercise.stem.kind == "loaded-terms"
    given = phrases.offered(exercise, contested=False) if marking else ()
    stated_is_found(TARGET, exercise, lambda answer: earned(exercise, questions, given, answer))


def test_every_dropdown_has_its_place(course: Course) -> None:
    """Each blank is named once in the question, behind the label that the part has in the passage."""
    exercise = course.exercises[SOME[3]]
    (question,) = of(exercise, course)
    blanks = list(dict.fromkeys(answer.blank for answer in question.answers))
    text = html.fragment_fromstring(question.text, create_parent="div").text_content()
    assert [text.count(f"[{blank}]") for blank in blanks] == [1] * len(exercise.items[0].key.units)  # type: ignore[union-attr]
    rows = re.findall(r"([AB]\d+) \[(part\d+-\w+)\]", text)
    assert [blank for _label, blank in rows] == blanks
    assert all(f"[\u2060{label}]" in text for label, _blank in rows)


def test_no_word_in_brackets_is_a_blank(course: Course) -> None:
    """Canvas takes each name in brackets for a blank, without a choice where nobody made one: `[sic]` of a
    passage and the labels of the parts are none."""
    text = "as [sic] and [1.a-b_c] and [two words] say"
    lesson = filled.subject(course, text)
    (quiz,) = read(TARGET.write([lesson], course)).values()
    for question in [*quiz, *of(course.exercises[SOME[3]], course)]:
        if question.type == "multiple_dropdowns_question":
            blanks = {f"[{answer.blank}]" for answer in question.answers}
            assert set(re.findall(r"\[[A-Za-z0-9_\-.]+\]", question.text)) == blanks
    assert text in quiz[1].text.replace("\u2060", "")


def test_two_runs_give_the_same_bytes(course: Course) -> None:
    subject = compose.subject(course, "names-that-judge")
    assert TARGET.write([subject], course) == TARGET.write([subject], course)
