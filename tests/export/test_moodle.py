"""Moodle XML, read back by a reader that checks what Moodle's importer checks."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import html as lxml_html

from facingpages.course.course import Course
from facingpages.course.formats.answers import Answer
from facingpages.course.items import Exercise, KeyedSpan, Marking, MarkKey
from facingpages.export import phrases
from facingpages.export.moodle import TARGET, shares
from facingpages.export.target import CannotCarry
from facingpages.handout.compose import compose
from facingpages.handout.model.printable import printable
from facingpages.language.vocabulary import vocabulary
from facingpages.text.folded import Range
from tests.helpers.hostile import SOME_HOSTILE

from . import filled
from .proof import stated_is_found
from .read_moodle import GRADES, Question, read, shown


@pytest.fixture(scope="module")
def everything(course: Course) -> list[Question]:
    """The questions of every lesson, as Moodle reads them."""
    content = TARGET.write([compose.subject(course, id) for id in compose.lessons(course)], course)
    return read(content)[1]


def of(exercise: Exercise, course: Course) -> list[Question]:
    """The questions of one exercise."""
    return read(TARGET.write([compose.subject(course, exercise.stem.id)], course))[1]


def with_loaded(exercise: Exercise, count: int) -> Exercise:
    """A marking exercise with so many loaded spans of one word, and nothing else keyed."""
    item = exercise.items[0]
    assert isinstance(item.task, Marking)
    step = item.task.words // count
    where = [Range(n * step, n * step + 1) for n in range(count)]
    spans = tuple(KeyedSpan(at, at, "loaded", "loaded-language", "so", "Why not?") for at in where)
    return replace(exercise, items=(replace(item, key=MarkKey(spans)),))


def test_moodle_takes_every_exercise(course: Course, everything: list[Question]) -> None:
    """Moodle's checks pass for all questions, and each exercise is there: citation checks once a question."""
    wanted = sum(
        len(exercise.items) if exercise.stem.kind == "citation-check" else 1
        for id in compose.lessons(course)
        for exercise in course.exercises_of(id)
    )
    assert len(everything) == wanted > len(course.exercises) - 1
    assert len({question.id for question in everything}) == wanted
    assert {question.type for question in everything} == {"multichoice", "cloze", "essay"}
    assert all(len(question.hints) == 3 for question in everything if question.type != "essay")


@pytest.mark.parametrize("count", range(1, shares.MOST + 1))
def test_shares_are_moodles_and_add_up(count: int) -> None:
    """For any number of right answers, also eleven, each share is in Moodle's list and they make a whole."""
    found = shares.shares(count)
    assert found is not None
    assert len(found) == count
    assert all(any(abs(share / 100 - grade) < 0.00001 for grade in GRADES) for share in found)
    assert round(sum(found) / 100, 2) == 1


@pytest.mark.parametrize("count", [1, 7, 9, 11, 13, 20])
def test_many_loaded_spans_still_make_a_question(course: Course, count: int) -> None:
    """Moodle takes a question with up to twenty loaded spans; all of them earn the whole mark."""
    exercise = with_loaded(course.exercises["names-that-judge/what-the-talks-are-for"], count)
    subject = replace(compose.subject(course, exercise.stem.id), exercises=(exercise,))
    (question,) = read(TARGET.write([subject], course))[1]
    right = [i for i, option in enumerate(question.options) if option.share > 0]
    assert len(right) == count
    assert question.multiple(right) == pytest.approx(1, abs=0.0001)


def test_too_many_loaded_spans_are_refused(course: Course) -> None:
    """With 21 loaded spans Moodle has no shares left: the exercise is named, with the way out."""
    exercise = with_loaded(course.exercises["names-that-judge/what-the-talks-are-for"], 21)
    with pytest.raises(CannotCarry, match=r"what-the-talks-are-for` has 21 loaded spans.*Split"):
        TARGET.carry(exercise)


