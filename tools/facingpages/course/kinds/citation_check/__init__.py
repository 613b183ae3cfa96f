"""The kind `citation-check`: follow one citation, or find that there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from facingpages.course.formats.answers import Answer
from facingpages.course.items import ChoiceKey, Choosing, Exercise, Item, Stem
from facingpages.course.kinds.citation_check.format import CitationCheckFile
from facingpages.course.kinds.citation_check.resolve import resolve
from facingpages.course.kinds.kind import Counts, Earned, Kind
from facingpages.course.kinds.scoring import score_choices
from facingpages.course.passage import Passage
from facingpages.language.messages import N_
from facingpages.language.vocabulary import vocabulary
from facingpages.text.folded import Range


def seeds(data: CitationCheckFile) -> frozenset[str]:
    """Return the ids of the seed whose citation is checked and of the source that is shown."""
    return frozenset({data.claim.seed, data.source.seed} if data.source else {data.claim.seed})


def self_test(item: Item) -> Iterator[tuple[str, str]]:
    """Yield each broken rule: the keyed choice must earn 1, and every other choice less."""
    task, key = _task(item), _key(item)
    for choice in task.choices:
        if (score_choices([choice.id], [[key.choice]]) == 1) != (choice.id == key.choice):
            yield (
                f"the choice `{choice.id}` does not earn what the key says",
                "Report this: the scoring is at fault.",
            )


def is_sound(axis: str, choice: str) -> bool:
    """Return whether an answer is the sound one of its axis (nothing is wrong with the citation)."""
    return any(term.sound for term in vocabulary().axes[axis].choices if term.id == choice)


def fault(exercise: Exercise, answer: Answer) -> str | None:
    """Return the reason why an answer does not fit an exercise: it answers another number of questions."""
    if answer.choices is None or len(answer.choices) != len(exercise.items):
        return f"it takes `choices` for {len(exercise.items)} questions"
    return None


def score(exercise: Exercise, answer: Answer) -> Earned:
    """Return the share of questions answered right."""
    return Earned(score_choices(answer.choices or [], [[_key(item).choice] for item in exercise.items]))


def count(exercise: Exercise) -> Counts:
    """Return the number of questions by axis and answer, and of those with a sound answer."""
    counts: Counts = Counter()
    for item in exercise.items:
        axis, choice = _task(item).axis, _key(item).choice
        counts[("axes", axis)] += 1
        counts[("answer", f"{axis}, {choice}")] += 1
        counts[("total", "citation questions")] += 1
        counts[("total", "citation questions that find nothing wrong")] += is_sound(axis, choice)
    return counts


def browser_key(item: Item, stem: Stem, language: str) -> object:
    """Return the right choice with its reasons, and where the text and the source decide, as the page's
    script reads them."""
    key, passage, source = _key(item), stem.passages[0], stem.source
    return {
        "choice": key.choice,
        "whys": {choice.id: dict(key.whys)[choice.id] for choice in _task(item).choices},
        "fact": key.fact or "",
        "words": [_pointed(passage, where) for where in key.decided.words],
        "source": [_pointed(source, where) for where in key.decided.source] if source else [],
        "entries": list(key.decided.entries),
    }


def _pointed(passage: Passage, where: Range) -> list[object]:
    """Return, for a page, the line of some words, where they begin and end in it in UTF-16 units, the words,
    and the number of their paragraph."""
    text, line = passage.text, passage.text.line_at(where.start)
    before = Range(text.lines[line - 1].start, where.start)
    start, length = (len(text.show(part).encode("utf-16-le")) // 2 for part in (before, where))
    return [line, start, start + length, text.show(where), passage.numbered.number(line)]


def _key(item: Item) -> ChoiceKey:
    assert isinstance(item.key, ChoiceKey)
    return item.key


def _task(item: Item) -> Choosing:
    assert isinstance(item.task, Choosing)
    return item.task


KIND: Final[Kind] = Kind(
    id="citation-check",
    name=N_("Citation check"),
    format=CitationCheckFile,
    most_passages=1,
    seeds=seeds,
    resolve=resolve,
    self_test=self_test,
    fault=fault,
    score=score,
    count=count,
    browser_key=browser_key,
)
