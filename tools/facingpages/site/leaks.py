"""Leaks: search the finished files of a class site for keys.

    course + files of a site  ->  sentences, none where nothing is given away

Types keep a key out of what this package writes (`items`).  A hook, another plugin or a lesson can still
put one in, so the finished files are searched for two things: the signs of a page with a key, and the
words of the keys. Ordinary words occur anywhere: only long runs of words count, and none that a learner is
shown anyway."""

from __future__ import annotations

import codecs
import gzip
import html
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Final, assert_never

from pydantic import BaseModel

from facingpages.checks.navigation import TEACHER
from facingpages.course.course import Course
from facingpages.course.formats.lessons import PlanFile
from facingpages.course.items import (
    ChoiceKey,
    Choosing,
    Exercise,
    Key,
    Marking,
    MarkKey,
    RewriteKey,
    Rewriting,
    Sorting,
    SortKey,
)
from facingpages.files import regular, yaml_text
from facingpages.language.vocabulary import vocabulary

Run = tuple[str, ...]  # words that follow each other, folded

LONG: Final = 8  # words of a key in a row that do not come about by chance
SHORT: Final = (
    5  # fewer words are an ordinary phrase, and so many in a row that are shown anyway tell nothing
)
_DEEPEST: Final = 3  # archives within archives
_WORD: Final = re.compile(r"[^\W_]+")
_TAG: Final = re.compile(r"<[^<>]*>")
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_ESCAPED: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[nrtbf])")  # in JSON and in scripts
_SIGNS: Final = {
    "an attribute data-key": re.compile(r"<[^<>]*\sdata-key\b", re.IGNORECASE),
    "a printed key": re.compile(
        r"""<[^<>]*\sclass\s*=\s*["']?[^"'<>]*\bfp-key(?:ed)?(?![\w-])""", re.IGNORECASE
    ),
    "an exercise of another mode": re.compile(
        r"""<fp-exercise\b[^<>]*\sdata-mode\s*=\s*["']?(?:practice|teacher)\b""", re.IGNORECASE
    ),
}


def found(course: Course, files: Mapping[str, bytes]) -> list[str]:
    """Return one sentence for each file of a class site that is a teacher's file or holds part of a key,
    sorted by file."""
    secrets = _Secrets(course)
    return [f"{path} {why}" for path in sorted(files) if (why := _told(path, files[path], secrets))]


def _told(path: str, raw: bytes, secrets: _Secrets) -> str | None:
    """Return a description of what a file gives away, or None."""
    place = PurePosixPath(path)
    if place.parts[0] == TEACHER or ".teacher." in place.name:
        return "is a file for teachers"
    try:
        texts = list(_texts(raw, place.suffix.lower()))
    except Unsearchable:
        return "cannot be searched for keys: it is damaged, or an archive within too many archives"
    if place.suffix.lower() in (".html", ".htm", ".svg", ".xml"):
        for sign, pattern in _SIGNS.items():
            if any(pattern.search(text) for text in texts[:1]):
                return f"holds {sign}"
    for text in texts:
        if secret := secrets.first_in(_words(_plain(text))):
            source, run = secret
            return f"holds words from the key in {source}: `{' '.join(run)}`"
    return None


class Unsearchable(Exception):
    """A file whose text cannot be extracted."""


def _texts(raw: bytes, suffix: str, depth: int = 0) -> Iterator[str]:
    """Yield the text of a file, with and without markup; of an archive or Word file, the text of its
    members."""
    try:
        if raw.startswith(b"PK\x03\x04"):
            if depth == _DEEPEST:
                raise Unsearchable
            with zipfile.ZipFile(io.BytesIO(raw)) as opened:
                for name in opened.namelist():
                    yield from _texts(opened.read(name), PurePosixPath(name).suffix.lower(), depth + 1)
            return
        if raw.startswith(b"\x1f\x8b"):
            if depth == _DEEPEST:
                raise Unsearchable
            yield from _texts(gzip.decompress(raw), suffix, depth + 1)
            return
        if raw.startswith(b"%PDF"):
            from facingpages.author.importers.pdf.document import (
                whole_text,
            )  # here, since a site without handouts holds no PDF

            yield whole_text(raw)
            return
    except (OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zipfile.BadZipFile):
        raise Unsearchable from None
    text = raw.decode("utf-8", "ignore")
    yield text
    if "<" in text:
        yield _TAG.sub(" ", text)


def _plain(text: str) -> str:
    """Return a text without the escapes of HTML, JSON and scripts."""
    if "\\" in text:
        text = _ESCAPED.sub(lambda escape: chr(int(escape[1], 16)) if escape[1] else " ", text)
    return html.unescape(text) if "&" in text else text


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold())