def test_ticking_everything_does_not_pay(course: Course) -> None:
    """At most two phrases in five are loaded, wherever the passage has room for decoys, and ticking every
    phrase earns half at most."""
    for exercise in course.exercises.values():
        if exercise.stem.kind == "loaded-terms":
            *offered, nothing = of(exercise, course)[0].options
            assert shown(nothing.text) == "Nothing here is loaded."
            assert sum(option.share > 0 for option in offered) <= 0.4 * len(offered), exercise.stem.id
            assert of(exercise, course)[0].multiple(range(len(offered))) <= 0.5


def test_a_clean_passage_is_answered_with_nothing(course: Course) -> None:
    """Where nothing is loaded, `nothing` earns all, and any phrase that is not contested takes it away."""
    exercise = course.exercises["names-that-judge/leaders-and-agreements"]
    (question,) = of(exercise, course)
    last = len(question.options) - 1
    assert question.multiple([last]) == 1
    assert {option.share for option in question.options[:last]} <= {0.0, -1.0}
    wrong = next(i for i, option in enumerate(question.options) if option.share < 0)
    assert question.multiple([last, wrong]) == 0


def test_decoys_name_no_keyed_word(course: Course) -> None:
    """A decoy shares no word with a span of the key, and no two phrases overlap."""
    for exercise in course.exercises.values():
        key = exercise.items[0].key
        if isinstance(key, MarkKey):
            offered = phrases.offered(exercise)
            decoys = [phrase.words for phrase in offered if not phrase.span]
            assert not any(decoy.overlaps(span.words) for decoy in decoys for span in key.spans)
            assert all(a.words.end <= b.words.start for a, b in pairwise(offered))


def test_numbers_in_the_text_are_those_of_the_phrases(course: Course) -> None:
    """The words that are underlined before `[3]` are the words of answer 3."""
    exercise = course.exercises["names-that-judge/what-the-talks-are-for"]
    (question,) = of(exercise, course)
    root = lxml_html.fragment_fromstring(question.text, create_parent="div")
    pairs = [(u.getnext().text_content(), u.text_content()) for u in root.iter("u")]
    answers = [shown(option.text) for option in question.options[:-1]]
    assert [f"{label[1:-1]}. {words}" for label, words in pairs] == answers


def ticks(exercise: Exercise, question: Question, answer: Answer) -> set[int]:
    """What a reader with these marks ticks, from the places that the file underlines; the last option where
    nothing is marked."""
    if not answer.marks:
        return {len(question.options) - 1}
    key = exercise.items[0].key
    assert isinstance(key, MarkKey)
    root = lxml_html.fragment_fromstring(question.text, create_parent="div")
    found: list[Range] = []
    for passage, quoted in zip(exercise.stem.passages, root.iter("blockquote"), strict=True):
        for (_number, line), paragraph in zip(passage.paragraphs(), quoted, strict=True):
            place = line.start + len(paragraph.text or "")
            for node in paragraph:
                if node.tag == "u":
                    length = len(node.text or "")
                    found.append(passage.number(Range(place, place + length)))
                    place += length + len((node.tail or "").replace("\u00a0", "", 1))
                else:
                    place += len(node.tail or "")
    cores = {span.words: span.core for span in key.spans}
    return {
        i
        for i, words in enumerate(found)
        if any(Range(mark.start, mark.end).overlaps(cores.get(words, words)) for mark in answer.marks)
    }


def earned(exercise: Exercise, questions: list[Question], answer: Answer) -> float:
    """What Moodle pays for an answer, by the exported file."""
    if exercise.stem.kind == "loaded-terms":
        return questions[0].multiple(ticks(exercise, questions[0], answer))
    if exercise.stem.kind == "claim-evidence":
        labels = {id: term.label for id, term in vocabulary().roles.items()}
        paid = [
            next((o.share for o in gap if given and shown(o.text) == labels[given]), 0.0)
            for gap, given in zip(questions[0].gaps, answer.roles or [], strict=True)
        ]
        return sum(paid) / len(paid)
    paid = []
    for item, question, given in zip(exercise.items, questions, answer.choices or [], strict=True):
        ids = [choice.id for choice in item.task.choices]  # type: ignore[union-attr]
        paid.append(question.options[ids.index(given)].share if given else 0.0)
    return sum(paid) / len(paid)


