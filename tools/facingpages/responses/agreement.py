"""Agreement of two readers on labels."""

from __future__ import annotations

import krippendorff


def alpha(one: list[str], other: list[str | None]) -> float | None:
    """Return Krippendorff's alpha for nominal labels of two readers; 1 where both give one label throughout.

    A pair with a missing label is left out; None where fewer than two pairs are left.  A role that the key accepts
    beside its own counts as another label here: agreement is stricter than the score.
    """
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if b is not None]
    labels = sorted({label for pair in pairs for label in pair})
    if len(pairs) < 2:
        return None
    if len(labels) < 2:
        return 1.0
    numbers = [[float(labels.index(label)) for label in row] for row in zip(*pairs, strict=True)]
    return float(krippendorff.alpha(reliability_data=numbers, level_of_measurement="nominal"))
