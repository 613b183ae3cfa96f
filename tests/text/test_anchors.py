"""Placing a quotation and describing a place are inverses."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from facingpages.course.course import Course
from facingpages.text.anchors import Selector, _common, describe, match, nearest
from facingpages.text.folded import Range, Text

# A small alphabet with everything that folds, so that repeats and awkward joins are common.
AWKWARD = st.text(alphabet="ab ae\u0301\u0323“\"’'\u00a0\u202f\n\r.,🕊한\u1100\u1161", min_size=1, max_size=60)


@given(AWKWARD, st.data())
def test_match_is_the_inverse_of_describe(source: str, data: st.DataObject) -> None:
    """Every range of every text is matched by its own description, and by nothing else."""
    text = Text(source)
    assume(text.folded)
    start = data.draw(st.integers(0, len(text.folded) - 1))
    where = Range(start, data.draw(st.integers(start + 1, len(text.folded))))
    assert match(describe(where, text), text) == [where]


@given(AWKWARD, st.data())
def test_match_finds_every_place(source: str, data: st.DataObject) -> None:
    """Matching without context gives each place where the folded words are, overlapping ones too."""
    text = Text(source)
    assume(text.folded)
    start = data.draw(st.integers(0, len(text.folded) - 1))
    words = text.folded[start : data.draw(st.integers(start + 1, len(text.folded)))]
    places = [Range(i, i + len(words)) for i in range(len(text.folded)) if text.folded.startswith(words, i)]
    assert match(Selector(words), text) == places


def test_words_of_the_real_texts_are_described(course: Course) -> None:
    """One, two and three words anywhere in the seeds get a selector that names them alone."""
    for seed in course.seeds.values():
        text = seed.text
        for first in range(0, len(text.words) - 3, 41):
            for size in (1, 2, 3):
                where = Range(text.words[first].start, text.words[first + size - 1].end)
                assert match(describe(where, text), text) == [where]


@pytest.mark.parametrize(
    ("text", "selector", "places"),
    [
        ("a war on war", Selector("war"), [2, 9]),
        ("a war on war", Selector("war", prefix="on "), [9]),
        ("a war on war", Selector("war", suffix=" on"), [2]),
        ("a war on war", Selector("war", prefix="in "), []),
        ("aaa", Selector("aa"), [0, 1]),
        ("he said “no”", Selector('"no"'), [8]),
        ("the\u00a0war", Selector("the war"), [0]),
        ("the war", Selector("The war"), []),
        ("the war", Selector(""), []),
        ("one\r\ntwo", Selector("one\ntwo"), [0]),
        ("cafe\u0301", Selector("café"), [0]),
        ("a – b", Selector("a - b"), []),
    ],
)
def test_table_of_awkward_cases(text: str, selector: Selector, places: list[int]) -> None:
    """Placing is exact after the folding, and the folding is only the declared one."""
    assert [where.start for where in match(selector, Text(text))] == places


def test_context_may_reach_out_of_the_passage() -> None:
    """`within` limits the words themselves; the words around them may be outside."""
    text = Text("the war. the war. the war.")
    assert match(Selector("war", prefix=". the "), text, Range(13, 17)) == [Range(13, 16)]
    assert match(Selector("war"), text, Range(13, 13)) == []


def test_describe_takes_the_least_context() -> None:
    """A unique quotation gets no context, another only the words that tell it apart."""
    text = Text("one ceasefire was short and this ceasefire was long")
    assert describe(Range(18, 23), text) == Selector("short")
    assert describe(Range(4, 13), text) == Selector("ceasefire", prefix="one ")
    assert describe(Range(14, 17), text) == Selector("was", suffix=" short")


@pytest.mark.parametrize("where", [Range(3, 3), Range(-1, 2), Range(0, 99)])
def test_describe_refuses_what_is_no_range(where: Range) -> None:
    """An empty range or one outside the text is a fault of the caller."""
    with pytest.raises(ValueError, match="cannot describe"):
        describe(where, Text("some text"))


def test_nearest_is_for_hints() -> None:
    """The nearest passage is found in spite of slips; nothing like it gives none."""
    text = Text("Trump reportedly had a heated meeting with Zelenskyy that day.")
    near = nearest("had an heated meting with Zelensky", text)
    assert near is not None
    assert text.show(near.where) == "had a heated meeting with Zelenskyy"
    assert nearest("xylophone quartz", text) is None


def near(quote: str, text: Text) -> str | None:
    """The words nearest to a quotation, as they are in the text."""
    found = nearest(quote, text)
    return text.show(found.where) if found else None


@pytest.mark.parametrize(
    "quote",
    ["the cat sat the mat", "the cat sat on the old mat", "the cat sat on teh mat", "The Cat Sat On The Mat"],
)
def test_the_nearest_words_are_whole_where_one_is_left_out_or_added(quote: str) -> None:
    """A word too few, too many or misspelt: the run that the author meant, not one word less of it."""
    assert near(quote, Text("All day the cat sat on the mat, and nobody came.")) == "the cat sat on the mat"


def test_misspelt_words_lead_to_their_place_past_many_like_it() -> None:
    """Words that the text lacks count as those that they resemble, so that a common word leads nobody astray."""
    text = Text("the dog ran. " * 12 + "Then the government collapsed.")
    assert near("the goverment colapsed", text) == "the government collapsed"
    assert near("goverment", text) == "government"


def test_a_very_long_quotation_is_not_compared() -> None:
    """The comparison takes the square of the letters: from 3,001 on there is no hint."""
    letters = "".join(chr(0xAC00 + number) for number in range(3000))  # each once, so that this is quick
    text = Text(f"{letters[:-1]}x")
    assert near(letters, text)
    assert near(f"{letters}x", text) is None


def test_the_shorter_of_two_contexts_is_taken() -> None:
    """Before or behind, whichever tells the place with fewer letters, and no space before the first word."""
    assert describe(Range(5, 8), Text("this foo lasts, that foo lost")) == Selector("foo", "this ")
    text = Text("p q a x foo and p q b x foo")
    assert describe(Range(24, 27), text) == Selector("foo", "b x ")


@given(
    st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), min_size=1, max_size=6)
)
def test_wanted_words_of_every_run_are_counted(words: list[str], wanted: list[str]) -> None:
    """The counts that slide over the text are those that each run has by itself."""
    runs = [words[place : place + len(wanted)] for place in range(len(words))]
    assert _common(words, wanted) == [(Counter(run) & Counter(wanted)).total() for run in runs]
