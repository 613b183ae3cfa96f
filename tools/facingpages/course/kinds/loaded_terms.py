"""The kind `loaded-terms`: mark the loaded expressions of one or two passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Annotated, Final, Literal

from pydantic import Field, model_validator

from facingpages.course.formats.answers import Answer
from facingpages.course.formats.base import Model, Quote
from facingpages.course.formats.fields import Prose, Technique
from facingpages.course.formats.fields import fault as value_fault
from facingpages.course.formats.source_file import Authored
from facingpages.course.items import Exercise, Item, KeyedSpan, Marking, MarkKey, Stem, span_text
from facingpages.course.kinds.kind import Counts, Earned, ExerciseFile, Kind, filled
from facingpages.course.kinds.marked import marked
from facingpages.course.kinds.passages import (
    Stimulus,
    all_placed,
    passages_of,
    stem_of,
    stimulus_seeds,
    zones_of,
)
from facingpages.course.kinds.scoring import mean_credit, score_finding, score_naming
from facingpages.course.passage import Passage
from facingpages.course.placing import Placed, Unresolved, place, short
from facingpages.course.seed import Seed
from facingpages.files.findings import Finding
from facingpages.language.messages import N_
from facingpages.language.vocabulary import vocabulary
from facingpages.text.anchors import Selector, match
from facingpages.text.folded import Range, Text, fold


class SpanEntry(Model):
    """One keyed span: its words, the verdict, and why.

    `loaded` earns credit; `contested` counts neither way; `plain` looks loaded and is not.  `core` is the
    least that must be marked (the MIN string of MUC-6); without it, that is all of `mark`."""

    mark: Quote
    core: Prose | None = None
    verdict: Literal["loaded", "contested", "plain"]
    technique: Technique | None = None
    neutral: Prose | None = None
    why: Prose

    @model_validator(mode="after")
    def _complete(self) -> SpanEntry:
        if self.verdict == "loaded" and not (self.technique and self.neutral):
            raise value_fault(
                "a loaded span needs a `technique` and a `neutral` wording",
                "Add both; see the list of techniques.",
            )
        if self.verdict == "plain" and self.technique:
            raise value_fault(
                "a plain span has no technique",
                "Delete `technique`, or set the verdict to loaded or contested.",
            )
        return self


class LoadedTermsFile(ExerciseFile):
    """An exercise in which the learner marks the loaded expressions of one or two passages."""

    kind: Literal["loaded-terms"]
    stimulus: Stimulus
    spans: Annotated[list[SpanEntry], Field(min_length=1)]


def resolve(id: str, file: Authored[LoadedTermsFile], seeds: Mapping[str, Seed], language: str) -> Exercise:
    """Return the exercise with its spans placed; raise `Unresolved` with what is wrong."""
    data = file.data
    passages = passages_of(data.stimulus, file, seeds)
    zones = zones_of(passages)
    placed: list[Placed] = all_placed(
        [place(span.mark, zones, file, ("spans", i, "mark")) for i, span in enumerate(data.spans)]
    )
    cut = [
        file.finding(
            ("spans", i, "mark", "exact"),
            "span-cuts-word",
            f"`{data.spans[i].mark.exact}` begins or ends inside a word",
            "Quote whole words.",
        )
        for i, where in enumerate(placed)
        if passages[where.zone].text.cuts_word(where.where)
    ]
    if cut:
        raise Unresolved(*cut)
    cores = all_placed(
        [_core(i, data, passages[at.zone].text, at.where, file) for i, at in enumerate(placed)]
    )
    keyed = [
        KeyedSpan(
            passages[at.zone].number(at.where),
            passages[at.zone].number(core),
            span.verdict,
            span.technique,
            span.neutral,
            span.why,
        )
        for span, at, core in zip(data.spans, placed, cores, strict=True)
    ]
    _refuse_overlap(file, data, keyed)
    words = sum(len(p.words) for p in passages)
    key = MarkKey(tuple(sorted(keyed, key=lambda span: span.words)))
    return Exercise(stem_of(id, data, passages), (Item(f"{id}#1", Marking(words), key),))


def _core(
    i: int, data: LoadedTermsFile, text: Text, span: Range, file: Authored[LoadedTermsFile]
) -> Range | Finding:
    """Return the core of a span, in characters, or the finding that explains why there is none."""
    core = data.spans[i].core
    if core is None:
        return span
    places = [where for where in match(Selector(core), text, span) if not text.cuts_word(where)]
    if len(places) == 1:
        return places[0]
    message = f"`{core}` is not a piece of `{short(data.spans[i].mark.exact)}` in whole words, once"
    return file.finding(
        ("spans", i, "core"),
        "core-outside",
        message,
        "Copy from `exact` the least words that must be marked, or delete `core`.",
    )


def _refuse_overlap(file: Authored[LoadedTermsFile], data: LoadedTermsFile, keyed: list[KeyedSpan]) -> None:
    order = sorted(range(len(keyed)), key=lambda i: (keyed[i].words, i))
    for earlier, two in pairwise(order):
        if keyed[earlier].words.overlaps(keyed[two].words):
            first, second = data.spans[earlier], data.spans[two]
            message = f"the {second.verdict} span `{second.mark.exact}` overlaps the {first.verdict} span `{first.mark.exact}`"
            raise Unresolved(
                file.finding(
                    ("spans", two, "mark", "exact"),
                    "spans-overlap",
                    message,
                    "Shorten one of the two, or make them one span.",
                )
            )


def self_test(item: Item) -> Iterator[tuple[str, str]]:
    """Yield each broken rule: the key and its cores must earn 1; a plain span, all words, or nothing must
    earn less."""
    key, words = _key(item), _task(item).words
    loaded, contested = key.of("loaded"), key.of("contested")

    def earned(*marks: Range) -> float:
        return score_finding(marks, loaded, contested, words, key.cores)

    if earned(*loaded) != 1:
        share = sum(len(span) for span in loaded) / words
        yield (
            f"marking the key earns {earned(*loaded):.2f}, not 1: it covers {share:.0%} of the words",
            "Key less than two fifths of the words, or show a longer passage.",
        )
    if earned(*loaded) == 1 != earned(*key.cores):
        yield (
            f"marking the cores alone earns {earned(*key.cores):.2f}, not 1",
            "Report this: the scoring is at fault.",
        )
    if earned(Range(0, words)) != 0:
        yield (
            f"marking all {words} words earns {earned(Range(0, words)):.2f}, not 0",
            "Show a longer passage.",
        )
    if loaded and earned() != 0:
        yield "marking nothing earns marks though spans are keyed", "Report this: the scoring is at fault."
    for span in key.spans:
        if span.verdict == "plain" and earned(*loaded, span.words) >= 1:
            yield (
                f"marking the plain span at word {span.words.start + 1} costs nothing",
                "Report this: the scoring is at fault.",
            )
    families = {id: term.family for id, term in vocabulary().techniques.items()}
    if key.techniques and score_naming(key.techniques, key.techniques, families) != 1:
        yield "naming every span by its key earns less than 1", "Report this: the scoring is at fault."


def is_clean(key: MarkKey, passage: Passage) -> bool:
    """Return whether nothing loaded is keyed in a passage."""
    return not any(span in passage.words for span in key.of("loaded"))


def count(exercise: Exercise) -> Counts:
    """Return the number of spans by verdict, side and technique, and of clean passages by side."""
    key = _key(exercise.items[0])
    counts: Counts = Counter()
    for span in key.spans:
        side = next(p.side for p in exercise.stem.passages if span.words in p.words)
        counts[("total", "keyed spans")] += 1
        counts[(f"{span.verdict} spans", side)] += 1
        if span.technique:
            counts[("techniques", span.technique)] += 1
    for passage in exercise.stem.passages:
        if is_clean(key, passage):
            counts[("total", "clean passages")] += 1
            counts[("clean passages", passage.side)] += 1
    return counts


def fault(exercise: Exercise, answer: Answer) -> str | None:
    """Return the reason why an answer does not fit an exercise: a mark is outside its passages or on other
    words."""
    words = _task(exercise.items[0]).words
    if answer.marks is None:
        return "it takes `marks`"
    if len(answer.marks) > words:
        return f"it has {len(answer.marks)} marks, and the exercise has {words} words"
    for mark in answer.marks:
        if not mark.start < mark.end <= words or not any(
            Range(mark.start, mark.end) in p.words for p in exercise.stem.passages
        ):
            return f"the mark {mark.start} to {mark.end} is not in a passage of {words} words"
        shown = span_text(exercise, Range(mark.start, mark.end))
        if shown != mark.exact and fold(shown) != fold(mark.exact):
            return f"the words {mark.start} to {mark.end} are not `{mark.exact}`: another version of the text was answered"
    return None


def score(exercise: Exercise, answer: Answer) -> Earned:
    """Return the scores of marks for finding, and for naming if any was named."""
    key, given = _key(exercise.items[0]), answer.marks or []
    found = marked(exercise, tuple([(mark.start, mark.end) for mark in given]))
    names = found.names(key, [mark.technique for mark in given])
    return Earned(
        found.score,
        naming=mean_credit(names, vocabulary().families_of),
        hits=found.hits,
        false_alarms=found.false_alarms,
    )


def browser_key(item: Item, stem: Stem, language: str) -> object:
    """Return the spans as the page's script reads them, without empty fields."""
    return [
        filled(
            start=s.words.start,
            end=s.words.end,
            core=None if s.core == s.words else [s.core.start, s.core.end],
            verdict=s.verdict,
            technique=s.technique,
            neutral=s.neutral,
            why=s.why,
        )
        for s in _key(item).spans
    ]


def _key(item: Item) -> MarkKey:
    assert isinstance(item.key, MarkKey)
    return item.key


def _task(item: Item) -> Marking:
    assert isinstance(item.task, Marking)
    return item.task


KIND: Final[Kind] = Kind(
    id="loaded-terms",
    name=N_("Loaded terms"),
    format=LoadedTermsFile,
    most_passages=2,
    seeds=stimulus_seeds,
    resolve=resolve,
    self_test=self_test,
    fault=fault,
    score=score,
    count=count,
    browser_key=browser_key,
)
