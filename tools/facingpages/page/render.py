"""Render an exercise or a facing pair as HTML: a readable worksheet before any script runs.

A learner's page is made of `LearnerExercise` and nothing else.  In practice mode the key is added in one
attribute, encoded out of plain sight; in teacher mode it is printed; in class mode there is none.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, FunctionLoader, StrictUndefined, Template

from facingpages.course.course import Mode
from facingpages.course.directives import Misused
from facingpages.course.formats.fields import NOT_STATED
from facingpages.course.formats.lessons import PlanFile
from facingpages.course.formats.seeds import SeedEntry
from facingpages.course.items import (
    Exercise,
    KeyedSpan,
    LearnerExercise,
    MarkKey,
    Sorting,
    anchor,
    around,
)
from facingpages.course.kinds.registry import KINDS
from facingpages.course.part_labels import labels, named_parts
from facingpages.course.passage import Passage
from facingpages.files.findings import Finding
from facingpages.language.dates import in_words
from facingpages.language.labels import NOISE_NAMES, VERDICT_NAMES
from facingpages.language.messages import SOURCE, catalogue, direction
from facingpages.language.vocabulary import vocabulary
from facingpages.page import citation_trail, provenance
from facingpages.page.printed_spans import printed_spans
from facingpages.page.surroundings import sentences_around
from facingpages.text.folded import Range, Text


def exercise(
    exercise: Exercise, mode: Mode, *, page: OnPage | None = None, language: str = SOURCE, question: str = ""
) -> str:
    """Return the HTML of an exercise, one `<section>`, in a language.

    `question` is the neutral question of the lesson; `page` is what is on the page before it.
    """
    page = page or OnPage()
    seed = exercise.stem.passages[0].seed.id
    list_of = f"{seed} {exercise.stem.listed.value}"
    listed, honest = page.lists.get(list_of), mode is Mode.PRACTICE and not page.honest
    if exercise.stem.entries:
        page.lists.setdefault(list_of, exercise.stem.id)
    page.honest = page.honest or honest
    teacher = mode is Mode.TEACHER
    return _template("exercise.html.j2", language).render(
        learner=exercise.without_key(),
        mode=mode.value,
        listed=listed,
        honest=honest,
        question=question,
        key=_encoded(exercise, language) if mode is Mode.PRACTICE else None,
        exercise=exercise if teacher else None,
        disclosed=exercise if mode is Mode.PRACTICE else None,
    )


@dataclass
class OnPage:
    """State of a page so far: source lists already shown (by text, with the exercise), and the note on
    answers."""

    lists: dict[str, str] = field(default_factory=dict)
    honest: bool = False


def lesson(
    plan: PlanFile,
    language: str = SOURCE,
    handouts: Sequence[tuple[str, str]] = (),
    seeds: Sequence[SeedEntry] = (),
    page: OnPage | None = None,
    *,
    question: str = "",
) -> str:
    """Return the HTML of a lesson's head: its question, if the title does not ask it, its content notice, and a
    fold with the rest.

    The fold holds the time, the objectives, links to the handouts, the notes on how `seeds` are printed, and, for a
    `page` that will hold answers, the note on them.
    """
    if page:
        page.honest = True
    notes = [seed for seed in seeds if seed.print]
    return _template("lesson.html.j2", language).render(
        plan=plan, question=question, handouts=handouts, notes=notes, honest=page is not None
    )


def facing(first: Passage, second: Passage, language: str = SOURCE, question: str = "") -> str:
    """Return the HTML of two facing passages below the sticky question, one `<section>`."""
    return _template("facing.html.j2", language).render(passages=(first, second), question=question)


def page(template: str, language: str, **data: Any) -> str:
    """Return a generated page from its template."""
    return _template(template, language).render(**data)


def mistake(misused: Misused | None, findings: Sequence[Finding] = (), language: str = SOURCE) -> str:
    """Return the HTML of a box that shows an author the mistakes in a directive, a file, or both."""
    return _template("mistake.html.j2", language).render(misused=misused, findings=findings)


def widths(text: Text, where: Range) -> str:
    """Return the lengths of gap, word, gap, word ... gap in a range, in UTF-16 units."""
    touched = text.words_in(where)
    if text.is_flat and touched.start < touched.end:
        words = text.words[touched.start : touched.end]
        within = text.lengths[2 * touched.start : 2 * touched.end - 1]
        return " ".join([str(words[0].start - where.start), *within, str(where.end - words[-1].end)])
    cuts = [where.start]
    for word in text.words[touched.start : touched.end]:
        cuts += [word.start, word.end]
    cuts.append(where.end)
    return " ".join(
        [str(len(text.show(Range(start, end)).encode("utf-16-le")) // 2) for start, end in pairwise(cuts)]
    )


def sentence_starts(text: Text, where: Range) -> str:
    """Return the number, within a range, of the first word of each sentence."""
    first = text.words_in(where).start
    starts = dict.fromkeys(text.words_in(sentence).start - first for sentence in text.sentences_in(where))
    return " ".join(str(start) for start in starts)


def marked_up(exercise: Exercise, passage: Passage, line: Range) -> list[tuple[str, str | None, int]]:
    """Return the pieces of a line for a teacher: text, verdict of its span if any, and the span's number from
    1."""
    pieces: list[tuple[str, str | None, int]] = []
    done = line.start
    for number, span in enumerate(_spans(exercise), 1):
        if span.words not in passage.words:
            continue
        where = passage.characters(span.words)
        if where in line:
            pieces += [
                (passage.text.show(Range(done, where.start)), None, 0),
                (passage.text.show(where), span.verdict, number),
            ]
            done = where.end
    return [*pieces, (passage.text.show(Range(done, line.end)), None, 0)]


def in_short(notice: Sequence[str]) -> str:
    """Return a content notice in one line: each entry up to its first comma. The fold shows it whole."""
    line = "; ".join(entry.partition(",")[0] for entry in notice)
    return f"{line[:1].upper()}{line[1:]}."


def focused(passage: Passage, line: Range, claim: Range, mark: Range | None) -> list[tuple[str, str | None]]:
    """Return the pieces of a line of a citation check: text, and `claim`, `mark` or nothing."""
    claims = around(claim, mark)
    named = sorted([*((part, "claim") for part in claims), *([(mark, "mark")] if mark else [])])
    pieces: list[tuple[str, str | None]] = []
    done = line.start
    for where, name in named:
        if where in line:
            pieces += [(passage.text.show(Range(done, where.start)), None), (passage.text.show(where), name)]
            done = where.end
    return [*pieces, (passage.text.show(Range(done, line.end)), None)]


def unknown(name: str) -> NoReturn:
    """Raise in a template that meets an unknown case."""
    raise TypeError(f"no case for `{name}`")


def _spans(exercise: Exercise) -> tuple[KeyedSpan, ...]:
    key = exercise.items[0].key
    return key.spans if isinstance(key, MarkKey) else ()


def _encoded(exercise: Exercise, language: str) -> str:
    """Return the keys as JSON with letters rotated by 13, so that nobody reads them by accident."""
    browser_key = KINDS[exercise.stem.kind].browser_key
    keys = [browser_key(item, exercise.stem, language) for item in exercise.items]
    if not KINDS[
        exercise.stem.kind
    ].folder:  # the templates of the package's own kinds print the reasons in the order of the key
        keys = [_without_reasons(key) for key in keys]
    return codecs.encode(json.dumps(keys, ensure_ascii=False, separators=(",", ":")), "rot13")


def _without_reasons(key: object) -> object:
    """Return a key with null for each reason: the script reads reasons from the page's printed key."""
    match key:
        case dict():
            return {
                name: _emptied(value) if name in ("why", "whys") else _without_reasons(value)
                for name, value in key.items()
            }
        case list():
            return [_without_reasons(part) for part in key]
        case _:
            return key


