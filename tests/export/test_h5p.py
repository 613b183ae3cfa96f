"""H5P, read back by a reader that checks what a host checks and pays what each library pays."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from facingpages.course.course import Course
from facingpages.course.formats.answers import Answer
from facingpages.course.items import Exercise, Marking, MarkKey, RewriteKey
from facingpages.export.h5p import TARGET, package
from facingpages.export.h5p.libraries import NEEDS
from facingpages.export.target import CannotCarry
from facingpages.handout.compose import compose
from facingpages.handout.model.printable import printable
from facingpages.language.vocabulary import vocabulary
from facingpages.text.folded import Range

from . import filled
from .proof import stated_is_found
from .read_h5p import LIBRARIES, Marked, Package, choice_score, comments, marked, read, shown

IN_BOOK = ("what-the-talks-are-for", "a-government-and-its-ally")  # marks words, and rewrites
LABELLED = ("InteractiveBook", "MarkTheWords", "MultiChoice", "Essay")
SOME = [
    "names-that-judge/what-the-talks-are-for",
    "names-that-judge/leaders-and-agreements",
    "two-texts-one-question/who-must-take-part",
    "test-form-b/accords-in-paris",
    "what-am-i-reading/what-came-of-it",
    "claim-and-evidence/words-and-aims-of-leaders",
    "where-is-the-source/meeting-after-the-talks",
]


@pytest.fixture(scope="module")
def book(course: Course) -> Package:
    """The whole course, as H5P reads it."""
    return read(TARGET.write([compose.subject(course, id) for id in compose.lessons(course)], course))


def of(exercise: Exercise, course: Course) -> list[dict[str, Any]]:
    """The tasks of one exercise, without the text above them."""
    text, *tasks = read(TARGET.write([compose.subject(course, exercise.stem.id)], course)).tasks()
    assert text["library"].startswith("H5P.AdvancedText ")
    return tasks


def test_a_host_takes_every_exercise(course: Course, book: Package) -> None:
    """A book has a page for each lesson, with a text for each exercise and a task for each passage to mark,
    part, question and rewriting; the reader finds nothing that a host would refuse or change."""
    assert book.main == "H5P.InteractiveBook 1.11"
    assert book.about["title"] == "Facing Pages"
    lessons = compose.lessons(course)
    titles = [page["metadata"]["title"] for page in book.content["chapters"]]
    assert titles == [compose.subject(course, id).title for id in lessons]
    wanted = {"loaded-terms": 0, "claim-evidence": 0, "citation-check": 0, "rewrite": 0}
    exercises = [exercise for id in lessons for exercise in course.exercises_of(id)]
    for exercise in exercises:
        key = exercise.items[0].key
        counts = {
            "loaded-terms": len(exercise.stem.passages),
            "claim-evidence": len(getattr(key, "units", ())),
            "citation-check": len(exercise.items),
            "rewrite": 1,
        }
        wanted[exercise.stem.kind] += counts[exercise.stem.kind]
    names = [task["library"].split()[0] for task in book.tasks()]
    assert names.count("H5P.AdvancedText") == len(exercises)
    assert names.count("H5P.MarkTheWords") == wanted["loaded-terms"]
    assert names.count("H5P.MultiChoice") == wanted["claim-evidence"] + wanted["citation-check"]
    assert names.count("H5P.Essay") == wanted["rewrite"]


# The signs that H5P fills in, by the label that has them; those of Interactive Book begin with `@`.
FILLED_IN = {
    "partCompleted": {"@pages", "@total"},
    "bookProgressSubtext": {"@count", "@total"},
    "interactionsProgressSubtext": {"@count", "@total"},
    "leftOutOfTotalCompleted": {"@left", "@max"},
    "scoreText": {"@score", "@maxscore"},
    "progress": {"@page", "@total"},
    "scoreBarLabel": {":num", ":total"},
}


def named_labels(params: dict[str, Any], rules: dict[str, Any]) -> dict[str, str]:
    """The words on the buttons of a library, by their names: the fields of its rules that hold plain words."""
    found: dict[str, str] = {}
    for name, rule in rules.items():
        if rule is str and not name.startswith("tip"):  # our answers have no tips
            found[name] = params[name]
        elif name in ("UI", "a11y"):
            found |= named_labels(params[name], rule)
    return found


@pytest.mark.parametrize("language", ["es", "fr"])
def test_buttons_are_in_the_language_of_the_course(course: Course, language: str) -> None:
    """Every label that a library shows is translated, in a book and in its tasks, with the signs that H5P fills in."""
    assert course.seeds_file
    data = course.seeds_file.data.model_copy(update={"language": language})
    other = replace(course, seeds_file=replace(course.seeds_file, data=data))
    subjects = [compose.subject(other, f"names-that-judge/{id}") for id in IN_BOOK]
    subjects.append(compose.subject(other, SOME[-1]))
    shown_in = [read(TARGET.write(subjects, one)) for one in (other, course)]
    pairs = zip(*([one.content, *(part["params"] for part in one.tasks())] for one in shown_in), strict=True)
    names = [shown_in[0].main, *(part["library"] for part in shown_in[0].tasks())]
    assert {name.split()[0] for name in names} >= {f"H5P.{id}" for id in LABELLED}
    for name, (params, english) in zip(names, pairs, strict=True):
        rules = {key.rstrip("!"): rule for key, rule in LIBRARIES[name].items()}
        words, source = named_labels(params, rules), named_labels(english, rules)
        same = {label for label, text in words.items() if text == source[label]}
        assert same <= {"scoreText", "score" if language == "fr" else ""}, name  # “Points” is French too
        for label, text in words.items():
            assert set(re.findall(r"[:@]\w+", text)) == FILLED_IN.get(label, set()), label


def test_a_lesson_is_a_page(course: Course) -> None:
    """One lesson is an H5P page with the lesson's title and language, and needs no book."""
    alone = read(TARGET.write([compose.subject(course, "names-that-judge")], course))
    assert alone.main == "H5P.Column 1.18"
    assert alone.about["title"] == compose.subject(course, "names-that-judge").title
    assert alone.about["language"] == "en"
    for one in alone.about["preloadedDependencies"]:
        version = f" {one['majorVersion']}.{one['minorVersion']}"
        assert any(need.endswith(version) for need in NEEDS)


