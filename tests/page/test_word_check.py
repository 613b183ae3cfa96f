"""The word check of rewritings, tried on the course's own sentences: fair versions pass, unfair and broken ones do not.

`data/rewritings.yml` is the table of someone who did not know the rule; the versions in this file were written beside it.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from facingpages.course.course import Course
from facingpages.course.items import Exercise, RewriteKey, Rewriting
from facingpages.course.kinds.word_check import Sentence, WordCheck, check_rewriting, rewriting_of
from facingpages.language.word_lists import word_lists

ALLY, INVITATION = "names-that-judge/a-government-and-its-ally", "names-that-judge/an-answer-to-an-invitation"
SUMS = "past-wars-as-arguments/as-with-any-other"

FAIR = [
    (ALLY, "Another U.S.-supported government, which the author says does not see the front as it is, opposes direct peace talks with an opponent that is gaining ground."),
    (ALLY, "Another government backed by Washington, which the author thinks increasingly misjudges the war, refuses direct negotiations with an enemy that is advancing."),
    (ALLY, "According to the writer, one more government that has American support sees less and less how the fighting goes and is against direct talks with an adversary gaining ground."),
    (INVITATION, "Zelenskyy took up Putin's offer and proposed to meet him in person in Istanbul. Russia sent only a low-level delegation, which asked for Ukrainian territory, and the author thinks this stopped the talks."),
    (SUMS, "A lot of military spending has made it look as if there is a boom in Russia, but as with every stimulus programme things slow down later."),
]  # fmt: skip
UNFAIR = [
    (ALLY, "US-backed puppet government of idiots, totally delusional, is against direct peace talks with an adversary gaining ground."),
    (ALLY, "The American clowns are against direct talks, and the heroic side is gaining ground on them as they always do."),
    (ALLY, "Another regime with American support is against direct peace talks with an adversary that is gaining ground."),
    (ALLY, "American against direct gaining ground Kyiv peace government adversary negotiations front support"),
    (ALLY, "American against direct advancing"),
    (ALLY, "potato"),
    (ALLY, "potato potato potato potato potato potato potato potato potato potato potato potato"),
    (INVITATION, "Zelenskyy in person low-level provinces"),
    (INVITATION, "Zelensky, the brave hero, wanted to meet him in person in Istanbul, but the coward sent only a junior delegation to steal provinces from him."),
    (SUMS, "wartime boom stimulus later"),
]  # fmt: skip


def table() -> list[tuple[str, str, str]]:
    """Return the outsider's rewritings: fair or unfair, the exercise, the text."""
    read = yaml.safe_load((Path(__file__).parents[1] / "data" / "rewritings.yml").read_text("utf-8"))
    return [(side, one["exercise"], one["text"]) for side in ("fair", "unfair") for one in read[side]]


TABLE = table()


def test_the_table_has_twenty_of_each() -> None:
    assert Counter(side for side, _, _ in TABLE) == {"fair": 20, "unfair": 20}


@pytest.mark.parametrize(("side", "id", "text"), TABLE)
def test_the_table_is_judged_fairly(course: Course, side: str, id: str, text: str) -> None:
    """A fair rewriting of the table passes whole, an unfair one does not."""
    assert (checked(course, id, text).score == 1) == (side == "fair")


def against(course: Course, id: str) -> Sentence:
    """Return what rewritings of an exercise are checked against."""
    (item,) = course.exercises[id].items
    assert isinstance(item.key, RewriteKey)
    assert isinstance(item.task, Rewriting)
    return rewriting_of(item.task.sentence, item.key)


def checked(course: Course, id: str, text: str) -> WordCheck:
    return check_rewriting(text, against(course, id), word_lists())


@pytest.mark.parametrize(("id", "text"), FAIR)
def test_a_fair_version_passes(course: Course, id: str, text: str) -> None:
    """A version that keeps the facts in other words, freely ordered, is no salad and brings in nothing that judges."""
    found = checked(course, id, text)
    assert found.frame
    assert found.brought == ()
    assert all(found.gone)


@pytest.mark.parametrize(("id", "text"), UNFAIR)
def test_an_unfair_version_does_not_pass(course: Course, id: str, text: str) -> None:
    """Insults, key words in a row and words in the place of a sentence earn nothing."""
    assert checked(course, id, text).score == 0


def test_every_model_passes(course: Course) -> None:
    """The model of each exercise passes its own word check whole."""
    for made in course.exercises.values():
        if made.stem.kind == "rewrite":
            assert checked(course, made.stem.id, model(made)).score == 1, made.stem.id


def model(made: Exercise) -> str:
    (item,) = made.items
    assert isinstance(item.key, RewriteKey)
    return item.key.model
