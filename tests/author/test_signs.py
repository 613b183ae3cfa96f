"""Weaker signs: the demand of a text, the role of a part, and a sentence in plainer words."""

from __future__ import annotations

import pytest

from facingpages.author.suggest import demands, plainer, signs
from facingpages.author.suggest.terms import find
from facingpages.text.folded import Text


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["It is late.", "If we wait, it must fail. Parents should write this week."], "Parents should write this week"),
        (["The council must build the lane now.", "It rains.", "It is cold."], "The council must build the lane now"),
        (["Critics say that we should wait.", "Every school should have done it long ago."], ""),
        (['She said: "You should all go home now."'], ""),
        (["El ayuntamiento debería abrir la calle."], "El ayuntamiento debería abrir la calle"),
        (["Il faut fermer la rue aux voitures."], "Il faut fermer la rue aux voitures"),
    ],
)  # fmt: skip
def test_a_demand_is_what_the_writer_asks_for(lines: list[str], words: str) -> None:
    """The end comes before the beginning; others' demands, those of the past, conditions and quotations are
    none."""
    assert demands.of_text(lines) == words


def test_a_long_demand_ends_at_a_pause() -> None:
    """A quotation has thirty words at most."""
    long = "The council should build the lane now, " + ", ".join(["and it should ask us"] * 8) + "."
    assert len(demands.of_text([long]).split()) <= 30


@pytest.mark.parametrize(
    ("words", "role", "evidence"),
    [
        ("Of course, some parents worry.", "concession", "event"),
        ("Critics point to lessons that are disturbed.", "counterclaim", "event"),
        ("Experts agree that it grows late.", "evidence", "testimony"),
        ("The number of thefts fell from 212 to 74.", "evidence", "statistic"),
        ("The change was nothing short of miraculous.", "value-judgement", "event"),
        ("But every school has an office.", "claim", "event"),
        ("Do the sums: three buzzes and the lesson is gone.", "reasoning", "event"),
        ("Children will carry them for life.", "prediction", "event"),
        ("They do not.", "claim", "event"),
        ("We managed for a century.", "evidence", "event"),
        ("The sea is blue.", None, "event"),
    ],
)
def test_a_sign_speaks_for_a_role(words: str, role: str | None, evidence: str) -> None:
    """The first sign that fits counts; a part without a sign has no role."""
    sign = signs.of_part(words)
    assert (sign.role if sign else None) == role
    assert signs.evidence(words) == evidence


@pytest.mark.parametrize(
    ("sentence", "plain"),
    [
        ("They will vote against this absurd plan in April.", "They will vote against this plan in April."),
        ("A handful of scaremongers want to lock it up.", "A handful of critics want to lock it up."),
        ("Scaremongers want to lock it up.", "Critics want to lock it up."),
        ("No other scheme can boast of such a return.", "No other scheme can report such a return."),
        ("No word here is loaded.", ""),
    ],
)
def test_a_sentence_is_said_in_plainer_words(sentence: str, plain: str) -> None:
    """An adjective after "this" goes; other words are replaced."""
    text = Text(sentence)
    terms = [(one.where, one.neutral or "") for one in find(text, text.lines[0])]
    assert plainer.sentence(text, text.lines[0], terms) == plain
