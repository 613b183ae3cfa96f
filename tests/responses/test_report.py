"""The report of a class: every figure computed again by another way, pages that are whole, safe and the same
each time."""

from __future__ import annotations

import csv
import html
import io
import json
import math
import random
import re
import statistics
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner, Result
from playwright.sync_api import BrowserContext

from facingpages.cli import main
from facingpages.course.course import Course
from facingpages.course.formats.answers import Answer
from facingpages.course.items import (
    Choice,
    ChoiceKey,
    Choosing,
    MarkKey,
    RewriteKey,
    SortKey,
    span_text,
)
from facingpages.course.kinds.registry import KINDS
from facingpages.course.kinds.word_check import holds
from facingpages.export import simulated
from facingpages.language import messages
from facingpages.language.vocabulary import vocabulary
from facingpages.responses.grade import Score
from facingpages.responses.intake.people import Attempts, Names
from facingpages.responses.intake.shelf import Answered
from facingpages.responses.intake.shelf import given as packed
from facingpages.responses.intake.take_in import take_in
from facingpages.responses.report import discuss, heat, parts, readers
from facingpages.responses.report import statistics as figures
from facingpages.responses.report.before_after import compare, forms
from facingpages.responses.report.discuss import Topic
from facingpages.responses.report.kind_sums import (
    ChoiceSums,
    MarkSums,
    RoleSums,
    TextSums,
)
from facingpages.responses.report.summary import summary
from facingpages.responses.report.sums import ClassSums, summed
from tests.conftest import ROOT, copy_course, swept
from tests.helpers.classes import answers

LESSONS = ("names-that-judge", "two-texts-one-question", "test-form-a", "test-form-b")
COUNT = 30
Given = dict[str, dict[str, dict[str, Any]]]  # by reader and exercise


@pytest.fixture(scope="module")
def given(course: Course) -> Given:
    """The answers of thirty simulated readers to three lessons and both test forms."""
    chosen = [one for lesson in LESSONS for one in course.exercises_of(lesson)]
    return dict(simulated.readers(chosen, COUNT))


