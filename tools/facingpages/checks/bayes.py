"""A small, deterministic naive Bayes classifier over sets of words. It shows how much the words alone give
away."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

Example = tuple[frozenset[str], str]  # words and their label


class Examples:
    """Labelled sets of words, counted once, so that each can be classified by all the others.

    Multi-variate Bernoulli model with add-one smoothing: each word is there or not (McCallum and Nigam 1998).
    """

    def __init__(self, examples: Iterable[Example]) -> None:
        self._labels: Counter[str] = Counter()
        self._holding: dict[str, Counter[str]] = {}
        for words, label in examples:
            self._labels[label] += 1
            self._holding.setdefault(label, Counter()).update(words)

    def best(self, seen: frozenset[str], among: Sequence[str], without: Sequence[Example] = ()) -> str:
        """Return the label that the examples suggest for a set of words, one of `among`; the first of equals.

        `without` are examples that are left out: those of the same exercise.
        """
        left = {
            label: Counter(word for words, given in without if given == label for word in words)
            for label in among
        }
        labels = {label: self._labels[label] - sum(given == label for _, given in without) for label in among}
        holding = {label: self._holding.get(label, Counter()) for label in among}
        vocabulary = sorted(
            {word for label in among for word in holding[label] if holding[label][word] > left[label][word]}
        )

        def likelihood(label: str) -> float:
            total = math.log((labels[label] + 1) / (sum(labels.values()) + len(among)))
            held, gone = holding[label], left[label]
            shares = [(number + 1) / (labels[label] + 2) for number in range(labels[label] + 1)]
            there, missing = [math.log(share) for share in shares], [math.log(1 - share) for share in shares]
            for word in vocabulary:
                total += (there if word in seen else missing)[held.get(word, 0) - gone.get(word, 0)]
            return total

        return max(among, key=lambda label: (likelihood(label), -among.index(label)))
