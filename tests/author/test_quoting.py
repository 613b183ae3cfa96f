"""Quotation across texts: one seed quotes another, and the checker recomputes what it changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from facingpages.author.suggest import pairs
from facingpages.course.course import Course, Mode
from facingpages.course.formats.base import Quote
from facingpages.course.items import ChoiceKey
from facingpages.course.kinds.citation_check import wordings
from facingpages.handout.compose import exercises
from facingpages.handout.model.sheet import Facing
from facingpages.page import render
from tests.author.test_suggest import made
from tests.helpers.command import run
from tests.helpers.reseeding import TWO, findings, swap

TEXTS = Path(__file__).parents[1] / "texts"
PRINTED = (
    "In all things purely social we can be as separate as the five fingers, and yet one as the hand in all"
    " things essential to mutual progress."
)
SPOKEN = (
    "In all things that are purely social we can be as separate as the fingers, yet one as the hand in all"
    " things essential to mutual progress."
)
EXERCISE = f"""kind: citation-check
title: A sentence from Atlanta
minutes: 5
prompt: Compare the quotation with the speech that it is from.
claim: {{seed: dubois, exact: "{PRINTED}"}}
citation: none
reference: none
source: {{seed: washington, lines: 3-4}}
questions:
  - axis: quotation
    choices:
      - {{choice: verbatim, why: Some words are not the same in the two places.}}
      - {{choice: altered, why: The quotation has words that the speech does not have.}}
      - {{choice: trimmed, why: More than a cut was made.}}
      - {{choice: misattributed, why: They are the words of the same speaker in both places.}}
      - {{choice: cannot-tell, why: The speech is open below the quotation.}}
    key: altered
    proof:
      rule: quotation-altered
      quote: {{exact: "{PRINTED}"}}
      original: {{exact: "{SPOKEN}"}}
"""


@pytest.fixture
def two_texts(small: Path) -> Path:
    """The small course with excerpts of Washington's speech and of Du Bois, who quotes it."""
    for id, side in (("washington", "keep-it-open"), ("dubois", "close-it")):
        told = ["--position", "holds that it is so", "--because", "One quotes the other.", "--no-noise"]
        ran = run("add", "seed", str(TEXTS / f"{id}.txt"), "--id", id, "--side", side, *told, cwd=small)
        assert ran.returncode == 0, ran.stderr
    (small / TWO).write_text(EXERCISE, "utf-8")
    return small


def test_a_misquotation_is_recomputed_and_shown_in_both_places(two_texts: Path) -> None:
    """The key says which words differ; page and sheet show the quotation and the speech below it."""
    assert findings(two_texts) == []
    course = Course.load(two_texts)
    exercise = course.exercises["one-street/two-shops"]
    key = exercise.items[0].key
    assert isinstance(key, ChoiceKey)
    assert (key.fact or "").endswith(
        "The difference: “that are” is left out; “five” is added; “and” is added."
    )
    page = BeautifulSoup(render.exercise(exercise, Mode.CLASS), "html.parser")
    (source,) = page.select(".fp-opened")
    assert SPOKEN in source.get_text()
    assert PRINTED in page.select_one(".fp-focus-claim").get_text()  # type: ignore[union-attr]
    sheet = [b for b in exercises.blocks(exercise.without_key(), "en", "") if isinstance(b, Facing)]
    texts = ["".join(line.text for part in b.columns[0].stretches for line in part.lines) for b in sheet]
    assert [PRINTED in texts[0], SPOKEN in texts[1]] == [True, True]


def test_a_wrong_key_of_a_quotation_is_refused(two_texts: Path) -> None:
    """The words that were added keep the quotation from being called the same, or only cut."""
    for rule, choice in (("quotation-same", "verbatim"), ("quotation-trimmed", "trimmed")):
        (two_texts / TWO).write_text(EXERCISE, "utf-8")
        swap(two_texts, TWO, "rule: quotation-altered", f"rule: {rule}")
        swap(two_texts, TWO, "key: altered", f"key: {choice}")
        (finding,) = findings(two_texts)
        assert (finding.code, "Write rule: quotation-altered" in finding.hint) == ("proof-wrong", True)


