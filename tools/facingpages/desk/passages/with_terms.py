"""The passages of an exercise in loaded terms: those with most words to find, in both texts alike.

A word counts that is the writer's own and that the list gives a technique and plain words for; where a text
has none, other signs of a judgement count: words without plain ones, a vague source, "it is unfair"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Final

from facingpages.author.suggest import Suggestion, SuggestionKind, signs
from facingpages.desk.passages import runs
from facingpages.desk.passages.room import Rated, Room, Run
from facingpages.desk.passages.stretches import Stretch

_Word = tuple[int, str, int]  # with its line before, and how often it judges
_MOST_WORDS: Final = 130  # of a passage of several paragraphs
_LONGEST: Final = 200  # words of a paragraph that is a passage by itself
_ENOUGH: Final = 2  # words to find in each passage of the lesson: no others are looked for
_WANTED: Final = 3  # in each passage: more make it no better
_JUDGING: Final = frozenset({SuggestionKind.LOADED, SuggestionKind.VAGUE})


def shown(stretches: Sequence[Stretch]) -> list[Run]:
    """Return the passages that the lesson shows."""
    return [runs.whole(one) for one in stretches if one.lines]


def enough(stretches: Sequence[Stretch], room: Room) -> list[Run]:
    """Return the passages that the lesson shows if each holds enough words to find, else nothing."""
    whole, sure = shown(stretches), _sure(stretches)
    is_enough = len(whole) == len(stretches) and all(_held(run, sure) >= _ENOUGH for run in whole)
    return whole if is_enough and room.holds(whole) else []


def rated(stretches: Sequence[Stretch], room: Room) -> list[Rated]:
    """Return pairs of passages with their rating: that with most words first, of several the one that is
    alike in length and has fewest words that are new; where none is found, the longer one."""
    sure = _sure(stretches)
    weak = {one.seed.entry.id: _judging(one) for one in stretches}
    found: list[Rated] = []
    for pair in product(*(_fitting(one) for one in stretches)):
        counts, signs_ = [_held(run, sure) for run in pair], [_held(run, weak) for run in pair]
        sizes = [runs.words(run) for run in pair]
        how = (
            sum(map(bool, counts)),
            sum(_worth(run, sure) for run in pair),
            sum(min(count + few, _WANTED) for count, few in zip(counts, signs_, strict=True)),
            min(sum(counts), 2 * _WANTED),
            -sum(map(room.new, pair)),
            min(sizes) - max(sizes),
            -sum(sizes) if any((*counts, *signs_)) else sum(sizes),
        )
        found.append((how, list(pair)))
    return found


def _sure(stretches: Sequence[Stretch]) -> dict[str, list[_Word]]:
    """Return the words to find in each text, each with its line."""
    return {
        one.seed.entry.id: [
            (each.line, each.shown.casefold(), each.sureness) for each in one.found if _is_sure(each)
        ]
        for one in stretches
    }


def _fitting(one: Stretch) -> list[Run]:
    """Return the passages of a text that are of a length to be searched word by word."""
    return [
        run
        for run in runs.of(one)
        if runs.words(run) <= (_LONGEST if run[1].first == run[1].last else _MOST_WORDS)
    ]


def _held(run: Run, words: dict[str, list[_Word]]) -> int:
    """Return how many different words a passage holds."""
    return len({word for line, word, _ in words[run[0].entry.id] if line in run[1]})


def _worth(run: Run, words: dict[str, list[_Word]]) -> int:
    """Return what the first words of a passage are worth: 3 for one that always judges, 2 for another."""
    found = {word: sureness for line, word, sureness in words[run[0].entry.id] if line in run[1]}
    return sum(sureness + 1 for sureness in sorted(found.values(), reverse=True)[:_WANTED])


def _is_sure(one: Suggestion) -> bool:
    """Return whether words are the writer's own, mostly judge, and have a plainer wording in the list."""
    return one.kind is SuggestionKind.LOADED and bool(one.neutral and one.sureness) and one.is_own


def _judging(one: Stretch) -> list[_Word]:
    """Return each other word or sentence that judges."""
    text = one.seed.text
    words = [(each.line, each.shown, 0) for each in one.found if each.kind in _JUDGING and not _is_sure(each)]
    sentences = (
        (line, text.folded[where.start : where.end])
        for line in (*one.lines, *one.others)
        for where in text.sentences_in(text.lines[line - 1])
    )
    return words + [(line, sentence, 0) for line, sentence in sentences if signs.judges(sentence)]
