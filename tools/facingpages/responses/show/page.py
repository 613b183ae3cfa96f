"""The page to show in class: the texts of a lesson, with the words that a class marked.

It is one file that works from disk.  Its script counts the answers that are dropped on it, as `report` does,
and keeps no name.  The page holds the key: it is the teacher's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from facingpages.course.course import Course
from facingpages.course.formats.fields import NOT_STATED
from facingpages.course.items import Exercise, Marking, MarkKey
from facingpages.course.passage import Passage
from facingpages.language.messages import N_, catalogue, direction
from facingpages.responses.report import heat
from facingpages.text.folded import Range

_NAMES: Final = {"loaded": N_("loaded"), "contested": N_("could go either way"), "plain": N_("plain")}
_ASSETS: Final = Path(__file__).parent / "assets"
_HEAT: Final = Path(heat.__file__).parent / "templates" / "heat.css"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: a word with its number, or what is between words. `span` is the number of the
    keyed span that it is in, from 1, with its verdict."""

    text: str
    word: int | None = None
    span: int = 0
    verdict: str = ""


def exercises(course: Course, lesson: str) -> list[Exercise]:
    """Return the exercises of a lesson in which words are marked, in the order of its page."""
    return [one for one in course.exercises_of(lesson) if isinstance(one.items[0].task, Marking)]


def page(course: Course, lesson: str) -> str:
    """Return the page of a lesson, without a policy; `exercises` is not empty."""
    language = course.language
    environment = Environment(
        loader=FileSystemLoader(_ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined] # the extension adds it
    environment.policies["ext.i18n.trimmed"] = True  # as `locale/babel.cfg` has it
    title = next((one.front.data.title for one in course.lessons if one.id == lesson and one.front), lesson)
    return environment.get_template("show.html.j2").render(
        title=title,
        exercises=exercises(course, lesson),
        pieces=pieces,
        spans=spans,
        direction=direction,
        language=language,
        not_stated=NOT_STATED,
        verdicts=_NAMES,
        levels=heat.LEVELS,
        style=Markup(style()),  # noqa: S704  our own files
        script=Markup(script()),  # noqa: S704
    )


def style() -> str:
    """Return the styles of the page, just as they are in it."""
    return _HEAT.read_text("utf-8") + (_ASSETS / "show.css").read_text("utf-8")


def script() -> str:
    """Return the script of the page, just as it is in it."""
    return (_ASSETS / "show.js").read_text("utf-8")


def spans(exercise: Exercise) -> list[tuple[int, Range]]:
    """Return the loaded spans of an exercise by their numbers, from 1, as ranges of its words."""
    key = exercise.items[0].key
    assert isinstance(key, MarkKey)
    return [(n, span.words) for n, span in enumerate(key.spans, 1) if span.verdict == "loaded"]


def pieces(exercise: Exercise, passage: Passage, line: Range) -> Iterator[list[Piece]]:
    """Yield the pieces of a line in groups: those of one keyed span together, all others alone."""
    key = exercise.items[0].key
    assert isinstance(key, MarkKey)
    numbered = {w: n for n, span in enumerate(key.spans, 1) for w in range(span.words.start, span.words.end)}
    text, numbers = passage.text, passage.text.words_in(line)
    shift = passage.first_word - passage.seed_words.start
    end, group, before = line.start, list[Piece](), 0
    for number in range(numbers.start, numbers.end):
        word, span = text.words[number], numbered.get(number + shift, 0)
        between = text.show(Range(end, word.start))
        if group and not (span and span == before):
            yield group
            group = []
        if between and not group:
            yield [Piece(between)]
        elif between:
            group.append(Piece(between))
        verdict = key.spans[span - 1].verdict if span else ""
        group.append(Piece(text.show(word), number + shift, span, verdict))
        end, before = word.end, span
    yield group
    yield [Piece(text.show(Range(end, line.end)))]