@pytest.mark.parametrize(
    ("quote", "original", "rule", "changes"),
    [
        ("the boat is late", "the boat is late", "quotation-same", []),
        ("the boat is late", "the boat is never late", "quotation-trimmed", [("left out", "", "never")]),
        ("the boat is", "the boat is late", "quotation-trimmed", [("left out", "", "late")]),
        ("the boat is very late", "the boat is late", "quotation-altered", [("added", "very", "")]),
        ("the boat will be late", "the boat may be late", "quotation-altered", [("changed", "will", "may")]),
        (
            "they bind posterity",
            "they ever bind all posterity",
            "quotation-trimmed",
            [("left out", "", "ever"), ("left out", "", "all")],
        ),
        (
            "the English Nation did, at the time of the Revolution, most solemnly renounce and abdicate it, for themselves",
            "the English nation did at that time most solemnly renounce and abdicate it, for themselves",
            "quotation-altered",
            [("changed", "the", "that"), ("added", "of the Revolution", "")],
        ),  # Paine, The Rights of Man, and Burke, Reflections on the Revolution in France
        ("The boat is late", "the boat is late", "quotation-altered", []),
        ("a red kite", "the boat is late", "unlike", None),
    ],
)
def test_how_two_wordings_differ(
    quote: str, original: str, rule: str, changes: list[tuple[str, str, str]] | None
) -> None:
    """Words left out alone make a cut; any other change makes other words."""
    one, other = Quote(exact=quote), Quote(exact=original)
    assert wordings.compare(one, other) == rule
    if changes is not None:
        assert list(wordings.differences(one, other)) == changes


def test_a_short_quotation_in_a_long_paragraph_is_paired() -> None:
    """A run of eleven words is found in a paragraph that is far too long, or too short, to face another."""
    run_ = "the ferry is dear to us and it is empty today"
    long = " ".join(f"word{n} is here and there." for n in range(120))
    a = made(f"A title\n{long} He wrote: {run_}. {long}\n", id="a")
    b = made(f"Another title\n{run_}.\nSomething else is said in this line of the text.\n", id="b")
    (pair,) = (pair for pair in pairs(a, b) if pair.run)
    assert (str(pair.lines[0]), str(pair.lines[1]), pair.run) == ("2", "2", "the ferry is dear to us and")


ZH = (
    "开放大桥\n"
    "市长说桥很安全，议会却不同意这种说法。他们要求在秋天以前再检查一次！这是可耻的谎言，因为工"
    "程师早在三月就写过报告。报告说：“桥每天有四千辆车经过。”\n"
    "根据一项2021年的研究，关闭大桥会让商店失去三分之一的顾客。老人们需要这座桥去医院，孩子"
    "们需要它去学校。谁来付钱呢？\n",
    "关闭大桥\n"
    "大桥是一个死亡陷阱，办公室这样写道。每天有三千人抱怨噪音和灰尘。市长的疯狂决定让全城蒙羞。\n"
    "工程师李明说，桥墩在冬天会裂开。我们不应该等到有人受伤。关闭它只需要一天时间；修理它需要两"
    "年。\n",
)
TH = (
    "เปิดสะพาน\n"
    "นายกเทศมนตรีกล่าวว่าสะพานปลอดภัย สภาไม่เห็นด้วย นี่คือคำโกหก"
    "ที่น่าอับอาย วิศวกรเขียนรายงานในเดือนมีนาคม มีรถสี่พันคันข้า"
    "มสะพานทุกวัน\n"
    "ผู้สูงอายุต้องใช้สะพานนี้ไปโรงพยาบาล เด็กๆ ต้องใช้ไปโรงเรียน"
    " ใครจะเป็นคนจ่าย?\n",
    "ปิดสะพาน\n"
    "สะพานเป็นกับดักแห่งความตาย สำนักงานเขียนไว้ ผู้คนสามพันคนบ่น"
    "เรื่องเสียงดังทุกวัน การตัดสินใจบ้าๆ ของนายกเทศมนตรีทำให้เมื"
    "องอับอาย\n"
    "วิศวกรกล่าวว่าเสาจะแตกในฤดูหนาว เราไม่ควรรอจนมีคนบาดเจ็บ\n",
)


@pytest.mark.parametrize(("texts", "shared"), [(ZH, "市长"), (TH, "มนตรี")], ids=["zh", "th"])
def test_texts_in_scripts_without_spaces_are_paired(texts: tuple[str, str], shared: str) -> None:
    """What two texts share is a few letters side by side, and seven letters in a row are no quotation."""
    (pair,) = pairs(made(texts[0], id="a"), made(texts[1], id="b"))
    assert (shared in pair.shared, pair.run) == (True, "")
