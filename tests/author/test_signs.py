"""Weaker signs: the demand of a text, the role of a part, and a sentence in plainer words."""

from __future__ import annotations

import pytest

from facingpages.author.suggest import cues, demands, plainer, signs
from facingpages.author.suggest.terms import find
from facingpages.text.folded import Text


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["It is late.", "If we wait, it must fail. Parents should write this week."], "Parents should write this week"),
        (["The council must build the lane now.", "It rains.", "It is cold."], "The council must build the lane now"),
        (["Critics say that we should wait.", "Every school should have done it long ago."], ""),
        (['She said: "You should all go home now."'], ""),
        (["Parents should ask one question: what is it for?"], ""),
        (["Parents should ask one question: what is it for?", "It rains.", "We must teach them."], "We must teach them"),
        (["The council must build the lane.", "It is late.", "I thought we should all be told."], "The council must build the lane"),
        (["Give us the lane", "It rains.", "The law said in 2021 that councils must build it.", "It is cold."], "Give us the lane"),
        (["We should pay 200 pounds for the lane.", "The council should build the lane.", "It rains.", "It is cold."], "The council should build the lane"),
        (["She must carry a card, which she must show.", "They laughed.", "It rains.", "It is cold."], ""),
        (["What should we do?"], ""),
        (["The posts came without a vote.", "We ask little. Move them to it."], "Move them to it"),
        (["El ayuntamiento debería abrir la calle."], "El ayuntamiento debería abrir la calle"),
        (["Il faut fermer la rue aux voitures."], "Il faut fermer la rue aux voitures"),
    ],
)  # fmt: skip
def test_a_demand_is_what_the_writer_asks_for(lines: list[str], words: str) -> None:
    """The end comes before the beginning; others' demands, those of the past, conditions and quotations are
    none."""
    assert demands.of_text(lines) == words


@pytest.mark.parametrize(
    "words",
    [
        "Ada says the council should build the lane",
        "The lane must be built, we are told",
        "Ministers claim that the lane should stay shut",
        "Drivers need to learn to share the lane, as if a lorry could blush",
        "People say we must keep the lane",
        "Nurses and the disabled should keep the lane",
        "Nobody has to use the lane, and everyone should see it",
        "I should begin by saying that I love the lane",
        "It must be cold in the lane",
        "The lane should come as no surprise",
        "The mayor came last week, and the lane must go",
        "By all means let the lorries have the lane",
        "Please don't make this your reason to love the lane",
        "The lane is shut, and it should not open",
        "I urge you to do the same for the lane",
        "The council should help the lane with that",
        "The lane is one more rule that nurses must obey",
        "The argument that we should keep the lane is weak",
    ],
)
def test_a_demand_that_is_not_surely_the_writers_own_is_none(words: str) -> None:
    """What others say, an exception, a story, irony or an expectation stands for no text: its title does."""
    lines = ["The lane", "The lane is long.", "It rains in the lane.", f"{words}."]
    assert demands.best(lines, title="The lane") is None
    sure = [*lines[:-1], "The council should build the lane."]
    assert demands.best(sure, title="The lane")


BUILD = "Build the lane for every child in town"
NIGHT = "Keep lorries out of the lane from eight in the morning until six at night"


@pytest.mark.parametrize(
    ("lines", "words", "then"),
    [
        ([BUILD, "It rains.", "The lane must go."], BUILD, ""),
        (["The lane", "It rains.", "Buses should stop at the school."], "", ""),
        (["The lane", "It rains.", "The lane is dark. Buses may stop. We must wait."], "", ""),
        (["The lane", "The lane is dark. Buses must stop."], "Buses must stop", ""),
        (["FOR: Ban lorries from the lane", "It rains.", "It is cold."], "Ban lorries from the lane", ""),
        (["The lane", "It rains.", f"{NIGHT}. Let buses through. It is late."], NIGHT, "Let buses through"),
        (["The lane", "It rains.", "Why wait? Take the lane back, or is it too late?"], "", ""),
    ],
)  # fmt: skip
def test_a_demand_is_about_the_topic_of_a_text(lines: list[str], words: str, then: str) -> None:
    """It names a thing of the title or one that the text repeats, or is right behind a sentence that does; a
    title that asks comes first, and an order has the next one with it."""
    found = demands.best(lines, title=lines[0])
    assert (found.words if found else "", found.then if found else "") == (words, then)


def test_a_sentence_that_another_explains_comes_later() -> None:
    """A sentence that begins with "it" is less than the one before; a view too long to be quoted is none."""
    lines = ["The lane", "The council should build the lane. It should keep a lane.", "It rains."]
    assert demands.of_text(lines) == "The council should build the lane"
    long = f"I think the lane is old, {'as the town has known for years, ' * 6}as all of us know."
    assert demands.opinion(["The lane.", long], "The lane") == ""
    assert demands.opinion(["The lane.", "I think the lane is old."], "The lane") == "I think the lane is old"


