"""Words: a passage for Mark the Words, in which a reader marks words one by one.

H5P cuts a text at its white space and takes some punctuation off both ends of each piece; a piece between
two asterisks is an answer.  An asterisk inside an answer is doubled.  Elsewhere H5P would show a doubled one
as two, so there it stays as it is, and a word joiner, which has no shape, keeps H5P from reading a piece as
an answer.  Every answer pays a point, every other marked word takes one, and a task never pays less than 0.
A task without an answer pays its one point where nothing is marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from facingpages.course.items import Exercise, MarkKey
from facingpages.course.passage import Passage
from facingpages.export.target import CannotCarry
from facingpages.handout.model.printable import printable
from facingpages.text.folded import Range

_PIECE: Final = re.compile(r"[^\s\ufeff]+")
_BEFORE: Final = re.compile(r"^[\[({⟨¿¡“\"«„]+")
_AFTER: Final = re.compile(r"[\",….:;?!\])}⟩»”]+$")
_JOINER: Final = "\u2060"
_MOST_WORDS: Final = 3  # of ours in one piece, on average; more means that no spaces divide the words


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a passage that H5P lets a reader mark: its letters, and which of our words it holds."""

    text: str
    words: Range
    is_answer: bool

    @property
    def written(self) -> str:
        """The piece as Mark the Words reads it."""
        text = self.text.replace("&nbsp;", f"&{_JOINER}nbsp;")  # H5P reads these letters as a space
        before, inside, after = _cut(text)
        if self.is_answer:
            return f"{before}*{inside.replace('*', '**')}*{after}"
        if before + inside + after != text:  # quotation marks alone: H5P would show them twice
            return f"{_JOINER}{text}{_JOINER}"
        return before + (_JOINER if inside.startswith("*") else "") + inside + after


@dataclass(frozen=True, slots=True)
class Task:
    """A passage with its pieces, line by line."""

    lines: tuple[tuple[Piece, ...], ...]

    @property
    def pieces(self) -> Iterator[Piece]:
        """All pieces, in order."""
        return (piece for line in self.lines for piece in line)

    @property
    def most(self) -> int:
        """The points of the task."""
        return sum(piece.is_answer for piece in self.pieces) or 1

    def points(self, marked: frozenset[int]) -> int:
        """Return what marked words earn: points, by the rule of Mark the Words."""
        touched = [piece for piece in self.pieces if not marked.isdisjoint(_numbers(piece.words))]
        wrong = sum(not piece.is_answer for piece in touched)
        right = len(touched) - wrong
        if not wrong and not any(piece.is_answer for piece in self.pieces):
            right = 1
        return max(0, right - wrong)


def tasks(exercise: Exercise) -> tuple[Task, ...]:
    """Return a task for each passage; raise `CannotCarry` where spaces do not divide the words."""
    key = exercise.items[0].key
    assert isinstance(key, MarkKey)
    made = tuple(Task(tuple(_lines(passage, key.of("loaded")))) for passage in exercise.stem.passages)
    pieces = sum(len(line) for task in made for line in task.lines)
    if exercise.stem.passages[-1].words.end > _MOST_WORDS * pieces:
        raise CannotCarry(
            f"`{exercise.stem.id}` has a passage without spaces between words, and in H5P a reader marks what "
            "is between spaces. Choose another system, such as SCORM."
        )
    return made


def earned(made: Iterable[Task], marked: frozenset[int]) -> float:
    """Return the share of the points of an exercise that marked words earn."""
    given = list(made)
    return sum(task.points(marked) for task in given) / sum(task.most for task in given)


def _lines(passage: Passage, loaded: tuple[Range, ...]) -> Iterator[tuple[Piece, ...]]:
    for _number, line in passage.paragraphs():
        pieces = []
        for found in _PIECE.finditer(passage.text.folded[line.start : line.end]):
            where = Range(line.start + found.start(), line.start + found.end())
            words = passage.number(where)
            is_answer = len(words) > 0 and any(words.overlaps(span) for span in loaded)
            pieces.append(Piece(printable(passage.text.show(where)), words, is_answer))
        yield tuple(pieces)


def _cut(text: str) -> tuple[str, str, str]:
    """Return the punctuation before a word, the word, and the punctuation behind it, as H5P cuts them."""
    before = found[0] if (found := _BEFORE.search(text)) else ""
    after = found[0] if (found := _AFTER.search(text)) else ""
    return before, text[len(before) : max(len(before), len(text) - len(after))], after


def _numbers(words: Range) -> range:
    return range(words.start, words.end)
