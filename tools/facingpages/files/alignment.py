"""Align two versions of a list, so that an item that was put in or taken out moves no other item."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from facingpages.files.yaml_read import Plain

Turn = Literal["keep", "delete", "insert"]
_MOST: Final = 40_000  # pairs of items that are compared; longer lists are paired in order


def aligned(old: Sequence[Plain], new: Sequence[Plain]) -> list[Turn]:
    """Return the turns that lead from one list to another with the fewest values written: keep an item (as
    it is, or changed inside), delete the next old one, or insert the next new one."""
    if len(old) * len(new) > _MOST:
        both = min(len(old), len(new))
        paired: list[Turn] = ["keep"] * both
        gone: list[Turn] = ["delete"] * (len(old) - both)
        fresh: list[Turn] = ["insert"] * (len(new) - both)
        return [*paired, *gone, *fresh]
    sizes = [[size(item) for item in items] for items in (old, new)]
    costs = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old), -1, -1):
        for j in range(len(new), -1, -1):
            ways = []
            if i < len(old):
                ways.append(sizes[0][i] + costs[i + 1][j])
            if j < len(new):
                ways.append(sizes[1][j] + costs[i][j + 1])
            if i < len(old) and j < len(new):
                ways.append(differing(old[i], new[j]) + costs[i + 1][j + 1])
            costs[i][j] = min(ways, default=0)
    turns: list[Turn] = []
    i = j = 0
    while i < len(old) or j < len(new):
        here = costs[i][j]
        if i < len(old) and j < len(new) and here == differing(old[i], new[j]) + costs[i + 1][j + 1]:
            turns.append("keep")
            i, j = i + 1, j + 1
        elif j < len(new) and here == sizes[1][j] + costs[i][j + 1]:
            turns.append("insert")
            j += 1
        else:
            turns.append("delete")
            i += 1
    return turns


def size(value: Plain) -> int:
    """Return how many scalars a value holds, at least one."""
    match value:
        case str():
            return 1
        case list():
            return max(1, sum(size(item) for item in value))
        case dict():
            return max(1, sum(size(item) for item in value.values()))


def differing(old: Plain, new: Plain) -> int:
    """Return how many scalars are to be written or taken out to make one value of another."""
    if old == new:
        return 0
    if isinstance(old, dict) and isinstance(new, dict):
        names = {**old, **new}
        return sum(
            differing(old[name], new[name])
            if name in old and name in new
            else size(old[name] if name in old else new[name])
            for name in names
        )
    return size(old) + size(new)
