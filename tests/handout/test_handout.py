"""The sheet before it is printed: lines, variants, and that a learner's sheet knows no key."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facingpages.course.course import Course, Mode
from facingpages.course.items import ChoiceKey, Choosing, Exercise, MarkKey, Sorting
from facingpages.course.kinds.citation_check import proofs
from facingpages.handout import html, pdf
from facingpages.handout.compose import compose, exercises, extras, variants
from facingpages.handout.model.drawings import Timeline
from facingpages.handout.model.lines import FACING, broken, numbered, width
from facingpages.handout.model.passage import PrintedMark, Shape
from facingpages.handout.model.printable import printable
from facingpages.handout.model.sheet import (
    Facing,
    Heading,
    Listing,
    Question,
    Sheet,
    SheetKind,
    Strips,
    Table,
    View,
)
from facingpages.page import exhibit, render
from facingpages.text.folded import Range, Text
from tests.site.test_site import rationales, replaced

CUT_OUTS = (SheetKind.STRIPS, SheetKind.CARDS, SheetKind.EXIT)


def made(
    course: Course, id: str, view: View, kind: SheetKind = SheetKind.EXERCISES, variant: str = ""
) -> Sheet | None:
    """A sheet, or None where the lesson has none of the kind."""
    try:
        return compose.sheet(course, compose.subject(course, id), view, kind, variant)
    except compose.NoSheet:
        return None


def texts(thing: object) -> Iterator[str]:
    """Every text in a sheet or a part of one."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from texts(part)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from texts(getattr(thing, field.name))


@given(st.text(st.characters(codec="utf-8")), st.floats(min_value=1, max_value=40))
def test_lines_put_together_are_the_text(text: str, measure: float) -> None:
    """Breaking loses and adds no letter, and no line of more than one letter is wider than the measure."""
    lines = list(broken(text, measure))
    assert "".join(lines) == (text if text.strip(" \t\n") else "")
    assert all(width(line.rstrip()) <= measure + 1 for line in lines)


@given(st.text("ab c.\u00a0é", min_size=1, max_size=120), st.data())
def test_marks_cut_a_line_and_nothing_else(text: str, data: st.DataObject) -> None:
    """The pieces of a marked stretch are its letters in order, each mark begins once, and the lines are
    those without marks."""
    whole = Text(text)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(whole.folded)), max_size=6)))
    marks = [
        (Range(a, b), PrintedMark(Shape.LOADED, n))
        for n, (a, b) in enumerate(zip(cuts[::2], cuts[1::2], strict=False), 1)
    ]
    lines = numbered(whole, Range(0, len(whole.folded)), marks, 9, 4)
    plain = numbered(whole, Range(0, len(whole.folded)), [], 9, 4)
    assert [line.text for line in lines] == [line.text for line in plain]
    assert [line.number for line in lines] == list(range(4, 4 + len(lines)))
    pieces = [piece for line in lines for piece in line.pieces]
    for range_, mark in marks:
        mine = [piece for piece in pieces if piece.mark == mark]
        if lines:
            assert "".join(piece.text for piece in mine) == whole.show(range_)
            assert [piece.starts for piece in mine] == [True] + [False] * (len(mine) - 1)


def test_a_sheet_holds_every_exercise_of_its_lesson_once(course: Course) -> None:
    """On both views, and in every variant, under the id that it has on the site."""
    seen: set[str] = set()
    for lesson in compose.lessons(course):
        for view in View:
            for variant in ("", *variants.CODES):
                sheet = made(course, lesson, view, variant=variant)
                assert sheet
                ids = [block.id for block in sheet.blocks if isinstance(block, Heading) and block.id]
                assert sorted(ids) == sorted(
                    exercise.stem.id for exercise in compose.subject(course, lesson).exercises
                )
                seen |= set(ids)
    assert seen == set(course.exercises)


