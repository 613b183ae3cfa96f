"""A class that really played: readers answer on the pages of a class site, by the page's own keys, hand in what the
page gives them, and every figure of their report is computed again from that, without the scorer."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Iterable
from html import unescape
from itertools import pairwise, product
from pathlib import Path
from statistics import fmean, stdev
from typing import Any

import pytest
from click.testing import CliRunner

from facingpages.cli import main
from facingpages.course.course import Course, Mode
from facingpages.course.items import ChoiceKey, Exercise, MarkKey, SortKey
from facingpages.export import simulated
from facingpages.language.vocabulary import vocabulary
from facingpages.page import render
from tests.conftest import ROOT, Serve
from tests.helpers.chromium import Chromium

# Answers an exercise by the keys and fields of its page. Nothing is put into the page's state.
PLAY = """([anchor, response, roles]) => {
  const box = document.getElementById(anchor).querySelector("fp-exercise");
  const key = (name, shiftKey = false) => document.activeElement.dispatchEvent(
    new KeyboardEvent("keydown", { key: name, shiftKey, bubbles: true, cancelable: true }));
  for (const [start, end] of response.marks || []) {
    box.marking.words[start].focus();
    for (let word = start + 1; word < end; word++) key("ArrowRight", true);
    key(" ");
  }
  (response.roles || []).forEach((role, i) => {
    box.querySelector(`.fp-part[data-part="${i + 1}"]`).focus();
    key(String(roles.indexOf(role) + 1));
  });
  (response.choices || []).forEach((choice, i) => {
    box.querySelectorAll(".fp-question")[i].querySelector(`input[value="${choice}"]`).click();
  });
  if (response.text !== undefined) {
    const field = box.querySelector("textarea");
    field.value = response.text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}"""


def wanted(exercise: Exercise, values: dict[str, Any]) -> dict[str, Any]:
    """What a reader wants to answer: marks that share no word, the rest as it is drawn."""
    if "marks" not in values:
        return {name: value for name, value in values.items() if name != "supports"}
    ranges: list[list[int]] = []
    for mark in sorted(values["marks"], key=lambda m: (m["start"], -m["end"])):
        if not ranges or mark["start"] >= ranges[-1][1]:
            ranges.append([mark["start"], mark["end"]])
    return {"marks": ranges}


def play(
    browser: Chromium, url: str, course: Course, lessons: list[str], count: int, folder: Path
) -> dict[str, Any]:
    """Let readers play lessons, each in a fresh browser profile, and write what they hand in; return what they
    wanted to answer, by reader and exercise."""
    chosen = [one for lesson in lessons for one in course.exercises_of(lesson)]
    intents: dict[str, Any] = {}
    for name, values in simulated.readers(chosen, count, seed=20):
        context = browser.new_context()
        page = context.new_page()
        intents[name] = {one.stem.id: wanted(one, values[one.stem.id]) for one in chosen}
        for lesson in lessons:
            page.goto(f"{url}/{lesson}.html")
            exercises = course.exercises_of(lesson)
            for one in exercises:
                page.wait_for_selector(f"#{render.anchor(one.stem.id)} .fp-dock")
            for one in exercises:
                page.evaluate(
                    PLAY, [render.anchor(one.stem.id), intents[name][one.stem.id], list(vocabulary().roles)]
                )
            hand_in = page.locator("div:has(> .fp-handed)").last
            hand_in.get_by_label("Your name or number").fill(name)
            hand_in.get_by_role("button", name="Copy my answers as text").click()
            (folder / f"{name}-{lesson}.txt").write_text(hand_in.locator("textarea").input_value(), "utf-8")
        browser.close_contexts()
    return intents


# --- the figures again, by other ways -----------------------------------------------------------------------


def score(exercise: Exercise, given: dict[str, Any]) -> float | None:
    """What an answer earns, by counting words, parts and questions one by one; None for a rewriting."""
    key = exercise.items[0].key
    if isinstance(key, MarkKey):
        return finding(exercise, key, given["marks"])
    if isinstance(key, SortKey):
        right = [role in (u.role, *u.accept) for role, u in zip(given["roles"], key.units, strict=True)]
        return sum(right) / len(right)
    if isinstance(key, ChoiceKey):
        keys = [item.key.choice for item in exercise.items if isinstance(item.key, ChoiceKey)]
        return sum(map(str.__eq__, given["choices"], keys)) / len(keys)
    return None


def finding(exercise: Exercise, key: MarkKey, marks: list[dict[str, int]]) -> float:
    """The F1 of marks on words, from sets of words."""
    words = {w for m in marks for w in range(m["start"], m["end"])}
    edges = {(m["start"], m["end"]) for m in marks}
    total = sum(len(p.words) for p in exercise.stem.passages)
    if len(words) > total * 2 / 5:
        return 0.0
    spans = [
        (set(range(s.words.start, s.words.end)), set(range(s.core.start, s.core.end)), s.verdict)
        for s in key.spans
    ]
    open_words: set[int] = set().union(*(w for w, _, v in spans if v == "contested"))
    loaded = [(w, core) for w, core, v in spans if v == "loaded"]
    pieces = runs(edges, open_words)
    if not loaded:
        return float(not pieces)
    if not pieces:
        return 0.0
    counted = set().union(*pieces)
    keyed = set().union(*(w for w, _ in loaded))
    precision = fmean(len(piece & keyed) / len(piece) for piece in pieces)
    recall = fmean(1.0 if core <= counted else len(w & counted) / len(w) for w, core in loaded)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def runs(edges: Iterable[tuple[int, int]], without: set[int]) -> list[set[int]]:
    """The words of each mark outside some words, cut where words are missing."""
    found: list[set[int]] = []
    for start, end in edges:
        left = [w for w in range(start, end) if w not in without]
        cuts = [0, *(i + 1 for i, (a, b) in enumerate(pairwise(left)) if b > a + 1), len(left)]
        found += [set(left[a:b]) for a, b in pairwise(cuts) if b > a]
    return found


def alpha(pairs: list[tuple[str, str]]) -> float | None:
    """Krippendorff's alpha from all pairs of labels: 1 - observed / expected disagreement."""
    if len(pairs) < 2:
        return None
    labels = [label for pair in pairs for label in pair]
    observed = fmean(a != b for a, b in pairs)
    n = len(labels)
    expected = sum(labels[i] != labels[j] for i, j in product(range(n), repeat=2) if i != j) / (n * (n - 1))
    return 1 - observed / expected if expected else 1.0


def t_of_95(degrees: int) -> float:
    """Student's t by integrating its density with Simpson's rule."""
    constant = math.exp(math.lgamma((degrees + 1) / 2) - math.lgamma(degrees / 2)) / math.sqrt(
        degrees * math.pi
    )

    def within(t: float, steps: int = 400) -> float:
        h = t / steps
        ys = [(1 + (i * h) ** 2 / degrees) ** (-(degrees + 1) / 2) for i in range(steps + 1)]
        return 2 * constant * h / 3 * (ys[0] + ys[-1] + 4 * sum(ys[1:-1:2]) + 2 * sum(ys[2:-1:2]))

    low, high = 0.0, 50.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if within(middle) < 0.95 else (low, middle)
    return low


def interval(scores: list[float]) -> tuple[float, float, float]:
    """The mean with its interval: Wilson's where all is right or wrong, as the roots of its equation; else
    Student's; the whole scale where nothing varies."""
    n, p = len(scores), fmean(scores)
    if set(scores) <= {0.0, 1.0}:
        z2 = 1.959963984540054**2
        a, b, c = 1 + z2 / n, -(2 * p + z2 / n), p * p
        root = math.sqrt(max(b * b - 4 * a * c, 0))
        return p, (-b - root) / (2 * a), (-b + root) / (2 * a)
    if stdev(scores) < 1e-6:
        return p, 0.0, 1.0
    reach = t_of_95(n - 1) * stdev(scores) / math.sqrt(n)
    return p, max(p - reach, 0.0), min(p + reach, 1.0)


def pearson(xs: list[float], ys: list[float]) -> float:
    """Pearson's correlation as the cosine of the angle between two centred lists."""
    a, b = [x - fmean(xs) for x in xs], [y - fmean(ys) for y in ys]
    return (
        math.sumprod(a, b) / math.dist(a, [0] * len(a)) / math.dist(b, [0] * len(b))
        if hasattr(math, "sumprod")
        else sum(map(float.__mul__, a, b)) / (math.hypot(*a) * math.hypot(*b))
    )


def invoked(*arguments: str) -> str:
    made = CliRunner().invoke(main, [*arguments, "--course", str(ROOT)])
    assert made.exit_code == 0, made.output
    return made.stdout


@pytest.mark.sweep
@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize(
    ("count", "whole"),
    [
        pytest.param(3, False, id="three"),
        pytest.param(30, True, id="thirty", marks=pytest.mark.timeout(3_000)),
    ],
)
def test_every_figure_of_a_class_that_played(
    browser: Chromium, serve: Serve, course: Course, tmp_path: Path, count: int, whole: bool
) -> None:
    """What the pages hand in is what the readers did; the scores, means, intervals, discrimination and alpha that
    the commands give are those that counting by other ways gives."""
    lessons = (
        [page.id for page in course.lessons if course.exercises_of(page.id)]
        if whole
        else ["names-that-judge", "test-form-a"]
    )
    folder = tmp_path / "handed-in"
    folder.mkdir()
    intents = play(browser, serve(Mode.CLASS), course, lessons, count, folder)
    given: dict[str, dict[str, Any]] = {name: {} for name in intents}
    for file in folder.iterdir():
        values = json.loads(file.read_text("utf-8"))
        given[values["reader"]] |= values["answers"]
    for name, of_one in intents.items():
        for id, intent in of_one.items():
            answer = given[name][id]
            for part in ("roles", "choices", "text"):
                assert answer.get(part) == intent.get(part), (name, id)
            if "marks" in intent:
                done = {w for m in answer["marks"] for w in range(m["start"], m["end"])}
                assert done == {w for start, end in intent["marks"] for w in range(start, end)}, (name, id)
    out = tmp_path / "report"
    invoked("report", str(folder), "-o", str(out), "--names", "keep")
    ids = list(next(iter(intents.values())))
    names = sorted(given)
    scores = {id: [score(course.exercises[id], given[name][id]) for name in names] for id in ids}
    by_command = {
        (row["reader"], row["exercise"]): row
        for row in json.loads(invoked("score", str(folder), "--format", "json"))
    }
    assert len(by_command) == len(ids) * count
    for id, column in scores.items():
        key = course.exercises[id].items[0].key
        for name, mine in zip(names, column, strict=True):
            row = by_command[name, id]
            if mine is not None:
                assert row["score"] == pytest.approx(mine), (name, id)
            if isinstance(key, SortKey):
                pairs = [(u.role, role) for u, role in zip(key.units, given[name][id]["roles"], strict=True)]
                assert row["alpha"] == pytest.approx(alpha(pairs)), (name, id)
    page = unescape((out / "index.html").read_text("utf-8")).replace("\u00a0", " ")
    for id, column in scores.items():
        known = [one for one in column if one is not None]
        key = course.exercises[id].items[0].key
        if not known or (isinstance(key, MarkKey) and not key.of("loaded")):
            continue
        mean, low, high = (round(value * 100) for value in interval(known))
        anchor = id.replace("/", "--")
        row = re.search(rf'<tr><th scope="row"><a href="[^"#]*#{anchor}">.*?</tr>', page, re.DOTALL)
        assert row, id
        shown = re.search(r"(\d+) % \((\d+)–(\d+)\)", row[0])
        assert shown, row[0]
        assert all(abs(int(a) - b) <= 1 for a, b in zip(shown.groups(), (mean, low, high), strict=True)), id
        assert f'data-label="Readers">{count}</td>' in row[0]
    table = list(csv.DictReader(io.StringIO((out / "answers.csv").read_text("utf-8-sig"))))
    assert {row["reader"] for row in table} == set(names)
    if whole:
        checked = {
            name: [row["score"] for (_, id), row in sorted(by_command.items()) if id == name] for name in ids
        }
        whole_scores = {id: checked[id] if None in column else column for id, column in scores.items()}
        discriminations(course, whole_scores, out)


def discriminations(course: Course, scores: dict[str, list[float | None]], out: Path) -> None:
    """Hold the discrimination of every exercise on the pages against the correlation with the rest."""
    compared = 0
    for file in sorted(out.glob("lesson-*.html")):
        text = unescape(file.read_text("utf-8")).replace("\u00a0", " ")
        ids = [one.stem.id for one in course.exercises_of(file.stem.removeprefix("lesson-"))]
        columns = {id: [float(one or 0) for one in scores[id]] for id in ids if id in scores}
        for id, column in columns.items():
            rest = [sum(c[i] for other, c in columns.items() if other != id) for i in range(len(column))]
            if len(set(column)) == 1 or len({round(one, 9) for one in rest}) == 1:
                continue
            title = course.exercises[id].stem.title
            row = re.search(
                rf'<tr><th scope="row">(?:<a[^>]*>)?{re.escape(title)}(?:</a>)?</th><td class="n">(-?−?\d\.\d+)',
                text,
            )
            if not row:
                continue
            assert float(row[1].replace("−", "-")) == pytest.approx(pearson(column, rest), abs=0.006), id
            compared += 1
    assert compared > 20
