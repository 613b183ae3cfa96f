"""Plain words that fit their sentence, and judging words that are not the writer's own."""

from __future__ import annotations

import pytest

from facingpages.author.suggest import suggest
from facingpages.author.suggest.lists import directions, loaded, rows
from facingpages.author.suggest.owned import is_own
from tests.author.test_suggest import made


@pytest.mark.parametrize(
    ("sentence", "shown", "neutral"),
    [
        ("The evidence is overwhelming.", "overwhelming", "strong"),  # evidence is not large
        ("An overwhelming majority wants it.", "overwhelming", "large"),
        ("No scheme can boast of such a return.", "boast of", "show"),
        ("They boast at the gate.", "boast", None),  # nobody says at a gate
        ("They boast that it works.", "boast", "say"),
        ("It was an idle boast and a boast again.", "boast", None),  # a noun: "a say" is no English
        ("They whine about the price.", "whine", "complain"),
        ("They have hijacked our minds.", "hijacked", "taken over"),
        ("They hijacked our minds.", "hijacked", "took over"),
        ("The child was slaughtered at a junction.", "slaughtered", "killed"),
        ("Teachers drown in piles of books.", "drown in", "have many"),
        ("Protests ruin in a day what took years.", "ruin", None),  # "damage" needs an object at once
        ("They ruined the evening.", "ruined", "harmed"),
        ("The evening was ruined.", "ruined", "harmed"),
        ("It is a pointless rule.", "pointless", "unexplained"),
        ("The rule is pointless.", "pointless", "without stated purpose"),
        ("That is cherry-picking, plain and simple.", "cherry-picking", "selective quoting"),
        ("They cherry-pick figures.", "cherry-pick", "select"),
        ("There is a new craze among head teachers.", "craze", "trend"),
        ("A ban is a confession of defeat.", "confession of defeat", "sign of difficulty"),
        ("Zoos are terrible for animals.", "terrible", "hard"),
        ("It was a terrible mistake.", "terrible", "serious"),
        ("It was a horrible crime.", "horrible", "serious"),
        ("They are terrible people.", "terrible", "unpleasant"),
        ("It is childish to ask.", "childish", "unwise"),
        ("It is a childish plan.", "childish", "simple"),
        ("It is an irrational fear.", "irrational", "unexplained"),
        ("They are on a crusade.", "crusade", "campaign"),
        ("They virulently oppose it.", "virulently", "strongly"),
        ("We hear this nonsense every day.", "nonsense", "disputed view"),
        ("That is nonsense.", "nonsense", "a disputed view"),
        ("They talk nonsense.", "nonsense", None),  # "they talk view"
        ("The hall is wonderfully calm.", "wonderfully", "very"),
        ("It is an absurdly high price.", "absurdly", "very"),
        ("The hall was wonderfully restored.", "wonderfully", None),
        ("They wonderfully sang.", "wonderfully", None),
        ("Nobody names the culprits.", "culprits", "people in question"),
        ("They hide behind the rules.", "hide behind", "rely on"),
        ("It was a shameful parade.", "shameful", "questionable"),
        ("It was a despicable act.", "despicable", "questionable"),
        ("The act was despicable.", "despicable", "open to criticism"),
        ("It is dishonest to sell it.", "dishonest", "misleading"),
        ("Two slams and five bombards followed.", "slams", None),  # what is counted is no verb
        ("They whipped up a panic about parking.", "panic", "worry"),  # a noun too
        ("They whipped up a panic about parking.", "whipped up", "caused"),
        ("The shops charge obscene prices.", "obscene", "high"),
        ("The obsession with pouches has a price.", "obsession with", "focus on"),
        ("Critics sneer that it hurts.", "sneer that", "say that"),
        ("It is an expensive piece of theatre.", "piece of theatre", "gesture"),
        ("Another year group drifts through school.", "drifts through", "goes through"),
        ("A ban sweeps all of it into a pouch.", "sweeps all", "puts all"),
        ("It sacrifices them on the altar of convenience.", "on the altar of", "for the sake of"),
        ("Everybody knows how that works.", "Everybody knows", "many people know"),
        ("They plan a massive scrolling session.", "massive", "long"),  # the noun is the second word
        ("They pay huge energy bills.", "huge", "high"),
        ("It was a terrible experiment for them.", "terrible", "serious"),  # "for" is no noun
        ("They spread falsehood.", "falsehood", None),  # "they spread statement"
        ("It is a massive change.", "massive", "very big"),
        ("To read it so is perverse.", "perverse", "unreasonable"),
        ("It is absurd that they pay.", "absurd", "hard to accept"),
        ("Ministers botched the plan.", "botched", None),  # a verb: "unsuccessful the plan"
        ("It is insulting teachers again.", "insulting", None),
        ("There are insulting rules.", "insulting", "unwelcome"),
        ("The talks were politicised again.", "politicised", None),  # "were brought politics into"
        ("They politicised the talks.", "politicised", "brought politics into"),
        ("The plan was a wreck.", "wreck", None),  # "a damage"
        ("This scaremongering must end.", "scaremongering", "warning"),
        ("It was a bloodbath.", "bloodbath", None),  # "a deaths"
        ("There is a clampdown.", "clampdown", "set of measures"),
        ("No sane person thinks so.", "No sane person", "almost no one"),
        ("Ordinary people agree.", "Ordinary people", "people"),
        ("Ordinary people thinks so.", "Ordinary people", None),
        ("They hid behind the rules.", "hid behind", "relied on"),  # verbs of their own
        ("Parents bemoaned it.", "bemoaned", "regretted"),
    ],
)
def test_plain_words_fit_their_sentence(sentence: str, shown: str, neutral: str | None) -> None:
    """They take the place of the word, or there are none."""
    found = {one.shown: one.neutral for one in suggest(made(sentence), kinds=frozenset({"loaded-term"}))}
    assert shown in found
    assert found[shown] == neutral