def test_key_and_sheet_have_the_same_lines(course: Course) -> None:
    """The passages of a teacher's copy have the lines of the student's sheet, and its units and items the
    same numbers."""
    for id in course.exercises:
        learner, teacher = made(course, id, View.LEARNER), made(course, id, View.TEACHER)
        assert learner
        assert teacher
        shown = [
            [
                [
                    (line.number, line.text)
                    for column in block.columns
                    for stretch in column.stretches
                    for line in stretch.lines
                ]
                for block in sheet.blocks
                if isinstance(block, Facing)
            ]
            for sheet in (learner, teacher)
        ]
        assert shown[0] == shown[1]
        asked = [
            [(q.id, q.number, [o.text for o in q.options]) for q in s.blocks if isinstance(q, Question)]
            for s in (learner, teacher)
        ]
        assert asked[0] == asked[1]


def test_the_dates_of_a_sheet_are_those_of_its_texts(course: Course) -> None:
    """The timeline of a lesson holds what its own texts state and list, and nothing of another text."""
    sheet = made(course, "test-form-a", View.LEARNER)
    assert sheet
    line = [block for block in sheet.blocks if isinstance(block, Timeline)][
        -1
    ]  # the others are trails of citations
    shown = course.shown_in("test-form-a")
    others = {dated.what for dated in exhibit.timeline(course, set(course.seeds) - shown)}
    others -= {dated.what for dated in exhibit.timeline(course, shown)}
    assert others  # of texts that the lesson does not show
    assert [point.text for point in line.points] == [dated.what for dated in exhibit.timeline(course, shown)]
    assert others & {point.text for point in line.points} == set()


def test_one_minute_is_one(course: Course) -> None:
    """A time of one is said in the singular."""
    made = next(iter(course.exercises.values())).without_key()
    for count, said in ((1, "· 1 minute"), (7, "· 7 minutes")):
        heading = next(exercises.blocks(replace(made, stem=replace(made.stem, minutes=count)), "en", ""))
        assert isinstance(heading, Heading)
        assert heading.note.endswith(said)


def without_keys(course: Course) -> Course:
    """A course with every key replaced, and without the files in which the keys are."""
    other = {
        id: Exercise(e.stem, tuple(replaced(item) for item in e.items)) for id, e in course.exercises.items()
    }
    return replace(course, exercises=other, files={})


def test_non_interference(course: Course, lessons: list[str]) -> None:
    """With every key replaced a learner's sheets are the same, and the bytes of their PDF and HTML; a
    teacher's are not."""
    other = without_keys(course)
    for lesson in lessons:
        for kind in (SheetKind.EXERCISES, *CUT_OUTS):
            for variant in ("", "C"):
                one, two = (made(c, lesson, View.LEARNER, kind, variant) for c in (course, other))
                assert one == two
                if one and two and not variant:
                    assert html.write(one) == html.write(two)
        one, two = made(course, lesson, View.LEARNER), made(other, lesson, View.LEARNER)
        assert one
        assert two
        assert pdf.write(one).content == pdf.write(two).content
    rewriting = made(course, "names-that-judge", View.TEACHER)
    assert rewriting != made(other, "names-that-judge", View.TEACHER)


def test_no_rationale_is_on_a_learners_sheet(course: Course) -> None:
    """No text of a learner's sheet holds a rationale, and every rationale is on a teacher's."""
    whys = {" ".join(why.split()) for why in rationales(course)}
    learner, teacher = set[str](), set[str]()
    for lesson in compose.lessons(course):
        for kind in (SheetKind.EXERCISES, *CUT_OUTS):
            for view, into in ((View.LEARNER, learner), (View.TEACHER, teacher)):
                into |= {" ".join(text.split()) for text in texts(made(course, lesson, view, kind))}
    everything = "\n".join(learner)
    assert [why for why in whys if why in everything] == []
    everything = "\n".join(teacher)
    assert [why for why in whys if why not in everything] == []


