"""Reasons for loaded words: each says what the very words do, and what the plain words keep."""

from __future__ import annotations

import re

import pytest

from facingpages.author.suggest.lists import directions, loaded, rows, rules
from facingpages.author.suggest.terms import find
from facingpages.desk.proposals import following, roles_and_words, word_reasons
from facingpages.desk.requests.base import OneEdit
from facingpages.language.messages import languages
from facingpages.text.folded import Range, Text

_MOST = 20  # words of a first sentence


@pytest.mark.parametrize(
    ("words", "technique", "neutral", "reason"),
    [
        (
            "cowardice",
            "loaded-language",
            "hesitation",
            "“cowardice” names something and condemns it at once. Would both sides use this word? "
            "Put ‘hesitation’ in its place: the facts should stay the same.",  # not the words of the list
        ),
        (
            "cowardice",
            "loaded-language",
            "caution",
            "“cowardice” names something and condemns it at once. Would both sides use this word? "
            "Both could say ‘caution’ and mean the same thing.",
        ),
        (
            "absurd",
            "loaded-language",
            "hard to accept",
            "“absurd” makes what it describes look weak or foolish. "
            "‘hard to accept’ still describes it, without the scorn.",
        ),
        (
            "half of every",
            "exaggeration",
            "much of every",
            "“half of every” may say more or less than anyone has shown. Ask who counted, and how. "
            "Put ‘much of every’ in its place: the facts should stay the same.",
        ),
        (
            "case closed then",
            "conversation-killer",
            None,
            "“case closed then” closes the question and gives no reason. Ask for the reason.",
        ),
        (
            "a man with a lanyard",
            "name-calling",
            "a teacher",
            "“a man with a lanyard” gives somebody a label and judges by it. "
            "Would they call themselves that? "
            "Put ‘a teacher’ in its place: the facts should stay the same.",
        ),
        (
            "drifts through",
            "loaded-language",
            "goes through",
            "“drifts through” paints a picture where plain words would do. "
            "‘goes through’ says what is meant, and the feeling of the picture goes.",
        ),
        (
            "slammed",
            None,
            "criticised",
            "“slammed” tells an act with more force than the plain verb. "
            "Ask whether the extra force is a fact. ‘criticised’ tells the same act without it.",
        ),
        (
            "whined",
            None,
            "complained",
            "“whined” tells that somebody spoke and makes it sound bad. ‘complained’ tells it without the blame.",
        ),
        (
            "zealots",
            "name-calling",
            "supporters",
            "“zealots” sums people up in one label that runs them down. Would they call themselves that? "
            "‘supporters’ names the same people without the label.",
        ),
        (
            "Heroes",
            "name-calling",
            None,
            "“Heroes” sums people up in one label that praises them. Would their opponents call them that?",
        ),
        (
            "colossal",
            None,
            "large",
            "“colossal” says how much or how strong, in a word that nobody can measure. "
            "Ask for a number. Without one, ‘large’ says enough.",
        ),
        (
            "recklessly",
            None,
            None,
            "“recklessly” turns up the feeling and adds no fact. Leave it out, and ask which fact is lost.",
        ),
        (
            "heroically",
            None,
            "with much praise",
            "“heroically” turns up the feeling and adds no fact. "
            "Put ‘with much praise’ in its place: the facts should stay the same.",
        ),
        (
            "brutal",
            None,
            "severe",
            "“brutal” does not only describe: it gives a bad mark. "
            "‘severe’ still describes it and leaves the mark to readers.",
        ),
        (
            "blue elephants",
            None,
            "animals",
            "“blue elephants” judges as well as names. "
            "Put ‘animals’ in its place: the facts should stay the same.",
        ),
        (
            "cowardice",
            "appeal-to-fear",
            None,
            "“cowardice” makes readers afraid before they know what would happen. "
            "Ask what would happen, and how likely it is.",
        ),
    ],
)
def test_a_reason_is_of_the_very_words(
    words: str, technique: str | None, neutral: str | None, reason: str
) -> None:
    """The list tells the sort of the words, another technique that of a word that is listed otherwise."""
    assert word_reasons.of_words(words, technique, neutral, "en") == reason