def _runs(words: Sequence[str], length: int) -> Iterator[Run]:
    return zip(*(words[start:] for start in range(length)), strict=False)


def _all_runs(texts: Iterable[str]) -> set[Run]:
    return {run for text in texts for run in _runs(_words(text), SHORT)}


def _read(page: Path) -> str:
    """Return the text of a page, none where it is no file that can be read."""
    try:
        return regular.read(page, yaml_text.MAX_BYTES).decode("utf-8", "ignore")
    except OSError:
        return ""


class _Secrets:
    """Words that no file of a class site may hold: runs of words of the keys, indexed by their first
    words."""

    def __init__(self, course: Course) -> None:
        shown = _all_runs(_shown(course))
        lessons = sorted((course.root / "lessons").rglob("*.md"))
        anyway = shown | _all_runs(map(_read, lessons))
        self.known: dict[Run, list[tuple[Run, str]]] = {}
        for source, text in _key_texts(course):
            words = tuple(_words(text))
            telling = [
                run for run in _runs(words, min(len(words), LONG)) if anyway.isdisjoint(_runs(run, SHORT))
            ]
            if len(words) > LONG and not telling and not shown.issuperset(_runs(words, SHORT)):
                telling = [
                    words
                ]  # a lesson may share turns of phrase with a rationale, and may not hold all of it
            for run in telling:
                self._add(run, source)

    def _add(self, run: Run, source: str) -> None:
        if len(run) >= SHORT:
            for form in (
                run,
                tuple(codecs.encode(word, "rot13") for word in run),
            ):  # practice pages turn letters by 13
                self.known.setdefault(form[:SHORT], []).append((form, source))

    def first_in(self, words: list[str]) -> tuple[str, Run] | None:
        """Return the first run of a key among some words, with the key's file."""
        if self.known.keys().isdisjoint(_runs(words, SHORT)):
            return None  # the common case, at the speed of C
        for place, start in enumerate(_runs(words, SHORT)):
            for run, source in self.known.get(start, ()):
                if tuple(words[place : place + len(run)]) == run:
                    return source, run
        return None


def _shown(course: Course) -> Iterator[str]:
    """Yield everything that a learner may see: texts, exercises without keys, the open part of plans,
    vocabularies."""
    yield from _strings(course.seeds_file.data if course.seeds_file else ())
    for seed in course.texts.values():
        yield seed.text.show(seed.whole)
    for exercise in course.exercises.values():
        yield from _shown_of(exercise)
    for plan in course.plans.values():
        yield from (
            plan.data.question,
            *plan.data.notice,
            *(objective.can for objective in plan.data.objectives),
        )
    yield from _strings(vocabulary(course.language))


def _shown_of(exercise: Exercise) -> Iterator[str]:
    learner = exercise.without_key()
    yield from (
        learner.stem.title,
        learner.stem.prompt,
        *(f"{number} {entry}" for number, (_, entry) in enumerate(learner.stem.entries, 1)),
    )
    for item in learner.items:
        match item.task:
            case Choosing(ask=ask, choices=choices):
                yield from (ask, *(choice.text for choice in choices))
            case Rewriting(sentence=sentence):
                yield sentence
            case Marking() | Sorting():
                pass  # their words are those of the seed
            case _:
                assert_never(item.task)


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, BaseModel):
        for _, value in node:
            yield from _strings(value)
    elif isinstance(node, Mapping):
        yield from _strings(tuple(node.values()))
    elif isinstance(node, Iterable):
        for value in node:
            yield from _strings(value)


def _key_texts(course: Course) -> Iterator[tuple[str, str]]:
    """Yield each text that gives answers away, with its file."""
    for id, exercise in course.exercises.items():
        for item in exercise.items:
            yield from ((f"exercises/{id}.yml", text) for text in _told_by(item.key) if text)
    for id, plan in course.plans.items():
        yield from ((f"exercises/{id}/plan.yml", text) for text in _told_by_plan(plan.data))


def _told_by(key: Key) -> Iterator[str | None]:
    match key:
        case MarkKey(spans=spans):
            for span in spans:
                yield from (span.why, span.neutral)
        case SortKey(units=units):
            yield from (unit.why for unit in units)
        case ChoiceKey(whys=whys, fact=fact):
            yield from (fact, *(why for _, why in whys))
        case RewriteKey():
            yield from (key.model, key.why, *key.rubric)
            for part in key.gone:
                yield from (part.neutral, part.why)
            for kept in key.facts:
                yield from (kept.fact, *kept.any_of, kept.why)
        case _:
            assert_never(key)


def _told_by_plan(plan: PlanFile) -> Iterator[str]:
    yield from (step.expect for step in plan.steps)
    yield from (answer.reveals for answer in plan.answers)
    yield plan.closing
