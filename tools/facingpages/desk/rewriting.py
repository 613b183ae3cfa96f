"""Proposals for a rewriting: reasons for the words that must go, a fact that must stay, and a model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from facingpages.author.suggest import plainer
from facingpages.course.formats.todos import TODO, proposed
from facingpages.course.passage import Passage
from facingpages.desk import proposals
from facingpages.desk.request import OneEdit
from facingpages.language.word_lists import word_lists
from facingpages.text.folded import Range

Answer = dict[str, Any]
_MOST_KEPT: Final = 4  # words of a wording that shows that a fact was kept
_LEAST_KEPT: Final = 2


def edits(opened: Answer, shown: tuple[Passage, ...], language: str) -> Iterator[OneEdit]:
    """Yield the reasons for the words that must go, a fact that must stay, and a model, if the sentence in
    plainer words makes one."""
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
        reason = proposals.of_model([quoted for quoted, _ in gone], kept, language)
        yield OneEdit(field=["why"], value=proposed(reason))
    places = [shown[0].characters(where) for where in marks if where is not None]
    whole = shown[0].characters(sentence)
    text = shown[0].text
    end = next((one.end for one in text.sentences if one.start <= whole.start < one.end), whole.end)
    plain = [
        (place, "" if neutral == TODO else neutral) for place, (_, neutral) in zip(places, gone, strict=True)
    ]
    if model := plainer.sentence(text, Range(whole.start, end), plain):
        yield OneEdit(field=["model"], value=proposed(model))


def _kept(passage: Passage, sentence: Range, marks: Sequence[Range]) -> str:
    """Return the first few words of a stretch of a sentence between the marks: of the one whose few words
    say most; or nothing."""
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
    small, apart = word_lists().small, plainer.BEFORE_NOUNS | {"a", "an"}
    best: list[int] = []
    said = {number: _said(passage, Range(number, number + 1)).lower() for number in inside}
    for run in runs:
        while run and said[run[0]] in small:
            run = run[1:]
        run = run[:_MOST_KEPT]
        while run and said[run[-1]] in apart:
            run = run[:-1]
        best = max(best, run, key=lambda each: sum(said[number] not in small for number in each))
    return _said(passage, Range(best[0], best[-1] + 1)) if len(best) >= _LEAST_KEPT else ""


def _said(passage: Passage, words: Range) -> str:
    return " ".join(passage.text.show(passage.characters(words)).split())