def test_a_verb_that_is_a_noun_has_the_reason_of_a_noun() -> None:
    """In "the phone panic" it names something; the reason follows other plain words as well."""
    why = word_reasons.of_words("panic", None, "worry", "en", is_noun=True)
    assert why.startswith("“panic” names something")
    assert not word_reasons.of_words("panic", None, "worry", "en").startswith("“panic” names something")
    span = {"mark": {"exact": "panic"}, "neutral": "worry", "why": f"todo: proposed: {why}"}
    edit = OneEdit(field=["spans", 0, "neutral"], value="concern")
    after = {tuple(one.field): one.value for one in following.followed({"spans": [span]}, [edit], "en")}
    said = "Put ‘concern’ in its place: the facts should stay the same."
    start = why.partition(" Both could")[0]
    assert after["spans", 0, "why"] == f"todo: proposed: {start} {said}"


@pytest.mark.parametrize("language", languages())
def test_first_sentences_are_short(language: str) -> None:
    """The first sentence of each reason has at most twenty words, for every entry of the lists."""
    for entry in loaded().by_words.values():
        reason = word_reasons.of_words(entry.shown, None, entry.neutral, language)
        assert len(re.split(r"(?<=[.?])\s", reason)[0].split()) <= _MOST, reason
        assert entry.shown in reason
        assert entry.neutral is None or f"‘{entry.neutral}’" in reason


def test_every_rule_has_a_reason_and_every_direction_an_entry() -> None:
    assert set(rules()) == set(word_reasons._OF_RULES)
    terms = {term for term, *_ in rows("loaded.tsv")}
    assert set(directions()) <= terms
    ways = {"praise", "small", "fear", "feeling", "size", "picture", "noun"}
    assert set(directions().values()) == ways


@pytest.mark.parametrize(
    ("words", "neutral", "is_person"),
    [("flak", "criticism", False), ("nanny state", "state", False), ("idiot", "mistaken person", True)],
)
def test_a_label_of_a_thing_is_none_of_people(words: str, neutral: str, is_person: bool) -> None:
    reason = word_reasons.of_words(words, "name-calling", neutral, "en")
    assert ("people" in reason) == is_person


@pytest.mark.parametrize(
    ("technique", "neutral"), [("exaggeration", None), (None, "fashion"), ("exaggeration", "fashion")]
)
def test_a_reason_follows_the_technique_and_the_plain_words(
    technique: str | None, neutral: str | None
) -> None:
    """A proposed reason is that of the technique and the plain words of now; a teacher's own words stay."""
    mark = {"seed": "a", "exact": "craze"}
    why = word_reasons.of_words("craze", "loaded-language", "trend", "en")
    span = {"mark": mark, "technique": "loaded-language", "neutral": "trend", "why": f"todo: proposed: {why}"}
    given = {"technique": technique, "neutral": neutral}
    edits = [OneEdit(field=["spans", 0, name], value=value) for name, value in given.items() if value]
    after = {tuple(one.field): one.value for one in following.followed({"spans": [span]}, edits, "en")}
    expected = word_reasons.of_words("craze", technique or "loaded-language", neutral or "trend", "en")
    assert after["spans", 0, "why"] == f"todo: proposed: {expected}"
    own = following.followed({"spans": [{**span, "why": "My own words."}]}, edits, "en")
    assert ["spans", 0, "why"] not in [one.field for one in own]


def test_words_of_other_techniques_come_first() -> None:
    """A word that always judges goes before others, then the first of each technique; one that comes again
    is last."""
    given = [
        {"shown": shown, "technique": technique, "sureness": sureness}
        for shown, technique, sureness in (
            ("panic", "a", 1),
            ("Panic", "a", 1),
            ("crude", "a", 1),
            ("zealots", "b", 1),
            ("circus", "a", 2),
        )
    ]
    shown = [one["shown"] for one in roles_and_words._varied(given)]
    assert shown == ["circus", "zealots", "panic", "crude", "Panic"]


