"""Packed: answers as a page leaves them in the record of a school's system, where SCORM has little room.

The page (`assets/scorm.js`) writes them twice: whole into `cmi.suspend_data`, which a system shows to a
teacher one student at a time, and in pieces into the interactions, which a report of all students lists.

    fp1.<letters>               all of it
    fp1.<n>/<all>.<letters>     piece n, of at most 240 letters

A page shows them as a QR code (`assets/qr.js`) where the text to copy is too long for one:

    fp2.<letters>.              all of it; JSON of reader, device, time, and rows of [version, answer]

The letters are LZW codes of JSON. After `fp1.` it has rows of [version, answer, score, checked, time]. An
answer is without the words of its marks.  The version names the exercise."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from facingpages.course.course import Course
from facingpages.course.formats.answers import FORMAT
from facingpages.course.items import Exercise, span_text
from facingpages.text.folded import Range

SIGN: Final = "fp1."
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_WHOLE: Final = re.compile(r"(?<![\w.])fp1\.(?!\d+/)([\w-]+)", re.ASCII)
_PIECE: Final = re.compile(r"(?<![\w.])fp1\.(\d+)/(\d+)\.([\w-]+)", re.ASCII)
_SCANNED: Final = re.compile(r"(?<![\w.])fp2\.([\w-]+)\.", re.ASCII)
_SINGLE: Final = 256  # codes of one byte each
_BYTES: Final = [bytes([code]) for code in range(_SINGLE)]
_LONGEST: Final = 4_096  # letters that a page writes: the codes of more may stand for gigabytes


def found(course: Course, texts: Iterable[str], reader: str = "") -> Iterator[Any]:
    """Yield each set of answers packed in some texts of one reader, as a page hands them in."""
    texts = list(texts)
    lines = [line for text in texts for line in _WHOLE.findall(text)]
    pieces = {int(n): letters for text in texts for n, _all, letters in _PIECE.findall(text)}
    if not lines and pieces:
        lines = ["".join(pieces[n] for n in sorted(pieces))]
    for line in lines[-1:]:  # where a system kept it at several times, the last
        values = _values(course, line, reader) if len(line) <= _LONGEST else None
        if values:
            yield values


def scanned(course: Course, text: str) -> Iterator[Any]:
    """Yield each set of answers of a text that was packed for a QR code, as a page hands them in."""
    for letters in dict.fromkeys(_SCANNED.findall(text)):
        if len(letters) > _LONGEST:
            continue
        try:
            reader, device, changed, *rows = json.loads(unsqueezed(letters))
        except (ValueError, TypeError, IndexError, RecursionError):
            continue
        values = _of_rows(course, [[*row, changed] for row in rows if isinstance(row, list)], reader)
        if values:
            yield values | {"device": device}


def _values(course: Course, line: str, reader: str) -> dict[str, Any] | None:
    """Return answers in the format of a page; None where the line is cut short or of something else."""
    try:
        rows = [(version, answer, at) for version, answer, _s, _c, at in json.loads(unsqueezed(line))]
    except (ValueError, TypeError, IndexError, RecursionError):
        return None
    return _of_rows(course, rows, reader)


def _of_rows(course: Course, rows: Iterable[Iterable[Any]], reader: str) -> dict[str, Any] | None:
    """Return the answers of rows of version, answer and time in the format of a page; None where one is no
    such row."""
    try:
        by_version = {version: course.exercises[id] for id, version in course.versions.items()}
        read = [(by_version[version], answer, at) for version, answer, at in rows if version in by_version]
        answers = {exercise.stem.id: _whole(exercise, answer) for exercise, answer, _at in read}
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, StopIteration):
        return None
    versions = {exercise.stem.id: course.versions[exercise.stem.id] for exercise, _answer, _at in read}
    changed = max((at for _exercise, _answer, at in read), default=0)
    return {"format": FORMAT, "reader": reader, "changed": changed, "versions": versions, "answers": answers}


def _whole(exercise: Exercise, answer: dict[str, Any]) -> dict[str, Any]:
    """Return an answer with the words of its marks."""
    if "marks" not in answer:
        return answer
    marks = [
        {
            "start": start,
            "end": end,
            "exact": span_text(exercise, Range(start, end)),
            "technique": technique or None,
            "neutral": neutral or "",
        }
        for start, end, technique, neutral in answer["marks"]
    ]
    return {**answer, "marks": marks}


def unsqueezed(letters: str) -> str:
    """Return the text of LZW codes in letters of six bits; raise ValueError or IndexError if it is none."""
    known = _BYTES.copy()
    made, run = bytearray(), b""
    held = bits = place = 0
    for letter in letters:
        value = _LETTERS.index(letter)
        for bit in range(5, -1, -1):
            held, bits = held << 1 | value >> bit & 1, bits + 1
            if bits < (_SINGLE - 1 + place).bit_length():
                continue
            if held > len(known) or (held == len(known) and not run):
                raise ValueError(f"no code {held}")
            entry = known[held] if held < len(known) else run + run[:1]
            if run:
                known.append(run + entry[:1])
            made += entry
            run, place, held, bits = entry, place + 1, 0, 0
    return made.decode()
