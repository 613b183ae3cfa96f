"""Each mistake an author can make gives exactly one clear finding, with line and column, exit status 1, no
traceback."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from facingpages.cli import main

PAIR = "exercises/names-that-judge/what-the-talks-are-for.yml"
BEFORE = "exercises/names-that-judge/before-the-meeting.yml"
UNITS = "exercises/claim-and-evidence/what-sanctions-were-for.yml"
PRISONERS = "exercises/where-is-the-source/a-thousand-prisoners.yml"
LATER = "exercises/where-is-the-source/meeting-after-the-talks.yml"
LESSON = "lessons/names-that-judge.md"
OTHER = "lessons/where-is-the-source.md"
PLAN = "exercises/names-that-judge/plan.yml"
REWRITE = "exercises/names-that-judge/a-government-and-its-ally.yml"
SEEDS = "seeds/seeds.yml"


@dataclass(frozen=True)
class Mistake:
    """One mistake: what is changed, the finding's code, the place, and words of its message or hint."""

    name: str
    file: str
    change: Callable[[str], str]
    code: str
    says: str
    at: str | None = None  # text whose place in the changed file is the finding's; None for line 1, column 1


def swap(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return change


def cut(pattern: str, new: str = "") -> Callable[[str], str]:
    def change(text: str) -> str:
        made, count = re.subn(pattern, new, text, count=1, flags=re.DOTALL)
        assert count, pattern
        return made

    return change


def listed_twice(text: str) -> str:
    return swap('exact: "appeasenik"', 'exact: "the"')(text)


def no_citation(text: str) -> str:
    """Claim that the palace sentence cites nothing, in one question."""
    text = re.sub(r"citation:\n(  .*?\n)+", "citation: none\n", text, count=1)
    text = re.sub(r"reference:\n(  .*?\n)+", "reference: none\n", text, count=1)
    head, first, _ = re.split(r"(?=^  - axis: )", text, flags=re.MULTILINE)[:3]
    return head + re.sub(
        r"key: found\n.*", "key: no-citation\n    proof:\n      rule: no-citation\n", first, flags=re.DOTALL
    )


MISTAKES = [
    Mistake(
        "a quote off by one letter",
        PAIR,
        swap('"appeasenik"', '"appeasenick"'),
        "quote-missing",
        "has `appeasenik`",
        '"appeasenick"',
    ),
    Mistake(
        "a quote with other capitals",
        PAIR,
        swap('"appeasenik"', '"Appeasenik"'),
        "quote-missing",
        "with other capitals",
        '"Appeasenik"',
    ),
    Mistake(
        "a quote from outside the passage",
        PAIR,
        swap('"appeasenik"', '"vain fantasy"'),
        "quote-missing",
        "It is on line 9",
        '"vain fantasy"',
    ),
    Mistake("a quote that occurs twice", PAIR, listed_twice, "quote-ambiguous", 'prefix: "Yet in "', '"the"'),
    Mistake(
        "half a word quoted",
        PAIR,
        swap('"appeasenik"', '"appease"'),
        "span-cuts-word",
        "whole words",
        '"appease"',
    ),
    Mistake(
        "a core that is not in the span",
        PAIR,
        swap('exact: "forever war"', 'exact: "forever war"\n    core: "long"'),
        "core-outside",
        "Copy from `exact`",
        '"long"',
    ),
    Mistake(
        "an unknown technique",
        PAIR,
        swap("technique: name-calling", "technique: name-caling"),
        "unknown-term",
        "`name-calling`",
        "name-caling",
    ),
    Mistake(
        "an unknown verdict",
        PAIR,
        swap("verdict: plain", "verdict: fair"),
        "unknown-term",
        "loaded, contested, plain",
        "fair",
    ),
    Mistake(
        "a loaded span without neutral wording", PAIR, cut(r"    neutral: [^\n]*\n"), "bad-value", "`neutral`"
    ),
    Mistake(
        "overlapping loaded and contested spans",
        PAIR,
        swap('exact: "mock"', 'exact: "capitulation, and mock"'),
        "spans-overlap",
        "overlaps",
    ),
    Mistake("an unknown key", PAIR, swap("minutes:", "minuts:"), "unknown-key", "`minutes`", "minuts:"),
    Mistake("a missing key", PAIR, cut(r"minutes: \d+\n"), "missing-key", "`minutes` is missing"),
    Mistake(
        "minutes as words",
        PAIR,
        cut(r"minutes: \d+", "minutes: ten"),
        "bad-value",
        "`ten` is not a whole number",
        "ten\n",
    ),
    Mistake(
        "minutes with a zero in front",
        PAIR,
        cut(r"minutes: \d+", "minutes: 010"),
        "bad-value",
        "`010`",
        "010",
    ),
    Mistake(
        "minutes as a time of day", PAIR, cut(r"minutes: \d+", "minutes: 1:30"), "bad-value", "`1:30`", "1:30"
    ),
    Mistake(
        "an unknown kind",
        PAIR,
        swap("kind: loaded-terms", "kind: loaded-term"),
        "unknown-kind",
        "`loaded-terms`",
        "loaded-term\n",
    ),
    Mistake(
        "an unknown seed",
        PAIR,
        swap("seed: those-who-seek-war", "seed: those-who-seek-wars"),
        "unknown-seed",
        "`those-who-seek-war`",
    ),
    Mistake("lines beyond the seed", PAIR, swap("lines: 5-6", "lines: 5-600"), "lines-outside", "26 lines"),
    Mistake(
        "lines the wrong way round", PAIR, swap("lines: 5-6", "lines: 6-5"), "bad-value", "Write 5-6", "6-5"
    ),
    Mistake(
        "noise in the stimulus", BEFORE, swap("lines: 30", "lines: 30-31"), "noise-in-stimulus", "(ad) of"
    ),
    Mistake("a gap between units", UNITS, cut(r"  - text:.*?(?=  - text:)"), "units-gap", "no unit holds"),
    Mistake(
        "units out of order",
        UNITS,
        cut(r"(  - text:.*?)(  - text:.*?)(?=  - text:)", r"\2\1"),
        "units-",
        "unit",
    ),
    Mistake(
        "an unknown role", UNITS, cut(r"role: claim", "role: claims"), "unknown-term", "`claim`", "claims"
    ),
    Mistake(
        "a kind of evidence on a claim",
        UNITS,
        swap("role: claim\n", "role: claim\n    evidence: event\n"),
        "bad-value",
        "goes with the role evidence",
    ),
    Mistake(
        "a key naming a missing choice",
        PRISONERS,
        swap("key: found", "key: fund"),
        "key-missing",
        "`found`",
        "fund",
    ),
    Mistake(
        "a choice of another axis",
        PRISONERS,
        swap("choice: found", "choice: supports"),
        "unknown-term",
        "not an answer on the axis trace",
    ),
    Mistake(
        "a key without its proof",
        PRISONERS,
        cut(r"    proof:\n      rule: one-entry\n      domain: [^\n]*\n"),
        "proof-missing",
        "one-entry",
    ),
    Mistake(
        "a proof of something else",
        PRISONERS,
        swap("rule: one-entry", "rule: not-listed"),
        "proof-beside",
        "It proves no",
        "not-listed\n      domain",
    ),
    Mistake(
        "a wrong source_date",
        LATER,
        swap("source_date: 2025-03-03", "source_date: 2025-03-04"),
        "proof-wrong",
        "Write source_date: 2025-03-03",
        "2025-03-04",
    ),
    Mistake(
        "a day that never was",
        LATER,
        swap("source_date: 2025-03-03", "source_date: 2025-02-30"),
        "bad-value",
        "`2025-02-30` is not a date",
        "2025-02-30",
    ),
    Mistake(
        "an event on another day",
        LATER,
        swap("date: 2025-06-02", "date: 2025-06-03"),
        "proof-wrong",
        "states 2025-06-02",
        "2025-06-03",
    ),
    Mistake(
        "a domain claimed absent that is listed",
        LATER,
        cut(r"key: found\n(.*?)rule: one-entry", r"key: not-listed\n\1rule: not-listed"),
        "proof-wrong",
        "is listed",
    ),
    Mistake(
        "no citation claimed where there is one",
        PRISONERS,
        no_citation,
        "proof-wrong",
        "holds the citation mark",
    ),
    Mistake(
        "a piece of a mark as citation",
        LATER,
        swap('"(theguardian.com)"', '"theguardian.com)"'),
        "citation-not-a-mark",
        "The marks of this paragraph",
    ),
    Mistake(
        "a lesson naming a missing exercise",
        LESSON,
        swap("::: exercise names-that-judge/after-a-phone-call", "text"),
        "exercise-unused",
        "no lesson uses",
    ),
    Mistake(
        "a prompt that counts the passages",
        PAIR,
        cut(r"prompt: >-\n  ", "prompt: >-\n  In the first passage, too. "),
        "passage-counted",
        "the letter",
    ),
    Mistake(
        "a directive misspelt",
        OTHER,
        swap("::: facing", "::: faceing"),
        "directive-wrong",
        "`facing`",
        "::: faceing",
    ),
    Mistake(
        "an uneven pair",
        OTHER,
        swap("those-who-seek-war:9-10", "those-who-seek-war:4-22"),
        "pair-uneven",
        "1.5 times",
    ),
    Mistake(
        "an exercise used twice",
        LESSON,
        swap("## To finish", "::: exercise names-that-judge/after-a-phone-call\n\n## To finish"),
        "exercise-repeated",
        "used already",
    ),
    Mistake(
        "an unknown key in front matter",
        LESSON,
        swap("title:", "minutes: 50\ntitle:"),
        "unknown-key",
        "Delete this key.",
        "minutes: 50",
    ),
    Mistake(
        "a plan that does not fit the period",
        PLAN,
        cut(r"minutes: \d+", "minutes: 44"),
        "plan-time",
        "should add up to",
    ),
    Mistake(
        "a plan without one of the exercises",
        PLAN,
        swap("[names-that-judge/after-a-phone-call]", "[]"),
        "plan-exercise",
        "no step holds",
    ),
    Mistake("an unknown standard", PLAN, cut(r"RI\.8\.6", "RI.8.66"), "unknown-term", "RI.8.6"),
    Mistake(
        "a plan without objectives",
        PLAN,
        cut(r"objectives:\n.*?steps:", "steps:"),
        "missing-key",
        "`objectives` is missing",
    ),
    Mistake(
        "a model that keeps a loaded expression",
        REWRITE,
        cut(r"model: >-\n", "model: >-\n  A client regime. "),
        "key-not-sound",
        "still holds `client regime`",
    ),
    Mistake(
        "a model that loses a fact",
        REWRITE,
        cut(r"any_of: \[direct, [^\]]*\]", "any_of: [eye-to-eye]"),
        "key-not-sound",
        "does not keep the fact",
    ),
    Mistake(
        "a loaded expression from outside the sentence",
        REWRITE,
        swap('"client regime"', '"depending entirely"'),
        "quote-missing",
        "outside",
    ),
    Mistake(
        "an event whose words do not date it",
        SEEDS,
        swap("date: 2025-06-02", "date: 2025-06-03"),
        "event-undated",
        "states 2025-06-03",
        "2025-06-03",
    ),
    Mistake(
        "markup in a title",
        LESSON,
        swap("title: Names that judge", "title: <b>Names</b>"),
        "bad-value",
        "without < and >",
        "<b>Names</b>",
    ),
    Mistake("no front matter", LESSON, swap("---\n", ""), "front-matter-missing", "front matter"),
    Mistake(
        "a title that the text does not have",
        SEEDS,
        swap("title: Peace Negotiations", "title: Peace Talks"),
        "not-in-text",
        "Copy it",
        "Peace Talks\n    author",
    ),
    Mistake("a blank author", SEEDS, cut(r"author: not stated", "author:"), "bad-value", "`not stated`"),
    Mistake(
        "an unknown side",
        SEEDS,
        cut(r"side: west-stops-it", "side: west-stop-it"),
        "unknown-side",
        "`west-stops-it`",
        "west-stop-it",
    ),
    Mistake(
        "a duplicate key",
        PAIR,
        swap("minutes:", "title: Again\nminutes:"),
        "yaml-duplicate-key",
        "`title` is here twice",
        "title: Again",
    ),
    Mistake(
        "an alias bomb",
        PAIR,
        swap("prompt:", "a: &a [x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\nprompt:"),
        "yaml-anchor",
        "not allowed",
        "&a",
    ),
    Mistake(
        "a merge key", PAIR, swap("prompt:", "<<: {minutes: 2}\nprompt:"), "yaml-merge", "not allowed", "<<:"
    ),
    Mistake(
        "a tag",
        PAIR,
        swap("prompt:", "note: !!python/object x\nprompt:"),
        "yaml-tag",
        "not allowed",
        "!!python",
    ),
    Mistake(
        "a second document",
        PAIR,
        lambda text: text.rstrip("\n") + "\n---\nkind: rewrite\n",
        "yaml-second-document",
        "Keep one",
        "---\nkind: rewrite",
    ),
    Mistake(
        "a file of 10 MB",
        PAIR,
        lambda text: text + "# " + "x" * 10_000_000 + "\n",
        "file-too-large",
        "the limit is 1,000,000",
    ),
    Mistake("a NUL", PAIR, swap("prompt:", "\0prompt:"), "forbidden-character", "U+0000", "\0prompt:"),
    Mistake(
        "a NUL written as an escape",
        PAIR,
        swap("title: ", 'title: "\\x00" # '),
        "forbidden-character",
        "U+0000",
        '"\\x00"',
    ),
    Mistake(
        "a bidirectional control",
        PAIR,
        swap("prompt:", "\u202eprompt:"),
        "forbidden-character",
        "right-to-left override",
        "\u202eprompt:",
    ),
    Mistake("a tab indent", PAIR, cut(r"\n  - ", "\n\t- "), "yaml-syntax", "a tab indents", "\t- "),
    Mistake(
        "a second colon",
        PAIR,
        cut(r"title: [^\n]*", "title: Breaking: news"),
        "yaml-syntax",
        "Quote the text",
        ": news",
    ),
    Mistake(
        "an at sign unquoted",
        PAIR,
        cut(r"title: [^\n]*", "title: @news"),
        "yaml-syntax",
        "unless it is quoted",
        "@news",
    ),
    Mistake(
        "brackets too deep",
        PAIR,
        cut(r"title: [^\n]*", "title: " + "[" * 40 + "]" * 40),
        "yaml-too-deep",
        "20 levels",
    ),
    Mistake(
        "a list for a text",
        PAIR,
        cut(r"title: [^\n]*", "title: [one]"),
        "bad-value",
        "should hold text",
        "[one]",
    ),
    Mistake("an empty file", PAIR, lambda text: "", "yaml-empty", "holds nothing"),
]


def check(root: Path) -> tuple[int, list[dict[str, object]], str]:
    result = CliRunner().invoke(main, ["check", str(root), "--format", "json"])
    return result.exit_code, json.loads(result.stdout), result.output


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake.name for mistake in MISTAKES])
def test_a_mistake_is_one_finding(three: Path, mistake: Mistake) -> None:
    """One mistake gives one finding: in the file, at the place, in words that lead to the repair."""
    file = three / mistake.file
    changed = mistake.change(file.read_text("utf-8"))
    file.write_text(changed, "utf-8")
    status, found, output = check(three)
    assert status == 1
    assert len(found) == 1, output
    (finding,) = found
    assert str(finding["code"]).startswith(mistake.code)
    assert mistake.says in f"{finding['message']} {finding['hint']}"
    if mistake.code != "exercise-unused":
        assert finding["path"] == mistake.file
    if mistake.at is not None:
        before = changed[: changed.index(mistake.at)]
        assert (finding["line"], finding["column"]) == (
            before.count("\n") + 1,
            len(before) - before.rfind("\n"),
        )