@pytest.mark.parametrize(
    ("sureness", "most"),
    [([2, 2, 2, 2, 2, 2, 2], 6), ([2, 2, 2, 1, 2, 2, 2], 6), ([2, 1, 1, 1, 1, 1, 1], 5), ([2, 0, 0], 1)],
)
def test_the_surest_words_are_proposed(sureness: list[int], most: int) -> None:
    """Five at most, six if each always judges; a word that often only names is left to the teacher."""
    suggested = [
        {
            "words": [at, at + 1],
            "shown": f"word{at}",
            "technique": "a",
            "neutral": "b",
            "sureness": sure,
            "may_judge": sure > 0,
            "selector": {},
            "why": "",
        }
        for at, sure in enumerate(sureness)
    ]
    opened = {"passages": [{"first": 0, "words": 9}], "suggestions": suggested}
    (edit,) = roles_and_words.edits("loaded-terms", opened, "en")
    assert isinstance(edit.value, list)
    assert len(edit.value) == most


@pytest.mark.parametrize(
    ("sureness", "proposed"),
    [
        ([[0, 0, 0], [0, 0, 0]], [0, 1, 3]),  # three in all
        ([[2, 0, 0], [2, 2, 2]], [0, 1, 3, 4, 5]),  # as many as make two
        ([[2, 1, 0], [1, 1, 0]], [0, 1, 3, 4]),
    ],
)
def test_words_that_judge_sometimes_are_proposed_where_others_are_few(
    sureness: list[list[int]], proposed: list[int]
) -> None:
    """They fill up a passage with fewer than two others."""
    suggested = [
        {
            "words": [3 * passage + at, 3 * passage + at + 1],
            "shown": f"word{passage}{at}",
            "technique": "a",
            "neutral": "b",
            "sureness": sure,
            "may_judge": True,
            "selector": {"exact": str(3 * passage + at)},
            "why": "",
        }
        for passage, given in enumerate(sureness)
        for at, sure in enumerate(given)
    ]
    passages = [{"first": 0, "words": 3}, {"first": 3, "words": 3}]
    opened = {"passages": passages, "suggestions": suggested}
    (edit,) = roles_and_words.edits("loaded-terms", opened, "en")
    assert isinstance(edit.value, list)
    assert [int(one["mark"]["exact"]) for one in edit.value] == proposed


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("That goes much too far.", "much too far"),
        ("It is not a serious plan.", "not a serious plan"),
        ("Hardly anyone is punished.", "Hardly anyone is"),
        ("Everybody wants a phone.", "Everybody wants"),
        ("The council admits that it fell.", "admits"),
        ("That is real money.", "real money"),
        ("The video was cruel.", "cruel"),
        ("It is unfair to both.", "unfair to"),
        ("They were excellent reasons.", None),
        ("It may be brave to wait.", None),
        ("A rash came.", None),
        ("The pupils were admitted to the club.", None),
        ("It is unfair to ask.", None),
    ],
)
def test_a_word_may_judge_by_its_place_and_kind(sentence: str, shown: str | None) -> None:
    """A claim of quantity, a verdict, or an adjective after "is"."""
    text = Text(sentence)
    found = [one for one in find(text, Range(0, len(text.folded))) if one.may_judge]
    assert [text.show(one.where) for one in found] == ([shown] if shown else [])
    assert all(one.neutral for one in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "It is about suicidal thoughts.",
        "They store the toxic waste deep underground.",
        "Why does the debate still rage on?",
        "The events are still claiming lives to this day.",
        "The wind does not always blow.",
        "It does not release harmful emissions.",
        "An animal in the wild is not fed by a zoo for breeding.",
        "They boil the water and roast the duck.",
        "They want to phone if the worst happens here.",
    ],
)
def test_words_in_their_plain_sense_are_not_proposed(sentence: str) -> None:
    """Wind blows, waste is toxic and a debate rages on: no word list can tell this from a verdict."""
    text = Text(sentence)
    assert [text.show(one.where) for one in find(text, Range(0, len(sentence)))] == []
