"""Quotations: each string in double quotation marks in the course's prose must be an exact piece of the text
it is about.

In an exercise that is the passage shown, the list of sources beside it, and the exercise's own labels;
what is elsewhere in the same text is quoted in a sentence that says `elsewhere`, in the course's language.
In a lesson and its plan it is any text of the course.  A cut is shown by ` ... `."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pydantic import BaseModel

from facingpages.checks import prose
from facingpages.checks.prose import Quotation
from facingpages.course.course import Course
from facingpages.course.formats.base import Quote
from facingpages.course.formats.lessons import PlanFile
from facingpages.course.formats.source_file import Authored, Steps
from facingpages.course.items import Choosing, Exercise
from facingpages.course.load import Lesson
from facingpages.course.placing import short
from facingpages.course.seed import Seed
from facingpages.files.findings import Finding, first_of
from facingpages.text.anchors import Selector, matches, nearest
from facingpages.text.folded import Range, Text, fold
from facingpages.text.scripts import spaceless

# The keys whose values are the authors' own sentences.
_WRITTEN = frozenset(
    "prompt why ask text rubric model fact neutral question notice can title show expect prepare answer reveals support stretch "
    "discussion closing".split()
)
_ALIKE = 0.7  # how like a wording must be to be offered as the one that is meant


@dataclass(frozen=True, slots=True)
class Ground:
    """A place that a quotation may come from: its name in messages, and its lines."""

    name: str
    texts: tuple[Text, ...]

    def holds(self, quotation: Quotation) -> bool:
        """Return whether a quotation is an exact piece, or several pieces of one text in their order."""
        return any(_find(quotation.words, text, 0) for text in self.texts) or any(
            _stands(wording, text) for wording in _wordings(quotation) for text in self.texts
        )

    def nearest(self, quotation: Quotation) -> str:
        """Return the wording most like the piece that is not there, or nothing."""
        wanted = _rough_words(quotation.words)
        missing = next(
            (piece for piece in quotation.pieces if not any(_find(piece, text, 0) for text in self.texts)),
            quotation.words,
        )
        likely = [text for text in self.texts if len(wanted & _vocabulary(text)) * 2 >= len(wanted)]
        nears = [
            (near.likeness, text.show(near.where)) for text in likely if (near := nearest(missing, text))
        ]
        likeness, words = max(nears, default=(0.0, ""))
        return " ".join(words.split()) if likeness >= _ALIKE else ""


def check(course: Course) -> Iterator[Finding]:
    """Yield a finding for each quotation that is not in the text where the reader would look for it."""
    for id in course.exercises:
        yield from first_of(of_exercise(course, id))
    for plan in course.plans.values():
        yield from of_plan(course, plan)
    for page in course.lessons:
        yield from first_of(of_lesson(course, page))


def of_plan(course: Course, plan: Authored[PlanFile]) -> Iterator[Finding]:
    """Yield a finding for each quotation of a plan that is in no text of the course."""
    for steps, words in written(plan.data):
        for quotation in prose.quotations(words, course.language):
            if fault := _fault(quotation, _anywhere(course), None, course.language):
                yield plan.finding(steps, "quotation-inexact", *fault)


def of_lesson(course: Course, page: Lesson) -> Iterator[Finding]:
    """Yield a finding for each quotation of a page that is in no text of the course."""
    anywhere = _anywhere(course)
    for quotation in of_page(page.text, course.language):
        if fault := _fault(quotation, anywhere, None, course.language):
            before = page.text[: quotation.start]
            line, column = before.count("\n") + 1, quotation.start - (before.rfind("\n") + 1) + 1
            yield Finding(page.path, line, column, "quotation-inexact", *fault)


def _anywhere(course: Course) -> Ground:
    texts = tuple(_lined(seed.text.folded) for seed in course.texts.values())
    return Ground("any text of the course", texts)


def of_exercise(course: Course, id: str) -> Iterator[Finding]:
    """Yield a finding for each quotation of one exercise that its reader would not find."""
    exercise, file = course.exercises[id], course.files[id]
    near, far = _shown(exercise), _whole(course, exercise)
    for steps, words in written(file.data):
        for quotation in prose.quotations(words, course.language):
            if fault := _fault(quotation, near, far, course.language):
                yield file.finding(steps, "quotation-inexact", *fault)


def written(model: BaseModel, steps: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """Yield the sentences that authors wrote in a file, with the steps that lead to each."""
    for name in _fields(type(model)):
        value = getattr(model, name)
        if value and (name in _WRITTEN or not isinstance(value, str)):
            yield from _written(value, name, (*steps, name))


@cache
def _fields(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(model.model_fields)


def _written(value: object, name: str, steps: Steps) -> Iterator[tuple[Steps, str]]:
    if isinstance(value, str):
        if name in _WRITTEN:
            yield steps, value
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _written(item, name, (*steps, index))
    elif isinstance(value, BaseModel) and not isinstance(value, Quote):
        yield from written(value, steps)


_BLOCK = re.compile(r"^ {0,3}>[^\n]*\S[^\n]*(?:\n {0,3}>[^\n]*\w[^\n]*)*", re.MULTILINE)
_BESIDE_PROSE = (
    re.compile(r"\A---\n.*?\n---\n", re.DOTALL),  # front matter
    re.compile(r"^ {0,3}(`{3,}|~{3,}).*?^ {0,3}\1[^\n]*$", re.DOTALL | re.MULTILINE),
    re.compile(r"`[^`\n]*`"),
    re.compile(r"^:::.*$", re.MULTILINE),
    re.compile(r"<[a-zA-Z/!][^<>]*>"),
    re.compile(r"\{[^{}\n]*\}"),  # attributes
    re.compile(r"(?<=\])\([^()\n]*\)"),  # where a link leads
)


def of_page(markdown: str, language: str) -> Iterator[Quotation]:
    """Yield the quotations of a page, in order: those in its prose, and its block quotations."""
    in_prose = [
        replace(quotation, words=_unmarked(quotation.words)) if "*" in quotation.words else quotation
        for quotation in prose.quotations(_BLOCK.sub(_blank, _prose_alone(markdown)), language)
    ]
    yield from sorted((*blocks(markdown), *in_prose), key=lambda quotation: quotation.start)


@lru_cache(maxsize=512)
def blocks(markdown: str) -> tuple[Quotation, ...]:
    """Return the block quotations of a page, a paragraph each."""
    return tuple(_blocks(markdown))


def _blocks(markdown: str) -> Iterator[Quotation]:
    for block in _BLOCK.finditer(_prose_alone(markdown)):
        words = " ".join(
            " ".join(line.strip().removeprefix(">") for line in block.group().splitlines()).split()
        )
        yield Quotation(_unmarked(words), block.start())


@lru_cache(maxsize=64)
def _prose_alone(markdown: str) -> str:
    for pattern in _BESIDE_PROSE:
        markdown = pattern.sub(_blank, markdown)
    return markdown


def _blank(matched: re.Match[str]) -> str:
    """Return a match as blanks of the same length, so that all other characters keep their place."""
    text = matched.group()
    return re.sub(r"[^\n]", " ", text) if "\n" in text else " " * len(text)


def _unmarked(words: str) -> str:
    """Return quoted words without the marks that make some of them bold."""
    return words.replace("*", "")


def _fault(quotation: Quotation, near: Ground, far: Ground | None, language: str) -> tuple[str, str] | None:
    """Return what is wrong with a quotation and how to mend it, or None."""
    if near.holds(quotation):
        return None
    shown = short(quotation.words)
    if far and far.holds(quotation):
        if quotation.elsewhere:
            return None
        message = f'"{shown}" is not in {near.name}, but elsewhere in the same text'
        return message, f"Say `{prose.elsewhere_in(language)}` in the same sentence, or quote the passage."
    message = f'"{shown}" is not an exact piece of {near.name}'
    if shown_instead := near.nearest(quotation) or (far.nearest(quotation) if far else ""):
        return (
            message,
            f"The nearest wording is `{short(shown_instead)}`. Copy it, show a cut as ` ... `, or put a proposal into ‘single’ marks.",
        )
    return message, "Quote the text, or put a wording that you propose into ‘single’ marks."


def _wordings(quotation: Quotation) -> Iterator[tuple[str, ...]]:
    """Yield the readings of a quotation: as written or cut, without a full stop or a capital that belongs to
    the sentence around it."""
    for pieces in dict.fromkeys(((quotation.words,), quotation.pieces)):
        if not pieces:
            continue
        for ended in dict.fromkeys((pieces, (*pieces[:-1], pieces[-1].rstrip(".,;:!?")))):
            yield ended
            if ended[0][:1].isupper() and quotation.opens_sentence:
                yield (ended[0][0].lower() + ended[0][1:], *ended[1:])


def _stands(pieces: Sequence[str], text: Text) -> bool:
    """Return whether a text holds the pieces in this order."""
    start = 0
    for piece in pieces:
        where = _find(piece, text, start) or _opening(piece, text, start)
        if not where:
            return False
        start = where.end
    return True


@lru_cache(maxsize=4096)  # a page may quote one word a thousand times
def _find(piece: str, text: Text, start: int) -> Range | None:
    """Return the first place of a piece, in whole words, from a place on."""
    return next(_places(piece, text, start), None)


def _opening(piece: str, text: Text, start: int) -> Range | None:
    """Return the first place where a piece begins a sentence of the text, and so has a capital there."""
    capital = piece[:1].upper() + piece[1:]
    if capital == piece:
        return None
    openings = {sentence.start for sentence in text.sentences}
    return next((where for where in _places(capital, text, start) if where.start in openings), None)


def _places(piece: str, text: Text, start: int) -> Iterator[Range]:
    for where in matches(Selector(piece), text, Range(start, len(text.folded))):
        if not text.is_in_word(where.start) and not text.is_in_word(where.end):
            yield where


def _shown(exercise: Exercise) -> Ground:
    """Return what the reader of an exercise sees: its passages, its list of sources, its labels."""
    stem = exercise.stem
    lines = [passage.text.folded[passage.where.start : passage.where.end] for passage in stem.shown]
    labels = [words for _, words in stem.entries]
    for item in exercise.items:
        if isinstance(item.task, Choosing):
            labels += [item.task.ask, *(choice.text for choice in item.task.choices)]
    name = " or ".join(f"{passage.seed.id} {passage.lines}" for passage in stem.shown)
    return Ground(name, tuple(_lined(words) for words in (*lines, *labels)))


def _whole(course: Course, exercise: Exercise) -> Ground:
    ids = dict.fromkeys(passage.seed.id for passage in exercise.stem.shown)
    return _of_seeds(course.texts[id] for id in ids)


def _of_seeds(seeds: Iterable[Seed]) -> Ground:
    chosen = tuple(seeds)
    return Ground(
        " or ".join(seed.entry.id for seed in chosen), tuple(_lined(seed.text.folded) for seed in chosen)
    )


@lru_cache(maxsize=512)
def _vocabulary(text: Text) -> frozenset[str]:
    return _rough_words(text.folded)


def _rough_words(words: str) -> frozenset[str]:
    """Return the words roughly, which is enough to leave out texts that are far off."""
    alone = spaceless(words)
    return frozenset(re.findall(rf"[{alone}]|[^\W_{alone}]+" if alone else r"[^\W_]+", words.casefold()))


@lru_cache(maxsize=4096)
def _lined(words: str) -> Text:
    """Return a text with single spaces, since YAML and Markdown may break a line anywhere."""
    return Text("\n".join(" ".join(line.split()) for line in fold(words).split("\n")))
