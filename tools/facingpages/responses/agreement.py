"""Agreement of two readers on labels, corrected for chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def alpha(one: Sequence[str], other: Sequence[str | None]) -> float | None:
    """Return Krippendorff's alpha for nominal labels of two readers; None where fewer than two units have
    both labels.

    1 is full agreement, 0 what chance would give.  A unit that lacks a label is left out.  Two readers who
    give one and the same label throughout agree fully.

    Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C, nominal data,
    two observers: alpha = 1 - (n - 1) * sum(o_ck) / sum(n_c * n_k) over all pairs of different labels c
    and k, with n labels in all, n_c of them c.  Also in "Content Analysis", 4th edition (2019), chapter
    12."""
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if b is not None]
    if len(pairs) < 2:
        return None
    labels = [label for pair in pairs for label in pair]
    n, counts = len(labels), Counter(labels).values()
    observed = 2 * sum(
        [a != b for a, b in pairs]
    )  # each unit that differs gives the coincidences c-k and k-c
    expected = n**2 - sum([count**2 for count in counts])
    return 1 - (n - 1) * observed / expected if expected else 1.0
