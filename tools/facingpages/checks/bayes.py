"""A naive Bayes classifier over sets of words, small and deterministic, to see what words alone give away."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence


def best(seen: frozenset[str], others: Iterable[tuple[frozenset[str], str]], among: Sequence[str]) -> str:
    """Return the label that the examples suggest for a set of words, one of `among`; the first of equals.

    Multi-variate Bernoulli model with add-one smoothing: each word of the examples is there or not
    (McCallum and Nigam 1998)."""
    labelled = [(words, label) for words, label in others if label in among]
    labels = Counter(label for _, label in labelled)
    vocabulary = sorted(set().union(*(words for words, _ in labelled)))
    holding = {
        label: Counter(word for words, given in labelled if given == label for word in words)
        for label in among
    }

    def likelihood(label: str) -> float:
        total = math.log((labels[label] + 1) / (len(labelled) + len(among)))
        for word in vocabulary:
            share = (holding[label][word] + 1) / (labels[label] + 2)
            total += math.log(share if word in seen else 1 - share)
        return total

    return max(among, key=lambda label: (likelihood(label), -among.index(label)))
