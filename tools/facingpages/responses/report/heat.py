"""Heat: the marks of a class on the words of a text, span by span, and the names that were given."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from facingpages.course.items import (
    Exercise,
    KeyedSpan,
    MarkKey,
    span_text,
)
from facingpages.course.kinds.scoring import Outcome
from facingpages.course.passage import Passage
from facingpages.language.messages import N_, SOURCE
from facingpages.language.vocabulary import vocabulary
from facingpages.responses.report.discuss import FEWEST, false_runs
from facingpages.responses.report.kind_sums import MarkSums
from facingpages.text.folded import Range

VERDICTS: Final = {"loaded": N_("loaded"), "contested": N_("could go either way"), "plain": N_("plain")}
LEVELS: Final = 5  # shades of the heat map: level 1 is up to a fifth of the readers, level 5 over four fifths


def level(count: int, n: int) -> int:
    """Return the shade of a share of the readers, 0 for none, 5 for more than four fifths."""
    return -(-count * LEVELS // n) if n and count else 0


@dataclass(frozen=True, slots=True)
class SpanRow:
    """One keyed span: how many readers marked it as the key has it, in part or wider, and not at all."""

    words: str
    verdict: str
    technique: str
    marked: int
    partly: int
    missed: int
    why: str


def spans(exercise: Exercise, sums: MarkSums, n: int, language: str = SOURCE) -> list[SpanRow]:
    """Return the keyed spans: the loaded ones, those that could go either way, the plain ones, each in the
    order of the text."""
    key = exercise.items[0].key
    assert isinstance(key, MarkKey)
    labels = {id: term.label for id, term in vocabulary(language).techniques.items()}
    rows = [
        SpanRow(
            span_text(exercise, span.words),
            span.verdict,
            labels.get(span.technique or "", ""),
            counts[Outcome.FOUND],
            counts[Outcome.WIDE] + counts[Outcome.NARROW],
            counts[Outcome.MISSED],
            span.why,
        )
        for span, counts in zip(key.spans, sums.outcomes, strict=True)
    ]
    return sorted(rows, key=lambda row: list(VERDICTS).index(row.verdict))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage's line: how many readers marked it, its shade, and its verdict in the key.

    `is_missed` tells that it is loaded, and that more readers missed it than found it; `found` is the number
    who did find it, at the end of such words and None elsewhere."""

    text: str
    count: int = 0
    level: int = 0
    verdict: str = ""
    is_missed: bool = False
    found: int | None = None

    @property
    def is_stray(self) -> bool:
        """Whether the key does not name the words, and a fifth of the readers or fewer marked them."""
        return not self.verdict and self.level == 1


def heat(exercise: Exercise, sums: MarkSums, n: int, passage: Passage, line: Range) -> list[Piece]:
    """Return a line of a passage in pieces: neighbouring words of one count and one span are one piece."""
    key = exercise.items[0].key
    assert isinstance(key, MarkKey)
    text, numbers = passage.text, passage.text.words_in(line)
    shift = passage.first_word - passage.seed_words.start
    touched = {
        span: n - counts[Outcome.MISSED] for span, counts in zip(key.spans, sums.outcomes, strict=True)
    }
    span_at = {w: span for span in key.spans for w in range(span.words.start, span.words.end)}
    runs: list[tuple[Range, int, KeyedSpan | None]] = []  # characters, readers, span of the key
    for number in range(numbers.start, numbers.end):
        word, span = text.words[number], span_at.get(number + shift)
        is_whole = span and is_mostly_missed(span, touched[span], n)  # its words stay together
        count = 0 if is_whole else sums.words[number + shift]
        if runs and runs[-1][1:] == (count, span):
            runs[-1] = (Range(runs[-1][0].start, word.end), count, span)
        else:
            runs.append((word, count, span))
    pieces: list[Piece] = []
    end = line.start
    for index, (where, count, span) in enumerate(runs):
        pieces.append(Piece(text.show(Range(end, where.start))))
        is_missed = span is not None and is_mostly_missed(span, touched[span], n)
        is_last = index + 1 == len(runs) or runs[index + 1][2] != span
        found = touched[span] if span and is_missed and is_last else None
        verdict = span.verdict if span else ""
        pieces.append(
            Piece(text.show(where), count, level(count, n), verdict, is_missed=is_missed, found=found)
        )
        end = where.end
    pieces.append(Piece(text.show(Range(end, line.end))))
    return [piece for piece in pieces if piece.text]


def is_mostly_missed(span: KeyedSpan, touched: int, n: int) -> bool:
    """Return whether words are loaded, and `FEWEST` readers or more missed them, more than found them."""
    return span.verdict == "loaded" and n - touched >= FEWEST and touched * 2 < n


def false_rows(exercise: Exercise, sums: MarkSums, n: int) -> list[tuple[str, int, str]]:
    """Return the ten plain words most often marked, by `FEWEST` readers and a twentieth of all or more, with
    the key's reason where it has one."""
    key = exercise.items[0].key
    assert isinstance(key, MarkKey)
    return [
        (
            span_text(exercise, run),
            count,
            next((span.why for span in key.spans if span.words.overlaps(run)), ""),
        )
        for run, count in false_runs(exercise, sums)[:10]
        if count >= FEWEST and count * 20 > n
    ]


@dataclass(frozen=True, slots=True)
class Confusion:
    """A table of what was given, by what is keyed: labels of both, and counts by row and column."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    right: tuple[tuple[bool, ...], ...]


def confusion(
    counts: Counter[tuple[str, str]],
    rows: dict[str, str],
    columns: dict[str, str],
    right_pairs: frozenset[tuple[str, str]],
) -> Confusion | None:
    """Return a table of keyed and given labels, in the order of `rows` and `columns`; None where nothing was
    given."""
    keyed = [id for id in rows if any(pair[0] == id for pair in counts)]
    given = [id for id in columns if any(pair[1] == id for pair in counts)]
    if not keyed or not given:
        return None
    return Confusion(
        tuple(rows[id] for id in keyed),
        tuple(columns[id] for id in given),
        tuple(tuple(counts[k, g] for g in given) for k in keyed),
        tuple(tuple((k, g) in right_pairs for g in given) for k in keyed),
    )


def technique_confusion(sums: MarkSums, language: str = SOURCE) -> Confusion | None:
    """Return the techniques that readers named, by the technique of the key."""
    labels = {id: term.label for id, term in vocabulary(language).techniques.items()}
    return confusion(sums.names, labels, labels, frozenset((id, id) for id in labels))
