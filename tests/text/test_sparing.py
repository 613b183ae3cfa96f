"""Sparing patterns: a pattern is left out only where it matches nothing."""

from __future__ import annotations

import re

import pytest

from facingpages.course.course import Course
from facingpages.text.citation_styles.attribution_patterns import patterns
from facingpages.text.citation_styles.source_shapes import AUX, NAME
from facingpages.text.citation_styles.sparing import Sparing, possible

EVERY = frozenset(range(4))
SENTENCES = (
    "According to a 2021 study by the Harbour Institute, ferries are safe, and Ines Hart said so.",
    "IN A REPORT the council says that it warned; Hart's claim, cited by the agency, is older.",
    "Researchers who said that tolls work point to findings that show it, writes Peter Moss.",
    "Según un informe del gobierno, el puente es viejo, dijo la alcaldesa Ingrid Lara.",
    "«Le pont est vieux», a déclaré le maire, selon une étude publiée lundi.",
    "Wie das Team in der Zeitschrift berichtet, gab der Sprecher die Zahlen bekannt, so Ines Roe.",
    "Rzeczniczka Maria Roe stwierdziła, że most jest stary, a według raportu bezpieczny.",
    "По данным отчёта, мост старый, сказал министр Иван Лис.",
)


@pytest.mark.parametrize(
    ("source", "needs"),
    [
        (r"\b(?:says|said)\b", [(" says ", " said ")]),
        (rf"\w\s{AUX}(?:says|said)\b", [(" says ", " said ")]),
        (r"\d(?i:says|SAID)", [("says", "said")]),
        (r"\s(?:claim(?! (?:to|on))|views?)\b", [(" claim", " view ", " views ")]),
        (r"\s(?:sp(?:eaks|oke) of|made (?:it )?clear)\b", [("eaks ", "oke ", "clear")]),
        (r"\s(?:says|said)?\b", []),
        (r"\s(?:says|said){0,2}\b", []),
        (r"\s(?:says|said){1,2}\b", [(" says", " said")]),
        (r"(?!says|said)\w+(?<=ed)", []),
        (r"\b(?:says|said)|Hart", [(" says", " said", "hart")]),
        (r"\s(?:\w+|said)\b", []),
        (r"[(](?:says|said)\)", [("says", "said")]),
        (r"[said]\u00abago\sthat\s", [("ago",), (" that",)]),
        (r"(?:\w+\s){0,2}?said", [("said",)]),
        (r"(?<![\w'])(?:\w+\s){0,2}?said", [(" said",)]),
        (r"(?:\w|\s)said", [("said",)]),
        (r"(?<=[.,]\s)(?=S)Said", [(" said",)]),
        (r"\s(?:a (?:says|said)|wrote)\s", [(" says ", " said ", " wrote ")]),
        (r"\s(?:says|said)\s?", [(" says", " said")]),
        (rf"{NAME}\s", [("^",)]),
        (rf"\s(?:{NAME})?\s", []),
        (r"(?P<verb>says)(x)?y?", []),
    ],
)
def test_a_pattern_needs_the_lists_of_words_that_it_cannot_match_without(
    source: str, needs: list[tuple[str, ...]]
) -> None:
    """A group that may be left out, that only looks, or beside which another way leads, is no need; a word
    has a space in front, or behind, where no letter can be, and `^` is a capital letter."""
    assert list(Sparing(source).needs) == needs


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("(?i:said)", "\u017fA\u0131D"),  # a long s, an i without its dot
        ("(?i:said)", "SA\u0130D"),
        ("(?i:straße)", "STRA\u1e9eE"),
        (r"\b(?:said so|says)", "(said so)"),
        (r"l'avis\sde", "l'avis\u00a0de"),
    ],
)
def test_letters_that_a_pattern_takes_for_the_same_are_the_same_in_its_words(source: str, text: str) -> None:
    """`re` pairs some letters that look nothing alike; a pattern is not left out for them."""
    assert re.search(source, text)
    assert list(possible([Sparing(source)], text, 0, len(text)))


def test_a_pattern_that_is_left_out_matches_nothing(course: Course) -> None:
    """Every pattern is tried on sentences of nine languages and on the seeds; most are left out of each."""
    tried = left_out = 0
    for text in (*SENTENCES, *(seed.text.folded[:500] for seed in course.seeds.values())):
        fresh = [Sparing(one.source) for one in patterns(EVERY)]
        kept = {one.pattern for one in possible(fresh, text, 0, len(text))}
        for one in fresh:
            tried += 1
            if one.source not in kept:
                left_out += 1
                assert not re.search(one.source, text), (one.source, text)
    assert left_out * 3 > tried


def test_a_pattern_that_was_left_out_often_is_compiled() -> None:
    """To look for the words of a pattern in each sentence of a long text costs more than the pattern."""
    pattern = Sparing(r"\b(?:says|said)\b")
    assert [list(possible([pattern], "Hart left.", 0, 10)) for _ in range(8)] == [[]] * 8
    assert list(possible([pattern], "Hart left.", 0, 10)) == [pattern.compiled]
