"""Proposals for a rewriting: reasons for the words that must go, a fact that must stay, and a model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from facingpages.author.suggest.inflect import Form
from facingpages.author.suggest.lists import loaded as listed_terms
from facingpages.course.formats.todos import TODO, proposed
from facingpages.course.passage import Passage
from facingpages.desk import proposals
from facingpages.desk.request import OneEdit
from facingpages.language.word_lists import word_lists
from facingpages.text.folded import Range

Answer = dict[str, Any]
_MOST_KEPT: Final = 4  # words of a wording that shows that a fact was kept
_LEAST_KEPT: Final = 2
_BEFORE_NOUNS: Final = frozenset("the this that these those my your his her its our their".split())


def edits(opened: Answer, shown: tuple[Passage, ...], language: str) -> Iterator[OneEdit]:
    """Yield the reasons for the words that must go, a fact that must stay, and a model, if the sentence without
    the words makes one."""
    words = {tuple(one["field"]): Range(*one["words"]) for one in opened["parts"]}
    loaded, sentence = opened["fields"].get("loaded"), words.get(("sentence",))
    marks = [words.get(("loaded", index, "mark")) for index in range(len(loaded))]
    if sentence is None or None in marks or not shown:
        return
    gone = [
        (_said(shown[0], where), str(entry.get("neutral", TODO)))
        for entry, where in zip(loaded, marks, strict=True)
        if where is not None
    ]
    for index, (quoted, neutral) in enumerate(gone):
        if neutral != TODO:
            reason = proposals.of_words(quoted, None, neutral, language)
            yield OneEdit(field=["loaded", index, "why"], value=proposed(reason))
    kept = _kept(shown[0], sentence, [where for where in marks if where is not None])
    if kept:
        yield OneEdit(field=["facts", 0, "fact"], value=proposed(kept))
        yield OneEdit(field=["facts", 0, "any_of", 0], value=proposed(kept))
        yield OneEdit(field=["facts", 0, "why"], value=proposed(proposals.of_fact(kept, language)))
        model = proposals.of_model([quoted for quoted, _ in gone], kept, language)
        yield OneEdit(field=["why"], value=proposed(model))
    without = _without(shown[0], sentence, [where for where in marks if where is not None])
    if without:
        yield OneEdit(field=["model"], value=proposed(without))


def _kept(passage: Passage, sentence: Range, marks: Sequence[Range]) -> str:
    """Return the words of the longest stretch of a sentence between the marks, its first few, or nothing."""
    inside = [
        number
        for number in range(sentence.start, sentence.end)
        if not any(mark.start <= number < mark.end for mark in marks)
    ]
    runs: list[list[int]] = []
    for number in inside:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    small = word_lists().small
    best: list[int] = []
    for run in runs:
        while run and _said(passage, Range(run[0], run[0] + 1)).lower() in small:
            run = run[1:]
        while run and _said(passage, Range(run[-1], run[-1] + 1)).lower() in _BEFORE_NOUNS:
            run = run[:-1]
        best = max(best, run, key=len)
    best = best[:_MOST_KEPT]
    return _said(passage, Range(best[0], best[-1] + 1)) if len(best) >= _LEAST_KEPT else ""


def _without(passage: Passage, sentence: Range, marks: Sequence[Range]) -> str:
    """Return a sentence without its marks where each is an adjective between a word as "this" and its noun;
    else nothing: a plain word in the place of another need not make a sentence."""
    if not marks or not all(_can_go(passage, sentence, mark) for mark in marks):
        return ""
    text, whole = passage.text, passage.characters(sentence)
    end = next((one.end for one in text.sentences if one.start <= whole.start < one.end), whole.end)
    gaps = [Range(whole.start, whole.start), *map(passage.characters, sorted(marks, key=lambda m: m.start))]
    pieces = [text.show(Range(one.end, other.start)) for one, other in pairwise([*gaps, Range(end, end)])]
    return " ".join(" ".join(pieces).split())


def _can_go(passage: Passage, sentence: Range, mark: Range) -> bool:
    """Return whether a mark is an adjective between a word as "this" and its noun."""
    if not sentence.start < mark.start <= mark.end < sentence.end:
        return False
    before, after = Range(mark.start - 1, mark.start), Range(mark.end, mark.end + 1)
    words = _said(passage, mark).casefold()
    entry = listed_terms().by_words.get(tuple(words.split()))
    gap = passage.text.folded[passage.characters(mark).end : passage.characters(after).start]
    return (
        entry is not None
        and entry.rule.form is Form.ADJECTIVE
        and not words.endswith("ly")
        and _said(passage, before).casefold() in _BEFORE_NOUNS
        and not gap.strip()
        and _said(passage, after).casefold() not in word_lists().small
    )


def _said(passage: Passage, words: Range) -> str:
    return " ".join(passage.text.show(passage.characters(words)).split())
