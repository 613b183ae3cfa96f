"""Automatic numbers: Word keeps no number with a paragraph, only the list and the level; they are counted
here as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from facingpages.author.importers.word.package import Package, first, is_on, value
from facingpages.author.importers.word.styles import Styles

_LEVELS: Final = 9
_MOST: Final = 100_000  # a number that is larger is not counted out in letters or Roman figures
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass
class _List:
    """One list: its levels, the numbers that begin anew in it, and how far it has counted."""

    levels: dict[int, Element]
    starts: dict[int, int] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)

    def start(self, level: int) -> int:
        return self.starts.get(level, _whole(value(self.levels.get(level), "w:start"), 1))


class Numbering:
    """The lists of one file; each paragraph that is an item moves one of them on."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        for part in package.related("numbering"):
            self._read(part)

    def _read(self, part: Element) -> None:
        plans = {one.get("w:abstractNumId", ""): one for one in part.iter("w:abstractNum")}
        links = {value(one, "w:styleLink"): one for one in plans.values() if value(one, "w:styleLink")}
        shared: dict[str, _List] = {}
        for number in part.iter("w:num"):
            id = value(number, "w:abstractNumId")
            plan = plans.get(id)
            if plan is None:
                continue
            plan = links.get(value(plan, "w:numStyleLink"), plan)
            levels = {_whole(one.get("w:ilvl", ""), 0): one for one in plan.iter("w:lvl")}
            starts = {}
            for change in number.iter("w:lvlOverride"):
                level = _whole(change.get("w:ilvl", ""), 0)
                if (own := first(change, "w:lvl")) is not None:
                    levels[level] = own
                if begin := value(change, "w:startOverride"):
                    starts[level] = _whole(begin, 1)
            # Lists of one plan go on counting together, but where one begins anew.
            own_list = _List(levels, starts)
            self._lists[number.get("w:numId", "")] = own_list if starts else shared.setdefault(id, own_list)

    def number(self, paragraph: Element) -> str | None:
        """Return the number of a paragraph as Word shows it, empty for a point; None where it is no item."""
        properties = first(paragraph, "w:pPr")
        own = first(properties, "w:numPr")
        styled = self._styles.numbering(value(properties, "w:pStyle"))
        id = value(own, "w:numId") or value(styled, "w:numId")
        one = self._lists.get(id)
        if one is None:
            return None
        level = _whole(value(own, "w:ilvl") or value(styled, "w:ilvl"), 0)
        if not 0 <= level < _LEVELS:
            return None
        one.counts[level] = one.counts.get(level, one.start(level) - 1) + 1
        for deeper in [place for place in one.counts if place > level]:
            del one.counts[deeper]
        return _shown(one, level)


def _shown(one: _List, level: int) -> str:
    plan = one.levels.get(level)
    if plan is None or value(plan, "w:numFmt") in ("bullet", "none"):
        return ""
    legal = is_on(plan, "w:isLgl")

    def figure(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        form = "decimal" if legal and place < level else value(one.levels.get(place), "w:numFmt")
        return _figure(one.counts.get(place, one.start(place)), form)

    return re.sub(r"%([1-9])", figure, value(plan, "w:lvlText")).strip()


def _figure(number: int, form: str) -> str:
    """Return a number in a form of Word; in figures where the form is another one."""
    if not 0 < number < _MOST:
        return str(number)
    match form:
        case "lowerLetter" | "upperLetter":
            letters = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 30)
            return letters.upper() if form == "upperLetter" else letters
        case "lowerRoman" | "upperRoman":
            roman = ""
            for worth, sign in _ROMAN:
                roman += sign * (number // worth)
                number %= worth
            return roman.upper() if form == "upperRoman" else roman
        case "decimalZero":
            return f"{number:02}"
        case _:
            return str(number)


def _whole(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else otherwise
