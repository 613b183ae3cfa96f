"""Sparing patterns: a pattern is left out only where it matches nothing."""

from __future__ import annotations

import re

import pytest

from facingpages.course.course import Course
from facingpages.text.citation_styles.attribution_patterns import patterns
from facingpages.text.citation_styles.source_shapes import AUX, NAME
from facingpages.text.citation_styles.sparing import Sparing, Stretch, possible

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


def test_a_stretch_of_text_leaves_of_a_pattern_all_that_can_match(course: Course) -> None:
    """Every pattern is tried on sentences of nine languages and on the seeds; most are left out of each, and
    the others match what the whole ones do."""
    tried = left_out = matched = 0
    whole = {one.source: re.compile(one.source) for one in patterns(EVERY)}
    for text in (*SENTENCES, *(seed.text.folded[:500] for seed in course.seeds.values())):
        stretch = Stretch(text)
        for source, pattern in whole.items():
            kept = Sparing(source).fitted(stretch)
            found = [match.span() for match in kept.finditer(text)] if kept else []
            assert found == [match.span() for match in pattern.finditer(text)], (source, text)
            tried, left_out, matched = tried + 1, left_out + (not kept), matched + len(found)
    assert left_out * 3 > tried
    assert matched > len(SENTENCES)


def test_a_pattern_that_was_left_out_often_is_compiled() -> None:
    """To look for the words of a pattern in each sentence of a long text costs more than the pattern."""
    pattern = Sparing(r"\b(?:says|said)\b")
    assert [list(possible([pattern], "Hart left.", 0, 10)) for _ in range(8)] == [[]] * 8
    assert list(possible([pattern], "Hart left.", 0, 10)) == [pattern.compiled]