@pytest.mark.parametrize("quotes", ['"{}"', "“{}”", "„{}‟"])
def test_a_straight_quote_is_as_good_as_a_curly_one(three: Path, quotes: str) -> None:
    """The text has curly quotes; straight ones, other curly ones and a no-break space place the quotation
    as well."""
    file = three / LATER
    change = swap(
        'Zelenskyy that \\"descended into acrimony\\"',
        "Zelenskyy\u00a0that " + quotes.format("descended into acrimony").replace('"', '\\"'),
    )
    file.write_text(change(file.read_text("utf-8")), "utf-8")
    status, found, output = check(three)
    assert (status, found) == (0, []), output


def test_a_changed_seed_is_one_finding(three: Path) -> None:
    """One byte of a seed changed is one finding, not one for each exercise that quotes it."""
    seed = three / "seeds" / "sabotaged-peace.txt"
    seed.write_bytes(seed.read_bytes().replace(b"Sabotaged", b"sabotaged", 1))
    status, found, output = check(three)
    assert status == 1
    assert [finding["code"] for finding in found] == ["seed-changed"], output
    assert found[0]["path"] == SEEDS


def test_a_missing_seed_is_one_finding(three: Path) -> None:
    """A seed that is gone is one finding too."""
    (three / "seeds" / "sabotaged-peace.txt").unlink()
    assert [finding["code"] for finding in check(three)[1]] == ["seed-missing"]


