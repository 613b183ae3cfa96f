"""Statistics of a class: shares and means with their intervals, discrimination, efficiency.

Sources: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22
(1927), 209-212, and L. D. Brown, T. T. Cai, A. DasGupta, "Interval Estimation for a Binomial Proportion",
Statistical Science 16 (2001), 101-133, who recommend it for small classes; R. A. Fisher, "On the probable
error of a coefficient of correlation", Metron 1 (1921), 3-32; Moodle, "Quiz statistics calculations"
(developer documentation), for discrimination and efficiency; B. Efron, "The Jackknife, the Bootstrap and
Other Resampling Plans" (1982), chapter 3, for the interval of efficiency; Student (W. S. Gosset), "The
Probable Error of a Mean", Biometrika 6 (1908), 1-25, for the interval of a mean; M. Abramowitz, I. A.
Stegun, "Handbook of Mathematical Functions" (1964), 26.7.3 to 26.7.5, for the quantiles of t."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from operator import mul
from typing import Final

Z: Final = 1.959963984540054  # the standard normal quantile of an interval of 95 %
FEWEST: Final = 30  # readers from whom on discrimination and efficiency are computed
GROUPS: Final = 50  # at most so many groups of readers are left out in turn
MANY: Final = (2_000, 10)  # from so many readers on, so few groups: the interval is narrow then
EXACT: Final = 200  # degrees of freedom up to which the quantile of t is computed exactly


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with the ends of its interval of 95 %."""

    value: float
    low: float
    high: float


def mean(total: float, squares: float, n: int) -> Estimate:
    """Return the mean of `n` scores between 0 and 1, from their sum and the sum of their squares.

    The interval is Student's: m -+ t * s / sqrt(n), where s^2 = (squares - total^2/n) / (n - 1) and t is
    the quantile of 95 % for n - 1 degrees of freedom.  It is cut off at 0 and 1.  Where every score is 0
    or 1, the mean is a share, and the interval is Wilson's.  One score, or scores that are all alike, show
    no spread: the interval is then the whole scale."""
    if n and math.isclose(total, squares, abs_tol=1e-9):  # s^2 = s for 0 and 1 alone
        return wilson(round(total), n)
    value = total / n if n else 0.0
    variance = max((squares - total * value) / (n - 1), 0.0) if n > 1 else 0.0
    if variance < 1e-12:
        return Estimate(value, 0.0, 1.0)
    reach = student(n - 1) * math.sqrt(variance / n)
    return Estimate(value, max(value - reach, 0.0), min(value + reach, 1.0))


def mean_of(figures: Sequence[float], most: float) -> Estimate:
    """Return the mean of figures from 0 to `most` that are no scores of right and wrong, with Student's
    interval, cut off at both ends; the whole scale where all are alike."""
    value = math.fsum(figures) / len(figures)
    spread = paired([one - value for one in figures], most)
    if not spread:
        return Estimate(value, 0.0, most)
    return Estimate(value, max(value + spread.low, 0.0), min(value + spread.high, most))


def paired(differences: Sequence[float], most: float = 1.0) -> Estimate | None:
    """Return the mean difference of pairs of scores from 0 to `most`, with Student's interval
    d -+ t * s / sqrt(n) over the pairs; None for one pair, or where all differences are alike."""
    n = len(differences)
    value = math.fsum(differences) / n
    variance = math.fsum((one - value) ** 2 for one in differences) / (n - 1) if n > 1 else 0.0
    if variance < 1e-12:
        return None
    reach = student(n - 1) * math.sqrt(variance / n)
    return Estimate(value, max(value - reach, -most), min(value + reach, most))


@lru_cache
def student(degrees: int) -> float:
    """Return the t that Student's distribution does not pass, either way, with a chance of 95 %.

    Up to `EXACT` degrees of freedom it is found by halving on the finite series of Abramowitz and Stegun,
    26.7.3 and 26.7.4; above, it is their expansion 26.7.5, whose error is then below 1e-9."""
    if degrees > EXACT:
        z, v = Z, degrees
        return (
            z
            + (z**3 + z) / (4 * v)
            + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
            + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
        )
    low, high = 0.0, 100.0
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, degrees) < 0.95 else (low, middle)
    return (low + high) / 2


def _within(t: float, degrees: int) -> float:
    """Return the chance that Student's distribution lies between -t and t."""
    angle = math.atan(t / math.sqrt(degrees))
    sine, cosine = math.sin(angle), math.cos(angle)
    odd = degrees % 2
    term, series = (cosine if odd else 1.0), 0.0
    for k in range(odd, degrees - 1, 2):  # the power of the cosine
        series += term
        term *= cosine * cosine * (k + 1) / (k + 2)
    return (angle + sine * series) * 2 / math.pi if odd else sine * series


