"""Scoring: what a response earns, specified by the vectors in `tests/vectors` and done alike in
`assets/scoring.js`.

Words are numbered through the exercise; marks and spans are half-open ranges of word numbers.

Finding is the partial-overlap F1 of SemEval-2020 Task 11, span identification (Da San Martino et al. 2020,
section 4.1), on words: precision is the mean over marks of the share of the mark that is keyed, recall the
mean over keyed spans of the share that is marked.  A span has a core, the least that must be marked (the
MIN string of MUC-6): marks that take in the core have found the whole span.  Contested words are taken out
of the marks first.  Marking more than two fifths of all words earns 0.  Where nothing is keyed, no marks
earn 1 and any mark earns 0."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from facingpages.course.items import RewriteKey
from facingpages.language.word_lists import WordLists
from facingpages.text.folded import Range

DENSE: Final = (2, 5)  # marking more than two fifths of the words earns nothing
MOST_WITHOUT_SMALL: Final = 6  # words in a row of a sentence, none of them a small one
MOST_BETWEEN: Final = 3  # other words between two words of a wording
_ENDINGS: Final = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("d", ""),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
)


class Outcome(StrEnum):
    """The outcome of one keyed span."""

    FOUND = "found"
    WIDE = "wide"
    NARROW = "narrow"
    MISSED = "missed"


def merged(marks: Iterable[Range]) -> list[Range]:
    """Return the marks in order, with those that share a word made one; empty ones are dropped."""
    result: list[Range] = []
    for mark in sorted(m for m in marks if len(m)):
        if result and mark.start < result[-1].end:
            result[-1] = Range(result[-1].start, max(result[-1].end, mark.end))
        else:
            result.append(mark)
    return result


def without(marks: Iterable[Range], zones: Iterable[Range]) -> list[Range]:
    """Return what is left of the marks outside the zones, each run as a separate mark."""
    left = list(marks)
    for zone in zones:
        left = [piece for mark in left for piece in _outside(mark, zone)]
    return left


def _outside(mark: Range, zone: Range) -> list[Range]:
    if not mark.overlaps(zone):
        return [mark]
    edges = [(mark.start, zone.start), (zone.end, mark.end)]
    return [Range(start, end) for start, end in edges if start < end]


def score_finding(
    marks: Sequence[Range],
    loaded: Sequence[Range],
    contested: Sequence[Range],
    words: int,
    cores: Sequence[Range] | None = None,
) -> float:
    """Return the finding score, 0 to 1, of marks against a key in an exercise of so many words.

    `cores` holds the core of each loaded span; without it, a span is its own core.
    """
    joined = merged(marks)
    if sum(len(mark) for mark in joined) * DENSE[1] > words * DENSE[0]:
        return 0.0
    counted = without(joined, contested)
    if not loaded:
        return 0.0 if counted else 1.0
    if not counted:
        return 0.0
    precision = sum(_shared(mark, loaded) / len(mark) for mark in counted) / len(counted)
    recall = sum(
        _found(span, core, counted) for span, core in zip(loaded, cores or loaded, strict=True)
    ) / len(loaded)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _found(span: Range, core: Range, marks: Sequence[Range]) -> float:
    """Return the share of a span that marks have found: all of it where they take in its core."""
    return 1.0 if _shared(core, marks) == len(core) else _shared(span, marks) / len(span)


def outcome(marks: Sequence[Range], span: Range, core: Range | None = None) -> Outcome:
    """Return what became of one keyed span: found, marked too wide or too narrow, or missed.

    Marks that together take in the core, and nothing outside the span, have found it, as they have for the
    score."""
    touching = [mark for mark in merged(marks) if mark.overlaps(span)]
    if not touching:
        return Outcome.MISSED
    if _shared(core or span, touching) < len(core or span):
        return Outcome.NARROW
    return Outcome.FOUND if all(mark in span for mark in touching) else Outcome.WIDE


def score_naming(
    named: Sequence[tuple[Range, str]], key: Sequence[tuple[Range, str]], families: dict[str, str]
) -> float | None:
    """Return the naming score, 0 to 1, over the keyed spans that a mark touches; None where none is touched.

    The mark that shares the most words with a span gives its name, the first of equals.  The right technique
    earns 1, another of the same family a half.
    """
    credits: list[float] = []
    for span, technique in key:
        near = [
            (_shared(span, [mark]), -index, name)
            for index, (mark, name) in enumerate(named)
            if mark.overlaps(span)
        ]
        if near:
            credits.append(credit(max(near)[2], technique, families))
    return sum(credits) / len(credits) if credits else None


def credit(name: str, technique: str, families: dict[str, str]) -> float:
    """Return what naming one technique earns where another, or the same, is keyed."""
    if name == technique:
        return 1.0
    return 0.5 if name in families and families[name] == families.get(technique) else 0.0


def score_choices(given: Sequence[str | None], right: Sequence[Sequence[str]]) -> float:
    """Return the share, 0 to 1, of questions or units whose answer is among the right ones; None is no
    answer."""
    hits = sum(1 for answer, accepted in zip(given, right, strict=True) if answer in accepted)
    return hits / len(right)


def score_links(given: Sequence[int | None], key: Sequence[int | None]) -> float | None:
    """Return the share, 0 to 1, of keyed links that are drawn; None where none is keyed or none is drawn.

    Both hold, for each unit, the number of the unit it supports.  A link that the key does not have counts
    neither way: a key names the links that its text shows, and a reader may see one more."""
    keyed = [(drawn, wanted) for drawn, wanted in zip(given, key, strict=True) if wanted is not None]
    if not keyed or all(drawn is None for drawn in given):
        return None
    return sum(drawn == wanted for drawn, wanted in keyed) / len(keyed)


def _shared(span: Range, others: Iterable[Range]) -> int:
    return sum(
        min(span.end, other.end) - max(span.start, other.start)
        for other in others
        if span.start < other.end and other.start < span.end
    )


@dataclass(frozen=True, slots=True)
class Sentence:
    """The key of a rewriting: the sentence, what should be gone and kept, and words that it
    may use."""

    words: str
    gone: tuple[str, ...]
    facts: tuple[tuple[str, ...], ...]
    given: tuple[str, ...] = ()


def rewriting_of(sentence: str, key: RewriteKey) -> Sentence:
    """Return what rewritings of a sentence are checked against."""
    given = (key.model, *(part.neutral for part in key.gone))
    return Sentence(
        sentence, tuple(part.words for part in key.gone), tuple(fact.any_of for fact in key.facts), given
    )


@dataclass(frozen=True, slots=True)
class WordCheck:
    """The result of the word check: expressions gone, facts kept, whether the frame is kept, loaded words
    brought in, the score."""

    gone: tuple[bool, ...]
    kept: tuple[bool, ...]
    frame: bool
    brought: tuple[str, ...]
    score: float


def check_rewriting(text: str, key: Sentence, lists: WordLists) -> WordCheck:
    """Return the word check of a rewriting: the share gone times the share kept, or 0 where the sentence
    is lost or judged anew.

    The product makes copying the sentence and writing nothing both earn 0.  The frame is lost in a text of
    less than half the words of the sentence, in one of more than twice the words and ten, in one that
    shares less than a fifth of the other words in their order, and in a salad: fewer than a quarter small
    words, or more than six words (or as many as the sentence itself has) without one."""
    inside = _letters(text)
    gone = tuple(not holds(text, words) for words in key.gone)
    facts = tuple(kept(text, fact) for fact in key.facts)
    still = (words for words, is_gone in zip(key.gone, gone, strict=True) if not is_gone)
    allowed = (*(words for fact in key.facts for words in fact), *key.given, *still)
    known = {*_frame(key), *(word for words in allowed for word in _letters(words))}
    loaded = lists.loaded if _is_english(key, lists.small) else frozenset[str]()
    brought = tuple(dict.fromkeys(w for w in inside if w not in known and not loaded.isdisjoint(_bases(w))))
    frame = _is_sentence(inside, key, lists.small)
    earned = sum(gone) / len(gone) * (sum(facts) / len(facts)) if frame and not brought else 0.0
    return WordCheck(gone, facts, frame, brought, earned)


def _outside_brackets(sentence: str) -> list[str]:
    return _letters(re.sub(r"\([^()]*\)", " ", sentence))


def _frame(key: Sentence) -> list[str]:
    """Return the words of the sentence outside brackets and outside the loaded expressions."""
    left = _outside_brackets(key.words)
    for words in map(_letters, key.gone):
        at = next((i for i in range(len(left)) if left[i : i + len(words)] == words), None)
        if at is not None:
            del left[at : at + len(words)]
    return left


def _is_sentence(inside: list[str], key: Sentence, small: frozenset[str]) -> bool:
    frame, whole = _frame(key), len(_outside_brackets(key.words))
    if len(inside) * 2 < whole or len(inside) > whole * 2 + 10 or _in_order(frame, inside) * 5 < len(frame):
        return False
    if not _is_english(key, small):
        return True
    most = max(MOST_WITHOUT_SMALL, *map(len, _runs(_outside_brackets(key.words), small)))
    runs = _runs(inside, small)
    return (len(runs) - 1) * 4 >= len(inside) and max(map(len, runs)) <= most


def _is_english(key: Sentence, small: frozenset[str]) -> bool:
    """Return whether a fifth of the words of the sentence are small words of the list: else the lists are of no use."""
    words = _outside_brackets(key.words)
    return (len(_runs(words, small)) - 1) * 5 >= len(words)


def _runs(words: list[str], small: frozenset[str]) -> list[str]:
    """Return the runs of words between small words, a letter for each word."""
    return "".join("s" if word in small else "x" for word in words).split("s")


def _in_order(first: list[str], other: list[str]) -> int:
    """Return how many words two texts have in common in the same order."""
    before = [0] * (len(other) + 1)
    for word in first:
        row = [0]
        for j, beside in enumerate(other):
            row.append(before[j] + 1 if word == beside else max(before[j + 1], row[j]))
        before = row
    return before[-1]


def _bases(word: str) -> list[str]:
    """Return the forms under which a word may be in a list."""
    return [word, *(word.removesuffix(end) + base for end, base in _ENDINGS if word.endswith(end))]


def kept(text: str, wordings: Iterable[str]) -> bool:
    """Return whether a text holds one of several wordings. Other words may come between those of one, as in
    "gave these lands away"."""
    inside = _letters(text)
    return any(_spread(inside, _letters(words)) for words in wordings)


def _spread(inside: list[str], wanted: list[str]) -> bool:
    """Return whether words come in their order, with at most `MOST_BETWEEN` others between two of them."""
    ends = {i for i, word in enumerate(inside) if word == wanted[0]}
    for word in wanted[1:]:
        near = (i + step for i in ends for step in range(1, MOST_BETWEEN + 2))
        ends = {i for i in near if i < len(inside) and inside[i] == word}
    return bool(ends)


def holds(text: str, words: str) -> bool:
    """Return whether a text holds words one after the other, whatever their capitals and the signs between
    them."""
    inside, wanted = _letters(text), _letters(words)
    return any(inside[i : i + len(wanted)] == wanted for i in range(len(inside) - len(wanted) + 1))


def _letters(text: str) -> list[str]:
    """Return the runs of letters and digits of a text, in lower case."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).lower())
