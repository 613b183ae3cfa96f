"""The kind `rewrite`: say one sentence in words that both sides would accept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Annotated, Final, Literal

from pydantic import Field

from facingpages.course.formats.answers import Answer
from facingpages.course.formats.base import Model, Quote
from facingpages.course.formats.fields import Prose
from facingpages.course.formats.source_file import Authored
from facingpages.course.items import (
    Exercise,
    FactKey,
    Focus,
    GoneKey,
    Item,
    RewriteKey,
    Rewriting,
    Stem,
)
from facingpages.course.kinds.kind import Counts, Earned, ExerciseFile, Kind
from facingpages.course.kinds.passages import (
    PassageRef,
    all_placed,
    passages_of,
    stem_of,
    stimulus_seeds,
    zones_of,
)
from facingpages.course.kinds.word_check import check_rewriting, holds, kept, rewriting_of
from facingpages.course.placing import Placed, Zone, place
from facingpages.course.seed import Seed
from facingpages.language.messages import N_
from facingpages.language.word_lists import word_lists

_STOP: Final = re.compile(r"(?<!\.\w)\.$")  # not that of "3 p.m."


class Gone(Model):
    """An expression that a rewriting of the sentence should drop."""

    mark: Quote
    neutral: Prose
    why: Prose


class Fact(Model):
    """A fact that a rewriting should keep: any one of these wordings keeps it."""

    fact: Prose
    any_of: Annotated[list[Prose], Field(min_length=1)]
    why: Prose


class RewriteFile(ExerciseFile):
    """An exercise in which the learner says a sentence in words that both sides would accept."""

    kind: Literal["rewrite"]
    stimulus: Annotated[list[PassageRef], Field(min_length=1, max_length=1)]
    sentence: Quote
    loaded: Annotated[list[Gone], Field(min_length=1)]
    facts: Annotated[list[Fact], Field(min_length=1)]
    rubric: Annotated[list[Prose], Field(min_length=1)]
    model: Prose
    why: Prose


def resolve(id: str, file: Authored[RewriteFile], seeds: Mapping[str, Seed], language: str) -> Exercise:
    """Return the exercise with its sentence placed; raise `Unresolved` with what is wrong."""
    data = file.data
    passages = passages_of(data.stimulus, file, seeds)
    text = passages[0].text
    (sentence,) = all_placed([place(data.sentence, zones_of(passages), file, ("sentence",))])
    inside = [Zone(passages[0].seed, text, sentence.where)]
    placed: list[Placed] = all_placed(
        [place(part.mark, inside, file, ("loaded", i, "mark")) for i, part in enumerate(data.loaded)]
    )
    gone = tuple(
        GoneKey(text.show(where.where), part.neutral, part.why)
        for part, where in zip(data.loaded, placed, strict=True)
    )
    facts = tuple(FactKey(fact.fact, tuple(fact.any_of), fact.why) for fact in data.facts)
    key = RewriteKey(gone, facts, tuple(data.rubric), data.model, data.why)
    stem = replace(stem_of(id, data, passages), focus=Focus(sentence.where, None))
    return Exercise(stem, (Item(f"{id}#1", Rewriting(text.show(sentence.where)), key),))


def self_test(item: Item) -> Iterator[tuple[str, str]]:
    """Yield each broken rule: the model must pass the word check; the sentence itself and an empty answer
    must not."""
    key = _key(item)
    sentence = _task(item).sentence
    gone = [part.words for part in key.gone]
    for part in key.gone:
        if holds(key.model, part.words):
            yield f"the model still holds `{part.words}`", "Rewrite the model without it."
        for other in gone:
            if holds(part.neutral, other):
                yield (
                    f"the neutral wording `{part.neutral}` holds `{other}`",
                    "Find a wording that does without it.",
                )
    for fact in key.facts:
        if not kept(key.model, fact.any_of):
            yield (
                f"the model does not keep the fact `{fact.fact}`",
                "Use one of its wordings in the model, or add the model's to `any_of`.",
            )
    against = rewriting_of(sentence, key)
    model = check_rewriting(key.model, against, word_lists())
    if not model.frame:
        yield (
            "the model is not the sentence in other words: it keeps too little of it",
            "Keep who does what, in about as many words.",
        )
    if any(check_rewriting(text, against, word_lists()).score > 0 for text in (sentence, "")):
        yield (
            "the sentence itself, or an empty answer, earns more than 0",
            "Quote the loaded expressions as the sentence has them.",
        )


def fault(exercise: Exercise, answer: Answer) -> str | None:
    """Return the reason why an answer does not fit an exercise: it has no text."""
    return "it takes `text`" if answer.text is None else None


def score(exercise: Exercise, answer: Answer) -> Earned:
    """Return what a rewriting earns by the word check."""
    (item,) = exercise.items
    return Earned(
        check_rewriting(answer.text or "", rewriting_of(_task(item).sentence, _key(item)), word_lists()).score
    )


def count(exercise: Exercise) -> Counts:
    """Return nothing: rewritings are counted as exercises only."""
    return Counter()


def browser_key(item: Item, stem: Stem, language: str) -> object:
    """Return the key of the word check, the rubric and the model as the page's script reads them; a fact is
    shown within a line, without a full stop."""
    key = _key(item)
    return {
        "why": key.why,
        "model": key.model,
        "sentence": _task(item).sentence,
        "gone": [{"words": part.words, "neutral": part.neutral, "why": part.why} for part in key.gone],
        "facts": [
            {"fact": _STOP.sub("", one.fact), "any": list(one.any_of), "why": one.why} for one in key.facts
        ],
        "rubric": list(key.rubric),
    }


def _task(item: Item) -> Rewriting:
    assert isinstance(item.task, Rewriting)
    return item.task


def _key(item: Item) -> RewriteKey:
    assert isinstance(item.key, RewriteKey)
    return item.key


KIND: Final[Kind] = Kind(
    id="rewrite",
    name=N_("Rewrite"),
    format=RewriteFile,
    most_passages=1,
    seeds=stimulus_seeds,
    resolve=resolve,
    self_test=self_test,
    fault=fault,
    score=score,
    count=count,
    browser_key=browser_key,
)
