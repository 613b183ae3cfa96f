"""The sentence that a first lesson proposes to rewrite: good rewritings pass, bad ones do not.

`data/proposed_rewritings.yml` is a table of sentences with rewritings by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from facingpages.author.suggest import SuggestionKind, suggest
from facingpages.course.items import FactKey, GoneKey, RewriteKey
from facingpages.course.kinds.word_check import WordCheck, check_rewriting, rewriting_of
from facingpages.course.seed import Seed
from facingpages.desk.proposals import rewriting
from facingpages.desk.proposals.noun_phrases import head, noun_phrase
from facingpages.desk.proposals.phrases import is_small
from facingpages.desk.proposals.rewriting import Gone, Proposal
from facingpages.desk.proposals.sentences import can_be_said_otherwise, doubts_of, reads_well
from facingpages.language.word_lists import word_lists
from tests.author.test_suggest import made

TABLE: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "data" / "proposed_rewritings.yml").read_text("utf-8")
)


def listed(seed: Seed) -> list[Gone]:
    """Return the words of a text that the list has plain words for."""
    found = suggest(seed, None, frozenset({SuggestionKind.LOADED}))
    return [Gone(one.where, one.neutral) for one in found if one.neutral and one.is_own]


def proposed(*sentences: str) -> Proposal | None:
    """Return what is proposed for a text of some sentences."""
    seed = made(" ".join(sentences))
    return rewriting.best([(seed, listed(seed))], "en")


def checked(made: Proposal, text: str) -> WordCheck:
    """Return the word check of a rewriting of a proposal that is taken as it is."""
    shown = made.seed.text.show
    key = RewriteKey(
        tuple(GoneKey(shown(one.where), one.neutral, "") for one in made.gone),
        tuple(FactKey(one.fact, one.any_of, "") for one in made.facts),
        (),
        made.model,
        "",
    )
    return check_rewriting(text, rewriting_of(shown(made.sentence), key), word_lists())


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["sentence"][:40])
def test_good_rewritings_of_a_proposed_sentence_pass_and_bad_ones_do_not(row: dict[str, Any]) -> None:
    """The facts are whole phrases, and their wordings are short enough for other words around them."""
    found = proposed(row["sentence"])
    assert found
    assert [one.fact for one in found.facts] == row["facts"]
    failed = [(text, checked(found, text)) for text in row["good"] if checked(found, text).score < 1]
    assert failed == []
    assert [text for text in row["bad"] if checked(found, text).score == 1] == []


@pytest.mark.parametrize(
    ("sentence", "is_whole"),
    [
        ("The council should drop this absurd plan.", True),
        ("Should the council drop this absurd plan?", False),
        ("The council calls the absurd plan “fair”.", False),
        ("Of course the council adores its absurd plan.", False),
        ("Every few years the adults discover an absurd gadget.", False),
        ("Dans ma rue, on ne se passe pas de tout le bruit.", False),
        ("and the council should drop this absurd plan.", False),
        ("The council should drop this absurd plan", True),
        ("A good read for all about the absurd plan of the council in Thornhill.", False),
        ("The council should drop it:", False),
    ],
)
def test_a_question_a_quotation_and_irony_are_no_sentence_to_rewrite(sentence: str, is_whole: bool) -> None:
    """They mean something else than they say; a fragment and another language are none either."""
    assert can_be_said_otherwise(sentence) is is_whole
    assert (proposed(sentence) is not None) is (is_whole and "absurd" in sentence)


@pytest.mark.parametrize(
    ("sentence", "doubts"),
    [
        ("The council drops the plan.", 0),
        ("They drop the plan.", 1),
        ("But they drop the plan.", 1),
        ("True, the council dropped the plan.", 1),
        ("In my view the council drops the plan.", 1),
        ("It is a pity that the council drops the plan.", 0),
        ("It drops the plan, I fear.", 2),
        ("The plan: no cars; no noise.", 1),
        ("Like a storm the plan shuts the shops.", 1),
        ("However, the council drops the plan.", 1),
        ("And the council drops the plan.", 1),
        ("What the council drops is the plan.", 1),
        ("Parents teach, and it is guards who shut the gate.", 1),
        ("The mayor, a friend of the plan, did it twice.", 1),
        ("The mayor says that it is late.", 0),
        ("The council will drop the plan.", 1),
        ("The plan could shut the shops.", 1),
        ("To drop the plan is absurd.", 1),
        ("It is absurd to drop the plan.", 1),
        ("Do not drop the plan.", 1),
        ("The same council dropped the plan.", 1),
        ("Telling pupils to wait is absurd.", 1),
        ("Assuming a pupil waits, it is late.", 0),
        ("With respect, Ann, that is nonsense.", 1),
        ("A school sent them in.", 1),
        ("The schools let them in.", 0),
        ("Again he dropped the plan.", 1),
        ("The mayor dropped his plan.", 0),
    ],
)
def test_a_sentence_that_needs_others_is_doubtful(sentence: str, doubts: int) -> None:
    assert doubts_of(sentence) == doubts


def test_the_whole_text_is_looked_through_for_the_best_sentence() -> None:
    """Two facts and two loaded words go before one; a short sentence, and one whose plain words are some of
    its own, come last."""
    best = "An absurd ban in Thornhill lets zealots lock up the phones of 312 pupils until the evening."
    others = (
        "The absurd ban fails.",
        "Every single shop in Thornhill sells the same three sorts of tea and of bread.",
        "They adore the library of the school in Thornhill, which has 4,000 books on its shelves.",
        "The council should think about this absurd plan before the summer begins for good.",
    )
    for at in range(len(others) + 1):
        found = proposed(*others[:at], best, *others[at:])
        assert found
        assert found.seed.text.show(found.sentence) == best
    assert proposed(*others[:3])


def test_a_sentence_with_too_many_doubts_is_not_proposed() -> None:
    """The sentence stays open for the teacher: a proposal that is taken back costs more."""
    assert proposed("They say that I adore this absurd plan of the council.") is None


def test_a_sentence_of_more_than_forty_words_is_not_proposed() -> None:
    words = "The council of Thornhill should vote against this absurd plan"
    assert proposed(f"{words}{' and look at the new road' * 4}.")
    assert proposed(f"{words}{' and look at the new road' * 6}.") is None


@pytest.mark.parametrize("sentence", ["The regime adores an absurd plan.", "The zealots dread it."])
def test_a_sentence_that_leaves_few_words_to_keep_is_not_proposed(sentence: str) -> None:
    """The checker would warn of it."""
    assert proposed(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "model"),
    [
        ("An absurd 50 hours a week is too much.", "50 hours a week is too much."),
        ("It is a scandal that the shop is shut.", "It is a problem that the shop is shut."),
        ("The shop asks for crippling fees.", "The shop asks for high fees."),
        ("A storm may wreck the boats.", "A storm may damage the boats."),
    ],
)
def test_the_model_reads_as_a_sentence(sentence: str, model: str) -> None:
    found = proposed(f"{sentence[:-1]} at the corner of the market in Thornhill.")
    assert found
    assert found.model == f"{model[:-1]} at the corner of the market in Thornhill."


@pytest.mark.parametrize(
    ("model", "is_good"),
    [
        ("The council closed it.", True),
        ("The council closed closed it.", False),
        ("It is disputed for the council to close it.", False),
        ("It is a statement that the council closes it.", False),
        ("They support acting on the unions.", False),
        ("It is a questionable 50 hours.", True),
        ("It is a 50 hours.", False),
        ("The bridge was pretty very bad.", False),
    ],
)
def test_a_model_that_reads_wrong_is_not_proposed(model: str, is_good: bool) -> None:
    assert reads_well("The council closed it.", model) is is_good


@pytest.mark.parametrize(
    ("words", "phrase", "noun"),
    [
        ("the adults of this country discover a machine", "the adults of this country", "adults"),
        ("the council closed the bridge", "the council", "council"),
        ("a ban sweeps all of it", "a ban", "ban"),
        ("a ban that does", "a ban", "ban"),
        ("the council thinks that", "the council", "council"),
        ("children stare at the doors", "children", "children"),
        ("levels of debt and", "levels of debt", "debt"),
        ("the nature of public sector work would", "the nature of public sector work", "public sector work"),
        ("the school bus stop is", "the school bus stop", "stop"),
        ("the most useful tool is", "", ""),
        ("the young are", "", ""),
        ("the dark and", "", ""),
        ("stop carbon emissions now", "", ""),
        ("a massive", "", ""),
    ],
)  # fmt: skip
def test_a_noun_phrase_is_whole_and_holds_no_verb(words: str, phrase: str, noun: str) -> None:
    """Where no rule is sure, there is none; the noun of a phrase says what it is about."""
    split = words.split()
    assert " ".join(split[: noun_phrase(split, 0, is_whole=True)]) == phrase
    if phrase:
        assert head(phrase) == noun


@pytest.mark.parametrize("word", ["I'm", "I’d", "they've", "don't", "it's"])
def test_a_shortened_small_word_is_no_name(word: str) -> None:
    assert is_small(word)
    assert not is_small("Children's")