def test_more_lessons_than_a_book_takes_are_refused(course: Course) -> None:
    """H5P cuts a book after fifty pages, so the export says so beforehand."""
    subject = compose.subject(course, SOME[0])
    with pytest.raises(CannotCarry, match=r"takes 50 lessons, and this course has 51.*one by one"):
        package.write([subject] * 51, course)


def test_the_passage_is_shown_as_it_is(course: Course) -> None:
    """Mark the Words shows the lines of each passage, with one space where the text has any white space, and
    the title and language of the text."""
    for exercise in course.exercises.values():
        if isinstance(exercise.items[0].task, Marking):
            for task, passage in zip(of(exercise, course), exercise.stem.passages, strict=True):
                lines = [
                    " ".join(printable(passage.text.show(line)).split()) for _n, line in passage.paragraphs()
                ]
                assert marked(task["params"]["textField"]).lines == lines
                title = passage.seed.title.replace("not stated", "Text without a stated title")
                assert title in shown(task["params"]["taskDescription"])
                assert f'lang="{passage.seed.language or course.language}"' in task["params"]["textField"]


def words_of(exercise: Exercise, task: dict[str, Any], number: int) -> tuple[Marked, list[Range]]:
    """A text of Mark the Words, and which words of the exercise each of its own holds, by the letters that
    are shown."""
    field, passage = marked(task["params"]["textField"]), exercise.stem.passages[number]
    held = []
    lines = [where for _number, where in passage.paragraphs()]
    for place, first, last in field.places:
        line = lines[place]
        folded = passage.text.folded[line.start : line.end]
        # letters of the shown line are where those of the text are, one space for a run of white space
        at = [index for index in range(len(folded)) if not _extra(folded, index)]
        held.append(passage.number(Range(line.start + at[first], line.start + at[last - 1] + 1)))
    return field, held


def _extra(folded: str, place: int) -> bool:
    """Whether a letter is white space that the page leaves out."""
    return folded[place].isspace() and (
        not folded[:place].strip() or folded[place - 1].isspace() or not folded[place:].strip()
    )


