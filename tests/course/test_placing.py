"""Placing: a quotation has one place, or a finding that says how to mend it."""

from __future__ import annotations

import pytest

from facingpages.course import placing
from facingpages.course.formats.base import Quote
from facingpages.course.formats.seeds import Stated
from facingpages.course.formats.source_file import Authored
from facingpages.course.placing import Placed, Zone, place
from facingpages.course.seed import Seed
from facingpages.files.findings import Finding
from facingpages.text.folded import Range
from tests.helpers.written import seed

FILE: Authored[object] = Authored("x.yml", "mark: {exact: a}\n", None)  # type: ignore[type-var]
AD = "Buy the best bread here."
TEXT = f"The red door was shut.\nThe dog ran.\n{AD}\nThen the red door fell. The dog ran off.\n"
TOWN = seed("town", TEXT, noise=[{"lines": "3", "kind": "ad"}])
OTHER = seed("other", "A boat came.\nThe dog ran.\n")


def zone(one: Seed, first: int, last: int) -> Zone:
    return Zone(one.entry, one.text, Range(one.text.lines[first - 1].start, one.text.lines[last - 1].end))


FIRST, LAST, ALL, BOAT = zone(TOWN, 1, 2), zone(TOWN, 4, 4), zone(TOWN, 1, 4), zone(OTHER, 1, 2)


def placed(words: str, *zones: Zone, prefix: str = "", suffix: str = "") -> Placed | Finding:
    quote = Quote(exact=words, prefix=prefix, suffix=suffix)
    return place(quote, zones, FILE, ("mark",))


def refused(words: str, *zones: Zone, prefix: str = "", suffix: str = "") -> tuple[str, str, str]:
    finding = placed(words, *zones, prefix=prefix, suffix=suffix)
    assert isinstance(finding, Finding)
    assert finding.field == ("mark", "exact")
    return finding.code, finding.message, finding.hint


@pytest.mark.parametrize(
    ("words", "prefix", "suffix", "index", "shown"),
    [
        ("red door was", "", "", 0, "red door was"),
        ("red door", "", " fell", 1, "red door"),
        ("the red", "", "", 1, "the red"),
        ("A boat", "", "", 2, "A boat"),
    ],
)
def test_a_quotation_is_in_the_zone_that_holds_it(
    words: str, prefix: str, suffix: str, index: int, shown: str
) -> None:
    """The place names the zone and the letters of its seed."""
    zones = (FIRST, LAST, BOAT)
    found = placed(words, *zones, prefix=prefix, suffix=suffix)
    assert isinstance(found, Placed)
    assert (found.zone, zones[index].text.show(found.where)) == (index, shown)


def test_words_that_are_there_often_are_told_apart() -> None:
    """Each place is shown with two words around it and the shortest context that no other place has."""
    code, message, hint = refused("red door", FIRST, LAST)
    assert (code, message) == ("quote-ambiguous", "`red door` occurs 2 times in town 1-2 or town 4")
    assert hint == (
        'Add prefix: "The " for `The red door was shut` (line 1 of town); or '
        'prefix: "the " for `Then the red door fell. The` (line 4 of town).'
    )


def test_words_of_both_passages_are_told_apart_by_words_before_them() -> None:
    """What is unique in each passage may be in both: context is added word by word until it is not."""
    _, _, hint = refused("dog ran.", FIRST, BOAT)
    assert hint == (
        'Add prefix: "shut.\\nThe " for `shut. The dog ran. Buy the` (line 2 of town); or '
        'prefix: "came.\\nThe " for `came. The dog ran` (line 2 of other).'
    )


def test_four_places_are_shown_and_the_rest_counted() -> None:
    """Nobody reads more ways than four."""
    for times, rest in ((4, ""), (5, "; 1 more"), (6, "; 2 more")):
        many = seed("many", "".join(f"{word} one so.\n" for word in "abcdef"[:times]))
        _, message, hint = refused("one", zone(many, 1, times))
        assert message == f"`one` occurs {times} times in many 1-{times}"
        assert hint.count(" for `") == 4
        assert hint.endswith(f"(line 4 of many){rest}.")


