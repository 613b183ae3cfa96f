"""Reasons, wordings and the model of a rewriting follow what a teacher changes, while they are the proposed ones."""

from __future__ import annotations

from typing import Any

import pytest

from facingpages.course.formats.todos import proposed
from facingpages.desk.bench.placed import at
from facingpages.desk.proposals import following, reasons
from facingpages.desk.proposals.facts_kept import Sort
from facingpages.desk.proposals.rewriting_follows import _carried_out
from facingpages.desk.requests.base import OneEdit

SENTENCE = "The adults of this country dread a gadget that is ruining the young."
FACT = "The adults of this country"


def values(**other: Any) -> dict[str, Any]:
    """Return the values of a rewriting as it is proposed, with others in the place of some."""
    return {
        "kind": "rewrite",
        "sentence": {"exact": SENTENCE},
        "loaded": [
            {"mark": {"exact": "ruining"}, "neutral": "damaging", "why": "It judges."},
            {"mark": {"exact": "dread"}, "neutral": "worry about", "why": "It judges."},
        ],
        "facts": [
            {
                "fact": proposed(FACT),
                "any_of": [proposed("adults of this country"), proposed("adults")],
                "why": proposed(reasons.of_fact(FACT, Sort.WORDS, "en", SENTENCE)),
            }
        ],
        "model": proposed("The adults of this country worry about a gadget that is damaging the young."),
        "why": proposed(reasons.of_model(["ruining", "dread"], [FACT], "en", SENTENCE)),
        **other,
    }


def edited(before: dict[str, Any], *asked: tuple[list[str | int], Any]) -> dict[str, Any]:
    """Return values after edits, one after the other, as the desk carries them out."""
    for field, value in asked:
        edit = OneEdit(field=field, delete=True) if value is None else OneEdit(field=field, value=value)
        before = _carried_out(before, following.followed(before, [edit], "en"))
    return before


def test_a_fact_that_is_typed_anew_takes_its_words_with_it() -> None:
    """The old words are taken away first, so that the field is empty for a moment."""
    typed = ("", "t", "the young", "The young")
    now = edited(values(), *((["facts", 0, "fact"], words) for words in typed))
    fact = now["facts"][0]
    assert fact["any_of"] == [proposed("young")]
    assert fact["why"] == proposed(
        "The sentence says ‘The young’. Without it, a reader would not learn this."
    )
    assert now["why"] == proposed("It does without “ruining”. It does without “dread”. It keeps ‘The young’.")


def test_a_fact_of_its_own_words_is_between_single_marks() -> None:
    """The checker looks for words between double marks in the text."""
    now = edited(values(), (["facts", 0, "fact"], "in my view."))
    assert now["facts"][0]["why"] == proposed(
        "The sentence says ‘in my view’. Without it, a reader would not learn this."
    )
    assert now["why"].endswith("It keeps ‘in my view’.")
    again = edited(now, (["facts", 0, "fact"], "a gadget"))
    assert again["why"].endswith("It keeps “a gadget”.")


def test_plain_words_take_the_model_with_them() -> None:
    now = edited(values(), (["loaded", 0, "neutral"], "changing"))
    assert now["model"] == proposed(
        "The adults of this country worry about a gadget that is changing the young."
    )
    own = edited(values(model="My own sentence."), (["loaded", 0, "neutral"], "changing"))
    assert own["model"] == "My own sentence."
    taken = values()["model"].removeprefix("todo: proposed: ")
    assert edited(values(model=taken), (["loaded", 0, "neutral"], "changing"))["model"] == (
        "The adults of this country worry about a gadget that is changing the young."
    )


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        (["loaded", 1], None, "It does without “ruining”. It keeps “The adults of this country”."),
        (["facts", 0], None, "It does without “ruining”. It does without “dread”."),
        (["model"], "Another model.", "It does without “ruining”. It does without “dread”. It keeps “The adults of this country”."),
    ],
)  # fmt: skip
def test_the_reason_of_the_model_names_what_is_there(field: list[str | int], value: Any, why: str) -> None:
    """It loses the sentence about what is taken away; the words of the model are not in it."""
    assert edited(values(), (field, value))["why"] == proposed(why)


def test_a_fact_that_was_open_brings_its_wordings_and_reasons() -> None:
    """Nobody writes them twice: the fact is enough."""
    open_ = values(
        facts=[{"fact": "todo", "any_of": ["todo"], "why": "todo"}],
        why=proposed("It does without “ruining”. It does without “dread”."),
    )
    now = edited(open_, (["facts", 0, "fact"], "a gadget"))
    assert now["facts"][0]["any_of"] == [proposed("gadget")]
    assert "“a gadget”" in now["facts"][0]["why"]
    assert now["why"].endswith("“dread”. It keeps “a gadget”.")


@pytest.mark.parametrize("name", ["any_of", "why"])
def test_own_words_stay(name: str) -> None:
    own = ["my words"] if name == "any_of" else "My reason."
    before = values()
    before["facts"][0][name] = own
    assert edited(before, (["facts", 0, "fact"], "a gadget"))["facts"][0][name] == own
    assert edited(values(why="My reason."), (["facts", 0, "fact"], "a gadget"))["why"] == "My reason."
    assert at(edited(values(), (["title"], "Other words")), ("facts",)) == values()["facts"]
    open_ = values(model="todo", why="todo")
    assert edited(open_, (["title"], "Other words")) == {**open_, "title": "Other words"}