def test_variants_differ_and_keep_their_key(course: Course, lessons: list[str]) -> None:
    """The six variants of a lesson with several questions differ from each other and from the plain sheet;
    the right answers are the same texts."""
    for lesson in lessons:
        keys = {}
        for variant in ("", *variants.CODES):
            sheet = made(course, lesson, View.TEACHER, variant=variant)
            assert sheet
            assert (f"Variant {variant}" in sheet.head[1]) == bool(variant)
            keys[variant] = sheet
        assert len({sheet.blocks for sheet in keys.values()}) == 1 + len(variants.CODES), lesson
        for sheet in keys.values():
            for question in (block for block in sheet.blocks if isinstance(block, Question)):
                exercise = course.exercises[question.id.partition("#")[0]]
                key = next(item.key for item in exercise.items if item.id == question.id)
                assert isinstance(key, ChoiceKey)
                task = next(item.task for item in exercise.items if item.id == question.id)
                right = next(choice.text for choice in task.choices if choice.id == key.choice)
                assert [option.text for option in question.options if option.right] == [right]
                assert [option.letter for option in question.options] == list(
                    "ABCDEFGH"[: len(question.options)]
                )


def test_a_variant_is_the_same_for_ever() -> None:
    """The order of a variant is written down here: a sheet printed last year still fits its key."""
    assert {code: "".join(variants.arranged("abcdef", code, str)) for code in variants.CODES} == ORDERS
    assert variants.arranged("abcdef", variants.PLAIN, str) == tuple("abcdef")


ORDERS = {"A": "fdbace", "B": "cabfde", "C": "eabdfc", "D": "abdecf", "E": "bedfca", "F": "acfbde"}


def test_strips_are_the_units_of_the_text(course: Course) -> None:
    """Each unit is a strip with the label that it has on the page and in the key."""
    sheet = made(course, "claim-and-evidence", View.LEARNER, SheetKind.STRIPS)
    assert sheet
    strips = [block for block in sheet.blocks if isinstance(block, Strips)]
    assert len(strips) == 5
    for block in strips:
        for letter, some in groupby((label for label, _, _ in block.strips), lambda label: label[0]):
            known = [*some]
            assert known == [f"{letter}{number}" for number in range(1, len(known) + 1)]


def test_a_strip_says_which_text_it_is_from_where_there_are_two(course: Course, small: Path) -> None:
    """Each strip of two passages bears the title of its text, the same for both sides, and where titles
    are alike a number."""
    for loaded in (course, Course.load(small)):
        for exercise in loaded.exercises.values():
            task = exercise.items[0].task
            if not isinstance(task, Sorting):
                continue
            stem = exercise.stem
            (block,) = (
                block
                for block in extras.strips(exercise.without_key(), "en", "")
                if isinstance(block, Strips)
            )
            told = [
                exercises.title_of(stem.passages[unit.passage], "en") if len(stem.passages) > 1 else ""
                for unit in task.units
            ]
            assert [text for _, _, text in block.strips] == told
            alike = replace(stem, passages=tuple(stem.passages[0] for _ in stem.passages))
            learner = replace(exercise.without_key(), stem=alike)
            if len(alike.passages) > 1:
                (block,) = (block for block in extras.strips(learner, "en", "") if isinstance(block, Strips))
                assert len({text for _, _, text in block.strips}) == 2


def test_dates_are_asked_for_where_a_question_is_about_them(course: Course) -> None:
    """A line for dates is below the questions on support and fitness, which alone dates can decide: so
    much the questions tell, and no key."""
    by_dates = {
        axis
        for rule in ("source-predates-event", "source-not-before-event")
        for axis, _ in proofs.PROVES[rule]
    }
    seen = set()
    for exercise in course.exercises.values():
        if exercise.stem.entries:
            axes = {item.task.axis for item in exercise.items if isinstance(item.task, Choosing)}
            asked = any(
                isinstance(block, Timeline) for block in exercises.blocks(exercise.without_key(), "en", "")
            )
            assert asked == bool(axes & by_dates), exercise.stem.id
            seen.add(asked)
    assert seen == {True, False}