@pytest.fixture(scope="module")
def handed_in(given: Given, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("class")
    for name, values in given.items():
        (folder / f"{name}.json").write_text(answers(values, name), "utf-8")
    return folder


@pytest.fixture(scope="module")
def sums(course: Course, handed_in: Path) -> ClassSums:
    intake = take_in(course, [handed_in], Names.KEEP, lambda item, variant: ())
    return summed(course, intake.answers(Attempts.LAST))


@pytest.fixture(scope="module")
def scores(course: Course, given: Given) -> dict[str, list[float]]:
    """The score of every reader by exercise, from the scoring alone."""
    return {
        id: [
            KINDS[course.exercises[id].stem.kind].score(course.exercises[id], _answer(one[id])).score
            for one in given.values()
        ]
        for id in next(iter(given.values()))
    }


def _answer(values: dict[str, Any]) -> Answer:
    return Answer.model_validate(values)


def test_every_mean_of_partial_scores_has_students_interval(
    sums: ClassSums, scores: dict[str, list[float]]
) -> None:
    """The mean is that of all scores, and each end is as many standard errors away as Student's t; where
    every score is 0 or 1, the ends are Wilson's."""
    kinds = set()
    for id, one in sums.exercises.items():
        estimate = figures.mean(one.total, one.squares, one.n)
        middle = statistics.fmean(scores[id])
        assert one.n == COUNT
        assert estimate.value == pytest.approx(middle)
        share = set(scores[id]) <= {0.0, 1.0}
        kinds.add(share)
        error = statistics.stdev(scores[id]) / math.sqrt(COUNT)
        for end, far, way in ((estimate.low, 0.0, -1), (estimate.high, 1.0, 1)):
            expected = edge(middle, far, COUNT) if share else middle + way * 2.0452296421 * error
            assert end == pytest.approx(min(max(expected, 0.0), 1.0), abs=1e-9), id
    assert kinds == {True, False}


@pytest.mark.parametrize("degrees", [1, 2, 3, 4, 7, 25, 29, 60, 199, 200, 201, 1000])
def test_students_t_holds_95_percent(degrees: int) -> None:
    """The area below the density of t, by Simpson's rule, is 0.95 between -t and t."""
    t, v, steps = figures.student(degrees), degrees, 4000
    log = math.lgamma((v + 1) / 2) - math.lgamma(v / 2) - 0.5 * math.log(v * math.pi)
    heights = [math.exp(log - (v + 1) / 2 * math.log1p((t * i / steps) ** 2 / v)) for i in range(steps + 1)]
    weighted = heights[0] + heights[-1] + 4 * sum(heights[1:-1:2]) + 2 * sum(heights[2:-1:2])
    assert 2 * weighted * t / steps / 3 == pytest.approx(0.95, abs=1e-8)


def test_scores_without_spread_have_no_narrow_interval() -> None:
    """One partial score, or partial scores all alike, say nothing of other readers."""
    assert figures.mean(0.5, 0.25, 1) == figures.Estimate(0.5, 0.0, 1.0)
    assert figures.mean(4.0, 2.0, 8) == figures.Estimate(0.5, 0.0, 1.0)
    assert figures.mean(8.0, 8.0, 8) == figures.wilson(8, 8)


def edge(mean: float, far: float, n: int) -> float:
    """The proportion between a mean and one end of the scale from which the mean is 1.96 errors away."""
    near = mean
    for _ in range(200):
        middle = (near + far) / 2
        error = 1.959963984540054 * math.sqrt(middle * (1 - middle) / n)
        near, far = (middle, far) if abs(mean - middle) < error else (near, middle)
    return (near + far) / 2


def test_where_nothing_is_loaded_there_is_no_mean(
    course: Course, given: Given, sums: ClassSums, report: Path
) -> None:
    """A passage with nothing loaded has no mean; the report gives the number of readers who marked nothing,
    words that could go either way apart."""
    clean = 0
    for id, one in sums.exercises.items():
        key = course.exercises[id].items[0].key
        if not isinstance(key, MarkKey) or key.of("loaded"):
            continue
        clean += 1
        open_words = {w for span in key.of("contested") for w in range(*pair(span))}
        alone = sum(
            all(set(range(m["start"], m["end"])) & open_words for m in values[id]["marks"])
            for values in given.values()
        )
        row = summary(one)
        assert row.facility is None
        assert row.instead == f"Nothing here is loaded: {alone} of {COUNT} left it alone"
        assert row.instead in (report / "index.html").read_text("utf-8")
    assert clean >= 2
    for page in report.glob("*.html"):
        assert "of 0</b>" not in page.read_text("utf-8")


def test_every_count_of_marks_is_right(course: Course, given: Given, sums: ClassSums) -> None:
    """Readers by word, outcomes by span, hits, false alarms and names, from sets of words."""
    for id, one in sums.exercises.items():
        if not isinstance(one.of_kind, MarkSums):
            continue
        key = course.exercises[id].items[0].key
        assert isinstance(key, MarkKey)
        marked = [
            [(m["start"], m["end"], m.get("technique")) for m in values[id]["marks"]]
            for values in given.values()
        ]
        sets = [{w for start, end, _ in marks for w in range(start, end)} for marks in marked]
        assert one.of_kind.words == [
            sum(word in words for words in sets) for word in range(len(one.of_kind.words))
        ]
        order = [
            span
            for verdict in ("loaded", "contested", "plain")
            for span in key.spans
            if span.verdict == verdict
        ]
        for row, span in zip(heat.spans(one.exercise, one.of_kind, one.n), order, strict=True):
            inside, core = set(range(*pair(span.words))), set(range(*pair(span.core)))
            missed = sum(not words & inside for words in sets)
            narrow = sum(bool(words & inside) and not core <= words for words in sets)
            assert row.missed == missed
            assert row.marked + row.partly == COUNT - missed
            assert row.partly >= narrow
        loaded = [set(range(*pair(span))) for span in key.of("loaded")]
        counted = set().union(*loaded, *(set(range(*pair(span))) for span in key.of("contested")))
        assert one.of_kind.hits == sum(bool(words & span) for words in sets for span in loaded)
        assert one.of_kind.false_alarms == sum(
            not run & counted for words, marks in zip(sets, marked, strict=True) for run in runs(words, marks)
        )
        names: Counter[tuple[str, str]] = Counter()
        for span in key.spans:
            for marks in marked:
                shared = [
                    (len(set(range(s, e)) & set(range(*pair(span.words)))), -i, name)
                    for i, (s, e, name) in enumerate(marks)
                    if name
                ]
                if span.verdict == "loaded" and span.technique and shared and max(shared)[0]:
                    names[span.technique, max(shared)[2]] += 1
        assert one.of_kind.names == names


def test_every_cell_of_a_confusion_is_right(course: Course, given: Given, sums: ClassSums) -> None:
    """Each cell of what was taken for what is counted again from the files: roles by the roles that a part may
    have, techniques by that of the nearest loaded words; the cells of the key are told apart."""
    roles, techniques = vocabulary().roles, vocabulary().techniques
    cells = 0
    for id, one in sums.exercises.items():
        key, pairs, right = course.exercises[id].items[0].key, Counter[tuple[str, str]](), set()
        if isinstance(one.of_kind, RoleSums):
            assert isinstance(key, SortKey)
            table = parts.role_confusion(one.exercise, one.of_kind)
            for i, unit in enumerate(key.units):
                row = "/".join([unit.role, *unit.accept])
                right |= {(row, role) for role in (unit.role, *unit.accept)}
                pairs.update((row, values[id]["roles"][i]) for values in given.values())
            labels = {row: _role_row(row) for row, _ in pairs}
            columns = {role: term.label for role, term in roles.items()}
        elif isinstance(one.of_kind, MarkSums):
            assert isinstance(key, MarkKey)
            table = heat.technique_confusion(one.of_kind)
            for span, values in ((span, values) for span in key.spans for values in given.values()):
                inside = set(range(*pair(span.words)))
                near = [
                    (-len(inside & set(range(m["start"], m["end"]))), i, m.get("technique"))
                    for i, m in enumerate(values[id]["marks"])
                    if m.get("technique") and inside & set(range(m["start"], m["end"]))
                ]
                if span.verdict == "loaded" and span.technique and near:
                    pairs[span.technique, str(min(near)[2])] += 1
            right = {(technique, technique) for technique in techniques}
            labels = columns = {name: term.label for name, term in techniques.items()}
        else:
            continue
        if not pairs:
            assert table is None
            continue
        assert table
        shown = {
            (row, column): (count, is_right)
            for row, counts, rights in zip(table.rows, table.counts, table.right, strict=True)
            for column, count, is_right in zip(table.columns, counts, rights, strict=True)
        }
        for (keyed, taken), count in pairs.items():
            assert shown.pop((labels[keyed], columns[taken])) == (count, (keyed, taken) in right), id
            cells += 1
        assert {count for count, _ in shown.values()} <= {0}
    assert cells > 100


def _role_row(row: str) -> str:
    """The name of a row, of the roles that count as right for its parts."""
    first, *others = (vocabulary().roles[role].label.lower() for role in row.split("/"))
    return (f"{first} (also: {', '.join(others)})" if others else first).capitalize()


def pair(words: Any) -> tuple[int, int]:
    return words.start, words.end


def runs(words: set[int], marks: list[tuple[int, int, Any]]) -> list[set[int]]:
    """The marks of a reader with those that share a word made one."""
    groups: list[set[int]] = []
    for start, end in sorted((start, end) for start, end, _ in marks):
        mark = set(range(start, end))
        if groups and groups[-1] & mark:
            groups[-1] |= mark
        else:
            groups.append(mark)
    return groups


def test_every_count_of_parts_is_right(course: Course, given: Given, sums: ClassSums) -> None:
    """Roles, choices and rewritings are counted as the files have them."""
    accepting: list[bool] = []
    for id, one in sums.exercises.items():
        exercise = course.exercises[id]
        key = exercise.items[0].key
        match one.of_kind:
            case RoleSums():
                assert isinstance(key, SortKey)
                for i, (row, unit) in enumerate(
                    zip(parts.units(exercise, one.of_kind), key.units, strict=True)
                ):
                    chosen = [values[id]["roles"][i] for values in given.values()]
                    assert row.right == sum(role in (unit.role, *unit.accept) for role in chosen)
                table = parts.role_confusion(exercise, one.of_kind)
                assert table
                assert sum(map(sum, table.counts)) == COUNT * len(key.units)
                rights = sum(
                    count
                    for counts, rights in zip(table.counts, table.right, strict=True)
                    for count, is_right in zip(counts, rights, strict=True)
                    if is_right
                )
                assert rights == sum(row.right for row in parts.units(exercise, one.of_kind))
                for row, unit in zip(parts.units(exercise, one.of_kind), key.units, strict=True):
                    assert ("(also:" in row.role) == bool(unit.accept)
                    accepting.append(bool(unit.accept))
            case ChoiceSums():
                for i, question in enumerate(parts.questions(exercise, one.of_kind, one.n)):
                    item_key = exercise.items[i].key
                    assert isinstance(item_key, ChoiceKey)
                    chosen = Counter(values[id]["choices"][i] for values in given.values())
                    assert {row.id: row.count for row in question.rows if row.count} == dict(chosen)
                    assert question.right == chosen[item_key.choice]
                    if question.wrong:
                        most = max(c for choice, c in chosen.items() if choice != item_key.choice)
                        assert next(r.count for r in question.rows if r.name == question.wrong) == most
            case TextSums():
                assert isinstance(key, RewriteKey)
                written = [values[id]["text"] for values in given.values()]
                view = parts.texts(exercise, one.of_kind, one.n)
                whole = [text for text in written if text in {text for text, _ in view.texts}]
                assert [row.count for row in view.gone] == [
                    sum(not holds(text, part.words) for text in whole) for part in key.gone
                ]
                assert [row.count for row in view.kept] == [
                    sum(any(holds(text, words) for words in fact.any_of) for text in whole)
                    for fact in key.facts
                ]
                shown = [text for text, count in (*view.texts, *view.fragments) for _ in range(count)]
                assert sorted(shown) == sorted(written)
                least = len(re.findall(r"\w+", re.sub(r"\([^()]*\)", "", view.sentence))) / 2
                short = {text for text in written if len(re.findall(r"\w+", text)) < least}
                assert short
                assert short <= {text for text, _ in view.fragments}
                assert key.model in {text for text, _ in view.texts}
                cut = {text for text in written if not re.search(r"[.!?][”’\"']*$", text)}
                assert cut
                assert cut <= {text for text, _ in view.fragments}
                assert view.broken == sum(count for _, count in view.fragments) == COUNT - len(whole)
                row = summary(one)
                assert row.facility is None
                assert row.instead == f"Read them aloud: {COUNT} written, {len(whole)} seem whole sentences"
    assert set(accepting) == {True, False}


def test_discrimination_and_efficiency_are_moodles(
    course: Course, sums: ClassSums, scores: dict[str, list[float]]
) -> None:
    """Item-rest correlation by Python's own statistics, Fisher's interval by its logarithm, efficiency as a
    ratio of covariances with an interval by pseudo-values."""
    z = statistics.NormalDist().inv_cdf(0.975)
    for ids in sums.lessons().values():
        for item in readers.items(course, sums, ids):
            id = item.exercise.stem.id
            rest = [sum(scores[other][i] for other in ids if other != id) for i in range(COUNT)]
            if len(set(scores[id])) == 1:
                assert item.discrimination is None
                continue
            r = statistics.correlation(scores[id], rest)
            assert item.discrimination
            assert item.discrimination.value == pytest.approx(r)
            for end, sign in ((item.discrimination.low, -1), (item.discrimination.high, 1)):
                turned = 0.5 * math.log((1 + r) / (1 - r)) + sign * z / math.sqrt(COUNT - 3)
                assert end == pytest.approx((math.exp(2 * turned) - 1) / (math.exp(2 * turned) + 1))
            if 1 in Counter(scores[id]).values() and len(set(scores[id])) == 2:
                assert item.efficiency is None  # without one reader all scores are alike
                continue
            assert item.efficiency
            whole = share(scores[id], rest)
            assert item.efficiency.value == pytest.approx(whole)
            pseudo = [
                COUNT * whole
                - (COUNT - 1) * share(scores[id][:i] + scores[id][i + 1 :], rest[:i] + rest[i + 1 :])
                for i in range(COUNT)
            ]
            error = statistics.stdev(pseudo) / math.sqrt(COUNT)
            assert item.efficiency.low == pytest.approx(whole - z * error)


def share(xs: list[float], ys: list[float]) -> float:
    return statistics.covariance(xs, ys) / statistics.covariance(sorted(xs), sorted(ys))


@pytest.mark.parametrize(("count", "groups"), [(51, 50), (1_999, 50), (2_000, 10)])
def test_the_interval_of_efficiency_leaves_each_group_out(count: int, groups: int) -> None:
    """Of many readers, groups are left out in turn: every fiftieth reader, and from 2,000 on every tenth."""
    luck = random.Random(count)  # noqa: S311  nothing secret
    item = [luck.choice([0.0, 0.25, 1.0]) for _ in range(count)]
    rest = [luck.random() * 4 + score for score in item]
    kept = [
        (
            [x for i, x in enumerate(item) if i % groups != g],
            [y for i, y in enumerate(rest) if i % groups != g],
        )
        for g in range(groups)
    ]
    values = [share(*lists) for lists in kept]
    error = math.sqrt((groups - 1) ** 2 / groups * statistics.variance(values))
    found = figures.efficiency(item, [x + y for x, y in zip(item, rest, strict=True)])
    assert found
    assert found.value == pytest.approx(share(item, rest))
    z = statistics.NormalDist().inv_cdf(0.975)
    assert (found.low, found.high) == pytest.approx((found.value - z * error, found.value + z * error))


def test_few_readers_get_no_discrimination() -> None:
    """Below thirty readers the two figures are not computed; from thirty on they are."""
    item, whole = [i % 3 / 2 for i in range(30)], [float(i % 3 + i % 2) for i in range(30)]
    assert figures.discrimination(item[:29], whole[:29]) is None
    assert figures.efficiency(item[:29], whole[:29]) is None
    assert figures.discrimination(item, whole)
    assert figures.efficiency(item, whole)


def test_before_and_after_compares_the_same_readers(
    course: Course, sums: ClassSums, given: Given, scores: dict[str, list[float]], report: Path
) -> None:
    """Over all and by kind: means, the difference within readers with Student's interval, and who rose, fell
    and stayed; the sentence is on the summary too."""
    lessons = sums.lessons()
    both = forms(course, list(lessons))
    assert both == ("test-form-a", "test-form-b")
    ids = [
        [id for id in lessons[form] if not isinstance(sums.exercises[id].of_kind, TextSums)] for form in both
    ]
    found = compare(sums, *(lessons[form] for form in both), titles=("A", "B"))
    assert found
    for row in (found.whole, *found.kinds):
        sides = [
            [id for id in side if row is found.whole or course.exercises[id].stem.kind == row.label]
            for side in ids
        ]
        first, second = (
            [statistics.fmean(scores[id][i] for id in side) for i in range(COUNT)] for side in sides
        )
        gains = [b - a for a, b in zip(first, second, strict=True)]
        reach = 2.0452296421 * statistics.stdev(gains) / math.sqrt(COUNT)
        assert row.exercises == tuple(map(len, sides))
        assert row.before == pytest.approx(statistics.fmean(first))
        assert row.after == pytest.approx(statistics.fmean(second))
        assert row.difference
        assert row.difference.value == pytest.approx(row.after - row.before)
        assert row.difference.low == pytest.approx(statistics.fmean(gains) - reach)
        assert row.difference.high == pytest.approx(statistics.fmean(gains) + reach)
        signs = Counter(
            0 if math.isclose(gain, 0, abs_tol=1e-9) else math.copysign(1, gain) for gain in gains
        )
        assert (row.rose, row.fell, row.stayed) == (signs[1], signs[-1], signs[0])
    for i, reader in enumerate(found.readers):
        assert reader.label == list(given)[i]
        for side, mean, right in zip(ids, (reader.before, reader.after), reader.right, strict=True):
            assert mean == pytest.approx(statistics.fmean(scores[id][i] for id in side))
            short = [id for id in side if set(scores[id]) <= {0.0, 1.0}]
            assert right == (sum(scores[id][i] == 1 for id in short), len(short))
    for page in ("index.html", "forms.html"):
        text = html.unescape((report / page).read_text("utf-8"))
        assert f"{found.whole.rose} scored higher on the second form, {found.whole.fell} lower" in text
        assert "may differ in difficulty" in text


def test_one_reader_has_no_interval_of_a_difference(course: Course, given: Given, tmp_path: Path) -> None:
    """One reader has a difference without an interval, and differences that are all alike have none
    either."""
    assert figures.paired([0.25]) is None
    assert figures.paired([0.25] * 9) is None
    (tmp_path / "in").mkdir()
    name, values = next(iter(given.items()))
    (tmp_path / "in" / "a.json").write_text(answers(values, name), "utf-8")
    assert made(tmp_path / "out", tmp_path / "in").exit_code == 0
    text = (tmp_path / "out" / "forms.html").read_text("utf-8")
    assert "1 reader did both forms" in text
    assert "most likely be between" not in text


def test_the_readers_with_the_lowest_means_come_first(
    course: Course, sums: ClassSums, given: Given, scores: dict[str, list[float]], report: Path
) -> None:
    """Over all and by kind the mean of a reader is that of the scores, rewritings apart; the lowest is on
    top, also on the page."""
    counted = {
        id: course.exercises[id].stem.kind for id in scores if course.exercises[id].stem.kind != "rewrite"
    }
    assert len(counted) < len(scores)
    found = readers.standings(sums)
    assert found.exercises == len(counted)
    assert set(found.kinds) == set(counted.values())
    names = list(given)
    for row in found.rows:
        i = names.index(row.label)
        assert row.answered == len(counted)
        assert row.whole == pytest.approx(statistics.fmean(scores[id][i] for id in counted))
        for kind, mean in zip(found.kinds, row.kinds, strict=True):
            of_kind = [scores[id][i] for id in counted if counted[id] == kind]
            assert mean == pytest.approx(statistics.fmean(of_kind))
    means = [row.whole for row in found.rows]
    assert means == sorted(means, key=float)  # type: ignore[arg-type]
    page = (report / "readers.html").read_text("utf-8")
    table = page[: page.index('id="exercises"')]
    shown = [int(n) for n in re.findall(r'</th><td class="n">(\d+)</td>', table)]
    assert shown == [round(mean * 100) for mean in means if mean is not None]


def test_a_reader_with_no_mean_comes_last(course: Course) -> None:
    """A reader who only rewrote has no mean; one who answered less is not taken to have answered wrong."""
    rewriting, other = "names-that-judge/a-government-and-its-ally", "test-form-a/many-media-reports"
    sums = ClassSums(course)
    for name, id, value in (("a", rewriting, {"text": "x"}), ("b", other, {"choices": ["found"]})):
        exercise, answer = course.exercises[id], _answer(value)
        earned = KINDS[exercise.stem.kind].score(exercise, answer).score
        sums.add(Answered(Score(name, id, exercise.stem.kind, earned), packed(answer)))
    rows = readers.standings(sums).rows
    assert [row.label for row in rows] == ["b", "a"]
    assert rows[0].answered == 1
    assert rows[0].whole is not None
    assert (rows[1].answered, rows[1].whole) == (0, None)


def test_topics_are_what_many_did_and_weigh_by_their_interval() -> None:
    """Three of four weigh less than twenty of thirty; two readers, or a fifth of a class, are no topic."""
    small, large = Topic("a", "", 3, 4, ""), Topic("a", "", 20, 30, "")
    assert small.weight < large.weight
    assert small.is_worth_it
    assert not Topic("a", "", 2, 2, "").is_worth_it
    assert not Topic("a", "", 6, 30, "").is_worth_it


def test_every_kind_is_discussed_first(
    course: Course, sums: ClassSums, report: Path, tmp_path: Path, given: Given
) -> None:
    """The first page has at most five topics and two of one kind, and the weightiest of each kind; a kind
    without any is named with the reason."""
    page = html.unescape((report / "index.html").read_text("utf-8"))
    box = page[page.index('class="discuss"') : page.index("</section>")]
    ids = [id.replace("--", "/", 1) for id in re.findall(r'href="lesson-[^"]*#([^"]+)"', box)]
    assert len(ids) == len(set(ids)) <= 5
    best: dict[str, float] = {}
    for id, one in sums.exercises.items():
        kind, found = course.exercises[id].stem.kind, discuss.topics(one)
        if found:
            best[kind] = max(best.get(kind, 0), found[0].weight)
    listed = [(course.exercises[id].stem.kind, discuss.topics(sums.exercises[id])[0].weight) for id in ids]
    assert max(Counter(kind for kind, _ in listed).values()) == 2
    assert {(kind, best[kind]) for kind in best} <= set(listed)
    assert [weight for _, weight in listed] == sorted((weight for _, weight in listed), reverse=True)
    (tmp_path / "in").mkdir()
    for name, values in list(given.items())[:4]:
        right = {
            id: {"choices": [item.key.choice for item in course.exercises[id].items]}  # type: ignore[union-attr]
            for id in values
            if course.exercises[id].stem.kind == "citation-check"
        }
        (tmp_path / "in" / f"{name}.json").write_text(answers(values | right, name), "utf-8")
    made(tmp_path / "out", tmp_path / "in")
    (tmp_path / "lesson").mkdir()
    for name, values in given.items():
        few = {id: value for id, value in values.items() if id.startswith("names-that-judge/")}
        (tmp_path / "lesson" / f"{name}.json").write_text(answers(few, name), "utf-8")
    made(tmp_path / "of-lesson", tmp_path / "lesson")
    text = (tmp_path / "of-lesson" / "index.html").read_text("utf-8")
    shown = re.findall(r'href="lesson-[^"]*#([^"]+)"', text[: text.index("</section>")])
    kinds = Counter(course.exercises[id.replace("--", "/", 1)].stem.kind for id in shown)
    assert kinds["loaded-terms"] == 2
    text = (tmp_path / "out" / "index.html").read_text("utf-8")
    without = re.search("Nothing is listed from (.*), because", text)
    assert without
    assert "Citation check" in without[1]
    assert "Loaded terms" not in without[1]


def test_a_part_is_named_by_its_first_words(course: Course, report: Path) -> None:
    """The summary can be read without the exercise at hand: a part has its first words."""
    page = html.unescape((report / "index.html").read_text("utf-8"))
    named = re.findall(r"part ([AB]\d+) \(“([^”]*?)( …)?”\)", page)
    texts = [
        " ".join(passage.text.show(line).split())
        for exercise in course.exercises.values()
        if exercise.stem.kind == "claim-evidence"
        for passage in exercise.stem.passages
        for _, line in passage.paragraphs()
    ]
    assert named
    for _, words, _ in named:
        assert any(words in text for text in texts)
    assert not re.search(r"part \d+", page)


def test_one_thing_has_one_name(course: Course, report: Path) -> None:
    """The words of a key are loaded, could go either way, or are plain, by no other name; a text without a
    title says so; no row of wrong marks is of fewer than three readers."""
    pages = {file.name: html.unescape(file.read_text("utf-8")) for file in report.glob("*.html")}
    for name, page in pages.items():
        for other in (
            "contested</td>",
            "nor open",
            "only look loaded",
            "read either way",
            "is not loaded,",
            ">found<",
        ):
            assert other not in page, (name, other)
    untitled = 0
    for lesson in LESSONS:
        passages = [
            passage
            for exercise in course.exercises_of(lesson)
            if exercise.stem.kind == "loaded-terms"
            for passage in exercise.stem.passages
            if passage.seed.title == "not stated"
        ]
        assert pages[f"lesson-{lesson}.html"].count("Source: not stated") == len(passages)
        untitled += len(passages)
    assert untitled
    page = pages["lesson-test-form-a.html"]
    tables = re.findall(r"Plain words that readers marked most: .*?</table>", page, re.S)
    counts = [int(n) for table in tables for n in re.findall(r'</th><td class="n">(\d+)</td>', table)]
    assert counts
    assert min(counts) >= 3


def test_a_divided_class_is_given_by_both_camps(
    course: Course, given: Given, sums: ClassSums, report: Path
) -> None:
    """A divided class is "14 marked it, 12 did not", with no other number behind it."""
    seen = 0
    for lesson in LESSONS:
        page = html.unescape((report / f"lesson-{lesson}.html").read_text("utf-8"))
        for exercise in course.exercises_of(lesson):
            id, key = exercise.stem.id, exercise.items[0].key
            if not isinstance(key, MarkKey):
                continue
            shown = discuss.topics(sums.exercises[id])[:4]
            for span in (span for span in key.spans if span.verdict == "contested"):
                words = set(range(*pair(span.words)))
                marked = sum(
                    any(set(range(m["start"], m["end"])) & words for m in values[id]["marks"])
                    for values in given.values()
                )
                start = f"“{span_text(exercise, span.words)}” could go either way"
                if any(topic.what.startswith(start) for topic in shown):
                    camps = f"{marked} marked it, {COUNT - marked} did not"
                    assert f"{start}, and the class is divided: {camps}." in page
                    seen += 1
    assert seen


def test_false_marks_are_runs_of_words(course: Course, sums: ClassSums) -> None:
    """No run holds a loaded or a contested word, none overlaps another, and its count is that of its most
    marked word."""
    for one in sums.exercises.values():
        if isinstance(one.of_kind, MarkSums):
            key = one.exercise.items[0].key
            assert isinstance(key, MarkKey)
            found = discuss.false_runs(one.exercise, one.of_kind)
            for run, count in found:
                assert not any(run.overlaps(span) for span in (*key.of("loaded"), *key.of("contested")))
                assert count == max(one.of_kind.words[run.start : run.end])
            assert len({w for run, _ in found for w in range(*pair(run))}) == sum(
                len(run) for run, _ in found
            )


def made(target: Path, *paths: Path, more: tuple[str, ...] = ()) -> Result:
    arguments = ["report", *map(str, paths), "-o", str(target), "--course", str(ROOT), *more]
    result = CliRunner().invoke(main, arguments)
    assert not result.exception or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture(scope="module")
def report(handed_in: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("report")
    assert made(target, handed_in).exit_code == 0
    return target


def test_the_report_is_the_same_each_time_and_names_nobody(
    report: Path, handed_in: Path, tmp_path: Path, given: Given
) -> None:
    """Two reports of one class have the same bytes; no name of a reader is in them unless asked for."""
    made(tmp_path / "again", handed_in)
    files = sorted(file.name for file in report.iterdir())
    assert files == sorted(file.name for file in (tmp_path / "again").iterdir())
    for file in files:
        assert (report / file).read_bytes() == (tmp_path / "again" / file).read_bytes()
        assert "Reader 001" not in (report / file).read_text("utf-8")
    made(tmp_path / "named", handed_in / "Reader 001.json", more=("--names", "keep"))
    assert "Reader 001" in (tmp_path / "named" / "readers.html").read_text("utf-8")


def test_the_passages_are_whole_and_their_numbers_right(
    report: Path, course: Course, sums: ClassSums
) -> None:
    """Without tags and counts each line of a heat map is the line of the text; a count is the number of
    readers who marked the words before it."""
    for lesson in LESSONS:
        page = (report / f"lesson-{lesson}.html").read_text("utf-8")
        for exercise in course.exercises_of(lesson):
            one = sums.exercises[exercise.stem.id]
            if not isinstance(one.of_kind, MarkSums):
                continue
            for passage in exercise.stem.passages:
                for _, line in passage.paragraphs():
                    pieces = heat.heat(exercise, one.of_kind, one.n, passage, line)
                    text = passage.text.show(line)
                    assert "".join(piece.text for piece in pieces) == text
                    plain = html.unescape(re.sub(r"<small>[\d/]+</small>|<[^<>]+>", "", page))
                    assert text in plain


def test_the_table_of_answers_is_whole(report: Path, given: Given, course: Course) -> None:
    """answers.csv has a line for each keyed span, part, question and rewriting of each reader."""
    rows = list(csv.DictReader(io.StringIO((report / "answers.csv").read_text("utf-8-sig"))))
    kept = [row for row in rows if row["outcome"] != "extra"]
    expected = 0
    for id in next(iter(given.values())):
        exercise = course.exercises[id]
        key = exercise.items[0].key
        match key:
            case MarkKey():
                expected += len(key.spans)
            case SortKey():
                expected += len(key.units)
            case ChoiceKey():
                expected += len(exercise.items)
            case RewriteKey():
                expected += 1
    assert len(kept) == expected * COUNT
    assert len({row["reader"] for row in rows}) == COUNT


HOSTILE = "<img src=x onerror=alert(1)>\"'{{ 7*7 }}=1+1"


def test_hostile_words_are_only_words(tmp_path: Path, given: Given, handed_in: Path) -> None:
    """A name, a rewriting and a file's name with markup are shown as they are; there is no script, no address
    and no formula."""
    values = next(iter(given.values())) | {"names-that-judge/a-government-and-its-ally": {"text": HOSTILE}}
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.json").write_text(answers(values, HOSTILE), "utf-8")
    (tmp_path / "in" / "<b>x.docx").write_bytes(b"PK")
    assert made(tmp_path / "out", tmp_path / "in", more=("--names", "keep")).exit_code == 1
    for file in (tmp_path / "out").glob("*.html"):
        text = file.read_text("utf-8")
        assert "<img" not in text
        assert "<b>x" not in text
        assert "<script" not in text
        assert "49" not in re.findall(r"alert\(1\).{0,40}", text)
        assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text)
    assert HOSTILE in html.unescape((tmp_path / "out" / "readers.html").read_text("utf-8"))


def test_the_name_of_the_class_is_on_every_page(tmp_path: Path, handed_in: Path) -> None:
    """`--title` is above the heading and in the window's title of each page, and without it neither is there;
    markup in it is only words."""
    one = next(iter(sorted(handed_in.iterdir())))
    assert made(tmp_path / "named", one, more=("--title", "7b, <i>27</i> November")).exit_code == 0
    assert made(tmp_path / "plain", one).exit_code == 0
    for file in (tmp_path / "named").glob("*.html"):
        named, plain = file.read_text("utf-8"), (tmp_path / "plain" / file.name).read_text("utf-8")
        assert named.count("7b, &lt;i&gt;27&lt;/i&gt; November") == 2
        assert '<p class="class">' not in plain
        assert "Class report</title>" in plain


def test_a_count_of_nobody_is_a_zero(report: Path) -> None:
    """No cell of a table of what was taken for what is empty."""
    page = (report / "lesson-test-form-a.html").read_text("utf-8")
    cells = re.findall(r'<td class="shade[^"]*">([^<]*)</td>', page)
    assert "0" in cells
    assert "" not in cells


def test_an_answer_has_a_short_name(course: Course, sums: ClassSums, report: Path) -> None:
    """The summary names a chosen answer in a few words, which the page of the lesson gives beside its text; an
    exercise with its own words keeps them."""
    id = "test-form-a/many-media-reports"
    task = course.exercises[id].items[0].task
    assert isinstance(task, Choosing)
    assert discuss.answer_name(task, "found") == "one listed source"
    own = replace(task, choices=(Choice("found", "On a shelf."),))
    assert discuss.answer_name(own, "found") == "On a shelf."
    assert discuss.answer_name(task, "found", "es") == task.choices[0].text
    page = html.unescape((report / "lesson-test-form-a.html").read_text("utf-8"))
    assert '>one listed source<span class="said">In one listed source' in page.replace(" (right)", "")
    assert "In one listed source" not in (report / "index.html").read_text("utf-8")


def test_an_empty_class_has_a_report(tmp_path: Path) -> None:
    """Where nothing can be counted, the summary says so, with the reasons."""
    (tmp_path / "bad.json").write_text("{", "utf-8")
    result = made(tmp_path / "out", tmp_path / "bad.json")
    assert result.exit_code == 1
    assert "0 readers" in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_rows_go_where_they_are_asked_for(tmp_path: Path, handed_in: Path) -> None:
    """`--rows` names the file for every answer; Parquet is written where pyarrow is, and else refused in a
    sentence."""
    one = next(iter(sorted(handed_in.iterdir())))
    assert made(tmp_path / "out", one, more=("--rows", str(tmp_path / "all.csv"))).exit_code == 0
    assert (tmp_path / "all.csv").stat().st_size > 1000
    assert not (tmp_path / "out" / "answers.csv").exists()
    result = made(tmp_path / "out", one, more=("--rows", str(tmp_path / "all.parquet")))
    assert result.exit_code == 0 or (result.exit_code == 2 and "pyarrow" in result.stderr)
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []


@pytest.mark.browser
@pytest.mark.parametrize("look", swept(["light", "light, all", "dark, all"]))
def test_the_report_is_accessible(context: BrowserContext, report: Path, look: str) -> None:
    """No page has a fault that axe finds, in light or in dark, and none is wider than a phone; from disk,
    nothing is asked for but the page. One page of a lesson, the smallest, stands for all in the fast suite."""
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.emulate_media(color_scheme="dark" if "dark" in look else "light")
    page.set_viewport_size({"width": 390, "height": 800})
    of_lessons = sorted(report.glob("lesson-*.html"), key=lambda file: file.stat().st_size)
    for file in [
        *(set(report.glob("*.html")) - set(of_lessons)),
        *(of_lessons if "all" in look else of_lessons[:1]),
    ]:
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), file.name
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == [], file.name
    assert {url for url in asked if not url.startswith("file://")} == set()
    page.close()