def wilson(count: int, n: int) -> Estimate:
    """Return the share of `count` readers of `n`, with Wilson's interval.

    The interval is (p + z^2/2n -+ z * sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n)."""
    if not n:
        return Estimate(0.0, 0.0, 1.0)
    p, square = count / n, Z * Z
    centre = p + square / (2 * n)
    reach = Z * math.sqrt(max(p * (1 - p) / n + square / (4 * n * n), 0.0))
    low, high = (centre - reach) / (1 + square / n), (centre + reach) / (1 + square / n)
    return Estimate(p, max(low, 0.0), min(high, 1.0))


def correlation(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Return Pearson's correlation; None where one of the two does not vary."""
    x, y = _centred(xs), _centred(ys)
    spread = _product(x, x) * _product(y, y)
    return _product(x, y) / math.sqrt(spread) if spread > 1e-18 else None


def _centred(figures: Sequence[float]) -> list[float]:
    """Return figures less their mean."""
    middle = math.fsum(figures) / len(figures)
    return [one - middle for one in figures]


def _product(xs: Iterable[float], ys: Iterable[float]) -> float:
    """Return the sum of the products of two lists, place by place."""
    return math.fsum(map(mul, xs, ys))


def discrimination(item: Sequence[float], whole: Sequence[float]) -> Estimate | None:
    """Return how far an exercise tells strong readers from weak ones: the correlation of its score with the
    sum of all others, from -1 to 1; None where one does not vary or there are fewer than `FEWEST` readers.

    Moodle's discrimination index is C(x, X - x) / sqrt(V(x) V(X - x)), with x the score of the item and X
    that of the test.  The interval is Fisher's: tanh(atanh(r) -+ z / sqrt(n - 3))."""
    if len(item) < FEWEST:
        return None
    rest = [total - score for score, total in zip(item, whole, strict=True)]
    r = correlation(item, rest)
    if r is None:
        return None
    r = max(-1.0, min(1.0, r))
    if abs(r) >= 1 - 1e-12:
        return Estimate(r, r, r)
    centre, reach = math.atanh(r), Z / math.sqrt(len(item) - 3)
    return Estimate(r, math.tanh(centre - reach), math.tanh(centre + reach))


def efficiency(item: Sequence[float], whole: Sequence[float]) -> Estimate | None:
    """Return discrimination as a share of the most that these scores could show; None as for
    `discrimination`.

    Moodle's discriminative efficiency is C(x, X - x) / C_max, where C_max is the covariance of the same
    scores with both lists sorted.  The interval is a jackknife over groups: each of g groups of readers is
    left out in turn, the variance is (g - 1) / g * sum((e_i - mean e)^2), and the interval is e -+ z *
    sqrt(variance)."""
    if len(item) < FEWEST:
        return None
    rest = [total - score for score, total in zip(item, whole, strict=True)]
    xs, ys = _centred(item), _centred(rest)
    most = _product(sorted(xs), sorted(ys))
    if most <= 1e-12 * len(xs):
        return None
    value = _product(xs, ys) / most
    spread = _jackknife(xs, ys)
    return Estimate(value, value - Z * spread, min(value + Z * spread, 1.0)) if spread is not None else None


def _jackknife(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Return the standard error of efficiency, with each group of readers left out in turn.

    Reader i is of group i modulo g.  A covariance without a group is that of all less what the group adds,
    and a sorted list without a group is sorted."""
    groups = MANY[1] if len(xs) >= MANY[0] else min(len(xs), GROUPS)
    sorted_xs, sorted_ys = _sorted(xs, groups), _sorted(ys, groups)
    whole = math.fsum(xs), math.fsum(ys), _product(xs, ys)
    values: list[float] = []
    for group in range(groups):
        x, y = xs[group::groups], ys[group::groups]
        n = len(xs) - len(x)
        sum_x, sum_y = whole[0] - math.fsum(x), whole[1] - math.fsum(y)
        means = sum_x * sum_y / n
        most = _product(_without(group, sorted_xs), _without(group, sorted_ys)) - means
        if most <= 1e-12 * n:
            return None
        values.append((whole[2] - _product(x, y) - means) / most)
    mean = math.fsum(values) / groups
    return math.sqrt((groups - 1) / groups * math.fsum((value - mean) ** 2 for value in values))


def _sorted(figures: Sequence[float], groups: int) -> tuple[list[float], list[int]]:
    """Return figures in order, and the group of each."""
    order = sorted(range(len(figures)), key=figures.__getitem__)
    return [figures[i] for i in order], [i % groups for i in order]


def _without(group: int, ordered: tuple[list[float], list[int]]) -> Iterator[float]:
    """Return an iterator over the ordered figures that are not of a group."""
    figures, groups = ordered
    return compress(figures, map(group.__ne__, groups))