def test_the_rows_for_marks_are_more_than_the_terms_and_do_not_tell_how_many(
    course: Course, small: Path
) -> None:
    """A student has two rows at least to spare, in each exercise of the course and of a new one; sheets of as
    many rows have few terms and many."""
    rows, terms = dict[str, int](), dict[str, int]()
    for root in (course, Course.load(small)):
        for id, exercise in root.exercises.items():
            key = exercise.items[0].key
            if isinstance(key, MarkKey):
                blocks = exercises.blocks(exercise.without_key(), "en", "")
                (table,) = (block for block in blocks if isinstance(block, Table))
                rows[id], terms[id] = len(table.rows), len(key.of("loaded"))
    assert len(rows) > 20
    assert {id for id in rows if rows[id] < terms[id] + 2} == set()
    for count in set(rows.values()):
        alike = {terms[id] for id in rows if rows[id] == count}
        assert len(alike) > 1, f"{count} rows are for {alike} terms alone"


def test_a_passage_says_which_paragraphs_of_its_text_it_is(course: Course, small: Path) -> None:
    """The numbers on a sheet count its printed lines, so each sheet says which paragraphs of the text are
    there, and nothing on it calls those lines."""
    sheets = [made(Course.load(small), "one-street", view) for view in View]
    for sheet in sheets:
        assert sheet
        columns = [column for block in sheet.blocks if isinstance(block, Facing) for column in block.columns]
        assert [column.provenance.rpartition(" · ")[2] for column in columns][-1] == "paragraph 4 of the text"
        assert columns[0].provenance.endswith(" · paragraphs 5-6 of the text")
    assert any(text.startswith("Paragraph 4 of this text cites nothing") for text in texts(sheets[1]))


def numbered_by_hand(small: Path, numbers: tuple[str, ...]) -> Course:
    """The course of `init`, whose list of sources bears numbers of its own."""
    file, listed = small / "seeds/street-for-people.txt", small / "seeds/seeds.yml"
    lines = file.read_text("utf-8").splitlines()
    lines[-3:] = [f"{number} {line}" for number, line in zip(numbers, lines[-3:], strict=True)]
    old = hashlib.sha256(file.read_bytes()).hexdigest()
    file.write_text("\n".join(lines) + "\n", "utf-8")
    words = len(Text(file.read_text("utf-8")).words)
    text = (
        listed.read_text("utf-8")
        .replace(old, hashlib.sha256(file.read_bytes()).hexdigest())
        .replace("words: 259", f"words: {words}")
    )
    listed.write_text(text, "utf-8")
    return Course.load(small)


@pytest.mark.parametrize("numbers", [("[1]", "[2]", "[3]"), ("1.", "2)", "3."), ("[4]", "[5]", "[6]")])
def test_a_list_with_numbers_of_its_own_is_numbered_once(small: Path, numbers: tuple[str, ...]) -> None:
    """Where a text numbers its sources as the sheet does, it is once, on paper and on the page; other
    numbers are the text's, and stay."""
    course = numbered_by_hand(small, numbers)
    assert course.findings == ()
    sheet = made(course, "one-street", View.LEARNER)
    assert sheet
    listing, _aims = (block for block in sheet.blocks if isinstance(block, Listing))
    assert listing.items[1].startswith("[5] Millbrook Weekly" if numbers[0] == "[4]" else "Millbrook Weekly")


