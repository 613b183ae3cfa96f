"""Rewriting: the sentence is placed, the model passes the word check, the sentence itself does not."""

from __future__ import annotations

import pytest

from facingpages.checks.exercises import of_exercise
from facingpages.course import load
from facingpages.course.formats.answers import Answer
from facingpages.course.items import RewriteKey, Rewriting
from facingpages.course.kinds import rewrite
from facingpages.course.kinds.registry import KINDS, exercise_formats
from facingpages.course.kinds.word_check import holds, kept
from facingpages.files.findings import Finding, Severity
from facingpages.text.folded import Range
from tests.helpers.written import FILE, HEAD, complaints, exercise, fault, seed

FIRST = seed(
    "first",
    "The greedy regime of the town closed the old bridge to all of the people in May. A clown said so.",
)
OTHER = seed("other", "The regime opened it.")
SENTENCE = "The greedy regime of the town closed the old bridge to all of the people in May."
MODEL = "The council of the town closed the bridge to all of the people in May."


def file(sentence: str = SENTENCE, model: str = MODEL, gone: str = "greedy regime", neutral: str = "council",
         fact: str = "closed", wordings: str = "closed, shut", seed: str = "{seed: first, lines: 1}") -> str:  # fmt: skip
    return f"""kind: rewrite
stimulus: [{seed}]
sentence: {{exact: "{sentence}"}}
loaded: [{{mark: {{exact: "{gone}"}}, neutral: {neutral}, why: It judges.}}]
facts: [{{fact: it {fact}, any_of: [{wordings}], why: It is told.}}]
rubric: [It is fair., It is short.]
model: "{model}"
why: It says the same.
"""


def test_the_sentence_and_what_is_to_go_are_placed() -> None:
    """The focus is the sentence; the words to go are those of the text, with their neutral wording."""
    one = exercise(file(), FIRST)
    assert one.stem.focus
    assert one.stem.focus.claim == Range(0, len(SENTENCE))
    task, key = one.items[0].task, one.items[0].key
    assert isinstance(task, Rewriting)
    assert isinstance(key, RewriteKey)
    assert task.sentence == SENTENCE
    assert [(part.words, part.neutral, part.why) for part in key.gone] == [
        ("greedy regime", "council", "It judges.")
    ]
    assert [(fact.fact, fact.any_of) for fact in key.facts] == [("it closed", ("closed", "shut"))]
    assert rewrite.browser_key(one.items[0], one.stem, "en") == {
        "why": "It says the same.", "model": MODEL, "sentence": SENTENCE,
        "gone": [{"words": "greedy regime", "neutral": "council", "why": "It judges."}],
        "facts": [{"fact": "it closed", "any": ["closed", "shut"], "why": "It is told."}],
        "rubric": ["It is fair.", "It is short."],
    }  # fmt: skip
    assert complaints(one) == []
    assert rewrite.count(one) == {}


@pytest.mark.parametrize(
    ("fact", "shown"), [("closed.", "it closed"), ("closed at 3 p.m.", "it closed at 3 p.m."), ("?", "it ?")]
)
def test_a_fact_is_shown_within_a_line_without_its_full_stop(fact: str, shown: str) -> None:
    """The page says "it closed: kept", and lists the facts that should stay."""
    one = exercise(file(fact=fact), FIRST)
    key = rewrite.browser_key(one.items[0], one.stem, "en")
    assert isinstance(key, dict)
    assert key["facts"][0]["fact"] == shown


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (
            "loaded",
            'loaded: [{mark: {exact: "greedy regime"}, neutral: council, why: It judges.}]',
            "loaded: []",
        ),
        ("facts", "facts: [{fact: it closed, any_of: [closed, shut], why: It is told.}]", "facts: []"),
        ("any_of", "any_of: [closed, shut]", "any_of: []"),
        ("rubric", "rubric: [It is fair., It is short.]", "rubric: []"),
        ("stimulus", "stimulus: [{seed: first, lines: 1}]", "stimulus: []"),
    ],
)
def test_no_list_of_the_file_is_empty(name: str, old: str, new: str) -> None:
    """A rewriting has a passage, something to drop, something to keep and something to judge it by."""
    text = file()
    assert old in text
    finding = fault(text.replace(old, new), FIRST)
    assert finding.message == f"`{name}` holds 0; it takes at least 1"
    one = exercise(text.replace("[closed, shut]", "[closed]").replace("It is fair., ", ""), FIRST)
    assert isinstance(one.items[0].key, RewriteKey)


def test_the_passage_is_one() -> None:
    """A sentence is in one text."""
    both = fault(file(seed="{seed: first, lines: 1}, {seed: other, lines: 1}"), FIRST, OTHER)
    assert both.message == "`stimulus` holds 2; it takes at most 1"
    assert KINDS["rewrite"].most_passages == 1