@pytest.mark.parametrize(
    ("before", "own"),
    [
        ("nobody called it a", False),
        ("it is not a", False),
        ("this is no", False),
        ("it isn't a", False),
        ("their classrooms have not descended into", False),
        ("critics call it a", False),
        ("critics dubbed the plan a", False),
        ("i won't tell anyone that fear is", False),
        ("i do not think that they are so", False),
        ("i cannot believe that this", True),  # what follows may be the writer's: "that this absurd plan ..."
        ("i don't say that they're", False),
        ("they believe that fees are", False),
        ("the party has a belief that fees are", False),
        ("so when i hear that a uniform", False),
        ("it is a word deemed", False),
        ("i believe that fees are", True),
        ("it is my belief that fees are", True),
        ("i will not accept this", True),
        ("i will tell anyone that the plan is", True),
        ("i call it a", True),
        ("let us call it a", True),
        ("it is not just a", True),
        ("governors must not", True),  # a demand: the word is the writer's
        ("no tutoring scheme in the land can", True),
        ("", True),
    ],
)
def test_a_word_that_is_denied_or_reported_is_not_the_writers(before: str, own: bool) -> None:
    """The words before it in its clause show whose it is."""
    assert is_own(before.split()) is own


@pytest.mark.parametrize("sentence", ["They paid 27,000 pounds.", "It costs a pound.", "Millions of pounds."])
def test_a_unit_is_no_loaded_term(sentence: str) -> None:
    """Money is counted, and hits nobody."""
    assert not suggest(made(sentence), kinds=frozenset({"loaded-term"}))


@pytest.mark.parametrize(
    "sentence",
    [
        "I have a mock in May.",
        "She sat her mock exams.",
        "A bully took it.",
        "Pupils lose it for the day.",
        "The driver has a panic button.",
    ],
)
def test_a_word_that_only_names_a_thing_is_no_loaded_term(sentence: str) -> None:
    """A word before or after it shows the other meaning."""
    assert not suggest(made(sentence), kinds=frozenset({"loaded-term"}))


@pytest.mark.parametrize("sentence", ["They mock the plan.", "They lose it.", "They panic."])
def test_a_word_with_a_second_meaning_is_found_in_the_first(sentence: str) -> None:
    """A verb without such a word judges."""
    assert suggest(made(sentence), kinds=frozenset({"loaded-term"}))


def test_a_word_in_a_quotation_is_not_the_writers() -> None:
    """Quotation marks say that others speak."""
    seed = made('The minister said: "This is a disgrace for all of us." It is a disgrace.')
    found = suggest(seed, kinds=frozenset({"loaded-term"}))
    assert [(one.shown, one.is_own) for one in found] == [("disgrace", False), ("disgrace", True)]


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [
        ("The phone panic is back.", True),
        ("They whipped up a panic.", True),
        ("It was done in panic.", True),
        ("It was a sudden panic.", True),
        ("They panic at night.", False),
        ("The ministers panic at night.", False),
        ("The young panic at night.", False),
        ("It may cause them to panic.", False),
        ("We should not panic.", False),
    ],
)
def test_the_word_before_tells_a_noun_from_a_verb(sentence: str, noun: bool) -> None:
    """A noun follows an article, with or without another word between them, or a preposition."""
    (found,) = suggest(made(sentence), kinds=frozenset({"loaded-term"}), lines=None)[-1:]
    assert (found.shown, found.is_noun) == ("panic", noun)


def test_no_plain_wording_is_itself_a_word_that_judges() -> None:
    """Neither a whole wording nor a word in it is an entry of the list, or has a direction."""
    listed = {term for term, *_ in rows("loaded.tsv")}
    again = [
        f"{term}: {neutral}"
        for term, _, neutral, *_ in rows("loaded.tsv")
        if neutral
        and (
            loaded().entry(neutral)
            or any(word in listed and word not in term for word in neutral.split())
            or neutral in directions()
        )
    ]
    assert not again