def test_a_passage_says_nothing_of_what_its_text_does_not_state(small: Path) -> None:
    """A student reads no `not stated`, of the kind or of the outlet, on paper and on the page; where a text
    states nothing, the head of its passage says where in the text it is."""
    file = small / "seeds/seeds.yml"
    file.write_text(
        file.read_text("utf-8").replace(
            "kind: newspaper column, written for this example", "kind: not stated"
        ),
        "utf-8",
    )
    course = Course.load(small)
    sheet = made(course, "one-street", View.LEARNER)
    assert sheet
    column = next(block for block in sheet.blocks if isinstance(block, Facing)).columns[0]
    assert column.provenance.startswith("author Nora Brandt")
    exercise = course.exercises["one-street/before-the-vote"]
    assert "author Nora Brandt" in render.exercise(exercise, Mode.CLASS)
    heads = [c.provenance for block in sheet.blocks if isinstance(block, Facing) for c in block.columns]
    assert not any("not stated" in head for head in heads)
    assert "not stated" not in render.exercise(exercise, Mode.CLASS)
    unstated = re.sub(r"(author|outlet|date): .*", r"\1: not stated", file.read_text("utf-8"))
    file.write_text(unstated, "utf-8")
    bare = made(Course.load(small), "one-street", View.LEARNER)
    assert bare
    column = next(block for block in bare.blocks if isinstance(block, Facing)).columns[0]
    assert column.provenance == "paragraphs 5-6 of the text"


def test_a_subject_that_is_not_there_has_a_near_match(course: Course) -> None:
    """A misspelt lesson is refused with the nearest one."""
    with pytest.raises(compose.NoSheet) as refused:
        compose.subject(course, "claim-and-evidense")
    assert refused.value.hint == "Did you mean `claim-and-evidence`?"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x1fc\x7f\x85", "a\ufffdb\ufffdc\ufffd\ufffd"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("one\ntwo\r\nthree\tfour\u2028five", "one two three four five"),
        ("\u202eturned", "\u202eturned\u202c"),
        ("\u2067\u202aboth", "\u2067\u202aboth\u202c\u2069"),
        ("\u2067closed\u2069", "\u2067closed\u2069"),
        ("😀 e\u0301 \u200d", "😀 e\u0301 \u200d"),
        ("\ufffe\uffff", "\ufffd\ufffd"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    """What no format can hold is replaced, what is open is closed, and the rest stays."""
    assert printable(text) == shown


def test_every_line_of_the_course_fits_its_column(course: Course) -> None:
    """The widths by which lines are broken are those of the type: no line is set wider than its column."""
    import json

    import typst

    lines = {
        (line.text.rstrip(), FACING if len(block.columns) > 1 else 25.5)
        for id in course.exercises
        for block in (made(course, id, View.LEARNER) or pytest.fail(id)).blocks
        if isinstance(block, Facing)
        for column in block.columns
        for stretch in column.stretches
        for line in stretch.lines
    }
    source = b"""#set text(size: 100pt, font: "Libertinus Serif", fallback: false)
#let lines = json(bytes(sys.inputs.lines))
#context [#metadata(lines.map(it => measure(text(it.first())).width / 100pt - it.last()))<over>]"""
    compiler = typst.Compiler(
        source, ignore_system_fonts=True, sys_inputs={"lines": json.dumps(sorted(lines))}
    )
    over = json.loads(compiler.query("<over>", field="value", one=True))
    assert len(over) > 1000
    assert [(line, excess) for line, excess in zip(sorted(lines), over, strict=True) if excess > 0] == []


@pytest.mark.parametrize("variant", ["", "B"])
def test_only_a_key_says_which_answer_is_right(course: Course, variant: str) -> None:
    """On a learner's sheet no answer is the right one and none has a reason; on a key exactly one is, and it
    is the key's own."""
    keys = {
        item.id: (item.task, item.key)
        for exercise in course.exercises.values()
        for item in exercise.items
        if isinstance(item.task, Choosing)
    }
    for view in View:
        sheet = made(course, "where-is-the-source", view, variant=variant)
        assert sheet
        questions = [block for block in sheet.blocks if isinstance(block, Question)]
        assert questions
        for question in questions:
            right = [option.text for option in question.options if option.right]
            task, key = keys[question.id]
            assert isinstance(key, ChoiceKey)
            if view is View.LEARNER:
                assert right == []
                assert [option.why for option in question.options if option.why] == []
            else:
                assert right == [choice.text for choice in task.choices if choice.id == key.choice]
