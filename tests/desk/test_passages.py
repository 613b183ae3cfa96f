"""The passages of a first lesson: words to find in both texts, and few parts of which most are clear."""

from __future__ import annotations

from pathlib import Path

import pytest

from facingpages.course.items import KindId
from facingpages.desk.passages import best
from facingpages.desk.passages.room import Room
from facingpages.desk.passages.stretches import stretch
from facingpages.desk.workbench import Workbench
from facingpages.text.folded import Lines

from .asking import ask, small_course
from .test_course_of_two_texts import keep

PLAIN = "The lane by the river is wide, and on most days the people of the town go there to walk for a while."
LOADED = (
    "The {} plan for the lane is a {}, and on most days the people of the town call its maker a {} there."
)
ARGUED = (
    "The town should shut the lane. In a survey of 400 people, 312 said that they do not feel safe there. "
    "The lane is narrow, because two walls stand on either side of it."
)
OTHER = (
    "The lane should stay open. In a survey of 900 drivers, 41 per cent said that they drive there. "
    "It is short, because the bridge at its end was built for carts alone."
)


MIXED = (
    "The lane should stay open. Admittedly, it is narrow at its end. The town should keep the bridge, too."
)


def chosen(bench: Workbench, kind: KindId, lines: tuple[int, int], *texts: str) -> list[str]:
    """Return the lines that are chosen in each of two texts, of a lesson that shows one line of each."""
    for name, words in zip(("moss", "fern"), texts, strict=True):
        keep(bench, name, words, name, f"holds that {name} grows")
    seeds = [bench.bench.course.texts[name] for name in ("moss", "fern")]
    stretches = [stretch(seed, Lines(n, n), kind, "en") for seed, n in zip(seeds, lines, strict=True)]
    return [f"{id} {where}" for id, where in best.proposed(kind, stretches, Room({}, {}))]


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return Workbench(small_course(tmp_path))


def text(*paragraphs: str) -> str:
    return "\n".join(paragraphs) + "\n"


@pytest.mark.parametrize(
    ("other", "lines"), [("The council of this town should drop its silly plan.", ["fern 2"]), (PLAIN, [])]
)
def test_a_word_that_the_writer_refuses_is_not_rewritten(
    bench: Workbench, other: str, lines: list[str]
) -> None:
    """The exercise is on a word of the writer's own, or there is none."""
    refused = text("I won't tell anyone in this town that the fear of the lane is silly.")
    assert chosen(bench, "rewrite", (1, 1), refused, text(PLAIN, other)) == lines


def test_a_word_that_mostly_judges_is_rewritten_before_one_that_often_only_names(bench: Workbench) -> None:
    """A claim in "strange" words is no reason to take it."""
    strange = "The council of this town should drop its strange plan."
    absurd = "The council of this town has a plan that is absurd."
    assert chosen(bench, "rewrite", (1, 1), text(strange), text(PLAIN, absurd)) == ["fern 2"]


def test_words_to_find_are_looked_for_in_both_texts(bench: Workbench) -> None:
    """Three in one text and none in the other are fewer than two in each."""
    one = text(PLAIN, LOADED.format("absurd", "scandal", "fanatic"), PLAIN)
    other = text(LOADED.format("shameful", "farce", "scaremonger"), PLAIN)
    assert chosen(bench, "loaded-terms", (1, 2), one, other) == ["moss 2", "fern 1"]


def test_one_word_in_each_text_comes_before_three_in_one(bench: Workbench) -> None:
    """Long and short passages are no fair pair, and a heading keeps them apart."""
    one = text(f"{PLAIN} {PLAIN}", "Why", PLAIN.replace("wide", "absurd"))
    three = LOADED.format("absurd", "farce", "fanatic") + " " + PLAIN.replace("wide", "shameful")
    other = text(three, "How", PLAIN.replace("wide", "absurd"))
    assert chosen(bench, "loaded-terms", (1, 1), one, other) == ["moss 3", "fern 3"]


def test_a_lesson_that_shows_a_heading_alone_has_words_to_find(bench: Workbench) -> None:
    """A heading is no paragraph: the words of both texts are looked for all the same."""
    one, other = LOADED.format("absurd", "scandal", "fanatic"), LOADED.format("shameful", "farce", "zealot")
    assert chosen(bench, "loaded-terms", (1, 1), text("Why", one), text("How", other)) == ["moss 2", "fern 2"]


def test_a_word_that_comes_again_is_found_once(bench: Workbench) -> None:
    one = text(LOADED.format("absurd", "farce", "fanatic"))
    again, others = (LOADED.format(*words) for words in (["scandal"] * 3, ["scandal", "farce", "fanatic"]))
    assert chosen(bench, "loaded-terms", (1, 1), one, text(again, others)) == ["moss 1", "fern 2"]