def _emptied(reasons: object) -> object:
    return dict.fromkeys(reasons) if isinstance(reasons, dict) else None


def parts(exercise: LearnerExercise, passage: Passage, line: Range) -> list[tuple[int, str]]:
    """Return the pieces of a line: part number from 1 (0 between parts) and text."""
    task, place = exercise.items[0].task, exercise.stem.passages.index(passage)
    assert isinstance(task, Sorting)
    pieces: list[tuple[int, str]] = []
    done = line.start
    for number, unit in enumerate(task.units, 1):
        where = Range(max(unit.where.start, line.start), min(unit.where.end, line.end))
        if unit.passage == place and where.start < where.end:
            pieces += [(0, passage.text.show(Range(done, where.start)))] if where.start > done else []
            pieces.append((number, passage.text.show(where)))
            done = where.end
    return pieces


def _of_a_kind(name: str) -> str | None:
    """Return the template text of a kind registered from outside the package."""
    files = (kind.folder / name for kind in KINDS.values() if kind.folder)
    return next((file.read_text("utf-8") for file in files if file.is_file()), None)


@lru_cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=ChoiceLoader(
            [FileSystemLoader(Path(__file__).parent / "templates"), FunctionLoader(_of_a_kind)]
        ),
        autoescape=True,
        auto_reload=False,  # else each use of a template asks the disk whether it has changed
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined] # the extension adds it
    environment.policies["ext.i18n.trimmed"] = True  # as `locale/babel.cfg` has it
    environment.globals |= {
        "KINDS": KINDS,
        "NOISE_NAMES": NOISE_NAMES,
        "NOT_STATED": NOT_STATED,
        "VERDICT_NAMES": VERDICT_NAMES,
        "anchor": anchor,
        "focused": focused,
        "in_short": in_short,
        "labels": labels,
        "named_parts": named_parts,
        "parts": parts,
        "language": language,
        "marked_up": marked_up,
        "direction": direction,
        "date_in_words": lambda stated: in_words(stated, language),
        "sentence_starts": sentence_starts,
        "sentences_around": sentences_around,
        "printed_spans": lambda exercise, key: printed_spans(exercise, key, language),
        "place": lambda passage: provenance.place(passage, language),
        "provenance": lambda seed: provenance.stated(seed, language),
        "unknown": unknown,
        "trail_of": citation_trail.of,
        "vocabulary": vocabulary(language),
        "widths": widths,
    }
    return environment


def _template(name: str, language: str = SOURCE) -> Template:
    return _environment(language).get_template(name)
