"""Scores as a table for people or as CSV."""

from __future__ import annotations

import statistics

from facingpages.files.tables import as_csv, table
from facingpages.responses.grade import Score


def scores_as_table(scores: list[Score]) -> str:
    """Return scores as a table, with the mean and the least of each kind below."""
    means = [("kind", "answers", "mean score", "least score", "mean alpha")]
    for kind in sorted({score.kind for score in scores}):
        of_kind = [score for score in scores if score.kind == kind]
        alphas = [score.alpha for score in of_kind if score.alpha is not None]
        mean = f"{statistics.mean(alphas):.2f}" if alphas else ""
        means.append(
            (
                kind,
                str(len(of_kind)),
                f"{statistics.mean(s.score for s in of_kind):.2f}",
                f"{min(s.score for s in of_kind):.2f}",
                mean,
            )
        )
    return f"{table(_score_rows(scores))}\n\n{table(means)}"


def scores_as_csv(scores: list[Score]) -> str:
    """Return scores as CSV."""
    return as_csv(_score_rows(scores))


def _score_rows(scores: list[Score]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        ("reader", "exercise", "kind", "score", "naming", "links", "alpha", "hits", "false alarms")
    ]
    for score in scores:
        shown = (
            "" if value is None else f"{value:.2f}"
            for value in (score.score, score.naming, score.links, score.alpha)
        )
        counted = ("" if number is None else str(number) for number in (score.hits, score.false_alarms))
        rows.append((score.reader, score.exercise, score.kind, *shown, *counted))
    return rows
