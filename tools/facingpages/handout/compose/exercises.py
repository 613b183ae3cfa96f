"""An exercise as blocks, in one layout for both the student's sheet and the key.

The layout is made of `LearnerExercise`.  What a key adds to it comes as `Added`, of which a learner's
sheet is given none; `keys` makes it of an `Exercise`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import Final, assert_never

from facingpages.course.formats.fields import NOT_STATED
from facingpages.course.items import (
    Choosing,
    LearnerExercise,
    LearnerItem,
    Marking,
    Rewriting,
    Sorting,
    around,
)
from facingpages.course.kinds.registry import KINDS
from facingpages.course.part_labels import labels
from facingpages.course.passage import Passage
from facingpages.handout.compose.variants import choices as printed_choices
from facingpages.handout.model.drawings import Argument, Node, Point, Timeline
from facingpages.handout.model.lines import FACING, SINGLE, numbered
from facingpages.handout.model.passage import Blank, Column, PrintedMark, Shape, Stretch
from facingpages.handout.model.sheet import (
    AnswerSpace,
    Block,
    Facing,
    Heading,
    Option,
    Paragraph,
    Question,
    Style,
    Table,
)
from facingpages.language.messages import catalogue, direction, minutes
from facingpages.language.vocabulary import vocabulary
from facingpages.page.citation_trail import asks_for_it
from facingpages.page.provenance import place, stated
from facingpages.text.citations import Listed
from facingpages.text.folded import Range

LETTERS: Final = "ABCDEFGH"
_LINES: Final = 7  # to write a sentence on, next to its passage
_WORDS_FOR_TWO: Final = (
    28  # rows; a text that presses hard has a loaded term in 17 words: two rows are left over
)
_BY_DATES: Final = frozenset(
    {"support", "fitness"}
)  # the axes on which dates can decide, see `proofs.PROVES`


@dataclass(frozen=True)
class Added:
    """The key's additions to the layout of an exercise, by item or unit. A learner's sheet gets `NOTHING`."""

    marks: tuple[tuple[Range, PrintedMark], ...] = ()  # in words of the exercise
    roles: tuple[str, ...] = ()
    nodes: tuple[tuple[Node, ...], ...] = ()
    right: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, Blank] = field(default_factory=dict)
    whys: Mapping[tuple[str, str], str] = field(default_factory=dict)
    points: tuple[Point, ...] = ()
    after: tuple[Block, ...] = ()


NOTHING: Final = Added()


def blocks(learner: LearnerExercise, language: str, variant: str, added: Added = NOTHING) -> Iterator[Block]:
    """Yield the blocks of an exercise: its heading, task, passages, and the places to answer."""
    _ = catalogue(language).gettext
    stem = learner.stem
    note = f"{_(KINDS[stem.kind].name)} · {minutes(stem.minutes, language)}"
    yield Heading(stem.title, 2, stem.id, note)
    yield Paragraph(stem.prompt, style=Style.LEAD)
    task = learner.items[0].task
    match task:
        case Marking():
            yield _facing(learner, language, added)
            if not added.after:
                header = (_("Words I mark"), _("Why: the test or the technique"), _("In plain words"))
                yield Table(_("My marks"), header, (("", "", ""),) * _rows(task.words), (4, 5, 4))
        case Sorting():
            roles = " · ".join(role.label for role in vocabulary(language).roles.values())
            yield Paragraph(roles, _("Roles to choose from:"), Style.SMALL)
            yield _facing(learner, language, added, beside=0 if added.nodes else 1)
            yield _argument(added.nodes, language)
        case Rewriting():
            yield _facing(learner, language, added, beside=0 if added.after else 1)
            if not added.after:
                yield AnswerSpace(_("The sentence in my words"), _LINES)
        case Choosing():
            about = list(_listed(learner, language)) if task.axis in vocabulary(language).axes else []
            # next to the last passage; reasons are too long for it
            beside = 0 if added.whys else len(about) + len(learner.items)
            yield _facing(learner, language, added, beside=0 if stem.source else beside)
            if stem.source:
                yield Paragraph("", _("The source, opened"), Style.LEAD)
                yield Facing((_source(stem.source, language),), beside)
            yield from (Paragraph(text, style=Style.SMALL) for text in about)
            for number, item in enumerate(learner.items, 1):
                yield _question(item, number, variant, added)
            if stem.entries and any(
                isinstance(item.task, Choosing) and item.task.axis in _BY_DATES for item in learner.items
            ):
                yield _axis(added.points, language)
        case _:
            assert_never(task)
    yield from added.after


def title_of(passage: Passage, language: str) -> str:
    """Return the title of a passage's text, or a note that it states none."""
    _ = catalogue(language).gettext
    return passage.seed.title if passage.seed.title != NOT_STATED else _("Text without a stated title")


def _rows(count: int) -> int:
    """Return the number of rows to write in, from the length of the passages only: it must tell nothing of
    the key."""
    return max(8, min(12, 2 * ceil(count / _WORDS_FOR_TWO)))


