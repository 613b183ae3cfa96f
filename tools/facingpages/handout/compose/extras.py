"""Sheets beside the exercises: strips to sort, a card for each technique, an exit ticket."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from facingpages.course.formats.lessons import PlanFile
from facingpages.course.items import Exercise, LearnerExercise, Sorting, SortKey
from facingpages.course.part_labels import labels, named_parts
from facingpages.course.passage import Passage
from facingpages.handout.compose.exercises import title_of
from facingpages.handout.compose.guide import aims, opening
from facingpages.handout.compose.keys import role_of
from facingpages.handout.compose.variants import arranged
from facingpages.handout.model.passage import Blank
from facingpages.handout.model.sheet import (
    AnswerSpace,
    Block,
    Card,
    Cards,
    CutLine,
    Fields,
    Heading,
    KeyEntry,
    KeyList,
    PageBreak,
    Paragraph,
    Strips,
)
from facingpages.language.messages import catalogue
from facingpages.language.vocabulary import vocabulary

CARDS_A_PAGE: Final = 8
TICKETS_A_PAGE: Final = 2


def strips(learner: LearnerExercise, language: str, variant: str) -> Iterator[Block]:
    """Yield the units of an exercise as strips to cut out and sort under the roles."""
    _ = catalogue(language).gettext
    stem, task = learner.stem, learner.items[0].task
    assert isinstance(task, Sorting)
    yield Heading(
        stem.title,
        2,
        stem.id,
        _("Cut along the lines. Lay each strip under the role that it has in its passage."),
    )
    texts = _texts(stem.passages, language)
    shown = [
        (label, stem.passages[unit.passage].text.show(unit.where).strip(), texts[unit.passage])
        for label, unit in zip(labels(learner), task.units, strict=True)
    ]
    heads = tuple(role.label for role in vocabulary(language).roles.values())
    yield Strips(heads, arranged(shown, variant, lambda strip: f"{stem.id}/{strip[0]}"))


def _texts(passages: Sequence[Passage], language: str) -> list[str]:
    """Return the label of each text on strips: its title, numbered if two share it; none if there is only one
    text."""
    titles = [title_of(passage, language) for passage in passages]
    if len(titles) == 1:
        return [""]
    return [
        f"{title} ({number})" if titles.count(title) > 1 else title for number, title in enumerate(titles, 1)
    ]


def strips_key(exercise: Exercise, language: str) -> Iterator[Block]:
    """Yield under which role each strip belongs, and why."""
    _ = catalogue(language).gettext
    key = exercise.items[0].key
    assert isinstance(key, SortKey)
    entries = tuple(
        KeyEntry(label, role_of(unit, language), why=named_parts(exercise, unit.why))
        for label, unit in zip(labels(exercise), key.units, strict=True)
    )
    yield KeyList(_("Key: {title}").format(title=exercise.stem.title), entries)


def cards(language: str) -> Iterator[Block]:
    """Yield a card for each persuasion technique, with its definition and an everyday example."""
    _ = catalogue(language).gettext
    known = vocabulary(language)
    all_cards = [
        Card(
            term.label, known.families[term.family].label, term.definition, Blank(_("Example:"), term.example)
        )
        for term in known.techniques.values()
    ]
    yield Cards(tuple(all_cards), CARDS_A_PAGE)


def exit_ticket(plan: PlanFile, fields: tuple[str, ...], language: str) -> Iterator[Block]:
    """Yield copies of a lesson's exit ticket that fill a page."""
    _ = catalogue(language).gettext
    for copy in range(TICKETS_A_PAGE):
        if copy:
            yield CutLine()
            if fields:
                yield Fields(fields)
        yield Heading(_("Before you go"), 2)
        yield AnswerSpace(plan.question, 2)
        yield from aims(plan, language)
        yield AnswerSpace(_("One thing that is not yet clear to me"), 2)


def exit_key(plan: PlanFile, title: str, language: str) -> Iterator[Block]:
    """Yield what a teacher should look for in the tickets."""
    _ = catalogue(language).gettext
    yield PageBreak()
    yield from opening(plan, title, language)
    yield Heading(_("Answers and what they reveal"), 2)
    for part in plan.answers:
        yield Paragraph(part.reveals, part.answer)
    yield Heading(_("Closing"), 2)
    yield Paragraph(plan.closing)
