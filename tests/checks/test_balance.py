"""Balance as a test: the same yardstick for both sides, over the whole module."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from facingpages.checks import coverage
from facingpages.course.course import Course
from facingpages.course.formats.fields import parse_lines
from facingpages.course.items import ChoiceKey, Exercise, Marking, MarkKey, RewriteKey, SortKey
from facingpages.course.kinds import kind
from facingpages.course.kinds.scoring import score_finding
from facingpages.course.kinds.word_check import holds
from facingpages.course.passage import NO_SIDE, Passage

PASS = 0.8  # a pass: two thirds of the spans of a pair, and nothing else, earn just this
NEAR = 0.9  # equal within a tenth


@pytest.fixture(scope="module")
def counts(course: Course) -> kind.Counts:
    return coverage.count(course)


@pytest.mark.parametrize(
    "group", ["loaded spans", "claims without evidence", "clean passages", "first on a pair"]
)
def test_both_sides_have_as_many(course: Course, counts: kind.Counts, group: str) -> None:
    """Loaded spans, unsupported claims and clean passages are equal in number within a tenth; so is coming
    first."""
    assert course.seeds_file is not None
    numbers = [counts[(group, side.id)] for side in course.seeds_file.data.sides]
    assert min(numbers) >= NEAR * max(numbers) or max(numbers) - min(numbers) <= 1, numbers


@pytest.mark.parametrize("group", ["prediction units", "concession units"])
def test_neither_side_predicts_or_concedes_much_more(course: Course, counts: kind.Counts, group: str) -> None:
    """Predictions and concessions of the two sides are in a ratio of 3 to 2 at most."""
    assert course.seeds_file is not None
    few, many = sorted(counts[(group, side.id)] for side in course.seeds_file.data.sides)
    assert few > 0
    assert 2 * many <= 3 * few, (few, many)


def rationales(exercise: Exercise) -> Iterator[str]:
    yield exercise.stem.prompt
    for item in exercise.items:
        key = item.key
        if isinstance(key, MarkKey):
            yield from (span.why for span in key.spans)
        elif isinstance(key, SortKey):
            yield from (unit.why for unit in key.units)
        elif isinstance(key, ChoiceKey):
            yield from (why for _, why in key.whys)
        elif isinstance(key, RewriteKey):
            yield from (part.why for part in (*key.gone, *key.facts))
            yield key.why


JUDGING = {"name-calling", "loaded-language", "doubt", "questioning-the-reputation", "guilt-by-association"}


def own_loaded_list(course: Course) -> set[str]:
    """The expressions that the course keys as a verdict on somebody, of two words or more: a single word
    may have a plain use."""
    found: set[str] = set()
    for exercise in course.exercises.values():
        key = exercise.items[0].key
        if isinstance(key, MarkKey):
            for passage in exercise.stem.passages:
                for span in key.spans:
                    if span.verdict == "loaded" and span.technique in JUDGING and span.words in passage.words:
                        found.add(passage.text.show(passage.characters(span.words)))
    return {words for words in found if len(words.split()) > 1}


def test_the_course_uses_no_loaded_words_of_its_own(course: Course) -> None:
    """Prompts and rationales hold no expression that the course keys as loaded, outside quotation marks."""
    loaded = own_loaded_list(course)
    assert len(loaded) > 10
    wrong = []
    for exercise in course.exercises.values():
        for text in rationales(exercise):
            bare = re.sub(r'"[^"]*"|“[^”]*”', " ", text)
            wrong += [(exercise.stem.id, words) for words in loaded if holds(bare, words)]
    assert wrong == []


def marking(course: Course) -> Iterator[tuple[Exercise, MarkKey, int]]:
    for exercise in course.exercises.values():
        (item, *_) = exercise.items
        if (
            isinstance(item.key, MarkKey)
            and isinstance(item.task, Marking)
            and len(exercise.stem.passages) == 2
        ):
            yield exercise, item.key, item.task.words


def test_marking_one_side_only_never_passes(course: Course) -> None:
    """Where both pages hold loaded spans, marking all of one side and nothing of the other stays below a
    pass; whichever side, it earns the same."""
    assert course.seeds_file is not None
    earned: dict[str, list[float]] = {side.id: [] for side in course.seeds_file.data.sides}
    for exercise, key, words in marking(course):
        by_side = {
            p.seed.side: [span for span in key.of("loaded") if span in p.words]
            for p in exercise.stem.passages
        }
        if not all(by_side.values()):
            continue
        for side, marks in by_side.items():
            earned[side].append(score_finding(marks, key.of("loaded"), key.of("contested"), words, key.cores))
            assert earned[side][-1] < PASS, (exercise.stem.id, side)
    first, second = (sum(scores) / len(scores) for scores in earned.values())
    assert abs(first - second) <= 0.05, (first, second)


def test_sides_take_turns_on_each_page(course: Course) -> None:
    """On the pages of the course, no side comes first more than three times in a row."""
    order = [first.seed.side for first, _ in coverage.pairs(course)]
    runs, longest = 1, 1
    for one, two in pairwise(order):
        runs = runs + 1 if one == two else 1
        longest = max(longest, runs)
    assert longest <= 3


def test_a_plain_report_counts_for_no_side(course: Course) -> None:
    """A passage of plain reports is of no side; one that holds an opinion as well counts for the side of
    its seed."""
    seed = course.seeds["peace-negotiations"]
    sides = {
        lines: Passage(seed.entry, seed.text, parse_lines(lines)).side
        for lines in ("23", "31", "35", "31-35")
    }
    assert sides == {"23": NO_SIDE, "31": NO_SIDE, "35": "west-stops-it", "31-35": "west-stops-it"}


def test_every_citation_has_a_counterpart_without_one(course: Course) -> None:
    """On the seeds there are as many exercises on a statement without a mark as on one with a mark, within
    a tenth."""
    checks = [e for e in course.exercises.values() if e.stem.kind == "citation-check" and not e.stem.source]
    marked = [e for e in checks if e.stem.focus and e.stem.focus.mark]
    assert len(checks) - len(marked) >= NEAR * len(marked), (len(marked), len(checks) - len(marked))


def test_each_place_on_a_pair_is_counted_by_its_side(starter: Path) -> None:
    """The first and the second text of a facing pair are counted for their own sides."""
    made = Course.load(starter)
    counts = coverage.count(made)
    sides = [Counter(pair[place].seed.side for pair in coverage.pairs(made)) for place in (0, 1)]
    assert sides[0] != sides[1]
    for group, expected in zip(("first on a pair", "second on a pair"), sides, strict=True):
        assert {name: number for (of, name), number in counts.items() if of == group} == expected


def test_no_seed_is_left_out_of_the_lines_used(course: Course) -> None:
    """Every text of the course is counted, with the lines that the pages show of it."""
    used = coverage.lines_used(course)
    assert set(used) == set(course.seeds)
    assert all(used.values())