def test_forty_words_before_are_the_most_that_are_tried() -> None:
    """A passage that the other repeats is told apart within thirty-nine words, and not beyond."""
    for more, is_found in ((39, True), (40, False)):
        same = " ".join(f"w{n}" for n in range(more - 1))
        one, two = seed("one", f"Left {same} end."), seed("two", f"Right {same} end.")
        zones = [zone(one, 1, 1), zone(two, 1, 1)]
        where = one.text.words[-1]
        selector = placing.describe(Placed(0, where), zones)
        assert (len(placing._places(selector, zones)) == 1) is is_found, more


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        ("boat", "`boat` is not in town 1-2", "Nothing there is like it: copy the words from the seed."),
        ("the red door fell", "`the red door fell` is not in town 1-2", "It is on line 4 of town, outside: change the lines or the quotation."),
        ("best bread", "`best bread` is not in town 1-2",
         "It is on line 3 of town, which is noise (ad): quote the author's own words."),
        ("the red door", "`the red door` is not in town 1-2", "It is on line 4 of town, outside: change the lines or the quotation."),
        ("The red doors", "`The red doors` is not in town 1-2", "Line 1 of town has `The red door`, which is the nearest: copy it from there."),
        ("The Dog ran", "`The Dog ran` is not in town 1-2", "Line 2 of town has `The dog ran`, with other capitals: copy it from there."),
    ],
)  # fmt: skip
def test_words_that_are_missing_are_looked_for_elsewhere(words: str, message: str, hint: str) -> None:
    """Outside of the passage, in noise, in other capitals, or nearly."""
    assert refused(words, FIRST) == ("quote-missing", message, hint)


def test_the_nearest_words_of_all_zones_are_shown() -> None:
    """The zone with the most similar words wins, wherever it is in the list."""
    for zones in ((FIRST, BOAT), (BOAT, FIRST)):
        assert refused("A boats came", *zones)[2] == (
            "Line 1 of other has `A boat came`, which is the nearest: copy it from there."
        )


def test_context_that_is_wrong_is_named() -> None:
    """Words that are there once need no prefix; those that are there often get the ones that fit."""
    assert refused("red door was", FIRST, prefix="A ") == (
        "quote-missing", "`red door was` is in town 1-2, but not with this prefix and suffix",
        "Delete `prefix` and `suffix`: the words are there once.",
    )  # fmt: skip
    _, message, hint = refused("red door", FIRST, LAST, suffix=" sang")
    assert message == "`red door` is in town 1-2 or town 4, but not with this prefix and suffix"
    assert hint.startswith('Add prefix: "The " for')


def test_a_zone_is_named_by_its_lines() -> None:
    """One line or several; an empty stretch is on the line where it begins, and a line end ends no line more."""
    assert [str(one) for one in (FIRST, LAST, ALL)] == ["town 1-2", "town 4", "town 1-4"]
    starts = TOWN.text.lines[1].start
    assert str(Zone(TOWN.entry, TOWN.text, Range(starts, starts))) == "town 2"
    assert str(Zone(TOWN.entry, TOWN.text, Range(0, starts))) == "town 1"
    assert str(Zone(TOWN.entry, TOWN.text, Range(0, starts + 1))) == "town 1-2"


def test_the_clear_stretches_of_a_zone_are_those_without_noise() -> None:
    """A zone of nothing but noise, as a source list is one, is looked through whole."""
    assert [TOWN.text.show(piece).strip() for piece in ALL.clear()] == [
        "The red door was shut.\nThe dog ran.", "Then the red door fell. The dog ran off."
    ]  # fmt: skip
    assert FIRST.clear() == (FIRST.where,)
    assert zone(TOWN, 3, 3).clear() == (zone(TOWN, 3, 3).where,)
    two = seed(
        "two", "a\nb\nc\nd\ne\n", noise=[{"lines": "4", "kind": "ad"}, {"lines": "1-2", "kind": "by-line"}]
    )
    assert [two.text.show(piece).strip() for piece in zone(two, 1, 5).clear()] == ["c", "e"]


def test_a_statement_is_looked_for_in_its_own_seed() -> None:
    """A seed that is not there has the finding; words of another seed do not count."""

    def stated(words: str, id: str) -> Range | Finding:
        quote = Stated(exact=words, seed=id)
        return placing.stated(quote, {"town": TOWN, "other": OTHER}, FILE, ("events", 0))

    assert stated("A boat came", "other") == Range(0, 11)
    missing, gone = stated("A boat came", "town"), stated("A boat came", "twon")
    assert isinstance(missing, Finding)
    assert isinstance(gone, Finding)
    assert missing.code == "quote-missing"
    assert (gone.code, gone.field, gone.hint) == (
        "unknown-seed",
        ("events", 0, "seed"),
        "Did you mean `town`?",
    )


@pytest.mark.parametrize(("length", "shown"), [(80, 80), (81, 78)])
def test_a_long_quotation_loses_its_middle(length: int, shown: int) -> None:
    """Up to 80 letters are shown, of more the first 60 and the last 15."""
    words = "".join(chr(97 + n % 26) for n in range(length))
    short = placing.short(words)
    assert len(short) == shown
    assert short == (words if length == 80 else f"{words[:60]}...{words[66:]}")
