"""Both sides in the report: sums of a class by side, from ten readers on, computed again from the files."""

from __future__ import annotations

import html
import math
import re
import statistics
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from facingpages.cli import main
from facingpages.course.course import Course
from facingpages.course.items import MarkKey
from facingpages.export import simulated
from tests.conftest import ROOT
from tests.helpers.classes import answers

Given = dict[str, dict[str, dict[str, Any]]]
T_OF_29 = 2.0452296421  # Student's t of 95 % for 30 readers


def reported(given: Given, folder: Path) -> dict[str, str]:
    (folder / "in").mkdir(parents=True)
    for name, values in given.items():
        (folder / "in" / f"{name}.json").write_text(answers(values, name), "utf-8")
    arguments = ["report", str(folder / "in"), "-o", str(folder / "out"), "--course", str(ROOT)]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    return {file.name: html.unescape(file.read_text("utf-8")) for file in (folder / "out").glob("*.html")}


def of_side(course: Course, values: dict[str, dict[str, Any]], side: str) -> tuple[float, float]:
    """The share of loaded expressions that a reader found in the texts of a side, and their marks on plain
    words in 100, from sets of words."""
    found = keyed = strays = plain = 0
    for id, value in values.items():
        key = course.exercises[id].items[0].key
        if not isinstance(key, MarkKey):
            continue
        groups: list[set[int]] = []
        for start, end in sorted((m["start"], m["end"]) for m in value["marks"]):
            mark = set(range(start, end))
            if groups and groups[-1] & mark:
                groups[-1] |= mark
            else:
                groups.append(mark)
        for passage in course.exercises[id].stem.passages:
            if passage.side != side:
                continue
            here = set(range(passage.words.start, passage.words.end))
            spans = [(set(range(s.words.start, s.words.end)), s.verdict) for s in key.spans]
            loaded = [words for words, verdict in spans if verdict == "loaded" and words <= here]
            counted = {w for words, verdict in spans if verdict != "plain" for w in words if w in here}
            found += sum(any(words & mark for mark in groups) for words in loaded)
            keyed += len(loaded)
            strays += sum(bool(mark & here) and not mark & counted for mark in groups)
            plain += len(here - counted)
    return found / keyed, 100 * strays / plain


@pytest.fixture(scope="module")
def given(course: Course) -> Given:
    return dict(simulated.readers(course.exercises_of("names-that-judge"), 30))


def test_each_side_has_its_sums(course: Course, given: Given, tmp_path: Path) -> None:
    """Each figure is the mean over readers with Student's interval, the difference is within readers, and no
    reader and no side of the question is named."""
    assert course.seeds_file
    names = [side.id for side in course.seeds_file.data.sides]
    page = reported(given, tmp_path)["sides.html"].replace("\u00a0", " ")
    rows = re.findall(
        r'<td class="n"[^>]*>(\d+) % \((\d+)–(\d+)\)</td><td class="n"[^>]*>([\d.]+) \(([\d.]+)–([\d.]+)\)',
        page,
    )
    assert len(rows) == len(names) == 2
    columns = [[of_side(course, values, side) for values in given.values()] for side in names]
    for row, column in zip(rows, columns, strict=True):
        for shown, figures, scale in (
            (row[:3], [a for a, _ in column], 100),
            (row[3:], [b for _, b in column], 1),
        ):
            middle, reach = statistics.fmean(figures), T_OF_29 * statistics.stdev(figures) / math.sqrt(30)
            expected = [scale * x for x in (middle, max(middle - reach, 0), middle + reach)]
            assert [float(x) for x in shown] == pytest.approx(expected, abs=0.51 if scale == 100 else 0.051)
    gaps = [100 * (a[0] - b[0]) for a, b in zip(*columns, strict=True)]
    sign = {"+": 1, "−": -1, "": 0}
    shown = re.search(r"found, first row minus second row, in points: ([+−]?)(\d+)\.", page)
    assert shown
    assert sign[shown[1]] * int(shown[2]) == pytest.approx(statistics.fmean(gaps), abs=0.51)
    assert "Reader" not in page.partition("<main>")[2]
    for side in course.seeds_file.data.sides:
        assert side.id not in page
        assert side.holds not in page


@pytest.mark.parametrize(("count", "is_shown"), [(9, False), (10, True)])
def test_nine_readers_have_no_sums(given: Given, tmp_path: Path, count: int, is_shown: bool) -> None:
    """Below ten readers the page says why it has no figures."""
    page = reported(dict(list(given.items())[:count]), tmp_path)["sides.html"]
    assert ("<table" in page) == is_shown
    assert ("This is not computed: 9 readers" in page) != is_shown


def test_texts_of_one_side_are_not_compared(course: Course, given: Given, tmp_path: Path) -> None:
    """Where the class read one side alone, there is no page of sides."""
    exercise = course.exercises["names-that-judge/after-a-phone-call"]
    assert len({passage.side for passage in exercise.stem.passages}) == 1
    few = {name: {exercise.stem.id: values[exercise.stem.id]} for name, values in given.items()}
    assert "sides.html" not in reported(few, tmp_path)