@pytest.mark.browser
def test_missed_words_are_what_the_eye_meets_first(context: BrowserContext, report: Path) -> None:
    """The key is underlined from the start, and words that most missed are light on dark, in the colours of
    the reader too; ticking the box takes both away. No script is needed."""
    page = context.new_page()
    page.goto((report / "lesson-names-that-judge.html").as_uri())
    line, paper = "e => getComputedStyle(e).textDecorationLine", "e => getComputedStyle(e).backgroundColor"
    missed = page.locator(".text .missed").first
    assert page.locator(".text .loaded").first.evaluate(line) == "underline"
    dark, body = missed.evaluate(paper), page.locator("body").evaluate(paper)
    assert sum(map(int, re.findall(r"\d+", dark))) + 400 < sum(map(int, re.findall(r"\d+", body)))
    page.emulate_media(forced_colors="active")
    assert missed.evaluate(paper) != page.locator("body").evaluate(paper)
    page.emulate_media(forced_colors="none")
    page.locator(".ask").first.check()
    assert missed.evaluate(line) == "none"
    assert missed.evaluate(paper) == "rgba(0, 0, 0, 0)"
    page.close()


def test_the_heat_map_names_what_was_missed(course: Course, sums: ClassSums) -> None:
    """Loaded words that three readers or more missed, and more than found them, are told apart once, with
    the number who found them; words that few marked and the key does not name are strays."""
    seen = strays = 0
    for one in sums.exercises.values():
        if not isinstance(one.of_kind, MarkSums):
            continue
        key = one.exercise.items[0].key
        assert isinstance(key, MarkKey)
        expected = []
        for span, counts in zip(key.spans, one.of_kind.outcomes, strict=True):
            missed = next((count for outcome, count in counts.items() if outcome == "missed"), 0)
            if span.verdict == "loaded" and missed >= 3 and missed > one.n - missed:
                expected.append(one.n - missed)
        pieces = [
            piece
            for passage in one.exercise.stem.passages
            for _, line in passage.paragraphs()
            for piece in heat.heat(one.exercise, one.of_kind, one.n, passage, line)
        ]
        assert sorted(piece.found for piece in pieces if piece.found is not None) == sorted(expected)
        assert all(piece.verdict == "loaded" for piece in pieces if piece.is_missed)
        for piece in pieces:
            assert piece.is_stray == (not piece.verdict and 0 < piece.count * 5 <= one.n)
            strays += piece.is_stray
        seen += len(expected)
    assert seen > 5
    assert strays > 5


