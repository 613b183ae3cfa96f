"""A sheet that holds every kind of block, with one text in every field that an author or a text can fill."""

from __future__ import annotations

from facingpages.handout.model import lines
from facingpages.handout.model.drawings import Argument, Node, Point, Timeline
from facingpages.handout.model.lines import FACING
from facingpages.handout.model.passage import Blank, Column, PrintedMark, Shape, Stretch
from facingpages.handout.model.sheet import (
    AnswerSpace,
    Block,
    Bullet,
    Card,
    Cards,
    CutLine,
    Facing,
    Fields,
    Heading,
    KeyEntry,
    KeyList,
    Listing,
    Method,
    Option,
    PageBreak,
    Paragraph,
    Question,
    Sheet,
    SheetKind,
    Strips,
    Style,
    Table,
    View,
    Words,
)
from facingpages.text.folded import Range, Text


def specimen(text: str) -> Sheet:
    """Return the sheet; what comes of our own vocabulary, roles and the ends of a line, is as it always
    is."""
    whole = Text(text)
    shapes = (None, *(PrintedMark(shape, number) for number, shape in enumerate(Shape, 1)))
    broken = [
        lines.numbered(
            whole,
            Range(0, len(whole.folded)),
            [(Range(0, len(whole.folded)), mark)] if mark else [],
            FACING,
            1,
        )
        for mark in shapes
    ]
    column = Column(
        text, text, (*(Stretch(made) for made in broken), Stretch(broken[0], "A1", Blank(text, text)))
    )
    nodes = (Node("A1", "Claim"), Node("A2", "Evidence", "A1"))
    ends = ("earlier", "later")
    points = tuple(Point("2025", text, event) for event in (True, False))
    blocks: tuple[Block, ...] = (
        Heading(text, 2, text, text),
        Heading(text, 3),
        *(Paragraph(text, text, style) for style in Style),
        *(Listing((text, text), bullet) for bullet in Bullet),
        Facing((column, column)),
        Facing((column,)),
        Facing((column,), 1),
        Question(
            text,
            1,
            text,
            (Option("A", text, right=True, why=text), Option("B", text)),
            shown=Blank(text, text),
        ),
        Question(text, 2, text, (Option("A", text),), several=True),
        AnswerSpace(text, 2),
        KeyList(
            text,
            (KeyEntry("1", text, Shape.LOADED, ((text, text),), text), KeyEntry("2", text, Shape.CONTESTED)),
        ),
        KeyList(text, (KeyEntry("", text, None, (), text),)),
        Table(text, (text, text), ((text, text),), (1, 2)),
        Argument(text, text, (nodes,)),
        Argument(text, text),
        Timeline(text, text, ends, points),
        Timeline(text, text, ends, points * 4),
        Timeline(text, text, ends),
        Method(text, (Words(text, ((text, text),)),)),
        CutLine(),
        Fields((text,)),
        PageBreak(),
        Strips((text,), (("1", text, text),)),
        PageBreak(),
        Cards((Card(text, text, text, Blank(text, text)),) * 2, 8),
    )
    return Sheet(
        "some-lesson/some-exercise",
        SheetKind.EXERCISES,
        View.TEACHER,
        "A",
        "en",
        text,
        (text, text),
        "Page {page} of {pages}",
        blocks,
        (text,),
    )
