"""Facts of a key that the text does not bear out are refused: a domain, a date, a part that is not there."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.reseeding import COUNT, findings, reseed, swap

UNITS = "exercises/one-street/what-the-shops-need.yml"


def test_a_proof_names_a_domain_of_its_mark(small: Path) -> None:
    """A domain that the mark does not mention proves nothing."""
    swap(
        small,
        COUNT,
        "rule: one-entry, domain: millbrook-council.example",
        "rule: one-entry, domain: x.example",
    )
    (finding,) = findings(small)
    assert (finding.path, finding.code) == (COUNT, "proof-wrong")
    assert "the mark does not mention `x.example`" in finding.message


def test_every_entry_that_decides_an_order_has_a_date(small: Path) -> None:
    """Where one of the entries that the mark can mean states no date, the dates decide nothing."""
    entry = "report (September 18, 2023) millbrook-council.example."
    reseed(
        small,
        "street-for-people",
        entry,
        f'{entry}\nMillbrook Council, "Minutes", millbrook-council.example.',
    )
    assert any("states no date" in finding.message for finding in findings(small))


def test_a_part_supports_another_part_of_its_exercise(small: Path) -> None:
    """A number beyond the last part, or that of the part itself, is refused."""
    for number in ("99", "3"):
        swap(small, UNITS, "    supports: 2\n", f"    supports: {number}\n")
        (finding,) = findings(small)
        assert (finding.path, finding.code) == (UNITS, "unit-unknown"), number
        swap(small, UNITS, f"    supports: {number}\n", "    supports: 2\n")


def test_an_entry_of_another_year_proves_nothing(small: Path) -> None:
    """Where the only entry by the names of a mark is of another year, it is neither found nor missing."""
    reseed(small, "street-for-people", "(millbrook-council.example)", "(Millbrook Council, 2021)")
    swap(small, COUNT, '{exact: "(millbrook-council.example)"}', '{exact: "(Millbrook Council, 2021)"}')
    proof = "key: found\n    proof: {rule: one-entry, domain: millbrook-council.example}"
    for choice, rule in (("found", "one-entry"), ("not-listed", "not-listed")):
        other = f"key: {choice}\n    proof: {{rule: {rule}}}"
        swap(small, COUNT, proof, other)
        assert any("is of 2023: nobody can say" in finding.message for finding in findings(small)), rule
        swap(small, COUNT, other, proof)