def test_many_short_paragraphs_have_a_long_end() -> None:
    """The last sentences of a text of one sentence each are its end, too."""
    lines = [
        "The lane must go first.",
        *["It rains in the lane."] * 20,
        "The lane must stay.",
        *["It is cold."] * 2,
    ]
    assert demands.of_text(lines) == "The lane must stay"


def test_a_short_demand_has_the_next_one_with_it() -> None:
    """What a writer needs is said in one sentence, and what it is in the next."""
    found = demands.best(
        ["It rains.", "What we need is slow work. Teach the pupils how it is built. It is late."]
    )
    assert found
    assert (found.words, found.then) == ("What we need is slow work", "Teach the pupils how it is built")
    alone = demands.best(["It rains.", "What we need is slow work. It is late."])
    assert alone
    assert not alone.then


def test_a_need_that_has_only_a_manner_is_no_demand() -> None:
    """What is dull and slow says nothing of the thing itself; the next demand stands alone."""
    found = demands.best(["It rains.", "What we need is dull and slow. Teach the pupils how it is built."])
    assert found
    assert (found.words, found.then) == ("Teach the pupils how it is built", "")
    assert demands.of_text(["What we need is simple, but not very quick."]) == ""
    assert (
        demands.of_text(["What we need is time and a slow hand."]) == "What we need is time and a slow hand"
    )


@pytest.mark.parametrize(
    ("title", "is_side"),
    [
        ("A quieter corridor", False),
        ("Locked pouches, open questions", False),
        ("What the tie is really teaching", False),
        ("Are we playing with fire?", False),
        ("Ce qu'on voit de ma fenêtre", False),
        ("Sixteen is old enough", True),
        ("The ban that teaches nothing", True),
        ("Give us back the lesson", True),
        ("Not the phone's fault", True),
        ("No shot, no desk", True),
        ("In praise of the grey jumper", True),
        ("Las tardes no son del colegio", True),
        ("Le vent a bon dos", True),
    ],
)
def test_a_title_takes_a_side_by_an_order_a_verb_a_no_or_praise(title: str, is_side: bool) -> None:
    """Others only name the matter."""
    assert demands.takes_side(title) is is_side


def test_an_opinion_needs_fewer_points_than_a_demand() -> None:
    """Where a text asks for nothing, a view from its middle is its position; a title is no sentence."""
    lines = [
        "We should go",
        *["It rains."] * 3,
        "I think you fix the lane. They say we should.",
        *["It is cold."] * 3,
    ]
    assert demands.of_text(lines[1:]) == ""
    assert demands.opinion(lines, "The lane") == "I think you fix the lane"
    assert demands.opinion(lines[1:4]) == ""
    assert demands.opinion([line.replace("the lane", "it") for line in lines], "The lane") == ""
    assert demands.opinion([line.replace("I think", "But I think") for line in lines], "The lane") == ""


def test_the_point_of_a_text_judges_its_topic() -> None:
    """It is of the writer's own, of what the text speaks of most, and without the word that joins it."""
    lines = [
        "The ban is here.",
        "The rain is a disgrace. Critics say that the ban is a disgrace.",
        "The ban was a disgrace. But the ban is a disgrace.",
    ]
    assert demands.point(lines) == "the ban is a disgrace"
    assert demands.point(lines[:2]) == ""
    wordy = "Every year the mayor of the town finds a ban that is a disgrace."
    assert demands.point([lines[0], wordy]) == ""


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
        ("On the first morning of term I asked my class to read a page.", "background", "event"),
        ("I run the library of a school.", "background", "event"),
        ("My father opened our shop in 1961.", "background", "event"),
        ("Last year I told them that we must stop.", None, "event"),  # it asks for something
        ("Give the children back their evenings.", "claim", "event"),
        ("Let them keep a diary.", "claim", "event"),
        ("The champions of the ban say that it works.", "counterclaim", "event"),
        ("I see phones there.", None, "event"),
        ("People who dislike bans will tell you that it failed.", "counterclaim", "event"),
        ("You'll say that I am unfair.", "counterclaim", "event"),
        ("It follows that nobody was bad before.", "reasoning", "event"),
        ("Ask anyone in the street.", "evidence", "testimony"),
        ("Ask yourself.", None, "event"),
        ("We send our children into that battle unarmed.", None, "event"),
        ("One mother took a second job.", "evidence", "event"),
        ("Ninety seconds is a long time.", "value-judgement", "event"),
        ("I'll give credit where it's due.", "concession", "event"),
        ("I will say this for the board.", "concession", "event"),
        ("I'll say this about the board.", None, "event"),
        ("I have no quarrel with a rule in class.", "concession", "event"),
        ("To be fair, it was late.", "concession", "event"),
        ("One boat is no fleet, and I know it.", "concession", "event"),
        ("No tengo nada en contra de la norma.", "concession", "event"),
        ("Je n'ai rien contre la règle.", "concession", "event"),
        ("What I object to is the tone.", "claim", "event"),
        ("What I saw are the boats.", None, "event"),
        ("I would urge them to read on.", "claim", "event"),
        ("Lo que pido es una norma.", "claim", "event"),
        ("Ce que je demande, c'est une règle.", "claim", "event"),
        ("People will tell you the wind is no help.", "counterclaim", "event"),
        ("The board keeps saying that it works.", "counterclaim", "event"),
        ("Según la ministra, basta.", "evidence", "testimony"),
        ("She can ask the boy whose boat is chartered.", None, "event"),
        ("In May they asked for it.", "evidence", "event"),
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
        ("No other scheme can boast of such a return.", "No other scheme can show such a return."),
        ("No word here is loaded.", ""),
    ],
)
def test_a_sentence_is_said_in_plainer_words(sentence: str, plain: str) -> None:
    """An adjective after "this" goes; other words are replaced."""
    text = Text(sentence)
    terms = [(one.where, one.neutral or "") for one in find(text, text.lines[0])]
    assert plainer.sentence(text, text.lines[0], terms) == plain


