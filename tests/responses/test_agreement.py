"""Agreement of two readers: alpha against values by hand and from another program."""

from __future__ import annotations

import json

import pytest

from facingpages.responses.agreement import alpha
from tests.conftest import ROOT

CASES = json.loads((ROOT / "tests" / "data" / "alpha.json").read_text("utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES)
def test_alpha(case: dict[str, str]) -> None:
    """Krippendorff's alpha for nominal labels; a unit without a label is left out, and with fewer than two
    units there is no figure."""
    other = [None if label == "-" else label for label in case["other"]]
    expected = case["alpha"]
    assert alpha(list(case["one"]), other) == (
        expected if expected is None else pytest.approx(expected, abs=1e-12)
    )


def test_the_order_of_the_readers_does_not_matter() -> None:
    """Alpha is the same whichever reader comes first."""
    assert alpha("aabbc", "abbbc") == alpha("abbbc", "aabbc")