@pytest.mark.parametrize(
    ("given", "at"),
    [
        ({"gone": "clown"}, ("loaded", 0, "mark", "exact")),
        ({"sentence": "The regime opened it."}, ("sentence", "exact")),
    ],
)
def test_what_is_to_go_is_in_the_sentence(given: dict[str, str], at: tuple[str | int, ...]) -> None:
    """Words of another sentence, and a sentence of another text, are refused."""
    finding = fault(file(**given), FIRST, OTHER)
    assert (finding.code, finding.field) == ("quote-missing", at)


NO_WORDING = "the model does not keep the fact `it closed`"
NO_FRAME = "the model is not the sentence in other words: it keeps too little of it"
OTHERWISE = "the sentence itself, or an empty answer, earns more than 0"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"model": MODEL.replace("council", "Greedy regime")}, ["the model still holds `greedy regime`"]),
        (
            {"neutral": "greedy regime's council"},
            ["the neutral wording `greedy regime's council` holds `greedy regime`"],
        ),
        ({"model": MODEL.replace("closed", "opened")}, [NO_WORDING]),
        ({"model": "The council closed it."}, [NO_FRAME]),
        ({"wordings": "barred", "model": "It barred them."}, [NO_FRAME]),
        ({"model": MODEL.replace("closed", "shut")}, []),
    ],
)
def test_a_key_that_is_not_sound_is_refused(given: dict[str, str], said: list[str]) -> None:
    """The model drops what is to go, keeps each fact, and is still the sentence."""
    assert complaints(exercise(file(**given), FIRST)) == said


def test_a_key_that_the_sentence_itself_meets_is_refused() -> None:
    """Words that are not in the sentence are gone from the start: then copying it would earn marks."""
    one = exercise(file(), FIRST)
    copied = "The council of the town closed the old bridge to all of the people in May."
    item = one.items[0]
    changed = type(item)(item.id, Rewriting(copied), item.key)
    assert [message for message, _ in rewrite.self_test(changed)] == [OTHERWISE]


@pytest.mark.parametrize(("words", "codes"), [("so", []), ("", ["sentence-bare"])])
def test_a_sentence_of_few_words_beside_the_loaded_ones_is_a_warning(words: str, codes: list[str]) -> None:
    """Five other words are enough; the warning is at the sentence, and no error."""
    sentence = f"The regime closed it {words} now.".replace("  ", " ")
    text = HEAD + file(sentence, f"The council closed it {words} now.", "regime")
    found: list[Finding] = []
    authored = load.of_text(text, FILE, exercise_formats(), found)
    assert authored
    here = list(of_exercise(authored, exercise(text.removeprefix(HEAD), seed("first", sentence))))
    assert [one.code for one in here] == codes
    assert all(one.severity is Severity.WARNING and one.line == 6 for one in here)


def test_an_answer_is_a_text_and_earns_by_the_word_check() -> None:
    """Nothing and the sentence earn 0, the model 1, half of what is to go a half."""
    one = exercise(file(), FIRST)
    assert rewrite.fault(one, Answer()) == "it takes `text`"
    assert rewrite.fault(one, Answer(text="")) is None
    earned = [rewrite.score(one, Answer(text=text)).score for text in (None, "", SENTENCE, MODEL)]
    assert earned == [0, 0, 0, 1]
    two = exercise(
        file().replace("loaded: [", "loaded: [{mark: {exact: old bridge}, neutral: bridge, why: Or not.}, "),
        FIRST,
    )
    kept_old = MODEL.replace("the bridge", "the old bridge")
    assert [rewrite.score(two, Answer(text=text)).score for text in (MODEL, kept_old)] == [1, 0.5]


@pytest.mark.parametrize(
    ("text", "words", "is_held"),
    [
        ("The Old bridge.", "old bridge", True), ("old-bridge", "old bridge", True), ("an old bridge", "old bridge", True),
        ("the old bridge", "the old bridge", True), ("old stone bridge", "old bridge", False), ("bridge", "old bridge", False),
        ("the bolder bridge", "old bridge", False), ("", "old", False), ("the old", "old", True), ("old", "old", True),
    ],
)  # fmt: skip
def test_words_are_held_one_after_the_other(text: str, words: str, is_held: bool) -> None:
    """Capitals and the signs between words do not matter, other words between them do."""
    assert holds(text, words) is is_held


@pytest.mark.parametrize(
    ("text", "wordings", "is_kept"),
    [
        ("they gave these lands away", ["gave away"], True),
        ("they gave all of these away", ["gave away"], True),
        ("they gave all of these lands away", ["gave away"], False),
        ("gave away", ["gave away"], True),
        ("away they gave", ["gave away"], False),
        ("gave one, gave a b c away", ["gave away"], True),
        ("gave a b c d away gave", ["gave away"], False),
        ("they took it", ["gave away", "took"], True),
        ("they left it", ["gave away", "took"], False),
        ("gave", ["gave away"], False),
    ],
)
def test_a_fact_is_kept_with_three_words_between_at_most(
    text: str, wordings: list[str], is_kept: bool
) -> None:
    """One of the wordings is enough; its words come in their order."""
    assert kept(text, wordings) is is_kept
