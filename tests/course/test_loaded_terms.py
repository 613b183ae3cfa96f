"""Loaded terms: spans of whole words that do not overlap, a key that only finding earns, marks that fit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facingpages.course.formats.answers import Answer, MarkAnswer
from facingpages.course.items import Exercise, KeyedSpan, MarkKey
from facingpages.course.kinds import loaded_terms
from facingpages.course.kinds.registry import KINDS
from facingpages.text.folded import Range
from tests.helpers.written import complaints, exercise, fault, seed

FIRST = seed(
    "first", "The forever war began when the warlike leaders of two large states met in the old town."
)
OTHER = seed("other", "The mayor said that the work on the bridge would take two years “at most” this time.")
LOADED = "technique: name-calling, neutral: plain words"


def span(words: str, verdict: str = "loaded", given: str = LOADED) -> str:
    """Return a span as an author writes it."""
    given = given if verdict == "loaded" or given != LOADED else ""
    return f'  - {{mark: {{exact: "{words}"}}, verdict: {verdict}, why: It is so.{given and ", " + given}}}\n'


def spans(*each: str, passages: int = 2) -> str:
    shown = "".join(f"  - {{seed: {id}, lines: 1}}\n" for id in ("first", "other")[:passages])
    return f"kind: loaded-terms\nstimulus:\n{shown}spans:\n{''.join(each)}"


FOREVER, WARLIKE = span("forever war"), span("warlike")
OLD, LARGE, YEARS = (
    span("old town", "contested", "technique: doubt"),
    span("large", "plain"),
    span("two years"),
)


def read(*each: str, passages: int = 2) -> Exercise:
    return exercise(spans(*each, passages=passages), FIRST, OTHER)


def refused(*each: str) -> tuple[str, str]:
    finding = fault(spans(*each), FIRST, OTHER)
    return finding.code, finding.message


def keyed(one: Exercise) -> MarkKey:
    assert isinstance(one.items[0].key, MarkKey)
    return one.items[0].key


def mark(start: int, end: int, exact: str, technique: str | None = None) -> MarkAnswer:
    return MarkAnswer(start=start, end=end, exact=exact, technique=technique)


def test_an_exercise_has_one_span_at_least() -> None:
    """A file without a span asks for nothing; one span is enough."""
    assert "takes at least 1" in fault(spans().replace("spans:\n", "spans: []\n"), FIRST, OTHER).message
    assert len(keyed(read(FOREVER)).spans) == 1


@pytest.mark.parametrize("given", ["technique: doubt", "neutral: long war", ""])
def test_a_loaded_span_has_a_technique_and_a_neutral_wording(given: str) -> None:
    """One of the two is not enough."""
    assert "needs a `technique` and a `neutral`" in refused(span("forever war", "loaded", given))[1]


def test_a_plain_span_has_no_technique() -> None:
    """A technique says how a word judges; a contested word may have one, a plain word has none."""
    assert "a plain span has no technique" in refused(FOREVER, span("large", "plain", "technique: doubt"))[1]
    assert keyed(read(OLD, span("warlike", "contested"), LARGE)).techniques == ()


def test_a_span_is_whole_words() -> None:
    """Each span that cuts a word has a finding with its words."""
    assert refused(FOREVER, span("warlike lead")) == (
        "span-cuts-word", "`warlike lead` begins or ends inside a word"
    )  # fmt: skip


@pytest.mark.parametrize("core", ["war", "forever"])
def test_a_core_is_in_its_span_in_whole_words(core: str) -> None:
    """A core that is once in its span as a word is keyed there, whatever other word begins with it."""
    one = read(span("forever war began when the warlike leaders", given=f"{LOADED}, core: {core}"))
    ((found,), at) = keyed(one).cores, {"forever": 1, "war": 2}[core]
    assert found == Range(at, at + 1)


@pytest.mark.parametrize("core", ["wa", "peace", "the", "town"])
def test_a_core_that_is_not_there_once_is_refused(core: str) -> None:
    """A piece of a word, other words, words that are there twice, and words after the span are refused."""
    long = span(
        "The forever war began when the warlike leaders of two large states met in the",
        given=f"{LOADED}, core: {core}",
    )
    code, message = refused(long)
    assert code == "core-outside"
    assert message.startswith(f"`{core}` is not a piece of `The forever war")


def test_spans_do_not_overlap_and_are_kept_in_the_order_of_the_text() -> None:
    """The later span in the text has the finding, whatever its place in the file; neighbours may touch."""
    wide = span("began when the warlike", "contested")
    assert refused(WARLIKE, OLD, wide) == (
        "spans-overlap", "the loaded span `warlike` overlaps the contested span `began when the warlike`"
    )  # fmt: skip
    one = read(span("leaders", "contested"), WARLIKE, FOREVER)
    assert [span.words for span in keyed(one).spans] == [Range(1, 3), Range(6, 7), Range(7, 8)]


def test_words_are_numbered_through_both_passages() -> None:
    """A span of the other passage counts the words of the first."""
    one = read(FOREVER, YEARS)
    assert [span.words for span in keyed(one).spans] == [Range(1, 3), Range(28, 30)]
    assert loaded_terms._task(one.items[0]).words == 34
    assert KINDS["loaded-terms"].most_passages == 2


def test_a_good_key_passes_its_own_test() -> None:
    """The key and its cores earn all, nothing and everything earn nothing."""
    assert complaints(read(FOREVER, WARLIKE, OLD, LARGE, YEARS)) == []
    assert complaints(read(OLD, LARGE)) == []


def test_a_key_of_many_words_is_refused() -> None:
    """More than two fifths of the words would earn nothing: the finding says how many are keyed."""
    one = read(span("The forever war began when the warlike leaders"), passages=1)
    assert complaints(one) == ["marking the key earns 0.00, not 1: it covers 47% of the words"]


def of(one: Exercise, *each: KeyedSpan) -> list[str]:
    """Return what the self-test says of a key that no file can hold."""
    item = replace(one.items[0], key=MarkKey(each))
    return complaints(replace(one, items=(item,)))


def test_a_key_that_the_score_does_not_bear_out_is_reported() -> None:
    """A core outside of its span, a plain span that costs nothing, and two names for the same words."""
    one = read(FOREVER)

    def loaded(start: int, end: int, *core: int, technique: str = "doubt") -> KeyedSpan:
        return KeyedSpan(Range(start, end), Range(*(core or (start, end))), "loaded", technique, "x", "y")

    def plain(start: int, end: int) -> KeyedSpan:
        return KeyedSpan(Range(start, end), Range(start, end), "plain", None, None, "y")

    assert of(one, loaded(1, 3, 5, 6)) == ["marking the cores alone earns 0.00, not 1"]
    assert of(one, loaded(1, 3), plain(1, 3)) == ["marking the plain span at word 2 costs nothing"]
    assert of(one, loaded(0, 3), plain(0, 1)) == ["marking the plain span at word 1 costs nothing"]
    assert of(one, loaded(1, 3), plain(5, 6)) == []
    assert of(one, loaded(1, 5, 2, 5), loaded(1, 3, 1, 2, technique="slogans")) == [
        "naming every span by its key earns less than 1"
    ]


def test_every_word_marked_earns_nothing_in_the_shortest_passage() -> None:
    """Where nothing is keyed, all words earn nothing as well."""
    item = replace(read(LARGE).items[0], task=loaded_terms.Marking(0))
    assert [message for message, _ in loaded_terms.self_test(item)] == [
        "marking all 0 words earns 1.00, not 0"
    ]  # fmt: skip


def test_spans_and_clean_passages_are_counted() -> None:
    """Each span counts once for its verdict and side, each passage without a loaded span as clean."""
    counts = loaded_terms.count(read(FOREVER, WARLIKE, OLD, span("said", "contested"), LARGE))
    assert counts == {
        ("total", "keyed spans"): 5, ("loaded spans", "first"): 2, ("contested spans", "first"): 1,
        ("plain spans", "first"): 1, ("contested spans", "other"): 1,
        ("techniques", "name-calling"): 2, ("techniques", "doubt"): 1,
        ("total", "clean passages"): 1, ("clean passages", "other"): 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        (None, "it takes `marks`"),
        ([], None),
        ([mark(1, 3, "forever war")], None),
        ([mark(29, 31, 'years "at')], None),
        ([mark(32, 34, "this time")], None),
        ([mark(0, 1, "The")] * 34, None),
        ([mark(0, 1, "The")] * 35, "it has 35 marks, and the exercise has 34 words"),
        ([mark(2, 2, "")], "the mark 2 to 2 is not in a passage of 34 words"),
        ([mark(3, 2, "war")], "the mark 3 to 2 is not in a passage of 34 words"),
        ([mark(33, 35, "time")], "the mark 33 to 35 is not in a passage of 34 words"),
        ([mark(15, 18, "old town The")], "the mark 15 to 18 is not in a passage of 34 words"),
        ([mark(0, 1, "The"), mark(1, 3, "forever wars")],
         "the words 1 to 3 are not `forever wars`: another version of the text was answered"),
    ],
)  # fmt: skip
def test_marks_are_on_the_words_that_they_hold(marks: list[MarkAnswer] | None, said: str | None) -> None:
    """A mark lies in one passage and holds its words, in curly or straight quotation marks."""
    assert loaded_terms.fault(read(FOREVER), Answer(marks=marks)) == said


def test_finding_and_naming_are_scored_apart() -> None:
    """Hits count spans touched, false alarms count marks on no keyed word; a contested word is neither."""
    one = read(FOREVER, WARLIKE, OLD)

    def earned(*marks: MarkAnswer) -> tuple[float | int | None, ...]:
        found = loaded_terms.score(one, Answer(marks=list(marks)))
        return found.score, found.naming, found.hits, found.false_alarms

    both = mark(1, 3, "forever war"), mark(6, 7, "warlike")
    assert earned(*both) == (1, None, 2, 0)
    assert earned() == (0, None, 0, 0)
    assert earned(*both, mark(15, 17, "old town")) == (1, None, 2, 0)
    assert earned(mark(10, 11, "large"), mark(13, 14, "in")) == (0, None, 0, 2)
    assert earned(mark(1, 3, "forever war", "name-calling"), mark(6, 7, "warlike")) == (1, 1, 2, 0)
    assert earned(mark(1, 3, "forever war", "slogans"))[1] == 0


def test_the_page_reads_the_spans_without_empty_fields() -> None:
    """A core is written only where it is less than the span."""
    one = read(FOREVER, LARGE, span("would take", given=f"{LOADED}, core: take"))
    assert loaded_terms.browser_key(one.items[0], one.stem, "en") == [
        {"start": 1, "end": 3, "verdict": "loaded", "technique": "name-calling", "neutral": "plain words", "why": "It is so."},
        {"start": 10, "end": 11, "verdict": "plain", "why": "It is so."},
        {"start": 26, "end": 28, "core": [27, 28], "verdict": "loaded", "technique": "name-calling",
         "neutral": "plain words", "why": "It is so."},
    ]  # fmt: skip