def paid_for_marks(exercise: Exercise, tasks: list[dict[str, Any]]) -> Callable[[Answer], float]:
    """What H5P pays for marks, by the exported file."""
    texts = [words_of(exercise, task, number) for number, task in enumerate(tasks)]

    def paid(answer: Answer) -> float:
        marks = [Range(mark.start, mark.end) for mark in answer.marks or []]
        pairs = [
            field.score({i for i, words in enumerate(held) if any(mark.overlaps(words) for mark in marks)})
            for field, held in texts
        ]
        return sum(points for points, _most in pairs) / sum(most for _points, most in pairs)

    return paid


def paid_for_choices(exercise: Exercise, tasks: list[dict[str, Any]]) -> Callable[[Answer], float]:
    """What H5P pays for chosen roles or answers, by the exported file."""
    labels = {id: term.label for id, term in vocabulary().roles.items()}
    offered = [[shown(one["text"]) for one in task["params"]["answers"]] for task in tasks]

    def paid(answer: Answer) -> float:
        if exercise.stem.kind == "claim-evidence":
            given = [labels[role] if role else None for role in answer.roles or []]
        else:
            texts = [{one.id: one.text for one in item.task.choices} for item in exercise.items]  # type: ignore[union-attr]
            given = [known[id] if id else None for known, id in zip(texts, answer.choices or [], strict=True)]
        pairs = [
            choice_score(task["params"], known.index(text) if text else None)
            for task, known, text in zip(tasks, offered, given, strict=True)
        ]
        return sum(points for points, _most in pairs) / sum(most for _points, most in pairs)

    return paid


@pytest.mark.parametrize("id", SOME)
def test_the_loss_report_is_true(course: Course, id: str) -> None:
    """The difference that the report states is the one that the exported file gives by H5P's own rules."""
    exercise = course.exercises[id]
    tasks = of(exercise, course)
    paid = paid_for_marks if exercise.stem.kind == "loaded-terms" else paid_for_choices
    stated_is_found(TARGET, exercise, paid(exercise, tasks))


def test_the_key_earns_all_and_everything_little(course: Course) -> None:
    """Marking every loaded expression earns all points, marking every word none, and the stated share of
    right words is that of the file."""
    for exercise in course.exercises.values():
        key = exercise.items[0].key
        if isinstance(key, MarkKey):
            tasks = of(exercise, course)
            fields = [marked(task["params"]["textField"]) for task in tasks]
            for field in fields:
                assert field.score([i for i, right in enumerate(field.answers) if right])[0] in (
                    sum(field.answers),
                    1,
                )
                assert field.score(range(len(field.words)))[0] == 0
            given = TARGET.carry(exercise).give_away
            assert given
            assert given.everything == 0
            assert given.chance < 0.1


def test_every_right_role_earns_the_point(course: Course) -> None:
    """A part with several right roles pays one point for each of them."""
    exercise = next(
        one
        for one in course.exercises.values()
        if one.stem.kind == "claim-evidence" and any(unit.accept for unit in one.items[0].key.units)  # type: ignore[union-attr]
    )
    for task, unit in zip(of(exercise, course), exercise.items[0].key.units, strict=True):  # type: ignore[union-attr]
        right = [i for i, one in enumerate(task["params"]["answers"]) if one["correct"]]
        assert len(right) == len(unit.roles)
        assert [choice_score(task["params"], i) for i in right] == [(1, 1)] * len(right)


def test_a_rewriting_has_the_word_check_as_comments(course: Course) -> None:
    """Essay finds the loaded words of the sentence itself, and nothing to say to the model."""
    for exercise in course.exercises.values():
        key = exercise.items[0].key
        if isinstance(key, RewriteKey):
            (task,) = of(exercise, course)
            params = task["params"]
            told = comments(params, exercise.items[0].task.sentence)  # type: ignore[union-attr]
            assert [one for one in told if one.startswith("Should be gone")], exercise.stem.id
            assert comments(params, key.model) == [], exercise.stem.id
            assert len(comments(params, "")) == len(key.facts)
            assert all(line in shown(params["solution"]["introduction"]) for line in key.rubric)
            assert key.model in shown(params["solution"]["sample"])
            assert params["behaviour"]["ignoreScoring"]


