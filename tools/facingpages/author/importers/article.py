"""The article: which lines of a page are the text, and which are around it: menus, teasers, boxes, comments.

A proposal, no cut: every line of the page goes on, and a person decides.  Kept extractors give a text, not a
judgement of each line, and weigh more than they find: trafilatura brings 14 packages (17 MB) and finds as
much.  Here decision trees (100 kB) judge each line by its features.  `tests/bench/train_article.py` grows
them, and `tests/bench/test_articles.py` measures them on pages that they have not seen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp
from pathlib import Path
from typing import Final

from facingpages.author.importers import features
from facingpages.author.importers.features import Spot
from facingpages.author.importers.page_facts import Fact
from facingpages.text import dates
from facingpages.text.folded import fold

_FILE: Final = Path(__file__).parents[2] / "language" / "data" / "article.json"
_LEAST: Final = 0.25  # of 1: how likely a line is text that is not taken for what is around it
_LONGEST: Final = 25  # words of a line that states a title, an author or a date
_SMALL: Final = 500  # letters of a page that has room for nothing around its text

# A tree is a leaf's weight, or a feature, its bound, the tree up to the bound and the tree above it.
Tree = float | list["int | float | Tree"]


def is_text(spots: Sequence[Spot]) -> list[bool]:
    """Return for each line of a page whether it is likely to be text of the article; nothing for a page that
    is too small to tell, or on which nothing looks like an article."""
    if sum(len(spot.text) for spot in spots) < _SMALL:
        return []
    likely = [score(row) >= _LEAST for row in features.of_page(spots)]
    return likely if any(likely) else []


def with_facts(spots: Sequence[Spot], inside: Sequence[bool], facts: Mapping[str, Fact]) -> list[bool]:
    """Return which lines are kept when what the page says of its text is to be found in it: where no line of
    the article states a fact, the short line nearest to its beginning that does."""
    kept = list(inside)
    head = kept.index(True) if True in kept else 0
    for name, fact in facts.items():
        stating = [n for n, spot in enumerate(spots) if _states(spot.text, name, fact)]
        if stating and not any(kept[n] for n in stating):
            kept[min(stating, key=lambda n: abs(n - head))] = True
    return kept


def _states(line: str, name: str, fact: Fact) -> bool:
    if len(line.split()) > _LONGEST:
        return False
    day = re.match(r"\d{4}-\d\d-\d\d", fact.words)
    if name == "date" and day:
        return any(str(date) == day.group() for date in dates.stated(fold(line)))
    return name != "outlet" and fold(fact.words).casefold() in fold(line).casefold()


def score(row: Sequence[float]) -> float:
    """Return how likely a line with these features is text, from 0 to 1."""
    base, trees = _model()
    return 1 / (1 + exp(-base - sum(_leaf(tree, row) for tree in trees)))


def _leaf(tree: Tree, row: Sequence[float]) -> float:
    while isinstance(tree, list):
        feature, bound, below, above = tree
        tree = below if row[feature] <= bound else above  # type: ignore[index,operator]
    return tree


@cache
def _model() -> tuple[float, list[Tree]]:
    content = json.loads(_FILE.read_text("utf-8"))
    return content["base"], content["trees"]