def test_a_stray_file_among_the_seeds_is_found(three: Path) -> None:
    """Nothing lies in `seeds/` that `seeds.yml` does not name."""
    (three / "seeds" / "draft.txt").write_text("x")
    assert [finding["code"] for finding in check(three)[1]] == ["seed-stray"]


def test_a_missing_exercise_is_one_finding(three: Path) -> None:
    """A lesson that names an exercise which is not there has one finding, on the line of the directive."""
    (three / PAIR).unlink()
    status, found, _ = check(three)
    line = (three / LESSON).read_text("utf-8").splitlines().index(
        "::: exercise names-that-judge/what-the-talks-are-for"
    ) + 1
    assert (status, [(f["code"], f["path"], f["line"]) for f in found]) == (
        1,
        [("directive-wrong", LESSON, line)],
    )


def test_an_unused_exercise_is_one_finding(three: Path) -> None:
    """An exercise that no lesson uses is found at the exercise."""
    (three / "exercises" / "spare.yml").write_text((three / PAIR).read_text("utf-8"), "utf-8")
    assert [(f["code"], f["path"]) for f in check(three)[1]] == [("exercise-unused", "exercises/spare.yml")]


def test_a_file_that_is_not_utf8_is_one_finding(three: Path) -> None:
    """A byte that is not UTF-8 is named with its place."""
    file = three / PAIR
    file.write_bytes(file.read_bytes().replace(b"kind:", b"# caf\xe9\nkind:", 1))
    (finding,) = check(three)[1]
    assert (finding["code"], finding["line"], finding["column"]) == ("not-utf8", 2, 6)


def test_two_mistakes_are_two_findings(three: Path) -> None:
    """A bad file does not hide what is wrong in another."""
    for file, change in (
        (PAIR, swap('"appeasenik"', '"appeasenick"')),
        (UNITS, swap("role: claim", "role: claims")),
    ):
        (three / file).write_text(change((three / file).read_text("utf-8")), "utf-8")
    assert sorted(str(finding["code"]) for finding in check(three)[1]) == ["quote-missing", "unknown-term"]


def test_following_the_hint_for_an_ambiguous_quote_mends_it(three: Path) -> None:
    """The prefix or suffix that a hint offers makes the quotation unique."""
    file = three / PAIR
    text = listed_twice(file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    (finding,) = check(three)[1]
    for name, words in re.findall(r'(prefix|suffix): "([^"]*)"', str(finding["hint"])):
        file.write_text(text.replace('exact: "the"', f'exact: "the"\n      {name}: "{words}"', 1), "utf-8")
        assert "quote-ambiguous" not in {f["code"] for f in check(three)[1]}
