"""The teacher's side of a lesson as blocks: its guide with steps and times, the plan for each period, the
overview."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from facingpages.course.formats.lessons import PERIODS, PlanFile, Step
from facingpages.course.items import Exercise
from facingpages.course.kinds.registry import KINDS
from facingpages.handout.compose.exercises import title_of
from facingpages.handout.model.sheet import Block, Bullet, Heading, Listing, Paragraph, Style, Table
from facingpages.language.messages import catalogue, minutes

_TICK: Final = "•"


def opening(plan: PlanFile, title: str, language: str) -> Iterator[Block]:
    """Yield the opening of every sheet of a lesson: its question, if the title does not ask it, and its
    content notice."""
    _ = catalogue(language).gettext
    if plan.question != title:
        yield Paragraph(plan.question, style=Style.LEAD)
    if plan.notice:
        yield Paragraph("; ".join(plan.notice) + ".", _("The passages speak of:"), Style.SMALL)


def aims(plan: PlanFile, language: str) -> Iterator[Block]:
    """Yield the objectives of a lesson as a list in which students tick what they can do."""
    _ = catalogue(language).gettext
    yield Paragraph(_("Tick what you can do now."), style=Style.LEAD)
    yield Listing(tuple(objective.can for objective in plan.objectives), Bullet.TICK)


def guide(plan: PlanFile, titles: Mapping[str, str], language: str) -> Iterator[Block]:
    """Yield the guide: objectives, what to prepare, steps, answers and what they reveal, help, and the
    closing.  `titles` are those of the exercises, by id."""
    _ = catalogue(language).gettext
    yield Heading(_("Objectives"), 2)
    yield Listing(
        tuple(f"{objective.can} ({', '.join(objective.standards)})" for objective in plan.objectives)
    )
    yield Heading(_("Prepare"), 2)
    yield Listing(tuple(plan.prepare), Bullet.TICK)
    yield Heading(_("Steps and time"), 2)
    yield _times(plan, language)
    for step in plan.steps:
        yield Heading(
            _("{step}: {minutes}").format(step=step.title, minutes=minutes(step.minutes, language)), 3
        )
        yield from _step(step, titles, language)
    yield Heading(_("Answers and what they reveal"), 2)
    for part in plan.answers:
        yield Paragraph(part.reveals, part.answer)
    yield Heading(_("For everyone in the room"), 2)
    for heading, lines in (
        (_("Help"), plan.support),
        (_("For quick readers"), plan.stretch),
        (_("In discussion"), plan.discussion),
    ):
        yield Heading(heading, 3)
        yield Listing(tuple(lines))
    yield Heading(_("Closing"), 2)
    yield Paragraph(plan.closing)


def periods(plan: PlanFile, language: str) -> Iterator[Block]:
    """Yield the plan for each period: the steps that are taught in it, one after the other with the time
    on the clock."""
    _ = catalogue(language).gettext
    header = (_("From minute"), _("Step"), _("Minutes"), _("Ask"))
    for period in PERIODS:
        yield Heading(_("In {period} minutes").format(period=period), 2)
        rows, clock = [], 0
        for step in plan.steps:
            if step.period <= period:
                rows.append((str(clock), step.title, str(step.minutes), step.ask))
                clock += step.minutes
        yield Table(
            _("{minutes} minutes of steps, {left} to spare").format(minutes=clock, left=period - clock),
            header,
            tuple(rows),
            (2, 6, 2, 12),
        )


def overview(
    plan: PlanFile, title: str, exercises: list[Exercise], files: list[tuple[str, str]], language: str
) -> Iterator[Block]:
    """Yield the overview, one page: objectives, exercises with texts and minutes, and the files of the
    pack."""
    _ = catalogue(language).gettext
    yield from opening(plan, title, language)
    yield Heading(_("After this lesson students can"), 2)
    yield Listing(tuple(objective.can for objective in plan.objectives))
    yield Heading(_("Exercises"), 2)
    rows = [
        (exercise.stem.title, _(KINDS[exercise.stem.kind].name), str(exercise.stem.minutes))
        for exercise in exercises
    ]
    yield Table(_("What students do"), (_("Exercise"), _("Kind"), _("Minutes")), tuple(rows), (9, 6, 3))
    texts = dict.fromkeys(
        title_of(passage, language) for exercise in exercises for passage in exercise.stem.passages
    )
    yield Paragraph(" · ".join(texts) + ".", _("Texts:"), Style.SMALL)
    yield Heading(_("In this pack"), 2)
    yield Table(_("Files"), (_("File"), _("What it is")), tuple(files), (9, 9))


def _times(plan: PlanFile, language: str) -> Table:
    _ = catalogue(language).gettext
    taught = tuple(tuple(_TICK if step.period <= period else "" for period in PERIODS) for step in plan.steps)
    rows = [(step.title, str(step.minutes), *marks) for step, marks in zip(plan.steps, taught, strict=True)]
    rows.append((_("All together"), "", *(str(plan.minutes(period)) for period in PERIODS)))
    header = (_("Step"), _("Minutes"), *(_("In {period}").format(period=period) for period in PERIODS))
    return Table(
        _("What is taught in a period of 45, 50 or 90 minutes"), header, tuple(rows), (8, 3, 2, 2, 2)
    )


def _step(step: Step, titles: Mapping[str, str], language: str) -> Iterator[Block]:
    _ = catalogue(language).gettext
    for label, text in ((_("Ask."), step.ask), (_("Show."), step.show), (_("Expect."), step.expect)):
        yield Paragraph(text, label)
    if step.exercises:
        yield Paragraph(" · ".join(titles.get(id, id) for id in step.exercises), _("Exercises:"), Style.SMALL)