def test_the_forms_are_two_tests_alike(course: Course) -> None:
    """Of three tests, the two with as many exercises of each kind are compared."""
    tests = [id for id, plan in course.plans.items() if plan.data.purpose == "test"]
    assert len(tests) > 2
    assert forms(course, ["final-assessment", "test-form-a", "test-form-b"]) == ("test-form-a", "test-form-b")
    assert forms(course, ["final-assessment", "test-form-a"]) is None


def test_what_two_readers_did_is_not_in_the_summary(course: Course, given: Given, tmp_path: Path) -> None:
    """The columns of the summary that name what went wrong are empty below three readers."""
    for number, (name, values) in enumerate(given.items()):
        if number < 2:
            (tmp_path / f"{name}.json").write_text(answers(values, name), "utf-8")
    intake = take_in(course, [tmp_path], Names.KEEP, lambda item, variant: ())
    few = summed(course, intake.answers(Attempts.LAST))
    rows = [summary(one) for one in few.exercises.values()]
    assert {row.missed for row in rows} | {row.false for row in rows} == {""}


@pytest.mark.parametrize("language", swept(["es", "fr"], "es"))
def test_the_report_speaks_the_language_of_the_course(language: str, handed_in: Path, tmp_path: Path) -> None:
    """In a Spanish or French course no message of the report is left in English, in text or attribute, and a
    figure has its decimal comma."""
    root = copy_course(tmp_path / "course")
    seeds = root / "seeds" / "seeds.yml"
    seeds.write_text(
        f"language: {language}\n" + re.sub(r"(?m)^language: .*\n", "", seeds.read_text("utf-8")), "utf-8"
    )
    arguments = ["report", str(handed_in), "-o", str(tmp_path / "out"), "--course", str(root)]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    pages = [file.read_text("utf-8") for file in sorted((tmp_path / "out").glob("*.html"))]
    assert all(f'<html lang="{language}" dir="ltr">' in page for page in pages)
    shown = html.unescape(
        "\n".join(re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL) for page in pages)
    )
    known = messages._catalogue(language)
    assert known
    of_report = [one for one in known.messages if any("responses/report/" in file for file in one.files)]
    met = 0
    for message in of_report:
        for english in message.id:
            for piece in re.split(r"%\(\w+\)s", english):
                if len(piece.split()) > 2 and piece not in "".join(message.string):
                    assert piece.strip() not in shown, english
        met += any(part.strip() in shown for text in message.string for part in re.split(r"%\(\w+\)s", text))
    assert met > 100
    assert re.search(r"\d,\d \(\d,\d–\d,\d\)", shown)
    assert "Reader 0" not in shown


def test_no_word_of_a_template_is_outside_the_catalogue() -> None:
    """Between tags and in labels, the templates of the report hold messages, names of the course and signs."""
    files = sorted((Path(heat.__file__).parent / "templates").glob("*.html.j2"))
    assert len(files) > 10
    for file in files:
        text = re.sub(r"{% trans.*?endtrans %}", "", file.read_text("utf-8"), flags=re.DOTALL)
        text = re.sub(r"{{.*?}}|{%.*?%}", "", text, flags=re.DOTALL)
        labels = re.findall(r'(?:aria-|data-)label="([^"]*)"', text)
        bare = [re.sub(r"<[^<>]*>", " ", text), *labels]
        assert re.findall(r"[A-Za-z]{2,}", re.sub(r"&nbsp;", "", " ".join(bare))) == [], file.name


def test_json_of_the_class_is_read(handed_in: Path) -> None:
    """The simulated files are files of answers."""
    assert all(json.loads(file.read_text("utf-8"))["answers"] for file in handed_in.iterdir())