@pytest.mark.parametrize(
    ("words", "judged"),
    [
        ("It is a charming fairy tale.", True),
        ("Their claims are laughable.", True),
        ("The companies have hijacked our minds.", True),
        ("I know a teenager whose soul was destroyed.", False),  # said on the way
        ("The gate is grey.", False),
    ],
)
def test_a_loaded_word_after_is_judges(words: str, judged: bool) -> None:
    """A part whose point is a word of the list calls something good or bad."""
    assert signs.judges(words) is judged


def test_where_nothing_is_asked_the_last_point_is_quoted() -> None:
    """The last sentence that can be quoted whole counts; a question and a quotation do not."""
    lines = ["It is late.", 'The sea is cold now. He said "Go home now, all of you." Why?']
    assert demands.last_point(lines) == "The sea is cold now"
    assert demands.last_point(["Why is it late again?"]) == ""


@pytest.mark.parametrize(
    ("words", "role", "named"),
    [
        ("Governors should act this term.", "claim", "should"),
        ("A rule of that sort is a cheap piece of theatre.", "value-judgement", "a cheap piece of theatre"),
        ("It can only be a good thing for all of us here.", "value-judgement", "a good thing"),
        ("A ban is an expensive gesture.", "value-judgement", "an expensive gesture"),
        ("Engineers are the best-paid of all.", "claim", ""),  # no part of a word
    ],
)  # fmt: skip
def test_the_words_that_speak_for_a_role_are_named(words: str, role: str, named: str) -> None:
    """A reason can quote them; faint signs, and parts of words, are left out."""
    assert cues.of_role(words, role) == named


DRUGS = "The new version picked out 87 per cent of a set of drugs known to do a great deal of harm."
SURVEY = "A survey by the Water Board found that 72 percent of city teachers call it a problem."


@pytest.mark.parametrize(
    ("words", "kind", "named"),
    [
        ("A poll in 2018 found that 1,340 people had asked.", "statistic", "1,340 people"),
        ("A poll in 2018 found that 1,340 people had asked.", "document", "A poll"),
        ("A poll in 2018 found that 1,340 people had asked.", "event", "in 2018"),
        ("A poll in 2018 found that 1,340 people had asked.", "testimony", ""),
        ("In 900 homes 72 percent of all the teachers call it bad.", "statistic", "72 percent"),
        (SURVEY, "statistic", "72 percent of city teachers"),
        (SURVEY, "document", "A survey by the Water Board"),
        ("The Water Board's own report from May named 62 towns.", "document", "The Water Board's own report"),
        ("They employ thousands of clever adults for it.", "statistic", "thousands of clever adults"),
        ("On 12 March 2025 at 10 a.m. nobody was there.", "statistic", ""),  # a day and an hour count nothing
        ("In 2025 three out of four pupils said yes to it at once.", "statistic", "three out of four pupils"),
        ("In the first year thefts fell from 212 to 74 in the town.", "statistic", "from 212 to 74"),
        ("It was shut in 2025, as Helen Marsh said.", "testimony", "Helen Marsh"),
        ("They said that it was shut.", "testimony", ""),  # a verb alone shows nothing
        (DRUGS, "statistic", "87 per cent of a set of drugs"),
        ("The study compared 1,227 pupils in 30 schools and found no change.", "statistic", ""),
        ("A survey of 900 homes found that 40 wells were dry.", "statistic", "40 wells"),
        ("In my experience those who wait longest are never heard.", "example", "In my experience"),
        ("In my not so humble opinion it is late.", "example", ""),
        ("It was grey.", "event", ""),
        ("It was grey, and 30 of them said so in 2025.", "None", ""),  # no kind is chosen yet
    ],
)  # fmt: skip
def test_the_words_that_speak_for_a_kind_of_evidence_are_whole_phrases(
    words: str, kind: str, named: str
) -> None:
    """They belong to that kind: a number to a statistic, a source to a document."""
    assert cues.of_role(words, "evidence", kind) == named
