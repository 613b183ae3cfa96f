"""Citations: which marks are read, which are seen and not read, and that a proof certifies nothing it
cannot see."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facingpages.text import citations
from facingpages.text.citation_styles import unread
from facingpages.text.folded import Lines, Range, Text
from tests.helpers.reseeding import COUNT, TWO, findings, reseed, swap

CLAIM = "two shops closed in the first winter after the change"


@pytest.mark.parametrize(
    "mark",
    [
        *(
            "[2]",
            "[2, 4-6]",
            "[note 3]",
            "[^1]",
            "[a]",
            "[Smith 2019]",
            "(2)",
            "(see note 3)",
            "(ibid.)",
            "(p. 4)",
            "(source: the council)",
        ),
        *(
            "(Smith 2019)",
            "(The Day of the 9th, 1980)",
            "(Smith, 2019, p. 4)",
            "(Smith and Jones 2019)",
            "(Smith et al., 2019; Jones 2020a)",
            "(Smith 42)",
            "(Müller & Oz, n.d.)",
        ),
        *(
            '("Traffic in towns" 2023)',
            "(Reuters, 3 June 2019)",
            "(李 2019)",
            "see Smith (2019)",
            "www.example.org",
            "https://example.org/a",
            "doi:10.1000/x",
        ),
    ],
)
def test_what_may_be_a_citation_is_seen(small: Path, mark: str) -> None:
    """A mark, read or not, keeps the proof `no-citation` from holding; the finding shows it and says what
    to do."""
    reseed(small, "street-for-all", f"{CLAIM}.", f"{CLAIM} {mark}.")
    (finding,) = findings(small)
    assert (finding.path, finding.code) == (TWO, "proof-wrong")
    shown = f"`{mark.removeprefix('see Smith ')}`"
    unread = f"line 6 of street-for-all holds {shown}, which may be a citation" in finding.message
    read = re.search("line 6 of street-for-all holds the (citation mark|link) (.*)$", finding.message)
    assert unread or (read and read[2] == shown)
    assert ("Choose a claim on another line" if unread else "Use a rule for a citation") in finding.hint


def test_a_claim_is_the_authors_own(small: Path) -> None:
    """A claim in a line of noise, here an advertisement, is refused, whatever its citation is."""
    count = "On September 4, 2023, the council counted 9,400 vehicles there in one day"
    swap(small, COUNT, count, "Pedal and Chain, repairs while you wait")
    assert [(finding.path, finding.code) for finding in findings(small)] == [(COUNT, "noise-in-stimulus")]


@pytest.mark.parametrize("mark", ["¹", "²³", "†", "*"])
def test_a_raised_mark_is_seen(small: Path, mark: str) -> None:
    """So does a raised number or a sign that hangs on a word."""
    reseed(small, "street-for-all", f"{CLAIM}.", f"{CLAIM}.{mark}")
    (finding,) = findings(small)
    assert re.search(f"holds (the citation mark )?`{re.escape(mark)}`", finding.message)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "in 2019",
            "(in June 2019)",
            "(June 2, 2025)",
            "(2014-1918)",
            "(born 1960)",
            "(3,400)",
            "[the president]",
            "[sic]",
            "[in 2019]",
            "(aged 42)",
        ),
        *(
            "(1) first, (2) then",
            "20 km²",
            "10⁶",
            "*very* much",
            "e.g. the U.S. at 3.5 p.m.",
            "(note that it rained)",
            "(the 2019 plan)",
        ),
    ],
)
def test_what_cites_nothing_is_no_mark(words: str) -> None:
    """Dates, asides, units, items and emphasis are taken for what they are."""
    text = Text(f"It was so {words}, they say")
    assert [text.show(place) for place in unread.find(text, Range(0, len(text.folded)))] == []


def test_following_the_hint_mends_it(small: Path) -> None:
    """A claim on a line without a mark may be said to cite nothing."""
    reseed(small, "street-for-all", f"{CLAIM}.", f"{CLAIM} [2].")
    swap(small, TWO, CLAIM, "those cars do not vanish")
    left = {finding.code for finding in findings(small)}
    assert left <= {"quotation-inexact"}  # the rationales still quote the old claim


def test_each_line_of_a_claim_is_looked_at(small: Path) -> None:
    """A claim that runs into a second line cites something if its second line does."""
    reseed(
        small,
        "street-for-all",
        "Some of what the campaigners say is true.",
        "Some of what the campaigners say is true [2].",
    )
    swap(
        small,
        TWO,
        f'"{CLAIM}"',
        '"Nobody has counted the customers who now go somewhere else.\\nSome of what the campaigners say is true"',
    )
    (finding,) = findings(small)
    assert "line 7 of street-for-all holds the citation mark `[2]`" in finding.message


def test_a_mark_that_is_not_read_cannot_be_the_citation(small: Path) -> None:
    """The hint says what a mark is, and does not offer none of them."""
    reseed(small, "street-for-people", "(millbrook-council.example)", "(Stone 2019)")
    swap(small, COUNT, "(millbrook-council.example)", "(Stone 2019)")
    (finding,) = findings(small)
    assert (finding.code, "A mark is an address in a bracket" in finding.hint) == (
        "citation-not-a-mark",
        True,
    )


@pytest.mark.parametrize(
    "mark",
    [
        "(www.millbrook-council.example)",
        "[millbrook-council.example]",
        "(https://WWW.millbrook-council.example/traffic/2.html)",
    ],
)
def test_one_site_is_one_domain(small: Path, mark: str) -> None:
    """With `www.`, protocol, path or capitals, in round or square brackets, a mark leads to the entry of
    its site."""
    reseed(small, "street-for-people", "(millbrook-council.example)", mark)
    swap(small, COUNT, "(millbrook-council.example)", mark)
    assert findings(small) == []
    swap(small, COUNT, "domain: millbrook-council.example", "domain: www.millbrook-council.example")
    assert findings(small) == []


def test_an_entry_may_give_a_whole_address() -> None:
    """The domain of an entry is that of its address, not the name of a file in it."""
    text = Text(
        'It fell (example.org).\nSources\nA. B., "C", D (May 2, 2020) https://www.example.org/2020/c.html.'
    )
    (row,) = citations.read(text, (Lines(2, 2), Lines(3, 3))).rows()
    assert [target.name for target in row.mark.targets] == ["example.org"]
    assert [entry.domain for entry in row.candidates] == ["example.org"]


def test_a_work_that_is_only_mentioned_has_its_own_answer(small: Path) -> None:
    """The claim mentions a study: it cannot be keyed as citing nothing, and its own rule proves `attributed`."""
    reseed(small, "street-for-all", "Traders in Eastwater told me that", "According to a 2021 study,")
    swap(small, TWO, f'"{CLAIM}"', f'"According to a 2021 study, {CLAIM}"')
    messages = [finding.message for finding in findings(small) if finding.code == "proof-wrong"]
    assert messages == ["the claim mentions a work: `According to a 2021 study`"]
    swap(small, TWO, "choice: no-citation", "choice: attributed")
    swap(small, TWO, "key: no-citation", "key: attributed")
    swap(small, TWO, "{rule: no-citation}", "{rule: attribution, source: {exact: a 2021 study}}")
    assert [finding.message for finding in findings(small) if finding.code == "proof-wrong"] == []
    swap(small, TWO, "exact: a 2021 study", "exact: two shops")
    (wrong,) = (finding for finding in findings(small) if finding.code == "proof-wrong")
    assert "does not say that a study, a report or another work shows it" in wrong.message