def test_words_that_always_judge_come_before_others(bench: Workbench) -> None:
    """Three that mostly judge are fewer than two that always do; one that often only names is none."""
    one = text(LOADED.format("absurd", "farce", "fanatic"))
    often = LOADED.format("damaged", "puppet show", "leader").replace("lane is", "lane is a strange blot and")
    mostly = LOADED.format("costly", "boondoggle", "groupie").replace("walk", "slog")
    always = LOADED.format("shameful", "farce", "friend")
    assert chosen(bench, "loaded-terms", (1, 1), one, text(often, mostly, always)) == ["moss 1", "fern 3"]


def test_a_text_without_listed_words_gives_the_passage_that_judges(bench: Workbench) -> None:
    """A word of the list without plain words, a vague source: these are signs too."""
    judging = (
        "The lane by the river is the worst, and as many people say it is sadly no place to walk for a while."
    )
    one = text(LOADED.format("absurd", "scandal", "fanatic"))
    assert chosen(bench, "loaded-terms", (1, 1), one, text(PLAIN, judging)) == ["moss 1", "fern 2"]


@pytest.mark.parametrize(
    "worse",
    [
        OTHER.replace("open. In", "open. Or why should it not? In"),  # a question
        f"- {OTHER}",  # an item of a list
        "The lane should stay open to all of us. Admittedly, it is narrow at its end and the walls are high. "
        "The town should keep the bridge, and the people of the town should walk there when they have time.",
    ],
)
def test_a_passage_has_a_point_with_its_support_and_no_aside(bench: Workbench, worse: str) -> None:
    """In both texts alike, however few the parts of another passage are, and even if the lesson shows it."""
    assert chosen(bench, "claim-evidence", (1, 1), text(ARGUED), text(worse, OTHER)) == ["moss 1", "fern 2"]


def test_a_reason_holds_a_claim_up_without_a_figure(bench: Workbench) -> None:
    """Though a part of it is open, it comes before clear parts that support nothing."""
    reason = (
        "The lane should stay open, because the bridge is old. The sea is blue. A mill stands at its end."
    )
    argued = text(ARGUED.split(" The lane is")[0])
    assert chosen(bench, "claim-evidence", (1, 1), argued, text(MIXED, reason)) == ["moss 1", "fern 2"]


def test_a_passage_has_more_than_one_role(bench: Workbench) -> None:
    """Where no passage of a text supports a claim, one with claims alone comes last."""
    claims = "The lane should stay open. But it should be wide. We should keep it."
    argued = text(ARGUED.split(" The lane is")[0])
    assert chosen(bench, "claim-evidence", (1, 1), argued, text(claims, MIXED)) == ["moss 1", "fern 2"]


def test_a_heading_is_in_no_passage(bench: Workbench) -> None:
    """Neither is a by-line or a date: a run of paragraphs ends before it."""
    words = text(*(part + "." for part in ARGUED.rstrip(".").split(". ")))
    first, second, third = words.splitlines()
    cut = text(first, "What the numbers say", second, third)
    assert chosen(bench, "claim-evidence", (1, 1), cut, text(OTHER))[0] != "moss 1-4"


def test_a_draft_of_a_rewriting_is_about_words_of_the_writers_own(bench: Workbench) -> None:
    """A sentence that refuses its word is left, however long it is."""
    words = "I won't tell anyone in this town that it is silly. They call it off, and that is absurd."
    keep(bench, "moss", text(words), "moss", "holds that moss grows")
    places = [{"seed": "moss", "lines": "1"}]
    ask(bench, "new_lesson", title="Moss", question="Does it grow?", passages=[])
    new = ask(bench, "new_exercise", lesson="moss", kind="rewrite", title="It", passages=places)
    fields = ask(bench, "open", exercise=new["exercise"])["fields"]
    assert [one["mark"]["exact"] for one in fields["loaded"]] == ["absurd"]


STUDIED = (
    "Some say that the lane is safe. A study of {} walkers found that it is not. It looked at one year. "
    "The walkers met {} cars in a week. Most of them stepped aside. Two of them fell. The mayor has read it."
)


def test_two_long_paragraphs_are_no_pair(bench: Workbench) -> None:
    """Each has seven parts: one of them is enough for an exercise."""
    texts = [text(STUDIED.format(n, n - 300)) for n in (400, 900)]
    assert len(chosen(bench, "claim-evidence", (1, 1), *texts)) == 1


def test_the_pair_with_least_to_mend_is_chosen(bench: Workbench) -> None:
    """A part whose role is unsure costs more than the paragraph of the lesson is worth."""
    assert chosen(
        bench, "claim-evidence", (1, 1), text(ARGUED), text(f"{OTHER} Its end is grey.", OTHER)
    ) == [
        "moss 1",
        "fern 2",
    ]
