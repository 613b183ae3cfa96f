"""Grow the trees of `language/data/article.json`: `FACINGPAGES_DATA=folder python -m tests.bench.train_article`.

It needs scikit-learn and numpy, which nothing else here does. It learns from the halves to tune on alone: from
mozilla/readability whether each line is in the expected article, from trafilatura's set the lines that hold a
piece.  The same data and the same version of scikit-learn give the same trees."""

from __future__ import annotations

import difflib
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from bs4 import BeautifulSoup
from sklearn.ensemble import HistGradientBoostingClassifier

from facingpages.author.importers import features, html_file
from facingpages.author.importers.decoding import decode_page
from facingpages.author.importers.features import Spot
from facingpages.author.importers.model import Unreadable

from . import pages
from .pages import Page

FILE = Path(__file__).parents[2] / "tools" / "facingpages" / "language" / "data" / "article.json"
Row = tuple[list[float], float, float]  # features, 1 for text and 0 for what is around it, weight


def spots_of(html: str) -> list[Spot]:
    spots: list[Spot] = []
    html_file._lines(BeautifulSoup(html, "html.parser"), Counter(), Counter(), spots)
    return spots


def _key(text: str) -> str:
    return "".join(re.findall(r"\w+", text.casefold()))


def labels(spots: list[Spot], expected: str) -> list[float]:
    """For each line, 1 where the expected article has it."""
    source, wanted = [_key(spot.text) for spot in spots], [_key(spot.text) for spot in spots_of(expected)]
    made = [0.0] * len(source)
    for first, _, number in difflib.SequenceMatcher(
        None, source, wanted, autojunk=False
    ).get_matching_blocks():
        made[first : first + number] = [1.0] * number
    whole, known = "".join(wanted), set(wanted)
    inside = [place for place, label in enumerate(made) if label] or [0]
    for place, key in enumerate(source):
        if len(key) > 40 and not made[place]:
            parts = [key[at : at + 20] in whole for at in range(0, len(key) - 20, 10)]
            made[place] = float(key in known or sum(parts) > 0.6 * len(parts))
        elif inside[0] < place < inside[-1] and len(key) > 12 and key in whole:
            made[place] = 1.0
    return made


def of_whole(page: Page) -> Iterator[Row]:
    """The lines of a page by the letters that they are of its article; a page has one weight, however long."""
    spots = spots_of(decode_page(page.source, None)[0])
    given = labels(spots, page.expected) if spots else []
    article = max(200.0, sum(len(spot.text) * label for spot, label in zip(spots, given, strict=True)))
    weights = [min(len(spot.text), 3000) / article + 0.002 for spot in spots]
    scale = 2 / max(1.0, sum(weights) / 3)
    for row, label, weight in zip(features.of_page(spots) if spots else [], given, weights, strict=True):
        yield row, label, weight * scale


def of_pieces(page: Page) -> Iterator[Row]:
    """The lines of a page that hold a piece; one that is in many lines says nothing of any."""
    spots = spots_of(decode_page(page.source, None)[0])
    lines = [pages.on_one_line(spot.text) for spot in spots]
    found: dict[int, float] = {}
    for piece in map(pages.on_one_line, page.within):
        places = [place for place, line in enumerate(lines) if piece in line]
        found |= dict.fromkeys(places, 1.0) if len(places) <= 2 else {}
    for piece in map(pages.on_one_line, page.without):
        found |= {place: 0.0 for place, line in enumerate(lines) if piece in line and not found.get(place)}
    rows = features.of_page(spots) if found else []
    yield from ((rows[place], label, 1 / 6) for place, label in found.items())


def main() -> None:
    given: list[Row] = []
    for read, them in ((of_whole, pages.whole(held_out=False)), (of_pieces, pages.pieces(held_out=False))):
        for page in them:
            try:
                given += read(page)
            except Unreadable:
                print(f"left out: {page.name}")
    rows, answers, weights = (np.array(column) for column in zip(*given, strict=True))
    model = HistGradientBoostingClassifier(
        max_iter=350, learning_rate=0.05, max_leaf_nodes=16, l2_regularization=3.0, min_samples_leaf=20,
        early_stopping=False, max_bins=64, random_state=0,
    )  # fmt: skip
    model.fit(rows, answers >= 0.5, sample_weight=weights / weights.mean())
    trees = [json.dumps(_tree(grown[0].nodes, 0), separators=(",", ":")) for grown in model._predictors]
    base = round(float(np.ravel(model._baseline_prediction)[0]), 4)
    FILE.write_text(f'{{"base": {base}, "trees": [\n' + ",\n".join(trees) + "\n]}\n", "utf-8")
    print(f"{FILE}: {len(trees)} trees from {len(given)} lines")


def _tree(nodes: np.ndarray, place: int) -> object:
    node = nodes[place]
    if node["is_leaf"]:
        return round(float(node["value"]), 4)
    bound = float(f"{node['num_threshold']:.5g}")
    return [int(node["feature_idx"]), bound, _tree(nodes, node["left"]), _tree(nodes, node["right"])]


if __name__ == "__main__":
    main()