@pytest.mark.parametrize(
    "id",
    [
        "names-that-judge/what-the-talks-are-for",
        "names-that-judge/leaders-and-agreements",
        "what-am-i-reading/what-came-of-it",
        "claim-and-evidence/words-and-aims-of-leaders",
        "where-is-the-source/meeting-after-the-talks",
    ],
)
def test_the_loss_report_is_true(course: Course, id: str) -> None:
    """The difference that the report states is the one that the exported file gives by Moodle's own rule."""
    exercise = course.exercises[id]
    questions = of(exercise, course)
    stated_is_found(TARGET, exercise, lambda answer: earned(exercise, questions, answer))


def test_the_stated_give_away_is_that_of_the_file(course: Course) -> None:
    """The share of loaded phrases, and what ticking all of them earns, are those of the exported file."""
    for exercise in course.exercises.values():
        if exercise.stem.kind == "loaded-terms":
            (question,) = of(exercise, course)
            given = TARGET.carry(exercise).give_away
            offered = question.options[:-1]
            assert given
            assert given.share == sum(option.share > 0 for option in offered) / len(offered)
            assert given.everything == pytest.approx(question.multiple(range(len(offered))), abs=0.0001)


def test_an_essay_has_rubric_and_sentence(course: Course) -> None:
    """The teacher gets rubric, model and reasons; the student begins from the sentence."""
    exercise = course.exercises["names-that-judge/a-government-and-its-ally"]
    key, task = exercise.items[0].key, exercise.items[0].task
    (question,) = of(exercise, course)
    guide = shown(question.graderinfo)
    for text in (*key.rubric, key.model, *(part.why for part in key.gone)):  # type: ignore[union-attr]
        assert text in guide
    assert question.template == task.sentence  # type: ignore[union-attr]
    assert key.model not in shown(question.text)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "hostile", [*SOME_HOSTILE, "~ } # = \\ { %50%", "{1:MC:=a~b}", "{#1} @@PLUGINFILE@@/x"]
)
def test_hostile_text_makes_no_question_gap_or_tag(course: Course, hostile: str) -> None:
    """A text in every field adds no question, category, gap, alternative or tag, and no name of a file."""
    categories, (marking, sorting, choosing, rewriting) = read(
        TARGET.write([filled.subject(course, hostile)], course)
    )
    text = printable(hostile).strip()
    assert categories == ["$course$/top/Facing Pages/" + text.replace("/", "//")]
    for question in (marking, sorting, choosing, rewriting):
        assert question.name == text
        root = lxml_html.fragment_fromstring(question.text, create_parent="div")
        known = {"p", "strong", "h4", "cite", "small", "blockquote", "u", "ul", "li", "div"}
        assert {node.tag for node in root.iter()} <= known
    assert len(choosing.options) == 2
    assert len(sorting.gaps) == 2
    assert sum(option.share for option in sorting.gaps[1]) == 2
    assert rewriting.template == text
    assert "@@PLUGINFILE@@" not in marking.text


def test_the_same_lesson_gives_the_same_bytes(course: Course) -> None:
    """Two exports are the same, and an id stays when another exercise is exported with it."""
    subjects = [compose.subject(course, id) for id in compose.lessons(course)[:2]]
    assert TARGET.write(subjects, course) == TARGET.write(subjects, course)
    alone = {question.id for question in read(TARGET.write(subjects[:1], course))[1]}
    assert alone < {question.id for question in read(TARGET.write(subjects, course))[1]}


def test_a_changed_exercise_has_another_id(course: Course) -> None:
    """The id number holds the version: a changed task is a new question, an unchanged one is recognised."""
    exercise = course.exercises["names-that-judge/what-the-talks-are-for"]
    other = replace(exercise, items=(replace(exercise.items[0], task=Marking(5)),))
    first = of(exercise, course)[0].id
    subject = replace(compose.subject(course, exercise.stem.id), exercises=(other,))
    changed = re.search(rb"<idnumber>(.*)</idnumber>", TARGET.write([subject], course))
    assert changed
    assert changed[1].decode() != first