def test_nothing_of_the_key_is_seen_before_check(course: Course) -> None:
    """Texts, questions and descriptions name no reason, model or neutral wording; H5P shows comments and
    solutions only after Check."""
    for exercise in course.exercises.values():
        key = exercise.items[0].key
        pages = read(TARGET.write([compose.subject(course, exercise.stem.id)], course)).tasks()
        seen = " ".join(
            shown(one["params"].get(name, ""))
            for one in pages
            for name in ("text", "question", "taskDescription")
        )
        if isinstance(key, MarkKey):
            assert not any(span.why in seen for span in key.spans)
            assert not any(span.neutral and f"“{span.neutral}”" in seen for span in key.spans)
        elif isinstance(key, RewriteKey):
            assert key.model not in seen


def test_ids_stay_while_an_exercise_does(course: Course, book: Package) -> None:
    """The id of a task is the same in its own file and in the book, and changes with the exercise alone."""
    subject = compose.subject(course, "names-that-judge")
    alone = [one["subContentId"] for one in read(TARGET.write([subject], course)).tasks()]
    assert set(alone) < {one["subContentId"] for one in book.tasks()}
    first, *others = subject.exercises
    task = replace(first.items[0].task, words=5)  # type: ignore[call-arg]
    changed = replace(first, items=(replace(first.items[0], task=task),))
    content = TARGET.write([replace(subject, exercises=(changed, *others))], course)
    again = [one["subContentId"] for one in read(content).tasks()]
    of_first = 1 + len(first.stem.passages)
    assert again[of_first:] == alone[of_first:]
    assert not set(again[:of_first]) & set(alone)


@pytest.mark.parametrize(
    ("text", "words", "answers"),
    [
        ("A *vain* hope", ["A", "*vain*", "hope"], []),
        ("“vain” hope", ["vain", "hope"], [0]),
        ("a ‘vain’, * hope*", ["a", "‘vain’", "*", "hope*"], [1]),
        ('a " quote', ["a", '"', "quote"], []),
        ("stars** in ***three", ["stars**", "in", "***three"], [0]),
        ("a &nbsp; here", ["a", "&nbsp", "here"], []),
    ],
)
def test_stars_and_quotation_marks_stay(
    course: Course, text: str, words: list[str], answers: list[int]
) -> None:
    """Each word is shown as it is, and is an answer by its place in the key alone, whatever signs it has."""
    subject = filled.subject(course, text)
    exercise = subject.exercises[0]
    item, passage = exercise.items[0], exercise.stem.passages[0]
    line = passage.text.lines[0]
    keyed = []
    for index in answers:
        at = passage.text.folded.index(
            words[index].replace("‘", "'").replace("’", "'"), line.start + len("Begin ")
        )
        keyed.append(passage.number(Range(at, at + len(words[index]))))
    span = exercise.items[0].key.spans[0]  # type: ignore[union-attr]
    spans = tuple(replace(span, words=where, core=where) for where in keyed)
    changed = replace(exercise, items=(replace(item, key=MarkKey(spans)),))
    content = TARGET.write([replace(subject, exercises=(changed,))], course)
    field = marked(read(content).tasks()[1]["params"]["textField"])
    end = len(words) + 1
    assert [word.replace("\u2060", "") for word in field.words[1:end]] == words
    assert [i - 1 for i, right in enumerate(field.answers) if right] == answers
    assert field.lines[0].replace("\u2060", "") == f"Begin {text} end."


def test_a_text_without_spaces_is_refused(course: Course) -> None:
    """Mark the Words knows words by spaces alone, so a text without any goes elsewhere."""
    exercise = filled.subject(course, "日本語と中文").exercises[0]
    passage = exercise.stem.passages[0]
    text = type(passage.text)("日本語の文章はこのように続きます。" * 3)
    changed = replace(passage, text=text, lines=replace(passage.lines, last=1))
    with pytest.raises(CannotCarry, match=r"without spaces between words.*SCORM"):
        TARGET.carry(replace(exercise, stem=replace(exercise.stem, passages=(changed,))))