def _facing(learner: LearnerExercise, language: str, added: Added, *, beside: int = 0) -> Facing:
    stem = learner.stem
    measure = FACING if len(stem.passages) > 1 else SINGLE
    return Facing(
        tuple(_column(learner, index, measure, language, added) for index in range(len(stem.passages))),
        beside if len(stem.passages) == 1 else 0,
    )


def _column(learner: LearnerExercise, index: int, measure: float, language: str, added: Added) -> Column:
    _ = catalogue(language).gettext
    passage = learner.stem.passages[index]
    marks = _marks(learner, passage, added)
    stretches: list[Stretch] = []
    line = 1
    for where, unit in _stretches(learner, index):
        lines = numbered(passage.text, where, marks, measure, line)
        line += len(lines)
        blank = Blank(_("Role"), added.roles[unit - 1] if added.roles else "") if unit else None
        label = labels(learner)[unit - 1] if unit else ""
        stretches.append(Stretch(lines, label, blank))
    return _of(passage, stretches, language)


def _source(passage: Passage, language: str) -> Column:
    """Return the source of a citation as plain paragraphs: marking what decides would answer the question."""
    stretches: list[Stretch] = []
    line = 1
    for _, where in passage.paragraphs():
        lines = numbered(passage.text, where, [], SINGLE, line)
        line += len(lines)
        stretches.append(Stretch(lines))
    return _of(passage, stretches, language)


def _of(passage: Passage, stretches: list[Stretch], language: str) -> Column:
    spoken = passage.seed.language or language
    turned = direction(spoken) == "rtl"
    head = (title_of(passage, language), _head(passage, language))
    return Column(*head, tuple(stretches), spoken, turned)


def _head(passage: Passage, language: str) -> str:
    """Return the stated provenance of a passage's text, and the paragraphs shown; line numbers on paper count
    printed lines instead."""
    return " · ".join(filter(None, [stated(passage.seed, language), place(passage, language)]))


def _stretches(learner: LearnerExercise, index: int) -> Iterator[tuple[Range, int]]:
    """Yield the stretches of a passage, in characters, each with its unit number, or 0."""
    task = learner.items[0].task
    if isinstance(task, Sorting):
        for number, unit in enumerate(task.units, 1):
            if unit.passage == index:
                yield unit.where, number
    else:
        for _, where in learner.stem.passages[index].paragraphs():
            yield where, 0


def _marks(learner: LearnerExercise, passage: Passage, added: Added) -> list[tuple[Range, PrintedMark]]:
    """Return the marked words of a passage, in characters and in order: the task's focus, or the key's
    spans."""
    focus = learner.stem.focus
    marks = [(passage.characters(span), mark) for span, mark in added.marks if span in passage.words]
    if focus:
        marks += [(part, PrintedMark(Shape.CLAIM)) for part in around(focus.claim, focus.mark)]
        if focus.mark:
            marks.append((focus.mark, PrintedMark(Shape.SOURCE)))
    return sorted(marks, key=lambda pair: pair[0])


def _question(item: LearnerItem, number: int, variant: str, added: Added) -> Question:
    assert isinstance(item.task, Choosing)
    choices = printed_choices(item, variant)
    right = added.right.get(item.id)
    options = tuple(
        Option(letter, choice.text, choice.id == right, added.whys.get((item.id, choice.id), ""))
        for letter, choice in zip(LETTERS, choices, strict=False)
    )
    return Question(item.id, number, item.task.ask, options, shown=added.shown.get(item.id))


def _listed(learner: LearnerExercise, language: str) -> Iterator[str]:
    """Yield where the text's sources are, or that it lists none; some answers on the trace speak of that."""
    _ = catalogue(language).gettext
    if not learner.stem.entries:
        if not asks_for_it(learner):
            yield _("This text has no list of sources.")
        return
    match learner.stem.listed:
        case Listed.LIST:
            yield _("The text's own list of sources is at the end of this sheet.")
        case Listed.NOTES:
            yield _("The notes of this text are at the end of this sheet.")
        case Listed.LINKS:
            yield _("The links of this text, with their addresses, are at the end of this sheet.")
        case _:
            assert_never(learner.stem.listed)


def _argument(nodes: tuple[tuple[Node, ...], ...], language: str) -> Argument:
    _ = catalogue(language).gettext
    title = _("The shape of the argument")
    if not nodes:
        task = _("Draw each part as its label (A1), and an arrow from each part to the one that it supports.")
        return Argument(f"{title}. {task}", _("An empty frame to draw in."))
    sentences = [
        (
            _("part {number}, {role}, supports part {supports}")
            if node.supports
            else _("part {number}, {role}")
        ).format(number=node.label, role=node.role, supports=node.supports)
        for column in nodes
        for node in column
    ]
    return Argument(title, "; ".join(sentences) + ".", nodes)


def _axis(points: tuple[Point, ...], language: str) -> Timeline:
    _ = catalogue(language).gettext
    title, ends = _("Which came first?"), (_("earlier"), _("later"))
    if not points:
        title = " ".join((title, _("Write the dates on the line, with what happened or was published.")))
        return Timeline(title, _("An empty line from earlier to later, to write dates on."), ends)
    return Timeline(title, "; ".join(f"{point.date}: {point.text}" for point in points) + ".", ends, points)
