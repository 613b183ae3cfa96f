"""The body of a Word document: one `match` over the blocks of a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from facingpages.handout.model import pictures
from facingpages.handout.model.drawings import Argument, Timeline
from facingpages.handout.model.passage import Blank
from facingpages.handout.model.sheet import (
    AnswerSpace,
    Block,
    Bullet,
    Cards,
    CutLine,
    Facing,
    Fields,
    Heading,
    KeyEntry,
    KeyList,
    Listing,
    Method,
    PageBreak,
    Paragraph,
    Question,
    Strips,
    Style,
    Table,
)
from facingpages.handout.word import passages, tables
from facingpages.handout.word.drawing import drawn
from facingpages.handout.word.measures import GAP, Measures
from facingpages.handout.word.numbering import Lists, ListStyle
from facingpages.handout.word.xml import Xml, joined, line_break, paragraph, runs, stop, tab

_HEADINGS: Final = {1: "Heading1", 2: "Heading2", 3: "Heading3"}
_STYLES: Final = {Style.BODY: "Normal", Style.LEAD: "Lead", Style.SMALL: "Small"}
_BULLETS: Final = {
    Bullet.DOT: ("ListBullet", ListStyle.DOT),
    Bullet.NUMBER: ("ListNumber", ListStyle.NUMBER),
    Bullet.TICK: ("ListTick", ListStyle.TICK),
}
_SIGNS: Final = {
    (False, False): ListStyle.CIRCLE,
    (False, True): ListStyle.CIRCLE_RIGHT,
    (True, False): ListStyle.SQUARE,
    (True, True): ListStyle.SQUARE_RIGHT,
}


class Writer:
    """Writes blocks in order, counting lists and pictures."""

    def __init__(self, measures: Measures, *, teacher: bool) -> None:
        self.measures = measures
        self.teacher = teacher
        self.lists = Lists()
        self._pictures = 0

    def heading(self, text: str, level: int) -> Xml:
        """Return a heading."""
        return paragraph(_HEADINGS[level], runs(text))

    def written(self, blocks: Sequence[Block]) -> Iterator[Xml]:
        """Yield the paragraphs and tables of blocks; a place to answer is beside its passage, where there is
        one beside."""
        waiting = list(blocks)
        while waiting:
            block = waiting.pop(0)
            match block, waiting:
                case Facing(beside=1), [Argument() | AnswerSpace(), *_] if not self.measures.form.large:
                    yield from self._beside(block, waiting.pop(0))
                case _:
                    yield from self._write(block, self.measures.width)

    def _beside(self, passage: Facing, answer: Block) -> Iterator[Xml]:
        """Yield a passage with the place to answer on its right."""
        left, right = passages.halves(self.measures)
        cells = [
            tables.Cell(tuple(passages.facing(passage, self.measures, self.lists)), left),
            tables.Cell(tuple(self._write(answer, right - GAP)), right),
        ]
        yield tables.table_of(
            "BesideTable",
            tables.row(cells, whole=False),
            widths=[left, right],
            turned=self.measures.turned,
            header=False,
        )
        yield tables.after_table()

    def _write(self, block: Block, wide: int) -> Iterator[Xml]:
        match block:
            case Heading():
                yield self.heading(block.text, block.level)
                id = block.id if self.teacher else ""
                if block.note or id:
                    apart = line_break() if self.measures.form.large else tab()  # a long id needs a line
                    yield paragraph("Note", runs(block.note), apart, runs(id, "Id"))
            case Paragraph():
                yield paragraph(_STYLES[block.style], *_labelled(block.label, block.text))
            case Listing():
                yield from self._listing(block)
            case Facing():
                yield from passages.facing(block, self.measures, self.lists)
            case Question():
                yield from self._question(block)
            case AnswerSpace():
                yield paragraph("AnswerLabel", runs(block.label))
                for row in range(block.lines):
                    yield paragraph("AnswerLine", together=row < block.lines - 1)
            case KeyList():
                yield from self._key(block)
            case Argument() | Timeline():
                yield from self._picture(block, wide)
            case Table():
                yield from tables.table(block, self.measures)
            case Method():
                yield from self._method(block)
            case Cards():
                yield from tables.cards(block, self.measures)
            case Strips():
                yield from tables.strips(block, self.measures)
            case Fields():
                yield self.fields(block.labels)
            case PageBreak():
                yield paragraph("PageBreak")
            case CutLine():
                yield paragraph("PageBreak" if self.measures.form.large else "CutLine")

    def fields(self, labels: tuple[str, ...]) -> Xml:
        """Return labels side by side, each followed by a line to write on."""
        shares = [5, *(3 for _ in labels[1:])]
        places = [
            self.measures.width * sum(shares[: index + 1]) // sum(shares) for index in range(len(labels))
        ]
        tabs = joined(stop(place, leader="underscore") for place in places)
        return paragraph(
            "Fields",
            *(part for label in labels for part in (runs(f"{label} "), tab(), runs("  "))),
            tabs=tabs,
        )

    def _method(self, block: Method) -> Iterator[Xml]:
        yield paragraph("TableTitle", runs(block.title))
        for group in block.groups:
            words = (
                part for pair in group.words for part in (runs(f" {pair[0]}. ", "Strong"), runs(pair[1]))
            )
            yield paragraph("MethodWords", runs(f"{group.title}:", "Emphasis"), *words)

    def _listing(self, block: Listing) -> Iterator[Xml]:
        style, kind = _BULLETS[block.bullet]
        for number, item in enumerate(block.items, 1):
            yield paragraph(style, runs(item), number=self.lists.of(kind, number))

    def _question(self, block: Question) -> Iterator[Xml]:
        yield paragraph("Question", runs(block.ask), number=self.lists.of(ListStyle.QUESTION, block.number))
        if block.shown:
            yield paragraph("Shown", *_filled(block.shown))
        for option in block.options:
            last = option is block.options[-1]
            words = runs(option.text, "Strong" if option.right else "")
            sign = self.lists.of(_SIGNS[block.several, option.right])
            yield paragraph(
                "Choice",
                runs(option.letter),
                tab(),
                words,
                number=sign,
                together=bool(option.why) or not last,
            )
            if option.why:
                yield paragraph("ChoiceReason", runs(option.why))

    def _key(self, block: KeyList) -> Iterator[Xml]:
        yield paragraph("KeyTitle", runs(block.title))
        for entry in block.entries:
            body = joined(_entry(entry))
            if entry.label:
                yield paragraph(
                    "KeyEntry", runs(passages.numeral(entry.shape, entry.label), "Strong"), tab(), body
                )
            else:
                yield paragraph("KeyEntry", body, number=self.lists.of(ListStyle.KEY_DOT))

    def _picture(self, block: Argument | Timeline, wide: int) -> Iterator[Xml]:
        m = self.measures
        if block.title:
            yield paragraph("TableTitle", runs(block.title))
        for scene in pictures.drawn(block, wide / m.em(1) - 0.1, m.height / m.em(1) - 8):
            self._pictures += 1
            yield paragraph("Picture", drawn(scene, m.size, self._pictures))


def _labelled(label: str, text: str) -> Iterator[Xml]:
    if label:
        yield runs(label, "Strong")
        yield runs(" ")
    yield runs(text)


def _filled(blank: Blank) -> Iterator[Xml]:
    yield from _labelled(blank.label, blank.given)


def _entry(entry: KeyEntry) -> Iterator[Xml]:
    yield runs(entry.words, "Strong")
    for name, value in entry.facts:
        yield runs(f" · {name}: {value}")
    if entry.why:
        yield line_break()
        yield runs(entry.why)
