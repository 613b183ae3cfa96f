"""Cut and join the parts of an exercise on claim and evidence: whoever names a part by its number follows."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from facingpages.course.kinds.claim_evidence import PARTS
from facingpages.course.passage import Passage
from facingpages.course.placing import Placed, describe
from facingpages.desk import placed, view
from facingpages.desk.refusal import Refusal
from facingpages.files.yaml_read import Plain
from facingpages.text.folded import Range

Units = list[dict[str, Plain]]
_AGAIN = "Open the exercise again."


def cut(values: dict[str, Plain], shown: tuple[Passage, ...], unit: int, word: int) -> Plain:
    """Return the parts with one cut before a word; the second half waits for its role and its reason."""
    units = _units(values, unit)
    index, passage, where = _place(values, shown, unit)
    words = passage.number(where)
    if not words.start < word < words.end:
        raise Refusal("a part is cut before a word inside it", "Choose a word after its first.")
    middle = passage.characters(Range(word, word + 1)).start
    start = passage.text.folded[where.start : middle].rstrip()
    first = Range(where.start, where.start + len(start))
    second = Range(middle, where.end)
    renumbered = [_renumbered(one, lambda n: n + 1 if n > unit + 1 else n) for one in units]
    renumbered[unit] = {**renumbered[unit], "text": _selector(shown, index, first)}
    new: dict[str, Plain] = {"text": _selector(shown, index, second), "role": "todo", "why": "todo"}
    return [*renumbered[: unit + 1], new, *renumbered[unit + 1 :]]


def join(values: dict[str, Plain], shown: tuple[Passage, ...], unit: int) -> Plain:
    """Return the parts with one joined to the part after it, whose role and reason are given up."""
    units = _units(values, unit + 1)
    index, _, where = _place(values, shown, unit)
    other, _, after = _place(values, shown, unit + 1)
    if index != other:
        raise Refusal("the next part is in the other passage", "Join parts of one passage.")
    renumbered = [_renumbered(one, lambda n: n - 1 if n > unit + 1 else n) for one in units]
    kept = {**renumbered[unit], "text": _selector(shown, index, Range(where.start, after.end))}
    if kept.get("supports") == str(unit + 1):  # it supported the part that is now itself
        del kept["supports"]
    return [*renumbered[:unit], kept, *renumbered[unit + 2 :]]


def drop(values: dict[str, Plain], unit: int) -> Plain:
    """Return the parts without one; a part that supported it supports none."""
    units = _units(values, unit)
    left = []
    for number, one in enumerate(units):
        if number == unit:
            continue
        kept = {name: value for name, value in one.items() if (name, value) != ("supports", str(unit + 1))}
        left.append(_renumbered(kept, lambda n: n - 1 if n > unit + 1 else n))
    return [*left]


def _units(values: dict[str, Plain], unit: int) -> Units:
    units = values.get("units")
    if not isinstance(units, list) or not 0 <= unit < len(units):
        raise Refusal(f"the exercise has no part {unit + 1}", _AGAIN)
    return [one for one in units if isinstance(one, dict)]


def _place(values: dict[str, Plain], shown: tuple[Passage, ...], unit: int) -> tuple[int, Passage, Range]:
    """Return the passage of a part and its characters; raise `Refusal` if its words are not there once."""
    found = placed.within(values, shown, ("units", unit, "text"))
    for index, passage in enumerate(shown):
        if found and passage.seed.id == found[0].seed and found[0].where in passage.where:
            return index, passage, found[0].where
    raise Refusal(f"the words of part {unit + 1} are not in the passage once", "Mend its words first.")


def _selector(shown: tuple[Passage, ...], index: int, where: Range) -> Plain:
    selector = describe(Placed(index, where), placed.zones_of(shown))
    return {**view.as_data(selector.exact, selector.prefix, selector.suffix)}


def _renumbered(unit: dict[str, Plain], new: Callable[[int], int]) -> dict[str, Plain]:
    """Return a part with other numbers for the parts that it names: in `supports`, and in its reason."""
    changed: dict[str, Any] = dict(unit)
    supports, why = unit.get("supports"), unit.get("why")
    if isinstance(supports, str) and supports.isdecimal():
        changed["supports"] = str(new(int(supports)))
    if isinstance(why, str):
        changed["why"] = PARTS.sub(
            lambda named: re.sub(r"\d+", lambda number: str(new(int(number[0]))), named[0]), why
        )
    return changed
